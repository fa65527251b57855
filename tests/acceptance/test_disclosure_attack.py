"""What a report for the group withholds cannot be solved for, in any format."""

import json
import os
import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from helpers.attack import found_counts, found_scores, newcomer
from helpers.people import made_up, moved
from helpers.verbs import ROOT, book, loaded_book

from passion_cli.assessment.cohort.disclosure import Audience, Disclosure
from passion_cli.assessment.gate import cohort_names, requirements
from passion_cli.language.voice import Voice
from passion_cli.reports.blocks.screen import Screen
from passion_cli.reports.cohort.json_report import cohort_data
from passion_cli.services.cohort import reader as cohort_reader
from passion_cli.services.cohort.check import CohortCheck, check_cohort
from passion_cli.services.cohort.reader import FileBatch
from passion_cli.services.cohort.request import CohortRequest
from passion_cli.services.publication import Publication
from passion_cli.storage.answers_file import Record
from passion_cli.storage.answers_folder import Found, Response

COHORTS = int(os.environ.get("PASSION_TEST_ATTACKS", "24"))
"""500 take some minutes; the default is enough to notice a fault."""

People = dict[str, Record]


def a_cohort(seed: int) -> tuple[People, People]:
    """People of now and of the round before, drawn from a seed: 6 to 40, with groups."""
    chance = random.Random(seed)  # noqa: S311 - nothing secret
    size = chance.randint(6, 40)
    silent, absent = chance.choice([0, 0.03, 0.1]), chance.choice([0, 0, 0.3])
    now, before = {}, {}
    for number in range(size):
        answers = made_up(
            1000 * seed + number, silent=silent, absent=absent if number % 5 == 0 else 0
        )
        group = chance.choice(["a", "b", "c", None])
        noted = chance.sample(list(book().indicators), chance.choice([0, 1, 2]))
        moves = {key: chance.choice(["done", "partly"]) for key in noted}
        now[f"p{number}"] = Record(answers, f"p{number}", None, "en", "EUR", group, moves=moves)
        if chance.random() < 0.9:
            earlier = moved(answers, seed + number, 0.4)
            before[f"p{number}"] = Record(earlier, f"p{number}", None, "en", "EUR", group)
    for number in range(chance.choice([0, 0, 1, 3])):
        before[f"left{number}"] = Record(made_up(seed + number), f"left{number}", None, "en", "EUR")
    return now, before


def report(
    now: People,
    before: People | None = None,
    *,
    audience: Audience = "group",
    published: Publication | None = None,
    clauses: tuple[str, ...] = ("median>=50", "valid>=90", "fair_price.low>=1", "scored>=2"),
) -> CohortCheck:
    """Report on people who are not on any disk, for the group."""
    people = {f"now/{name}": record for name, record in now.items()}
    people |= {f"before/{name}": record for name, record in (before or {}).items()}

    def read(found: Found, *_: object) -> Iterator[Response]:
        yield Response(people[found.path], found)

    def progress(batches: Iterable[FileBatch], _total: int) -> Iterator[FileBatch]:
        yield from batches

    files = [Found(path, path) for path in people]
    names = cohort_names(book(), rounds=before is not None)
    request = CohortRequest(
        audience=audience,
        book=loaded_book(),
        voice=Voice("en"),
        today="2026-11-26",
        files=tuple(each for each in files if each.path.startswith("now/")),
        baseline=tuple(each for each in files if each.path.startswith("before/"))
        if before
        else None,
        requirements=requirements(names, clauses),
        by="group",
        minimum=5 if audience == "group" else 1,
        lists_people=False,
        real_names=False,
        salt=None,
        table_map=None,
        publishes=audience == "group",
        published=published,
        published_path="state.json",
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cohort_reader, "read_people", read)
        return check_cohort(request, progress)


def plain(done: CohortCheck) -> Any:
    """The document, and what the moves add up to, which a reader can guess."""
    moves = sum(done.report.disclosure.summary.moves.values())
    return {**json.loads(json.dumps(done.data)), "__moves__": moves}


def truth(done: CohortCheck, now: People, before: People | None) -> Any:
    """The document for the coach on the same people and groups, with nothing withheld."""
    told = done.report.disclosure
    everything = Disclosure(told.summary, book(), told.groups, 1, "coach")
    coach = report(now, before, audience="coach")
    data = cohort_data(coach.report._replace(disclosure=everything))
    return plain(replace(coach, data=data))


@pytest.mark.parametrize("seed", range(COHORTS))
def test_no_withheld_count_and_no_score_can_be_solved_for(seed: int) -> None:
    now, before = a_cohort(seed)
    earlier = before if seed % 2 else None
    done = report(now, earlier)
    data = plain(done)
    assert list(found_counts(data, truth(done, now, earlier), book())) == []
    assert list(found_scores(data)) == []


@pytest.mark.parametrize("number", [1, 2, 4])
def test_up_to_four_newcomers_change_no_figure_of_a_report_on_two_rounds(number: int) -> None:
    """12 people, then 13: without this the medians of both reports give the newcomer's score."""
    for seed in range(6):
        before = {f"p{n}": Record(made_up(100 * seed + n), f"p{n}") for n in range(12)}
        same = {
            key: replace(each, answers=moved(each.answers, seed, 0.3))
            for key, each in before.items()
        }
        new = {f"n{n}": Record(made_up(7000 + 10 * seed + n), f"n{n}") for n in range(number)}
        alone, joined = plain(report(same, before)), plain(report(same | new, before))
        assert (alone["rounds"].pop("joined"), joined["rounds"].pop("joined")) == (0, None)
        assert (alone["rounds"].pop("paired"), joined["rounds"].pop("paired")) == (False, True)
        assert joined == alone
        coach = plain(report(same | new, before, audience="coach"))
        assert (coach["people"], coach["rounds"]["joined"]) == (12 + number, number)
        left = dict(list(same.items())[number:])
        assert plain(report(left | new, before))["people"] == len(left)


