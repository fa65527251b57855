"""How a group's report speaks of shares, and of what it withholds."""

from fractions import Fraction

from passion_cli.reports.cohort.report import CohortReport

PERCENT_FROM = 20
"""From this many people on, shares are given in percent too."""


def share_of(report: CohortReport, number: int, base: int) -> str:
    """Write a count as `3 of 12`, or from 20 people on as `15% (3)`."""
    if base < PERCENT_FROM:
        return report.voice.say("cohort.of", count=number, n=base)
    share = report.voice.percent(Fraction(100 * number, base))
    return report.voice.say("cohort.share", share=share, count=number)


def withheld(report: CohortReport) -> str:
    """Say that a figure is withheld, and why."""
    return report.voice.say("cohort.withheld", minimum=report.disclosure.minimum)
