"""YAML without surprises: plain values with the place of each, or every problem at once.

Scalars are read as JSON reads them (`no` is the text "no", `010` and `1_000` are texts too), and
duplicate keys, aliases, tags, second documents and deep nesting are refused. It walks the
parser's events, because composing nodes recurses in C and crashes on deep input.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, NamedTuple

import yaml

from passion_cli.errors import InputError, Problem
from passion_cli.language.numbers import is_too_long
from passion_cli.language.typography import clean

DEEPEST = 20
NESTING = "maximum nesting depth"
"""What libyaml says of input so deep that it stops before the parser does."""

Path = tuple[str | int, ...]

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(\.\d+)?([eE][-+]?\d)?", re.ASCII)
_WORDS: dict[str, object] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip
_STARTS = {yaml.MappingStartEvent: dict, yaml.SequenceStartEvent: list}
_ENDS = {yaml.MappingEndEvent, yaml.SequenceEndEvent}
_HIGH_LOW = re.compile(r"\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")


class Place(NamedTuple):
    """Where a value and its key stand, and the places inside it."""

    key: Any
    value: Any
    inside: "Places | None"


Places = dict[str | int, Place]


@dataclass(slots=True)
class Document:
    """A parsed text: its value, where everything in it stands, and keys that stand twice."""

    name: str
    value: Any = None
    place: Place | None = None
    problems: list[Problem] = field(default_factory=list)

    def where(self, path: Path, *, key: bool = False) -> str:
        """Return `file:line:column` of the nearest known place on the way to `path`."""
        found = self._walk(path)[-1]
        mark = found.key if key and found and found.key else found and found.value
        return f"{self.name}:{_at(mark)}"

    def knows(self, path: Path) -> bool:
        """Tell whether something stands at a path."""
        return len(self._walk(path)) == len(path) + 1

    def _walk(self, path: Path) -> list[Place | None]:
        steps = [self.place]
        for part in path:
            inside = steps[-1].inside if steps[-1] else None
            if inside is None or part not in inside:
                break
            steps.append(inside[part])
        return steps


def parse(name: str, text: str) -> Document:
    """Parse one document.

    Raises:
        InputError: when the text is not YAML at all, or uses what is refused here.
    """
    document = Document(name)
    text = _HIGH_LOW.sub(_join, text)
    try:
        _Builder(document).build(_events(text))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        key = "too_deep" if NESTING in str(error.problem) else "not_yaml"
        raise InputError.of(key, where=f"{name}:{_at(mark)}") from error
    except yaml.reader.ReaderError as error:
        before = text[: error.position].count("\n") + 1
        raise InputError.of("not_yaml", where=f"{name}:{before}:1") from error
    return document


def _events(text: str) -> Iterator[Any]:
    """Yield the parser's events; without asking for each first, which takes as long again."""
    loader = _LOADER(text)
    try:
        while (event := loader.get_event()) is not None:
            yield event
            if type(event) is yaml.StreamEndEvent:
                return
    finally:
        loader.dispose()


def _join(pair: re.Match[str]) -> str:
    high, low = (int(pair[number], 16) for number in (1, 2))
    return chr(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))


def _at(mark: Any) -> str:
    return f"{mark.line + 1}:{mark.column + 1}" if mark else "1:1"


@dataclass(slots=True)
class _Open:
    """A mapping or a sequence that is being filled."""

    value: dict[str, Any] | list[Any]
    mark: Any
    inside: Places = field(default_factory=dict)
    key: str | None = None
    key_mark: Any = None


class _Builder:
    """Puts values together from a stream of events."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.open: list[_Open] = []

    def build(self, events: Iterable[Any]) -> None:
        """Consume every event, remembering the place of each value."""
        for event in events:
            kind = type(event)
            if kind is yaml.ScalarEvent:
                self._scalar(event)
            elif kind in _STARTS:
                self._start(event, _STARTS[kind]())
            elif kind in _ENDS:
                self._end()
            elif kind is yaml.AliasEvent:
                raise self._refuse("alias", event)
            elif kind is yaml.DocumentStartEvent and self.document.place:
                raise self._refuse("two_documents", event)

    def _refuse(self, key: str, event: Any) -> InputError:
        return InputError.of(key, where=f"{self.document.name}:{_at(event.start_mark)}")

    def _plain(self, event: Any) -> None:
        if event.anchor or event.tag:
            raise self._refuse("anchor" if event.anchor else "tag", event)

    def _scalar(self, event: Any) -> None:
        if event.anchor or event.tag:
            self._plain(event)
        holder = self.open[-1] if self.open else None
        if holder and holder.key is None and type(holder.value) is dict:
            self._key(holder, event)
        else:
            self._put(_scalar(event), event.start_mark, None)

    def _key(self, holder: _Open, event: Any) -> None:
        holder.key, holder.key_mark = clean(event.value), event.start_mark
        first = holder.inside.get(holder.key)
        if first:
            where = f"{self.document.name}:{_at(event.start_mark)}"
            path = (*(self._step(each) for each in self.open),)
            values = {"first": _at(first.key)}
            self.document.problems.append(Problem("duplicate_key", values, path, where))

    @staticmethod
    def _step(holder: _Open) -> str | int:
        return len(holder.value) if holder.key is None else holder.key

    def _start(self, event: Any, value: dict[str, Any] | list[Any]) -> None:
        self._plain(event)
        holder = self.open[-1] if self.open else None
        if holder and holder.key is None and type(holder.value) is dict:
            raise self._refuse("key_not_text", event)
        if len(self.open) >= DEEPEST:
            raise self._refuse("too_deep", event)
        self.open.append(_Open(value, event.start_mark))

    def _end(self) -> None:
        done = self.open.pop()
        value = tuple(done.value) if isinstance(done.value, list) else done.value
        self._put(value, done.mark, done.inside)

    def _put(self, value: object, mark: Any, inside: Places | None) -> None:
        if not self.open:
            self.document.value, self.document.place = value, Place(None, mark, inside)
            return
        holder = self.open[-1]
        if isinstance(holder.value, list):
            holder.inside[len(holder.value)] = Place(None, mark, inside)
            holder.value.append(value)
            return
        key = str(holder.key)
        if key not in holder.value:
            holder.value[key] = value
            holder.inside[key] = Place(holder.key_mark, mark, inside)
        holder.key = None


def _scalar(event: yaml.ScalarEvent) -> object:
    text = str(event.value)
    if event.style:
        return clean(text, lines=True)
    if text in _WORDS:
        return _WORDS[text]
    match = _NUMBER.fullmatch(text)
    if match is None or is_too_long(text):
        return clean(text, lines=True)
    return Decimal(text) if match[1] or match[2] else int(text)
