"""The interface's own words, and how each language writes them."""

from collections.abc import Mapping

from passion_cli.language.locales import DEFAULT, LANGUAGES, Language, language_named

__all__ = ["DEFAULT", "LANGUAGES", "Language", "choose_language"]


def choose_language(
    asked: str | None, environment: Mapping[str, str], written: Language | None = None
) -> Language:
    """Choose: what was asked, PASSION_LANG, the locale variables, what is written, English.

    `written` is the language an answers file names. LC_CTYPE is never read: Python sets it.
    """
    names = (asked, environment.get("PASSION_LANG"), *_locale_names(environment))
    return next((found for name in names if (found := language_named(name))), written or DEFAULT)


def _locale_names(environment: Mapping[str, str]) -> list[str]:
    locales = [environment.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    first = next((name for name in locales if name), "")
    if first.split(".")[0] in ("", "C", "POSIX"):
        return []
    return [*environment.get("LANGUAGE", "").split(":"), first]
