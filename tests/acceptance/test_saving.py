"""What an interview says of saving is so: refused writes, two windows, damage, one file."""

import json
import os
import pwd
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from helpers.terminal import Terminal
from helpers.verbs import RULES, book, loaded_book, passion, persona

from passion_cli.assessment.answers import Answers, Value
from passion_cli.assessment.rulebook.items import AnyItem
from passion_cli.cli.app import run
from passion_cli.interview.flow import Navigation, Turn
from passion_cli.interview.texts import InterviewTexts
from passion_cli.language.voice import Voice
from passion_cli.services.interview import InterviewRequest, InterviewSession, Surroundings
from passion_cli.storage.answers_file import Record
from passion_cli.storage.history.database import Database, HistoryError

GIVEN = persona("coach")


@dataclass
class Scripted:
    """Answers as a persona does, and checks at every screen that what is said is so."""

    texts: InterviewTexts
    home: Path
    alerts: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    stop_at: int = 99
    back_at: int = 12
    alert: Callable[[], str] = str

    def watch(self, alert: Callable[[], str]) -> None:
        self.alert = alert

    def ask(self, turn: Turn) -> Value | Navigation:
        self._check(turn)
        if turn.position == self.stop_at:
            raise KeyboardInterrupt
        if turn.position == self.back_at and turn.current is None:
            self.back_at = -1
            return Navigation.BACK
        return GIVEN.values[turn.item.id]

    def _check(self, turn: Turn) -> None:
        self.alerts.append(self.alert())
        told = self.texts.current(turn)
        if "(saved)" in told:
            assert str(turn.item.id) in on_disk(self.home), told
        missing = set(turn.answers.values) - set(on_disk(self.home))
        assert not missing or self.alerts[-1].startswith(("Not saved", "Nothing can be saved"))

    def review(self, _items: Sequence[AnyItem], answers: Answers) -> None:
        self.alerts.append(self.alert())
        missing = set(answers.values) - set(on_disk(self.home))
        assert not missing or self.alerts[-1].startswith("Not saved")

    def choose(self, _message: str, _labels: Sequence[str]) -> int:
        return 0

    def offer(self, _message: str, labels: Sequence[str], *, back: bool = False) -> int | None:
        return None if back else len(labels) - 1

    def line(self, _message: str) -> str | None:
        return self.lines.pop(0) if self.lines else ""

    def message(self, text: str) -> None:
        self.alerts.append(text)

    def pause(self) -> None:
        pass

    def close(self) -> None:
        pass


def on_disk(home: Path) -> dict[str, str]:
    """What another process finds of every interview."""
    path = home / "history.db"
    if not path.exists():
        return {}
    connection = sqlite3.connect(path, timeout=0.2)
    try:
        return dict(connection.execute("SELECT item, value FROM answer"))
    except sqlite3.Error:
        return {}
    finally:
        connection.close()


def session(
    home: Path, notes: list[str], *, saves: bool = True, resume: bool = False, **asker: Any
) -> InterviewSession:
    around = Surroundings(
        make_asker=lambda texts: Scripted(texts, home, **asker),
        note=notes.append,
        environment={"PASSION_HOME": str(home)},
        today="2026-11-26",
        now=lambda: "2026-11-26T10:00:00+01:00",
        seconds=iter(range(10**6)).__next__,
        resume_command=lambda number: f"passion check --resume {number}",
    )
    request = InterviewRequest(
        None, resume, fresh=False, respondent=None, currency=None, saves=saves
    )
    return InterviewSession(loaded_book(), request, Voice("en"), around)


REASONS = ("full", "io", "locked", "readonly")


class Faults:
    """Lets the disk refuse from one write on, for some writes or for good."""

    def __init__(self, start: int, number: int, reason: str) -> None:
        self.start, self.end, self.reason, self.count = start, start + number, reason, 0

    def install(self, patch: pytest.MonkeyPatch) -> None:
        for name in ("write", "write_many", "__init__"):
            patch.setattr(Database, name, self._around(getattr(Database, name)))

    def _around(self, own: Callable[..., Any]) -> Callable[..., Any]:
        def call(target: Database, *arguments: Any) -> Any:
            self.count += 1
            if self.start <= self.count < self.end:
                raise HistoryError.of(HistoryError.key, where="history.db", reason=self.reason)
            return own(target, *arguments)

        return call


