"""How a verdict ends a command: what is missed is said on standard error, and the code is 1."""

import typer

from passion_cli.cli import streams
from passion_cli.errors import ExitCode
from passion_cli.services.verdict import Verdict


def note_verdict(verdict: Verdict, *, errors: bool = True) -> None:
    """Say what is missed, line by line; `errors` adds what could not be read."""
    for line in verdict.lines(errors=errors):
        streams.note(line)


def end_with(verdict: Verdict) -> None:
    """End the command with the gate's code where a requirement is missed."""
    if not verdict.met:
        raise typer.Exit(ExitCode.GATE)
