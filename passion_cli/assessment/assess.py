"""One call from answers to everything a report says."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, NamedTuple

from passion_cli.assessment import crosschecks
from passion_cli.assessment.actions import Action, actions_of, risks_of
from passion_cli.assessment.advice import (
    Advised,
    Candidate,
    Finding,
    advise,
    advise_in,
    choose,
    find_out,
    first_steps,
    weakest,
)
from passion_cli.assessment.answers import Answers
from passion_cli.assessment.figures import Figures, compute_figures
from passion_cli.assessment.lazy import lazy
from passion_cli.assessment.measurements import Measurement
from passion_cli.assessment.reading import Reading
from passion_cli.assessment.rulebook.rulebook import Check, Notice, Risk, Rulebook, TooEarly
from passion_cli.assessment.rulebook.settings import Band
from passion_cli.assessment.scoring import (
    FULL,
    Score,
    band_of,
    bands_of,
    digits_in_band,
    score_overall,
    score_rules,
    score_topics,
    total_of,
    weak_links,
)
from passion_cli.assessment.sensitivity import Stability, stability

Confidence = Literal["solid", "fair", "fragile"]
SOLID_WIDTH, SOLID_CONTRADICTIONS = 5, 1
FAIR_WIDTH, FAIR_CONTRADICTIONS = 15, 3


class ReceiptLine(NamedTuple):
    """One line of the receipt; `contribution` is its part of the overall score, in points.

    Where the rulebook has no total, it is its part of the score of its rule.
    """

    measurement: Measurement
    contribution: Fraction | None


@dataclass(frozen=True)
class Assessment:
    """Everything known about one person's answers, exact and without words.

    Each part is worked out when it is first asked for: a cohort asks for less than a report.
    """

    rulebook: Rulebook
    answers: Answers

    @lazy
    def reading(self) -> Reading:
        """Every indicator, read from the answers."""
        return Reading(self.rulebook, self.answers)

    @lazy
    def rules(self) -> tuple[Score, ...]:
        """The score of every rule, in file order."""
        return score_rules(self.reading)

    @property
    def rule_scores(self) -> dict[str, Fraction | None]:
        """The score of every rule by id, without bounds."""
        return self.reading.rule_scores

    @lazy
    def topics(self) -> tuple[Score, ...]:
        """The score of every topic, in file order."""
        return score_topics(self.reading)

    @lazy
    def overall(self) -> Score:
        """The score of the whole."""
        return score_overall(self.reading)

    @lazy
    def total(self) -> Fraction | None:
        """The overall score, without bounds."""
        return total_of(self.reading)

    @lazy
    def band(self) -> Band | None:
        """The band of the overall score."""
        return None if self.total is None else band_of(self.rulebook, self.total)

    @property
    def lacks_total(self) -> bool:
        """Whether there should be an overall score, and too little is known for one."""
        return self.rulebook.has_total and self.total is None

    @property
    def bands(self) -> tuple[Band, ...]:
        """Every band that the bounds reach into."""
        return bands_of(self.rulebook, self.overall)

    @property
    def weak_links(self) -> tuple[str, ...]:
        """The ids of the weak rules."""
        return weak_links(self.rulebook, self.rules)

    @lazy
    def checks(self) -> tuple[Check, ...]:
        """The checks that fire, the most serious kind first."""
        return crosschecks.flags(self.reading)

    @property
    def flags(self) -> tuple[tuple[Check, tuple[str, ...]], ...]:
        """The checks that fire, each with the items it is about."""
        return tuple(
            (check, crosschecks.items_of(self.reading, check.when)) for check in self.checks
        )

    @property
    def shown_digits(self) -> int:
        """How many decimals the overall score needs to read as one of its own band."""
        score = self.overall.score
        return 0 if score is None else digits_in_band(self.rulebook, score)

    @property
    def contradictions(self) -> int:
        """How many checks of kind contradiction fired."""
        return sum(check.kind == "contradiction" for check in self.checks)

    @property
    def confidence(self) -> Confidence:
        """How far the overall score can be trusted: `solid`, `fair` or `fragile`."""
        return confidence_of(self.overall, [check.kind for check in self.checks])

    @lazy
    def receipt(self) -> tuple[ReceiptLine, ...]:
        """The arithmetic of the overall score, line by line."""
        return _receipt(self.reading, self.rules, scored=not self.lacks_total)

    @lazy
    def signals(self) -> crosschecks.SignalCount:
        """What was observed and is never scored."""
        return crosschecks.signals(self.reading)

    @property
    def badges(self) -> tuple[Notice, ...]:
        """What is said above the score."""
        return crosschecks.notices(self.reading, self.rulebook.badges)

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What is said before the advice."""
        return crosschecks.notices(self.reading, self.rulebook.notices)

    @lazy
    def figures(self) -> Figures:
        """Amounts beside the score."""
        return compute_figures(self.reading)

    @lazy
    def chosen(self) -> tuple[Candidate, ...]:
        """The moves that gain most, none where it is too early for a total."""
        return () if self.lacks_total else choose(self.reading)

    @lazy
    def moves(self) -> tuple[Advised, ...]:
        """The advised moves, or the fixed first steps where it is too early for a total."""
        if self.lacks_total:
            return first_steps(self.reading)
        return advise(self.reading, self.chosen)

    @lazy
    def risks(self) -> tuple[Risk, ...]:
        """The risks that hold, the most serious first."""
        return risks_of(self.reading)

    @lazy
    def actions(self) -> tuple[Action, ...]:
        """What is shown to do, in its order: the first risk, then ranked moves."""
        first = self.lacks_total
        return actions_of(self.reading, self.rules, self.moves, self.risks, is_first_step=first)

    @lazy
    def stability(self) -> Stability | None:
        """How firmly the first move stands when the weights vary."""
        given = {rule.id for rule in self.rules if rule.score is not None}
        if self.overall.score is None or not self.moves:
            return None
        return stability([part for part in self.reading.rules if part.rule in given])

    @lazy
    def find_out(self) -> tuple[Finding, ...]:
        """What to find out first."""
        return find_out(self.reading, self.rules)

    @lazy
    def lowest(self) -> dict[str, Advised]:
        """The rules with the lowest score, each with the move that gains most in it."""
        rules = weakest(self.reading)
        best = advise_in(self.reading, self.rules, sorted(rules))
        return {str(each.indicator.rule): each for each in best}

    @property
    def still_to_answer(self) -> tuple[Finding, ...]:
        """What to find out that this person can know today."""
        beyond = crosschecks.not_yet(self.reading)
        return tuple(finding for finding in self.find_out if finding.item not in beyond)

    @property
    def too_early(self) -> TooEarly | None:
        """Why there is no total, where the rulebook says why."""
        return crosschecks.too_early(self.reading) if self.lacks_total else None


