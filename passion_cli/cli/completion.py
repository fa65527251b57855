"""What the shell offers after Tab: ids of the packaged rulebook, formats, languages."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from passion_cli.language.locales import LANGUAGES
from passion_cli.reports.formats import COHORT, FORM, PAGES, PERSON, PLAN

if TYPE_CHECKING:
    from passion_cli.assessment.rulebook.rulebook import Rulebook

FIELDS = ("group", "language", "currency")
"""What a cohort can be grouped by."""

Completer = Callable[[str], list[str]]


def _offering(words: Callable[[], Iterable[str]]) -> Completer:
    """Return a completer of words that are looked up only when they are asked for."""

    def complete(incomplete: str) -> list[str]:
        return [word for word in words() if word.startswith(incomplete)]

    return complete


def _names() -> list[str]:
    book = _rulebook()
    return [*book.rules, *book.items, *book.ratios]


def _requirements() -> list[str]:
    from passion_cli.assessment.gate import names

    return [f"{name}>=" for name in names(_rulebook())]


def _cohort_requirements() -> list[str]:
    from passion_cli.assessment.gate import cohort_names

    return [f"{name}>=" for name in cohort_names(_rulebook(), rounds=True)]


def _schemas() -> Iterable[str]:
    from passion_cli.services.schemas import SHAPES

    return SHAPES


def _templates() -> Iterable[str]:
    from passion_cli.services.new_rulebook import TEMPLATES

    return TEMPLATES


def _rulebook() -> "Rulebook":
    from passion_cli.storage.rulebook_file import load_rulebook

    return load_rulebook().rulebook


languages = _offering(lambda: LANGUAGES)
formats = _offering(lambda: PERSON.names)
page_formats = _offering(lambda: PAGES.names)
plan_formats = _offering(lambda: PLAN.names)
form_formats = _offering(lambda: FORM.names)
cohort_formats = _offering(lambda: COHORT.names)
fields = _offering(lambda: FIELDS)
readers = _offering(lambda: ("group", "coach"))
topics = _offering(lambda: _rulebook().topics)
names = _offering(_names)
requirements = _offering(_requirements)
cohort_requirements = _offering(_cohort_requirements)
schemas = _offering(_schemas)
templates = _offering(_templates)
