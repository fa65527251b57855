"""The interview of `passion check`: the terminal, the drafts, and how it stops."""

import os
import shlex
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from passion_cli.assessment.advice import Advised
from passion_cli.assessment.answers import Answers, Value
from passion_cli.cli import streams
from passion_cli.services.follow_up import FollowThrough
from passion_cli.services.autosave import Keeping
from passion_cli.cli.session import CURRENCY, choice, today, wants_plain
from passion_cli.errors import ExitCode, InputError
from passion_cli.interview.flow import Interview
from passion_cli.interview.timing import was_hurried
from passion_cli.interview.plain import PlainAsker
from passion_cli.interview.texts import Telling
from passion_cli.language import Language
from passion_cli.language.typography import clean, wrap
from passion_cli.language.catalogue import say_date
from passion_cli.storage.answers_file import LONGEST_LABEL, Record
from passion_cli.storage.history.database import UnusableError

if TYPE_CHECKING:
    from passion_cli.interview.screen import DrawnAsker
    from passion_cli.storage.rulebook_file import LoadedRulebook


@dataclass(frozen=True, slots=True)
class Asking:
    """How a person wants to be asked."""

    topic: str | None
    resume: bool
    fresh: bool
    plain: bool
    respondent: str | None
    keeps: bool = True


def ask(book: "LoadedRulebook", asking: Asking, language: Language, currency: str | None) -> "Said":
    """Interview a person and return what was said.

    Raises:
        InputError: when there is no terminal, or nothing to go on with.
    """
    if asking.resume and asking.fresh:
        raise InputError.of("both_options", one="--resume", other="--fresh")
    if asking.topic:
        choice("--topic", asking.topic, tuple(book.rulebook.topics))
    if not streams.is_interactive():
        raise InputError.of("no_terminal")
    return _Session(book, asking, language, currency).hold()


@dataclass(frozen=True, slots=True)
class Said:
    """What a person said, what to tell below the report, and what to do once it is delivered."""

    record: Record
    notes: tuple[str, ...]
    finish: Callable[[], None]
    offer: Callable[[Sequence[Advised]], None]


class _Session:
    """One interview, from the first screen to the last."""

    def __init__(
        self, book: "LoadedRulebook", asking: Asking, language: Language, currency: str | None
    ) -> None:
        self.book, self.asking, self.language = book, asking, language
        self.respondent = _label(asking.respondent)
        opened = Keeping.open if asking.keeps else Keeping.nowhere
        self.keeping = opened(book, asking.topic, self.respondent, language)
        found = None if asking.fresh else self.keeping.found()
        if asking.resume and found is None:
            raise InputError.of("nothing_to_resume")
        self.currency = currency or (found.currency if found else None) or CURRENCY
        self.telling = Telling(book.rulebook, language, self.currency)
        self.asker = self._asker()
        self.found = found

    def _asker(self) -> "PlainAsker | DrawnAsker":
        if wants_plain(self.asking.plain, os.environ):
            return PlainAsker(self.telling, _write_line, _read_line)
        from passion_cli.interview.screen import DrawnAsker

        return DrawnAsker(self.telling, colour=streams.wants_colour("auto", os.environ))

    def hold(self) -> Said:
        """Ask, and keep what was said whatever happens."""
        interview: Interview | None = None
        try:
            answers = self._begin()
            interview = Interview(
                self.book.rulebook, self.asker, self._keep, time.monotonic, answers,
                self.asking.topic,
            )  # fmt: skip
            said = interview.hold()
        except (KeyboardInterrupt, EOFError, SystemExit) as error:
            self._stop(interview)
            self.keeping.close()
            code = error.code if isinstance(error, SystemExit) else ExitCode.INTERRUPTED
            raise SystemExit(code) from error
        self.asker.close()
        record = Record(said, self.respondent, today(), self.language, self.currency)
        notes = tuple(self._notes(interview))
        return Said(record, notes, self.keeping.finish, self._offer)

    def _offer(self, moves: Sequence[Advised]) -> None:
        """Offer to note moves after the report; leaving here loses nothing."""
        follow = self._follow()
        try:
            if follow is not None and not self.asking.topic:
                follow.offer(self.keeping.interview, moves)
        except (KeyboardInterrupt, EOFError):
            streams.note("")
        except UnusableError as error:
            self.keeping.give_up(error)
        self.keeping.close()

    def _follow(self) -> FollowThrough | None:
        if self.keeping.drafts is None:
            return None
        indicators = self.book.rulebook.indicators.items()
        titles = {key: each.title.speak(self.language) for key, each in indicators}
        return FollowThrough(
            self.keeping.drafts, self.asker, self.language, self.respondent, titles
        )

    def _begin(self) -> Answers:
        if self.found is None or not (self.asking.resume or self._goes_on()):
            self._ask_back()
            self.keeping.start(self.currency)
            return Answers()
        self.keeping.go_on(self.found)
        self.respondent = self.respondent or self.found.respondent
        if self.found.dropped:
            items = ", ".join(self.found.dropped)
            self.asker.tell(self.telling.say("resume.dropped", items=items))
        return self.found.answers

    def _ask_back(self) -> None:
        follow = self._follow()
        try:
            if follow is not None and not self.asking.topic:
                follow.ask_back()
        except UnusableError as error:
            self.keeping.give_up(error)

    def _goes_on(self) -> bool:
        if self.found is None:
            return False
        date = say_date(self.language, self.found.changed)
        total = sum(1 for _ in self.book.rulebook.asked(self.asking.topic))
        given = len(self.found.answers.values)
        message = self.telling.count("resume.found", given, total=total, date=date)
        ways = [self.telling.say("resume.go_on"), self.telling.say("resume.fresh")]
        return self.asker.choose(message, ways) == 0

    def _keep(self, item: str, value: Value) -> None:
        self.keeping.keep(item, value)

    def _stop(self, interview: Interview | None) -> None:
        """Say where the interview stopped and how to go on; the answers are on disk already."""
        if interview is None:
            return
        items, kept = interview.items, len(interview.answers.values)
        place = min(interview.position + 1, len(items))
        lines = ["", self.telling.say("stop.at", n=place, total=len(items))]
        if self.keeping.path:
            lines.append(self.telling.count("stop.kept", kept, path=self.keeping.path))
            lines.append(self.telling.say("stop.continue", command=_again()))
        else:
            lines.append(self.telling.say("stop.not_kept"))
        for line in lines if kept else lines[:2]:
            streams.note(line)

    def _notes(self, interview: Interview) -> Iterator[str]:
        if was_hurried(self.book.rulebook, interview.answers, interview.times):
            yield self.telling.say("warn.hurried")
        if self.keeping.path:
            yield self.telling.say("done.kept", path=self.keeping.path)


def _again() -> str:
    """Return the command line that goes on, with every option that was given."""
    given = [each for each in sys.argv[2:] if each not in ("--resume", "--fresh")]
    return clean(shlex.join(["passion", "check", "--resume", *given]))


def _label(given: str | None) -> str | None:
    if given and len(given) > LONGEST_LABEL:
        raise InputError.of("string_too_long", where="--respondent", max_length=LONGEST_LABEL)
    return clean(given) if given else None


def _write_line(text: str) -> None:
    for line in wrap(text, streams.width({})):
        sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _read_line() -> str:
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return line
