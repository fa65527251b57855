"""What a table of a cohort hides is told: quotes left open, rows cut short, people twice."""

import hashlib
import json
import math
import os
import signal
import statistics
import subprocess
import sys
import time
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from helpers.people import made_up, write_person
from helpers.verbs import PROGRAM, book, passion, plain_environment, with_rules

from passion_cli.assessment.assess import assess
from passion_cli.services.cohort.file_names import DIGITS, FileNames
from passion_cli.storage.answers_folder import Found

HEAD = "Email address,Name,Comments,who_for,top_share\n"


def table(folder: Path, *rows: str, head: str = HEAD) -> None:
    (folder / "form.csv").write_text(head + "".join(f"{row}\n" for row in rows))


def cohort(folder: Path, *more: str) -> tuple[int, Any, str]:
    arguments = ("cohort", "form.csv", "--for", "coach", "--format", "json", *more)
    done = passion(*arguments, cwd=folder, PASSION_LANG="en")
    return done.returncode, json.loads(done.stdout), done.stderr


def rows(number: int) -> list[str]:
    return [f"p{n}@example.org,P {n},,named,{n}" for n in range(number)]


def notes(data: Any) -> str:
    return "\n".join(each["message"] for each in data["files"]["notes"])


@pytest.mark.parametrize(
    "bad", ['p9@example.org,P 9,"so many,named,9', 'p9@example.org,P 9,"so" many,named,9']
)
def test_a_quote_left_open_is_told_and_counts_against_valid(tmp_path: Path, bad: str) -> None:
    table(tmp_path, *rows(2), bad, *rows(4)[2:])
    code, data, told = cohort(tmp_path, "--require", "valid>=100", "--allow-invalid")
    assert (code, data["people"], data["files"]["broken"]) == (1, 0, 1)
    assert "Requirement not met: valid>=100 (value 0, threshold 100)." in told
    assert ":4: a quotation mark opened here is not closed" in told
    done = passion("answers", "import", "form.csv", "--out", "out", cwd=tmp_path)
    assert (done.returncode, (tmp_path / "out").exists()) == (2, False)


def test_a_row_cut_short_is_told_and_counts_against_valid(tmp_path: Path) -> None:
    table(tmp_path, *rows(5), "p5@example.org,P 5,,named")
    code, data, told = cohort(tmp_path, "--require", "valid>=100", "--allow-invalid")
    assert (code, data["people"], data["files"]["broken"]) == (1, 5, 1)
    assert ":7:5: this row ends after 4 cells; the header has 5." in told
    table(tmp_path, *rows(5), head=HEAD.strip() + ",Notes\n")
    assert cohort(tmp_path, "--require", "valid>=100")[0] == 0


def test_questions_without_a_column_and_columns_without_a_question_are_named(
    tmp_path: Path,
) -> None:
    table(tmp_path, *rows(6))
    data = cohort(tmp_path)[1]
    assert "#1: questions without a column: big_brands, hard_to_get," in notes(data)
    table(tmp_path, *rows(6), head=HEAD.replace("Comments", "Colour"))
    data = cohort(tmp_path)[1]
    assert "#1: column 3 “Colour” was ignored." in notes(data)
    told = passion("cohort", "form.csv", cwd=tmp_path, PASSION_LANG="en").stdout
    assert "column 3 “Colour” was ignored." in told


@pytest.mark.parametrize(
    ("head", "column", "people"),
    [
        ("Email address,Name,Comments,who_for,top_share\n", "column 1 “Email address”", 3),
        ("Courriel,x,Comments,who_for,top_share\n", "column 1 “Courriel”", 3),
        ("Comments,Nom,x,who_for,top_share\n", "column 2 “Nom”", 2),
        ("Identifiant,x,Comments,who_for,top_share\n", "column 1 “Identifiant”", 3),
        ("Comments,x,y,who_for,top_share\n", "no column says who answered", 5),
    ],
)
def test_the_column_that_tells_people_apart_is_named_and_each_counts_once(
    tmp_path: Path, head: str, column: str, people: int
) -> None:
    twice = ["a@x.org,Ada,,named,1", "b@x.org,Ada,,need,2", "c@x.org,Bo,,wide,3"]
    table(tmp_path, *twice, "A@X.org,Ada L.,,anyone,4", "b@x.org ,Ada,,anyone,5", head=head)
    if people == 2:
        table(tmp_path, *twice, "a@x.org,ada,,anyone,4", "b@x.org ,Bo,,anyone,5", head=head)
    data = cohort(tmp_path)[1]
    assert column in notes(data)
    assert data["people"] == people
    assert len(data["files"]["older"]) == 5 - people


