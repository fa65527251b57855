"""Every page in a real browser: fits its window, reads well to everybody, keeps text text."""

import json
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from helpers.browser import WIDTHS, Visit
from helpers.form_filling import Filler, make_form
from helpers.people import made_up, moved, write_cohort, write_person
from helpers.small_rulebook import SMALL
from helpers.verbs import EXAMPLES, PERSONAS, passion, persona

Make = Callable[[Path, str], Path]
LANGUAGES = ["en", "fr"]
THEMES = ["light", "dark"]


def run(path: Path, *arguments: str) -> Path:
    """Write a page with the program."""
    done = passion(*arguments, "--output", str(path))
    assert done.returncode == 0, done.stderr
    return path


def a_report(folder: Path, language: str) -> Path:
    example = str(EXAMPLES / f"designer.{language}.yaml")
    return run(folder / "report.html", "report", example, "--lang", language)


def a_fragile_report(folder: Path, language: str) -> Path:
    """Partial answers that contradict each other: notices, questions, hatched rules, wide bounds."""
    values = {**made_up(3, absent=0.45).values, **persona("influencer").values}
    for item in ("price_basis", "top_share", "story_true", "story_told", "story_heard"):
        values.pop(item)
    partial = type(made_up(3))(values)
    path = write_person(folder, "me.yaml", partial, "Zoé", language)  # type: ignore[arg-type]
    return run(folder / "fragile.html", "report", str(path))


def a_comparison(folder: Path, language: str) -> Path:
    pair = [str(EXAMPLES / f"{name}.{language}.yaml") for name in ("designer", "luthier")]
    return run(folder / "compare.html", "compare", *pair, "--lang", language)


def a_brief(folder: Path, language: str) -> Path:
    mine, coach = (str(EXAMPLES / f"{name}.{language}.yaml") for name in ("driver", "designer"))
    arguments = ("brief", mine, "--coach-view", coach, "--lang", language)
    return run(folder / "brief.html", *arguments)


def a_cohort(folder: Path, language: str) -> Path:
    for name in ("now", "then"):
        write_cohort(folder / name, people=24)
    arguments = ("cohort", str(folder / "now"), "--baseline", str(folder / "then"), "--by", "group",
                 "--participants", "--allow-invalid", "--lang", language)  # fmt: skip
    return run(folder / "cohort.html", *arguments)


def a_group(folder: Path, language: str) -> Path:
    """A group's report on 24 people over two rounds, as it is projected."""
    for number in range(24):
        before = made_up(number, silent=0.06)
        after = moved(before, number, 0.25)
        for name, answers in (("then", before), ("now", after)):
            write_person(folder / name, f"p{number:02d}.yaml", answers, f"Person {number}")
    rounds = (str(folder / "now"), "--baseline", str(folder / "then"))
    return run(folder / "group.html", "cohort", *rounds, "--title", "Atelier", "--lang", language)


PAGES: list[Make] = [
    a_report, a_fragile_report, a_comparison, a_brief, a_cohort, a_group, make_form,
]  # fmt: skip
NAMES = [make.__name__ for make in PAGES]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("make", PAGES, ids=NAMES)
def test_a_page_fits_every_window_and_axe_finds_nothing(
    tmp_path: Path, chromium: Any, make: Make, language: str
) -> None:
    with Visit(chromium, make(tmp_path, language)) as visit:
        assert visit.page.get_attribute("html", "lang") == language
        visit.page.eval_on_selector_all("details", "all => all.forEach(each => each.open = true)")
        for width, theme in zip(WIDTHS, ("light", "light", "dark"), strict=True):
            visit.page.set_viewport_size({"width": width, "height": 900})
            visit.page.emulate_media(color_scheme=theme)
            assert visit.overflow() <= 0, width
            if width in (360, 1400):
                assert visit.violations() == [], theme


def test_what_goes_wrong_on_a_page_is_seen(tmp_path: Path, chromium: Any) -> None:
    with Visit(chromium, a_report(tmp_path, "en")) as visit:
        visit.page.evaluate("document.body.append(document.createElement('img'))")
        visit.page.evaluate("document.querySelector('h1').style.width = '3000px'")
        assert [each.partition(":")[0] for each in visit.violations()] == ["image-alt", "region"]
        assert visit.overflow() > 1000
        visit.page.evaluate("fetch('http://127.0.0.1:9/').catch(() => 0)")
        visit.page.evaluate("new Image().src = 'http://127.0.0.1:9/x.png'")
        assert any("Content Security Policy" in each for each in visit.troubles)
        assert any(each.startswith("request to http") for each in visit.troubles)
        visit.troubles.clear()


