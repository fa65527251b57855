"""What is wrong in one part of a rulebook: labels, points, curves, weights, settings."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from passion_cli.assessment.proofs.examples import (
    all_ticked,
    either,
    ends,
    example_at,
    example_of,
    extremes,
    meeting,
    number_ends,
    of_rule,
)
from passion_cli.assessment.proofs.flaw import Flaw, Place, plain
from passion_cli.assessment.proofs.narrowed import left_of
from passion_cli.assessment.proofs.ranges import leaves, points_of, ratio_values
from passion_cli.assessment.rulebook.audit import all_conditions
from passion_cli.assessment.rulebook.items import (
    AnyItem,
    Curve,
    Indicator,
    MultiItem,
    NumberItem,
    Ratio,
    SingleItem,
)
from passion_cli.assessment.rulebook.rulebook import Rulebook
from passion_cli.assessment.rulebook.texts import LocalizedText
from passion_cli.language.folding import as_read

DOMINANT = Fraction(60, 100)
"""From this share of a rule's weight on, one indicator is nearly all of it."""


def part_findings(rulebook: Rulebook) -> Iterator[Flaw]:
    """Yield what is wrong in the parts of a rulebook, in the order of the file."""
    for key, item in rulebook.items.items():
        yield from _item(rulebook, item, ("items", key))
    for key, ratio in rulebook.ratios.items():
        yield from _ratio(rulebook, ratio, ("ratios", key))
    yield from _weights(rulebook)


def _item(rulebook: Rulebook, item: AnyItem, place: Place) -> Iterator[Flaw]:
    if isinstance(item, SingleItem | MultiItem):
        yield from _labels(rulebook, item, place)
    if not item.rule:
        yield from _unscored(rulebook, item, place)
        return
    match item:
        case MultiItem():
            yield from _count_points(item, (*place, "count_points"))
        case NumberItem():
            yield from _beyond(rulebook, item.id, *number_ends(item), (*place, "curve"))
            yield from _turns(rulebook, item.id, (*place, "curve"))
        case SingleItem():
            pass
    yield from _influence(rulebook, item.id, place)
    yield from _settled(rulebook, item, place)
    if isinstance(item, SingleItem):
        yield from _alike(rulebook, item, place)


def _settled(rulebook: Rulebook, item: AnyItem, place: Place) -> Iterator[Flaw]:
    """Tell of moves for answers that are worth so much that nothing is advised."""
    settled = rulebook.advice.settled_from
    if item.id in rulebook.advice.first_steps:
        return
    for number, move in enumerate(item.moves):
        about = [each for each in move.when if each.item == item.id]
        points = left_of(item, about).points if about else [Fraction(0)]
        path = (*place, "moves", number, "when")
        if not points:
            yield Flaw.error("move_unscored", path, meeting(rulebook, about[0]))
        elif min(points) >= settled:
            values = {"points": plain(min(points)), "settled": plain(settled)}
            yield Flaw.error("move_settled", path, meeting(rulebook, about[0]), **values)


def _alike(rulebook: Rulebook, item: SingleItem, place: Place) -> Iterator[Flaw]:
    """Tell of options that nothing tells apart: not their points, and no condition."""
    conditions = (each for _, some in all_conditions(rulebook) for each in some)
    named = {key for each in conditions if each.item == item.id for key in each.is_ or ()}
    seen: dict[object, str] = {}
    for key, option in item.options.items() if not item.nominal else ():
        if key in named:
            continue
        first = seen.setdefault(option.points, key)
        if first != key:
            path, example = (*place, "options", key), either(item.id, first, key)
            yield Flaw.warning("option_alike", path, example, first=first)


def _labels(rulebook: Rulebook, item: SingleItem | MultiItem, place: Place) -> Iterator[Flaw]:
    """Two options that read alike cannot be told apart by anybody."""
    for language in rulebook.languages:
        seen: dict[str, str] = {}
        for key, option in item.options.items():
            text = option.in_language(language)
            first = seen.setdefault(as_read(text), key)
            if first != key:
                path = (*place, "options", key, *_code(option, language))
                example = either(item.id, first, key)
                yield Flaw.error("label_twice", path, example, label=text, first=first)


def _code(text: LocalizedText, language: str) -> tuple[str, ...]:
    """Return the code of a language in the place of a text; a text that stands alone has none."""
    return (language,) if language in text.texts else ()


def _unscored(rulebook: Rulebook, item: AnyItem, place: Place) -> Iterator[Flaw]:
    """A question that is not scored is there for something else."""
    for key, option in getattr(item, "options", {}).items():
        if getattr(option, "points", None) is not None:
            path = (*place, "options", key, "points")
            yield Flaw.error("points_unscored", path, example_of({item.id: key}))
    for name in ("curve", "count_points"):
        if getattr(item, name, None):
            example = either(item.id, *extremes(item))
            yield Flaw.error("points_unscored", (*place, name), example)
    if item.id not in _used(rulebook):
        yield Flaw.warning("item_unused", place, either(item.id, *extremes(item)))


def _used(rulebook: Rulebook) -> set[str]:
    """Return the items that something is made of: ratios, conditions, figures."""
    used = {item for ratio in rulebook.ratios.values() for item in ratio.needs}
    figures = rulebook.figures
    if figures is not None:
        used |= {str(getattr(figures, name)) for name in figures.model_fields_set - {"caution"}}
    conditions = (each for _, some in all_conditions(rulebook) for each in some)
    return used.union(*(rulebook.looked_at(each) for each in conditions))


