"""What a command line asks for, read by the very parser that runs it, as far as it can be read."""

import os
from collections.abc import Sequence
from typing import Any, NamedTuple

from passion_cli.cli import streams
from passion_cli.cli.registry import COMMANDS, HELP_NAMES, PROGRAM, build, speak
from passion_cli.cli.streams import ITS_NAMES
from passion_cli.errors import ExitCode
from passion_cli.language.locales import Language, choose_language

COMPLETING = f"_{PROGRAM.upper()}_COMPLETE"
"""Set by the shell when it asks what to offer after Tab."""
WITHOUT_TEXTS = "schema"
"""The command that has no option `--lang`: it prints no text."""
LENIENT = {
    "resilient_parsing": True,
    "ignore_unknown_options": True,
    "allow_extra_args": True,
}


class Invocation(NamedTuple):
    """A command line: the commands built for it, and what matters if it fails.

    `document` is the format that standard output is to hold, or nothing.
    """

    arguments: Sequence[str]
    command: Any
    language: Language
    document: str
    github: bool

    @classmethod
    def read(cls, arguments: Sequence[str]) -> "Invocation":
        """Build the commands and look at what can be read of the options."""
        arguments, first = moved(arguments)
        command = build(arguments, every=COMPLETING in os.environ)
        given = _options(command, arguments)
        language = choose_language(given.get("lang") or first, os.environ)
        speak(command, language)
        outputs = given.get("output") or ()
        to_stdout = not outputs or any(path in ITS_NAMES for path in outputs)
        wanted = given.get("output_format") or given.get("cases_format")
        document = wanted if to_stdout else ""
        return cls(arguments, command, language, document or "", bool(given.get("github")))

    @property
    def named(self) -> str:
        """The program with the command that was named, as far as there is such a command."""
        words, command = [PROGRAM], self.command
        for each in self.arguments:
            command = getattr(command, "commands", {}).get(each)
            if command is None:
                break
            words.append(each)
        return " ".join(words)

    def run(self) -> Any:
        """Run the command and return what it returns; without one, say which there are."""
        if not self.arguments and COMPLETING not in os.environ:
            from passion_cli.cli.start_page import start_page

            streams.write_out(start_page(self.language, streams.width(os.environ)))
            return ExitCode.OK
        return self.command(args=list(self.arguments), prog_name=PROGRAM, standalone_mode=False)


def moved(arguments: Sequence[str]) -> tuple[list[str], str | None]:
    """Move `--lang` and `--plain` from before the command to behind its name.

    Return the arguments, and the language that was asked for. What has no such option takes it
    from the environment.
    """
    rest, language, plain = _opening(arguments)
    words = _command_words(rest)
    name = " ".join(rest[:words])
    if name == WITHOUT_TEXTS or name not in _names():
        rest, language = _without_language(rest, language)
        os.environ.update({"PASSION_LANG": language} if language else {})
        os.environ.update({"PASSION_PLAIN": "1"} if plain else {})
        return rest, language
    if plain and name != "check":
        os.environ["PASSION_PLAIN"], plain = "1", False
    more = [*(["--lang", language] if language else []), *(["--plain"] if plain else [])]
    return [*rest[:words], *more, *rest[words:]], language


def _opening(arguments: Sequence[str]) -> tuple[list[str], str | None, bool]:
    """Take `--lang` and `--plain` from the start: the rest, the language, and whether plain."""
    rest, language, plain = list(arguments), None, False
    while rest and (rest[0] in {"--lang", "--plain"} or rest[0].startswith("--lang=")):
        word = rest.pop(0)
        if word == "--plain":
            plain = True
        elif "=" in word:
            language = word.partition("=")[2]
        elif rest:
            language = rest.pop(0)
        else:
            return list(arguments), None, False
    return rest, language, plain


def _without_language(
    arguments: Sequence[str], language: str | None
) -> tuple[list[str], str | None]:
    """Take `--lang` out, wherever it stands; the last one counts."""
    rest, every = [], iter(arguments)
    for each in every:
        if each.startswith("--lang="):
            language = each.partition("=")[2]
        elif each != "--lang" or (value := next(every, None)) is None:
            rest.append(each)
        else:
            language = value
    return rest, language


def _names() -> set[str]:
    return {command.name for command in COMMANDS}


def _command_words(arguments: Sequence[str]) -> int:
    """Return how many of the first arguments are the name of a command."""
    names = _names()
    for number in (2, 1):
        if " ".join(arguments[:number]) in names or (
            number == 1 and any(name.split()[0] == "".join(arguments[:1]) for name in names)
        ):
            return min(number, len(arguments))
    return 0


def _options(command: Any, arguments: Sequence[str]) -> dict[str, Any]:
    """Return the options of a command line as they are written; what is unknown is passed over."""
    context = command.context_class(command, help_option_names=HELP_NAMES, **LENIENT)
    given, rest, _ = command.make_parser(context).parse_args(args=list(arguments))
    sub = getattr(command, "commands", {}).get(rest[0]) if rest else None
    return {**given, **(_options(sub, rest[1:]) if sub else {})}
