"""A creator's year: checks kept, compared, tried otherwise, followed through, briefed."""

import json
import os
import random
import re
import signal
import sqlite3
import time
from pathlib import Path
from typing import Any

import pexpect
import pytest
from helpers.people import moved, write_person
from helpers.terminal import Terminal
from helpers.verbs import EXAMPLES, book, loaded_book, passion, persona

from passion_cli.assessment.answers import Silence
from passion_cli.errors import ExitCode
from passion_cli.language.locales import Language

LANGUAGES: list[Language] = ["en", "fr"]


@pytest.fixture
def year(tmp_path: Path) -> Path:
    """Four checks of one person; the rulebook changes between the second and the third."""
    text = (
        loaded_book()
        .text.replace("version: 1\n", "version: 2\n")
        .replace("weight: 1\n", "weight: 2\n", 3)
    )
    (tmp_path / "new.yaml").write_text(text)
    answers = persona("designer")
    for number, day in enumerate(("2025-12-01", "2026-03-01", "2026-06-01", "2026-09-01")):
        file = write_person(tmp_path, f"{number}.yaml", answers, "Léa", "fr", date=day)
        if number > 1:
            file.write_text(file.read_text().replace("passion-economy@1", "passion-economy@2"))
        rules = ("--rules", "new.yaml") if number > 1 else ()
        done = run(tmp_path, "history", "import", file.name, *rules)
        assert done[0] == 0, done
        answers = moved(answers, number, 0.2)
    return tmp_path


