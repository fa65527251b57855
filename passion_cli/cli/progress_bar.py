"""How far a long reading has come: a bar on a terminal, else a line every quarter."""

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from fractions import Fraction

from passion_cli.cli import streams
from passion_cli.services.cohort_reader import Chunk
from passion_cli.language import Language
from passion_cli.language.numbers import percent
from passion_cli.language.catalogue import say

QUIET_SECONDS = 1.0
"""What is over by then needs no progress."""

Show = Callable[[int], None]
"""Shows how many are done."""


def tracked(chunks: Iterable[Chunk], total: int, language: Language) -> Iterator[Chunk]:
    """Yield every chunk, showing on standard error how many files are read, after a second."""
    started, done = time.monotonic(), 0
    rest = iter(chunks)
    for chunk in rest:
        yield chunk
        done += chunk.files
        if time.monotonic() - started > QUIET_SECONDS:
            break
    with _display(done, total, language) as show:
        for chunk in rest:
            yield chunk
            done += chunk.files
            show(done)


def _display(done: int, total: int, language: Language) -> AbstractContextManager[Show]:
    terminal = sys.stderr is not None and sys.stderr.isatty()
    return _bar(done, total, language) if terminal else _quarters(done, total, language)


@contextmanager
def _bar(done: int, total: int, language: Language) -> Iterator[Show]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(say(language, "note.reading_bar"), total=total, completed=done)
        yield lambda number: bar.update(task, completed=number)


@contextmanager
def _quarters(done: int, total: int, language: Language) -> Iterator[Show]:
    told = 4 * done // max(total, 1)

    def show(number: int) -> None:
        nonlocal told
        if 4 * number // total > told:
            told = 4 * number // total
            share = percent(Fraction(25 * told), language)
            streams.note(say(language, "note.reading", percent=share, done=number, total=total))

    yield show
