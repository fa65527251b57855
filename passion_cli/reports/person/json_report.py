"""The report on one person as a JSON document, `passion-report/1`: numbers are never rounded."""

from collections.abc import Sequence
from typing import Literal

from typing_extensions import TypedDict

from passion_cli.assessment.assess import Assessment, Confidence
from passion_cli.assessment.measurements import State
from passion_cli.assessment.rulebook.rulebook import Notice
from passion_cli.assessment.scoring import Score
from passion_cli.language.locales import Language
from passion_cli.reports.json_values import JsonValue, answer, exact, number
from passion_cli.reports.person.json_actions import (
    ActionData,
    MoveData,
    RiskData,
    actions_data,
    moves_data,
    risks_data,
)
from passion_cli.reports.person.report import PersonReport
from passion_cli.reports.schema import RulebookData, ScoreData, Unit


class OverallData(ScoreData):
    """The whole."""

    band: str | None
    bands: list[str]
    confidence: Confidence
    contradictions: int


class RuleData(ScoreData):
    """One rule."""

    id: str
    number: int
    answered: int
    weak_link: bool


class TopicData(ScoreData):
    """One topic."""

    id: str
    answered: int


class ReceiptData(TypedDict):
    """One line of the receipt; the contributions sum to the overall score."""

    indicator: str
    rule: str
    topic: str | None
    value: JsonValue | None
    points: Unit | None
    weight: float
    state: State
    contribution: float | None


class FlagData(TypedDict):
    """A question that answers raise together."""

    id: str
    kind: Literal["impossible", "honesty", "contradiction", "tension"]
    items: list[str]
    message: str


class MessageData(TypedDict):
    """A signal, a badge or a notice."""

    id: str
    message: str


class FiguresData(TypedDict):
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


class StabilityData(TypedDict):
    """In what share of all weightings a move comes first."""

    indicator: str
    share: Unit


class FindingData(TypedDict):
    """One open question and by how many points it widens the bounds."""

    item: str
    state: State
    effect: float


class PersonData(TypedDict):
    """The whole document."""

    format: Literal["passion-report/1"]
    rulebook: RulebookData
    respondent: str | None
    date: str
    language: Language
    currency: str
    overall: OverallData
    rules: list[RuleData]
    topics: list[TopicData]
    receipt: list[ReceiptData]
    flags: list[FlagData]
    signals: list[MessageData]
    signals_unknown: list[str]
    badges: list[MessageData]
    notices: list[MessageData]
    figures: FiguresData
    moves: list[MoveData]
    risks: list[RiskData]
    actions: list[ActionData]
    stability: list[StabilityData]
    find_out: list[FindingData]


def person_data(report: PersonReport) -> PersonData:
    """Return the report as plain data."""
    assessment, voice = report.assessment, report.voice
    book, signals = assessment.rulebook, assessment.signals
    return {
        "format": "passion-report/1",
        "rulebook": {"id": book.id, "version": book.version, "sha256": report.sha256},
        "respondent": report.respondent,
        "date": report.date,
        "language": voice.language,
        "currency": voice.currency,
        "overall": _overall(assessment),
        "rules": [_rule(assessment, rule) for rule in assessment.rules],
        "topics": [
            {"id": topic.id, **score_data(topic), "answered": topic.answered}
            for topic in assessment.topics
        ],
        "receipt": _receipt(assessment),
        "flags": _flags(report),
        "signals": [
            {"id": signal.id, "message": voice.text(signal.title)} for signal in signals.present
        ],
        "signals_unknown": [signal.id for signal in signals.unknown],
        "badges": _messages(report, assessment.badges),
        "notices": _messages(report, assessment.notices),
        "figures": _figures(assessment),
        "moves": moves_data(report),
        "risks": risks_data(report),
        "actions": actions_data(report),
        "stability": _stability(assessment),
        "find_out": [
            {"item": found.item, "state": found.state, "effect": exact(found.effect)}
            for found in assessment.find_out
        ],
    }


def score_data(score: Score) -> ScoreData:
    """Return a score with its bounds and coverage."""
    return {
        "score": number(score.score),
        "low": exact(score.low),
        "high": exact(score.high),
        "coverage": exact(score.coverage),
    }


def _overall(assessment: Assessment) -> OverallData:
    return {
        **score_data(assessment.overall),
        "band": assessment.band.id if assessment.band else None,
        "bands": [band.id for band in assessment.bands],
        "confidence": assessment.confidence,
        "contradictions": assessment.contradictions,
    }


def _rule(assessment: Assessment, rule: Score) -> RuleData:
    return {
        "id": rule.id,
        "number": assessment.rulebook.rules[rule.id].number,
        **score_data(rule),
        "answered": rule.answered,
        "weak_link": rule.id in assessment.weak_links,
    }


def _receipt(assessment: Assessment) -> list[ReceiptData]:
    return [
        {
            "indicator": line.measurement.indicator,
            "rule": line.measurement.rule,
            "topic": line.measurement.topic or None,
            "value": answer(line.measurement.value),
            "points": number(line.measurement.points),
            "weight": exact(line.measurement.weight),
            "state": line.measurement.state,
            "contribution": number(line.contribution),
        }
        for line in assessment.receipt
    ]


def _flags(report: PersonReport) -> list[FlagData]:
    return [
        {
            "id": check.id,
            "kind": check.kind,
            "items": list(items),
            "message": report.voice.text(check.message),
        }
        for check, items in report.assessment.flags
    ]


def _messages(report: PersonReport, notices: Sequence[Notice]) -> list[MessageData]:
    return [{"id": each.id, "message": report.voice.text(each.message)} for each in notices]


def _figures(assessment: Assessment) -> FiguresData:
    figures = assessment.figures
    return {
        "hourly": number(figures.hourly),
        "hourly_needed": number(figures.hourly_needed),
        "coverage": number(figures.coverage),
        "net_per_customer": number(figures.net_per_customer),
        "customers_needed": figures.customers_needed,
        "needed_share": number(figures.needed_share),
        "at_100": figures.at_100,
        "at_1000": figures.at_1000,
        "concentration": number(figures.concentration),
        "nothing_left": figures.nothing_left,
        "direct_share_assumed": figures.direct_share_assumed,
    }


def _stability(assessment: Assessment) -> list[StabilityData]:
    shares = assessment.stability.shares if assessment.stability else ()
    return [{"indicator": key, "share": exact(share)} for key, share in shares]
