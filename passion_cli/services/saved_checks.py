"""Checks of the history, by their number, and answers files, by their path."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from passion_cli.assessment.advice import move_for
from passion_cli.assessment.assess import Assessment, assess
from passion_cli.assessment.noted_moves import NotedMove
from passion_cli.assessment.reading import Reading
from passion_cli.assessment.renaming import Renaming, rename
from passion_cli.errors import InputError
from passion_cli.language.typography import clean
from passion_cli.language.voice import CURRENCY
from passion_cli.storage.answers_file import Record, load_answers
from passion_cli.storage.history.database import FILE, HistoryError
from passion_cli.storage.history.records import SavedCheck
from passion_cli.storage.history.store import History
from passion_cli.storage.home import home_folder
from passion_cli.storage.rulebook_file import LoadedRulebook

LONGEST_NUMBER = 19
"""How many digits the largest number of a check has."""


class LoadedCheck(NamedTuple):
    """One check: its answers, and the rulebook it was made with.

    `number` is 0 for an answers file; `renamed` are the names that are called otherwise today.
    """

    book: LoadedRulebook
    record: Record
    number: int = 0
    renamed: tuple[Renaming, ...] = ()

    @property
    def currency(self) -> str:
        """The currency of its amounts."""
        return self.record.currency or CURRENCY

    def assess(self) -> Assessment:
        """Assess the answers with the rulebook of their day."""
        return assess(self.book.rulebook, self.record.answers)


def open_history(environment: Mapping[str, str]) -> History:
    """Open the history of this computer's user.

    Raises:
        HistoryError: when it cannot be used; nothing of it is changed.
    """
    try:
        folder = home_folder(environment)
    except OSError as error:
        raise HistoryError.of(HistoryError.key, where=FILE, reason=error.strerror) from error
    return History(folder, clean(environment.get("PASSION_HOME") or str(folder)))


def saved_check(history: History, number: str) -> SavedCheck:
    """Return a check by the number that a person typed.

    Raises:
        InputError: when there is no such check.
    """
    digits = number.lstrip("0")
    known = number.isascii() and number.isdecimal() and len(digits) <= LONGEST_NUMBER
    saved = history.check(int(digits or 0)) if known else None
    if saved is None:
        raise InputError.of("no_such_check", given=number)
    return saved


def finished_check(history: History, number: str) -> SavedCheck:
    """Return a finished check by the number that a person typed.

    Raises:
        InputError: when there is no such check, or it is not finished.
    """
    saved = saved_check(history, number)
    if not saved.finished:
        raise InputError.of("check_unfinished", given=str(saved.id))
    return saved


def load_saved(history: History, saved: SavedCheck, book: LoadedRulebook) -> LoadedCheck:
    """Return a check with the rulebook it was made with, or today's where none was stored.

    Raises:
        InputError: when the check is damaged, or the rulebook stored with it is.
    """
    if saved.damaged:
        raise InputError.of("check_damaged", given=str(saved.id))
    try:
        return _load(history, saved, book)
    except HistoryError as error:
        raise InputError.of("check_damaged", given=str(saved.id)) from error


def _load(history: History, saved: SavedCheck, book: LoadedRulebook) -> LoadedCheck:
    own = book if saved.sha256 == book.sha256 else history.rulebook(saved.sha256)
    if own is None and saved.finished and saved.sealed:
        raise InputError.of("check_damaged", given=str(saved.id))
    if own is not None:
        return LoadedCheck(own, saved.record(own.rulebook), saved.id)
    renamed = rename(book.rulebook, saved.values).given
    return LoadedCheck(book, saved.record(book.rulebook, renamed), saved.id)


def noted_moves(
    history: History, book: LoadedRulebook, respondent: str | None = None
) -> list[NotedMove]:
    """Return the moves that were noted, each as it was advised to the answers of its check."""
    noted = history.moves(respondent)
    checks = {number: _reading(history, number, book) for number in {m.interview for m in noted}}
    return [_as_advised(move, checks[move.interview], book) for move in noted]


def _reading(history: History, number: int, book: LoadedRulebook) -> Reading | None:
    """Read the answers of a check by its own rulebook; None where that is not possible any more."""
    saved = history.check(number)
    try:
        return load_saved(history, saved, book).assess().reading if saved else None
    except InputError:
        return None


def _as_advised(noted: NotedMove, reading: Reading | None, book: LoadedRulebook) -> NotedMove:
    key = noted.indicator
    if reading is None or key not in book.rulebook.plannable:
        return noted
    if key in reading.rulebook.risks:
        return noted._replace(move=reading.rulebook.risks[key].move)
    indicator = reading.rulebook.indicators.get(key)
    return noted._replace(move=move_for(reading, indicator)) if indicator else noted


def load_check(reference: str, book: LoadedRulebook, environment: Mapping[str, str]) -> LoadedCheck:
    """Return a check by its number in the history, or from an answers file.

    Raises:
        InputError: when there is no such check, or the file is not in order.
    """
    if reference.isdecimal() and not Path(reference).exists():
        history = open_history(environment)
        return load_saved(history, finished_check(history, reference), book)
    loaded = load_answers(reference, book.rulebook)
    return LoadedCheck(book, loaded.record, renamed=loaded.renamed)


def latest_check(
    respondent: str | None, book: LoadedRulebook, environment: Mapping[str, str]
) -> LoadedCheck:
    """Return the last check, of one person or of all.

    Raises:
        InputError: when there is none yet.
    """
    history = open_history(environment)
    checks = history.checks(respondent)
    if not checks:
        if respondent:
            raise InputError.of("no_check_of", given=clean(respondent))
        raise InputError.of("no_check_yet")
    return load_saved(history, checks[-1], book)


def last_two_checks(
    respondent: str | None, book: LoadedRulebook, environment: Mapping[str, str]
) -> tuple[LoadedCheck, LoadedCheck]:
    """Return the last two whole checks of one person by one rulebook, that of the last.

    Raises:
        InputError: when there are not two.
    """
    history = open_history(environment)
    checks = [each for each in history.checks(respondent) if not each.topic]
    person = respondent or (checks[-1].respondent if checks else None)
    every = [each for each in checks if each.respondent == person]
    own = [each for each in every if each.family == every[-1].family][-2:]
    if len(own) < 2:  # noqa: PLR2004 - two to compare
        raise InputError.of("not_two_checks")
    before, after = (load_saved(history, saved, book) for saved in own)
    return before, after
