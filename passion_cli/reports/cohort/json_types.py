"""What a group's JSON document is made of, `passion-cohort/1`; null where a figure is withheld."""

from typing import Annotated, Literal, NotRequired

from pydantic import Field
from typing_extensions import TypedDict

from passion_cli.assessment.cohort.disclosure import Audience
from passion_cli.assessment.cohort.summary import Reason
from passion_cli.language.locales import Language
from passion_cli.reports.cohort.json_study_types import ItemAnalysisData, RetestData
from passion_cli.reports.schema import RulebookData, Share, Unit

People = Annotated[int, Field(ge=0)]
Points = Annotated[float, Field(ge=-100, le=100)]
Quartiles = Annotated[list[Share], Field(min_length=2, max_length=2)]


class ProblemData(TypedDict):
    """One thing that could not be read."""

    key: str
    where: str
    message: str


class FilesData(TypedDict):
    """How many answers there were, and those that do not count.

    `broken_before` counts those of the round before; `problems_more` those that are not listed;
    `notes` say how tables were read.
    """

    read: People
    valid: People | None
    broken: People | None
    broken_before: People | None
    older: list[str]
    skipped: People | None
    problems: list[ProblemData]
    problems_more: People
    notes: list[ProblemData]


class FigureData(TypedDict):
    """A score of many people, 0 to 100, to a tenth; `bins` counts people in steps of five points.

    Each person's score is taken to a millionth of a point, halves up; what follows is exact on
    these, and rounded here alone. `approximate` is false; it is there for earlier readers.

    In a report for the group, `low`, `high` and `bins` are null. `quartiles` are those of 20
    people or more, lower and upper, or null; figures published earlier may lack them.
    """

    n: People | None
    median: Share | None
    mean: Share | None
    low: Share | None
    high: Share | None
    bins: list[People] | None
    withheld: bool
    approximate: bool
    quartiles: NotRequired[Quartiles | None]


class RuleFigureData(FigureData):
    """One rule."""

    id: str
    number: int


class TopicFigureData(FigureData):
    """One topic."""

    id: str


class CountData(TypedDict):
    """How many people; null where it is withheld."""

    id: str
    people: People | None


class NumbersData(TypedDict):
    """Where numbers lie: at least half of the answers do not exceed `median`.

    `quartiles`, of 20 answers or more, hold at least the middle half. Each is somebody's answer
    (type 1 of Hyndman and Fan), rounded to two digits from 100 on in a report for the group,
    where `low` and `high` are null.
    """

    median: float | None
    quartiles: Annotated[list[float], Field(min_length=2, max_length=2)] | None
    low: float | None
    high: float | None
    withheld: bool


class ItemData(TypedDict):
    """The answers to one item; amounts are only counted.

    `withheld` says that no count of it is told; a single count that is withheld is null.
    `numbers` is null where the question is not for a number or a percentage.
    """

    id: str
    answered: People | None
    unknown: People | None
    not_applicable: People | None
    unanswered: People | None
    options: list[CountData]
    withheld: bool
    numbers: NotRequired[NumbersData | None]


class GroupData(TypedDict):
    """One group; null names small groups put together, `members` those large enough to name."""

    name: str | None
    members: list[str]
    people: People
    scores: dict[str, FigureData]


class AttentionData(TypedDict):
    """One person who needs a word, and why."""

    name: str
    reasons: list[Reason]


class ParticipantData(AttentionData):
    """One person; only where that was asked for."""

    score: Share | None
    low: Share
    high: Share
    coverage: Share
    band: str | None


class IntervalData(TypedDict):
    """Order statistics around the median change, and how surely they hold it."""

    low: Points
    high: Points
    confidence: Unit


class ChangeData(TypedDict):
    """How one score moved in the people who have it in both rounds.

    `before` and `after` are the medians of their scores, `median` that of their changes; `up` and
    `down` count changes of at least the noise, `risen`, `unchanged` and `fallen` their signs, on
    which the sign test rests.
    """

    id: str
    pairs: People | None
    up: People | None
    same: People | None
    down: People | None
    median: Points | None
    interval: IntervalData | None
    p: Unit | None
    withheld: bool
    before: NotRequired[Share | None]
    after: NotRequired[Share | None]
    risen: NotRequired[People | None]
    unchanged: NotRequired[People | None]
    fallen: NotRequired[People | None]


class FollowedData(TypedDict):
    """How the rule of a move changed in those who did it."""

    indicator: str
    change: ChangeData


class RoundsData(TypedDict):
    """Two rounds of the same people.

    `paired` says that every figure of the document is of those in both rounds: so few joined or
    left that they could be told otherwise.
    """

    pairs: People | None
    joined: People | None
    left: People | None
    noise: float
    changes: list[ChangeData]
    followed: list[FollowedData]
    paired: NotRequired[bool]


class RequirementData(TypedDict):
    """One requirement and its outcome."""

    clause: str
    value: float | None
    met: bool


class CohortData(TypedDict):
    """The whole document.

    `title` is what the group is called, or null; `published` is the day figures were published
    that stand for those of today, or null.
    """

    format: Literal["passion-cohort/1"]
    rulebook: RulebookData
    date: str
    language: Language
    title: NotRequired[str | None]
    audience: Audience
    real_names: bool
    published: str | None
    min_group: int
    files: FilesData
    people: People | None
    scored: People | None
    overall: FigureData
    coverage: FigureData
    rules: list[RuleFigureData]
    topics: list[TopicFigureData]
    bands: list[CountData]
    weakest: list[CountData]
    moves: list[CountData]
    noted: list[CountData]
    done: list[CountData]
    flags: list[CountData]
    items: list[ItemData]
    by: str | None
    groups: list[GroupData]
    attention: list[AttentionData]
    attention_more: People
    participants: list[ParticipantData] | None
    look_alikes: list[list[str]]
    rounds: RoundsData | None
    retest: NotRequired[RetestData | None]
    item_analysis: NotRequired[ItemAnalysisData | None]
    requirements: list[RequirementData]
