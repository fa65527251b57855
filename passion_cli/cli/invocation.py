"""What a command line asks for, read by the very parser that runs it, as far as it can be read."""

import os
from collections.abc import Sequence
from typing import Any, NamedTuple

from passion_cli.cli.registry import HELP_NAMES, PROGRAM, build, speak
from passion_cli.cli.streams import ITS_NAMES
from passion_cli.language.locales import choose_language
from passion_cli.language.voice import Voice

COMPLETING = f"_{PROGRAM.upper()}_COMPLETE"
"""Set by the shell when it asks what to offer after Tab."""
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
    voice: Voice
    document: str
    github: bool

    @classmethod
    def read(cls, arguments: Sequence[str]) -> "Invocation":
        """Build the commands and look at what can be read of the options."""
        command = build(arguments, every=COMPLETING in os.environ)
        given = _options(command, arguments)
        language = choose_language(given.get("lang"), os.environ)
        speak(command, language)
        outputs = given.get("output") or ()
        to_stdout = not outputs or any(path in ITS_NAMES for path in outputs)
        document = given.get("output_format") if to_stdout else ""
        return cls(arguments, command, Voice(language), document or "", bool(given.get("github")))

    def run(self) -> Any:
        """Run the command and return what it returns."""
        return self.command(args=list(self.arguments), prog_name=PROGRAM, standalone_mode=False)


def _options(command: Any, arguments: Sequence[str]) -> dict[str, Any]:
    """Return the options of a command line as they are written; what is unknown is passed over."""
    context = command.context_class(command, help_option_names=HELP_NAMES, **LENIENT)
    given, rest, _ = command.make_parser(context).parse_args(args=list(arguments))
    sub = getattr(command, "commands", {}).get(rest[0]) if rest else None
    return {**given, **(_options(sub, rest[1:]) if sub else {})}
