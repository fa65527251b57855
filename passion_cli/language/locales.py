"""How each language writes numbers, amounts, dates, quotes and plurals: one row per language."""

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple, get_args

Language = Literal["en", "fr"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
DEFAULT: Language = "en"
"""The language that is complete by definition; a text missing elsewhere is shown in it."""

NO_BREAK = "\u00a0"
THIN = "\u202f"


class Locale(NamedTuple):
    """The conventions of one language.

    `percent` and `money` are templates; in `money`, `space` is a no-break space where the
    symbol ends with a letter. `symbols` maps ISO 4217 codes to symbols (CLDR); any other
    currency is written with its code. `quotes` replaces straight quotes and is empty where the
    texts are written with their own; `space_before` and `space_after` are the marks that a
    no-break space belongs to. `singular` holds the numbers that take the singular, as do those
    below `plural_from`; `first_day` is how the first of a month is written. `names` are what
    people call the language, folded.
    """

    name: str
    names: tuple[str, ...]
    thousands: str
    decimal: str
    percent: str
    money: str
    symbols: Mapping[str, str]
    quotes: str
    space_before: str
    space_after: str
    singular: tuple[int, ...]
    plural_from: int
    first_day: str
    months: tuple[str, ...]


LOCALES: Mapping[Language, Locale] = {
    "en": Locale(
        name="English",
        names=("en", "english", "anglais"),
        thousands=",",
        decimal=".",
        percent="{number}%",
        money="{sign}{symbol}{space}{amount}",
        symbols={"EUR": "€", "USD": "$", "GBP": "£", "CAD": "CA$", "JPY": "¥"},
        quotes="“{}”",
        space_before="",
        space_after="",
        singular=(1,),
        plural_from=0,
        first_day="1",
        months=(
            "January", "February", "March", "April", "May", "June", "July", "August",
            "September", "October", "November", "December",
        ),
    ),
    "fr": Locale(
        name="Français",
        names=("fr", "french", "francais"),
        thousands=THIN,
        decimal=",",
        percent=f"{{number}}{NO_BREAK}%",
        money=f"{{sign}}{{amount}}{NO_BREAK}{{symbol}}",
        symbols={"EUR": "€", "USD": "$US", "GBP": "£GB", "CAD": "$CA", "JPY": "JPY"},
        quotes="",
        space_before=":;?!%»€",
        space_after="«",
        singular=(),
        plural_from=2,
        first_day="1er",
        months=(
            "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août",
            "septembre", "octobre", "novembre", "décembre",
        ),
    ),
}  # fmt: skip


OTHER_NAMES = {
    "de": "Deutsch", "es": "Español", "it": "Italiano", "pt": "Português", "nl": "Nederlands",
    "pl": "Polski", "sv": "Svenska", "da": "Dansk", "fi": "Suomi", "ja": "日本語", "zh": "中文",
}  # fmt: skip
"""What languages that only a rulebook may speak are called in themselves."""


def language_named(text: str | None) -> Language | None:
    """Return the language that a code such as `fr`, `fr-CA` or `fr_FR.UTF-8` stands for."""
    code = (text or "").lower().replace("-", "_").split("_")[0].split(".")[0]
    return next((language for language in LANGUAGES if language == code), None)


def interface_of(code: str) -> Language:
    """Return in which language the interface speaks to somebody who reads a rulebook's language."""
    return language_named(code) or DEFAULT


def name_of(code: str) -> str:
    """Return what a language is called in itself, or its code where that is not known."""
    known = language_named(code)
    return LOCALES[known].name if known else OTHER_NAMES.get(code.partition("-")[0], code)


def choose_language(
    asked: str | None, environment: Mapping[str, str], written: Language | None = None
) -> Language:
    """Choose: what was asked, PASSION_LANG, the locale variables, what is written, English.

    `written` is the language an answers file names. LC_CTYPE is never read: Python sets it.
    """
    names = _wanted(asked, environment)
    return next((found for name in names if (found := language_named(name))), written or DEFAULT)


def choose_reading(
    asked: str | None, environment: Mapping[str, str], languages: Sequence[str]
) -> str:
    """Choose the language of a rulebook's texts where the interface does not speak it, or none.

    It is the first wish that is one of its `languages`, in the order of `choose_language`.
    """
    for name in filter(None, _wanted(asked, environment)):
        code = name.split(".")[0].replace("_", "-")
        for known in languages:
            if known.lower() in (code.lower(), code.split("-")[0].lower()):
                return "" if language_named(known) else known
        if language_named(name):
            return ""
    return ""


def _wanted(asked: str | None, environment: Mapping[str, str]) -> tuple[str | None, ...]:
    return (asked, environment.get("PASSION_LANG"), *_locale_names(environment))


def _locale_names(environment: Mapping[str, str]) -> list[str]:
    locales = [environment.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    first = next((name for name in locales if name), "")
    if first.split(".")[0] in ("", "C", "POSIX"):
        return []
    return [*environment.get("LANGUAGE", "").split(":"), first]
