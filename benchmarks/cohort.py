"""Time and memory of `passion cohort` on many files, as ratios: to parsing them, and to fewer.

Parsing is timed twice: the bare C parser of YAML without any check, and our own strict reading.
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

PEOPLE, ROUNDS, GOAL = 10_000, 3, 2
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


def measure(folder: Path, rounds: int) -> dict[str, tuple[float, int]]:
    """Return the median seconds and kilobytes of each command, run in turns."""
    cases = {
        "bare": (sys.executable, "-c", BARE, str(folder)),
        "strict": (sys.executable, "-c", STRICT, str(folder)),
        "cohort": (sys.executable, "-m", "passion_cli", "cohort", str(folder), "--format", "json"),
    }
    found: dict[str, list[tuple[float, int]]] = {name: [] for name in cases}
    for _ in range(rounds):
        for name, command in cases.items():
            found[name].append(run(*command))
    return {
        name: (statistics.median(s for s, _ in each), max(kb for _, kb in each))
        for name, each in found.items()
    }


def main() -> None:
    """Print the ratios, with their goals."""
    people = int(sys.argv[1]) if len(sys.argv) > 1 else PEOPLE
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else ROUNDS  # noqa: PLR2004
    with tempfile.TemporaryDirectory(prefix="passion-benchmark-") as folder:
        many, few = Path(folder, "many"), Path(folder, "few")
        make_people(many, people)
        make_people(few, people // 10)
        times, small = measure(many, rounds), measure(few, 1)
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    print(f"{people} answers files, medians of {rounds} rounds, {cores} processors")
    for name, told in (("bare", "bare YAML parsing"), ("strict", "strict reading, one process")):
        ratio = times["cohort"][0] / times[name][0]
        print(f"{ratio:5.2f}  (goal {GOAL})  time, to {told}{'' if ratio <= GOAL else '  OVER'}")
    print(f"{times['cohort'][1] / small['cohort'][1]:5.2f}  memory, to a tenth of the people")


if __name__ == "__main__":
    main()
