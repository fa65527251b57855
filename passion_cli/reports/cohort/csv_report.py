"""A group's report as a table, one figure a row; no cell can be taken for a formula."""

import unicodedata
from collections.abc import Iterator, Sequence

from passion_cli.reports.cohort.json_study_types import ItemAnalysisData, RetestData
from passion_cli.reports.cohort.json_types import (
    CohortData,
    CountData,
    FigureData,
    GroupData,
    ItemData,
    RoundsData,
)

COLUMNS = ("part", "group", "id", "figure", "value")
RISKY = ("=", "+", "-", "@", "\t", "\r", "|", "%")
"""What spreadsheets may take for the start of a formula."""
OTHERS = "(others)"
"""What small groups that were put together are called."""
NOT_SEEN = ("Cf", "Mn", "Me", "Cc")
QUOTE = '"'
SPLITTING = frozenset('",;\t\r\n')
"""What may end a cell."""

Cells = tuple[str, object, object, str, object]


def cohort_to_csv(data: CohortData) -> str:
    """Return the report as CSV: commas, a header, numbers with a point; a withheld one is empty."""
    lines = [COLUMNS, *_rows(data)]
    return "".join(",".join(map(_written, line)) + "\n" for line in lines)


def _written(cell: object) -> str:
    """Write a cell; one with a semicolon is quoted too, for some programs split there."""
    text = "" if cell is None else str(tame(cell))
    return f'"{text.replace(QUOTE, QUOTE * 2)}"' if SPLITTING & set(text) else text


def tame(cell: object) -> object:
    """Put an apostrophe before a text that a spreadsheet would run, in full width too.

    Blanks and characters of no width before it do not help it through.
    """
    if not isinstance(cell, str):
        return cell
    plain = unicodedata.normalize("NFKC", cell)
    seen = "".join(each for each in plain if unicodedata.category(each) not in NOT_SEEN)
    risky = seen.strip().startswith(RISKY) or cell.startswith(("\t", "\r"))
    return f"'{cell}" if risky else cell


def _rows(data: CohortData) -> Iterator[Cells]:
    files, nobody = data["files"], ""
    yield "files", nobody, "", "read", files["read"]
    yield "files", nobody, "", "valid", files["valid"]
    yield "files", nobody, "", "broken", files["broken"]
    yield "files", nobody, "", "skipped", files["skipped"]
    yield "cohort", nobody, "", "people", data["people"]
    yield "cohort", nobody, "", "scored", data["scored"]
    yield "cohort", nobody, "", "min_group", data["min_group"]
    yield from _figures("score", "", "overall", data["overall"])
    yield from _figures("score", "", "coverage", data["coverage"])
    for rule in data["rules"]:
        yield from _figures("rule", "", rule["id"], rule)
    for topic in data["topics"]:
        yield from _figures("topic", "", topic["id"], topic)
    yield from _counts(data)
    yield from _items(data["items"])
    yield from _groups(data["groups"])
    yield from _people(data)
    if data["rounds"] is not None:
        yield from _rounds(data["rounds"])
    yield from _retest(data.get("retest"))
    yield from _analysis(data.get("item_analysis"))


def _figures(part: str, group: object, key: object, figure: FigureData) -> Iterator[Cells]:
    yield part, group, key, "n", figure["n"]
    yield part, group, key, "median", figure["median"]
    yield part, group, key, "mean", figure["mean"]
    yield part, group, key, "low", figure["low"]
    yield part, group, key, "high", figure["high"]
    lower, upper = figure.get("quartiles") or (None, None)
    yield part, group, key, "lower quartile", lower
    yield part, group, key, "upper quartile", upper


def _counts(data: CohortData) -> Iterator[Cells]:
    counted: dict[str, list[CountData]] = {
        "bands": data["bands"],
        "weakest": data["weakest"],
        "moves": data["moves"],
        "noted": data["noted"],
        "done": data["done"],
        "flags": data["flags"],
    }
    for part, counts in counted.items():
        yield from ((part, "", each["id"], "people", each["people"]) for each in counts)


