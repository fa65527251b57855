import pytest
from syrupy.assertion import SnapshotAssertion
from verbs import book

from passion_cli.language import Language
from passion_cli.language.typography import cells
from passion_cli.reports.explanation import about_page, explain_item, explain_rule, list_of_rules
from passion_cli.reports.template import answers_template
from passion_cli.reports.person.terminal import Screen

LANGUAGES: list[Language] = ["en", "fr"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_explanations_read_as_they_were_looked_at(
    language: Language, snapshot: SnapshotAssertion
) -> None:
    screen = Screen(80)
    pages = [
        explain_rule(book(), "true_fans", language, screen),
        explain_item(book(), "hard_to_get", language, "EUR", screen),
        explain_item(book(), "net_month", language, "EUR", screen),
        explain_item(book(), "paying_share", language, "EUR", screen),
        list_of_rules(book(), language, screen),
        about_page(book(), language, "/home/lea/.local/share/passion", screen),
    ]
    assert "\n=====\n".join(pages) == snapshot


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [20, 40, 130])
def test_explanations_fit_every_width(language: Language, width: int) -> None:
    screen = Screen(width, unicode=False)
    pages = [explain_rule(book(), key, language, screen) for key in book().rules]
    pages += [explain_item(book(), key, language, "CHF", screen) for key in book().items]
    pages.append(list_of_rules(book(), language, screen))
    assert max(cells(line) for page in pages for line in page.splitlines()) <= width


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_template_reads_as_it_was_looked_at(
    language: Language, snapshot: SnapshotAssertion
) -> None:
    assert answers_template(book(), language, "CHF", "2026-11-22") == snapshot
