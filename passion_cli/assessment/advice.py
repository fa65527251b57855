"""What to do and what to find out first, ranked by what it gains."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from passion_cli.assessment.reading import Point, Reading, State
from passion_cli.assessment.rulebook import Indicator, Move, Rulebook
from passion_cli.assessment.scoring import FULL, Score, weigh

NEAR_MINIMUM = 1
"""Rules within this many points of the lowest share the first slot."""


@dataclass(frozen=True, slots=True)
class Advised:
    """One recommended move; `gain` is in points of the overall score, None when not counted."""

    indicator: Indicator
    move: Move
    gain: Fraction | None


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing not known yet; `effect` is by how much it widens the bounds, in points."""

    item: str
    state: State
    effect: Fraction


@dataclass(frozen=True, slots=True)
class _Candidate:
    indicator: Indicator
    gain: Fraction
    rule: Score

    @property
    def rank(self) -> tuple[Fraction, Fraction]:
        """Highest priority first, then the lower rule; file order breaks what is left."""
        return -self.gain * (self.indicator.feasibility or 0), self.rule.score or Fraction(0)


def advise(reading: Reading, rules: Sequence[Score]) -> tuple[Advised, ...]:
    """Choose the moves: the first inside the weakest rule, the others elsewhere.

    gain = (min(1, points + step) - points) x weight / answered weight of the rule x 100 / rules;
    priority = gain x feasibility; one move per rule and per group.
    """
    candidates = sorted(_candidates(reading, rules), key=lambda candidate: candidate.rank)
    chosen: list[_Candidate] = []
    weakest = _weakest(rules)
    _take(chosen, candidates, 1, lambda each: each.rule.id in weakest)
    _take(chosen, candidates, reading.rulebook.advice.slots, lambda each: _apart(each, chosen))
    return tuple(_advised(each.indicator, each.gain) for each in chosen)


def first_steps(rulebook: Rulebook) -> tuple[Advised, ...]:
    """Return the fixed first moves of someone whose total cannot be given yet."""
    steps = rulebook.advice.first_steps
    return tuple(_advised(rulebook.indicators[key], None) for key in steps)


def _advised(indicator: Indicator, gain: Fraction | None) -> Advised:
    if indicator.move is None:
        raise ValueError(indicator.id)
    return Advised(indicator, indicator.move, gain)


def _candidates(reading: Reading, rules: Sequence[Score]) -> Iterator[_Candidate]:
    given = {rule.id: rule for rule in rules if rule.score is not None}
    advice, answered = reading.rulebook.advice, _answered_weights(reading)
    for point in reading.points:
        if point.points is None or point.rule not in given or point.points >= advice.settled_from:
            continue
        step = min(1 - point.points, advice.step)
        weight, whole = point.weight, answered[point.rule] * len(given)
        gain = Fraction(
            100 * step.numerator * weight.numerator * whole.denominator,
            step.denominator * weight.denominator * whole.numerator,
        )
        yield _Candidate(reading.rulebook.indicators[point.indicator], gain, given[point.rule])


def _answered_weights(reading: Reading) -> dict[str, Fraction]:
    weights: dict[str, Fraction] = {}
    for point in reading.points:
        if point.points is not None:
            weights[point.rule] = weights.get(point.rule, Fraction(0)) + point.weight
    return weights


def _weakest(rules: Sequence[Score]) -> set[str]:
    scores = {rule.id: rule.score for rule in rules if rule.score is not None}
    lowest = min(scores.values(), default=Fraction(0))
    return {key for key, score in scores.items() if score <= lowest + NEAR_MINIMUM}


def _take(
    chosen: list[_Candidate],
    candidates: Sequence[_Candidate],
    slots: int,
    fits: Callable[[_Candidate], bool],
) -> None:
    for candidate in candidates:
        if len(chosen) < slots and fits(candidate):
            chosen.append(candidate)


def _apart(candidate: _Candidate, chosen: Sequence[_Candidate]) -> bool:
    groups = {each.indicator.group for each in chosen if each.indicator.group}
    return (
        candidate.rule.id not in {each.rule.id for each in chosen}
        and candidate.indicator.group not in groups
    )


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
    for point in reading.points:
        if point.applies and point.points is None:
            for item in _inputs(reading.rulebook, point):
                effects[item] = effects.get(item, Fraction(0)) + _share(reading, point) / applying
    return effects


def _inputs(rulebook: Rulebook, point: Point) -> tuple[str, ...]:
    ratio = rulebook.ratios.get(point.indicator)
    return (ratio.numerator, ratio.denominator) if ratio else (point.indicator,)


def _share(reading: Reading, point: Point) -> Fraction:
    return (
        FULL
        * point.weight
        / weigh(each for each in reading.points if each.rule == point.rule and each.applies)
    )