def test_one_person_five_times_is_no_group_and_namesakes_are_two(tmp_path: Path) -> None:
    table(tmp_path, *(f"one@x.org,P {n},,named,{n}" for n in range(6)))
    done = passion("cohort", "form.csv", "--format", "json", cwd=tmp_path)
    assert json.loads(done.stdout)["people"] is None
    table(tmp_path, "a@x.org,Marie,,named,1", "b@x.org,Marie,,need,2")
    assert cohort(tmp_path)[1]["people"] == 2


def test_people_are_paired_with_their_files_by_name(tmp_path: Path) -> None:
    for number in range(6):
        write_person(tmp_path / "one", f"p{number}.yaml", made_up(number), f"P {number}")
    table(tmp_path, *rows(6))
    rounds = cohort(tmp_path, "--baseline", "one")[1]["rounds"]
    assert (rounds["pairs"], rounds["joined"], rounds["left"]) == (6, 0, 0)


def test_an_import_names_the_column_and_writes_each_person_once(tmp_path: Path) -> None:
    table(tmp_path, *rows(3), "p1@example.org,P 1,,anyone,1")
    done = passion("answers", "import", "form.csv", "--out", "o", cwd=tmp_path, PASSION_LANG="en")
    assert done.returncode == 0
    assert "form.csv: column 1 “Email address” says who answered" in done.stderr
    assert len(list((tmp_path / "o").iterdir())) == 3
    assert "who_for: anyone" in (tmp_path / "o" / "p-1.yaml").read_text()


def test_rows_that_were_not_written_are_counted_after_their_problems(tmp_path: Path) -> None:
    table(tmp_path, *rows(2), "x@example.org,X,,namd,3")
    done = passion("answers", "import", "form.csv", "--out", "o", cwd=tmp_path, PASSION_LANG="en")
    lines = done.stderr.splitlines()
    assert "namd" in lines[-2]
    assert lines[-1] == "Rows not saved: 1 (see the problems above)."


@pytest.mark.parametrize(
    ("one", "other"),
    [("Lena", "Lеna"), ("Zoé", "Zoe"), ("Ada", "А\u200bda"), ("Bo1", "Bol"), ("Ｍia", "Мia")],
)
def test_names_that_look_alike_are_told_to_the_coach(tmp_path: Path, one: str, other: str) -> None:
    for number, name in enumerate((one, other, "Somebody else")):
        write_person(tmp_path / "form.csv", f"p{number}.yaml", made_up(number), name)
    data = cohort(tmp_path, "--names")[1]
    assert data["people"] == 3
    assert [len(some) for some in data["look_alikes"]] == [2]
    hidden = cohort(tmp_path)[1]["look_alikes"]
    assert [len(some) for some in hidden] == [2]
    assert all(name.startswith("P-") for name in hidden[0])
    told = passion("cohort", "form.csv", "--names", cwd=tmp_path, PASSION_LANG="en").stdout
    assert "May be the same person" in told
    group = passion("cohort", "form.csv", "--for", "group", "--format", "json", cwd=tmp_path)
    assert json.loads(group.stdout)["look_alikes"] == []


def test_full_width_and_composed_names_are_one_person(tmp_path: Path) -> None:
    for number, name in enumerate(("Zoé", "Zoe\u0301", "Ｚｏé")):
        write_person(tmp_path / "form.csv", f"p{number}.yaml", made_up(number), name)
    assert cohort(tmp_path)[1]["people"] == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root may look into every folder")
def test_a_folder_that_cannot_be_looked_into_counts_against_valid(tmp_path: Path) -> None:
    for number in range(6):
        write_person(tmp_path / "form.csv", f"p{number}.yaml", made_up(number), f"P {number}")
    (tmp_path / "form.csv" / "closed").mkdir(mode=0)
    code, data, _ = cohort(tmp_path, "--require", "valid>=100", "--allow-invalid")
    assert (code, data["people"], data["files"]["broken"]) == (1, 6, 1)


def test_a_broken_row_that_a_later_one_replaces_is_older_not_broken(tmp_path: Path) -> None:
    table(tmp_path, *rows(5), "p5@example.org,P 5,,named", "p5@example.org,P 5,,named,5")
    code, data, _ = cohort(tmp_path, "--require", "valid>=100")
    assert (code, data["people"], data["files"]["broken"]) == (0, 6, 0)
    assert data["files"]["older"] == ["#1:7"]


