"""What a report tells a person to do: each action with the answer it responds to, and why."""

from collections.abc import Iterator
from fractions import Fraction
from math import floor

from passion_cli.assessment.actions import Action
from passion_cli.assessment.advice import move_for
from passion_cli.language.numbers import exact_round
from passion_cli.reports.blocks.model import Block, Bullets, Heading, MoveCard, Moves, Notice
from passion_cli.reports.person.report import PersonReport

FIRM = Fraction(3, 4)
"""From this share of all weightings on, a first move is said to stay first."""


def verdict_blocks(report: PersonReport) -> Iterator[Block]:
    """Say the point in three lines: the strongest rule, the weakest, and what to do first."""
    voice, known = (
        report.voice,
        [each for each in report.assessment.rules if each.score is not None],
    )
    lines = []
    if report.assessment.overall.score is not None:
        scores = [each.score for each in known if each.score is not None]
        for key, score in (("strongest", max(scores)), ("weakest", min(scores))):
            titles = [report.names.rule(each.id) for each in known if each.score == score]
            lines.append((voice.say(f"report.{key}"), voice.say("report.and").join(titles)))
    first = report.assessment.actions[:1]
    lines += [(voice.say("report.do_first"), report.action(action)) for action in first]
    yield Bullets(lines)


def action_blocks(report: PersonReport) -> Iterator[Block]:
    """Say what to do: a risk first, others in a line each, then what is ranked."""
    voice, assessment = report.voice, report.assessment
    scored = assessment.overall.score is not None
    yield Heading(voice.say("report.moves" if scored else "report.first_moves"))
    shown = {risk.when for risk in assessment.risks}
    for notice in assessment.notices:
        if notice.when not in shown:
            yield Notice(voice.text(notice.message), urgent=True)
    for risk in assessment.risks[1:]:
        yield Notice(report.risk(risk))
    notes = [voice.say("report.arithmetic"), _stability(report)] if scored else []
    if assessment.risks and scored:
        notes.insert(0, voice.say("report.risk_first"))
    cards = [_card(report, action, place) for place, action in enumerate(assessment.actions)]
    yield Moves(cards, notes, voice.say("report.plan"))


def _card(report: PersonReport, action: Action, place: int) -> MoveCard:
    """Lay out one action; of those after the first, a terminal leaves the 90 days out."""
    voice, move = report.voice, action.move
    texts = {"week": move.week, "ninety_days": move.ninety_days, "metric": move.metric}
    steps = {key: (voice.label(f"report.{key}"), voice.text(text)) for key, text in texts.items()}
    quoted = [(voice.label("report.you_said"), said) for said in _said(report, action)]
    later = [steps.pop("ninety_days")] if place else []
    return MoveCard(
        report.action(action), _reason(report, action), [*quoted, *steps.values()], later
    )


def _said(report: PersonReport, action: Action) -> Iterator[str]:
    """Quote the answer that an action responds to, or a ratio; of a risk, those it rests on."""
    if action.risk is not None:
        named = [each.item or each.ratio for each in action.risk.when if each.item or each.ratio]
        quotes = [report.said(key) for key in dict.fromkeys(named) if key]
        yield from [" · ".join(filter(None, quotes))] if any(quotes) else []
    elif action.indicator is not None and report.said(action.indicator.id):
        yield report.said(action.indicator.id)


def _reason(report: PersonReport, action: Action) -> str:
    """Say why an action is here: a risk, the weakest rule, or much gained; and what it gains."""
    voice, advised = report.voice, action.advised
    if action.risk is not None:
        return report.risk(action.risk)
    rule = report.names.rule(advised.indicator.rule or "") if advised else ""
    if advised is None or advised.gain is None:
        return rule
    key = "report.gain_one" if exact_round(advised.gain, 1) == 1 else "report.gain"
    gain = voice.say(key, gain=voice.short(advised.gain, 1))
    return f"{rule} · {voice.say(f'report.why.{action.why}')} · {gain}"


def _stability(report: PersonReport) -> str:
    """Say how firmly the first move stands when the weights vary."""
    found, voice = report.assessment.stability, report.voice
    if found is None:
        return ""
    shares = [(_quoted_title(report, key), _whole(report, share)) for key, share in found.shares]
    (move, share), *others = shares
    if found.first >= FIRM or not others:
        return voice.say("stability.stays", move=move, share=share)
    other, second = others[0]
    return voice.say("stability.toss_up", move=move, share=share, other=other, second=second)


def _quoted_title(report: PersonReport, key: str) -> str:
    indicator = report.assessment.rulebook.indicators[key]
    move = move_for(report.assessment.reading, indicator)
    return report.voice.say("stability.move", title=report.names.action(move, indicator))


def _whole(report: PersonReport, share: Fraction) -> str:
    """Write a share (0..1) as a whole percentage, and 100 only where it is all."""
    return report.voice.percent(Fraction(floor(100 * share)))
