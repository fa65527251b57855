"""Names of files, texts of rulebooks and cohorts of nobody that once broke a report."""

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from helpers.verbs import EXAMPLES, HEAD, RULES, passion, run_passion

from passion_cli.errors import ExitCode

COHORT_FORMATS = ("terminal", "markdown", "json", "html", "csv", "junit")


@pytest.mark.parametrize("name", COHORT_FORMATS)
def test_names_of_files_are_cleaned_in_every_format(tmp_path: Path, name: str) -> None:
    coach = (EXAMPLES / "coach.en.yaml").read_text()
    (tmp_path / "a\x1b[31mb.yaml").write_text(coach)
    (tmp_path / "c\x1b[31md.yaml").write_text("x: 1\n")
    done = passion(
        *("cohort", str(tmp_path), "--format", name, "--participants", "--names"),
        *("--min-group", "1"),
    )
    assert done.returncode == ExitCode.INPUT
    assert "\x1b" not in done.stdout + done.stderr
    if name == "junit":
        ET.fromstring(done.stdout)  # noqa: S314


@pytest.mark.parametrize("name", COHORT_FORMATS)
def test_a_cohort_of_broken_files_is_a_report_in_every_format(tmp_path: Path, name: str) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text("x: 1\n")
    done = passion("cohort", str(bad), "--format", name)
    assert done.returncode == ExitCode.INPUT
    assert done.stdout
    assert passion("cohort", str(bad), "--format", name, "--allow-invalid").returncode == 0


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("{n.__class__} of {total}", "{n.__class__}"),
        ("{0} of {total}", "{0}"),
        ("{n:99999999}", "{n:99999999}"),
        ("{{n}}", "{"),
        ("n} of", "}"),
    ],
)
def test_only_plain_fields_are_filled_into_a_rulebook(
    tmp_path: Path, text: str, refused: str
) -> None:
    rules = tmp_path / "rules.yaml"
    rules.write_text(RULES.read_text().replace("{n} of {total}", text))
    done = run_passion("rules", "check", str(rules))
    assert done.returncode == ExitCode.INPUT
    expected = f"signals.message.en: “{refused}” cannot be filled in here."
    assert "Allowed values: {n}, {total}." in done.stderr
    assert expected in done.stderr
    assert done.stderr.startswith(f"{rules}:655:")


def test_many_problems_are_told_up_to_a_limit_and_counted_beyond(tmp_path: Path) -> None:
    lines = "".join(f"  wrong{number}: {number}\n" for number in range(20_000))
    (tmp_path / "a.yaml").write_text(f"{HEAD}{lines}")
    done = passion("check", "--answers", "a.yaml", "--format", "json", cwd=tmp_path)
    assert done.returncode == ExitCode.INPUT
    assert len(done.stderr.splitlines()) == 101
    assert "a.yaml: and 19900 more problems." in done.stderr
    assert len(json.loads(done.stdout)["problems"]) == 101
    for number in range(15):
        (tmp_path / f"b{number:02d}.yaml").write_text(f"{HEAD}{lines[:4000]}")
    names = [f"b{number:02d}.yaml" for number in range(15)]
    told = passion("answers", "check", *names, cwd=tmp_path).stderr.splitlines()
    assert len(told) == 1015
    cohort = passion("cohort", *names, "--format", "markdown", cwd=tmp_path)
    assert len(cohort.stdout) < 500_000
    assert "and 6 more" in cohort.stdout


def test_the_nearest_of_many_is_looked_for_in_no_time(tmp_path: Path) -> None:
    header = ",".join(f"column number {number}" for number in range(3000))
    (tmp_path / "form.csv").write_text(f"who_for,{header}\nnamed{',' * 3000}\n")
    columns = "".join(f"  nothing like it {number}: who_for\n" for number in range(2000))
    (tmp_path / "map.yaml").write_text(f"format: passion-map/1\ncolumns:\n{columns}")
    arguments = ("answers", "import", "form.csv", "--map", "map.yaml", "--out", "out")
    done = passion(*arguments, cwd=tmp_path)
    assert done.returncode == ExitCode.INPUT
    assert len(done.stderr.splitlines()) == 101
