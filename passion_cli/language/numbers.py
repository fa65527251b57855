"""How each language writes numbers and money, and how people type them."""

import re
from decimal import Decimal
from fractions import Fraction
from math import floor

THIN = "\u202f"
NO_BREAK = "\u00a0"

SYMBOLS = {
    "EUR": ("€", "€"),
    "USD": ("$", "$US"),
    "GBP": ("£", "£GB"),
    "CAD": ("CA$", "$CA"),
    "JPY": ("¥", "JPY"),
}
"""English and French symbols (CLDR); any other currency is written with its code."""

MARK = r"(?:[a-z]{0,2}[€$£¥][a-z]{0,2}|[a-z]{3})?"
"""A currency beside a number, as it is written: `€`, `CA$`, `$US`, `CHF`; or none."""
TYPED = re.compile(rf"{MARK}([-−]?){MARK}(\d[\d.,]*)([km]?)(?:%|{MARK})", re.IGNORECASE | re.ASCII)
"""What a typed number looks like without its spaces; the form reads by the same expressions."""
GROUPED = re.compile(r"([1-9]\d{0,2}([.,])\d{3}(?:\2\d{3})*)(?:(?!\2)[.,](\d{1,6}))?", re.ASCII)
PLAIN = re.compile(r"(\d{1,15})(?:[.,](\d{1,6}))?", re.ASCII)
SCALES = {"": 1, "k": 1_000, "m": 1_000_000}
SPACES = re.compile("[ \\t\\n\\r\\f\\v\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000'’]+")
"""Spaces and apostrophes that group digits, one by one: languages disagree on what `\\s` means."""
LONGEST = 24
AMBIGUOUS = 3
"""After so many decimals, what follows a comma or a point reads as thousands."""


def exact_round(value: Fraction, digits: int = 0) -> Decimal:
    """Round half up, exactly: 62.5 becomes 63 and -0.5 becomes 0."""
    scaled = floor(value * 10**digits + Fraction(1, 2))
    return Decimal(scaled).scaleb(-digits)


def number(value: Fraction, language: str, digits: int = 0) -> str:
    """Write a number rounded to `digits` decimals: `1,234.5` or `1 234,5`."""
    text = f"{exact_round(value, digits):,.{digits}f}"
    return text if language == "en" else text.replace(",", THIN).replace(".", ",")


def short(value: Fraction, language: str, most: int = 2) -> str:
    """Write a number with as many decimals as it needs, up to `most`."""
    digits = next(
        (d for d in range(most) if exact_round(value, d) == exact_round(value, most)), most
    )
    return number(value, language, digits)


def typed(value: Decimal, language: str) -> str:
    """Write a number as one would type it: `read_number` gives it back exactly.

    Three decimals are written as four: read again, they would be taken for thousands.
    """
    decimals = max(0, -int(value.as_tuple().exponent))
    digits = decimals + (decimals == AMBIGUOUS)
    return number(Fraction(value), language, digits).replace(THIN, " ")


def signed(value: Fraction, language: str) -> str:
    """Write a change with its sign, halves away from zero: `+3.5`, `−2.0`, `0.0`."""
    told = number(abs(value), language, 1)
    if told == number(Fraction(0), language, 1):
        return told
    return f"{'+' if value > 0 else '−'}{told}"


def percent(value: Fraction, language: str, digits: int = 0) -> str:
    """Write a percentage, 0..100: `12%` or `12 %`."""
    return number(value, language, digits) + ("%" if language == "en" else f"{NO_BREAK}%")


def short_percent(value: Fraction, language: str) -> str:
    """Write a percentage with as many decimals as it needs, at most two."""
    return short(value, language) + ("%" if language == "en" else f"{NO_BREAK}%")


def symbol(currency: str, language: str) -> str:
    """Return the symbol of a currency, or its code."""
    english, french = SYMBOLS.get(currency, (currency, currency))
    return english if language == "en" else french


def money(value: Fraction, currency: str, language: str) -> str:
    """Write an amount, with cents only when there are any: `€1,617` or `1 617 €`."""
    cents = exact_round(value, 2)
    digits = 0 if cents == cents.to_integral_value() else 2
    amount = number(abs(Fraction(cents)), language, digits)
    sign, mark = "-" if cents < 0 else "", symbol(currency, language)
    if language == "fr":
        return f"{sign}{amount}{NO_BREAK}{mark}"
    return f"{sign}{mark}{NO_BREAK if mark[-1].isalpha() else ''}{amount}"


def currency_code(text: str) -> str | None:
    """Return the ISO 4217 code that a code or a symbol (`€`, `$`, `£`) stands for, or None."""
    code = {"€": "EUR", "$": "USD", "£": "GBP"}.get(text, text.upper())
    return code if re.fullmatch("[A-Z]{3}", code) else None


def read_number(text: str) -> Decimal | None:
    """Read a number as people write it in either language, or return None.

    `12k`, `1.2M`, `1 200,50`, `1,200.50`, `15 %`, `-300 €`. One comma or point before exactly
    three digits groups thousands (`1,200` and `1.200` are 1200), for nobody counts people or
    money in thousandths; before `k` or `M` it is decimal.
    """
    match = TYPED.fullmatch(SPACES.sub("", text))
    if match is None or len(text) > LONGEST:
        return None
    sign, digits, scale = match.groups()
    shapes = (PLAIN, GROUPED) if scale else (GROUPED, PLAIN)
    parts = next((found for shape in shapes if (found := shape.fullmatch(digits))), None)
    if parts is None:
        return None
    whole, decimals = re.sub("[.,]", "", parts[1]), parts[parts.re.groups]
    value = Decimal(f"{whole}.{decimals or 0}") * SCALES[scale.lower()]
    return canonical(-value if sign else value)


def canonical(value: Decimal) -> Decimal:
    """Drop what a number does not need: `1500.0` becomes `1500`, and `-0` becomes `0`."""
    whole = value.to_integral_value()
    return whole.quantize(Decimal(1)) + 0 if value == whole else value.normalize()
