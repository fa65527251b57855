"""Time and memory of `passion cohort` on Parquet of 10,000, 100,000 and a million rows.

Answers are drawn at random, 3 % unknown: real ones repeat each other more, and are read faster.
Run: .venv/bin/python benchmarks/large_tables.py [--rounds N] [--spark]
With --spark, which needs the extra of that name, Spark reads the largest table too.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cohort import measure

SIZES = (10_000, 100_000, 1_000_000)
GOALS = {100_000: (12, 300), 1_000_000: (100, 500)}
"""Seconds and megabytes to stay under, on two processors."""
LONGER, LARGER, SPARK = 10, 1.5, 1.5
"""Goals for ten times as many rows: time and memory; and for Spark, to one computer."""
ROWS_AT_A_TIME = 20_000


def write_table(path: Path, number: int) -> None:
    """Write made-up answers as Parquet, one row each, with a list for several choices."""
    import pyarrow as pa
    from helpers.people import made_up
    from pyarrow import parquet

    from passion_cli.assessment.rulebook.items import MultiItem
    from passion_cli.storage.rulebook_file import load_rulebook

    items = list(load_rulebook().rulebook.asked())
    text, several = pa.string(), pa.list_(pa.string())
    kinds = [(each.id, several if isinstance(each, MultiItem) else text) for each in items]
    schema = pa.schema([("respondent", text), ("date", text), *kinds])

    def rows(start: int) -> Iterator[dict[str, Any]]:
        for seed in range(start, min(number, start + ROWS_AT_A_TIME)):
            values = made_up(seed, silent=0.03).values
            cells = {
                key: list(value) if isinstance(value, tuple) else str(value)
                for key, value in values.items()
            }
            for item in items:
                if isinstance(item, MultiItem) and isinstance(cells.get(item.id), str):
                    cells[item.id] = [str(cells[item.id])]
            yield {"respondent": f"Person {seed}", "date": "2026-11-20", **cells}

    with parquet.ParquetWriter(path, schema) as writer:
        for start in range(0, number, ROWS_AT_A_TIME):
            writer.write_table(pa.Table.from_pylist(list(rows(start)), schema=schema))


def told(value: float, goal: float, what: str) -> None:
    """Print a figure beside its goal."""
    over = "  OVER" if value > goal else ""
    print(f"  {value:8.2f}  (goal {goal:g})  {what}{over}")


def commands(folder: Path, *, spark: bool) -> dict[str, tuple[str, ...]]:
    """Return what is run, by the name of the table."""
    python, reports = sys.executable, ("--format", "json")
    tables = {size: str(folder / f"{size}.parquet") for size in SIZES}
    found: dict[str, tuple[str, ...]] = {
        str(size): (python, "-m", "passion_cli", "cohort", table, *reports)
        for size, table in tables.items()
    }
    if spark:
        job = ("-m", "passion_cli.services.spark", "--input", tables[SIZES[-1]])
        found["spark"] = (python, *job, *reports)
    return found


def main() -> None:
    """Print seconds and megabytes, and how they grow."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--spark", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="passion-benchmark-") as name:
        folder = Path(name)
        for size in SIZES:
            write_table(folder / f"{size}.parquet", size)
        times = measure(commands(folder, spark=asked.spark), asked.rounds)
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    print(f"medians of {asked.rounds} rounds, {cores} processors")
    before: tuple[float, int] | None = None
    for size in SIZES:
        seconds, kilobytes = times[str(size)]
        print(f"{size} rows: {seconds:.1f} s, {kilobytes // 1000} MB")
        if size in GOALS:
            told(seconds, GOALS[size][0], "seconds")
            told(kilobytes / 1000, GOALS[size][1], "megabytes")
        if before is not None:
            told(seconds / before[0], LONGER, "time, to a tenth of the rows")
            told(kilobytes / before[1], LARGER, "memory, to a tenth of the rows")
        before = seconds, kilobytes
    if asked.spark and before is not None:
        print(f"{SIZES[-1]} rows with Spark: {times['spark'][0]:.1f} s")
        told(times["spark"][0] / before[0], SPARK, "time, to one computer")


if __name__ == "__main__":
    main()
