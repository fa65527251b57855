from decimal import Decimal
from fractions import Fraction

import pytest
from babel.numbers import format_currency, format_decimal, format_percent
from hypothesis import given
from hypothesis import strategies as st

from passion_cli.language import numbers
from passion_cli.language.locales import LANGUAGES, LOCALES, Language

NAMES = {"en": "en_US", "fr": "fr_FR"}
cents = st.integers(-(10**9), 10**9)


@given(cents, st.sampled_from(LANGUAGES))
def test_numbers_are_written_as_the_locale_data_says(value: int, language: Language) -> None:
    exact = Fraction(value, 100)
    expected = format_decimal(Decimal(value) / 100, "#,##0.00", locale=NAMES[language])
    assert numbers.number(exact, language, 2) == expected


amounts = cents.filter(lambda value: value % 100)
currencies = st.sampled_from(["EUR", "USD", "GBP", "CAD", "CHF"])


@given(amounts, currencies, st.sampled_from(LANGUAGES))
def test_money_is_written_as_the_locale_data_says(
    value: int, currency: str, language: Language
) -> None:
    expected = format_currency(Decimal(value) / 100, currency, locale=NAMES[language])
    if language == "en":  # CLDR spaces a code of letters from its digits; Babel does not do it
        expected = expected.replace("CHF", "CHF\u00a0")
    assert numbers.money(Fraction(value, 100), currency, language) == expected


@pytest.mark.parametrize(
    ("value", "currency", "language", "told"),
    [("1617", "EUR", "fr", "1\u202f617\u00a0€"), ("1617", "EUR", "en", "€1,617"),
     ("-12", "CHF", "en", "-CHF\u00a012"), ("0.004", "EUR", "en", "€0"), ("3", "JPY", "en", "¥3")],
)  # fmt: skip
def test_whole_amounts_have_no_cents(
    value: str, currency: str, language: Language, told: str
) -> None:
    assert numbers.money(Fraction(value), currency, language) == told


@given(st.integers(0, 100))
def test_percentages_are_written_as_the_locale_data_says(value: int) -> None:
    french = format_percent(Decimal(value) / 100, locale="fr_FR").replace("\u202f%", "\u00a0%")
    assert numbers.percent(Fraction(value), "fr") == french
    assert numbers.percent(Fraction(value), "en") == format_percent(
        Decimal(value) / 100, locale="en_US"
    )


@pytest.mark.parametrize(
    ("value", "digits", "told"),
    [("62.5", 0, "63"), ("-0.5", 0, "0"), ("0.05", 1, "0.1"), ("1234.5", 0, "1,235"), ("99.995", 2, "100.00")],
)  # fmt: skip
def test_halves_are_rounded_up_exactly(value: str, digits: int, told: str) -> None:
    assert numbers.number(Fraction(value), "en", digits) == told


@pytest.mark.parametrize(
    ("value", "told"), [("3", "3"), ("2.5", "2,5"), ("1.234", "1,23"), ("1000", "1\u202f000")]
)
def test_a_short_number_has_no_needless_decimals(value: str, told: str) -> None:
    assert numbers.short(Fraction(value), "fr") == told


@pytest.mark.parametrize(
    ("typed", "number"),
    [("12k", "12000"), ("12 K", "12000"), ("1,5k", "1500"), ("1.2M", "1200000"), ("1 200,50", "1200.5"),
     ("1 200,50 €", "1200.5"), ("1\u202f200,50\u00a0€", "1200.5"), ("1,200.50", "1200.5"),
     ("1.200,50", "1200.5"), ("1,200", "1200"), ("1.200", "1200"), ("1,200,000", "1200000"), ("0,125", "0.125"),
     ("15 %", "15"), ("15%", "15"), ("-300 €", "-300"), ("−300", "-300"), ("€12", "12"), ("CHF 12", "12"),
     ("12 chf", "12"), ("1'200", "1200"), ("1’200.5", "1200.5"), ("007", "7"), ("0", "0"), ("-0", "0")],
    ids=range(25),
)  # fmt: skip
def test_numbers_are_read_as_people_type_them(typed: str, number: str) -> None:
    assert str(numbers.read_number(typed)) == number


@pytest.mark.parametrize(
    "typed",
    ["", " ", "abc", "12x", "1_000", "1e5", "12.", ".5", "1,200,50", "--3", "1.2.3", "½", "inf", "nan", "9" * 30,
     "1 000 000 000 000 000 000 000", "12 %%", "1.23456789", "4 5", "12 34", "1 23 456", "1234 567", "1\n2\n3", "1 2000"],
    ids=range(24),
)  # fmt: skip
def test_what_is_no_number_is_not_guessed(typed: str) -> None:
    assert numbers.read_number(typed) is None


@pytest.mark.parametrize(
    ("typed", "currency", "other"),
    [("$40", "EUR", "$"), ("40 €", "EUR", ""), ("40k€", "EUR", ""), ("CA$40", "CAD", ""), ("CA$40", "USD", "CA$"),
     ("$40", "CAD", ""), ("40 chf", "EUR", "chf"), ("40 CHF", "CHF", ""), ("40", "EUR", ""), ("£3", "EUR", "£")],
)  # fmt: skip
def test_another_currency_is_noticed(typed: str, currency: str, other: str) -> None:
    assert numbers.other_currency(typed, currency) == other


@given(st.decimals(-(10**7), 10**7, places=2), st.sampled_from(LANGUAGES))
def test_a_number_we_wrote_is_read_back(value: Decimal, language: Language) -> None:
    written = numbers.short(Fraction(value), language, 6)
    assert numbers.read_number(written) == value


exact = st.decimals(-(10**7), 10**7, places=6).map(numbers.canonical)


@given(exact, st.sampled_from(LANGUAGES))
def test_a_number_written_to_be_typed_is_read_back_exactly(
    value: Decimal, language: Language
) -> None:
    assert numbers.read_number(numbers.typed(value, language)) == value
    assert numbers.read_number(numbers.typed(value.quantize(Decimal("0.001")), language)) == (
        value.quantize(Decimal("0.001"))
    )


@given(
    amounts | st.just(120_000),
    st.sampled_from([*LOCALES["en"].symbols, "CHF"]),
    st.sampled_from(LANGUAGES),
)
def test_money_is_read_as_it_is_shown(value: int, currency: str, language: Language) -> None:
    shown = numbers.money(Fraction(value, 100), currency, language)
    assert numbers.read_number(shown) == Decimal(value) / 100
