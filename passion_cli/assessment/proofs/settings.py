"""What is wrong in the settings of a rulebook: minutes, numbers, thresholds, what is said when."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations

from passion_cli.assessment.proofs.conditions import excluding
from passion_cli.assessment.proofs.flaw import Flaw, plain
from passion_cli.assessment.proofs.ranges import Range, points_of, rule_range
from passion_cli.assessment.rulebook.rulebook import Rulebook
from passion_cli.assessment.rulebook.variants import implies

MOST_SETS = 2_000
"""Up to so many sets of signals are looked at."""
STEP = 5
"""A level is that of a score rounded to this many points."""


def setting_findings(rulebook: Rulebook) -> Iterator[Flaw]:
    """Yield what is wrong in the settings, in the order of the file."""
    yield from _minutes(rulebook)
    yield from _rule_numbers(rulebook)
    yield from _signals(rulebook)
    yield from _levels(rulebook)
    yield from _thresholds(rulebook)
    yield from _hidden(rulebook)


def _minutes(rulebook: Rulebook) -> Iterator[Flaw]:
    low, high = rulebook.minutes or (1, 1)
    if not 0 < low <= high:
        yield Flaw.error("minutes_order", ("minutes",), low=low, high=high)


def _rule_numbers(rulebook: Rulebook) -> Iterator[Flaw]:
    seen: dict[int, str] = {}
    for key, rule in rulebook.rules.items():
        first = seen.setdefault(rule.number, key)
        if first != key:
            yield Flaw.error(
                "number_twice", ("rules", key, "number"), number=rule.number, first=first
            )


def _signals(rulebook: Rulebook) -> Iterator[Flaw]:
    """Signals are shown from a number on that can be present together."""
    signals = rulebook.signals
    if signals is None:
        return
    path, wanted = ("signals", "shown_from"), signals.shown_from
    if not 0 < wanted <= len(signals.list):
        yield Flaw.error("signals_few", path, given=wanted, most=len(signals.list))
        return
    sets = list(
        zip(range(MOST_SETS + 1), combinations(signals.list.values(), wanted), strict=False)
    )
    apart = (
        excluding(rulebook, [each for signal in some for each in signal.when]) for _, some in sets
    )
    if len(sets) <= MOST_SETS and all(apart):
        yield Flaw.error("signals_apart", path, given=wanted, most=wanted - 1)


def _reached(rulebook: Rulebook) -> Range | None:
    """Return between what the scores of all rules are."""
    ranges = [reach for rule in rulebook.rules if (reach := rule_range(rulebook, rule))]
    return Range.of(end for reach in ranges for end in reach) if ranges else None


def _highest(rulebook: Rulebook, reach: Range) -> Fraction:
    """Return how high a score with a level can be, that of a topic included."""
    points = (points_of(rulebook, key) for key in rulebook.indicators if rulebook.topics)
    return max([reach.high, *(100 * each.high for each in points if each)])


def _levels(rulebook: Rulebook) -> Iterator[Flaw]:
    reach = _reached(rulebook)
    if reach is None:
        return
    most = _highest(rulebook, reach)
    for key, word in rulebook.levels.words.items():
        if word.start > most + Fraction(STEP, 2):
            place = ("levels", "words", key)
            yield Flaw.warning("level_unreached", place, high=plain(most))
    weak = rulebook.scoring.weak_link_below
    is_own = "weak_link_below" in rulebook.scoring.model_fields_set
    if is_own and reach.low >= weak > 0:
        path, values = ("scoring", "weak_link_below"), {"given": plain(weak)}
        yield Flaw.warning("weak_never", path, low=plain(reach.low), **values)


def _hidden(rulebook: Rulebook) -> Iterator[Flaw]:
    """Of what is said without a total, the first that fits is said."""
    for number, message in enumerate(rulebook.too_early):
        for first, each in enumerate(rulebook.too_early[:number]):
            if implies(message.when, each.when, rulebook.items):
                yield Flaw.error("message_hidden", ("too_early", number), first=first + 1)
                break


def _thresholds(rulebook: Rulebook) -> Iterator[Flaw]:
    """A threshold that everything or nothing passes decides nothing."""
    scoring, advice = rulebook.scoring, rulebook.advice
    for path, value in (
        (("scoring", "weak_link_below"), scoring.weak_link_below),
        (("scoring", "noise"), scoring.noise),
        (("scoring", "rules_needed"), scoring.rules_needed),
        (("advice", "step"), advice.step),
        (("advice", "settled_from"), advice.settled_from),
        (("advice", "slots"), advice.slots),
    ):
        if value <= 0:
            yield Flaw.error("not_positive", path)
