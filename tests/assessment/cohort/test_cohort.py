import math
import random
import statistics
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from helpers.people import draw, made_up
from helpers.small_rulebook import SMALL
from helpers.verbs import PERSONAS, answers, book, persona, shipped
from hypothesis import given, settings
from hypothesis import strategies as st

from passion_cli.assessment.answers import Answers, Silence
from passion_cli.assessment.assess import Assessment, assess
from passion_cli.assessment.cohort.disclosure import Disclosure
from passion_cli.assessment.cohort.groups import pool
from passion_cli.assessment.cohort.pseudonyms import pseudonyms
from passion_cli.assessment.cohort.summary import (
    CohortSummary,
    contribution_of,
    reasons_for_attention,
)
from passion_cli.assessment.cohort.suppression import withheld
from passion_cli.assessment.cohort.tally import to_millionth
from passion_cli.assessment.cohort.values import cohort_values
from passion_cli.assessment.gate import cohort_names, judge, requirements
from passion_cli.storage.rulebook_file import load_rulebook


def summary(people: list[Answers]) -> CohortSummary:
    made = CohortSummary.empty(book())
    for each in people:
        made.add(contribution_of(assess(book(), each)))
    return made


def everybody(number: int) -> list[Answers]:
    return [made_up(seed, absent=0.3 if seed % 5 == 0 else 0) for seed in range(number)]


def test_a_summary_counts_people_as_their_own_reports_do() -> None:
    people = [*everybody(30), *(persona(name) for name in PERSONAS)]
    made, each = summary(people), [assess(book(), answers) for answers in people]
    scores = [one.overall.score for one in each if one.overall.score is not None]
    assert made.people == len(people)
    assert made.scored == len(scores)
    assert float(made.scores["overall"].median or 0) == pytest.approx(
        np.median([float(s) for s in scores])
    )
    assert float(made.scores["overall"].mean or 0) == pytest.approx(
        np.mean([float(s) for s in scores])
    )
    for rule in book().rules:
        known = [s.score for one in each for s in one.rules if s.id == rule and s.score is not None]
        assert made.scores[rule].n == len(known)
        taken = [to_millionth(score) for score in known]
        assert made.scores[rule].mean == sum(taken, Fraction(0)) / len(taken)
    for band in book().bands:
        assert made.bands[band] == sum(one.band is not None and one.band.id == band for one in each)
    for check in book().checks:
        assert made.flags[check] == sum(check in {c.id for c, _ in one.flags} for one in each)
    for indicator in book().indicators:
        advised = [one for one in each if one.overall.score is not None]
        expected = sum(indicator in {m.indicator.id for m in one.moves} for one in advised)
        assert made.moves[indicator] == expected
    said = [one.answers.values.get("who_for", "unanswered") for one in each]
    options = made.options["who_for"]
    assert all(options[str(value)] == said.count(value) for value in set(said))
    assert options["answered"] == len(said) - said.count("unknown") - said.count("unanswered")


def test_a_tie_counts_for_every_rule_in_it() -> None:
    made = assess(book(), persona("luthier"))
    scores = {rule.id: rule.score for rule in made.rules}
    part = contribution_of(made)
    assert part.weakest == tuple(k for k, v in scores.items() if v == min(scores.values()))  # type: ignore[type-var]


def test_without_a_total_nobody_has_a_band_a_weakest_rule_or_a_move() -> None:
    part = contribution_of(assess(book(), answers(who_for="named")))
    assert (part.bands, part.weakest, part.moves) == ((), (), ())


@settings(max_examples=25)
@given(st.lists(st.integers(0, 10_000), max_size=12), st.integers(0, 12))
def test_two_summaries_merge_into_that_of_both_groups(seeds: list[int], cut: int) -> None:
    people = [made_up(seed, absent=0.2) for seed in seeds]
    merged = summary(people[:cut])
    merged.merge(summary(people[cut:]))
    together = summary(people[::-1])
    assert merged.options == together.options
    assert merged == together


