"""YAML without surprises: plain values with the place of each, or every problem at once.

Scalars are read as JSON reads them (`no` is the text "no", `010` and `1_000` are texts too), and
duplicate keys, aliases, tags, second documents and deep nesting are refused. It walks the
parser's events, because composing nodes recurses in C and crashes on deep input.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import yaml

from passion_cli.errors import InputError, Problem
from passion_cli.language.typography import clean

DEEPEST = 20

Path = tuple[str | int, ...]

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,14})(\.\d{1,6})?([eE][-+]?\d)?")
_WORDS: dict[str, object] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip
_HIGH_LOW = re.compile(r"\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")


@dataclass(slots=True)
class Document:
    """A parsed text: its value, and where each value and each key stands."""

    name: str
    value: Any = None
    values_at: dict[Path, str] = field(default_factory=dict)
    keys_at: dict[Path, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def where(self, path: Path, *, key: bool = False) -> str:
        """Return `file:line:column` of the nearest known place on the way to `path`."""
        if key and path in self.keys_at:
            return f"{self.name}:{self.keys_at[path]}"
        while path and path not in self.values_at:
            path = path[:-1]
        return f"{self.name}:{self.values_at.get(path, '1:1')}"


def parse(name: str, text: str) -> Document:
    """Parse one document.

    Raises:
        InputError: when the text is not YAML at all, or uses what is refused here.
    """
    document = Document(name)
    text = _HIGH_LOW.sub(_join, text)
    try:
        _Builder(document).build(yaml.parse(text, Loader=_LOADER))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise InputError.of("not_yaml", where=f"{name}:{_place(mark)}") from error
    except yaml.reader.ReaderError as error:
        before = text[: error.position].count("\n") + 1
        raise InputError.of("not_yaml", where=f"{name}:{before}:1") from error
    return document


def _join(pair: re.Match[str]) -> str:
    high, low = (int(pair[number], 16) for number in (1, 2))
    return chr(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))


def _place(mark: Any) -> str:
    return f"{mark.line + 1}:{mark.column + 1}" if mark else "1:1"


class _Builder:
    """Puts values together from a stream of events."""

    def __init__(self, document: Document) -> None:
        """Start at the root of an empty document."""
        self.document = document
        self.path: list[str | int] = []
        self.open: list[dict[str, Any] | list[Any]] = []

    def build(self, events: Iterator[Any]) -> None:
        """Consume every event, remembering the place of each value."""
        self.events = events
        for event in events:
            match type(event).__name__:
                case "DocumentStartEvent" if self.document.values_at:
                    raise self._refuse("two_documents", event)
                case "AliasEvent":
                    raise self._refuse("alias", event)
                case "ScalarEvent" | "MappingStartEvent" | "SequenceStartEvent":
                    self._value(event)
                case "MappingEndEvent" | "SequenceEndEvent":
                    self._close()
                case _:
                    continue

    def _refuse(self, key: str, event: Any) -> InputError:
        return InputError.of(key, where=f"{self.document.name}:{_place(event.start_mark)}")

    def _value(self, event: Any) -> None:
        if event.anchor or event.tag:
            raise self._refuse("anchor" if event.anchor else "tag", event)
        holder = self.open[-1] if self.open else None
        if isinstance(holder, dict) and len(self.path) < len(self.open):
            self._key(event)
            return
        if isinstance(holder, list):
            self.path.append(len(holder))
        self.document.values_at[tuple(self.path)] = _place(event.start_mark)
        if isinstance(event, yaml.ScalarEvent):
            self._put(_scalar(event))
        else:
            self._open({} if isinstance(event, yaml.MappingStartEvent) else [], event)

    def _key(self, event: Any) -> None:
        if not isinstance(event, yaml.ScalarEvent):
            raise self._refuse("key_not_text", event)
        key = clean(event.value)
        path = (*self.path, key)
        if path in self.document.keys_at:
            where = f"{self.document.name}:{_place(event.start_mark)}"
            first = self.document.keys_at[path]
            problem = Problem("duplicate_key", {"first": first}, path, where)
            self.document.problems.append(problem)
        self.document.keys_at.setdefault(path, _place(event.start_mark))
        self.path.append(key)

    def _open(self, holder: dict[str, Any] | list[Any], event: Any) -> None:
        if len(self.open) >= DEEPEST:
            raise self._refuse("too_deep", event)
        self.open.append(holder)

    def _close(self) -> None:
        holder = self.open.pop()
        self._put(tuple(holder) if isinstance(holder, list) else holder)

    def _put(self, value: object) -> None:
        if not self.open:
            self.document.value = value
            return
        holder, key = self.open[-1], self.path.pop()
        if isinstance(holder, dict):
            holder.setdefault(str(key), value)
        else:
            holder.append(value)


def _scalar(event: yaml.ScalarEvent) -> object:
    text = str(event.value)
    if event.style:
        return clean(text, lines=True)
    if text in _WORDS:
        return _WORDS[text]
    match = _NUMBER.fullmatch(text)
    if match is None:
        return clean(text, lines=True)
    return Decimal(text) if match[1] or match[2] else int(text)
