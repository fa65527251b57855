"""`passion check` and `passion report`: answers in, report out, gate judged."""

import os
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import typer

from passion_cli.cli import options, streams
from passion_cli.cli.deliver import Delivery
from passion_cli.cli.session import CURRENCY, Display, choice, currency_of, language_of, today
from passion_cli.errors import ExitCode, InputError
from passion_cli.language.typography import clean

if TYPE_CHECKING:
    from passion_cli.assessment.gate import Outcome, Requirement
    from passion_cli.language import Language
    from passion_cli.reports.report import Report
    from passion_cli.storage.answers_file import LoadedAnswers, Record
    from passion_cli.storage.rulebook_file import LoadedRulebook

COLOURS = ("auto", "always", "never")


@dataclass(frozen=True, slots=True)
class Job:
    """One report to make: of what, told how, kept where, judged by what."""

    book: "LoadedRulebook"
    delivery: Delivery
    clauses: "tuple[Requirement, ...]"
    save: str | None
    force: bool
    lang: str | None
    currency: str | None


def check(
    answers: options.AnswersOption = None,
    *,
    topic: options.Topic = None,
    resume: options.Resume = False,
    fresh: options.Fresh = False,
    plain: options.Plain = False,
    respondent: options.Respondent = None,
    output_format: options.Format = None,
    output: options.Output = None,
    save: options.Save = None,
    fail_under: options.FailUnder = None,
    require: options.Require = None,
    receipt: options.Receipt = False,
    lang: options.Lang = None,
    currency: options.Currency = None,
    rules: options.Rules = None,
    force: options.Force = False,
    color: options.Colour = "auto",
) -> None:
    """Ask, or read answers; then score, show and judge."""
    delivery = _delivery(output_format, output, color, receipt=receipt, plain=plain)
    job = _job(rules, delivery, require, fail_under, save, lang, currency, force=force)
    if answers is not None:
        _refuse_interview_options(topic=topic, resume=resume, fresh=fresh, respondent=respondent)
        _from_file(job, answers)
        return
    from passion_cli.cli.ask import Asking, ask

    asking = Asking(topic=topic, resume=resume, fresh=fresh, plain=plain, respondent=respondent)
    said = ask(job.book, asking, language_of(lang), job.currency)
    outcomes = _deliver(job, said.record, None, person=True)
    said.finish()
    for note in said.notes:
        streams.note(note)
    _judge(outcomes)


def report(
    answers: options.AnswersArgument,
    *,
    output_format: options.Format = None,
    output: options.Output = None,
    receipt: options.Receipt = False,
    lang: options.Lang = None,
    currency: options.Currency = None,
    rules: options.Rules = None,
    force: options.Force = False,
    color: options.Colour = "auto",
) -> None:
    """Render the report of an answers file again."""
    delivery = _delivery(output_format, output, color, receipt=receipt)
    job = _job(rules, delivery, None, None, None, lang, currency, force=force)
    _from_file(job, answers)


def _delivery(
    output_format: str | None,
    output: list[str] | None,
    color: str,
    *,
    receipt: bool,
    plain: bool = False,
) -> Delivery:
    display = Display.read(choice("--color", color, COLOURS), os.environ, plain=plain)
    return Delivery.plan(output_format, output or (), display, receipt=receipt)


def _job(
    rules: str | None,
    delivery: Delivery,
    require: list[str] | None,
    fail_under: str | None,
    save: str | None,
    lang: str | None,
    currency: str | None,
    *,
    force: bool,
) -> Job:
    """Check everything that can be wrong before a question is asked or a file is read."""
    from passion_cli.assessment.gate import requirements
    from passion_cli.storage.atomic import check_targets
    from passion_cli.storage.rulebook_file import load_rulebook

    language_of(lang)
    code = currency_of(currency)
    book = load_rulebook(rules)
    clauses = requirements(book.rulebook, require or (), fail_under)
    files = delivery.files
    if save is not None and save in files:
        raise InputError.of("same_output", given=save)
    check_targets([*files, *([save] if save else [])], force=force)
    return Job(book, delivery, clauses, save, force, lang, code)


def _refuse_interview_options(**given: object) -> None:
    for name, value in given.items():
        if value:
            raise InputError.of("needs_person", option=f"--{name}")


def _from_file(job: Job, path: str) -> None:
    from passion_cli.storage.answers_file import load_answers

    loaded = load_answers(path, job.book.rulebook)
    _judge(_deliver(job, loaded.record, loaded))


def _deliver(
    job: Job, record: "Record", loaded: "LoadedAnswers | None", *, person: bool = False
) -> "tuple[Outcome, ...]":
    """Write the files, show the report, and return the verdict on each requirement."""
    language = language_of(job.lang, record.language)
    made, outcomes = _make(job, record, language)
    _write(job, record, loaded, made)
    unseen = person and job.delivery.stdout is None
    (replace(job.delivery, stdout="terminal") if unseen else job.delivery).show(made)
    _tell_written(job, language)
    _tell_missed(outcomes, language)
    return outcomes


def _judge(outcomes: "tuple[Outcome, ...]") -> None:
    if not all(outcome.met for outcome in outcomes):
        raise typer.Exit(ExitCode.GATE)


def _make(job: Job, record: "Record", language: "Language") -> "tuple[Report, tuple[Outcome, ...]]":
    from passion_cli.assessment.assess import assess
    from passion_cli.assessment.gate import judge
    from passion_cli.reports.report import Report

    assessment = assess(job.book.rulebook, record.answers)
    currency = job.currency or record.currency or CURRENCY
    day = record.date or today()
    made = Report(assessment, job.book.sha256, language, currency, day, record.respondent)
    return made, judge(assessment, job.clauses)


def _write(job: Job, record: "Record", loaded: "LoadedAnswers | None", made: "Report") -> None:
    """Write the reports and the answers together, or none of them."""
    from passion_cli.storage.atomic import write_all

    texts = job.delivery.render_files(made)
    if job.save:
        texts[job.save] = _answers_text(job, record, loaded)
    if texts:
        write_all(texts, force=job.force)


def _answers_text(job: Job, record: "Record", loaded: "LoadedAnswers | None") -> str:
    from passion_cli.storage.answers_file import dump_answers

    kept = replace(record, currency=job.currency or record.currency)
    if loaded is not None:
        return loaded.text_for(kept, job.book.rulebook, job.save or "")
    return dump_answers(job.book.rulebook, kept, job.save or "")


def _tell_written(job: Job, language: "Language") -> None:
    from passion_cli.language.words import say

    for path in (*job.delivery.files, *((job.save,) if job.save else ())):
        streams.note(say(language, "note.written", path=clean(path)))


def _tell_missed(outcomes: "tuple[Outcome, ...]", language: "Language") -> None:
    from passion_cli.cli.missed import line

    for outcome in outcomes:
        if not outcome.met:
            streams.note(line(outcome, language))
