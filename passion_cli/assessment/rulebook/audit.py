"""What one part of a rulebook says of another: every contradiction in it, as problems."""

from collections.abc import Collection, Iterable, Iterator
from math import floor

from passion_cli.assessment.answers import SILENCES
from passion_cli.assessment.gate import TOTALS
from passion_cli.assessment.rulebook.conditions import Condition
from passion_cli.assessment.rulebook.items import (
    AnyItem,
    Curve,
    Measured,
    MultiItem,
    NumberItem,
    Ratio,
    SingleItem,
)
from passion_cli.assessment.rulebook.language_audit import language_problems
from passion_cli.assessment.rulebook.rulebook import Risk, Rulebook
from passion_cli.assessment.rulebook.text_fields import field_problems
from passion_cli.assessment.rulebook.variants import variant_problems
from passion_cli.errors import Problem

OF_ITEMS = ("is_", "ticks_at_least", "above_item")
"""The tests that look at an answer; a ratio and a rule have none."""
MOST_EXEMPTING = 6
"""How many items the ratios of a rulebook may name with `unless`."""


def audit(rulebook: Rulebook) -> Iterator[Problem]:
    """Yield every problem of a rulebook whose parts are each well formed."""
    yield from language_problems(rulebook)
    yield from _names(rulebook)
    yield from _former_names(rulebook)
    yield from _order(rulebook)
    for key, item in rulebook.items.items():
        yield from _under(_item(rulebook, item), "items", key)
    for key, ratio in rulebook.ratios.items():
        yield from _under(_ratio(rulebook, ratio), "ratios", key)
    yield from _rules(rulebook)
    yield from _exemptions(rulebook)
    for place, conditions in all_conditions(rulebook):
        for number, condition in enumerate(conditions):
            yield from _under(_condition(rulebook, condition), *place, "when", number)
    yield from _bands(rulebook)
    yield from _settings(rulebook)
    yield from _situations(rulebook)
    yield from field_problems(rulebook)


def _under(problems: Iterable[Problem], *path: str | int) -> Iterator[Problem]:
    return (problem.under(*path) for problem in problems)


def _known(given: str, allowed: Collection[str], *path: str | int) -> Iterator[Problem]:
    if given not in allowed:
        yield Problem("unknown_id", {"given": given, "allowed": tuple(allowed)}, path)


def _names(rulebook: Rulebook) -> Iterator[Problem]:
    taken = dict.fromkeys(TOTALS, "gate")
    for kind in ("rules", "topics", "items", "ratios", "risks"):
        for key in getattr(rulebook, kind):
            if key in taken:
                yield Problem("name_taken", {"given": key, "by": taken[key]}, (kind, key))
            taken.setdefault(key, kind)


def _former_names(rulebook: Rulebook) -> Iterator[Problem]:
    """A former id is nobody's id today, and that of one thing only."""
    seen: set[str] = set()
    for key, item in rulebook.items.items():
        yield from _former(item.renamed_from, {*rulebook.items, *seen}, "items", key)
        seen |= set(item.renamed_from)
        options = getattr(item, "options", {})
        taken = set(options)
        for name, option in options.items():
            yield from _former(option.renamed_from, taken, "items", key, "options", name)
            taken |= set(option.renamed_from)


def _former(names: Iterable[str], taken: Collection[str], *path: str) -> Iterator[Problem]:
    for number, name in enumerate(names):
        if name in taken:
            values = {"given": name, "by": "id"}
            yield Problem("name_taken", values, (*path, "renamed_from", number))


def _order(rulebook: Rulebook) -> Iterator[Problem]:
    for number, key in enumerate(rulebook.order):
        yield from _known(key, rulebook.items, "order", number)
        if key in rulebook.order[:number]:
            yield Problem("listed_twice", {"given": key}, ("order", number))
    for key in rulebook.items:
        if key not in rulebook.order:
            yield Problem("not_in_order", {"given": key}, ("order",))


def _item(rulebook: Rulebook, item: AnyItem) -> Iterator[Problem]:
    yield from _topic(rulebook, item)
    if item.rule:
        yield from _scored(rulebook, item, item.rule)
    match item:
        case SingleItem():
            yield from _options(item)
        case MultiItem():
            yield from _choices(item)
        case NumberItem():
            yield from _number(item)


