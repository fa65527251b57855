import sqlite3
import stat
from decimal import Decimal
from pathlib import Path

import pytest
from helpers.verbs import book

from passion_cli.assessment.answers import Silence
from passion_cli.storage.history.database import HistoryError, NewerHistoryError
from passion_cli.storage.history.store import History, NewInterview

START = NewInterview(
    rulebook="passion-economy@1", sha256="0", topic="", respondent=None, language="fr",
    currency="CHF", started="2026-05-03T10:00:00+02:00", changed="2026-05-03T10:00:00+02:00",
)  # fmt: skip
NOW = "2026-05-03T10:05:00+02:00"


def test_answers_are_found_again_by_another_process(tmp_path: Path) -> None:
    drafts = History(tmp_path / "home", "history.db")
    number = drafts.start(START)
    drafts.save_answer(number, "who_for", "named", NOW)
    drafts.save_answer(number, "who_for", "wide", NOW)
    drafts.save_answer(number, "hard_to_get", ("skill", "mix"), NOW)
    drafts.save_answer(number, "net_month", Decimal("-12.50"), NOW)
    drafts.save_answer(number, "top_share", Silence.NOT_APPLICABLE, NOW)
    found = History(tmp_path / "home", "history.db").draft(book(), "", None)
    assert found is not None
    assert (found.id, found.changed, found.currency, found.dropped) == (number, NOW, "CHF", ())
    assert found.answers.values == {
        "who_for": "wide", "hard_to_get": ("skill", "mix"), "net_month": Decimal("-12.50"),
        "top_share": Silence.NOT_APPLICABLE,
    }  # fmt: skip


def test_the_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    drafts = History(tmp_path / "home", "history.db")
    drafts.save_answer(drafts.start(START), "who_for", "named", NOW)
    assert stat.S_IMODE((tmp_path / "home").stat().st_mode) == 0o700
    for file in (tmp_path / "home").iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600, file


def test_only_open_interviews_with_answers_are_found(tmp_path: Path) -> None:
    drafts = History(tmp_path, "history.db")
    drafts.start(START)
    assert drafts.draft(book(), "", None) is None
    number = drafts.start(START)
    drafts.save_answer(number, "who_for", "named", NOW)
    assert drafts.draft(book(), "pricing", None) is None
    assert drafts.draft(book(), "", "lea") is None
    drafts.finish(number)
    assert drafts.draft(book(), "", None) is None


def test_answers_that_no_longer_fit_are_dropped_by_name(tmp_path: Path) -> None:
    drafts = History(tmp_path, "history.db")
    number = drafts.start(START._replace(rulebook="passion-economy@0"))
    drafts.save_answer(number, "who_for", "everyone", NOW)
    drafts.save_answer(number, "gone", "x", NOW)
    drafts.save_answer(number, "big_brands", "far", NOW)
    found = drafts.draft(book(), "", None)
    assert found is not None
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
        one.save_answer(first, item, "unknown", NOW)
        two.save_answer(second, item, "unknown", NOW)
    rows = (
        sqlite3.connect(tmp_path / "history.db").execute("SELECT count(*) FROM answer").fetchone()
    )
    assert (first != second, rows) == (True, (4,))
