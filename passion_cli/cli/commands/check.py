"""`passion check`: answers in, report out, gate judged."""

import os
import shlex
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import typer

from passion_cli.cli import options, streams
from passion_cli.cli.delivery import Delivery, Refusal, end_with, note_renamed, note_verdict
from passion_cli.cli.session import (
    as_typed,
    choice,
    currency_of,
    now,
    today,
    voice_of,
    wants_plain,
)
from passion_cli.errors import DiskError, InputError
from passion_cli.language.typography import clean, wrap
from passion_cli.reports.formats import PERSON
from passion_cli.services.check import Check, check_record, read_gate
from passion_cli.services.verdict import Gate
from passion_cli.storage.answers_file import Record, dump_answers, load_answers
from passion_cli.storage.atomic import write_all
from passion_cli.storage.rulebook_file import LoadedRulebook, load_rulebook

if TYPE_CHECKING:
    from passion_cli.interview.texts import InterviewTexts
    from passion_cli.language.voice import Voice
    from passion_cli.services.interview import InterviewAsker, Surroundings

STARTING = ("number", "resume", "fresh", "topic")
"""What says which interview is asked."""


def check(
    context: typer.Context,
    number: options.DraftNumber = None,
    *,
    answers: options.AnswersOption = None,
    topic: options.Topic = None,
    resume: options.Resume = False,
    fresh: options.Fresh = False,
    no_history: options.NoHistory = False,
    plain: options.Plain = False,
    respondent: options.Respondent = None,
    output_format: options.Format = None,
    output: options.Output = None,
    save: options.Save = None,
    fail_under: options.FailUnder = None,
    require: options.Require = None,
    baseline: options.Baseline = None,
    allow_unknown: options.AllowUnknown = False,
    github: options.GitHub = False,
    receipt: options.Receipt = False,
    lang: options.Lang = None,
    currency: options.Currency = None,
    rules: options.Rules = None,
    force: options.Force = False,
    color: options.Colour = "auto",
) -> None:
    """Ask, or read answers; then score, show and judge."""
    _refuse_number(number, resume=resume)
    saved = [save] if save else []
    plan = Delivery.plan(PERSON, output_format, output, color, more=saved, plain=plain, force=force)
    money, book = currency_of(currency), load_rulebook(rules)
    voice_of(lang, book=book.rulebook)
    gate = read_gate(book.rulebook, require, fail_under, baseline, allow_unknown=allow_unknown)
    run = _Run(book, plan, gate, lang, money, rules, save, receipt, github)
    if answers is not None:
        _refuse_interview_options(topic=topic, resume=resume, fresh=fresh, respondent=respondent)
        return run.score(answers)
    wishes = {"topic": topic, "respondent": respondent, "currency": money, "number": number}
    around = partial(_surroundings, context, plain=plain)
    return run.interview(wishes, around, resume=resume, fresh=fresh, saves=not no_history)


def _refuse_with_resume(wishes: Mapping[str, str | None], *, fresh: bool, saves: bool) -> None:
    numbered = bool(wishes["number"] and wishes["topic"])
    for other, given in {"--fresh": fresh, "--no-history": not saves, "--topic": numbered}.items():
        if given:
            raise InputError.of("both_options", one="--resume", other=other)


def _refuse_number(number: str | None, *, resume: bool) -> None:
    if number is not None and not resume:
        raise InputError.of("number_needs_resume", given=clean(number))


def _refuse_interview_options(**given: object) -> None:
    for name, value in given.items():
        if value:
            raise InputError.of("needs_person", option=f"--{name}")


