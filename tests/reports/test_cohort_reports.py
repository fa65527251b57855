import csv
import io
import json
import re
import unicodedata
from fractions import Fraction
from xml.etree import ElementTree as ET

import pytest
from helpers.people import made_up, moved
from helpers.verbs import shipped
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from syrupy.assertion import SnapshotAssertion

from passion_cli.assessment.assess import assess
from passion_cli.assessment.cohort.disclosure import Audience, Disclosure
from passion_cli.assessment.cohort.groups import pool
from passion_cli.assessment.cohort.rounds import compare_rounds
from passion_cli.assessment.cohort.summary import (
    CohortSummary,
    contribution_of,
    reasons_for_attention,
)
from passion_cli.assessment.cohort.told_rounds import told_rounds
from passion_cli.assessment.comparison import scores_of
from passion_cli.assessment.gate import cohort_names, judge, requirements
from passion_cli.assessment.scoring import Score, band_of
from passion_cli.errors import Problem
from passion_cli.language.locales import Language
from passion_cli.language.typography import cells, clean
from passion_cli.language.voice import Voice
from passion_cli.reports.blocks.histogram import Marks, strip
from passion_cli.reports.blocks.markdown import blocks_to_markdown
from passion_cli.reports.blocks.model import Paragraph
from passion_cli.reports.blocks.screen import Screen
from passion_cli.reports.blocks.terminal import blocks_to_terminal
from passion_cli.reports.ci.annotations import Annotation, commands, cut_summary, place_of
from passion_cli.reports.ci.junit import Case, to_junit
from passion_cli.reports.ci.workflow import is_plain_path
from passion_cli.reports.cohort.csv_report import cohort_to_csv, tame
from passion_cli.reports.cohort.json_report import cohort_data
from passion_cli.reports.cohort.opening import opening_blocks
from passion_cli.reports.cohort.report import BrokenFile, CohortReport, Files, ListedPerson
from passion_cli.reports.cohort.sections import cohort_blocks
from passion_cli.reports.cohort.view import CohortView
from passion_cli.reports.json_values import document
from passion_cli.services.schemas import schema_of

LANGUAGES: list[Language] = ["en", "fr"]
PROBLEM = Problem(
    "unknown_option",
    {"given": "anyonee", "allowed": ("anyone",)},
    ("answers", "who_for"),
    "a/x.yaml:4:12",
)


def reported(
    people: int = 12,
    language: Language = "en",
    *,
    names: str = "P-",
    minimum: int = 5,
    audience: Audience = "group",
) -> CohortReport:
    """A report on made-up people, with groups, two rounds, a broken file and requirements."""
    summary = CohortSummary.empty(shipped())
    groups: dict[str, CohortSummary] = {}
    before, after, named = {}, {}, []
    for number in range(people):
        answers = made_up(number, absent=0.75 if number % 11 == 3 else 0)
        made = assess(shipped(), answers)
        summary.add(contribution_of(made))
        group = groups.setdefault(f"{names}g{number % 4 // 2}", CohortSummary.empty(shipped()))
        group.add(contribution_of(made))
        key = bytes([number])
        after[key] = scores_of(made)
        before[key] = scores_of(assess(shipped(), moved(answers, number, 0.4)))
        band = made.band.id if made.band else None
        reasons = tuple(each for each in reasons_for_attention(made) if each == "no_total")
        named.append(ListedPerson(f"{names}{number:02d}", reasons, made.overall, band))
    minimum = 1 if audience == "coach" else minimum
    told = pool(groups, shipped(), minimum)
    disclosure = Disclosure(summary, shipped(), told, minimum, audience)
    rules = ("overall", *shipped().rules)
    rounds = compare_rounds(before, after, rules, shipped().scoring.noise)
    listed = tuple(named) if audience == "coach" else ()
    clauses = requirements(cohort_names(shipped(), rounds=True), ["median>=50", "valid>=90"])
    return CohortReport(
        rulebook=shipped(),
        sha256="0" * 64,
        voice=Voice(language),
        date="2026-11-23",
        disclosure=disclosure,
        files=Files(people + 1, 1, ("a/old.yaml",), 1, (BrokenFile("a/x.yaml", (PROBLEM,)),)),
        by="group",
        attention=tuple(each for each in listed if each.reasons),
        participants=listed or None,
        rounds=told_rounds(rounds, disclosure) if people else None,
        outcomes=judge({"median": Fraction(4912, 100), "valid": Fraction(95)}, clauses),
    )


