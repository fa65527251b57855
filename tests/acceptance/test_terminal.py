"""The interview, driven in a real terminal."""

import json
import os
import re
import signal
import sqlite3
import termios
import time
from pathlib import Path

import pytest
from helpers.terminal import TURN, Terminal, keys
from helpers.verbs import EXAMPLES, book, passion, persona

from passion_cli.storage.answers_file import load_answers

OF = {"en": "{} of 26", "fr": "{} sur 26"}
REVIEW = {"en": "Show my report", "fr": "Afficher mon rapport"}
ANY_KEY = {"en": "Press any key to continue", "fr": "Appuyez sur une touche pour continuer"}
SIZES = [(80, 24), (40, 24)]
LANGUAGES = ["en", "fr"]
CURSOR_TIMEOUT = 3
"""Seconds after which prompt_toolkit, which waits for two, has given up on a cursor."""


def begin(home: Path, language: str, columns: int = 80, *more: str) -> Terminal:
    """Start an interview and come to its first question."""
    terminal = Terminal(home, "check", "--lang", language, *more, columns=columns)
    if columns < 60:
        terminal.wait(ANY_KEY[language])
        terminal.press(" ")
    terminal.wait(OF[language].format(1))
    return terminal


def answer_all(terminal: Terminal, language: str, name: str, first: int = 1) -> None:
    """Answer every question from `first` on as a persona does."""
    given = persona(name).values
    for number, item in enumerate(book().asked(), 1):
        if number < first:
            continue
        terminal.wait(OF[language].format(number))
        terminal.press(keys(item, given[item.id]))
    terminal.wait(REVIEW[language])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_a_whole_interview_gives_the_report_of_the_same_answers(
    tmp_path: Path, language: str, columns: int, rows: int
) -> None:
    saved = tmp_path / "me.yaml"
    terminal = begin(tmp_path, language, columns, "--save", str(saved), "--output", "r.json")
    assert rows == terminal.screen.lines
    answer_all(terminal, language, "luthier")
    terminal.press("\r")
    assert terminal.end() == 0
    told = terminal.output()
    assert ("81 out of 100" if language == "en" else "81 sur 100") in told
    example = (EXAMPLES / f"luthier.{language}.yaml").read_text()
    assert saved.read_text().partition("answers:")[2] == example.partition("answers:")[2]
    report = json.loads((tmp_path / "r.json").read_text())
    assert report["overall"]["score"] == pytest.approx(81.09457671957672)


def test_back_skip_help_and_not_applicable_work_on_every_kind_of_question(tmp_path: Path) -> None:
    terminal = begin(tmp_path, "en")
    assert "Keys: ? for help, s if you don’t know" in terminal.text
    terminal.press("3\r", "2 of 26")
    terminal.press("b", "1 of 26", "Your current answer: People who share one need (saved)")
    terminal.wait("❯ 3)")
    terminal.press("?", "Why we ask", "Press any key to continue")
    terminal.press(" ", "Who is your work for", "1 of 26")
    terminal.press("5\r", "2 of 26")
    terminal.press("s", "3 of 26")
    terminal.press("1", "[x] 1)")
    terminal.press("6", "[x] 6)", "[ ] 1)")
    terminal.press("2", "[x] 2)", "[ ] 6)")
    terminal.press("ai")
    terminal.press("?", "Press any key to continue")
    terminal.press(" ", "3 of 26")
    terminal.press("\x1b", "2 of 26")
    terminal.press("\r", "3 of 26")
    terminal.press("\r", "Tick at least one answer")
    terminal.press("14\r", "4 of 26")
    terminal.press("\x1b[D", "3 of 26", "[x] 1)", "[x] 4)")
    terminal.press("\r", "4 of 26")
    terminal.press("5\r", "5 of 26")
    terminal.press("12", "❯ 12")
    terminal.press("b", "4 of 26", "It has not happened (saved)")
    terminal.press("\r", "5 of 26")
    terminal.press(
        "many\r",
        "! This is not a number. Enter a number such as 3 or 12k.",
        "❯ many",
    )
    terminal.press("\x7f\x7f\x7f\x7f9k\r", "The number must be between 0 and 5,000.")
    terminal.press("\x7f\x7f7\r", "6 of 26")
    terminal.press("n", "7 of 26")
    terminal.press("b", "6 of 26", "Your current answer: does not apply (saved)")
    terminal.press("b", "5 of 26")
    terminal.press("b", "4 of 26")
    terminal.press("n", "! This question always applies.", "4 of 26", "❯ 5)")
    terminal.press("\x03")
    assert terminal.end() == 130


