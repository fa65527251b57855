"""Golden cases of a rulebook: whether answers still come to what was expected of them."""

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from passion_cli.assessment.assess import Assessment, assess
from passion_cli.assessment.rulebook.rulebook import Rulebook
from passion_cli.storage.cases_file import ExpectedData, GoldenCase, GoldenCases

DIGITS = 6


class Difference(NamedTuple):
    """One thing that is not as expected."""

    case: str
    what: str
    expected: str
    found: str


def differences(rulebook: Rulebook, cases: GoldenCases) -> Iterator[Difference]:
    """Yield everything that is not as expected, case by case."""
    for name, case in cases.cases.items():
        found, expected = observed(rulebook, case), case.expect
        for what in sorted(expected.model_fields_set, key=list(ExpectedData.model_fields).index):
            for part, wanted, given in _pairs(what, expected, found):
                if not _agree(wanted, given, cases.tolerance):
                    yield Difference(name, part, _shown(wanted), _shown(given))


def updated(rulebook: Rulebook, cases: GoldenCases) -> GoldenCases:
    """Return the same answers with what they come to now."""
    now = {
        name: GoldenCase(case.answers, observed(rulebook, case))
        for name, case in cases.cases.items()
    }
    return GoldenCases(now, cases.tolerance)


def observed(rulebook: Rulebook, case: GoldenCase) -> ExpectedData:
    """Return what the answers of a case come to."""
    return expected_of(assess(rulebook, case.answers))


def expected_of(made: Assessment) -> ExpectedData:
    """Return what one person's answers come to, as a case expects it."""
    return ExpectedData(
        overall=made.total,
        band=made.band.id if made.band else None,
        rules=dict(made.rule_scores),
        checks=tuple(sorted(check.id for check in made.checks)),
        moves=tuple(each.indicator.id for each in made.moves),
    )


def _pairs(
    what: str, expected: ExpectedData, found: ExpectedData
) -> Iterator[tuple[str, object, object]]:
    """Yield what is expected beside what was found: of rules each one that is named."""
    if what == "rules":
        for key, wanted in expected.rules.items():
            yield f"rules.{key}", wanted, found.rules.get(key)
    elif what == "checks":
        yield what, tuple(sorted(expected.checks or ())), found.checks
    else:
        yield what, getattr(expected, what), getattr(found, what)


def _agree(wanted: object, given: object, tolerance: Fraction) -> bool:
    if isinstance(wanted, Fraction) and isinstance(given, Fraction):
        return abs(wanted - given) <= tolerance
    return wanted == given


def _shown(value: object) -> str:
    match value:
        case Fraction():
            return f"{round(float(value), DIGITS):g}"
        case tuple():
            return ", ".join(map(str, value)) or "—"
        case None:
            return "—"
        case _:
            return str(value)
