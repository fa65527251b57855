"""Golden cases of a rulebook: answers, and what they have to come to."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from pydantic import Field

from passion_cli.assessment.answers import Answers, accept_all
from passion_cli.assessment.rulebook.rulebook import Rulebook
from passion_cli.assessment.rulebook.texts import Exact, Id, Strict
from passion_cli.errors import InputError, Problem
from passion_cli.storage.answers_file import in_json, in_yaml, takes
from passion_cli.storage.source import read_source
from passion_cli.storage.strict_yaml import parse
from passion_cli.storage.validation import check_format, locate, to_model

FORMAT = "passion-cases/1"
TOLERANCE = Fraction(1, 200)
"""How many points a score may be off: half a hundredth."""
SMALLEST = Fraction(1, 10_000)
"""Smaller numbers are written with an exponent, which is not read."""
DECIMALS, MOST_DECIMALS, LONGEST = 6, 100, 999_999_999
"""How many decimals a number and a text have, and the largest number of a fraction."""


class ExpectedData(Strict):
    """What answers come to; what is left out is not compared, and no score is null.

    `checks` are those that fire, in any order; `moves` those that are advised, in theirs.
    """

    overall: Exact | None = None
    band: Id | None = None
    rules: dict[Id, Exact | None] = Field(default_factory=dict)
    checks: tuple[Id, ...] | None = None
    moves: tuple[Id, ...] | None = None


class CaseData(Strict):
    """Answers as in an answers file, and what is expected of them."""

    answers: dict[str, object]
    expect: ExpectedData = Field(default_factory=ExpectedData)


class CasesFile(Strict):
    """The file's shape; the answers are checked against a rulebook."""

    format: Literal["passion-cases/1"]
    rulebook: str
    tolerance: Exact = TOLERANCE
    cases: dict[str, CaseData]


@dataclass(frozen=True)
class GoldenCase:
    """One case that can be assessed."""

    answers: Answers
    expect: ExpectedData = field(default_factory=ExpectedData)


@dataclass(frozen=True)
class GoldenCases:
    """All cases by name; scores may be off by `tolerance` points."""

    cases: Mapping[str, GoldenCase]
    tolerance: Fraction = TOLERANCE


def load_cases(path: str, rulebook: Rulebook) -> GoldenCases:
    """Read golden cases.

    Raises:
        InputError: with every problem, each at its place.
    """
    source = read_source(path)
    document = parse(source.name, source.text)
    check_format(document, FORMAT)
    read = to_model(document, CasesFile)
    cases, problems = {}, list(_other(rulebook, read.rulebook))
    for name, case in read.cases.items():
        answers, found = accept_all(rulebook, case.answers)
        problems += [each.under("cases", name, "answers") for each in found]
        problems += [each.under("cases", name, "expect") for each in _ids(rulebook, case.expect)]
        cases[name] = GoldenCase(answers, case.expect)
    if problems:
        raise InputError(locate(document, problems))
    return GoldenCases(cases, read.tolerance)


def _other(rulebook: Rulebook, named: str) -> Iterator[Problem]:
    if not takes(rulebook, named):
        values = {"given": named[:60], "wanted": rulebook.name}
        yield Problem("other_rulebook", values, ("rulebook",))


def _ids(rulebook: Rulebook, expected: ExpectedData) -> Iterator[Problem]:
    """Yield every id that the rulebook does not have."""
    for part, given, allowed in (
        ("rules", expected.rules, rulebook.rules),
        ("checks", expected.checks or (), rulebook.checks),
        ("moves", expected.moves or (), rulebook.indicators),
        ("band", [expected.band] if expected.band else (), rulebook.bands),
    ):
        for key in given:
            if key not in allowed:
                yield Problem("unknown_id", {"given": key, "allowed": tuple(allowed)}, (part,))


def dump_cases(rulebook: Rulebook, cases: GoldenCases, *, as_json: bool = False) -> str:
    """Write golden cases: as YAML to be reviewed, or as JSON for another scorer."""
    if as_json:
        return _in_json(rulebook, cases)
    lines = [f"format: {FORMAT}", f"rulebook: {rulebook.name}"]
    tolerance = json.dumps(_written(cases.tolerance, Fraction(0)))
    lines += [f"tolerance: {tolerance}", "cases:" if cases.cases else "cases: {}"]
    for name, each in cases.cases.items():
        given = ", ".join(f"{key}: {in_yaml(value)}" for key, value in each.answers.values.items())
        expected = _expected(each.expect, cases.tolerance).items()
        lines += [f"  {json.dumps(name, ensure_ascii=False)}:", f"    answers: {{{given}}}"]
        lines += ["    expect:", *(f"      {key}: {json.dumps(value)}" for key, value in expected)]
    return "\n".join(lines) + "\n"


def _in_json(rulebook: Rulebook, cases: GoldenCases) -> str:
    listed = {
        name: {
            "answers": {key: in_json(value) for key, value in each.answers.values.items()},
            "expect": _expected(each.expect, cases.tolerance),
        }
        for name, each in cases.cases.items()
    }
    tolerance = _written(cases.tolerance, Fraction(0))
    head = {"format": FORMAT, "rulebook": rulebook.name, "tolerance": tolerance}
    return json.dumps({**head, "cases": listed}, ensure_ascii=False, indent=2) + "\n"


def _expected(expected: ExpectedData, tolerance: Fraction) -> dict[str, object]:
    """Return what is expected as plain data; scores are as exact as the tolerance asks."""
    given = {name: getattr(expected, name) for name in expected.model_fields_set}
    order = [name for name in ExpectedData.model_fields if name in given]
    return {name: _plain(given[name], tolerance) for name in order}


def _plain(value: object, tolerance: Fraction) -> object:
    match value:
        case Fraction():
            return _written(value, tolerance)
        case dict():
            return {key: _plain(each, tolerance) for key, each in value.items()}
        case tuple():
            return list(value)
        case _:
            return value


def _written(value: Fraction, tolerance: Fraction) -> float | str:
    """Return a number with six decimals where that is near enough, else as a text: `1/3`.

    A fraction too long to be read again is written with a hundred decimals.
    """
    rounded = round(value, DECIMALS)
    has_exponent = 0 < abs(rounded) < SMALLEST
    if abs(rounded - value) <= tolerance and not has_exponent:
        return float(rounded)
    if max(abs(value.numerator), value.denominator) <= LONGEST:
        return f"{value.numerator}/{value.denominator}"
    digits = f"{round(value * 10**MOST_DECIMALS):0{MOST_DECIMALS + 1}d}"
    return f"{digits[:-MOST_DECIMALS]}.{digits[-MOST_DECIMALS:]}"
