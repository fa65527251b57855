"""Text that no CI runner reads as a command.

GitHub's runner takes a line for a command where it starts, after blanks, with `::`, or holds `##[`
anywhere (`TryParseV2` and `TryParse` of Runner.Common/ActionCommand.cs); the agent of Azure
Pipelines takes one that holds `##vso[`.
"""

import re

_HASHES = re.compile(r"#(?=#(?:vso)?\[)", re.IGNORECASE)
_COLONS = re.compile(r"^(\s*:)(?=:)", re.MULTILINE)
_ENCODED = {"json": r"\\u0023", "html": "&#35;", "junit": "&#35;"}
"""A `#` as the formats write it that can say it in another way: their values stay the same."""


def without_commands(text: str, name: str = "") -> str:
    """Return a text in which nothing is a command; `name` is its format, where it has one.

    In JSON, HTML and XML the values stay the same; elsewhere a blank is set into the command.
    """
    if "##" not in text and "::" not in text:
        return text
    return _COLONS.sub(r"\1 ", hashes_apart(text, _ENCODED.get(name, "# ")))


def hashes_apart(text: str, instead: str = "# ") -> str:
    """Return a text without `##[` and `##vso[`; `instead` takes the place of the first `#`."""
    return _HASHES.sub(instead, text)
