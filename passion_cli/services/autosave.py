"""Keeps an interview on disk, or says once that it cannot and lets it go on."""

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from passion_cli.assessment.answers import Value
from passion_cli.cli import streams
from passion_cli.cli.session import now
from passion_cli.language import Language
from passion_cli.language.catalogue import say
from passion_cli.storage.history.database import UnusableError
from passion_cli.storage.history.drafts import Draft
from passion_cli.storage.history.store import History
from passion_cli.storage.home import home_folder

if TYPE_CHECKING:
    from passion_cli.storage.rulebook_file import LoadedRulebook


@dataclass
class Keeping:
    """One interview's place on disk; `drafts` is None when there is none."""

    book: "LoadedRulebook"
    topic: str
    respondent: str | None
    language: Language
    drafts: History | None = None
    interview: int = 0
    replaced: Draft | None = field(default=None)

    @classmethod
    def open(
        cls, book: "LoadedRulebook", topic: str | None, respondent: str | None, language: Language
    ) -> "Keeping":
        """Open the file of this computer's user."""
        keeping = cls(book, topic or "", respondent, language)
        try:
            keeping.drafts = History(home_folder(os.environ))
        except (UnusableError, OSError) as error:
            keeping.give_up(error)
        return keeping

    @classmethod
    def nowhere(
        cls, book: "LoadedRulebook", topic: str | None, respondent: str | None, language: Language
    ) -> "Keeping":
        """Keep nothing, because that was asked for."""
        return cls(book, topic or "", respondent, language)

    @property
    def path(self) -> str:
        """Where answers are kept, or nothing."""
        return str(self.drafts.path) if self.drafts else ""

    def give_up(self, error: Exception) -> None:
        """Warn once; the interview goes on without a file."""
        folder = os.environ.get("PASSION_HOME") or "~"
        path = self.path or folder
        self.drafts = None
        streams.note(say(self.language, "warn.not_kept", path=path, reason=str(error)))

    def found(self) -> Draft | None:
        """Return the interview that was left unfinished, if any."""
        if self.drafts is None:
            return None
        try:
            found = self.drafts.unfinished(self.book.rulebook, self.topic, self.respondent)
        except UnusableError as error:
            self.give_up(error)
            return None
        self.replaced = found
        return found

    def start(self, currency: str) -> None:
        """Begin a new interview; one that was found is put aside, never deleted."""
        started = now()
        values = {
            "rulebook": self.book.rulebook.name,
            "sha256": self.book.sha256,
            "topic": self.topic,
            "respondent": self.respondent,
            "language": self.language,
            "currency": currency,
            "started": started,
            "changed": started,
        }
        if self.drafts is None:
            return
        try:
            if self.replaced:
                self.drafts.end(self.replaced.id, "left")
            self.interview = self.drafts.start(values)
        except UnusableError as error:
            self.give_up(error)

    def go_on(self, draft: Draft) -> None:
        """Go on with an interview that was left."""
        self.interview = draft.id

    def keep(self, item: str, value: Value) -> None:
        """Store one answer before anything else happens."""
        if self.drafts is None:
            return
        try:
            self.drafts.keep(self.interview, item, value, now())
        except UnusableError as error:
            self.give_up(error)

    def finish(self) -> None:
        """Mark the interview as finished."""
        if self.drafts is None:
            return
        try:
            self.drafts.keep_rulebook(self.book)
            self.drafts.end(self.interview, "finished")
        except UnusableError as error:
            self.give_up(error)

    def close(self) -> None:
        """Close the file."""
        if self.drafts:
            self.drafts.close()
