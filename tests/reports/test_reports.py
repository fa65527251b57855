import json
import re
from fractions import Fraction

import pytest
from helpers.verbs import PERSONAS, answers, persona, rendered, shipped
from helpers.verbs import reported as reported_on
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from syrupy.assertion import SnapshotAssertion

from passion_cli.assessment.answers import Answers, Silence
from passion_cli.language.locales import Language
from passion_cli.language.typography import cells, clean
from passion_cli.reports.blocks.markdown import escape, prose
from passion_cli.reports.blocks.screen import Screen
from passion_cli.reports.person.json_report import person_data
from passion_cli.reports.person.receipt import receipt_rows
from passion_cli.reports.person.report import PersonReport
from passion_cli.services.schemas import schema_of


def reported(
    given: Answers, language: Language = "en", name: str | None = None, currency: str = "EUR"
) -> PersonReport:
    """A report by the shipped rulebook, as it was looked at."""
    return reported_on(given, language, name, currency, shipped())


FLAGGED = {
    "who_for": "named", "asked_90_days": 0, "compared_on": "me", "big_brands": "same",
    "audience_direct": 11, "audience_total": 10, "story_true": "inv", "story_link": "used",
    "why_chosen": "idk",
}  # fmt: skip
BEGINNER = {"who_for": "precise", "customers_12m": 0, "direct_income": "not_applicable"}


def cases() -> dict[str, Answers]:
    unknown = persona("luthier").with_answer("price_basis", Silence.UNKNOWN)
    return {
        **{name: persona(name) for name in PERSONAS},
        "flagged": answers(**FLAGGED),
        "beginner": answers(**BEGINNER),
        "unknown": unknown.with_answer("why_chosen", Silence.UNKNOWN),
        "nothing": Answers(),
    }


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("name", ["influencer", "flagged", "beginner", "unknown"])
def test_terminal_report_reads_as_it_was_looked_at(
    name: str, language: Language, snapshot: SnapshotAssertion
) -> None:
    report = reported(cases()[name], language, "Léa", "CHF")
    assert rendered(report._replace(receipt=name == "unknown"), "terminal") == snapshot


@pytest.mark.parametrize("language", ["en", "fr"])
def test_narrow_report_reads_as_it_was_looked_at(
    language: Language, snapshot: SnapshotAssertion
) -> None:
    assert rendered(reported(cases()["unknown"], language), "terminal", Screen(40)) == snapshot


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("name", ["dropship", "flagged", "beginner"])
def test_markdown_report_reads_as_it_was_looked_at(
    name: str, language: Language, snapshot: SnapshotAssertion
) -> None:
    assert rendered(reported(cases()[name], language, "Léa *B*"), "markdown") == snapshot


def test_json_report_keeps_its_shape_and_its_numbers(snapshot: SnapshotAssertion) -> None:
    assert rendered(reported(cases()["flagged"], "fr", "Léa"), "json") == snapshot


def is_command(line: str) -> bool:
    """A command alone on its line is never broken."""
    return line.strip().startswith("passion ")


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("width", [*range(20, 131, 10), 39, 41, 61, 62, 65, 66])
def test_no_line_is_wider_than_the_screen(width: int, language: Language) -> None:
    for given_answers in cases().values():
        report = reported(given_answers, language, "日本 " * 20)
        text = rendered(report._replace(receipt=True), "terminal", Screen(width))
        lines = [line for line in text.splitlines() if not is_command(line)]
        assert max(map(cells, lines)) <= width


@pytest.mark.parametrize("name", cases())
def test_json_report_follows_the_published_schema(name: str) -> None:
    schema = schema_of("report")
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(
        json.loads(rendered(reported(cases()[name], "fr"), "json"))
    )


def test_json_numbers_are_raw() -> None:
    data = person_data(reported(persona("designer")))
    assert data["overall"]["score"] == pytest.approx(43.89480311355312, abs=1e-12)
    total = sum(line["contribution"] or 0 for line in data["receipt"])
    assert total == pytest.approx(43.89480311355312, abs=1e-9)


@pytest.mark.parametrize("name", PERSONAS)
def test_the_parts_of_the_receipt_add_up_to_the_printed_total(name: str) -> None:
    report = reported(persona(name))
    parts = [Fraction(line[5]) for line in receipt_rows(report) if line[5]]
    score = report.assessment.overall.score
    assert score is not None
    assert abs(sum(parts) - score) <= Fraction(1, 200)


def test_colour_never_stands_alone() -> None:
    report = reported(persona("designer"))
    coloured = rendered(report, "terminal", Screen(80, colour=True))
    bare = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
    assert bare == rendered(report, "terminal", Screen(80))
    assert all(word in bare for word in ("▼ low", "▲ high"))


def test_a_screen_without_unicode_gets_ascii_marks() -> None:
    text = rendered(reported(persona("coach"), "en"), "terminal", Screen(80, unicode=False))
    assert text.isascii() or set(re.findall(r"[^\x00-\x7f]", text)) <= set("€")


def test_a_plain_report_has_no_bars_and_no_marks() -> None:
    text = rendered(reported(persona("designer")), "terminal", Screen(80, plain=True))
    assert not re.search("[█▒░▼▲◆─•]", text)
    assert "3  Price follows value: low, about 10" in text


nasty = st.text(max_size=40) | st.sampled_from(
    ["<script>alert(1)</script>", "[x](javascript:alert(1))", "![i](http://x)", "| a | b |", "`code`", "**b**",
     "[/red]", "[bold]x", ":smile:", "@someone", "#1", "::error file=x::y", "\x1b[31mred\x1b[0m", "\u202egnp.exe",
     "=cmd()", "https://evil.example", "a\nb", "\\", "שלום", "~~x~~", "$x$", "<!--", "&lt;"]
)  # fmt: skip


@given(nasty)
def test_hostile_names_come_through_every_format_harmless(name: str) -> None:
    respondent = clean(name)
    report = reported(persona("coach"), "en", respondent or None)
    terminal = rendered(report, "terminal", Screen(80))
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", terminal)
    markdown = rendered(report, "markdown").splitlines()[2]
    assert re.sub(r"\\(.)", "", markdown).count("<") == 0
    for mark in ("[", "]", "`", "*", "|", "@", "#", "_", "~", "$"):
        assert mark not in re.sub(r"\\.", "", markdown)
    assert json.loads(rendered(report, "json"))["respondent"] == (respondent or None)


@given(nasty)
def test_escaped_markdown_says_what_was_said(text: str) -> None:
    escaped = escape(clean(text))
    assert re.sub(r"\\(.)", r"\1", escaped) == clean(text)
    assert "\n" not in escaped


MARKUP = st.text(alphabet=" ab1&[]()_*`<>#@$|~!:;\\\\-+=/.", max_size=30)


@given(MARKUP)
def test_a_sentence_in_markdown_says_itself_and_starts_no_markup(text: str) -> None:
    """Read by another Markdown reader; only signs that could start something are escaped."""
    from markdown_it import MarkdownIt

    sentence = f"a{clean(text)}b".replace("//", "/ /")
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(prose(sentence))
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    children = tokens[1].children or []
    assert {child.type for child in children} <= {"text", "text_special"}
    assert " ".join("".join(child.content for child in children).split()) == " ".join(
        sentence.split()
    )


def test_a_report_pasted_in_a_mail_has_no_needless_signs() -> None:
    for name in PERSONAS:
        text = rendered(reported(persona(name), "en"), "markdown")
        assert not re.search(r"\\\\[&\\[\\]().,+$-]", text), name
