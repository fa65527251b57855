"""The report as one JSON document, `passion-report/1`: raw numbers, never rounded."""

from collections.abc import Sequence
from dataclasses import asdict

from passion_cli.assessment.assess import Assessment
from passion_cli.assessment.rulebook.rulebook import Notice
from passion_cli.assessment.scoring import Score
from passion_cli.reports.json_values import document, raw
from passion_cli.reports.person.report import Report

FORMAT = "passion-report/1"


def to_json(report: Report) -> str:
    """Return the report as JSON; a field is never renamed or removed inside `/1`."""
    return document(to_data(report))


def to_data(report: Report) -> dict[str, object]:
    """Return the report as plain data."""
    assessment, language = report.assessment, report.language
    return {
        "format": FORMAT,
        "rulebook": {
            "id": assessment.rulebook.id,
            "version": assessment.rulebook.version,
            "sha256": report.sha256,
        },
        "respondent": report.respondent,
        "date": report.date,
        "language": language,
        "currency": report.currency,
        "overall": _overall(assessment),
        "rules": [_rule(assessment, rule) for rule in assessment.rules],
        "topics": [_topic(topic) for topic in assessment.topics],
        "receipt": _receipt(assessment),
        "flags": _flags(report),
        "signals": [
            {"id": signal.id, "message": signal.title.speak(language)}
            for signal in assessment.signals.present
        ],
        "signals_unknown": [signal.id for signal in assessment.signals.unknown],
        "badges": _notices(assessment.badges, report),
        "notices": _notices(assessment.notices, report),
        "figures": {key: raw(value) for key, value in asdict(assessment.figures).items()},
        "moves": _moves(report),
        "stability": _stability(assessment),
        "find_out": [
            {"item": found.item, "state": found.state.value, "effect": raw(found.effect)}
            for found in assessment.find_out
        ],
    }


def _overall(assessment: Assessment) -> dict[str, object]:
    return {
        **_numbers(assessment.overall),
        "band": assessment.band.id if assessment.band else None,
        "bands": [band.id for band in assessment.bands],
        "confidence": assessment.confidence,
        "contradictions": assessment.contradictions,
    }


def _numbers(score: Score) -> dict[str, object]:
    names = ("score", "low", "high", "coverage")
    return {name: raw(getattr(score, name)) for name in names}


def _rule(assessment: Assessment, rule: Score) -> dict[str, object]:
    return {
        "id": rule.id,
        "number": assessment.rulebook.rules[rule.id].number,
        **_numbers(rule),
        "answered": rule.answered,
        "weak_link": rule.id in assessment.weak_links,
    }


def _topic(topic: Score) -> dict[str, object]:
    return {"id": topic.id, **_numbers(topic), "answered": topic.answered}


def _receipt(assessment: Assessment) -> list[dict[str, object]]:
    return [
        {
            "indicator": line.point.indicator,
            "rule": line.point.rule,
            "topic": line.point.topic,
            "value": raw(line.point.value),
            "points": raw(line.point.points),
            "weight": raw(line.point.weight),
            "state": line.point.state.value,
            "contribution": raw(line.contribution),
        }
        for line in assessment.receipt
    ]


def _flags(report: Report) -> list[dict[str, object]]:
    return [
        {
            "id": check.id,
            "kind": check.kind,
            "items": list(items),
            "message": check.message.speak(report.language),
        }
        for check, items in report.assessment.flags
    ]


def _notices(notices: Sequence[Notice], report: Report) -> list[dict[str, object]]:
    return [
        {"id": notice.id, "message": notice.message.speak(report.language)} for notice in notices
    ]


def _stability(assessment: Assessment) -> list[dict[str, object]]:
    shares = assessment.stability.shares if assessment.stability else ()
    return [{"indicator": key, "share": raw(share)} for key, share in shares]


def _moves(report: Report) -> list[dict[str, object]]:
    language = report.language
    return [
        {
            "indicator": advised.indicator.id,
            "rule": advised.indicator.rule,
            "gain": raw(advised.gain),
            "week": advised.move.week.speak(language),
            "ninety_days": advised.move.ninety_days.speak(language),
            "metric": advised.move.metric.speak(language),
        }
        for advised in report.assessment.moves
    ]
