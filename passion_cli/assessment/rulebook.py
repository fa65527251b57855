"""The whole instrument as data: rules, topics, items, ratios, checks, bands and their texts."""

from collections.abc import Iterator
from fractions import Fraction
from functools import cached_property
from typing import Annotated, Literal, TypeVar

from pydantic import AfterValidator, Field

from passion_cli.assessment.conditions import Condition
from passion_cli.assessment.texts import Bilingual, Exact, Id, OptionPoints, Percent, Points, Strict

FORMAT = "passion-rulebook/1"


class Named(Strict):
    """Something that stands under its id in the file."""

    @cached_property
    def id(self) -> str:
        """The key this stands under; only the mapping that holds it knows it."""
        return ""


N = TypeVar("N", bound=Named)


def _name_each(named: dict[str, N]) -> dict[str, N]:
    for key, value in named.items():
        value.__dict__["id"] = key
    return named


Catalogue = Annotated[dict[Id, N], AfterValidator(_name_each)]
Curve = tuple[tuple[Exact, Points], ...]


class Topic(Named, Bilingual):
    """A group of items that are asked together."""


class Rule(Named):
    """One of the things assessed: its number, its title, and what the article asks."""

    number: int
    title: Bilingual
    principle: Bilingual
    asks: tuple[Bilingual, ...] = ()


class Move(Strict):
    """One recommended action: a step for this week, one for 90 days, and how to see it."""

    week: Bilingual
    ninety_days: Bilingual
    metric: Bilingual


class Measured(Named):
    """What every indicator states: its place, its weight, why it counts, and what to do.

    `weight` is its share inside the rule; `feasibility` (0 to 1) ranks its move; of the moves
    that share a `group` at most one is advised.
    """

    title: Bilingual
    topic: Id
    rule: Id | None = None
    weight: Exact | None = None
    feasibility: Points | None = None
    group: Id | None = None
    why: Bilingual
    source: Bilingual
    move: Move | None = None


class Asked(Measured):
    """One question; without a rule it is plain input and never scored."""

    question: Bilingual
    help: Bilingual
    unknown_hint: bool = True
    may_not_apply: bool = False


class Option(Bilingual):
    """One choice of a question, with its points, or `not_applicable`."""

    points: OptionPoints | None = None


class SingleItem(Asked):
    """One choice out of several; `nominal` says that their order means nothing."""

    kind: Literal["single"]
    nominal: bool = False
    options: Annotated[dict[Id, Option], Field(min_length=2)]


class MultiItem(Asked):
    """Any number of choices; points by how many are ticked, the last value repeated."""

    kind: Literal["multi"]
    options: Annotated[dict[Id, Bilingual], Field(min_length=2)]
    exclusive: Id | None = None
    count_points: tuple[Points, ...] = ()


class NumberItem(Asked):
    """A number, a percentage or an amount of money, from `min` to `max`."""

    kind: Literal["number", "percent", "money"]
    unit: Bilingual | None = None
    whole: bool = False
    min: Exact = Fraction(0)
    max: Exact
    curve: Curve | None = None


AnyItem = SingleItem | MultiItem | NumberItem
Item = Annotated[AnyItem, Field(discriminator="kind")]


class Ratio(Measured):
    """An indicator computed as `numerator / denominator`, two items.

    It does not apply when `unless` does not apply, when the denominator is under
    `least_denominator` (or zero), or when the ratio is over `largest`; `capped_at` limits it.
    """

    numerator: Id
    denominator: Id
    unless: Id | None = None
    least_denominator: Exact | None = None
    largest: Exact | None = None
    capped_at: Exact | None = None
    curve: Curve


Indicator = AnyItem | Ratio


class Check(Named):
    """A question raised when several answers do not go together; it never scores."""

    kind: Literal["impossible", "contradiction", "tension", "honesty"]
    when: tuple[Condition, ...]
    message: Bilingual


class Signal(Named):
    """An observation that is shown and never scored."""

    title: Bilingual
    when: tuple[Condition, ...]


class Signals(Strict):
    """The signals, and from how many on they are shown; `{n}` and `{total}` fill the message."""

    shown_from: int
    message: Bilingual
    list: Catalogue[Signal]


class Notice(Named):
    """A sentence shown above everything else when its conditions hold."""

    when: tuple[Condition, ...]
    message: Bilingual


class TooEarly(Strict):
    """What is said when no total can be given; the first whose conditions hold."""

    when: tuple[Condition, ...] = ()
    message: Bilingual


class Band(Named, Bilingual):
    """A named interval of the overall score, from `from` up to the next band."""

    start: Percent = Field(alias="from")


class Scoring(Strict):
    """Shares (in percent) and counts that a score needs before it is given."""

    rule_coverage: Percent
    overall_coverage: Percent
    rules_needed: int
    weak_link_below: Percent
    noise: Percent


class Advice(Strict):
    """How moves are ranked: a step in points, the points that need no move, the slots."""

    step: Points
    settled_from: Points
    slots: int
    first_steps: tuple[Id, ...]


class FigureInputs(Strict):
    """Which items feed the figures; a figure whose item is not named is left out."""

    net_month: Id | None = None
    hours_month: Id | None = None
    target_month: Id | None = None
    customers_12m: Id | None = None
    audience_total: Id | None = None
    direct_income: Id | None = None
    top_share: Id | None = None
    caution: Bilingual


class Rulebook(Strict):
    """A validated rulebook; `audit` has checked what one part says of another."""

    format: Literal["passion-rulebook/1"]
    id: Id
    version: int
    title: Bilingual
    minutes: tuple[int, int]
    introduction: tuple[Bilingual, ...]
    disclaimer: Bilingual
    topics: Catalogue[Topic]
    rules: Catalogue[Rule]
    order: tuple[Id, ...]
    items: Catalogue[Item]
    ratios: Catalogue[Ratio] = Field(default_factory=dict)
    checks: Catalogue[Check] = Field(default_factory=dict)
    signals: Signals | None = None
    badges: Catalogue[Notice] = Field(default_factory=dict)
    notices: Catalogue[Notice] = Field(default_factory=dict)
    bands: Catalogue[Band]
    scoring: Scoring
    advice: Advice
    too_early: tuple[TooEarly, ...]
    figures: FigureInputs | None = None
    limits: tuple[Bilingual, ...] = ()
    sources: tuple[Bilingual, ...] = ()

    @property
    def name(self) -> str:
        """Id and version, as answers files quote them: `passion-economy@1`."""
        return f"{self.id}@{self.version}"

    @cached_property
    def indicators(self) -> dict[str, Indicator]:
        """Everything that is scored, in file order: items, then ratios."""
        scored = {key: item for key, item in self.items.items() if item.rule}
        return {**scored, **self.ratios}

    def asked(self, topic: str | None = None) -> Iterator[AnyItem]:
        """Yield the items in the order of the interview, of one topic or of all."""
        for key in self.order:
            if topic in (None, self.items[key].topic):
                yield self.items[key]
