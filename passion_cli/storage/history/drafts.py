"""Interviews as they go on: every answer is on disk before the next question is drawn."""

import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from passion_cli.assessment.answers import Answers, Value, accept_all
from passion_cli.assessment.renaming import rename
from passion_cli.assessment.rulebook.rulebook import Rulebook
from passion_cli.errors import Problem
from passion_cli.storage.history.database import Database, from_text, to_text, translated
from passion_cli.storage.rulebook_file import LoadedRulebook


@dataclass(frozen=True, slots=True)
class Draft:
    """One interview as it was left; `dropped` are answers that no longer fit the rulebook."""

    id: int
    answers: Answers
    dropped: tuple[str, ...]
    changed: str
    language: str
    currency: str
    respondent: str | None


class Drafts(Database):
    """The interviews of one user."""

    def start(self, values: Mapping[str, str | None]) -> int:
        """Begin an interview and return its number; `values` fill its columns."""
        names = ", ".join(values)
        marks = ", ".join(f":{name}" for name in values)
        statement = f"INSERT INTO interview ({names}, state) VALUES ({marks}, 'open')"  # noqa: S608 - our names
        with translated():
            return int(self.connection.execute(statement, dict(values)).lastrowid or 0)

    def keep(self, interview: int, item: str, value: Value, now: str) -> None:
        """Store one answer; when this returns, it is on disk.

        Raises:
            UnusableError: when the disk refuses.
        """
        with translated(), self.transaction():
            self.connection.execute(
                "INSERT INTO answer VALUES (?, ?, ?) "
                "ON CONFLICT (interview, item) DO UPDATE SET value = excluded.value",
                (interview, item, to_text(value)),
            )
            self.connection.execute(
                "UPDATE interview SET changed = ? WHERE id = ?", (now, interview)
            )

    def keep_rulebook(self, book: LoadedRulebook) -> None:
        """Keep the text of a rulebook, so that old checks can be scored as they were."""
        with translated():
            self.connection.execute(
                "INSERT OR IGNORE INTO rulebook VALUES (?, ?, ?)",
                (book.sha256, book.rulebook.name, zlib.compress(book.text.encode())),
            )

    def end(self, interview: int, state: str) -> None:
        """Mark an interview as `finished`, or as `left` for a newer one."""
        with translated():
            self.connection.execute(
                "UPDATE interview SET state = ? WHERE id = ?", (state, interview)
            )

    def unfinished(self, book: Rulebook, topic: str, respondent: str | None) -> Draft | None:
        """Return the newest open interview of a rulebook that has answers, whatever its version."""
        with translated():
            rows = self.connection.execute(
                "SELECT id, changed, language, currency, respondent FROM interview AS i "
                "WHERE state = 'open' AND topic = ? AND substr(rulebook, 1, ?) = ? "
                "AND (? IS NULL OR respondent = ?) "
                "AND EXISTS (SELECT 1 FROM answer WHERE interview = i.id) "
                "ORDER BY id DESC LIMIT 1",
                (topic, len(book.id) + 1, f"{book.id}@", respondent, respondent),
            ).fetchall()
        return self._draft(book, rows[0]) if rows else None

    def _draft(self, book: Rulebook, row: tuple[int, str, str, str, str | None]) -> Draft:
        with translated():
            kept = self.connection.execute(
                "SELECT item, value FROM answer WHERE interview = ?", (row[0],)
            ).fetchall()
        given = rename(book, {item: from_text(text) for item, text in kept}).given
        answers, problems = accept_all(book, given)
        return Draft(row[0], answers, _dropped(problems), row[1], row[2], row[3], row[4])


def _dropped(problems: tuple[Problem, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(problem.path[0]) for problem in problems))
