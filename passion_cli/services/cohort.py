"""From everybody who was read to the report on them, and the verdict on its requirements."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from passion_cli.assessment.cohort.disclosure import Audience, Disclosure
from passion_cli.assessment.cohort.groups import pool
from passion_cli.assessment.cohort.pseudonyms import pseudonyms
from passion_cli.assessment.cohort.rounds import Rounds, compare_rounds, follow
from passion_cli.assessment.cohort.told_rounds import ToldRounds, told_rounds
from passion_cli.assessment.cohort.values import cohort_values
from passion_cli.assessment.comparison import drops
from passion_cli.assessment.gate import Outcome, Requirement, judge
from passion_cli.assessment.scoring import OVERALL
from passion_cli.errors import MOST
from passion_cli.language.voice import Voice
from passion_cli.reports.ci.junit import Case
from passion_cli.reports.cohort.json_report import cohort_data, requirements_data
from passion_cli.reports.cohort.report import BrokenFile, CohortReport, Files, ListedPerson
from passion_cli.reports.rendering import Rendering
from passion_cli.services.cohort_reader import (
    LISTED,
    CohortReading,
    FileBatch,
    Person,
    ResponseReader,
)
from passion_cli.services.file_names import FileNames
from passion_cli.services.publication import Publication, check_series, published_values
from passion_cli.services.verdict import Verdict, verdict_on
from passion_cli.services.workers import read_all
from passion_cli.storage.answers_folder import Found
from passion_cli.storage.imports.table_map import TableMap
from passion_cli.storage.rulebook_file import LoadedRulebook

TYPE_CHECKING = False
if TYPE_CHECKING:
    from passion_cli.reports.blocks.model import Block
    from passion_cli.reports.cohort.json_types import CohortData
    from passion_cli.reports.formats import FormatName

Progress = Callable[[Iterable[FileBatch], int], Iterator[FileBatch]]
"""Passes batches on and shows how many of so many files are read."""


class CohortRequest(NamedTuple):
    """What to report on, and how: who is read, grouped, listed and judged.

    `baseline` holds the files of the round before, or None; `minimum` is how many people a
    figure must rest on; `salt` makes pseudonyms stay the same; `published` is what was published
    last, where that was given; `title` is what the group is called, or None; `details` asks a
    terminal for the appendix.
    """

    audience: Audience
    book: LoadedRulebook
    voice: Voice
    today: str
    files: tuple[Found, ...]
    baseline: tuple[Found, ...] | None
    requirements: tuple[Requirement, ...]
    by: str | None
    minimum: int
    lists_people: bool
    real_names: bool
    salt: bytes | None
    table_map: TableMap | None
    publishes: bool = False
    published: Publication | None = None
    published_path: str = ""
    title: str | None = None
    details: bool = False


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
    after = _read(request, request.files, progress, by=request.by, lists=request.lists_people)
    before = _read(request, request.baseline, progress) if request.baseline is not None else None
    report = _Reporter(request, after, before).report()
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
    *,
    by: str | None = None,
    lists: bool = False,
) -> CohortReading:
    reader = ResponseReader(
        request.book.rulebook,
        by,
        request.table_map,
        lists_people=lists,
        compares=request.baseline is not None,
        publishes=request.publishes or request.published is not None,
        names_people=request.real_names,
    )
    batches = progress(read_all(reader, files), len(files))
    return CohortReading.gather(reader, files, batches)


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


class _Reporter(NamedTuple):
    """Puts the report on one round together; `before` is the round before, or None."""

    request: CohortRequest
    after: CohortReading
    before: CohortReading | None

    def report(self) -> CohortReport:
        request, counts = self.request, self.after.counts
        groups = pool(counts.groups, request.book.rulebook, request.minimum)
        disclosure = Disclosure(
            counts.summary, request.book.rulebook, groups, request.minimum, request.audience
        )
        attention = self._attention() if disclosure.for_coach else ()
        rounds = told_rounds(self._rounds(self.before), disclosure) if self.before else None
        return CohortReport(
            rulebook=request.book.rulebook,
            sha256=request.book.sha256,
            voice=request.voice,
            date=request.today,
            disclosure=disclosure,
            files=self._files(),
            by=request.by,
            look_alikes=self._look_alikes() if disclosure.for_coach else (),
            attention=attention[:LISTED],
            more=max(0, len(attention) - LISTED),
            participants=self._listed(self.after.people) if request.lists_people else None,
            real_names=request.real_names,
            rounds=rounds,
            outcomes=self._judge(disclosure, rounds),
            title=request.title,
        )

    def _judge(self, disclosure: Disclosure, rounds: ToldRounds | None) -> tuple[Outcome, ...]:
        values = cohort_values(disclosure, self.after.files, rounds)
        return judge(values, self.request.requirements)

    def _rounds(self, earlier: CohortReading) -> Rounds:
        book = self.request.book.rulebook
        names, noise = (OVERALL, *book.rules), book.scoring.noise
        before, after = earlier.scores, self.after.scores
        rounds = compare_rounds(before, after, names, noise)
        done = {
            key: (*earlier.done.get(key, ()), *self.after.done.get(key, ()))
            for key in before.keys() | after.keys()
        }
        rules = {key: each.rule or "" for key, each in book.indicators.items()}
        return rounds._replace(followed=follow(before, after, done, rules, noise))

    def _attention(self) -> tuple[ListedPerson, ...]:
        """Return who has a reason to be listed, or a score that fell since the round before."""
        people = self.after.people
        for key in self._fallen():
            people[key] = people[key]._replace(reasons=(*people[key].reasons, "declined"))
        return self._listed({key: each for key, each in people.items() if each.reasons})

    def _fallen(self) -> list[bytes]:
        if self.before is None:
            return []
        noise, before = self.request.book.rulebook.scoring.noise, self.before.scores
        return [
            key
            for key, scores in self.after.scores.items()
            if key in before and OVERALL in drops(before[key], scores, noise)
        ]

    def _listed(self, people: dict[bytes, Person]) -> tuple[ListedPerson, ...]:
        """Name people as was asked, in the order of those names."""
        names = pseudonyms(self.after.seen, self.request.salt or self.after.secret)
        real = self.request.real_names
        listed = [
            ListedPerson(each.label if real else names[key], each.reasons, each.overall, each.band)
            for key, each in people.items()
        ]
        return tuple(sorted(listed, key=lambda each: (each.name.casefold(), each.name)))

    def _look_alikes(self) -> tuple[tuple[str, ...], ...]:
        """Return people of both rounds who may be one, for their names look alike."""
        seen = {**(self.before.seen if self.before else {}), **self.after.seen}
        names = pseudonyms(seen, self.request.salt or self.after.secret)
        alike: dict[bytes, list[str]] = {}
        for key, each in seen.items():
            label = each.person.label if each.person and self.request.real_names else names[key]
            alike.setdefault(each.look, []).append(label)
        found = sorted(tuple(sorted(some)) for some in alike.values() if len(some) > 1)
        return tuple(found[:LISTED])

    def _files(self) -> Files:
        rounds = [self.after, *([self.before] if self.before else [])]
        names = FileNames(
            (*self.request.files, *(self.request.baseline or ())), self.request.real_names
        )
        broken = [
            BrokenFile(*names.broken(each), each.found.path)
            for reading in rounds
            for each in reading.broken[:LISTED]
        ]
        return Files(
            read=self.after.files,
            broken=self.after.broken_count,
            older=tuple(map(names.place, sorted(self.after.older))),
            skipped=self.after.skipped,
            listed=_listed(broken),
            broken_before=self.before.broken_count if self.before else 0,
            notes=tuple(names.note(each) for reading in rounds for each in reading.notes),
        )


def _listed(broken: list[BrokenFile]) -> tuple[BrokenFile, ...]:
    """Return as many as a report lists, until their problems are too many."""
    counts = accumulate(len(each.problems) for each in broken[:LISTED])
    return tuple(each for each, count in zip(broken, counts, strict=False) if count <= MOST)
