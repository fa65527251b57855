"""One thing that is wrong in the meaning of a rulebook."""

from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from passion_cli.assessment.answers import Value
from passion_cli.errors import Problem
from passion_cli.language.numbers import exact_round

Place = tuple[str | int, ...]


class Flaw(NamedTuple):
    """A problem at its place; an error cannot have been meant, a warning may be."""

    problem: Problem
    is_error: bool

    @classmethod
    def error(cls, key: str, path: Place, **values: object) -> "Flaw":
        """Return an error."""
        return cls(Problem(key, values, path), is_error=True)

    @classmethod
    def warning(cls, key: str, path: Place, **values: object) -> "Flaw":
        """Return a warning."""
        return cls(Problem(key, values, path), is_error=False)


def plain(value: Fraction) -> str:
    """Return a number with at most two decimals."""
    return f"{exact_round(value, 2):f}".rstrip("0").rstrip(".") if value % 1 else str(int(value))


def example_of(values: Mapping[str, Value]) -> str:
    """Return answers as one types them: `who_for=named, hard_to_get=skill;works`."""
    texts = {
        key: ";".join(value) if isinstance(value, tuple) else str(value)
        for key, value in values.items()
    }
    return ", ".join(f"{key}={text}" for key, text in texts.items())
