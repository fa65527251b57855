"""A cohort's report as one JSON document, `passion-cohort/1`: raw numbers, null where withheld."""

from collections import Counter
from collections.abc import Sequence

from passion_cli.assessment.cohort.summary import ANSWERED, COVERAGE, OVERALL, UNANSWERED
from passion_cli.assessment.cohort.disclosure import Group
from passion_cli.assessment.rulebook.items import AnyItem, NumberItem
from passion_cli.assessment.cohort.rounds import Change, Rounds
from passion_cli.assessment.scoring import FULL
from passion_cli.assessment.cohort.tally import Tally
from passion_cli.language.catalogue import explain
from passion_cli.reports.cohort.report import CohortReport, Named
from passion_cli.reports.json_values import document, raw

FORMAT = "passion-cohort/1"
BINS = 20

Data = dict[str, object]


def cohort_to_json(report: CohortReport) -> str:
    """Return the report as JSON; a field is never renamed or removed inside `/1`."""
    return document(cohort_to_data(report))


def cohort_to_data(report: CohortReport) -> Data:
    """Return the report as plain data."""
    book, disclosure = report.rulebook, report.disclosure
    summary = disclosure.summary
    return {
        "format": FORMAT,
        "rulebook": {"id": book.id, "version": book.version, "sha256": report.sha256},
        "date": report.date,
        "language": report.language,
        "min_group": disclosure.minimum,
        "files": _files(report),
        "people": summary.people,
        "scored": summary.scored if disclosure.scored else None,
        **{name: _figure(disclosure.score(name)) for name in (OVERALL, COVERAGE)},
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
        "participants": None
        if report.participants is None
        else [_participant(each) for each in report.participants],
        "rounds": _rounds(report),
        "requirements": [
            {"clause": each.requirement.text, "value": raw(each.value), "met": each.met}
            for each in report.outcomes
        ],
    }


def _files(report: CohortReport) -> Data:
    files = report.files
    return {
        "read": files.read,
        "valid": files.read - files.broken,
        "broken": files.broken,
        "older": list(files.older),
        "skipped": files.skipped,
        "problems": [
            {
                "key": problem.key,
                "where": problem.where,
                "message": explain(report.language, problem),
            }
            for each in files.listed
            for problem in each.problems
        ],
    }


def _figure(tally: Tally | None) -> Data:
    """Tell a score of many people; every number is null where it is withheld."""
    if tally is None:
        names = ("n", "median", "mean", "low", "high", "bins")
        return {**dict.fromkeys(names), "withheld": True, "approximate": False}
    return {
        "n": tally.n,
        "median": raw(tally.median),
        "mean": raw(tally.mean),
        "low": raw(tally.lowest),
        "high": raw(tally.highest),
        "bins": tally.bins(BINS, FULL),
        "withheld": False,
        "approximate": tally.coarse,
    }


def _counted(counts: Counter[str], keys: Sequence[str], *, shown: bool) -> list[Data]:
    return [{"id": key, "people": counts[key] if shown else None} for key in keys]


def _item(report: CohortReport, item: AnyItem) -> Data:
    counts = report.disclosure.options(item.id)
    options = () if isinstance(item, NumberItem) else tuple(item.options)
    told = (ANSWERED, "unknown", "not_applicable", UNANSWERED)
    return {
        "id": item.id,
        **{name: counts[name] if counts is not None else None for name in told},
        "options": [
            {"id": key, "people": counts[key] if counts is not None else None} for key in options
        ],
        "withheld": counts is None,
    }


def _group(report: CohortReport, group: Group) -> Data:
    scores = {
        name: _figure(report.disclosure.group_score(group, name))
        for name in (OVERALL, COVERAGE, *report.rulebook.rules, *report.rulebook.topics)
    }
    name = None if group.members else group.name
    return {
        "name": name,
        "members": list(group.members),
        "people": group.summary.people,
        "scores": scores,
    }


def _participant(each: Named) -> Data:
    numbers = {
        name: raw(getattr(each.overall, name, None))
        for name in ("score", "low", "high", "coverage")
    }
    return {"name": each.name, **numbers, "band": each.band, "reasons": list(each.reasons)}


def _rounds(report: CohortReport) -> Data | None:
    rounds: Rounds | None = report.rounds
    if rounds is None:
        return None
    least = report.disclosure.minimum
    return {
        "pairs": rounds.pairs,
        "joined": rounds.joined,
        "left": rounds.left,
        "noise": raw(report.rulebook.scoring.noise),
        "changes": [_change(change, shown=change.pairs >= least) for change in rounds.changes],
        "followed": [
            {
                "indicator": each.indicator,
                "change": _change(each.change, shown=each.change.pairs >= least),
            }
            for each in rounds.followed
        ],
    }


def _change(change: Change, *, shown: bool) -> Data:
    """Tell how a score moved; medians and tests are null with too few changes."""
    if not shown:
        names = ("pairs", "up", "same", "down", "median", "interval", "p")
        return {"id": change.id, **dict.fromkeys(names), "withheld": True}
    interval = change.interval
    return {
        "id": change.id,
        "pairs": change.pairs,
        "up": change.up,
        "same": change.same,
        "down": change.down,
        "median": raw(change.median),
        "interval": None
        if interval is None
        else {
            "low": raw(interval.low),
            "high": raw(interval.high),
            "confidence": raw(interval.confidence),
        },
        "p": raw(change.p),
        "withheld": False,
    }
