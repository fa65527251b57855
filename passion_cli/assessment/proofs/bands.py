"""Which bands nobody can be in, or hardly anybody; each claim comes with answers that show it."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from passion_cli.assessment.answers import Answers, Value
from passion_cli.assessment.assess import assess
from passion_cli.assessment.proofs.flaw import Flaw, example_of, plain
from passion_cli.assessment.proofs.ranges import Range, total_range
from passion_cli.assessment.proofs.totals import every_total
from passion_cli.assessment.rulebook.items import AnyItem, MultiItem, NumberItem, SingleItem
from passion_cli.assessment.rulebook.rulebook import Rulebook
from passion_cli.assessment.rulebook.settings import Band
from passion_cli.assessment.scoring import FULL, band_of

SLIVER = Fraction(1)
"""A band of which fewer points than this can be reached is hardly one."""


class Witness(NamedTuple):
    """Answers and the total that they come to."""

    total: Fraction
    values: dict[str, Value]


def band_findings(rulebook: Rulebook) -> Iterator[Flaw]:
    """Yield every band that no total falls in, or only in a sliver of it."""
    reach = total_range(rulebook)
    if reach is None or not rulebook.bands:
        return
    seen = list(witnesses(rulebook))
    reached = {band.id for each in seen if (band := band_of(rulebook, each.total))}
    for band, end in _with_ends(rulebook):
        path = ("bands", band.id)
        wide = min(end, reach.high) - max(band.start, reach.low)
        if band.id in reached and wide < SLIVER:
            yield Flaw.warning("band_sliver", path, points=plain(max(wide, Fraction(0))))
        elif band.id not in reached and _is_unreachable(rulebook, reach, band, end):
            yield Flaw.error("band_unreachable", path, **_nearest(seen, band))


def _is_unreachable(rulebook: Rulebook, reach: Range, band: Band, end: Fraction) -> bool:
    """Tell whether no total is in a band: it is beyond all, or all are known and elsewhere."""
    if reach.high < band.start or reach.low >= end:
        return True
    totals = every_total(rulebook)
    return bool(totals) and all(band_of(rulebook, each) is not band for each in totals)


def _with_ends(rulebook: Rulebook) -> Iterator[tuple[Band, Fraction]]:
    """Yield each band with where the next one starts; the last one holds 100."""
    bands = tuple(rulebook.bands.values())
    yield from ((band, after.start) for band, after in pairwise(bands))
    if bands:
        yield bands[-1], FULL + 1


def _nearest(seen: Sequence[Witness], band: Band) -> dict[str, str]:
    """Return the total that comes nearest, and the answers that give it."""
    nearest = min(seen, key=lambda each: abs(each.total - band.start), default=None)
    if nearest is None:
        return {"total": "—", "example": "—"}
    return {"total": plain(nearest.total), "example": example_of(nearest.values)}


def witnesses(rulebook: Rulebook) -> Iterator[Witness]:
    """Yield answers with their totals, from the worst to the best, one question at a time."""
    worst, best = dict[str, Value](), dict[str, Value]()
    for item in rulebook.asked():
        low, high = extremes(item)
        worst[item.id], best[item.id] = low, high
    values = dict(worst)
    for key in (None, *rulebook.order):
        if key is not None:
            values[key] = best[key]
        total = assess(rulebook, Answers(dict(values))).total
        if total is not None:
            yield Witness(total, dict(values))


def extremes(item: AnyItem) -> tuple[Value, Value]:
    """Return the answers that give an item the fewest and the most points."""
    match item:
        case SingleItem():
            points = {
                key: option.points
                for key, option in item.options.items()
                if isinstance(option.points, Fraction)
            }
            keys = sorted(points, key=lambda key: points[key]) or list(item.options)
            return keys[0], keys[-1]
        case MultiItem():
            free = tuple(key for key in item.options if key != item.exclusive)
            fewest = (item.exclusive,) if item.exclusive else free[:1]
            return fewest, free
        case NumberItem():
            return _numbers(item)


def _numbers(item: NumberItem) -> tuple[Decimal, Decimal]:
    """Return the numbers with the fewest and the most points; of an unscored one both ends."""
    low, high = item.reach
    if not item.curve:
        return low, high
    points = {value: worth for value, worth in item.curve if item.min <= value <= item.max}
    ends = sorted(points, key=lambda value: points[value]) or [item.min, item.max]
    worst, best = (Decimal(end.numerator) / end.denominator for end in (ends[0], ends[-1]))
    return worst, best
