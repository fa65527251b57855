"""Which bands nobody can be in, or hardly anybody; each claim comes with answers that show it."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from passion_cli.assessment.answers import Answers, Value
from passion_cli.assessment.assess import assess
from passion_cli.assessment.proofs.distribution import BandCounts, band_counts
from passion_cli.assessment.proofs.examples import example_of, extremes
from passion_cli.assessment.proofs.flaw import Flaw, plain
from passion_cli.assessment.proofs.linked import items_read
from passion_cli.assessment.proofs.ranges import Range, total_range
from passion_cli.assessment.proofs.totals import every_total
from passion_cli.assessment.rulebook.items import NumberItem
from passion_cli.assessment.rulebook.rulebook import Rulebook
from passion_cli.assessment.rulebook.settings import Band
from passion_cli.assessment.scoring import FULL, band_of

RARE = Fraction(1, 100)
"""Below this share of all sets of answers, a band is rare."""
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
        if band.id in reached and wide < SLIVER and _is_rare(rulebook, band):
            inside = next(each for each in seen if band_of(rulebook, each.total) is band)
            values = {"points": plain(max(wide, Fraction(0))), "total": plain(inside.total)}
            yield Flaw.warning("band_sliver", path, example_of(inside.values), **values)
        elif band.id not in reached and _is_unreachable(rulebook, reach, band, end):
            yield _unreachable(seen, band, end)
        elif _is_empty(rulebook, band):
            yield Flaw.warning("band_empty", path)


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


def _is_rare(rulebook: Rulebook, band: Band) -> bool:
    """Tell whether hardly any set of answers comes to a band, where all of them are counted."""
    counted = _all_counted(rulebook)
    return counted is None or counted.bands[band.id] < RARE * counted.sets


def _is_empty(rulebook: Rulebook, band: Band) -> bool:
    """Tell whether no complete set of answers comes to a band, where all of them are counted."""
    counted = _all_counted(rulebook)
    return counted is not None and not counted.bands[band.id]


def _all_counted(rulebook: Rulebook) -> BandCounts | None:
    """Count the sets of answers; None where a number is asked, of which a few stand for all."""
    numbers = (isinstance(rulebook.items[key], NumberItem) for key in items_read(rulebook))
    return None if any(numbers) else band_counts(rulebook)


def _unreachable(seen: Sequence[Witness], band: Band, end: Fraction) -> Flaw:
    """Say that nobody is in a band, with a total beside it and how that is reached."""
    nearest = min(
        seen, key=lambda each: max(band.start - each.total, each.total - end), default=None
    )
    total = plain(nearest.total) if nearest else "—"
    example = example_of(nearest.values) if nearest else ""
    return Flaw.error("band_unreachable", ("bands", band.id), example, total=total)


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
