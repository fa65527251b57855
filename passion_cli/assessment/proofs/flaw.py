"""One thing that is wrong in the meaning of a rulebook."""

from fractions import Fraction
from typing import NamedTuple

from passion_cli.errors import Problem
from passion_cli.language.numbers import exact_round

Place = tuple[str | int, ...]


class Flaw(NamedTuple):
    """A problem at its place; an error cannot have been meant, a warning may be."""

    problem: Problem
    is_error: bool

    @classmethod
    def error(cls, key: str, path: Place, example: str = "", **values: object) -> "Flaw":
        """Return an error; `example` are answers that show it."""
        return cls(Problem(key, {**values, "example": example}, path), is_error=True)

    @classmethod
    def warning(cls, key: str, path: Place, example: str = "", **values: object) -> "Flaw":
        """Return a warning; `example` are answers that show it."""
        return cls(Problem(key, {**values, "example": example}, path), is_error=False)


def plain(value: Fraction) -> str:
    """Return a number with at most two decimals."""
    return f"{exact_round(value, 2):f}".rstrip("0").rstrip(".") if value % 1 else str(int(value))
