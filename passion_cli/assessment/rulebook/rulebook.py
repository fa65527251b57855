"""The whole instrument as data: rules, topics, items, ratios, checks, bands and their texts."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import cached_property
from math import lcm
from typing import Literal

from pydantic import Field

from passion_cli.assessment.rulebook.conditions import Condition
from passion_cli.assessment.rulebook.items import (
    AnyItem,
    Catalogue,
    Identified,
    Indicator,
    Item,
    Move,
    Ratio,
)
from passion_cli.assessment.rulebook.settings import Advice, Band, Levels, Scoring
from passion_cli.assessment.rulebook.texts import Exact, Id, LanguageCode, LocalizedText, Strict
from passion_cli.assessment.rulebook.words import Words
from passion_cli.language.locales import LANGUAGES

FORMAT = "passion-rulebook/1"


class Topic(Identified, LocalizedText):
    """A group of items that are asked together."""


class Rule(Identified):
    """One of the things assessed: its number, its title, and what the article asks.

    `weight` is its share in the total.
    """

    number: int
    title: LocalizedText
    principle: LocalizedText | None = None
    weight: Exact = Fraction(1)
    asks: tuple[LocalizedText, ...] = ()


class Check(Identified):
    """A question raised when several answers do not go together; it never scores."""

    kind: Literal["impossible", "contradiction", "tension", "honesty"]
    when: tuple[Condition, ...]
    message: LocalizedText


class Signal(Identified):
    """An observation that is shown and never scored."""

    title: LocalizedText
    when: tuple[Condition, ...]


SIGNAL_FIELDS = ("{n}", "{total}")
"""What the message on signals can name: how many are present, and of how many."""


class Signals(Strict):
    """The signals, and from how many on they are shown; SIGNAL_FIELDS fill the message."""

    shown_from: int
    message: LocalizedText
    list: Catalogue[Signal]


class Notice(Identified):
    """A sentence shown above everything else when its conditions hold."""

    when: tuple[Condition, ...]
    message: LocalizedText


RISK_FIELDS = ("{value}",)
"""What the message of a risk can name: the person's own number."""


class Risk(Notice):
    """A fact that comes before any ranked move: the rules it concerns, and what to do about it.

    `{value}` in the message is the number that its first condition looks at; `ask` is what a
    coach can ask about it.
    """

    rules: tuple[Id, ...]
    ask: LocalizedText | None = None
    move: Move


class TooEarly(Strict):
    """What is said when no total can be given; the first whose conditions hold."""

    when: tuple[Condition, ...] = ()
    message: LocalizedText


class NotYet(Strict):
    """Questions that nobody can answer in a situation: a report does not ask for them."""

    when: tuple[Condition, ...]
    items: tuple[Id, ...]


class FigureInputs(Strict):
    """Which items feed the figures; a figure whose item is not named is left out."""

    net_month: Id | None = None
    hours_month: Id | None = None
    target_month: Id | None = None
    customers_12m: Id | None = None
    audience_total: Id | None = None
    direct_income: Id | None = None
    top_share: Id | None = None
    caution: LocalizedText


