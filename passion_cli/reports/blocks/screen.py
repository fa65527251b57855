"""What a terminal shows."""

from typing import NamedTuple


class Screen(NamedTuple):
    """What a terminal shows: its width in cells, and what it can draw.

    `plain` is for screen readers: no bars and no marks, words only.
    """

    width: int = 80
    colour: bool = False
    unicode: bool = True
    plain: bool = False
