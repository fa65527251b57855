"""Names that stand for people: not in the order of theirs, and not to be guessed from them."""

import hashlib
import hmac
from collections.abc import Iterable

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no letter that looks like a digit."""
SHORTEST = 4


def pseudonyms(keys: Iterable[bytes], salt: bytes) -> dict[bytes, str]:
    """Name each key: `P-7Q2M`, as long as needed to keep all apart.

    HMAC-SHA-256 of the key: without the salt nobody can try out names; the order says nothing.
    """
    codes = {key: _code(hmac.new(salt, key, hashlib.sha256).digest()) for key in keys}
    length = SHORTEST
    while len({code[:length] for code in codes.values()}) < len(codes):
        length += 1
    return {key: f"P-{code[:length]}" for key, code in codes.items()}


def _code(digest: bytes) -> str:
    number, letters = int.from_bytes(digest), []
    for _ in range(len(digest)):
        number, rest = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[rest])
    return "".join(letters)
