import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from helpers.verbs import ROOT, book, loaded_book, persona

from passion_cli.assessment.assess import assess
from passion_cli.assessment.cohort.summary import contribution_of
from passion_cli.assessment.noted_moves import NotedMove
from passion_cli.errors import InputError
from passion_cli.language.catalogue import explain
from passion_cli.language.voice import Voice
from passion_cli.reports.names import Names
from passion_cli.services.history import export_texts
from passion_cli.services.saved_checks import load_saved, noted_moves, saved_check
from passion_cli.storage.answers_file import Record, load_answers
from passion_cli.storage.history.database import MIGRATIONS, Database, HistoryError
from passion_cli.storage.history.store import History
from passion_cli.storage.rulebook_file import load_rulebook, parse_rulebook

NOW = "2026-11-23T10:00:00+01:00"


def opened(folder: Path) -> History:
    return History(folder, "history.db")


def query(folder: Path, statement: str) -> object:
    """What SQLite itself says of the file."""
    connection = sqlite3.connect(folder / "history.db")
    try:
        return connection.execute(statement).fetchone()
    finally:
        connection.close()


def record(name: str = "coach", respondent: str | None = "Léa", day: str = "2026-03-01") -> Record:
    return Record(persona(name), respondent, day, "fr", "CHF")


def test_a_check_is_kept_with_its_answers_and_its_rulebook(tmp_path: Path) -> None:
    history, book_ = opened(tmp_path), loaded_book()
    number = history.add(book_, record(), NOW)
    (kept,) = opened(tmp_path).checks()
    assert (kept.id, kept.day, kept.respondent, kept.currency) == (
        number,
        "2026-03-01",
        "Léa",
        "CHF",
    )
    assert dict(kept.record(book()).answers.values) == dict(persona("coach").values)
    again = history.rulebook(book_.sha256)
    assert again is not None
    assert (again.text, again.sha256) == (book_.text, book_.sha256)
    assert history.rulebook("0" * 64) is None


def test_several_people_are_kept_apart_and_in_order(tmp_path: Path) -> None:
    history, book_ = opened(tmp_path), loaded_book()
    for name, day in (("Léa", "2026-06-01"), ("Bo", "2026-01-01"), ("Léa", "2026-03-01")):
        history.add(book_, record(respondent=name, day=day), NOW)
    assert [kept.day for kept in history.checks("Léa")] == ["2026-03-01", "2026-06-01"]
    assert len(history.checks()) == 3


def test_what_is_deleted_is_gone_from_the_file(tmp_path: Path) -> None:
    history, book_ = opened(tmp_path), loaded_book()
    number = history.add(book_, record(respondent="Zebulon Quartz"), NOW)
    history.save_moves([NotedMove(number, "who_for", "2026-12-01", "If it rains", "open")], NOW)
    history.delete(number)
    assert (history.checks(), history.moves()) == ((), ())
    history.close()
    assert b"Zebulon" not in b"".join(file.read_bytes() for file in tmp_path.iterdir())


def test_moves_are_noted_once_and_change_their_state(tmp_path: Path) -> None:
    history = opened(tmp_path)
    number = history.add(loaded_book(), record(), NOW)
    for state in ("open", "partly", "done"):
        history.save_moves([NotedMove(number, "who_for", "2026-12-01", "If, then", state)], NOW)
    (move,) = history.moves("Léa")
    assert (move.state, move.is_open, move.respondent) == ("done", False, "Léa")
    with pytest.raises(HistoryError):
        history.save_moves([NotedMove(number, "who_for", "2026-12-01", "", "never")], NOW)


def test_an_older_file_moves_forward_and_keeps_everything(tmp_path: Path) -> None:
    old = sqlite3.connect(tmp_path / "history.db")
    for statement in filter(str.strip, MIGRATIONS[0].split(";")):
        old.execute(statement)
    old.execute("PRAGMA user_version = 1")
    old.execute(
        "INSERT INTO interview VALUES (1, 'passion-economy@1', 'x', '', NULL, 'en', 'EUR', ?, ?, 'finished')",
        (NOW, NOW),
    )
    old.execute("INSERT INTO answer VALUES (1, 'who_for', '\"named\"')")
    old.commit()
    old.close()
    (kept,) = opened(tmp_path).checks()
    assert kept.record(book()).answers.values == {"who_for": "named"}
    assert Database(tmp_path, "history.db")._version() == len(MIGRATIONS)  # noqa: SLF001 - what the test is about


@pytest.mark.parametrize("cut", [0, 1, 100, 4096, 5000, 9000])
def test_a_file_that_was_cut_is_refused_or_whole_and_never_rewritten(
    tmp_path: Path, cut: int
) -> None:
    history = opened(tmp_path)
    history.add(loaded_book(), record(), NOW)
    history.close()
    query(tmp_path, "PRAGMA wal_checkpoint(TRUNCATE)")
    file = tmp_path / "history.db"
    damaged = file.read_bytes()[:cut]
    file.write_bytes(damaged)
    try:
        found = opened(tmp_path).checks()
    except HistoryError:
        assert file.read_bytes() == damaged
        return
    assert cut == 0
    assert found == ()


