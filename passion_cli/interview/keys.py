"""What keys do in every prompt: back, skip, help, stop, draw anew, go to the background."""

import asyncio
import os
import signal
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from prompt_toolkit.application import run_in_terminal
from prompt_toolkit.filters import Condition
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys

TEXT_SECONDS = 0.6
"""How long after a letter that does nothing another one is taken for part of the same text."""

BACK, HELP, SKIP, NOT_APPLICABLE, ALWAYS_APPLIES, REDRAW = (object() for _ in range(6))
"""What a prompt returns instead of an answer; the last but one is a key that is not possible."""
KEEPING = (HELP, ALWAYS_APPLIES)
"""What is asked again with everything as it was."""


class Paused(NamedTuple):
    """Ask again, with the pointer, ticks or text as they were: after help, or to draw anew."""

    sign: object
    state: Any


class Typing:
    """Tells letters that are part of a text from those that are pressed as keys.

    A text that is typed or pasted into a list must not answer by one of its letters.
    """

    def __init__(self) -> None:
        """Start before anything was typed."""
        self._last = -TEXT_SECONDS
        self.is_over = Condition(lambda: _time() - self._last >= TEXT_SECONDS)

    def bind(self, bindings: KeyBindings) -> None:
        """Take every key that does nothing for a part of a text."""
        bindings.add(Keys.Any)(self._note)
        bindings.add(Keys.BracketedPaste, eager=True)(self._note)

    def _note(self, _event: KeyPressEvent) -> None:
        self._last = _time()


def _time() -> float:
    """Return the seconds of the loop that reads the keys."""
    return asyncio.get_event_loop().time()


def bind_keys(
    shortcuts: dict[str, object],
    state: Callable[[], Any],
    *,
    only_if: Condition,
    always: Sequence[str] = (),
    lists: bool = True,
) -> KeyBindings:
    """Bind keys, in capitals too; help and drawing anew keep the state.

    `q` stops, but not where it may be part of a text: without shortcuts, in what is no list.
    """
    bindings = KeyBindings()
    for key, sign in shortcuts.items():
        condition = Condition(lambda: True) if key in always else only_if
        leave = _pausing(sign, state) if sign in KEEPING else leaving(sign)
        for each in {key, key.upper()}:
            bindings.add(each, eager=True, filter=condition)(leave)
    if shortcuts or lists:
        for each in ("q", "Q"):
            bindings.add(each, eager=True, filter=only_if)(_raising(KeyboardInterrupt))
    if BACK in shortcuts.values():
        bindings.add(Keys.Escape, eager=True)(leaving(BACK))
        if lists:
            bindings.add(Keys.Left, eager=True)(leaving(BACK))
    bindings.add(Keys.ControlL, eager=True)(_pausing(REDRAW, state))
    bindings.add(Keys.ControlZ, eager=True)(_suspending(state))
    bind_stops(bindings)
    return bindings


def bind_stops(bindings: KeyBindings) -> None:
    """Bind what stops the questionnaire, on every screen."""
    for key in (Keys.SIGINT, Keys.ControlC, Keys.ControlQ, Keys.ControlBackslash):
        bindings.add(key, eager=True)(_raising(KeyboardInterrupt))
    bindings.add(Keys.ControlD, eager=True)(_raising(EOFError))


def leaving(sign: object) -> Callable[[KeyPressEvent], None]:
    """Return what ends a prompt with a sign."""
    return lambda event: event.app.exit(result=sign)


def _pausing(sign: object, state: Callable[[], Any]) -> Callable[[KeyPressEvent], None]:
    return lambda event: event.app.exit(result=Paused(sign, state()))


def _suspending(state: Callable[[], Any]) -> Callable[[KeyPressEvent], None]:
    """Return what stops the program until the shell goes on with it, and then draws it anew."""

    async def stop(event: KeyPressEvent) -> None:
        await run_in_terminal(lambda: os.kill(0, signal.SIGTSTP))
        event.app.exit(result=Paused(REDRAW, state()))

    def suspend(event: KeyPressEvent) -> None:
        if hasattr(signal, "SIGTSTP"):
            event.app.create_background_task(stop(event))

    return suspend


def _raising(error: type[BaseException]) -> Callable[[KeyPressEvent], None]:
    return lambda event: event.app.exit(exception=error, style="class:aborting")
