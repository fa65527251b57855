"""Tables as form services write them, for tests: headers are questions, answers are labels."""

import csv
import io
from collections.abc import Mapping, Sequence
from decimal import Decimal

from helpers.verbs import book
from passion_cli.assessment.answer_text import question_text
from passion_cli.assessment.answers import Answers, Value
from passion_cli.assessment.rulebook.items import AnyItem, MultiItem, NumberItem, SingleItem
from passion_cli.language.catalogue import say
from passion_cli.language.locales import Language
from passion_cli.language.voice import Voice

HEADS = {
    "google": {"en": ["Timestamp", "Name"], "fr": ["Horodateur", "Nom"]},
    "typeform": {"en": ["#", "Name"], "fr": ["#", "Nom"]},
    "plain": {"en": ["respondent", "group"], "fr": ["respondent", "group"]},
}
TYPEFORM_END = ["Start Date (UTC)", "Submit Date (UTC)", "Network ID", "Tags"]


def table(
    service: str, people: Mapping[str, Answers], language: Language = "en", delimiter: str = ","
) -> str:
    """The table a service exports of these people."""
    columns = [column for item in book().asked() for column in _columns(service, item)]
    heads = [_heading(service, item, option, language) for item, option in columns]
    rows = [[*HEADS[service][language], *heads, *_end(service)]]
    for number, (name, answers) in enumerate(people.items(), 1):
        start = {
            "google": [f"2026/11/{number:02d} 9:05:00 AM UTC+1", name],
            "typeform": [f"a{number}", name],
            "plain": [name, "2026-spring"],
        }[service]
        cells = [_cell(service, item, option, answers, language) for item, option in columns]
        end = ["2026-11-20 09:00:00", "2026-11-20 09:07:00", "net", ""] if _end(service) else []
        rows.append([*start, *cells, *end])
    return as_csv(rows, delimiter)


def as_csv(rows: Sequence[Sequence[str]], delimiter: str = ",") -> str:
    """Rows as CSV."""
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue()


def _end(service: str) -> list[str]:
    return TYPEFORM_END if service == "typeform" else []


def _columns(service: str, item: AnyItem) -> list[tuple[AnyItem, str]]:
    if service == "typeform" and isinstance(item, MultiItem):
        return [(item, option) for option in item.options]
    return [(item, "")]


def _heading(service: str, item: AnyItem, option: str, language: Language) -> str:
    if service == "plain":
        return item.id
    if option and isinstance(item, MultiItem):
        return item.options[option].in_language(language)
    return question_text(item, Voice(language))


def _cell(service: str, item: AnyItem, option: str, answers: Answers, language: Language) -> str:
    value = answers.values.get(item.id)
    if value is None:
        return ""
    if option:
        ticked = isinstance(value, tuple) and option in value
        return _heading(service, item, option, language) if ticked else ""
    if service == "plain":
        return ",".join(value) if isinstance(value, tuple) else str(value)
    return answer_text(item, value, language)


def answer_text(item: AnyItem, value: Value, language: Language) -> str:
    """An answer as a person reads it in a form."""
    match item, value:
        case SingleItem(), str() if value in item.options:
            return item.options[value].in_language(language)
        case MultiItem(), tuple():
            return ", ".join(item.options[each].in_language(language) for each in value)
        case NumberItem(), Decimal():
            return _amount(item, value, language)
        case _:
            return say(language, f"answer.{value}")


def _amount(item: NumberItem, value: Decimal, language: Language) -> str:
    number = f"{value:,}" if language == "en" else f"{value:,}".replace(",", " ").replace(".", ",")
    return number + {"percent": " %", "money": " €", "number": ""}[item.kind]
