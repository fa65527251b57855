"""What is asked and what is measured: items of every kind, ratios, and the moves they advise."""

from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Annotated, Literal, TypeVar

from pydantic import AfterValidator, Field

from passion_cli.assessment.rulebook.conditions import Condition
from passion_cli.assessment.rulebook.texts import (
    Exact,
    Id,
    LocalizedText,
    OptionPoints,
    Points,
    Strict,
)


class Identified(Strict):
    """Something that stands under its id in the file."""

    @cached_property
    def id(self) -> str:
        """The key this stands under; only the mapping that holds it knows it."""
        return ""


N = TypeVar("N", bound=Identified)


def _name_each(named: dict[str, N]) -> dict[str, N]:
    for key, value in named.items():
        value.__dict__["id"] = key
    return named


Catalogue = Annotated[dict[Id, N], AfterValidator(_name_each)]
Curve = tuple[tuple[Exact, Points], ...]


class Move(Strict):
    """One recommended action: what to do, this week and in 90 days, and how to see it.

    It is advised where every condition of `when` holds; `do` is an imperative, its title.
    """

    when: tuple[Condition, ...] = ()
    do: LocalizedText | None = None
    week: LocalizedText
    ninety_days: LocalizedText
    metric: LocalizedText


class Measured(Identified):
    """What every indicator states: its place, its weight, why it counts, and what to do.

    `weight` is its share inside the rule; `feasibility` (0 to 1) ranks its move; of the moves
    that share a `group` at most one is advised. Of `moves`, the first whose conditions hold is
    advised, and the last one has none; `move` is the only one of a rulebook with a single one.
    Without a move nothing is advised.
    """

    title: LocalizedText
    topic: Id | None = None
    rule: Id | None = None
    weight: Exact | None = None
    feasibility: Points | None = None
    group: Id | None = None
    why: LocalizedText | None = None
    source: LocalizedText | None = None
    move: Move | None = None
    moves: tuple[Move, ...] = ()

    @property
    def every_move(self) -> tuple[Move, ...]:
        """Return the moves in the order they are tried."""
        return self.moves or ((self.move,) if self.move else ())

    @property
    def needs(self) -> tuple[str, ...]:
        """The items it is read from."""
        return (self.id,)


class Asked(Measured):
    """One question; without a rule it is plain input and never scored.

    `renamed_from` are its ids in earlier versions of the rulebook: old answers still load. The
    answers to a `sensitive` one are never told to a group, and left out of a shared file.
    """

    question: LocalizedText
    help: LocalizedText | None = None
    renamed_from: tuple[Id, ...] = ()
    unknown_hint: bool = True
    may_not_apply: bool = False
    sensitive: bool = False


class Choice(LocalizedText):
    """One choice of a question; `renamed_from` are its ids in earlier versions."""

    renamed_from: tuple[Id, ...] = ()


class Option(Choice):
    """One choice of a question, with its points, or `not_applicable`."""

    points: OptionPoints | None = None


class SingleItem(Asked):
    """One choice out of several, from worst to best or back; `nominal` ones have no order."""

    kind: Literal["single"]
    nominal: bool = False
    options: Annotated[dict[Id, Option], Field(min_length=2)]

    @property
    def points(self) -> list[Fraction]:
        """The points of its options, of those that have any."""
        every = (option.points for option in self.options.values())
        return [points for points in every if isinstance(points, Fraction)]


class MultiItem(Asked):
    """Any number of choices; points by how many are ticked, the last value repeated."""

    kind: Literal["multi"]
    options: Annotated[dict[Id, Choice], Field(min_length=2)]
    exclusive: Id | None = None
    count_points: tuple[Points, ...] = ()


class NumberItem(Asked):
    """A number, a percentage or an amount of money, from `min` to `max`."""

    kind: Literal["number", "percent", "money"]
    unit: LocalizedText | None = None
    whole: bool = False
    min: Exact = Fraction(0)
    max: Exact
    curve: Curve | None = None

    @cached_property
    def reach(self) -> tuple[Decimal, Decimal]:
        """The least and the most, as answers write numbers; exact, for the file has decimals."""
        low, high = (Decimal(end.numerator) / end.denominator for end in (self.min, self.max))
        return low, high


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

    @property
    def needs(self) -> tuple[str, ...]:
        """The items it is computed from."""
        items = (self.numerator, self.denominator, self.unless)
        return tuple(item for item in items if item)


Indicator = AnyItem | Ratio
