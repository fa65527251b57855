"""The scores of a group: the whole, its bands, rule by rule and topic by topic."""

from collections.abc import Iterator, Mapping, Sequence

from passion_cli.reports.blocks.histogram import HISTOGRAM_FROM
from passion_cli.reports.blocks.model import Block, Bullets, Heading, Paragraph, Spread, Spreads
from passion_cli.reports.cohort.json_types import FigureData
from passion_cli.reports.cohort.view import CohortView, counts, exactly

Named = Sequence[tuple[str, FigureData]]


def figure_blocks(view: CohortView) -> Iterator[Block]:
    """Yield every score, with what its marks mean."""
    data, book = view.data, view.rulebook
    rules: Named = [
        (f"{each['number']}  {view.names.rule(each['id'])}", each) for each in data["rules"]
    ]
    topics: Named = [(view.voice.text(book.topics[each["id"]]), each) for each in data["topics"]]
    yield Heading(view.voice.say("cohort.whole"))
    yield _spreads(view, [(view.voice.say("cohort.overall"), data["overall"])])
    yield from _bands(view)
    yield Heading(view.voice.say("report.rules"))
    yield _spreads(view, rules)
    yield _note(view)
    yield Heading(view.voice.say("report.topics"))
    yield _spreads(view, topics)


def _note(view: CohortView) -> Paragraph:
    if not view.for_coach:
        return Paragraph(view.voice.say("cohort.median_mark"), "quiet")
    note = view.voice.say("cohort.bars" if _many(view) else "cohort.marks")
    return Paragraph(note, "quiet", view.voice.say("cohort.piles"))


def _many(view: CohortView) -> bool:
    return (view.data["people"] or 0) >= HISTOGRAM_FROM


def _spreads(view: CohortView, named: Named) -> Spreads:
    keys = ("people", "median", "mean", *(("range",) if view.for_coach else ()), "spread")
    head = ["", *(view.voice.say(f"table.{key}") for key in keys)]
    return Spreads(head, [_spread(view, name, figure) for name, figure in named], _many(view))


def _spread(view: CohortView, name: str, figure: FigureData) -> Spread:
    median, mean = figure["median"], figure["mean"]
    if median is None:
        text = view.withheld() if figure["withheld"] else view.voice.say("cohort.nobody")
        count = "—" if figure["withheld"] else "0"
        return Spread(name, [count, "", text, *([""] if view.for_coach else [])], text)
    people = "" if figure["n"] is None else view.voice.count("cohort.people", figure["n"])
    values = {"median": view.number(median), "mean": view.number(mean), **_ends(view, figure)}
    text = view.voice.say(_wording(figure), **values)
    cells = [
        "—" if figure["n"] is None else str(figure["n"]),
        values["median"],
        values["mean"],
        *([view.voice.say("report.reach", **_ends(view, figure))] if view.for_coach else []),
    ]
    summary = " · ".join(filter(None, (text, people)))
    return Spread(name, cells, summary, exactly(median), figure["bins"] or ())


def _wording(figure: FigureData) -> str:
    if figure["low"] is not None:
        return "cohort.figure"
    return "cohort.figure_median" if figure["mean"] is None else "cohort.figure_mean"


def _ends(view: CohortView, figure: FigureData) -> Mapping[str, str]:
    return {"low": view.number(figure["low"]), "high": view.number(figure["high"])}


def _bands(view: CohortView) -> Iterator[Block]:
    found, bands = counts(view.data["bands"]), view.rulebook.bands
    if any(found.values()):
        yield Bullets(
            [
                (view.voice.text(bands[key]), view.share(number, view.data["scored"]))
                for key, number in found.items()
            ]
        )
        if None in found.values():
            least = view.data["min_group"]
            yield Paragraph(view.voice.say("cohort.some_hidden", minimum=least), "quiet")