@pytest.mark.parametrize("number", [1, 3, 40, 10**6])
@pytest.mark.parametrize("start", [*range(1, 24), *range(24, 190, 9)])
def test_nothing_is_called_saved_that_is_not_on_disk(
    tmp_path: Path, start: int, number: int
) -> None:
    notes: list[str] = []
    faults = Faults(start, number, REASONS[start % len(REASONS)])
    with pytest.MonkeyPatch.context() as patch:
        faults.install(patch)
        made = session(tmp_path, notes)
        record = made.run()
        made.finish(record, None)
        made.offer_actions(())
    saved = set(on_disk(tmp_path))
    if faults.count >= faults.end:  # the disk was free again at the end: all of it is there
        assert saved == set(GIVEN.values)
    finished = any(note.startswith("Your answers are saved in") for note in notes)
    assert finished or any("Your answers are not saved" in note for note in notes)
    if finished:
        done = passion("history", "--format", "json", PASSION_HOME=str(tmp_path))
        (check,) = json.loads(done.stdout)["people"][0]["checks"]
        assert not check["damaged"]
        assert saved == set(GIVEN.values)


def test_a_line_stays_on_every_screen_and_goes_when_the_disk_is_free(tmp_path: Path) -> None:
    notes: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        Faults(30, 6, "full").install(patch)
        made = session(tmp_path, notes)
        made.finish(made.run(), None)
    alerts = made.asker.alerts  # type: ignore[attr-defined]
    shown = [each for each in alerts if each]
    assert shown
    assert all("Not saved from question" in each and "the disk is full" in each for each in shown)
    assert alerts[0] == alerts[-1] == ""


def test_stopping_says_what_is_saved_what_is_not_and_how_to_go_on(tmp_path: Path) -> None:
    notes: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        Faults(30, 10**6, "full").install(patch)
        made = session(tmp_path, notes, stop_at=8)
        with pytest.raises(SystemExit):
            made.run()
    saved = len(on_disk(tmp_path))
    assert 0 < saved < 8
    assert f"{saved} answers are saved in {tmp_path / 'history.db'}." in notes
    assert f"{8 - saved} answers are not saved (the disk is full)." in notes
    assert notes[-1] == "To continue, run:\n  passion check --resume 1"
    again: list[str] = []
    made = session(tmp_path, again, resume=True)
    made.finish(made.run(), None)
    assert set(on_disk(tmp_path)) == set(GIVEN.values)


def test_unsaved_answers_are_offered_as_a_file_until_one_is_written(tmp_path: Path) -> None:
    notes: list[str] = []
    written: list[str] = []

    def write(path: str) -> None:
        if path == "bad":
            raise HistoryError.of("disk_refused", where=path, reason="full")
        written.append(path)

    with pytest.MonkeyPatch.context() as patch:
        Faults(1, 10**6, "readonly").install(patch)
        made = session(tmp_path, notes, lines=["bad", "good.yaml", "never"])
        made.finish(made.run(), write)
    assert written == ["good.yaml"]
    assert "bad: could not be written (the disk is full). Existing files were not changed." in notes


def test_who_stops_while_the_disk_refuses_is_offered_a_file(tmp_path: Path) -> None:
    notes: list[str] = []
    written: dict[str, Any] = {}

    def rescue(record: Record, path: str) -> None:
        written[path] = record

    with pytest.MonkeyPatch.context() as patch:
        Faults(1, 10**6, "readonly").install(patch)
        made = session(tmp_path, notes, stop_at=5, lines=["rescued.yaml"])
        with pytest.raises(SystemExit):
            made.run(rescue)
    assert len(written["rescued.yaml"].answers.values) == 5
    assert any("rescued.yaml" in note for note in notes)


