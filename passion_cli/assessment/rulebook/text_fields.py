"""What the texts of a rulebook can name in braces: a text is filled in, never run."""

import re
from collections.abc import Iterator

from passion_cli.assessment.rulebook.rulebook import RISK_FIELDS, SIGNAL_FIELDS, Rulebook
from passion_cli.assessment.rulebook.texts import ANY_LANGUAGE, LocalizedText
from passion_cli.assessment.rulebook.words import WORD_FIELDS
from passion_cli.errors import Problem

Place = tuple[str | int, ...]
_FIELD = re.compile(r"\{[^{}]*\}|[{}]")


def field_problems(rulebook: Rulebook) -> Iterator[Problem]:
    """Yield every brace that is not part of what its text can name."""
    for place, text, allowed in _texts(rulebook):
        for language, written in (text.texts if text else {}).items():
            for found in _FIELD.findall(written):
                if found not in allowed:
                    values = {"given": found, "allowed": allowed}
                    code = () if language == ANY_LANGUAGE else (language,)
                    yield Problem("text_field", values, (*place, *code))


def _texts(rulebook: Rulebook) -> Iterator[tuple[Place, LocalizedText | None, tuple[str, ...]]]:
    """Yield the texts that are filled in, with their places and what each can name."""
    for key, risk in rulebook.risks.items():
        first = risk.when[0] if risk.when else None
        has_value = first is not None and bool(first.item or first.ratio)
        yield ("risks", key, "message"), risk.message, RISK_FIELDS if has_value else ()
    if rulebook.signals:
        yield ("signals", "message"), rulebook.signals.message, SIGNAL_FIELDS
    words = rulebook.words
    for name in type(words).model_fields:
        if name != "noun":
            yield ("words", name), getattr(words, name), WORD_FIELDS.get(name, ())
    if words.noun:
        yield ("words", "noun", "one"), words.noun.one, ()
        yield ("words", "noun", "many"), words.noun.many, ()
