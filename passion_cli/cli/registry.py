"""The commands put together, with their help in the language of the person."""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from types import SimpleNamespace
from typing import Any

import typer

from passion_cli import __version__
from passion_cli.cli import streams
from passion_cli.language import Language
from passion_cli.language.catalogue import CATALOGUE, say

PROGRAM = "passion"
HELP_NAMES = ["-h", "--help"]
LEAVES = {
    "check": "check",
    "report": "check",
    "open": "pages:open_page",
    "compare": "journey",
    "whatif": "journey",
    "brief": "journey",
    "plan": "plan",
    "cohort": "cohort",
    "form": "pages",
    "explain": "explain",
    "schema": "schema",
    "about": "about",
}
"""Commands and the modules they stand in, with the function where its name is another."""
GROUPS = {"history": "history", "rules": "rules", "answers": "answers", "ci": "ci"}
"""Groups of commands and their modules."""
NAMES = (
    "check", "report", "open", "history", "compare", "whatif", "plan", "brief", "cohort", "form",
    "explain", "rules", "answers", "schema", "ci", "about",
)  # fmt: skip


def build(language: Language, arguments: Sequence[str] = ()) -> Any:
    """Build the one command that the arguments name, or all of them."""
    terminal = sys.stdout is not None and sys.stdout.isatty()
    app = typer.Typer(
        rich_markup_mode="rich" if terminal else None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": HELP_NAMES},
        no_args_is_help=True,
    )
    app.callback()(_root)
    for name in arguments[:1] if set(arguments[:1]) & set(NAMES) else NAMES:
        _add(app, name)
    command = typer.main.get_command(app)
    _fill_help(command, language)
    return command


def _add(app: typer.Typer, name: str) -> None:
    """Import a command and add it; each is loaded only where it is asked for."""
    if name in GROUPS:
        module = import_module(f"passion_cli.cli.commands.{GROUPS[name]}")
        app.add_typer(_group(module.COMMANDS, getattr(module, "ALONE", None)), name=name)
    else:
        place, _, function = LEAVES[name].partition(":")
        module = import_module(f"passion_cli.cli.commands.{place}")
        app.command(name)(getattr(module, function or name))


def _group(
    commands: Mapping[str, Callable[..., None]], alone: Callable[..., None] | None
) -> typer.Typer:
    """Make a group; `alone` is what it does when no command is named."""
    group = typer.Typer(no_args_is_help=alone is None, invoke_without_command=alone is not None)
    if alone is not None:
        group.callback(invoke_without_command=True)(alone)
    for name, function in commands.items():
        group.command(name)(function)
    return group


def _version(*, wanted: bool) -> None:
    if wanted:
        streams.write_out(f"{PROGRAM} {__version__}\n")
        raise typer.Exit


def _root(
    *,
    version: bool = typer.Option(
        False, "--version", "-V", callback=lambda value: _version(wanted=value), is_eager=True
    ),
) -> None:
    """Hold the options of the program itself."""


def _fill_help(command: Any, language: Language, path: str = "help") -> None:
    """Give every command and option its help in the language of the person."""
    command.help = command.short_help = say(language, path)
    help_option = command.get_help_option(SimpleNamespace(help_option_names=HELP_NAMES))
    for parameter in (*command.params, help_option):
        own = f"{path.replace('help', 'option', 1)}.{parameter.name}"
        key = own if own in CATALOGUE else f"option.{parameter.name}"
        parameter.help = say(language, key) if key in CATALOGUE else parameter.help
    for name, sub in getattr(command, "commands", {}).items():
        _fill_help(sub, language, f"{path}.{name}")


def command_tree() -> list[tuple[str, list[str]]]:
    """Return every command as `.rules.check`, with the names of its parameters."""
    return [(path, [each.name for each in command.params]) for path, command in _walk()]


def option_names() -> set[str]:
    """Return every option of every command as it is typed."""
    parameters = [each for _, command in _walk() for each in command.params]
    return {name for each in parameters for name in each.opts if name.startswith("-")}


def _walk(command: Any = None, path: str = "") -> Iterator[tuple[str, Any]]:
    command = command or build("en")
    yield path, command
    for name, sub in getattr(command, "commands", {}).items():
        yield from _walk(sub, f"{path}.{name}")
