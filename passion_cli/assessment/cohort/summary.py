"""A group of people as additive counts: any two summaries merge into that of both groups."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Literal, NamedTuple, assert_never

from passion_cli.assessment.answers import Silence, Value
from passion_cli.assessment.assess import Assessment
from passion_cli.assessment.cohort.tally import Tally
from passion_cli.assessment.indicators import REMEMBERED, exact
from passion_cli.assessment.rulebook.items import AnyItem, NumberItem
from passion_cli.assessment.rulebook.rulebook import Rulebook
from passion_cli.assessment.scoring import OVERALL, over_one, topic_scores

COVERAGE = "coverage"
ANSWERED, UNANSWERED = "answered", "unanswered"
SILENT = (Silence.UNKNOWN.value, Silence.NOT_APPLICABLE.value, UNANSWERED)
"""What an item's counts hold besides its options."""


class Contribution(NamedTuple):
    """What one person adds to a summary: scores, numbers, and names to count, by kind."""

    scores: Mapping[str, Fraction | None]
    numbers: Mapping[str, Fraction]
    bands: tuple[str, ...]
    weakest: tuple[str, ...]
    moves: tuple[str, ...]
    flags: tuple[str, ...]
    noted: tuple[str, ...]
    done: tuple[str, ...]
    options: Mapping[str, tuple[str, ...]]


@dataclass(slots=True)
class CohortSummary:
    """What a group's answers add up to; nothing in it leads back to one person.

    `scores` tallies the overall score, the coverage, every rule and every topic. `weakest`
    counts, for each rule, the people of whom it is the lowest: a tie counts for each of them.
    `moves` counts the people a move is advised to; `flags` those whose answers raise a check.
    `noted` and `done` count the people who noted a move, and who did it. `options` counts,
    for each item, its options, the silences, and `answered`; `numbers` tallies the answers to
    questions for a number or a percentage, but not amounts: their currencies may differ.
    """

    people: int = 0
    scores: dict[str, Tally] = field(default_factory=dict)
    numbers: dict[str, Tally] = field(default_factory=dict)
    bands: Counter[str] = field(default_factory=Counter)
    weakest: Counter[str] = field(default_factory=Counter)
    moves: Counter[str] = field(default_factory=Counter)
    flags: Counter[str] = field(default_factory=Counter)
    noted: Counter[str] = field(default_factory=Counter)
    done: Counter[str] = field(default_factory=Counter)
    options: dict[str, Counter[str]] = field(default_factory=dict)

    @classmethod
    def empty(cls, rulebook: Rulebook) -> "CohortSummary":
        """Return a summary without anybody in it."""
        names = (OVERALL, COVERAGE, *rulebook.rules, *rulebook.topics)
        options: dict[str, Counter[str]] = {item: Counter() for item in rulebook.order}
        numbers = {key: Tally() for key, item in rulebook.items.items() if is_tallied(item)}
        return cls(scores={name: Tally() for name in names}, numbers=numbers, options=options)

    @property
    def scored(self) -> int:
        """How many people have an overall score."""
        return self.scores[OVERALL].n

    def add(self, person: Contribution, times: int = 1) -> None:
        """Count one person, or take them back with -1."""
        self.people += times
        for name, score in person.scores.items():
            self.scores[name].add(score, times)
        for name, number in person.numbers.items():
            self.numbers[name].add(number, times)
        for kind in KINDS:
            _count(getattr(self, kind), getattr(person, kind), times)
        for item, counted in person.options.items():
            _count(self.options[item], counted, times)

    def merge(self, other: "CohortSummary") -> None:
        """Add another group's counts."""
        self.people += other.people
        for name, tally in self.scores.items():
            tally.merge(other.scores[name])
        for name, tally in self.numbers.items():
            tally.merge(other.numbers[name])
        for kind in KINDS:
            getattr(self, kind).update(getattr(other, kind))
        for item, counts in self.options.items():
            counts.update(other.options[item])

    def silent(self, item: str) -> int:
        """Return how many people do not know an item, or did not answer it."""
        counts = self.options[item]
        return counts[Silence.UNKNOWN.value] + counts[UNANSWERED]


Reason = Literal["no_total", "impossible", "honesty", "fragile", "weak_links", "declined"]
"""Why a coach may want to speak with somebody; `declined` where the score fell since a round."""
SEVERAL = 3
"""From this many weak rules on, they are a reason for attention."""
KINDS = ("bands", "weakest", "moves", "flags", "noted", "done")


def _count(counts: Counter[str], names: tuple[str, ...], times: int) -> None:
    for name in names:
        counts[name] += times


def contribution_of(assessment: Assessment, moves: Mapping[str, str] | None = None) -> Contribution:
    """Return what a person adds to a summary; without a total, no band, rule or move.

    `moves` are those the person noted, with their states; that of a risk is not counted: it
    would tell an answer.
    """
    indicators = assessment.rulebook.indicators
    noted = {key: state for key, state in (moves or {}).items() if key in indicators}
    total, coverage = assessment.total
    given = assessment.answers.values
    scored = total is not None
    return Contribution(
        scores={
            OVERALL: total,
            **assessment.rule_scores,
            **topic_scores(assessment.reading),
            COVERAGE: coverage,
        },
        numbers={
            key: exact(value)
            for key, value in given.items()
            if isinstance(value, Decimal) and is_tallied(assessment.rulebook.items[key])
        },
        bands=(assessment.band.id,) if assessment.band else (),
        weakest=weakest_rules(assessment) if scored else (),
        moves=tuple(each.indicator.id for each in assessment.chosen),
        flags=tuple(check.id for check in assessment.checks),
        noted=tuple(noted),
        done=tuple(key for key, state in noted.items() if state == "done"),
        options={item: _counted(given.get(item)) for item in assessment.rulebook.order},
    )


def is_tallied(item: AnyItem) -> bool:
    """Whether its numbers are added up: those of amounts may be in different currencies."""
    return isinstance(item, NumberItem) and item.kind != "money"


def weakest_rules(assessment: Assessment) -> tuple[str, ...]:
    """Return the rule with the lowest score, or all that share it."""
    given = {key: score for key, score in assessment.rule_scores.items() if score is not None}
    numbers, _ = over_one(list(given.values()))
    lowest = min(numbers)
    return tuple(key for key, number in zip(given, numbers, strict=True) if number == lowest)


@lru_cache(maxsize=REMEMBERED)
def _counted(value: Value | None) -> tuple[str, ...]:
    """Return what an answer is counted as."""
    match value:
        case None:
            return (UNANSWERED,)
        case Silence():
            return (value.value,)
        case str():
            return (ANSWERED, value)
        case tuple():
            return (ANSWERED, *value)
        case Decimal():
            return (ANSWERED,)
    assert_never(value)


def reasons_for_attention(assessment: Assessment) -> tuple[Reason, ...]:
    """Return the reasons that hold, in a fixed order."""
    kinds = {check.kind for check in assessment.checks}
    held: dict[Reason, bool] = {
        "no_total": assessment.overall.score is None,
        "impossible": "impossible" in kinds,
        "honesty": "honesty" in kinds,
        "fragile": assessment.overall.score is not None and assessment.confidence == "fragile",
        "weak_links": len(assessment.weak_links) >= SEVERAL,
    }
    return tuple(reason for reason, holds in held.items() if holds)
