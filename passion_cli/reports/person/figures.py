"""The figures of a report as labelled sentences."""

from fractions import Fraction

from passion_cli.assessment.scoring import FULL
from passion_cli.reports.person.wording import Wording

Lines = list[tuple[str, str]]


def figure_lines(words: Wording) -> Lines:
    """Return each figure that can be given, with its label; none when there are no amounts."""
    lines = [*_hourly(words), *_left(words), *_needed(words), *_concentration(words)]
    return [(words.say(f"figure.{key}"), value) for key, value in lines]


def caution(words: Wording) -> str:
    """Return the caution that goes with the number of customers needed."""
    inputs, figures = words.report.assessment.rulebook.figures, words.report.assessment.figures
    if inputs is None or figures.at_100 is None:
        return ""
    return inputs.caution.speak(words.report.language)


def _hourly(words: Wording) -> Lines:
    figures, lines = words.report.assessment.figures, []
    if figures.hourly is not None:
        value = words.money(figures.hourly)
        if figures.hourly_needed is not None:
            needed = words.money(figures.hourly_needed)
            value = words.say("figure.hourly_value", hourly=value, needed=needed)
        lines.append(("hourly", value))
    if figures.coverage is not None:
        lines.append(("coverage", words.number(FULL * figures.coverage) + _sign(words)))
    return lines


def _sign(words: Wording) -> str:
    return "%" if words.report.language == "en" else "\u00a0%"


def _left(words: Wording) -> Lines:
    figures = words.report.assessment.figures
    if figures.nothing_left:
        return [("net_per_customer", words.say("figure.nothing_left"))]
    if figures.net_per_customer is None:
        return []
    value = words.money(_whole(figures.net_per_customer))
    if figures.direct_share_assumed:
        value = words.say("figure.direct_assumed", money=value)
    return [("net_per_customer", value)]


def _whole(amount: Fraction) -> Fraction:
    """Amounts a year are told without cents."""
    return Fraction(round(amount)) if amount >= 1 else amount


def _needed(words: Wording) -> Lines:
    figures, lines = words.report.assessment.figures, []
    if figures.customers_needed is not None and figures.net_per_customer is not None:
        today = words.money(_whole(figures.net_per_customer))
        lines.append(("customers", _count(words, "today", figures.customers_needed, today)))
    for amount, needed in ((100, figures.at_100), (1000, figures.at_1000)):
        if needed is not None:
            lines.append(("customers", _count(words, "at", needed, words.money(Fraction(amount)))))
    if figures.needed_share is not None:
        share = words.percent(FULL * figures.needed_share)
        lines.append(("share", words.say(f"figure.share_{figures.conversion}", share=share)))
    return lines


def _count(words: Wording, which: str, number: int, money: str) -> str:
    shown = words.number(Fraction(number))
    return words.count(f"figure.customers_{which}", number, money=money, shown=shown)


def _concentration(words: Wording) -> Lines:
    figures = words.report.assessment.figures
    if figures.concentration is None:
        return []
    share = words.percent(figures.concentration)
    return [("concentration", words.say(f"figure.{figures.spread}", share=share))]
