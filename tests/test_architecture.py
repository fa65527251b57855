"""The house as a contract: imports go down only, and heavy libraries load only where needed."""

import subprocess
import sys
from pathlib import Path

import pytest
from verbs import EXAMPLES, ROOT

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
        (("--help",), HEAVY),
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


def test_files_read_in_one_sitting() -> None:
    long = {
        path.name: lines
        for path in (ROOT / "passion_cli").rglob("*.py")
        if (lines := len(path.read_text().splitlines())) > 300
    }
    assert long == {}


def test_nothing_opens_a_network_connection() -> None:
    for path in (ROOT / "passion_cli").rglob("*.py"):
        text = path.read_text()
        for name in ("socket", "urllib", "http.client", "requests", "httpx"):
            assert f"import {name}" not in text, path
