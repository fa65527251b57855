"""`passion schema`: the published formats as JSON Schema."""

import json

from passion_cli.cli import options, streams
from passion_cli.cli.session import choice
from passion_cli.services.schemas import SHAPES, schema_of


def schema(kind: options.Kind) -> None:
    """Print one JSON Schema."""
    document = schema_of(choice("KIND", kind, tuple(SHAPES)))
    streams.write_out(json.dumps(document, indent=2, ensure_ascii=False) + "\n")
