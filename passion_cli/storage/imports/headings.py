"""Every text by which a column can be known: ids, questions, labels, and what services add."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property
from typing import NamedTuple

from passion_cli.assessment.answers import SILENCE_FIELD, Silence
from passion_cli.assessment.rulebook.items import MultiItem
from passion_cli.assessment.rulebook.rulebook import Rulebook
from passion_cli.language.catalogue import say
from passion_cli.language.folding import fold
from passion_cli.language.locales import LANGUAGES, Language, language_named
from passion_cli.storage.imports.cells import NOT_KNOWN, WITHOUT_OBJECT, CellReader
from passion_cli.storage.imports.table_map import FIRST_NAME, IGNORE

CLOSE = 0.75
"""How alike a header and a question must be for the one to be taken for a slip of the other."""
NAMES: Mapping[str, str] = {
    "respondent": "respondent|participant|participante|name|full name|your name|nom|nom complet|"
    "nom et prenom|prenom et nom|votre nom|nom de famille|last name|surname|family name|"
    "label|etiquette|"
    "pseudo|pseudonym|pseudonyme",
    FIRST_NAME: "first name|given name|your first name|prenom|votre prenom",
    "date": "date|timestamp|horodateur|submitted at|submit date|submit date (utc)|"
    "submission date|date de soumission|date d'envoi|completed at|completion time|heure de fin|"
    "submitdate|date submitted|_submission_time|submissiondate|today|datestamp|"
    "date last action|date de la derniere action",
    "group": "group|groupe|your group|votre groupe|cohort|cohorte|promotion|promo",
    "language": "language|langue|startlanguage|start language|langue de depart|langue initiale",
    "currency": "currency|devise",
    "person": "person",
    "email": "email|e-mail|mail|email address|e-mail address|adresse e-mail|adresse email|courriel|"
    "adresse electronique|adresse de messagerie|username|nom d'utilisateur",
    "id": "id|user id|participant id|person id|identifiant|identifiant du participant",
    IGNORE: "#|score|network id|start date|start date (utc)|stage date (utc)|tags|ip|"
    "response id|response type|token|ending|user agent|comments|commentaires|"
    "start time|heure de debut|last modified time|heure de la derniere modification|"
    "start|end|deviceid|simserial|phonenumber|_id|_uuid|_notes|_status|_submitted_by|_tags|_index|"
    "_validation_status|__version__|_version_|formhub/uuid|meta/instanceid|meta/rootuuid|"
    "meta-instanceid|key|submitterid|submittername|attachmentspresent|attachmentsexpected|status|"
    "reviewstate|devicename|edits|formversion|instanceid|instancename|"
    "lastpage|last page|derniere page|seed|id de la reponse|startdate|date started|"
    "date de lancement|ipaddr|ip address|adresse ip|refurl|referrer url|url referente|"
    "rulebook|introduction",
}
"""How services and spreadsheets head the columns that are no question; of dates the best first.

Google Forms and Typeform: seen in exports. Microsoft Forms: "Check and share your form results",
support.microsoft.com. Kobo: "Exporting and downloading your data", support.kobotoolbox.org, and
ODK Central's CSV. LimeSurvey: "Exporting results", manual.limesurvey.org.
"""
LIME_SURVEY = frozenset({"lastpage", "last page", "derniere page"})
NUMBERED = LIME_SURVEY | {"completion time", "heure de fin"}
"""Where one of these is, a column `id` numbers the responses: it is nobody's own."""
REMARKS = ("points - ", "feedback - ", "commentaires - ")
REMARKED = ("score", "feedback", "other", "autre", "comment", "commentaire", "othercomment")
"""What quizzes and open answers add to a question, before it or in brackets."""
_BRACKETS = re.compile(r"(.+?)\s*\[(.+)\]")


class Column(NamedTuple):
    """One column, from 1: what it is (`""` when nobody knows), and the option it ticks.

    `nearest` is the item whose question its header resembles; `language` that of its header;
    `is_silence` says that it holds why there is no answer, where there is none.
    """

    number: int
    header: str
    target: str = ""
    option: str = ""
    nearest: str = ""
    language: Language | None = None
    is_silence: bool = False

    @property
    def is_slip(self) -> bool:
        """Whether it is no column of ours, yet looks much like one."""
        return not self.target and bool(self.nearest)


