"""The condition a script sets: clauses on exact scores, and the verdict on each."""

import operator
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from passion_cli.assessment.assess import Assessment
from passion_cli.assessment.rulebook import Rulebook
from passion_cli.errors import InputError, Problem

TOTALS = ("overall", "coverage", "contradictions", "impossible")
"""What a clause can name besides rules and topics."""
COUNTS = ("contradictions", "impossible")

TESTS: dict[str, Callable[[Fraction, Fraction], bool]] = {
    ">=": operator.ge,
    "<=": operator.le,
    ">": operator.gt,
    "<": operator.lt,
    "==": operator.eq,
}
_CLAUSE = re.compile(r"\s*([A-Za-z][A-Za-z0-9_]*)\s*(>=|<=|==|>|<)\s*(\d{1,9}(?:\.\d{1,9})?)\s*")


@dataclass(frozen=True, slots=True)
class Requirement:
    """One clause: a name, a comparison and a threshold (scores and coverage in 0..100)."""

    name: str
    test: str
    threshold: Fraction
    text: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """One clause, judged; `value` is None when there was nothing to compare."""

    requirement: Requirement
    value: Fraction | None
    met: bool


def names(rulebook: Rulebook) -> tuple[str, ...]:
    """Return every name a requirement may use."""
    return (*TOTALS, *rulebook.rules, *rulebook.topics)


def requirements(
    rulebook: Rulebook, clauses: Iterable[str], fail_under: str | None = None
) -> tuple[Requirement, ...]:
    """Read clauses such as `fair_price>=40`; `fail_under` is a clause on the overall score.

    Raises:
        InputError: with every clause that is malformed or names nothing.
    """
    read = [_read(rulebook, clause) for clause in clauses]
    if fail_under is not None:
        read.insert(0, _read_total(rulebook, fail_under))
    problems = [each for each in read if isinstance(each, Problem)]
    if problems:
        raise InputError(problems)
    return tuple(each for each in read if isinstance(each, Requirement))


def _read_total(rulebook: Rulebook, threshold: str) -> Requirement | Problem:
    read = _read(rulebook, f"overall>={threshold}")
    return Problem("fail_under", {"given": threshold}) if isinstance(read, Problem) else read


def _read(rulebook: Rulebook, clause: str) -> Requirement | Problem:
    match = _CLAUSE.fullmatch(clause)
    if match is None:
        return Problem("requirement", {"given": clause, "names": ", ".join(names(rulebook))})
    name, test, number = match.groups()
    if name not in names(rulebook):
        return Problem("requirement_name", {"given": name, "allowed": names(rulebook)})
    threshold = Fraction(Decimal(number))
    if name not in COUNTS and threshold > 100:  # noqa: PLR2004 - scores end at 100
        return Problem("requirement_range", {"given": clause})
    return Requirement(name, test, threshold, f"{name}{test}{number}")


def judge(assessment: Assessment, clauses: Iterable[Requirement]) -> tuple[Outcome, ...]:
    """Judge each clause on the exact value; a score that cannot be given misses it."""
    return tuple(_judge(assessment, clause) for clause in clauses)


def _judge(assessment: Assessment, clause: Requirement) -> Outcome:
    value = _value(assessment, clause.name)
    met = value is not None and TESTS[clause.test](value, clause.threshold)
    return Outcome(clause, value, met)


def _value(assessment: Assessment, name: str) -> Fraction | None:
    match name:
        case "overall":
            return assessment.overall.score
        case "coverage":
            return assessment.overall.coverage
        case "contradictions" | "impossible":
            kind = name.removesuffix("s")
            return Fraction(sum(check.kind == kind for check, _ in assessment.flags))
        case _:
            scores = {each.id: each.score for each in (*assessment.rules, *assessment.topics)}
            return scores[name]
