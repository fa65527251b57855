"""Rulebooks on disk: the one that comes with the program, or one that is named."""

import hashlib
import pickle
from pathlib import Path
from typing import NamedTuple

import pydantic

from passion_cli import __version__
from passion_cli.assessment.rulebook.audit import audit
from passion_cli.assessment.rulebook.rulebook import FORMAT, Rulebook
from passion_cli.errors import InputError
from passion_cli.storage.source import read_source
from passion_cli.storage.strict_yaml import parse
from passion_cli.storage.validation import check_format, locate, to_model

COMPILED = "rules.pickle"
"""The packaged rulebook as validated when the wheel was made, so that it need not be again."""


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
    if path is not None:
        source = read_source(path)
        return parse_rulebook(source.name, source.text)
    file = packaged_path()
    source = read_source(str(file))
    return _load_compiled(file, source.text) or parse_rulebook(source.name, source.text)


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
    return LoadedRulebook(rulebook, _digest(text), text)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def compiled(book: LoadedRulebook) -> bytes:
    """Return a rulebook as the wheel holds it: validated, behind what it was made by and from."""
    return _stamp(book.sha256) + pickle.dumps(book.rulebook)


def _load_compiled(file: Path, text: str) -> LoadedRulebook | None:
    """Return what was compiled from this very text by this very program, or None."""
    digest, stored = _digest(text), file.with_name(COMPILED)
    raw = stored.read_bytes() if stored.is_file() else b""
    stamp = _stamp(digest)
    if not raw.startswith(stamp):
        return None
    rulebook: Rulebook = pickle.loads(raw[len(stamp) :])  # noqa: S301 - installed with our code
    return LoadedRulebook(rulebook, digest, text)


def _stamp(digest: str) -> bytes:
    return f"passion {__version__}, pydantic {pydantic.VERSION}, {digest}\n".encode()
