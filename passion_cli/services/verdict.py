"""The verdict on every requirement, and how it is told: lines, test cases, annotations."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from math import floor

import typer

from passion_cli.assessment.assess import Assessment
from passion_cli.assessment.gate import COUNTS, Outcome
from passion_cli.assessment.cohort.rounds import Scores, drops, scores_of
from passion_cli.cli import streams
from passion_cli.services.missed import line
from passion_cli.errors import ExitCode
from passion_cli.language import Language
from passion_cli.language.numbers import short
from passion_cli.language.catalogue import say
from passion_cli.reports.ci.annotations import Annotation
from passion_cli.reports.ci.junit import Case


@dataclass(frozen=True, slots=True)
class Verdict:
    """Every requirement as a test case, and hints that never fail; `file` is what was judged."""

    outcomes: tuple[Outcome, ...]
    cases: tuple[Case, ...]
    language: Language
    file: str = ""
    hints: tuple[str, ...] = ()

    @classmethod
    def of(
        cls,
        outcomes: tuple[Outcome, ...],
        language: Language,
        file: str = "",
        no_value: str = "gate.no_value",
    ) -> "Verdict":
        """Turn outcomes into test cases; `no_value` is the text where no value was found."""
        cases = tuple(_case(each, language, no_value) for each in outcomes)
        return cls(outcomes, cases, language, file)

    @property
    def met(self) -> bool:
        """Whether every requirement is met."""
        return not any(case.outcome == "failure" for case in self.cases)

    def against(self, before: Scores, made: Assessment) -> "Verdict":
        """Add one requirement for each score of a baseline: it has not fallen beyond the noise."""
        noise, after = made.rulebook.scoring.noise, scores_of(made)
        fell = drops(before, after, noise)
        compared = [name for name in after if None not in (before.get(name), after[name])]
        cases = tuple(self._compared(name, fell.get(name), noise) for name in compared)
        lost = [name for name in after if before.get(name) is not None and after[name] is None]
        hints = tuple(self._ratchets(noise))
        if lost:
            names = ", ".join(lost)
            hints += (say(self.language, "gate.not_compared", names=names),)
        return replace(self, cases=(*self.cases, *cases), hints=hints)

    def _compared(self, name: str, fall: Fraction | None, noise: Fraction) -> Case:
        if fall is None:
            return Case("baseline", name)
        told, least = short(fall, self.language), short(noise, self.language)
        message = say(self.language, "gate.dropped", name=name, fall=told, noise=least)
        return Case("baseline", name, "failure", message)

    def _ratchets(self, noise: Fraction) -> Iterator[str]:
        """Say which thresholds could be raised and still leave room for the noise."""
        for outcome in self.outcomes:
            clause, value = outcome.requirement, outcome.value
            if clause.test != ">=" or clause.name in COUNTS or value is None:
                continue
            reachable = floor(value - noise)
            if reachable > clause.threshold:
                yield say(
                    self.language,
                    "gate.ratchet",
                    clause=clause.text,
                    name=clause.name,
                    value=reachable,
                    found=short(value, self.language),
                    noise=short(noise, self.language),
                )

    def tell(self, *, errors: bool = True) -> None:
        """Write what is missed, line by line, then the hints; `errors` are broken files."""
        for case in self.cases:
            if case.outcome == "failure" or (case.outcome and errors):
                streams.note(case.message)
        for hint in self.hints:
            streams.note(hint)

    def annotations(self) -> list[Annotation]:
        """Return one annotation for each requirement that is missed."""
        missed = (case.message for case in self.cases if case.outcome == "failure")
        return [Annotation(message, self.file) for message in missed]

    def end(self) -> None:
        """End the command with the gate's code where a requirement is missed."""
        if not self.met:
            raise typer.Exit(ExitCode.GATE)


def _case(outcome: Outcome, language: Language, no_value: str) -> Case:
    text = outcome.requirement.text
    if outcome.met:
        return Case("requirement", text)
    return Case("requirement", text, "failure", line(outcome, language, no_value))
