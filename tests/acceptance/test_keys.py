"""Keys and small screens of the questionnaire, driven in a real terminal."""

import os
import re
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest
from helpers.terminal import Terminal, keys
from helpers.verbs import HEAD, PROGRAM, ROOT, book, passion, persona, with_rules

from passion_cli.interview.prompts import STYLE
from passion_cli.interview.terminal_page import WARN

SIZES = [(80, 24), (40, 20), (24, 12)]
PASTE = "\x1b[200~{}\x1b[201~"


def settled(terminal: Terminal) -> str:
    """What the screen shows once nothing more comes."""
    for _ in range(12):
        terminal._read()  # noqa: SLF001 - the helper waits for texts, not for silence
    return terminal.text


def told(terminal: Terminal) -> str:
    """What the screen says once nothing more comes, however it is wrapped."""
    return " ".join(settled(terminal).split())


def see(terminal: Terminal, wanted: str) -> None:
    """Wait until the screen says something, however it is wrapped."""
    end = time.monotonic() + 20
    while wanted not in told(terminal):
        assert time.monotonic() < end, terminal.text


def question(topic: str, number: int) -> str:
    """The start of a question: what is seen of it on every screen."""
    return " ".join(list(book().asked(topic))[number - 1].question.in_language("en").split()[:2])


def begun(home: Path, topic: str, columns: int = 80, rows: int = 24, *more: str) -> Terminal:
    home.mkdir(exist_ok=True)
    terminal = Terminal(
        home, "check", "--lang", "en", "--topic", topic, *more, columns=columns, rows=rows
    )
    if columns < 60:
        terminal.wait("Press any key")
        terminal.press("\x1b[C")  # an arrow is a key, too
        terminal.turned = time.monotonic()
    terminal.read_on("❯")
    settled(terminal)
    return terminal


def stop(terminal: Terminal) -> int:
    terminal.press("\x03")
    return terminal.end()


@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_help_keeps_what_was_typed_ticked_and_pointed_at(
    tmp_path: Path, columns: int, rows: int
) -> None:
    number = begun(tmp_path / "a", "audience", columns, rows)
    number.press("12", "❯ 12")
    number.press("?")
    number.read_on("Why we ask")
    number.read_on("❯ 12")
    stop(number)
    choice = begun(tmp_path / "b", "niche", columns, rows)
    choice.press("\x1b[B\x1b[B")
    before = settled(choice)
    pointed = next(line for line in before.splitlines() if "❯" in line)
    choice.press("?")
    choice.read_on("Why we ask")
    choice.read_on(pointed.strip())
    stop(choice)


@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_an_entry_is_seen_whole_and_a_mark_says_that_more_follows(
    tmp_path: Path, columns: int, rows: int
) -> None:
    terminal = begun(tmp_path, "niche", columns, rows)
    for _ in range(4):
        terminal.press("\x1b[B")
        shown = settled(terminal)
        assert "❯" in shown
    words = shown[shown.index("❯") :].replace("^", " ").replace("v\n", "\n").split()
    assert "and I can name ten of them" in " ".join(words)
    if rows == 12:
        assert any(line.rstrip().endswith("^") for line in shown.splitlines())
    assert all(len(line) <= columns for line in shown.splitlines())
    stop(terminal)


@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_what_is_not_saved_is_said_on_every_screen(tmp_path: Path, columns: int, rows: int) -> None:
    terminal = begun(tmp_path, "niche", columns, rows, "--no-history")
    for _ in range(4):
        shown = " ".join(terminal.wait("❯", "Not saved").split())
        assert "Not saved, as you asked" in shown.replace("! ", "")
        terminal.press("?", "Press any key")
        assert "Not saved" in settled(terminal)
        terminal.read_on("❯")
        settled(terminal)
        terminal.press("s")
        settled(terminal)
    assert "Not saved" in terminal.wait("Show my report")
    stop(terminal)


@pytest.mark.parametrize(("columns", "rows"), SIZES)
@pytest.mark.parametrize("key", ["s", "S"])
def test_letters_work_in_capitals_and_not_in_the_midst_of_a_text(
    tmp_path: Path, key: str, columns: int, rows: int
) -> None:
    terminal = begun(tmp_path, "niche", columns, rows)
    terminal.press("x" + key)
    see(terminal, question("niche", 1))
    terminal.press(PASTE.format("this is pasted"))
    see(terminal, question("niche", 1))
    time.sleep(0.7)
    terminal.press(key)
    see(terminal, question("niche", 2))
    terminal.press("B")
    see(terminal, question("niche", 1))
    terminal.press("Q")
    assert terminal.end() == 130


