"""`passion cohort`: many people's answers in, one report that exposes nobody out."""

from collections.abc import Iterable, Iterator, Sequence

from passion_cli.assessment.cohort.disclosure import LARGEST_MINIMUM, MINIMUM
from passion_cli.assessment.gate import Requirement, cohort_names, requirements
from passion_cli.assessment.rulebook.rulebook import Rulebook
from passion_cli.cli import options, streams
from passion_cli.cli.completion import FIELDS
from passion_cli.cli.delivery import Delivery, end_with, note_verdict
from passion_cli.cli.github import annotation_of, publish
from passion_cli.cli.progress_bar import tracked
from passion_cli.cli.session import choice, today, voice_of
from passion_cli.errors import ExitCode, InputError
from passion_cli.reports.formats import COHORT
from passion_cli.services.cohort import CohortCheck, CohortRequest, check_cohort
from passion_cli.services.cohort_reader import FileBatch
from passion_cli.storage.answers_folder import find_files
from passion_cli.storage.home import read_salt
from passion_cli.storage.imports.table_map import load_table_map
from passion_cli.storage.rulebook_file import load_rulebook


def cohort(
    paths: options.Paths,
    *,
    baseline: options.Before = None,
    by: options.By = None,
    min_group: options.MinGroup = None,
    participants: options.Participants = False,
    names: options.Names = False,
    salt_file: options.SaltFile = None,
    form_map: options.MapOption = None,
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
    delivery = Delivery.plan(COHORT, output_format, output, color, force=force)
    book = load_rulebook(rules)
    request = CohortRequest(
        book=book,
        voice=voice_of(lang),
        today=today(),
        requirements=_requirements(book.rulebook, require, rounds=baseline is not None),
        files=find_files(paths),
        baseline=find_files(baseline) if baseline else None,
        by=choice("--by", by, FIELDS) if by else None,
        minimum=_minimum(min_group),
        lists_people=participants,
        real_names=names,
        salt=read_salt(salt_file) if salt_file else None,
        table_map=load_table_map(form_map) if form_map else None,
    )
    _report(request, delivery, github=github, allow_invalid=allow_invalid)


def _requirements(
    rulebook: Rulebook, clauses: Sequence[str] | None, *, rounds: bool
) -> tuple[Requirement, ...]:
    return requirements(cohort_names(rulebook, rounds=rounds), clauses or ())


def _report(
    request: CohortRequest, delivery: Delivery, *, github: bool, allow_invalid: bool
) -> None:
    """Report on everybody, and end with the code that files and requirements ask for."""

    def progress(batches: Iterable[FileBatch], total: int) -> Iterator[FileBatch]:
        return tracked(batches, total, request.voice)

    done = check_cohort(request, progress)
    refusal = delivery.offer(done.rendering())
    broken = done.report.files.unreadable if not allow_invalid else 0
    if broken:
        streams.note(request.voice.count("note.broken", broken))
    note_verdict(done.verdict, errors=delivery.stdout not in ("terminal", "markdown"))
    if github:
        _publish(request, done, delivery)
    end_with(ExitCode.INPUT if broken else done.verdict.code, refusal)


def _minimum(given: str | None) -> int:
    if given is None:
        return MINIMUM
    if not given.isdecimal() or not 1 <= int(given[:9]) <= LARGEST_MINIMUM:
        raise InputError.of("min_group", given=given, low=1, high=LARGEST_MINIMUM)
    return int(given)


def _publish(request: CohortRequest, done: CohortCheck, delivery: Delivery) -> None:
    paths = {each.shown: each.path for each in (*request.files, *(request.baseline or ()))}
    annotations = [
        annotation_of(problem, request.voice.explain(problem), paths.get(each.place, ""))
        for each in done.report.files.listed
        for problem in each.problems
    ]
    markdown = done.rendering().render("markdown", delivery.screen)
    publish(request.voice, markdown, [*done.verdict.annotations(), *annotations])
