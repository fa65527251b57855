"""What a command reads from its surroundings: language, clock, currency, rulebook."""

import os
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from passion_cli.errors import InputError
from passion_cli.language import LANGUAGES, Language, choose_language
from passion_cli.language.numbers import currency_code

if TYPE_CHECKING:
    from passion_cli.reports.person.terminal import Screen

CURRENCY = "EUR"
COLOURS = ("auto", "always", "never")
OFF = ("", "0", "false", "no")


def language_of(asked: str | None, written: Language | None = None) -> Language:
    """Return the language to speak.

    Raises:
        InputError: when `--lang` names another one.
    """
    checked = choice("--lang", asked, LANGUAGES) if asked else None
    return choose_language(checked, os.environ, written)


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


def today() -> str:
    """Return the date: of SOURCE_DATE_EPOCH where it is set, else of the local clock."""
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


@dataclass(frozen=True, slots=True)
class Display:
    """How the report is shown on standard output."""

    colour: bool
    width: int
    unicode: bool
    plain: bool = False

    def screen(self) -> "Screen":
        """Return the screen that pages are laid out for."""
        from passion_cli.reports.person.terminal import Screen

        return Screen(self.width, self.colour, self.unicode, self.plain)

    @classmethod
    def read(cls, colour: str, environment: Mapping[str, str], *, plain: bool = False) -> "Display":
        """Look at the options, the environment and the stream."""
        from passion_cli.cli import streams

        words_only = wants_plain(plain, environment)
        return cls(
            streams.wants_colour(colour, environment) and not words_only,
            streams.width(environment),
            streams.shows_unicode(),
            words_only,
        )