@dataclass(frozen=True)
class Headings:
    """Recognises headers by the texts of a rulebook and the names that services use."""

    rulebook: Rulebook
    cells: CellReader = field(default_factory=CellReader)

    @cached_property
    def known(self) -> dict[str, tuple[str, Language | None]]:
        """Folded headers with what they stand for; the rulebook's own texts win."""
        found: dict[str, tuple[str, Language | None]] = {
            word: (target, None) for target, words in NAMES.items() for word in words.split("|")
        }
        for language in LANGUAGES:
            found[fold(say(language, "form.name"))] = ("respondent", language)
        for item in self.rulebook.items.values():
            for each in (item.title, item.question):
                for code, text in each.in_each().items():
                    found[fold(text)] = (item.id, language_named(code))
            found[fold(item.id).replace("_", "")] = (item.id, None)
        return found | {fold(key): (key, None) for key in self.rulebook.items}

    @cached_property
    def with_currency(self) -> list[tuple[re.Pattern[str], str, Language | None]]:
        """The questions that name the currency, whichever it is."""
        return [
            (
                re.compile(re.escape(text).replace(r"\{cur\}", r"\S{1,5}")),
                item.id,
                language_named(code),
            )
            for item in self.rulebook.items.values()
            for code, question in item.question.in_each().items()
            if "{cur}" in (text := fold(question))
        ]

    @cached_property
    def silences(self) -> dict[str, str]:
        """What the XLSForm asks where there is no number, folded, with the item it is about."""
        return {
            fold(
                say(language, "xlsform.no_number", title=item.title.in_language(language))
            ): item.id
            for item in self.rulebook.items.values()
            for language in LANGUAGES
        }

    @cached_property
    def boxes(self) -> dict[str, list[tuple[str, str, Language | None]]]:
        """Labels of options that can be ticked: some services give each a column of its own."""
        found: dict[str, list[tuple[str, str, Language | None]]] = {}
        for item in self.rulebook.items.values():
            if isinstance(item, MultiItem):
                for key, option in item.options.items():
                    for code, text in option.in_each().items():
                        found.setdefault(fold(text), []).append(
                            (item.id, key, language_named(code))
                        )
        return found

    def column(self, number: int, header: str) -> Column:
        """Recognise one header."""
        text = fold(header)
        if _is_remark(header):
            return Column(number, header, IGNORE)
        short = re.split("[/-]", text)[-1] if " " not in text else text
        name = text if text in self.known else short
        if name in self.known:
            target, language = self.known[name]
            return Column(number, header, target, language=language)
        item, language = self._item(header)
        if item:
            return Column(number, header, item, language=language)
        item = self._silence(header)
        if item:
            return Column(number, header, item, is_silence=True)
        item, option, language = self._box(header)
        if item:
            return Column(number, header, item, option, language=language)
        return Column(number, header, IGNORE if not text else "", nearest=self._nearest(text))

    def _item(self, header: str) -> tuple[str, Language | None]:
        """Return the item that a header names, alone, after its groups, or before its text.

        Groups are Kobo's `group/question` and ODK Central's `group-question`; LimeSurvey writes
        `code. Text of the question`, with codes that have no underscore.
        """
        paths = [header, *(tail for _, tail in _splits(header, "/"))]
        codes = [header.partition(". ")[0], header.rpartition("-")[2]]
        for text in (*paths, *(code for code in codes if " " not in code.strip())):
            folded = fold(text)
            target, language = self.known.get(folded, ("", None))
            if target in self.rulebook.items:
                return target, language
            for pattern, item, spoken in self.with_currency:
                if pattern.fullmatch(folded):
                    return item, spoken
        return "", None

    def _silence(self, header: str) -> str:
        """Return the item of which a column holds why there is no number, or nothing."""
        for text in map(fold, (header, *(tail for _, tail in _splits(header, "/")))):
            if text in self.silences:
                return self.silences[text]
            if text.endswith(SILENCE_FIELD):
                return self._item(text.removesuffix(SILENCE_FIELD))[0]
        return ""

    def _box(self, header: str) -> tuple[str, str, Language | None]:
        """Return the item and the option that a header names: by label, or as a pair of both."""
        some = self.boxes.get(fold(header), [])
        if len({item for item, _, _ in some}) == 1:
            return some[0]
        for question, label in _pairs(header):
            key, language = self._item(question)
            item = self.rulebook.items.get(key)
            option = self._option(item, fold(label)) if isinstance(item, MultiItem) else ""
            if option:
                return key, option, language
        return "", "", None

    def _option(self, item: MultiItem, label: str) -> str:
        """Return the option, or the silence, of this label or id."""
        if label in NOT_KNOWN:
            return Silence.UNKNOWN
        if label in WITHOUT_OBJECT:
            return Silence.NOT_APPLICABLE
        without = {key.replace("_", ""): key for key in item.options}
        return self.cells.labels(item).get(label) or without.get(label, "")

    def _nearest(self, text: str) -> str:
        questions = {
            known: target for known, (target, _) in self.known.items() if target not in NAMES
        }
        near = get_close_matches(text, questions, n=1, cutoff=CLOSE)
        return questions[near[0]] if near else ""


def _any_currency(text: str) -> str:
    """Return a pattern for a text with whatever stands for the currency."""
    return re.escape(text).replace(r"\{cur\}", r"\S{1,5}")


def _is_remark(header: str) -> bool:
    """Whether a header is that of points or remarks on a question, or of an open answer."""
    bracketed = _BRACKETS.fullmatch(header.strip())
    return fold(header).startswith(REMARKS) or bool(bracketed and fold(bracketed[2]) in REMARKED)


def _splits(header: str, separator: str) -> Iterator[tuple[str, str]]:
    """Yield what stands before and after each separator."""
    parts = header.split(separator)
    for end in range(1, len(parts)):
        yield separator.join(parts[:end]), separator.join(parts[end:])


def _pairs(header: str) -> Iterator[tuple[str, str]]:
    """Yield a question and a label: `hard_to_get[skill]` (LimeSurvey), `hard_to_get/skill` (Kobo).

    LimeSurvey may write its texts after its codes: `hard_to_get[skill]. What is ...? [A skill]`.
    """
    for text in (header, header.partition(". ")[0]):
        bracketed = _BRACKETS.fullmatch(text.strip())
        if bracketed:
            yield bracketed[1], bracketed[2]
    yield from _splits(header, "/")
