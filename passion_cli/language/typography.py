"""How text is cleaned, set and wrapped, in cells of a terminal."""

import re
import unicodedata

NO_BREAK = "\u00a0"
REPLACEMENT = "\ufffd"

_BEFORE = re.compile(r" (?=[:;?!%»€])")
_AFTER = re.compile(r"(?<=«) ")
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])'(?=[\w{«“])")
_QUOTED = re.compile(r'(?<!\w)"([^"]+)"(?!\w)')
_HARMFUL = {"Cc", "Cs", "Co", "Cn", "Zl", "Zp"}
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_RIGHT_TO_LEFT = {"R", "AL"}


def typeset(text: str, language: str) -> str:
    """Give a text the apostrophes and quotes of print, and in French its no-break spaces."""
    text = _APOSTROPHE.sub("’", text)
    if language != "fr":
        return _QUOTED.sub(r"“\1”", text)
    return _AFTER.sub(NO_BREAK, _BEFORE.sub(NO_BREAK, text))


def clean(text: str, *, lines: bool = False) -> str:
    """Replace what could drive a terminal or reorder a line; done once, where text enters.

    Control, surrogate, private and unassigned characters, line separators and bidirectional
    controls become U+FFFD; a tab becomes a space; line feeds stay only with `lines`.
    """
    if text.isascii() and text.isprintable():
        return text
    kept = "\n" if lines else ""
    return "".join(
        character
        if character in kept or not _harmful(character)
        else (" " if character == "\t" else REPLACEMENT)
        for character in text
    )


def _harmful(character: str) -> bool:
    return character in _BIDI or unicodedata.category(character) in _HARMFUL


def isolate(text: str) -> str:
    """Enclose a text that runs right to left, so that it cannot reorder its line."""
    if any(unicodedata.bidirectional(character) in _RIGHT_TO_LEFT for character in text):
        return f"\u2068{text}\u2069"
    return text


def wrap(text: str, width: int) -> list[str]:
    """Break a text into lines of at most `width` cells, never at a no-break space."""
    import wcwidth

    lines = wcwidth.wrap(text, max(width, 1), break_on_hyphens=False)
    return list(lines) or [""]


def cells(text: str) -> int:
    """Return how many columns a text takes."""
    import wcwidth

    return max(wcwidth.wcswidth(text), 0)
