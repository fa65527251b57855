"""The interface's own words in English and French, and how each writes numbers."""

from collections.abc import Mapping
from typing import Literal, get_args

Language = Literal["en", "fr"]
LANGUAGES: tuple[Language, ...] = get_args(Language)


def choose_language(
    asked: str | None, environment: Mapping[str, str], written: Language | None = None
) -> Language:
    """Choose: what was asked, PASSION_LANG, the locale variables, what is written, English.

    `written` is the language an answers file names. LC_CTYPE is never read: Python sets it.
    """
    for name in (asked, environment.get("PASSION_LANG"), *_locale_names(environment)):
        for language in LANGUAGES:
            if name and name.lower().replace("-", "_").split("_")[0].split(".")[0] == language:
                return language
    return written or "en"


def _locale_names(environment: Mapping[str, str]) -> list[str]:
    locales = [environment.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    first = next((name for name in locales if name), "")
    if first.split(".")[0] in ("", "C", "POSIX"):
        return []
    return [*environment.get("LANGUAGE", "").split(":"), first]
