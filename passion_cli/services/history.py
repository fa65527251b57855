"""The history as a whole: listed as series, written as answers files, added to from files."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from passion_cli.assessment.noted_moves import NotedMove
from passion_cli.errors import InputError, Problem
from passion_cli.language.voice import CURRENCY
from passion_cli.reports.names import Names
from passion_cli.reports.over_time.history import AssessedCheck, DraftLine, Series
from passion_cli.services.saved_checks import load_saved, noted_moves
from passion_cli.storage.answers_file import Record, dump_answers, file_name, load_answers
from passion_cli.storage.history.records import SavedCheck
from passion_cli.storage.history.store import History
from passion_cli.storage.rulebook_file import LoadedRulebook


def history_series(
    history: History, book: LoadedRulebook, names: Names, respondent: str | None
) -> list[Series]:
    """Return the checks of each person, the oldest first, with the moves that were noted."""
    people: dict[str | None, list[SavedCheck]] = {}
    for saved in history.checks(respondent):
        people.setdefault(saved.respondent, []).append(saved)
    moves = noted_moves(history, book, respondent)
    return [
        Series(
            name,
            [_assessed(history, saved, book) for saved in people[name]],
            [_move_line(move, names) for move in moves if move.respondent == name],
        )
        for name in sorted(people, key=lambda each: each or "")
    ]


def _assessed(history: History, saved: SavedCheck, book: LoadedRulebook) -> AssessedCheck:
    """Return a check with its assessment; a damaged one has none and is never scored."""
    try:
        assessment = load_saved(history, saved, book).assess()
    except InputError:
        assessment = None
    return AssessedCheck(saved.id, saved.day, saved.rulebook, saved.topic, assessment)


def draft_lines(history: History, respondent: str | None) -> list[DraftLine]:
    """Return every unfinished interview, of one person or of all, the oldest first."""
    return [
        DraftLine(
            saved.id,
            saved.day,
            saved.respondent,
            saved.topic,
            len(saved.values),
            damaged=saved.damaged,
            elsewhere=not history.locks.is_free(saved.id),
        )
        for saved in history.drafts()
        if respondent in (None, saved.respondent)
    ]


def _move_line(move: NotedMove, names: Names) -> tuple[str, str]:
    return names.noted_move(move), names.voice.say(f"move.{move.state}")


def export_texts(
    history: History, checks: Iterable[SavedCheck], book: LoadedRulebook, folder: str
) -> dict[str, str]:
    """Return each check as an answers file, by its path in a folder."""
    states: dict[int, dict[str, str]] = {}
    for move in history.moves():
        states.setdefault(move.interview, {})[move.indicator] = move.state
    texts = {}
    for saved in checks:
        loaded = load_saved(history, saved, book)
        record = replace(loaded.record, moves=states.get(saved.id, {}))
        path = str(Path(folder, _file_name(saved)))
        texts[path] = dump_answers(loaded.book.rulebook, record, path)
    return texts


def _file_name(saved: SavedCheck) -> str:
    stem = "check"
    if saved.respondent:
        stem = file_name(saved.respondent, saved.id).removesuffix(".yaml")
    return f"{stem}-{saved.day}-{saved.id}.yaml"


def read_records(files: Sequence[str], book: LoadedRulebook) -> list[Record]:
    """Read answers files, all of them or none.

    Raises:
        InputError: with the problems of every file.
    """
    problems: list[Problem] = []
    records = []
    for file in files:
        try:
            records.append(load_answers(file, book.rulebook).record)
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(problems)
    return records


def add_records(
    history: History, records: Iterable[Record], book: LoadedRulebook, now: str, today: str
) -> int:
    """Add finished checks to the history, with the moves that they name; return how many.

    Of one that is there already, of the same person and day and with the same answers, only the
    moves are added that were not noted.
    """
    known = {
        _identity(
            saved.rulebook, saved.respondent, saved.day, saved.currency, saved.values
        ): saved.id
        for saved in history.checks()
    }
    noted = {(move.interview, move.indicator) for move in history.moves()}
    before = len(known)
    for record in records:
        day, values = record.date or now[:10], record.answers.values
        money = record.currency or CURRENCY
        same = _identity(book.rulebook.name, record.respondent, day, money, values)
        if same not in known:
            known[same] = history.add(book, record, now)
        number, due = known[same], record.date or today
        moves = [NotedMove(number, key, due, "", state) for key, state in record.moves.items()]
        history.save_moves([each for each in moves if (number, each.indicator) not in noted], now)
    return len(known) - before


def _identity(
    rulebook: str, respondent: str | None, day: str, currency: str, values: Mapping[str, object]
) -> tuple[object, ...]:
    """Return what tells one check from another; ticks are the same in any order."""
    answers = (
        (key, frozenset(value) if isinstance(value, tuple) else value)
        for key, value in values.items()
    )
    return rulebook, respondent, day, currency, frozenset(answers)
