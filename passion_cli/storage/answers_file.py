"""Answers files, YAML or JSON: read strictly, written so that reading them changes nothing."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal, NamedTuple

from pydantic import AfterValidator, Field, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from passion_cli.assessment.answers import Answers, Silence, Value, accept_all
from passion_cli.assessment.renaming import Renamed, Renaming, rename
from passion_cli.assessment.rulebook.items import NumberItem
from passion_cli.assessment.rulebook.rulebook import Rulebook
from passion_cli.assessment.rulebook.texts import Strict
from passion_cli.errors import InputError, Problem
from passion_cli.language.folding import slug
from passion_cli.language.locales import Language
from passion_cli.language.numbers import other_currency, read_number
from passion_cli.language.voice import CURRENCY
from passion_cli.storage.source import Source, read_source
from passion_cli.storage.strict_yaml import Document, parse
from passion_cli.storage.validation import check_format, locate, to_model

FORMAT = "passion-answers/1"
LONGEST_LABEL, LONGEST_NOTE = 200, 2000

PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
DEVICE_NAMES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)
"""File names that Windows keeps for devices."""
RESERVED = re.compile(r"true|false|null|yes|no|on|off|y|n", re.IGNORECASE)


DAY, CURRENCY_CODE = re.compile(r"^\d{4}-\d{2}-\d{2}$", re.ASCII), re.compile("^[A-Z]{3}$")


def _real_date(text: str) -> str:
    try:
        return date.fromisoformat(text if DAY.fullmatch(text) else "").isoformat()
    except ValueError as error:
        raise PydanticCustomError("date_wanted", "date") from error


def _currency(text: str) -> str:
    if not CURRENCY_CODE.fullmatch(text):
        raise PydanticCustomError("currency_wanted", "currency")
    return text


def _text_like(pattern: re.Pattern[str]) -> WithJsonSchema:
    """Return the schema of a text that a function checks, which says better what is wrong."""
    return WithJsonSchema({"pattern": pattern.pattern, "type": "string"})


Label = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_LABEL)]
Day = Annotated[str, AfterValidator(_real_date), _text_like(DAY)]
NoteText = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_NOTE)]
MoveState = Literal["open", "done", "partly", "not_yet", "dropped"]
"""How far a noted move is; the key is the indicator it moves."""
Currency = Annotated[str, AfterValidator(_currency), _text_like(CURRENCY_CODE)]


class AnswersFile(Strict):
    """The file's shape; the answers themselves are checked against a rulebook."""

    format: Literal["passion-answers/1"]
    rulebook: str
    respondent: Label | None = None
    group: Label | None = None
    date: Day | None = None
    language: Language | None = None
    currency: Currency | None = None
    answers: dict[str, object]
    moves: dict[str, MoveState] = Field(default_factory=dict)
    notes: dict[str, NoteText] = Field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Record:
    """One person's answers and what goes with them; notes are texts by item, never scored."""

    answers: Answers
    respondent: str | None = None
    date: str | None = None
    language: Language | None = None
    currency: str | None = None
    group: str | None = None
    moves: Mapping[str, str] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)


class LoadedAnswers(NamedTuple):
    """A record, and the very text it was read from."""

    record: Record
    source: Source
    renamed: tuple[Renaming, ...] = ()
    """What stands in the file under a name of an earlier version."""

    def text_for(self, record: Record, rulebook: Rulebook, path: str) -> str:
        """Return the file of a record: the same bytes as read when nothing changed."""
        same = self.record == record and is_json(path) == self.source.text.lstrip().startswith("{")
        return self.source.text if same else dump_answers(rulebook, record, path)


def load_answers(path: str, rulebook: Rulebook, shown: str | None = None) -> LoadedAnswers:
    """Read an answers file, or standard input for `-`; `shown` is how problems name it.

    Raises:
        InputError: with every problem, each at its file:line:column; nothing else was done.
    """
    source = read_source(path, shown)
    document = parse(source.name, source.text)
    check_format(document, FORMAT)
    answers, problems, mapped = _read_answers(document, rulebook)
    try:
        read = to_model(document, AnswersFile)
    except InputError as error:
        raise InputError([*error.problems, *problems]) from error
    if problems:
        raise InputError(problems)
    unknown = [
        *_unknown(document, "moves", read.moves, tuple(rulebook.plannable)),
        *_unknown(document, "notes", read.notes, tuple(rulebook.items)),
    ]
    if unknown:
        raise InputError(unknown)
    head = (read.respondent, read.date, read.language, read.currency, read.group)
    return LoadedAnswers(Record(answers, *head, read.moves, read.notes), source, mapped)


def _unknown(
    document: Document, part: str, given: Iterable[str], allowed: tuple[str, ...]
) -> Iterator[Problem]:
    """Yield a problem for each key of a part of the file that the rulebook does not know."""
    for key in given:
        if key not in allowed:
            where = document.where((part, key), key=True)
            yield Problem("unknown_id", {"given": key, "allowed": allowed}, (part, key), where)


