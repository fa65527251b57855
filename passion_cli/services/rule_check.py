"""A rulebook of somebody's own: whether it can be loaded, and what is wrong in its meaning."""

from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from passion_cli.assessment.proofs.distribution import BandCounts, band_counts
from passion_cli.assessment.proofs.flaw import Flaw
from passion_cli.assessment.proofs.grid import grid
from passion_cli.assessment.proofs.linked import items_read
from passion_cli.assessment.proofs.prove import prove
from passion_cli.assessment.proofs.ranges import Range, influences, total_range
from passion_cli.assessment.rulebook.items import NumberItem
from passion_cli.errors import Problem
from passion_cli.language.typography import clean
from passion_cli.storage.rulebook_file import LoadedRulebook, load_rulebook
from passion_cli.storage.strict_yaml import parse
from passion_cli.storage.validation import locate

SHOWN = 3
"""How many of the most influential indicators are named."""


class RuleCheck(NamedTuple):
    """A rulebook that can be loaded, and what is wrong in its meaning, each at its place."""

    book: LoadedRulebook
    errors: tuple[Problem, ...]
    warnings: tuple[Problem, ...]

    @property
    def range(self) -> Range | None:
        """Between what the total can be, 0..100, or None where there never is one."""
        return total_range(self.book.rulebook)

    @property
    def band_counts(self) -> BandCounts | None:
        """How many sets of answers come to each band, None where that is not counted."""
        return band_counts(self.book.rulebook)

    @property
    def grids(self) -> dict[str, tuple[Decimal, ...]]:
        """The numbers that stand for all where sets are counted, by question."""
        items, needed = self.book.rulebook.items, items_read(self.book.rulebook)
        return {
            key: grid(item)
            for key, item in items.items()
            if isinstance(item, NumberItem) and key in needed
        }

    @property
    def most_influential(self) -> tuple[tuple[str, Fraction], ...]:
        """The indicators that move the total most, in points of it."""
        return tuple(influences(self.book.rulebook).items())[:SHOWN]


def check_rules(path: str) -> RuleCheck:
    """Load a rulebook and look for what is wrong in its meaning.

    Raises:
        InputError: with every problem, where it cannot be loaded.
    """
    book = load_rulebook(path)
    findings = prove(book.rulebook)
    located = _located(findings, clean(path), book.text) if findings else []
    pairs = list(zip(findings, located, strict=True))
    return RuleCheck(
        book,
        tuple(problem for finding, problem in pairs if finding.is_error),
        tuple(problem for finding, problem in pairs if not finding.is_error),
    )


def _located(findings: tuple[Flaw, ...], name: str, text: str) -> list[Problem]:
    return locate(parse(name, text), [each.problem for each in findings])
