"""Start-up times as ratios to `python -c pass`: interleaved rounds, medians.

The program is installed from a wheel, its bytecode cached, as people have it; two peers are
installed beside it and measured in the same rounds.

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
import venv
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ANSWERS = str(ROOT / "examples" / "luthier.en.yaml")
ROUNDS = 15
FIRST_QUESTION = b"5) A precise group"
PEERS = ("sqlite-utils", "copier")

Action = Callable[[], None]


def install(folder: Path, *what: str) -> Path:
    """Install into a new environment, compile it, and return where its commands are."""
    venv.create(folder, with_pip=True)
    command = [str(folder / "bin" / "python"), "-m", "pip", "install", "-q", "--compile", *what]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return folder / "bin"


def build_wheel(folder: Path) -> str:
    """Build the wheel of this checkout."""
    command = [sys.executable, "-m", "build", "--wheel", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return str(next(folder.glob("*.whl")))


def run(*command: str) -> Action:
    """Return an action that runs a command into a pipe."""

    def action() -> None:
        subprocess.run(command, check=True, stdout=subprocess.PIPE, cwd=ROOT)

    return action


def first_question(program: str) -> Action:
    """Return an action that starts the interview and waits for the first question on screen."""

    def action() -> None:
        home = tempfile.mkdtemp(prefix="passion-benchmark-")
        process, terminal = pty.fork()
        if not process:
            environment = {
                **os.environ, "PASSION_HOME": home, "PASSION_LANG": "en", "TERM": "xterm",
            }  # fmt: skip
            os.execve(program, [program, "check", "--fresh"], environment)  # noqa: S606
        seen = b""
        while FIRST_QUESTION not in seen:
            seen += os.read(terminal, 65536)
        os.close(terminal)
        os.waitpid(process, 0)
        shutil.rmtree(home)

    return action


def cases(folder: Path) -> dict[str, tuple[Action, float]]:
    """Return every case with its goal; peers have none."""
    own = install(folder / "passion", build_wheel(folder))
    python, program = str(own / "python"), str(own / "passion")
    check = (program, "check", "--answers", ANSWERS)
    found: dict[str, tuple[Action, float]] = {
        "python -c pass": (run(python, "-c", "pass"), 1),
        "passion --version": (run(program, "--version"), 1.5),
        "passion --help": (run(program, "--help"), 5.5),
        "passion check --answers, JSON": (run(*check, "--format", "json"), 16),
        "passion check --answers, terminal": (run(*check), 19.5),
        "passion check, first question": (first_question(program), 26),
    }
    peers = install(folder / "peers", *PEERS)
    for peer in PEERS:
        for option in ("--version", "--help"):
            found[f"{peer} {option}"] = (run(str(peers / peer), option), 0)
    return found


def measure(actions: dict[str, Action], rounds: int) -> dict[str, float]:
    """Return the median seconds of each case, measured in shuffled rounds after one to warm up."""
    times: dict[str, list[float]] = {name: [] for name in actions}
    for turn in range(rounds + 1):
        for name in random.sample(list(actions), len(actions)):
            started = time.perf_counter()
            actions[name]()
            if turn:
                times[name].append(time.perf_counter() - started)
    return {name: statistics.median(each) for name, each in times.items()}


def main() -> None:
    """Print each case as a ratio, with its goal."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    with tempfile.TemporaryDirectory(prefix="passion-benchmark-") as folder:
        every = cases(Path(folder))
        medians = measure({name: action for name, (action, _) in every.items()}, rounds)
    floor = medians["python -c pass"]
    print(f"medians of {rounds} rounds, as ratios to `python -c pass`")
    for name, (_, goal) in every.items():
        ratio = medians[name] / floor
        wanted = f"(goal {goal:>4})" if goal else " " * 11
        print(f"{ratio:6.1f}  {wanted}  {name}{'  OVER' if goal and ratio > goal else ''}")


if __name__ == "__main__":
    main()
