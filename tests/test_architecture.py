"""The house as a contract: imports go down only, and heavy libraries load only where needed."""

import ast
import re
import statistics
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from helpers.verbs import EXAMPLES, ROOT

HEAVY = {"rich", "pydantic", "questionary", "prompt_toolkit", "yaml", "platformdirs", "wcwidth"}
CHECK = ("check", "--answers", str(EXAMPLES / "coach.en.yaml"))


def test_imports_go_down_only() -> None:
    linter = Path(sys.executable).parent / "lint-imports"
    done = subprocess.run([linter], capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stdout


def loaded(*arguments: str) -> set[str]:
    """The top-level modules that a command line imports."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "passion_cli", *arguments],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    names = [line.rpartition("|")[2].strip() for line in done.stderr.splitlines() if "|" in line]
    return {part for name in names for part in (name, name.partition(".")[0])}


@pytest.mark.parametrize(
    ("arguments", "absent"),
    [
        (("--version",), {*HEAVY, "typer", "dataclasses", "re", "passion_cli.errors"}),
        (("--help",), {*HEAVY, "passion_cli.language.numbers"}),
        ((*CHECK, "--format", "json"), HEAVY - {"pydantic", "yaml"}),
        ((*CHECK, "--format", "markdown"), HEAVY - {"pydantic", "yaml"}),
        (CHECK, {"questionary", "prompt_toolkit", "platformdirs", "sqlite3"}),
        (("rules", "show"), {"questionary", "prompt_toolkit", "rich", "sqlite3"}),
    ],
    ids=["version", "help", "json", "markdown", "terminal", "rules"],
)
def test_a_path_imports_nothing_heavy_that_it_does_not_need(
    arguments: tuple[str, ...], absent: set[str]
) -> None:
    modules = loaded(*arguments)
    assert "passion_cli" in modules
    assert modules & absent == set()


SOURCES = sorted((ROOT / "passion_cli").rglob("*.py"))


def test_files_and_functions_read_in_one_sitting() -> None:
    long = [path.name for path in SOURCES if len(path.read_text().splitlines()) > 300]
    assert long == []
    functions = {
        f"{path.name}:{node.name}": (node.end_lineno or 0) - node.lineno + 1
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef)
    }
    assert {name: lines for name, lines in functions.items() if lines > 40} == {}
    assert statistics.median(functions.values()) <= 7
    assert statistics.quantiles(functions.values(), n=10)[-1] <= 18


def test_no_folder_holds_more_than_twenty_modules() -> None:
    counts = Counter(path.parent for path in SOURCES)
    assert {folder.name: number for folder, number in counts.items() if number > 20} == {}


SURROUNDINGS = re.compile(
    r"\bos\.environ\b|\bsys\.(stdout|stderr|argv)\b|"
    r"\b(time\.(time|monotonic|strftime)|datetime\.now|date\.today)\b"
)


def test_below_the_shell_nothing_reads_clock_or_environment() -> None:
    """Screens and prompts draw on the terminal they are given: `interview/screen`, `terminal_page`."""
    below = ("services", "interview", "reports", "storage", "assessment", "language")
    found = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in SOURCES
        if path.relative_to(ROOT).parts[1] in below
        and path.name not in ("screen.py", "terminal_page.py", "typed_ahead.py")
        for match in SURROUNDINGS.finditer(path.read_text())
    ]
    assert found == []
