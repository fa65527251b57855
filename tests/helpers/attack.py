"""Tries to solve a cohort's document for what it withholds: counts, and one person's score.

Every number of the document is a constraint; `__moves__`, what the moves add up to, is given as
well, for a reader can guess it. A count that is null is an unknown whole number;
a leak is one on which all solutions agree, whether an unknown may be anything or, as a reader may
suppose, is from 1 to less than the minimum. That nobody gave an answer leads to nobody. Sums of scores are known to half a tenth a person.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from passion_cli.assessment.rulebook.conditions import Condition
from passion_cli.assessment.rulebook.items import MultiItem, NumberItem
from passion_cli.assessment.rulebook.rulebook import Rulebook

SILENCES = ("unknown", "not_applicable", "unanswered")
DIRECTIONS = 4
"""How many random directions are tried before each unknown is looked at on its own."""
ROUNDING = Fraction(1, 20)


@dataclass
class Family:
    """Counts that constrain each other: known numbers, and unknown ones in a range."""

    name: str
    most: int
    columns: dict[str, int] = field(default_factory=dict)
    known: dict[str, int] = field(default_factory=dict)
    rows: list[tuple[dict[str, int], float, float]] = field(default_factory=list)
    large: set[str] = field(default_factory=set)

    def add(self, key: str, number: int | None, *, sums: bool = False) -> str:
        """Add a count under a name; None is unknown.

        One that `sums` others up may be large; so may one that is withheld whatever it is, for
        then nothing can be supposed of it.
        """
        if number is None:
            self.columns[key] = len(self.columns)
            if sums:
                self.large.add(key)
        else:
            self.known[key] = number
        return key

    def require(self, terms: Mapping[str, int], low: float, high: float) -> None:
        """Say between what a sum of counts lies."""
        self.rows.append((dict(terms), low, high))

    def leaks(self, minimum: int) -> Iterator[tuple[str, int]]:
        """Yield the unknown counts that have only one solution, with that."""
        yield from self._pinned(Bounds(0, self.most))
        least = [0 if key in self.large else 1 for key in self.columns]
        most = [self.most if key in self.large else minimum - 1 for key in self.columns]
        yield from self._pinned(Bounds(np.array(least), np.array(most)))

    def _pinned(self, bounds: Bounds) -> Iterator[tuple[str, int]]:
        if not self.columns:
            return
        generator, size = np.random.default_rng(7), len(self.columns)
        found = [self._solve(generator.normal(size=size), bounds) for _ in range(DIRECTIONS)]
        if found[0] is None:
            return
        points = np.array([each for each in found if each is not None])
        for key, column in self.columns.items():
            if np.ptp(points[:, column]) > 0:
                continue
            unit = np.zeros(size)
            unit[column] = 1
            low, high = self._solve(unit, bounds), self._solve(-unit, bounds)
            if low is not None and high is not None and low[column] == high[column] > 0:
                yield f"{self.name}.{key}", int(low[column])

    def _solve(self, objective: Any, bounds: Bounds) -> Any:
        matrix, lower, upper = [], [], []
        for terms, low, high in self.rows:
            fixed = sum(
                factor * self.known[key] for key, factor in terms.items() if key in self.known
            )
            row = np.zeros(len(self.columns))
            for key, factor in terms.items():
                if key in self.columns:
                    row[self.columns[key]] = factor
            matrix.append(row)
            lower.append(low - fixed)
            upper.append(high - fixed)
        made = milp(
            objective,
            integrality=np.ones(len(self.columns)),
            bounds=bounds,
            constraints=LinearConstraint(np.array(matrix), lower, upper) if matrix else (),
        )
        return None if made.x is None else np.round(made.x)


def families(data: Mapping[str, Any], rulebook: Rulebook) -> Iterator[Family]:
    """Yield the counts of a document, with all that is known to hold between them."""
    people = data["people"]
    totals = Family("bands", people)
    bands = [totals.add(each["id"], each["people"]) for each in data["bands"]]
    scored = totals.add("scored", data["scored"], sums=True)
    for figure in (data["overall"],):
        totals.require(
            {scored: 1}, figure["n"] or 0, people if figure["n"] is None else figure["n"]
        )
    totals.require({**dict.fromkeys(bands, 1), scored: -1}, 0, 0)
    yield totals
    for kind in ("weakest", "moves"):
        family = Family(kind, people)
        keys = [
            family.add(
                each["id"],
                each["people"],
                sums=kind == "moves" and _is_secret(rulebook, each["id"]),
            )
            for each in data[kind]
        ]
        base = data["scored"]
        if base is not None and data["audience"] == "group":
            most = 3 * base if kind == "moves" else 10**6
            family.require(dict.fromkeys(keys, 1), 0 if kind == "moves" else base, most)
        yield family
        if kind == "moves":
            exact = Family(
                "moves, summed", people, dict(family.columns), family.known, large=family.large
            )
            exact.require(dict.fromkeys(keys, 1), data["__moves__"], data["__moves__"])
            yield exact
    yield from _items(data, rulebook)
    yield from _scores(data)
    if data["rounds"] is not None:
        yield from _rounds(data)


def _is_secret(rulebook: Rulebook, item: str) -> bool:
    return item in rulebook.items and rulebook.items[item].sensitive


def _items(data: Mapping[str, Any], rulebook: Rulebook) -> Iterator[Family]:
    people = data["people"]
    for told in data["items"]:
        item = rulebook.items[told["id"]]
        family = Family(told["id"], people)
        secret = item.sensitive
        silences = [family.add(key, told[key], sums=secret) for key in SILENCES]
        answered = family.add("answered", told["answered"], sums=True)
        options = [
            family.add(f"option {each['id']}", each["people"], sums=secret)
            for each in told["options"]
        ]
        family.require({**dict.fromkeys(silences, 1), answered: 1}, people, people)
        if isinstance(item, MultiItem):
            family.require({**dict.fromkeys(options, 1), answered: -1}, 0, 10**6)
            for option in options:
                family.require({answered: 1, option: -1}, 0, people)
        elif isinstance(item, NumberItem):
            _many_answered(told, answered, family, data["min_group"])
        else:
            family.require({**dict.fromkeys(options, 1), answered: -1}, 0, 0)
        yield family
    yield from _flags(data, rulebook)


def _many_answered(told: Mapping[str, Any], answered: str, family: Family, minimum: int) -> None:
    """A median rests on the minimum or more, quartiles on 20 or more."""
    if told["numbers"] is not None and told["numbers"]["median"] is not None:
        least = minimum if told["numbers"]["quartiles"] is None else 20
        family.require({answered: 1}, least, family.most)


def _flags(data: Mapping[str, Any], rulebook: Rulebook) -> Iterator[Family]:
    """A check counts at most as many people as meet each of its conditions.

    How many chose an option is told or withheld; of numbers and scores, the quantiles say how many
    pass a comparison at least, and at most.
    """
    people, minimum = data["people"], data["min_group"]
    for flag in data["flags"]:
        family = Family(f"flag {flag['id']}", people)
        whens = rulebook.checks[flag["id"]].when
        secret = any(
            _is_secret(rulebook, item) for each in whens for item in rulebook.looked_at(each)
        )
        raised = family.add("raised", flag["people"], sums=secret)
        every: dict[str, int] = {}
        for place, condition in enumerate(whens):
            met = _met(data, rulebook, condition, family, place, minimum)
            if met:
                family.require({**met, raised: -1}, 0, people)
                every |= met
        if len(every) and all(
            any(key.startswith(f"{place} ") for key in every) for place in range(len(whens))
        ):
            family.require(
                {**dict.fromkeys(every, -1), raised: 1}, -people * (len(whens) - 1), 10**6
            )
        yield family


def _met(  # noqa: PLR0913, PLR0917 - what a condition is looked at with
    data: Mapping[str, Any],
    rulebook: Rulebook,
    condition: Condition,
    family: Family,
    place: int,
    minimum: int,
) -> dict[str, int]:
    """The counts that add up to those who meet a condition, or nothing where none is known."""
    told = {each["id"]: each for each in data["items"]}
    item, ratio = (
        rulebook.items.get(condition.item or ""),
        rulebook.ratios.get(condition.ratio or ""),
    )
    if (
        condition.is_ is not None
        and item is not None
        and not isinstance(item, NumberItem | MultiItem)
    ):
        cells = {each["id"]: each["people"] for each in told[item.id]["options"]}
        keys = {
            key: family.add(f"{place} {key}", number, sums=item.sensitive)
            for key, number in cells.items()
        }
        silent = [
            family.add(f"{place} silent {key}", told[item.id][key], sums=item.sensitive)
            for key in SILENCES
        ]
        everybody = dict.fromkeys((*keys.values(), *silent), 1)
        family.require(everybody, data["people"], data["people"])
        return {keys[key]: 1 for key in condition.is_ if key in keys}
    if condition.rule is not None:
        figure = next(each for each in data["rules"] if each["id"] == condition.rule)
        n = family.add(f"{place} n", figure["n"], sums=True)
        middle = [each for each in _quantiles(figure) if each[0] == 2]
        return _passing(middle, condition, family, place, n, 0)
    pair = (condition.item, condition.above_item) if condition.above_item else ()
    pair = (ratio.numerator, ratio.denominator) if ratio else pair
    if pair:
        return _passing_pairs(told, condition, family, place, pair)
    if isinstance(item, NumberItem):
        n = _number_known(told[item.id], family, place, minimum)
        return _passing(_quantiles(told[item.id]["numbers"]), condition, family, place, n)
    return {}


Quantile = tuple[int, Fraction]
"""How many quarters of the values do not exceed it, and what it is."""


def _quantiles(figure: Mapping[str, Any] | None) -> list[Quantile]:
    if figure is None or figure["median"] is None:
        return []
    lower, upper = figure["quartiles"] or (None, None)
    told = ((1, lower), (2, figure["median"]), (3, upper))
    return [(share, Fraction(str(value))) for share, value in told if value is not None]


def _number_known(
    told: Mapping[str, Any], family: Family, place: int, minimum: int, name: str = "n"
) -> str:
    """Add how many answered with a number, and who did not."""
    n = family.add(f"{place} {name}", told["answered"], sums=True)
    silent = [family.add(f"{place} {name} {key}", told[key]) for key in SILENCES]
    family.require({**dict.fromkeys(silent, 1), n: 1}, family.most, family.most)
    _many_answered(told, n, family, minimum)
    return n


def _passing(  # noqa: PLR0913, PLR0917 - what a condition is looked at with
    points: list[Quantile], condition: Condition, family: Family, place: int, n: str, least: int = 1
) -> dict[str, int]:
    """How many of n values pass a comparison, for all that their quantiles say.

    At least s n / 4 values do not exceed the one at s quarters, and more than (4 - s) n / 4 reach
    it; of a score, whose median may lie between two people, at least as many (`least` is 0).
    """
    passing = family.add(f"{place} passing", None, sums=True)
    family.require({n: 1, passing: -1}, 0, family.most)
    falls = condition.at_most is not None or condition.below is not None
    rises = condition.at_least is not None or condition.above is not None
    equal = [share for share, value in points if condition.accepts(value)]
    for share, value in points:
        passes = condition.accepts(value)
        under, over = {passing: 4, n: -share}, {passing: 4, n: share - 4}
        beyond = condition.equals is not None and value > condition.equals
        if falls and passes:
            family.require(under, 0, 10**6)
        elif rises and passes:
            family.require(over, least, 10**6)
        elif falls or (not passes and beyond):
            family.require(under, -(10**6), -least)
        elif not passes:
            family.require(over, -(10**6), 0)
    if equal and not falls and not rises:
        family.require({passing: 4, n: equal[0] - equal[-1]}, least, 10**6)
    return {passing: 1}


def _passing_pairs(
    told: Mapping[str, Any], condition: Condition, family: Family, place: int, pair: Any
) -> dict[str, int]:
    """How many pairs pass: at least those of whom one number is high and the other low."""
    passing = family.add(f"{place} passing", None, sums=True)
    names = [
        _number_known(told[item], family, place, 0, f"n{side}") for side, item in enumerate(pair)
    ]
    first, second = (_quantiles(told[item]["numbers"]) for item in pair)
    falls = condition.below is not None or condition.at_most is not None
    for share, one in first:
        for other_share, other in second:
            if condition.above_item is not None:
                passes = one > other
            else:
                passes = other > 0 and condition.accepts(one / other)
            if not passes:
                continue
            low, high = (share, 4 - other_share) if falls else (4 - share, other_share)
            terms = {passing: 4, names[0]: -low, names[1]: -high}
            family.require(terms, -4 * family.most, 10**6)
    return {passing: 1}


def _scores(data: Mapping[str, Any]) -> Iterator[Family]:
    """How many people have a score, in the whole and by group; groups add up to the whole."""
    people, groups = data["people"], data["groups"]
    named = {each["id"]: each for each in (*data["rules"], *data["topics"])}
    named |= {"overall": data["overall"], "coverage": data["coverage"]}
    for name, figure in named.items():
        family = Family(f"n of {name}", people)
        whole = family.add("all", figure["n"], sums=True)
        left = None if figure["n"] is None else people - figure["n"]
        lacking = family.add("lacking", left, sums=True)
        family.require({whole: 1, lacking: 1}, people, people)
        parts = []
        for place, group in enumerate(groups):
            n = group["scores"][name]["n"]
            part = family.add(f"group {place}", n, sums=True)
            left = None if n is None else group["people"] - n
            rest = family.add(f"lacking {place}", left, sums=True)
            family.require({part: 1, rest: 1}, group["people"], group["people"])
            parts.append(part)
        if groups:
            family.require({**dict.fromkeys(parts, 1), whole: -1}, 0, 0)
        yield family


def _rounds(data: Mapping[str, Any]) -> Iterator[Family]:
    people, rounds = data["people"], data["rounds"]
    for change in rounds["changes"]:
        family = Family(f"change {change['id']}", people)
        pairs = family.add("pairs", rounds["pairs"], sums=True)
        joined = family.add("joined", rounds["joined"])
        both = family.add("both", change["pairs"], sums=True)
        moved = [family.add(key, change[key]) for key in ("up", "same", "down")]
        everybody = {pairs: 1} if rounds["paired"] else {pairs: 1, joined: 1}
        family.require(everybody, people, people)
        family.require({pairs: 1, both: -1}, 0, people)
        family.require({**dict.fromkeys(moved, 1), both: -1}, 0, 0)
        _by_sign(change, moved, family)
        if change["median"] is not None:
            _far(change, rounds["noise"], moved, family)
        yield family


def _by_sign(change: Mapping[str, Any], moved: list[str], family: Family) -> None:
    """Those who rose, did not change and fell: among them the up and the down of the noise.

    They are withheld for the smallest of several counts: nothing can be supposed of each. Where
    nobody stayed within the noise, those who rose are those who went up, and so on: no leak.
    """
    up, _, down = moved
    known = {key: change[key] for key in ("risen", "unchanged", "fallen")}
    if change["same"] == 0:
        known = {"risen": change["up"], "unchanged": 0, "fallen": change["down"]}
    signs = [family.add(key, number, sums=True) for key, number in known.items()]
    family.require({**dict.fromkeys(signs, 1), "both": -1}, 0, 0)
    for side, far in (("risen", up), ("fallen", down)):
        told = (known[side], change[far])
        near = family.add(f"within {side}", None if None in told else told[0] - told[1], sums=True)
        family.require({side: 1, far: -1, near: -1}, 0, 0)


def _far(change: Mapping[str, Any], noise: float, moved: list[str], family: Family) -> None:
    """What a median change says: of an even number half, of an odd one more, moved as far."""
    up, _, down = moved
    for side, sign in ((up, 1), (down, -1)):
        if sign * change["median"] > noise:
            family.require({side: 2, "both": -1}, 0, 10**6)
        elif sign * change["median"] < noise:
            family.require({side: 2, "both": -1}, -(10**6), 0)


def found_counts(
    data: Mapping[str, Any], truth: Mapping[str, Any], rulebook: Rulebook
) -> Iterator[tuple[str, int]]:
    """Yield every withheld count that the document gives away, with what it gives.

    `truth` is the document for the coach: what is concluded from a wrong guess is no leak. How many
    pass a comparison stands in neither: of these, every small number is one.
    """
    for family, real in zip(families(data, rulebook), families(truth, rulebook), strict=True):
        for name, number in family.leaks(data["min_group"]):
            key = name.removeprefix(f"{family.name}.")
            is_true = real.known[key] == number if key in real.known else number < data["min_group"]
            if is_true:
                yield name, number


def found_scores(data: Mapping[str, Any]) -> Iterator[str]:
    """Yield the scores of which the mean pins every single person's to a tenth."""
    for figure in (data["overall"], *data["rules"], *data["topics"]):
        if figure["mean"] is None or figure["n"] is None:
            continue
        n, mean = figure["n"], Fraction(str(figure["mean"]))
        most = min(Fraction(100), n * (mean + ROUNDING))
        least = max(Fraction(0), n * (mean - ROUNDING) - 100 * (n - 1))
        if most - least <= 2 * ROUNDING:
            yield figure.get("id", "overall")


def newcomer(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the answers of one person who joined between two documents: counts that rose by one."""
    was = {
        (item["id"], each["id"]): each["people"]
        for item in before["items"]
        for each in item["options"]
    }
    for item in after["items"]:
        for each in item["options"]:
            old = was[item["id"], each["id"]]
            if None not in (old, each["people"]) and each["people"] == old + 1:
                yield item["id"], each["id"]
