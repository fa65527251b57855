"""Names that may be one person's, written in another way."""

import unicodedata

_LATIN = {
    "a": "аɑα", "b": "вьβ", "c": "с", "d": "ԁ", "e": "еёε", "g": "ɡ", "h": "нһ", "i": "іıι",
    "j": "ј", "k": "кκ", "l": "1|ӏ", "m": "м", "n": "η", "o": "0оοσ", "p": "рρ", "s": "ѕ",
    "t": "тτ", "u": "υ", "v": "ѵν", "w": "ωԝ", "x": "хχ", "y": "уγ",
}  # fmt: skip
"""Characters that look like a Latin letter: a choice from the confusables of Unicode (UTS 39)."""
_ALIKE = str.maketrans({other: letter for letter, others in _LATIN.items() for other in others})
_NOT_SEEN = ("Mn", "Me", "Cf")
"""Marks above and below letters, and characters of no width."""


def skeleton(label: str) -> str:
    """Return what is left of a name without marks, invisible characters and look-alike letters."""
    plain = unicodedata.normalize("NFKD", label).casefold()
    seen = (each for each in plain if unicodedata.category(each) not in _NOT_SEEN)
    return " ".join("".join(seen).translate(_ALIKE).split())
