"""Whole commands of a coach: a cohort, two rounds, an import, a gate."""

import json
import os
import random
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from helpers.people import break_files, made_up, moved, write_cohort, write_person
from helpers.tables import table
from helpers.verbs import EXAMPLES, PERSONAS, ROOT, passion, persona

from passion_cli.errors import ExitCode
from passion_cli.storage.strict_yaml import parse

FIXED = {"SOURCE_DATE_EPOCH": "1795392000", "PASSION_LANG": "en"}


def coach(
    *arguments: str, cwd: Path | str | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run the program on a fixed day, in English."""
    return passion(*arguments, cwd=Path(cwd) if cwd else None, **{**FIXED, **environment})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_cohort(tmp_path / "answers", 12)


@pytest.fixture
def fine(tmp_path: Path) -> Path:
    for number in range(8):
        write_person(tmp_path / "answers", f"p{number}.yaml", made_up(number), f"Person {number}")
    return tmp_path / "answers"


def data(done: subprocess.CompletedProcess[str]) -> dict[str, object]:
    loaded: dict[str, object] = json.loads(done.stdout)
    return loaded


def test_broken_files_are_listed_and_stop_nobody(folder: Path) -> None:
    done = coach("cohort", str(folder), "--format", "json")
    assert done.returncode == ExitCode.INPUT
    made = data(done)
    assert made["people"] == 12
    files: dict[str, object] = made["files"]  # type: ignore[assignment]
    assert (files["broken"], files["valid"], files["older"]) == (4, 12, [])
    assert {problem["key"] for problem in files["problems"]} == {  # type: ignore[attr-defined]
        "empty_file", "unknown_option", "out_of_range", "wrong_format", "not_yaml",
    }  # fmt: skip
    assert (
        "4 responses could not be read. Exit code 2; to ignore them, add --allow-invalid."
        in done.stderr
    )
    assert re.search(
        r"#[0-9a-f]{8}:4:12: answers.who_for: “…” is not a possible answer. Allowed values",
        done.stderr,
    )
    assert "anyonee" not in done.stderr + done.stdout
    seen: Any = data(coach("cohort", str(folder), "--for", "coach", "--format", "json"))
    assert seen["files"]["older"] == ["#8", "#17"]
    named = coach("cohort", "answers", "--names", "--format", "json", cwd=folder.parent)
    assert "answers/broken/option.yaml:4:12: answers.who_for: “…” is not" in named.stderr
    assert coach("cohort", str(folder), "--allow-invalid").returncode == ExitCode.OK


@pytest.mark.parametrize(
    ("clauses", "code"),
    [(["median>=10"], 0), (["median>=99"], 1), (["valid>=75"], 0), (["valid>=90"], 1), (["people==12"], 0),
     (["fair_price.median>=1", "pricing.median<=100", "coverage.mean>=1"], 0), (["fair_price.high<=1"], 1)],
)  # fmt: skip
def test_requirements_on_a_cohort(folder: Path, clauses: list[str], code: int) -> None:
    options = [part for clause in clauses for part in ("--require", clause)]
    done = coach("cohort", str(folder), "--allow-invalid", *options)
    assert done.returncode == code, done.stderr
    assert ("Requirement not met: " in done.stderr) == (code == 1)
    assert "Where the group stands: a median score of" in done.stdout


def test_a_broken_file_wins_over_a_missed_requirement(folder: Path) -> None:
    assert coach("cohort", str(folder), "--require", "median>=99").returncode == ExitCode.INPUT


def test_a_withheld_figure_misses_its_requirement_and_says_so(fine: Path) -> None:
    done = coach("cohort", str(fine), "--min-group", "9", "--require", "median>=0")
    assert done.returncode == ExitCode.GATE
    assert "median is hidden or has no value" in done.stderr
    assert "all figures are hidden" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [(("nowhere",), "nowhere: file not found."), (("--require", "medain>=3"), "Did you mean `median`?"),
     (("--require", "improved>=3"), "“improved” compares two rounds: add --baseline."), (("--by", "age"), "Allowed values: group"),
     (("--min-group", "0"), "--min-group must be a whole number between 2 and 1000"), (("--format", "pdf"), "csv"),
     (("--output", "x.pdf"), "this file name does not indicate a format"), (("--map", "none.yaml"), "none.yaml: file not found.")],
)  # fmt: skip
def test_bad_usage_is_told_and_nothing_is_done(
    fine: Path, arguments: tuple[str, ...], told: str
) -> None:
    done = coach("cohort", str(fine), *arguments)
    assert done.returncode == ExitCode.INPUT
    assert told in done.stderr
    assert done.stdout == ""


def test_names_are_pseudonyms_unless_asked_and_stable_with_a_salt(
    fine: Path, tmp_path: Path
) -> None:
    hidden = coach("cohort", str(fine), "--participants")
    assert "Person 3" not in hidden.stdout
    assert len(set(re.findall(r"P-[0-9A-Z]{4,}", hidden.stdout))) == 8
    shown = coach("cohort", str(fine), "--participants", "--names").stdout
    listed = re.findall(r"^Person \d", shown, re.MULTILINE)
    assert listed == sorted(listed)
    assert len(listed) == 8
    salt = str(tmp_path / "salt")
    first = coach("cohort", str(fine), "--participants", "--salt-file", salt)
    write_person(fine, "new.yaml", made_up(99), "Somebody new")
    second = coach("cohort", str(fine), "--participants", "--salt-file", salt)
    before, after = (set(re.findall(r"P-[0-9A-Z]{4,}", done.stdout)) for done in (first, second))
    assert before < after


def test_two_rounds_compare_the_same_people(tmp_path: Path) -> None:
    for number in range(14):
        name = f"Person {number}"
        if number < 12:
            write_person(tmp_path / "one", f"a{number}.yaml", made_up(number), name)
        if number > 1:
            write_person(
                tmp_path / "two",
                f"b{number}.json",
                moved(made_up(number), number, 0.8),
                f"  {name.upper()}",
            )
    arguments = ("cohort", "two", "--baseline", "one", "--for", "coach")
    done = coach(*arguments, "--format", "json", cwd=tmp_path)
    rounds: dict[str, object] = data(done)["rounds"]  # type: ignore[assignment]
    assert (rounds["pairs"], rounds["joined"], rounds["left"]) == (10, 2, 2)
    overall = rounds["changes"][0]  # type: ignore[index]
    assert overall["up"] + overall["same"] + overall["down"] == overall["pairs"]
    told = coach(*arguments, "--details", cwd=tmp_path).stdout
    assert "10 people in both rounds · 2 joined · 2 left" in told
    assert "regression" in told
    declined = coach(*arguments, "--require", "declined<=0", cwd=tmp_path)
    assert declined.returncode == (ExitCode.GATE if overall["down"] else ExitCode.OK)


def write_moves(path: Path, moves: dict[str, str]) -> None:
    lines = [f"  {move}: {state}\n" for move, state in moves.items()]
    path.write_text(f"{path.read_text()}moves:\n{''.join(lines)}")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_moves_that_were_done_are_counted_and_nothing_is_claimed(
    tmp_path: Path, language: str
) -> None:
    for number in range(9):
        name, states = f"Person {number}", ("done", "done", "partly")
        write_person(tmp_path / "one", f"a{number}.yaml", made_up(number), name)
        moves = {"who_for": states[number % 3], **({"price_basis": "done"} if number < 2 else {})}
        later = moved(made_up(number), number, 0.5)
        write_moves(write_person(tmp_path / "two", f"b{number}.yaml", later, name), moves)
    arguments = ("cohort", "two", "--baseline", "one", "--for", "coach")
    made: Any = data(coach(*arguments, "--format", "json", cwd=tmp_path))
    counted = {
        kind: {each["id"]: each["people"] for each in made[kind]} for kind in ("noted", "done")
    }
    assert (counted["noted"]["who_for"], counted["done"]["who_for"]) == (9, 6)
    followed = {each["indicator"]: each["change"] for each in made["rounds"]["followed"]}
    assert (
        followed["who_for"]["up"] + followed["who_for"]["same"] + followed["who_for"]["down"] == 6
    )
    assert followed["price_basis"]["pairs"] == 2
    group: Any = data(coach(*arguments[:4], "--format", "json", cwd=tmp_path))
    assert {each["people"] for each in group["done"]} <= {None, 0}
    assert group["rounds"]["followed"] == []
    told = coach(*arguments, "--lang", language, cwd=tmp_path).stdout.replace("\u00a0", " ")
    assert (
        "planned by 9, done by 6" if language == "en" else "prévue par 9, réalisée par 6"
    ) in told
    assert (
        "This does not show that the action caused"
        if language == "en"
        else "Cela ne prouve pas que l’action a causé"
    ) in " ".join(told.split())


def test_a_move_that_moves_nothing_is_refused(tmp_path: Path) -> None:
    write_moves(write_person(tmp_path, "a.yaml", persona("coach")), {"who_fr": "done"})
    done = coach("answers", "check", "a.yaml", cwd=tmp_path)
    assert done.returncode == ExitCode.INPUT
    assert "moves.who_fr: “who_fr” does not exist in this rulebook." in done.stderr
    assert "Did you mean who_for?" in done.stderr


def test_the_same_input_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "elsewhere" / "answers"
    files = [path for path in folder.rglob("*") if path.is_file()]
    random.Random(7).shuffle(files)  # noqa: S311
    for path in files:
        target = other / path.relative_to(folder)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)
        os.utime(target, (1, 1))
    for kind in ("terminal", "markdown", "json", "csv", "junit"):
        arguments = (
            "--participants",
            "--by",
            "group",
            "--allow-invalid",
            "--require",
            "median>=99",
            "--format",
            kind,
        )
        one = coach(
            "cohort", str(folder), *arguments, TZ="Pacific/Auckland", PYTHONHASHSEED="1", **FIXED
        )
        two = coach("cohort", *sorted(str(p) for p in other.iterdir()), str(other), *arguments,
                      TZ="America/Lima", PYTHONHASHSEED="2")  # fmt: skip
        three = coach(
            "cohort", "answers", *arguments, cwd=other.parent, PYTHONHASHSEED="3", **FIXED
        )
        assert one.stdout == three.stdout, kind
        assert sorted(one.stdout) == sorted(two.stdout) or kind in (
            "terminal",
            "markdown",
            "json",
            "junit",
        )
        assert "2026-11-23" in one.stdout or kind in ("terminal", "markdown", "csv")


def test_many_files_are_read_by_several_processes_to_the_same_bytes(tmp_path: Path) -> None:
    for number in range(430):
        write_person(
            tmp_path / "many", f"p{number:03d}.yaml", made_up(number % 40), f"Person {number}"
        )
    break_files(tmp_path / "many" / "broken")
    once = coach("cohort", "many", "--format", "json", "--participants", cwd=tmp_path)
    halves = [f"many/p{digit}*.yaml" for digit in "43210"]
    named = (*halves, "many", "--title", "many")
    again = coach("cohort", *named, "--format", "json", "--participants", cwd=tmp_path)
    assert once.stdout == again.stdout
    assert data(once)["people"] == 430


def test_a_table_and_files_can_be_mixed(fine: Path, tmp_path: Path) -> None:
    form = tmp_path / "form.csv"
    form.write_text(table("google", {name: persona(name) for name in PERSONAS}, "fr"))
    done = coach("cohort", str(fine), str(form), "--by", "language", "--format", "json")
    made = data(done)
    assert (done.returncode, made["people"]) == (0, 14)
    assert [(g["name"], g["people"]) for g in made["groups"]] == [("en", 8), ("fr", 6)]  # type: ignore[attr-defined]


def test_junit_has_a_case_for_each_requirement_and_each_broken_file(folder: Path) -> None:
    done = coach(
        "cohort",
        str(folder),
        "--require",
        "median>=99",
        "--require",
        "people>=1",
        "--format",
        "junit",
        **FIXED,
    )
    suite = ET.fromstring(done.stdout).find("testsuite")  # noqa: S314
    assert suite is not None
    check_suite(suite)
    assert {key: suite.get(key) for key in ("tests", "failures", "errors")} == {
        "tests": "6", "failures": "1", "errors": "4",
    }  # fmt: skip


def check_suite(suite: ET.Element) -> None:
    """What the Ant schema and that of Jenkins both ask of a suite."""
    required = {
        "name",
        "timestamp",
        "hostname",
        "tests",
        "failures",
        "errors",
        "time",
        "package",
        "id",
    }
    assert set(suite.attrib) == required
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", suite.get("timestamp", ""))
    tags = [child.tag for child in suite]
    assert tags[0] == "properties"
    assert tags[-2:] == ["system-out", "system-err"]
    assert set(tags[1:-2]) <= {"testcase"}
    for case in suite.iter("testcase"):
        assert set(case.attrib) == {"name", "classname", "time"}
        assert len(case) <= 1
        assert all(set(child.attrib) == {"message", "type"} for child in case)


def test_the_step_summary_and_annotations_of_github(folder: Path, tmp_path: Path) -> None:
    assert folder.parent == tmp_path
    summary = tmp_path / "summary.md"
    summary.write_text("before\n")
    surroundings = {"GITHUB_STEP_SUMMARY": str(summary), "GITHUB_WORKSPACE": str(tmp_path)}
    done = coach(
        "cohort",
        "answers",
        "--github",
        "--require",
        "median>=99",
        "--format",
        "json",
        cwd=tmp_path,
        **surroundings,
    )
    assert done.returncode == ExitCode.INPUT
    assert data(done)["people"] == 12
    assert summary.read_text().startswith("before\n# answers\n")
    errors = [line for line in done.stderr.splitlines() if line.startswith("::error")]
    assert "::error file=answers/broken/option.yaml,line=4,col=12::#38b5940e:4:12" in done.stderr
    assert "anyonee" not in done.stderr + summary.read_text()
    assert errors[0].startswith("::error::Requirement not met: median>=99")
    for number in range(12):
        (tmp_path / "answers" / f"broken{number}.yaml").write_text("x: 1\n")
    many = coach("cohort", "answers", "--github", cwd=tmp_path, **surroundings).stderr
    assert many.count("\n::error") + many.startswith("::error") == 10
    assert "::notice::and 7 more problems" in many
    for number in range(6):
        (tmp_path / "answers" / f"broken{number}.yaml").unlink()
    most = coach("cohort", "answers", "--github", cwd=tmp_path, **surroundings).stderr
    assert "::notice::and 1 more problem\n" in most


def test_a_long_step_summary_is_cut_and_says_so(fine: Path, tmp_path: Path) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("x" * (1024 * 1024 - 4000))
    coach("cohort", str(fine), "--github", GITHUB_STEP_SUMMARY=str(summary))
    assert summary.stat().st_size <= 1024 * 1024
    assert "The report stops here" in summary.read_text()[-200:]


def test_without_a_runner_github_says_so(fine: Path) -> None:
    done = coach("cohort", str(fine), "--github")
    assert (done.returncode, "GITHUB_STEP_SUMMARY is not set" in done.stderr) == (0, True)


# one person


def test_a_rule_that_fell_beyond_the_noise_misses_the_baseline(tmp_path: Path) -> None:
    before = write_person(tmp_path, "before.yaml", persona("luthier"))
    now = write_person(tmp_path, "now.yaml", persona("luthier").with_answer("who_for", "anyone"))
    fell = coach(
        "check",
        "--answers",
        str(now),
        "--baseline",
        str(before),
        "--require",
        "overall>=10",
        **FIXED,
    )
    assert fell.returncode == ExitCode.GATE
    assert "Requirement not met: intimacy dropped from 72.5 to 35 " in fell.stderr
    assert "You could raise the threshold overall>=10 to overall>=" in fell.stderr
    same = coach("check", "--answers", str(before), "--baseline", str(before))
    assert (same.returncode, same.stderr) == (0, "")
    junit = coach(
        "check", "--answers", str(now), "--baseline", str(before), "--format", "junit", **FIXED
    )
    suite = ET.fromstring(junit.stdout).find("testsuite")  # noqa: S314
    assert suite is not None
    check_suite(suite)
    assert int(suite.get("tests", "")) == 9
    assert int(suite.get("failures", "")) >= 1


def test_a_baseline_of_another_kind_is_refused(tmp_path: Path) -> None:
    answers = write_person(tmp_path, "a.yaml", persona("coach"))
    report = tmp_path / "report.json"
    report.write_text(coach("report", str(answers), "--format", "json").stdout)
    done = coach("check", "--answers", str(answers), "--baseline", str(report))
    assert done.returncode == ExitCode.INPUT
    assert "the format is passion-report/1, but passion reads passion-answers/1 here" in done.stderr


def test_a_broken_file_is_an_error_in_junit_and_an_annotation(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(
        "format: passion-answers/1\nrulebook: passion-economy@1\nanswers:\n  who_for: x\n"
    )
    done = coach(
        "check", "--answers", "a.yaml", "--format", "junit", "--github", cwd=tmp_path, **FIXED
    )
    suite = ET.fromstring(done.stdout).find("testsuite")  # noqa: S314
    assert suite is not None
    check_suite(suite)
    assert (done.returncode, suite.get("errors")) == (2, "1")
    assert "::error file=a.yaml,line=4,col=12::a.yaml:4:12" in done.stderr
    assert "“x”" not in done.stderr + done.stdout
    quoted = coach("check", "--answers", "a.yaml", cwd=tmp_path)
    assert "“x” is not a possible answer" in quoted.stderr


# import


def test_an_import_writes_each_row_whole_or_not_at_all(tmp_path: Path) -> None:
    form = tmp_path / "form.csv"
    form.write_text(
        "respondent,group,who_for,top_share\nLéa Martin,a,named,20\nBo,a,namd,20\nLÉA  MARTIN,b,wide,30\n"
        "CON,a,need,10\n../../x,a,need,10\n=cmd(),a,wide,5\n李雷,a,wide,5\nJ. Doe,a,wide,5\nj-doe,a,wide,5\n"
    )
    done = coach("answers", "import", "form.csv", "--out", "out", cwd=tmp_path)
    assert done.returncode == ExitCode.INPUT
    assert "form.csv:3:3: who_for: “namd” is not a possible answer." in done.stderr
    assert "Did you mean named?" in done.stderr
    assert "form.csv:10:1: would have the same file name as row 9 (j-doe.yaml)" in done.stderr
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert names[:3] == ["cmd.yaml", "lea-martin.yaml", "p-con.yaml"]
    assert names[3].startswith("person-")
    assert names[4:] == ["x.yaml"]
    assert len(list(tmp_path.iterdir())) == 2
    assert all(path.stat().st_mode & 0o777 == 0o600 for path in (tmp_path / "out").iterdir())


def test_nothing_is_overwritten_without_force(tmp_path: Path) -> None:
    (tmp_path / "form.csv").write_text("respondent,who_for\nAda,named\nBo,wide\n")
    first = ("answers", "import", "form.csv", "--out", "out")
    assert coach(*first, cwd=tmp_path).returncode == 0
    again = coach(*first, cwd=tmp_path)
    assert (again.returncode, "2 files were already there, unchanged." in again.stderr) == (0, True)
    (tmp_path / "out" / "ada.yaml").write_text("mine")
    (tmp_path / "out" / "bo.yaml").unlink()
    refused = coach(*first, cwd=tmp_path)
    assert refused.returncode == ExitCode.INPUT
    assert "ada.yaml: this file already exists. To replace it, add --force." in refused.stderr
    assert not (tmp_path / "out" / "bo.yaml").exists()
    assert coach(*first, "--force", cwd=tmp_path).returncode == 0
    assert "who_for: named" in (tmp_path / "out" / "ada.yaml").read_text()


def test_a_proposed_map_can_be_edited_and_used(tmp_path: Path) -> None:
    (tmp_path / "form.csv").write_text("Prenom;Pour qui ?;Commentaire libre\nAda;Tout le monde;x\n")
    assert coach("answers", "import", "form.csv", cwd=tmp_path).returncode == 2
    done = coach("answers", "import", "form.csv", "--write-map", "map.yaml", cwd=tmp_path, **FIXED)
    assert done.returncode == 0, done.stderr
    text = (tmp_path / "map.yaml").read_text()
    assert '"Pour qui ?": ignore' in text
    edited = text.replace('"Pour qui ?": ignore', '"Pour qui ?": who_for').replace(
        '"Prenom": ignore', '"Prenom": respondent'
    )
    edited = edited.replace("values: {}", 'values:\n  who_for:\n    "Tout le monde": anyone')
    (tmp_path / "map.yaml").write_text(edited)
    done = coach(
        "answers", "import", "form.csv", "--map", "map.yaml", "--out", "out", cwd=tmp_path, **FIXED
    )
    assert done.returncode == 0, done.stderr
    assert "who_for: anyone" in (tmp_path / "out" / "ada.yaml").read_text()


def test_several_files_are_checked_at_once(tmp_path: Path) -> None:
    write_person(tmp_path, "good.yaml", persona("coach"))
    break_files(tmp_path / "bad")
    bad = sorted(str(path.relative_to(tmp_path)) for path in (tmp_path / "bad").iterdir())
    done = coach("answers", "check", "good.yaml", *bad, cwd=tmp_path)
    assert done.returncode == ExitCode.INPUT
    assert "good.yaml: Valid: 26 of 26 questions answered." in done.stderr
    assert all(name in done.stderr for name in bad)


# CI


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """A clean folder, a wheel that pip finds, and a Python that has the dependencies only."""
    import site
    import venv

    folder = tmp_path_factory.mktemp("ci")
    wheels = folder / "wheels"
    build = [
        sys.executable,
        "-m",
        "build",
        "--wheel",
        "--no-isolation",
        "--outdir",
        str(wheels),
        str(ROOT),
    ]
    if subprocess.run(build, capture_output=True, check=False).returncode:
        build.remove("--no-isolation")
        subprocess.run(build, capture_output=True, check=True)
    venv.create(folder / "venv", with_pip=True)
    (packages,) = (folder / "venv").glob("lib/python*/site-packages")
    own = [path for path in site.getsitepackages() if Path(path).is_dir()]
    (packages / "dependencies.pth").write_text("\n".join(own))
    environment = {
        "PATH": f"{folder / 'venv' / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(wheels), "PIP_NO_DEPS": "1",
        "PIP_IGNORE_INSTALLED": "1",
        "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PASSION_LANG": "en", "HOME": str(folder),
    }  # fmt: skip
    return folder, environment


@pytest.mark.parametrize(
    ("broken", "silent", "code"), [(False, 0.0, 0), (False, 0.6, 1), (True, 0.0, 2)]
)
def test_the_steps_of_the_printed_workflow_gate_as_documented(
    checkout: tuple[Path, dict[str, str]],
    broken: bool,  # noqa: FBT001
    silent: float,
    code: int,
) -> None:
    folder, environment = checkout
    work = folder / f"work{code}"
    for number in range(8):
        write_person(
            work / "answers", f"p{number}.yaml", made_up(number, silent=silent), f"P {number}"
        )
    if broken:
        break_files(work / "answers" / "broken")
    printed = parse("workflow", coach("ci", "github").stdout).value
    steps = [step["run"] for step in printed["jobs"]["passion"]["steps"] if "run" in step]
    install, gate, publish = steps
    summary = folder / f"summary{code}.md"
    around = {**environment, "GITHUB_STEP_SUMMARY": str(summary), "FIRST": "false"}

    def run(step: str, **more: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["bash", "-e", "-c", step], cwd=work, capture_output=True, text=True, check=False,  # noqa: S607
            env={**around, **more},
        )  # fmt: skip

    assert install == "python -m pip install ./passion"
    (wheel,) = (folder / "wheels").glob("*.whl")
    assert run(install.replace("./passion", str(wheel))).returncode == 0
    done = run(gate)
    assert done.returncode == code, done.stderr
    assert not summary.exists()
    assert [path.name for path in work.glob("passion-*")] == ["passion-junit.xml"]
    assert run(publish).returncode == 1
    assert run(publish, FIRST="true").returncode == (2 if broken else 0)
    assert summary.read_text().startswith("# answers\n")
    kept = sorted(path.name for path in work.glob("passion-*.*"))
    assert kept == [
        "passion-cohort.json", "passion-cohort.md", "passion-junit.xml", "passion-published.json",
    ]  # fmt: skip
    write_person(work / "answers", "new.yaml", made_up(99), "Somebody new")
    run(publish)
    report = json.loads((work / "passion-cohort.json").read_text())
    assert (report["people"], report["published"]) == (8, report["date"])


def test_the_printed_workflow_is_yaml_that_names_its_folder() -> None:
    text = coach("ci", "github", "coaching/answers", "--lang", "fr").stdout
    value = parse("workflow", text).value
    assert value["on"]["push"]["paths"][0] == "coaching/answers/**"
    assert value["permissions"] == {"contents": "read"}
    assert 'passion cohort "coaching/answers"' in text
    assert "PASSION_LANG: fr" in text
    assert coach("ci", "github", "../x").returncode == ExitCode.INPUT


def test_the_commands_of_the_ci_document_run(tmp_path: Path) -> None:
    for number in range(8):
        write_person(
            tmp_path / "answers", f"p{number}.yaml", made_up(number, silent=0), f"P {number}"
        )
    for name in ("answers", "before"):
        write_person(tmp_path / name, "lea.yaml", persona("coach"), "Léa")
    document = (ROOT / "docs" / "ci.md").read_text()
    lines = [
        line
        for block in re.findall(r"```sh\n(.*?)```", document, re.DOTALL)
        for line in block.splitlines()
    ]
    scripts = [
        line.strip("- ").removeprefix("run: ")
        for line in document.splitlines()
        if "passion cohort answers" in line
    ]
    every = dict.fromkeys((*lines, *scripts))
    commands = [line for line in every if line.startswith("passion ")]
    assert len(commands) >= 5
    for command in commands:
        done = subprocess.run(
            ["bash", "-c", command.replace("passion ", f"{sys.executable} -m passion_cli ", 1)],  # noqa: S607
            cwd=tmp_path, capture_output=True, text=True, check=False,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )  # fmt: skip
        for path in ("cohort.md", "junit.xml"):
            (tmp_path / path).unlink(missing_ok=True)
        assert done.returncode == 0, (command, done.stderr)


def test_the_hook_runs_a_command_that_exists() -> None:
    (hook,) = parse("hooks", (ROOT / ".pre-commit-hooks.yaml").read_text()).value
    assert hook["id"] == "passion-answers-check"
    done = coach(
        *hook["entry"].split()[1:], *(str(path) for path in sorted(EXAMPLES.glob("*.yaml")))
    )
    assert done.returncode == 0
    assert re.search(hook["files"], "answers/lyon/p1.yaml")
    assert not re.search(hook["files"], "src/answers.py")
