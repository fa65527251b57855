"""The history of one user: drafts, finished checks, the rulebooks they were asked with, moves."""

import sqlite3
import zlib
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from passion_cli.assessment.answers import Answers, Value
from passion_cli.assessment.noted_moves import NotedMove
from passion_cli.errors import InputError
from passion_cli.language.locales import DEFAULT
from passion_cli.language.voice import CURRENCY
from passion_cli.storage.answers_file import Record
from passion_cli.storage.history.database import Database, HistoryError, NotOpenError, to_text
from passion_cli.storage.history.draft_lock import DraftLock
from passion_cli.storage.history.records import (
    NewInterview,
    SavedCheck,
    checksum,
    read_saved,
)
from passion_cli.storage.rulebook_file import LoadedRulebook, parse_rulebook

LARGEST_RULEBOOK = 4_000_000
"""Bytes that a stored rulebook may unpack to."""
LARGEST_NUMBER = 2**63 - 1
"""The largest number that SQLite gives to a row."""


_INSERT_INTERVIEW = (
    "INSERT INTO interview (rulebook, sha256, topic, respondent, language, currency, "
    "started, changed, state) VALUES (:rulebook, :sha256, :topic, :respondent, :language, "
    ":currency, :started, :changed, :state)"
)
_SAVE_ANSWER = (
    "INSERT INTO answer (interview, item, value) VALUES (:interview, :item, :value) "
    "ON CONFLICT (interview, item) DO UPDATE SET value = excluded.value"
)
_SAVE_MOVE = (
    "INSERT INTO move (interview, indicator, due, plan, state, changed) "
    "VALUES (:interview, :indicator, :due, :plan, :state, :changed) "
    "ON CONFLICT (interview, indicator) DO UPDATE SET due = excluded.due, "
    "plan = excluded.plan, state = excluded.state, changed = excluded.changed"
)
_UPDATE_INTERVIEW = (
    "UPDATE interview SET rulebook = :rulebook, sha256 = :sha256, topic = :topic, "
    "respondent = :respondent, language = :language, currency = :currency, changed = :changed, "
    "state = :state WHERE id = :id"
)
_INTERVIEWS = (
    "SELECT id, rulebook, sha256, topic, respondent, language, currency, started, changed, state, "
    "checksum FROM interview"
)
_MOVES = (
    "SELECT m.interview, m.indicator, m.due, m.plan, m.state, i.respondent "
    "FROM move AS m JOIN interview AS i ON i.id = m.interview "
    "WHERE :respondent IS NULL OR i.respondent = :respondent "
    "ORDER BY m.due, m.interview, m.indicator"
)