class _Run(NamedTuple):
    """What the options ask for; a currency and a language of None are those of the answers."""

    book: LoadedRulebook
    delivery: Delivery
    gate: Gate
    lang: str | None
    currency: str | None
    rules: str | None
    save: str | None
    receipt: bool
    github: bool

    def score(self, path: str) -> None:
        """Score an answers file, report on it, and end with its verdict."""
        loaded = load_answers(path, self.book.rulebook)
        record = loaded.record
        note_renamed(loaded.renamed, self._voice(record))
        done = self._check(record, loaded.source.name, as_typed(path))
        record = self._as_saved(record)
        refusal = self._deliver(
            done, lambda path: loaded.text_for(record, self.book.rulebook, path)
        )
        end_with(done.verdict.code, refusal)

    def interview(
        self,
        wishes: Mapping[str, str | None],
        around: "Callable[[], Surroundings]",
        *,
        resume: bool,
        fresh: bool,
        saves: bool,
    ) -> None:
        """Ask a person, report to them, and end with the verdict; `wishes` may be None each.

        Raises:
            InputError: when there is no terminal, or nothing to go on with.
        """
        from passion_cli.services.interview import InterviewRequest, InterviewSession

        if resume:
            _refuse_with_resume(wishes, fresh=fresh, saves=saves)
        if wishes["topic"]:
            choice("--topic", wishes["topic"], tuple(self.book.rulebook.topics))
        if not streams.is_interactive():
            raise InputError.of("no_terminal")
        streams.spell_out_characters()
        request = InterviewRequest(**wishes, resume=resume, fresh=fresh, saves=saves)
        voice = voice_of(self.lang, book=self.book.rulebook)
        session = InterviewSession(self.book, request, voice, around())
        record = self._as_saved(session.run(self._rescue))
        done = self._check(record, "", "" if session.is_saved else None)

        def text(path: str) -> str:
            return dump_answers(self.book.rulebook, record, path)

        try:
            refusal = self._deliver(done, text, session.asker.pause)
        except DiskError:
            session.tell_where_it_stopped()
            raise
        session.finish(record, None if self.save else lambda path: _write_answers(path, text(path)))
        session.offer_actions(done.report.assessment.actions)
        end_with(done.verdict.code, refusal)

    def _rescue(self, record: Record, path: str) -> None:
        _write_answers(path, dump_answers(self.book.rulebook, self._as_saved(record), path))

    def _as_saved(self, record: Record) -> Record:
        return replace(record, currency=self.currency or record.currency)

    def _voice(self, record: Record) -> "Voice":
        book = self.book.rulebook
        return voice_of(self.lang, self.currency, record.language, record.currency, book)

    def _check(self, record: Record, file: str, source: str | None) -> Check:
        return check_record(
            self.book,
            record,
            self._voice(record),
            today(),
            self.gate,
            receipt=self.receipt,
            file=file,
            source=source,
            rules=as_typed(self.rules),
        )

    def _deliver(
        self,
        done: Check,
        answers_text: Callable[[str], str],
        pause: Callable[[], None] | None = None,
    ) -> Refusal | None:
        """Write, show and publish the report; whoever was asked sees it, wherever it goes.

        `pause` waits for a person who was asked, and is None where an answers file is scored.
        """
        texts = {self.save: answers_text(self.save)} if self.save else {}
        shown = self.delivery.stdout or ("terminal" if pause else None)
        delivery = self.delivery._replace(stdout=shown, pause=pause)
        refusal = delivery.offer(done.rendering(), texts)
        note_verdict(done.verdict)
        if self.github:
            from passion_cli.cli.github import publish

            markdown = done.rendering().render("markdown", self.delivery.screen)
            publish(done.report.voice, markdown, done.verdict.annotations())
        return refusal


def _surroundings(context: typer.Context, *, plain: bool) -> "Surroundings":
    """Return what an interview in this terminal works with."""
    from passion_cli.services.interview import Surroundings

    words_only = wants_plain(plain, os.environ) or not streams.shows_unicode()
    return Surroundings(
        make_asker=_plain_asker if words_only else _screen_asker,
        note=streams.note,
        environment=os.environ,
        today=today(),
        now=now,
        seconds=time.monotonic,
        resume_command=partial(_resume_command, context),
    )


def _write_answers(path: str, text: str) -> None:
    write_all({path: text}, force=False)


def _plain_asker(texts: "InterviewTexts") -> "InterviewAsker":
    from passion_cli.interview.plain import PlainAsker

    return PlainAsker(texts, _write_line, _read_line, forget=_forget_typed)


def _screen_asker(texts: "InterviewTexts") -> "InterviewAsker":
    from passion_cli.interview.screen import ScreenAsker

    return ScreenAsker(texts, colour=streams.wants_colour("auto", os.environ))


def _forget_typed() -> None:
    from passion_cli.interview.typed_ahead import forget_typed

    forget_typed()


def _resume_command(context: typer.Context, number: int) -> str:
    """Return the command line that goes on with an interview, with every option that still fits."""
    given = [*streams.program(), "check", "--resume", str(number), *_fitting(context)]
    return clean(shlex.join(given))


def _fitting(context: typer.Context) -> Iterator[str]:
    """Yield the options that were given, but for those that say which interview is asked."""
    for option in context.command.params:
        source = context.get_parameter_source(str(option.name))
        if option.name in STARTING or source is None or source.name != "COMMANDLINE":
            continue
        value = context.params[str(option.name)]
        for each in value if isinstance(value, list | tuple) else [value]:
            yield from [option.opts[0]] if each is True else [option.opts[0], str(each)]


def _write_line(text: str) -> None:
    for line in wrap(text, streams.width({})):
        sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _read_line() -> str:
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return line
