"""Start-up times as ratios to `python -c pass`: interleaved rounds, medians.

Run: .venv/bin/python benchmarks/startup.py [rounds]
"""

import os
import pty
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ANSWERS = str(ROOT / "examples" / "luthier.en.yaml")
PASSION = [sys.executable, "-m", "passion_cli"]
ROUNDS = 15
FIRST_QUESTION = b"5) A precise group"


def run(*command: str) -> Callable[[], None]:
    """Return an action that runs a command into a pipe."""

    def action() -> None:
        subprocess.run(command, check=True, stdout=subprocess.PIPE, cwd=ROOT)

    return action


def first_question() -> None:
    """Start the interview in a terminal and wait until the first question is on screen."""
    home = tempfile.mkdtemp(prefix="passion-benchmark-")
    process, terminal = pty.fork()
    if not process:
        os.chdir(ROOT)
        environment = {**os.environ, "PASSION_HOME": home, "PASSION_LANG": "en", "TERM": "xterm"}
        os.execve(sys.executable, [*PASSION, "check", "--fresh"], environment)  # noqa: S606
    seen = b""
    while FIRST_QUESTION not in seen:
        seen += os.read(terminal, 65536)
    os.close(terminal)
    os.waitpid(process, 0)
    shutil.rmtree(home)


CASES: dict[str, tuple[Callable[[], None], float]] = {
    "python -c pass": (run(sys.executable, "-c", "pass"), 1),
    "--version": (run(*PASSION, "--version"), 2.5),
    "--help into a pipe": (run(*PASSION, "--help"), 9),
    "check --answers --format json": (
        run(*PASSION, "check", "--answers", ANSWERS, "--format", "json"),
        21,
    ),
    "check --answers, terminal report": (run(*PASSION, "check", "--answers", ANSWERS), 30),
    "first question on screen": (first_question, 36),
}


def measure(rounds: int) -> dict[str, float]:
    """Return the median seconds of each case, measured in shuffled rounds."""
    times: dict[str, list[float]] = {name: [] for name in CASES}
    for turn in range(rounds + 1):
        for name in random.sample(list(CASES), len(CASES)):
            started = time.perf_counter()
            CASES[name][0]()
            if turn:
                times[name].append(time.perf_counter() - started)
    return {name: statistics.median(each) for name, each in times.items()}


def main() -> None:
    """Print each case as a ratio, with its goal."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    medians = measure(rounds)
    floor = medians["python -c pass"]
    print(f"medians of {rounds} rounds, as ratios to `python -c pass`")
    for name, (_, goal) in CASES.items():
        ratio = medians[name] / floor
        print(f"{ratio:6.1f}  (goal {goal:>4})  {name}{'' if ratio <= goal else '  OVER'}")


if __name__ == "__main__":
    main()