def assess(rulebook: Rulebook, answers: Answers) -> Assessment:
    """Assess one person's answers against a rulebook."""
    return Assessment(rulebook, answers)


def confidence_of(overall: Score, kinds: Sequence[str]) -> Confidence:
    """Return how far a total holds, by its bounds and the kinds of checks that fired."""
    contradictions = kinds.count("contradiction")
    calm = contradictions <= SOLID_CONTRADICTIONS and "impossible" not in kinds
    if overall.width <= SOLID_WIDTH and calm:
        return "solid"
    if overall.width <= FAIR_WIDTH and contradictions <= FAIR_CONTRADICTIONS:
        return "fair"
    return "fragile"


def _parts_of_total(rulebook: Rulebook, rules: Sequence[str]) -> dict[str, Fraction]:
    """Return what part (0..1) of the total each rule is; each is all of itself without a total."""
    whole = rulebook.share_of(rules)
    return {
        rule: Fraction(rulebook.shares[rule], whole) if rulebook.has_total else Fraction(1)
        for rule in rules
    }


def _receipt(
    reading: Reading, rules: tuple[Score, ...], *, scored: bool
) -> tuple[ReceiptLine, ...]:
    given = [rule.id for rule in rules if rule.score is not None]
    parts = _parts_of_total(reading.rulebook, given)
    weights = {
        rule: sum(m.weight for m in reading.measurements if m.rule == rule and m.points is not None)
        for rule in given
    }
    return tuple(
        ReceiptLine(
            each,
            FULL * each.weight * each.points / weights[each.rule] * parts[each.rule]
            if scored and each.points is not None and each.rule in weights
            else None,
        )
        for each in reading.measurements
    )
