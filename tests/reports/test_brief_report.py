import pytest
from helpers.verbs import answers, shipped
from syrupy.assertion import SnapshotAssertion

from passion_cli.assessment.assess import assess
from passion_cli.language.locales import Language
from passion_cli.language.voice import Voice
from passion_cli.reports.blocks.html import blocks_to_html
from passion_cli.reports.blocks.markdown import blocks_to_markdown
from passion_cli.reports.blocks.model import Bullets
from passion_cli.reports.blocks.screen import Screen
from passion_cli.reports.blocks.terminal import blocks_to_terminal
from passion_cli.reports.names import Names
from passion_cli.reports.over_time.brief import BriefReport

CONTRADICTORY = {
    "who_for": "named", "asked_90_days": 0, "story_true": "inv", "story_link": "used",
    "audience_direct": 11, "audience_total": 10,
}  # fmt: skip


def brief(language: Language) -> BriefReport:
    names = Names(shipped(), Voice(language))
    return BriefReport(assess(shipped(), answers(**CONTRADICTORY)), names, "2026-11-22")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_brief_reads_as_it_was_looked_at(
    language: Language, snapshot: SnapshotAssertion
) -> None:
    blocks = list(brief(language).blocks())
    screens = [blocks_to_terminal(blocks, Screen(width), Voice(language)) for width in (80, 40)]
    assert "\n=====\n".join([*screens, blocks_to_markdown(blocks, Voice(language))]) == snapshot


def test_answers_that_raise_a_question_stand_below_it_on_a_page() -> None:
    report = brief("en")
    page = blocks_to_html(report.blocks(), Voice("en"))
    first = next(block for block in report.blocks() if isinstance(block, Bullets)).entries[0]
    asked, _, *quotes = first
    below = "".join(f'<br><span class="quiet">{quote}</span>' for quote in quotes)
    assert len(quotes) > 1
    assert f"<li>{asked}{below}</li>" in page
