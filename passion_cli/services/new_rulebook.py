"""A rulebook to start from: a template, filled with a title, languages and rules."""

import json
from collections.abc import Callable, Sequence
from itertools import count
from pathlib import Path
from typing import Literal, NamedTuple, get_args

from passion_cli.assessment.gate import TOTALS
from passion_cli.language.folding import slug
from passion_cli.language.locales import DEFAULT, language_named
from passion_cli.language.typography import clean

Template = Literal["blank", "readiness", "maturity"]
TEMPLATES: tuple[Template, ...] = get_args(Template)
HEADINGS: dict[Template, str] = {
    "blank": "The least that a rulebook needs.",
    "readiness": "A readiness check: for each rule, whether it is in place and when it was tried.",
    "maturity": "A maturity model: for each practice, its level today, without a total.",
}
QUESTIONS = ("_today", "_place", "_tried")
"""How the ids of questions end, which are made of those of their rules."""
NOT_TEXT = ("null", "true", "false", "yes", "no", "on", "off", "y", "n")
"""What YAML takes for something else than a text."""
LONGEST_ID = 30
"""How long the id of a rule may be: those of its questions are longer."""


class NewRulebook(NamedTuple):
    """What a rulebook is to be made of; each text that is typed stands for all languages."""

    template: Template
    title: str
    languages: Sequence[str]
    rules: Sequence[str]
    file: str
    """How the file is called in its own comments."""


class _Rule(NamedTuple):
    id: str
    title: str


def new_rulebook(new: NewRulebook) -> str:
    """Return the text of a rulebook that `passion rules check` finds nothing wrong with.

    Texts of the template are English or French; in other languages the English ones stand in,
    to be translated.
    """
    from jinja2 import Environment, StrictUndefined

    environment = Environment(undefined=StrictUndefined, keep_trailing_newline=True)  # noqa: S701 - YAML
    source = Path(__file__).parent / "templates" / f"{new.template}.yaml"
    return environment.from_string(source.read_text(encoding="utf-8")).render(
        heading=HEADINGS[new.template],
        file=new.file,
        id=_identifier(new.title, "rulebook"),
        title=_typed(new.title),
        languages=new.languages,
        rules=_rules(new.rules),
        **_writers(new.languages),
    )


def _writers(languages: Sequence[str]) -> dict[str, Callable[..., str]]:
    """Return what a template calls to write a text in all languages."""

    def each(english: str, french: str) -> dict[str, str]:
        texts = {DEFAULT: english, "fr": french}
        return {code: texts[language_named(code) or DEFAULT] for code in languages}

    def written(texts: dict[str, str]) -> str:
        if len(texts) == 1:
            return _quote(next(iter(texts.values())))
        return f"{{{_pairs(texts)}}}"

    def typed(title: str) -> str:
        return written(dict.fromkeys(languages, title))

    def quoting(english: str, french: str, title: str) -> str:
        texts = each(english, french).items()
        return written({code: text.replace("%s", title) for code, text in texts})

    return {
        "text": lambda english, french: written(each(english, french)),
        "option": lambda english, french: _pairs(each(english, french)),
        "typed": typed,
        "quoting": quoting,
    }


def _pairs(texts: dict[str, str]) -> str:
    return ", ".join(f"{code}: {_quote(text)}" for code, text in texts.items())


def _quote(text: str) -> str:
    """Return a text as YAML writes it between double quotes."""
    return json.dumps(text, ensure_ascii=False)


def _typed(text: str) -> str:
    """Return what was typed on one line, without braces: in a text they would be a field."""
    return " ".join(clean(text).replace("{", "(").replace("}", ")").split())


def _rules(titles: Sequence[str]) -> list[_Rule]:
    """Give every rule an id of its own, made of its title."""
    found: dict[str, _Rule] = {}
    taken = {*TOTALS, *NOT_TEXT, *(_identifier(title, "") for title in titles)}
    for number, title in enumerate(titles, 1):
        key = _identifier(title, "")
        if not key or key in found or key in (*TOTALS, *NOT_TEXT) or key.endswith(QUESTIONS):
            numbered = (f"rule_{each}" for each in count(number))
            key = next(each for each in numbered if each not in taken)
            taken.add(key)
        found[key] = _Rule(key, _typed(title))
    return list(found.values())


def _identifier(text: str, otherwise: str) -> str:
    key = slug(text, LONGEST_ID).replace("-", "_")
    return key if key[:1].isalpha() else otherwise
