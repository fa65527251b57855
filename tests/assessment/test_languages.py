"""Rulebooks in one language, in one that the interface does not speak, and with texts missing."""

import json
import re
from pathlib import Path

import pytest
from helpers.small_rulebook import SMALL
from helpers.verbs import ROOT, run_passion
from jsonschema import Draft202012Validator

from passion_cli.errors import InputError
from passion_cli.language.catalogue import explain
from passion_cli.storage.rulebook_file import parse_rulebook
from passion_cli.storage.strict_yaml import parse

BOTH = re.compile(r'\{en: "([^"]*)", fr: "[^"]*"\}')
PAIR = re.compile(r"en: (\w+), fr: \w+")
ANSWERS = "format: passion-answers/1\nrulebook: small@3\nanswers: {q1: lo, q2: [a], q3: 4, q4: 30, q5: 10}\n"


BARE = """format: passion-rulebook/1
id: ready
version: 1
languages: [en]
title: Is the team ready?
rules:
  review: {number: 1, title: Work is reviewed}
order: [reviewed]
items:
  reviewed:
    title: Reviews
    rule: review
    kind: single
    weight: 1
    question: How much of the work does somebody else look at?
    options:
      none: {points: 0, en: None of it}
      some: {points: 0.5, en: Some of it}
      all: {points: 1, en: All of it}
"""
ONE_ANSWER = "format: passion-answers/1\nrulebook: ready@1\nanswers: {reviewed: some}\n"
ITS_OWN = r"\b(business|passion|customer|money|revenue|creator|economy|gains?|actions?|plans?)\b"
"""Words of the shipped rulebook, and of advice, that have no place in another one's reports."""


def in_english(text: str = SMALL) -> str:
    """The small rulebook in English only, its texts written alone."""
    bare = PAIR.sub(r"en: \1", BOTH.sub(r'"\1"', text))
    return bare.replace("version: 3\n", "version: 3\nlanguages: [en]\n")


def in_german_and_english() -> str:
    """The same in two languages, of which the interface speaks one."""
    pairs = BOTH.sub(r'{de: "\1 (de)", en: "\1"}', SMALL)
    options = re.sub(r"en: (\w+), fr: (\w+)", r"de: \2, en: \1", pairs)
    return options.replace("version: 3\n", "version: 3\nlanguages: [de, en]\n")


def problems(text: str) -> list[str]:
    with pytest.raises(InputError) as caught:
        parse_rulebook("mine.yaml", text)
    return [explain("en", each) for each in caught.value.problems]


@pytest.mark.parametrize("make", [in_english, in_german_and_english])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_command_speaks_the_languages_it_has(
    tmp_path: Path, make: object, language: str
) -> None:
    (tmp_path / "mine.yaml").write_text(make())  # type: ignore[operator]
    (tmp_path / "lea.yaml").write_text(ANSWERS)
    for arguments in (
        ("check", "--answers", "lea.yaml", "--no-history", "--format", "terminal"),
        ("check", "--answers", "lea.yaml", "--no-history", "--format", "html"),
        ("explain", "q1"),
        ("rules", "list"),
        ("answers", "template"),
        ("form",),
        ("cohort", "lea.yaml", "--for", "coach", "--details"),
    ):
        done = run_passion(*arguments, "--rules", "mine.yaml", "--lang", language, cwd=tmp_path)
        assert done.returncode == 0, done.stderr
        assert "Small" in done.stdout or arguments[0] not in ("check", "form", "cohort")
        assert "(de)" not in done.stdout or arguments == ("form",)
        assert "(fr)" not in done.stdout


@pytest.mark.parametrize("how", [("--lang", "de"), ("LANG", "de_DE.UTF-8")])
def test_a_reader_of_german_gets_its_texts_in_german(tmp_path: Path, how: tuple[str, str]) -> None:
    (tmp_path / "mine.yaml").write_text(in_german_and_english())
    (tmp_path / "lea.yaml").write_text(ANSWERS)
    name, value = how
    options, env = (how, {}) if name == "--lang" else ((), {"PASSION_LANG": "", name: value})
    for arguments in (("check", "--answers", "lea.yaml"), ("explain", "q1"), ("form",)):
        done = run_passion(*arguments, "--rules", "mine.yaml", *options, cwd=tmp_path, **env)
        assert done.returncode == 0, done.stderr
        assert "(de)" in done.stdout
    refused = run_passion("explain", "q1", "--rules", "mine.yaml", "--lang", "es", cwd=tmp_path)
    assert refused.returncode == 2
    assert "Allowed values: en, fr, de." in refused.stderr


