"""What the shell offers after Tab: ids of the packaged rulebook, formats, languages."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from passion_cli.assessment.rulebook.rulebook import Rulebook

PAGE_FORMATS = ("terminal", "markdown", "json", "html")
PLAN_FORMATS = ("terminal", "markdown", "json", "ics")
FORMATS = (*PAGE_FORMATS, "junit")
COHORT_FORMATS = (*FORMATS, "csv")
FIELDS = ("group", "language", "currency")


def _starting(words: Iterable[str], incomplete: str) -> list[str]:
    return [word for word in words if word.startswith(incomplete)]


def languages(incomplete: str) -> list[str]:
    """Offer the languages."""
    return _starting(("en", "fr"), incomplete)


def formats(incomplete: str) -> list[str]:
    """Offer the report formats."""
    return _starting(FORMATS, incomplete)


def page_formats(incomplete: str) -> list[str]:
    """Offer the formats of every other report."""
    return _starting(PAGE_FORMATS, incomplete)


def plan_formats(incomplete: str) -> list[str]:
    """Offer the formats of a plan."""
    return _starting(PLAN_FORMATS, incomplete)


def cohort_formats(incomplete: str) -> list[str]:
    """Offer the formats of a cohort's report."""
    return _starting(COHORT_FORMATS, incomplete)


def fields(incomplete: str) -> list[str]:
    """Offer what a cohort can be grouped by."""
    return _starting(FIELDS, incomplete)


def topics(incomplete: str) -> list[str]:
    """Offer the topics."""
    return _starting(_rulebook().topics, incomplete)


def names(incomplete: str) -> list[str]:
    """Offer rules and items."""
    book = _rulebook()
    return _starting([*book.rules, *book.items, *book.ratios], incomplete)


def requirements(incomplete: str) -> list[str]:
    """Offer what a requirement can name."""
    from passion_cli.assessment.gate import names as gate_names

    return _starting([f"{name}>=" for name in gate_names(_rulebook())], incomplete)


def cohort_requirements(incomplete: str) -> list[str]:
    """Offer what a requirement on a cohort can name."""
    from passion_cli.assessment.gate import cohort_names

    return _starting([f"{name}>=" for name in cohort_names(_rulebook(), rounds=True)], incomplete)


def _rulebook() -> "Rulebook":
    from passion_cli.storage.rulebook_file import load_rulebook

    return load_rulebook().rulebook
