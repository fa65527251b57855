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
COUNTS = ("up", "same", "down")


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
    if rounds.get("paired"):
        yield Paragraph(view.voice.say("rounds.paired"))
    if all(change["withheld"] for change in rounds["changes"]):
        yield Paragraph(view.withheld())
        return
    if view.rulebook.has_total:
        overall = next(each for each in rounds["changes"] if each["id"] == OVERALL)
        yield from _overall(view, overall)
    yield _table(view, rounds)
    key = "rounds.dash_all" if view.data["min_group"] == 1 else "rounds.dash"
    yield Paragraph(view.voice.say(key, noise=view.number(rounds["noise"])), "quiet")


def _overall(view: CohortView, change: ChangeData) -> Iterator[Block]:
    """Say how sure the median change is, where that is told, or that nothing can be concluded."""
    median, interval = change["median"], change["interval"]
    if median is not None and interval is not None:
        confidence = Fraction(floor(100 * exactly(interval["confidence"])))
        ends = {key: view.signed(interval[key]) for key in ("low", "high")}
        shown = {"median": view.points(median), "confidence": view.voice.percent(confidence)}
        yield Paragraph(view.voice.say("rounds.median", **shown, **ends))
    risen, fallen, unchanged = (change.get("risen"), change.get("fallen"), change.get("unchanged"))
    if risen is None or fallen is None or unchanged is None:
        return
    text = view.voice.say("rounds.signs", risen=risen, fallen=fallen, unchanged=unchanged)
    yield Paragraph(f"{text} {_test(view, change['p'])}")


def _test(view: CohortView, p: float | None) -> str:
    if p is None:
        return view.voice.say("rounds.too_few", n=LEAST_CHANGED)
    key = "rounds.sign_small" if p < SMALLEST_P else "rounds.sign"
    return view.voice.say(key, p=view.number(p, 3))


def _table(view: CohortView, rounds: RoundsData) -> Grid:
    keys = ("rounds.scores", *(f"rounds.{key}" for key in ("before", "after", "change", *COUNTS)))
    names = {rule: view.names.numbered_rule(rule) for rule in view.rulebook.rules}
    if view.rulebook.has_total:
        names[OVERALL] = view.voice.say("cohort.overall")
    changes = (each for each in rounds["changes"] if each["id"] in names)
    rows = [[names[each["id"]], *_row(view, each)] for each in changes]
    return Grid([view.voice.say(key) for key in keys], rows, "lrrrrrr")


def _row(view: CohortView, change: ChangeData) -> list[str]:
    median = change["median"]
    return [
        view.number(change.get("before")),
        view.number(change.get("after")),
        "—" if median is None else view.signed(median),
        *map(view.number, (change["up"], change["same"], change["down"])),
    ]


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