def test_without_a_history_every_screen_says_so(tmp_path: Path) -> None:
    notes: list[str] = []
    made = session(tmp_path, notes, saves=False)
    record = made.run()
    made.finish(record, None)
    alerts = made.asker.alerts  # type: ignore[attr-defined]
    assert set(alerts) == {notes[-1]} == {"Not saved, as you asked (--no-history)."}
    made.finish(record, lambda _path: None)
    assert "Nothing was saved, as you asked (--no-history). To save the answers" in notes[-1]
    assert list(tmp_path.iterdir()) == []


# two windows


def window(home: Path, *more: str) -> Terminal:
    return Terminal(home, "check", "--plain", "--lang", "en", "--topic", "story", *more, rows=60)


def give(terminal: Terminal, number: int, line: str) -> None:
    terminal.wait(f"Question {number} of 5.")
    terminal.press(f"{line}\r")


def finish(terminal: Terminal, first: int, line: str) -> str:
    for number in range(first, 6):
        give(terminal, number, line)
    terminal.wait("press Enter to show your report")
    terminal.press("\r")
    assert terminal.end() == 0
    return terminal.output()


def checks(home: Path) -> dict[int, Any]:
    done = passion("history", "--format", "json", PASSION_HOME=str(home / "kept"))
    people = json.loads(done.stdout)["people"]
    return {each["id"]: each for some in people for each in some["checks"]}


@pytest.mark.parametrize("order", ["first", "second", "killed", "both at once"])
def test_two_windows_never_write_to_each_others_answers(tmp_path: Path, order: str) -> None:
    one = window(tmp_path, "--output", "one.json")
    give(one, 1, "1")
    give(one, 2, "1")
    one.wait("Question 3 of 5.")
    two = window(tmp_path, "--output", "two.json")
    two.wait("Questionnaire 1 (2 answers) is open in another window.")
    give(two, 1, "2")
    two.wait("Question 2 of 5.")
    if order == "killed":
        one.child.kill(9)
        one.child.wait()
        finish(two, 2, "2")
        three = window(tmp_path, "--output", "one.json")
        three.wait("2 of 5 questions answered")
        three.press("1\r")
        finish(three, 3, "1")
    elif order == "both at once":
        for number in range(3, 6):
            give(one, number, "1")
            give(two, number - 1, "2")
        give(two, 5, "2")
        for terminal in (two, one):
            terminal.wait("press Enter to show your report")
            terminal.press("\r")
        assert (one.end(), two.end()) == (0, 0)
    elif order == "first":
        finish(one, 3, "1")
        finish(two, 2, "2")
    else:
        finish(two, 2, "2")
        finish(one, 3, "1")
    stored = checks(tmp_path)
    assert set(stored) == {1, 2}
    for name, number in (("one", 1), ("two", 2)):
        told = json.loads((tmp_path / f"{name}.json").read_text())
        rules = {each["id"]: each["score"] for each in told["rules"]}
        assert stored[number]["rules"] == rules


def test_unfinished_questionnaires_are_listed_resumed_exported_and_deleted(
    tmp_path: Path,
) -> None:
    for name in ("Ada", "Bo"):
        left = window(tmp_path, "--respondent", name)
        give(left, 1, "1")
        left.wait("Question 2 of 5.")
        left.press("q\r")
        assert left.end() == 130
    home = str(tmp_path / "kept")
    told = passion("history", PASSION_HOME=home, PASSION_LANG="en").stdout
    assert "Unfinished" in told
    assert [name for name in ("Ada", "Bo") if name in told] == ["Ada", "Bo"]
    again = window(tmp_path)
    again.wait("Bo has an unfinished questionnaire (number ")
    again.press("2\r")
    again.wait("Question 1 of 5.")
    again.press("q\r")
    again.end()
    mine = Terminal(tmp_path, "check", "1", "--resume", "--plain", "--lang", "en", rows=60)
    mine.wait("Question 2 of 5.")
    mine.press("q\r")
    assert mine.end() == 130
    assert "--resume 1" in mine.output()
    out = str(tmp_path / "out")
    assert passion("history", "export", "2", "--out", out, PASSION_HOME=home).returncode == 0
    assert len(list((tmp_path / "out").iterdir())) == 1
    assert passion("history", "show", "2", PASSION_HOME=home).returncode == 2
    assert passion("history", "delete", "2", "--yes", PASSION_HOME=home).returncode == 0
    drafts = json.loads(passion("history", "--format", "json", PASSION_HOME=home).stdout)["drafts"]
    assert [(each["id"], each["respondent"], each["answers"]) for each in drafts] == [(1, "Ada", 1)]


