"""Bytes from outside: regular files and standard input only, small, UTF-8, without NUL."""

import os
import stat
import sys
from typing import BinaryIO, NamedTuple

from passion_cli.errors import InputError
from passion_cli.language.typography import clean

LARGEST = 1_000_000
"""How many bytes a rulebook or an answers file may have."""
STANDARD_INPUT = "-"


class Source(NamedTuple):
    """A text and the cleaned name that problems quote."""

    name: str
    text: str


def read_source(path: str, shown: str | None = None) -> Source:
    """Read a whole file, or standard input for `-`, without ever waiting on a pipe by name.

    `shown` is how problems name it, where that is not its path.

    Raises:
        InputError: when it is missing, unreadable, no file, too large, or not text in UTF-8.
    """
    name, raw = read_bytes(path, LARGEST, shown)
    return Source(name, _decode(raw, name))


def read_bytes(path: str, largest: int, shown: str | None = None) -> tuple[str, bytes]:
    """Read a whole file of at most `largest` bytes: its cleaned name, and what is in it.

    Raises:
        InputError: when it is missing, unreadable, no file, or too large.
    """
    name = clean(shown or path) if path != STANDARD_INPUT else "<stdin>"
    raw = _read_input(largest) if path == STANDARD_INPUT else _read_file(path, name, largest)
    if len(raw) > largest:
        raise InputError.of("too_large", where=name, largest=largest)
    return name, raw


def _read_input(largest: int) -> bytes:
    if sys.stdin is None:
        raise InputError.of("no_input", where="<stdin>")
    try:
        return sys.stdin.buffer.read(largest + 1)
    except OSError as error:
        raise InputError.of("unreadable", where="<stdin>", reason=error.strerror) from error


def _read_file(path: str, name: str, largest: int) -> bytes:
    with open_file(path, name) as file:
        return file.read(largest + 1)


def open_file(path: str, name: str) -> BinaryIO:
    """Open a regular file, without ever waiting on a pipe.

    Raises:
        InputError: when it is missing, unreadable, or no file.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    except FileNotFoundError as error:
        raise InputError.of("missing_file", where=name) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", "")
        raise InputError.of("unreadable", where=name, reason=reason) from error
    mode = os.fstat(descriptor).st_mode
    if not stat.S_ISREG(mode):
        os.close(descriptor)
        raise InputError.of("is_a_folder" if stat.S_ISDIR(mode) else "not_a_file", where=name)
    return os.fdopen(descriptor, "rb")


def _decode(raw: bytes, name: str) -> str:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8", "replace")
        raise InputError.of("not_utf8", where=f"{name}:{place(before)}") from error
    if not text.strip():
        raise InputError.of("empty_file", where=name)
    if "\0" in text:
        raise InputError.of("has_nul", where=f"{name}:{place(text[: text.index(chr(0))])}")
    return text


def place(before: str) -> str:
    """Return `line:column`, from 1, of what follows a text."""
    return f"{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"
