"""Standard output and error: what they can show, and what happens when they refuse."""

import errno
import os
import shutil
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import TextIO

from passion_cli.errors import DiskError
from passion_cli.reports.ci.runners import hashes_apart, without_commands

WIDTH, NARROWEST, WIDEST, HEIGHT = 80, 20, 400, 24
STANDARD_OUTPUT = "-"
"""What stands for it where a file is named."""
ITS_NAMES = (STANDARD_OUTPUT, "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1")
"""What a system calls it besides."""


class ReaderGoneError(Exception):
    """Whoever read our output has closed it; that is no error of ours."""


COMMAND = "  "
"""How a line starts that is a command to be typed."""
_delivered: list[str] = []
"""The formats of what standard output has taken."""
RUNNERS = ("GITHUB_ACTIONS", "TF_BUILD")
"""What the runners set that read commands from the output of what they run."""


def is_read_for_commands() -> bool:
    """Tell whether a CI runner reads what is printed: by its environment, or `--github`."""
    return "--github" in sys.argv or any(os.environ.get(name) for name in RUNNERS)


def write_out(text: str, name: str = "", *, keep_encoding: bool = False) -> None:
    """Write a report to standard output, in UTF-8 unless it is to keep its own encoding.

    `name` is its format; where a CI runner reads along, nothing in it is a command.

    Raises:
        DiskError: when it is closed or full.
        ReaderGoneError: when nobody reads it any more.
    """
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if keep_encoding:
        spell_out_characters()
    elif reconfigure and not sys.stdout.isatty():
        reconfigure(encoding="utf-8")
    safe = without_commands(text, name) if is_read_for_commands() else text
    translated(lambda: (sys.stdout.write(safe), sys.stdout.flush()))
    _delivered.append(name)


def spell_out_characters() -> None:
    """Write `EUR` for a sign that a small encoding lacks, letters without accents, and so on."""
    for stream in (sys.stdout, sys.stderr):
        _spell_out(stream)


def _spell_out(stream: TextIO) -> None:
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure and not _is_unicode(stream):
        from passion_cli.language import narrow_encodings

        narrow_encodings.register()
        reconfigure(errors=narrow_encodings.HANDLER)


def has_delivered() -> bool:
    """Tell whether standard output holds a report already: a second document would spoil it."""
    return bool(_delivered)


def stand_in_for_closed_output() -> None:
    """Put a stream that refuses to be written in the place of a closed standard output.

    Then help, which the parser prints, fails as reports do, and no file is opened as output.
    """
    if sys.stdout is None:
        sys.stdout = os.fdopen(os.open(os.devnull, os.O_RDONLY), "w", encoding="utf-8")


def translated(action: Callable[[], object]) -> None:
    """Run an action on standard output and name what can go wrong with it."""
    try:
        action()
    except BrokenPipeError as error:
        forget_output()
        raise ReaderGoneError from error
    except (OSError, ValueError) as error:
        forget_output()
        raise refused(error) from error


def refused(error: Exception) -> DiskError:
    """Return what to say when standard output cannot be written."""
    closed = getattr(error, "errno", None) in (None, errno.EBADF)
    reason = "closed" if closed else getattr(error, "strerror", "")
    return DiskError.of("stdout_refused", reason=reason)


def forget_output() -> None:
    """Point standard output nowhere, so that closing it at exit cannot fail again."""
    with suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def is_shown() -> bool:
    """Tell whether standard output is a terminal, which shows what is written to it."""
    return bool(sys.stdout and sys.stdout.isatty())


def note(text: str) -> None:
    """Write one line to standard error; where that is closed, nobody is there to tell."""
    _write_line(without_commands(text) if is_read_for_commands() else text)


def command(text: str) -> None:
    """Write a command to a CI runner, made by us, in which no text from outside is another."""
    _write_line(hashes_apart(text))


def _write_line(text: str) -> None:
    if sys.stderr is None:
        return
    with suppress(OSError, ValueError):
        reconfigure = getattr(sys.stderr, "reconfigure", None)
        if reconfigure and sys.stderr.errors == "strict":
            reconfigure(errors="backslashreplace")
        _spell_out(sys.stderr)
        for line in _wrapped(text):
            sys.stderr.write(line + "\n")
        sys.stderr.flush()


def program() -> list[str]:
    """Return how the program was called, as a person would type it."""
    called = sys.argv[0] if sys.argv else "passion"
    name = os.path.basename(called)  # noqa: PTH119 - text only
    if name == "__main__.py":
        return [os.path.basename(sys.executable or "python"), "-m", "passion_cli"]  # noqa: PTH119
    return [name if shutil.which(name) else called]


def _wrapped(text: str) -> list[str]:
    """Wrap a text for a person at a terminal; a line that is a command stays whole."""
    if not sys.stderr.isatty():
        return [text]
    from passion_cli.language.typography import wrap

    lines = text.split("\n")
    return [
        part
        for line in lines
        for part in (
            [line] if line.startswith(COMMAND) else wrap(line, width(os.environ), long_words=False)
        )
    ]


def is_interactive() -> bool:
    """Tell whether a person sits at both ends."""
    streams = (sys.stdin, sys.stdout)
    try:
        return all(stream is not None and stream.isatty() for stream in streams)
    except ValueError:
        return False


def has_lost_terminal() -> bool:
    """Tell whether the terminal that the keys came from was closed."""
    try:
        import termios

        termios.tcgetattr(0)
    except ImportError:
        return False
    except (OSError, termios.error):
        return True
    return False


def shows_unicode() -> bool:
    """Tell whether standard output can carry more than its own small set of characters."""
    return _is_unicode(sys.stdout)


def _is_unicode(stream: TextIO) -> bool:
    encoding = getattr(stream, "encoding", None) or ""
    return encoding.lower().replace("-", "").startswith("utf")


def wants_colour(choice: str, environment: Mapping[str, str]) -> bool:
    """Decide on colour: the option, NO_COLOR, FORCE_COLOR, then whether it is a terminal."""
    if choice != "auto":
        return choice == "always"
    if environment.get("NO_COLOR"):
        return False
    forced = environment.get("FORCE_COLOR") or environment.get("CLICOLOR_FORCE")
    if forced:
        return forced not in ("0", "false")
    terminal = sys.stdout.isatty()
    return terminal and environment.get("TERM") != "dumb"


def width(environment: Mapping[str, str]) -> int:
    """Return how many columns there are: COLUMNS, the terminal, or 80."""
    asked = environment.get("COLUMNS", "")
    if asked.isdecimal() and int(asked) > 0:
        return max(NARROWEST, min(int(asked), WIDEST))
    with suppress(OSError, ValueError, AttributeError):
        return max(NARROWEST, os.get_terminal_size(sys.stdout.fileno()).columns)
    return WIDTH


def height() -> int:
    """Return how many lines the terminal has, or 24."""
    with suppress(OSError, ValueError, AttributeError):
        return os.get_terminal_size(sys.stdout.fileno()).lines or HEIGHT
    return HEIGHT
