"""The interview as an XLSForm (xlsform.org): for KoboToolbox, ODK and other survey applications.

Names of questions and choices are the ids of the rulebook, so that an export of the answers is
read without a map.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from passion_cli.assessment.answer_text import question_text
from passion_cli.assessment.answers import SILENCE_FIELD, Silence, silences
from passion_cli.assessment.rulebook.items import AnyItem, MultiItem, NumberItem, SingleItem
from passion_cli.assessment.rulebook.rulebook import Rulebook
from passion_cli.interview.texts import InterviewTexts
from passion_cli.language.locales import interface_of, name_of
from passion_cli.language.numbers import canonical
from passion_cli.language.voice import Voice

Cells = dict[str, str]
"""A row, by the heads of its columns."""
Write = Callable[[InterviewTexts], str]
"""Writes a text in one language."""
YES = "yes"
LONGEST_NAME = 200


class XlsForm(NamedTuple):
    """The three sheets of a form, each a list of rows."""

    survey: list[Cells]
    choices: list[Cells]
    settings: list[Cells]

    def sheets(self) -> Mapping[str, list[list[str]]]:
        """Return each sheet as a head and rows of texts."""
        return {name: _table(rows) for name, rows in self._asdict().items()}


def _table(rows: Sequence[Cells]) -> list[list[str]]:
    head = list(dict.fromkeys(key for row in rows for key in row))
    return [head, *([row.get(key, "") for key in head] for row in rows)]


def xlsform(book: Rulebook, voice: Voice) -> XlsForm:
    """Return the form in every language; the voice's comes first, and its currency is asked in."""
    return _Writer(book, voice).form()


