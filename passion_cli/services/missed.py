"""How a missed requirement is told: with enough digits to be true."""

from fractions import Fraction

from passion_cli.assessment.gate import Outcome
from passion_cli.language import Language
from passion_cli.language.numbers import exact_round, short
from passion_cli.language.catalogue import say

MOST_DIGITS = 12


def line(outcome: Outcome, language: Language, no_value: str = "gate.no_value") -> str:
    """Say which clause is missed, what was found, and what was asked."""
    clause = outcome.requirement
    if outcome.value is None:
        return say(language, no_value, clause=clause.text, name=clause.name)
    digits = _digits(outcome)
    return say(
        language,
        "gate.missed",
        clause=clause.text,
        value=short(outcome.value, language, digits),
        threshold=short(clause.threshold, language, MOST_DIGITS),
    )


def _digits(outcome: Outcome) -> int:
    """Find how many decimals keep a value apart from its threshold."""
    value, threshold = outcome.value or Fraction(0), outcome.requirement.threshold
    for digits in range(2, MOST_DIGITS):
        if value == threshold or exact_round(value, digits) != exact_round(threshold, digits):
            return digits
    return MOST_DIGITS
