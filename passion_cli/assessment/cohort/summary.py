"""A group of people as additive counts: any two summaries merge into that of both groups."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from itertools import chain, starmap
from typing import Literal, NamedTuple

from passion_cli.assessment.answers import Silence, Value
from passion_cli.assessment.assess import Assessment
from passion_cli.assessment.cohort.tally import Tally, millionths
from passion_cli.assessment.indicators import REMEMBERED, exact
from passion_cli.assessment.reading import Reading
from passion_cli.assessment.rulebook.items import AnyItem, NumberItem
from passion_cli.assessment.rulebook.rulebook import Rulebook
from passion_cli.assessment.scoring import OVERALL

COVERAGE = "coverage"
ANSWERED, UNANSWERED = "answered", "unanswered"
SILENT = (Silence.UNKNOWN.value, Silence.NOT_APPLICABLE.value, UNANSWERED)
"""What an item's counts hold besides its options."""


class Contribution(NamedTuple):
    """What one person adds to a summary: scores, numbers, and names to count, by kind.

    Scores and numbers are in millionths; `answers` are pairs of an item and what is counted of it.
    """

    scores: Mapping[str, int | None]
    numbers: Mapping[str, int]
    bands: tuple[str, ...]
    weakest: tuple[str, ...]
    moves: tuple[str, ...]
    flags: tuple[str, ...]
    noted: tuple[str, ...]
    done: tuple[str, ...]
    answers: tuple[tuple[str, str], ...]


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
    _options: dict[str, Counter[str]] = field(default_factory=dict)
    _added: Counter[tuple[str, str]] = field(default_factory=Counter)
    """What was counted of items since `options` was last asked for."""

    @classmethod
    def empty(cls, rulebook: Rulebook) -> "CohortSummary":
        """Return a summary without anybody in it."""
        names = (OVERALL, COVERAGE, *rulebook.rules, *rulebook.topics)
        options: dict[str, Counter[str]] = {item: Counter() for item in rulebook.order}
        numbers = {key: Tally() for key, item in rulebook.items.items() if is_tallied(item)}
        return cls(scores={name: Tally() for name in names}, numbers=numbers, _options=options)

    @property
    def options(self) -> dict[str, Counter[str]]:
        """The counts of each item."""
        for (item, name), number in self._added.items():
            self._options[item][name] += number
        self._added.clear()
        return self._options

    @property
    def scored(self) -> int:
        """How many people have an overall score."""
        return self.scores[OVERALL].n

    def add(self, person: Contribution, times: int = 1) -> None:
        """Count one person, or take them back with -1."""
        self.people += times
        for name, score in person.scores.items():
            if score is not None:
                self.scores[name].count(score, times)
        for name, number in person.numbers.items():
            self.numbers[name].count(number, times)
        for kind in KINDS:
            _count(getattr(self, kind), getattr(person, kind), times)
        if times > 0:
            self._added.update(person.answers)
        else:
            self._added.subtract(person.answers)

    def merge(self, other: "CohortSummary") -> None:
        """Add another group's counts."""
        self.people += other.people
        for name, tally in self.scores.items():
            tally.merge(other.scores[name])
        for name, tally in self.numbers.items():
            tally.merge(other.numbers[name])
        for kind in KINDS:
            getattr(self, kind).update(getattr(other, kind))
        options = self.options
        for item, counts in other.options.items():
            options[item].update(counts)

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
    reading = assessment.reading
    values, has_total = assessment.answers.values, assessment.total is not None
    return Contribution(
        scores=_scores(assessment),
        numbers={
            key: _millionths(value)
            for key in _tallied(assessment.rulebook)
            if isinstance(value := values.get(key), Decimal)
        },
        bands=(assessment.band.id,) if assessment.band else (),
        weakest=weakest_rules(reading) if has_total else (),
        moves=tuple([each.indicator.id for each in assessment.chosen]) if has_total else (),
        flags=tuple([check.id for check in assessment.checks]),
        noted=tuple(noted),
        done=tuple([key for key, state in noted.items() if state == "done"]),
        answers=_answers(assessment),
    )


def _scores(assessment: Assessment) -> dict[str, int | None]:
    """Return every score of a person in millionths of a point."""
    reading, total = assessment.reading, assessment.total
    least = assessment.rulebook.scoring.rule_coverage
    scores = {part.rule: part.score_in_millionths for part in reading.rules}
    for topic, sums in reading.topic_sums.items():
        scores[topic] = sums.score_in_millionths if sums.suffice(least) else None
    scores[OVERALL] = None if total is None else millionths(total)
    scores[COVERAGE] = reading.whole.coverage_in_millionths
    return scores


def _answers(assessment: Assessment) -> tuple[tuple[str, str], ...]:
    """Return every item with what is counted of it."""
    values, order = assessment.answers.values, assessment.rulebook.order
    counted = list(chain.from_iterable(starmap(_counted, values.items())))
    if len(values) < len(order):
        counted += [(item, UNANSWERED) for item in order if item not in values]
    return tuple(counted)


def is_tallied(item: AnyItem) -> bool:
    """Whether its numbers are added up: those of amounts may be in different currencies."""
    return isinstance(item, NumberItem) and item.kind != "money"


@lru_cache
def _tallied(rulebook: Rulebook) -> tuple[str, ...]:
    return tuple(key for key, item in rulebook.items.items() if is_tallied(item))


def weakest_rules(reading: Reading) -> tuple[str, ...]:
    """Return the rule with the lowest score, or all that share it."""
    rules, numbers, _ = reading.known_scores
    lowest = min(numbers)
    return tuple([rule for rule, number in zip(rules, numbers, strict=True) if number == lowest])


@lru_cache(maxsize=REMEMBERED)
def _millionths(value: Decimal) -> int:
    return millionths(exact(value))


def _counted(item: str, value: Value) -> tuple[tuple[str, str], ...]:
    """Return what an answer is counted as."""
    return _chosen(item, None if isinstance(value, Decimal) else value)


@lru_cache(maxsize=REMEMBERED)
def _chosen(item: str, value: Value | None) -> tuple[tuple[str, str], ...]:
    """Return what an answer is counted as; None stands for any number."""
    if isinstance(value, Silence):
        return ((item, value.value),)
    options = (value,) if isinstance(value, str) else value if isinstance(value, tuple) else ()
    return tuple((item, name) for name in (ANSWERED, *options))


def reasons_for_attention(assessment: Assessment) -> tuple[Reason, ...]:
    """Return the reasons that hold, in a fixed order."""
    kinds = {check.kind for check in assessment.checks}
    held: dict[Reason, bool] = {
        "no_total": assessment.lacks_total,
        "impossible": "impossible" in kinds,
        "honesty": "honesty" in kinds,
        "fragile": not assessment.lacks_total and assessment.confidence == "fragile",
        "weak_links": len(assessment.weak_links) >= SEVERAL,
    }
    return tuple(reason for reason, holds in held.items() if holds)
