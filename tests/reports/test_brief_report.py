import re

import pytest
from helpers.verbs import answers, persona, shipped
from syrupy.assertion import SnapshotAssertion

from passion_cli.assessment.assess import assess
from passion_cli.language.locales import Language
from passion_cli.language.voice import Voice
from passion_cli.reports.blocks.html import blocks_to_html
from passion_cli.reports.blocks.markdown import blocks_to_markdown
from passion_cli.reports.blocks.model import Bullets, Grid, Moves
from passion_cli.reports.blocks.screen import Screen
from passion_cli.reports.blocks.terminal import blocks_to_terminal
from passion_cli.reports.names import Names
from passion_cli.reports.over_time.brief import BriefReport, brief_data

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
    entries = next(block for block in report.blocks() if isinstance(block, Bullets)).entries
    asked, _, *quotes = next(entry for entry in entries if "11" in "".join(entry))
    below = "".join(f'<br><span class="quiet">{quote}</span>' for quote in quotes)
    assert len(quotes) > 1
    assert f"<li>{asked}{below}</li>" in page


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_brief_asks_about_risks_and_the_lowest_score_with_the_answer_quoted(
    language: Language,
) -> None:
    names = Names(shipped(), Voice(language))
    report = BriefReport(assess(shipped(), persona("driver")), names, "2026-11-22")
    text = blocks_to_terminal(report.blocks(), Screen(80), Voice(language))
    asked = text.split("\n\n")[1]
    assert asked.count("(risk)" if language == "en" else "(risque)") == 3
    assert "90%" in asked.replace("\u00a0%", "%")
    assert ("lowest" if language == "en" else "score le plus faible") in asked
    assert not re.search("contradiction", text)
    data = brief_data(report)
    assert data["risks"] == ["stops_when_away", "one_source", "commodity_trap"]
    assert data["lowest"] == ["technology", "uncopyable"]


def test_what_the_brief_says_to_a_coach_is_put_between_quotes_where_it_says_you() -> None:
    """Whatever speaks to the participant is a question to read out, or quoted from the report."""
    names = Names(shipped(), Voice("en"))
    report = BriefReport(assess(shipped(), persona("influencer")), names, "2026-11-22")
    for block in report.blocks():
        if isinstance(block, Bullets):
            assert all(entry[0].startswith("“") for entry in block.entries)
        if isinstance(block, Moves):
            assert all(card.title.startswith("“") for card in block.cards)


def test_a_page_has_room_for_ten_differences_those_that_are_scored_first() -> None:
    names = Names(shipped(), Voice("en"))
    report = BriefReport(
        assess(shipped(), persona("driver")), names, "2026-11-22", coach=persona("coach")
    )
    grid = next(block for block in report.blocks() if isinstance(block, Grid))
    assert (len(report.gaps()), len(grid.rows)) == (26, 10)
    assert not any("€" in cell for row in grid.rows for cell in row)