def test_an_impossible_pair_is_asked_again_at_once(tmp_path: Path) -> None:
    terminal = begin(tmp_path, "fr")
    given = persona("coach").values
    for number, item in enumerate(book().asked(), 1):
        terminal.wait(OF["fr"].format(number))
        if item.id == "audience_direct":
            break
        terminal.press(keys(item, given[item.id]))
    terminal.press("9 000\r", "! Vous pouvez joindre directement", "Public et relations", "2 400")
    terminal.press("\r", "12 sur 26", "! Vous pouvez joindre directement", "9 000")
    terminal.press("\x7f" * 5 + "1 100\r", "13 sur 26")
    assert "! Vous pouvez" not in terminal.wait("Saisissez un nombre")
    terminal.press("\x03")
    assert terminal.end() == 130


@pytest.mark.parametrize("language", LANGUAGES)
def test_scrolling_back_reads_as_a_list_of_questions_and_answers(
    tmp_path: Path, language: str
) -> None:
    terminal = begin(tmp_path, language)
    terminal.press("3\r", OF[language].format(2))
    terminal.press("s", OF[language].format(3))
    terminal.press("14\r", OF[language].format(4))
    terminal.press("\x03")
    assert terminal.end() == 130
    listed = terminal.scrollback()
    assert len(listed) == 4  # three answers, the last on two lines, and nothing else
    answers = {"en": "I don’t know", "fr": "je ne sais pas"}
    titles = [book().items[key].title.in_language(language) for key in ("who_for", "big_brands")]
    assert [line.partition(":")[0].strip() for line in listed[:2]] == titles
    assert listed[1].endswith(answers[language])


def test_a_report_is_shown_from_its_top_screen_by_screen(tmp_path: Path) -> None:
    terminal = begin(tmp_path, "en")
    answer_all(terminal, "en", "designer")
    time.sleep(TURN)
    terminal.press("\r", "44 out of 100", "Lowest score", "First this week", "Press any key")
    assert "Recommended actions" not in terminal.text
    terminal.press(" ", "Recommended actions", "Press any key")
    terminal.read_on("Add one of these actions to your plan")
    assert terminal.end() == 0
    assert terminal.output().count("44 out of 100") == 1


def test_stopping_in_a_report_leaves_a_finished_assessment(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, "check", "--topic", "story", "--lang", "en")
    for number in range(1, 6):
        terminal.wait(f"{number} of 5")
        terminal.press("s")
    terminal.wait("Show my report")
    time.sleep(TURN)
    assert "1)" not in terminal.text, "the second line is the first question"
    terminal.press("\r", "No overall score yet", "Press any key")
    terminal.press("\x03", "Your answers are saved in")
    assert terminal.end() == 0
    assert "Unfinished" not in passion("history", PASSION_HOME=str(tmp_path / "kept")).stdout


def test_a_terminal_that_does_not_tell_its_cursor_is_not_spoken_of(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, "check", "--topic", "story", "--lang", "fr")
    vars(terminal.screen)["write_process_input"] = str  # which answers nothing
    terminal.wait("1 sur 5")
    time.sleep(CURSOR_TIMEOUT)
    terminal.press("s", "2 sur 5")
    assert b"WARNING" not in terminal.raw


def test_a_review_changes_an_answer_before_scoring(tmp_path: Path) -> None:
    terminal = begin(tmp_path, "en")
    answer_all(terminal, "en", "coach")
    terminal.press("\x1b[B\r", "1 of 26", "(saved)")
    terminal.press("1\r", REVIEW["en"], "Who it is for: Anyone who wants it")
    terminal.press("b", "26 of 26")
    terminal.press("\r", REVIEW["en"])
    terminal.press("\r")
    assert terminal.end() == 0
    assert "82 out of 100" in terminal.output() or "81 out of 100" in terminal.output()


