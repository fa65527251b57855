"""A text that is typed, with what is wrong with it right above it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from prompt_toolkit import PromptSession
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.document import Document
from prompt_toolkit.filters import Condition
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import KeyPressEvent
from prompt_toolkit.keys import Keys

from passion_cli.interview.keys import bind_keys
from passion_cli.interview.prompts import POINTER, STYLE, instruction, question, run
from passion_cli.language.typography import wrap


@dataclass
class TextPrompt:
    """One text to type; `check` returns why it is refused, or nothing.

    Of a text that is pasted, only the first line is taken, and `pasted` says so. On a `small`
    screen, which may cut the end of the question off, what is wrong stands above it. Where it
    `replaces`, the first digit that is typed takes the place of the default.
    """

    message: str
    hints: str
    width: int
    check: Callable[[str], str]
    pasted: str
    default: str = ""
    shortcuts: dict[str, object] = field(default_factory=dict)
    wrong: str = ""
    small: bool = False
    replaces: bool = False

    def ask(self, *, fresh: bool = False) -> Any:
        """Ask until the text is accepted; `b` and `?` work in the middle of it."""
        session: PromptSession[str] = PromptSession(self._tokens, style=STYLE, erase_when_done=True)
        buffer = session.default_buffer
        buffer.reset(Document(self.default))
        buffer.on_text_changed += self._forget
        empty = Condition(lambda: not buffer.text)

        def text() -> str:
            return buffer.text

        bindings = bind_keys(self.shortcuts, text, only_if=empty, always=("b", "?"), lists=False)
        bindings.add(Keys.ControlM, eager=True)(self._accept)
        bindings.add(Keys.BracketedPaste, eager=True)(self._paste)
        untouched = Condition(lambda: self.replaces and buffer.text == self.default != "")
        for digit in "0123456789":
            bindings.add(digit, eager=True, filter=untouched)(self._replace)
        return run(session.app, bindings, text, fresh=fresh)

    def _tokens(self) -> StyleAndTextTuples:
        """Return the question, how to answer, what is wrong, and where to type."""
        asked: StyleAndTextTuples = [
            ("class:question", f" {question(self.message, self.width)}"),
            ("class:instruction", instruction(self.hints, self.width)),
        ]
        wrong = "\n   ".join(wrap(self.wrong, self.width - 4))
        pointer = ("", f"\n {POINTER} ")
        if not wrong:
            return [*asked, pointer]
        if self.small:
            return [("class:wrong", f" ! {wrong}\n"), *asked, pointer]
        return [*asked, ("class:wrong", f"\n ! {wrong}"), pointer]

    def _accept(self, event: KeyPressEvent) -> None:
        text = event.current_buffer.text
        self.wrong = self.check(text)
        if not self.wrong:
            event.app.exit(result=text)

    def _replace(self, event: KeyPressEvent) -> None:
        event.current_buffer.document = Document(event.data)
        self.replaces = False

    def _paste(self, event: KeyPressEvent) -> None:
        first, *others = event.data.splitlines() or [""]
        event.current_buffer.insert_text(first)
        self.wrong = self.pasted if any(map(str.strip, others)) else ""

    def _forget(self, _buffer: Buffer) -> None:
        self.wrong = ""
