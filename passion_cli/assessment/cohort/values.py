"""What the requirements on a cohort are judged on: exact values, None where one is withheld."""

from collections.abc import Mapping
from fractions import Fraction

from passion_cli.assessment.cohort.disclosure import Disclosure
from passion_cli.assessment.cohort.summary import COVERAGE
from passion_cli.assessment.cohort.told_rounds import ToldRounds
from passion_cli.assessment.gate import STATISTICS
from passion_cli.assessment.scoring import OVERALL


def cohort_values(
    disclosure: Disclosure, files: int, rounds: ToldRounds | None = None
) -> dict[str, Fraction | None]:
    """Return every value that can be named; `files` is how many answers there were in all."""
    people = disclosure.people
    counts = {"people": people, "scored": disclosure.scored} | (rounds.counts() if rounds else {})
    told = {key: None if number is None else Fraction(number) for key, number in counts.items()}
    book = disclosure.rulebook
    scores = {
        name: disclosure.score(name) for name in (OVERALL, COVERAGE, *book.rules, *book.topics)
    }
    statistics = {
        name: {each: getattr(score, each) for each in STATISTICS} for name, score in scores.items()
    }
    return {**by_name(statistics), **told, "valid": valid_share(people, files)}


def by_name(scores: Mapping[str, Mapping[str, Fraction | None]]) -> dict[str, Fraction | None]:
    """Return `fair_price.median` and the like; alone, a statistic is that of the overall score."""
    every = {
        f"{name}.{statistic}": value
        for name, statistics in scores.items()
        for statistic, value in statistics.items()
    }
    return every | dict(scores[OVERALL])


def valid_share(valid: int | None, files: int) -> Fraction | None:
    """Return the share (0..100) of the answers that could be read; None where it is withheld."""
    return None if valid is None or not files else Fraction(100 * valid, files)
