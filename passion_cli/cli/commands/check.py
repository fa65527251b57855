"""`passion check` and `passion report`: answers in, report out, gate judged."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from passion_cli.cli import options, streams
from passion_cli.cli.completion import FORMATS
from passion_cli.cli.delivery import Delivery, tell_renamed, tell_written
from passion_cli.cli.session import CURRENCY, Display, currency_of, language_of, today
from passion_cli.errors import InputError

if TYPE_CHECKING:
    from passion_cli.assessment.gate import Requirement
    from passion_cli.assessment.cohort.rounds import Scores
    from passion_cli.assessment.rulebook.rulebook import Rulebook
    from passion_cli.cli.delivery import Render
    from passion_cli.services.verdict import Verdict
    from passion_cli.language import Language
    from passion_cli.reports.person.report import Report
    from passion_cli.storage.answers_file import LoadedAnswers, Record
    from passion_cli.storage.rulebook_file import LoadedRulebook


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
    receipt: bool = False
    github: bool = False
    before: "Scores | None" = None


def check(
    answers: options.AnswersOption = None,
    *,
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
    github: options.GitHub = False,
    receipt: options.Receipt = False,
    lang: options.Lang = None,
    currency: options.Currency = None,
    rules: options.Rules = None,
    force: options.Force = False,
    color: options.Colour = "auto",
) -> None:
    """Ask, or read answers; then score, show and judge."""
    delivery = Delivery.plan(FORMATS, output_format, output, color, plain=plain)
    job = _job(rules, delivery, require, fail_under, save, lang, currency, force=force)
    before = _scores_of(baseline, job.book.rulebook) if baseline else None
    job = replace(job, receipt=receipt, github=github, before=before)
    if answers is not None:
        _refuse_interview_options(topic=topic, resume=resume, fresh=fresh, respondent=respondent)
        _from_file(job, answers)
        return
    from passion_cli.services.interview import Asking, ask

    asking = Asking(
        topic=topic,
        resume=resume,
        fresh=fresh,
        plain=plain,
        respondent=respondent,
        keeps=not no_history,
    )
    said = ask(job.book, asking, language_of(lang), job.currency)
    made, verdict = _deliver(job, said.record, asked=True)
    said.finish()
    for note in said.notes:
        streams.note(note)
    said.offer(made.assessment.moves)
    verdict.end()


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
    delivery = Delivery.plan(FORMATS, output_format, output, color)
    job = _job(rules, delivery, None, None, None, lang, currency, force=force)
    _from_file(replace(job, receipt=receipt), answers)


def report_past(
    number: str,
    *,
    output_format: str | None,
    output: list[str] | None,
    receipt: bool,
    lang: str | None,
    rules: str | None,
    force: bool,
    color: str,
) -> None:
    """Render the report of a check of the history, with the rules of its day."""
    from passion_cli.services.saved_checks import find_past

    delivery = Delivery.plan(FORMATS, output_format, output, color)
    job = _job(rules, delivery, None, None, None, lang, None, force=force)
    past = find_past(number, job.book, language_of(lang))
    _deliver(replace(job, book=past.book, receipt=receipt), past.record)[1].end()


def _scores_of(path: str, rulebook: "Rulebook") -> "Scores":
    """Score the answers of the baseline with the rulebook in use."""
    from passion_cli.assessment.assess import assess
    from passion_cli.assessment.cohort.rounds import scores_of
    from passion_cli.storage.answers_file import load_answers

    return scores_of(assess(rulebook, load_answers(path, rulebook).record.answers))


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
    from passion_cli.assessment.gate import names, requirements
    from passion_cli.storage.rulebook_file import load_rulebook

    language_of(lang)
    code = currency_of(currency)
    book = load_rulebook(rules)
    clauses = requirements(names(book.rulebook), require or (), fail_under)
    if save is not None and save in delivery.files:
        raise InputError.of("same_output", given=save)
    delivery.check(*_saved(save), force=force)
    return Job(book, delivery, clauses, save, force, lang, code)


def _saved(path: str | None) -> tuple[str, ...]:
    return (path,) if path else ()


def _refuse_interview_options(**given: object) -> None:
    for name, value in given.items():
        if value:
            raise InputError.of("needs_person", option=f"--{name}")


def _from_file(job: Job, path: str) -> None:
    from passion_cli.storage.answers_file import load_answers

    loaded = load_answers(path, job.book.rulebook)
    language = language_of(job.lang, loaded.record.language)
    tell_renamed(loaded.renamed, language)
    _deliver(job, loaded.record, loaded)[1].end()


def _deliver(
    job: Job, record: "Record", loaded: "LoadedAnswers | None" = None, *, asked: bool = False
) -> "tuple[Report, Verdict]":
    """Write the files, show the report, and return it with the verdict on every requirement.

    Whoever was `asked` sees the report, wherever else it goes.
    """
    language = language_of(job.lang, record.language)
    made = _make(job, record, language)
    verdict = _verdict(job, made, loaded)
    render = _renderer(job, made, verdict)
    answers = {path: _answers_text(job, record, loaded, path) for path in _saved(job.save)}
    job.delivery.write(render, answers, force=job.force)
    unseen = asked and job.delivery.stdout is None
    (replace(job.delivery, stdout="terminal") if unseen else job.delivery).show(render)
    tell_written((*job.delivery.files, *answers), language)
    verdict.tell()
    if job.github:
        from passion_cli.cli.github import tell_github

        tell_github(language, render("markdown", job.delivery.display), verdict.annotations())
    return made, verdict


def _make(job: Job, record: "Record", language: "Language") -> "Report":
    from passion_cli.assessment.assess import assess
    from passion_cli.reports.person.report import Report

    assessment = assess(job.book.rulebook, record.answers)
    currency = job.currency or record.currency or CURRENCY
    day = record.date or today()
    return Report(assessment, job.book.sha256, language, currency, day, record.respondent)


def _verdict(job: Job, made: "Report", loaded: "LoadedAnswers | None") -> "Verdict":
    from passion_cli.assessment.gate import judge, values_of
    from passion_cli.services.verdict import Verdict

    outcomes = judge(values_of(made.assessment), job.clauses)
    verdict = Verdict.of(outcomes, made.language, file=loaded.source.name if loaded else "")
    return verdict if job.before is None else verdict.against(job.before, made.assessment)


def _renderer(job: Job, made: "Report", verdict: "Verdict") -> "Render":
    def render(kind: str, display: Display) -> str:
        match kind:
            case "json":
                from passion_cli.reports.person.json_report import to_json

                return to_json(made)
            case "markdown":
                from passion_cli.reports.person.markdown import to_markdown

                return to_markdown(made)
            case "html":
                from passion_cli.reports.person.html import to_html

                return to_html(made)
            case "junit":
                from passion_cli.reports.ci.junit import to_junit

                return to_junit(verdict.cases, made.date)
            case _:
                from passion_cli.reports.person.terminal import to_terminal

                return to_terminal(made, display.screen(), receipt=job.receipt)

    return render


def _answers_text(job: Job, record: "Record", loaded: "LoadedAnswers | None", path: str) -> str:
    from passion_cli.storage.answers_file import dump_answers

    kept = replace(record, currency=job.currency or record.currency)
    if loaded is not None:
        return loaded.text_for(kept, job.book.rulebook, path)
    return dump_answers(job.book.rulebook, kept, path)
