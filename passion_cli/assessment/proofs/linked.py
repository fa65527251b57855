"""Which indicators depend on each other, and every way in which they come out together."""

from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from itertools import product
from math import prod

from passion_cli.assessment.answers import Value
from passion_cli.assessment.indicators import read_indicator
from passion_cli.assessment.proofs.convolution import TooManyError
from passion_cli.assessment.proofs.grid import answers_to
from passion_cli.assessment.rulebook.items import Indicator, Ratio
from passion_cli.assessment.rulebook.rulebook import Rulebook

MOST_READINGS, MOST_WAYS, MOST_SUMS = 100_000, 20_000, 50_000
"""With more readings of indicators, ways in which they come out, or sums of them in a rule,
nothing is counted."""

Sums = tuple[Fraction, Fraction]
"""Weights times points, and the weights of what applies."""
NOTHING = (Fraction(0), Fraction(0))


class LinkedPoints:
    """The points of a rulebook's indicators: of independent ones, and of those that are linked.

    Linked are ratios, and indicators that rest on a question another one rests on too.
    """

    def __init__(self, rulebook: Rulebook) -> None:
        self.rulebook = rulebook
        every = rulebook.indicators.values()
        uses = Counter(item for each in every for item in items_of(each))
        self.answers = {item: tuple(answers_to(rulebook, item)) for item in uses}
        self.shared = {item for item, number in uses.items() if number > 1}
        self.linked = [
            each
            for each in every
            if isinstance(each, Ratio) or self.shared.intersection(items_of(each))
        ]
        self.left = MOST_READINGS

    @cached_property
    def rules(self) -> tuple[str, ...]:
        """The rules that have linked indicators."""
        return tuple(dict.fromkeys(str(each.rule) for each in self.linked))

    def own_sums(self, rule: str) -> Counter[Sums]:
        """Count the sums over the independent indicators of a rule."""
        found, linked = Counter({NOTHING: 1}), {each.id for each in self.linked}
        for indicator in self.rulebook.measures[rule]:
            if indicator.id not in linked:
                found = _added(found, indicator, self._points(indicator, {}))
        return found

    @cached_property
    def ways(self) -> Counter[tuple[Sums, ...]]:
        """How often the linked indicators come to which sums, in each of their rules."""
        found = Counter({tuple(NOTHING for _ in self.rules): 1})
        for group in self._groups():
            found = _joined(found, self._ways(group))
        return found

    def _groups(self) -> list[list[Indicator]]:
        """Return the linked indicators in groups that share no question."""
        groups: list[tuple[set[str], list[Indicator]]] = []
        for indicator in self.linked:
            items, members = set(items_of(indicator)), [indicator]
            for group in [each for each in groups if each[0] & items]:
                groups.remove(group)
                items, members = items | group[0], [*group[1], *members]
            groups.append((items, members))
        return [members for _, members in groups]

    def _ways(self, group: Sequence[Indicator]) -> Counter[tuple[Sums, ...]]:
        """Count in which ways a group comes out, for every answer to what is shared in it."""
        shared = sorted({item for each in group for item in items_of(each)} & self.shared)
        found = Counter[tuple[Sums, ...]]()
        for chosen in product(*(self.answers[item] for item in shared)):
            given = {item: value for item, (value, _) in zip(shared, chosen, strict=True)}
            times = prod(number for _, number in chosen)
            ways = Counter({tuple(NOTHING for _ in self.rules): times})
            for indicator in group:
                ways = self._with(ways, indicator, self._points(indicator, given))
            found.update(ways)
        return found

    def _with(
        self,
        ways: Counter[tuple[Sums, ...]],
        indicator: Indicator,
        points: Mapping[Fraction | None, int],
    ) -> Counter[tuple[Sums, ...]]:
        place, found = self.rules.index(str(indicator.rule)), Counter[tuple[Sums, ...]]()
        for sums, before in ways.items():
            for added, times in _added(Counter({sums[place]: before}), indicator, points).items():
                found[*sums[:place], added, *sums[place + 1 :]] += times
        return found

    def _points(self, indicator: Indicator, given: Mapping[str, Value]) -> Counter[Fraction | None]:
        """Count the points of one indicator, None being none, over what is not given."""
        own = [item for item in items_of(indicator) if item not in given]
        found = Counter[Fraction | None]()
        for chosen in product(*(self.answers[item] for item in own)):
            self.left -= 1
            if self.left < 0:
                raise TooManyError
            values = {**given, **{item: each[0] for item, each in zip(own, chosen, strict=True)}}
            said = tuple(values.get(item) for item in indicator.needs)
            points = read_indicator(self.rulebook, indicator.id, said).points
            found[points] += prod(number for _, number in chosen)
        return found


def items_read(rulebook: Rulebook) -> set[str]:
    """Return the items that a score rests on."""
    return {item for each in rulebook.indicators.values() for item in items_of(each)}


def items_of(indicator: Indicator) -> tuple[str, ...]:
    """Return the items whose answers count; `unless` only asks whether one does not apply."""
    if isinstance(indicator, Ratio):
        return indicator.numerator, indicator.denominator
    return (indicator.id,)


def _added(
    sums: Counter[Sums], indicator: Indicator, points: Mapping[Fraction | None, int]
) -> Counter[Sums]:
    """Add the points of an indicator to sums; without any it does not apply."""
    if len(sums) * len(points) > MOST_SUMS:
        raise TooManyError
    weight, found = indicator.weight or Fraction(0), Counter[Sums]()
    for worth, times in points.items():
        for (earned, whole), before in sums.items():
            added = (earned, whole) if worth is None else (earned + weight * worth, whole + weight)
            found[added] += before * times
    return found


def _joined(
    one: Counter[tuple[Sums, ...]], other: Counter[tuple[Sums, ...]]
) -> Counter[tuple[Sums, ...]]:
    """Combine the ways of two independent groups."""
    if len(one) * len(other) > MOST_WAYS:
        raise TooManyError
    found = Counter[tuple[Sums, ...]]()
    for sums, before in one.items():
        for others, times in other.items():
            pairs = zip(sums, others, strict=True)
            found[tuple((a + c, b + d) for (a, b), (c, d) in pairs)] += before * times
    return found