@pytest.mark.parametrize(("columns", "rows"), SIZES)
@pytest.mark.parametrize("key", ["\x1c", "q", "\x03"])
def test_stopping_keys_say_where_it_stopped(
    tmp_path: Path, key: str, columns: int, rows: int
) -> None:
    terminal = begun(tmp_path, "niche", columns, rows)
    terminal.press("1\r")
    see(terminal, question("niche", 2))
    terminal.press(key)
    assert terminal.end() == 130
    assert "Stopped at question 2 of 4." in " ".join(terminal.output().split())


@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_a_quit_signal_is_told_in_plain_prompts_too(
    tmp_path: Path, columns: int, rows: int
) -> None:
    terminal = Terminal(
        tmp_path, "check", "--plain", "--lang", "en", "--topic", "niche", columns=columns, rows=rows
    )
    see(terminal, "q to stop:")
    terminal.press("1\r")
    see(terminal, "from 1 to 4")
    terminal.press("\x1c")
    assert terminal.end() == 130
    assert "Stopped at question 2 of 4." in " ".join(terminal.output().split())


@pytest.mark.parametrize(("columns", "rows"), SIZES)
@pytest.mark.parametrize("plain", [True, False])
def test_a_terminal_that_is_closed_ends_with_129_and_answers_are_saved(
    tmp_path: Path,
    plain: bool,  # noqa: FBT001
    columns: int,
    rows: int,
) -> None:
    if plain:
        options = ("--plain", "--lang", "en", "--topic", "niche")
        terminal = Terminal(tmp_path, "check", *options, columns=columns, rows=rows)
    else:
        terminal = begun(tmp_path, "niche", columns, rows)
    see(terminal, "q to stop:" if plain else question("niche", 1))
    terminal.press("1\r")
    see(terminal, "from 1 to 4" if plain else question("niche", 2))
    terminal.child.delayafterclose = 3  # the system itself sends the hang-up
    terminal.child.close(force=True)
    assert terminal.child.exitstatus == 129
    told = passion("history", PASSION_HOME=str(tmp_path / "kept"), PASSION_LANG="en").stdout
    assert "1 answer" in told


@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_a_pasted_text_keeps_its_first_line_and_says_so(
    tmp_path: Path, columns: int, rows: int
) -> None:
    terminal = begun(tmp_path, "audience", columns, rows)
    terminal.press(PASTE.format("1\r2\r3"))
    shown = told(terminal)
    assert "Only the first line of the pasted text was used." in shown
    assert "❯ 1" in shown
    terminal.press("5", "❯ 15")
    assert "Only the first line" not in settled(terminal)
    stop(terminal)


@pytest.mark.parametrize(("columns", "rows"), SIZES)
@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("4 5", "Enter a number such as"),
        ("12 34", "Enter a number such as"),
        ("99999", "must be between 0 and"),
    ],
)
def test_a_refused_number_stays_and_is_explained_above_it(
    tmp_path: Path, typed: str, why: str, columns: int, rows: int
) -> None:
    terminal = begun(tmp_path, "audience", columns, rows)
    terminal.press(f"{typed}\r")
    before, pointer, _ = told(terminal).partition(f"❯ {typed}")
    assert pointer
    assert why in (before if rows == 12 else before[-90:])
    stop(terminal)


@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_what_was_typed_ahead_skips_no_review(tmp_path: Path, columns: int, rows: int) -> None:
    terminal = begun(tmp_path, "niche", columns, rows)
    for number, item in enumerate(book().asked("niche"), 1):
        see(terminal, question("niche", number))
        given = persona("coach").values[item.id]
        terminal.press(keys(item, given) + ("\r" * 6 if number == 4 else ""))
    terminal.wait("Show my report")
    assert "Show my report" in settled(terminal)
    stop(terminal)


