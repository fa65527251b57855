"""How far a long reading has come: a bar on a terminal, else a line every quarter."""

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from fractions import Fraction

from passion_cli.cli import streams
from passion_cli.language.voice import Voice
from passion_cli.services.cohort.reader import FileBatch

QUIET_SECONDS = 1.0
"""What is over by then needs no progress."""

Show = Callable[[int], None]
"""Shows how many are done."""


def tracked(batches: Iterable[FileBatch], total: int, voice: Voice) -> Iterator[FileBatch]:
    """Yield every batch, showing after a second how many files and rows are read."""
    started, done = time.monotonic(), 0
    rest = iter(batches)
    for batch in rest:
        yield batch
        done += batch.files
        if time.monotonic() - started > QUIET_SECONDS:
            break
    with _display(done, total, voice) as show:
        for batch in rest:
            yield batch
            done += batch.files
            show(done)


def _display(done: int, total: int, voice: Voice) -> AbstractContextManager[Show]:
    terminal = sys.stderr is not None and sys.stderr.isatty()
    return _bar(done, total, voice) if terminal else _quarters(done, total, voice)


@contextmanager
def _bar(done: int, total: int, voice: Voice) -> Iterator[Show]:
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(voice.say("note.reading_bar"), total=total, completed=done)
        yield lambda number: bar.update(task, completed=number)


@contextmanager
def _quarters(done: int, total: int, voice: Voice) -> Iterator[Show]:
    shown = 4 * done // max(total, 1)

    def show(number: int) -> None:
        nonlocal shown
        if 4 * number // total > shown:
            shown = 4 * number // total
            share = voice.percent(Fraction(25 * shown))
            streams.note(voice.say("note.reading", percent=share, done=number, total=total))

    yield show
