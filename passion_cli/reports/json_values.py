"""Numbers and documents as JSON writes them."""

import json
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import overload

from passion_cli.assessment.answers import Value
from passion_cli.language.numbers import exact_round

JsonValue = str | float | list[str]


def exact(value: Fraction | Decimal) -> float:
    """Return a number whole where it is, else as the nearest float; it is never rounded."""
    return int(value) if value == int(value) else float(value)


@overload
def number(value: None) -> None: ...
@overload
def number(value: Fraction | Decimal) -> float: ...
@overload
def number(value: Fraction | Decimal | None) -> float | None: ...
def number(value: Fraction | Decimal | None) -> float | None:
    """Return a number as `exact` does, and None where there is none."""
    return None if value is None else exact(value)


def tenth(value: Fraction | None) -> float | None:
    """Return a number rounded to one decimal, halves up, and None where there is none."""
    return None if value is None else exact(exact_round(value, 1))


@overload
def answer(value: Value | Fraction) -> JsonValue: ...
@overload
def answer(value: Value | Fraction | None) -> JsonValue | None: ...
def answer(value: Value | Fraction | None) -> JsonValue | None:
    """Return an answer or a ratio: a number, an option or a silence, or ticked options."""
    match value:
        case Fraction() | Decimal():
            return exact(value)
        case tuple():
            return list(value)
        case str():
            return str(value)
        case None:
            return None


def document(data: Mapping[str, object]) -> str:
    """Return plain data as one JSON document, indented, in readable characters."""
    return json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
