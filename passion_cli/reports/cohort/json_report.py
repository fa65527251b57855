"""A group's report as one JSON document, `passion-cohort/1`: null where a figure is withheld.

Every other format is made from this document, so none of them can tell more.
"""

from collections.abc import Iterable, Iterator, Mapping

from passion_cli.assessment.cohort.disclosure import Disclosure
from passion_cli.assessment.cohort.figures import ScoreFigure, Told
from passion_cli.assessment.cohort.groups import Group
from passion_cli.assessment.cohort.rounds import Interval
from passion_cli.assessment.cohort.summary import (
    ANSWERED,
    COVERAGE,
    SILENT,
    UNANSWERED,
    is_tallied,
)
from passion_cli.assessment.cohort.told_rounds import ToldChange
from passion_cli.assessment.gate import Outcome
from passion_cli.assessment.rulebook.items import AnyItem, NumberItem
from passion_cli.assessment.scoring import OVERALL
from passion_cli.errors import Problem
from passion_cli.language.numbers import exact_round
from passion_cli.reports.cohort.json_studies import item_analysis_data, retest_data
from passion_cli.reports.cohort.json_types import (
    AttentionData,
    ChangeData,
    CohortData,
    CountData,
    FigureData,
    FilesData,
    GroupData,
    IntervalData,
    ItemData,
    NumbersData,
    ParticipantData,
    ProblemData,
    RequirementData,
    RoundsData,
    RuleFigureData,
)
from passion_cli.reports.cohort.report import CohortReport, ListedPerson
from passion_cli.reports.json_values import exact, number, tenth


def cohort_data(report: CohortReport) -> CohortData:
    """Return the report as plain data."""
    book, disclosure, listed = report.rulebook, report.disclosure, report.participants
    return {
        "format": "passion-cohort/1",
        "rulebook": {"id": book.id, "version": book.version, "sha256": report.sha256},
        "date": report.date,
        "language": report.voice.language,
        "title": report.title,
        "audience": disclosure.audience,
        "real_names": report.real_names,
        "published": None,
        "min_group": disclosure.minimum,
        "files": _files(report),
        "people": disclosure.people,
        "scored": disclosure.scored,
        "overall": _figure(disclosure.score(OVERALL)),
        "coverage": _figure(disclosure.score(COVERAGE)),
        "rules": _rules(disclosure),
        "topics": [{"id": key, **_figure(disclosure.score(key))} for key in book.topics],
        "bands": _counted(disclosure.bands()),
        "weakest": _counted(disclosure.weakest()),
        "moves": _counted(disclosure.moves()),
        "noted": _counted(disclosure.noted()),
        "done": _counted(disclosure.done()),
        "flags": _counted(disclosure.flags()),
        "items": [_item(disclosure, item) for item in book.asked()],
        "by": report.by,
        "groups": [_group(disclosure, group) for group in disclosure.groups],
        "attention": [_attention(each) for each in report.attention],
        "attention_more": report.more,
        "participants": None if listed is None else [_participant(each) for each in listed],
        "look_alikes": [list(some) for some in report.look_alikes],
        "rounds": _rounds(report),
        "retest": retest_data(report),
        "item_analysis": None if report.items is None else item_analysis_data(report.items),
        "requirements": requirements_data(report.outcomes),
    }


def _rules(disclosure: Disclosure) -> list[RuleFigureData]:
    return [
        {"id": key, "number": rule.number, **_figure(disclosure.score(key))}
        for key, rule in disclosure.rulebook.rules.items()
    ]


def requirements_data(outcomes: Iterable[Outcome]) -> list[RequirementData]:
    """Return each requirement with its verdict; the value is rounded, the verdict exact."""
    return [
        {"clause": each.requirement.text, "value": tenth(each.value), "met": each.met}
        for each in outcomes
    ]


def _files(report: CohortReport) -> FilesData:
    """Return what was read; of too few people, not even how many of the files are theirs."""
    files, told = report.files, report.disclosure.everybody
    return {
        "read": files.read,
        "valid": files.read - files.broken if told else None,
        "broken": files.broken if told else None,
        "broken_before": files.broken_before if told else None,
        "older": list(files.older) if report.disclosure.for_coach else [],
        "skipped": files.skipped if told else None,
        "problems": _explained(report, _problems(report)) if told else [],
        "problems_more": max(0, files.unreadable - len(files.listed)) if told else 0,
        "notes": _explained(report, files.notes) if told else [],
    }