class Rulebook(Strict):
    """A validated rulebook; `audit` has checked what one part says of another."""

    format: Literal["passion-rulebook/1"]
    id: Id
    version: int
    languages: tuple[LanguageCode, ...] = LANGUAGES
    title: LocalizedText
    minutes: tuple[int, int] | None = None
    introduction: tuple[LocalizedText, ...] = ()
    disclaimer: LocalizedText | None = None
    topics: Catalogue[Topic] = Field(default_factory=dict)
    rules: Catalogue[Rule]
    order: tuple[Id, ...]
    items: Catalogue[Item]
    ratios: Catalogue[Ratio] = Field(default_factory=dict)
    checks: Catalogue[Check] = Field(default_factory=dict)
    signals: Signals | None = None
    badges: Catalogue[Notice] = Field(default_factory=dict)
    notices: Catalogue[Notice] = Field(default_factory=dict)
    risks: Catalogue[Risk] = Field(default_factory=dict)
    total: Literal["mean", "none"] = "mean"
    bands: Catalogue[Band] = Field(default_factory=dict)
    levels: Levels = Field(default_factory=Levels)
    scoring: Scoring = Field(default_factory=Scoring)
    advice: Advice = Field(default_factory=Advice)
    too_early: tuple[TooEarly, ...] = ()
    not_yet: tuple[NotYet, ...] = ()
    figures: FigureInputs | None = None
    limits: tuple[LocalizedText, ...] = ()
    sources: tuple[LocalizedText, ...] = ()
    words: Words = Field(default_factory=Words)

    @property
    def name(self) -> str:
        """Id and version, as answers files quote them: `passion-economy@1`."""
        return f"{self.id}@{self.version}"

    @cached_property
    def indicators(self) -> dict[str, Indicator]:
        """Everything that is scored, in file order: items, then ratios."""
        scored = {key: item for key, item in self.items.items() if item.rule}
        return {**scored, **self.ratios}

    @cached_property
    def plannable(self) -> dict[str, tuple[Move, ...]]:
        """What a person can take on: the moves of each indicator, and the move of each risk."""
        moves = {key: each.every_move for key, each in self.indicators.items()}
        return moves | {key: (risk.move,) for key, risk in self.risks.items()}

    @property
    def has_total(self) -> bool:
        """Whether its rules are added up to one score."""
        return self.total == "mean"

    @cached_property
    def advises(self) -> bool:
        """Whether it has anything to advise."""
        return any(self.plannable.values())

    @cached_property
    def sensitive(self) -> frozenset[str]:
        """The items whose answers are never told to a group, and left out of a shared file."""
        return frozenset(key for key, item in self.items.items() if item.sensitive)

    def looked_at(self, condition: Condition) -> tuple[str, ...]:
        """Return the items that a condition rests on; one on the score of a rule names none."""
        ratio = self.ratios.get(condition.ratio or "")
        named = (condition.item, condition.above_item, *(ratio.needs if ratio else ()))
        return tuple(item for item in named if item)

    @cached_property
    def weight_unit(self) -> int:
        """What every weight is a whole number of: one over this."""
        return lcm(*((each.weight or Fraction(1)).denominator for each in self.indicators.values()))

    @cached_property
    def shares(self) -> dict[str, int]:
        """What each rule weighs in the total, in whole numbers."""
        unit = lcm(*(rule.weight.denominator for rule in self.rules.values()))
        return {key: int(rule.weight * unit) for key, rule in self.rules.items()}

    def share_of(self, rules: Iterable[str]) -> int:
        """Return what some rules weigh together."""
        return sum([self.shares[rule] for rule in rules])

    @cached_property
    def places(self) -> dict[str, int]:
        """Where each indicator stands in file order."""
        return {key: place for place, key in enumerate(self.indicators)}

    @cached_property
    def measures(self) -> dict[str, tuple[Indicator, ...]]:
        """The indicators of each rule."""
        every = self.indicators.values()
        return {rule: tuple(each for each in every if each.rule == rule) for rule in self.rules}

    @cached_property
    def inputs(self) -> dict[str, tuple[str, ...]]:
        """The items that each rule rests on, those of its ratios included."""
        return {
            rule: tuple(dict.fromkeys(item for each in some for item in each.needs))
            for rule, some in self.measures.items()
        }

    @cached_property
    def exempting(self) -> tuple[str, ...]:
        """The items on whose "does not apply" a ratio leaves the score."""
        named = dict.fromkeys(each.unless for each in self.ratios.values() if each.unless)
        return tuple(key for key in named if self.items[key].may_not_apply)

    @cached_property
    def former_items(self) -> dict[str, str]:
        """Ids that items had in earlier versions, with those of today."""
        return {old: key for key, item in self.items.items() for old in item.renamed_from}

    @cached_property
    def former_options(self) -> dict[str, dict[str, str]]:
        """Ids that options had in earlier versions, with those of today, by item."""
        found = {
            item.id: {old: key for key, option in options.items() for old in option.renamed_from}
            for item in self.items.values()
            if (options := getattr(item, "options", {}))
        }
        return {item: former for item, former in found.items() if former}

    def __eq__(self, other: object) -> bool:
        """Compare by identity: what was worked out with one rulebook stays with it."""
        return self is other

    def __hash__(self) -> int:
        """Hash by identity, as they are compared."""
        return id(self)

    def asked(self, topic: str | None = None) -> Iterator[AnyItem]:
        """Yield the items in the order of the interview, of one topic or of all."""
        for key in self.order:
            if topic in (None, self.items[key].topic):
                yield self.items[key]
