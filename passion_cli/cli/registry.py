"""Every command by its name, put together with its help in the language of the person."""

import gettext
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from types import SimpleNamespace
from typing import Any, NamedTuple

import typer

from passion_cli import __version__
from passion_cli.cli import streams
from passion_cli.language.catalogue import has_text, say
from passion_cli.language.locales import Language

PROGRAM = "passion"
HELP_NAMES = ["-h", "--help"]
PANELS_FROM = 60
"""From so many columns on, help is drawn in panels: narrower ones cut names."""
PAGE_HEADINGS = ("Arguments", "Options", "Commands")
PAGE_WORDS = (*PAGE_HEADINGS, "[required]", "required")
"""What Typer writes on a help page by itself."""


class Command(NamedTuple):
    """One command: its name, and where its function is; its help is `help.<name>`.

    A name of two words is a command of a group; a group may do something by itself. `listed`
    is off for names that are kept for scripts only.
    """

    name: str
    module: str
    function: str
    listed: bool = True

    @property
    def group(self) -> str:
        """The group it belongs to, or nothing."""
        return self.name.rpartition(" ")[0]

    @property
    def word(self) -> str:
        """The last word of its name."""
        return self.name.rpartition(" ")[2]

    def load(self) -> Callable[..., None]:
        """Import the module and return the function."""
        module = import_module(f"passion_cli.cli.commands.{self.module}")
        return getattr(module, self.function)  # type: ignore[no-any-return]


COMMANDS = (
    Command("check", "check", "check"),
    Command("report", "report", "report"),
    Command("open", "open", "open_page"),
    Command("history", "history", "list_checks"),
    Command("history show", "history", "show"),
    Command("history report", "history", "show", listed=False),
    Command("history delete", "history", "delete"),
    Command("history export", "history", "export"),
    Command("history import", "history", "import_checks"),
    Command("compare", "compare", "compare"),
    Command("whatif", "whatif", "whatif"),
    Command("plan", "plan", "plan"),
    Command("cohort", "cohort", "cohort"),
    Command("form", "form", "form"),
    Command("brief", "brief", "brief"),
    Command("explain", "explain", "explain"),
    Command("rules list", "rules", "list_rules"),
    Command("rules show", "rules", "show"),
    Command("rules new", "new_rules", "new"),
    Command("rules check", "rules", "check"),
    Command("rules test", "rules", "run_cases"),
    Command("schema", "schema", "schema"),
    Command("answers template", "answers", "template"),
    Command("answers check", "answers", "check"),
    Command("answers import", "answers", "import_table"),
    Command("answers export", "answers", "export"),
    Command("answers share", "answers", "share_answers"),
    Command("ci github", "ci", "github"),
    Command("about", "about", "about"),
)
"""In the order of the help."""
PANELS = {
    "you": ("check", "report", "open", "history", "compare", "whatif", "plan"),
    "group": ("cohort", "form", "brief"),
    "rulebooks": ("explain", "rules", "schema"),
    "files": ("answers", "ci", "about"),
}
"""For whom each command is, by the first word of its name; `panel.<name>` is the heading."""


def build(arguments: Sequence[str] = (), *, every: bool = False) -> Any:
    """Build the commands; only the one that the arguments name is imported, or `every` one."""
    width = streams.width(os.environ)
    is_narrow = width < PANELS_FROM
    app = typer.Typer(
        rich_markup_mode="rich" if sys.stdout.isatty() and not is_narrow else None,
        pretty_exceptions_enable=False,
        context_settings={
            "help_option_names": HELP_NAMES,
            **({"terminal_width": width - 1} if is_narrow else {}),
        },
        no_args_is_help=True,
    )
    app.callback()(_root)
    groups = {"": app}
    first = {command.name.split()[0] for command in COMMANDS} & set(arguments[:1])
    for command in COMMANDS:
        if first and command.name.split()[0] not in first:
            continue
        if command.group not in groups:
            groups[command.group] = _add_group(app, command.group, None)
        if any(each.group == command.name for each in COMMANDS):
            groups[command.name] = _add_group(
                app, command.name, _function(command, arguments, every=every)
            )
        else:
            add = groups[command.group].command(command.word, hidden=not command.listed)
            add(_function(command, arguments, every=every))
    return typer.main.get_command(app)


def _add_group(app: typer.Typer, name: str, alone: Callable[..., None] | None) -> typer.Typer:
    """Add a group; `alone` is what it does when no command is named."""
    group = typer.Typer(no_args_is_help=alone is None, invoke_without_command=alone is not None)
    if alone is not None:
        group.callback(invoke_without_command=True)(alone)
    app.add_typer(group, name=name)
    return group


