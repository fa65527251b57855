"""Numbers and documents as JSON writes them."""

import json
from decimal import Decimal
from fractions import Fraction


def raw(value: object) -> object:
    """Return a value as JSON writes it: exact numbers whole where they are, lists for tuples."""
    match value:
        case Fraction() | Decimal():
            return int(value) if value == int(value) else float(value)
        case tuple():
            return list(value)
        case _:
            return value


def document(data: object) -> str:
    """Return plain data as one JSON document, indented, in readable characters."""
    return json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
