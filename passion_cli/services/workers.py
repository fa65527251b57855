"""Many responses read by several processes, in the same order as by one."""

import os
import signal
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from passion_cli.errors import InputError
from passion_cli.services.cohort_reader import FileBatch, ResponseReader
from passion_cli.storage.answers_folder import Found, Note, OpenTable
from passion_cli.storage.imports.rows import Rows

if TYPE_CHECKING:
    from concurrent.futures import Future

PARALLEL_FROM = 400
"""From this many responses on, starting processes pays off."""
FILES_IN_A_BATCH = 40
MOST_WORKERS = 8
AHEAD = 4
"""How many batches of each process are handed out before they are needed."""


@dataclass(frozen=True)
class Job:
    """What is read at a time: some files from a position on, or some rows of an open table."""

    start: int
    files: Sequence[Found] = ()
    rows: Rows | None = None

    def __len__(self) -> int:
        """Return how many files or rows it is."""
        return len(self.files) if self.rows is None else len(self.rows)


@dataclass
class ReadingPlan:
    """Everything that is to be read; tables are opened at once, to be read in parts."""

    reader: ResponseReader
    files: Sequence[Found]
    tables: dict[int, OpenTable] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)

    @cached_property
    def jobs(self) -> list[Job]:
        """What is read at a time, in the order of the files."""
        jobs: list[Job] = []
        for position, found in enumerate(self.files):
            table = self._open(position, found) if found.is_table else None
            if table is not None:
                jobs += [Job(position, rows=rows) for rows in table.parts()]
            elif jobs and _goes_on(jobs[-1], position):
                jobs[-1] = replace(jobs[-1], files=(*jobs[-1].files, found))
            else:
                jobs.append(Job(position, (found,)))
        return jobs

    @property
    def total(self) -> int:
        """How many files and rows there are."""
        return sum(map(len, self.jobs))

    def _open(self, position: int, found: Found) -> OpenTable | None:
        """Open a table; one that cannot be is read like a file, which says why."""
        try:
            table = OpenTable.open(found, self.reader.rulebook, self.reader.table_map)
        except InputError:
            return None
        self.tables[position] = table
        self.notes += table.notes()
        return table

    def batches(self) -> Iterator[FileBatch]:
        """Yield everybody, batch by batch, in order."""
        workers = min(MOST_WORKERS, _processors())
        if self.total < PARALLEL_FROM or workers == 1:
            yield from (_run(self.reader, self.tables, job) for job in self.jobs)
        else:
            yield from self._in_parallel(workers)

    def _in_parallel(self, workers: int) -> Iterator[FileBatch]:
        from concurrent.futures import ProcessPoolExecutor

        bare = {key: each.without_rows() for key, each in self.tables.items()}
        pool = ProcessPoolExecutor(workers, initializer=_start, initargs=(self.reader, bare))
        running: deque[Future[FileBatch]] = deque()
        try:
            for job in self.jobs:
                running.append(pool.submit(_read, job))
                if len(running) >= workers * AHEAD:
                    yield running.popleft().result()
            while running:
                yield running.popleft().result()
        finally:
            pool.shutdown(cancel_futures=True)


def _goes_on(job: Job, position: int) -> bool:
    """Whether a file can join the files of a job."""
    return 0 < len(job.files) < FILES_IN_A_BATCH and job.start + len(job.files) == position


def _processors() -> int:
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def _run(reader: ResponseReader, tables: dict[int, OpenTable], job: Job) -> FileBatch:
    if job.rows is not None:
        return reader.read_rows(tables[job.start], job.rows, job.start)
    return reader.read(job.files, job.start)


_reader: ResponseReader
_tables: dict[int, OpenTable]


def _start(reader: ResponseReader, tables: dict[int, OpenTable]) -> None:
    """Set a worker up: an interruption is the parent's business."""
    global _reader, _tables
    _reader, _tables = reader, tables
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _read(job: Job) -> FileBatch:
    return _run(_reader, _tables, job)
