"""An answers file to fill in by hand: every question as a comment above its answer."""

from collections.abc import Iterator

from passion_cli.assessment.answer_text import asks_money, question_text
from passion_cli.assessment.answers import silences
from passion_cli.assessment.rulebook.items import AnyItem, MultiItem, NumberItem
from passion_cli.assessment.rulebook.rulebook import Rulebook
from passion_cli.language.typography import wrap
from passion_cli.language.voice import Voice

COMMENT_WIDTH = 90


def answers_template(book: Rulebook, voice: Voice, day: str) -> str:
    """Return a valid answers file in which everything is unknown until it is changed."""
    lines = [
        "format: passion-answers/1",
        f"rulebook: {book.name}",
        f"# respondent: {voice.say('template.name')}",
        f"date: {day}",
        f"language: {voice.language}",
        *([f"currency: {voice.currency}"] if asks_money(book) else []),
        *_comment(voice.say("template.intro"), ""),
        "answers:",
    ]
    for item in book.asked():
        lines += ["", *_item(item, voice)]
    return "\n".join(lines) + "\n"


def _comment(text: str, indent: str) -> Iterator[str]:
    for line in wrap(text, COMMENT_WIDTH):
        yield f"{indent}# {line}"


def _item(item: AnyItem, voice: Voice) -> Iterator[str]:
    yield from _comment(question_text(item, voice), "  ")
    yield from _comment(voice.text(item.help), "  ")
    yield from (f"  #   {line}" for line in _allowed(item, voice))
    yield f"  {item.id}: unknown"


def _allowed(item: AnyItem, voice: Voice) -> Iterator[str]:
    if isinstance(item, NumberItem):
        yield voice.say("template.range", low=f"{item.min}", high=f"{item.max}")
    else:
        yield from (f"{key} = {voice.text(option)}" for key, option in item.options.items())
    if isinstance(item, MultiItem):
        yield voice.say("template.several", example=", ".join(list(item.options)[:2]))
    yield voice.say("template.else", words=", ".join(silences(item)))
