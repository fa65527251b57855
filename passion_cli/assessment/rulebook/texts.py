"""What a rulebook is written with: frozen strict models, exact numbers, texts in two languages."""

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

from passion_cli.language import Language
from passion_cli.language.typography import typeset

NOT_APPLICABLE = "not_applicable"


class Strict(BaseModel):
    """Base of everything read from disk: frozen, no unknown field, no silent conversion."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)


class Bilingual(Strict):
    """One text in both languages; French no-break spaces are added when it is shown."""

    en: Annotated[str, StringConstraints(min_length=1)]
    fr: Annotated[str, StringConstraints(min_length=1)]

    def speak(self, language: Language) -> str:
        """Return the text in `language`, with the typography of that language."""
        return typeset(getattr(self, language), language)


def _exact(value: object) -> Fraction:
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


Exact = Annotated[Fraction, PlainValidator(_exact), WithJsonSchema({"type": "number"})]
Points = Annotated[
    Fraction,
    PlainValidator(_exact),
    _within(0, 1),
    WithJsonSchema({"type": "number", "minimum": 0, "maximum": 1}),
]
OptionPoints = Annotated[
    Fraction | str,
    PlainValidator(_option_points),
    WithJsonSchema(
        {"anyOf": [{"type": "number", "minimum": 0, "maximum": 1}, {"const": NOT_APPLICABLE}]}
    ),
]
Percent = Annotated[
    Fraction,
    PlainValidator(_exact),
    _within(0, 100),
    WithJsonSchema({"type": "number", "minimum": 0, "maximum": 100}),
]
Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9_-]{0,39}$")]
