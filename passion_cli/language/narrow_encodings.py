"""What stands for a character that a terminal's own small set does not have."""

import codecs
import unicodedata

HANDLER = "passion.narrow"
"""The name of the error handler, as streams take it."""
_INSTEAD = {
    "€": "EUR", "£": "GBP", "¥": "JPY", "’": "'", "‘": "'", "“": '"', "”": '"', "«": '"', "»": '"',
    "…": "...", "–": "-", "—": "-", "−": "-", "→": "->", "·": "-", "•": "*", "œ": "oe", "Œ": "OE",
    "æ": "ae", "ß": "ss", "×": "x", "≥": ">=", "≤": "<=", "✔": "*", "❯": ">", "━": "=", "─": "-",
}  # fmt: skip
_SIGNS = ("€", "£", "¥")


def register() -> None:
    """Make the handler known to every stream."""
    codecs.register_error(HANDLER, _handle)


def _handle(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    text, end = error.object, error.end
    found = "".join(map(_ascii, text[error.start : end]))
    amount = text[end - 1] in _SIGNS and text[end : end + 1].isdigit()
    return found + (" " if amount else ""), end


def _ascii(character: str) -> str:
    """Return a letter without its accents, a space for a space, or a word for a sign."""
    known = _INSTEAD.get(character)
    if known is not None:
        return known
    plain = unicodedata.normalize("NFKD", character).encode("ascii", "ignore").decode()
    return plain or "?"
