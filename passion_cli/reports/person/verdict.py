"""The point of a report, in a few lines: the score, how far it is known, what to do first."""

from collections.abc import Iterator
from fractions import Fraction
from math import floor

from passion_cli.assessment.advice import weakest
from passion_cli.reports.blocks.model import Summary
from passion_cli.reports.person.report import PersonReport
from passion_cli.reports.person.scores import level_of, score_line

NAMED = 2
"""How many rules of one score are named."""
MANY = 3
"""From this many contradictions on, they come before the score."""


def summary_block(report: PersonReport) -> Summary:
    """Return the verdict."""
    assessment, voice = report.assessment, report.voice
    overall = assessment.overall
    if overall.score is None:
        key = "report.no_total" if assessment.lacks_total else "report.apart"
        headline, line = voice.say(key), None
    else:
        number = voice.number(overall.score, assessment.shown_digits)
        headline = voice.say("report.headline", score=number)
        line = score_line(report, overall, "")
    return Summary(
        headline=headline,
        bands=voice.say("report.or").join(map(voice.text, assessment.bands)),
        early=_early(report),
        bounds=_bounds(report),
        trust=_trust(report),
        score=line,
        points=list(_points(report)),
    )


def _early(report: PersonReport) -> str:
    """Say why there is no total yet, in the words of the rulebook where it has some."""
    if not report.assessment.lacks_total:
        return ""
    early = report.assessment.too_early
    return report.voice.text(early.message) if early else report.voice.say("report.early")


def _bounds(report: PersonReport) -> str:
    """Say between which scores the truth lies, where something is missing."""
    overall, voice = report.assessment.overall, report.voice
    silent = sum(finding.effect > 0 for finding in report.assessment.find_out)
    if overall.score is None or not silent:
        return ""
    low, high = voice.number(overall.low), voice.number(overall.high)
    if not any(finding.effect for finding in report.assessment.still_to_answer):
        return voice.say("report.bounds_later", low=low, high=high)
    return voice.count("report.bounds", silent, low=low, high=high)


def _trust(report: PersonReport) -> str:
    """Say how much is known and how far the answers agree."""
    assessment, voice = report.assessment, report.voice
    coverage = voice.percent(Fraction(floor(assessment.overall.coverage)))
    many = assessment.contradictions >= MANY
    agreement = "many" if many else "some" if assessment.flags else "none"
    word = voice.say("report.confidence", word=voice.say(f"confidence.{assessment.confidence}"))
    parts = [
        voice.say("report.coverage", coverage=coverage),
        # Answers that are called consistent have nothing to check below.
        "" if assessment.confidence == "solid" and assessment.flags else word,
        voice.say(f"contradictions.{agreement}") if assessment.rulebook.checks else "",
    ]
    return " · ".join(filter(None, parts[:1] if assessment.lacks_total else parts))


def _points(report: PersonReport) -> Iterator[tuple[str, str]]:
    """Yield the highest score, the lowest, and what to do first; scores only where they differ.

    Where it is too early for a total, nothing is called the lowest.
    """
    voice, assessment = report.voice, report.assessment
    known = {rule.id: rule for rule in assessment.rules if rule.score is not None}
    lowest, strongest = weakest(assessment.reading), _strongest(report)
    if strongest:
        yield voice.say("report.strongest"), _rules(report, strongest)
    if len(known) > len(lowest) and not assessment.lacks_total:
        yield voice.say("report.weakest"), _rules(report, [key for key in known if key in lowest])
    for action in assessment.actions[:1]:
        yield voice.say("report.do_first"), report.action(action)


def _strongest(report: PersonReport) -> list[str]:
    """Return the rules with the highest score that is sure: not where one answer may change it.

    Where it is too early for a total, a low score is not called the highest.
    """
    assessment = report.assessment
    sure = {
        rule.id: rule.score
        for rule in assessment.rules
        if rule.score is not None
        and level_of(report, rule.low) == level_of(report, rule.high)
        and (not assessment.lacks_total or level_of(report, rule.score) != "low")
    }
    lowest, highest = weakest(assessment.reading), max(sure.values(), default=None)
    return [key for key, score in sure.items() if score == highest and key not in lowest]


def _rules(report: PersonReport, keys: list[str]) -> str:
    """Name rules of one score: both of two, the first two of more."""
    voice, names = report.voice, list(map(report.names.rule, keys[:NAMED]))
    more = len(keys) - NAMED
    if more > 0:
        return f"{', '.join(names)} {voice.count('report.more', more)}"
    return voice.say("report.and").join(names)