def test_a_gate_is_judged_exactly_however_many_different_scores_there_are(tmp_path: Path) -> None:
    """In hundredths, the median of these rows would pass a threshold that it misses."""
    items = list(book().asked())
    lines, scores = [",".join(("respondent", *(item.id for item in items)))], []
    for seed in range(2_500):
        answers = made_up(seed, silent=0.02)
        cells = [answers.values.get(item.id, "") for item in items]
        texts = [";".join(cell) if isinstance(cell, tuple) else str(cell) for cell in cells]
        lines.append(",".join((f"P {seed}", *texts)))
        score = assess(book(), answers).overall.score
        if score is not None:
            scores.append(math.floor(score * 10**6 + Fraction(1, 2)))
    assert len(set(scores)) > 1_000
    (tmp_path / "form.csv").write_text("\n".join(lines) + "\n")
    median = Fraction(statistics.median(scores)) / 10**6
    for more, code in ((0, 0), (Fraction(1, 10**6), 1)):
        clause = f"median>={float(median + more):.7f}"
        done = passion("cohort", "form.csv", "--for", "coach", "--require", clause, cwd=tmp_path)
        assert done.returncode == code, clause


def test_a_table_is_read_by_one_process_and_by_several_to_the_same_bytes(tmp_path: Path) -> None:
    """With duplicates, broken rows, namesakes, and a person who is in a second table too."""
    head = "email,respondent,date,who_for,top_share"
    rows = [f"p{n}@x.org,P {n},2026-11-0{1 + n % 9},named,{n % 100}" for n in range(900)]
    rows += [f"p{n}@x.org,P {n},2026-11-0{1 + n % 5},need,5" for n in range(0, 900, 7)]
    rows += [f"q{n}@x.org,P {n},2026-11-03,wide,5" for n in range(50)]
    rows += [f"p{n}@x.org,P {n},2026-11-09,namd,5" for n in range(3, 40, 4)]
    (tmp_path / "form.csv").write_text("\n".join([head, *rows]) + "\n")
    (tmp_path / "more.csv").write_text("\n".join([head, *rows[100:130]]) + "\n")
    code = (
        "import sys, os; from passion_cli.services.cohort import workers\n"
        "workers._processors = lambda: int(os.environ['PROCESSORS'])\n"
        "workers.ROWS = 1\n"
        "sys.argv[0] = 'passion'\n"
        "from passion_cli.__main__ import main; main()"
    )
    found = []
    for number in ("1", "2", "3"):
        arguments = ("cohort", "form.csv", "more.csv", "--for", "coach", "--format", "json")
        command = with_rules((*arguments, "--by", "group", "--names"))
        done = subprocess.run(
            [sys.executable, "-c", code, *command],
            cwd=tmp_path,
            env={**plain_environment(), "PROCESSORS": number},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 2
        found.append(done.stdout)
    assert found[0] == found[1] == found[2]
    made = json.loads(found[0])
    assert made["people"] == 950
    assert made["files"]["broken"] > 0


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="a POSIX way to signal a group")
def test_ctrl_c_ends_a_long_reading_within_a_second_and_leaves_no_process(tmp_path: Path) -> None:
    lines = [f"p{n}@x.org,P {n},,named,{n % 100}" for n in range(60_000)]
    (tmp_path / "form.csv").write_text(HEAD + "\n".join(lines) + "\n")
    command = [*PROGRAM, *with_rules(("cohort", "form.csv", "--format", "json"))]
    process = subprocess.Popen(
        command,
        cwd=tmp_path,
        env=plain_environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # noqa: PLW1509
    )
    assert process.stderr is not None
    assert b"Reading" in process.stderr.readline()
    started = time.monotonic()
    os.killpg(process.pid, signal.SIGINT)
    _, told = process.communicate(timeout=20)
    assert process.returncode == 130
    assert time.monotonic() - started < 8  # under a second on a machine of its own
    assert b"Traceback" not in told
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)


def test_a_group_is_told_no_number_that_counts_files_or_rows(tmp_path: Path) -> None:
    files = [Found(str(tmp_path / name), name) for name in ("a.yaml", "b.yaml", "t.csv")]
    for found in files:
        Path(found.path).write_text(found.shown)
    digest = hashlib.sha256(b"b.yaml").hexdigest()[:DIGITS]
    group, coach = (FileNames(files, for_group=each) for each in (True, False))
    assert [group.place("b.yaml"), group.place("t.csv:7")] == [f"#{digest}", "#1"]
    assert [coach.place("b.yaml"), coach.place("t.csv:7")] == ["#2", "#3:7"]