class History:
    """Everything one user has stored; each method is one read or one whole write.

    Every method raises HistoryError when the disk refuses; then nothing was changed.
    """

    def __init__(self, folder: Path, name: str) -> None:
        """Open or create the file in a folder; `name` is how errors call it."""
        self._database = Database(folder, name)
        self.path = self._database.path
        self.locks = DraftLock(folder)
        if self._database.migrated:
            with self._database.transaction():
                self.seal_all()

    def close(self) -> None:
        """Close the file, all of it in one place, and let others go on with its interviews."""
        self.locks.close()
        self._database.close()

    def is_in_place(self) -> bool:
        """Tell whether the file that is open is still the one of that name."""
        return self._database.is_in_place()

    def wait_briefly(self) -> None:
        """Wait no longer than an instant for another process from now on."""
        self._database.wait_briefly()

    def start(self, interview: NewInterview) -> int:
        """Begin an interview and return its number."""
        with self._database.transaction():
            return self._insert(interview, {})

    def save_answers(self, interview: int, values: Mapping[str, Value], now: str) -> None:
        """Store answers of an open interview; when this returns, they are on disk.

        Raises:
            NotOpenError: when it was finished or deleted meanwhile; nothing was changed.
        """
        with self._database.transaction():
            self._require_open(interview)
            self._save_answers(interview, values)
            self._database.write(
                "UPDATE interview SET changed = :now WHERE id = :id", {"now": now, "id": interview}
            )
            self._seal(interview)

    def rewrite(
        self, interview: int, whole: NewInterview, answers: Answers, book: LoadedRulebook | None
    ) -> None:
        """Replace everything in an open interview, and store its rulebook: one record, one write.

        Raises:
            NotOpenError: when it was finished or deleted meanwhile; nothing was changed.
        """
        with self._database.transaction():
            self._require_open(interview)
            self._database.write("DELETE FROM answer WHERE interview = :id", {"id": interview})
            self._database.write(_UPDATE_INTERVIEW, {**whole._asdict(), "id": interview})
            self._save_answers(interview, answers.values)
            if book is not None:
                self.save_rulebook(book)
            self._seal(interview)

    def _require_open(self, interview: int) -> None:
        query = "SELECT state FROM interview WHERE id = :id"
        rows = self._database.read(query, {"id": interview})
        if not rows or rows[0]["state"] == "finished":
            raise NotOpenError.of(NotOpenError.key, where=self._database.name, reason="not open")

    def _insert(self, interview: NewInterview, values: Mapping[str, Value]) -> int:
        number = self._database.write(_INSERT_INTERVIEW, interview._asdict())
        self._save_answers(number, values)
        self._seal(number)
        return number

    def _seal(self, interview: int) -> None:
        """Store the checksum of an interview as it is now."""
        (row,) = self._database.read(f"{_INTERVIEWS} WHERE id = :id", {"id": interview})
        seal = checksum(dict(row), self._texts(interview))
        self._database.write(
            "UPDATE interview SET checksum = :seal WHERE id = :id", {"seal": seal, "id": interview}
        )

    def _save_answers(self, interview: int, values: Mapping[str, Value]) -> None:
        rows = [
            {"interview": interview, "item": item, "value": to_text(value)}
            for item, value in values.items()
        ]
        self._database.write_many(_SAVE_ANSWER, rows)

    def save_rulebook(self, book: LoadedRulebook) -> None:
        """Store the text of a rulebook, so that old checks can be scored as they were."""
        text = zlib.compress(book.text.encode())
        self._database.write(
            "INSERT OR IGNORE INTO rulebook (sha256, name, text) VALUES (:sha256, :name, :text)",
            {"sha256": book.sha256, "name": book.rulebook.name, "text": text},
        )

    def put_aside(self, interview: int) -> None:
        """Mark an unfinished interview as left for a newer one; its answers stay."""
        with self._database.transaction():
            self._require_open(interview)
            self._database.write(
                "UPDATE interview SET state = 'left' WHERE id = :id", {"id": interview}
            )
            self._seal(interview)

    def drafts(self, *, put_aside: bool = True) -> tuple[SavedCheck, ...]:
        """Return every unfinished interview with answers, the newest last."""
        where = "state <> 'finished'" if put_aside else "state = 'open'"
        found = self._interviews(f"WHERE {where} ORDER BY id", {})
        return tuple(each for each in found if each.values or each.damaged)

    def checks(self, respondent: str | None = None) -> tuple[SavedCheck, ...]:
        """Return every finished check, of one person or of all, the oldest first."""
        return self._interviews(
            "WHERE state = 'finished' AND (:respondent IS NULL OR respondent = :respondent) "
            "ORDER BY changed, id",
            {"respondent": respondent},
        )

    def check(self, number: int) -> SavedCheck | None:
        """Return one check or unfinished interview, or None where there is none of this number."""
        if not 0 < number <= LARGEST_NUMBER:
            return None
        found = self._interviews("WHERE id = :id", {"id": number})
        return found[0] if found else None

    def _interviews(self, where: str, values: Mapping[str, object]) -> tuple[SavedCheck, ...]:
        rows = self._database.read(f"{_INTERVIEWS} {where}", values)
        try:
            return tuple(read_saved(dict(row), self._texts(row["id"])) for row in rows)
        except (ValueError, TypeError, LookupError) as error:  # columns of another kind
            raise self._damaged() from error

    def _texts(self, interview: int) -> dict[str, str]:
        query = "SELECT item, value FROM answer WHERE interview = :interview"
        rows = self._database.read(query, {"interview": interview})
        return {str(row["item"]): str(row["value"]) for row in rows}

    def seal_all(self) -> None:
        """Store the checksum of every interview that has none yet."""
        for row in self._database.read("SELECT id FROM interview WHERE checksum IS NULL", {}):
            self._seal(row["id"])

    def rulebook(self, sha256: str) -> LoadedRulebook | None:
        """Return a stored rulebook, or None where it was not stored.

        Raises:
            HistoryError: when it is not as it was stored.
        """
        rows = self._database.read(
            "SELECT name, text FROM rulebook WHERE sha256 = :sha256", {"sha256": sha256}
        )
        if not rows:
            return None
        try:
            packed = zlib.decompressobj().decompress(rows[0]["text"], LARGEST_RULEBOOK)
            book = parse_rulebook(str(rows[0]["name"]), packed.decode())
        except (zlib.error, ValueError, TypeError, InputError) as error:
            raise self._damaged() from error
        if book.sha256 != sha256:
            raise self._damaged()
        return book

    def _damaged(self) -> HistoryError:
        return HistoryError.of(HistoryError.key, where=self._database.name, reason="damaged")

    def add(self, book: LoadedRulebook, record: Record, now: str) -> int:
        """Add a finished check that was made elsewhere; return its number."""
        interview = NewInterview(
            rulebook=book.rulebook.name,
            sha256=book.sha256,
            topic="",
            respondent=record.respondent,
            language=record.language or DEFAULT,
            currency=record.currency or CURRENCY,
            started=now,
            changed=record.date or now,
            state="finished",
        )
        with self._database.transaction():
            number = self._insert(interview, record.answers.values)
            self.save_rulebook(book)
        return number

    def delete(self, number: int) -> None:
        """Delete a check with its answers and moves, and what is left of them in the file."""
        self._database.write("PRAGMA secure_delete = ON", {})
        with self._database.transaction():
            for statement in (
                "DELETE FROM move WHERE interview = :id",
                "DELETE FROM answer WHERE interview = :id",
                "DELETE FROM interview WHERE id = :id",
            ):
                self._database.write(statement, {"id": number})
        self._database.read("PRAGMA wal_checkpoint(TRUNCATE)", {})

    def save_moves(self, moves: Sequence[NotedMove], now: str) -> None:
        """Store moves, or what became of them."""
        with self._database.transaction():
            rows = [{**move._asdict(), "changed": now} for move in moves]
            self._database.write_many(_SAVE_MOVE, rows)

    def moves(self, respondent: str | None = None) -> tuple[NotedMove, ...]:
        """Return the moves that were noted, of one person or of all, the next due first."""
        rows = self._database.read(_MOVES, {"respondent": respondent})
        return tuple(NotedMove(**dict(row)) for row in rows if _is_move(row))


def _is_move(row: sqlite3.Row) -> bool:
    """Tell whether a noted move can be read; a damaged one has no date."""
    try:
        date.fromisoformat(row["due"])
    except (ValueError, TypeError):
        return False
    return all(isinstance(row[name], str) for name in ("indicator", "plan", "state"))