def _topic(rulebook: Rulebook, measured: Measured) -> Iterator[Problem]:
    if measured.topic is not None:
        yield from _known(measured.topic, rulebook.topics, "topic")
    elif rulebook.topics:
        yield Problem("field_missing", {"name": "topic"})


def _scored(rulebook: Rulebook, measured: Measured, rule: str) -> Iterator[Problem]:
    yield from _known(rule, rulebook.rules, "rule")
    if measured.weight is None:
        yield Problem("field_missing", {"name": "weight"})
    if measured.every_move and measured.feasibility is None:
        yield Problem("field_missing", {"name": "feasibility"})
    if measured.moves:
        yield from _under(variant_problems(measured.moves, rulebook.items), "moves")
    if measured.weight is not None and measured.weight <= 0:
        yield Problem("not_positive", {}, ("weight",))


def _options(item: SingleItem) -> Iterator[Problem]:
    for key, option in item.options.items():
        if key in SILENCES:
            yield Problem("reserved", {"given": key}, ("options", key))
        if item.rule and option.points is None:
            yield Problem("field_missing", {"name": "points"}, ("options", key))
    points = item.points
    if not item.nominal and points not in (sorted(points), sorted(points, reverse=True)):
        yield Problem("options_order", {}, ("options",))


def _choices(item: MultiItem) -> Iterator[Problem]:
    for key in item.options:
        if key in SILENCES:
            yield Problem("reserved", {"given": key}, ("options", key))
    if item.exclusive:
        yield from _known(item.exclusive, item.options, "exclusive")
    if item.rule and not item.count_points:
        yield Problem("field_missing", {"name": "count_points"})


def _number(item: NumberItem) -> Iterator[Problem]:
    if item.min > item.max:
        yield Problem("min_over_max", {}, ("min",))
    if item.whole and floor(item.max) < item.min:
        yield Problem("no_whole_number", {}, ("min",))
    if item.rule and not item.curve:
        yield Problem("field_missing", {"name": "curve"})
    yield from _curve(item.curve or ())


def _curve(curve: Curve) -> Iterator[Problem]:
    for number in range(1, len(curve)):
        if curve[number][0] <= curve[number - 1][0]:
            yield Problem("not_rising", {}, ("curve", number))


def _ratio(rulebook: Rulebook, ratio: Ratio) -> Iterator[Problem]:
    numbers = [key for key, item in rulebook.items.items() if isinstance(item, NumberItem)]
    yield from _topic(rulebook, ratio)
    if not ratio.rule:
        yield Problem("field_missing", {"name": "rule"})
    yield from _scored(rulebook, ratio, ratio.rule or next(iter(rulebook.rules)))
    yield from _known(ratio.numerator, numbers, "numerator")
    yield from _known(ratio.denominator, numbers, "denominator")
    if ratio.unless:
        yield from _known(ratio.unless, rulebook.items, "unless")
    if not ratio.curve:
        yield Problem("field_missing", {"name": "curve"})
    yield from _curve(ratio.curve)


def _rules(rulebook: Rulebook) -> Iterator[Problem]:
    used = {indicator.rule for indicator in rulebook.indicators.values()}
    for key, rule in rulebook.rules.items():
        if rule.weight <= 0:
            yield Problem("not_positive", {}, ("rules", key, "weight"))
        if key not in used:
            yield Problem("rule_unused", {"given": key}, ("rules", key))


def all_conditions(
    rulebook: Rulebook,
) -> Iterator[tuple[tuple[str | int, ...], tuple[Condition, ...]]]:
    """Yield the conditions of everything that has some, each with its place in the file."""
    for kind in ("checks", "badges", "notices", "risks"):
        for key, firing in getattr(rulebook, kind).items():
            yield (kind, key), firing.when
    if rulebook.signals:
        for key, signal in rulebook.signals.list.items():
            yield ("signals", "list", key), signal.when
    for number, message in enumerate(rulebook.too_early):
        yield ("too_early", number), message.when
    for number, situation in enumerate(rulebook.not_yet):
        yield ("not_yet", number), situation.when
    yield from _move_conditions(rulebook)


