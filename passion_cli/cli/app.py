"""One command line from its words to its exit code, and every way it can end."""

import errno
import signal
import sys
from collections.abc import Sequence
from types import FrameType

from passion_cli.cli import streams
from passion_cli.cli.failures import Failure, usage_errors
from passion_cli.cli.invocation import Invocation
from passion_cli.errors import ExitCode, PassionError

OUTPUT_REFUSED = {errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EBADF}
"""What Typer lets through when its help cannot be written; all else is translated by us."""


def run(arguments: Sequence[str]) -> int:
    """Run one command line and return the code to exit with."""
    _catch_signals()
    streams.stand_in_for_closed_output()
    terminal = streams.is_interactive()
    try:
        code = _run(Invocation.read(arguments))
    finally:
        _close_history()
    gone = code == ExitCode.DISK and terminal and streams.has_lost_terminal()
    return ExitCode.HUNG_UP if gone else code


def _run(invocation: Invocation) -> int:
    try:
        code = invocation.run()
        streams.translated(sys.stdout.flush)
    except streams.ReaderGoneError:
        return ExitCode.OK
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except SystemExit as error:
        return _typer_exit(error)
    except Exception as error:  # noqa: BLE001 - the last line of defence, published as code 3
        return _report(Failure(invocation), error)
    return int(code or 0)


def _report(failure: Failure, error: Exception) -> int:
    match error:
        case PassionError():
            return failure.report(error)
        case OSError(errno=number) if number in OUTPUT_REFUSED:
            streams.forget_output()
            return failure.report(streams.refused(error))
        case _ if isinstance(error, usage_errors()):
            return failure.report_usage(error)
        case _:
            return failure.report_bug(error)


def _typer_exit(error: SystemExit) -> int:
    """Typer ends with 1 when the reader of its help went away: that is 0 here."""
    code = error.code if isinstance(error.code, int) else 0
    return ExitCode.OK if code == 1 else code


def _close_history() -> None:
    """Close the history, where a command opened it."""
    database = sys.modules.get("passion_cli.storage.history.database")
    if database is not None:
        database.close_all()


def _catch_signals() -> None:
    """Let what ends a program from outside unwind, so that the terminal is restored."""
    for name in ("SIGHUP", "SIGTERM", "SIGQUIT"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _end)


def _end(number: int, _frame: FrameType | None) -> None:
    if number == getattr(signal, "SIGQUIT", None):
        raise KeyboardInterrupt
    raise SystemExit(128 + number)
