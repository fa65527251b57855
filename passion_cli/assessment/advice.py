"""What to do and what to find out first, ranked by what it gains."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from passion_cli.assessment.crosschecks import hold
from passion_cli.assessment.indicators import REMEMBERED, RuleReading
from passion_cli.assessment.measurements import Measurement, State
from passion_cli.assessment.reading import Reading
from passion_cli.assessment.rulebook.items import Indicator, Move
from passion_cli.assessment.rulebook.rulebook import Rulebook
from passion_cli.assessment.scoring import FULL, Score, weigh

NEAR_MINIMUM = 1
"""Rules within this many points of the lowest share the first slot."""


class Advised(NamedTuple):
    """One recommended move; `gain` is in points of the overall score, None when not counted."""

    indicator: Indicator
    move: Move
    gain: Fraction | None


class Finding(NamedTuple):
    """One thing not known yet; `effect` is by how much it widens the bounds, in points."""

    item: str
    state: State
    effect: Fraction


@dataclass(slots=True, eq=False)
class Priority:
    """A fraction by which moves are ordered, the highest first; the denominator is above 0."""

    numerator: int
    denominator: int

    def __lt__(self, other: "Priority") -> bool:
        """Tell whether it comes before another one."""
        return self.numerator * other.denominator > other.numerator * self.denominator

    def __eq__(self, other: object) -> bool:
        """Tell whether another one is the same fraction."""
        if not isinstance(other, Priority):
            return NotImplemented
        return self.numerator * other.denominator == other.numerator * self.denominator

    def __hash__(self) -> int:
        """Return the same number for equal fractions."""
        return hash(Fraction(self.numerator, self.denominator))


class Candidate(NamedTuple):
    """A move in one rule; `gained` is its gain in points of that rule, as a fraction.

    It is multiplied by the weight of the rule, in whole numbers.
    """

    indicator: Indicator
    gained: tuple[int, int]
    rule: str
    group: str | None
    rank: tuple[float, Priority, Fraction, int]
    """Highest priority first, then the lower rule, then the order of the file.

    The float decides where it can, which is fast; equal ones are told apart exactly.
    """

    @property
    def gain(self) -> Fraction:
        """The gain in points of the rule, times the weight of the rule."""
        return Fraction(*self.gained)


def advise(reading: Reading, chosen: Sequence[Candidate]) -> tuple[Advised, ...]:
    """Return what is advised of the moves that were chosen, for these answers."""
    return _gaining(reading, chosen, reading.known_scores[0])


def _gaining(
    reading: Reading, chosen: Sequence[Candidate], scored: Iterable[str]
) -> tuple[Advised, ...]:
    """Return moves with their gains; a rulebook without a total has none to gain."""
    share, counted = reading.rulebook.share_of(scored), reading.rulebook.has_total
    return tuple(
        _advised(reading, each.indicator, each.gain / share if counted else None) for each in chosen
    )


def choose(reading: Reading) -> tuple[Candidate, ...]:
    """Choose the moves: the first inside the weakest rule, the others elsewhere.

    gain = (min(1, points + step) - points) x weight / answered weight of the rule x 100
    x weight of the rule / weights of the rules that have a score;
    priority = gain x feasibility; one move per rule and per group.
    """
    ranked = [some for some in map(_candidates, reading.rules) if some]
    lowest = weakest(reading)
    fitting = [some[0] for some in ranked if some[0].rule in lowest]
    chosen: list[Candidate] = []
    for _ in range(reading.rulebook.advice.slots):
        fitting = fitting or _best_apart(ranked, chosen)
        if not fitting:
            break
        chosen.append(min(fitting, key=_rank))
        fitting = []
    return tuple(chosen)


def advise_in(
    reading: Reading, rules: Sequence[Score], wanted: Sequence[str]
) -> tuple[Advised, ...]:
    """Return the best move of each of some rules, the best first."""
    scored = [rule.id for rule in rules if rule.score is not None]
    found = (_candidates(part) for part in reading.rules if part.rule in wanted)
    best = sorted((some[0] for some in found if some), key=_rank)
    return _gaining(reading, best, scored)


def first_steps(reading: Reading) -> tuple[Advised, ...]:
    """Return the fixed first moves of someone whose total cannot be given yet."""
    book = reading.rulebook
    return tuple(_advised(reading, book.indicators[key], None) for key in book.advice.first_steps)


def move_for(reading: Reading, indicator: Indicator) -> Move:
    """Return the first move of an indicator whose conditions hold for these answers."""
    return next(each for each in indicator.every_move if hold(reading, each.when))


def _advised(reading: Reading, indicator: Indicator, gain: Fraction | None) -> Advised:
    return Advised(indicator, move_for(reading, indicator), gain)


@lru_cache(maxsize=REMEMBERED)
def _candidates(part: RuleReading) -> tuple[Candidate, ...]:
    """Return the moves inside one rule, the best first; none where the rule has no score."""
    score, rulebook = part.score, part.rulebook
    if score is None:
        return ()
    found = []
    for each in part.measurements:
        step = _step(rulebook, each.units, each.earned) if each.earned is not None else None
        if step is not None and rulebook.indicators[each.indicator].every_move:
            found.append(_candidate(rulebook, each, step, part))
    return tuple(sorted(found, key=_rank))


@lru_cache(maxsize=REMEMBERED)
def _step(rulebook: Rulebook, units: int, earned: tuple[int, int]) -> tuple[int, int] | None:
    """Return 100 x the points that a step adds, as a fraction; None where it is settled."""
    points, advice = Fraction(*earned) / units, rulebook.advice
    if points >= advice.settled_from:
        return None
    return (100 * min(1 - points, advice.step)).as_integer_ratio()


def _candidate(
    rulebook: Rulebook, point: Measurement, step: tuple[int, int], part: RuleReading
) -> Candidate:
    indicator = rulebook.indicators[point.indicator]
    gained = step[0] * point.units * rulebook.shares[part.rule], step[1] * part.sums.answered
    feasible = (indicator.feasibility or Fraction(0)).as_integer_ratio()
    priority = Priority(gained[0] * feasible[0], gained[1] * feasible[1])
    place = rulebook.places[point.indicator]
    rough = -priority.numerator / priority.denominator
    rank = (rough, priority, part.score or Fraction(0), place)
    return Candidate(indicator, gained, part.rule, indicator.group, rank)


def weakest(reading: Reading) -> set[str]:
    """Return the rules that share the first slot: the lowest score, and what is near it."""
    rules, numbers, unit = reading.known_scores
    limit = min(numbers, default=0) + NEAR_MINIMUM * unit
    return {rule for rule, number in zip(rules, numbers, strict=True) if number <= limit}


_rank = attrgetter("rank")


def _best_apart(
    ranked: Sequence[Sequence[Candidate]], chosen: Sequence[Candidate]
) -> list[Candidate]:
    """Return the best move of each rule whose rule and group are not among the chosen ones."""
    rules = {each.rule for each in chosen}
    groups = {each.group for each in chosen if each.group}
    left = (some for some in ranked if some[0].rule not in rules)
    free = (next((each for each in some if each.group not in groups), None) for some in left)
    return [each for each in free if each is not None]


def find_out(reading: Reading, rules: Sequence[Score]) -> tuple[Finding, ...]:
    """List every question without an answer, the one that widens the bounds most first."""
    effects = _effects(reading, rules)
    silent = [
        Finding(item.id, state, effects.get(item.id, Fraction(0)))
        for item in reading.rulebook.asked()
        if (state := reading.state(item.id)) in (State.UNKNOWN, State.UNANSWERED)
    ]
    return tuple(sorted(silent, key=lambda finding: -finding.effect))


def _effects(reading: Reading, rules: Sequence[Score]) -> dict[str, Fraction]:
    shares = reading.rulebook.shares
    applying = reading.rulebook.share_of(rule.id for rule in rules if rule.applies)
    effects: dict[str, Fraction] = {}
    for point in reading.measurements:
        if point.applies and point.points is None:
            effect = _share(reading, point) * shares[point.rule] / applying
            for item in _inputs(reading.rulebook, point):
                effects[item] = effects.get(item, Fraction(0)) + effect
    return effects


def _inputs(rulebook: Rulebook, point: Measurement) -> tuple[str, ...]:
    ratio = rulebook.ratios.get(point.indicator)
    return (ratio.numerator, ratio.denominator) if ratio else (point.indicator,)


def _share(reading: Reading, point: Measurement) -> Fraction:
    return (
        FULL
        * point.weight
        / weigh(each for each in reading.measurements if each.rule == point.rule and each.applies)
    )