@pytest.mark.parametrize("language", LANGUAGES)
def test_ctrl_c_keeps_everything_and_resume_goes_on(tmp_path: Path, language: str) -> None:
    terminal = begin(tmp_path, language)
    given = list(persona("coach").values.items())
    for number in range(1, 4):
        item = list(book().asked())[number - 1]
        terminal.wait(OF[language].format(number))
        terminal.press(keys(item, dict(given)[item.id]))
    terminal.wait(OF[language].format(4))
    terminal.press("\x03")
    assert terminal.end() == 130
    told = terminal.output()
    path, told = str(tmp_path / "kept" / "history.db"), " ".join(told.split())
    assert (
        "3 answers are saved in " if language == "en" else "3 réponses sont enregistrées dans "
    ) + path in told
    assert f"passion_cli check --resume 1 --lang {language}" in told
    assert "Traceback" not in told

    again = Terminal(tmp_path, "check", "--lang", language)
    again.wait("3 of 26" if language == "en" else "3 réponses sur 26")
    again.press("\r", OF[language].format(4), "1-5")  # its keys are listened to from here on
    again.press("\x04")
    assert again.end() == 130

    resumed = Terminal(tmp_path, "check", "--resume", "--lang", language)
    resumed.wait(OF[language].format(4))
    answer_all(resumed, language, "coach", first=4)
    resumed.press("\r")
    assert resumed.end() == 0
    assert ("88 out of 100" if language == "en" else "88 sur 100") in resumed.output()

    none = Terminal(tmp_path, "check", "--resume", "--lang", language)
    assert none.end() == 2


def test_fresh_starts_anew_and_loses_nothing(tmp_path: Path) -> None:
    first = begin(tmp_path, "en")
    first.press("2\r", "2 of 26")
    first.press("\x03")
    first.end()
    asked = Terminal(tmp_path, "check", "--lang", "en")
    asked.wait("1 of 26 questions answered", "Start over")
    asked.press("\x03")
    assert asked.end() == 130
    second = begin(tmp_path, "en", 80, "--fresh")
    second.press("3\r", "2 of 26")
    second.press("\x03")
    second.end()
    rows = sqlite3.connect(tmp_path / "kept" / "history.db").execute("SELECT value FROM answer")
    assert sorted(value for (value,) in rows) == ['"need"', '"wide"']


def test_a_resize_redraws_and_keeps_the_pointer_the_ticks_and_the_text(tmp_path: Path) -> None:
    terminal = begin(tmp_path, "en")
    terminal.press("1\r", "2 of 26")
    terminal.press("3", "❯ 3)")
    screen = terminal.resize(
        24, 40, "❯ 3)", "2 of 26", "close enough to make a\n      customer hesitate"
    )
    assert max(map(len, screen.splitlines())) <= 40
    terminal.press("\r", "3 of 26")
    terminal.press("24", "[x] 2)", "[x] 4)")
    terminal.resize(30, 100, "[x] 2)", "[x] 4)", "3 of 26")
    terminal.press("\r", "4 of 26")
    terminal.press("1\r", "5 of 26")
    terminal.press("12", "❯ 12")
    terminal.resize(24, 60, "❯ 12", "5 of 26")
    terminal.press("\x03")
    assert terminal.end() == 130


@pytest.mark.parametrize("arguments", [(), ("--plain",)], ids=["drawn", "plain"])
@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)]
)
def test_a_signal_restores_the_terminal_and_ends_within_a_second(
    tmp_path: Path, number: signal.Signals, code: int, arguments: tuple[str, ...]
) -> None:
    terminal = Terminal(tmp_path, "check", "--lang", "en", *arguments)
    terminal.wait("1 of 26")
    before = termios.tcgetattr(terminal.child.child_fd)[3]
    terminal.press("2\r", "2 of 26")
    started = time.monotonic()
    os.kill(terminal.child.pid, number)
    assert terminal.end() == code
    assert time.monotonic() - started < 5  # under load; measured alone it is far below one
    after = termios.tcgetattr(terminal.child.child_fd)[3]
    assert after & termios.ECHO
    assert after & termios.ICANON
    assert arguments == () or before & termios.ECHO
    rows = sqlite3.connect(tmp_path / "kept" / "history.db").execute("SELECT item FROM answer")
    assert rows.fetchall() == [("who_for",)]


