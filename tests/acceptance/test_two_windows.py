"""Two questionnaires in one home, in every order of start, answer, finish and kill."""

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations, product
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest
from helpers.verbs import loaded_book

from passion_cli.assessment.answers import Answers, Value
from passion_cli.assessment.assess import assess
from passion_cli.assessment.rulebook.items import AnyItem, MultiItem, SingleItem
from passion_cli.interview.flow import Navigation, Turn
from passion_cli.interview.texts import InterviewTexts
from passion_cli.language.voice import Voice
from passion_cli.services.interview import InterviewRequest, InterviewSession, Surroundings
from passion_cli.services.saved_checks import load_saved
from passion_cli.storage.history.store import History

TOPIC, PATIENCE = "niche", 20
PROCESSES = multiprocessing.get_context("fork")
STEPS = ("start", "answer", "end")
ORDERS = [
    "".join("A" if place in places else "B" for place in range(6))
    for places in combinations(range(6), 3)
]


def value_of(item: AnyItem, who: str) -> Value:
    """What a person answers: one the first of the options, the other the last."""
    assert isinstance(item, SingleItem | MultiItem)
    option = list(item.options)[0 if who == "A" else -1]
    return (option,) if isinstance(item, MultiItem) else option


@dataclass
class Told:
    """An asker that does what it is told through a pipe, and says what it is asked."""

    texts: InterviewTexts
    pipe: Connection
    who: str

    def watch(self, alert: Callable[[], str]) -> None:
        pass

    def ask(self, turn: Turn) -> Value | Navigation:
        self.pipe.send("ask")
        self.pipe.recv()
        return value_of(turn.item, self.who)

    def review(self, _items: Sequence[AnyItem], _answers: Answers) -> None:
        self.pipe.send("review")
        self.pipe.recv()

    def choose(self, _message: str, _labels: Sequence[str]) -> int:
        return 0

    def offer(self, _message: str, labels: Sequence[str], *, back: bool = False) -> int | None:
        return None if back else len(labels) - 1

    def line(self, _message: str) -> str | None:
        return ""

    def message(self, text: str) -> None:
        pass

    def pause(self) -> None:
        pass

    def close(self) -> None:
        pass


def scores(answers: Answers) -> dict[str, Any]:
    return {rule.id: rule.score for rule in assess(loaded_book().rulebook, answers).rules}


def run_window(home: Path, pipe: Connection, who: str) -> None:
    """Ask in a process of its own, and send the scores of the report at its end."""
    around = Surroundings(
        make_asker=lambda texts: Told(texts, pipe, who),
        note=lambda _line: None,
        environment={"PASSION_HOME": str(home)},
        today="2026-11-26",
        now=lambda: "2026-11-26T10:00:00+01:00",
        seconds=iter(range(10**6)).__next__,
        resume_command=str,
    )
    request = InterviewRequest(TOPIC, resume=False, fresh=False, respondent=None, currency=None)
    session = InterviewSession(loaded_book(), request, Voice("en"), around)
    record = session.run()
    session.finish(record, None)
    session.offer_actions(())
    pipe.send(scores(record.answers))


@dataclass
class Window:
    """One person at one window; `report` is what was reported, `answered` what was on disk."""

    home: Path
    who: str
    report: dict[str, Any] | None = None
    answered: int = 0
    asked: Any = None
    pipe: Any = None
    process: Any = field(default=None, repr=False)

    def start(self) -> None:
        self.pipe, other = PROCESSES.Pipe()
        self.process = PROCESSES.Process(target=run_window, args=(self.home, other, self.who))
        self.process.start()
        self._listen()

    def _listen(self) -> None:
        assert self.pipe.poll(PATIENCE)
        self.asked = self.pipe.recv()

    def answer(self) -> None:
        if self.asked == "ask":
            self.pipe.send("go on")
            self._listen()
            self.answered += 1

    def finish(self) -> None:
        while self.asked == "ask":
            self.answer()
        self.pipe.send("go on")
        self._listen()
        self.report = self.asked
        self.process.join(PATIENCE)

    def kill(self) -> None:
        os.kill(self.process.pid, signal.SIGKILL)
        self.process.join(PATIENCE)


def events(order: str, endings: tuple[str, str]) -> Iterator[tuple[str, str]]:
    """Yield whose turn it is, and what happens."""
    done = {"A": 0, "B": 0}
    for who in order:
        step = STEPS[done[who]]
        done[who] += 1
        yield who, endings["AB".index(who)] if step == "end" else step


@pytest.mark.parametrize("endings", list(product(("finish", "kill"), repeat=2)), ids="-".join)
@pytest.mark.parametrize("order", ORDERS)
def test_every_report_is_its_entry_in_the_history(
    tmp_path: Path, order: str, endings: tuple[str, str]
) -> None:
    windows = {who: Window(tmp_path, who) for who in "AB"}
    for who, event in events(order, endings):
        getattr(windows[who], event)()
    history = History(tmp_path, "history.db")
    stored = [
        scores(load_saved(history, saved, loaded_book()).record.answers)
        for saved in history.checks()
    ]
    reported = [each.report for each in windows.values() if each.report is not None]
    assert len(stored) == endings.count("finish")
    assert sorted(map(str, stored)) == sorted(map(str, reported))
    for saved in (*history.checks(), *history.drafts()):
        assert not saved.damaged
    kept = sum(len(saved.values) for saved in (*history.checks(), *history.drafts()))
    assert kept == sum(each.answered for each in windows.values())
