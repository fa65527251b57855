"""Saves an interview as it goes on, or says once that it cannot and lets it go on."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from passion_cli.assessment.answers import Value
from passion_cli.language.voice import Voice
from passion_cli.services.saved_checks import open_history
from passion_cli.storage.history.database import HistoryError
from passion_cli.storage.history.store import Draft, History, NewInterview
from passion_cli.storage.rulebook_file import LoadedRulebook


@dataclass
class Autosave:
    """One interview's place on disk; `history` is None where nothing is saved.

    `warn` tells a person something, `now` returns the time (ISO); `unnamed` is how a place
    without a path is called.
    """

    book: LoadedRulebook
    topic: str
    respondent: str | None
    warn: Callable[[str], None]
    now: Callable[[], str]
    voice: Voice
    unnamed: str = "~"
    history: History | None = None
    interview: int = 0

    def open(self, environment: Mapping[str, str]) -> None:
        """Open the history of this computer's user."""
        self.unnamed = environment.get("PASSION_HOME") or self.unnamed
        try:
            self.history = open_history(environment)
        except HistoryError as error:
            self.give_up(error)

    @property
    def path(self) -> str:
        """Where answers are saved, or nothing."""
        return str(self.history.path) if self.history else ""

    def give_up(self, error: HistoryError) -> None:
        """Warn once; the interview goes on without a file."""
        path, self.history = self.path or self.unnamed, None
        self.warn(self.voice.say("warn.not_kept", path=path, reason=error.reason))

    def find_draft(self) -> Draft | None:
        """Return the interview that was left unfinished, if any."""
        if self.history is None:
            return None
        try:
            return self.history.draft(self.book.rulebook, self.topic, self.respondent)
        except HistoryError as error:
            self.give_up(error)
            return None

    def start(self, currency: str, replaced: Draft | None) -> None:
        """Begin a new interview; a draft that it replaces is put aside, never deleted."""
        started = self.now()
        interview = NewInterview(
            rulebook=self.book.rulebook.name,
            sha256=self.book.sha256,
            topic=self.topic,
            respondent=self.respondent,
            language=self.voice.language,
            currency=currency,
            started=started,
            changed=started,
        )
        if self.history is None:
            return
        try:
            if replaced:
                self.history.put_aside(replaced.id)
            self.interview = self.history.start(interview)
        except HistoryError as error:
            self.give_up(error)

    def resume(self, draft: Draft) -> None:
        """Go on with a draft."""
        self.interview = draft.id

    def save(self, item: str, value: Value) -> None:
        """Store one answer before anything else happens."""
        if self.history is None:
            return
        try:
            self.history.save_answer(self.interview, item, value, self.now())
        except HistoryError as error:
            self.give_up(error)

    def finish(self) -> None:
        """Mark the interview as finished."""
        if self.history is None:
            return
        try:
            self.history.save_rulebook(self.book)
            self.history.finish(self.interview)
        except HistoryError as error:
            self.give_up(error)

    def close(self) -> None:
        """Close the file."""
        if self.history:
            self.history.close()