def _problems(report: CohortReport) -> Iterator[Problem]:
    for file in report.files.listed:
        yield from file.problems


def _explained(report: CohortReport, problems: Iterable[Problem]) -> list[ProblemData]:
    return [
        {"key": each.key, "where": each.where, "message": report.voice.explain(each)}
        for each in problems
    ]


def _figure(figure: ScoreFigure) -> FigureData:
    """Return a score of many people; every number is null where it is withheld."""
    return {
        "n": figure.n,
        "median": tenth(figure.median),
        "mean": tenth(figure.mean),
        "low": tenth(figure.low),
        "high": tenth(figure.high),
        "bins": figure.bins,
        "withheld": figure.withheld,
        "approximate": False,
        "quartiles": _quartiles(figure),
    }


def _quartiles(figure: ScoreFigure) -> list[float] | None:
    found = figure.quartiles
    return None if found is None else [exact(exact_round(each, 1)) for each in found]


def _counted(counts: Mapping[str, Told]) -> list[CountData]:
    return [{"id": key, "people": people} for key, people in counts.items()]


def _item(disclosure: Disclosure, item: AnyItem) -> ItemData:
    counts = disclosure.item(item.id)
    options = () if isinstance(item, NumberItem) else tuple(item.options)
    unknown, not_applicable = (counts[key] for key in SILENT[:2])
    return {
        "id": item.id,
        "answered": counts[ANSWERED],
        "unknown": unknown,
        "not_applicable": not_applicable,
        "unanswered": counts[UNANSWERED],
        "options": _counted({key: counts[key] for key in options}),
        "withheld": all(number is None for number in counts.values()),
        "numbers": _numbers(disclosure, item),
    }


def _numbers(disclosure: Disclosure, item: AnyItem) -> NumbersData | None:
    if not isinstance(item, NumberItem) or not is_tallied(item):
        return None
    figure = disclosure.numbers(item)
    ends = figure.quartiles
    return {
        "median": number(figure.median),
        "quartiles": None if ends is None else [exact(ends[0]), exact(ends[1])],
        "low": number(figure.low),
        "high": number(figure.high),
        "withheld": figure.withheld,
    }


def _group(disclosure: Disclosure, group: Group) -> GroupData:
    book = disclosure.rulebook
    names = (OVERALL, COVERAGE, *book.rules, *book.topics)
    return {
        "name": None if group.rest else group.name,
        "members": list(group.members),
        "people": group.summary.people,
        "scores": {name: _figure(disclosure.group_score(group, name)) for name in names},
    }


def _attention(each: ListedPerson) -> AttentionData:
    return {"name": each.name, "reasons": list(each.reasons)}


def _participant(each: ListedPerson) -> ParticipantData:
    overall = each.overall
    if overall is None:
        raise ValueError(each.name)
    return {
        "name": each.name,
        "score": number(overall.score),
        "low": exact(overall.low),
        "high": exact(overall.high),
        "coverage": exact(overall.coverage),
        "band": each.band,
        "reasons": list(each.reasons),
    }


def _rounds(report: CohortReport) -> RoundsData | None:
    rounds = report.rounds
    if rounds is None:
        return None
    return {
        "pairs": rounds.pairs,
        "joined": rounds.joined,
        "left": rounds.left,
        "noise": exact(report.rulebook.scoring.noise),
        "changes": [_change(change) for change in rounds.changes],
        "followed": [
            {"indicator": indicator, "change": _change(change)}
            for indicator, change in rounds.followed
        ],
        "paired": rounds.paired,
    }


def _change(change: ToldChange) -> ChangeData:
    """Return how a score moved; medians and tests are null with too few changes."""
    return {
        "id": change.id,
        "pairs": change.pairs,
        "up": change.up,
        "same": change.same,
        "down": change.down,
        "median": tenth(change.median),
        "interval": _interval(change.interval),
        "p": number(change.p),
        "withheld": change.withheld,
        "before": tenth(change.before),
        "after": tenth(change.after),
        "risen": change.risen,
        "unchanged": change.unchanged,
        "fallen": change.fallen,
    }


def _interval(interval: Interval | None) -> IntervalData | None:
    if interval is None:
        return None
    low, high = tenth(interval.low), tenth(interval.high)
    if low is None or high is None:
        return None
    return {"low": low, "high": high, "confidence": exact(interval.confidence)}
