"""A map from a form's own words to the rulebook's: columns, and answers; read and proposed."""

import json
from collections.abc import Mapping

from pydantic import Field

from passion_cli.assessment.rulebook.texts import Strict
from passion_cli.storage.source import read_source
from passion_cli.storage.strict_yaml import parse
from passion_cli.storage.validation import check_format, to_model

FORMAT = "passion-map/1"
IGNORE = "ignore"
LABELS = ("respondent", "date", "group", "language", "currency")
"""What a column can be besides an item: who, when, and the labels of an answers file."""
FIRST_NAME = "first_name"
"""What is put before the name of a respondent, where a form asks for both."""
PERSONS = ("person", "email", "respondent", "id")
"""What can tell people apart, the surest first."""


class TableMap(Strict):
    """Headers to what they are (an item, a label, `ignore`), and answers by item."""

    format: str = FORMAT
    columns: dict[str, str] = Field(default_factory=dict)
    values: dict[str, dict[str, str]] = Field(default_factory=dict)


def load_table_map(path: str) -> TableMap:
    """Read a map; what it names is checked against the form and the rulebook it is used with.

    Raises:
        InputError: with every problem, each at its place.
    """
    source = read_source(path)
    document = parse(source.name, source.text)
    check_format(document, FORMAT)
    return to_model(document, TableMap)


def dump_table_map(
    columns: Mapping[str, tuple[str, str]],
    values: Mapping[str, Mapping[str, str]],
    comments: tuple[str, ...],
) -> str:
    """Write a map to be edited; each column comes with a comment that may be empty."""
    lines = [*(f"# {line}" for line in comments), f"format: {FORMAT}", "columns:"]
    lines += [
        f"  {_quoted(header)}: {target}" + (f"  # {comment}" if comment else "")
        for header, (target, comment) in columns.items()
    ]
    lines.append("values:" if values else "values: {}")
    for item, words in values.items():
        lines.append(f"  {item}:")
        lines += [f"    {_quoted(word)}: {option}" for word, option in words.items()]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
