import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from helpers.verbs import ROOT, shipped

from passion_cli.assessment.rulebook.texts import LocalizedText
from passion_cli.errors import Problem
from passion_cli.language.catalogue import count, explain, has_text, say, say_date
from passion_cli.language.catalogue import texts as catalogue
from passion_cli.language.locales import DEFAULT, LANGUAGES, LOCALES, choose_language
from passion_cli.language.typography import clean, isolate, typeset, wrap

SOURCES = sorted((ROOT / "passion_cli").rglob("*.py"))


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_every_language_has_a_row_and_every_text() -> None:
    """A language that is added is shown here, by name, all that it still lacks."""
    assert list(LOCALES) == list(LANGUAGES) == list(shipped().languages)
    for language in LANGUAGES:
        missing = [key for key in catalogue(DEFAULT) if key not in catalogue(language)]
        assert missing == [], language
        assert [key for key in catalogue(language) if not has_text(key)] == [], language
        assert len(LOCALES[language].months) == 12, language


def test_a_text_that_a_language_lacks_is_shown_in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(catalogue("fr"), "report.no_total")
    assert say("fr", "report.no_total") == say("en", "report.no_total")


@pytest.mark.parametrize("key", catalogue(DEFAULT))
def test_all_languages_say_the_same_thing_with_the_same_values(key: str) -> None:
    for language in LANGUAGES:
        text = catalogue(language)[key]
        assert fields(text) == fields(catalogue(DEFAULT)[key]), language
        assert "\u00a0" not in text, language  # plain spaces; typeset() adds the others


def literals(function: str) -> Iterator[tuple[Path, str]]:
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text())):
            named = isinstance(node, ast.Call) and (
                getattr(node.func, "attr", "") == function
                or getattr(node.func, "id", "") == function
            )
            if named and isinstance(node, ast.Call):
                for argument in node.args[:2]:
                    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                        yield path, argument.value


def test_every_key_that_is_said_stands_in_the_catalogue() -> None:
    said = [key for _, key in literals("say") if "." in key or key == "date"]
    assert len(said) > 60
    assert [key for key in said if not has_text(key)] == []
    counted = [key for _, key in literals("count") if "." in key]
    assert [key for key in counted if not has_text(f"{key}.one")] == []


def test_every_problem_has_its_words() -> None:
    raised = [(path, key) for name in ("Problem", "of") for path, key in literals(name)]
    known = [
        (path, key) for path, key in raised if re.fullmatch(r"[a-z0-9_]+", key) and key != "bug"
    ]
    assert len(known) > 50
    assert [pair for pair in known if not has_text(f"problem.{pair[1]}")] == []


def texts(value: object) -> Iterator[LocalizedText]:
    if isinstance(value, LocalizedText):
        yield value
    if isinstance(value, dict):
        value = tuple(value.values())
    if isinstance(value, tuple):
        for each in value:
            yield from texts(each)
    for name in getattr(type(value), "model_fields", {}):
        yield from texts(getattr(value, name))


def test_french_texts_of_the_rulebook_have_french_typography() -> None:
    every = list(texts(shipped()))
    assert len(every) > 300
    for text in every:
        french = text.in_language("fr")
        assert not re.search(r" [:;?!%»€]|« ", french), french
        assert not re.search(r"[^\s\u00a0][;?!»]", french.replace("?»", "")), french
        assert not re.search(r"\b(seed|R[1-8])\b", "".join(text.in_each().values())), text
        assert "TODO" not in "".join(text.in_each().values())


def test_typesetting_adds_no_break_spaces_in_french_only() -> None:
    assert typeset("Vrai ? 12 % « oui » : non", "fr") == (
        "Vrai\u00a0? 12\u00a0% «\u00a0oui\u00a0»\u00a0: non"
    )
    assert typeset("True ? 12 %", "en") == "True ? 12 %"


def test_typesetting_sets_apostrophes_and_quotes_and_leaves_code_alone() -> None:
    assert typeset("J'ai dit d'« oser », d'{x}", "fr") == ("J’ai dit d’«\u00a0oser\u00a0», d’{x}")
    assert typeset('Don\'t say "yes". ("No" neither)', "en") == "Don’t say “yes”. (“No” neither)"
    for code in ("comme 'fair_price>=40'", "5'10", 'a 5" pipe, a 6" pipe'):
        assert typeset(code, "en") == typeset(code, "fr") == code


