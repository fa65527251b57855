"""The published shape of `passion-cohort/1`; fields are added, never renamed or removed."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from passion_cli.reports.person.schema import RulebookShape, Share

People = Annotated[int, Field(ge=0)]
Chance = Annotated[float, Field(ge=0, le=1)]
Points = Annotated[float, Field(ge=-100, le=100)]


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid")


class ProblemShape(_Shape):
    """One thing that could not be read."""

    key: str
    where: str
    message: str


class FilesShape(_Shape):
    """How many answers there were, and those that do not count."""

    read: People
    valid: People
    broken: People
    older: list[str]
    skipped: People
    problems: list[ProblemShape]


class FigureShape(_Shape):
    """A score of many people, 0 to 100; `bins` counts people in steps of five points."""

    n: People | None
    median: Share | None
    mean: Share | None
    low: Share | None
    high: Share | None
    bins: list[People] | None
    withheld: bool
    approximate: bool


class RuleFigureShape(FigureShape):
    """One rule."""

    id: str
    number: int


class TopicFigureShape(FigureShape):
    """One topic."""

    id: str


class CountShape(_Shape):
    """How many people; null where it is withheld."""

    id: str
    people: People | None


class ItemShape(_Shape):
    """The answers to one item; numbers and amounts are only counted."""

    id: str
    answered: People | None
    unknown: People | None
    not_applicable: People | None
    unanswered: People | None
    options: list[CountShape]
    withheld: bool


class GroupShape(_Shape):
    """One group; where small groups were put together, `members` names them."""

    name: str | None
    members: list[str]
    people: People
    scores: dict[str, FigureShape]


class AttentionShape(_Shape):
    """One person who needs a word, and why."""

    name: str
    reasons: list[Literal["no_total", "impossible", "honesty", "fragile", "weak_links", "declined"]]


class ParticipantShape(AttentionShape):
    """One person; only where that was asked for."""

    score: Share | None
    low: Share
    high: Share
    coverage: Share
    band: str | None


class IntervalShape(_Shape):
    """Order statistics around the median change, and how surely they hold it."""

    low: Points
    high: Points
    confidence: Chance


class ChangeShape(_Shape):
    """How one score moved in the people who have it in both rounds."""

    id: str
    pairs: People | None
    up: People | None
    same: People | None
    down: People | None
    median: Points | None
    interval: IntervalShape | None
    p: Chance | None
    withheld: bool


class FollowedShape(_Shape):
    """How the rule of a move changed in those who did it."""

    indicator: str
    change: ChangeShape


class RoundsShape(_Shape):
    """Two rounds of the same people."""

    pairs: People
    joined: People
    left: People
    noise: float
    changes: list[ChangeShape]
    followed: list[FollowedShape]


class RequirementShape(_Shape):
    """One requirement and its outcome."""

    clause: str
    value: float | None
    met: bool


class CohortShape(_Shape):
    """The whole document."""

    format: Literal["passion-cohort/1"]
    rulebook: RulebookShape
    date: str
    language: Literal["en", "fr"]
    min_group: int
    files: FilesShape
    people: People
    scored: People | None
    overall: FigureShape
    coverage: FigureShape
    rules: list[RuleFigureShape]
    topics: list[TopicFigureShape]
    bands: list[CountShape]
    weakest: list[CountShape]
    moves: list[CountShape]
    noted: list[CountShape]
    done: list[CountShape]
    flags: list[CountShape]
    items: list[ItemShape]
    by: str | None
    groups: list[GroupShape]
    attention: list[AttentionShape]
    attention_more: People
    participants: list[ParticipantShape] | None
    rounds: RoundsShape | None
    requirements: list[RequirementShape]