def test_two_processes_write_at_once_and_both_survive(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from passion_cli.storage.history.store import *; "
        "from passion_cli.storage.answers_file import Record; "
        "from passion_cli.assessment.answers import Answers; "
        "from passion_cli.storage.rulebook_file import load_rulebook\n"
        "h, b = History(Path(sys.argv[1]), 'history.db'), load_rulebook('tests/rulebook.yaml')\n"
        "for n in range(20): h.add(b, Record(Answers({'who_for': 'named'}), sys.argv[2]), '2026-11-23')\n"
    )
    command = [sys.executable, "-c", script, str(tmp_path)]
    running = [subprocess.Popen([*command, name], cwd=ROOT) for name in ("a", "b", "c")]
    assert [process.wait(60) for process in running] == [0, 0, 0]
    history = opened(tmp_path)
    assert [len(history.checks(name)) for name in ("a", "b", "c")] == [20, 20, 20]
    assert query(tmp_path, "PRAGMA integrity_check") == ("ok",)


def test_a_check_of_other_rules_is_scored_by_them(tmp_path: Path) -> None:
    book_ = loaded_book()
    other = parse_rulebook("other.yaml", book_.text.replace("points: 0.25", "points: 0.35"))
    history = opened(tmp_path)
    saved = history.check(history.add(other, record("designer"), NOW))
    assert saved is not None
    loaded = load_saved(history, saved, book_)
    own = assess(other.rulebook, persona("designer")).overall.score
    assert loaded.assess().overall.score == own
    assert own != assess(book_.rulebook, persona("designer")).overall.score


@pytest.mark.parametrize(
    "number", ["000000000000001999", "1" * 19, "9" * 40, "-1", "1.0", "٣", "", "0"]
)
def test_a_number_that_is_no_check_is_refused_and_never_cut(tmp_path: Path, number: str) -> None:
    history = opened(tmp_path)
    history.add(loaded_book(), record(), NOW)
    with pytest.raises(InputError):
        saved_check(history, number)
    assert saved_check(history, "0001").id == 1


def fill(history: History) -> None:
    for _ in range(200):
        history.add(loaded_book(), record(respondent="x" * 200), NOW)


def test_a_full_disk_is_told_and_keeps_what_was_there(tmp_path: Path) -> None:
    history = opened(tmp_path)
    history.add(loaded_book(), record(), NOW)
    connection = history._database.connection  # noqa: SLF001 - only SQLite can say that it is full
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(HistoryError) as caught:
        fill(history)
    assert "full" in caught.value.reason
    assert query(tmp_path, "PRAGMA integrity_check") == ("ok",)
    kept = opened(tmp_path).checks("Léa")[0]
    assert kept.record(book()).answers.values == persona("coach").values


READ_ONLY = """
import os, sys
from pathlib import Path
from passion_cli.storage.history.database import HistoryError
from passion_cli.storage.history.store import History
if os.geteuid() == 0:
    os.seteuid(65534)  # modes mean nothing to root
try:
    History(Path(sys.argv[1]), "history.db").checks()
except HistoryError as error:
    print("refused:", error.reason)
"""


@pytest.mark.parametrize("exists", [True, False])
def test_a_read_only_folder_is_refused_and_left_as_it_is(exists: bool) -> None:  # noqa: FBT001
    folder = Path(tempfile.mkdtemp(prefix="passion-read-only-"))
    file = folder / "history.db"
    if exists:
        history = opened(folder)
        history.add(loaded_book(), record(), NOW)
        history.close()
        file.chmod(0o444)
    before = file.read_bytes() if exists else b""
    folder.chmod(0o555)
    try:
        command = [sys.executable, "-c", READ_ONLY, str(folder)]
        done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=True)
        assert done.stdout.startswith("refused:")
        assert (file.read_bytes() if exists else b"") == before
        assert len(list(folder.iterdir())) == int(exists)
    finally:
        folder.chmod(0o700)
        shutil.rmtree(folder)


def test_a_file_is_to_be_moved_only_where_it_is_at_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("passion_cli.storage.history.database.BUSY_SECONDS", 0)
    opened(tmp_path).add(loaded_book(), record(), NOW)
    other = sqlite3.connect(tmp_path / "history.db")
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(HistoryError) as locked:
        opened(tmp_path).add(loaded_book(), record(), NOW)
    other.close()
    line = explain("en", locked.value.problems[0])
    assert "another program is writing. Nothing was changed. Try again" in line
    (tmp_path / "history.db").write_bytes(b"garbage")
    with pytest.raises(HistoryError) as damaged:
        opened(tmp_path).checks()
    line = explain("en", damaged.value.problems[0])
    assert "the file is damaged. Nothing was changed. Move the file elsewhere" in line


def test_a_risk_that_was_planned_is_named_by_what_it_asks(tmp_path: Path) -> None:
    history, shipped_ = opened(tmp_path), load_rulebook()
    number = history.add(shipped_, record("driver"), NOW)
    history.save_moves([NotedMove(number, "one_source", "2026-04-01", "", "open")], NOW)
    (move,) = noted_moves(history, shipped_)
    names = Names(shipped_.rulebook, Voice("en"))
    assert names.noted_action(move) == "Start a second source while the first one pays"
    text = next(iter(export_texts(history, history.checks(), shipped_, "out").values()))
    assert "moves:\n  one_source: open" in text
    path = tmp_path / "me.yaml"
    path.write_text(text, encoding="utf-8")
    loaded = load_answers(str(path), shipped_.rulebook).record
    assert loaded.moves == {"one_source": "open"}
    contribution = contribution_of(assess(shipped_.rulebook, loaded.answers), loaded.moves)
    assert contribution.noted == ()  # a group is not told who has which risk
