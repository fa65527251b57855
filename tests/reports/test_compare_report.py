from fractions import Fraction

import pytest
from helpers.verbs import book, persona

from passion_cli.assessment.assess import assess
from passion_cli.assessment.comparison import ANSWERS, KNOWN, Cause, compare
from passion_cli.language.voice import Voice
from passion_cli.reports.blocks.model import Paragraph
from passion_cli.reports.names import Names
from passion_cli.reports.over_time.compare import CompareReport


@pytest.mark.parametrize(
    ("causes", "told"),
    [
        ({ANSWERS: "0.25"}, "By cause: changed answers (+0.3)."),
        ({ANSWERS: "-0.25"}, "By cause: changed answers (−0.3)."),
        ({ANSWERS: "0.25", KNOWN: "0.2"}, "By cause: changed answers (+0.3), new answers (+0.2)."),
    ],
)
def test_the_printed_sum_adds_up_also_at_halves(causes: dict[str, str], told: str) -> None:
    made = assess(book(), persona("driver"))
    progress = compare(made, made)
    change = sum(map(Fraction, causes.values()), Fraction(0))
    after = made.overall._replace(score=(made.overall.score or Fraction(0)) + change)
    moved = progress._replace(
        overall=progress.overall._replace(after=after),
        causes=tuple(
            Cause(kind, ("who_for",), Fraction(points)) for kind, points in causes.items()
        ),
    )
    report = CompareReport(moved, Names(book(), Voice()), ("2026-01-01", "2026-02-01"))
    lines = [each.text for each in report.blocks() if isinstance(each, Paragraph)]
    assert any(told in line for line in lines), lines
