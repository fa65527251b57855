"""What a report tells a person to do: each action with the answer it responds to, and why."""

from collections.abc import Iterator

from passion_cli.assessment.actions import Action
from passion_cli.assessment.answers import Silence
from passion_cli.language.numbers import exact_round
from passion_cli.reports.blocks.model import Block, Heading, MoveCard, Moves, Notice
from passion_cli.reports.person.report import PersonReport

STEPS = ("week", "ninety_days", "metric")
"""What a move consists of, in the order it is read."""
LATER = "ninety_days"
"""What a terminal leaves out after the first action."""


def action_blocks(report: PersonReport) -> Iterator[Block]:
    """Say what to do: a risk first, then what is ranked; then other risks in a line each."""
    voice, assessment = report.voice, report.assessment
    scored = not assessment.lacks_total
    if not (assessment.actions or assessment.notices):
        return
    yield Heading(voice.say("report.moves" if scored else "report.first_moves"))
    shown = {risk.when for risk in assessment.risks}
    for notice in assessment.notices:
        if notice.when not in shown:
            yield Notice(voice.text(notice.message), urgent=True)
    cards = [_card(report, action, place) for place, action in enumerate(assessment.actions)]
    if cards:
        yield Moves(cards, _order(report), voice.say("report.plan"))
    for risk in assessment.risks[1:]:
        yield Notice(report.risk(risk), urgent=True)


def _order(report: PersonReport) -> str:
    """Say how the order of the actions came about; nothing where they are fixed first steps."""
    if report.assessment.lacks_total:
        return ""
    return report.voice.say("report.order_risk" if report.assessment.risks else "report.order")


def _card(report: PersonReport, action: Action, place: int) -> MoveCard:
    """Lay out one action; of those after the first, a terminal leaves the 90 days out."""
    voice, said = report.voice, _said(report, action)
    texts = {key: voice.text(getattr(action.move, key)) for key in STEPS}
    texts = ({"you_said": said} if said else {}) | texts
    steps = {key: (voice.label(f"report.{key}"), text) for key, text in texts.items()}
    short = [step for key, step in steps.items() if place and key != LATER]
    return MoveCard(report.action(action), _reason(report, action), list(steps.values()), short)


def _said(report: PersonReport, action: Action) -> str:
    """Quote the answer that an action responds to, or a ratio; of a risk, those it rests on."""
    if action.risk is None:
        asked = action.indicator.id if action.indicator else ""
        silent = isinstance(report.assessment.answers.values.get(asked), Silence)
        return "" if silent else report.said(asked)
    named = [each.item or each.ratio for each in action.risk.when if each.item or each.ratio]
    return " · ".join(filter(None, (report.said(key) for key in dict.fromkeys(named) if key)))


def _reason(report: PersonReport, action: Action) -> str:
    """Say why an action is here: a risk, the weakest rule, or much gained; and what it gains."""
    voice, advised = report.voice, action.advised
    if action.risk is not None:
        return report.risk(action.risk)
    rule = report.names.rule(advised.indicator.rule or "") if advised else ""
    if advised is None or action.why == "first_step":
        return rule
    if advised.gain is None:
        return f"{rule} · {voice.say(f'report.why.{action.why}')}"
    gain = voice.count("report.gain", max(1, int(exact_round(advised.gain))))
    return f"{rule} · {voice.say(f'report.why.{action.why}')} · {gain}"