def view(report: CohortReport, *, details: bool = False) -> CohortView:
    return CohortView(cohort_data(report), report.rulebook, report.voice, details)


def terminal(report: CohortReport, screen: Screen, *, details: bool = False) -> str:
    blocks = cohort_blocks(view(report, details=details))
    return blocks_to_terminal(blocks, screen, report.voice)


def markdown(report: CohortReport) -> str:
    return blocks_to_markdown(cohort_blocks(view(report)), report.voice)


AUDIENCES: list[Audience] = ["group", "coach"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("people", [12, 44])
def test_the_terminal_report_reads_as_it_was_looked_at(
    people: int, audience: Audience, language: Language, snapshot: SnapshotAssertion
) -> None:
    assert terminal(reported(people, language, audience=audience), Screen(80)) == snapshot


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("people", [12, 24, 44])
def test_the_group_s_report_takes_seventy_lines_and_opens_with_what_is_said_aloud(
    people: int, language: Language
) -> None:
    files = Files(people)
    report = reported(people, language)._replace(title="Atelier", by=None, files=files, outcomes=())
    told = terminal(report, Screen(80)).splitlines()
    assert len(told) <= 70
    assert told[0].startswith("Atelier ")
    start = {"en": "Where the group stands: ", "fr": "Où en est le groupe : "}[language]
    assert any(line.replace("\u00a0", " ").startswith(start) for line in told[:5])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("audience", AUDIENCES)
def test_the_details_read_as_they_were_looked_at(
    audience: Audience, language: Language, snapshot: SnapshotAssertion
) -> None:
    report = reported(24, language, audience=audience)
    brief, whole = (terminal(report, Screen(80), details=wanted) for wanted in (False, True))
    hint = {"en": "add\n--details", "fr": "ajoutez --details"}[language]
    assert hint in brief
    assert hint not in whole
    start = brief.splitlines()[:12]
    assert whole.splitlines()[:12] == start
    assert whole[len(brief.rsplit("\n\n", 1)[0]) :] == snapshot


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_narrow_report_reads_as_it_was_looked_at(
    language: Language, snapshot: SnapshotAssertion
) -> None:
    assert terminal(reported(12, language), Screen(40)) == snapshot


def test_the_plain_report_reads_as_it_was_looked_at(snapshot: SnapshotAssertion) -> None:
    told = terminal(reported(12), Screen(80, plain=True))
    assert not set(told) & set("├┤─●▁█•")
    assert told == snapshot


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_markdown_report_reads_as_it_was_looked_at(
    language: Language, snapshot: SnapshotAssertion
) -> None:
    assert markdown(reported(12, language)) == snapshot


@pytest.mark.parametrize("people", [0, 1, 4, 5, 12, 44])
def test_json_follows_the_published_schema(people: int) -> None:
    schema = schema_of("cohort")
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(json.loads(document(cohort_data(reported(people)))))


@pytest.mark.parametrize("people", [1, 4])
def test_of_too_few_people_no_figure_is_told_in_any_format(people: int) -> None:
    report = reported(people)._replace(outcomes=())
    data = json.loads(document(cohort_data(report)))
    assert data["overall"] == {"n": None, "median": None, "mean": None, "low": None, "high": None,
                               "bins": None, "withheld": True, "approximate": False,
                               "quartiles": None}  # fmt: skip
    for part in ("rules", "topics", "items"):
        assert all(each["withheld"] for each in data[part])
    for part in ("bands", "weakest", "moves", "flags"):
        assert all(each["people"] is None for each in data[part])
    assert all(change["withheld"] for change in data["rounds"]["changes"])
    told = terminal(report, Screen(80))
    assert "Fewer than 5 people: all figures are hidden" in told
    assert "median" not in told.split("How to read this")[0].lower()
    values = [
        row
        for row in csv.reader(io.StringIO(cohort_to_csv(cohort_data(report))))
        if row[0] in ("rule", "score", "change", "bands")
    ]
    assert values
    assert {row[4] for row in values} == {""}


def test_the_csv_holds_every_figure_of_the_json() -> None:
    report = reported(12, audience="coach")
    data = json.loads(document(cohort_data(report)))
    rows = list(csv.DictReader(io.StringIO(cohort_to_csv(cohort_data(report)))))
    found = {
        (row["part"], row["id"], row["figure"]): row["value"] for row in rows if not row["group"]
    }
    assert found["score", "overall", "median"] == str(data["overall"]["median"])
    for rule in data["rules"]:
        assert float(found["rule", rule["id"], "mean"]) == pytest.approx(rule["mean"])
    for change in data["rounds"]["changes"]:
        assert found["change", change["id"], "up"] == str(change["up"])
    for item in data["items"]:
        for option in item["options"]:
            assert found["item", item["id"], f"option {option['id']}"] == str(option["people"])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [*range(20, 131, 10), 39, 79])
