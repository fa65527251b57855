"""From a parsed document to a frozen model: pydantic's errors become problems with a place."""

import re
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from passion_cli.assessment.rulebook.texts import CODES, names_of
from passion_cli.errors import InputError, Problem
from passion_cli.language.locales import LANGUAGES
from passion_cli.storage.strict_yaml import Document

M = TypeVar("M", bound=BaseModel)

_KEYS = {
    "string_type": "text_wanted",
    "int_type": "whole_wanted",
    "bool_type": "yes_no_wanted",
    "tuple_type": "list_wanted",
    "dict_type": "mapping_wanted",
    "model_type": "mapping_wanted",
    "model_attributes_type": "mapping_wanted",
    "number_type": "number_wanted",
    "string_too_short": "text_empty",
    "too_short": "list_short",
    "string_pattern_mismatch": "id_wanted",
}
_QUOTED = re.compile("'(.*?)'")
"""A value among those that are expected: `'en' or 'fr'`."""


class OtherFormatError(InputError):
    """The document says that it is something else of ours, such as a report."""


def check_format(document: Document, wanted: str) -> None:
    """Refuse a document that does not say what it is, quoting nothing of it.

    Raises:
        InputError: it may be a link to a file that is nobody's business.
    """
    given = document.value.get("format") if isinstance(document.value, dict) else None
    if given == wanted:
        return
    if isinstance(given, str) and given.startswith("passion-"):
        where = document.where(("format",))
        raise OtherFormatError.of("other_format", where=where, given=given[:40], wanted=wanted)
    raise InputError.of("wrong_format", where=document.where(()), wanted=wanted)


def to_model(document: Document, model: type[M]) -> M:
    """Validate a document against a model.

    Raises:
        InputError: with every problem, each at its place.
    """
    try:
        validated = model.model_validate(document.value)
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=False)
        found = [_problem(document, model, detail) for detail in details]
        raise InputError([*document.problems, *found]) from error
    if document.problems:
        raise InputError(document.problems)
    return validated


def locate(document: Document, problems: list[Problem]) -> list[Problem]:
    """Give each problem the place of its path in the document."""
    return [problem.at(document.where(problem.path, key=problem.about_key)) for problem in problems]


def _problem(document: Document, model: type[BaseModel], detail: ErrorDetails) -> Problem:
    path = _known_part(document, detail["loc"])
    kind, context = detail["type"], dict(detail.get("ctx", {}))
    name = str(detail["loc"][-1]) if detail["loc"] else ""
    if kind == "missing":
        return Problem("field_missing", {"name": name}, path, document.where(path))
    if kind == "extra_forbidden":
        allowed = _fields(model, detail["loc"][:-1])
        values = {"given": name, "allowed": allowed}
        return Problem("unknown_field", values, path, document.where((*path, name), key=True))
    if kind == "literal_error":
        context["expected"] = ", ".join(_QUOTED.findall(context["expected"]))
    return Problem(_KEYS.get(kind, kind), _values(context), path, document.where(path))


def _values(context: dict[str, Any]) -> dict[str, object]:
    return {key: value for key, value in context.items() if isinstance(value, str | int)}


def _known_part(document: Document, loc: tuple[int | str, ...]) -> tuple[int | str, ...]:
    """Drop what pydantic adds to a path: names of union members and `[key]`."""
    path: tuple[int | str, ...] = ()
    for part in loc:
        if document.knows((*path, part)):
            path = (*path, part)
    return path


def _fields(model: type[BaseModel], loc: tuple[int | str, ...]) -> tuple[str, ...]:
    """Follow a path through the models to the names that may stand at its end."""
    found: Any = model
    for part in loc:
        found = _step(found, part)
    if not (isinstance(found, type) and issubclass(found, BaseModel)):
        return ()
    codes = [language for language in LANGUAGES if CODES in names_of(found)]
    return tuple(name for name in (*names_of(found), *codes) if name != CODES)


def _step(found: Any, part: int | str) -> Any:
    if isinstance(found, type) and issubclass(found, BaseModel):
        fields = found.model_fields.items()
        wanted = (field.annotation for name, field in fields if part in (name, field.alias))
        return _bare(next(wanted, None))
    models = [each for each in get_args(found) if each is not type(None)]
    tagged = [each for each in models if _tag(each) == part]
    return _bare(tagged[0] if tagged else models[-1] if models[-1] is not ... else models[0])


def _bare(annotation: Any) -> Any:
    while hasattr(annotation, "__metadata__") or type(None) in get_args(annotation):
        annotation = get_args(annotation)[0]
    return annotation


def _tag(model: Any) -> str | None:
    kind = getattr(model, "model_fields", {}).get("kind")
    return get_args(kind.annotation)[0] if kind else None
