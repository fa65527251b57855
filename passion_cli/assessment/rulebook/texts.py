"""What a rulebook is written with: frozen strict models, exact numbers, texts by language."""

import re
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Annotated

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    PlainValidator,
    StringConstraints,
    WithJsonSchema,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from passion_cli.language.locales import DEFAULT, LANGUAGES
from passion_cli.language.typography import typeset

NOT_APPLICABLE = "not_applicable"
_FRACTION = re.compile(r"-?[0-9]{1,9}/[1-9][0-9]{0,8}|-?[0-9]{1,15}\.[0-9]{1,100}")
"""What is written as a text and is a number: a fraction, or more decimals than others take."""


CODES = ""
"""What stands for the codes of languages among the fields of a text: no name that can be given."""


class Strict(BaseModel):
    """Base of everything read from disk: frozen, no unknown field, no silent conversion."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)


Text = Annotated[str, StringConstraints(min_length=1)]
LanguageCode = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z]{2,8})?$")]
_CODE = re.compile(r"[a-z]{2,3}(-[A-Za-z]{2,8})?", re.ASCII)
ANY_LANGUAGE = "und"
"""Under which code a text stands that is written without one: the language is undetermined."""


class LocalizedText(Strict):
    """One text in the languages of its rulebook, `{en: Price, de: Preis}`.

    Where the rulebook has one language it may be written as that text alone. Quotes and no-break
    spaces are set when it is shown.
    """

    texts: dict[LanguageCode, Text] = Field(alias=CODES)

    @model_validator(mode="before")
    @classmethod
    def _collect(cls, given: object) -> object:
        """Put what stands under codes of languages together."""
        if isinstance(given, str) and set(cls.model_fields) == {"texts"}:
            return {CODES: {ANY_LANGUAGE: given}}
        if not isinstance(given, Mapping):
            return given
        own = names_of(cls)
        codes = [key for key in given if key not in own and _CODE.fullmatch(str(key))]
        rest = {key: value for key, value in given.items() if key not in codes}
        return {**rest, CODES: {key: given[key] for key in codes}}

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Describe it as it is written: a text under the code of each language, or a text alone."""
        schema = handler.resolve_ref_schema(handler(core_schema))
        del schema["properties"][CODES]
        text = {"type": "string", "minLength": 1}
        schema["required"] = [name for name in schema.get("required", ()) if name != CODES]
        schema["patternProperties"] = {f"^{_CODE.pattern}$": text}
        schema["additionalProperties"] = False
        if set(cls.model_fields) == {"texts"}:
            return {"anyOf": [text, schema]}
        return schema

    def in_language(self, language: str) -> str:
        """Return the text in a language, or where it has none in English, or in its first one."""
        for code in (language, DEFAULT, next(iter(self.texts))):
            if code in self.texts:
                return _typeset(self.texts[code], code)
        return ""

    def in_each(self) -> dict[str, str]:
        """Return the text in every language it has."""
        return {code: _typeset(text, code) for code, text in self.texts.items()}


def names_of(model: type[BaseModel]) -> list[str]:
    """Return what can be given in a model; CODES stands for the languages of a text."""
    fields = model.model_fields.items()
    return [name if field.alias is None else field.alias for name, field in fields]


def _typeset(text: str, code: str) -> str:
    """Return a text as its language prints it, where we know how."""
    known = next((language for language in LANGUAGES if language == code), None)
    return typeset(text, known) if known else text


def _exact(value: object) -> Fraction:
    """Return a number, or one written as a text such as `1/3`, as exactly what it is."""
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
    fraction = {"type": "string", "pattern": f"^({_FRACTION.pattern})$"}
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
