"""Saves an interview as it goes on; what the disk refuses is tried again with every answer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from passion_cli.assessment.answers import Value
from passion_cli.errors import InputError
from passion_cli.language.voice import Voice
from passion_cli.services.saved_checks import open_history, saved_check
from passion_cli.storage.answers_file import Record
from passion_cli.storage.history.database import HistoryError, NotOpenError
from passion_cli.storage.history.records import Draft, NewInterview, SavedCheck
from passion_cli.storage.history.store import History
from passion_cli.storage.rulebook_file import LoadedRulebook


@dataclass
class Autosave:
    """One interview's place on disk; `reason` says why the last write was refused, or is empty.

    `now` returns the time (ISO); `pending` are the answers that are not on disk, the oldest
    first; `elsewhere` is an unfinished interview that another process has open.
    """

    book: LoadedRulebook
    topic: str
    respondent: str | None
    now: Callable[[], str]
    voice: Voice
    environment: Mapping[str, str]
    saves: bool = True
    history: History | None = None
    interview: int = 0
    reason: str = ""
    answers: dict[str, Value] = field(default_factory=dict)
    pending: dict[str, Value] = field(default_factory=dict)
    elsewhere: SavedCheck | None = None

    @property
    def path(self) -> str:
        """Where answers are saved, or are meant to be."""
        if self.history:
            return str(self.history.path)
        return self.environment.get("PASSION_HOME") or "history.db"

    @property
    def saved(self) -> int:
        """How many answers are on disk."""
        return len(self.answers) - len(self.pending) if self.saves and self.interview else 0

    def is_saved(self, item: str) -> bool:
        """Tell whether the answer to an item is on disk as it was given."""
        return bool(self.saved) and item in self.answers and item not in self.pending

    def find_draft(self, number: str | None = None) -> Draft | None:
        """Return the newest unfinished interview that nobody has open, or the one of a number.

        Raises:
            InputError: for a number that is no unfinished interview, or one that is open elsewhere.
        """
        if not self.saves:
            return None
        try:
            history = self._opened()
            if number is not None:
                return self._draft_of(saved_check(history, number), history)
            found = [each for each in history.drafts(put_aside=False) if self._is_ours(each)]
            for saved in reversed(found):
                if history.locks.is_free(saved.id):
                    return saved.draft(self.book.rulebook)
                self.elsewhere = self.elsewhere or saved
        except HistoryError as error:
            self._refused(error)
        return None

    def _draft_of(self, saved: SavedCheck, history: History) -> Draft:
        for key, holds in {
            "draft_finished": saved.finished,
            "check_damaged": saved.damaged,
            "draft_elsewhere": not history.locks.is_free(saved.id),
        }.items():
            if holds:
                raise InputError.of(key, given=str(saved.id))
        return saved.draft(self.book.rulebook)

    def _is_ours(self, saved: SavedCheck) -> bool:
        """Whether an unfinished interview is of this rulebook, topic and, where named, person."""
        family = saved.rulebook.startswith(f"{self.book.rulebook.id}@")
        person = self.respondent in (None, saved.respondent)
        return family and person and saved.topic == self.topic and not saved.damaged

    def start(self, voice: Voice, replaced: Draft | None) -> None:
        """Begin a new interview; one of the same person that it replaces is put aside."""
        self.voice = voice
        if not self.saves:
            return
        try:
            history = self._opened()
            if replaced and replaced.respondent == self.respondent:
                history.put_aside(replaced.id)
            self._write(history)
        except HistoryError as error:
            self._refused(error)

    def resume(self, draft: Draft, voice: Voice) -> None:
        """Go on with an interview: from now on it is of this rulebook, language and currency."""
        self.interview, self.answers, self.voice = draft.id, dict(draft.answers.values), voice
        self.topic, self.respondent = draft.topic, self.respondent or draft.respondent
        try:
            history = self._opened()
            history.locks.take(draft.id)
            history.rewrite(draft.id, self._whole("open", self.now()), draft.answers, None)
        except HistoryError as error:
            self._refused(error)

    def save(self, item: str, value: Value) -> None:
        """Store one answer, and all that were refused before, before anything else happens."""
        self.answers[item] = value
        self.pending[item] = value
        if not self.saves:
            return
        try:
            self._write(self._opened())
        except NotOpenError:
            self._start_over()
        except HistoryError as error:
            self._refused(error)

    def finish(self, record: Record) -> bool:
        """Store the interview as it was reported, in one write; tell whether that was done."""
        if not self.saves:
            return False
        self.respondent, now = record.respondent, self.now()
        changed = f"{record.date}{now[10:]}" if record.date else now
        try:
            history = self._opened()
            self._write(history)
            whole = self._whole("finished", changed, record)
            history.rewrite(self.interview, whole, record.answers, self.book)
        except NotOpenError:
            self.answers = dict(record.answers.values)
            return self._start_over() and self.finish(record)
        except HistoryError as error:
            self._refused(error)
            self.pending = self.pending or dict(record.answers.values)
            return False
        return True

    def close(self) -> None:
        """Close the file, and let others go on with what is unfinished."""
        if self.history:
            self.history.close()

    def _opened(self) -> History:
        if self.history is not None and not self.history.is_in_place():
            self.history.close()
            self.history, self.interview, self.pending = None, 0, dict(self.answers)
        if self.history is None:
            self.history = open_history(self.environment)
        return self.history

    def _write(self, history: History) -> None:
        """Bring the disk up to date with what was answered."""
        if not self.interview:
            self.interview = history.start(self._whole("open", self.now()))
            history.locks.take(self.interview)
        if self.pending:
            history.save_answers(self.interview, self.pending, self.now())
        self.pending, self.reason = {}, ""

    def _start_over(self) -> bool:
        """Save everything as a new interview: the one so far is not open any more."""
        self.interview, self.pending = 0, dict(self.answers)
        try:
            self._write(self._opened())
        except HistoryError as error:
            self._refused(error)
            return False
        return True

    def _refused(self, error: HistoryError) -> None:
        """Remember why; the next tries shall not keep anybody waiting."""
        self.reason = error.reason
        if self.history is not None:
            try:
                self.history.wait_briefly()
            except HistoryError:
                self.history = None

    def _whole(self, state: str, changed: str, record: Record | None = None) -> NewInterview:
        language, currency = self.voice.language, self.voice.currency
        if record is not None:
            language, currency = record.language or language, record.currency or currency
        return NewInterview(
            rulebook=self.book.rulebook.name,
            sha256=self.book.sha256,
            topic=self.topic,
            respondent=self.respondent,
            language=language,
            currency=currency,
            started=changed,
            changed=changed,
            state=state,
        )