def _move_conditions(
    rulebook: Rulebook,
) -> Iterator[tuple[tuple[str | int, ...], tuple[Condition, ...]]]:
    for kind in ("items", "ratios"):
        for key, measured in getattr(rulebook, kind).items():
            for number, move in enumerate(measured.moves):
                yield (kind, key, "moves", number), move.when


def _condition(rulebook: Rulebook, condition: Condition) -> Iterator[Problem]:
    if condition.ratio:
        yield from _known(condition.ratio, rulebook.ratios, "ratio")
    if condition.rule:
        yield from _known(condition.rule, rulebook.rules, "rule")
    if condition.above_item:
        yield from _known(condition.above_item, rulebook.items, "above_item")
        if not isinstance(rulebook.items.get(condition.above_item), NumberItem | None):
            yield Problem("test_misfit", {"test": "above_item"}, ("above_item",))
    if not condition.item:
        given = (test for test in OF_ITEMS if getattr(condition, test) is not None)
        for test in given:
            yield Problem("test_of_items", {"test": test.removesuffix("_")})
    if condition.item:
        yield from _known(condition.item, rulebook.items, "item")
        yield from _fitting_test(rulebook, condition)


def _fitting_test(rulebook: Rulebook, condition: Condition) -> Iterator[Problem]:
    item = rulebook.items.get(condition.item or "")
    options = getattr(item, "options", {})
    for number, key in enumerate(condition.is_ or ()):
        yield from _known(key, [*options, *SILENCES], "is", number)
    if condition.ticks_at_least is not None and not isinstance(item, MultiItem):
        yield Problem("test_misfit", {"test": "ticks_at_least"})
    numeric = condition.is_ is None and condition.ticks_at_least is None
    if numeric and item and not isinstance(item, NumberItem):
        yield Problem("test_misfit", {"test": "number"})


def _exemptions(rulebook: Rulebook) -> Iterator[Problem]:
    """Bounds try every combination of the items on which ratios depend: a few at most."""
    named = {ratio.unless for ratio in rulebook.ratios.values() if ratio.unless}
    if len(named) > MOST_EXEMPTING:
        yield Problem("too_many_unless", {"most": MOST_EXEMPTING}, ("ratios",))


def _bands(rulebook: Rulebook) -> Iterator[Problem]:
    if rulebook.bands and not rulebook.has_total:
        yield Problem("bands_no_total", {}, ("bands",))
    for path, words in ((("bands",), rulebook.bands), (("levels", "words"), rulebook.levels.words)):
        starts = [band.start for band in words.values()]
        if starts and starts[0] != 0:
            yield Problem("bands_start", {}, path)
        if starts != sorted(set(starts)):
            yield Problem("not_rising", {}, path)
    if rulebook.levels.middle >= rulebook.levels.high:
        yield Problem("not_rising", {}, ("levels",))


def _risk(rulebook: Rulebook, risk: Risk) -> Iterator[Problem]:
    for number, rule in enumerate(risk.rules):
        yield from _known(rule, rulebook.rules, "rules", number)


def _situations(rulebook: Rulebook) -> Iterator[Problem]:
    for place, situation in enumerate(rulebook.not_yet):
        for number, key in enumerate(situation.items):
            yield from _known(key, rulebook.items, "not_yet", place, "items", number)


def _first_steps(rulebook: Rulebook) -> Iterator[Problem]:
    for number, key in enumerate(rulebook.advice.first_steps):
        place = ("advice", "first_steps", number)
        yield from _known(key, rulebook.indicators, *place)
        if key in rulebook.indicators and not rulebook.indicators[key].every_move:
            yield Problem("no_move", {"given": key}, place)


def _settings(rulebook: Rulebook) -> Iterator[Problem]:
    if rulebook.scoring.rules_needed > len(rulebook.rules):
        yield Problem("too_many_rules", {"rules": len(rulebook.rules)}, ("scoring", "rules_needed"))
    yield from _first_steps(rulebook)
    for key, risk in rulebook.risks.items():
        yield from _under(_risk(rulebook, risk), "risks", key)
    if rulebook.too_early and rulebook.too_early[-1].when:
        yield Problem("too_early_open", {}, ("too_early",))
    for name in sorted(rulebook.figures.model_fields_set - {"caution"}) if rulebook.figures else ():
        yield from _known(getattr(rulebook.figures, name), rulebook.items, "figures", name)
