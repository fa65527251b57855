"""What to do and what to find out first, ranked by what it gains."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from passion_cli.assessment.crosschecks import hold
from passion_cli.assessment.indicators import REMEMBERED, Measurement, Reading, RuleReading, State
from passion_cli.assessment.rulebook.items import Indicator, Move
from passion_cli.assessment.rulebook.rulebook import Rulebook
from passion_cli.assessment.scoring import FULL, Score, over_one, score_rule, weigh, weights_of

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


class Candidate(NamedTuple):
    """A move in one rule; its gain is in points of that rule."""

    indicator: Indicator
    gain: Fraction
    rule: str
    group: str | None
    rank: tuple[float, Fraction, Fraction, int]
    """Highest priority first, then the lower rule, then the order of the file.

    The float decides where it can, which is fast; equal ones are told apart exactly.
    """


def advise(reading: Reading, chosen: Sequence[Candidate]) -> tuple[Advised, ...]:
    """Return what is advised of the moves that were chosen, for these answers."""
    scored = sum(score_rule(part).score is not None for part in reading.rules)
    return tuple(_advised(reading, each.indicator, each.gain / scored) for each in chosen)


def choose(reading: Reading, scores: Mapping[str, Fraction | None]) -> tuple[Candidate, ...]:
    """Choose the moves: the first inside the weakest rule, the others elsewhere.

    gain = (min(1, points + step) - points) x weight / answered weight of the rule x 100 / rules;
    priority = gain x feasibility; one move per rule and per group.
    """
    candidates = [each for part in reading.rules for each in _candidates(part)]
    lowest = weakest(scores)
    chosen: list[Candidate] = []
    fitting = [each for each in candidates if each.rule in lowest] or candidates
    for _ in range(reading.rulebook.advice.slots):
        if not fitting:
            break
        chosen.append(min(fitting, key=_rank))
        fitting = _apart(candidates, chosen)
    return tuple(chosen)


def advise_in(
    reading: Reading, rules: Sequence[Score], wanted: Sequence[str]
) -> tuple[Advised, ...]:
    """Return the best move of each of some rules, the best first."""
    scored = sum(rule.score is not None for rule in rules)
    found = (_candidates(part) for part in reading.rules if part.rule in wanted)
    best = sorted((min(some, key=_rank) for some in found if some), key=_rank)
    return tuple(_advised(reading, each.indicator, each.gain / scored) for each in best)


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
    """Return the moves inside one rule; none where the rule has no score."""
    rule, advice = score_rule(part), part.rulebook.advice
    if rule.score is None:
        return ()
    answered, _ = weights_of(part)
    open_ones = [
        point
        for point in part.measurements
        if point.points is not None and point.points < advice.settled_from
    ]
    return tuple(_candidate(part.rulebook, point, rule, answered) for point in open_ones)


def _candidate(rulebook: Rulebook, point: Measurement, rule: Score, answered: int) -> Candidate:
    indicator, worth, weight = rulebook.indicators[point.indicator], point.points, point.weight
    step = min(1 - (worth or 0), rulebook.advice.step)
    gain = Fraction(
        100 * step.numerator * weight.numerator * rulebook.weight_unit,
        step.denominator * weight.denominator * answered,
    )
    priority = gain * (indicator.feasibility or 0)
    place = rulebook.places[point.indicator]
    rank = (-float(priority), -priority, rule.score or Fraction(0), place)
    return Candidate(indicator, gain, rule.id, indicator.group, rank)


def weakest(scores: Mapping[str, Fraction | None]) -> set[str]:
    """Return the rules that share the first slot: the lowest score, and what is near it."""
    known = {key: score for key, score in scores.items() if score is not None}
    numbers, unit = over_one(list(known.values()))
    limit = min(numbers, default=0) + NEAR_MINIMUM * unit
    return {key for key, number in zip(known, numbers, strict=True) if number <= limit}


_rank = attrgetter("rank")


def _apart(candidates: Sequence[Candidate], chosen: Sequence[Candidate]) -> list[Candidate]:
    """Return the moves whose rule and group are not among the chosen ones."""
    rules = {each.rule for each in chosen}
    groups = {each.group for each in chosen if each.group}
    return [each for each in candidates if each.rule not in rules and each.group not in groups]


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
    applying = sum(rule.applies for rule in rules)
    effects: dict[str, Fraction] = {}
    for point in reading.measurements:
        if point.applies and point.points is None:
            for item in _inputs(reading.rulebook, point):
                effects[item] = effects.get(item, Fraction(0)) + _share(reading, point) / applying
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