@pytest.mark.parametrize("theme", THEMES)
def test_axe_finds_nothing_in_any_part_of_the_form(
    tmp_path: Path, chromium: Any, theme: str
) -> None:
    with Visit(chromium, make_form(tmp_path, "fr"), 360, color_scheme=theme) as visit:
        visit.page.fill("#currency", "?")
        visit.press("Enter")
        assert visit.violations() == []
        visit.page.fill("#currency", "EUR")
        filler = Filler(visit, "fr")
        filler.start("Zoé")
        given = persona("luthier").values
        for number, item in enumerate(filler.items, 1):
            filler.at(number)
            if number in (1, 3, 5):
                visit.press("Enter")
                visit.page.get_by_role("button", name="Suivant").click()
                visit.page.click("summary")
                assert visit.violations() == [], item.id
            assert visit.overflow() <= 0, item.id
            filler.answer(number, given[item.id])
        visit.page.locator("ol.answers").wait_for()
        assert visit.violations() == []
        assert visit.overflow() <= 0
        filler.download(tmp_path)
        assert visit.violations() == []
        assert visit.overflow() <= 0


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [*PERSONAS, "fragile"])
def test_a_report_prints_on_two_pages(
    tmp_path: Path, chromium: Any, name: str, language: str
) -> None:
    example = str(EXAMPLES / f"{name}.{language}.yaml")
    path = a_fragile_report(tmp_path, language) if name == "fragile" else run(
        tmp_path / "report.html", "report", example)  # fmt: skip
    with Visit(chromium, path) as visit:
        printed = visit.page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 2


SHEETS: list[tuple[Make, int]] = [(a_comparison, 2), (a_cohort, 4), (a_group, 2), (a_brief, 1)]


@pytest.mark.parametrize(("make", "most"), SHEETS, ids=["comparison", "cohort", "group", "brief"])
def test_other_pages_print_on_few_sheets(
    tmp_path: Path, chromium: Any, make: Make, most: int
) -> None:
    with Visit(chromium, make(tmp_path, "fr")) as visit:
        printed = visit.page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) <= most


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_group_s_report_has_one_idea_on_each_screen_of_a_projector(
    tmp_path: Path, chromium: Any, language: str
) -> None:
    measure = (
        "all => all.map(each => [each.getBoundingClientRect().top + scrollY, each.offsetHeight])"
    )
    with Visit(chromium, a_group(tmp_path, language)) as visit:
        visit.page.set_viewport_size({"width": 1280, "height": 720})
        (first, *others) = visit.page.eval_on_selector_all("main > section", measure)
        headings = visit.page.eval_on_selector_all(
            "main > section", "all => all.map(each => each.querySelectorAll('h2').length)"
        )
        assert visit.page.text_content("h1") == "Atelier"
    assert sum(first) <= 720
    assert all(height <= 736 for _, height in others)
    assert headings[:-1] == [0, *[1] * (len(headings) - 2)]


MARKUP = "</script><script>alert(1)</script><img src=x onerror=alert(2)><!-- ]]> &lt;b&gt;"
CODE = "javascript:alert(3) a\"' onfocus=alert(4) autofocus x='\" {{ 7*7 }} {% raw %} ${7} {n} $&"
REORDERED = "שלום \u202egnp.exe\u202c مرحبا"
LONG = "x" * 10_000


def spoken(text: str) -> str:
    """What is left of a text on a page: what reorders a line is replaced."""
    return re.sub("[\u202a-\u202e\u2066-\u2069]", "\ufffd", text)


