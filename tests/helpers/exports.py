"""Exports of form services, for tests: shaped as those services write them.

Microsoft Forms: "Check and share your form results" (support.microsoft.com). KoboToolbox:
"Exporting and downloading your data" (support.kobotoolbox.org) and the tests of its library
formpack. ODK Central: its CSV of submissions (docs.getodk.org). LimeSurvey: "Exporting results"
(manual.limesurvey.org).
"""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple
from xml.etree import ElementTree as ET

from helpers.tables import answer_text
from helpers.verbs import book
from passion_cli.assessment.answer_text import question_text
from passion_cli.assessment.answers import Answers, Value
from passion_cli.assessment.rulebook.items import AnyItem, MultiItem
from passion_cli.language.catalogue import say
from passion_cli.language.locales import Language
from passion_cli.language.voice import Voice

People = Mapping[str, Answers]
Cell = str | float | datetime
XFORMS = "{http://www.w3.org/2002/xforms}"
KOBO_END = ("_id", "_uuid", "_submission_time", "_validation_status", "_notes", "_status",
            "_submitted_by", "__version__", "_tags", "_index")  # fmt: skip
HEADS = {
    "en": ("ID", "Start time", "Completion time", "Email", "Name", "Last modified time",
           "Your name", "Your group"),
    "fr": ("ID", "Heure de début", "Heure de fin", "Adresse de messagerie", "Nom",
           "Heure de la dernière modification", "Votre nom", "Groupe"),
}  # fmt: skip


def as_xlsx(rows: Sequence[Sequence[Cell]], *more: str, title: str = "Sheet1") -> bytes:
    """A workbook with these rows on its first sheet, and a line on each of the others."""
    from openpyxl import Workbook

    made = Workbook()
    sheet = made.worksheets[0]
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    for name in more:
        made.create_sheet(name).append(["a note"])
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def microsoft_forms(people: People, language: Language = "en") -> bytes:
    """What Microsoft Forms opens in Excel: everybody anonymous, ticks ended by semicolons."""
    items = list(book().asked())
    voice = Voice(language)
    questions = [f"{question_text(item, voice)}\u00a0" for item in items]
    rows: list[list[Cell]] = [[*HEADS[language], *questions]]
    for number, (name, answers) in enumerate(people.items(), 1):
        day = datetime(2026, 11, number, 9, 5, 7)  # noqa: DTZ001 - a spreadsheet knows no zone
        anonymous = "anonymous" if language == "en" else "anonyme"
        start: list[Cell] = [number, day, day.replace(hour=10), anonymous, "", "", name, ""]
        rows.append([*start, *(_shown(item, answers, language) for item in items)])
    return as_xlsx(rows)


def _shown(item: AnyItem, answers: Answers, language: Language) -> Cell:
    value = answers.values.get(item.id)
    match value:
        case None:
            return ""
        case Decimal():
            return float(value)
        case tuple() if isinstance(item, MultiItem):
            return "".join(f"{item.options[key].in_language(language)};" for key in value)
    return answer_text(item, value, language)


class Field(NamedTuple):
    """A question of an XForm: its groups, its name, and what it lets tick."""

    groups: tuple[str, ...]
    name: str
    ticks: tuple[str, ...] = ()


def fields(xform: str) -> list[Field]:
    """Every question of a form that pyxform made, in order."""
    root = ET.fromstring(xform)  # noqa: S314 - our own form
    lists = {
        each.get("id"): tuple(name.text or "" for name in each.iter(f"{XFORMS}name"))
        for each in root.iter(f"{XFORMS}instance")
        if each.get("id")
    }
    several = {
        (select.get("ref") or "").rpartition("/")[2]: lists[
            select[-1].get("nodeset", "").split("'")[1]
        ]
        for select in root.iter(f"{XFORMS}select")
    }
    data = next(root.iter(f"{XFORMS}instance"))[0]
    return list(_leaves(data, (), several))


def _leaves(
    node: ET.Element, groups: tuple[str, ...], several: Mapping[str, tuple[str, ...]]
) -> Iterator[Field]:
    for child in node:
        name = child.tag.removeprefix(XFORMS)
        if name == "meta":
            continue
        if len(child):
            yield from _leaves(child, (*groups, name), several)
        else:
            yield Field(groups, name, several.get(name, ()))


def kobo(xform: str, people: People, labels: Language | None = None) -> str:
    """What KoboToolbox exports of a form: names as headers, groups in them, both kinds of ticks.

    With `labels`, headers and answers are the texts of a language; ticks in one cell are separated
    by blanks.
    """
    questions = fields(xform)
    texts = _labels(xform, labels) if labels else {}
    heads = [
        "/".join(texts.get(part, part.rpartition("/")[2]) for part in head)
        for field in questions
        for head in _heads(field)
    ]
    rows = [["start", "end", *heads, *KOBO_END]]
    for number, (name, answers) in enumerate(people.items(), 1):
        stamp = f"2026-11-{number:02d}T09:05:07.000+01:00"
        cells = [cell for field in questions for cell in _cells(field, name, answers, texts)]
        end = [str(number), f"uuid-{number}", stamp[:19], "", "", "submitted_via_web", "", "v1", "",
               str(number)]  # fmt: skip
        rows.append([stamp, stamp, *cells, *end])
    out = io.StringIO()
    csv.writer(out, delimiter=";", quoting=csv.QUOTE_ALL).writerows(rows)
    return out.getvalue()


