"""What a study of the questions adds to a group's JSON document: retests, and how items work."""

from typing import Annotated

from pydantic import Field
from typing_extensions import TypedDict

from passion_cli.reports.schema import Unit

People = Annotated[int, Field(ge=0)]
Correlation = Annotated[float, Field(ge=-1, le=1)]


class SpanData(TypedDict):
    """An interval in points, and how surely it holds the figure."""

    low: float
    high: float
    confidence: Unit


class RetestFigureData(TypedDict):
    """How far one score differs between two rounds when nothing changed, in points.

    `typical` is the median difference without its sign, `error` the standard error of measurement,
    `detectable` the smallest detectable change with its interval; null with too few people.
    `supported` says whether `noise` is that change; null leaves it open.
    """

    id: str
    pairs: People
    typical: float | None
    error: float | None
    detectable: float | None
    interval: SpanData | None
    systematic: bool
    supported: bool | None


class RetestData(TypedDict):
    """Two rounds a few days apart; only where that was asked for."""

    noise: float
    scores: list[RetestFigureData]


class CorrelationData(TypedDict):
    """Pearson's r of so many pairs, and the interval that holds it with 95 %."""

    n: People
    r: Correlation
    low: Correlation
    high: Correlation


class ItemFigureData(TypedDict):
    """How one indicator works: people with points, with the fewest and the most, without any.

    `rest` is how its points go with the rest of its rule, or null.
    """

    id: str
    known: People
    floor: People
    ceiling: People
    unknown: People
    unchosen: list[str]
    rest: CorrelationData | None


class RulePairData(TypedDict):
    """Two rules whose scores move together."""

    first: str
    second: str
    correlation: CorrelationData


class RuleWeightData(TypedDict):
    """What a rule weighs in the total, and its share of the total's variance, 0 to 1."""

    id: str
    weight: float
    share: float | None


class ItemAnalysisData(TypedDict):
    """How the questions work; lists are empty on too few people. Only where it was asked for."""

    people: People
    items: list[ItemFigureData]
    pairs: list[RulePairData]
    weights: list[RuleWeightData]
    complete: People