def _count_points(item: MultiItem, place: Place) -> Iterator[Flaw]:
    countable = len(item.options) - (item.exclusive is not None)
    if len(item.count_points) > countable + 1:
        values = {"given": len(item.count_points), "most": countable + 1}
        yield Flaw.error("count_points_long", place, all_ticked(item), **values)
    for ticks, (before, after) in enumerate(pairwise(item.count_points), 1):
        if after < before:
            points = {"before": plain(before), "after": plain(after)}
            fewer, more = all_ticked(item, ticks - 1), all_ticked(item, ticks)
            example = f"{fewer} / {more}" if ticks > 1 else more
            yield Flaw.error("count_points_fall", (*place, ticks), example, ticks=ticks, **points)


def _beyond(
    rulebook: Rulebook, key: str, low: Fraction, high: Fraction | None, place: Place
) -> Iterator[Flaw]:
    for number, (value, _) in enumerate(_curve(rulebook, key)):
        if value < low or (high is not None and value > high):
            shown = plain(high) if high is not None else "∞"
            example = example_at(rulebook, key, low if value < low else high)
            values = {"value": plain(value), "low": plain(low), "high": shown}
            yield Flaw.warning("curve_beyond", (*place, number), example, **values)


def _turns(rulebook: Rulebook, key: str, place: Place) -> Iterator[Flaw]:
    curve = _curve(rulebook, key)
    steps = [(one, other) for one, other in pairwise(curve) if one[1] != other[1]]
    turn = next((each for each in steps if _rises(each) != _rises(steps[0])), None)
    if turn is not None:
        shown = ", ".join(f"{plain(value)} → {plain(points)}" for value, points in curve)
        example = " / ".join(example_at(rulebook, key, value) for value, _ in turn)
        yield Flaw.warning("curve_turns", place, example, curve=shown)


def _rises(step: tuple[tuple[Fraction, Fraction], tuple[Fraction, Fraction]]) -> bool:
    (_, before), (_, after) = step
    return after > before


def _curve(rulebook: Rulebook, key: str) -> Curve:
    return getattr(rulebook.indicators[key], "curve", None) or ()


def _ratio(rulebook: Rulebook, ratio: Ratio, place: Place) -> Iterator[Flaw]:
    if ratio.numerator == ratio.denominator:
        path, example = (*place, "denominator"), ends(rulebook, ratio.numerator)[1]
        yield Flaw.error("ratio_of_itself", path, example, item=ratio.numerator)
        return
    reach = ratio_values(rulebook, ratio)
    if reach is not None:
        yield from _beyond(rulebook, ratio.id, *reach, (*place, "curve"))
    yield from _turns(rulebook, ratio.id, (*place, "curve"))
    yield from _influence(rulebook, ratio.id, place)
    unless = rulebook.items.get(ratio.unless or "")
    if unless is not None and not unless.may_not_apply:
        example = either(unless.id, *extremes(unless))
        yield Flaw.warning("unless_never", (*place, "unless"), example, item=unless.id)


def _influence(rulebook: Rulebook, key: str, place: Place) -> Iterator[Flaw]:
    """Tell where every answer is worth the same, and where no answer leaves a move to advise."""
    found, (worst, best) = points_of(rulebook, key), ends(rulebook, key)
    if found is None:
        yield Flaw.error("never_points", place, worst)
    elif found.low == found.high:
        example, points = f"{worst} / {best}", plain(found.low)
        if leaves(rulebook, rulebook.indicators[key]):
            yield Flaw.warning("same_points", place, example, points=points)
        else:
            yield Flaw.error("no_influence", place, example, points=points)
    elif _is_advised(rulebook, key) and found.low >= rulebook.advice.settled_from:
        settled = plain(rulebook.advice.settled_from)
        values = {"points": plain(found.low), "settled": settled}
        yield Flaw.error("never_advised", place, worst, **values)


def _is_advised(rulebook: Rulebook, key: str) -> bool:
    """Tell whether an indicator has a move that is advised by its points, and only then."""
    return bool(rulebook.indicators[key].every_move) and key not in rulebook.advice.first_steps


def _weights(rulebook: Rulebook) -> Iterator[Flaw]:
    for rule, some in rulebook.measures.items():
        whole = sum((each.weight or Fraction(0) for each in some), Fraction(0))
        for each in some if len(some) > 1 and whole > 0 else ():
            share = (each.weight or Fraction(0)) / whole
            if share > DOMINANT:
                kind = "ratios" if isinstance(each, Ratio) else "items"
                path = (kind, each.id, "weight")
                example = of_rule(rulebook, rule, worst=each.needs)
                left = _best_beside(rulebook, each, some) / whole
                values = {"rule": rule, "share": plain(100 * share), "left": plain(left)}
                yield Flaw.warning("rule_dominated", path, example, **values)


def _best_beside(rulebook: Rulebook, one: Indicator, every: Sequence[Indicator]) -> Fraction:
    """Return 100 times what a rule earns with the worst answer to one, the best to the others."""
    earned = Fraction(0)
    for each in every:
        reach = points_of(rulebook, each.id)
        if reach is not None:
            earned += (each.weight or 0) * (reach.low if each is one else reach.high)
    return 100 * earned
