"""Everybody who was read: their counts, and who is counted once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import nsmallest

from passion_cli.assessment.comparison import Scores
from passion_cli.services.cohort.reader import (
    Counts,
    FileBatch,
    Person,
    Respondent,
    ResponseReader,
)
from passion_cli.storage.answers_folder import Broken, Found, Note, OpenTable, Response

LISTED = 200
"""How many people, and how many broken files, are listed by name; more are counted."""


@dataclass
class CohortReading:
    """Everybody who was read.

    Besides the counts it remembers each person's key, date and file, to count nobody twice.
    """

    reader: ResponseReader
    sources: Sequence[Found]
    counts: Counts
    tables: Mapping[int, OpenTable] = field(default_factory=dict)
    seen: dict[bytes, Respondent] = field(default_factory=dict)
    broken: list[Broken] = field(default_factory=list)
    older: list[str] = field(default_factory=list)
    broken_count: int = 0
    skipped: int = 0
    notes: list[Note] = field(default_factory=list)

    @classmethod
    def gather(
        cls,
        reader: ResponseReader,
        sources: Sequence[Found],
        batches: Iterable[FileBatch],
        tables: Mapping[int, OpenTable],
        notes: Iterable[Note],
    ) -> "CohortReading":
        """Add up all batches, in their order; `tables` are those that are open, by position."""
        empty = Counts.empty(reader.rulebook, items=reader.items)
        reading = cls(reader, sources, empty, tables=tables, notes=list(notes)[:LISTED])
        for batch in batches:
            reading.add(batch)
        return reading

    @property
    def files(self) -> int:
        """How many responses there were: readable, and broken ones."""
        return self.counts.summary.people + self.broken_count

    @property
    def people(self) -> dict[bytes, Person]:
        """Those of whom more than counts is remembered, by key."""
        return {key: each.person for key, each in self.seen.items() if each.person}

    @property
    def scores(self) -> dict[bytes, Scores]:
        """Everybody's scores, where they are remembered, by key."""
        return {key: each.scores for key, each in self.seen.items() if each.scores}

    @property
    def done(self) -> dict[bytes, tuple[str, ...]]:
        """The moves that each person did, by key."""
        return {key: each.done for key, each in self.seen.items() if each.done}

    @property
    def contents(self) -> dict[bytes, bytes]:
        """A digest of what each person adds to the report, by key."""
        return {key: each.digest for key, each in self.seen.items()}

    @property
    def secret(self) -> bytes:
        """What nobody can know who has not everybody's answers; the same in any order."""
        return (self.counts.digest % 2**256).to_bytes(32)

    def add(self, batch: FileBatch) -> None:
        """Add what some files add up to."""
        self.counts.merge(batch.counts, self.reader.rulebook)
        self.broken_count += len(batch.broken)
        if batch.broken:
            self.broken = nsmallest(LISTED, [*self.broken, *batch.broken], key=_place)
        self.older += batch.older
        self.skipped += batch.skipped
        self.notes += batch.notes[: LISTED - len(self.notes)]
        for respondent in batch.respondents:
            self._add_respondent(respondent)

    def leave_out(self, keys: Iterable[bytes]) -> None:
        """Take people back, as if they had not answered."""
        self._take_back([self.seen.pop(key) for key in keys])

    def _take_back(self, respondents: Iterable[Respondent]) -> list[Response]:
        """Read responses again, and return them once they are not counted any more."""
        rows: dict[int, list[int]] = {}
        for each in respondents:
            rows.setdefault(each.file, []).append(each.row)
        taken = [
            response
            for file, some in rows.items()
            for response in self.reader.reread(self.sources[file], some, self.tables.get(file))
        ]
        for response in taken:
            self.reader.count(self.counts, response, -1)
        return taken

    def _add_respondent(self, new: Respondent) -> None:
        """Keep the latest response of each person; the others are read again and taken back."""
        before = self.seen.get(new.key)
        if before is None or new.date >= before.date:
            self.seen[new.key] = new
        if before is not None:
            old = new if new.date < before.date else before
            self.older += [response.place for response in self._take_back([old])]


def _place(broken: Broken) -> tuple[str, int]:
    """Return what orders files and rows: the first ones are listed, in whatever order they came."""
    return broken.found.shown, broken.row
