"""Time and memory of `passion cohort` on many files and on a table, as ratios.

Parsing of files is timed twice: the bare C parser of YAML without any check, and our own strict
reading; a table is read by `csv.reader` alone. Memory is compared with a tenth of the people.
Run: .venv/bin/python benchmarks/cohort.py [people] [rounds]
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

PEOPLE, ROUNDS, GOAL, STRICT_GOAL = 10_000, 3, 2, 1.3
BARE = """
import gc, glob, sys, yaml
gc.set_threshold(1_000_000)
for path in glob.glob(sys.argv[1] + "/*/*.yaml"):
    with open(path, "rb") as file:
        yaml.load(file.read(), Loader=yaml.CSafeLoader)
"""
STRICT = """
import gc, glob, sys
gc.set_threshold(1_000_000)
from passion_cli.storage.answers_file import load_answers
from passion_cli.storage.rulebook_file import load_rulebook
rulebook = load_rulebook().rulebook
for path in glob.glob(sys.argv[1] + "/*/*.yaml"):
    load_answers(path, rulebook)
"""
CSV = """
import csv, sys
for row in csv.reader(open(sys.argv[1], newline="")):
    pass
"""


def make_table(path: Path, number: int) -> None:
    """Write made-up answers as a table, one row each."""
    import csv

    from helpers.people import made_up

    from passion_cli.storage.rulebook_file import load_rulebook

    items = [item.id for item in load_rulebook().rulebook.asked()]
    with path.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["respondent", "date", *items])
        for seed in range(number):
            values = made_up(seed, silent=0.03).values
            cells = [values.get(item, "") for item in items]
            texts = [";".join(each) if isinstance(each, tuple) else str(each) for each in cells]
            writer.writerow([f"Person {seed}", "2026-11-20", *texts])


def make_people(folder: Path, number: int) -> None:
    """Write made-up answers, a hundred files to a folder."""
    from helpers.people import made_up, write_person

    from passion_cli.language.locales import LANGUAGES

    for seed in range(number):
        path, name = folder / f"g{seed // 100}", f"Participant {seed}"
        write_person(
            path, f"p{seed}.yaml", made_up(seed), name, LANGUAGES[seed % 2], date="2026-11-20"
        )


def run(*command: str) -> tuple[float, int]:
    """Run a command; return its seconds and the most memory one of its processes took, in KB."""
    started = time.perf_counter()
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT
    )
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{command}: status {status}")
    return time.perf_counter() - started, usage.ru_maxrss


Times = dict[str, tuple[float, int]]
"""Median seconds and most kilobytes, by what was run."""


def measure(cases: dict[str, tuple[str, ...]], rounds: int) -> Times:
    """Return the median seconds and kilobytes of each command, run in turns."""
    found: dict[str, list[tuple[float, int]]] = {name: [] for name in cases}
    for _ in range(rounds):
        for name, command in cases.items():
            found[name].append(run(*command))
    return {
        name: (statistics.median(s for s, _ in each), max(kb for _, kb in each))
        for name, each in found.items()
    }


def of_files(folder: Path) -> dict[str, tuple[str, ...]]:
    """What is run on a folder of answers files."""
    return {
        "bare": (sys.executable, "-c", BARE, str(folder)),
        "strict": (sys.executable, "-c", STRICT, str(folder)),
        "cohort": (sys.executable, "-m", "passion_cli", "cohort", str(folder), "--format", "json"),
    }


def of_table(path: Path) -> dict[str, tuple[str, ...]]:
    """What is run on a table."""
    return {
        "csv": (sys.executable, "-c", CSV, str(path)),
        "cohort": (sys.executable, "-m", "passion_cli", "cohort", str(path), "--format", "json"),
    }


def told(times: Times, name: str, what: str, goal: float | None = None) -> None:
    """Print a ratio, with its goal where there is one."""
    ratio = times["cohort"][0] / times[name][0]
    wanted = f"(goal {goal})" if goal else ""
    over = "  OVER" if goal and ratio > goal else ""
    print(f"{ratio:6.2f}  {wanted:10}  time, to {what}{over}")


def compared(what: str, ratio: float, goal: float) -> None:
    """Print how time or memory grows, to a tenth of the people."""
    over = "  OVER" if ratio > goal else ""
    print(f"{ratio:6.2f}  {f'(goal {goal})':10}  {what}, to a tenth of the people{over}")


def main() -> None:
    """Print the ratios, with their goals, and the seconds beside them."""
    people = int(sys.argv[1]) if len(sys.argv) > 1 else PEOPLE
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else ROUNDS  # noqa: PLR2004
    with tempfile.TemporaryDirectory(prefix="passion-benchmark-") as folder:
        many, few = Path(folder, "many"), Path(folder, "few")
        make_people(many, people)
        make_people(few, people // 10)
        files, small = measure(of_files(many), rounds), measure(of_files(few), 1)
        table, part = Path(folder, "table.csv"), Path(folder, "part.csv")
        make_table(table, people)
        make_table(part, people // 10)
        rows, tenth = measure(of_table(table), rounds), measure(of_table(part), 1)
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    print(f"{people} people, medians of {rounds} rounds, {cores} processors")
    print(f"answers files: {files['cohort'][0]:.1f} s, {files['cohort'][1] // 1000} MB")
    told(files, "bare", "bare YAML parsing", GOAL)
    told(files, "strict", "strict reading, one process", STRICT_GOAL)
    compared("memory", files["cohort"][1] / small["cohort"][1], 1.5)
    print(f"one table: {rows['cohort'][0]:.1f} s, {rows['cohort'][1] // 1000} MB")
    told(rows, "csv", "csv.reader alone")
    compared("time", rows["cohort"][0] / tenth["cohort"][0], 10)
    compared("memory", rows["cohort"][1] / tenth["cohort"][1], 1.5)


if __name__ == "__main__":
    main()
