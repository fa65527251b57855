"""What each column of a form is: an item, one box of an item, a label, or nothing of ours."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from typing import NamedTuple

from passion_cli.assessment.rulebook.items import MultiItem
from passion_cli.assessment.rulebook.rulebook import Rulebook
from passion_cli.errors import InputError, Problem
from passion_cli.language.folding import fold
from passion_cli.language.locales import LANGUAGES, Language
from passion_cli.storage.imports.table_map import IGNORE, LABELS, PERSONS, TableMap

CLOSE = 0.75
"""How alike a header and a question must be for the one to be taken for a slip of the other."""
NAMES: Mapping[str, str] = {
    "respondent": "respondent|participant|participante|name|full name|your name|nom|nom complet|"
    "nom et prenom|prenom et nom|votre nom|label|etiquette|pseudo|pseudonym|pseudonyme",
    "date": "timestamp|horodateur|date|submitted at|submit date|submit date (utc)|submission date|"
    "date de soumission|date d'envoi|completed at",
    "group": "group|groupe|cohort|cohorte|promotion|promo",
    "language": "language|langue",
    "currency": "currency|devise",
    "email": "email|e-mail|mail|email address|e-mail address|adresse e-mail|adresse email|courriel|"
    "adresse electronique|username|nom d'utilisateur",
    "id": "id|user id|participant id|person id|identifiant|identifiant du participant",
    IGNORE: "#|score|network id|start date|start date (utc)|stage date (utc)|tags|ip|"
    "response id|response type|token|ending|user agent|comments|commentaires",
}
"""How form services and spreadsheets head the columns that are no question."""


class Column(NamedTuple):
    """One column, from 1: what it is (`""` when nobody knows), and the option it ticks.

    `nearest` is the item whose question its header resembles; `language` that of its header.
    """

    number: int
    header: str
    target: str = ""
    option: str = ""
    nearest: str = ""
    language: Language | None = None

    @property
    def is_slip(self) -> bool:
        """Whether it is no column of ours, yet looks much like one."""
        return not self.target and bool(self.nearest)


@dataclass(frozen=True)
class Headings:
    """Every text by which a column can be known."""

    rulebook: Rulebook

    @cached_property
    def known(self) -> dict[str, tuple[str, Language | None]]:
        """Folded headers with what they stand for; the rulebook's own texts win."""
        found: dict[str, tuple[str, Language | None]] = {
            word: (target, None) for target, words in NAMES.items() for word in words.split("|")
        }
        for item in self.rulebook.items.values():
            for language in LANGUAGES:
                for text in (item.title, item.question):
                    found[fold(text.in_language(language))] = (item.id, language)
            found[fold(item.id)] = (item.id, None)
        return found

    @cached_property
    def with_currency(self) -> list[tuple[re.Pattern[str], str, Language]]:
        """The questions that name the currency, whichever it is."""
        return [
            (re.compile(re.escape(text).replace(r"\{cur\}", r"\S{1,5}")), item.id, language)
            for item in self.rulebook.items.values()
            for language in LANGUAGES
            if "{cur}" in (text := fold(item.question.in_language(language)))
        ]

    @cached_property
    def boxes(self) -> dict[str, list[tuple[str, str, Language]]]:
        """Labels of options that can be ticked: some services give each a column of its own."""
        found: dict[str, list[tuple[str, str, Language]]] = {}
        for item in self.rulebook.items.values():
            if isinstance(item, MultiItem):
                for key, option in item.options.items():
                    for language in LANGUAGES:
                        place = (item.id, key, language)
                        found.setdefault(fold(option.in_language(language)), []).append(place)
        return found

    def column(self, number: int, header: str) -> Column:
        """Recognise one header."""
        text = fold(header)
        if text in self.known:
            target, language = self.known[text]
            return Column(number, header, target, language=language)
        for pattern, item, language in self.with_currency:
            if pattern.fullmatch(text):
                return Column(number, header, item, language=language)
        if len({item for item, _, _ in self.boxes.get(text, ())}) == 1:
            item, option, language = self.boxes[text][0]
            return Column(number, header, item, option, language=language)
        return Column(number, header, IGNORE if not text else "", nearest=self._nearest(text))

    def _nearest(self, text: str) -> str:
        questions = {
            known: target for known, (target, _) in self.known.items() if target not in NAMES
        }
        near = get_close_matches(text, questions, n=1, cutoff=CLOSE)
        return questions[near[0]] if near else ""


def match_columns(
    header: Sequence[str], rulebook: Rulebook, table_map: TableMap | None
) -> tuple[Column, ...]:
    """Say what every column is; a map decides where it names a column."""
    headings = Headings(rulebook)
    mapped = {
        fold(text): target for text, target in (table_map.columns if table_map else {}).items()
    }
    return tuple(
        Column(number, text, mapped[fold(text)])
        if fold(text) in mapped
        else headings.column(number, text)
        for number, text in enumerate(header, 1)
    )


def check_columns(name: str, columns: Sequence[Column]) -> None:
    """Refuse a form in which a question would be lost.

    Raises:
        InputError: for headers that are slips of a question, for two columns that are the same
            thing, and for a form without any question.
    """
    problems = list(_column_problems(name, columns))
    if not problems and not any(_is_item(column) for column in columns):
        problems = [Problem("no_columns", where=f"{name}:1:1")]
    if problems:
        raise InputError(problems)


def _column_problems(name: str, columns: Sequence[Column]) -> Iterator[Problem]:
    seen: dict[tuple[str, str], int] = {}
    for column in columns:
        where, told = f"{name}:1:{column.number}", column.header[:80]
        if column.is_slip:
            values = {"given": told, "nearest": column.nearest}
            yield Problem("column_slip", values, (), where)
        if column.target in ("", IGNORE):
            continue
        first = seen.setdefault((column.target, column.option), column.number)
        if first != column.number:
            yield Problem("column_twice", {"given": column.target, "first": first}, (), where)


def _is_item(column: Column) -> bool:
    return column.target not in ("", IGNORE, *LABELS, *PERSONS)


def check_map(table_map: TableMap, path: str, rulebook: Rulebook, header: Sequence[str]) -> None:
    """Refuse a map that names what neither the form nor the rulebook has.

    Raises:
        InputError: with every such name.
    """
    headers, targets = [fold(text) for text in header], (*rulebook.items, *LABELS, *PERSONS, IGNORE)
    problems = [
        Problem("map_column", {"given": text, "candidates": tuple(header)}, ("columns",), path)
        for text in table_map.columns
        if fold(text) not in headers
    ]
    problems += [
        Problem("unknown_item", {"given": target, "allowed": targets}, ("columns", text), path)
        for text, target in table_map.columns.items()
        if target not in targets
    ]
    problems += [
        Problem(
            "unknown_item", {"given": item, "allowed": tuple(rulebook.items)}, ("values",), path
        )
        for item in table_map.values
        if item not in rulebook.items
    ]
    if problems:
        raise InputError(problems)
