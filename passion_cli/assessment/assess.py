"""One call from answers to everything a report says."""

from dataclasses import dataclass
from fractions import Fraction

from passion_cli.assessment import crosschecks
from passion_cli.assessment.advice import Advised, Finding, advise, find_out, first_steps
from passion_cli.assessment.answers import Answers
from passion_cli.assessment.figures import Figures, compute_figures
from passion_cli.assessment.reading import Point, Reading
from passion_cli.assessment.rulebook import Band, Check, Notice, Rulebook, TooEarly
from passion_cli.assessment.scoring import (
    FULL,
    Score,
    band_of,
    bands_of,
    score_overall,
    score_rules,
    score_topics,
    weak_links,
)

SOLID_WIDTH, SOLID_CONTRADICTIONS = 5, 1
FAIR_WIDTH, FAIR_CONTRADICTIONS = 15, 3


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the receipt; `contribution` is its part of the overall score, in points."""

    point: Point
    contribution: Fraction | None


@dataclass(frozen=True, slots=True)
class Assessment:
    """Everything known about one person's answers, exact and without words."""

    rulebook: Rulebook
    answers: Answers
    overall: Score
    rules: tuple[Score, ...]
    topics: tuple[Score, ...]
    band: Band | None
    bands: tuple[Band, ...]
    confidence: str
    weak_links: tuple[str, ...]
    receipt: tuple[Line, ...]
    flags: tuple[tuple[Check, tuple[str, ...]], ...]
    signals: crosschecks.SignalCount
    badges: tuple[Notice, ...]
    notices: tuple[Notice, ...]
    figures: Figures
    moves: tuple[Advised, ...]
    find_out: tuple[Finding, ...]
    too_early: TooEarly | None

    @property
    def contradictions(self) -> int:
        """How many checks of kind contradiction fired."""
        return sum(check.kind == "contradiction" for check, _ in self.flags)


def assess(rulebook: Rulebook, answers: Answers) -> Assessment:
    """Assess one person's answers against a rulebook."""
    reading = Reading(rulebook, answers)
    rules = score_rules(rulebook, reading.points)
    overall = score_overall(rulebook, rules, reading.points)
    by_rule = {rule.id: rule.score for rule in rules}
    fired = crosschecks.flags(reading)
    scored = overall.score is not None
    return Assessment(
        rulebook=rulebook,
        answers=answers,
        overall=overall,
        rules=rules,
        topics=score_topics(rulebook, reading.points),
        band=band_of(rulebook, overall.score) if overall.score is not None else None,
        bands=bands_of(rulebook, overall),
        confidence=_confidence(overall, fired),
        weak_links=weak_links(rulebook, rules),
        receipt=_receipt(reading, rules, scored=scored),
        flags=tuple((check, crosschecks.items_of(reading, check.when)) for check in fired),
        signals=crosschecks.signals(reading),
        badges=crosschecks.notices(reading, rulebook.badges, by_rule),
        notices=crosschecks.notices(reading, rulebook.notices, by_rule),
        figures=compute_figures(reading),
        moves=advise(reading, rules) if scored else first_steps(rulebook),
        find_out=find_out(reading, rules),
        too_early=None if scored else crosschecks.too_early(reading),
    )


def _confidence(overall: Score, fired: tuple[Check, ...]) -> str:
    kinds = [check.kind for check in fired]
    contradictions = kinds.count("contradiction")
    calm = contradictions <= SOLID_CONTRADICTIONS and "impossible" not in kinds
    if overall.width <= SOLID_WIDTH and calm:
        return "solid"
    if overall.width <= FAIR_WIDTH and contradictions <= FAIR_CONTRADICTIONS:
        return "fair"
    return "fragile"


def _receipt(reading: Reading, rules: tuple[Score, ...], *, scored: bool) -> tuple[Line, ...]:
    given = [rule.id for rule in rules if rule.score is not None]
    weights = {
        rule: sum(p.weight for p in reading.points if p.rule == rule and p.points is not None)
        for rule in given
    }
    return tuple(
        Line(
            point,
            FULL * point.weight * point.points / weights[point.rule] / len(given)
            if scored and point.points is not None and point.rule in weights
            else None,
        )
        for point in reading.points
    )
