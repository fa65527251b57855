"""Questions drawn with questionary: keys for back, skip and help on every one of them.

questionary cuts long labels, ignores an outside SIGINT and Ctrl-D in lists, and binds `a` and
`i` in checkboxes; prompt_toolkit underlines no-break spaces, and warns in English, above the
question, of a terminal that does not say where its cursor is. All that is put right here only.
"""

import asyncio
import signal
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import questionary
from prompt_toolkit.filters import Condition
from prompt_toolkit.input.typeahead import clear_typeahead
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent, merge_key_bindings
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import ConditionalMargin, ScrollbarMargin, ScrollOffsets, Window
from questionary.prompts import common
from questionary.prompts.common import InquirerControl

from passion_cli.interview.keys import (
    REDRAW,
    Paused,
    Typing,
    bind_keys,
    bind_stops,
    leaving,
)
from passion_cli.interview.typed_ahead import forget_typed
from passion_cli.language.typography import wrap

if TYPE_CHECKING:
    from prompt_toolkit.application import Application

vars(common).update(INDICATOR_SELECTED="[x]", INDICATOR_UNSELECTED="[ ]")
"""questionary draws ticks as circles, which look like a choice of one."""
DIGITS = 9
POINTER = "❯"
STYLE = questionary.Style(
    [
        ("qmark", ""),
        ("question", "bold"),
        ("instruction", "dim"),
        ("pointer", "fg:ansicyan bold"),
        ("highlighted", "fg:ansicyan bold"),
        ("selected", "fg:ansigreen noreverse"),
        ("text", ""),
        ("answer", "fg:ansicyan"),
        ("wrong", "fg:ansired bold"),
        ("bottom-toolbar", "noreverse"),
        ("nbsp", "nounderline"),
    ]
)
LOOK: dict[str, Any] = {
    "qmark": "",
    "pointer": POINTER,
    "style": STYLE,
    "use_jk_keys": False,
    "erase_when_done": True,
}
"""What every list has in common."""
STOPPING = (Keys.ControlC, Keys.ControlD, Keys.ControlQ, Keys.ControlBackslash)
PRESSED = tuple(key for key in Keys if not key.value.startswith("<") and key not in STOPPING)
"""Every key that has a name, without those that stop, and what a terminal sends by itself."""
ESCAPE_SECONDS = 0.05
SIGNALS = () if sys.platform == "win32" else (signal.SIGHUP, signal.SIGTERM)
"""What ends a prompt from outside, where an event loop can listen to it."""


def choose(  # noqa: PLR0913 - what a list of choices needs to know
    message: str,
    labels: Sequence[str],
    hints: str,
    width: int,
    *,
    current: int | None = None,
    shortcuts: dict[str, object] | None = None,
    fresh: bool = False,
    numbered: bool = True,
) -> Any:
    """Ask for one of several labels; return its position.

    A `fresh` prompt takes no key that was pressed before it was drawn. Long lists have no numbers,
    nor have those that are not to be `numbered`.
    """
    digits = numbered and len(labels) <= DIGITS
    indent = 6 if digits else 5
    hung = [_hang(label, width - 1, indent) for label in labels]
    choices = [questionary.Choice(label, value=place) for place, label in enumerate(hung)]
    asked = questionary.select(
        question(message, width),
        choices=choices,
        default=None if current is None else choices[current],
        instruction=instruction(hints, width),
        use_shortcuts=digits,
        **LOOK,
    )
    control, typing = _control(asked.application), Typing()
    _show_whole(asked.application, control, max(label.count("\n") for label in hung))

    def pointed() -> int:
        return control.pointed_at

    bindings = bind_keys(shortcuts or {}, pointed, only_if=typing.is_over)
    typing.bind(bindings)
    return run(asked.application, bindings, pointed, fresh=fresh)


def tick(  # noqa: PLR0913 - what a list of boxes needs to know
    message: str,
    labels: Sequence[str],
    hints: str,
    width: int,
    *,
    ticked: Sequence[int],
    exclusive: int | None,
    shortcuts: dict[str, object],
) -> Any:
    """Ask for any number of labels; return their positions, of which there may be none."""
    hung = [_hang(f"{place}) {label}", width - 1, 10) for place, label in enumerate(labels, 1)]
    choices = [
        questionary.Choice(label, value=place, checked=place in ticked)
        for place, label in enumerate(hung)
    ]
    asked = questionary.checkbox(
        question(message, width),
        choices=choices,
        instruction=instruction(hints, width),
        **LOOK,
    )
    control, typing = _control(asked.application), Typing()
    _show_whole(asked.application, control, max(label.count("\n") for label in hung))

    def chosen() -> list[int]:
        return list(control.selected_options)

    bindings = bind_keys(shortcuts, chosen, only_if=typing.is_over)
    typing.bind(bindings)
    _bind_ticks(bindings, control, exclusive)
    return run(asked.application, bindings, chosen)


