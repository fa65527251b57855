"""What a rulebook is written with: frozen strict models, exact numbers, texts by language."""

import re
from decimal import Decimal
from fractions import Fraction
from typing import Annotated

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    PlainValidator,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from passion_cli.language.locales import DEFAULT, Language
from passion_cli.language.typography import typeset

NOT_APPLICABLE = "not_applicable"
_FRACTION = re.compile(r"-?\d{1,9}/[1-9]\d{0,8}", re.ASCII)


class Strict(BaseModel):
    """Base of everything read from disk: frozen, no unknown field, no silent conversion."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)


class LocalizedText(Strict):
    """One text in every language; quotes and no-break spaces are set when it is shown."""

    en: Annotated[str, StringConstraints(min_length=1)]
    fr: Annotated[str, StringConstraints(min_length=1)]

    def in_language(self, language: Language) -> str:
        """Return the text in a language, or in English where it has none."""
        text = getattr(self, language, None) or getattr(self, DEFAULT)
        return typeset(str(text), language)


def _exact(value: object) -> Fraction:
    """Return a number, or a fraction written as `1/3`, as exactly what it is."""
    if isinstance(value, str) and _FRACTION.fullmatch(value):
        return Fraction(value)
    if isinstance(value, bool) or not isinstance(value, int | Decimal | Fraction):
        raise PydanticCustomError("number_type", "must be a number")
    return Fraction(value)


def _between(value: Fraction, low: int, high: int) -> Fraction:
    if not low <= value <= high:
        raise PydanticCustomError("number_range", "between", {"low": str(low), "high": str(high)})
    return value


def _within(low: int, high: int) -> AfterValidator:
    return AfterValidator(lambda value: _between(value, low, high))


def _option_points(value: object) -> Fraction | str:
    return NOT_APPLICABLE if value == NOT_APPLICABLE else _between(_exact(value), 0, 1)


def _schema(**limits: int) -> WithJsonSchema:
    fraction = {"type": "string", "pattern": f"^{_FRACTION.pattern}$"}
    return WithJsonSchema({"anyOf": [{"type": "number", **limits}, fraction]})


Exact = Annotated[Fraction, PlainValidator(_exact), _schema()]
Points = Annotated[Fraction, PlainValidator(_exact), _within(0, 1), _schema(minimum=0, maximum=1)]
OptionPoints = Annotated[
    Fraction | str,
    PlainValidator(_option_points),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "number", "minimum": 0, "maximum": 1},
                {"type": "string", "pattern": f"^({_FRACTION.pattern}|{NOT_APPLICABLE})$"},
            ]
        }
    ),
]
Percent = Annotated[
    Fraction, PlainValidator(_exact), _within(0, 100), _schema(minimum=0, maximum=100)
]
Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9_-]{0,39}$")]
