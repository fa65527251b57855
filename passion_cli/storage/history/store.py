"""Finished checks, each with its answers and the very rulebook it was asked with; and its moves."""

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from passion_cli.assessment.answers import Value, accept_all
from passion_cli.assessment.noted_moves import NotedMove
from passion_cli.assessment.rulebook.rulebook import Rulebook
from passion_cli.language import Language
from passion_cli.storage.answers_file import Record
from passion_cli.storage.history.database import from_text, to_text, translated
from passion_cli.storage.history.drafts import Drafts
from passion_cli.storage.rulebook_file import LoadedRulebook, parse_rulebook

LARGEST_RULEBOOK = 4_000_000


@dataclass(frozen=True, slots=True)
class Kept:
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

    def record(self, rulebook: Rulebook) -> Record:
        """Return the answers as the rulebook they were given to takes them."""
        answers, _ = accept_all(rulebook, self.values)
        return Record(answers, self.respondent, self.day, self.language, self.currency)


_CHECKS = (
    "SELECT id, rulebook, sha256, topic, respondent, language, currency, changed "
    "FROM interview WHERE state = 'finished'"
)


class History(Drafts):
    """The finished checks of one user."""

    def checks(self, respondent: str | None = None) -> tuple[Kept, ...]:
        """Return every finished check, of one person or of all, the oldest first."""
        with translated():
            rows = self.connection.execute(
                f"{_CHECKS} AND (? IS NULL OR respondent = ?) ORDER BY changed, id",
                (respondent, respondent),
            ).fetchall()
        return tuple(self._kept(row) for row in rows)

    def check(self, number: int) -> Kept | None:
        """Return one finished check."""
        with translated():
            row = self.connection.execute(f"{_CHECKS} AND id = ?", (number,)).fetchone()
        return self._kept(row) if row else None

    def _kept(self, row: Sequence[str]) -> Kept:
        with translated():
            answers = self.connection.execute(
                "SELECT item, value FROM answer WHERE interview = ?", (row[0],)
            ).fetchall()
        values = {item: from_text(text) for item, text in answers}
        spoken: Language = "fr" if row[5] == "fr" else "en"
        number, day = int(row[0]), row[7][:10]
        return Kept(number, row[1], row[2], row[3], row[4], spoken, row[6], day, values)

    def rulebook(self, sha256: str) -> LoadedRulebook | None:
        """Return a rulebook that was kept, or None where it was not."""
        with translated():
            row = self.connection.execute(
                "SELECT name, text FROM rulebook WHERE sha256 = ?", (sha256,)
            ).fetchone()
        if row is None:
            return None
        text = zlib.decompressobj().decompress(row[1], LARGEST_RULEBOOK).decode()
        return parse_rulebook(row[0], text)

    def add(self, book: LoadedRulebook, record: Record, now: str) -> int:
        """Add a finished check that was made elsewhere; return its number."""
        values: Mapping[str, Value] = record.answers.values
        with translated(), self.transaction():
            row = (
                book.rulebook.name, book.sha256, "", record.respondent, record.language or "en",
                record.currency or "EUR", now, record.date or now,
            )  # fmt: skip
            cursor = self.connection.execute(
                "INSERT INTO interview (rulebook, sha256, topic, respondent, language, currency, "
                "started, changed, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'finished')",
                row,
            )
            number = int(cursor.lastrowid or 0)
            self.connection.executemany(
                "INSERT INTO answer VALUES (?, ?, ?)",
                [(number, item, to_text(value)) for item, value in values.items()],
            )
        self.keep_rulebook(book)
        return number

    def delete(self, number: int) -> None:
        """Delete a check with its answers and moves, and what is left of them in the file."""
        with translated():
            self.connection.execute("PRAGMA secure_delete = ON")
            with self.transaction():
                for table in ("move", "answer"):
                    self.connection.execute(f"DELETE FROM {table} WHERE interview = ?", (number,))  # noqa: S608 - our names
                self.connection.execute("DELETE FROM interview WHERE id = ?", (number,))
            self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def note_moves(self, moves: Sequence[NotedMove], now: str) -> None:
        """Note moves, or what became of them."""
        with translated(), self.transaction():
            self.connection.executemany(
                "INSERT INTO move VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (interview, indicator) "
                "DO UPDATE SET due = excluded.due, plan = excluded.plan, state = excluded.state, "
                "changed = excluded.changed",
                [(m.interview, m.indicator, m.due, m.plan, m.state, now) for m in moves],
            )

    def moves(self, respondent: str | None = None) -> tuple[NotedMove, ...]:
        """Return the moves that were noted, of one person or of all, the next due first."""
        with translated():
            rows = self.connection.execute(
                "SELECT m.interview, m.indicator, m.due, m.plan, m.state, i.respondent "
                "FROM move AS m JOIN interview AS i ON i.id = m.interview "
                "WHERE ? IS NULL OR i.respondent = ? ORDER BY m.due, m.interview, m.indicator",
                (respondent, respondent),
            ).fetchall()
        return tuple(NotedMove(*row) for row in rows)