def pause(message: str, width: int, *, fresh: bool = False) -> None:
    """Wait for any key; a `fresh` prompt takes none that was pressed before it was drawn."""
    asked = questionary.press_any_key_to_continue(
        question(message, width), style=STYLE, erase_when_done=True
    )
    bindings = KeyBindings()
    bindings.add(Keys.Any)(leaving(None))
    for key in PRESSED:
        bindings.add(key, eager=True)(leaving(None))
    bind_stops(bindings)
    run(asked.application, bindings, None, fresh=fresh)


def question(message: str, width: int) -> str:
    """Return a question as it is drawn, each of its lines wrapped."""
    return "\n ".join(line for part in message.split("\n") for line in wrap(part, width - 2))


def instruction(hints: str, width: int) -> str:
    """Return how to answer as it is drawn, below the question."""
    return "".join(f"\n {line}" for line in wrap(hints, width - 2)) + "\n"


def _hang(label: str, width: int, indent: int) -> str:
    return ("\n" + " " * indent).join(wrap(label, width - indent - 1))


def _show_whole(application: "Application[Any]", control: InquirerControl, lines: int) -> None:
    """Scroll a list so that all lines of an entry are seen, with a mark where more follows."""
    windows = application.layout.find_all_windows()
    window = next(each for each in windows if each.content is control)
    window.scroll_offsets = ScrollOffsets(bottom=lines)
    window.right_margins = [
        ConditionalMargin(ScrollbarMargin(display_arrows=True), Condition(lambda: _is_cut(window)))
    ]


def _is_cut(window: Window) -> bool:
    """Tell whether a list is longer than the room it has."""
    seen = window.render_info
    return seen is not None and seen.window_height < seen.content_height


def _control(application: "Application[Any]") -> InquirerControl:
    windows = application.layout.find_all_windows()
    contents = (window.content for window in windows)
    return next(each for each in contents if isinstance(each, InquirerControl))


def _bind_ticks(bindings: KeyBindings, control: InquirerControl, exclusive: int | None) -> None:
    def by_digit(place: int) -> Callable[[KeyPressEvent], None]:
        def press(_event: KeyPressEvent) -> None:
            control.pointed_at = place
            _toggle(control, exclusive)

        return press

    bindings.add(" ", eager=True)(lambda _event: _toggle(control, exclusive))
    for place in range(min(DIGITS, len(control.choices))):
        bindings.add(str(place + 1), eager=True)(by_digit(place))
    for key in ("a", "i"):
        bindings.add(key, eager=True)(lambda _event: None)


def _toggle(control: InquirerControl, exclusive: int | None) -> None:
    """Tick or untick the line pointed at; the exclusive line unticks all others, and they it."""
    place, chosen = control.pointed_at, control.selected_options
    if place in chosen:
        chosen.remove(place)
    elif place == exclusive:
        chosen[:] = [place]
    else:
        chosen[:] = [*(each for each in chosen if each != exclusive), place]
    control.error_message = None


def run(
    application: "Application[Any]",
    bindings: KeyBindings,
    state: Callable[[], Any] | None,
    *,
    fresh: bool = False,
) -> Any:
    """Run a prompt with our keys on top; with `state`, leave it when the width changes."""
    if fresh:
        clear_typeahead(application.input)
        forget_typed()
    present = application.key_bindings
    application.key_bindings = merge_key_bindings([*([present] if present else []), bindings])
    application.ttimeoutlen = ESCAPE_SECONDS
    application.timeoutlen = ESCAPE_SECONDS
    application.renderer.cpr_not_supported_callback = None
    if state is not None:
        width = application.output.get_size().columns
        application.before_render += lambda app: _leave_if_resized(app, width, state)
    handlers = {number: signal.getsignal(number) for number in SIGNALS}
    try:
        return application.run(pre_run=lambda: _listen(application))
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)


def _listen(application: "Application[Any]") -> None:
    """Leave through the application when told to end: raising inside its loop costs a second."""
    loop = asyncio.get_running_loop()
    for number in SIGNALS:
        loop.add_signal_handler(number, _end, application, number)


def _end(application: "Application[Any]", number: int) -> None:
    if application.is_running and not application.is_done:
        application.exit(exception=SystemExit(128 + number))


def _leave_if_resized(
    application: "Application[Any]", width: int, state: Callable[[], Any]
) -> None:
    columns = application.output.get_size().columns
    if columns != width and application.is_running and not application.is_done:
        application.exit(result=Paused(REDRAW, state()))