def test_five_newcomers_count_like_everybody() -> None:
    before = {f"p{n}": Record(made_up(n), f"p{n}") for n in range(12)}
    new = {f"n{n}": Record(made_up(7000 + n), f"n{n}") for n in range(5)}
    made = plain(report(before | new, before))
    told = (made["people"], made["rounds"]["joined"], made["rounds"]["paired"])
    assert told == (17, 5, False)


def test_the_attack_finds_a_count_that_is_left_open() -> None:
    """An attack that never finds anything proves nothing."""
    now, before = a_cohort(3)
    done = report(now, before)
    data, summary = plain(done), done.report.disclosure.summary
    real = truth(done, now, before)
    opened = 0
    for item in data["items"]:
        counts = summary.options[item["id"]]
        hidden = [each for each in item["options"] if each["people"] is None]
        if item["answered"] is not None and len(hidden) > 1 and counts[hidden[-1]["id"]]:
            for each in hidden[:-1]:
                each["people"] = counts[each["id"]]
            last = hidden[-1]["id"]
            assert (
                dict(found_counts(data, real, book()))[f"{item['id']}.option {last}"]
                == counts[last]
            )
            opened += 1
    assert opened
    data["overall"].update(n=1, mean=60.5)
    assert list(found_scores(data)) == ["overall"]


NUMBER = re.compile(r"\d+(?:[.,]\d+)?")


def numbers(value: object) -> Iterator[str]:
    """Yield every number in plain data, as the texts may round it."""
    if isinstance(value, dict):
        for each in value.values():
            yield from numbers(each)
    elif isinstance(value, list):
        yield str(len(value))
        for each in value:
            yield from numbers(each)
    elif isinstance(value, bool):
        return
    elif isinstance(value, int | float):
        number = abs(value)
        yield from (f"{number:g}", str(int(number + 0.5)), f"{number:.1f}", f"{number:.3f}")
        yield from (str(int(100 * number)), str(number))
    else:
        yield from NUMBER.findall(str(value))


def shares(data: Any) -> set[str]:
    """Return what counts may be told as: percentages of all, and of those with a total."""
    bases = [base for base in (data["people"], data["scored"]) if base]
    counts = {int(each) for each in numbers(data) if each.isdigit()}
    return {
        str(int(100 * count / base + 0.5)) for base in bases for count in counts if count <= base
    }


@pytest.mark.parametrize("seed", range(3))
def test_no_format_tells_a_number_that_the_document_does_not(seed: int) -> None:
    now, before = a_cohort(seed)
    done = report(now, before)
    data, rendering = plain(done), done.rendering()
    catalogue = (ROOT / "passion_cli/language/catalogue/en").glob("*.json")
    texts = [(ROOT / "tests/rulebook.yaml").read_text(), *(path.read_text() for path in catalogue)]
    known = {*numbers(data), *shares(data), "11", "26", "2026", "6"}
    known |= {number for text in texts for number in NUMBER.findall(text)}
    for name in ("terminal", "markdown", "csv", "junit", "html"):
        told = rendering.render(name, Screen(80))
        if name == "html":
            told = re.sub(
                r"<style.*?</style>|<svg.*?</svg>|<head>.*?</head>|<[^>]*>",
                " ",
                told,
                flags=re.DOTALL,
            )
            told = re.sub(r"&#\d+;", " ", told)
        if name == "junit":
            told = " ".join(re.findall(r'message="[^"]*"', told))
        assert set(NUMBER.findall(told)) - known == set(), name


def test_one_person_who_joins_leaves_or_changes_an_answer_changes_nothing_published() -> None:
    for seed in range(8):
        now, _ = a_cohort(seed)
        first = report(now)
        joined = {**now, "new": Record(made_up(9000 + seed), "new", None, "en", "EUR", "a")}
        left = dict(list(now.items())[1:])
        other = replace(now["p1"], answers=made_up(8000 + seed))
        regrouped = replace(now["p1"], group="z")
        for people in (joined, left, {**now, "p1": other}, {**now, "p1": regrouped}):
            again = report(people, published=first.publication)
            assert again.publication is first.publication
            assert {**again.data, "published": None} == first.data
            assert again.data["published"] == "2026-11-26"
            assert "These figures were published on" in again.rendering().render(
                "markdown", Screen(80)
            )
        same = report(now, published=first.publication)
        assert same.data == first.data


def test_five_who_join_are_published_and_a_newcomer_would_be_told_without_a_state() -> None:
    people = {f"p{n}": Record(made_up(n), f"p{n}", None, "en", "EUR", "a") for n in range(40)}
    first = report(people)
    five = {f"n{n}": Record(made_up(100 + n), f"n{n}", None, "en", "EUR", "a") for n in range(5)}
    again = report(people | five, published=first.publication)
    assert again.data["people"] == 45
    assert again.data["published"] is None
    assert again.publication is not None
    assert again.publication.salt == (first.publication.salt if first.publication else "")
    one = Record(made_up(200), "one", None, "en", "EUR", "a")
    unprotected = report({**people, "one": one})
    found = set(newcomer(plain(first), plain(unprotected)))
    given = {(item, str(value)) for item, value in one.answers.values.items()}
    assert len(found & given) >= 5
    kept = report({**people, "one": one}, published=first.publication)
    assert set(newcomer(plain(first), plain(kept))) == set()
