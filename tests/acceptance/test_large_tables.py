"""Large tables as a coach uses them: Parquet, export, interruptions, and a report that is killed."""

import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import pytest
from helpers.parquet import columns_of, made_up_rows, write_parquet
from helpers.people import made_up, write_cohort, write_person
from helpers.tables import as_csv
from helpers.verbs import PROGRAM, passion, plain_environment, with_rules

ROWS = 1_500


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two rounds, each as CSV and as Parquet."""
    made = tmp_path_factory.mktemp("rounds")
    for number in (1, 2):
        rows = made_up_rows(ROWS, number)
        text = as_csv([list(rows[0]), *(list(row.values()) for row in rows)])
        (made / f"round{number}.csv").write_text(text)
        write_parquet(made / f"round{number}.parquet", columns_of(rows))
    return made


def report(folder: Path, *arguments: str) -> Any:
    done = passion("cohort", *arguments, "--format", "json", cwd=folder, PASSION_LANG="en")
    return json.loads(done.stdout)


@pytest.mark.parametrize("reader", ["group", "coach"])
def test_parquet_gives_the_report_of_the_same_rows_as_csv(folder: Path, reader: str) -> None:
    text, binary = (
        report(
            folder, f"round2{kind}", "--baseline", f"round1{kind}", "--for", reader, "--by", "group"
        )
        for kind in (".csv", ".parquet")
    )
    assert text["files"]["broken"] == binary["files"]["broken"] > 0
    assert len(text["files"]["older"]) == len(binary["files"]["older"])
    for each in (text, binary):
        for name in ("files", "attention", "look_alikes"):  # rows have other numbers
            del each[name]
    assert text == binary


def test_the_number_of_processes_changes_nothing(folder: Path) -> None:
    code = (
        "import os; from passion_cli.services.cohort import workers\n"
        "workers._processors = lambda: int(os.environ['PROCESSORS'])\n"
        "from passion_cli.cli.app import run\n"
        "import sys\n"
        "if __name__ == '__main__': sys.exit(run(sys.argv[1:]))\n"
    )
    script = folder / "run.py"
    script.write_text(code)
    arguments = (
        "cohort",
        "round2.parquet",
        "--for",
        "coach",
        "--names",
        "--items",
        "--format",
        "json",
    )
    found = [
        subprocess.run(
            [sys.executable, str(script), *with_rules(arguments)],
            cwd=folder,
            env={**plain_environment(), "PROCESSORS": number},
            capture_output=True,
            check=False,
        )
        for number in ("1", "2", "3")
    ]
    assert [each.returncode for each in found] == [2, 2, 2]
    assert found[0].stdout == found[1].stdout == found[2].stdout


def test_an_exported_table_gives_the_report_of_the_folder(tmp_path: Path) -> None:
    write_cohort(tmp_path / "answers", 30)
    write_person(tmp_path / "answers", "nameless.yaml", made_up(77))
    rows = [f"a{n % 9}@x.org,Ana,2026-11-0{1 + n % 2},named,{n}" for n in range(12)]
    rows.append(",Bo,,wide,5")
    head = "email,respondent,date,who_for,top_share\n"
    (tmp_path / "answers" / "form.csv").write_text(head + "\n".join(rows) + "\n")
    done = passion("answers", "export", "answers", "--output", "all.parquet", cwd=tmp_path)
    assert done.returncode == 2  # four files of the folder are broken
    assert "responses saved in all.parquet." in done.stderr
    here, there = (
        report(tmp_path, path, "--for", "coach", "--by", "group", "--names", "--allow-invalid")
        for path in ("answers", "all.parquet")
    )
    for each in (here, there):
        del each["files"], each["title"], each["look_alikes"]
    assert here == there
    again = passion("answers", "export", "answers", "--output", "all.parquet", cwd=tmp_path)
    assert again.returncode == 2
    assert "already exists" in again.stderr
    assert (tmp_path / "all.parquet").stat().st_mode & 0o777 == 0o600


def test_an_exported_table_is_exported_again_unchanged(folder: Path, tmp_path: Path) -> None:
    for source, target in ((folder / "round1.csv", "a.parquet"), ("a.parquet", "b.parquet")):
        passion("answers", "export", str(source), "--output", target, cwd=tmp_path)
    assert (tmp_path / "a.parquet").read_bytes() == (tmp_path / "b.parquet").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--output", "-"), "parquet is written to a file: add --output FILE.parquet."),
        (("--output", "a.parquet", "--format", "csv"), "--format"),
        (("--output", "a.csv"), "add --output FILE.parquet."),
        (("--output", "nowhere/a.parquet"), "nowhere"),
    ],
)
def test_what_cannot_be_exported_is_refused(
    folder: Path, arguments: tuple[str, ...], told: str
) -> None:
    done = passion("answers", "export", "round1.parquet", *arguments, cwd=folder, PASSION_LANG="en")
    assert done.returncode in (2, 4)
    assert told in done.stderr


def test_of_nothing_that_can_be_read_no_table_is_made(tmp_path: Path) -> None:
    (tmp_path / "lea.yaml").write_text("nonsense")
    done = passion("answers", "export", "lea.yaml", "--output", "a.parquet", cwd=tmp_path)
    assert (done.returncode, (tmp_path / "a.parquet").exists()) == (2, False)


def test_planned_actions_and_notes_that_a_table_cannot_hold_are_told(tmp_path: Path) -> None:
    path = write_person(tmp_path, "lea.yaml", made_up(3))
    path.write_text(path.read_text() + "notes:\n  who_for: a note\n")
    done = passion("answers", "export", ".", "--output", "a.parquet", cwd=tmp_path)
    assert done.returncode == 0
    assert "1 response has planned actions or notes: a table does not hold them." in done.stderr


def alive(group: int) -> list[str]:
    """The processes of a group that still run."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            name, _, rest = status.read_text().rpartition(")")
        except OSError:
            continue
        state, _, its_group, *_ = rest.split()
        if int(its_group) == group and state not in "ZX":
            found.append(name)
    return found


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="reads /proc")
@pytest.mark.parametrize("reading", [False, True])
def test_ctrl_c_ends_reading_parquet_and_leaves_nothing(tmp_path: Path, *, reading: bool) -> None:
    number = 60_000
    columns: dict[str, list[Any]] = {
        "email": [f"p{n}@x.org" for n in range(number)],
        "who_for": ["named"] * number,
        "top_share": [n % 100 for n in range(number)],
    }
    write_parquet(tmp_path / "form.parquet", columns)
    stores = tmp_path / "stores"
    stores.mkdir()
    process = subprocess.Popen(
        [*PROGRAM, *with_rules(("cohort", "form.parquet", "--format", "json"))],
        cwd=tmp_path,
        env={**plain_environment(), "TMPDIR": str(stores)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # noqa: PLW1509
    )
    assert process.stderr is not None
    if reading:
        assert b"Reading" in process.stderr.readline()
    else:
        until = time.monotonic() + 20
        while not list(stores.iterdir()) and time.monotonic() < until:
            time.sleep(0.01)
    started = time.monotonic()
    os.killpg(process.pid, signal.SIGINT)
    _, told = process.communicate(timeout=20)
    assert process.returncode == 130
    assert time.monotonic() - started < 8  # under a second on a machine of its own
    assert b"Traceback" not in told
    assert list(stores.iterdir()) == []
    time.sleep(0.2)
    assert alive(process.pid) == []


WRITING = """
import io, sys
from contextlib import redirect_stderr
from passion_cli.cli.app import run
for turn in range(1_000_000):
    with redirect_stderr(io.StringIO()):
        run([*sys.argv[1:], "--lang", ("en", "fr")[turn % 2]])
"""


def test_killed_while_it_writes_a_report_is_the_old_or_the_new_one(
    folder: Path, tmp_path: Path
) -> None:
    arguments = with_rules(
        ("cohort", str(folder / "small.csv"), "--for", "coach", "--participants", "--force")
    )
    lines = (folder / "round1.csv").read_text().splitlines()[:120]
    (folder / "small.csv").write_text("\n".join(lines) + "\n")
    whole = set()
    for language in ("en", "fr"):
        target = tmp_path / f"{language}.json"
        passion(*arguments, "--output", str(target), "--lang", language)
        whole.add(target.read_bytes())
    assert len(whole) == 2
    chance = random.Random(5)  # noqa: S311 - nothing secret
    target = tmp_path / "report.json"
    seen = set()
    for _ in range(6):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITING, *arguments, "--output", str(target)],
            env=plain_environment(),
            stderr=subprocess.DEVNULL,
        )
        time.sleep(1.2 + chance.random())
        writer.kill()
        writer.wait()
        seen.add(target.read_bytes())
    assert seen <= whole


def test_a_store_goes_to_the_folder_for_temporary_files(tmp_path: Path) -> None:
    assert Path(tempfile.gettempdir()).is_dir()
    write_parquet(tmp_path / "form.parquet", {"who_for": ["named"]})
    done = passion("cohort", "form.parquet", cwd=tmp_path, TMPDIR=str(tmp_path / "gone"))
    assert done.returncode == 0
