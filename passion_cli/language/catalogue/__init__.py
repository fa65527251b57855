"""The catalogue: every text of the interface, in English and French."""

from collections.abc import Mapping

from passion_cli.errors import Problem
from passion_cli.language import Language
from passion_cli.language.typography import clean, typeset
from passion_cli.language.catalogue import (
    cohort,
    commands,
    form,
    gate,
    history,
    interview,
    journey,
    problems,
    report,
)

CATALOGUE: Mapping[str, tuple[str, str]] = {
    **report.WORDS,
    **interview.WORDS,
    **form.WORDS,
    **problems.WORDS,
    **cohort.WORDS,
    **gate.WORDS,
    **journey.WORDS,
    **history.WORDS,
    **commands.WORDS,
}
LONGEST_LIST = 40


def say(language: Language, key: str, **values: object) -> str:
    """Return a text of the interface with its values filled in."""
    return template(language, key).format(**values)


def template(language: Language, key: str) -> str:
    """Return a text of the interface with its values still to be filled in, as `{name}`."""
    english, french = CATALOGUE[key]
    return typeset(english if language == "en" else french, language)


def count(language: Language, key: str, number: int, **values: object) -> str:
    """Return the text for one thing or for several (in French, none is singular)."""
    single = number == 1 or (language == "fr" and number == 0)
    return say(language, f"{key}.one" if single else f"{key}.many", n=number, **values)


def say_date(language: Language, iso: str) -> str:
    """Return an ISO date as the language writes it: `1 March 2026`, `1er mars 2026`."""
    year, month, day = map(int, iso[:10].split("-"))
    first = day == 1 and language == "fr"
    name = say(language, f"month.{month}")
    return say(language, "date", day="1er" if first else day, month=name, year=year)


def explain(language: Language, problem: Problem) -> str:
    """Return one line: where, what is wrong, what is allowed and what is nearest."""
    values = {key: _shown(value) for key, value in problem.values.items()}
    known = f"problem.{problem.key}" in CATALOGUE
    line = (
        say(language, f"problem.{problem.key}", **values)
        if known
        else say(language, "problem.invalid", reason=problem.key)
    )
    allowed, given = problem.values.get("allowed", ()), problem.values.get("given")
    if isinstance(allowed, tuple) and allowed:
        some = ", ".join(map(str, allowed[:LONGEST_LIST]))
        line += say(language, "problem_allowed", allowed=some)
    near = problem.values.get("candidates", allowed)
    if isinstance(near, tuple) and isinstance(given, str):
        line += _nearest(language, given, near)
    path = ".".join(map(str, problem.path))
    return clean(": ".join(part for part in (problem.where, path, line) if part))


def _nearest(language: Language, given: str, allowed: tuple[object, ...]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(given, list(map(str, allowed)), n=1, cutoff=0.55)
    return say(language, "problem_nearest", nearest=near[0]) if near else ""


def _shown(value: object) -> str:
    text = ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
    return text if len(text) <= 300 else text[:299] + "…"  # noqa: PLR2004 - one line
