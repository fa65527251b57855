"""What a coach learns of the questions themselves: retests, and how each question works."""

from collections.abc import Iterator
from fractions import Fraction

from passion_cli.assessment.cohort.item_analysis import ANALYSED_FROM, TOGETHER_FROM
from passion_cli.assessment.cohort.retest import ADEQUATE_FROM, RETEST_FROM
from passion_cli.reports.blocks.model import Block, Bullets, Grid, Heading, Paragraph
from passion_cli.reports.cohort.json_study_types import (
    CorrelationData,
    ItemAnalysisData,
    ItemFigureData,
    RetestData,
    RetestFigureData,
)
from passion_cli.reports.cohort.view import CohortView, exactly


def retest_blocks(view: CohortView) -> Iterator[Block]:
    """Yield how far scores differ when nothing changed, where that was asked for."""
    retest = view.data.get("retest")
    if retest is None:
        return
    yield Heading(view.voice.say("retest.title"))
    overall = retest["scores"][0]
    if not view.rulebook.has_total:
        yield _table(view, retest)
        yield Paragraph(view.voice.say("retest.method"), "quiet")
        return
    if overall["detectable"] is None:
        shown = {"least": RETEST_FROM, "pairs": overall["pairs"]}
        yield Paragraph(view.voice.say("retest.too_few", **shown))
        return
    if not overall["error"]:
        yield Paragraph(view.voice.say("retest.identical"), "strong")
    else:
        yield Paragraph(_verdict(view, retest, overall), "strong")
    yield from _systematic(view, retest)
    yield _table(view, retest)
    if overall["pairs"] < ADEQUATE_FROM:
        yield Paragraph(view.voice.say("retest.more_people", adequate=ADEQUATE_FROM), "quiet")
    yield Paragraph(view.voice.say("retest.method"), "quiet")


def retest_sentence(view: CohortView, retest: RetestData) -> str:
    """Say the smallest detectable change of the overall score in one sentence, or nothing."""
    overall = retest["scores"][0]
    if not overall["detectable"]:
        return ""
    return view.voice.say("retest.opening", detectable=_points(view, overall["detectable"]))


def _systematic(view: CohortView, retest: RetestData) -> Iterator[Block]:
    """Say where scores moved one way: there, something may have changed."""
    overall, *rules = retest["scores"]
    if overall["systematic"]:
        yield Paragraph(view.voice.say("retest.systematic"))
    moved = [_name(view, each["id"]) for each in rules if each["systematic"]]
    if moved:
        yield Paragraph(view.voice.say("retest.systematic_rules", rules=", ".join(moved)))


def _verdict(view: CohortView, retest: RetestData, overall: RetestFigureData) -> str:
    """Say whether the noise that reports use is supported by the overall score."""
    key = {True: "supported", False: "refuted", None: "open"}[overall["supported"]]
    return view.voice.say(
        f"retest.{key}", noise=view.number(retest["noise"]), interval=_interval(view, overall)
    )


def _table(view: CohortView, retest: RetestData) -> Grid:
    keys = ("score", "people", "typical", "error", "detectable")
    rows = [
        [
            _name(view, each["id"]),
            str(each["pairs"]),
            _points(view, each["typical"]),
            _points(view, each["error"]),
            f"{_points(view, each['detectable'])} ({_interval(view, each)})",
        ]
        for each in retest["scores"][0 if view.rulebook.has_total else 1 :]
    ]
    return Grid([view.voice.say(f"table.{key}") for key in keys], rows, "lrrrr")


def _name(view: CohortView, key: str) -> str:
    known = key in view.rulebook.rules
    return view.names.numbered_rule(key) if known else view.voice.say("cohort.overall")


def _points(view: CohortView, value: float | None) -> str:
    return view.number(value, 1)


def _interval(view: CohortView, each: RetestFigureData) -> str:
    ends = each["interval"]
    if ends is None:
        return "—"
    low, high = (_points(view, ends[key]) for key in ("low", "high"))
    return view.voice.say("report.reach", low=low, high=high)


