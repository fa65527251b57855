import pytest
from helpers.verbs import shipped
from syrupy.assertion import SnapshotAssertion

from passion_cli.language.locales import Language
from passion_cli.language.typography import cells
from passion_cli.language.voice import Voice
from passion_cli.reports.blocks.screen import Screen
from passion_cli.reports.explanation import about_page, explain_item, explain_rule, list_of_rules
from passion_cli.reports.template import answers_template

LANGUAGES: list[Language] = ["en", "fr"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_explanations_read_as_they_were_looked_at(
    language: Language, snapshot: SnapshotAssertion
) -> None:
    screen = Screen(80)
    pages = [
        explain_rule(shipped(), "true_fans", Voice(language), screen),
        explain_item(shipped(), "hard_to_get", Voice(language), screen),
        explain_item(shipped(), "net_month", Voice(language), screen),
        explain_item(shipped(), "paying_share", Voice(language), screen),
        list_of_rules(shipped(), Voice(language), screen),
        about_page(shipped(), Voice(language), "/home/lea/.local/share/passion", screen),
    ]
    assert "\n=====\n".join(pages) == snapshot


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [20, 40, 130])
def test_explanations_fit_every_width(language: Language, width: int) -> None:
    screen = Screen(width, unicode=False)
    pages = [explain_rule(shipped(), key, Voice(language), screen) for key in shipped().rules]
    pages += [
        explain_item(shipped(), key, Voice(language, "CHF"), screen) for key in shipped().items
    ]
    pages.append(list_of_rules(shipped(), Voice(language), screen))
    assert max(cells(line) for page in pages for line in page.splitlines()) <= width


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_template_reads_as_it_was_looked_at(
    language: Language, snapshot: SnapshotAssertion
) -> None:
    assert answers_template(shipped(), Voice(language, "CHF"), "2026-11-22") == snapshot
