"""How many sets of answers come to each band, against assessing every one of them."""

from collections import Counter
from collections.abc import Iterator
from itertools import combinations, product

import pytest
from helpers.small_rulebook import SMALL
from helpers.verbs import ROOT, run_passion, shipped

from passion_cli.assessment.answers import Answers, Value
from passion_cli.assessment.assess import assess
from passion_cli.assessment.proofs.convolution import LARGEST, Packing, TooManyError
from passion_cli.assessment.proofs.distribution import band_counts
from passion_cli.assessment.proofs.grid import grid
from passion_cli.assessment.proofs.linked import items_read
from passion_cli.assessment.rulebook.items import AnyItem, MultiItem, SingleItem
from passion_cli.assessment.rulebook.rulebook import Rulebook
from passion_cli.storage.rulebook_file import load_rulebook, parse_rulebook

LINKED = """format: passion-rulebook/1
id: linked
version: 1
languages: [en]
title: Rules that share questions
rules:
  reach: {number: 1, title: Reach, weight: 2}
  habit: {number: 2, title: Habit}
  care: {number: 3, title: Care, weight: 1/2}
  calm: {number: 4, title: Calm}
order: [buyers, people, regulars, way, kinds, tone, mood]
items:
  buyers: {title: Buyers, kind: number, max: 1000, whole: true, question: How many buy?}
  people: {title: People, kind: number, max: 1000, whole: true, question: How many are there?}
  regulars:
    {title: Regulars, rule: habit, kind: number, weight: 1, max: 60, whole: true, question: How many return?, curve: [[0, 0], [10, 0.3], [50, 1]]}
  way:
    title: Way
    rule: habit
    kind: single
    weight: 3/2
    question: How?
    options:
      none: {points: 0, en: Not at all}
      once: {points: 0.35, en: Once}
      twice: {points: 0.35, en: Twice}
      apart: {points: not_applicable, en: It does not matter here}
  kinds:
    title: Kinds
    rule: care
    kind: multi
    weight: 1
    question: Which?
    options: {a: {en: A}, b: {en: B}, c: {en: C}, none: {en: None}}
    exclusive: none
    count_points: [0, 1/3, 1]
  tone:
    title: Tone
    rule: care
    kind: single
    weight: 1
    question: Which tone?
    options: {low: {points: 0, en: Low}, high: {points: 1, en: High}}
  mood:
    title: Mood
    rule: calm
    kind: single
    weight: 1
    question: Which mood?
    options: {bad: {points: 0, en: Bad}, good: {points: 1, en: Good}, apart: {points: not_applicable, en: None}}
ratios:
  buying: {title: Share that buys, rule: reach, weight: 1, numerator: buyers, denominator: people, largest: 1, curve: [[0, 0], [0.05, 0.5], [1, 1]]}
  returning: {title: Share that returns, rule: habit, weight: 1, numerator: regulars, denominator: people, curve: [[0, 0], [0.5, 1]]}
bands:
  low: {from: 0, en: Low}
  some: {from: 33.3, en: Some}
  most: {from: 50, en: Most}
  all: {from: 80, en: All}
scoring: {rules_needed: 3}
"""


def every_answer(item: AnyItem) -> list[Value]:
    """Each option, each set of ticks, each number of the grid."""
    if isinstance(item, SingleItem):
        return list(item.options)
    if isinstance(item, MultiItem):
        free = [key for key in item.options if key != item.exclusive]
        some = [each for n in range(1, len(free) + 1) for each in combinations(free, n)]
        return [*some, (item.exclusive,) if item.exclusive else ()]
    return list(grid(item))


def one_by_one(rulebook: Rulebook) -> Counter[str | None]:
    return Counter(band for band in _bands(rulebook))


def _bands(rulebook: Rulebook) -> Iterator[str | None]:
    items = [rulebook.items[key] for key in sorted(items_read(rulebook))]
    for chosen in product(*map(every_answer, items)):
        values = {item.id: value for item, value in zip(items, chosen, strict=True)}
        band = assess(rulebook, Answers(values)).band
        yield band.id if band else None


READINESS = load_rulebook(str(ROOT / "examples" / "rulebooks" / "team-readiness.yaml")).rulebook
BOOKS = {
    "linked": parse_rulebook("linked.yaml", LINKED).rulebook,
    "small": parse_rulebook("small.yaml", SMALL).rulebook,
    "two of three": parse_rulebook(
        "small.yaml", SMALL.replace("{points: 0,", "{points: not_applicable,", 1)
    ).rulebook,
    "readiness": READINESS,
}


@pytest.mark.parametrize("name", BOOKS)
def test_sets_of_answers_are_counted_as_if_each_was_assessed(name: str) -> None:
    counted, one = band_counts(BOOKS[name]), one_by_one(BOOKS[name])
    assert counted is not None
    assert counted.sets == one.total()
    assert counted.no_total == one[None]
    assert counted.bands == {band: one[band] for band in counted.bands}


def test_the_shipped_rulebook_reaches_all_its_bands() -> None:
    counted = band_counts(shipped())
    assert counted is not None
    assert counted.sets == 4_335_206_400_000_000
    assert all(counted.bands.values())


def test_counts_of_any_size_are_exact() -> None:
    packing = Packing(10**40)
    packed = packing.add(packing.add(1, {0: 10**19, 3: 7}), {1: 10**20})
    assert packing.up_to(packed) == [0, 0, 10**39, 10**39, 10**39, 10**39 + 7 * 10**20]


def test_what_is_too_much_is_not_counted() -> None:
    with pytest.raises(TooManyError):
        Packing(4).add(1, {LARGEST + 1: 1})
    many = SMALL.replace("{points: 1,", "{points: 0.123456789123,", 1)
    assert band_counts(parse_rulebook("small.yaml", many).rulebook) is None


def test_the_count_is_told_with_what_was_counted() -> None:
    told = run_passion("rules", "check", "examples/rulebooks/team-readiness.yaml").stderr
    assert "Sets of answers in each band, 6,912 in all, counted exactly:" in told
    assert "  Ready: 5.8% (402)" in told
    assert "  changes_month: 0 · 1 · 4 · 20" in told
