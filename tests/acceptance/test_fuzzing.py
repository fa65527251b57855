"""Mutated answers, rulebooks, tables, workbooks and maps: never code 3, and never slow or large."""

import contextlib
import io
import os
import random
import resource
import sys
import time
import zipfile
from pathlib import Path

import pytest
from helpers.exports import microsoft_forms
from helpers.tables import table
from helpers.verbs import EXAMPLES, PERSONAS, ROOT, persona
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from passion_cli.assessment import advice, indicators, scoring
from passion_cli.cli.app import run as run_command
from passion_cli.errors import ExitCode

INPUTS = int(os.environ.get("PASSION_TEST_FUZZ", "60"))
"""2,000 of each kind take some minutes."""
SECONDS, MEGABYTES = 2, 300
RULES = (ROOT / "tests" / "rulebook.yaml").read_text()
ANSWERS = (EXAMPLES / "coach.en.yaml").read_text()
TABLE = table("google", {name: persona(name) for name in PERSONAS}, "en")
WORKBOOK = microsoft_forms({name: persona(name) for name in PERSONAS})
MAP = "format: passion-map/1\ncolumns:\n  Colour: ignore\n  Who: respondent\nvalues:\n  who_for:\n    x: named\n"
TOKENS = (
    "\0", "\t", "\r", "\ufeff", "\u202e", "\x1b[2J", "{", "}", "[", "]", "&a", "*a", "!!x", "<<: *a", "---", "...",
    '"', "'", '"""', ":", ": ", "- ", "#", "|", ">", "%", "@", "`", ",", ";", "\n", "\n\n  ", "null", "~", "true",
    "1e999", "-0", "0x1F", "1_000", ".nan", ".inf", "9" * 400, "0." + "0" * 300 + "1", "1/3", "1/0", "unknown",
    "not_applicable", "{n}", "{n.__class__}", "{0}", "{n:99999999}", "🙂", "Ａ", "é", "a" * 5000, "[" * 300, "- " * 300,
    "x: " * 60, "::stop-commands::x", "##[error]", "2026-02-30", "9999-99-99", "format: passion-report/1\n",
)  # fmt: skip


def mutated(text: str, number: int) -> str:
    """A text with some of its parts cut out, doubled, swapped or replaced."""
    chance = random.Random(number)  # noqa: S311
    for _ in range(chance.randint(1, 6)):
        start = chance.randrange(len(text) + 1)
        end = min(len(text), start + chance.choice([0, 0, 1, 3, 20, 300]))
        token = chance.choice(TOKENS)
        piece = {
            0: token,
            1: "",
            2: text[start:end] * chance.choice([2, 2, 50]),
            3: text[start:end][::-1],
            4: chr(chance.randrange(0x11000)),
        }[chance.randrange(5)]
        text = text[:start] + piece + text[end:]
    return text


def most_memory() -> int:
    """The most memory this process ever took, in kilobytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def run(*arguments: str) -> int:
    """Run the program in this process, as often as it takes; return its code."""
    out, error = io.TextIOWrapper(io.BytesIO()), io.TextIOWrapper(io.BytesIO())
    before, started, most = sys.argv, time.process_time(), most_memory()
    sys.argv = ["passion", *arguments]
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(error):
            code = run_command(list(arguments))
    finally:
        sys.argv = before
    forget()
    error.seek(0)
    told = error.read()
    assert code != ExitCode.BUG, told
    assert code in (0, 1, 2), told
    assert time.process_time() - started < SECONDS
    assert most_memory() - most < 1024 * MEGABYTES
    return code


def forget() -> None:
    """Forget what was remembered for a rulebook: a process of its own has only one."""
    for module in (indicators, scoring, advice):
        for each in vars(module).values():
            if hasattr(each, "cache_clear"):
                each.cache_clear()


numbers = st.integers(0, 2**32)
fuzz = settings(
    max_examples=INPUTS, database=None, suppress_health_check=list(HealthCheck), deadline=None
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fuzz")


def written(path: Path, text: str) -> str:
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    return str(path)


@seed(1)
@fuzz
@given(number=numbers)
def test_mutated_answers(folder: Path, number: int) -> None:
    path = written(folder / "a.yaml", mutated(ANSWERS, number))
    run("check", "--answers", path, "--rules", str(ROOT / "tests" / "rulebook.yaml"))


@seed(2)
@fuzz
@given(number=numbers)
def test_mutated_rulebooks(folder: Path, number: int) -> None:
    path = written(folder / "r.yaml", mutated(RULES, number))
    if run("rules", "check", path) == ExitCode.OK:
        run("check", "--answers", str(EXAMPLES / "coach.en.yaml"), "--rules", path)


@seed(3)
@fuzz
@given(number=numbers)
def test_mutated_tables(folder: Path, number: int) -> None:
    path = written(folder / "t.csv", mutated(TABLE, number))
    run("cohort", path, "--rules", str(ROOT / "tests" / "rulebook.yaml"), "--for", "coach")


@seed(4)
@fuzz
@given(number=numbers)
def test_mutated_maps(folder: Path, number: int) -> None:
    path = written(folder / "m.yaml", mutated(MAP, number))
    form = written(folder / "f.csv", TABLE[:6000])
    run("cohort", form, "--map", path, "--rules", str(ROOT / "tests" / "rulebook.yaml"))


@seed(5)
@fuzz
@given(number=numbers)
def test_mutated_workbooks(folder: Path, number: int) -> None:
    """One part of a workbook is changed, cut short, or left out."""
    chance = random.Random(number)  # noqa: S311
    with zipfile.ZipFile(io.BytesIO(WORKBOOK)) as whole:
        parts = {name: whole.read(name) for name in whole.namelist()}
    name = chance.choice(list(parts))
    changed = mutated(parts[name].decode(), number).encode("utf-8", "surrogatepass")
    path = folder / "t.xlsx"
    with zipfile.ZipFile(path, "w") as made:
        for part, content in parts.items():
            if part != name:
                made.writestr(part, content)
            elif chance.random() < 0.9:
                made.writestr(part, changed)
    run("cohort", str(path), "--rules", str(ROOT / "tests" / "rulebook.yaml"), "--for", "coach")


@seed(6)
@fuzz
@given(number=numbers)
def test_damaged_workbooks(folder: Path, number: int) -> None:
    """Some bytes of the file itself are changed, so that parts no longer unpack."""
    chance, raw = random.Random(number), bytearray(WORKBOOK)  # noqa: S311
    for _ in range(chance.randint(1, 4)):
        raw[chance.randrange(len(raw))] = chance.randrange(256)
    path = folder / "t.xlsx"
    path.write_bytes(raw)
    run("cohort", str(path), "--rules", str(ROOT / "tests" / "rulebook.yaml"), "--for", "coach")
