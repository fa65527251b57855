"""A real terminal with a person in front of it: keys in, a screen out."""

import os
import re
import sys
import time
from pathlib import Path

import pexpect
import pyte

from helpers.verbs import ROOT, with_rules
from passion_cli.assessment.answers import Silence, Value
from passion_cli.assessment.rulebook.items import AnyItem, NumberItem, SingleItem

PATIENCE = 20.0
TURN = 0.5
"""Seconds that a screen has to go on after a key."""
ANY_KEY = ("Press any key", "Appuyez sur une touche")


def keys(item: AnyItem, value: Value) -> str:
    """What a person presses to give an answer."""
    if isinstance(value, Silence):
        return "s" if value is Silence.UNKNOWN else "n"
    if isinstance(item, NumberItem):
        return f"{value}\r"
    places = [str(list(item.options).index(each) + 1) for each in
              ([str(value)] if isinstance(item, SingleItem) else value)]  # type: ignore[union-attr]  # fmt: skip
    return "".join(places) + "\r"


class Terminal:
    """Runs the program in a pseudo-terminal and keeps what its screen shows."""

    def __init__(
        self, home: Path, *arguments: str, columns: int = 80, rows: int = 24, **environment: str
    ) -> None:
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG", "PASSION"))}
        for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "ACCESSIBLE"):
            kept.pop(name, None)
        self.raw, self.turned = b"", 0.0
        self.screen = pyte.Screen(columns, rows)
        self.stream = pyte.ByteStream(self.screen)
        self.child = pexpect.spawn(
            sys.executable,
            ["-m", "passion_cli", *with_rules(arguments)],
            dimensions=(rows, columns),
            cwd=str(home),
            env={**kept, "TERM": "xterm-256color", "PYTHONPATH": str(ROOT),
                 "PASSION_HOME": str(home / "kept"), **environment},
        )  # fmt: skip
        self.screen.write_process_input = self._reply  # type: ignore[method-assign]

    def _reply(self, data: str) -> None:
        """Answer what the program asks of a terminal, such as where its cursor is."""
        self.child.send(data.encode())

    @property
    def text(self) -> str:
        """What the screen shows, without trailing blanks, no-break spaces as spaces."""
        lines = "\n".join(line.rstrip() for line in self.screen.display)
        return lines.replace("\u00a0", " ").replace("\u202f", " ").rstrip()

    def _read(self) -> bool:
        try:
            data = self.child.read_nonblocking(65536, 0.05)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self.raw += data
        self.stream.feed(data)
        return True

    def wait(self, *wanted: str) -> str:
        """Read until the screen shows every text that is wanted."""
        end = time.monotonic() + PATIENCE
        while not all(each in self.text for each in wanted):
            if time.monotonic() > end or not self._read():
                raise AssertionError(f"{wanted} never came:\n{self.text}")
        return self.text

    def press(self, keys: str, *wanted: str) -> str:
        """Press keys, then wait for what the screen is to show."""
        self.child.send(keys)
        return self.wait(*wanted) if wanted else self.text

    def resize(self, rows: int, columns: int, *wanted: str) -> str:
        """Change the size of the window."""
        self.screen.resize(rows, columns)
        self.child.setwinsize(rows, columns)
        return self.wait(*wanted)

    def end(self) -> int:
        """Read until the program ends, planning nothing; return its exit code."""
        end = time.monotonic() + PATIENCE
        declined = named = False
        while self._read():
            self._turn_page()
            ways_out = re.findall(
                r"(\d)[.)] (?:No, thanks|Non, merci|That’s all|C’est tout)", self.text
            )
            if ways_out and not declined:
                declined = True
                self.child.send(f"{ways_out[-1]}\r")
            if not named and re.search(
                r"Save your answers to a file|Enregistrer vos réponses dans", self.text
            ):
                named = True
                self.child.send("\r")
            if time.monotonic() > end:
                raise AssertionError(f"still running:\n{self.text}")
        self.child.wait()
        code = self.child.exitstatus
        return int(code if code is not None else -(self.child.signalstatus or 0))

    def read_on(self, *wanted: str) -> str:
        """Read a report screen by screen until one shows every text that is wanted."""
        end = time.monotonic() + PATIENCE
        while not all(each in self.text for each in wanted):
            if time.monotonic() > end or not self._read():
                raise AssertionError(f"{wanted} never came:\n{self.text}")
            self._turn_page()
        return self.text

    def _turn_page(self) -> None:
        """Press a key where the screen asks for one, and give it time to go on."""
        asked = any(each in self.text for each in ANY_KEY)
        if asked and time.monotonic() - self.turned > TURN:
            self.turned = time.monotonic()
            self.child.send(" ")

    def scrollback(self) -> list[str]:
        """The lines that left the screen at its top, where a person finds them by scrolling."""
        screen = pyte.HistoryScreen(self.screen.columns, self.screen.lines, history=5000)
        pyte.ByteStream(screen).feed(self.raw)
        lines = [
            "".join(line[at].data for at in range(screen.columns)) for line in screen.history.top
        ]
        return [line.replace("\u00a0", " ").strip() for line in lines if line.strip()]

    def output(self) -> str:
        """Everything that was ever written."""
        return self.raw.decode().replace("\u00a0", " ").replace("\u202f", " ")