@given(
    st.dictionaries(st.text("abcdefgh", min_size=1, max_size=3), st.integers(0, 30), max_size=8),
    st.integers(2, 10),
)
def test_nothing_withheld_can_be_had_by_subtraction(bases: dict[str, int], minimum: int) -> None:
    hidden = withheld(bases, minimum)
    shown = {key: base for key, base in bases.items() if key not in hidden}
    assert all(base >= minimum or base == 0 for base in shown.values())
    difference = sum(bases.values()) - sum(shown.values())
    assert difference == 0 or difference >= minimum or sum(bases.values()) < minimum
    if hidden == frozenset():
        return
    largest_hidden = max(bases[key] for key in hidden)
    grown = [key for key in hidden if bases[key] >= minimum]
    assert all(bases[key] <= min(shown.values(), default=10**9) or bases[key] == largest_hidden
               or shown[min(shown, key=lambda k: shown[k])] == 0 for key in grown)  # fmt: skip


@settings(max_examples=20)
@given(st.lists(st.integers(0, 4), min_size=1, max_size=40), st.integers(2, 8))
def test_groups_that_are_told_are_large_enough(places: list[int], minimum: int) -> None:
    groups: dict[str, CohortSummary] = {}
    for number, place in enumerate(places):
        some = groups.setdefault(f"g{place}", CohortSummary.empty(book()))
        some.add(contribution_of(assess(book(), made_up(number))))
    told = pool(groups, book(), minimum)
    assert all(group.summary.people >= minimum for group in told)
    assert not told or sum(group.summary.people for group in told) == len(places)
    whole = CohortSummary.empty(book())
    for group in told:
        whole.merge(group.summary)
    for name in book().rules:
        disclosure = Disclosure(whole, book(), told, minimum, "coach")
        shown = [
            g.summary.scores[name].n for g in told if not disclosure.group_score(g, name).withheld
        ]
        assert all(n >= minimum or n == 0 for n in shown)
        left = whole.scores[name].n - sum(shown)
        assert left == 0 or left >= minimum or whole.scores[name].n < minimum


def test_a_cohort_that_is_too_small_tells_no_figure() -> None:
    made = Disclosure(summary(everybody(4)), book())
    assert made.score("overall").withheld
    assert set(made.item("who_for").values()) == {None}
    assert (made.people, made.scored, made.everybody) == (None, None, False)
    assert set(cohort_values(made, 4).values()) == {None}


def test_requirements_see_the_exact_values() -> None:
    group = Disclosure(summary(everybody(12)), book())
    coach = Disclosure(group.summary, book(), minimum=1, audience="coach")
    values = cohort_values(coach, 13)
    scores = group.summary.scores
    assert values["median"] == values["overall.median"] == scores["overall"].median
    assert values["overall.high"] == scores["overall"].highest
    assert values["coverage.low"] == scores["coverage"].lowest
    assert cohort_values(group, 13)["median"] == scores["overall"].median
    assert cohort_values(group, 13)["high"] is None


def test_reasons_are_rules_and_never_a_score() -> None:
    assert reasons_for_attention(assess(book(), Answers())) == ("no_total",)
    assert reasons_for_attention(assess(book(), persona("luthier"))) == ()
    impossible = persona("luthier").with_answer(
        "audience_direct", persona("coach").values["audience_total"]
    )
    assert "impossible" in reasons_for_attention(assess(book(), impossible))


@given(
    st.sets(st.binary(min_size=1, max_size=20), min_size=1, max_size=300), st.binary(min_size=16)
)
def test_pseudonyms_are_distinct_stable_and_salted(keys: set[bytes], salt: bytes) -> None:
    names = pseudonyms(keys, salt)
    assert len(set(names.values())) == len(keys)
    assert names == pseudonyms(sorted(keys), salt)
    if len(keys) > 20:
        assert names != pseudonyms(keys, salt + b"x")