def _read_answers(
    document: Document, rulebook: Rulebook
) -> tuple[Answers, list[Problem], tuple[Renaming, ...]]:
    """Read the answers, or say of the file that it is another rulebook's."""
    named, given = document.value.get("rulebook"), document.value.get("answers")
    if isinstance(named, str) and not takes(rulebook, named):
        values = {"given": named[:60], "wanted": rulebook.name}
        where = document.where(("rulebook",))
        return Answers(), [Problem("other_rulebook", values, (), where)], ()
    if not isinstance(given, dict):
        return Answers(), [], ()
    renamed = rename(rulebook, given)
    answers, found = accept_all(rulebook, renamed.given)
    problems = [*found, *_currencies(rulebook, renamed.given, document.value.get("currency"))]
    placed = [_as_written(problem, renamed).under("answers") for problem in problems]
    return answers, locate(document, placed), renamed.mapped


def _currencies(
    rulebook: Rulebook, given: Mapping[str, object], named: object
) -> Iterator[Problem]:
    """Refuse amounts that name another currency than the file's."""
    currency = named if isinstance(named, str) else CURRENCY
    for key, raw in given.items():
        item = rulebook.items.get(key)
        if isinstance(item, NumberItem) and item.kind == "money" and isinstance(raw, str):
            other = other_currency(raw, currency) if read_number(raw) is not None else ""
            if other:
                yield Problem("other_currency", {"given": other, "currency": currency}, (key,))


def _as_written(problem: Problem, renamed: Renamed) -> Problem:
    """Return a problem under the name that stands in the file."""
    item, *rest = problem.path
    return replace(problem, path=(renamed.names.get(str(item), item), *rest))


def takes(rulebook: Rulebook, name: str) -> bool:
    """Tell whether answers to a rulebook of this name can be read: it, or an earlier version."""
    key, _, version = name.rpartition("@")
    return key == rulebook.id and version.isdecimal() and int(version[:9]) <= rulebook.version


def is_json(path: str) -> bool:
    """Tell whether a file name asks for JSON."""
    return path.lower().endswith(".json")


def dump_answers(rulebook: Rulebook, record: Record, path: str = "") -> str:
    """Write a record in the order of the interview, as YAML or, for a path that ends so, JSON."""
    head = {
        "format": FORMAT,
        "rulebook": rulebook.name,
        "respondent": record.respondent,
        "group": record.group,
        "date": record.date,
        "language": record.language,
        "currency": record.currency,
    }
    given = {key: value for key, value in head.items() if value is not None}
    values, parts = record.answers.values, {"moves": record.moves, "notes": record.notes}
    answered = {key: values[key] for key in rulebook.order if key in values}
    if is_json(path):
        answers = {key: in_json(value) for key, value in answered.items()}
        more = {name: dict(part) for name, part in parts.items() if part}
        document = {**given, "answers": answers, **more}
        return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
    lines = [f"{key}: {_head(key, value)}" for key, value in given.items()]
    body = [f"  {key}: {in_yaml(value)}" for key, value in answered.items()]
    for name, part in parts.items():
        if part:
            body += [f"{name}:", *(f"  {key}: {word(text)}" for key, text in part.items())]
    return "\n".join([*lines, "answers:" if answered else "answers: {}", *body]) + "\n"


def _head(key: str, value: str) -> str:
    return value if key in ("format", "rulebook", "date") else word(value)


def word(text: str) -> str:
    """Write a text as YAML: bare where it cannot be misread, else between quotes."""
    if PLAIN.fullmatch(text) and not RESERVED.fullmatch(text):
        return text
    return json.dumps(text, ensure_ascii=False)


def in_yaml(value: Value) -> str:
    """Write an answer as YAML."""
    match value:
        case tuple():
            return f"[{', '.join(map(word, value))}]"
        case Decimal():
            return f"{value:f}"
        case Silence():
            return value.value
        case str():
            return word(value)


def in_json(value: Value) -> object:
    """Return an answer as JSON holds it."""
    match value:
        case tuple():
            return list(value)
        case Decimal():
            return int(value) if value == value.to_integral_value() else float(value)
        case _:
            return str(value)


def file_name(label: str | None, row: int) -> str:
    """Return `lea-martin.yaml`; without a label, or one that leaves no letter, another name.

    Names are lower-case letters, digits and hyphens. A label in another script is named by
    what it hashes to, so that the same person gets the same file again.
    """
    if label is None:
        return f"row-{row}.yaml"
    stem = slug(label)
    if not stem:
        import hashlib

        stem = f"person-{hashlib.sha256(label.encode()).hexdigest()[:12]}"
    return f"p-{stem}.yaml" if DEVICE_NAMES.fullmatch(stem) else f"{stem}.yaml"
