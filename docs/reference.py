"""Write docs/reference.md: every command, option, format and exit code, from the program."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from passion_cli.cli.registry import PANELS, build, fill_help, walk
from passion_cli.errors import ExitCode
from passion_cli.language.catalogue import say
from passion_cli.reports.formats import SUFFIXES
from passion_cli.services.schemas import SHAPES

PAGE = Path(__file__).parent / "reference.md"
INTRODUCTION = """# Every command, option, format and exit code

This page is made from the program by `python docs/reference.py`; a test holds the two together.
Every command has `--help` (or `-h`), in English and French, and `--lang` and `--plain` may also
come before it. `passion --install-completion` makes Tab complete commands, options, rules and
questions.
"""
CODES = {
    ExitCode.OK: "done, and every requirement is met (also when the reader of a pipe left early)",
    ExitCode.GATE: "a requirement is missed, said on standard error; the report was still produced",
    ExitCode.INPUT: "bad usage or bad input: nothing was scored",
    ExitCode.BUG: "a bug in passion: one line, no answer quoted",
    ExitCode.DISK: "the disk or a stream refused (full, read-only, closed): old files are intact",
    ExitCode.HUNG_UP: "hung up: the answers so far are saved",
    ExitCode.INTERRUPTED: "interrupted: the answers so far are saved",
    ExitCode.TERMINATED: "terminated: the answers so far are saved",
}
READ = ("rules", "answers", "map", "cases")
"""The formats that are read; the others are written."""


def page() -> str:
    """Return the whole page."""
    command = build(every=True)
    fill_help(command, "en")
    return "\n".join([INTRODUCTION, *_commands(command), *_formats(), *_codes(), *_schemas()])


def _commands(root: Any) -> Iterator[str]:
    every = dict(walk(root))
    for panel, words in PANELS.items():
        yield f"## {say('en', f'panel.{panel}')}\n"
        for word in words:
            for path, command in every.items():
                if path.split(".")[1:2] == [word] and not command.hidden:
                    yield from _command(path, command)


def _command(path: str, command: Any) -> Iterator[str]:
    words = ["passion", *path.split(".")[1:]]
    arguments = [each for each in command.params if each.param_type_name == "argument"]
    usage = " ".join([*words, *(_argument(each) for each in arguments)])
    if getattr(command, "commands", None) and not command.invoke_without_command:
        return
    yield f"### `{usage}`\n\n{command.help}\n"
    rows = [_option(each) for each in command.params if each.param_type_name == "option"]
    if rows:
        yield "\n".join(["| option | meaning |", "|---|---|", *rows]) + "\n"


def _argument(argument: Any) -> str:
    name = str(argument.metavar or argument.name).strip("[]") + (
        "..." if argument.nargs < 0 else ""
    )
    return name if argument.required else f"[{name}]"


def _option(option: Any) -> str:
    place = "" if option.is_flag else f" {option.metavar}"
    names = ", ".join(f"`{name}{place}`" for name in sorted(option.opts, key=len, reverse=True))
    return f"| {names} | {option.help} |"


def _formats() -> Iterator[str]:
    rows = [
        f"| `{name}` | {', '.join(f'`{end}`' for end in ends)} |" for name, ends in SUFFIXES.items()
    ]
    yield "## Formats\n"
    yield (
        "A suffix decides the format of its file; `--format` decides for standard output and for\n"
        "files whose suffix names no format. The same input gives the same bytes;\n"
        "`SOURCE_DATE_EPOCH` sets the date.\n"
    )
    yield "\n".join(["| format | suffixes |", "|---|---|", *rows]) + "\n"
    yield "`passion answers export` writes Parquet (`.parquet`).\n"


def _codes() -> Iterator[str]:
    yield "## Exit codes\n"
    rows = [f"| {int(code)} | {CODES[code]} |" for code in ExitCode]
    yield "\n".join(["| code | meaning |", "|---|---|", *rows]) + "\n"
    yield "Where several apply, the first of 3, 4, 2, 1 wins.\n"


def _schemas() -> Iterator[str]:
    yield "## JSON and YAML formats\n"
    yield (
        "`passion schema KIND` prints the JSON Schema of each. A field is never renamed or\n"
        "removed inside `/1`. With `--format json`, standard output is one JSON document whatever\n"
        "happens: the report, or the problems (`passion-problems/1`).\n"
    )
    names = {"rules": "rulebook"}
    ways = {True: "read", False: "written"}
    rows = [
        f"| `{kind}` | `passion-{names.get(kind, kind)}/1` | {ways[kind in READ]} |"
        for kind in SHAPES
    ]
    yield "\n".join(["| kind | format | |", "|---|---|---|", *rows]) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    sys.stdout.write(f"{PAGE.name} is written\n")