@pytest.fixture(scope="session")
def answered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home in which every question is answered, and the review is left open."""
    home = tmp_path_factory.mktemp("answered")
    terminal = Terminal(home, "check", "--plain", "--lang", "en", rows=60)
    for number, item in enumerate(book().asked(), 1):
        terminal.wait(f"Question {number} of 26.")
        terminal.press("1\r" if item.id != "when_away" else "4\r")
    terminal.wait("press Enter to show your report")
    terminal.press("q\r")
    assert terminal.end() == 130
    return home


def resumed(answered: Path, home: Path, columns: int, rows: int, *more: str) -> Terminal:
    """A questionnaire that is continued at its review."""
    shutil.copytree(answered / "kept", home / "kept")
    return Terminal(home, "check", "--resume", "--lang", "en", *more, columns=columns, rows=rows)


def test_stopping_at_the_review_names_no_question(tmp_path: Path, answered: Path) -> None:
    terminal = resumed(answered, tmp_path, 80, 24)
    see(terminal, "Show my report")
    terminal.press("q")
    assert terminal.end() == 130
    told = " ".join(terminal.output().split())
    assert "Stopped before the report; all the questions (26) were asked." in told
    assert "26 answers are saved" in told


@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_a_resize_keeps_the_place_in_the_review_and_a_plan_that_is_typed(
    tmp_path: Path, answered: Path, columns: int, rows: int
) -> None:
    terminal = resumed(answered, tmp_path, columns, rows)
    see(terminal, "Show my report")
    terminal.press("\x1b[B\x1b[B")
    pointed = next(line for line in settled(terminal).splitlines() if "❯" in line).strip()[:12]
    terminal.resize(rows + 4, columns - 4, pointed)
    assert pointed in settled(terminal)
    terminal.press("\x1b[A\x1b[A")
    settled(terminal)
    terminal.press("\r")
    terminal.read_on("No, thanks")
    settled(terminal)
    terminal.press("1", "❯ 1)")
    terminal.press("\r")
    see(terminal, "By when will")
    terminal.press("\r")
    see(terminal, "When and where")
    terminal.press("If Monday", "❯ If Monday")
    terminal.resize(rows + 6, columns + 10, "❯ If Monday")
    assert "❯ If Monday" in settled(terminal)
    terminal.press(", I call\r")
    see(terminal, "Added to your plan:")
    assert terminal.end() == 0
    told = passion("plan", PASSION_HOME=str(tmp_path / "kept"), PASSION_LANG="en").stdout
    assert "If Monday, I call" in told


@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_drawing_anew_and_coming_back_keep_everything(
    tmp_path: Path, columns: int, rows: int
) -> None:
    terminal = begun(tmp_path, "audience", columns, rows)
    terminal.press("12", "❯ 12")
    terminal.press("\x0c")
    settled(terminal)
    terminal.wait("❯ 12")
    terminal.press("\x1a")
    settled(terminal)
    os.kill(terminal.child.pid, signal.SIGCONT)
    terminal.wait("❯ 12")
    see(terminal, question("audience", 1))
    stop(terminal)


@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_back_leads_out_of_an_impossible_pair(tmp_path: Path, columns: int, rows: int) -> None:
    terminal = begun(tmp_path, "audience", columns, rows)
    for number, item in enumerate(book().asked("audience"), 1):
        see(terminal, question("audience", number))
        given = {"audience_total": "10", "audience_direct": "50"}.get(item.id)
        value = persona("coach").values[item.id]
        terminal.press(f"{given}\r" if given else keys(item, value))
        if item.id == "audience_direct":
            break
    settled(terminal)
    for place in (number, number - 1):
        terminal.press("b")
        see(terminal, question("audience", place))
    stop(terminal)


@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_by_when_and_the_plan_can_be_left_again(
    tmp_path: Path, answered: Path, columns: int, rows: int
) -> None:
    terminal = resumed(answered, tmp_path, columns, rows)
    see(terminal, "Show my report")
    terminal.press("\r")
    terminal.read_on("No, thanks")
    settled(terminal)
    terminal.press("1", "❯ 1)")
    terminal.press("\r")
    see(terminal, "By when will")
    terminal.press("2\r")
    see(terminal, "When and where")
    terminal.press("b\r")
    see(terminal, "By when will")
    terminal.press("b")
    see(terminal, "No, thanks")
    assert terminal.end() == 0
    empty = passion("plan", PASSION_HOME=str(tmp_path / "kept"), PASSION_LANG="en").stdout
    assert "No actions in progress" in empty


@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_by_when_and_the_plan_can_be_left_again_in_plain_lines(
    tmp_path: Path, answered: Path, columns: int, rows: int
) -> None:
    terminal = resumed(answered, tmp_path, columns, rows, "--plain")
    for typed, wanted in (
        ("", "to show your report"), ("\r", "No, thanks"), ("1\r", "In 90 days"),
        ("2\r", "to skip"), ("b\r", "In 90 days"), ("b\r", "No, thanks"),
    ):  # fmt: skip
        terminal.press(typed)
        see(terminal, wanted)
        settled(terminal)
    assert terminal.end() == 0
    told = " ".join(terminal.output().split())
    assert told.count("By when will you do it?") == 2
    assert told.count("Add one of these actions to your plan") == 2


@pytest.mark.parametrize(("columns", "rows"), SIZES)
@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_a_small_encoding_is_asked_in_plain_lines(
    tmp_path: Path, encoding: str, columns: int, rows: int
) -> None:
    options = ("check", "--lang", "fr", "--topic", "niche")
    terminal = Terminal(tmp_path, *options, columns=columns, rows=rows, PYTHONIOENCODING=encoding)
    see(terminal, "q pour")
    terminal.press("q\r")
    assert terminal.end() == 130
    assert "Question 1 sur 4." in " ".join(terminal.raw.decode(encoding).split())


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_amounts_have_words_in_a_small_encoding(encoding: str) -> None:
    command = [*PROGRAM, *with_rules(("report", "examples/coach.en.yaml"))]
    done = subprocess.run(
        command, capture_output=True, check=False, cwd=Path(__file__).parents[2],
        env={**os.environ, "PYTHONIOENCODING": encoding, "PASSION_LANG": "en"},
    )  # fmt: skip
    told = done.stdout.decode(encoding)
    assert done.returncode == 0
    assert "EUR " in told
    assert "?" not in told.split("Your numbers")[1].split("cannot tell")[0]


def test_what_is_said_beside_a_report_has_letters_in_a_small_encoding(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text(HEAD + "  who_for: précis\n")
    command = [*PROGRAM, *with_rules(("answers", "check", str(wrong), "--lang", "fr"))]
    surroundings = {**os.environ, "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(command, capture_output=True, check=False, cwd=ROOT, env=surroundings)
    told = done.stderr.decode("ascii")
    assert "n'est pas une reponse possible" in told
    assert "\\x" not in told


PALETTES = {
    "light": ("ffffff", {"red": "cd0000", "green": "00cd00", "cyan": "00cdcd"}),
    "dark": ("000000", {"red": "cd0000", "green": "00cd00", "cyan": "00cdcd"}),
    "solarized light": ("fdf6e3", {"red": "dc322f", "green": "859900", "cyan": "2aa198"}),
    "solarized dark": ("002b36", {"red": "dc322f", "green": "859900", "cyan": "2aa198"}),
}


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("name", PALETTES)
def test_errors_are_read_on_every_background(name: str) -> None:
    """At least 3 : 1, what WCAG 2.2 asks of bold text, and a mark besides."""
    background, colours = PALETTES[name]
    light, dark = sorted((luminance(background), luminance(colours["red"])), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 3
    assert WARN == "\x1b[1;31m"
    styles = dict(STYLE.style_rules)
    assert styles["wrong"] == "fg:ansired bold"
    assert not [rule for rule in styles.values() if "brightblack" in rule]


@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_checkbox_hints_name_the_key_for_not_knowing(
    tmp_path: Path, columns: int, rows: int
) -> None:
    terminal = begun(tmp_path, "niche", columns, rows)
    for number in (1, 2):
        see(terminal, question("niche", number))
        terminal.press("1\r")
    see(terminal, question("niche", 3))
    if rows > 12:  # there the entries stand where the hints would
        see(terminal, "Space to tick, Enter · s I don’t know")
    terminal.press("\r")
    see(terminal, "press s if you don’t know.")
    stop(terminal)


@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_a_report_that_cannot_be_written_says_how_to_get_it(
    tmp_path: Path, columns: int, rows: int
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    terminal = begun(tmp_path, "niche", columns, rows, "--output", str(gone / "r.json"))
    for number in range(1, 5):
        see(terminal, question("niche", number))
        terminal.press("s")
    see(terminal, "Show my report")
    gone.rmdir()
    terminal.press("\r")
    assert terminal.end() == 4
    told = " ".join(terminal.output().split())
    assert "4 answers are saved in" in told
    assert re.search(r"check --resume 1 --output \S+ --lang en", told)


@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_ctrl_c_at_the_resume_prompt_says_how_to_go_on(
    tmp_path: Path, columns: int, rows: int
) -> None:
    terminal = begun(tmp_path, "niche", columns, rows)
    terminal.press("1\r")
    see(terminal, question("niche", 2))
    stop(terminal)
    options = ("check", "--lang", "en", "--topic", "niche")
    again = Terminal(tmp_path, *options, columns=columns, rows=rows)
    see(again, "Continue where I left off")
    again.press("\x03")
    assert again.end() == 130
    assert "--resume 1" in again.output()


@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_deleting_asks_a_person_and_takes_no_for_an_answer(
    tmp_path: Path, columns: int, rows: int
) -> None:
    home = str(tmp_path / "kept")
    examples = Path(__file__).parents[2] / "examples"
    passion("history", "import", str(examples / "coach.en.yaml"), PASSION_HOME=home)
    for typed, left in (("\r", 1), ("n\r", 1), ("y\r", 0)):
        terminal = Terminal(
            tmp_path, "history", "delete", "1", "--lang", "en", columns=columns, rows=rows
        )
        see(terminal, "N)")
        terminal.press(typed)
        assert terminal.end() == 0
        told = passion("history", "--format", "json", PASSION_HOME=home).stdout
        assert told.count('"id": 1') == left
