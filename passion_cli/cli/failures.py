"""How every failure ends: one line per problem, and one document where that was asked."""

import os
import re
from collections.abc import Sequence
from contextlib import suppress
from typing import NamedTuple

import typer

from passion_cli.cli import streams
from passion_cli.cli.invocation import Invocation
from passion_cli.errors import DiskError, ExitCode, PassionError, Problem, shortened
from passion_cli.language.catalogue import explain, explain_apart, say
from passion_cli.language.typography import clean

FORMAT = "passion-problems/1"
SAID_BY_TYPER = {
    "option_argument": r"Option '(.*?)' requires an argument\.",
    "option_alone": r"Option '(.*?)' does not take a value\.",
    "too_many_arguments": r"Got unexpected extra arguments? ?\(?s?\)? ?\((.*)\)",
}
"""What Typer says in English only, by the problem that it is."""
LISTED_BY = dict.fromkeys(
    ("requirement", "requirement_name", "unknown_name", "missing_name"), "passion rules list"
)
"""Which command lists the allowed values, where they are too many for a line."""
MEANT_AND_ALLOWED = 3
"""So many lines has a problem that names what was meant and every allowed value."""


def usage_errors() -> type[Exception]:
    """Return Typer's class for wrong usage, wherever this version keeps it."""
    return next(base for base in typer.BadParameter.__mro__ if base.__name__ == "ClickException")


class Failure(NamedTuple):
    """Reports the failure of one command line."""

    invocation: Invocation

    def report(self, error: PassionError) -> int:
        """Report every problem of an error; return its code."""
        problems = shortened(map(self._for_its_readers, error.problems))
        return self._end(error.code, self._lines(problems), problems)

    def _lines(self, problems: Sequence[Problem]) -> list[str]:
        """Return one line for each problem of a file; those of the command line take several."""
        language = self.invocation.language
        return [
            explain(language, problem) if problem.where else "\n".join(self._apart(problem))
            for problem in problems
        ]

    def _apart(self, problem: Problem) -> list[str]:
        """Return what is wrong in a command line, and the command that lists what is possible."""
        language, lister = self.invocation.language, LISTED_BY.get(problem.key)
        lines = explain_apart(language, problem)
        if lister and len(lines) < MEANT_AND_ALLOWED:
            lines.append(say(language, "note.see_list", command=lister))
        return lines

    def _for_its_readers(self, problem: Problem) -> Problem:
        """Return a problem; where others may read it, what was given is not quoted."""
        public = self.invocation.github or self.invocation.document == "junit"
        return problem.unquoted() if public else problem

    def report_usage(self, error: Exception) -> int:
        """Report wrong usage in our words, with the nearest match and where help is."""
        context = getattr(error, "ctx", None)
        if type(error).__name__ == "NoArgsIsHelpError":
            streams.note(str(error))
            return ExitCode.INPUT
        problem = _usage_problem(error)
        path = context.command_path if context else self.invocation.named
        see_help = say(self.invocation.language, "note.see_help", command=f"{path} --help")
        return self._end(ExitCode.INPUT, [*self._lines((problem,)), see_help], (problem,))

    def report_bug(self, error: Exception) -> int:
        """Admit a bug in one line that quotes no answer; the traceback only on demand."""
        import traceback

        if os.environ.get("PASSION_DEBUG"):
            traceback.print_exception(error)
        frame = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{os.path.basename(frame.filename)}:{frame.lineno}"  # noqa: PTH119 - text only
        line = say(self.invocation.language, "note.bug", kind=type(error).__name__, place=place)
        return self._end(ExitCode.BUG, [line], (Problem("bug"),))

    def _end(self, code: ExitCode, lines: list[str], problems: Sequence[Problem]) -> int:
        for line in "\n".join(lines).split("\n"):
            streams.note(line)
        lines = [" ".join(line.split("\n")) for line in lines]
        if self.invocation.github:
            self._annotate(lines, problems)
        document = "" if streams.has_delivered() else self._document(code, lines, problems)
        if not document:
            return code
        try:
            with suppress(streams.ReaderGoneError):
                streams.write_out(document, self.invocation.document)
        except DiskError as error:
            streams.note(explain(self.invocation.language, error.problems[0]))
            return error.code
        return code

    def _annotate(self, lines: list[str], problems: Sequence[Problem]) -> None:
        from passion_cli.cli.github import annotate, annotation_of
        from passion_cli.language.voice import Voice

        pairs = zip(problems, lines, strict=False)
        annotate(
            Voice(self.invocation.language),
            [annotation_of(problem, line) for problem, line in pairs],
        )

    def _document(self, code: ExitCode, lines: list[str], problems: Sequence[Problem]) -> str:
        """Return what standard output was promised to hold, or nothing."""
        match self.invocation.document:
            case "json":
                return _as_json(code, lines, problems)
            case "junit":
                return _as_junit(lines, problems)
            case _:
                return ""


def _as_json(code: ExitCode, lines: list[str], problems: Sequence[Problem]) -> str:
    import json

    listed = [
        {"key": problem.key, "where": problem.where, "message": line}
        for problem, line in zip(problems, lines, strict=False)
    ]
    document = {"format": FORMAT, "exit_code": int(code), "problems": listed}
    return json.dumps(document, indent=2) + "\n"


def _as_junit(lines: list[str], problems: Sequence[Problem]) -> str:
    from passion_cli.cli.session import today
    from passion_cli.reports.ci.junit import Case, to_junit

    pairs = zip(problems, lines, strict=False)
    cases = [Case("file", problem.where or problem.key, "error", line) for problem, line in pairs]
    return to_junit(cases, today())


def _usage_problem(error: Exception) -> Problem:
    message = clean(str(getattr(error, "format_message", lambda: error)()))
    kind = type(error).__name__
    if kind == "NoSuchOption":
        options = getattr(getattr(error, "ctx", None), "command", None)
        names = (name for each in getattr(options, "params", ()) for name in each.opts)
        allowed = tuple(name for name in names if name.startswith("-"))
        given = clean(str(getattr(error, "option_name", message)))
        return Problem("no_such_option", {"given": given, "allowed": (*allowed, "--help")})
    if kind == "MissingParameter":
        parameter = getattr(error, "param", None)
        key = "missing_name" if getattr(parameter, "name", "") == "name" else "missing_parameter"
        return Problem(key, {"given": getattr(parameter, "metavar", message)})
    for key, pattern in SAID_BY_TYPER.items():
        found = re.fullmatch(pattern, message)
        if found:
            return Problem(key, {"given": found[1]})
    unknown = re.match(r"No such command ['\"](.*?)['\"]", message)
    if unknown:
        commands = getattr(getattr(error, "ctx", None), "command", None)
        allowed = tuple(getattr(commands, "commands", ()))
        return Problem("no_such_command", {"given": unknown[1], "allowed": allowed})
    return Problem("usage", {"message": message})