@pytest.mark.parametrize("answers", [1, 4, 9])
def test_kill_9_loses_no_answer_that_was_given(tmp_path: Path, answers: int) -> None:
    terminal = begin(tmp_path, "en")
    given = persona("coach").values
    for number, item in enumerate(list(book().asked())[:answers], 1):
        terminal.wait(OF["en"].format(number))
        terminal.press(keys(item, given[item.id]))
    terminal.wait(OF["en"].format(answers + 1))
    os.kill(terminal.child.pid, signal.SIGKILL)
    terminal.end()
    database = sqlite3.connect(tmp_path / "kept" / "history.db")
    assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert database.execute("SELECT count(*) FROM answer").fetchone() == (answers,)


def test_plain_asks_in_lines_without_a_single_escape_byte(tmp_path: Path) -> None:
    saved = tmp_path / "me.yaml"
    terminal = Terminal(tmp_path, "check", "--plain", "--lang", "fr", "--save", str(saved), rows=60)
    terminal.wait("Question 1 sur 26.", "Tapez un numéro de 1 à 5")
    given = persona("luthier").values
    for number, item in enumerate(book().asked(), 1):
        terminal.wait(f"Question {number} sur 26.")
        places = keys(item, given[item.id]).strip()
        line = " ".join(places) if isinstance(given[item.id], tuple) else places
        terminal.press(f"{line}\r")
    terminal.wait("ou appuyez sur", "afficher votre rapport")
    terminal.press("\r")
    assert terminal.end() == 0
    assert b"\x1b" not in terminal.raw
    assert b"\r" not in terminal.raw.replace(b"\r\n", b"")
    assert "81 sur 100" in terminal.output()
    example = (EXAMPLES / "luthier.fr.yaml").read_text()
    assert saved.read_text().partition("answers:")[2] == example.partition("answers:")[2]


