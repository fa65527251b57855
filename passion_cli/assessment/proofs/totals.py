"""Every total there can be, where the points of all indicators are a few values."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import combinations

from passion_cli.assessment.proofs.ranges import counted_points, suffice
from passion_cli.assessment.rulebook.items import Indicator, MultiItem, SingleItem
from passion_cli.assessment.rulebook.rulebook import Rulebook

MOST_SUMS = 200_000
"""After so many sums the search is given up, and nothing is claimed."""


class TooManyError(Exception):
    """There are too many sums to list."""


@lru_cache(maxsize=8)
def every_total(rulebook: Rulebook) -> frozenset[Fraction]:
    """Return every total there can be; nothing where numbers are scored, or there are too many.

    A question may stay unanswered, or not apply, as long as enough of its rule is answered.
    """
    try:
        return frozenset(_Search(rulebook).totals())
    except TooManyError:
        return frozenset()


@dataclass
class _Search:
    """Lists sums until there are too many."""

    rulebook: Rulebook
    left: int = MOST_SUMS

    def totals(self) -> Iterator[Fraction]:
        """Yield the mean of the scores of every set of rules that is large enough."""
        shares = self.rulebook.shares
        scores = {rule: {shares[rule] * each for each in self._scores(rule)} for rule in shares}
        for number in range(max(1, self.rulebook.scoring.rules_needed), len(scores) + 1):
            for some in combinations(scores, number):
                whole = self.rulebook.share_of(some)
                yield from (each / whole for each in self._sums([scores[rule] for rule in some]))

    def _scores(self, rule: str) -> Iterator[Fraction]:
        """Yield the scores that a rule can have."""
        indicators = self.rulebook.measures[rule]
        for number in range(1, len(indicators) + 1):
            for some in combinations(indicators, number):
                if suffice(self.rulebook, rule, some):
                    weights = [each.weight or Fraction(0) for each in some]
                    parts = [
                        {weight * points for points in _points(each)}
                        for weight, each in zip(weights, some, strict=True)
                    ]
                    known = sum(weights, Fraction(0))
                    yield from (100 * each / known for each in self._sums(parts))
                self._spend(len(indicators))

    def _sums(self, parts: Sequence[Iterable[Fraction]]) -> set[Fraction]:
        """Return every sum of one value from each part."""
        found = {Fraction(0)}
        for part in parts:
            values = list(part)
            self._spend(len(found) * len(values))
            found = {one + other for one in found for other in values}
        return found

    def _spend(self, number: int) -> None:
        self.left -= number
        if self.left < 0:
            raise TooManyError


def _points(indicator: Indicator) -> set[Fraction]:
    match indicator:
        case SingleItem():
            return set(indicator.points)
        case MultiItem():
            return set(counted_points(indicator))
        case _:
            raise TooManyError