def test_a_form_offers_the_languages_of_its_rulebook(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(in_german_and_english())
    (tmp_path / "one.yaml").write_text(in_english())
    both = run_passion("form", "--rules", "mine.yaml", "--lang", "de", cwd=tmp_path).stdout
    assert '<html lang="de"' in both
    assert re.findall(r'<button type="button" lang="(\w+)"[^>]*>([^<]*)', both) == [
        ("de", "Deutsch"), ("en", "English"),
    ]  # fmt: skip
    alone = run_passion("form", "--rules", "one.yaml", "--lang", "fr", cwd=tmp_path).stdout
    assert '<html lang="en"' in alone
    assert "<button type" not in alone


def test_an_english_text_is_set_as_english_whatever_the_reader_speaks() -> None:
    book = parse_rulebook(
        "mine.yaml", in_english().replace("Not a forecast.", "Isn't it: no?")
    ).rulebook
    assert book.disclaimer is not None
    assert book.disclaimer.in_language("fr") == "Isn't it: no?"
    both = parse_rulebook("mine.yaml", in_german_and_english()).rulebook
    assert both.title.in_language("de") == "Small (de)"
    assert both.title.in_language("fr") == "Small"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (SMALL.replace(", fr: Haut}", "}", 1), ["mine.yaml:97:8: bands.top: `fr` is missing."]),
        (in_english().replace('title: "Small"', 'title: {en: "Small", fr: "Petit"}'),
         ["mine.yaml:5:22: title.fr: the rulebook does not declare the language fr (languages: en)."]),
        (SMALL.replace('title: {en: "Small", fr: "Small (fr)"}', 'title: "Small"'),
         ["mine.yaml:4:8: title: is written in no language: the rulebook has several (en, fr)."]),
        (in_english().replace("languages: [en]", "languages: []"),
         ["mine.yaml:4:12: languages: must name at least one language."]),
        (in_english().replace("languages: [en]", "languages: [English]"), ["mine.yaml:4:13: languages.0: "]),
    ],
    ids=["missing", "another", "none", "empty", "no code"],
)  # fmt: skip
def test_a_text_has_every_language_that_is_declared_and_no_other(
    text: str, told: list[str]
) -> None:
    found = problems(text)
    assert len(found) == len(told)
    for line, start in zip(found, told, strict=True):
        assert line.startswith(start)


def test_a_field_that_is_unknown_is_told_with_those_that_are_known() -> None:
    (told,) = problems(
        in_english().replace("lo: {points: 0, en: L}", "lo: {points: 0, en: L, texts: {}}")
    )
    assert told.startswith("mine.yaml:30:30: items.q1.options.lo.texts: unknown field “texts”.")
    assert told.endswith("Allowed values: renamed_from, points, en, fr.")


def test_the_schema_accepts_what_loads() -> None:
    schema = json.loads(run_passion("schema", "rules").stdout)
    check = Draft202012Validator(schema)
    for text in (SMALL, in_english(), in_german_and_english()):
        document = json.loads(json.dumps(parse("mine.yaml", text).value, default=float))
        assert [each.message for each in check.iter_errors(document)] == []


