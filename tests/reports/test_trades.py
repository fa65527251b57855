"""What nine people are told, each named by the trade, and that it fits them."""

import re
from decimal import Decimal
from fractions import Fraction

import pytest
from helpers.trades import TRADES, trade
from helpers.verbs import EXAMPLES, PERSONAS, ROOT, rendered, reported, run_passion, shipped
from syrupy.assertion import SnapshotAssertion

from passion_cli.language.locales import Language
from passion_cli.reports.blocks.screen import Screen
from passion_cli.reports.person.figures import rounded

LANGUAGES: tuple[Language, ...] = ("en", "fr")
LINES, FIRST_SCREEN = 68, 24


def told(name: str, language: Language = "en") -> str:
    report = reported(trade(name), language, rulebook=shipped())
    return rendered(report, "terminal", Screen(80)).replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", TRADES)
def test_the_report_of_a_trade_reads_as_it_was_read_line_by_line(
    name: str, language: Language, snapshot: SnapshotAssertion
) -> None:
    assert told(name, language) == snapshot


def test_no_two_trades_are_told_the_same_three_actions() -> None:
    titles = {name: tuple(re.findall(r"^\d\. (.*)$", told(name), re.MULTILINE)) for name in TRADES}
    assert all(len(three) == 3 for three in titles.values())
    assert len(set(titles.values())) == len(TRADES)


def test_somebody_who_has_not_sold_is_not_asked_what_cannot_be_known() -> None:
    text = told("not_sold_yet")
    assert "you have not made a sale yet" in text
    assert "Still to answer" not in text
    assert "Lowest score" not in text
    assert "does not apply" not in text.split("Where to start")[1]
    assert "18 if each one brings €1,000 a year" in text


def test_numbers_are_those_that_say_something_to_a_person() -> None:
    assert "3 (2 today, worth €25,000 a year each)" in told("developer")
    assert "As a share of your audience" not in told("developer")  # three are found one by one
    assert "less than 0.1%: in line" in told("youtuber")
    assert "Customers for your goal" not in told("ride_driver")  # there are none to begin with
    assert "your goal is reached" in told("newsletter_writer")
    assert "Yearly income per direct customer  about €110" in told("newsletter_writer")
    few = trade("potter").with_answer("audience_total", Decimal(1500))
    cheap = few.with_answer("net_month", Decimal(100))
    text = rendered(reported(cheap, "en", rulebook=shipped()), "terminal", Screen(80))
    assert "more than everyone who follows" in text


@pytest.mark.parametrize(
    ("exact", "said"),
    [("9.14", "9"), ("12.43", "12"), ("7.5", "7.5"), ("0.2", "0"), ("99.5", "100"), ("323", "320"),
     ("3900", "3900"), ("3949", "3900"), ("3950", "4000"), ("25200", "25000"), ("10.71", "11")],
)  # fmt: skip
def test_amounts_are_rounded_as_people_say_them(exact: str, said: str) -> None:
    assert rounded(Fraction(exact)) == Fraction(said)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PERSONAS)
def test_a_report_fits_and_opens_with_its_point(name: str, language: Language) -> None:
    """68 lines at 80 columns; the first screen holds the score, the lowest rule and what to do."""
    path = str((EXAMPLES / f"{name}.{language}.yaml").relative_to(ROOT))
    done = run_passion("report", path, cwd=ROOT, COLUMNS="80")
    lines = done.stdout.replace("\u00a0", " ").splitlines()
    assert len(lines) <= LINES
    report = reported(trade("potter"), language, rulebook=shipped())
    first = "\n".join(lines[:FIRST_SCREEN])
    for key in ("report.weakest", "report.do_first"):
        assert report.voice.say(key).replace("\u00a0", " ") in first
    assert re.search(r"\d+ (?:out of|sur) 100", first)
    new = " new.yaml" if language == "en" else " nouveau.yaml"
    assert lines[-1].endswith("passion compare " + path + new)
    assert not any("passion" in line and line.rstrip().endswith("passion") for line in lines)


def test_whole_numbers_are_promised_at_most() -> None:
    for name in TRADES:
        assert not re.search(r"\+\d+[.,]\d", told(name))
