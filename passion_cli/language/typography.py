"""How text is cleaned, set and wrapped, in cells of a terminal."""

import re
from functools import cache

from passion_cli.language.locales import LOCALES, NO_BREAK, Language

REPLACEMENT = "\ufffd"

_APOSTROPHE = re.compile(r"(?<=[^\W\d_])'(?=[\w{«“])")
_QUOTED = re.compile(r'(?<!\w)"([^"]+)"(?!\w)')
_HARMFUL = {"Cc", "Cs", "Co", "Cn", "Zl", "Zp"}
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_RIGHT_TO_LEFT = {"R", "AL"}


def typeset(text: str, language: Language) -> str:
    """Give a text the apostrophes, quotes and no-break spaces that its language prints."""
    text, quotes, spaces = _APOSTROPHE.sub("’", text), LOCALES[language].quotes, _spaces(language)
    if quotes:
        text = _QUOTED.sub(lambda quoted: quotes.format(quoted[1]), text)
    return spaces.sub(NO_BREAK, text) if spaces else text


@cache
def _spaces(language: Language) -> re.Pattern[str] | None:
    """Return what finds the spaces that no line may break at, or None where there are none."""
    before, after = LOCALES[language].space_before, LOCALES[language].space_after
    parts = [f" (?=[{before}])" if before else "", f"(?<=[{after}]) " if after else ""]
    return re.compile("|".join(filter(None, parts))) if any(parts) else None


class _Cleaning(dict[int, int]):
    """What each character becomes, worked out when it is first met."""

    def __missing__(self, code: int) -> int:
        """Return the character itself, a space for a tab, or U+FFFD for what is harmful."""
        import unicodedata

        character, cleaned = chr(code), code
        if character == "\t":
            cleaned = ord(" ")
        elif character in _BIDI or unicodedata.category(character) in _HARMFUL:
            cleaned = ord(REPLACEMENT)
        self[code] = cleaned
        return cleaned


_ONE_LINE, _LINES = _Cleaning(), _Cleaning({ord("\n"): ord("\n")})


def clean(text: str, *, lines: bool = False) -> str:
    """Replace what could drive a terminal or reorder a line; done once, where text enters.

    Control, surrogate, private and unassigned characters, line separators and bidirectional
    controls become U+FFFD; a tab becomes a space; line feeds stay only with `lines`.
    """
    if text.isascii() and text.isprintable():
        return text
    return text.translate(_LINES if lines else _ONE_LINE)


def isolate(text: str) -> str:
    """Enclose a text that runs right to left, so that it cannot reorder its line."""
    if text.isascii():
        return text
    import unicodedata

    if any(unicodedata.bidirectional(character) in _RIGHT_TO_LEFT for character in text):
        return f"\u2068{text}\u2069"
    return text


def wrap(text: str, width: int, *, long_words: bool = True) -> list[str]:
    """Break a text into lines of at most `width` cells, never at a no-break space.

    Without `long_words`, a word that is longer than a line, such as a path, is not broken.
    """
    import wcwidth

    lines = wcwidth.wrap(text, max(width, 1), break_on_hyphens=False, break_long_words=long_words)
    return list(lines) or [""]


def cells(text: str) -> int:
    """Return how many columns a text takes."""
    import wcwidth

    return max(wcwidth.wcswidth(text), 0)
