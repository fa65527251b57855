"""What each column of a form is: an item, one box of an item, a label, or nothing of ours."""

from collections import Counter
from collections.abc import Iterator, Sequence

from passion_cli.assessment.rulebook.items import NumberItem
from passion_cli.assessment.rulebook.rulebook import Rulebook
from passion_cli.errors import InputError, Problem
from passion_cli.language.folding import fold
from passion_cli.language.numbers import read_number
from passion_cli.storage.imports.cells import named_in
from passion_cli.storage.imports.headings import LIME_SURVEY, NAMES, NUMBERED, Column, Headings
from passion_cli.storage.imports.rows import Table
from passion_cli.storage.imports.table_map import FIRST_NAME, IGNORE, LABELS, PERSONS, TableMap

TITLES = 10
"""In how many rows below the first one a header is looked for, to say so."""


def match_columns(
    table: Table, rulebook: Rulebook, table_map: TableMap | None
) -> tuple[Column, ...]:
    """Say what every column is; a map decides where it names a column."""
    headings = Headings(rulebook)
    mapped = {
        fold(text): target for text, target in (table_map.columns if table_map else {}).items()
    }
    columns = [
        Column(number, text, mapped[fold(text)])
        if fold(text) in mapped
        else headings.column(number, text)
        for number, text in enumerate(table.header, 1)
    ]
    if not any(column.target == "respondent" for column in columns):
        columns = [
            column._replace(target="respondent") if column.target == FIRST_NAME else column
            for column in columns
        ]
    left = {each.number for each in _superfluous(table, columns) if fold(each.header) not in mapped}
    return tuple(each._replace(target=IGNORE) if each.number in left else each for each in columns)


def _superfluous(table: Table, columns: Sequence[Column]) -> Iterator[Column]:
    """Yield the columns that a service adds to those of the form: of dates all but the best.

    They are names of which nobody has one, those that a service records beside the form's own
    question, and ids that number the responses.
    """
    numbered = not NUMBERED.isdisjoint(fold(text) for text in table.header)
    best = min((_rank(column) for column in columns if column.target == "date"), default=0)
    count = Counter(column.target for column in columns)
    named = [
        column
        for column in columns
        if column.target in PERSONS
        and count[column.target] > 1
        and any(map(named_in, table.texts(column.number)))
    ]
    last = {column.target: column for column in named}
    for column in columns:
        match column.target:
            case "date" if _rank(column) > best:
                yield column
            case "id" if numbered:
                yield column
            case "respondent" | "email" if count[column.target] > 1:
                if column not in named or (numbered and column != last[column.target]):
                    yield column


def is_lime_survey(header: Sequence[str]) -> bool:
    """Whether a table is an export of LimeSurvey."""
    return not LIME_SURVEY.isdisjoint(map(fold, header))


def _rank(column: Column) -> int:
    """Return how well a header tells when somebody answered, 0 the best; a map's own is best."""
    words, text = NAMES["date"].split("|"), fold(column.header)
    return words.index(text) if text in words else -1


def check_columns(table: Table, columns: Sequence[Column], rulebook: Rulebook) -> None:
    """Refuse a form in which a question would be lost.

    Raises:
        InputError: for headers that are slips of a question, for two columns that are the same
            thing, and for a form without any question.
    """
    problems = list(_column_problems(table.name, columns))
    if not problems and not any(_is_item(column) for column in columns):
        problems = [_nothing(table, rulebook)]
    if problems:
        raise InputError(problems)


def _nothing(table: Table, rulebook: Rulebook) -> Problem:
    """Say that no column is a question: whether a row further down is, and which sheet was read."""
    headings, where = Headings(rulebook), f"{table.name}:1:1"
    for row in table.first(TITLES):
        found = [headings.column(number, text) for number, text in enumerate(row.cells, 1)]
        if sum(map(_is_item, found)) > 1:
            return Problem("header_below", {"row": row.number}, where=where)
    if table.others:
        sheets = {"sheet": table.sheet, "sheets": ", ".join(table.others)}
        return Problem("no_columns_in_sheet", sheets, where=where)
    return Problem("no_columns", where=where)


def _column_problems(name: str, columns: Sequence[Column]) -> Iterator[Problem]:
    seen: dict[tuple[str, str, bool], int] = {}
    for column in columns:
        where, told = f"{name}:1:{column.number}", column.header[:80]
        if column.is_slip:
            values = {"given": told, "nearest": column.nearest}
            yield Problem("column_slip", values, (), where)
        if column.target in ("", IGNORE):
            continue
        what = (column.target, column.option, column.is_silence)
        first = seen.setdefault(what, column.number)
        if first != column.number:
            yield Problem("column_twice", {"given": column.target, "first": first}, (), where)


def check_shares(table: Table, columns: Sequence[Column], rulebook: Rulebook) -> None:
    """Refuse percentages that a workbook stores as shares: a 1 may be 1 % or 100 %.

    Raises:
        InputError: for every column of percentages with a number between 0 and 1.
    """
    items = ((column, rulebook.items.get(column.target)) for column in columns)
    problems = [
        Problem(
            "stored_as_shares",
            {"header": column.header[:80]},
            (),
            f"{table.name}:1:{column.number}",
        )
        for column, item in items
        if isinstance(item, NumberItem) and item.kind == "percent" and _has_shares(table, column)
    ]
    if problems:
        raise InputError(problems)


def _has_shares(table: Table, column: Column) -> bool:
    """Whether a column may hold 0.35 for 35 %: as a workbook stores it, or no number above 1."""
    if column.number in table.shares:
        return True
    texts = {text for text in table.texts(column.number) if "%" not in text}
    found = map(read_number, texts)
    numbers = [number for number in found if number is not None]
    return max(numbers, default=2) <= 1 and any(0 < number < 1 for number in numbers)


def _is_item(column: Column) -> bool:
    return column.target not in ("", IGNORE, FIRST_NAME, *LABELS, *PERSONS)


def check_map(table_map: TableMap, path: str, rulebook: Rulebook, header: Sequence[str]) -> None:
    """Refuse a map that names what neither the form nor the rulebook has.

    Raises:
        InputError: with every such name.
    """
    headers = [fold(text) for text in header]
    targets = (*rulebook.items, *LABELS, *PERSONS, FIRST_NAME, IGNORE)
    problems = [
        Problem("map_column", {"given": text, "candidates": tuple(header)}, ("columns",), path)
        for text in table_map.columns
        if fold(text) not in headers
    ]
    problems += [
        Problem("unknown_item", {"given": target, "allowed": targets}, ("columns", text), path)
        for text, target in table_map.columns.items()
        if target not in targets
    ]
    problems += [
        Problem(
            "unknown_item", {"given": item, "allowed": tuple(rulebook.items)}, ("values",), path
        )
        for item in table_map.values
        if item not in rulebook.items
    ]
    if problems:
        raise InputError(problems)
