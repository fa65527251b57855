"""The history of one user: drafts, finished checks, the rulebooks they were asked with, moves."""

import sqlite3
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from passion_cli.assessment.answers import Answers, Value, accept_all
from passion_cli.assessment.noted_moves import NotedMove
from passion_cli.assessment.renaming import rename
from passion_cli.assessment.rulebook.rulebook import Rulebook
from passion_cli.language.locales import DEFAULT, Language, language_named
from passion_cli.language.voice import CURRENCY
from passion_cli.storage.answers_file import Record
from passion_cli.storage.history.database import Database, from_text, to_text
from passion_cli.storage.rulebook_file import LoadedRulebook, parse_rulebook

LARGEST_RULEBOOK = 4_000_000
"""Bytes that a stored rulebook may unpack to."""
LARGEST_NUMBER = 2**63 - 1
"""The largest number that SQLite gives to a row."""


class Draft(NamedTuple):
    """An unfinished interview; `dropped` are answers that no longer fit the rulebook."""

    id: int
    answers: Answers
    dropped: tuple[str, ...]
    changed: str
    currency: str
    respondent: str | None


class SavedCheck(NamedTuple):
    """One finished check; `day` is ISO, `topic` is empty where everything was asked."""

    id: int
    rulebook: str
    sha256: str
    topic: str
    respondent: str | None
    language: Language
    currency: str
    day: str
    values: Mapping[str, object]

    def record(self, rulebook: Rulebook, values: Mapping[str, object] | None = None) -> Record:
        """Return the answers as a rulebook takes them; `values` are those under its own names."""
        answers, _ = accept_all(rulebook, self.values if values is None else values)
        return Record(answers, self.respondent, self.day, self.language, self.currency)


class NewInterview(NamedTuple):
    """What is known of an interview when it starts; times are ISO."""

    rulebook: str
    sha256: str
    topic: str
    respondent: str | None
    language: str
    currency: str
    started: str
    changed: str
    state: str = "open"


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
_DRAFT = (
    "SELECT id, changed, currency, respondent FROM interview AS i "
    "WHERE state = 'open' AND topic = :topic "
    "AND substr(rulebook, 1, length(:family)) = :family "
    "AND (:respondent IS NULL OR respondent = :respondent) "
    "AND EXISTS (SELECT 1 FROM answer WHERE interview = i.id) ORDER BY id DESC LIMIT 1"
)
_CHECKS = (
    "SELECT id, rulebook, sha256, topic, respondent, language, currency, changed "
    "FROM interview WHERE state = 'finished'"
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

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def start(self, interview: NewInterview) -> int:
        """Begin an interview and return its number."""
        return self._database.write(_INSERT_INTERVIEW, interview._asdict())

    def save_answer(self, interview: int, item: str, value: Value, now: str) -> None:
        """Store one answer; when this returns, it is on disk."""
        with self._database.transaction():
            self._save_answers(interview, {item: value})
            self._database.write(
                "UPDATE interview SET changed = :now WHERE id = :id", {"now": now, "id": interview}
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

    def finish(self, interview: int) -> None:
        """Mark an interview as finished: it is a check from now on."""
        self._end(interview, "finished")

    def put_aside(self, interview: int) -> None:
        """Mark an interview as left for a newer one; its answers stay."""
        self._end(interview, "left")

    def _end(self, interview: int, state: str) -> None:
        self._database.write(
            "UPDATE interview SET state = :state WHERE id = :id", {"state": state, "id": interview}
        )

    def draft(self, book: Rulebook, topic: str, respondent: str | None) -> Draft | None:
        """Return the newest open interview of a rulebook that has answers, whatever its version."""
        values = {"topic": topic, "family": f"{book.id}@", "respondent": respondent}
        rows = self._database.read(_DRAFT, values)
        if not rows:
            return None
        row, given = rows[0], rename(book, self._values(rows[0]["id"])).given
        answers, problems = accept_all(book, given)
        dropped = tuple(dict.fromkeys(str(problem.path[0]) for problem in problems))
        return Draft(
            row["id"], answers, dropped, row["changed"], row["currency"], row["respondent"]
        )

    def checks(self, respondent: str | None = None) -> tuple[SavedCheck, ...]:
        """Return every finished check, of one person or of all, the oldest first."""
        rows = self._database.read(
            f"{_CHECKS} AND (:respondent IS NULL OR respondent = :respondent) ORDER BY changed, id",
            {"respondent": respondent},
        )
        return tuple(map(self._saved_check, rows))

    def check(self, number: int) -> SavedCheck | None:
        """Return one finished check, or None where there is none of this number."""
        if not 0 < number <= LARGEST_NUMBER:
            return None
        rows = self._database.read(f"{_CHECKS} AND id = :id", {"id": number})
        return self._saved_check(rows[0]) if rows else None

    def _saved_check(self, row: sqlite3.Row) -> SavedCheck:
        return SavedCheck(
            id=row["id"],
            rulebook=row["rulebook"],
            sha256=row["sha256"],
            topic=row["topic"],
            respondent=row["respondent"],
            language=language_named(row["language"]) or DEFAULT,
            currency=row["currency"],
            day=row["changed"][:10],
            values=self._values(row["id"]),
        )

    def _values(self, interview: int) -> dict[str, object]:
        query = "SELECT item, value FROM answer WHERE interview = :interview"
        rows = self._database.read(query, {"interview": interview})
        return {row["item"]: from_text(row["value"]) for row in rows}

    def rulebook(self, sha256: str) -> LoadedRulebook | None:
        """Return a stored rulebook, or None where it was not stored."""
        rows = self._database.read(
            "SELECT name, text FROM rulebook WHERE sha256 = :sha256", {"sha256": sha256}
        )
        if not rows:
            return None
        text = zlib.decompressobj().decompress(rows[0]["text"], LARGEST_RULEBOOK).decode()
        return parse_rulebook(rows[0]["name"], text)

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
            number = self.start(interview)
            self._save_answers(number, record.answers.values)
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
        return tuple(NotedMove(**dict(row)) for row in rows)
