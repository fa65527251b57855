"""What is published is remembered, and published again while too few people changed."""

import json
import stat
from pathlib import Path
from typing import Any

import pytest
from helpers.people import made_up, write_person
from helpers.verbs import passion

FIXED = {"SOURCE_DATE_EPOCH": "1795392000", "PASSION_LANG": "en"}


@pytest.fixture
def group(tmp_path: Path) -> Path:
    for number in range(8):
        write_person(tmp_path / "answers", f"p{number}.yaml", made_up(number), f"P {number}")
    return tmp_path


def publish(folder: Path, *more: str) -> tuple[int, str, str]:
    arguments = ("cohort", "answers", "--publish", "state.json", *more)
    done = passion(*arguments, cwd=folder, SOURCE_DATE_EPOCH="1795392000", PASSION_LANG="en")
    return done.returncode, done.stdout, done.stderr


def state(folder: Path) -> Any:
    return json.loads((folder / "state.json").read_text())


def test_the_state_is_private_and_names_nobody(group: Path) -> None:
    assert publish(group)[0] == 0
    path = group / "state.json"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert "P 3" not in path.read_text()
    assert len(state(group)["people"]) == 8
    assert publish(group)[0] == 2
    assert "state.json: this file already exists" in publish(group)[2]


def test_a_newcomer_changes_nothing_and_five_do(group: Path) -> None:
    _, first, _ = publish(group, "--format", "json")
    before = state(group)
    write_person(group / "answers", "new.yaml", made_up(50), "New")
    code, again, _ = publish(group, "--published", "state.json", "--format", "json")
    assert (code, state(group)) == (0, before)
    assert json.loads(again) == {**json.loads(first), "published": "2026-11-23"}
    told = publish(group, "--published", "state.json", "--lang", "fr")[1]
    assert "publiés le 23 novembre 2026" in " ".join(told.split())
    for number in range(4):
        write_person(group / "answers", f"n{number}.yaml", made_up(60 + number), f"N {number}")
    code, later, _ = publish(group, "--published", "state.json", "--format", "json")
    assert json.loads(later)["people"] == len(state(group)["people"]) == 13
    assert state(group)["salt"] == before["salt"]


def test_a_requirement_on_figures_that_stand_is_judged_on_them(group: Path) -> None:
    publish(group)
    write_person(group / "answers", "new.yaml", made_up(50), "New")
    options = ("--published", "state.json", "--require", "people<=8", "--require", "median>=99")
    code, _, told = publish(group, *options)
    assert code == 1
    assert "people<=8" not in told
    assert "Requirement not met: median>=99" in told


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--by", "group"), "another --by"),
        (("--min-group", "6"), "another --min-group"),
        (("--baseline", "answers"), "another --baseline"),
    ],
)
def test_a_series_keeps_to_one_table(group: Path, options: tuple[str, ...], told: str) -> None:
    publish(group)
    before = state(group)
    code, out, error = publish(group, "--published", "state.json", *options)
    assert (code, out, state(group)) == (2, "", before)
    assert told in error


@pytest.mark.parametrize("text", ["", "{}", "[", '{"format": "passion-cohort/1"}', "\0"])
def test_what_is_no_state_is_refused(group: Path, text: str) -> None:
    (group / "state.json").write_text(text)
    code, _, error = publish(group, "--published", "state.json")
    assert (code, error) == (2, "state.json: is not a file created by --publish.\n")


def test_only_a_report_for_the_group_is_published(group: Path) -> None:
    for options in (("--for", "coach"), ("--names",), ("--participants",)):
        assert publish(group, *options)[0] == 2
        assert not (group / "state.json").exists()


def test_for_the_group_nobody_is_listed_and_thresholds_are_coarse(group: Path) -> None:
    done = passion("cohort", "answers", "--for", "group", "--names", cwd=group, PASSION_LANG="en")
    assert (done.returncode, done.stderr) == (
        2,
        "--for group and --names cannot be used together.\n",
    )
    fine = ("cohort", "answers", "--require", "median>=54.65")
    assert passion(*fine, cwd=group).returncode == 2
    assert passion(*fine, "--for", "coach", cwd=group).returncode in (0, 1)


