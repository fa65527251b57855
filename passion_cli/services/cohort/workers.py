"""Many responses read by several processes, in the same order as by one."""

import gc
import os
import signal
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from passion_cli.errors import InputError
from passion_cli.services.cohort.reader import FileBatch, ResponseReader
from passion_cli.storage.answers_folder import Found, Note, OpenTable
from passion_cli.storage.imports.rows import Rows
from passion_cli.storage.interrupts import uninterrupted

if TYPE_CHECKING:
    from concurrent.futures import Future
    from multiprocessing.context import BaseContext

PARALLEL_FROM = 400
"""From this many responses on, starting processes pays off."""
FILES_IN_A_BATCH = 100
MOST_WORKERS = 8
GARBAGE_AFTER = 1_000_000
"""Objects between two collections in a worker: it makes many and drops them by itself."""
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
    """Everything that is to be read; tables are open, to be read in parts, until it is closed."""

    reader: ResponseReader
    files: Sequence[Found]
    tables: dict[int, OpenTable] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)

    @classmethod
    def open(cls, reader: ResponseReader, files: Sequence[Found]) -> "ReadingPlan":
        """Return the plan to read some files."""
        plan = cls(reader, files)
        try:
            for position, found in enumerate(files):
                if found.is_table:
                    plan._open(position, found)
        except BaseException:
            plan.close()
            raise
        return plan

    def _open(self, position: int, found: Found) -> None:
        """Open a table; one that cannot be is read like a file, which says why."""
        try:
            table = OpenTable.open(found, self.reader.rulebook, self.reader.table_map)
        except InputError:
            return
        self.tables[position] = table
        self.notes += table.notes()

    def close(self) -> None:
        """Let go of the tables."""
        for table in self.tables.values():
            table.close()

    @property
    def total(self) -> int:
        """How many files and rows there are."""
        rows = sum(table.number for table in self.tables.values())
        return len(self.files) - len(self.tables) + rows

    def jobs(self) -> Iterator[Job]:
        """Yield what is read at a time, in the order of the files."""
        waiting: Job | None = None
        for position, found in enumerate(self.files):
            table = self.tables.get(position)
            if waiting is not None and (table is not None or len(waiting) == FILES_IN_A_BATCH):
                yield waiting
                waiting = None
            if table is not None:
                yield from (Job(position, rows=rows) for rows in table.parts())
            elif waiting is None:
                waiting = Job(position, (found,))
            else:
                waiting = replace(waiting, files=(*waiting.files, found))
        if waiting is not None:
            yield waiting

    def batches(self) -> Iterator[FileBatch]:
        """Yield everybody, batch by batch, in order."""
        workers = min(MOST_WORKERS, _processors())
        if self.total < PARALLEL_FROM or workers == 1:
            yield from (_run(self.reader, self.tables, job) for job in self.jobs())
        else:
            yield from self._in_parallel(workers)

    def _in_parallel(self, workers: int) -> Iterator[FileBatch]:
        from concurrent.futures import ProcessPoolExecutor

        bare = {key: each.without_rows() for key, each in self.tables.items()}
        pool = ProcessPoolExecutor(
            workers, self._context(), initializer=_start, initargs=(self.reader, bare)
        )
        running: deque[Future[FileBatch]] = deque()
        try:
            for job in self.jobs():
                with uninterrupted():
                    running.append(pool.submit(_read, job))
                if len(running) >= workers * AHEAD:
                    yield running.popleft().result()
            while running:
                yield running.popleft().result()
        finally:
            pool.shutdown(cancel_futures=True)

    def _context(self) -> "BaseContext":
        """Return how processes start: anew where a store has threads, which forking breaks."""
        import multiprocessing

        stored = any(table.is_stored for table in self.tables.values())
        return multiprocessing.get_context("spawn" if stored else None)


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
    collect_rarely()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


def collect_rarely() -> None:
    """Search for circles among objects rarely: reading makes many objects, and none of them."""
    gc.set_threshold(GARBAGE_AFTER)


def _read(job: Job) -> FileBatch:
    return _run(_reader, _tables, job)