def run(folder: Path, *arguments: str, **environment: str) -> tuple[int, str, str]:
    surroundings = {
        "PASSION_HOME": str(folder / "kept"),
        "PASSION_LANG": "en",
        "SOURCE_DATE_EPOCH": "1795392000",
    }
    done = passion(*arguments, cwd=folder, **{**surroundings, **environment})
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_year_of_checks_reads_as_a_trend(year: Path, language: Language) -> None:
    code, told, _ = run(year, "history", "--rules", "new.yaml", "--lang", language)
    assert code == 0
    assert "Léa" in told
    assert len(re.findall(r"passion-economy@[12]", told)) == 4
    assert re.search(r"[▁▂▃▄▅▆▇█]{4}", told)
    assert ("The rulebook has changed over time" in told) == (language == "en")
    data = json.loads(run(year, "history", "--format", "json", "--rules", "new.yaml")[1])
    assert [check["rulebook"][-1] for check in data["people"][0]["checks"]] == ["1", "1", "2", "2"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_comparing_tells_what_is_the_persons_and_what_is_the_rules(
    year: Path, language: Language
) -> None:
    code, told, _ = run(year, "compare", "2", "3", "--rules", "new.yaml", "--lang", language)
    assert code == 0
    assert ("new rulebook" if language == "en" else "nouvelle grille") in told
    data = json.loads(run(year, "compare", "2", "3", "--rules", "new.yaml", "--format", "json")[1])
    assert sum(data["sums"].values()) == pytest.approx(data["overall"]["change"])
    assert sum(cause["points"] for cause in data["causes"]) == pytest.approx(
        data["overall"]["change"]
    )
    last = json.loads(run(year, "compare", "--rules", "new.yaml", "--format", "json")[1])
    assert last["dates"] == ["2026-06-01", "2026-09-01"]
    assert last["sums"]["rules"] == 0
    plain = told.replace("\u00a0", " ").replace("−", "-").replace(",", ".")
    total = re.search(
        r"^(?:From|De) \d+ (?:to|à) \d+ ?: ([+-][\d.]+) points\.$", plain, re.MULTILINE
    )
    causes = re.search(r"^(?:By cause|Par cause) ?: (.*)\.$", plain, re.MULTILINE)
    assert total is not None
    assert causes is not None
    parts = [float(number) for number in re.findall(r"[+-][\d.]*\d", causes[1])]
    assert sum(parts) == pytest.approx(float(total[1]))


def test_checks_are_shown_exported_and_deleted(year: Path) -> None:
    assert run(year, "history", "show", "1")[0] == 0
    shown = json.loads(run(year, "history", "report", "3", "--format", "json")[1])
    assert (shown["rulebook"]["version"], shown["respondent"]) == (2, "Léa")
    assert run(year, "history", "report", "3", "--output", "page.html")[:2] == (0, "")
    assert run(year, "history", "export", "1", "2", "--out", "out")[0] == 0
    names = sorted(path.name for path in (year / "out").iterdir())
    assert names == ["lea-2025-12-01-1.yaml", "lea-2026-03-01-2.yaml"]
    assert (year / "out" / names[0]).read_text() == (year / "0.yaml").read_text().replace(
        "currency: EUR", "currency: EUR"
    )
    code, _, told = run(year, "history", "delete", "1")
    assert (code, "permanently, add --yes" in told) == (ExitCode.INPUT, True)
    assert run(year, "history", "delete", "1", "--yes")[0] == 0
    code, _, told = run(year, "history", "delete", "1")
    assert (code, "there is no assessment 1" in told) == (ExitCode.INPUT, True)


def test_a_whatif_saves_nothing_and_refuses_what_is_no_answer(year: Path) -> None:
    before = (year / "kept" / "history.db").read_bytes()
    code, told, _ = run(year, "whatif", "2", "price_basis=worth", "top_share=12%")
    assert (code, "Nothing was saved." in told) == (0, True)
    ranked = json.loads(run(year, "whatif", "0.yaml", "--format", "json")[1])
    gains = [change["gain"] for change in ranked["changes"]]
    assert gains == sorted(gains, reverse=True)
    code, _, told = run(year, "whatif", "2", "price_bases=worth", "who_for=nobody")
    assert code == ExitCode.INPUT
    assert "Did you mean `price_basis`?" in told
    assert "“nobody” is not a possible answer" in told
    assert (year / "kept" / "history.db").read_bytes() == before


def test_a_brief_asks_before_it_scores(year: Path) -> None:
    code, told, _ = run(year, "brief", "3", "--rules", "new.yaml", "--coach-view", "2.yaml")
    assert code == 0
    order = [
        told.index(part)
        for part in (
            "Questions to ask first",
            "Where your views differ",
            "What changed since the last",
            "What their report suggests",
            "Score (discuss last)",
        )
    ]
    assert order == sorted(order)
    assert "out of 100" not in told[: order[-1]]
    assert "Your views match on every question you answered." in told


def test_answers_to_an_earlier_version_load_and_say_what_was_mapped(tmp_path: Path) -> None:
    text = loaded_book().text.replace("version: 1\n", "version: 2\n")
    text = re.sub(r"\btoo_expensive\b", "when_dear", text)
    text = text.replace("  when_dear:\n", "  when_dear:\n    renamed_from: [too_expensive]\n", 1)
    (tmp_path / "new.yaml").write_text(text)
    old = EXAMPLES / "luthier.en.yaml"
    code, _, told = run(tmp_path, "check", "--answers", str(old), "--rules", "new.yaml")
    assert (code, "too_expensive is now called when_dear." in told) == (0, True)
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text(old.read_text().replace("too_expensive: kept", "too_expensive: keptt"))
    code, _, told = run(tmp_path, "check", "--answers", "wrong.yaml", "--rules", "new.yaml")
    assert code == ExitCode.INPUT
    assert "wrong.yaml:29:18: answers.too_expensive: “keptt” is not a possible answer." in told
    (tmp_path / "newer.yaml").write_text(old.read_text().replace("economy@1", "economy@3"))
    assert (
        run(tmp_path, "check", "--answers", "newer.yaml", "--rules", "new.yaml")[0]
        == ExitCode.INPUT
    )


def test_a_history_that_has_no_place_says_so(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("a file where a folder should be")
    code, _, told = run(tmp_path, "history")
    assert (code, "Nothing was changed" in told) == (ExitCode.DISK, True)
    terminal = interview(tmp_path, "en")
    answer_all(terminal, "en")
    assert terminal.end() == 0
    assert "44 out of 100" in terminal.output()


@pytest.mark.parametrize("damage", ["newer", "garbage", "folder"])
def test_a_history_that_cannot_be_used_is_left_as_it_is(tmp_path: Path, damage: str) -> None:
    home = tmp_path / "kept"
    home.mkdir()
    file = home / "history.db"
    if damage == "newer":
        newer = sqlite3.connect(file)
        newer.execute("PRAGMA user_version = 99")
        newer.close()
    elif damage == "garbage":
        file.write_bytes(b"not a database" * 99)
    else:
        file.mkdir()
    before = file.read_bytes() if file.is_file() else b""
    code, _, told = run(tmp_path, "history")
    assert code == ExitCode.DISK
    assert "PASSION_HOME" in told
    assert (file.read_bytes() if file.is_file() else b"") == before


def lines(answers: dict[str, object]) -> list[str]:
    """What a person types in the plain interview to give these answers."""
    typed = []
    for item in book().asked():
        value = answers[item.id]
        options = list(getattr(item, "options", {}))
        if isinstance(value, Silence):
            typed.append("s" if value is Silence.UNKNOWN else "n")
        elif isinstance(value, tuple):
            typed.append(" ".join(str(options.index(each) + 1) for each in value))
        else:
            typed.append(str(options.index(value) + 1) if options else str(value))
    return typed


def interview(folder: Path, language: Language, *more: str, epoch: str = "1795392000") -> Terminal:
    options = ("--plain", "--lang", language, "--respondent", "Léa", *more)
    return Terminal(folder, "check", *options, rows=60, SOURCE_DATE_EPOCH=epoch)


def answer_all(terminal: Terminal, language: Language) -> None:
    for number, line in enumerate(lines(dict(persona("designer").values)), 1):
        terminal.wait(f"Question {number} {'of' if language == 'en' else 'sur'} 26.")
        terminal.press(f"{line}\r")
    terminal.wait("press Enter to show your report" if language == "en" else "appuyez sur Entrée")
    terminal.press("\r")


@pytest.mark.parametrize("language", LANGUAGES)
def test_moves_are_noted_after_a_report_and_asked_about_before_the_next(
    tmp_path: Path, language: Language
) -> None:
    english = language == "en"
    first = interview(tmp_path, language)
    answer_all(first, language)
    first.wait(
        "Add one of these actions to your plan"
        if english
        else "Ajouter une de ces actions à votre plan"
    )
    first.press("1\r", "In 30 days" if english else "Dans 30 jours")
    first.press("2\r", "When and where" if english else "Quand et où")
    first.press("If it is Monday, then I call Ada\r", "That’s all" if english else "C’est tout")
    assert first.end() == 0
    code, told, _ = run(tmp_path, "plan", "--lang", language)
    assert code == 0
    assert "If it is Monday, then I call Ada" in told
    second = interview(tmp_path, language, epoch="1800000000")
    second.wait("How did" if english else "Où en êtes-vous")
    second.press("1\r", "Question 1")
    second.press("q\r")
    second.end()
    assert "If it is Monday" not in run(tmp_path, "plan")[1]
    assert ("done" if english else "réalisée") in run(tmp_path, "history", "--lang", language)[1]


def test_a_plan_goes_into_a_calendar(tmp_path: Path) -> None:
    from icalendar import Calendar

    first = interview(tmp_path, "en")
    answer_all(first, "en")
    first.wait("Add one of these actions to your plan")
    first.press("1\r", "In 7 days")
    first.press("1\r", "When and where")
    first.press("=cmd(); BEGIN:VEVENT\r", "That’s all")
    assert first.end() == 0
    code, _, _ = run(tmp_path, "plan", "--output", "moves.ics", "--output", "moves.md")
    assert code == 0
    calendar = Calendar.from_ical((tmp_path / "moves.ics").read_text())
    event: Any = calendar.walk("VEVENT")[0]
    assert event["dtstart"].dt.isoformat() == "2026-11-30"
    assert "=cmd(); BEGIN:VEVENT" in event["description"]
    assert "cmd" in (tmp_path / "moves.md").read_text()


def test_a_calendar_of_nothing_is_refused_and_not_written(tmp_path: Path) -> None:
    code, out, told = run(tmp_path, "plan", "--output", "moves.ics", "--output", "moves.md")
    assert (code, out) == (ExitCode.INPUT, "")
    assert "nothing to put into a calendar" in told
    assert sorted(tmp_path.glob("moves.*")) == []
    assert run(tmp_path, "plan", "--format", "json")[0] == ExitCode.OK


def test_no_history_keeps_nothing(tmp_path: Path) -> None:
    terminal = interview(tmp_path, "en", "--no-history")
    answer_all(terminal, "en")
    assert terminal.end() == 0
    assert "44 out of 100" in terminal.output()
    assert not (tmp_path / "kept").exists()


def test_a_clock_that_jumps_back_loses_nothing(tmp_path: Path) -> None:
    for epoch in ("1795392000", "1700000000"):
        terminal = interview(tmp_path, "en", epoch=epoch)
        answer_all(terminal, "en")
        assert terminal.end() == 0
    data = json.loads(run(tmp_path, "history", "--format", "json")[1])
    assert len(data["people"][0]["checks"]) == 2


KILLS = int(os.environ.get("PASSION_TEST_KILLS", "6"))


@pytest.mark.parametrize("seed", range(KILLS))
def test_kill_9_at_any_moment_loses_at_most_the_answer_being_typed(
    tmp_path: Path, seed: int
) -> None:
    terminal = interview(tmp_path, "en")
    terminal.wait("Question 1 of 26.")
    script = "".join(f"{line}\r" for line in lines(dict(persona("coach").values)))
    moment = time.monotonic() + random.Random(seed).uniform(0, 0.25)  # noqa: S311
    terminal.child.send(script)
    while time.monotonic() < moment and terminal._read():  # noqa: SLF001 - until the moment
        pass
    os.kill(terminal.child.pid, signal.SIGKILL)
    terminal.child.expect([pexpect.EOF])
    seen = terminal.output() + terminal.child.before.decode(errors="replace").replace("\u00a0", " ")
    shown = max(map(int, re.findall(r"Question (\d+) of 26\.", seen)))
    database = sqlite3.connect(tmp_path / "kept" / "history.db")
    assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    (kept,) = database.execute("SELECT count(*) FROM answer").fetchone()
    assert kept >= shown - 1
