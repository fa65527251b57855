"""Tables of answers as Parquet, and large ones with everything that goes wrong, for tests."""

import random
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from helpers.people import made_up
from helpers.verbs import book
from passion_cli.assessment.answers import Answers, Value


def write_parquet(path: Path, columns: Mapping[str, Sequence[Any]]) -> Path:
    """Write columns, typed as Arrow types them."""
    pq.write_table(pa.table({name: list(cells) for name, cells in columns.items()}), path)
    return path


def made_up_rows(number: int, round_: int = 1) -> list[dict[str, str]]:
    """Rows of a form: people who stand there twice, namesakes, broken rows, unknown answers.

    Of the second round one person in ten left, and as many joined.
    """
    chance = random.Random(round_)  # noqa: S311 - nothing secret
    found = []
    for row in range(number):
        person = chance.randrange(number * 9 // 10) + (number // 10 if round_ == 2 else 0)
        answers = made_up(1_000_000 * round_ + row, silent=0.05, absent=0.02)
        found.append(_row(person, row, answers, chance))
    return found


def _row(person: int, row: int, answers: Answers, chance: random.Random) -> dict[str, str]:
    address = f"p{person}@example.org" if chance.random() > 0.02 else ""
    cells = {
        "email": address.upper() if chance.random() < 0.1 else address,
        "respondent": f"Ana {person % 997}" if chance.random() > 0.05 else "",
        "date": f"2026-11-{1 + row % 28:02d} {row % 24:02d}:{row % 60:02d}:00",
        "group": f"group {person % 7}",
    }
    for item in book().asked():
        cells[item.id] = _cell(answers.values.get(item.id))
    if chance.random() < 0.02:
        cells["who_for"] = chance.choice(["namd", "anyone who wants itt"])
    if chance.random() < 0.01:
        cells["top_share"] = "140"
    return cells


def _cell(value: Value | None) -> str:
    if value is None:
        return ""
    return ";".join(value) if isinstance(value, tuple) else str(value)


def columns_of(rows: Sequence[Mapping[str, str]]) -> dict[str, list[str]]:
    """Rows by column."""
    return {name: [row[name] for row in rows] for name in rows[0]}