def item_analysis_blocks(view: CohortView) -> Iterator[Block]:
    """Yield how the questions work, where that was asked for."""
    analysis = view.data.get("item_analysis")
    if analysis is None:
        return
    yield Heading(view.voice.say("items.title"))
    if not analysis["items"]:
        shown = {"least": ANALYSED_FROM, "people": analysis["people"]}
        yield Paragraph(view.voice.say("items.too_few", **shown))
        return
    yield _questions(view, analysis)
    yield Paragraph(view.voice.say("items.note"), "quiet")
    yield from _unchosen(view, analysis)
    yield from _together(view, analysis)
    yield from _weights(view, analysis)
    yield Paragraph(view.voice.say("items.no_alpha"), "quiet")


def _questions(view: CohortView, analysis: ItemAnalysisData) -> Grid:
    keys = ("question", "floor", "ceiling", "unknown", "rest")
    rows = [
        [
            view.names.indicator(each["id"]),
            _share(view, each["floor"], each["known"]),
            _share(view, each["ceiling"], each["known"]),
            _share(view, each["unknown"], analysis["people"]),
            _correlation(view, each["rest"]),
        ]
        for each in analysis["items"]
    ]
    return Grid([view.voice.say(f"table.{key}") for key in keys], rows, "lrrrr")


def _share(view: CohortView, number: int, base: int) -> str:
    return view.voice.percent(Fraction(100 * number, base)) if base else "—"


def _correlation(view: CohortView, found: CorrelationData | None) -> str:
    """Write r with its interval: `0.42 (0.10 to 0.66)`."""
    if found is None:
        return "—"
    r, low, high = (view.voice.number(exactly(found[key]), 2) for key in ("r", "low", "high"))
    return f"{r} ({view.voice.say('report.reach', low=low, high=high)})"


def _unchosen(view: CohortView, analysis: ItemAnalysisData) -> Iterator[Block]:
    entries = [
        (view.names.indicator(each["id"]), " · ".join(_labels(view, each)))
        for each in analysis["items"]
        if each["unchosen"]
    ]
    if entries:
        yield Heading(view.voice.say("items.unchosen"))
        yield Bullets(entries)


def _labels(view: CohortView, each: ItemFigureData) -> Iterator[str]:
    options = getattr(view.rulebook.items[each["id"]], "options", {})
    yield from (view.voice.text(options[key]) for key in each["unchosen"])


def _together(view: CohortView, analysis: ItemAnalysisData) -> Iterator[Block]:
    yield Heading(view.voice.say("items.together"))
    entries = [
        (
            f"{view.names.rule(each['first'])} + {view.names.rule(each['second'])}",
            _correlation(view, each["correlation"]),
        )
        for each in analysis["pairs"]
    ]
    yield Bullets(entries)
    if not entries:
        least = view.voice.number(exactly(TOGETHER_FROM), 1)
        yield Paragraph(view.voice.say("items.none_together", least=least))


def _weights(view: CohortView, analysis: ItemAnalysisData) -> Iterator[Block]:
    """Yield what each rule weighs and moves, where enough people have a score of every rule."""
    if not view.rulebook.has_total:
        return
    yield Heading(view.voice.say("items.weights"))
    if any(each["share"] is None for each in analysis["weights"]):
        shown = {"least": ANALYSED_FROM, "people": analysis["complete"]}
        yield Paragraph(view.voice.say("items.too_few_complete", **shown))
        return
    keys = ("rule", "weight_in_total", "variance")
    rows = [
        [
            _name(view, each["id"]),
            view.voice.percent(100 * exactly(each["weight"]), 1),
            view.voice.percent(100 * exactly(each["share"] or 0), 1),
        ]
        for each in analysis["weights"]
    ]
    yield Grid([view.voice.say(f"table.{key}") for key in keys], rows, "lrr")
    yield Paragraph(view.voice.say("items.weights_note", people=analysis["complete"]), "quiet")
