"""The verdict on every requirement, and how it reads: lines, test cases, annotations."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from math import floor
from typing import NamedTuple

from passion_cli.assessment.assess import Assessment
from passion_cli.assessment.comparison import Scores, drops, scores_of
from passion_cli.assessment.gate import COUNTS, Outcome, Requirement, judge, values_of
from passion_cli.language.numbers import exact_round
from passion_cli.language.voice import Voice
from passion_cli.reports.ci.annotations import Annotation
from passion_cli.reports.ci.junit import Case

MOST_DIGITS = 12
"""How many decimals a message gives at most to keep a value apart from its threshold."""


class Gate(NamedTuple):
    """What one person's answers have to meet: requirements, and the scores of a baseline."""

    requirements: tuple[Requirement, ...] = ()
    baseline: Scores | None = None


class Verdict(NamedTuple):
    """Every requirement as a test case, and hints that never fail; `file` is what was judged."""

    cases: tuple[Case, ...]
    file: str = ""
    hints: tuple[str, ...] = ()

    @property
    def met(self) -> bool:
        """Whether every requirement is met."""
        return not any(case.outcome == "failure" for case in self.cases)

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
    compared = _Baseline(gate.baseline, scores_of(assessment), assessment, voice)
    hints = (*compared.raises(outcomes), *compared.not_compared())
    return verdict._replace(cases=(*verdict.cases, *compared.cases()), hints=hints)


def verdict_on(
    outcomes: tuple[Outcome, ...], voice: Voice, file: str = "", no_value: str = "gate.no_value"
) -> Verdict:
    """Turn outcomes into test cases; `no_value` is the text where no value was found."""
    return Verdict(tuple(_case(outcome, voice, no_value) for outcome in outcomes), file)


def _case(outcome: Outcome, voice: Voice, no_value: str) -> Case:
    text = outcome.requirement.text
    if outcome.met:
        return Case("requirement", text)
    return Case("requirement", text, "failure", _missed(outcome, voice, no_value))


def _missed(outcome: Outcome, voice: Voice, no_value: str) -> str:
    """Say which clause is missed, what was found, and what was asked, with digits to be true."""
    clause, value = outcome.requirement, outcome.value
    if value is None:
        return voice.say(no_value, clause=clause.text, name=clause.name)
    return voice.say(
        "gate.missed",
        clause=clause.text,
        value=voice.short(value, _digits(value, clause.threshold)),
        threshold=voice.short(clause.threshold, MOST_DIGITS),
    )


def _digits(value: Fraction, threshold: Fraction) -> int:
    """Find how many decimals keep a value apart from its threshold."""
    for digits in range(2, MOST_DIGITS):
        if value == threshold or exact_round(value, digits) != exact_round(threshold, digits):
            return digits
    return MOST_DIGITS


class _Baseline(NamedTuple):
    """The scores of a baseline beside those of now; under the noise, a fall is none."""

    before: Scores
    after: Mapping[str, Fraction | None]
    assessment: Assessment
    voice: Voice

    @property
    def noise(self) -> Fraction:
        return self.assessment.rulebook.scoring.noise

    def cases(self) -> Iterator[Case]:
        """Yield one requirement for each score that both have: it has not fallen."""
        fell = drops(self.before, self.after, self.noise)
        for name, score in self.after.items():
            if None not in (self.before.get(name), score):
                yield self._fell(name, fell[name]) if name in fell else Case("baseline", name)

    def _fell(self, name: str, fall: Fraction) -> Case:
        points, least = self.voice.short(fall), self.voice.short(self.noise)
        message = self.voice.say("gate.dropped", name=name, fall=points, noise=least)
        return Case("baseline", name, "failure", message)

    def not_compared(self) -> Iterator[str]:
        """Say which scores of the baseline are missing now."""
        lost = [
            name
            for name, score in self.after.items()
            if score is None and self.before.get(name) is not None
        ]
        if lost:
            yield self.voice.say("gate.not_compared", names=", ".join(lost))

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
