"""What a runner of GitHub shows beside a change: annotations, and a summary of limited size."""

import re
from collections.abc import Sequence
from typing import NamedTuple

MOST = 10
"""How many annotations of one level a step shows."""
LARGEST_SUMMARY = 1024 * 1024
"""Bytes; a larger step summary is dropped whole."""

_PLACE = re.compile(r"(.*?):(\d+)(?::(\d+))?")


class Annotation(NamedTuple):
    """One error: the message, and the file it is about, with line and column where known."""

    message: str
    file: str = ""
    line: str = ""
    column: str = ""

    def __str__(self) -> str:
        """Return the runner's command."""
        known = {"file": self.file, "line": self.line, "col": self.column}
        properties = ",".join(f"{key}={_property(value)}" for key, value in known.items() if value)
        return f"::error{' ' if properties else ''}{properties}::{_message(self.message)}"


def commands(annotations: Sequence[Annotation], more: str) -> list[str]:
    """Return at most ten errors as commands; `more` tells of the others, as a notice."""
    lines = [str(each) for each in annotations[:MOST]]
    return [*lines, f"::notice::{_message(more)}"] if len(annotations) > MOST else lines


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")


def place_of(where: str) -> tuple[str, str, str]:
    """Split `file:line:column` into its three parts."""
    match = _PLACE.fullmatch(where)
    return (match[1], match[2], match[3] or "") if match else (where, "", "")


def cut_summary(text: str, note: str, room: int = LARGEST_SUMMARY) -> str:
    """Return a summary of at most `room` bytes, cut at a line; `note` says so at its end."""
    if len(text.encode()) <= room:
        return text
    end = f"\n\n{note}\n"
    kept = text.encode()[: max(room - len(end.encode()), 0)].decode(errors="ignore")
    return kept[: kept.rfind("\n") + 1] + end if room > len(end.encode()) else ""
