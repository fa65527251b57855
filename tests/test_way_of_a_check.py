"""One check from the command line to its report: the files it passes, as CONTRIBUTING.md lists them."""

import json
import os
import re
import subprocess
import sys
from graphlib import TopologicalSorter
from pathlib import Path

import pytest
from helpers.verbs import EXAMPLES, ROOT

TRACE = ROOT / "tests" / "helpers" / "call_trace.py"
CHECKS = sorted(EXAMPLES.glob("*.yaml"))


def calls_of(answers: Path, folder: Path) -> list[tuple[str, str]]:
    target = folder / "calls.json"
    subprocess.run(
        [sys.executable, str(TRACE), str(target), "check", "--answers", str(answers)],
        check=True,
        stdout=subprocess.DEVNULL,
        env={**os.environ, "COLUMNS": "80"},
    )
    return [(caller, called) for caller, called in json.loads(target.read_text())]


def listed() -> list[str]:
    """What CONTRIBUTING.md names: files without their ending, and folders with a slash."""
    text = (ROOT / "CONTRIBUTING.md").read_text()
    section = text.partition("## The way of one check\n")[2].partition("\n## ")[0]
    rows = [line.split("|")[2] for line in section.splitlines() if line.count("|") == 3]
    return re.findall(r"`([^`]+)`", "\n".join(rows))


@pytest.mark.parametrize("answers", CHECKS, ids=lambda path: path.name)
def test_no_file_calls_back_into_one_that_called_it(answers: Path, tmp_path: Path) -> None:
    callers: dict[str, set[str]] = {}
    for caller, called in calls_of(answers, tmp_path):
        if caller and caller != called:
            callers.setdefault(called, set()).add(caller)
    order = list(TopologicalSorter(callers).static_order())
    assert order[0] == "__main__.py"


def test_every_file_of_a_check_is_listed_and_no_other(tmp_path: Path) -> None:
    passed, names = {called for _, called in calls_of(CHECKS[0], tmp_path)}, listed()
    of_each = {name: {file for file in passed if stands_for(name, file)} for name in names}
    assert [name for name, files in of_each.items() if not files] == []
    assert passed == set().union(*of_each.values())


def stands_for(name: str, file: str) -> bool:
    return file.startswith(name) if name.endswith("/") else file == f"{name}.py"
