"""docs/rulebooks.md: its commands run, its cases pass, and every key of a rulebook is in it."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from helpers.verbs import ROOT, run_passion

from passion_cli.services.schemas import schema_of

PAGE = (ROOT / "docs" / "rulebooks.md").read_text()
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


def commands() -> list[str]:
    return [line for kind, text in BLOCKS if kind == "sh" for line in text.splitlines()]


def keys(part: Any) -> Iterator[str]:
    """Every name that can be given in a rulebook."""
    if isinstance(part, dict):
        yield from part.get("properties", {})
        for each in part.values():
            yield from keys(each)
    elif isinstance(part, list):
        for each in part:
            yield from keys(each)


def test_its_commands_take_an_author_to_a_report_on_a_group(tmp_path: Path) -> None:
    for line in commands():
        command, _, target = line.partition(" > ")
        program, *arguments = shlex.split(command)
        assert program == "passion"
        done = run_passion(*arguments, cwd=tmp_path, PASSION_HOME=str(tmp_path / "home"))
        assert done.returncode == 0, (line, done.stderr)
        if target:
            (tmp_path / target).write_text(done.stdout)
    (cases,) = (text for kind, text in BLOCKS if kind == "yaml")
    (tmp_path / "mine.cases.yaml").write_text(cases)
    tested = run_passion("rules", "test", "mine.yaml", cwd=tmp_path)
    assert (tested.returncode, tested.stderr) == (0, "1 case; differences: 0.\n")


@pytest.mark.parametrize("key", sorted(set(keys(schema_of("rules")))))
def test_every_key_is_explained(key: str) -> None:
    assert f"`{key}`" in PAGE
