"""The interview of one person: the draft it goes on with, the answers it saves, how it stops."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple, Protocol

from passion_cli.assessment.advice import Advised
from passion_cli.assessment.answers import Answers
from passion_cli.errors import ExitCode, InputError
from passion_cli.interview.flow import Asker, Interview
from passion_cli.interview.texts import InterviewTexts
from passion_cli.interview.timing import was_hurried
from passion_cli.language.typography import clean
from passion_cli.language.voice import CURRENCY, Voice
from passion_cli.reports.names import Names
from passion_cli.services.autosave import Autosave
from passion_cli.services.follow_up import Chooser, FollowUp
from passion_cli.storage.answers_file import LONGEST_LABEL, Record
from passion_cli.storage.history.database import HistoryError
from passion_cli.storage.history.store import Draft
from passion_cli.storage.rulebook_file import LoadedRulebook


class InterviewAsker(Asker, Chooser, Protocol):
    """Whatever asks a person, from the first screen to the last."""

    def choose(self, message: str, labels: Sequence[str]) -> int:
        """Ask for one of several ways to go on."""

    def message(self, text: str) -> None:
        """Show a message that has to be read before going on."""

    def close(self) -> None:
        """Leave a clean screen behind."""


class InterviewRequest(NamedTuple):
    """What a person asked for; `currency` and `respondent` are None where nothing was said."""

    topic: str | None
    resume: bool
    fresh: bool
    respondent: str | None
    currency: str | None
    saves: bool = True


class Surroundings(NamedTuple):
    """What an interview is given to work with, so that it can run anywhere.

    `note` writes a line beside the interview, `today` and what `now` returns are ISO, `seconds`
    only go forward; `resume_command` is what a person types to go on later.
    """

    make_asker: Callable[[InterviewTexts], InterviewAsker]
    note: Callable[[str], None]
    environment: Mapping[str, str]
    today: str
    now: Callable[[], str]
    seconds: Callable[[], float]
    resume_command: str


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
        self.respondent = _label(request.respondent)
        self.autosave = Autosave(
            book, request.topic or "", self.respondent, around.note, around.now, voice
        )
        if request.saves:
            self.autosave.open(around.environment)
        self.draft = None if request.fresh else self.autosave.find_draft()
        if request.resume and self.draft is None:
            raise InputError.of("nothing_to_resume")
        currency = request.currency or (self.draft.currency if self.draft else None) or CURRENCY
        self.voice = replace(voice, currency=currency)
        self.texts = InterviewTexts(book.rulebook, self.voice)
        self.asker = around.make_asker(self.texts)
        self.interview: Interview | None = None

    def run(self) -> Record:
        """Ask every question; what is answered is saved, whatever happens.

        Raises:
            SystemExit: when it is interrupted, with the code to exit with.
        """
        try:
            self.interview = Interview(
                self.book.rulebook,
                self.asker,
                self.autosave.save,
                self.around.seconds,
                self._begin(),
                self.request.topic,
            )
            answers = self.interview.run()
        except (KeyboardInterrupt, EOFError, SystemExit) as error:
            self._tell_where_it_stopped()
            self.autosave.close()
            code = error.code if isinstance(error, SystemExit) else ExitCode.INTERRUPTED
            raise SystemExit(code) from error
        self.asker.close()
        voice = self.voice
        return Record(answers, self.respondent, self.around.today, voice.language, voice.currency)

    def finish(self) -> None:
        """Mark the interview as finished, once its report is delivered; then say what is odd."""
        path = self.autosave.path
        self.autosave.finish()
        for line in self._closing_notes(path):
            self.around.note(line)

    def offer_moves(self, moves: Sequence[Advised]) -> None:
        """Offer to note moves after the report; leaving here loses nothing."""
        follow_up = self._follow_up()
        try:
            if follow_up is not None:
                follow_up.offer(self.autosave.interview, moves)
        except (KeyboardInterrupt, EOFError):
            self.around.note("")
        except HistoryError as error:
            self.autosave.give_up(error)
        self.autosave.close()

    def _begin(self) -> Answers:
        draft = self.draft
        if draft is None or not (self.request.resume or self._resumes(draft)):
            self._ask_back()
            self.autosave.start(self.voice.currency, draft)
            return Answers()
        self.autosave.resume(draft)
        self.respondent = self.respondent or draft.respondent
        if draft.dropped:
            self.asker.message(self.texts.say("resume.dropped", items=", ".join(draft.dropped)))
        return draft.answers

    def _resumes(self, draft: Draft) -> bool:
        """Ask whether to go on with a draft."""
        total = sum(1 for _ in self.book.rulebook.asked(self.request.topic))
        date = self.voice.date(draft.changed)
        given = len(draft.answers.values)
        message = self.voice.count("resume.found", given, total=total, date=date)
        ways = [self.texts.say("resume.go_on"), self.texts.say("resume.fresh")]
        return self.asker.choose(message, ways) == 0

    def _ask_back(self) -> None:
        follow_up = self._follow_up()
        try:
            if follow_up is not None:
                follow_up.ask_back()
        except HistoryError as error:
            self.autosave.give_up(error)

    def _follow_up(self) -> FollowUp | None:
        """Return what asks about moves: in a whole interview that is saved, else nothing."""
        history = self.autosave.history
        if history is None or self.request.topic:
            return None
        names = Names(self.book.rulebook, self.voice)
        note, today, now = self.around.note, self.around.today, self.around.now
        return FollowUp(history, self.asker, names, self.respondent, note, today, now)

    def _tell_where_it_stopped(self) -> None:
        """Say where the interview stopped and how to go on; the answers are on disk already."""
        interview, say, count = self.interview, self.texts.say, self.voice.count
        if interview is None:
            return
        items, given = interview.items, len(interview.answers.values)
        place = min(interview.position + 1, len(items))
        lines = ["", say("stop.at", n=place, total=len(items))]
        if self.autosave.path:
            lines.append(count("stop.kept", given, path=self.autosave.path))
            lines.append(say("stop.continue", command=self.around.resume_command))
        else:
            lines.append(say("stop.not_kept"))
        for line in lines if given else lines[:2]:
            self.around.note(line)

    def _closing_notes(self, path: str) -> Iterator[str]:
        interview = self.interview
        if interview and was_hurried(self.book.rulebook, interview.answers, interview.times):
            yield self.texts.say("warn.hurried")
        if path:
            yield self.texts.say("done.kept", path=path)


def _label(given: str | None) -> str | None:
    if given and len(given) > LONGEST_LABEL:
        raise InputError.of("string_too_long", where="--respondent", max_length=LONGEST_LABEL)
    return clean(given) if given else None
