"""The secret that keeps pseudonyms the same from one report to the next."""

import secrets
from pathlib import Path

from passion_cli.errors import InputError
from passion_cli.language.typography import clean
from passion_cli.storage.atomic import write_all
from passion_cli.storage.source import read_bytes

LEAST, LARGEST = 16, 4096


def read_salt(path: str) -> bytes:
    """Read a salt; where there is no file yet, one is made, readable by its owner alone.

    Raises:
        InputError: when it is too short to keep anybody from trying out names.
        DiskError: when it cannot be made.
    """
    if not Path(path).exists():
        write_all({path: secrets.token_hex(32) + "\n"}, force=False)
    _, raw = read_bytes(path, LARGEST)
    if len(raw.strip()) < LEAST:
        raise InputError.of("salt_too_short", where=clean(path), least=LEAST)
    return raw.strip()
