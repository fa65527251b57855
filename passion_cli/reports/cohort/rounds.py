"""What is said of two rounds: counts first, then how sure one can be, then the caveats."""

from collections.abc import Iterator
from fractions import Fraction
from math import floor

from passion_cli.assessment.cohort.rounds import LEAST_CHANGED
from passion_cli.assessment.scoring import OVERALL
from passion_cli.reports.blocks.model import Block, Bullets, Grid, Heading, Paragraph
from passion_cli.reports.cohort.json_types import ChangeData, RoundsData
from passion_cli.reports.cohort.view import CohortView, counts, exactly

SMALLEST_P = 0.001


def rounds_blocks(view: CohortView) -> Iterator[Block]:
    """Yield the section on two rounds, or nothing where there is only one."""
    rounds = view.data["rounds"]
    if rounds is None:
        return
    yield Heading(view.voice.say("rounds.title"))
    counted = {"pairs": rounds["pairs"], "joined": rounds["joined"], "left": rounds["left"]}
    parts = [
        view.voice.count(f"rounds.{name}", number)
        for name, number in counted.items()
        if number is not None
    ]
    if parts:
        yield Paragraph(" · ".join(parts))
    if None in counted.values():
        yield Paragraph(view.voice.say("rounds.hidden", minimum=view.data["min_group"]))
    if all(change["withheld"] for change in rounds["changes"]):
        yield Paragraph(view.withheld())
        return
    yield from _overall(view, rounds)
    yield _table(view, rounds)
    key = "rounds.dash_all" if view.data["min_group"] == 1 else "rounds.dash"
    yield Paragraph(view.voice.say(key, n=LEAST_CHANGED), "quiet")


def _overall(view: CohortView, rounds: RoundsData) -> Iterator[Block]:
    change = next(each for each in rounds["changes"] if each["id"] == OVERALL)
    if change["median"] is not None:
        yield from _certainty(view, change, change["median"])
    elif change["up"] is not None and change["down"] is not None:
        yield Paragraph(view.voice.say("rounds.too_few", n=LEAST_CHANGED))


def _certainty(view: CohortView, change: ChangeData, median: float) -> Iterator[Block]:
    """Say the median change and, where they are told, its interval and the test."""
    interval, p = change["interval"], change["p"]
    if interval is not None:
        confidence = Fraction(floor(100 * exactly(interval["confidence"])))
        ends = {key: view.signed(interval[key]) for key in ("low", "high")}
        shown = {"median": view.signed(median), "confidence": view.voice.percent(confidence)}
        yield Paragraph(view.voice.say("rounds.median", **shown, **ends))
    if p is None:
        return
    moved = (change["up"] or 0) + (change["down"] or 0)
    key = "rounds.sign_small" if p < SMALLEST_P else "rounds.sign"
    yield Paragraph(view.voice.say(key, n=moved, p=view.number(p, 3)))


def _table(view: CohortView, rounds: RoundsData) -> Grid:
    rules = view.rulebook.rules
    keys = ("table.rule", "rounds.up", "rounds.same", "rounds.down", "rounds.change")
    rows = []
    for change in rounds["changes"]:
        if change["id"] in rules:
            title = f"{rules[change['id']].number}  {view.names.rule(change['id'])}"
            rows.append([title, *_row(view, change)])
    return Grid([view.voice.say(key) for key in keys], rows, "lrrrr")


def _row(view: CohortView, change: ChangeData) -> list[str]:
    if change["withheld"]:
        return ["—", "—", "—", "—"]
    median = change["median"]
    text = "—" if median is None else view.signed(median)
    return [*map(view.number, (change["up"], change["same"], change["down"])), text]


def followed_blocks(view: CohortView) -> Iterator[Block]:
    """Say what was noted, what was done, and how the rule changed, without a claim."""
    noted = {key: number for key, number in counts(view.data["noted"]).items() if number}
    if not noted:
        return
    yield Heading(view.voice.say("cohort.followed"))
    ranked = sorted(noted, key=lambda key: -noted[key])
    yield Bullets([_follow(view, key, noted[key]) for key in ranked])
    yield Paragraph(view.voice.say("cohort.followed_note"), "quiet")


def _follow(view: CohortView, key: str, noted: int) -> tuple[str, ...]:
    title = view.names.usual_action(key)
    done = counts(view.data["done"])[key]
    text = view.voice.say("cohort.noted_done", noted=noted, done=view.number(done))
    rounds = view.data["rounds"]
    followed = rounds["followed"] if rounds else []
    seen = next((each["change"] for each in followed if each["indicator"] == key), None)
    if seen is None:
        return title, text
    if seen["withheld"]:
        return title, text, view.withheld()
    shown = {name: view.number(seen[name]) for name in ("up", "same", "down")}
    shown |= {"n": view.number(seen["pairs"]), "rule": view.names.rule(seen["id"])}
    return title, text, view.voice.say("cohort.seen", **shown)