def _items(items: Sequence[ItemData]) -> Iterator[Cells]:
    for item in items:
        yield "item", "", item["id"], "answered", item["answered"]
        yield "item", "", item["id"], "unknown", item["unknown"]
        yield "item", "", item["id"], "not_applicable", item["not_applicable"]
        yield "item", "", item["id"], "unanswered", item["unanswered"]
        for option in item["options"]:
            yield "item", "", item["id"], f"option {option['id']}", option["people"]
        numbers = item.get("numbers")
        if numbers is not None:
            lower, upper = numbers["quartiles"] or (None, None)
            yield "item", "", item["id"], "median", numbers["median"]
            yield "item", "", item["id"], "lower quartile", lower
            yield "item", "", item["id"], "upper quartile", upper
            yield "item", "", item["id"], "low", numbers["low"]
            yield "item", "", item["id"], "high", numbers["high"]


def _groups(groups: Sequence[GroupData]) -> Iterator[Cells]:
    for group in groups:
        name = group["name"] if group["name"] is not None else OTHERS
        yield "group", name, "", "people", group["people"]
        for key, figure in group["scores"].items():
            yield from _figures("group", name, key, figure)


def _people(data: CohortData) -> Iterator[Cells]:
    for person in data["attention"]:
        yield "attention", "", person["name"], "reasons", " ".join(person["reasons"])
    for each in data["participants"] or []:
        yield "participant", "", each["name"], "score", each["score"]
        yield "participant", "", each["name"], "low", each["low"]
        yield "participant", "", each["name"], "high", each["high"]
        yield "participant", "", each["name"], "coverage", each["coverage"]
        yield "participant", "", each["name"], "band", each["band"]


def _retest(retest: RetestData | None) -> Iterator[Cells]:
    for each in retest["scores"] if retest else ():
        key, interval = each["id"], each["interval"]
        yield "retest", "", key, "pairs", each["pairs"]
        yield "retest", "", key, "typical difference", each["typical"]
        yield "retest", "", key, "error", each["error"]
        yield "retest", "", key, "detectable change", each["detectable"]
        yield "retest", "", key, "interval low", interval and interval["low"]
        yield "retest", "", key, "interval high", interval and interval["high"]
        yield "retest", "", key, "supported", each["supported"]


def _analysis(analysis: ItemAnalysisData | None) -> Iterator[Cells]:
    if analysis is None:
        return
    for item in analysis["items"]:
        key, rest = item["id"], item["rest"]
        yield "analysis", "", key, "known", item["known"]
        yield "analysis", "", key, "floor", item["floor"]
        yield "analysis", "", key, "ceiling", item["ceiling"]
        yield "analysis", "", key, "unknown", item["unknown"]
        yield "analysis", "", key, "unchosen", " ".join(item["unchosen"])
        yield "analysis", "", key, "with the rest", rest and rest["r"]
        yield "analysis", "", key, "with the rest low", rest and rest["low"]
        yield "analysis", "", key, "with the rest high", rest and rest["high"]
    for pair in analysis["pairs"]:
        found = f"{pair['first']} {pair['second']}"
        yield "analysis", "", found, "correlation", pair["correlation"]["r"]
    for weight in analysis["weights"]:
        yield "analysis", "", weight["id"], "weight", weight["weight"]
        yield "analysis", "", weight["id"], "share of variance", weight["share"]


def _rounds(rounds: RoundsData) -> Iterator[Cells]:
    yield "rounds", "", "", "pairs", rounds["pairs"]
    yield "rounds", "", "", "joined", rounds["joined"]
    yield "rounds", "", "", "left", rounds["left"]
    for change in rounds["changes"]:
        key, interval = change["id"], change["interval"]
        yield "change", "", key, "pairs", change["pairs"]
        yield "change", "", key, "up", change["up"]
        yield "change", "", key, "same", change["same"]
        yield "change", "", key, "down", change["down"]
        yield "change", "", key, "before", change.get("before")
        yield "change", "", key, "after", change.get("after")
        yield "change", "", key, "median", change["median"]
        yield "change", "", key, "risen", change.get("risen")
        yield "change", "", key, "unchanged", change.get("unchanged")
        yield "change", "", key, "fallen", change.get("fallen")
        yield "change", "", key, "p", change["p"]
        yield "change", "", key, "interval low", interval and interval["low"]
        yield "change", "", key, "interval high", interval and interval["high"]
        yield "change", "", key, "interval confidence", interval and interval["confidence"]