def test_wrapping_never_breaks_at_a_no_break_space() -> None:
    assert wrap("abcd efgh\u00a0? ijkl", 9) == ["abcd", "efgh\u00a0?", "ijkl"]
    assert wrap("1\u202f234\u00a0€ ou", 8) == ["1\u202f234\u00a0€", "ou"]
    assert wrap("", 10) == [""]


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [("plain", "plain"), ("a\x1b[31mb", "a\ufffd[31mb"), ("a\x9bb", "a\ufffdb"), ("a\u202eb", "a\ufffdb"),
     ("a\tb", "a b"), ("a\nb", "a\ufffdb"), ("é日😀", "é日😀"), ("a\u2028b", "a\ufffdb"), ("\ud800", "\ufffd")],
    ids=range(9),
)  # fmt: skip
def test_cleaning_leaves_nothing_that_drives_a_terminal(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


def test_cleaning_can_keep_line_feeds_and_isolation_encloses_right_to_left_text() -> None:
    assert clean("a\nb", lines=True) == "a\nb"
    assert isolate("שלום") == "\u2068שלום\u2069"
    assert isolate("abc") == "abc"


@pytest.mark.parametrize(
    ("asked", "environment", "written", "language"),
    [
        ("fr", {"PASSION_LANG": "en"}, None, "fr"),
        (None, {"PASSION_LANG": "fr", "LC_ALL": "en_US.UTF-8"}, None, "fr"),
        (None, {"PASSION_LANG": "klingon", "LANG": "fr_FR.UTF-8"}, None, "fr"),
        (None, {"LANGUAGE": "de:fr", "LANG": "de_DE.UTF-8"}, None, "fr"),
        (None, {"LANGUAGE": "fr", "LANG": "C.UTF-8"}, None, "en"),
        (None, {"LC_ALL": "fr_CA", "LANG": "en_US"}, None, "fr"),
        (None, {"LC_ALL": "C", "LANG": "fr_FR"}, None, "en"),
        (None, {"LC_MESSAGES": "fr_FR", "LANG": "en_US"}, None, "fr"),
        (None, {"LC_CTYPE": "fr_FR.UTF-8"}, None, "en"),
        (None, {"LANG": "en_GB.UTF-8"}, "fr", "en"),
        (None, {"LANG": "C.UTF-8"}, "fr", "fr"),
        (None, {}, None, "en"),
    ],
    ids=range(12),
)
def test_language_follows_the_published_order(
    asked: str | None, environment: dict[str, str], written: str | None, language: str
) -> None:
    assert choose_language(asked, environment, written) == language  # type: ignore[arg-type]


def test_counting_uses_the_singular_of_each_language() -> None:
    assert count("en", "stop.saved", 0, path="P").startswith("0 answers")
    assert count("fr", "stop.saved", 0, path="P").startswith("0 réponse est enregistrée")
    assert count("en", "stop.saved", 1, path="P").startswith("1 answer ")
    assert count("fr", "stop.saved", 2, path="P").startswith("2 réponses")


def test_a_problem_is_told_in_one_line_with_the_nearest_match() -> None:
    problem = Problem(
        "unknown_option", {"given": "precize", "allowed": ("wide", "precise")}, ("answers", "x")
    )
    assert explain("fr", problem.at("me.yaml:4:2")) == (
        "me.yaml:4:2: answers.x: «\u00a0precize\u00a0» n’est pas une réponse possible. "
        "Vouliez-vous dire precise\u00a0? Valeurs possibles\u00a0: wide, precise."
    )
    assert "is not valid (something_new)" in explain("en", Problem("something_new"))


def test_every_option_and_command_has_help() -> None:
    from passion_cli.cli.registry import build, walk

    for path, command in walk(build(every=True)):
        assert has_text(f"help{path}")
        for parameter in command.params:
            assert has_text(f"option.{parameter.name}"), (path, parameter.name)


def test_the_date_is_written_in_both_languages() -> None:
    assert say_date("fr", "2026-03-01T10:00:00+01:00") == "1er mars 2026"
    assert say_date("fr", "2026-08-12") == "12 août 2026"
    assert say_date("en", "2026-03-01") == "1 March 2026"
