"""Texts in the languages that a rulebook declares: each in all of them, and in no other."""

from collections.abc import Iterable, Iterator, Sequence

from passion_cli.assessment.rulebook.rulebook import Rulebook
from passion_cli.assessment.rulebook.texts import ANY_LANGUAGE, LocalizedText, Strict
from passion_cli.errors import Problem

Place = tuple[str | int, ...]


def language_problems(rulebook: Rulebook) -> Iterator[Problem]:
    """Yield every text that lacks a language, or has one that is not declared."""
    declared = rulebook.languages
    if not declared:
        yield Problem("languages_none", {}, ("languages",))
        return
    for number, code in enumerate(declared):
        if code in declared[:number]:
            yield Problem("listed_twice", {"given": code}, ("languages", number))
    for place, text in texts_in(rulebook):
        if ANY_LANGUAGE not in text.texts:
            yield from _missing(text, declared, place)
        elif len(declared) > 1:
            yield Problem("languages_wanted", {"languages": ", ".join(declared)}, place)


def _missing(text: LocalizedText, declared: Sequence[str], place: Place) -> Iterator[Problem]:
    for code in declared:
        if code not in text.texts:
            yield Problem("field_missing", {"name": code}, place)
    for code in text.texts:
        if code not in declared:
            values = {"given": code, "languages": ", ".join(declared)}
            yield Problem("language_unknown", values, (*place, code), about_key=True)


def texts_in(part: object, place: Place = ()) -> Iterator[tuple[Place, LocalizedText]]:
    """Yield every text in a part of a rulebook, with its place in the file."""
    if isinstance(part, LocalizedText):
        yield place, part
    for key, each in _inside(part):
        yield from texts_in(each, (*place, key))


def _inside(part: object) -> Iterable[tuple[str | int, object]]:
    """Return what may hold texts in a part, by its name or number."""
    if isinstance(part, Strict):
        return [(name, getattr(part, name)) for name in type(part).model_fields]
    if isinstance(part, dict):
        return part.items()
    return enumerate(part) if isinstance(part, tuple) else ()
