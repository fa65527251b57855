"""The figures of a report: amounts beside the score, as labelled sentences."""

from collections.abc import Iterator
from fractions import Fraction

from passion_cli.assessment.figures import Figures as Amounts
from passion_cli.assessment.scoring import FULL
from passion_cli.language.voice import Voice
from passion_cli.reports.blocks.model import (
    Block,
    Figure,
    Figures,
    FigureValue,
    Heading,
    Paragraph,
)
from passion_cli.reports.person.report import PersonReport


def figure_blocks(report: PersonReport) -> Iterator[Block]:
    """Yield each figure that can be given, and the caution that goes with it."""
    voice, amounts = report.voice, report.assessment.figures
    yield Heading(voice.say("report.figures"))
    figures = [
        Figure(voice.say(f"figure.{key}"), values)
        for key, values in _values(amounts, voice).items()
        if values
    ]
    if not figures:
        yield Paragraph(voice.say("figure.none"))
        return
    yield Figures(figures, [voice.say("table.figure"), voice.say("table.value")])
    inputs = report.assessment.rulebook.figures
    if inputs is not None and amounts.at_100 is not None:
        yield Paragraph(voice.text(inputs.caution), "quiet")


def _values(amounts: Amounts, voice: Voice) -> dict[str, list[FigureValue]]:
    """Return the values of each figure by its key; none where it cannot be given."""
    sentences = {
        "hourly": _hourly(amounts, voice),
        "coverage": None if amounts.coverage is None else voice.percent(FULL * amounts.coverage),
        "net_per_customer": _net_per_customer(amounts, voice),
    }
    share = None if amounts.needed_share is None else FULL * amounts.needed_share
    last = {
        "share": _share(share, f"share_{amounts.conversion}", voice),
        "concentration": _share(amounts.concentration, f"{amounts.spread}", voice),
    }
    return {
        **{key: _given(text) for key, text in sentences.items()},
        "customers": list(_customers(amounts, voice)),
        **{key: _given(text) for key, text in last.items()},
    }


def _given(text: str | None) -> list[FigureValue]:
    return [] if text is None else [FigureValue(text)]


def _hourly(amounts: Amounts, voice: Voice) -> str | None:
    if amounts.hourly is None:
        return None
    hourly = voice.money(amounts.hourly)
    if amounts.hourly_needed is None:
        return hourly
    needed = voice.money(amounts.hourly_needed)
    return voice.say("figure.hourly_value", hourly=hourly, needed=needed)


def _net_per_customer(amounts: Amounts, voice: Voice) -> str | None:
    if amounts.nothing_left:
        return voice.say("figure.nothing_left")
    if amounts.net_per_customer is None:
        return None
    money = _a_year(amounts.net_per_customer, voice)
    assumed = amounts.direct_share_assumed
    return voice.say("figure.direct_assumed", money=money) if assumed else money


def _a_year(amount: Fraction, voice: Voice) -> str:
    """Write an amount a year, without cents from one on."""
    return voice.money(Fraction(round(amount)) if amount >= 1 else amount)


def _customers(amounts: Amounts, voice: Voice) -> Iterator[FigureValue]:
    """Yield how many customers are needed: today, then at 100 and at 1,000 a year each."""
    if amounts.customers_needed is not None and amounts.net_per_customer is not None:
        money = _a_year(amounts.net_per_customer, voice)
        yield _count("today", amounts.customers_needed, money, voice)
    for amount, needed in ((100, amounts.at_100), (1000, amounts.at_1000)):
        if needed is not None:
            yield _count("at", needed, voice.money(Fraction(amount)), voice)


def _count(which: str, number: int, money: str, voice: Voice) -> FigureValue:
    shown = voice.number(Fraction(number))
    text = voice.count(f"figure.customers_{which}", number, money=money, shown=shown)
    return FigureValue(text, number)


def _share(share: Fraction | None, kind: str, voice: Voice) -> str | None:
    """Say how large a percentage is, in the words of its kind; None where it is not known."""
    return None if share is None else voice.say(f"figure.{kind}", share=voice.percent(share, 2))
