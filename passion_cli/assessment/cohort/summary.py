"""A group of people as additive counts: any two summaries merge into that of both groups."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from passion_cli.assessment.answers import Answers, Silence, Value
from passion_cli.assessment.assess import Assessment
from passion_cli.assessment.rulebook.rulebook import Rulebook
from passion_cli.assessment.cohort.tally import Tally

OVERALL, COVERAGE = "overall", "coverage"
ANSWERED, UNANSWERED = "answered", "unanswered"
SILENT = (Silence.UNKNOWN.value, Silence.NOT_APPLICABLE.value, UNANSWERED)
"""What an item's counts hold besides its options."""


@dataclass(frozen=True, slots=True)
class Part:
    """What one person adds to a summary: scores by name, and names to count, by kind."""

    scores: Mapping[str, Fraction | None]
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
    for each item, its options, the silences, and `answered`.
    """

    people: int = 0
    scores: dict[str, Tally] = field(default_factory=dict)
    bands: Counter[str] = field(default_factory=Counter)
    weakest: Counter[str] = field(default_factory=Counter)
    moves: Counter[str] = field(default_factory=Counter)
    flags: Counter[str] = field(default_factory=Counter)
    noted: Counter[str] = field(default_factory=Counter)
    done: Counter[str] = field(default_factory=Counter)
    options: dict[str, Counter[str]] = field(default_factory=dict)

    @classmethod
    def empty(cls, rulebook: Rulebook) -> "CohortSummary":
        """Make the summary of nobody."""
        names = (OVERALL, COVERAGE, *rulebook.rules, *rulebook.topics)
        options: dict[str, Counter[str]] = {item: Counter() for item in rulebook.order}
        return cls(scores={name: Tally() for name in names}, options=options)

    @property
    def scored(self) -> int:
        """How many people have an overall score."""
        return self.scores[OVERALL].n

    def add(self, part: Part, times: int = 1) -> None:
        """Count one person, or take them back with -1."""
        self.people += times
        for name, score in part.scores.items():
            self.scores[name].add(score, times)
        for kind in KINDS:
            _count(getattr(self, kind), getattr(part, kind), times)
        for item, said in part.options.items():
            _count(self.options[item], said, times)

    def merge(self, other: "CohortSummary") -> None:
        """Add another group's counts."""
        self.people += other.people
        for name, tally in self.scores.items():
            tally.merge(other.scores[name])
        for kind in KINDS:
            getattr(self, kind).update(getattr(other, kind))
        for item, counts in self.options.items():
            counts.update(other.options[item])

    def silent(self, item: str) -> int:
        """Return how many people do not know an item, or did not answer it."""
        counts = self.options[item]
        return counts[Silence.UNKNOWN.value] + counts[UNANSWERED]


KINDS = ("bands", "weakest", "moves", "flags", "noted", "done")


def _count(counts: Counter[str], names: tuple[str, ...], times: int) -> None:
    for name in names:
        counts[name] += times


def part_of(made: Assessment, moves: Mapping[str, str] | None = None) -> Part:
    """Return what a person adds to a summary; without a total, no band, rule or move.

    `moves` are those the person noted, with their states.
    """
    noted = moves or {}
    scored = made.band is not None
    return Part(
        scores={score.id: score.score for score in (made.overall, *made.rules, *made.topics)}
        | {COVERAGE: made.overall.coverage},
        bands=(made.band.id,) if made.band else (),
        weakest=weakest_rules(made) if scored else (),
        moves=tuple(advised.indicator.id for advised in made.moves) if scored else (),
        flags=tuple(check.id for check in made.checks),
        noted=tuple(noted),
        done=tuple(key for key, state in noted.items() if state == "done"),
        options={item: _counted(made.answers, item) for item in made.rulebook.order},
    )


def weakest_rules(made: Assessment) -> tuple[str, ...]:
    """Return the rule with the lowest score, or all that share it."""
    given = {rule.id: rule.score for rule in made.rules if rule.score is not None}
    lowest = min(given.values())
    return tuple(rule for rule, score in given.items() if score == lowest)


def _counted(answers: Answers, item: str) -> tuple[str, ...]:
    value: Value | None = answers.values.get(item)
    match value:
        case None:
            return (UNANSWERED,)
        case Silence():
            return (value.value,)
        case str():
            return (ANSWERED, value)
        case tuple():
            return (ANSWERED, *value)
        case _:
            return (ANSWERED,)
