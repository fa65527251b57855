"""Many files read by several processes, in the same order as by one."""

import os
import signal
from collections.abc import Iterator, Sequence

from passion_cli.services.cohort_reader import FileBatch, ResponseReader
from passion_cli.storage.answers_folder import Found

PARALLEL_FROM = 400
"""From this many files on, starting processes pays off."""
FILES_IN_A_BATCH = 40
MOST_WORKERS = 8

_reader: ResponseReader


def read_all(reader: ResponseReader, files: Sequence[Found]) -> Iterator[FileBatch]:
    """Yield everybody, batch by batch, in order."""
    starts = range(0, len(files), FILES_IN_A_BATCH)
    batches = [(files[start : start + FILES_IN_A_BATCH], start) for start in starts]
    workers = min(MOST_WORKERS, _processors())
    if len(files) < PARALLEL_FROM or workers == 1:
        yield from (reader.read(*batch) for batch in batches)
    else:
        yield from _in_parallel(reader, batches, workers)


def _processors() -> int:
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def _in_parallel(
    reader: ResponseReader, batches: Sequence[tuple[Sequence[Found], int]], workers: int
) -> Iterator[FileBatch]:
    from concurrent.futures import ProcessPoolExecutor

    pool = ProcessPoolExecutor(workers, initializer=_start, initargs=(reader,))
    try:
        yield from pool.map(_read, batches)
    finally:
        pool.shutdown(cancel_futures=True)


def _start(reader: ResponseReader) -> None:
    """Set a worker up: an interruption is the parent's business."""
    global _reader  # noqa: PLW0603 - how a pool hands a value to its workers
    _reader = reader
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _read(batch: tuple[Sequence[Found], int]) -> FileBatch:
    return _reader.read(*batch)
