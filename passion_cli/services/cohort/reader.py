"""Reads a coach's files and counts everybody once; a broken file stops nothing."""

import hashlib
import sys
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import NamedTuple, assert_never

from passion_cli.assessment.answers import Answers, Value
from passion_cli.assessment.assess import Assessment, assess
from passion_cli.assessment.cohort.item_analysis import ItemStatistics
from passion_cli.assessment.cohort.rounds import TakenScores
from passion_cli.assessment.cohort.summary import (
    CohortSummary,
    Contribution,
    Reason,
    contribution_of,
    reasons_for_attention,
)
from passion_cli.assessment.comparison import Scores
from passion_cli.assessment.indicators import REMEMBERED
from passion_cli.assessment.rulebook.rulebook import Rulebook
from passion_cli.assessment.scoring import OVERALL, Score
from passion_cli.errors import shortened
from passion_cli.language.look_alikes import skeleton
from passion_cli.storage.answers_folder import (
    Broken,
    FolderEntry,
    Found,
    Note,
    Older,
    OpenTable,
    Response,
    Skipped,
    read_people,
)
from passion_cli.storage.imports.rows import Rows
from passion_cli.storage.imports.table_map import TableMap


class Person(NamedTuple):
    """One person as a list names them; the score only where everybody is listed."""

    label: str
    reasons: tuple[Reason, ...]
    overall: Score | None = None
    band: str | None = None


class Respondent(NamedTuple):
    """Whom a response is from, and what is remembered of them besides the counts.

    It is small, for there may be many. `file` is the position of the file, `key` a hash of the
    label, `look` one of what the label looks like, `digest` one of everything that counts.
    """

    file: int
    row: int
    key: bytes
    date: str
    person: Person | None
    scores: Scores | None
    done: tuple[str, ...] = ()
    digest: bytes = b""
    look: bytes = b""


@dataclass(slots=True)
class Counts:
    """What responses add up to, whole and by group; `digest` sums a hash of every response.

    `items` says how the questions work, or is None where nobody asked.
    """

    summary: CohortSummary
    groups: dict[str, CohortSummary] = field(default_factory=dict)
    digest: int = 0
    items: ItemStatistics | None = None

    @classmethod
    def empty(cls, rulebook: Rulebook, *, items: bool = False) -> "Counts":
        """Return the counts of nobody."""
        statistics = ItemStatistics.empty(rulebook) if items else None
        return cls(CohortSummary.empty(rulebook), items=statistics)

    def group(self, name: str, rulebook: Rulebook) -> CohortSummary:
        """Return a group's summary; an empty one is made only where it is missing."""
        if name not in self.groups:
            self.groups[name] = CohortSummary.empty(rulebook)
        return self.groups[name]

    def merge(self, other: "Counts", rulebook: Rulebook) -> None:
        """Add the counts of other responses."""
        self.summary.merge(other.summary)
        for name, group in other.groups.items():
            self.group(name, rulebook).merge(group)
        if self.items and other.items:
            self.items.merge(other.items)
        self.digest += other.digest


@dataclass(slots=True)
class FileBatch:
    """What some files add up to, who is in them, and what could not be read."""

    counts: Counts
    files: int = 0
    respondents: list[Respondent] = field(default_factory=list)
    broken: list[Broken] = field(default_factory=list)
    older: list[str] = field(default_factory=list)
    skipped: int = 0
    notes: list[Note] = field(default_factory=list)


