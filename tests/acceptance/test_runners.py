"""Nothing from outside becomes a command of a CI runner, on either stream, in any format."""

import json
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from helpers.verbs import EXAMPLES, HEAD, passion
from hypothesis import given
from hypothesis import strategies as st

from passion_cli.reports.ci.runners import without_commands

COMMANDS = ("::stop-commands::x", "::add-mask::y", "##[error]z", "##vso[task.setvariable]w")
pieces = st.sampled_from([*COMMANDS, ":", "#", " ", "\n", "\u3000", "[", "a", "vso", "##", "::"])
texts = st.lists(pieces, max_size=12).map("".join)
RUNNERS = [("true", ""), ("", "True")]


def is_command(line: str) -> bool:
    """What ActionCommand.cs of actions/runner and the agent of Azure Pipelines take for one."""
    starts = line.lstrip().startswith("::")
    return starts or "##[" in line or "##vso[" in line.lower()


def commands_in(text: str) -> list[str]:
    return [line for line in re.split(r"\r\n|\r|\n", text) if is_command(line)]


@given(texts, st.sampled_from(["", "markdown", "csv", "json", "html", "junit"]))
def test_no_text_is_a_command(text: str, name: str) -> None:
    document = json.dumps({"a": text}) if name == "json" else text
    safe = without_commands(document, name)
    assert commands_in(safe) == []
    assert without_commands(safe, name) == safe
    if name == "json":
        assert json.loads(safe) == {"a": text}


@given(texts)
def test_xml_says_the_same(text: str) -> None:
    element = ET.Element("a", b=text)
    safe = without_commands(ET.tostring(element, encoding="unicode"), "junit")
    assert commands_in(safe) == []
    assert ET.fromstring(safe).get("b") == text  # noqa: S314


def hostile(folder: Path) -> list[Path]:
    """Answers with a command as a name, a group, a value, a key and a file name."""
    named = folder / "named.yaml"
    coach = (EXAMPLES / "coach.en.yaml").read_text()
    label = json.dumps("  " + " ".join(COMMANDS))
    named.write_text(re.sub("(?m)^respondent: .*$", f"respondent: {label}\ngroup: {label}", coach))
    value = folder / "##[error]value.yaml"
    value.write_text(f'{HEAD}  who_for: "{COMMANDS[0]} {COMMANDS[2]}"\n  "{COMMANDS[1]}": 1\n')
    return [named, value]


@pytest.mark.parametrize(("github", "azure"), RUNNERS)
@pytest.mark.parametrize("name", ["terminal", "markdown", "json", "csv", "junit", "html"])
def test_a_cohort_prints_no_command(tmp_path: Path, name: str, github: str, azure: str) -> None:
    hostile(tmp_path)
    done = passion(
        *("cohort", str(tmp_path), "--participants", "--names", "--by", "group"),
        *("--min-group", "1", "--format", name),
        COLUMNS="20",
        GITHUB_ACTIONS=github,
        TF_BUILD=azure,
    )
    assert commands_in(done.stdout + done.stderr) == []
    assert "[error" in done.stdout + done.stderr


@pytest.mark.parametrize("name", ["terminal", "markdown", "json", "junit", "html"])
def test_a_report_and_a_refusal_print_no_command(tmp_path: Path, name: str) -> None:
    for file in hostile(tmp_path):
        done = passion("check", "--answers", str(file), "--format", name, GITHUB_ACTIONS="true")
        assert commands_in(done.stdout + done.stderr) == []
        brief = passion("brief", str(file), GITHUB_ACTIONS="true")
        assert commands_in(brief.stdout + brief.stderr) == []


def test_with_github_every_command_is_ours(tmp_path: Path) -> None:
    hostile(tmp_path)
    arguments = ("cohort", str(tmp_path), "--names", "--github")
    done = passion(*arguments, GITHUB_STEP_SUMMARY=str(tmp_path / "summary.md"))
    commands = commands_in(done.stderr)
    assert commands
    assert all(each.startswith("::error ") and "##[" not in each for each in commands)
    assert commands_in(done.stdout) == []


def test_away_from_a_runner_text_is_as_it_was_given(tmp_path: Path) -> None:
    named, _ = hostile(tmp_path)
    done = passion("check", "--answers", str(named), "--format", "json")
    assert COMMANDS[2] in done.stdout
