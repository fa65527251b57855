"""Phrases that the product does not use any more, in every text that a person reads."""

import re
from collections.abc import Iterator

import pytest
from helpers.verbs import ROOT

from passion_cli.language.catalogue import texts
from passion_cli.language.locales import LANGUAGES

GONE = {
    "en": (
        "next moves", "your moves", "noted moves", "note one of these", "start anew", "needs a word",
        "the score, last", "weak link", "is withheld", "are withheld", "within the noise", "one answer otherwise",
        "pull in different directions", "exposes nobody", "worth a second look", "first door",
        "the interview", "this interview", "kept in this browser", "this check is", "your checks", "two checks",
        "go on with it", "what is told", "is told of", "not accepted:", "left per hour", "figures beside",
        "confidence: solid", "missed:", "whose weakest rule", "who was it for", "in order:",
    ),
    "fr": (
        "prochains pas", "ces pas", "pas notés", "recommencer à neuf", "un mot à dire", "le score, en dernier",
        "maillon faible", "dans le bruit", "tirent dans des sens", "n'expose personne", "première porte",
        "l'entretien", "un entretien", "cet entretien", "entretien inachevé", "réponses gardées", "(gardée)",
        "gardées dans", "fois précédente", "autrement à une réponse", "refusé :", "chiffres, hors score",
        "confiance : solide", "réponse illisible", "recoupement", "piège de la marchandise", "ce qu'il reste",
    ),
}  # fmt: skip
"""Each in a context that makes it wrong: never a single ordinary word."""
DOCUMENTS = (
    "README.md",
    "CHANGELOG.md",
    *sorted(f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md")),
)


def spoken() -> Iterator[tuple[str, str, str]]:
    """Yield every text with where it stands and its language; documents speak English mostly."""
    for language in LANGUAGES:
        for key, text in texts(language).items():
            yield key, language, text
    for number, line in enumerate((ROOT / "rules.yaml").read_text().splitlines(), 1):
        for language, text in re.findall(r'\b(en|fr): "((?:[^"\\]|\\.)*)"', line):
            yield f"rules.yaml:{number}", language, text
    for name in DOCUMENTS:
        text = " ".join((ROOT / name).read_text().split())
        yield from ((name, language, text) for language in LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_uses_a_phrase_that_was_replaced(language: str) -> None:
    every = [(place, text) for place, spoken_in, text in spoken() if spoken_in == language]
    assert len(every) > 1500
    found = [
        (place, phrase)
        for place, text in every
        for phrase in GONE[language]
        if phrase in text.lower().replace("’", "'")
    ]
    assert found == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_lines_speak_as_each_language_does(language: str) -> None:
    """English gives an order, French speaks in the third person."""
    lines = [text for key, text in texts(language).items() if key.partition(".")[0] == "help"]
    assert len(lines) > 25
    endings = "z$" if language == "fr" else "[^s]s$"
    assert [line for line in lines if re.search(endings, line.split()[0])] == []
