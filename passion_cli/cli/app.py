"""One command line from its words to its exit code, and every way it can end."""

import errno
import os
import signal
import sys
from collections.abc import Sequence
from types import FrameType

from passion_cli.cli import streams
from passion_cli.cli.registry import PROGRAM, build
from passion_cli.cli.failures import Failure, usage_errors
from passion_cli.errors import DiskError, ExitCode, PassionError
from passion_cli.language import choose_language

OUTPUT_REFUSED = {errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EBADF}
"""What Typer lets through when its help cannot be written; all else is translated by us."""


def run(arguments: Sequence[str]) -> int:
    """Run one command line and return the code to exit with."""
    language = choose_language(_asked_language(arguments), os.environ)
    _catch_signals()
    try:
        code = build(language, arguments)(
            args=list(arguments), prog_name=PROGRAM, standalone_mode=False
        )
        streams.translated(lambda: sys.stdout is None or sys.stdout.flush())
    except streams.ReaderGoneError:
        return ExitCode.OK
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except SystemExit as error:
        return _typer_exit(error)
    except Exception as error:  # noqa: BLE001 - the last line of defence, published as code 3
        return _tell(Failure(language, arguments), error)
    return int(code or 0)


def _tell(failure: Failure, error: Exception) -> int:
    match error:
        case PassionError():
            return failure.tell(error)
        case OSError(errno=number) if number in OUTPUT_REFUSED:
            streams.forget_output()
            return failure.tell(DiskError.of("stdout_refused", reason=error.strerror))
        case _ if isinstance(error, usage_errors()):
            return failure.tell_usage(error)
        case _:
            return failure.tell_bug(error)


def _typer_exit(error: SystemExit) -> int:
    """Typer ends with 1 when the reader of its help went away: that is 0 here."""
    code = error.code if isinstance(error.code, int) else 0
    return ExitCode.OK if code == 1 else code


def _catch_signals() -> None:
    """Let a hang-up or a termination unwind, so that the terminal is restored."""
    for name in ("SIGHUP", "SIGTERM"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _end)


def _end(number: int, _frame: FrameType | None) -> None:
    raise SystemExit(128 + number)


def _asked_language(arguments: Sequence[str]) -> str | None:
    for position, argument in enumerate(arguments):
        if argument.startswith("--lang="):
            return argument.removeprefix("--lang=")
        if argument == "--lang" and position + 1 < len(arguments):
            return arguments[position + 1]
    return None
