"""File names for people's labels: safe on every system, and never a path."""

import hashlib
import re

from passion_cli.language.folding import slug

_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)


def file_name(label: str | None, row: int) -> str:
    """Return `lea-martin.yaml`; without a label, or one that leaves no letter, another name.

    Names are lower-case letters, digits and hyphens. A label in another script is named by
    what it hashes to, so that the same person gets the same file again.
    """
    if label is None:
        return f"row-{row}.yaml"
    stem = slug(label)
    if not stem:
        stem = f"person-{hashlib.sha256(label.encode()).hexdigest()[:12]}"
    return f"p-{stem}.yaml" if _RESERVED.fullmatch(stem) else f"{stem}.yaml"
