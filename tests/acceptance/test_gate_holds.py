"""A missed requirement is told and ends with 1, whatever becomes of the report."""

import json
import os
import subprocess
from pathlib import Path

import pytest
from helpers.people import write_cohort
from helpers.verbs import EXAMPLES, HEAD, PROGRAM, passion, plain_environment

from passion_cli.errors import ExitCode

COACH = str(EXAMPLES / "coach.en.yaml")
FULL = Path("/dev/full")
MISSED, MET = ("--fail-under", "100"), ("--fail-under", "10")
full_device = pytest.mark.skipif(not FULL.exists(), reason="this system has no full device")


def run_into(output: int | None, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run with standard output going to a descriptor, or closed where it is None."""
    command = (*PROGRAM, *arguments)
    closing = ("sh", "-c", 'exec "$@" >&-', "sh", *command) if output is None else command
    return subprocess.run(
        closing,
        stdout=output,
        stderr=subprocess.PIPE,
        text=True,
        env=plain_environment(),
        check=False,
    )


def left_pipe() -> int:
    """The writing end of a pipe whose reader has left."""
    reading, writing = os.pipe()
    os.close(reading)
    return writing


@pytest.mark.parametrize("name", ["terminal", "json", "markdown", "junit"])
def test_a_reader_that_leaves_hides_no_missed_requirement(name: str) -> None:
    missed = run_into(left_pipe(), "check", "--answers", COACH, "--format", name, *MISSED)
    assert missed.returncode == ExitCode.GATE
    assert missed.stderr.startswith(
        "Requirement not met: overall>=100 (value 87.77, threshold 100)."
    )
    met = run_into(left_pipe(), "check", "--answers", COACH, "--format", name, *MET)
    assert (met.returncode, met.stderr) == (ExitCode.OK, "")


def test_a_reader_that_leaves_hides_no_missed_requirement_of_a_cohort(tmp_path: Path) -> None:
    folder = str(write_cohort(tmp_path / "people", 12))
    command = ("cohort", folder, "--allow-invalid", "--format", "json")
    missed = run_into(left_pipe(), *command, "--require", "median>=99")
    assert missed.returncode == ExitCode.GATE
    assert "Requirement not met: median>=99" in missed.stderr
    assert run_into(left_pipe(), *command).returncode == ExitCode.OK


def test_a_summary_that_cannot_be_written_leaves_one_document(tmp_path: Path) -> None:
    summary = str(tmp_path / "nowhere" / "summary.md")
    folder = str(write_cohort(tmp_path / "people", 12))
    for arguments in (("check", "--answers", COACH), ("cohort", folder)):
        command = (*arguments, "--github", "--format", "json")
        done = passion(*command, GITHUB_STEP_SUMMARY=summary)
        assert done.returncode == ExitCode.DISK
        assert json.loads(done.stdout)["format"] in ("passion-report/1", "passion-cohort/1")
        assert "summary.md: could not be written" in done.stderr


@full_device
def test_a_full_disk_hides_no_missed_requirement() -> None:
    with FULL.open("w") as full:
        missed = run_into(full.fileno(), "check", "--answers", COACH, *MISSED)
        met = run_into(full.fileno(), "check", "--answers", COACH, *MET)
    assert (missed.returncode, met.returncode) == (ExitCode.DISK, ExitCode.DISK)
    assert "Requirement not met: overall>=100" in missed.stderr
    for each in (missed, met):
        assert each.stderr.endswith("could not write to standard output (the disk is full).\n")


@full_device
def test_bad_input_whose_document_cannot_be_written_is_a_disk_error(tmp_path: Path) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text("x: 1\n")
    with FULL.open("w") as full:
        done = run_into(full.fileno(), "check", "--answers", str(bad), "--format", "json")
    assert done.returncode == ExitCode.DISK
    assert "bad.yaml:1:1" in done.stderr


@pytest.mark.parametrize("command", [["--help"], ["check", "--help"], ["rules", "list"]])
def test_what_is_asked_for_on_a_closed_output_is_a_disk_error(command: list[str]) -> None:
    done = run_into(None, *command)
    assert done.returncode == ExitCode.DISK
    assert done.stderr == "could not write to standard output (closed).\n"


def test_a_closed_output_is_no_matter_where_files_are_written(tmp_path: Path) -> None:
    page = tmp_path / "report.json"
    assert run_into(None, "check", "--answers", COACH, "-o", str(page)).returncode == ExitCode.OK
    assert page.read_text().startswith("{")


EMPTY = HEAD.replace("answers:\n", "answers: {}\n")
CUT = f"{HEAD}  who_for: named\n  big_brands: far\n"


@pytest.mark.parametrize("text", [EMPTY, CUT, f"{HEAD}  who_for: unknown\n"])
def test_what_cannot_be_compared_with_a_baseline_is_missed(tmp_path: Path, text: str) -> None:
    little = tmp_path / "little.yaml"
    little.write_text(text)
    before = passion("check", "--answers", COACH, "--baseline", str(little))
    now = passion("check", "--answers", str(little), "--baseline", COACH)
    assert (before.returncode, now.returncode) == (ExitCode.GATE, ExitCode.GATE)
    assert (
        "Requirement not met: overall cannot be compared because it had no score" in before.stderr
    )
    assert "Requirement not met: overall cannot be compared with the previous round" in now.stderr


def test_what_cannot_be_compared_passes_where_that_is_allowed(tmp_path: Path) -> None:
    little = tmp_path / "little.yaml"
    little.write_text(EMPTY)
    allowed = passion(
        "check", "--answers", str(little), "--baseline", COACH, "--allow-unknown", "--lang", "fr"
    )
    assert allowed.returncode == ExitCode.OK
    assert (
        "Non comparé avec la session précédente, faute de score\u00a0: overall, " in allowed.stderr
    )


def test_a_fall_is_told_with_both_scores() -> None:
    driver = str(EXAMPLES / "driver.en.yaml")
    done = passion("check", "--answers", driver, "--baseline", COACH)
    assert (
        "Requirement not met: overall dropped from 87.77 to 12.46 since the previous round, by 75.31 points"
        in (done.stderr)
    )


@pytest.mark.parametrize(
    ("threshold", "code"),
    [
        ("69.97471756559767", ExitCode.OK),
        ("87." + "7" * 100, ExitCode.GATE),
        ("100.00000000000000001", ExitCode.INPUT),
    ],
)
def test_a_threshold_is_taken_with_every_digit(threshold: str, code: ExitCode) -> None:
    done = passion("check", "--answers", COACH, "--fail-under", threshold)
    assert done.returncode == code


def test_requirements_come_before_broken_files_in_annotations(tmp_path: Path) -> None:
    folder = write_cohort(tmp_path / "people", 12)
    for number in range(12):
        (folder / f"broken{number}.yaml").write_text("format: nothing\n")
    summary = tmp_path / "summary.md"
    done = passion(
        "cohort",
        str(folder),
        "--github",
        "--require",
        "median>=99",
        GITHUB_STEP_SUMMARY=str(summary),
    )
    annotations = [line for line in done.stderr.splitlines() if line.startswith("::error")]
    assert "median>=99" in annotations[0]


@pytest.mark.parametrize("name", ["/dev/stdout", "/dev/fd/1", "-"])
def test_standard_output_can_be_named_and_is_never_replaced(tmp_path: Path, name: str) -> None:
    with (tmp_path / "out").open("w+") as out:
        done = run_into(out.fileno(), "check", "--answers", COACH, "-o", name, "--format", "json")
        out.seek(0)
        assert (done.returncode, out.read(1)) == (ExitCode.OK, "{")
    assert Path("/dev/stdout").is_symlink()


def test_one_file_under_two_names_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    done = passion(
        "check", "--answers", COACH, "-o", "x.md", "-o", f"../{tmp_path.name}/x.md", cwd=tmp_path
    )
    assert (done.returncode, list(tmp_path.iterdir())) == (ExitCode.INPUT, [])


def test_deleting_a_check_deletes_the_page_that_was_made_of_it(tmp_path: Path) -> None:
    home = str(tmp_path)
    assert (
        passion("history", "import", COACH, PASSION_HOME=home, BROWSER="true").returncode
        == ExitCode.OK
    )
    passion("open", PASSION_HOME=home, BROWSER="true")
    assert (tmp_path / "report.html").is_file()
    done = passion("history", "delete", "1", "--yes", PASSION_HOME=home, BROWSER="true")
    assert done.returncode == ExitCode.OK
    assert not (tmp_path / "report.html").exists()
    assert "Also deleted" in done.stderr