def _function(command: Command, arguments: Sequence[str], *, every: bool) -> Callable[..., None]:
    """Return the function of a command that is named, and a stand-in for all others."""
    first, *others = command.name.split()
    named = [first] == list(arguments[:1]) and set(others) <= set(arguments[1:])
    return command.load() if named or every else _not_loaded


def _not_loaded() -> None:
    """Stand in for a command that the arguments do not name."""


def _version(context: typer.Context, *, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        streams.write_out(f"{PROGRAM} {__version__}\n")
        raise typer.Exit


def _root(
    *,
    version: bool = typer.Option(
        False,
        "--version",
        "-V",
        callback=lambda context, value: _version(context, wanted=value),
        is_eager=True,
    ),
    lang_first: str | None = typer.Option(None, "--lang", metavar="LANG"),
    plain_first: bool = typer.Option(False, "--plain"),
) -> None:
    """Hold the options of the program itself; `--lang` and `--plain` are moved to the command."""


def speak(command: Any, language: Language) -> None:
    """Give every command and option its help in the language of the person.

    Headings of a help page are Typer's own words; it asks gettext for them.
    """
    words = {word: say(language, f"help_page.{word.lower()}") for word in PAGE_WORDS}
    if command.rich_markup_mode is None:
        words |= {word: headed(words[word], language) for word in PAGE_HEADINGS}
    vars(gettext)["dgettext"] = lambda _domain, text: words.get(text, text)
    fill_help(command, language)
    _group_commands(command, language)


def headed(heading: str, language: Language) -> str:
    """Return a heading as it stands before a colon, which French sets apart."""
    colon = say(language, "report.label", label=heading)
    return colon.removesuffix(":")


def _group_commands(command: Any, language: Language) -> None:
    """Put the commands under a heading for each kind of use, in panels and in plain text."""
    panels = {say(language, f"panel.{key}"): words for key, words in PANELS.items()}
    for heading, words in panels.items():
        for word in words:
            if word in command.commands:
                command.commands[word].rich_help_panel = heading

    def format_commands(_context: Any, formatter: Any) -> None:
        width = formatter.width - 6 - max(map(len, command.commands))
        for heading, words in panels.items():
            known = {word: command.commands[word] for word in words if word in command.commands}
            with formatter.section(headed(heading, language)):
                formatter.write_dl(
                    [(word, each.get_short_help_str(width)) for word, each in known.items()]
                )

    command.format_commands = format_commands


def fill_help(command: Any, language: Language, path: str = "help") -> None:
    """Give a command, its options and the commands below it their help."""
    _fill_usage(command, language)
    command.help = command.short_help = say(language, path)
    help_option = command.get_help_option(SimpleNamespace(help_option_names=HELP_NAMES))
    for parameter in (*command.params, help_option):
        own = f"{path.replace('help', 'option', 1)}.{parameter.name}"
        key = own if has_text(own) else f"option.{parameter.name}"
        parameter.help = say(language, key) if has_text(key) else parameter.help
        place = f"metavar.{str(parameter.metavar).lower()}"
        parameter.metavar = say(language, place) if has_text(place) else parameter.metavar
        _hide_python_type(parameter)
    for name, sub in getattr(command, "commands", {}).items():
        fill_help(sub, language, f"{path}.{name}")


def _hide_python_type(parameter: Any) -> None:
    """Leave out `<bool>` of a switch and `<list[str]>` of an argument: their names say it."""
    if parameter.param_type_name == "argument" or parameter.is_flag:
        parameter.display_type_rich = lambda **_context: None


def _fill_usage(command: Any, language: Language) -> None:
    """Say how a command is used; Typer has that word in English only."""

    def format_usage(context: Any, formatter: Any) -> None:
        pieces = " ".join(command.collect_usage_pieces(context))
        prefix = f"{say(language, 'help_page.usage')} "
        formatter.write_usage(context.command_path, pieces, prefix=prefix)

    command.format_usage = format_usage
    if hasattr(command, "commands"):
        command.subcommand_metavar = say(language, "help_page.subcommand")


def walk(command: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Yield every command as `.rules.check`, those that are not listed left out."""
    yield path, command
    for name, sub in getattr(command, "commands", {}).items():
        if not sub.hidden:
            yield from walk(sub, f"{path}.{name}")
