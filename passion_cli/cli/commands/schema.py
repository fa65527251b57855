"""`passion schema`: the published shapes as JSON Schema."""

from typing import Annotated

import typer

from passion_cli.cli import streams
from passion_cli.cli.completion import _starting
from passion_cli.cli.session import choice

SCHEMAS = ("rules", "answers", "report", "cohort", "map")

Kind = Annotated[
    str,
    typer.Argument(
        metavar="KIND", autocompletion=lambda incomplete: _starting(SCHEMAS, incomplete)
    ),
]


def schema(kind: Kind) -> None:
    """Print one JSON Schema."""
    import json

    from passion_cli.services.schemas import schema_of

    document = schema_of(choice("KIND", kind, SCHEMAS))
    streams.write_out(json.dumps(document, indent=2, ensure_ascii=False) + "\n")
