"""The form, filled in by keyboard in a real browser: the same answers file as in a terminal."""

import json
import random
import re
from pathlib import Path
from typing import Any

import pytest
from helpers.browser import Visit
from helpers.form_filling import Filler, make_form
from helpers.people import made_up
from helpers.small_rulebook import SMALL
from helpers.terminal import Terminal, keys
from helpers.verbs import EXAMPLES, book, passion, persona, run_passion

from passion_cli.assessment.answers import Answers, Silence, silences
from passion_cli.assessment.rulebook.items import NumberItem
from passion_cli.interview.form_data import REFUSALS
from passion_cli.interview.texts import InterviewTexts
from passion_cli.language.numbers import read_number
from passion_cli.language.voice import Voice
from passion_cli.reports.blocks.html import part


def in_terminal(folder: Path, language: str, name: str, given: Answers) -> Path:
    """Answer in a terminal and return the file that was saved."""
    path = folder / "terminal.yaml"
    arguments = ("check", "--lang", language, "--respondent", name, "--save", str(path))
    terminal = Terminal(folder, *arguments)
    items = list(book().asked())
    for number, item in enumerate(items, 1):
        terminal.wait(f"{number} {'of' if language == 'en' else 'sur'} {len(items)}")
        terminal.press(keys(item, given.values[item.id]))
    terminal.wait("Show my report" if language == "en" else "Afficher mon rapport")
    terminal.press("\r")
    assert terminal.end() == 0, terminal.text
    return path


def undated(path: Path) -> bytes:
    """A file but for its line of the date."""
    lines = path.read_bytes().splitlines(keepends=True)
    assert sum(line.startswith(b"date: ") for line in lines) == 1
    return b"".join(line for line in lines if not line.startswith(b"date: "))


def report(path: Path) -> Any:
    """The report on a file, but for its date."""
    done = passion("check", "--answers", str(path), "--format", "json")
    assert done.returncode == 0, done.stderr
    return {**json.loads(done.stdout), "date": None}


