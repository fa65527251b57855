"""Runs the program and writes which of its files call which, as JSON, to a file.

Run: python call_trace.py FILE ARGUMENTS...
"""

import inspect
import json
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from types import FrameType

import passion_cli
from passion_cli import __main__

PACKAGE = str(Path(passion_cli.__file__).parent) + os.sep
PROPERTIES = "assessment/lazy.py"
"""It stands between a property and whoever asks for it, whichever file that is."""


def file_of(frame: FrameType | None) -> str:
    """Return the file of a named function of ours, or nothing."""
    while frame and frame.f_code.co_filename == PACKAGE + PROPERTIES:
        frame = frame.f_back
    if frame is None or not frame.f_code.co_filename.startswith(PACKAGE):
        return ""
    code = frame.f_code
    is_function = code.co_flags & inspect.CO_OPTIMIZED and not code.co_name.startswith("<")
    return code.co_filename.removeprefix(PACKAGE) if is_function else ""


def trace(arguments: Iterable[str]) -> list[tuple[str, str]]:
    """Return each pair of a calling and a called file once, in the order of the first call.

    A library that calls us is no file: it is written as nothing.
    """
    calls: dict[tuple[str, str], None] = {}

    def watch(frame: FrameType, event: str, _value: object) -> None:
        called = file_of(frame) if event == "call" else ""
        if called and called != PROPERTIES:
            calls[file_of(frame.f_back), called] = None

    sys.argv = ["passion", *arguments]
    os._exit = sys.exit  # type: ignore[assignment]
    sys.setprofile(watch)
    try:
        __main__.main()
    except SystemExit:
        sys.setprofile(None)
    return list(calls)


if __name__ == "__main__":
    target, *rest = sys.argv[1:]
    Path(target).write_text(json.dumps(trace(rest)), encoding="utf-8")