def test_the_order_of_pseudonyms_says_nothing_of_the_names() -> None:
    keys = [f"{number:03d}".encode() for number in range(200)]
    names = pseudonyms(keys, b"0123456789abcdef")
    rising = sum(names[one] < names[two] for one, two in pairwise(keys))
    assert 70 < rising < 130


def exact_scores(person: Assessment) -> dict[str, Fraction | None]:
    """The scores of a person alone, as `check` tells them."""
    scores = {each.id: each.score for each in (person.overall, *person.rules, *person.topics)}
    return {**scores, "coverage": person.overall.coverage}


def taken(score: Fraction) -> int:
    """A score in millionths of a point, halves up."""
    return math.floor(score * 10**6 + Fraction(1, 2))


@pytest.fixture(scope="module")
def crowd() -> tuple[CohortSummary, dict[str, list[Fraction]]]:
    """Five thousand people, added in parts, and each of their scores to a millionth."""
    made, part = CohortSummary.empty(book()), CohortSummary.empty(book())
    scores: dict[str, list[Fraction]] = {name: [] for name in made.scores}
    for seed in range(5_000):
        person = assess(book(), made_up(seed, silent=0.05))
        (part if seed % 3 else made).add(contribution_of(person))
        for name, score in exact_scores(person).items():
            if score is not None:
                scores[name].append(Fraction(taken(score), 10**6))
    made.merge(part)
    return made, scores


def test_medians_and_quartiles_of_five_thousand_people_are_exact(
    crowd: tuple[CohortSummary, dict[str, list[Fraction]]],
) -> None:
    made, scores = crowd
    for name, values in scores.items():
        ordered, tally = sorted(values), made.scores[name]
        for share in (Fraction(1, 4), Fraction(1, 2), Fraction(3, 4)):
            rank = share * (len(ordered) - 1)
            low = ordered[math.floor(rank)]
            high = ordered[min(math.floor(rank) + 1, len(ordered) - 1)]
            assert tally.quantile(share) == low + (high - low) * (rank - math.floor(rank))
        assert tally.mean == sum(values, Fraction(0)) / len(values)


def test_a_gate_on_five_thousand_people_is_judged_to_the_last_digit(
    crowd: tuple[CohortSummary, dict[str, list[Fraction]]],
) -> None:
    made, scores = crowd
    disclosure = Disclosure(made, book(), minimum=1, audience="coach")
    values = cohort_values(disclosure, made.people)
    for name in ("overall", "fair_price"):
        median = statistics.median(scores[name])
        place = "median" if name == "overall" else f"{name}.median"
        smallest = Fraction(1, 10**7)
        exactly, above = (f"{place}>={float(each):.7f}" for each in (median, median + smallest))
        outcomes = judge(values, requirements(cohort_names(book(), rounds=False), (exactly, above)))
        assert [each.met for each in outcomes] == [True, False]


@pytest.mark.parametrize("which", ["tests", "shipped", "small"])
def test_a_person_has_the_same_scores_in_a_cohort_as_alone(which: str, tmp_path: Path) -> None:
    path = tmp_path / "small.yaml"
    path.write_text(SMALL)
    rulebook = {
        "tests": book(),
        "shipped": shipped(),
        "small": load_rulebook(str(path)).rulebook,
    }[which]
    for seed in range(5_000 if which == "tests" else 1_500):
        chance = random.Random(seed)  # noqa: S311 - nothing secret
        values = {
            item.id: Silence.UNKNOWN if chance.random() < 0.1 else draw(item, chance)
            for item in rulebook.asked()
            if chance.random() > 0.05
        }
        alone = assess(rulebook, Answers(values))
        made = contribution_of(assess(rulebook, Answers(values)))
        assert made.scores == {
            name: None if score is None else taken(score)
            for name, score in exact_scores(alone).items()
        }
        assert made.bands == ((alone.band.id,) if alone.band else ())
        advised = [each.indicator.id for each in alone.moves] if alone.band else []
        assert list(made.moves) == advised
        assert made.flags == tuple(check.id for check, _ in alone.flags)
