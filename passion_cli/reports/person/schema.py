"""The published shape of `passion-report/1`; fields are added, never renamed or removed."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Share = Annotated[float, Field(ge=0, le=100)]
Worth = Annotated[float, Field(ge=0, le=1)]
State = Literal["answered", "unknown", "not_applicable", "unanswered"]


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid")


class RulebookShape(_Shape):
    """Which rulebook was used."""

    id: str
    version: int
    sha256: str


class ScoreShape(_Shape):
    """A score with its bounds, all 0 to 100; null when too little is known."""

    score: Share | None
    low: Share
    high: Share
    coverage: Share


class OverallShape(ScoreShape):
    """The whole."""

    band: str | None
    bands: list[str]
    confidence: Literal["solid", "fair", "fragile"]
    contradictions: int


class RuleShape(ScoreShape):
    """One rule."""

    id: str
    number: int
    answered: int
    weak_link: bool


class TopicShape(ScoreShape):
    """One topic."""

    id: str
    answered: int


class ReceiptShape(_Shape):
    """One line of the receipt; the contributions sum to the overall score."""

    indicator: str
    rule: str
    topic: str
    value: str | float | list[str] | None
    points: Worth | None
    weight: float
    state: State
    contribution: float | None


class FlagShape(_Shape):
    """A question that answers raise together."""

    id: str
    kind: Literal["impossible", "honesty", "contradiction", "tension"]
    items: list[str]
    message: str


class MessageShape(_Shape):
    """A signal, a badge or a notice."""

    id: str
    message: str


class FiguresShape(_Shape):
    """Amounts in the report's currency; null when they cannot be given."""

    hourly: float | None
    hourly_needed: float | None
    coverage: float | None
    net_per_customer: float | None
    customers_needed: int | None
    needed_share: float | None
    at_100: int | None
    at_1000: int | None
    concentration: float | None
    nothing_left: bool
    direct_share_assumed: bool


class MoveShape(_Shape):
    """One recommended move; its gain is in points of the overall score."""

    indicator: str
    rule: str
    gain: float | None
    week: str
    ninety_days: str
    metric: str


class StabilityShape(_Shape):
    """In what share of all weightings a move comes first."""

    indicator: str
    share: Worth


class FindingShape(_Shape):
    """One open question and by how many points it widens the bounds."""

    item: str
    state: State
    effect: float


class ReportShape(_Shape):
    """The whole document."""

    format: Literal["passion-report/1"]
    rulebook: RulebookShape
    respondent: str | None
    date: str
    language: Literal["en", "fr"]
    currency: str
    overall: OverallShape
    rules: list[RuleShape]
    topics: list[TopicShape]
    receipt: list[ReceiptShape]
    flags: list[FlagShape]
    signals: list[MessageShape]
    signals_unknown: list[str]
    badges: list[MessageShape]
    notices: list[MessageShape]
    figures: FiguresShape
    moves: list[MoveShape]
    stability: list[StabilityShape]
    find_out: list[FindingShape]