def test_a_missed_requirement_is_told_to_one_decimal(group: Path) -> None:
    done = passion("cohort", "answers", "--format", "json", cwd=group)
    median = json.loads(done.stdout)["overall"]["median"]
    for sign in (">", "<"):
        missed = passion(
            "cohort", "answers", "--require", f"median{sign}{median}", cwd=group, PASSION_LANG="en"
        )
        if missed.returncode == 1:
            word = "below" if sign == ">" else "above"
            assert f"(value just {word} {median}, threshold {median})" in missed.stderr
            return
    pytest.fail("neither was missed")


def test_of_too_few_people_only_the_number_of_files_is_told(tmp_path: Path) -> None:
    for number in range(3):
        write_person(tmp_path / "answers", f"p{number}.yaml", made_up(number), f"P {number}")
    (tmp_path / "answers" / "bad.yaml").write_text("x: 1\n")
    done = passion("cohort", "answers", "--format", "json", cwd=tmp_path, PASSION_LANG="en")
    data = json.loads(done.stdout)
    assert done.returncode == 2
    assert (data["files"]["read"], data["people"], data["files"]["valid"]) == (4, None, None)
    assert data["files"]["problems"] == data["attention"] == data["groups"] == []
    assert "Some responses could not be read" in done.stderr
    coach = passion("cohort", "answers", "--for", "coach", "--format", "json", cwd=tmp_path)
    assert json.loads(coach.stdout)["people"] == 3
    assert "#1-" in coach.stderr


def test_what_was_published_is_never_written_over_somebodys_answers(group: Path) -> None:
    target = group / "answers" / "p1.yaml"
    before = target.read_text()
    arguments = ("cohort", "answers", "--publish", "./answers/p1.yaml", "--force")
    done = passion(*arguments, cwd=group, PASSION_LANG="en")
    assert (done.returncode, target.read_text()) == (2, before)
    assert "is one of the files being read" in done.stderr


def test_of_too_few_people_nothing_is_published(tmp_path: Path) -> None:
    write_person(tmp_path / "answers", "p.yaml", made_up(1), "P")
    code, _, told = publish(tmp_path)
    assert (code, "nothing was published" in told) == (0, True)
    assert not (tmp_path / "state.json").exists()


def test_what_is_true_of_everybody_is_not_told(tmp_path: Path) -> None:
    for number in range(7):
        write_person(tmp_path / "answers", f"p{number}.yaml", made_up(3, silent=0), f"P {number}")
    done = passion("cohort", "answers", "--format", "json", cwd=tmp_path)
    data = json.loads(done.stdout)
    for kind in ("bands", "weakest", "moves"):
        assert 7 not in [each["people"] for each in data[kind]]


def test_the_name_of_a_small_group_is_not_told(tmp_path: Path) -> None:
    for number in range(14):
        group = "morning" if number < 8 else "evening" if number < 13 else "Jane Doe"
        name = f"p{number}.yaml"
        write_person(tmp_path / "answers", name, made_up(number), f"P {number}", group=group)
    for kind in ("terminal", "json", "csv", "html"):
        done = passion("cohort", "answers", "--by", "group", "--format", kind, cwd=tmp_path)
        assert "Jane" not in done.stdout
        assert "morning" in done.stdout


def test_a_summary_for_the_coach_is_warned_about_and_a_group_hides_two_at_least(
    group: Path,
) -> None:
    summary = str(group / "summary.md")
    arguments = ("cohort", "answers", "--for", "coach", "--github")
    done = passion(*arguments, cwd=group, PASSION_LANG="en", GITHUB_STEP_SUMMARY=summary)
    assert "Everyone who can read this repository" in done.stderr
    one = passion("cohort", "answers", "--min-group", "1", cwd=group, PASSION_LANG="en")
    assert (one.returncode, "between 2 and 1000" in one.stderr) == (2, True)


def test_a_table_without_anybody_is_no_long_report(tmp_path: Path) -> None:
    (tmp_path / "form.csv").write_text("email,who_for\n")
    told = passion("cohort", "form.csv", cwd=tmp_path, PASSION_LANG="en").stdout
    assert len(told.splitlines()) < 30
    assert "0 people" in told
