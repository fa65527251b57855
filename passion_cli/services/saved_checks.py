"""Checks of the past, by their number in the history or from a file."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from passion_cli.assessment.assess import Assessment, assess
from passion_cli.assessment.renaming import rename
from passion_cli.cli.delivery import tell_renamed
from passion_cli.cli.session import CURRENCY, today
from passion_cli.errors import DiskError, InputError
from passion_cli.language import Language
from passion_cli.language.typography import clean
from passion_cli.storage.answers_file import Record, load_answers
from passion_cli.storage.history.database import FILE, UnusableError
from passion_cli.storage.history.store import History, Kept
from passion_cli.storage.home import home_folder
from passion_cli.storage.rulebook_file import LoadedRulebook


@dataclass(frozen=True, slots=True)
class Past:
    """One check: its answers, and the rulebook it was made with."""

    book: LoadedRulebook
    record: Record
    number: int = 0

    @property
    def day(self) -> str:
        """The day of the check, or today."""
        return self.record.date or today()

    @property
    def currency(self) -> str:
        """The currency of its amounts."""
        return self.record.currency or CURRENCY

    def assess(self) -> Assessment:
        """Assess the answers with the rulebook of their day."""
        return assess(self.book.rulebook, self.record.answers)


def open_history() -> History:
    """Open the history of this computer's user.

    Raises:
        DiskError: when it cannot be used; nothing of it is changed.
    """
    with refused():
        return History(home_folder(os.environ))


@contextmanager
def refused() -> Iterator[None]:
    """Say what refused the history, and the way out.

    Raises:
        DiskError: nothing was changed.
    """
    try:
        yield
    except (UnusableError, OSError) as error:
        path = clean(os.environ.get("PASSION_HOME") or FILE)
        key = "history_newer" if str(error) == "newer" else "history_unusable"
        raise DiskError.of(key, where=path, reason=str(error)) from error


def past_of(history: History, kept: Kept, book: LoadedRulebook) -> Past:
    """Return a check with the rulebook it was made with, or today's where that was not kept."""
    own = book if kept.sha256 == book.sha256 else history.rulebook(kept.sha256)
    if own is not None:
        return Past(own, kept.record(own.rulebook), kept.id)
    given = rename(book.rulebook, kept.values).given
    as_today = Kept(
        kept.id, kept.rulebook, kept.sha256, kept.topic, kept.respondent, kept.language,
        kept.currency, kept.day, given,
    )  # fmt: skip
    return Past(book, as_today.record(book.rulebook), kept.id)


def find_past(reference: str, book: LoadedRulebook, language: Language) -> Past:
    """Return a check by its number in the history, or from an answers file.

    Raises:
        InputError: when there is no such check, or the file is not in order.
    """
    if reference.isdecimal() and not Path(reference).exists():
        history = open_history()
        kept = history.check(int(reference[:15]))
        if kept is None:
            raise InputError.of("no_such_check", given=reference)
        return past_of(history, kept, book)
    loaded = load_answers(reference, book.rulebook)
    tell_renamed(loaded.renamed, language)
    return Past(book, loaded.record)


def latest(respondent: str | None, book: LoadedRulebook) -> Past:
    """Return the last check, of one person or of all.

    Raises:
        InputError: when there is none yet.
    """
    history = open_history()
    checks = history.checks(respondent)
    if not checks:
        if respondent:
            raise InputError.of("no_check_of", given=clean(respondent))
        raise InputError.of("no_check_yet")
    return past_of(history, checks[-1], book)


def last_two(respondent: str | None, book: LoadedRulebook) -> tuple[Past, Past]:
    """Return the last two whole checks of one person.

    Raises:
        InputError: when there are not two.
    """
    history = open_history()
    checks = [each for each in history.checks(respondent) if not each.topic]
    person = respondent or (checks[-1].respondent if checks else None)
    own = [each for each in checks if each.respondent == person][-2:]
    if len(own) < 2:  # noqa: PLR2004 - two to compare
        raise InputError.of("not_two_checks")
    before, after = (past_of(history, kept, book) for kept in own)
    return before, after