def test_no_line_is_wider_than_the_screen(width: int, language: Language) -> None:
    report = reported(12, language, names="日本語の名前 ", audience="coach")
    for screen in (Screen(width), Screen(width, unicode=False), Screen(width, plain=True)):
        assert max(cells(line) for line in terminal(report, screen).splitlines()) <= width


def test_rules_with_the_same_lowest_median_are_all_named() -> None:
    shown = view(reported(44))
    for each in shown.data["weakest"]:
        each["people"] = None
    for place, rule in enumerate(shown.data["rules"]):
        rule["median"] = 20.5 if place in (1, 4) else 60.0
    both = "Work on one of these next: “Hard to copy”, “A true story”, with the lowest medians."
    assert Paragraph(both, "lead") in list(opening_blocks(shown))
    shown.data["rules"][4]["median"] = 21.0
    one = "Work on this next: “Hard to copy”, the one with the lowest median."
    assert Paragraph(one, "lead") in list(opening_blocks(shown))


def test_the_range_of_a_participant_has_the_digits_of_the_score() -> None:
    start = [band.start for band in shipped().bands.values()][1]
    score = start - Fraction(2, 5)
    overall = Score("overall", score, score, score, Fraction(100), 26)
    band = band_of(shipped(), score)
    person = ListedPerson("P-1", (), overall, band.id if band else None)
    report = reported(12, audience="coach")._replace(participants=(person,))
    lines = terminal(report, Screen(100), details=True).splitlines()
    row = next(line for line in lines if line.startswith("P-1 ")).split()
    assert row[1] == row[2] == row[4]


def test_one_mark_stands_for_each_person() -> None:
    figure = reported(12, audience="coach").disclosure.score("overall")
    for width in (10, 40, 80):
        drawn = strip(figure.bins or (), width, Marks.of(unicode=True), histogram=False)
        marks = [mark for mark in drawn[1:-1] if mark != "─"]
        assert sum(1 if mark == "●" else int(mark) for mark in marks) == figure.n


HOSTILE = [
    "\x1b[31mred\x1b]8;;http://x\x07", "[bold red]x[/]", "<script>alert(1)</script>", "![x](http://x/y.png)",
    "=cmd()|' /C calc'!A0", "+1+1", "-2", "@SUM(A1)", "../../x", "::error file=x::y", "##[error]x", "CON",
    "x" * 200, "\u202eabc", "שלום", "|a|b|", "`x`", "{0}", "%s", "a\nb", "\t=1", "&amp;", "]]>", "\ufffe",
]  # fmt: skip
names = st.sampled_from(HOSTILE) | st.text(min_size=1, max_size=60)


