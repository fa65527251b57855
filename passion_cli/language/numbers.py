"""How each language writes numbers and money, and how people type them."""

import re
from decimal import Decimal
from fractions import Fraction
from math import floor

from passion_cli.language.locales import LOCALES, NO_BREAK, THIN, Language

MARK = r"(?:[a-z]{0,2}[€$£¥][a-z]{0,2}|[a-z]{3})?"
"""A currency beside a number, as it is written: `€`, `CA$`, `$US`, `CHF`; or none."""
BLANK = "[ \\t\\n\\r\\f\\v\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000'’]"
"""Spaces and apostrophes that group digits, one by one: languages disagree on what `\\s` means."""
TYPED = re.compile(
    rf"{BLANK}*{MARK}{BLANK}*([-−]?){BLANK}*{MARK}{BLANK}*"
    rf"(\d{{1,3}}(?:{BLANK}+\d{{3}})+(?:[.,]\d+)?|\d[\d.,]*)"
    rf"{BLANK}*([km]?){BLANK}*(?:%|{MARK}){BLANK}*",
    re.IGNORECASE | re.ASCII,
)
"""What a typed number looks like, its digits grouped by three; the form reads by it too."""
GROUPED = re.compile(r"([1-9]\d{0,2}([.,])\d{3}(?:\2\d{3})*)(?:(?!\2)[.,](\d{1,6}))?", re.ASCII)
PLAIN = re.compile(r"(\d{1,15})(?:[.,](\d{1,6}))?", re.ASCII)
SCALES = {"": 1, "k": 1_000, "m": 1_000_000}
SPACES = re.compile(f"{BLANK}+")
MARKS = re.compile(r"[a-z]{0,2}[€$£¥][a-z]{0,2}|[a-z]{3}", re.IGNORECASE | re.ASCII)
DOLLARS = {"us": "USD", "ca": "CAD", "c": "CAD", "au": "AUD", "a": "AUD", "nz": "NZD", "hk": "HKD"}
"""Whose dollar letters beside `$` name; the sign alone may be any of them."""
SIGNS = {"€": ("EUR",), "£": ("GBP",), "¥": ("JPY", "CNY")}
"""The currencies that a sign stands for."""
LONGEST = 24
MOST_DIGITS = 15
"""How many digits a number may have: JSON and spreadsheets change the ones beyond."""
AMBIGUOUS = 3
"""After so many decimals, what follows a comma or a point reads as thousands."""


def exact_round(value: Fraction, digits: int = 0) -> Decimal:
    """Round half up, exactly: 62.5 becomes 63 and -0.5 becomes 0."""
    scaled = floor(value * 10**digits + Fraction(1, 2))
    return Decimal(scaled).scaleb(-digits)


def number(value: Fraction, language: Language, digits: int = 0) -> str:
    """Write a number rounded to `digits` decimals: `1,234.5` or `1 234,5`."""
    whole, _, decimals = f"{exact_round(value, digits):,.{digits}f}".partition(".")
    locale = LOCALES[language]
    return whole.replace(",", locale.thousands) + (locale.decimal + decimals if decimals else "")


def short(value: Fraction, language: Language, most: int = 2) -> str:
    """Write a number with as many decimals as it needs, up to `most`."""
    rounded = exact_round(value, most)
    digits = next((d for d in range(most) if exact_round(value, d) == rounded), most)
    return number(value, language, digits)


def typed(value: Decimal, language: Language) -> str:
    """Write a number as one would type it: `read_number` gives it back exactly.

    Three decimals are written as four: read again, they would be taken for thousands.
    """
    decimals = max(0, -int(value.as_tuple().exponent))
    digits = decimals + (decimals == AMBIGUOUS)
    return number(Fraction(value), language, digits).replace(THIN, " ")


def signed(value: Fraction, language: Language) -> str:
    """Write a change with its sign, halves away from zero: `+3.5`, `−2.0`, `0.0`."""
    amount = number(abs(value), language, 1)
    if amount == number(Fraction(0), language, 1):
        return amount
    return f"{'+' if value > 0 else '−'}{amount}"


def percent(value: Fraction, language: Language, most: int = 0) -> str:
    """Write a percentage (0..100) with as many decimals as it needs, up to `most`: `12%`."""
    return LOCALES[language].percent.format(number=short(value, language, most))


def symbol(currency: str, language: Language) -> str:
    """Return the symbol of a currency, or its code."""
    return LOCALES[language].symbols.get(currency, currency)


def money(value: Fraction, currency: str, language: Language) -> str:
    """Write an amount, with cents only when there are any: `€1,617` or `1 617 €`."""
    cents, mark = Fraction(exact_round(value, 2)), symbol(currency, language)
    return LOCALES[language].money.format(
        sign="-" if cents < 0 else "",
        symbol=mark,
        space=NO_BREAK if mark[-1].isalpha() else "",
        amount=number(abs(cents), language, 0 if cents.denominator == 1 else 2),
    )


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
    match = TYPED.fullmatch(text) if len(text) <= LONGEST else None
    if match is None:
        return None
    sign, digits, scale = match[1], SPACES.sub("", match[2]), match[3]
    shapes = (PLAIN, GROUPED) if scale else (GROUPED, PLAIN)
    parts = next((found for shape in shapes if (found := shape.fullmatch(digits))), None)
    if parts is None:
        return None
    whole, decimals = re.sub("[.,]", "", parts[1]), parts[parts.re.groups]
    value = Decimal(f"{whole}.{decimals or 0}") * SCALES[scale.lower()]
    return canonical(-value if sign else value)


def other_currency(text: str, currency: str) -> str:
    """Return the sign or code of another currency beside a typed amount, or nothing."""
    for mark in MARKS.findall(text):
        if currency not in _meant(mark):
            return str(mark)
    return ""


def _meant(mark: str) -> tuple[str, ...]:
    """Return the currencies that a sign or a code can stand for."""
    for sign, codes in SIGNS.items():
        if sign in mark:
            return codes
    if "$" in mark:
        whose = DOLLARS.get(mark.lower().replace("$", "").lstrip("km"))
        return (whose,) if whose else tuple(DOLLARS.values())
    return (mark.upper(),)


def canonical(value: Decimal) -> Decimal:
    """Drop what a number does not need: `1500.0` becomes `1500`, and `-0` becomes `0`."""
    whole = value.to_integral_value()
    return whole.quantize(Decimal(1)) + 0 if value == whole else value.normalize()


def is_too_long(number: str) -> bool:
    """Tell whether a number is written with more digits than can be relied on."""
    digits = (each for each in number.lower().partition("e")[0] if each.isdigit())
    return len("".join(digits).lstrip("0")) > MOST_DIGITS