def test_a_table_is_read_by_labels_in_every_language(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(in_german_and_english())
    (tmp_path / "form.csv").write_text("respondent,q1,q3\nAda,B,4\nBo,L,5\n")
    done = run_passion(
        "cohort",
        "form.csv",
        "--rules",
        "mine.yaml",
        "--for",
        "coach",
        "--format",
        "json",
        cwd=tmp_path,
    )
    counts = json.loads(done.stdout)["items"][0]
    assert done.returncode == 0
    assert counts["answered"] == 2


@pytest.mark.parametrize("kind", ["terminal", "markdown", "html", "json", "junit"])
def test_a_rulebook_of_one_question_gives_a_report_without_a_word_out_of_place(
    tmp_path: Path, kind: str
) -> None:
    (tmp_path / "mine.yaml").write_text(BARE)
    (tmp_path / "lea.yaml").write_text(ONE_ANSWER)
    done = run_passion(
        "check",
        "--answers",
        "lea.yaml",
        "--rules",
        "mine.yaml",
        "--no-history",
        "--format",
        kind,
        cwd=tmp_path,
    )
    assert done.returncode == 0
    told = re.sub(r"passion (about|open|compare)|passion-\w+/1", "", done.stdout)
    if kind in ("terminal", "markdown"):
        assert "50 out of 100\n" in re.sub(r" +[█░]+", "", told)
        assert "None" not in told
        assert not re.search(ITS_OWN, told, re.IGNORECASE)
        assert "contradictions" not in told


def test_a_rulebook_of_one_question_gives_a_form_a_cohort_and_an_explanation(
    tmp_path: Path,
) -> None:
    (tmp_path / "mine.yaml").write_text(BARE)
    for number in range(6):
        (tmp_path / f"p{number}.yaml").write_text(ONE_ANSWER)
    for arguments in (
        ("cohort", ".", "--details"),
        ("cohort", ".", "--for", "coach"),
        ("explain", "reviewed"),
    ):
        done = (
            run_passion(*arguments, "--rules", "mine.yaml", "--allow-invalid", cwd=tmp_path)
            if arguments[0] == "cohort"
            else run_passion(*arguments, "--rules", "mine.yaml", cwd=tmp_path)
        )
        assert done.returncode == 0, done.stderr
        assert "None." not in done.stdout
        assert not re.search(r"\b(action|gain|business)", done.stdout, re.IGNORECASE)
    assert run_passion("form", "--rules", "mine.yaml", cwd=tmp_path).returncode == 0
    assert run_passion("rules", "check", "mine.yaml", "--strict", cwd=tmp_path).returncode == 0


READINESS = ROOT / "examples" / "rulebooks" / "team-readiness.yaml"


def test_the_example_in_one_language_is_sound_and_passes_its_cases(tmp_path: Path) -> None:
    assert run_passion("rules", "check", str(READINESS), "--strict").returncode == 0
    assert run_passion("rules", "test", str(READINESS)).returncode == 0
    answers = "{deputies: some, written_steps: [restart], found_first: users, minutes_to_notice: 4}"
    head = "format: passion-answers/1\nrulebook: team-readiness@1\n"
    (tmp_path / "lea.yaml").write_text(f"{head}answers: {answers}\n")
    for kind in ("terminal", "markdown", "html", "json", "junit"):
        done = run_passion(
            "check",
            "--answers",
            "lea.yaml",
            "--rules",
            str(READINESS),
            "--no-history",
            "--format",
            kind,
            cwd=tmp_path,
        )
        assert done.returncode == 0
        assert not re.search(r"\b(passion economy|business|customers?|revenue)\b", done.stdout)
    shown = run_passion(
        "check", "--answers", "lea.yaml", "--rules", str(READINESS), "--no-history", cwd=tmp_path
    )
    assert "Swap one task for a week" in shown.stdout
    assert "Who noticed it? (contradiction)" in shown.stdout


MATURITY = ROOT / "examples" / "rulebooks" / "service-maturity.yaml"


def test_the_maturity_model_in_two_languages_is_sound_and_passes_its_cases() -> None:
    assert run_passion("rules", "check", str(MATURITY), "--strict").returncode == 0
    assert run_passion("rules", "test", str(MATURITY)).returncode == 0


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("de", ["Praxis für Praxis", "Eingeführt", "Jede Praxis steht für sich", "Nächste Schritte"]),
        ("en", ["Practice by practice", "Established", "Each practice stands on its own", "Next steps"]),
    ],
)  # fmt: skip
def test_it_reads_as_if_the_program_had_been_made_for_it(
    tmp_path: Path, language: str, told: list[str]
) -> None:
    head = "format: passion-answers/1\nrulebook: service-maturity@1\n"
    given = "{review_today: established, tests_today: initial, costs_today: unknown}"
    for number in range(6):
        (tmp_path / f"p{number}.yaml").write_text(f"{head}answers: {given}\n")
    rules = ("--rules", str(MATURITY), "--lang", language)
    shown = run_passion("report", "p0.yaml", *rules, cwd=tmp_path).stdout
    for each in told:
        assert each in shown
    assert not re.search(r"out of 100|based on one answer|\b(business|customers?)\b", shown)
    group = run_passion("cohort", ".", *rules, cwd=tmp_path).stdout
    assert ("6 Teams" if language == "de" else "6 teams") in group
    form = run_passion("form", *rules, cwd=tmp_path).stdout
    assert f'<html lang="{language}"' in form
    assert '"money": false' in form


def test_a_form_asks_for_a_currency_only_where_there_are_amounts(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(BARE)
    template = run_passion("answers", "template", "--rules", "mine.yaml", cwd=tmp_path).stdout
    assert "currency" not in template
    assert "currency: EUR" in run_passion("answers", "template").stdout
    assert '"money": true' in run_passion("form").stdout
