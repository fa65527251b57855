"""A group's report as one JSON document, `passion-cohort/1`: null where a figure is withheld."""

from collections import Counter
from collections.abc import Sequence

from passion_cli.assessment.cohort.disclosure import Group
from passion_cli.assessment.cohort.rounds import GroupChange, Interval
from passion_cli.assessment.cohort.summary import ANSWERED, COVERAGE, UNANSWERED
from passion_cli.assessment.cohort.tally import Tally
from passion_cli.assessment.rulebook.items import AnyItem, NumberItem
from passion_cli.assessment.scoring import FULL, OVERALL
from passion_cli.reports.cohort.json_types import (
    ChangeData,
    CohortData,
    CountData,
    FigureData,
    FilesData,
    GroupData,
    IntervalData,
    ItemData,
    ParticipantData,
    RoundsData,
)
from passion_cli.reports.cohort.report import CohortReport, ListedPerson
from passion_cli.reports.json_values import exact, number

BINS = 20


def cohort_data(report: CohortReport) -> CohortData:
    """Return the report as plain data."""
    book, disclosure = report.rulebook, report.disclosure
    summary, listed = disclosure.summary, report.participants
    return {
        "format": "passion-cohort/1",
        "rulebook": {"id": book.id, "version": book.version, "sha256": report.sha256},
        "date": report.date,
        "language": report.voice.language,
        "min_group": disclosure.minimum,
        "files": _files(report),
        "people": summary.people,
        "scored": summary.scored if disclosure.scored else None,
        "overall": _figure(disclosure.score(OVERALL)),
        "coverage": _figure(disclosure.score(COVERAGE)),
        "rules": [
            {"id": key, "number": rule.number, **_figure(disclosure.score(key))}
            for key, rule in book.rules.items()
        ],
        "topics": [{"id": key, **_figure(disclosure.score(key))} for key in book.topics],
        "bands": _counted(summary.bands, tuple(book.bands), shown=disclosure.scored),
        "weakest": _counted(summary.weakest, tuple(book.rules), shown=disclosure.scored),
        "moves": _counted(summary.moves, tuple(book.indicators), shown=disclosure.scored),
        "noted": _counted(summary.noted, tuple(book.indicators), shown=disclosure.everybody),
        "done": _counted(summary.done, tuple(book.indicators), shown=disclosure.everybody),
        "flags": _counted(summary.flags, tuple(book.checks), shown=disclosure.everybody),
        "items": [_item(report, item) for item in book.asked()],
        "by": report.by,
        "groups": [_group(report, group) for group in disclosure.groups],
        "attention": [
            {"name": each.name, "reasons": list(each.reasons)} for each in report.attention
        ],
        "attention_more": report.more,
        "participants": None if listed is None else [_participant(each) for each in listed],
        "rounds": _rounds(report),
        "requirements": [
            {"clause": each.requirement.text, "value": number(each.value), "met": each.met}
            for each in report.outcomes
        ],
    }


def _files(report: CohortReport) -> FilesData:
    files, explain = report.files, report.voice.explain
    return {
        "read": files.read,
        "valid": files.read - files.broken,
        "broken": files.broken,
        "older": list(files.older),
        "skipped": files.skipped,
        "problems": [
            {"key": problem.key, "where": problem.where, "message": explain(problem)}
            for each in files.listed
            for problem in each.problems
        ],
    }


def _figure(tally: Tally | None) -> FigureData:
    """Return a score of many people; every number is null where it is withheld."""
    hidden = tally is None
    return {
        "n": None if tally is None else tally.n,
        "median": None if tally is None else number(tally.median),
        "mean": None if tally is None else number(tally.mean),
        "low": None if tally is None else number(tally.lowest),
        "high": None if tally is None else number(tally.highest),
        "bins": None if tally is None else tally.bins(BINS, FULL),
        "withheld": hidden,
        "approximate": tally is not None and tally.coarse,
    }


def _counted(counts: Counter[str], keys: Sequence[str], *, shown: bool) -> list[CountData]:
    return [{"id": key, "people": counts[key] if shown else None} for key in keys]


def _item(report: CohortReport, item: AnyItem) -> ItemData:
    counts = report.disclosure.options(item.id)
    options = () if isinstance(item, NumberItem) else tuple(item.options)
    shown, people = counts is not None, counts or Counter()
    return {
        "id": item.id,
        "answered": people[ANSWERED] if shown else None,
        "unknown": people["unknown"] if shown else None,
        "not_applicable": people["not_applicable"] if shown else None,
        "unanswered": people[UNANSWERED] if shown else None,
        "options": _counted(people, options, shown=shown),
        "withheld": not shown,
    }


def _group(report: CohortReport, group: Group) -> GroupData:
    names = (OVERALL, COVERAGE, *report.rulebook.rules, *report.rulebook.topics)
    return {
        "name": None if group.members else group.name,
        "members": list(group.members),
        "people": group.summary.people,
        "scores": {name: _figure(report.disclosure.group_score(group, name)) for name in names},
    }


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
    rounds, least = report.rounds, report.disclosure.minimum
    if rounds is None:
        return None
    return {
        "pairs": rounds.pairs,
        "joined": rounds.joined,
        "left": rounds.left,
        "noise": exact(report.rulebook.scoring.noise),
        "changes": [_change(change, least) for change in rounds.changes],
        "followed": [
            {"indicator": each.indicator, "change": _change(each.change, least)}
            for each in rounds.followed
        ],
    }


def _change(change: GroupChange, least: int) -> ChangeData:
    """Return how a score moved; medians and tests are null with too few changes."""
    shown = change.pairs >= least
    return {
        "id": change.id,
        "pairs": change.pairs if shown else None,
        "up": change.up if shown else None,
        "same": change.same if shown else None,
        "down": change.down if shown else None,
        "median": number(change.median) if shown else None,
        "interval": _interval(change.interval) if shown else None,
        "p": number(change.p) if shown else None,
        "withheld": not shown,
    }


def _interval(interval: Interval | None) -> IntervalData | None:
    if interval is None:
        return None
    return {
        "low": exact(interval.low),
        "high": exact(interval.high),
        "confidence": exact(interval.confidence),
    }
