"""The few verbs that most tests are written with."""

import os
import subprocess
import sys
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from passion_cli.assessment.answers import Answers, accept_all
from passion_cli.assessment.assess import Assessment, assess
from passion_cli.assessment.rulebook.rulebook import Rulebook
from passion_cli.cli.registry import build, walk
from passion_cli.language.locales import Language
from passion_cli.language.voice import Voice
from passion_cli.reports.blocks.screen import Screen
from passion_cli.reports.formats import FormatName
from passion_cli.reports.person.report import PersonReport
from passion_cli.services.check import Check
from passion_cli.services.verdict import Verdict
from passion_cli.storage.answers_file import load_answers
from passion_cli.storage.rulebook_file import LoadedRulebook, load_rulebook
from passion_cli.storage.strict_yaml import parse

ROOT = Path(__file__).resolve().parent.parent.parent
EXAMPLES = ROOT / "examples"
RULES = ROOT / "tests" / "rulebook.yaml"
PERSONAS = ("driver", "dropship", "influencer", "designer", "luthier", "coach")
PROGRAM = (sys.executable, "-m", "passion_cli")
HEAD = "format: passion-answers/1\nrulebook: passion-economy@1\nanswers:\n"


@cache
def loaded_book() -> LoadedRulebook:
    """The rulebook of the tests: frozen, so that the shipped one can change."""
    return load_rulebook(str(RULES))


def book() -> Rulebook:
    """The rules of the tests' own rulebook."""
    return loaded_book().rulebook


@cache
def shipped() -> Rulebook:
    """The rulebook that comes along: for the personas, README, and what was looked at."""
    return load_rulebook().rulebook


@cache
def commands_with_rules() -> dict[tuple[str, ...], bool]:
    """Every command, and whether it has the option `--rules`."""
    return {
        tuple(path.split(".")[1:]): any(each.name == "rules" for each in command.params)
        for path, command in walk(build(every=True))
    }


def with_rules(arguments: tuple[str, ...]) -> tuple[str, ...]:
    """A command line on the tests' own rulebook, where it takes one and names none."""
    known = commands_with_rules()
    command = arguments[:2] if arguments[:2] in known else arguments[:1]
    named = any(each.startswith("--rules") for each in arguments)
    return (*arguments, "--rules", str(RULES)) if known.get(command) and not named else arguments


def answers(**given: object) -> Answers:
    """Answers as a file would give them; lists stand for ticks."""
    raw = {key: _raw(value) for key, value in given.items()}
    accepted, problems = accept_all(book(), raw)
    assert not problems, problems
    return accepted


def _raw(value: object) -> object:
    if isinstance(value, list):
        return tuple(value)
    return Decimal(str(value)) if isinstance(value, float) else value


def persona(name: str, language: str = "en") -> Answers:
    """The complete answers of an example."""
    path = str(EXAMPLES / f"{name}.{language}.yaml")
    return load_answers(path, book()).record.answers


def assessed(**given: object) -> Assessment:
    """The assessment of some answers."""
    return assess(book(), answers(**given))


def reported(
    given: Answers,
    language: Language = "en",
    respondent: str | None = None,
    currency: str = "EUR",
    rulebook: Rulebook | None = None,
) -> PersonReport:
    """A report on some answers, on a fixed day."""
    assessment = assess(rulebook or book(), given)
    voice = Voice(language, currency)
    return PersonReport(assessment, "0" * 64, voice, "2026-11-22", respondent)


def rendered(report: PersonReport, name: FormatName, screen: Screen | None = None) -> str:
    """A report in one format, for a terminal of 80 columns unless another one is given."""
    return Check(report, Verdict(())).rendering().render(name, screen or Screen())


def plain_yaml(text: str) -> Any:
    """The values of a YAML text."""
    return parse("test.yaml", text).value


def passion(
    *arguments: str,
    stdin: str | bytes | None = None,
    cwd: Path | None = None,
    **environment: str,
) -> subprocess.CompletedProcess[str]:
    """Run the program on the tests' own rulebook."""
    return run_passion(*with_rules(arguments), stdin=stdin, cwd=cwd, **environment)


def plain_environment() -> dict[str, str]:
    """The environment without what changes languages, colours and places."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG", "PASSION"))}
    for name in ("NO_COLOR", "FORCE_COLOR", "GITHUB_ACTIONS", "COLUMNS", "TERM"):
        clean.pop(name, None)
    return {**clean, "PYTHONPATH": str(ROOT)}


def run_passion(
    *arguments: str,
    stdin: str | bytes | None = None,
    cwd: Path | None = None,
    **environment: str,
) -> subprocess.CompletedProcess[str]:
    """Run the program as a shell would, away from a terminal."""
    given = stdin.encode() if isinstance(stdin, str) else stdin
    done = subprocess.run(
        [*PROGRAM, *arguments],
        input=given,
        stdin=subprocess.DEVNULL if given is None else None,
        capture_output=True,
        cwd=cwd or ROOT,
        env={**plain_environment(), **environment},
        timeout=60,
        check=False,
    )
    return subprocess.CompletedProcess(
        done.args, done.returncode, done.stdout.decode(), done.stderr.decode(errors="replace")
    )
