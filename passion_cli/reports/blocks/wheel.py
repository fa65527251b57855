"""The wheel of the rules: a slice each, as far out as its score; bounds lighter."""

from collections.abc import Iterator, Sequence
from math import cos, pi, sin
from typing import NamedTuple

from passion_cli.assessment.scoring import Score

SIZE = 400
INNER, OUTER, LABEL = 34, 164, 184
GAP = 0.02
"""Radians left free between two slices."""


class Slice(NamedTuple):
    """One rule of the wheel, as paths of SVG."""

    number: str
    frame: str
    reach: str
    full: str
    label: tuple[float, float]
    known: bool


def slices(scores: Sequence[tuple[str, Score]]) -> Iterator[Slice]:
    """Yield a slice for each numbered score, the first at the top, clockwise."""
    step = 2 * pi / max(len(scores), 1)
    for place, (number, score) in enumerate(scores):
        start, end = place * step + GAP - pi / 2, (place + 1) * step - GAP - pi / 2
        known = score.score is not None
        middle = (start + end) / 2
        yield Slice(
            number,
            ring(start, end, INNER, OUTER),
            ring(start, end, INNER, _radius(float(score.high))) if known else "",
            ring(start, end, INNER, _radius(float(score.score or 0))) if known else "",
            (_x(middle, LABEL), _y(middle, LABEL)),
            known,
        )


def outline(scores: Sequence[Score | None]) -> Iterator[str]:
    """Yield the arc at the score of each rule, to lay one wheel over another."""
    step = 2 * pi / max(len(scores), 1)
    for place, score in enumerate(scores):
        if score is not None and score.score is not None:
            start, end = place * step + GAP - pi / 2, (place + 1) * step - GAP - pi / 2
            radius = _radius(float(score.score))
            yield f"M{_point(start, radius)}A{radius:.1f} {radius:.1f} 0 0 1 {_point(end, radius)}"


def ring(start: float, end: float, inner: float, outer: float) -> str:
    """Return the path of a piece of a ring, between two angles and two radii."""
    large = int(end - start > pi)
    return (
        f"M{_point(start, inner)}L{_point(start, outer)}"
        f"A{outer:.1f} {outer:.1f} 0 {large} 1 {_point(end, outer)}"
        f"L{_point(end, inner)}A{inner:.1f} {inner:.1f} 0 {large} 0 {_point(start, inner)}Z"
    )


def _radius(score: float) -> float:
    return INNER + (OUTER - INNER) * score / 100


def _point(angle: float, radius: float) -> str:
    return f"{_x(angle, radius):.1f} {_y(angle, radius):.1f}"


def _x(angle: float, radius: float) -> float:
    return round(SIZE / 2 + radius * cos(angle), 1)


def _y(angle: float, radius: float) -> float:
    return round(SIZE / 2 + radius * sin(angle), 1)
