"""Retests and the analysis of questions, as a coach asks for them."""

import json
from pathlib import Path
from typing import Any

import pytest
from helpers.people import made_up, moved, write_person
from helpers.verbs import passion


@pytest.fixture(scope="module")
def rounds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Thirty-two people, twice: few answers differ."""
    folder = tmp_path_factory.mktemp("rounds")
    for number in range(32):
        answers = made_up(number, silent=0.03)
        write_person(folder / "one", f"p{number}.yaml", answers, f"Person {number}")
        write_person(
            folder / "two", f"p{number}.yaml", moved(answers, number, 0.06), f"Person {number}"
        )
    return folder


def cohort(folder: Path, *arguments: str, language: str = "en") -> str:
    done = passion("cohort", "two", *arguments, cwd=folder, PASSION_LANG=language)
    assert done.returncode == 0, done.stderr
    return done.stdout


def data(folder: Path, *arguments: str) -> Any:
    return json.loads(cohort(folder, *arguments, "--format", "json"))


def test_a_retest_is_for_the_coach_and_tells_no_progress(rounds: Path) -> None:
    made = data(rounds, "--baseline", "one", "--retest")
    overall = made["retest"]["scores"][0]
    assert (made["audience"], overall["id"], overall["pairs"]) == ("coach", "overall", 32)
    assert overall["interval"]["low"] < overall["detectable"] < overall["interval"]["high"]
    assert len(made["retest"]["scores"]) == 9
    assert not any("declined" in each["reasons"] for each in made["attention"])
    told = cohort(rounds, "--baseline", "one", "--retest")
    assert "Measurement error" in told
    assert "Before, now" not in told
    assert "rose by" not in told
    assert "measurement error" in told.split("Rule by rule")[0]


def test_the_questions_are_told_with_their_reasons(rounds: Path) -> None:
    analysis = data(rounds, "--items")["item_analysis"]
    assert analysis["people"] == 32
    assert sum(each["weight"] for each in analysis["weights"]) == pytest.approx(1, abs=0.01)
    told = " ".join(cohort(rounds, "--items").split())
    for part in ("How the questions work", "With the rest", "Rules that move together"):
        assert part in told
    assert "No Cronbach’s alpha is given, on purpose." in told
    french = " ".join(cohort(rounds, "--items", language="fr").split())
    assert "L’alpha de Cronbach n’est pas donné, et c’est voulu." in french


def test_too_few_people_are_told_so_once(rounds: Path) -> None:
    done = passion(
        "cohort", "two/p1.yaml", "two/p2.yaml", "--baseline", "one", "--retest", "--items",
        cwd=rounds, PASSION_LANG="en",
    )  # fmt: skip
    told = " ".join(done.stdout.split())
    assert "At least 10 people with both scores are needed; there are 2." in told
    assert "At least 30 people are needed; there are 2." in told


@pytest.mark.parametrize("option", ["--retest", "--items"])
def test_they_are_never_for_the_group(rounds: Path, option: str) -> None:
    arguments = ("cohort", "two", "--baseline", "one", option)
    for more in (("--for", "group"), ("--publish", "state.json")):
        done = passion(*arguments, *more, cwd=rounds, PASSION_LANG="en")
        assert done.returncode == 2
        assert f"{option}" in done.stderr
        assert "cannot be used together" in done.stderr
    assert data(rounds)["item_analysis"] is None
    assert data(rounds)["retest"] is None


def test_a_retest_needs_the_round_before(rounds: Path) -> None:
    done = passion("cohort", "two", "--retest", cwd=rounds, PASSION_LANG="en")
    assert (done.returncode, done.stdout) == (2, "")
    assert "--retest compares two rounds" in done.stderr


def test_pages_and_markdown_hold_both(rounds: Path, tmp_path: Path) -> None:
    page, text = tmp_path / "r.html", tmp_path / "r.md"
    cohort(rounds, "--baseline", "one", "--retest", "--items", "-o", str(page), "-o", str(text))
    for path in (page, text):
        made = path.read_text()
        assert "Measurement error" in made
        assert "Share of variance" in made