def _labels(xform: str, language: Language) -> dict[str, str]:
    """The label of every group and question by its name, and of every choice by list and name."""
    root = ET.fromstring(xform)  # noqa: S314 - our own form
    spoken = next(
        each
        for each in root.iter(f"{XFORMS}translation")
        if (each.get("lang") or "").endswith(f"({language})")
    )
    texts = {each.get("id", ""): each[0].text or "" for each in spoken}
    found = {
        key.rpartition("/")[2].removesuffix(":label"): text
        for key, text in texts.items()
        if key.endswith(":label")
    }
    for each in root.iter(f"{XFORMS}instance"):
        for item in each.iter(f"{XFORMS}item"):
            found[f"{each.get('id')}/{item[1].text}"] = texts[item[0].text or ""]
    return found


def _heads(field: Field) -> list[tuple[str, ...]]:
    path = (*field.groups, field.name)
    return [path, *((*path, f"{field.name}/{option}") for option in field.ticks)]


def _cells(field: Field, name: str, answers: Answers, texts: Mapping[str, str]) -> list[str]:
    """One cell, and for several choices one for each of them: 1 or 0, empty without an answer."""
    given = filled_in(field.name, name, answers)
    chosen = given.split() if field.ticks else []
    ticks = ["1" if option in chosen else "0" for option in field.ticks]
    lists = (field.name, "unknown", "unknown_or_not_applicable")
    shown = [
        next((texts[f"{each}/{one}"] for each in lists if f"{each}/{one}" in texts), one)
        for one in chosen or [given]
    ]
    return [" ".join(shown), *(ticks if chosen else [""] * len(ticks))]


def filled_in(field: str, name: str, answers: Answers) -> str:
    """What a person leaves in a field of the form."""
    fixed = {"respondent": name, "today": "2026-11-03", "currency": "EUR"}
    if field in fixed:
        return fixed[field]
    item = book().items.get(field.removesuffix("_silence"))
    value = answers.values.get(item.id) if item else None
    is_number = isinstance(value, Decimal)
    if value is None or item is None or (field != item.id and is_number):
        return ""
    if field == item.id and item.kind in ("number", "percent", "money") and not is_number:
        return ""
    return " ".join(value) if isinstance(value, tuple) else str(value)


def limesurvey(people: People, *, texts: Language | None = None, dashless: bool = False) -> str:
    """What LimeSurvey exports: codes, or full texts in a language; of ticks a column each.

    `dashless` leaves the underscores out of codes, which LimeSurvey does not take.
    """
    columns = [column for item in book().asked() for column in _lime_columns(item)]
    start = ["id", "submitdate", "lastpage", "startlanguage", "seed", "respondent"]
    if texts:
        start = ["Response ID", "Date submitted", "Last page", "Start language", "Seed",
                 "Your name"]  # fmt: skip
    rows = [[*start, *(_lime_head(item, key, texts, dashless) for item, key in columns)]]
    for number, (name, answers) in enumerate(people.items(), 1):
        day = f"2026-11-{number:02d} 09:05:07"
        cells = [_lime_cell(item, key, answers, texts) for item, key in columns]
        rows.append([str(number), day, "4", texts or "en", str(9_000 + number), name, *cells])
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows(rows)
    return out.getvalue()


def _lime_columns(item: AnyItem) -> list[tuple[AnyItem, str]]:
    if isinstance(item, MultiItem):
        return [(item, key) for key in (*item.options, "unknown")]
    return [(item, "")]


def _lime_head(item: AnyItem, key: str, texts: Language | None, dashless: bool) -> str:  # noqa: FBT001
    if texts is None:
        code = f"{item.id}[{key}]" if key else item.id
        return code.replace("_", "") if dashless else code
    question = question_text(item, Voice(texts))
    if not isinstance(item, MultiItem):
        return question
    option = item.options.get(key)
    label = option.in_language(texts) if option else say(texts, "form.unknown")
    return f"{question} [{label}]"


def _lime_cell(item: AnyItem, key: str, answers: Answers, texts: Language | None) -> str:
    value = answers.values.get(item.id)
    if key:
        ticked = key in value if isinstance(value, tuple) else key == value
        return {True: "Yes", False: "No"}[ticked] if texts else "Y" * ticked
    return "" if value is None else _lime_answer(item, value, texts)


def _lime_answer(item: AnyItem, value: Value, texts: Language | None) -> str:
    if isinstance(value, Decimal):
        return f"{value:.10f}"
    return answer_text(item, value, texts) if texts else str(value)