@pytest.mark.parametrize(
    "environment", [{"PASSION_PLAIN": "1"}, {"ACCESSIBLE": "1"}, {"TERM": "dumb"}], ids=range(3)
)
def test_plain_can_be_asked_for_by_the_environment(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    terminal = Terminal(tmp_path, "check", "--lang", "en", **environment)  # type: ignore[arg-type]
    terminal.wait("Question 1 of 26.")
    terminal.press("\x04")
    assert terminal.end() == 130
    assert b"\x1b" not in terminal.raw


def test_one_topic_asks_its_own_questions(tmp_path: Path) -> None:
    terminal = Terminal(
        tmp_path, "--lang", "en", "check", "--fail-under", "3", "--topic", "pricing"
    )
    terminal.wait("1 of 7", "7 short questions on one topic")
    terminal.press("1\r", "2 of 7")
    terminal.press("\x03")
    assert terminal.end() == 130
    told = re.search(r"passion_cli (check --resume .*)", terminal.output())
    assert told
    assert told[1].strip() == "check --resume 1 --fail-under 3 --lang en"
    for words in (told[1], "check --resume --lang en 1", "--lang en check 1 --resume"):
        again = Terminal(tmp_path, *words.split())
        again.wait("2 of 7")
        again.press("q")
        assert again.end() == 130
        shown = again.output().partition("passion_cli ")[2].split()
        assert shown[:3] == ["check", "--resume", "1"]
        assert "1" not in shown[3:]
    assert passion("check", "--topic", "prices").returncode == 2


@pytest.mark.parametrize("plain", [(), ("--plain",)], ids=["screen", "plain"])
def test_q_stops_where_a_questionnaire_is_found(tmp_path: Path, plain: tuple[str, ...]) -> None:
    terminal = Terminal(tmp_path, "check", "--lang", "en", "--topic", "story")
    terminal.wait("1 of 5")
    terminal.press("1\r", "2 of 5")
    terminal.press("q")
    assert terminal.end() == 130
    again = Terminal(tmp_path, "check", "--lang", "en", "--topic", "story", *plain)
    again.wait("1 of 5 questions answered", "stays in your history", "q to stop")
    again.press("q\r" if plain else "q")
    assert again.end() == 130
    assert "1 answer is saved" in again.output()


@pytest.mark.parametrize("broken", ["file", "damaged"])
def test_a_folder_that_cannot_keep_answers_costs_a_warning_only(
    tmp_path: Path, broken: str
) -> None:
    kept = tmp_path / "kept"
    if broken == "file":
        kept.touch()
    else:
        kept.mkdir()
        (kept / "history.db").write_bytes(b"not a database" * 99)
    terminal = Terminal(tmp_path, "check", "--topic", "story", "--lang", "en", "--output", "r.json")
    terminal.wait("1 of 5", "Nothing can be saved in")
    for number in range(1, 6):
        terminal.wait(f"{number} of 5")
        terminal.press("s")
    terminal.wait("Show my report", "Not saved from question 1 on")
    terminal.press("\r")
    terminal.read_on("Your answers are not saved", "Save your answers to a file?")
    terminal.press("answers.yaml\r")
    assert terminal.end() == 0
    assert (tmp_path / "r.json").exists()
    assert load_answers(str(tmp_path / "answers.yaml"), book()).record.answers.values


def test_no_color_draws_without_colour(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, "check", "--lang", "en", NO_COLOR="1")
    terminal.wait("5) A precise group")
    terminal.press("\x03")
    terminal.end()
    assert b"\x1b[36m" not in terminal.raw
    assert b"[0;36" not in terminal.raw


def test_an_interview_is_finished_only_when_its_report_is_delivered(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    assert Terminal(tmp_path, "check", "--output", str(gone / "r.json")).end() == 4
    gone.mkdir()
    terminal = Terminal(
        tmp_path, "check", "--topic", "story", "--lang", "en", "--output", str(gone / "r.json")
    )
    for number in range(1, 6):
        terminal.wait(f"{number} of 5")
        terminal.press("s")
    terminal.wait("Show my report")
    gone.rmdir()
    terminal.press("\r")
    assert terminal.end() == 4
    again = Terminal(tmp_path, "check", "--topic", "story", "--lang", "en", "--resume")
    again.wait("Show my report", "Where the story is told: I don’t know")
    again.press("\r")
    assert again.end() == 0


def test_a_label_that_is_too_long_is_refused_before_the_first_question(tmp_path: Path) -> None:
    assert Terminal(tmp_path, "check", "--respondent", "x" * 201).end() == 2


def test_a_digit_takes_the_place_of_a_number_given_before(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, "check", "--topic", "audience", "--lang", "en")
    terminal.wait("1 of 10", "❯")
    terminal.press("12\r", "2 of 10")
    terminal.press("b", "1 of 10", "❯ 12")
    time.sleep(TURN)
    terminal.press("3", "❯ 3")
    terminal.press("0\r", "2 of 10")
    terminal.press("b", "1 of 10", "❯ 30")
    time.sleep(TURN)
    terminal.press("\x7f5\r", "2 of 10")  # an edit changes what is there
    terminal.press("b", "1 of 10", "❯ 35")
    terminal.press("\x03")
    assert terminal.end() == 130


def test_a_pair_that_fits_again_is_not_asked_on(tmp_path: Path) -> None:
    terminal = Terminal(
        tmp_path, "check", "--topic", "audience", "--lang", "en", "--plain", rows=60
    )
    items = [item.id for item in book().asked("audience")]
    total, direct = items.index("audience_total") + 1, items.index("audience_direct") + 1
    for number in range(1, 11):
        terminal.wait(f"Question {number} of 10.")
        if number == direct:
            break
        terminal.press("3\r" if number == total else "s\r")
    terminal.press("1200\r", "Current answer: 3 (saved)")
    terminal.press("5000\r")
    terminal.wait(f"Question {direct + 1} of 10.")
    assert terminal.output().count(f"Question {direct} of 10.") == 1
    terminal.press("q\r")
    assert terminal.end() == 130


def test_starting_over_still_asks_how_planned_actions_are_going(tmp_path: Path) -> None:
    home = str(tmp_path / "kept")
    passion("history", "import", str(EXAMPLES / "coach.en.yaml"), PASSION_HOME=home)
    database = sqlite3.connect(tmp_path / "kept" / "history.db")
    with database:
        row = (1, "price_basis", "2026-12-01", "", "open", "2026-11-22T10:00:00+01:00")
        database.execute("INSERT INTO move VALUES (?, ?, ?, ?, ?, ?)", row)
        database.execute("UPDATE interview SET respondent = NULL, checksum = NULL")
    database.close()
    terminal = Terminal(tmp_path, "check", "--fresh", "--plain", "--lang", "en", rows=60)
    terminal.wait("How did", "No longer relevant")
    terminal.press("\x03")
    terminal.end()
