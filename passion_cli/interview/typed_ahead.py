"""What was typed before a question was put: dropped where it could agree to something unseen."""

import sys
from contextlib import suppress


def forget_typed() -> None:
    """Drop what was typed and not read yet, where there is a terminal that can."""
    try:
        import termios
    except ImportError:
        return
    with suppress(OSError, ValueError, AttributeError, termios.error):
        termios.tcflush(sys.stdin.fileno(), termios.TCIFLUSH)
