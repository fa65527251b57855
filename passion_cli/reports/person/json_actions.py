"""What a person is told to do, as JSON: ranked moves, risks, and what is shown in its order."""

from typing import Literal

from typing_extensions import TypedDict

from passion_cli.assessment.actions import Action, Why
from passion_cli.reports.json_values import number
from passion_cli.reports.person.report import PersonReport


class MoveData(TypedDict):
    """One recommended move; its gain is in points of the overall score.

    `do` is what it asks for; `items` are the questions it answers to.
    """

    indicator: str
    rule: str | None
    gain: float | None
    do: str
    items: list[str]
    week: str
    ninety_days: str
    metric: str


class RiskData(TypedDict):
    """One risk that holds, with the rules it concerns."""

    id: str
    rules: list[str]
    message: str


class ActionData(TypedDict):
    """One thing to do as it is shown; `id` is that of the risk or of the indicator."""

    kind: Literal["risk", "move"]
    id: str
    why: Why
    do: str
    items: list[str]
    week: str
    ninety_days: str
    metric: str


def risks_data(report: PersonReport) -> list[RiskData]:
    """Return every risk that holds, the most serious first."""
    return [
        {"id": risk.id, "rules": list(risk.rules), "message": report.risk(risk)}
        for risk in report.assessment.risks
    ]


def actions_data(report: PersonReport) -> list[ActionData]:
    """Return what is shown, in its order."""
    return [_action(report, action) for action in report.assessment.actions]


def _action(report: PersonReport, action: Action) -> ActionData:
    text, risk, indicator = report.voice.text, action.risk, action.indicator
    named = [each.item for each in risk.when if each.item] if risk else []
    return {
        "kind": "risk" if risk else "move",
        "id": action.id,
        "why": action.why,
        "do": report.action(action),
        "items": named if indicator is None else list(indicator.needs),
        "week": text(action.move.week),
        "ninety_days": text(action.move.ninety_days),
        "metric": text(action.move.metric),
    }


def moves_data(report: PersonReport) -> list[MoveData]:
    """Return the ranked moves, before any risk."""
    text = report.voice.text
    return [
        {
            "indicator": advised.indicator.id,
            "rule": advised.indicator.rule,
            "gain": number(advised.gain),
            "do": report.names.action(advised.move, advised.indicator.id),
            "items": list(advised.indicator.needs),
            "week": text(advised.move.week),
            "ninety_days": text(advised.move.ninety_days),
            "metric": text(advised.move.metric),
        }
        for advised in report.assessment.moves
    ]
