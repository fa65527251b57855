"""Golden cases of a rulebook: passed, missed, wrong, brought up to date, and published."""

import json
from fractions import Fraction
from pathlib import Path

import pytest
from helpers.verbs import PERSONAS, ROOT, persona, run_passion, shipped

from passion_cli.assessment.assess import assess
from passion_cli.services.rule_cases import differences
from passion_cli.storage.cases_file import load_cases

CASES = ROOT / "docs" / "rules.cases.yaml"
ANSWERS = "{who_for: named, asked_90_days: 12}"
HEAD = "format: passion-cases/1\nrulebook: passion-economy@1\ncases:\n"


def rules_test(folder: Path, *more: str, cases: str | None = None) -> tuple[int, str, str]:
    """What `passion rules test` says of a copy of the shipped rulebook, and its code."""
    (folder / "mine.yaml").write_text((ROOT / "rules.yaml").read_text())
    if cases is not None:
        (folder / "mine.cases.yaml").write_text(HEAD + cases)
    done = run_passion("rules", "test", "mine.yaml", "--lang", "en", *more, cwd=folder)
    return done.returncode, done.stdout, done.stderr


def test_the_shipped_rulebook_passes_its_cases(tmp_path: Path) -> None:
    told = rules_test(tmp_path, "--cases", str(CASES))
    assert told == (0, "", "26 cases; differences: 0.\n")
    cases = load_cases(str(CASES), shipped())
    assert list(differences(shipped(), cases)) == []
    assert set(PERSONAS) < set(cases.cases)
    for name in PERSONAS:
        expected, made = cases.cases[name].expect, assess(shipped(), persona(name))
        assert expected.overall is not None
        assert made.total is not None
        assert abs(expected.overall - made.total) < Fraction(1, 10**6)


def test_what_is_not_as_expected_is_told_and_ends_with_1(tmp_path: Path) -> None:
    case = (
        f"  first:\n    answers: {ANSWERS}\n    expect:\n      overall: 12.5\n      band: start\n"
        "      rules: {intimacy: 90, uncopyable: null}\n      checks: []\n      moves: []\n"
        f"  second:\n    answers: {ANSWERS}\n    expect: {{rules: {{intimacy: 100.004}}}}\n"
    )
    code, _, told = rules_test(tmp_path, cases=case)
    assert code == 1
    first = [line for line in told.splitlines() if line.startswith("first: ")]
    assert first[:3] == [
        "first: overall: expected 12.5, got —.",
        "first: band: expected start, got —.",
        "first: rules.intimacy: expected 90, got 100.",
    ]
    assert first[3].startswith("first: moves: expected —, got ")
    assert "second: " not in told
    assert told.endswith("2 cases; differences: 4.\n")


def test_update_writes_what_is_now_and_keeps_the_answers(tmp_path: Path) -> None:
    case = f"  first:\n    answers: {ANSWERS}\n    expect: {{overall: 3}}\n"
    assert rules_test(tmp_path, cases=case)[0] == 1
    code, _, told = rules_test(tmp_path, "--update")
    assert (code, told) == (0, "Saved: mine.cases.yaml\n")
    assert rules_test(tmp_path) == (0, "", "1 case; differences: 0.\n")
    written = (tmp_path / "mine.cases.yaml").read_text()
    assert f'  "first":\n    answers: {ANSWERS}\n    expect:\n      overall: null\n' in written


@pytest.mark.parametrize("tolerance", ["0", "0.000001", '"0.0000001"', "1/3", "0.005"])
def test_what_an_update_writes_is_what_is_found(tmp_path: Path, tolerance: str) -> None:
    case = f"  one:\n    answers: {ANSWERS}\n    expect: {{overall: 1, rules: {{intimacy: 1}}}}\n"
    rules_test(tmp_path, cases=case)
    cases = tmp_path / "mine.cases.yaml"
    cases.write_text(cases.read_text().replace("cases:", f"tolerance: {tolerance}\ncases:", 1))
    assert rules_test(tmp_path, "--update")[0] == 0
    assert rules_test(tmp_path) == (0, "", "1 case; differences: 0.\n")


def test_an_update_of_no_cases_can_be_read_again(tmp_path: Path) -> None:
    rules_test(tmp_path, cases="")
    cases = tmp_path / "mine.cases.yaml"
    cases.write_text(HEAD.replace("cases:", "cases: {}"))
    assert rules_test(tmp_path, "--update")[0] == 0
    assert rules_test(tmp_path) == (0, "", "0 cases; differences: 0.\n")
    assert run_passion("rules", "test", ".", "--lang", "en", cwd=tmp_path).returncode == 2


def test_cases_are_published_for_other_scorers(tmp_path: Path) -> None:
    code, out, _ = rules_test(tmp_path, "--cases", str(CASES), "--format", "json")
    document = json.loads(out)
    assert (code, document["format"], len(document["cases"])) == (0, "passion-cases/1", 26)
    one = document["cases"]["luthier"]
    assert one["expect"]["overall"] == pytest.approx(
        float(assess(shipped(), persona("luthier")).total or 0), abs=1e-6
    )
    assert one["answers"]["hard_to_get"]
    (tmp_path / "again.json").write_text(out)
    assert rules_test(tmp_path, "--cases", "again.json")[0] == 0


@pytest.mark.parametrize(
    ("case", "told"),
    [
        ("  a:\n    answers: {who_fr: named}\n", "mine.cases.yaml:5:15: cases.a.answers.who_fr: "),
        ("  a:\n    answers: {who_for: namd}\n", "mine.cases.yaml:5:24: cases.a.answers.who_for: “namd”"),
        ("  a:\n    answers: {}\n    expect: {rules: {intimcy: 5}}\n", "Did you mean intimacy?"),
        ("  a:\n    answers: {}\n    expect: {band: none}\n", "cases.a.expect.band: "),
        ("  a:\n    answers: {}\n    expect: {checks: [C99]}\n", "cases.a.expect.checks: "),
        ("  a:\n    expected: {}\n    answers: {}\n", "cases.a.expected: "),
    ],
)  # fmt: skip
def test_cases_that_cannot_be_read_are_told_at_their_place(
    tmp_path: Path, case: str, told: str
) -> None:
    code, _, line = rules_test(tmp_path, cases=case)
    assert code == 2
    assert told in line


def test_what_is_read_from_standard_input_is_not_written_to(tmp_path: Path) -> None:
    code, _, told = rules_test(tmp_path, "--cases", "-", "--update")
    assert (code, (tmp_path / "-").exists()) == (2, False)
    assert "--update" in told


def test_cases_of_another_rulebook_or_none_are_refused(tmp_path: Path) -> None:
    code, _, told = rules_test(tmp_path)
    assert code == 2
    assert told.startswith("mine.cases.yaml: file not found.")
    assert "--cases FILE" in told
    assert rules_test(tmp_path, "--cases", "other.yaml")[2] == "other.yaml: file not found.\n"
    (tmp_path / "mine.cases.yaml").write_text(
        HEAD.replace("economy@1", "other@1") + "  a: {answers: {}}\n"
    )
    code, _, told = rules_test(tmp_path)
    assert code == 2
    assert "passion-other@1" in told
    assert rules_test(tmp_path, "--format", "yaml", cases="  a: {answers: {}}\n")[0] == 2


def test_json_is_one_document_where_the_cases_cannot_be_read(tmp_path: Path) -> None:
    code, shown, told = rules_test(tmp_path, "--format", "json")
    document = json.loads(shown)
    assert (code, document["format"]) == (2, "passion-problems/1")
    assert document["problems"][0]["message"] in told
