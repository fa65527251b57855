"""What is wrong in texts and names: fields that are not filled in, and names that read alike."""

import re
from collections.abc import Iterator, Mapping

from passion_cli.assessment.proofs.flaw import Flaw, Place
from passion_cli.assessment.rulebook.language_audit import texts_in
from passion_cli.assessment.rulebook.rulebook import RISK_FIELDS, SIGNAL_FIELDS, Rulebook
from passion_cli.assessment.rulebook.settings import Band
from passion_cli.assessment.rulebook.words import WORD_FIELDS
from passion_cli.language.folding import as_read

CURRENCY = "{cur}"
_FIELD = re.compile(r"\{[A-Za-z_]+\}")


def name_findings(rulebook: Rulebook) -> Iterator[Flaw]:
    """Yield what looks like a field and is shown as it is written, and bands of one name."""
    for place, text in texts_in(rulebook):
        for language, written in text.texts.items():
            found_in = _FIELD.findall(written) if "{" in written else ()
            for found in set(found_in) - set(_filled(place)):
                code = (language,) if language in rulebook.languages else ()
                yield Flaw.warning("field_shown", (*place, *code), given=found)
    yield from _alike(rulebook, rulebook.bands, ("bands",))
    yield from _alike(rulebook, rulebook.levels.words, ("levels", "words"))


def _filled(place: Place) -> tuple[str, ...]:
    """Return the fields that are filled in, in the text of a place."""
    match place:
        case ("items", _, "question"):
            return (CURRENCY,)
        case ("risks", _, "message"):
            return RISK_FIELDS
        case ("signals", "message"):
            return SIGNAL_FIELDS
        case ("words", str(name)):
            return WORD_FIELDS.get(name, ())
        case _:
            return ()


def _alike(rulebook: Rulebook, named: Mapping[str, Band], place: Place) -> Iterator[Flaw]:
    for language in rulebook.languages:
        seen: dict[str, str] = {}
        for key, band in named.items():
            text = band.in_language(language)
            first = seen.setdefault(as_read(text), key)
            if first != key:
                yield Flaw.error("label_twice", (*place, key), label=text, first=first)
