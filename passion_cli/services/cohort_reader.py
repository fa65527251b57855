"""Walks through a coach's files and counts everybody once; broken files stop nobody."""

import hashlib
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from passion_cli.assessment.answers import Answers
from passion_cli.assessment.assess import Assessment, assess
from passion_cli.assessment.cohort.attention import reasons_for_attention
from passion_cli.assessment.cohort.summary import CohortSummary, part_of
from passion_cli.assessment.cohort.rounds import Scores, scores_of
from passion_cli.assessment.rulebook.rulebook import Rulebook
from passion_cli.assessment.scoring import Score
from passion_cli.storage.imports.table_map import FormMap
from passion_cli.storage.answers_folder import Broken, Entry, Found, Older, Skipped, read_people

LISTED = 200
"""How many people, and how many broken files, are kept by name; more are counted."""


@dataclass(frozen=True, slots=True)
class Person:
    """One person as a list names them; the score only where everybody is listed."""

    label: str
    reasons: tuple[str, ...]
    overall: Score | None = None
    band: str | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """Whom an entry is about, and what is remembered of them besides the counts.

    It is kept small: there may be many. `file` is a position, `key` stands for the label.
    """

    file: int
    row: int
    key: bytes
    date: str
    person: Person | None
    scores: Scores | None
    done: tuple[str, ...] = ()


@dataclass(slots=True)
class Chunk:
    """What some files add up to, and who is in them."""

    summary: CohortSummary
    files: int = 0
    groups: dict[str, CohortSummary] = field(default_factory=dict)
    heads: list[Head] = field(default_factory=list)
    broken: list[Broken] = field(default_factory=list)
    older: list[str] = field(default_factory=list)
    skipped: int = 0
    digest: int = 0


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads and assesses everybody; `keeps_people` and `keeps_scores` say what is remembered."""

    rulebook: Rulebook
    by: str | None = None
    form_map: FormMap | None = None
    keeps_people: bool = False
    keeps_scores: bool = False

    def read(self, files: Sequence[Found], start: int = 0) -> Chunk:
        """Read several files and add everybody up; `start` is the position of the first."""
        chunk = Chunk(CohortSummary.empty(self.rulebook), len(files))
        for position, found in enumerate(files, start):
            for each in read_people(found, self.rulebook, self.form_map):
                match each:
                    case Entry():
                        chunk.heads.append(self.head(position, each, self.count(chunk, each)))
                    case Broken():
                        chunk.broken.append(each)
                    case Older():
                        chunk.older.append(each.place)
                    case Skipped():
                        chunk.skipped += 1
        return chunk

    def count(self, to: "Chunk | Crowd", entry: Entry, times: int = 1) -> Assessment:
        """Count one person, or take them back with -1."""
        made = assess(self.rulebook, entry.record.answers)
        part = part_of(made, entry.record.moves)
        to.summary.add(part, times)
        if self.by:
            name = getattr(entry.record, self.by) or ""
            group_of(to.groups, name, self.rulebook).add(part, times)
        to.digest += times * _digest(entry.key, entry.record.answers)
        return made

    def head(self, file: int, entry: Entry, made: Assessment) -> Head:
        """Return what is remembered of a person."""
        reasons, person = reasons_for_attention(made), None
        if self.keeps_people:
            band = made.band.id if made.band else None
            person = Person(entry.label, reasons, made.overall, band)
        elif reasons or self.keeps_scores:
            person = Person(entry.label, reasons)
        return Head(
            file,
            entry.row,
            hashlib.blake2b(entry.key.encode(), digest_size=16).digest(),
            sys.intern(entry.record.date or ""),
            person,
            scores_of(made) if self.keeps_scores else None,
            tuple(key for key, state in entry.record.moves.items() if state == "done"),
        )

    def again(self, found: Found, row: int) -> Entry:
        """Read somebody once more."""
        some = read_people(found, self.rulebook, self.form_map)
        return next(each for each in some if isinstance(each, Entry) and each.row == row)


def group_of(groups: dict[str, CohortSummary], name: str, rulebook: Rulebook) -> CohortSummary:
    """Return a group's summary; an empty one is made only where it is missing."""
    if name not in groups:
        groups[name] = CohortSummary.empty(rulebook)
    return groups[name]


def _digest(key: str, answers: Answers) -> int:
    text = repr((key, sorted((item, str(value)) for item, value in answers.values.items())))
    return int.from_bytes(hashlib.sha256(text.encode()).digest())


@dataclass
class Crowd:
    """Everybody who was read.

    Besides the counts it remembers each person's key, date and file, to count nobody twice.
    """

    reader: Reader
    sources: Sequence[Found]
    summary: CohortSummary
    groups: dict[str, CohortSummary] = field(default_factory=dict)
    seen: dict[bytes, Head] = field(default_factory=dict)
    broken: list[Broken] = field(default_factory=list)
    older: list[str] = field(default_factory=list)
    broken_count: int = 0
    skipped: int = 0
    digest: int = 0

    @classmethod
    def gather(cls, reader: Reader, sources: Sequence[Found], chunks: Iterable[Chunk]) -> "Crowd":
        """Add up all chunks, in their order."""
        crowd = cls(reader, sources, CohortSummary.empty(reader.rulebook))
        for chunk in chunks:
            crowd.take(chunk)
        return crowd

    @property
    def files(self) -> int:
        """How many answers there were: of people, and broken ones."""
        return self.summary.people + self.broken_count

    @property
    def people(self) -> dict[bytes, Person]:
        """Those of whom more than counts is kept, by key."""
        return {key: head.person for key, head in self.seen.items() if head.person}

    @property
    def scores(self) -> dict[bytes, Scores]:
        """Everybody's scores, where they are kept, by key."""
        return {key: head.scores for key, head in self.seen.items() if head.scores}

    @property
    def done(self) -> dict[bytes, tuple[str, ...]]:
        """The moves that each person did, by key."""
        return {key: head.done for key, head in self.seen.items() if head.done}

    @property
    def secret(self) -> bytes:
        """What nobody can know who has not everybody's answers; the same in any order."""
        return (self.digest % 2**256).to_bytes(32)

    def take(self, chunk: Chunk) -> None:
        """Take in what some files add up to."""
        self.summary.merge(chunk.summary)
        for name, group in chunk.groups.items():
            group_of(self.groups, name, self.reader.rulebook).merge(group)
        self.broken_count += len(chunk.broken)
        self.broken += chunk.broken[: LISTED - len(self.broken)]
        self.older += chunk.older
        self.skipped += chunk.skipped
        self.digest += chunk.digest
        for head in chunk.heads:
            self._meet(head)

    def _meet(self, head: Head) -> None:
        """Keep the latest answers of each person; the others are read again and taken back."""
        before = self.seen.get(head.key)
        if before is None or head.date >= before.date:
            self.seen[head.key] = head
        if before is not None:
            old = head if head.date < before.date else before
            entry = self.reader.again(self.sources[old.file], old.row)
            self.older.append(entry.place)
            self.reader.count(self, entry, -1)