class _Writer:
    """Writes every text in all languages."""

    def __init__(self, book: Rulebook, voice: Voice) -> None:
        self.book, self.voice, self.items = book, voice, list(book.asked())
        first = voice.reading or voice.language
        order = sorted(book.languages, key=lambda each: each != first)
        voices = {each: Voice(interface_of(each), voice.currency, each) for each in order}
        self.texts = {each: InterviewTexts(book, voice) for each, voice in voices.items()}

    def form(self) -> XlsForm:
        """Return all three sheets."""
        survey = [*self._start(), *(row for item in self.items for row in self._question(item))]
        settings = {
            "form_title": self.voice.text(self.book.title),
            "form_id": self.book.id,
            "version": str(self.book.version),
            "default_language": _named(next(iter(self.texts))),
            "style": "pages",
        }
        return XlsForm(survey, list(self._choices()), [settings])

    def _start(self) -> Iterator[Cells]:
        yield {"type": "today", "name": "today"}
        yield {"type": "calculate", "name": "currency", "calculation": f"'{self.voice.currency}'"}
        yield {
            "type": "note",
            "name": "introduction",
            **self._in_each("label", lambda say: " ".join([say.length(self.items), *say.advice()])),
        }
        yield {
            "type": "text",
            "name": "respondent",
            **self._said("label", "form.name"),
            **self._said("hint", "xlsform.name_help"),
            "constraint": f"string-length(.) <= {LONGEST_NAME}",
            **self._said("constraint_message", "form.name_refused", longest=LONGEST_NAME),
        }

    def _question(self, item: AnyItem) -> Iterator[Cells]:
        match item:
            case SingleItem():
                yield self._asked(item, f"select_one {item.id}") | self._required(item)
            case MultiItem():
                several = self._asked(item, f"select_multiple {item.id}") | self._required(item)
                yield several | self._alone(item)
            case NumberItem():
                yield from self._number(item)

    def _asked(self, item: AnyItem, kind: str) -> Cells:
        """Return the row of a question: with its help, and why it is asked."""
        return {
            "type": kind,
            "name": item.id,
            **self._in_each("label", lambda say: question_text(item, say.voice)),
            **self._in_each("hint", lambda say: _hint(item, say)),
            **self._in_each("guidance_hint", lambda say: say.voice.text(item.why)),
        }

    def _required(self, item: AnyItem | None = None) -> Cells:
        """Say that an answer is needed; what is not known is one as well."""
        return {
            "required": YES,
            **self._in_each(
                "required_message",
                lambda say: say.say(
                    "xlsform.required", unknown=_label(item, Silence.UNKNOWN.value, say)
                ),
            ),
        }

    def _alone(self, item: MultiItem) -> Cells:
        """Return the constraint that some choices cannot be combined with others."""
        keys = [*([item.exclusive] if item.exclusive else []), *silences(item)]
        combined = " or ".join(f"selected(., '{key}')" for key in keys)
        return {
            "constraint": f"count-selected(.) = 1 or not({combined})",
            **self._in_each(
                "constraint_message",
                lambda say: say.say(
                    "xlsform.alone", options=" / ".join(_label(item, key, say) for key in keys)
                ),
            ),
        }

    def _number(self, item: NumberItem) -> Iterator[Cells]:
        """Yield a number, and on the same page the question why there is none."""
        group, low, high = f"{item.id}_page", *(f"{canonical(end):f}" for end in item.reach)
        title = self._in_each("label", lambda say: say.voice.text(item.title))
        yield {"type": "begin_group", "name": group, **title, "appearance": "field-list"}
        yield {
            **self._asked(item, "integer" if item.whole else "decimal"),
            "constraint": f". >= {low} and . <= {high}",
            **self._in_each(
                "constraint_message", lambda say: say.refusal("out_of_range", item).line
            ),
        }
        name = "_or_".join(silences(item))
        yield {
            "type": f"select_one {name}",
            "name": f"{item.id}{SILENCE_FIELD}",
            **self._in_each(
                "label",
                lambda say: say.say("xlsform.no_number", title=say.voice.text(item.title)),
            ),
            "relevant": f"string-length(${{{item.id}}}) = 0",
            **self._required(),
        }
        yield {"type": "end_group", "name": group}

    def _choices(self) -> Iterator[Cells]:
        numbers = {silences(item) for item in self.items if isinstance(item, NumberItem)}
        for keys in sorted(numbers, key=len):
            yield from (self._choice("_or_".join(keys), key) for key in keys)
        for item in self.items:
            if not isinstance(item, NumberItem):
                for key in (*item.options, *silences(item)):
                    yield self._choice(item.id, key, item)

    def _choice(self, name: str, key: str, item: AnyItem | None = None) -> Cells:
        label = self._in_each("label", lambda say: _label(item, key, say))
        return {"list_name": name, "name": key, **label}

    def _said(self, column: str, key: str, **values: object) -> Cells:
        return self._in_each(column, lambda say: say.say(key, **values))

    def _in_each(self, column: str, write: Write) -> Cells:
        """Return a cell for each language; no text refers to a question, as `${...}` would."""
        return {
            f"{column}::{_named(language)}": write(texts).replace("${", "$ {")
            for language, texts in self.texts.items()
        }


def _named(language: str) -> str:
    return f"{name_of(language)} ({language})"


def _hint(item: AnyItem, texts: InterviewTexts) -> str:
    """Return the unit and the help; of a sensitive question, that others will see the answer."""
    unit = texts.voice.text(item.unit) if isinstance(item, NumberItem) and item.unit else ""
    sign = {"percent": "%", "money": texts.voice.symbol()}.get(item.kind, unit)
    help_text = texts.say("xlsform.sensitive") if item.sensitive else texts.voice.text(item.help)
    return texts.say("xlsform.in_unit", unit=sign, help=help_text) if sign else help_text


def _label(item: AnyItem | None, key: str, texts: InterviewTexts) -> str:
    """Return the label of an option or a silence, as the form says it."""
    if isinstance(item, SingleItem | MultiItem) and key in item.options:
        return texts.voice.text(item.options[key])
    skips = key == Silence.UNKNOWN and item is not None and not item.unknown_hint
    return texts.say("form.skip" if skips else f"form.{key}")
