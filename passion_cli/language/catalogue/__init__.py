"""Every text of the interface, by key, in each language."""

import errno
import json
import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from passion_cli.errors import Problem
from passion_cli.language.locales import DEFAULT, LOCALES, Language
from passion_cli.language.typography import clean, typeset

if TYPE_CHECKING:
    from decimal import Decimal

SUBJECTS = (
    "report", "interview", "form", "problems", "cohort", "gate", "over_time", "history", "commands",
)  # fmt: skip
"""The files of each language; a key stands in the file of the same name in all of them."""
LONGEST_LIST, LONGEST_VALUE = 40, 300
"""How many allowed values a problem lists, and how many characters of a value it quotes."""
FEW_VALUES = 12
"""Up to how many allowed values are listed where something else lists them as well."""
ALIKE = 0.55
"""How alike a value and an allowed one must be for the one to be suggested (0..1)."""
SYSTEM_ERRORS = {
    "ENOENT": "no_such_folder", "ENOTDIR": "not_folder", "EISDIR": "is_folder", "EACCES": "denied",
    "EPERM": "denied", "EROFS": "readonly", "ENOSPC": "full", "EDQUOT": "full", "EIO": "io",
    "ENAMETOOLONG": "long_name", "ELOOP": "links",
}  # fmt: skip
"""What a disk may answer, by the name of its number, with the word for it here."""
MOST_CANDIDATES = 500
"""Among how many allowed values the nearest is looked for."""


@cache
def texts(language: Language) -> Mapping[str, str]:
    """Return the texts of one language by key; only the languages in use are loaded."""
    folder = Path(__file__).parent / language
    found: dict[str, str] = {}
    for file in filter(Path.is_file, (folder / f"{subject}.json" for subject in SUBJECTS)):
        found |= json.loads(file.read_text(encoding="utf-8"))
    return found


def say(language: Language, key: str, **values: object) -> str:
    """Return a text with its values filled in."""
    return template(language, key).format(**values)


def template(language: Language, key: str) -> str:
    """Return a text with its values still to be filled in, as `{name}`.

    A text that a language does not have is shown in English.
    """
    found = texts(language).get(key)
    return typeset(texts(DEFAULT)[key] if found is None else found, language)


def has_text(key: str) -> bool:
    """Tell whether a key is known."""
    return key in texts(DEFAULT)


def count(language: Language, key: str, number: int, **values: object) -> str:
    """Return the text for one thing or for several."""
    return say(language, numbered(language, key, number), n=number, **values)


def numbered(language: Language, key: str, number: "int | Decimal") -> str:
    """Return the key of the text for one thing (`key.one`) or for several (`key.many`)."""
    locale = LOCALES[language]
    is_one = number in locale.singular or number < locale.plural_from
    return f"{key}.{'one' if is_one else 'many'}"


def say_date(language: Language, iso: str) -> str:
    """Return an ISO date as the language writes it: `1 March 2026`, `1er mars 2026`."""
    year, month, day = map(int, iso[:10].split("-"))
    locale = LOCALES[language]
    number = locale.first_day if day == 1 else day
    return say(language, "date", day=number, month=locale.months[month - 1], year=year)


def say_reason(language: Language, word: str) -> str:
    """Return why a disk refuses, by a word of ours or what the system says, which is English."""
    key = f"disk.{_said_by_system().get(word, word)}"
    return say(language, key) if has_text(key) else word


@cache
def _said_by_system() -> Mapping[str, str]:
    """Return what a system says of errors, each with our word for it."""
    known = {name: word for name, word in SYSTEM_ERRORS.items() if hasattr(errno, name)}
    return {os.strerror(getattr(errno, name)): word for name, word in known.items()}


def explain(language: Language, problem: Problem) -> str:
    """Return one line: where, what is wrong, what is nearest and what is allowed."""
    key, values = _text_of(language, problem)
    line = say(language, key, **values)
    allowed, nearest = problem.values.get("allowed", ()), _nearest(problem)
    if nearest:
        line += say(language, "problem_nearest", nearest=nearest)
    if isinstance(allowed, tuple) and allowed:
        line += say(language, "problem_allowed", allowed=_listed(language, allowed))
    if problem.values.get("example") and "{example}" not in template(language, key):
        line += say(language, "problem_example", example=values["example"])
    return _at_its_place(problem, line)


def explain_apart(language: Language, problem: Problem) -> list[str]:
    """Return a problem of a command line: what is wrong, then what was meant, on its own line.

    The allowed values follow where they are few.
    """
    key, values = _text_of(language, problem)
    allowed, nearest = problem.values.get("allowed", ()), _nearest(problem)
    lines = [_at_its_place(problem, say(language, key, **values))]
    if nearest:
        lines.append(clean(say(language, "problem_meant", nearest=nearest)))
    if isinstance(allowed, tuple) and 0 < len(allowed) <= FEW_VALUES:
        listed = _listed(language, allowed)
        lines.append(clean(say(language, "problem_allowed", allowed=listed).strip()))
    return lines


def _text_of(language: Language, problem: Problem) -> tuple[str, dict[str, str]]:
    """Return the key of the text of a problem, and what it is filled in with."""
    key, values = f"problem.{problem.key}", {k: _shown(v) for k, v in problem.values.items()}
    if "reason" in values:
        values["reason"] = say_reason(language, values["reason"])
    return (key, values) if has_text(key) else ("problem.invalid", {"reason": problem.key})


def _at_its_place(problem: Problem, line: str) -> str:
    path = ".".join(map(str, problem.path))
    return clean(": ".join(part for part in (problem.where, path, line) if part))


def _listed(language: Language, allowed: tuple[object, ...]) -> str:
    """Return the allowed values; of many the first, and how many more there are."""
    listed = ", ".join(map(str, allowed[:LONGEST_LIST]))
    more = len(allowed) - LONGEST_LIST
    return listed if more <= 0 else f"{listed} {count(language, 'problem_allowed_more', more)}"


def _nearest(problem: Problem) -> str:
    """Return what was probably meant, of what is allowed or was a candidate, or nothing."""
    from difflib import get_close_matches

    allowed, given = problem.values.get("allowed", ()), problem.values.get("given")
    near = problem.values.get("candidates", allowed)
    if not isinstance(near, tuple) or not isinstance(given, str) or len(given) > LONGEST_VALUE:
        return ""
    found = get_close_matches(given, list(map(str, near[:MOST_CANDIDATES])), n=1, cutoff=ALIKE)
    return found[0] if found else ""


def _shown(value: object) -> str:
    """Return a value as a text, cut where it is too long: a list after a whole entry."""
    text = ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
    if len(text) <= LONGEST_VALUE:
        return text
    cut = text[: LONGEST_VALUE - 1]
    return f"{cut.rpartition(', ')[0]}, …" if isinstance(value, tuple) else f"{cut}…"