def test_what_is_reported_is_what_is_stored(tmp_path: Path) -> None:
    older = tmp_path / "older.yaml"
    text = Path(RULES).read_text()
    older.write_text(text.replace("version: 1\n", "version: 0\n", 1))
    first = window(tmp_path, "--rules", str(older))
    give(first, 1, "1")
    first.wait("Question 2 of 5.")
    first.press("q\r")
    first.end()
    resumed = Terminal(
        tmp_path, "check", "--resume", "--plain", "--topic", "story", "--lang", "fr",
        "--currency", "CHF", "--output", "r.json", rows=60,
    )  # fmt: skip
    for number in range(2, 6):
        resumed.wait(f"Question {number} sur 5.")
        resumed.press("2\r")
    resumed.wait("appuyez sur Entrée")
    resumed.press("\r")
    assert resumed.end() == 0
    connection = sqlite3.connect(tmp_path / "kept" / "history.db")
    stored = connection.execute("SELECT language, currency, rulebook, sha256 FROM interview")
    told = json.loads((tmp_path / "r.json").read_text())
    assert stored.fetchall() == [("fr", "CHF", book().name, told["rulebook"]["sha256"])]
    rules = {each["id"]: each["score"] for each in told["rules"]}
    assert checks(tmp_path)[1]["rules"] == rules


# damage, and one file

FLIPS = int(os.environ.get("PASSION_TEST_FLIPS", "40"))
"""2,000 take some minutes; a fault shows in a few dozen."""
FLIP = """
import json, random, sys
from pathlib import Path
from passion_cli.cli.app import run
import contextlib, io
source, home, seed = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
chance = random.Random(seed)
whole = bytearray(source.read_bytes())
for turn in range(int(sys.argv[4])):
    raw = bytearray(whole)
    place = chance.randrange(len(raw))
    raw[place] ^= 1 << chance.randrange(8)
    for name in ("history.db-wal", "history.db-shm"):
        (home / name).unlink(missing_ok=True)
    (home / "history.db").write_bytes(raw)
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()) as told:
        code = run(["history", "--format", "json", "--rules", sys.argv[5]])
    assert code in (0, 2, 4), (place, code, told.getvalue())
    if code == 0:
        out.seek(0)
        found = json.load(out)
        print(json.dumps(found))
"""


