"""An answers file to fill in by hand: every question as a comment above its answer."""

from collections.abc import Iterator

from passion_cli.assessment.answers import silences
from passion_cli.assessment.rulebook.items import AnyItem, MultiItem, NumberItem
from passion_cli.assessment.rulebook.rulebook import Rulebook
from passion_cli.assessment.answer_text import question
from passion_cli.language import Language
from passion_cli.language.typography import wrap
from passion_cli.language.catalogue import say

COMMENT_WIDTH = 90


def answers_template(book: Rulebook, language: Language, currency: str, day: str) -> str:
    """Return a valid answers file in which everything is unknown until it is changed."""
    lines = [
        "format: passion-answers/1",
        f"rulebook: {book.name}",
        f"# respondent: {say(language, 'template.name')}",
        f"date: {day}",
        f"language: {language}",
        f"currency: {currency}",
        *_comment(say(language, "template.intro"), ""),
        "answers:",
    ]
    for item in book.asked():
        lines += ["", *_item(item, language, currency)]
    return "\n".join(lines) + "\n"


def _comment(text: str, indent: str) -> Iterator[str]:
    for line in wrap(text, COMMENT_WIDTH):
        yield f"{indent}# {line}"


def _item(item: AnyItem, language: Language, currency: str) -> Iterator[str]:
    yield from _comment(question(item, language, currency), "  ")
    yield from _comment(item.help.speak(language), "  ")
    yield from (f"  #   {line}" for line in _allowed(item, language))
    yield f"  {item.id}: unknown"


def _allowed(item: AnyItem, language: Language) -> Iterator[str]:
    if isinstance(item, NumberItem):
        yield say(language, "template.range", low=f"{item.min}", high=f"{item.max}")
    else:
        yield from (f"{key} = {option.speak(language)}" for key, option in item.options.items())
    if isinstance(item, MultiItem):
        yield say(language, "template.several", example=", ".join(list(item.options)[:2]))
    yield say(language, "template.else", words=", ".join(silences(item)))
