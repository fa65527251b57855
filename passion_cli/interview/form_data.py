"""The interview as data for a page: every text in both languages, and nothing that scores."""

from fractions import Fraction
from math import ceil, floor

from passion_cli.assessment.answers import Answers, silences
from passion_cli.assessment.rulebook.items import AnyItem, MultiItem, NumberItem
from passion_cli.assessment.rulebook.rulebook import Rulebook
from passion_cli.interview.flow import Turn
from passion_cli.interview.texts import Telling
from passion_cli.language import LANGUAGES, Language, numbers
from passion_cli.language.catalogue import template
from passion_cli.language.catalogue.form import WORDS

MICRO = 1_000_000
"""Numbers are typed with at most six decimals; the page compares them as whole millionths."""
SHARED = ("ask.current", "report.quoted", "answer.unanswered", "answer.unknown",
          "answer.not_applicable", "resume.go_on", "ask.count")  # fmt: skip
REFUSALS = ("not_a_number", "out_of_range", "not_whole")

Data = dict[str, object]


def form_data(book: Rulebook, currency: str) -> Data:
    """Return the questions in their order, and everything that is said around them."""
    return {
        "rulebook": book.name,
        "currency": currency,
        "symbols": {code: dict(zip(LANGUAGES, both, strict=True)) for code, both in
                    numbers.SYMBOLS.items()},
        "numbers": {
            "typed": numbers.TYPED.pattern,
            "grouped": numbers.GROUPED.pattern,
            "plain": numbers.PLAIN.pattern,
            "spaces": numbers.SPACES.pattern,
            "scales": numbers.SCALES,
            "longest": numbers.LONGEST,
            "ambiguous": numbers.AMBIGUOUS,
        },
        "items": [_item(item) for item in book.asked()],
        "languages": {language: _texts(book, language, currency) for language in LANGUAGES},
    }  # fmt: skip


def _item(item: AnyItem) -> Data:
    """Return what can be answered to a question, by ids."""
    common = {"id": item.id, "kind": item.kind, "silences": silences(item)}
    if isinstance(item, NumberItem):
        low, high = ceil(item.min * MICRO), floor(item.max * MICRO)
        return {**common, "low": str(low), "high": str(high), "whole": item.whole}
    exclusive = item.exclusive if isinstance(item, MultiItem) else None
    return {**common, "options": list(item.options), "exclusive": exclusive}


def _texts(book: Rulebook, language: Language, currency: str) -> Data:
    telling, items = Telling(book, language, currency), list(book.asked())
    turns = [Turn(item, place, items, Answers()) for place, item in enumerate(items)]
    return {
        "title": book.title.speak(language),
        "introduction": [telling.length(items), telling.advice()],
        "percent": numbers.percent(Fraction(0), language).removeprefix("0"),
        "say": {key: template(language, key) for key in (*WORDS, *SHARED)},
        "items": [_told(telling, turn) for turn in turns],
    }


def _told(telling: Telling, turn: Turn) -> Data:
    """Return everything that is said of one question; `{cur}` stands for the currency."""
    item, language = turn.item, telling.language
    told: Data = {
        "title": item.title.speak(language),
        "question": item.question.speak(language),
        "aid": telling.aid(item),
        "topic": telling.topic(turn),
        "left": telling.left(turn),
        "skip": telling.say("form.unknown" if item.unknown_hint else "form.skip"),
    }
    if isinstance(item, NumberItem):
        unit = item.unit.speak(language) if item.unit else ""
        refusals = {key: telling.refusal(key, item).line for key in REFUSALS}
        return {**told, "unit": unit, "range": telling.range(item), "refusals": refusals}
    return {**told, "options": telling.labels(item)}
