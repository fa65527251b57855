"""The verdict on every requirement, and how it reads: lines, test cases, annotations."""

from collections.abc import Iterator
from fractions import Fraction
from math import floor
from typing import NamedTuple

from passion_cli.assessment.assess import Assessment
from passion_cli.assessment.comparison import compared, drops, scores_of
from passion_cli.assessment.gate import COUNTS, Outcome, Requirement, judge, values_of
from passion_cli.errors import ExitCode
from passion_cli.language.numbers import exact_round
from passion_cli.language.voice import Voice
from passion_cli.reports.ci.annotations import Annotation
from passion_cli.reports.ci.junit import Case

MOST_DIGITS = 102
"""How many decimals a message gives at most to keep a value apart from its threshold."""


class Gate(NamedTuple):
    """What one person's answers have to meet: requirements, and no fall since a baseline.

    A score that is missing on one side is a fall that cannot be ruled out, unless `allow_unknown`.
    """

    requirements: tuple[Requirement, ...] = ()
    baseline: Assessment | None = None
    allow_unknown: bool = False


class Verdict(NamedTuple):
    """Every requirement as a test case, and hints that never fail; `file` is what was judged."""

    cases: tuple[Case, ...]
    file: str = ""
    hints: tuple[str, ...] = ()

    @property
    def met(self) -> bool:
        """Whether every requirement is met."""
        return not any(case.outcome == "failure" for case in self.cases)

    @property
    def code(self) -> ExitCode:
        """The code to end with: that of the gate where a requirement is missed."""
        return ExitCode.OK if self.met else ExitCode.GATE

    def lines(self, *, errors: bool = True) -> list[str]:
        """Return what is missed, then the hints; `errors` adds what could not be read."""
        wanted = ("failure", "error") if errors else ("failure",)
        missed = [case.message for case in self.cases if case.outcome in wanted]
        return [*missed, *self.hints]

    def annotations(self) -> list[Annotation]:
        """Return one annotation for each requirement that is missed."""
        missed = (case.message for case in self.cases if case.outcome == "failure")
        return [Annotation(message, self.file) for message in missed]


def judge_person(assessment: Assessment, gate: Gate, voice: Voice, file: str = "") -> Verdict:
    """Judge one person's answers; `file` is where they stand."""
    outcomes = judge(values_of(assessment), gate.requirements)
    verdict = verdict_on(outcomes, voice, file)
    if gate.baseline is None:
        return verdict
    baseline = _Baseline(gate.baseline, assessment, voice)
    missing = tuple(baseline.missing())
    cases = (*verdict.cases, *baseline.cases(), *(() if gate.allow_unknown else missing))
    hints = (*baseline.raises(outcomes), *baseline.not_compared(missing, gate))
    return verdict._replace(cases=cases, hints=hints)


def verdict_on(
    outcomes: tuple[Outcome, ...],
    voice: Voice,
    file: str = "",
    no_value: str = "gate.no_value",
    digits: int | None = None,
) -> Verdict:
    """Turn outcomes into test cases; `no_value` is the text where no value was found.

    Values are given with as many decimals as it takes to be true, or with `digits`.
    """
    cases = tuple(
        Case("requirement", each.requirement.text)
        if each.met
        else Case(
            "requirement", each.requirement.text, "failure", _missed(each, voice, no_value, digits)
        )
        for each in outcomes
    )
    return Verdict(cases, file)


def _missed(outcome: Outcome, voice: Voice, no_value: str, digits: int | None) -> str:
    """Say which clause is missed, what was found, and what was asked."""
    clause, value = outcome.requirement, outcome.value
    if value is None:
        return voice.say(no_value, clause=clause.text, name=clause.name)
    shown = _digits(value, clause.threshold) if digits is None else digits
    found = voice.short(value, shown)
    if (
        digits is not None
        and value != clause.threshold
        and (exact_round(value, digits) == clause.threshold)
    ):
        side = "gate.just_below" if value < clause.threshold else "gate.just_above"
        found = voice.say(side, value=found)
    threshold = voice.short(clause.threshold, MOST_DIGITS)
    return voice.say("gate.missed", clause=clause.text, value=found, threshold=threshold)


def _digits(value: Fraction, threshold: Fraction) -> int:
    """Find how many decimals keep a value apart from its threshold."""
    for digits in range(2, MOST_DIGITS):
        if value == threshold or exact_round(value, digits) != exact_round(threshold, digits):
            return digits
    return MOST_DIGITS


class _Baseline(NamedTuple):
    """A baseline beside the answers of now; under the noise, a fall is none."""

    before: Assessment
    after: Assessment
    voice: Voice

    @property
    def noise(self) -> Fraction:
        return self.after.rulebook.scoring.noise

    def cases(self) -> Iterator[Case]:
        """Yield one requirement for each score that both have: it has not fallen."""
        before, after = scores_of(self.before), scores_of(self.after)
        fell = drops(before, after, self.noise)
        for name, score in after.items():
            if score is not None and before[name] is not None:
                yield (
                    self._fell(name, score, fell[name]) if name in fell else Case("baseline", name)
                )

    def _fell(self, name: str, now: Fraction, fall: Fraction) -> Case:
        numbers = {"before": now + fall, "after": now, "fall": fall, "noise": self.noise}
        written = {key: self.voice.short(value) for key, value in numbers.items()}
        message = self.voice.say("gate.dropped", name=name, **written)
        return Case("baseline", name, "failure", message)

    def missing(self) -> Iterator[Case]:
        """Yield a missed requirement for each score that only one side has, or neither.

        A rule that does not apply on either side has nothing to compare.
        """
        for was, now in zip(compared(self.before), compared(self.after), strict=True):
            if None in (was.score, now.score) and (was.applies or now.applies):
                key = "gate.no_score_before" if was.score is None else "gate.no_score_now"
                yield Case("baseline", now.id, "failure", self.voice.say(key, name=now.id))

    def not_compared(self, missing: tuple[Case, ...], gate: Gate) -> Iterator[str]:
        """Say which scores could not be compared, where that is allowed."""
        if missing and gate.allow_unknown:
            yield self.voice.say("gate.not_compared", names=", ".join(e.name for e in missing))

    def raises(self, outcomes: tuple[Outcome, ...]) -> Iterator[str]:
        """Say which thresholds could be raised and still leave room for the noise."""
        for outcome in outcomes:
            clause, value = outcome.requirement, outcome.value
            if clause.test != ">=" or clause.name in COUNTS or value is None:
                continue
            reachable = floor(value - self.noise)
            if reachable > clause.threshold:
                yield self.voice.say(
                    "gate.ratchet",
                    clause=clause.text,
                    name=clause.name,
                    value=reachable,
                    found=self.voice.short(value),
                    noise=self.voice.short(self.noise),
                )
