"""The interview of one person: the draft it goes on with, the answers it saves, how it stops."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple, Protocol

from passion_cli.assessment.actions import Action
from passion_cli.assessment.answers import Answers
from passion_cli.errors import ExitCode, InputError, PassionError
from passion_cli.interview.flow import Asker, Interview
from passion_cli.interview.texts import InterviewTexts
from passion_cli.interview.timing import was_hurried
from passion_cli.language.typography import clean, isolate
from passion_cli.language.voice import CURRENCY, Voice
from passion_cli.reports.names import Names
from passion_cli.services.autosave import Autosave
from passion_cli.services.follow_up import Chooser, FollowUp
from passion_cli.storage.answers_file import LONGEST_LABEL, Record
from passion_cli.storage.history.database import HistoryError
from passion_cli.storage.history.records import Draft, SavedCheck
from passion_cli.storage.rulebook_file import LoadedRulebook


class InterviewAsker(Asker, Chooser, Protocol):
    """Whatever asks a person, from the first screen to the last."""

    def watch(self, alert: Callable[[], str]) -> None:
        """Say on every screen what `alert` returns, where that is not empty."""

    def choose(self, message: str, labels: Sequence[str]) -> int:
        """Ask for one of several ways to go on."""

    def message(self, text: str) -> None:
        """Show a message that has to be read before going on."""

    def pause(self) -> None:
        """Wait until a person has read what stands on the screen."""

    def close(self) -> None:
        """Leave a clean screen behind."""


class InterviewRequest(NamedTuple):
    """What a person asked for; `currency` and `respondent` are None where nothing was said.

    `number` is that of the unfinished interview to go on with, or None.
    """

    topic: str | None
    resume: bool
    fresh: bool
    respondent: str | None
    currency: str | None
    saves: bool = True
    number: str | None = None


class Surroundings(NamedTuple):
    """What an interview is given to work with, so that it can run anywhere.

    `note` writes a line beside the interview, `today` and what `now` returns are ISO, `seconds`
    only go forward; `resume_command` returns what a person types to go on with an interview.
    """

    make_asker: Callable[[InterviewTexts], InterviewAsker]
    note: Callable[[str], None]
    environment: Mapping[str, str]
    today: str
    now: Callable[[], str]
    seconds: Callable[[], float]
    resume_command: Callable[[int], str]


class InterviewSession:
    """One interview, from the first screen to the moves noted after the report."""

    def __init__(
        self, book: LoadedRulebook, request: InterviewRequest, voice: Voice, around: Surroundings
    ) -> None:
        """Find what was left unfinished.

        Raises:
            InputError: when there is nothing to go on with, or the label is too long.
        """
        self.book, self.request, self.around = book, request, around
        self.autosave = Autosave(
            book,
            request.topic or "",
            _label(request.respondent),
            around.now,
            voice,
            around.environment,
            request.saves,
        )
        self.draft = self.autosave.find_draft(request.number)
        if request.fresh:
            self.draft = self.autosave.elsewhere = None
        if request.resume and self.draft is None:
            raise InputError.of(
                "draft_elsewhere" if self.autosave.elsewhere else "nothing_to_resume",
                given=str(self.autosave.elsewhere.id if self.autosave.elsewhere else ""),
            )
        currency = request.currency or (self.draft.currency if self.draft else None) or CURRENCY
        self.voice = replace(voice, currency=currency)
        self.texts = InterviewTexts(book.rulebook, self.voice)
        self.asker = around.make_asker(self.texts)
        self.asker.watch(self._alert)
        self.interview: Interview | None = None

    @property
    def topic(self) -> str | None:
        """The topic that is asked, or None for all."""
        return self.autosave.topic or None

    @property
    def is_saved(self) -> bool:
        """Whether every answer so far is on disk."""
        return self.request.saves and not self.autosave.pending

    def run(self, rescue: Callable[[Record, str], None] | None = None) -> Record:
        """Ask every question; what is answered is saved, whatever happens.

        `rescue` writes a record to a file: it is offered to a person who stops while the disk
        refuses.

        Raises:
            SystemExit: when it is interrupted, with the code to exit with.
        """
        try:
            answers = self._begin()
            self.interview = Interview(
                self.book.rulebook,
                self.asker,
                self.autosave.save,
                self.around.seconds,
                answers,
                self.topic,
                is_saved=self.autosave.is_saved,
            )
            answers = self.interview.run()
        except (KeyboardInterrupt, EOFError, SystemExit) as error:
            self.tell_where_it_stopped()
            if rescue is not None and isinstance(error, KeyboardInterrupt):
                self._rescue(rescue)
            self.autosave.close()
            code = error.code if isinstance(error, SystemExit) else ExitCode.INTERRUPTED
            raise SystemExit(code) from error
        self.asker.close()
        return self._record(answers)

    def _record(self, answers: Answers) -> Record:
        voice, respondent = self.voice, self.autosave.respondent
        return Record(answers, respondent, self.around.today, voice.language, voice.currency)

    def _rescue(self, rescue: Callable[[Record, str], None]) -> None:
        """Offer a file for the answers so far, where some of them are not on disk."""
        if self.autosave.pending and self.request.saves:
            record = self._record(Answers(self.autosave.answers))
            self._offer_file(lambda path: rescue(record, path))

    def finish(self, record: Record, write: Callable[[str], None] | None) -> None:
        """Store the interview as it was reported; say where it is, or that it is nowhere.

        `write` writes the answers to a file, or is None where that was done already.
        """
        saved = self.autosave.finish(record)
        if self.interview and was_hurried(
            self.book.rulebook, self.interview.answers, self.interview.times
        ):
            self.around.note(self.texts.say("warn.hurried"))
        if saved:
            values = {"path": self.autosave.path, "id": self.autosave.interview}
            self.around.note(self.texts.say("done.saved", **values))
        elif not self.request.saves:
            key = "done.not_asked" if write is not None else "alert.not_asked"
            self.around.note(self.texts.say(key))
        else:
            self.around.note(self.texts.say("done.not_saved", reason=self._reason()))
        if write is not None and not saved and self.request.saves:
            self._offer_file(write)

    def _offer_file(self, write: Callable[[str], None]) -> None:
        """Ask for a file until one is written, or none is wanted."""
        try:
            while path := self.asker.line(self.texts.say("done.file")) or "":
                try:
                    write(path)
                except PassionError as error:
                    for problem in error.problems:
                        self.around.note(self.voice.explain(problem))
                else:
                    self.around.note(self.texts.say("note.written", path=clean(path)))
                    return
        except (KeyboardInterrupt, EOFError):
            self.around.note("")

    def offer_actions(self, actions: Sequence[Action]) -> None:
        """Offer to note actions after the report; leaving here loses nothing."""
        follow_up = self._follow_up()
        try:
            if follow_up is not None:
                follow_up.offer(self.autosave.interview, actions)
        except (KeyboardInterrupt, EOFError):
            self.around.note("")
        except HistoryError as error:
            self.around.note(self.voice.explain(error.problems[0]))
        self.autosave.close()

    def _begin(self) -> Answers:
        draft = self.draft
        if draft is None or not (self.request.resume or self._resumes(draft)):
            if self.autosave.elsewhere is not None:
                self.asker.message(self._elsewhere(self.autosave.elsewhere))
            self._ask_back()
            self.autosave.start(self.voice, draft)
            return Answers()
        self.autosave.resume(draft, self.voice)
        if draft.dropped:
            self.asker.message(self.texts.say("resume.dropped", items=", ".join(draft.dropped)))
        return draft.answers

    def _resumes(self, draft: Draft) -> bool:
        """Ask whether to go on with an unfinished interview; another person's is named."""
        total = sum(1 for _ in self.book.rulebook.asked(draft.topic or None))
        given, date = len(draft.answers.values), self.voice.date(draft.changed)
        values = {"total": total, "date": date, "id": draft.id}
        message = self.voice.count("resume.found", given, **values)
        if draft.respondent:
            values["n"] = given
            message = self.texts.say("resume.of", name=isolate(draft.respondent), **values)
        ways = [self.texts.say("resume.go_on"), self.texts.say("resume.fresh")]
        return self.asker.choose(message, ways) == 0

    def _elsewhere(self, saved: SavedCheck) -> str:
        return self.voice.count("resume.elsewhere", len(saved.values), id=saved.id)

    def _ask_back(self) -> None:
        follow_up = self._follow_up()
        try:
            if follow_up is not None:
                follow_up.ask_back()
        except HistoryError as error:
            self.around.note(self.voice.explain(error.problems[0]))

    def _follow_up(self) -> FollowUp | None:
        """Return what asks about moves: in a whole interview that is saved, else nothing."""
        history = self.autosave.history
        if history is None or self.topic or self.autosave.reason:
            return None
        names = Names(self.book.rulebook, self.voice)
        note, today, now = self.around.note, self.around.today, self.around.now
        respondent = self.autosave.respondent
        return FollowUp(history, self.book, self.asker, names, respondent, note, today, now)

    def _alert(self) -> str:
        """Return what has to be known on every screen: that answers are not on disk."""
        saving, say = self.autosave, self.texts.say
        if not self.request.saves:
            return say("alert.not_asked")
        if not saving.reason:
            return ""
        first = next(iter(saving.pending), None)
        places = [item.id for item in self.interview.items] if self.interview else []
        if first not in places:
            return say("alert.cannot_save", path=saving.path, reason=self._reason())
        return say("alert.unsaved", n=places.index(first) + 1, reason=self._reason())

    def _reason(self) -> str:
        return self.voice.reason(self.autosave.reason)

    def tell_where_it_stopped(self) -> None:
        """Say where the interview stopped, what is on disk, and how to go on."""
        saving, say, count = self.autosave, self.texts.say, self.voice.count
        if self.interview is not None:
            place, total = self.interview.position + 1, len(self.interview.items)
            key = "stop.at" if place <= total else "stop.at_review"
            self.around.note("")
            self.around.note(say(key, n=place, total=total))
        elif self.draft is not None:
            saving.interview, saving.answers = self.draft.id, dict(self.draft.answers.values)
            self.around.note("")
        if saving.saved:
            self.around.note(count("stop.saved", saving.saved, path=saving.path))
        if saving.pending and self.request.saves:
            unsaved = len(saving.pending)
            self.around.note(count("stop.unsaved", unsaved, reason=self._reason()))
        elif saving.pending:
            self.around.note(say("alert.not_asked"))
        if saving.saved:
            command = self.around.resume_command(saving.interview)
            self.around.note(say("stop.continue", command=command))


def _label(given: str | None) -> str | None:
    if given and len(given) > LONGEST_LABEL:
        raise InputError.of("string_too_long", where="--respondent", max_length=LONGEST_LABEL)
    return clean(given) if given else None
