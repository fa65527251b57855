"""Texts compared as a reader would: without case, accents, and the typography of a form."""

import re
import unicodedata

_ALIKE = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
     "–": "-", "—": "-", "‑": "-", "−": "-", "…": " ", "œ": "oe", "æ": "ae", "ß": "ss"}
)  # fmt: skip
_QUOTED = re.compile(r'" ?([^"]*?) ?"')
_SPACES = re.compile(r"\s+")
_BEFORE = re.compile(r" (?=[:;?!%,.)])")


def fold(text: str) -> str:
    """Return a text without case, accents, no-break spaces, typographic quotes and end marks."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_ALIKE))
    bare = "".join(each for each in plain if not unicodedata.combining(each))
    spaced = _QUOTED.sub(r'"\1"', _SPACES.sub(" ", bare.translate(_ALIKE)))
    return _BEFORE.sub("", spaced).strip(" \t.:*?!")


def slug(text: str, longest: int = 60) -> str:
    """Return a text as lower-case letters, digits and hyphens; nothing may be left of it."""
    plain = fold(text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:longest].strip("-")


def as_read(text: str) -> str:
    """Return a text as a reader tells it from others: without case and spaces that vary."""
    return " ".join(unicodedata.normalize("NFC", text).lower().split())


def identity(label: str) -> str:
    """Return a label without what people vary: case, spaces, composed or not."""
    if label.isascii():
        return " ".join(label.lower().split())
    return " ".join(unicodedata.normalize("NFKC", label).casefold().split())