@settings(max_examples=60)
@given(names)
def test_hostile_names_come_through_every_format_harmless(given_name: str) -> None:
    name = clean(given_name)  # as every text is where it enters
    report = SMALL._replace(
        attention=(ListedPerson(name, ("no_total",)),),
        participants=(SMALL.participants[0]._replace(name=name),),  # type: ignore[index]
        files=Files(
            2,
            1,
            (),
            0,
            (BrokenFile(name, (Problem("unknown_option", {"given": name}, (), f"{name}:1:1"),)),),
        ),
    )
    _harmless_terminal(terminal(report, Screen(60, colour=True)))
    _harmless_markdown(markdown(report))
    assert json.loads(document(cohort_data(report)))["attention"][0]["name"] == name
    rows = list(csv.reader(io.StringIO(cohort_to_csv(cohort_data(report)))))
    assert all(len(row) == 5 for row in rows)
    texts = [cell for row in rows for cell in row if not re.fullmatch(r"-?[\d.e-]+", cell)]
    assert not [cell for cell in texts if cell.lstrip().startswith(("=", "+", "-", "@", "|", "%"))]
    suite = ET.fromstring(to_junit([Case("file", name, "error", name)], "2026-11-23"))  # noqa: S314 - our own
    assert suite.find(".//testcase").get("name") is not None  # type: ignore[union-attr]


SMALL = reported(6, audience="coach")


def _harmless_terminal(text: str) -> None:
    assert not re.sub(r"\x1b\[[0-9;]*m", "", text).count("\x1b")
    assert not set(text) & set("\x07\x08\r\x9b\u202e\u2066")


def _harmless_markdown(text: str) -> None:
    assert not re.search(r"(?<!\\)<", text.replace("&lt;", ""))
    assert not re.search(r"(?<!\\)!\[", text)
    for line in text.splitlines():
        if line.startswith("|"):
            assert len(re.findall(r"(?<!\\)\|", line)) in {4, 6, 7, 8, 11, 12}


@given(names, names)
def test_annotations_cannot_be_broken_out_of(message: str, file: str) -> None:
    told = str(Annotation(message, file, "3", "4"))
    assert "\n" not in told
    assert "\r" not in told
    head, _, rest = told.removeprefix("::error ").partition("::")
    assert re.fullmatch(r"(file=[^,:\r\n]*,)?line=3,col=4", head)
    assert rest.replace("%25", "%").count("\n") == 0


def test_at_most_ten_annotations_are_printed() -> None:
    lines = commands([Annotation(str(n)) for n in range(12)], "and 2 more")
    assert len([line for line in lines if line.startswith("::error")]) == 10
    assert lines[-1] == "::notice::and 2 more"
    assert len(commands([Annotation("x")] * 10, "more")) == 10


def test_a_place_is_split_from_its_end() -> None:
    assert place_of("a/b.yaml:3:14") == ("a/b.yaml", "3", "14")
    assert place_of("c:d.yaml:3:1") == ("c:d.yaml", "3", "1")
    assert place_of("form.csv:7") == ("form.csv", "7", "")
    assert place_of("x.yaml") == ("x.yaml", "", "")


@given(st.text(max_size=400), st.integers(0, 300))
def test_a_summary_is_cut_to_the_room_there_is(text: str, room: int) -> None:
    cut = cut_summary(text, "cut", room)
    assert len(cut.encode()) <= room or cut == text
    assert cut == text or not cut or cut.endswith("cut\n")


@given(names)
def test_formulas_are_tamed_and_numbers_are_not(text: str) -> None:
    tamed = str(tame(text))
    plain = unicodedata.normalize("NFKC", tamed).strip("\u200b\u2060\ufeff \u00a0")
    assert not plain.startswith(("=", "+", "-", "@"))
    assert tame(-3.5) == -3.5


@pytest.mark.parametrize(
    "start", ["=", "＝", "＋1", "－1", "＠", "\u200b=", "\u2060 ＝", "\ufeff+", "\u00ad-"]
)
def test_full_width_and_invisible_characters_help_no_formula_through(start: str) -> None:
    assert tame(f"{start}SUM(A1)") == f"'{start}SUM(A1)"


def test_a_cell_with_a_semicolon_is_quoted_and_every_reader_gets_it_back() -> None:
    report = reported(6, names='a;b,c"d ', audience="coach")
    text = cohort_to_csv(cohort_data(report))
    assert '"a;b,c""d 00"' in text
    assert {row[2] for row in csv.reader(io.StringIO(text)) if row[0] == "participant"} == {
        f'a;b,c"d {number:02d}' for number in range(6)
    }


def test_only_plain_folders_go_into_a_workflow() -> None:
    assert is_plain_path("coaching/answers")
    for bad in ("../x", "a b", "$(x)", '"', "/abs", "", "a/../b", "-x"):
        assert not is_plain_path(bad)