@pytest.mark.parametrize("text", [f"{MARKUP} {CODE} {REORDERED}", LONG], ids=["hostile", "long"])
def test_a_hostile_rulebook_stays_text_in_form_report_and_cohort(
    tmp_path: Path, chromium: Any, text: str
) -> None:
    quoted = json.dumps(text)[1:-1]
    told = re.sub(r'"(Title|Question\?|Small|Help|Why|Rule|Move|Be honest\.|One|A|Low)( \(fr\))?"',
                  lambda match: f'"{match[1]} {quoted}"', SMALL)  # fmt: skip
    rules = tmp_path / "rules.yaml"
    rules.write_text(told, encoding="utf-8")
    text = spoken(text)
    own = ("--rules", str(rules))
    form = make_form(tmp_path, "en", *own)
    with Visit(chromium, form, 360) as visit:
        visit.page.get_by_role("button", name="Start").click()
        visit.wait("1 of 5 ·")
        assert text in visit.page.inner_text("#title")
        assert text in visit.page.inner_text("h2")
        assert visit.overflow() <= 0
        visit.page.locator("[type=radio]").first.check()
        visit.press("Enter")
        visit.wait("2 of 5 ·")
        visit.page.locator("[type=checkbox]").first.check()
        visit.press("Enter")
        for number in (3, 4, 5):
            visit.wait(f"{number} of 5 ·")
            visit.page.fill("#number", "3")
            visit.press("Enter")
        visit.page.locator("ol.answers").wait_for()
        assert text in visit.page.inner_text("ol.answers")
        visit.page.locator("button.main").first.click()
        visit.page.locator("textarea").wait_for(state="attached")
        answers = tmp_path / "a.yaml"
        answers.write_text(visit.page.input_value("textarea"), encoding="utf-8")
        assert visit.dialogs == []
    people = [write_copy(answers, tmp_path / "people" / f"{n}.yaml") for n in range(6)]
    for path in (
        run(tmp_path / "r.html", "report", str(answers), *own),
        run(tmp_path / "c.html", "cohort", str(people[0].parent), *own),
        run(tmp_path / "p.html", "compare", str(people[0]), str(people[1]), *own),
    ):
        with Visit(chromium, path, 360) as visit:
            assert text in visit.page.inner_text("body"), path.name
            assert visit.overflow() <= 0, path.name
            assert visit.dialogs == []


def write_copy(path: Path, to: Path) -> Path:
    to.parent.mkdir(exist_ok=True)
    to.write_bytes(path.read_bytes())
    return to


def test_hostile_names_stay_text_everywhere(tmp_path: Path, chromium: Any) -> None:
    folder = tmp_path / "people"
    text = f"{MARKUP} {CODE}"[:200].strip()
    with Visit(chromium, make_form(tmp_path, "en")) as visit:
        filler = Filler(visit, "en")
        filler.start(text)
        filler.fill(persona("coach").values)
        filled = filler.download(tmp_path)
        assert visit.dialogs == []
    assert re.fullmatch(r"[a-z0-9-]+\.yaml", filled.name)
    for number, each in enumerate((MARKUP, CODE, REORDERED) * 2):
        write_person(folder, f"{number}.yaml", made_up(number), f"{number} {each}", group=MARKUP)
    arguments = ("cohort", str(folder), "--names", "--participants", "--by", "group")
    for path, wanted in (
        (run(tmp_path / "r.html", "report", str(filled)), [text]),
        (run(tmp_path / "c.html", *arguments), [MARKUP, CODE, REORDERED]),
    ):
        with Visit(chromium, path, 360) as visit:
            told = visit.text.replace("\u2068", "").replace("\u2069", "")
            assert [each for each in wanted if spoken(each) not in told] == []
            assert visit.overflow() <= 0
            assert visit.dialogs == []


def test_a_name_of_ten_thousand_characters_is_refused_by_form_and_file(
    tmp_path: Path, chromium: Any
) -> None:
    with Visit(chromium, make_form(tmp_path, "en"), 360) as visit:
        visit.page.fill("#respondent", LONG)
        visit.press("Enter")
        assert visit.page.inner_text("#refused") == "Use 200 characters or fewer."
        assert visit.overflow() <= 0
    path = write_person(tmp_path, "long.yaml", made_up(1), LONG)
    assert passion("report", str(path)).returncode == 2


def test_many_people_are_piled_up_and_names_do_not_reorder_lines(
    tmp_path: Path, chromium: Any
) -> None:
    folder = tmp_path / "people"
    for number in range(90):
        absent = 0.1 if number % 5 == 0 else 0.0
        given = persona("coach") if number < 60 else made_up(number, absent=absent)
        write_person(folder, f"{number}.yaml", given, f"מרים {number}")
    path = run(tmp_path / "c.html", "cohort", str(folder), "--names")
    with Visit(chromium, path) as visit:
        heights = visit.page.eval_on_selector_all(
            ".mark", "all => all.map((each) => Number(each.getAttribute('height')))"
        )
        assert heights
        assert min(heights) >= 1
        assert max(heights) <= 32
        lines = [line for line in visit.text.splitlines() if "מרים" in line]
        assert lines
        assert all(line.count("\u2068מרים") == line.count("מרים") for line in lines)
        assert all(line.count("\u2069") == line.count("\u2068") for line in lines)
        line = visit.page.locator("li", has_text="מרים").first
        assert line.evaluate("each => getComputedStyle(each).direction") == "ltr"
        assert line.locator("bdi").count() == 0


