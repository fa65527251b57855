import re
from html.parser import HTMLParser

import pytest
from helpers.verbs import PERSONAS, answers, persona, rendered, reported
from hypothesis import given, settings
from hypothesis import strategies as st

from passion_cli.assessment.answers import Answers
from passion_cli.language.locales import Language
from passion_cli.language.typography import clean
from passion_cli.language.voice import Voice
from passion_cli.reports.blocks.html import blocks_to_html
from passion_cli.reports.blocks.model import (
    Block,
    Bullets,
    Grid,
    Heading,
    OutsideText,
    Paragraph,
    Title,
)

LANGUAGES: list[Language] = ["en", "fr"]
VOID = {"meta", "br", "link", "input", "img", "hr"}
CASES: dict[str, Answers] = {
    **{name: persona(name) for name in PERSONAS},
    "beginner": answers(who_for="precise", customers_12m=0),
    "nothing": Answers(),
    "unknown": answers(who_for="named", top_share="unknown", price_basis="unknown"),
}


class Page(HTMLParser):
    """Reads a page and remembers its tags, its attributes, and whether they are closed in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data


def check_page(text: str, language: str) -> Page:
    page = Page(text)
    names = {tag for tag, _ in page.tags}
    assert not names & {"script", "link", "img", "iframe", "object", "form", "a"}
    attributes = {name for _, given_ in page.tags for name in given_}
    assert not attributes & {"src", "href", "action", "srcset", "style"}
    assert not {name for name in attributes if name.startswith("on")}
    assert "url(http" not in text
    assert "@import" not in text
    policy = next(a for t, a in page.tags if t == "meta" and "http-equiv" in a)
    assert str(policy["content"]).startswith("default-src 'none'; style-src 'unsafe-inline'")
    assert next(a for t, a in page.tags if t == "html")["lang"] == language
    assert len(text.encode()) < 200_000
    return page


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", CASES)
def test_a_report_is_one_page_that_asks_for_nothing(name: str, language: Language) -> None:
    report = reported(CASES[name], language, "Léa")
    page = check_page(rendered(report, "html"), language)
    slices = [a for t, a in page.tags if t == "path" and a.get("class") == "frame"]
    assert len(slices) == 8
    hatched = [a for t, a in page.tags if t == "path" and a.get("fill") == "url(#unknown)"]
    assert len(hatched) == sum(rule.score is None for rule in report.assessment.rules)
    pictures = [a for t, a in page.tags if t == "svg" and a.get("role") == "img"]
    assert all("aria-label" in a or "aria-labelledby" in a for a in pictures)


def test_a_wheel_is_told_in_words_too() -> None:
    text = rendered(reported(persona("designer")), "html")
    assert re.search(r"<desc[^>]*>Intimacy at scale: low · about 30\.", text)


HOSTILE = ["<script>alert(1)</script>", "javascript:alert(1)", '" onload="x', "</title><b>", "{{ 7*7 }}",
           "{% raw %}", "&lt;b&gt;", "x" * 10_000, "שלום", "]]>", "<!--", "'"]  # fmt: skip


@settings(max_examples=40)
@given(st.sampled_from(HOSTILE) | st.text(min_size=1, max_size=60))
def test_hostile_names_stay_text(raw: str) -> None:
    name = clean(raw)
    page = check_page(rendered(reported(persona("coach"), "en", name), "html"), "en")
    assert " ".join(name.split()) in " ".join(
        page.words.replace("\u2068", "").replace("\u2069", "").split()
    )
    blocks: list[Block] = [Title(name, name), Heading(OutsideText(name)), Paragraph(name), Bullets([(OutsideText(name), name, name)]),
              Grid([name, name], [[OutsideText(name), name]], "lr")]  # fmt: skip
    check_page(blocks_to_html(blocks, Voice("fr")), "fr")