@dataclass(frozen=True)
class ResponseReader:
    """Reads and assesses everybody.

    `lists_people`, `names_people`, `compares`, `publishes`, `items` and `watches` (for a coach, who
    needs a word) say what is remembered; `by` is the field that groups people, or None. Where
    `remembers` is false nobody can stand in two files, and counts are enough.
    """

    rulebook: Rulebook
    by: str | None = None
    table_map: TableMap | None = None
    lists_people: bool = False
    compares: bool = False
    publishes: bool = False
    names_people: bool = False
    items: bool = False
    watches: bool = True
    remembers: bool = True

    def read(self, files: Sequence[Found], start: int = 0) -> FileBatch:
        """Read several files and add everybody up; `start` is the position of the first."""
        batch = FileBatch(Counts.empty(self.rulebook, items=self.items), len(files))
        for position, found in enumerate(files, start):
            self._add(batch, position, read_people(found, self.rulebook, self.table_map))
        return batch

    def read_rows(self, table: OpenTable, rows: Rows, position: int) -> FileBatch:
        """Read some rows of a table and add everybody up; `position` is that of its file."""
        batch = FileBatch(Counts.empty(self.rulebook, items=self.items), len(rows))
        self._add(batch, position, table.read(rows))
        return batch

    def _add(self, batch: FileBatch, position: int, entries: Iterable[FolderEntry]) -> None:
        """Add what a file, or a part of one, holds."""
        for each in entries:
            match each:
                case Response():
                    counted = self.count(batch.counts, each)
                    if self.remembers:
                        batch.respondents.append(self._respondent(position, each, *counted))
                case Broken():
                    batch.broken.append(each._replace(problems=shortened(each.problems)))
                case Older():
                    batch.older.append(each.place)
                case Skipped():
                    batch.skipped += 1
                case Note():
                    batch.notes.append(each)
                case _:
                    assert_never(each)

    def count(
        self, counts: Counts, response: Response, times: int = 1
    ) -> tuple[Assessment, Contribution]:
        """Count one response, or take it back with -1."""
        assessment = assess(self.rulebook, response.record.answers)
        contribution = contribution_of(assessment, response.record.moves)
        counts.summary.add(contribution, times)
        if self.by:
            name = getattr(response.record, self.by) or ""
            counts.group(name, self.rulebook).add(contribution, times)
        if counts.items:
            counts.items.add(assessment, times)
        if self.watches:
            counts.digest += times * _digest(response.key, response.record.answers)
        return assessment, contribution

    def _respondent(
        self, file: int, response: Response, assessment: Assessment, contribution: Contribution
    ) -> Respondent:
        """Return what is remembered of a person."""
        reasons = reasons_for_attention(assessment) if self.watches else ()
        person = None
        if self.lists_people:
            band = assessment.band.id if assessment.band else None
            person = Person(response.label, reasons, assessment.overall, band)
        elif reasons or (self.compares and self.watches) or self.names_people:
            person = Person(response.label, reasons)
        return Respondent(
            file,
            response.row,
            _hash(response.key),
            sys.intern(response.record.date or ""),
            person,
            TakenScores(self._compared, contribution.scores) if self.compares else None,
            contribution.done,
            self._content(response) if self.publishes else b"",
            _hash(skeleton(response.key)) if self.watches else b"",
        )

    @cached_property
    def _compared(self) -> tuple[str, ...]:
        """The scores that two rounds are compared by."""
        return (OVERALL, *self.rulebook.rules)

    def _content(self, response: Response) -> bytes:
        """Return a digest of what a person adds to a report: answers, moves, group."""
        record = response.record
        group = getattr(record, self.by) or "" if self.by else ""
        more = repr((sorted(record.moves.items()), group)).encode()
        return hashlib.sha256(more + _digest("", record.answers).to_bytes(32)).digest()

    def reread(
        self, found: Found, rows: Collection[int], table: OpenTable | None = None
    ) -> Iterator[Response]:
        """Read some responses of a file once more; of a `table` that is open, those rows alone."""
        if table is not None:
            yield from table.numbered(rows)
            return
        for each in read_people(found, self.rulebook, self.table_map):
            if isinstance(each, Response) and each.row in rows:
                yield each


def _hash(text: str) -> bytes:
    return hashlib.blake2b(text.encode(), digest_size=16).digest()


@lru_cache(maxsize=REMEMBERED)
def _written(value: Value) -> str:
    return " ".join(sorted(value)) if isinstance(value, tuple) else str(value)


def _digest(key: str, answers: Answers) -> int:
    """Return a digest of answers; it is the same in whichever order they were ticked."""
    values = sorted(answers.values.items())
    parts = [f"{item}={_written(value)}" for item, value in values]
    text = "\n".join((key, *parts))
    return int.from_bytes(hashlib.sha256(text.encode()).digest())
