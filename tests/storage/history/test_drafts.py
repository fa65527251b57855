import sqlite3
import stat
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest
from helpers.verbs import ROOT, book, loaded_book

from passion_cli.assessment.answers import Answers, Silence
from passion_cli.storage.history.database import HistoryError, NewerHistoryError, NotOpenError
from passion_cli.storage.history.draft_lock import DraftLock
from passion_cli.storage.history.records import NewInterview
from passion_cli.storage.history.store import History

START = NewInterview(
    rulebook="passion-economy@1", sha256="0", topic="", respondent=None, language="fr",
    currency="CHF", started="2026-05-03T10:00:00+02:00", changed="2026-05-03T10:00:00+02:00",
)  # fmt: skip
NOW = "2026-05-03T10:05:00+02:00"


def test_answers_are_found_again_by_another_process(tmp_path: Path) -> None:
    drafts = History(tmp_path / "home", "history.db")
    number = drafts.start(START)
    drafts.save_answers(number, {"who_for": "named"}, NOW)
    drafts.save_answers(number, {"who_for": "wide"}, NOW)
    drafts.save_answers(number, {"hard_to_get": ("skill", "mix")}, NOW)
    drafts.save_answers(number, {"net_month": Decimal("-12.50")}, NOW)
    drafts.save_answers(number, {"top_share": Silence.NOT_APPLICABLE}, NOW)
    (saved,) = History(tmp_path / "home", "history.db").drafts()
    found = saved.draft(book())
    assert (found.id, found.changed, found.currency, found.dropped) == (
        number,
        NOW[:10],
        "CHF",
        (),
    )
    assert found.answers.values == {
        "who_for": "wide", "hard_to_get": ("skill", "mix"), "net_month": Decimal("-12.50"),
        "top_share": Silence.NOT_APPLICABLE,
    }  # fmt: skip


def test_the_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    drafts = History(tmp_path / "home", "history.db")
    drafts.save_answers(drafts.start(START), {"who_for": "named"}, NOW)
    assert stat.S_IMODE((tmp_path / "home").stat().st_mode) == 0o700
    for file in (tmp_path / "home").iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600, file


def test_only_unfinished_interviews_with_answers_are_found(tmp_path: Path) -> None:
    drafts = History(tmp_path, "history.db")
    drafts.start(START)
    assert drafts.drafts() == ()
    number = drafts.start(START)
    drafts.save_answers(number, {"who_for": "named"}, NOW)
    drafts.put_aside(number)
    assert drafts.drafts(put_aside=False) == ()
    assert [each.id for each in drafts.drafts()] == [number]
    whole = START._replace(state="finished")
    drafts.rewrite(number, whole, Answers({"who_for": "wide"}), loaded_book())
    assert drafts.drafts() == ()
    assert [dict(each.values) for each in drafts.checks()] == [{"who_for": "wide"}]


def test_what_is_finished_or_deleted_is_never_written_to(tmp_path: Path) -> None:
    drafts = History(tmp_path, "history.db")
    number = drafts.start(START)
    drafts.save_answers(number, {"who_for": "named"}, NOW)
    whole, given = START._replace(state="finished"), Answers({"who_for": "named"})
    drafts.rewrite(number, whole, given, loaded_book())
    deleted = drafts.start(START)
    drafts.delete(deleted)
    for each in (number, deleted):
        with pytest.raises(NotOpenError):
            drafts.save_answers(each, {"who_for": "wide"}, NOW)
        with pytest.raises(NotOpenError):
            drafts.rewrite(each, whole, Answers(), None)
        with pytest.raises(NotOpenError):
            drafts.put_aside(each)
    assert [dict(each.values) for each in drafts.checks()] == [{"who_for": "named"}]


def test_a_lock_is_released_by_the_system(tmp_path: Path) -> None:
    holder = (
        "import sys; from pathlib import Path; from passion_cli.storage.history.draft_lock "
        "import DraftLock; lock = DraftLock(Path(sys.argv[1])); print(lock.take(7), flush=True);"
        "sys.stdin.read()"
    )
    command = [sys.executable, "-c", holder, str(tmp_path)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "True\n"
        lock = DraftLock(tmp_path)
        assert (lock.is_free(7), lock.is_free(8), lock.take(7)) == (False, True, False)
        other.kill()
    assert lock.take(7)
    lock.close()


def test_answers_that_no_longer_fit_are_dropped_by_name(tmp_path: Path) -> None:
    drafts = History(tmp_path, "history.db")
    number = drafts.start(START._replace(rulebook="passion-economy@0"))
    drafts.save_answers(number, {"who_for": "everyone"}, NOW)
    drafts.save_answers(number, {"gone": "x"}, NOW)
    drafts.save_answers(number, {"big_brands": "far"}, NOW)
    found = drafts.drafts()[0].draft(book())
    assert (dict(found.answers.values), set(found.dropped)) == (
        {"big_brands": "far"},
        {"gone", "who_for"},
    )


def test_a_newer_or_damaged_file_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "newer").mkdir()
    newer = sqlite3.connect(tmp_path / "newer" / "history.db")
    newer.execute("PRAGMA user_version = 99")
    newer.close()
    with pytest.raises(NewerHistoryError):
        History(tmp_path / "newer", "history.db")
    (tmp_path / "damaged").mkdir()
    (tmp_path / "damaged" / "history.db").write_bytes(b"not a database" * 99)
    with pytest.raises(HistoryError):
        History(tmp_path / "damaged", "history.db")
    assert (tmp_path / "damaged" / "history.db").read_bytes() == b"not a database" * 99


def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(HistoryError):
        History(tmp_path / "file" / "home", "history.db")


def test_two_interviews_at_once_both_survive(tmp_path: Path) -> None:
    one, two = History(tmp_path, "history.db"), History(tmp_path, "history.db")
    first, second = one.start(START), two.start(START)
    for item in ("who_for", "big_brands"):
        one.save_answers(first, {item: "unknown"}, NOW)
        two.save_answers(second, {item: "unknown"}, NOW)
    rows = (
        sqlite3.connect(tmp_path / "history.db").execute("SELECT count(*) FROM answer").fetchone()
    )
    assert (first != second, rows) == (True, (4,))
