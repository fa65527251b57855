"""The commands put together, and every way they can end."""

import errno
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from types import FrameType, SimpleNamespace
from typing import Any

import typer

from passion_cli import __version__
from passion_cli.cli import about, answers, check, explain, rules, schema, streams
from passion_cli.cli.failures import Failure, usage_errors
from passion_cli.errors import DiskError, ExitCode, PassionError
from passion_cli.language import Language, choose_language
from passion_cli.language.words import CATALOGUE, say

PROGRAM = "passion"
HELP_NAMES = ["-h", "--help"]
OUTPUT_REFUSED = {errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EBADF}
"""What Typer lets through when its help cannot be written; all else is translated by us."""


def run(arguments: Sequence[str]) -> int:
    """Run one command line and return the code to exit with."""
    language = choose_language(_asked_language(arguments), os.environ)
    _catch_signals()
    try:
        code = _command(language)(args=list(arguments), prog_name=PROGRAM, standalone_mode=False)
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


def _version(*, wanted: bool) -> None:
    if wanted:
        streams.write_out(f"{PROGRAM} {__version__}\n")
        raise typer.Exit


def _command(language: Language) -> Any:
    terminal = sys.stdout is not None and sys.stdout.isatty()
    settings = {"help_option_names": HELP_NAMES}
    app = typer.Typer(
        rich_markup_mode="rich" if terminal else None,
        pretty_exceptions_enable=False,
        context_settings=settings,
        no_args_is_help=True,
    )
    app.callback()(_root)
    app.command("check")(check.check)
    app.command("report")(check.report)
    app.command("explain")(explain.explain)
    for name, group in (("rules", rules.COMMANDS), ("answers", answers.COMMANDS)):
        app.add_typer(_group(group), name=name)
    app.command("schema")(schema.schema)
    app.command("about")(about.about)
    command = typer.main.get_command(app)
    _fill_help(command, language)
    return command


def command_tree() -> list[tuple[str, list[str]]]:
    """Return every command as `.rules.check`, with the names of its parameters."""
    return [(path, [each.name for each in command.params]) for path, command in _walk()]


def option_names() -> set[str]:
    """Return every option of every command as it is typed."""
    parameters = [each for _, command in _walk() for each in command.params]
    return {name for each in parameters for name in each.opts if name.startswith("-")}


def _walk(command: Any = None, path: str = "") -> Iterator[tuple[str, Any]]:
    command = command or _command("en")
    yield path, command
    for name, sub in getattr(command, "commands", {}).items():
        yield from _walk(sub, f"{path}.{name}")


def _group(commands: dict) -> typer.Typer:  # type: ignore[type-arg]
    group = typer.Typer(no_args_is_help=True)
    for name, function in commands.items():
        group.command(name)(function)
    return group


def _root(
    *,
    version: bool = typer.Option(
        False, "--version", "-V", callback=lambda value: _version(wanted=value), is_eager=True
    ),
) -> None:
    """Hold the options of the program itself."""


def _fill_help(command, language: Language, path: str = "help") -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001 - as above
    """Give every command and option its help in the language of the person."""
    command.help = command.short_help = say(language, path)
    command.epilog = say(language, f"{path}.epilog") if f"{path}.epilog" in CATALOGUE else None
    help_option = command.get_help_option(SimpleNamespace(help_option_names=HELP_NAMES))
    for parameter in (*command.params, help_option):
        key = f"option.{parameter.name}"
        parameter.help = say(language, key) if key in CATALOGUE else parameter.help
    for name, sub in getattr(command, "commands", {}).items():
        _fill_help(sub, language, f"{path}.{name}")
