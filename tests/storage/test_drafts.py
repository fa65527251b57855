import sqlite3
import stat
from decimal import Decimal
from pathlib import Path

import pytest
from verbs import book

from passion_cli.assessment.answers import Silence
from passion_cli.storage.history.database import UnusableError
from passion_cli.storage.history.drafts import Drafts

START: dict[str, str | None] = {
    "rulebook": "passion-economy@1", "sha256": "0", "topic": "", "respondent": None,
    "language": "fr", "currency": "CHF", "started": "2026-05-03T10:00:00+02:00",
    "changed": "2026-05-03T10:00:00+02:00",
}  # fmt: skip
NOW = "2026-05-03T10:05:00+02:00"


def test_answers_are_found_again_by_another_process(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path / "home")
    number = drafts.start(START)
    drafts.keep(number, "who_for", "named", NOW)
    drafts.keep(number, "who_for", "wide", NOW)
    drafts.keep(number, "hard_to_get", ("skill", "mix"), NOW)
    drafts.keep(number, "net_month", Decimal("-12.50"), NOW)
    drafts.keep(number, "top_share", Silence.NOT_APPLICABLE, NOW)
    found = Drafts(tmp_path / "home").unfinished(book(), "", None)
    assert found is not None
    assert (found.id, found.changed, found.currency, found.dropped) == (number, NOW, "CHF", ())
    assert found.answers.values == {
        "who_for": "wide", "hard_to_get": ("skill", "mix"), "net_month": Decimal("-12.50"),
        "top_share": Silence.NOT_APPLICABLE,
    }  # fmt: skip


def test_the_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path / "home")
    drafts.keep(drafts.start(START), "who_for", "named", NOW)
    assert stat.S_IMODE((tmp_path / "home").stat().st_mode) == 0o700
    for file in (tmp_path / "home").iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600, file


def test_only_open_interviews_with_answers_are_found(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path)
    drafts.start(START)
    assert drafts.unfinished(book(), "", None) is None
    number = drafts.start(START)
    drafts.keep(number, "who_for", "named", NOW)
    assert drafts.unfinished(book(), "pricing", None) is None
    assert drafts.unfinished(book(), "", "lea") is None
    drafts.end(number, "finished")
    assert drafts.unfinished(book(), "", None) is None


def test_answers_that_no_longer_fit_are_dropped_by_name(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path)
    number = drafts.start({**START, "rulebook": "passion-economy@0"})
    drafts.keep(number, "who_for", "everyone", NOW)
    drafts.keep(number, "gone", "x", NOW)
    drafts.keep(number, "big_brands", "far", NOW)
    found = drafts.unfinished(book(), "", None)
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
    with pytest.raises(UnusableError, match="newer"):
        Drafts(tmp_path / "newer")
    (tmp_path / "damaged").mkdir()
    (tmp_path / "damaged" / "history.db").write_bytes(b"not a database" * 99)
    with pytest.raises(UnusableError):
        Drafts(tmp_path / "damaged")
    assert (tmp_path / "damaged" / "history.db").read_bytes() == b"not a database" * 99


def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UnusableError):
        Drafts(tmp_path / "file" / "home")


def test_two_interviews_at_once_both_survive(tmp_path: Path) -> None:
    one, two = Drafts(tmp_path), Drafts(tmp_path)
    first, second = one.start(START), two.start(START)
    for item in ("who_for", "big_brands"):
        one.keep(first, item, "unknown", NOW)
        two.keep(second, item, "unknown", NOW)
    rows = one.connection.execute("SELECT count(*) FROM answer").fetchone()
    assert (first != second, rows) == (True, (4,))
