"""Rulebooks on disk: the one that comes with the program, or one that is named."""

import hashlib
from pathlib import Path
from typing import NamedTuple

from passion_cli.assessment.rulebook.audit import audit
from passion_cli.assessment.rulebook.rulebook import FORMAT, Rulebook
from passion_cli.errors import InputError
from passion_cli.storage.source import read_source
from passion_cli.storage.strict_yaml import parse
from passion_cli.storage.validation import check_format, locate, to_model


class LoadedRulebook(NamedTuple):
    """A rulebook and the SHA-256 of the text it came from."""

    rulebook: Rulebook
    sha256: str
    text: str


def packaged_path() -> Path:
    """Return the rules.yaml of an installed package, else the one beside the package."""
    package = Path(__file__).parent.parent
    installed = package / "rules.yaml"
    return installed if installed.is_file() else package.parent / "rules.yaml"


def load_rulebook(path: str | None = None) -> LoadedRulebook:
    """Load and validate a rulebook whole.

    Raises:
        InputError: with every problem, as `rules.yaml:540:15: items....: must be ...`.
    """
    source = read_source(path if path is not None else str(packaged_path()))
    return parse_rulebook(source.name, source.text)


def parse_rulebook(name: str, text: str) -> LoadedRulebook:
    """Validate the text of a rulebook whole; `name` is how problems call it.

    Raises:
        InputError: with every problem.
    """
    document = parse(name, text)
    check_format(document, FORMAT)
    rulebook = to_model(document, Rulebook)
    problems = locate(document, list(audit(rulebook)))
    if problems:
        raise InputError(problems)
    digest = hashlib.sha256(text.encode()).hexdigest()
    return LoadedRulebook(rulebook, digest, text)
