"""From everybody who was read to the report on them, and the verdict on its requirements."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from passion_cli.assessment.cohort.disclosure import Disclosure, cohort_values, pool
from passion_cli.assessment.cohort.pseudonyms import pseudonyms
from passion_cli.assessment.cohort.rounds import Rounds, compare_rounds, follow
from passion_cli.assessment.comparison import drops
from passion_cli.assessment.gate import Outcome, Requirement, judge
from passion_cli.assessment.scoring import OVERALL
from passion_cli.language.voice import Voice
from passion_cli.reports.ci.junit import Case
from passion_cli.reports.cohort.report import BrokenFile, CohortReport, Files, ListedPerson
from passion_cli.reports.rendering import Rendering
from passion_cli.services.cohort_reader import (
    LISTED,
    CohortReading,
    FileBatch,
    Person,
    ResponseReader,
)
from passion_cli.services.verdict import Verdict, verdict_on
from passion_cli.services.workers import read_all
from passion_cli.storage.answers_folder import Broken, Found
from passion_cli.storage.imports.table_map import TableMap
from passion_cli.storage.rulebook_file import LoadedRulebook

TYPE_CHECKING = False
if TYPE_CHECKING:
    from passion_cli.reports.blocks.model import Block
    from passion_cli.reports.formats import FormatName

Progress = Callable[[Iterable[FileBatch], int], Iterator[FileBatch]]
"""Passes batches on and shows how many of so many files are read."""


class CohortRequest(NamedTuple):
    """What to report on, and how: who is read, grouped, listed and judged.

    `baseline` holds the files of the round before, or None; `minimum` is how many people a
    figure must rest on; `salt` makes pseudonyms stay the same.
    """

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


class CohortCheck(NamedTuple):
    """A group's report with the verdict on it."""

    report: CohortReport
    verdict: Verdict

    def rendering(self) -> Rendering:
        """Return the report in every format it offers."""
        own: dict[FormatName, Callable[[], str]] = {"junit": self._junit, "csv": self._csv}
        return Rendering(self.report.voice, self._blocks, self._data, own)

    def _blocks(self) -> "Iterable[Block]":
        from passion_cli.reports.cohort.sections import cohort_blocks

        return cohort_blocks(self.report)

    def _data(self) -> Mapping[str, object]:
        from passion_cli.reports.cohort.json_report import cohort_data

        return cohort_data(self.report)

    def _csv(self) -> str:
        from passion_cli.reports.cohort.csv_report import cohort_to_csv

        return cohort_to_csv(self.report)

    def _junit(self) -> str:
        from passion_cli.reports.ci.junit import to_junit

        return to_junit(self.verdict.cases, self.report.date)


def check_cohort(request: CohortRequest, progress: Progress) -> CohortCheck:
    """Read everybody, put the report together and judge every requirement on exact values."""
    after = _read(request, request.files, progress, by=request.by, lists=request.lists_people)
    before = _read(request, request.baseline, progress) if request.baseline is not None else None
    report = _Reporter(request, after, before).report()
    return CohortCheck(report, _verdict(report))


def _read(
    request: CohortRequest,
    files: tuple[Found, ...],
    progress: Progress,
    *,
    by: str | None = None,
    lists: bool = False,
) -> CohortReading:
    compares = request.baseline is not None
    reader = ResponseReader(request.book.rulebook, by, request.table_map, lists, compares)
    batches = progress(read_all(reader, files), len(files))
    return CohortReading.gather(reader, files, batches)


def _verdict(report: CohortReport) -> Verdict:
    """Return the verdict: each broken file and each requirement is a test case."""
    verdict = verdict_on(report.outcomes, report.voice, no_value="gate.withheld")
    files = tuple(_file_case(each, report.voice) for each in report.files.listed)
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
        disclosure = Disclosure(counts.summary, groups, request.minimum)
        rounds, attention = self._rounds(), self._attention()
        return CohortReport(
            rulebook=request.book.rulebook,
            sha256=request.book.sha256,
            voice=request.voice,
            date=request.today,
            disclosure=disclosure,
            files=self._files(),
            by=request.by,
            attention=attention[:LISTED],
            more=max(0, len(attention) - LISTED),
            participants=self._listed(self.after.people) if request.lists_people else None,
            real_names=request.real_names,
            rounds=rounds,
            outcomes=self._judge(disclosure, rounds),
        )

    def _judge(self, disclosure: Disclosure, rounds: Rounds | None) -> tuple[Outcome, ...]:
        clauses = self.request.requirements
        names = [clause.name for clause in clauses]
        return judge(cohort_values(disclosure, names, self.after.files, rounds), clauses)

    def _rounds(self) -> Rounds | None:
        if self.before is None:
            return None
        book = self.request.book.rulebook
        names, noise = (OVERALL, *book.rules), book.scoring.noise
        before, after = self.before.scores, self.after.scores
        rounds = compare_rounds(before, after, names, noise)
        done = {
            key: (*self.before.done.get(key, ()), *self.after.done.get(key, ()))
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

    def _files(self) -> Files:
        rounds = [self.after, *([self.before] if self.before else [])]
        broken = [_broken_file(each) for reading in rounds for each in reading.broken]
        return Files(
            read=self.after.files,
            broken=self.after.broken_count,
            older=tuple(sorted(self.after.older)),
            skipped=self.after.skipped,
            listed=tuple(broken[:LISTED]),
            broken_before=self.before.broken_count if self.before else 0,
        )


def _broken_file(each: Broken) -> BrokenFile:
    return BrokenFile(each.found.shown, each.problems)
