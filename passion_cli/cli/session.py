"""What a command reads from its surroundings: language, currency, clock, screen."""

import os
import shlex
import time
from collections.abc import Mapping
from functools import cache

from passion_cli.assessment.rulebook.rulebook import Rulebook
from passion_cli.cli import streams
from passion_cli.errors import InputError
from passion_cli.language.locales import LANGUAGES, Language, choose_language, choose_reading
from passion_cli.language.numbers import currency_code
from passion_cli.language.typography import clean
from passion_cli.language.voice import CURRENCY, Voice
from passion_cli.reports.blocks.screen import Screen

COLOURS = ("auto", "always", "never")
OFF = ("", "0", "false", "no")


def language_of(asked: str | None, written: Language | None = None) -> Language:
    """Return the language to speak; `written` is the one an answers file names.

    Raises:
        InputError: when `--lang` names another one.
    """
    return voice_of(asked, written=written).language


def voice_of(
    lang: str | None,
    currency: str | None = None,
    written: Language | None = None,
    written_currency: str | None = None,
    book: Rulebook | None = None,
) -> Voice:
    """Return the voice to speak in; what an answers file names comes after the options.

    The texts of a rulebook may be in a language that the interface does not speak.

    Raises:
        InputError: when an option names no language, or no currency.
    """
    languages = book.languages if book else ()
    if lang:
        choice("--lang", lang, tuple(dict.fromkeys((*LANGUAGES, *languages))))
    money = currency_of(currency) or written_currency or CURRENCY
    language = choose_language(lang, os.environ, written)
    voice = Voice(language, money, choose_reading(lang, os.environ, languages))
    return voice.using(book.words) if book else voice


def choice(option: str, given: str, allowed: tuple[str, ...]) -> str:
    """Return a value that an option takes, or refuse it with the allowed ones."""
    if given not in allowed:
        raise InputError.of("option_value", option=option, given=given, allowed=allowed)
    return given


def currency_of(asked: str | None) -> str | None:
    """Return a currency code; `€`, `$` and `£` are understood."""
    if asked is None:
        return None
    code = currency_code(asked)
    if code is None:
        raise InputError.of("currency", given=asked)
    return code


def folder_of(given: str | None) -> str | None:
    """Return a folder that an option names.

    Raises:
        InputError: when it names standard output.
    """
    if given in streams.ITS_NAMES:
        raise InputError.of("folder_wanted", given=given)
    return given


def as_typed(path: str | None) -> str | None:
    """Return a file as one types it; None for standard input."""
    return None if path is None or path in streams.ITS_NAMES else clean(shlex.quote(path))


@cache
def today() -> str:
    """Return the date, read once: of SOURCE_DATE_EPOCH where it is set, else of the local clock."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal() and len(epoch) <= 11:  # noqa: PLR2004 - up to year 5138
        return time.strftime("%Y-%m-%d", time.gmtime(int(epoch)))
    return time.strftime("%Y-%m-%d")


def now() -> str:
    """Return the moment by the local clock, with its offset, to the second."""
    from datetime import datetime

    return datetime.now().astimezone().isoformat(timespec="seconds")


def wants_plain(asked: bool, environment: Mapping[str, str]) -> bool:
    """Decide on words only: the option, PASSION_PLAIN, ACCESSIBLE, or a dumb terminal."""
    named = (environment.get(name) for name in ("PASSION_PLAIN", "ACCESSIBLE"))
    decided = next((value for value in named if value is not None), "")
    return asked or decided.lower() not in OFF or environment.get("TERM") == "dumb"


def read_screen(colour: str, *, plain: bool = False) -> Screen:
    """Return what standard output can show, by the options, the environment and the stream."""
    words_only = wants_plain(plain, os.environ)
    return Screen(
        streams.width(os.environ),
        streams.wants_colour(colour, os.environ) and not words_only,
        streams.shows_unicode(),
        words_only,
    )