def with_silences() -> Answers:
    """Made-up answers in which every kind of silence occurs."""
    values = dict(made_up(4).values)
    for place, item in enumerate(book().asked()):
        kinds = silences(item)
        if place % 4 == 0:
            values[item.id] = Silence(kinds[(place // 4) % len(kinds)])
    return Answers(values)


CASES = [("en", "luthier", "Ann"), ("fr", "coach", "Zoé « l'atelier »"), ("fr", "made up", "null")]


@pytest.mark.parametrize(("language", "who", "name"), CASES)
def test_a_form_gives_the_file_and_the_report_of_the_terminal(
    tmp_path: Path, chromium: Any, language: str, who: str, name: str
) -> None:
    given = with_silences() if who == "made up" else persona(who)
    other = "en" if language == "fr" else "fr"
    with Visit(chromium, make_form(tmp_path, other)) as visit:
        visit.reach(f"#languages [lang={language}]", "Shift+Tab")
        visit.press("Enter")
        filler = Filler(visit, language)
        filler.start(name)
        filler.fill(given.values)
        filled = filler.download(tmp_path)
    asked = in_terminal(tmp_path, language, name, given)
    assert undated(filled) == undated(asked)
    assert report(filled) == report(asked)
    if who in ("luthier", "coach"):
        example = (EXAMPLES / f"{who}.{language}.yaml").read_text()
        assert filled.read_text().partition("answers:")[2] == example.partition("answers:")[2]


def first_five(filler: Filler) -> None:
    """Answer the first five questions as the coach of the examples does."""
    filler.start("Ann")
    for number in range(1, 6):
        filler.answer(number, persona("coach").values[filler.items[number - 1].id])
    filler.at(6)


def test_a_draft_is_kept_found_again_and_erased(tmp_path: Path, chromium: Any) -> None:
    with Visit(chromium, make_form(tmp_path, "en")) as visit:
        assert "Your answers are saved only in this browser" in visit.text
        first_five(Filler(visit, "en"))
        visit.page.goto("about:blank")
        visit.page.goto(visit.own)
        visit.wait("You have already answered 5 of 26 questions")
        assert visit.page.input_value("#respondent") == "Ann"
        visit.page.get_by_role("button", name="Continue where I left off").click()
        Filler(visit, "en").at(6)
        visit.page.reload()
        Filler(visit, "en").at(6)
        visit.page.goto(visit.own.replace("form.html", "form.html#"))
        visit.agrees = False
        visit.page.get_by_role("button", name="Erase them and start over").click()
        assert "5 of 26 questions" in visit.text
        visit.agrees = True
        visit.page.get_by_role("button", name="Erase them and start over").click()
        visit.wait("Your answers have been erased from this browser.")
        assert visit.page.input_value("#respondent") == ""
        assert visit.page.evaluate("localStorage.length") == 0
        assert len(visit.dialogs) == 2


def test_people_without_a_name_stay_apart(tmp_path: Path, chromium: Any) -> None:
    form, folder = make_form(tmp_path, "en"), tmp_path / "people"
    folder.mkdir()
    for name in ("", "", "مريم"):
        with Visit(chromium, form) as visit:
            filler = Filler(visit, "en")
            filler.start(name)
            for place in range(1, len(filler.items) + 1):
                filler.at(place)
                visit.page.get_by_role("button", name="I don’t know").or_(
                    visit.page.get_by_role("button", name="Skip")
                ).click()
            visit.page.locator("ol.answers").wait_for()
            assert (name or "no name") + " · EUR" in visit.text
            visit.page.reload()
            filled = filler.download(folder)
            visit.page.reload()
            visit.wait(filled.name)
    assert len(list(folder.iterdir())) == 3
    done = passion("cohort", str(folder), "--for", "coach")
    assert "3 people" in done.stdout


def test_the_name_is_changed_from_the_review(tmp_path: Path, chromium: Any) -> None:
    with Visit(chromium, make_form(tmp_path, "en")) as visit:
        filler = Filler(visit, "en")
        filler.start("An")
        filler.fill(persona("coach").values)
        visit.page.get_by_role("button", name="Change: Name and currency").click()
        visit.page.fill("#respondent", "Ann")
        visit.page.fill("#currency", "CA$")
        visit.press("Enter")
        visit.wait("Ann · CAD")
        assert filler.download(tmp_path).name.startswith("ann-")


def test_what_is_refused_stays_refused_in_the_other_language(tmp_path: Path, chromium: Any) -> None:
    with Visit(chromium, make_form(tmp_path, "en")) as visit:
        visit.page.fill("#respondent", "x" * 300)
        visit.page.fill("#currency", "chf")
        visit.press("Enter")
        visit.page.click("#languages [lang=fr]")
        assert visit.page.inner_text("#refused").startswith("Utilisez 200 caractères")
        assert visit.page.input_value("#currency") == "chf"
        visit.page.evaluate("location.hash = '#1'")
        french = Filler(visit, "fr")
        french.answer(1, "wide")
        visit.page.reload()
        french.at(2)
        visit.page.evaluate("location.hash = '#5'")
        french.at(5)
        visit.page.fill("#number", "beaucoup")
        visit.press("Enter")
        visit.page.click("#languages [lang=en]")
        assert visit.page.inner_text("#refused").startswith("This is not a number. Enter a number")
        visit.page.evaluate("location.hash = '#'")
        visit.wait("Continue where I left off")
        assert visit.page.input_value("#currency") == "EUR"
        assert visit.page.input_value("#respondent") == ""


def test_any_item_may_be_called_as_a_word_of_the_script(tmp_path: Path, chromium: Any) -> None:
    rules = tmp_path / "rules.yaml"
    names = {"q1": "constructor", "q2": "toString", "q3": "valueOf"}
    told = SMALL
    for old, new in names.items():
        told = re.sub(rf"\b{old}\b", new, told)
    rules.write_text(told, encoding="utf-8")
    with Visit(chromium, make_form(tmp_path, "en", "--rules", str(rules))) as visit:
        for address in ("#toString", "#__proto__", "#constructor"):
            visit.page.evaluate("where => location.hash = where", address)
            visit.wait("Start")
        visit.page.get_by_role("button", name="Start").click()
        for number in range(1, 6):
            visit.wait(f"{number} of 5 ·")
            visit.page.get_by_role("button", name="Skip").or_(
                visit.page.get_by_role("button", name="I don’t know")
            ).click()
        visit.page.locator("ol.answers").wait_for()


def test_two_tabs_do_not_undo_each_other(tmp_path: Path, chromium: Any) -> None:
    with Visit(chromium, make_form(tmp_path, "en")) as visit:
        other = visit.context.new_page()
        other.goto(visit.own)
        first_five(Filler(visit, "en"))
        other.bring_to_front()
        other.get_by_role("button", name="Start").click()
        other.get_by_text("6 of 26 ·").wait_for()
        other.fill("#number", "4")
        other.keyboard.press("Enter")
        other.get_by_text("7 of 26 ·").wait_for()
        visit.page.reload()
        Filler(visit, "en").at(6)
        assert visit.page.input_value("#number") == "4"


def test_where_nothing_may_be_kept_the_page_says_so_and_asks_before_it_is_left(
    tmp_path: Path, chromium: Any
) -> None:
    refuse = "Object.defineProperty(window, 'localStorage', {get() { throw new Error('no'); }})"
    visit = Visit(chromium, make_form(tmp_path, "fr"), script=refuse)
    with visit:
        visit.wait("Ce navigateur ne peut pas enregistrer de brouillon")
        filler = Filler(visit, "fr")
        filler.start()
        filler.fill(persona("coach").values)
        filler.download(tmp_path)
        assert "Effacer mes réponses" not in visit.text
        with visit.page.expect_event("close"):
            visit.page.close(run_before_unload=True)
    assert visit.dialogs == [""]


@pytest.mark.parametrize("draft", ["{", "[]", "null", '{"answers": {"who_for": "nobody", "when_away": 3}}',
                                   '{"answers": {"asked_90_days": {"number": "1e9"}}, "language": "de", "currency": 1}',
                                   '{"answers": {"hard_to_get": ["skill", "x"], "price_basis": {"silence": "maybe"}}}'])  # fmt: skip
def test_a_draft_that_does_not_fit_is_asked_again(
    tmp_path: Path, chromium: Any, draft: str
) -> None:
    with Visit(chromium, make_form(tmp_path, "en")) as visit:
        key = visit.page.evaluate("JSON.parse(document.getElementById('data').textContent).draft")
        visit.page.evaluate("([key, draft]) => localStorage.setItem(key, draft)", [key, draft])
        visit.page.reload()
        visit.wait("Start")
        assert "answered already" not in visit.text
        Filler(visit, "en").start()


def test_the_language_changes_midway_and_nothing_that_is_typed_is_lost(
    tmp_path: Path, chromium: Any
) -> None:
    with Visit(chromium, make_form(tmp_path, "en")) as visit:
        visit.page.fill("#respondent", "Léa")
        visit.page.click("#languages [lang=fr]")
        assert visit.page.input_value("#respondent") == "Léa"
        assert visit.page.get_attribute("html", "lang") == "fr"
        visit.page.click("#languages [lang=en]")
        filler = Filler(visit, "en")
        first_five(filler)
        visit.page.go_back()
        filler.at(5)
        visit.page.fill("#number", "1 234,5")
        visit.page.click("#languages [lang=fr]")
        french = Filler(visit, "fr")
        french.at(5)
        assert visit.page.input_value("#number") == "1 234,5"
        assert visit.page.title().startswith("5 sur 26")
        visit.page.get_by_role("button", name="Retour", exact=True).click()
        french.at(4)
        visit.page.get_by_role("button", name="Retour", exact=True).click()
        french.at(3)
        visit.page.locator("[type=checkbox]:checked").first.uncheck()
        visit.page.click("#languages [lang=en]")
        filler.at(3)
        ticked = visit.page.locator("[type=checkbox]:checked").count()
        assert ticked == len(persona("coach").values["hard_to_get"]) - 1  # type: ignore[arg-type]


def test_back_and_change_lose_nothing(tmp_path: Path, chromium: Any) -> None:
    with Visit(chromium, make_form(tmp_path, "en")) as visit:
        filler = Filler(visit, "en")
        first_five(filler)
        visit.page.fill("#number", "3")
        visit.page.get_by_role("button", name="Back", exact=True).click()
        filler.at(5)
        assert visit.page.input_value("#number") == str(persona("coach").values["asked_90_days"])
        visit.page.go_back()
        filler.at(6)
        assert visit.page.input_value("#number") == "3"
        filler.fill(persona("coach").values, 6)
        visit.page.get_by_role("button", name="Change: Who it is for").click()
        filler.at(1)
        visit.page.get_by_label("Anyone who wants it").check()
        visit.press("Enter")
        visit.wait("Anyone who wants it")
        assert "Your answers" in visit.text
        visit.page.get_by_role("button", name="Change: Monthly goal").click()
        filler.at(26)
        filler.press_silence(filler.items[25], Silence.UNKNOWN)
        filled = filler.download(tmp_path)
    told = filled.read_text()
    assert "  who_for: wide\n" not in told
    assert "  target_month: unknown\n" in told
    assert passion("answers", "check", str(filled)).returncode == 0


def test_what_cannot_be_is_refused_where_it_stands(tmp_path: Path, chromium: Any) -> None:
    with Visit(chromium, make_form(tmp_path, "en")) as visit:
        refused = visit.page.locator("#refused")
        visit.page.fill("#currency", "euro")
        visit.press("Enter")
        assert refused.inner_text() == "Enter three letters, such as EUR, CHF or CAD."
        visit.page.fill("#currency", "chf")
        visit.page.fill("#respondent", "x" * 201)
        visit.press("Enter")
        assert refused.inner_text() == "Use 200 characters or fewer."
        assert visit.page.get_attribute("#respondent", "aria-invalid") == "true"
        visit.page.fill("#respondent", "x" * 200)
        visit.press("Enter")
        filler = Filler(visit, "en")
        filler.at(1)
        visit.press("Tab", "Enter")
        assert refused.inner_text() == "Choose an answer first."
        filler.answer(1, "wide")
        filler.answer(2, Silence.UNKNOWN)
        filler.at(3)
        visit.reach("[type=checkbox]")
        visit.press("Enter")
        assert refused.inner_text() == "Tick at least one answer."
        visit.page.locator("[type=checkbox]").nth(0).check()
        visit.page.locator("[type=checkbox]").nth(1).check()
        exclusive = visit.page.locator("[type=checkbox]").last
        exclusive.check()
        assert visit.page.locator("[type=checkbox]:checked").count() == 1
        visit.page.locator("[type=checkbox]").nth(1).check()
        assert not exclusive.is_checked()
        visit.press("Enter")
        filler.answer(4, "wait")
        filler.at(5)
        for typed, why in (("", "This is not a number. Enter a number such as 3 or 12k"),
                           ("many", "Enter a number such as 3 or 12k"),
                           ("9k", "The number must be between 0 and 5,000."), ("1.5", "whole number")):  # fmt: skip
            visit.page.fill("#number", typed)
            visit.press("Enter")
            assert why in refused.inner_text(), typed
            assert visit.page.evaluate("document.activeElement.id") == "number"
            assert visit.page.input_value("#number") == typed
        visit.page.click("summary")
        visit.wait("Why we ask")


def test_a_form_goes_to_standard_output_as_one_small_page() -> None:
    done = passion("form", "--lang", "fr")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith('<!doctype html>\n<html lang="fr">')
    assert len(done.stdout.encode()) < 200_000


def test_every_text_of_the_interview_is_in_the_form(tmp_path: Path) -> None:
    data = (make_form(tmp_path, "en")).read_text(encoding="utf-8")
    for item in book().asked():
        for language in ("en", "fr"):
            for text in filter(None, (item.question, item.help, item.why, item.title)):
                told = json.dumps(text.in_language(language))[1:-1]
                assert told.replace("'", "\\u0027").replace("&", "\\u0026") in data, text


ALPHABET = "0123456789012345678900 .,.,-−kKmM€$£%'’ \u00a0\u202feE+xEUR٣½"


def test_the_form_reads_numbers_as_the_program_does(tmp_path: Path, chromium: Any) -> None:
    chance = random.Random(7)  # noqa: S311 - nothing secret
    typed = ["".join(chance.choices(ALPHABET, k=chance.randint(0, 9))) for _ in range(6_000)]
    typed += [
        "12k",
        "1 200,50",
        "15 %",
        "1,200",
        "1.200",
        "1,200.5",
        "0,5k",
        "1.2M",
        "-300 €",
        "1'200",
    ]
    typed += ["9" * 15, "9" * 16, "0.1234567", "1" * 25, "\u00b2", "1\ufeff2", "1\u20092", "\x1f1"]
    script = part("form/reading.js")
    form = make_form(tmp_path, "en")
    with Visit(chromium, form) as visit:
        read = visit.page.evaluate(
            "typed => { const DATA = JSON.parse(document.getElementById('data').textContent);"
            f"{script}; return typed.map((text) => {{ const value = readNumber(text); return "
            "[value === null ? null : plainNumber(value), value !== null, "
            "DATA.items.filter((item) => !item.options).slice(0, 4)"
            ".map((item) => refusal(item, readAnswer(item, text)))]; }); }",
            typed,
        )
    numbers = [item for item in book().asked() if isinstance(item, NumberItem)][:4]
    telling = InterviewTexts(book(), Voice())
    told = {(key, item.id): telling.refusal(key, item) for key in REFUSALS for item in numbers}
    accepted = 0
    for text, (value, known, refusals) in zip(typed, read, strict=True):
        expected = read_number(text)
        assert value == (None if expected is None else f"{expected:f}"), text
        assert known == (expected is not None)
        for item, refusal in zip(numbers, refusals, strict=True):
            right = told[refusal, item.id] if refusal else expected
            assert telling.read(item, text) == right, (text, item.id)
        accepted += known
    assert 800 < accepted < 5_000


def test_digits_choose_enter_goes_on_and_the_first_answer_has_the_focus(
    tmp_path: Path, chromium: Any
) -> None:
    with Visit(chromium, make_form(tmp_path, "en")) as visit:
        filler = Filler(visit, "en")
        filler.start()
        filler.at(1)
        assert visit.page.evaluate("document.activeElement.value") == "anyone"
        visit.press("3")
        assert visit.page.locator(":checked").get_attribute("value") == "need"
        visit.press("Enter")
        filler.at(2)
        visit.press("2", "Enter")
        filler.at(3)
        visit.press("1", "4", "1")
        assert visit.page.locator(":checked").get_attribute("value") == "access"
        visit.press("Enter")
        filler.at(4)
        visit.press("5", "Enter")
        filler.at(5)
        assert visit.page.evaluate("document.activeElement.id") == "number"
        visit.press("1", "2", "Enter")
        filler.at(6)
        assert "12" in visit.page.evaluate("JSON.stringify(localStorage)")


@pytest.mark.parametrize(
    ("browser", "asked", "opened"),
    [("fr-CA", None, "fr"), ("en-US", None, "en"), ("de-DE", None, "en"), ("fr-FR", "en", "en")],
)
def test_the_form_opens_in_the_language_of_the_browser_unless_one_is_asked_for(
    tmp_path: Path, chromium: Any, browser: str, asked: str | None, opened: str
) -> None:
    path = tmp_path / "form.html"
    more = ("--lang", asked) if asked else ()
    done = passion("form", "--output", str(path), *more, LANG="en_GB.UTF-8")
    assert done.returncode == 0
    with Visit(chromium, path, locale=browser) as visit:
        assert visit.page.evaluate("document.documentElement.lang") == opened
        visit.wait("Commencer" if opened == "fr" else "Start")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_on_a_phone_next_is_seen_with_every_answer_where_there_are_five_at_most(
    tmp_path: Path, chromium: Any, language: str
) -> None:
    path = tmp_path / "form.html"
    assert run_passion("form", "--output", str(path), "--lang", language).returncode == 0
    with Visit(chromium, path, 360) as visit:
        visit.page.set_viewport_size({"width": 360, "height": 640})
        header = visit.page.locator("header").bounding_box()
        assert header["height"] < 60
        visit.page.locator("button.main").first.click()
        for number in range(1, len(Filler(visit, language).items) + 1):
            Filler(visit, language).at(number)
            visit.page.evaluate("document.querySelector('.actions').style.position = 'static'")
            ends = visit.page.locator("button.main").bounding_box()
            if visit.page.locator(".choice").count() <= 5:
                assert ends["y"] + ends["height"] <= 640, number
            visit.page.locator(".actions button:not(.main)").first.click()


def test_the_end_shows_no_file_and_no_command(tmp_path: Path, chromium: Any) -> None:
    with Visit(chromium, make_form(tmp_path, "en")) as visit:
        filler = Filler(visit, "en")
        filler.start("Ann")
        filler.fill(persona("coach").values)
        visit.page.locator("button.main").first.click()
        visit.wait("Send this file to the person who sent you this form.")
        assert "who_for" not in visit.text
        assert "passion check" not in visit.text
        assert not visit.page.locator("textarea").is_visible()
        visit.page.click("summary")
        assert visit.page.locator("textarea").is_visible()


@pytest.mark.parametrize(
    ("typed", "refused"),
    [("$40", "$"), ("40 CHF", "CHF"), ("£1k", "£"), ("€40", ""), ("40 EUR", ""), ("40", "")],
)
def test_an_amount_in_another_currency_is_refused_as_in_a_terminal(
    tmp_path: Path, chromium: Any, typed: str, refused: str
) -> None:
    item = next(
        each for each in book().asked() if isinstance(each, NumberItem) and each.kind == "money"
    )
    place = [each.id for each in book().asked()].index(item.id) + 1
    with Visit(chromium, make_form(tmp_path, "en")) as visit:
        Filler(visit, "en").start()
        visit.page.evaluate(f"location.hash = '#{place}'")
        Filler(visit, "en").at(place)
        visit.page.fill("#number", typed)
        visit.press("Enter")
        if refused:
            assert visit.page.inner_text("#refused") == f"Amounts are in EUR, not {refused}."
        else:
            Filler(visit, "en").at(place + 1)
