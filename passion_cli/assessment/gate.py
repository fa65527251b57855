"""The condition a script sets: clauses on exact scores, and the verdict on each."""

import operator
import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from passion_cli.assessment.assess import Assessment
from passion_cli.assessment.rulebook.rulebook import Rulebook
from passion_cli.errors import InputError, Problem

TOTALS = ("overall", "coverage", "contradictions", "impossible")
"""What a clause on one person can name besides rules and topics."""
STATISTICS = ("median", "mean", "low", "high")
"""What a clause on a cohort can ask of a score: `fair_price.median`; alone, of the overall."""
COHORT = ("people", "scored", "valid")
"""Counts of people, and the share (0..100) of the files that could be read."""
ROUNDS = ("improved", "stayed", "declined", "joined", "left")
"""Counts of people a clause can name where two rounds are compared."""
COUNTS = (*TOTALS[2:], *COHORT[:2], *ROUNDS)
"""Names whose values do not end at 100."""


TESTS: dict[str, Callable[[Fraction, Fraction], bool]] = {
    ">=": operator.ge,
    "<=": operator.le,
    ">": operator.gt,
    "<": operator.lt,
    "==": operator.eq,
}
_CLAUSE = re.compile(
    r"\s*([A-Za-z][A-Za-z0-9_.-]*)\s*(>=|<=|==|>|<)\s*(\d{1,9}(?:[.,]\d{1,100})?)\s*", re.ASCII
)


class Requirement(NamedTuple):
    """One clause: a name, a comparison and a threshold (scores and coverage in 0..100)."""

    name: str
    test: str
    threshold: Fraction
    text: str


class Outcome(NamedTuple):
    """One clause, judged; `value` is None when there was nothing to compare."""

    requirement: Requirement
    value: Fraction | None
    met: bool


def names(rulebook: Rulebook) -> tuple[str, ...]:
    """Return every name a requirement on one person may use."""
    totals = TOTALS if rulebook.has_total else TOTALS[1:]
    return (*totals, *rulebook.rules, *rulebook.topics)


def cohort_names(rulebook: Rulebook, *, rounds: bool) -> tuple[str, ...]:
    """Return every name a requirement on a cohort may use."""
    overall = ("overall",) if rulebook.has_total else ()
    scores = (*overall, "coverage", *rulebook.rules, *rulebook.topics)
    each = tuple(f"{score}.{statistic}" for score in scores for statistic in STATISTICS)
    alone = STATISTICS if rulebook.has_total else ()
    return (*alone, *COHORT, *(ROUNDS if rounds else ()), *each)


def requirements(
    allowed: tuple[str, ...], clauses: Iterable[str], fail_under: str | None = None
) -> tuple[Requirement, ...]:
    """Read clauses such as `fair_price>=40`; `fail_under` is a clause on the overall score.

    Raises:
        InputError: with every clause that is malformed or names what is not `allowed`.
    """
    read = [_read(allowed, clause) for clause in clauses]
    if fail_under is not None:
        read.insert(0, _read_total(allowed, fail_under))
    problems = [each for each in read if isinstance(each, Problem)]
    if problems:
        raise InputError(problems)
    return tuple(each for each in read if isinstance(each, Requirement))


def _read_total(allowed: tuple[str, ...], threshold: str) -> Requirement | Problem:
    if TOTALS[0] not in allowed:
        return Problem("fail_under_no_total")
    read = _read(("overall",), f"overall>={threshold}")
    return Problem("fail_under", {"given": threshold}) if isinstance(read, Problem) else read


def _read(allowed: tuple[str, ...], clause: str) -> Requirement | Problem:
    match, of_group = _CLAUSE.fullmatch(clause), COHORT[0] in allowed
    if match is None:
        key = "requirement_group" if of_group else "requirement"
        return Problem(key, {"given": clause, "allowed": allowed, "candidates": ()})
    name, test, number = match[1], match[2], match[3].replace(",", ".")
    if name in ROUNDS and name not in allowed and of_group:
        return Problem("requirement_rounds", {"given": name})
    usual = f"{name}.{STATISTICS[0]}"
    if name not in allowed and usual in allowed:
        return Problem("requirement_statistic", {"given": name, "wanted": usual})
    if name not in allowed:
        return Problem("requirement_name", {"given": name, "allowed": allowed})
    threshold = Fraction(Decimal(number))
    if name not in COUNTS and threshold > 100:  # noqa: PLR2004 - scores end at 100
        return Problem("requirement_range", {"given": clause})
    return Requirement(name, test, threshold, f"{name}{test}{number}")


def judge(
    values: Mapping[str, Fraction | None], clauses: Iterable[Requirement]
) -> tuple[Outcome, ...]:
    """Judge each clause on the exact value; one that cannot be given misses it."""
    return tuple(_judge(values.get(clause.name), clause) for clause in clauses)


def _judge(value: Fraction | None, clause: Requirement) -> Outcome:
    met = value is not None and TESTS[clause.test](value, clause.threshold)
    return Outcome(clause, value, met)


def values_of(assessment: Assessment) -> dict[str, Fraction | None]:
    """Return what the requirements on one person are judged on."""
    kinds = [check.kind for check in assessment.checks]
    return {
        "overall": assessment.overall.score,
        "coverage": assessment.overall.coverage,
        "contradictions": Fraction(kinds.count("contradiction")),
        "impossible": Fraction(kinds.count("impossible")),
        **{each.id: each.score for each in (*assessment.rules, *assessment.topics)},
    }
