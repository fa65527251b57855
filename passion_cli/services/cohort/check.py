"""From everybody who was read to the report on them, and the verdict on its requirements."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass

from passion_cli.assessment.cohort.suppression import is_small
from passion_cli.assessment.gate import judge
from passion_cli.language.voice import Voice
from passion_cli.reports.ci.junit import Case
from passion_cli.reports.cohort.json_report import cohort_data, requirements_data
from passion_cli.reports.cohort.report import BrokenFile, CohortReport
from passion_cli.reports.rendering import Rendering
from passion_cli.services.cohort.reader import FileBatch, ResponseReader
from passion_cli.services.cohort.reading import CohortReading
from passion_cli.services.cohort.report import Reporter
from passion_cli.services.cohort.request import CohortRequest
from passion_cli.services.cohort.workers import ReadingPlan
from passion_cli.services.publication import Publication, check_series, published_values
from passion_cli.services.verdict import Verdict, verdict_on
from passion_cli.storage.answers_folder import Found

TYPE_CHECKING = False
if TYPE_CHECKING:
    from passion_cli.reports.blocks.model import Block
    from passion_cli.reports.cohort.json_types import CohortData
    from passion_cli.reports.formats import FormatName

Progress = Callable[[Iterable[FileBatch], int], Iterator[FileBatch]]
"""Passes batches on and shows how many of so many files are read."""


@dataclass
class CohortCheck:
    """A group's report with the verdict on it; `data` is the document all formats are made from.

    `publication` is what is remembered where the report is published.
    """

    report: CohortReport
    verdict: Verdict
    data: "CohortData"
    publication: Publication | None = None
    details: bool = False

    def rendering(self) -> Rendering:
        """Return the report in every format it offers."""
        own: dict[FormatName, Callable[[], str]] = {"junit": self._junit, "csv": self._csv}
        return Rendering(self.report.voice, self._blocks, lambda: self.data, own)

    def _blocks(self) -> "Iterable[Block]":
        from passion_cli.reports.cohort.sections import cohort_blocks
        from passion_cli.reports.cohort.view import CohortView

        report = self.report
        return cohort_blocks(CohortView(self.data, report.rulebook, report.voice, self.details))

    def _csv(self) -> str:
        from passion_cli.reports.cohort.csv_report import cohort_to_csv

        return cohort_to_csv(self.data)

    def _junit(self) -> str:
        from passion_cli.reports.ci.junit import to_junit

        return to_junit(self.verdict.cases, self.report.date)


def check_cohort(request: CohortRequest, progress: Progress) -> CohortCheck:
    """Read everybody, put the report together and judge every requirement on exact values.

    Raises:
        InputError: where the published figures are of another series.
    """
    with ExitStack() as tables:
        after = _read(request, request.files, progress, tables, latest=True)
        before = None
        if request.baseline is not None:
            before = _read(request, request.baseline, progress, tables)
        return report_on(request, after, before)


def report_on(
    request: CohortRequest, after: CohortReading, before: CohortReading | None
) -> CohortCheck:
    """Put the report together on everybody who was read, and judge every requirement.

    Raises:
        InputError: where the published figures are of another series.
    """
    aside = _set_aside(request, after, before) if before is not None else None
    report = Reporter(request, after, before, aside).report()
    data, people = cohort_data(report), _contents(after, before)
    if request.published is not None:
        check_series(request.published.report, data, request.published_path)
        if request.published.stands_for(people):
            return _published_again(request, request.published, report)
    publication = None
    if request.publishes and data["people"] is not None:
        salt = request.published.salt if request.published else ""
        publication = Publication.of(people, data, salt)
    return CohortCheck(report, _verdict(report), data, publication, request.details)


def _set_aside(request: CohortRequest, after: CohortReading, before: CohortReading) -> int | None:
    """Leave newcomers out of a group's report where so few joined or left that they can be told.

    Returns how many are left out, or None where everybody stays.
    """
    joined, left = after.seen.keys() - before.seen.keys(), before.seen.keys() - after.seen.keys()
    small = any(is_small(len(each), request.minimum) for each in (joined, left))
    pairs = len(after.seen) - len(joined)
    if request.audience == "coach" or not small or pairs < request.minimum:
        return None
    after.leave_out(sorted(joined))
    return len(joined)


def _contents(after: CohortReading, before: CohortReading | None) -> dict[bytes, bytes]:
    """Return what each person adds to the report, in both rounds together."""
    found = after.contents
    for key, content in (before.contents if before else {}).items():
        found[key] = found.get(key, b"") + b"before" + content
    return found


def _published_again(
    request: CohortRequest, published: Publication, report: CohortReport
) -> CohortCheck:
    """Return the figures that stand for those of today, and the verdict on them."""
    outcomes = judge(published_values(published.report), request.requirements)
    report = report._replace(outcomes=outcomes)
    data: CohortData = {**published.shown(), "requirements": requirements_data(outcomes)}
    data["title"] = report.title
    return CohortCheck(report, _verdict(report), data, published, request.details)


def _read(
    request: CohortRequest,
    files: tuple[Found, ...],
    progress: Progress,
    tables: ExitStack,
    *,
    latest: bool = False,
) -> CohortReading:
    """Read a round; its tables stay open as long as `tables` does."""
    reader = reader_for(request, files, latest=latest)
    plan = ReadingPlan.open(reader, files)
    tables.callback(plan.close)
    batches = progress(plan.batches(), plan.total)
    return CohortReading.gather(reader, files, batches, plan.tables, plan.notes)


def reader_for(request: CohortRequest, files: Sequence[Found], *, latest: bool) -> ResponseReader:
    """Return what reads a round; of the `latest` one also what groups and lists are made of."""
    return ResponseReader(
        request.book.rulebook,
        request.by if latest else None,
        request.table_map,
        lists_people=latest and request.lists_people,
        compares=request.baseline is not None,
        publishes=request.publishes or request.published is not None,
        names_people=request.real_names,
        items=latest and request.items,
        watches=request.audience == "coach",
        remembers=_remembers(request, files),
    )


def _remembers(request: CohortRequest, files: Sequence[Found]) -> bool:
    """Tell whether counts are not enough: to list people, pair them, or count them once.

    In one table nobody is counted twice when it is read.
    """
    for_coach = request.audience == "coach"
    follows = request.baseline is not None or request.publishes or request.published is not None
    return for_coach or follows or len(files) > 1


def _verdict(report: CohortReport) -> Verdict:
    """Return the verdict: each broken file and each requirement is a test case.

    Of too few people, not even how many files are broken is told.
    """
    verdict = verdict_on(report.outcomes, report.voice, no_value="gate.withheld", digits=1)
    listed = report.files.listed if report.disclosure.everybody else ()
    files = tuple(_file_case(each, report.voice) for each in listed)
    return verdict._replace(cases=(*files, *verdict.cases))


def _file_case(each: BrokenFile, voice: Voice) -> Case:
    return Case("file", each.place, "error", "\n".join(map(voice.explain, each.problems)))
