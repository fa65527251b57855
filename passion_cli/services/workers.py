"""Many files read by several processes, in the same order as by one."""

import os
import signal
from collections.abc import Iterator, Sequence

from passion_cli.services.cohort_reader import Chunk, Reader
from passion_cli.storage.answers_folder import Found

PARALLEL_FROM = 400
"""From this many files on, starting processes pays off."""
CHUNK = 40
MOST_WORKERS = 8

_reader: Reader


def read_all(reader: Reader, files: Sequence[Found]) -> Iterator[Chunk]:
    """Yield everybody, chunk by chunk, in order."""
    starts = range(0, len(files), CHUNK)
    chunks = [(files[start : start + CHUNK], start) for start in starts]
    workers = min(MOST_WORKERS, _processors())
    if len(files) < PARALLEL_FROM or workers == 1:
        yield from (reader.read(*chunk) for chunk in chunks)
    else:
        yield from _in_parallel(reader, chunks, workers)


def _processors() -> int:
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def _in_parallel(
    reader: Reader, chunks: Sequence[tuple[Sequence[Found], int]], workers: int
) -> Iterator[Chunk]:
    from concurrent.futures import ProcessPoolExecutor

    pool = ProcessPoolExecutor(workers, initializer=_start, initargs=(reader,))
    try:
        yield from pool.map(_read, chunks)
    finally:
        pool.shutdown(cancel_futures=True)


def _start(reader: Reader) -> None:
    """Set a worker up: an interruption is the parent's business."""
    global _reader  # noqa: PLW0603 - how a pool hands a value to its workers
    _reader = reader
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _read(chunk: tuple[Sequence[Found], int]) -> Chunk:
    return _reader.read(*chunk)
