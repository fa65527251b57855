"""`passion cohort`: many people's answers in, one report that exposes nobody out."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import typer

from passion_cli.cli import options, streams
from passion_cli.cli.completion import COHORT_FORMATS, FIELDS
from passion_cli.cli.delivery import Delivery, Render
from passion_cli.cli.session import Display, choice, language_of
from passion_cli.errors import ExitCode, InputError

if TYPE_CHECKING:
    from passion_cli.assessment.gate import Requirement
    from passion_cli.services.cohort_reader import Crowd
    from passion_cli.services.verdict import Verdict
    from passion_cli.language import Language
    from passion_cli.reports.cohort.report import CohortReport
    from passion_cli.storage.imports.table_map import FormMap
    from passion_cli.storage.answers_folder import Found
    from passion_cli.storage.rulebook_file import LoadedRulebook


@dataclass(frozen=True)
class Job:
    """One cohort to report on: who, told how, judged by what."""

    book: "LoadedRulebook"
    language: "Language"
    delivery: Delivery
    clauses: "tuple[Requirement, ...]"
    files: "tuple[Found, ...]"
    before: "tuple[Found, ...] | None"
    by: str | None
    minimum: int
    participants: bool
    real_names: bool
    salt: bytes | None
    form_map: "FormMap | None"

    @cached_property
    def now(self) -> "Crowd":
        """Everybody of this round."""
        return self._gather(self.files, by=self.by, keeps_people=self.participants)

    @cached_property
    def then(self) -> "Crowd | None":
        """Everybody of the round before."""
        return self._gather(self.before) if self.before is not None else None

    def _gather(
        self, files: "tuple[Found, ...]", *, by: str | None = None, keeps_people: bool = False
    ) -> "Crowd":
        from passion_cli.services.cohort_reader import Crowd, Reader
        from passion_cli.cli.progress_bar import tracked
        from passion_cli.services.workers import read_all

        keeps_scores = self.before is not None
        reader = Reader(self.book.rulebook, by, self.form_map, keeps_people, keeps_scores)
        chunks = tracked(read_all(reader, files), len(files), self.language)
        return Crowd.gather(reader, files, chunks)


def cohort(
    paths: options.Paths,
    *,
    baseline: options.Before = None,
    by: options.By = None,
    min_group: options.MinGroup = None,
    participants: options.Participants = False,
    names: options.Names = False,
    salt_file: options.SaltFile = None,
    form_map: options.FormMapOption = None,
    require: options.CohortRequire = None,
    allow_invalid: options.AllowInvalid = False,
    github: options.GitHub = False,
    output_format: options.CohortFormat = None,
    output: options.Output = None,
    lang: options.Lang = None,
    rules: options.Rules = None,
    force: options.Force = False,
    color: options.Colour = "auto",
) -> None:
    """Read everybody; then summarise, show and judge."""
    from passion_cli.assessment.gate import cohort_names, requirements
    from passion_cli.storage.imports.table_map import load_form_map
    from passion_cli.storage.answers_folder import find_files
    from passion_cli.storage.rulebook_file import load_rulebook

    delivery = Delivery.plan(COHORT_FORMATS, output_format, output, color)
    delivery.check(force=force)
    book = load_rulebook(rules)
    allowed = cohort_names(book.rulebook, rounds=baseline is not None)
    job = Job(
        book=book,
        language=language_of(lang),
        delivery=delivery,
        clauses=requirements(allowed, require or ()),
        files=find_files(paths),
        before=find_files(baseline) if baseline else None,
        by=choice("--by", by, FIELDS) if by else None,
        minimum=_minimum(min_group),
        participants=participants,
        real_names=names,
        salt=_salt(salt_file),
        form_map=load_form_map(form_map) if form_map else None,
    )
    _run(job, force=force, github=github, allow_invalid=allow_invalid)


def _minimum(given: str | None) -> int:
    from passion_cli.assessment.cohort.disclosure import LARGEST_MINIMUM, MINIMUM

    if given is None:
        return MINIMUM
    if not given.isdecimal() or not 1 <= int(given[:9]) <= LARGEST_MINIMUM:
        raise InputError.of("min_group", given=given, low=1, high=LARGEST_MINIMUM)
    return int(given)


def _salt(path: str | None) -> bytes | None:
    from passion_cli.storage.salt import read_salt

    return read_salt(path) if path else None


def _run(job: Job, *, force: bool, github: bool, allow_invalid: bool) -> None:
    """Summarise, deliver, and end with the code that the files and the requirements ask for."""
    from passion_cli.services.cohort import make_report, verdict_on

    report = make_report(job)
    verdict = verdict_on(job, report)
    render = _renderer(report, verdict)
    job.delivery.deliver(render, job.language, force=force)
    _tell(job, report, verdict, allow_invalid=allow_invalid)
    if github:
        _tell_github(job, report, verdict, render)
    if report.files.unreadable and not allow_invalid:
        raise typer.Exit(ExitCode.INPUT)
    verdict.end()


def _renderer(report: "CohortReport", verdict: "Verdict") -> Render:
    def render(kind: str, display: Display) -> str:
        match kind:
            case "json":
                from passion_cli.reports.cohort.json_report import cohort_to_json

                return cohort_to_json(report)
            case "csv":
                from passion_cli.reports.cohort.csv_report import cohort_to_csv

                return cohort_to_csv(report)
            case "junit":
                from passion_cli.reports.ci.junit import to_junit

                return to_junit(verdict.cases, report.date)
            case _:
                from passion_cli.cli.showing import page
                from passion_cli.reports.cohort.sections import CohortWording

                return page(kind, CohortWording(report).blocks(), display, report.language)

    return render


def _tell(job: Job, report: "CohortReport", verdict: "Verdict", *, allow_invalid: bool) -> None:
    from passion_cli.language.catalogue import count

    if report.files.unreadable and not allow_invalid:
        streams.note(count(job.language, "note.broken", report.files.unreadable))
    verdict.tell(errors=job.delivery.stdout not in ("terminal", "markdown"))


def _tell_github(job: Job, report: "CohortReport", verdict: "Verdict", render: Render) -> None:
    from passion_cli.cli.github import annotation_of, tell_github
    from passion_cli.language.catalogue import explain

    paths = {each.shown: each.path for each in (*job.files, *(job.before or ()))}
    annotations = [
        annotation_of(problem, explain(job.language, problem), paths.get(each.place, ""))
        for each in report.files.listed
        for problem in each.problems
    ]
    markdown = render("markdown", job.delivery.display)
    tell_github(job.language, markdown, [*annotations, *verdict.annotations()])