def test_a_flipped_bit_changes_no_score_in_silence(tmp_path: Path) -> None:
    home, copy = tmp_path / "kept", tmp_path / "copy"
    copy.mkdir()
    answers = Path(RULES).parents[1] / "examples"
    for name in ("coach.en.yaml", "luthier.en.yaml"):
        assert (
            passion("history", "import", str(answers / name), PASSION_HOME=str(home)).returncode
            == 0
        )
    left = window(tmp_path)
    give(left, 1, "1")
    left.wait("Question 2 of 5.")
    left.press("q\r")
    left.end()
    truth = checks(tmp_path)
    arguments = [str(home / "history.db"), str(copy), "7", str(FLIPS), str(RULES)]
    done = subprocess.run(
        [sys.executable, "-c", FLIP, *arguments],
        capture_output=True, text=True, check=False, cwd=Path(RULES).parents[1],
        env={"PASSION_HOME": str(copy), "PATH": "/usr/bin:/bin", "PASSION_LANG": "en"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    for line in done.stdout.splitlines():
        for some in json.loads(line)["people"]:
            for each in some["checks"]:
                known = truth.get(each["id"])
                assert each["damaged"] or (known and each["rules"] == known["rules"]), each


def test_a_damaged_check_is_told_and_never_scored(tmp_path: Path) -> None:
    home = str(tmp_path / "kept")
    answers = Path(RULES).parents[1] / "examples" / "coach.en.yaml"
    passion("history", "import", str(answers), PASSION_HOME=home)
    connection = sqlite3.connect(tmp_path / "kept" / "history.db")
    with connection:
        connection.execute("UPDATE answer SET value = '\"wide\"' WHERE item = 'who_for'")
    connection.close()
    for arguments in (("history", "show", "1"), ("report",), ("brief", "1"), ("plan",)):
        done = passion(*arguments, PASSION_HOME=home, PASSION_LANG="en")
        if arguments != ("plan",):
            assert (done.returncode, done.stdout) == (2, "")
            assert "1 is damaged: it has changed since it was saved" in done.stderr
    told = passion("history", PASSION_HOME=home, PASSION_LANG="en")
    assert told.returncode == 0
    assert "damaged" in told.stdout


def test_everything_is_in_one_file_after_each_command(tmp_path: Path) -> None:
    home = tmp_path / "kept"
    answers = Path(RULES).parents[1] / "examples" / "coach.en.yaml"
    passion("history", "import", str(answers), PASSION_HOME=str(home))
    names = {path.name for path in home.iterdir()}
    assert names <= {"history.db", "drafts.lock"}
    shutil.copy(home / "history.db", tmp_path / "history.db")
    done = passion("history", "--format", "json", PASSION_HOME=str(tmp_path))
    assert len(json.loads(done.stdout)["people"]) == 1


def test_a_check_dated_in_the_future_is_told(tmp_path: Path) -> None:
    answers = (Path(RULES).parents[1] / "examples" / "coach.en.yaml").read_text()
    (tmp_path / "late.yaml").write_text(re.sub("(?m)^date: .*$", "date: 2099-01-01", answers))
    home, late = str(tmp_path / "kept"), str(tmp_path / "late.yaml")
    done = passion("history", "import", late, PASSION_HOME=home, PASSION_LANG="en")
    assert "dated in the future: 1 January 2099" in done.stderr
    told = passion("history", PASSION_HOME=home, PASSION_LANG="en").stdout
    assert "Dated in the future" in told


@pytest.mark.parametrize("command", [("history",), ("plan",), ("about",), ("report",), ("open",)])
def test_a_user_without_a_home_is_told_and_never_a_bug(
    command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def nobody(_number: int) -> None:
        raise KeyError("getpwuid(): uid not found")

    for name in ("HOME", "XDG_DATA_HOME", "PASSION_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(pwd, "getpwuid", nobody)
    monkeypatch.setenv("PASSION_LANG", "en")
    code = run(command)
    told = capsys.readouterr()
    assert code == (0 if command == ("about",) else 4), told.err
    assert ("no home directory" in told.err) == (code == 4)


def test_a_folder_that_is_deleted_meanwhile_is_made_again_with_all_answers(tmp_path: Path) -> None:
    home = tmp_path / "kept"
    terminal = window(tmp_path)
    give(terminal, 1, "1")
    terminal.wait("Question 2 of 5.")
    shutil.rmtree(home)
    give(terminal, 2, "1")
    terminal.wait("Question 3 of 5.")
    assert len(on_disk(home)) == 2
    terminal.press("q\r")
    assert terminal.end() == 130
    assert "2 answers are saved in" in terminal.output()


@pytest.mark.parametrize("options", [("--no-history",), ("--fresh",), ("1", "--topic", "story")])
def test_what_cannot_go_with_resume_is_refused(tmp_path: Path, options: tuple[str, ...]) -> None:
    terminal = Terminal(tmp_path, "check", "--resume", *options, "--lang", "en")
    assert terminal.end() == 2
    assert "cannot be used together" in terminal.output()
