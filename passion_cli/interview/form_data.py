"""The interview as data for a page: every text in each language, and nothing that scores."""

from fractions import Fraction
from math import ceil, floor

from passion_cli.assessment.answer_text import asks_money
from passion_cli.assessment.answers import Answers, silences
from passion_cli.assessment.rulebook.items import AnyItem, MultiItem, NumberItem
from passion_cli.assessment.rulebook.rulebook import Rulebook
from passion_cli.interview.flow import Turn
from passion_cli.interview.texts import InterviewTexts
from passion_cli.language import numbers
from passion_cli.language.catalogue import template, texts
from passion_cli.language.locales import DEFAULT, LOCALES, interface_of
from passion_cli.language.voice import Voice

MICRO = 1_000_000
"""Numbers are typed with at most six decimals; the page compares them as whole millionths."""
SHARED = ("ask.current", "report.quoted", "answer.unanswered", "answer.unknown",
          "answer.not_applicable", "resume.go_on", "ask.count", "ask.other_currency")  # fmt: skip
REFUSALS = ("not_a_number", "out_of_range", "not_whole")

Data = dict[str, object]


def form_data(book: Rulebook, currency: str) -> Data:
    """Return the questions in their order, and everything that is said around them."""
    return {
        "rulebook": book.name,
        "currency": currency,
        "money": asks_money(book),
        "symbols": {
            code: {each: numbers.symbol(code, interface_of(each)) for each in book.languages}
            for code in LOCALES[DEFAULT].symbols
        },
        "numbers": {
            "typed": numbers.TYPED.pattern,
            "grouped": numbers.GROUPED.pattern,
            "plain": numbers.PLAIN.pattern,
            "spaces": numbers.SPACES.pattern,
            "scales": numbers.SCALES,
            "longest": numbers.LONGEST,
            "ambiguous": numbers.AMBIGUOUS,
            "marks": numbers.MARKS.pattern,
            "signs": numbers.SIGNS,
            "dollars": numbers.DOLLARS,
        },
        "items": [_item(item) for item in book.asked()],
        "languages": {each: _texts(book, each, currency) for each in book.languages},
    }


def _item(item: AnyItem) -> Data:
    """Return what can be answered to a question, by ids."""
    common = {"id": item.id, "kind": item.kind, "silences": silences(item)}
    if isinstance(item, NumberItem):
        low, high = ceil(item.min * MICRO), floor(item.max * MICRO)
        return {**common, "low": str(low), "high": str(high), "whole": item.whole}
    exclusive = item.exclusive if isinstance(item, MultiItem) else None
    return {**common, "options": list(item.options), "exclusive": exclusive}


def _texts(book: Rulebook, code: str, currency: str) -> Data:
    """Return everything that is said to somebody who reads a language of the rulebook."""
    language = interface_of(code)
    wording, items = InterviewTexts(book, Voice(language, currency, code)), list(book.asked())
    turns = [Turn(item, place, items, Answers()) for place, item in enumerate(items)]
    return {
        "spoken": language,
        "title": wording.voice.text(book.title),
        "introduction": [wording.length(items), *wording.advice()],
        "percent": numbers.percent(Fraction(0), language).removeprefix("0"),
        "say": {key: template(language, key) for key in (*_form_keys(), *SHARED)},
        "items": [_question(wording, turn) for turn in turns],
    }


def _form_keys() -> list[str]:
    return [key for key in texts(DEFAULT) if key.startswith("form.")]


def _question(wording: InterviewTexts, turn: Turn) -> Data:
    """Return everything that is said of one question; `{cur}` stands for the currency."""
    item, text = turn.item, wording.voice.text
    question: Data = {
        "title": text(item.title),
        "question": text(item.question),
        "aid": wording.given_aid(item),
        "topic": wording.topic(turn),
        "left": wording.left(turn),
        "skip": wording.say("form.unknown" if item.unknown_hint else "form.skip"),
    }
    if isinstance(item, NumberItem):
        unit = text(item.unit) if item.unit else ""
        refusals = {key: wording.refusal(key, item).line for key in REFUSALS}
        return {**question, "unit": unit, "refusals": refusals}
    return {**question, "options": wording.labels(item)}
