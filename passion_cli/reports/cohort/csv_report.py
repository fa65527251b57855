"""A cohort's report as a table, one figure a row; no cell can be taken for a formula."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence

from passion_cli.reports.cohort.json_report import Data, cohort_to_data
from passion_cli.reports.cohort.report import CohortReport

COLUMNS = ("part", "group", "id", "figure", "value")
FIGURES = ("n", "median", "mean", "low", "high")
RISKY = ("=", "+", "-", "@", "\t", "\r", "|", "%")
"""What spreadsheets may take for the start of a formula."""

Row = tuple[str, object, object, str, object]


def cohort_to_csv(report: CohortReport) -> str:
    """Return the report as CSV: commas, a header, numbers with a point; a withheld one is empty."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([tame(cell) for cell in row] for row in _rows(cohort_to_data(report)))
    return out.getvalue()


def tame(cell: object) -> object:
    """Put an apostrophe before a text that a spreadsheet would run."""
    if isinstance(cell, str) and cell.lstrip().startswith(RISKY):
        return f"'{cell}"
    return cell


def _rows(data: Mapping[str, object]) -> Iterator[Row]:
    files, nobody = _part(data["files"]), ""
    for name in ("read", "valid", "broken", "skipped"):
        yield "files", nobody, "", name, files[name]
    for name in ("people", "scored", "min_group"):
        yield "cohort", nobody, "", name, data[name]
    for name in ("overall", "coverage"):
        yield from _figures("score", "", name, _part(data[name]))
    for part in ("rules", "topics"):
        for each in _list(data[part]):
            yield from _figures(part.removesuffix("s"), "", each["id"], each)
    for part in ("bands", "weakest", "moves", "noted", "done", "flags"):
        yield from (
            (part, nobody, each["id"], "people", each["people"]) for each in _list(data[part])
        )
    yield from _items(_list(data["items"]))
    yield from _groups(_list(data["groups"]))
    yield from _people(data)
    yield from _rounds(data["rounds"])


def _figures(part: str, group: object, key: object, figure: Data) -> Iterator[Row]:
    yield from ((part, group, key, name, figure[name]) for name in FIGURES)


def _items(items: Sequence[Data]) -> Iterator[Row]:
    for item in items:
        for name in ("answered", "unknown", "not_applicable", "unanswered"):
            yield "item", "", item["id"], name, item[name]
        for option in _list(item["options"]):
            yield "item", "", item["id"], f"option {option['id']}", option["people"]


def _groups(groups: Sequence[Data]) -> Iterator[Row]:
    for group in groups:
        name = group["name"] if group["name"] is not None else " + ".join(_texts(group["members"]))
        yield "group", name, "", "people", group["people"]
        for key, figure in _part(group["scores"]).items():
            yield from _figures("group", name, key, _part(figure))


def _people(data: Mapping[str, object]) -> Iterator[Row]:
    for each in _list(data["attention"]):
        yield "attention", "", each["name"], "reasons", " ".join(_texts(each["reasons"]))
    for each in _list(data["participants"] or []):
        for name in ("score", "low", "high", "coverage", "band"):
            yield "participant", "", each["name"], name, each[name]


def _rounds(rounds: object) -> Iterator[Row]:
    if rounds is None:
        return
    for name in ("pairs", "joined", "left"):
        yield "rounds", "", "", name, _part(rounds)[name]
    for change in _list(_part(rounds)["changes"]):
        for name in ("pairs", "up", "same", "down", "median", "p"):
            yield "change", "", change["id"], name, change[name]
        interval = _part(change["interval"] or {"low": None, "high": None, "confidence": None})
        for name in ("low", "high", "confidence"):
            yield "change", "", change["id"], f"interval {name}", interval[name]


def _part(value: object) -> Data:
    if not isinstance(value, dict):
        raise TypeError(type(value))
    return value


def _list(value: object) -> list[Data]:
    if not isinstance(value, list):
        raise TypeError(type(value))
    return value


def _texts(value: object) -> list[str]:
    return [str(each) for each in value] if isinstance(value, list) else []
