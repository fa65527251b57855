"""`passion rules new`: what it writes, and what it asks."""

from pathlib import Path

import pytest
from helpers.terminal import Terminal
from helpers.verbs import run_passion

from passion_cli.assessment.proofs.prove import prove
from passion_cli.services.new_rulebook import TEMPLATES, NewRulebook, Template, new_rulebook
from passion_cli.storage.rulebook_file import parse_rulebook

TITLES = ("Backups", "L'accès & {x}", "overall", "###", "Backups", "backups today", 'a: "b" \\n #')


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("languages", [("en",), ("fr",), ("fr", "en"), ("de", "en"), ("ja",)])
def test_every_template_is_sound_whatever_is_typed(
    template: Template, languages: tuple[str, ...]
) -> None:
    new = NewRulebook(template, 'Is it "ready"?: {no}', languages, TITLES, "mine.yaml")
    book = parse_rulebook("mine.yaml", new_rulebook(new)).rulebook
    assert prove(book) == ()
    assert book.languages == languages
    assert len(book.rules) == len(TITLES)
    assert book.title.in_language(languages[0]).startswith("Is it")


@pytest.mark.parametrize(
    ("titles", "ids"),
    [
        (("Rule 2", "???"), ["rule_2", "rule_3"]),
        (("Rooms", "Rule 3", "Rooms"), ["rooms", "rule_3", "rule_4"]),
        (("???", "Rule 1", "Rule 2"), ["rule_3", "rule_1", "rule_2"]),
    ],
)
def test_no_rule_takes_the_place_of_another(titles: tuple[str, ...], ids: list[str]) -> None:
    text = new_rulebook(NewRulebook("blank", "T", ("en",), titles, "mine.yaml"))
    rules = parse_rulebook("mine.yaml", text).rulebook.rules
    assert list(rules) == ids
    assert [rule.title.in_language("en") for rule in rules.values()] == list(titles)


def test_it_is_written_with_a_few_options_and_can_be_used_at_once(tmp_path: Path) -> None:
    options = ("--template", "readiness", "--languages", "fr,en", "--rule", "Sauvegardes")
    done = run_passion("rules", "new", "mine.yaml", *options, "--lang", "en", cwd=tmp_path)
    assert done.returncode == 0
    assert "Next: passion rules check mine.yaml" in done.stderr
    again = run_passion("rules", "new", "mine.yaml", *options, cwd=tmp_path)
    assert again.returncode == 2
    assert "--force" in again.stderr
    for arguments in (
        ("rules", "check", "mine.yaml", "--strict"),
        ("form", "--rules", "mine.yaml"),
    ):
        assert run_passion(*arguments, cwd=tmp_path).returncode == 0
    template = run_passion("answers", "template", "--rules", "mine.yaml", cwd=tmp_path).stdout
    (tmp_path / "a.yaml").write_text(template)
    report = run_passion("report", "a.yaml", "--rules", "mine.yaml", "--lang", "fr", cwd=tmp_path)
    assert report.returncode == 0
    assert "Sauvegardes" in report.stdout


def test_without_a_file_it_is_printed() -> None:
    done = run_passion("rules", "new", "--template", "blank")
    assert done.returncode == 0
    assert parse_rulebook("mine.yaml", done.stdout).rulebook.languages == ("en",)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ((), "say what to start from with --template"),
        (("--template", "blnk"), "blank"),
        (("--template", "blank", "--languages", "english"), "“english” is not the code of a language"),
        (("--template", "blank", "--languages", "en,en"), "the language en is named twice"),
        (("--template", "blank", "--languages", " , "), "must name at least one language"),
        (("--template", "blank", "--rule", "  "), "--rule: must not be empty"),
    ],
)  # fmt: skip
def test_what_it_cannot_do_is_told_and_nothing_is_written(
    tmp_path: Path, options: tuple[str, ...], told: str
) -> None:
    done = run_passion("rules", "new", "mine.yaml", *options, "--lang", "en", cwd=tmp_path)
    assert done.returncode == 2
    assert told in done.stderr
    assert not list(tmp_path.iterdir())


def test_in_a_terminal_it_asks_a_few_questions(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, "rules", "new", "mine.yaml", "--lang", "en")
    terminal.wait("What do you want to start from?", "3. maturity")
    terminal.press("3\r", "What is it called?")
    terminal.press("Our habits\r", "Languages of its texts")
    terminal.press("\r", "What is assessed")
    terminal.press("Backups, Access\r", "Saved: mine.yaml")
    assert terminal.end() == 0
    book = parse_rulebook("mine.yaml", (tmp_path / "mine.yaml").read_text()).rulebook
    assert (book.id, list(book.rules), book.has_total) == (
        "our_habits",
        ["backups", "access"],
        False,
    )
