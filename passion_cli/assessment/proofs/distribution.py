"""How many sets of answers come to each band, counted exactly.

Every question that a score rests on is answered, and each option is as likely as any other;
numbers take the values of a grid. Rules that share no question with another one, and rest on no
ratio, are independent: their scores are added up by convolution. The others are read together
beforehand (`linked`), and each way they come out is put beside all sums of the independent ones.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise
from math import ceil, lcm, prod
from operator import mul
from typing import NamedTuple

from passion_cli.assessment.proofs.convolution import Packing, TooManyError
from passion_cli.assessment.proofs.linked import LinkedPoints, Sums
from passion_cli.assessment.rulebook.rulebook import Rulebook
from passion_cli.assessment.scoring import FULL

MOST_ADDITIONS = 1_000_000
"""With more additions of scores of linked rules, nothing is counted."""

Group = tuple[int, int]
"""How many rules have a score, and what these weigh together."""
Scores = dict[bool, Counter[Fraction]]
"""Scores times the weight of their rule, of those that are given; and what is not given."""


class BandCounts(NamedTuple):
    """How many sets of answers there are, how many come to each band, and to no total."""

    sets: int
    bands: Mapping[str, int]
    no_total: int


@lru_cache(maxsize=8)
def band_counts(rulebook: Rulebook) -> BandCounts | None:
    """Count the sets of answers in each band; None without bands, or where they are too many."""
    if not rulebook.bands or not rulebook.has_total:
        return None
    try:
        return _BandCounter(rulebook).count()
    except TooManyError:
        return None


class _BandCounter:
    """Counts the sets of answers of one rulebook."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.rulebook, self.linked, self.left = rulebook, LinkedPoints(rulebook), MOST_ADDITIONS
        self.own = {rule: self.linked.own_sums(rule) for rule in rulebook.rules}
        self.alone = {
            rule: self._scores(rule, sums)
            for rule, sums in self.own.items()
            if rule not in self.linked.rules
        }
        self.unit = _unit(self.alone.values())
        self.parts = _Parts.of(self.linked, self.own, self.unit)

    def count(self) -> BandCounts:
        """Add up the independent rules, then put the linked ones beside them, band by band."""
        found, no_total = Counter[str](), 0
        needed = max(1, self.rulebook.scoring.rules_needed)
        sums = self._sums_of_independent()
        for (number, share), counts in self._linked_scores():
            for (more, weight), up_to in sums:
                if number + more < needed:
                    no_total += sum(counts.values()) * up_to[-1]
                    continue
                for band, times in self._by_band(counts, share + weight, up_to):
                    found[band] += times
        bands = {key: found[key] for key in self.rulebook.bands}
        return BandCounts(sum(bands.values()) + no_total, bands, no_total)

    def _by_band(
        self, counts: Mapping[int, int], share: int, up_to: list[int]
    ) -> Iterator[tuple[str, int]]:
        """Yield how many sets of answers are in each band.

        `counts` are scores of linked rules in fine units; `up_to` says how many sums of the
        others, in units, are below each number.
        """
        below, step, last = [0], self.parts.fine // self.unit, len(up_to) - 1
        scores, times = list(counts), list(counts.values())
        for band in list(self.rulebook.bands.values())[1:]:
            limit = ceil(share * band.start * self.parts.fine) + step - 1
            least = [(limit - score) // step for score in scores]
            reached = [up_to[min(last, one)] if one > 0 else 0 for one in least]
            below.append(sum(map(mul, times, reached)))
        below.append(sum(times) * up_to[-1])
        for key, (before, after) in zip(self.rulebook.bands, pairwise(below), strict=True):
            yield key, after - before

    def _scores(self, rule: str, own: Counter[Sums]) -> Scores:
        """Return the weighted scores of a rule whose indicators are all independent."""
        found, factor = Scores(), FULL * self.rulebook.shares[rule]
        for (earned, weight), times in own.items():
            score = factor * earned / weight if weight else Fraction(0)
            found.setdefault(bool(weight), Counter())[score] += times
        return found

    def _sums_of_independent(self) -> list[tuple[Group, list[int]]]:
        """Return how many sums of the scores of independent rules are below each number."""
        sets = prod(counts.total() for counts in self.own.values())
        packing, found = Packing(sets), {(0, 0): 1}
        for rule, scores in self.alone.items():
            more: dict[Group, int] = {}
            for given, counts in scores.items():
                numbers = _in_parts(counts, self.unit)
                for group, packed in found.items():
                    key = self._with(group, rule, given=given)
                    more[key] = more.get(key, 0) + packing.add(packed, numbers)
            found = more
        return [(group, packing.up_to(packed)) for group, packed in found.items()]

    def _linked_scores(self) -> Iterable[tuple[Group, Counter[int]]]:
        """Return the weighted scores of the linked rules together, over all ways they come out."""
        scored: dict[tuple[str, Sums], dict[bool, dict[int, int]]] = {}
        found: dict[Group, Counter[int]] = {}
        for ways, times in self.linked.ways.items():
            together = {(0, 0): {0: times}}
            for rule, sums in zip(self.linked.rules, ways, strict=True):
                if (rule, sums) not in scored:
                    self._spend(len(self.parts.own[rule]))
                    scored[rule, sums] = self.parts.scores(rule, self.rulebook.shares[rule], sums)
                more: dict[Group, dict[int, int]] = {}
                for given, counts in scored[rule, sums].items():
                    for group, before in together.items():
                        self._spend(len(before) * len(counts))
                        into = more.setdefault(self._with(group, rule, given=given), {})
                        _add(into, before, counts)
                together = more
            for group, counts in together.items():
                into_all = found.setdefault(group, Counter())
                for score, number in counts.items():
                    into_all[score] += number
        return found.items()

    def _spend(self, additions: int) -> None:
        self.left -= additions
        if self.left < 0:
            raise TooManyError

    def _with(self, group: Group, rule: str, *, given: bool) -> Group:
        """Return a group with one rule more, where that has a score."""
        number, share = group
        return (number + 1, share + self.rulebook.shares[rule]) if given else group


class _Parts(NamedTuple):
    """The sums of linked rules in whole numbers: points over `points`, weights over `weights`.

    A point of a weighted score has `fine` parts: each score is a whole number of them.
    """

    points: int
    weights: int
    fine: int
    own: Mapping[str, Sequence[tuple[int, int, int]]]
    """Of each rule, what is earned and what applies of independent indicators, and how often."""

    @classmethod
    def of(cls, linked: LinkedPoints, own: Mapping[str, Counter[Sums]], unit: int) -> "_Parts":
        """Find whole numbers for all sums; `unit` divides the parts of a point."""
        every = {sums for ways in linked.ways for sums in ways}
        every |= {sums for rule in linked.rules for sums in own[rule]}
        points = lcm(*(earned.denominator for earned, _ in every))
        weights = lcm(*(whole.denominator for _, whole in every))
        wholes = {int(whole * weights) for _, whole in every}
        apply = {one + other for one in wholes for other in wholes}
        fine = lcm(unit, points * lcm(*(each for each in apply if each)))
        numbers = {
            rule: [
                (int(e * points), int(w * weights), times) for (e, w), times in own[rule].items()
            ]
            for rule in linked.rules
        }
        return cls(points, weights, fine, numbers)

    def scores(self, rule: str, share: int, linked: Sums) -> dict[bool, dict[int, int]]:
        """Return the weighted scores of a rule, in fine parts, where its linked sums are given."""
        earned, whole = int(linked[0] * self.points), int(linked[1] * self.weights)
        found: dict[bool, dict[int, int]] = {}
        factor = int(FULL) * share * self.weights * (self.fine // self.points)
        for own, weight, times in self.own[rule]:
            applies = whole + weight
            score = factor * (own + earned) // applies if applies else 0
            counts = found.setdefault(bool(applies), {})
            counts[score] = counts.get(score, 0) + times
        return found


def _add(into: dict[int, int], one: Mapping[int, int], other: Mapping[int, int]) -> None:
    for score, before in one.items():
        for more, times in other.items():
            key = score + more
            into[key] = into.get(key, 0) + before * times


def _unit(scores: Iterable[Scores]) -> int:
    """Return into how many parts a point is divided so that every score is a whole number."""
    return lcm(*(score.denominator for each in scores for some in each.values() for score in some))


def _in_parts(counts: Mapping[Fraction, int], unit: int) -> dict[int, int]:
    return {int(score * unit): times for score, times in counts.items()}
