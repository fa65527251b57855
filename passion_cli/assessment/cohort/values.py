"""What the requirements on a cohort are judged on: exact values, None where one is withheld."""

from collections.abc import Iterator
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
    valid = Fraction(100 * people, files) if people is not None and files else None
    return {**dict(_scores(disclosure)), **told, "valid": valid}


def _scores(disclosure: Disclosure) -> Iterator[tuple[str, Fraction | None]]:
    """Yield `fair_price.median` and the like; alone, a statistic is that of the overall score."""
    book = disclosure.rulebook
    for name in (OVERALL, COVERAGE, *book.rules, *book.topics):
        figure = disclosure.score(name)
        for statistic in STATISTICS:
            value = getattr(figure, statistic)
            yield f"{name}.{statistic}", value
            if name == OVERALL:
                yield statistic, value
