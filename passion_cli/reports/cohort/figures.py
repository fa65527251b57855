"""The scores of a group: one chart of the whole and its rules, and every figure as a table."""

from collections.abc import Callable, Iterator, Sequence

from passion_cli.reports.blocks.histogram import HISTOGRAM_FROM
from passion_cli.reports.blocks.model import (
    Block,
    Bullets,
    Grid,
    Heading,
    Paragraph,
    Spread,
    Spreads,
)
from passion_cli.reports.cohort.json_types import FigureData
from passion_cli.reports.cohort.view import CohortView, counts, exactly

Named = Sequence[tuple[str, FigureData]]


def chart_blocks(view: CohortView) -> Iterator[Block]:
    """Yield the overall score and the rules as one chart, with what its marks mean."""
    head = ["", *(view.voice.say(f"table.{key}") for key in ("median", "spread"))]
    rows = [_spread(view, name, figure) for name, figure in (*_overall(view), *_rules(view))]
    yield Heading(view.voice.say("report.rules"))
    yield Spreads(head, rows, _many(view))
    if any(row.median is not None for row in rows):
        yield _note(view, rows)


def _overall(view: CohortView) -> Named:
    has_total = view.rulebook.has_total
    return [(view.voice.say("cohort.overall"), view.data["overall"])] if has_total else []


def _rules(view: CohortView) -> Named:
    return [
        (f"{each['number']}  {view.names.rule(each['id'])}", each) for each in view.data["rules"]
    ]


def _note(view: CohortView, rows: Sequence[Spread]) -> Paragraph:
    if view.for_coach:
        note = view.voice.say("cohort.bars" if _many(view) else "cohort.marks")
        return Paragraph(note, "quiet", view.voice.say("cohort.piles"))
    key = "middle_mark" if any(row.middle for row in rows) else "median_mark"
    drawn = view.voice.say(f"cohort.{key}_drawn")
    return Paragraph(view.voice.say(f"cohort.{key}"), "quiet", drawn)


def _many(view: CohortView) -> bool:
    return (view.data["people"] or 0) >= HISTOGRAM_FROM


def _spread(view: CohortView, name: str, figure: FigureData) -> Spread:
    median, middle = figure["median"], figure.get("quartiles")
    if median is None:
        text = view.voice.say("cohort.hidden" if figure["withheld"] else "cohort.nobody")
        return Spread(name, [text], text, short=text)
    shown = view.number(median)
    return Spread(
        name,
        [shown],
        view.voice.say("cohort.figure_median", median=shown),
        exactly(median),
        figure["bins"] or (),
        shown,
        None if middle is None else (exactly(middle[0]), exactly(middle[1])),
    )


def table_blocks(view: CohortView) -> Iterator[Block]:
    """Yield every score with all that is told of it, and how many people are in each band."""
    data, book = view.data, view.rulebook
    topics = [(view.voice.text(book.topics[each["id"]]), each) for each in data["topics"]]
    keys = ("people", "median", "mean", "middle", *(("range",) if view.for_coach else ()))
    head = [view.voice.say(f"table.{key}") for key in ("score", *keys)]
    rows = [
        [name, *_cells(view, figure)] for name, figure in (*_overall(view), *_rules(view), *topics)
    ]
    yield Heading(view.voice.say("cohort.figures"))
    yield Grid(head, rows, "l" + "r" * len(keys))
    yield from _bands(view)


def _cells(view: CohortView, figure: FigureData) -> list[str]:
    numbers = [view.number(figure[key]) for key in ("n", "median", "mean")]
    cells = [*numbers, _range(view, figure.get("quartiles"), view.number)]
    if view.for_coach:
        low, high = figure["low"], figure["high"]
        ends = None if low is None or high is None else (low, high)
        cells.append(_range(view, ends, view.one_score))
    return cells


def _range(view: CohortView, ends: Sequence[float] | None, write: Callable[[float], str]) -> str:
    if ends is None:
        return "—"
    low, high = map(write, ends)
    return view.voice.say("report.reach", low=low, high=high)


def _bands(view: CohortView) -> Iterator[Block]:
    found, bands = counts(view.data["bands"]), view.rulebook.bands
    if any(found.values()):
        yield Heading(view.voice.say("cohort.bands"))
        yield Bullets(
            [
                (view.voice.text(bands[key]), view.share(number, view.data["scored"]))
                for key, number in found.items()
            ]
        )
