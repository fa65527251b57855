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
        elif not isinstance(item, NumberItem):
            family.require({**dict.fromkeys(options, 1), answered: -1}, 0, 0)
        yield family
    yield from _flags(data, rulebook)


def _flags(data: Mapping[str, Any], rulebook: Rulebook) -> Iterator[Family]:
    """A check that rests on options counts at most as many people as chose them."""
    told = {each["id"]: each for each in data["items"]}
    for flag in data["flags"]:
        family = Family(f"flag {flag['id']}", data["people"])
        sums: dict[str, int] = {}
        whens = rulebook.checks[flag["id"]].when
        secret = any(_is_secret(rulebook, each.item or "") for each in whens)
        raised = family.add("raised", flag["people"], sums=secret)
        for place, condition in enumerate(whens):
            item = rulebook.items.get(condition.item or "")
            if condition.is_ is None or item is None or isinstance(item, NumberItem | MultiItem):
                break
            cells = {each["id"]: each["people"] for each in told[item.id]["options"]}
            keys = {
                key: family.add(f"{place} {key}", number, sums=item.sensitive)
                for key, number in cells.items()
            }
            silent = [
                family.add(f"{place} {key}", told[item.id][key], sums=item.sensitive)
                for key in SILENCES
            ]
            everybody = dict.fromkeys((*keys.values(), *silent), 1)
            family.require(everybody, data["people"], data["people"])
            chosen = {keys[key]: 1 for key in condition.is_ if key in keys}
            family.require({**chosen, raised: -1}, 0, data["people"])
            sums |= chosen
        else:
            most = data["people"] * (len(whens) - 1)
            family.require({**dict.fromkeys(sums, -1), raised: 1}, -most, 10**6)
        yield family


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

    `truth` is the document for the coach: what is concluded from a wrong guess is no leak.
    """
    for family, real in zip(families(data, rulebook), families(truth, rulebook), strict=True):
        for name, number in family.leaks(data["min_group"]):
            if real.known[name.removeprefix(f"{family.name}.")] == number:
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
