"""The figures of a report: what is true and useful for this person, in round numbers."""

from collections.abc import Iterator
from fractions import Fraction
from math import floor

from passion_cli.assessment.figures import Figures as Amounts
from passion_cli.assessment.scoring import FULL
from passion_cli.language.voice import Voice
from passion_cli.reports.blocks.model import Block, Figure, Figures, FigureValue, Heading
from passion_cli.reports.person.report import PersonReport

EXACT_UP_TO = 100
"""Counts above this are rounded, as people say them."""
LOW_PRICE, HIGH_PRICE = 100, 1000
"""Amounts a year of which one is shown to a person who has no customer yet."""
FEW = 20
"""Fewer customers than this are found one by one, not as a share of an audience."""
TINY_SHARE = Fraction(1, 1000)
"""A smaller share of the audience is not written as a number."""
LARGE_SHARE = Fraction(5, 100)
"""Where the low price needs more than this share of the audience, the high one is shown."""


def figure_blocks(report: PersonReport) -> Iterator[Block]:
    """Yield the figures that can be given and that say something to this person, or nothing."""
    voice, amounts = report.voice, report.assessment.figures
    figures = [
        *_income(amounts, voice),
        *_customers(amounts, voice),
        *_share(amounts, voice),
        *([] if _is_a_risk(report) else _concentration(amounts, voice)),
    ]
    if figures:
        yield Heading(voice.say("report.figures"))
        yield Figures(figures, [voice.say("table.figure"), voice.say("table.value")])


def _is_a_risk(report: PersonReport) -> bool:
    """Tell whether a risk quotes the biggest source already."""
    inputs = report.assessment.rulebook.figures
    named = {each.item for risk in report.assessment.risks for each in risk.when}
    return inputs is not None and inputs.top_share in named


def _income(amounts: Amounts, voice: Voice) -> Iterator[Figure]:
    """Yield the income per hour beside the goal; else the share of the goal, or what it asks."""
    hourly, needed = amounts.hourly, amounts.hourly_needed
    if hourly is not None and hourly > 0:
        values = {"hourly": _money(hourly, voice)}
        key = "hourly_reached" if amounts.reached else "hourly_only"
        if needed is not None and not amounts.reached:
            key, values["needed"] = "hourly_value", _money(needed, voice)
        yield _figure("hourly", voice.say(f"figure.{key}", **values), voice)
    elif hourly is not None and not amounts.nothing_sold:
        yield _figure("hourly", voice.say("figure.hourly_none"), voice)
    elif hourly is None and amounts.coverage is not None:
        share = voice.percent(FULL * max(amounts.coverage, Fraction(0)))
        yield _figure("coverage", share, voice)
    elif needed is not None:
        money = voice.say("figure.hourly_only", hourly=_money(needed, voice))
        yield _figure("hourly_needed", money, voice)


def _customers(amounts: Amounts, voice: Voice) -> Iterator[Figure]:
    """Yield how many customers the goal takes at today's value, or at a price without any."""
    left, needed = amounts.net_per_customer, amounts.customers_needed
    if left is not None and (needed is None or amounts.reached):
        money = voice.say("figure.hourly_only", hourly=_money(left, voice))
        yield _figure("net_per_customer", _assumed(amounts, money, voice), voice)
    elif left is not None and needed is not None:
        values = {"money": _money(left, voice), "today": voice.number(amounts.customers)}
        today = int(amounts.customers or 0)
        text = voice.count("figure.customers_today", today, shown=_people(needed, voice), **values)
        yield _figure("customers", _assumed(amounts, text, voice), voice, needed)
    elif amounts.nothing_sold and amounts.at_100 is not None and amounts.at_1000 is not None:
        low = amounts.at_100 <= LARGE_SHARE * (amounts.audience or 0)
        price, people = (LOW_PRICE, amounts.at_100) if low else (HIGH_PRICE, amounts.at_1000)
        money = voice.money(Fraction(price))
        text = voice.count("figure.customers_at", people, shown=_people(people, voice), money=money)
        yield _figure("customers", text, voice, people)


def _share(amounts: Amounts, voice: Voice) -> Iterator[Figure]:
    """Yield the share of the audience that the goal takes, where customers come from it."""
    share, few = amounts.needed_share, (amounts.customers_needed or 0) < FEW
    if share is None or few or amounts.reached or not amounts.customers_follow:
        return
    key = "over" if share > 1 else "tiny" if share < TINY_SHARE else str(amounts.conversion)
    percent = voice.percent(FULL * share, 0 if FULL * share >= 1 else 1)
    yield _figure("share", voice.say(f"figure.share_{key}", share=percent), voice)


def _concentration(amounts: Amounts, voice: Voice) -> Iterator[Figure]:
    if amounts.concentration is not None:
        share = voice.percent(amounts.concentration)
        yield _figure("concentration", voice.say(f"figure.{amounts.spread}", share=share), voice)


def _figure(key: str, text: str, voice: Voice, people: int | None = None) -> Figure:
    return Figure(voice.say(f"figure.{key}"), [FigureValue(text, people)])


def _assumed(amounts: Amounts, text: str, voice: Voice) -> str:
    """Add that all income was taken to be direct, where that is not known."""
    return voice.say("figure.direct_assumed", text=text) if amounts.direct_share_assumed else text


def _people(number: int, voice: Voice) -> str:
    """Write a count: as it is up to a hundred, then in round numbers."""
    if number <= EXACT_UP_TO:
        return voice.number(Fraction(number))
    return voice.say("report.about", score=voice.number(rounded(Fraction(number))))


def _money(amount: Fraction, voice: Voice) -> str:
    return voice.money(rounded(amount))


def rounded(amount: Fraction) -> Fraction:
    """Round as people say amounts: to a half below 10, to a whole below 100, then two digits."""
    step = Fraction(1, 2) if amount < 10 else Fraction(10) ** max(0, len(str(int(amount))) - 2)  # noqa: PLR2004
    return step * floor(amount / step + Fraction(1, 2))