def test_a_page_of_a_report_needs_no_script(tmp_path: Path, chromium: Any) -> None:
    with Visit(chromium, a_report(tmp_path, "en"), java_script_enabled=False) as visit:
        visit.page.locator("summary").click()
        assert "Contribution = 100" in visit.text
    with Visit(chromium, make_form(tmp_path, "fr"), java_script_enabled=False) as visit:
        assert "JavaScript" in visit.text


def a_browser(folder: Path, code: str) -> dict[str, Any]:
    """A browser that only notes what it was asked to show."""
    script = folder / "browser.sh"
    script.write_text(f'#!/bin/sh\nprintf "%s\\n" "$1" >> "{folder}/shown"\n{code}\n')
    script.chmod(0o755)
    return {"BROWSER": f"{script} %s", "PASSION_HOME": str(folder / "kept")}


def shown(folder: Path) -> Path:
    """Wait for what the browser was asked to show."""
    note = folder / "shown"
    end = time.monotonic() + 10
    while not note.exists() and time.monotonic() < end:
        time.sleep(0.05)
    return Path(note.read_text().splitlines()[-1].removeprefix("file://"))


def test_open_shows_the_last_check_in_the_browser(tmp_path: Path, chromium: Any) -> None:
    browser = a_browser(tmp_path, "exit 0")
    assert passion("open", **browser).returncode == 2
    for name in ("coach", "designer"):
        assert (
            passion("history", "import", str(EXAMPLES / f"{name}.fr.yaml"), **browser).returncode
            == 0
        )
    done = passion("open", **browser)
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
    path = shown(tmp_path)
    assert path == tmp_path / "kept" / "report.html"
    assert path.stat().st_mode & 0o777 == 0o600
    with Visit(chromium, path) as visit:
        assert "44 sur 100" in visit.text
    assert passion("open", "1", "--lang", "en", **browser).returncode == 0
    assert "88 out of 100" in path.read_text()


def test_open_keeps_the_page_where_that_is_asked_for(tmp_path: Path) -> None:
    browser = a_browser(tmp_path, "exit 0")
    example, path = str(EXAMPLES / "luthier.en.yaml"), tmp_path / "mine.html"
    assert passion("open", example, "--output", str(path), **browser).returncode == 0
    assert shown(tmp_path) == path
    assert "81 out of 100" in path.read_text()
    again = passion("open", example, "--output", str(path), **browser)
    assert again.returncode == 2
    assert "--force" in again.stderr
    assert passion("open", example, "--output", str(path), "--force", **browser).returncode == 0
    assert not (tmp_path / "kept" / "report.html").exists()


def test_open_refuses_what_it_cannot_show(tmp_path: Path) -> None:
    browser = a_browser(tmp_path, "exit 0")
    example = str(EXAMPLES / "luthier.en.yaml")
    for output in ("-", "report.txt"):
        done = passion("open", example, "--output", output, **browser)
        assert done.returncode == 2
        assert "the file name must end in .html" in done.stderr
    assert passion("open", example, "--respondent", "Ann", **browser).returncode == 2
    assert passion("history", "import", example, **browser).returncode == 0
    done = passion("open", "--respondent", "Nobody", "--lang", "fr", **browser)
    assert "il n’y a pas de bilan terminé pour Nobody" in done.stderr
    assert "check" not in passion("open", "--format", "html", **browser).stderr.split("Allowed")[-1]
    assert not (tmp_path / "shown").exists()


def test_open_without_a_browser_says_where_the_page_is(tmp_path: Path) -> None:
    empty: dict[str, Any] = {"PATH": str(tmp_path), "BROWSER": "nothing-here", "DISPLAY": ""}
    example = str(EXAMPLES / "luthier.fr.yaml")
    done = passion("open", example, PASSION_HOME=str(tmp_path / "kept"), **empty)
    assert done.returncode == 2
    assert str(tmp_path / "kept" / "report.html") in done.stderr
    assert "81 sur 100" in (tmp_path / "kept" / "report.html").read_text()
