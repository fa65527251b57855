"""Tables people really have: exports of form services, workbooks, an XLSForm there and back."""

import io
import json
import warnings
import zipfile
from pathlib import Path
from typing import Any

import pytest
from helpers.exports import Cell, as_xlsx, fields, kobo, limesurvey, microsoft_forms
from helpers.people import made_up, write_person
from helpers.verbs import book, passion

from passion_cli.assessment.answers import Answers, Silence, silences
from passion_cli.assessment.rulebook.items import MultiItem, NumberItem
from passion_cli.language.locales import LANGUAGES, Language

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from pyxform.xls2xform import convert


def somebody(seed: int) -> Answers:
    """Made-up answers with every kind of silence here and there."""
    answers = made_up(seed)
    for place, item in enumerate(book().asked()):
        kinds = silences(item)
        if (place + seed) % 5 == 0:
            answers = answers.with_answer(item.id, Silence(kinds[seed % len(kinds)]))
    return answers


PEOPLE = {f"Person {number}": somebody(number) for number in range(1, 13)}


def made_form(folder: Path, language: Language = "en") -> Path:
    path = folder / "form.xlsx"
    done = passion("form", "--output", str(path), "--lang", language, "--force")
    assert (done.returncode, done.stdout) == (0, "")
    return path


def converted(path: Path) -> str:
    """The form as pyxform makes it, without a warning."""
    told: list[str] = []
    result = convert(str(path), warnings=told)
    assert told == []
    return str(result.xform)


def report(folder: Path, *arguments: str) -> Any:
    done = passion("cohort", *arguments, "--format", "json", "--for", "coach", cwd=folder)
    assert done.returncode == 0, done.stderr
    data = json.loads(done.stdout)
    return {**data, "files": None, "title": None}


def expected(folder: Path) -> Any:
    """The report on the same people from one answers file each."""
    for name, answers in PEOPLE.items():
        write_person(folder / "files", f"{name}.yaml", answers, name)
    return report(folder, "files")


def export(name: str, folder: Path) -> bytes:
    made = {
        "microsoft.xlsx": lambda: microsoft_forms(PEOPLE),
        "microsoft-fr.xlsx": lambda: microsoft_forms(PEOPLE, "fr"),
        "kobo.csv": lambda: kobo(converted(made_form(folder)), PEOPLE).encode(),
        "kobo.xlsx": lambda: as_xlsx(_rows(kobo(converted(made_form(folder)), PEOPLE))),
        "kobo-labels.csv": lambda: kobo(converted(made_form(folder)), PEOPLE, "en").encode(),
        "kobo-french.csv": lambda: kobo(converted(made_form(folder)), PEOPLE, "fr").encode(),
        "central.csv": lambda: _central(kobo(converted(made_form(folder)), PEOPLE)).encode(),
        "lime.csv": lambda: limesurvey(PEOPLE).encode("utf-8-sig"),
        "lime-codes.csv": lambda: limesurvey(PEOPLE, dashless=True).encode(),
        "lime-texts.csv": lambda: limesurvey(PEOPLE, texts="en").encode(),
        "lime-french.csv": lambda: limesurvey(PEOPLE, texts="fr").encode(),
    }
    return made[name]()


def _rows(text: str) -> list[list[str]]:
    return [[cell.strip('"') for cell in line.split(";")] for line in text.splitlines()]


def _central(text: str) -> str:
    """ODK Central writes groups with a hyphen."""
    head, rest = text.split("\n", 1)
    return head.replace("_page/", "_page-") + "\n" + rest


@pytest.mark.parametrize(
    "name",
    ["microsoft.xlsx", "microsoft-fr.xlsx", "kobo.csv", "kobo.xlsx", "kobo-labels.csv",
     "kobo-french.csv", "central.csv", "lime.csv",
     "lime-codes.csv", "lime-texts.csv", "lime-french.csv"],
)  # fmt: skip
def test_every_export_gives_the_report_of_the_same_peoples_files(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(export(name, tmp_path))
    assert report(tmp_path, name) == expected(tmp_path)


@pytest.mark.parametrize("name", ["microsoft.xlsx", "kobo.csv", "lime.csv"])
def test_what_services_add_is_not_called_ignored(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(export(name, tmp_path))
    done = passion("answers", "import", name, "--out", "out", cwd=tmp_path, PASSION_LANG="en")
    assert done.returncode == 0
    assert "was ignored" not in done.stderr
    assert "says who answered" in done.stderr
    assert len(list((tmp_path / "out").iterdir())) == len(PEOPLE)
    assert report(tmp_path, "out") == expected(tmp_path)


def test_anonymous_rows_are_different_people_in_both_rounds(tmp_path: Path) -> None:
    nobody = {f"{number}": answers for number, answers in enumerate(PEOPLE.values())}
    raw = microsoft_forms(nobody)
    for name in ("one.xlsx", "two.xlsx"):
        (tmp_path / name).write_bytes(_without_names(raw))
    data = report(tmp_path, "two.xlsx", "--baseline", "one.xlsx")
    assert data["people"] == len(PEOPLE)
    assert (data["rounds"]["pairs"], data["rounds"]["joined"]) == (0, len(PEOPLE))


def _without_names(raw: bytes) -> bytes:
    from openpyxl import load_workbook

    made = load_workbook(io.BytesIO(raw))
    made.worksheets[0].delete_cols(7, 2)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_xlsform_asks_everything_in_both_languages(tmp_path: Path, language: Language) -> None:
    xform = converted(made_form(tmp_path, language))
    asked = {field.name: field for field in fields(xform)}
    for item in book().asked():
        assert item.id in asked
        if isinstance(item, MultiItem):
            assert asked[item.id].ticks == (*item.options, *silences(item))
        if isinstance(item, NumberItem):
            assert f"{item.id}_silence" in asked
            assert f'nodeset="/data/{item.id}_page/{item.id}"' in xform
    assert xform.count("<translation ") == 2
    first = "Français (fr)" if language == "fr" else "English (en)"
    assert f'lang="{first}" default="true()"' in xform
    assert "<value>-</value>" not in xform


def test_the_form_goes_to_a_file_only(tmp_path: Path) -> None:
    done = passion("form", "--format", "xlsform", cwd=tmp_path, PASSION_LANG="en")
    assert (done.returncode, done.stdout) == (2, "")
    assert "add --output FILE.xlsx" in done.stderr
    made = passion("form", "--format", "xlsform", "--output", "form", cwd=tmp_path)
    assert made.returncode == 0
    assert zipfile.is_zipfile(tmp_path / "form")


ONE_LINE = [
    ("report.pdf", b"%PDF-1.7 ...", "is a PDF file, not a table."),
    ("old.xls", b"\xd0\xcf\x11\xe0" + bytes(600), "is an old workbook (.xls), or protected"),
    ("locked.xlsx", b"\xd0\xcf\x11\xe0" + bytes(600), "is an old workbook (.xls), or protected"),
    ("page.csv", b"<!DOCTYPE html><html></html>", "is a HTML file, not a table."),
    ("photo.csv", b"\x89PNG\r\n\x1a\n" + bytes(100), "is a PNG file, not a table."),
    ("broken.xlsx", b"PK\x03\x04 cut short", "cannot be read as a workbook."),
    ("text.xlsx", b"who_for\nnamed\n", None),
    ("bank.csv", "Libellé;Débit;Crédit\n".encode() + b"rent;900;\n" * 200, "no column matches"),
    ("mail.csv", b"From: somebody\n" + b"text, and more text\n" * 200, "no column matches"),
]


@pytest.mark.parametrize(("name", "raw", "told"), ONE_LINE)
@pytest.mark.parametrize("command", ["cohort", "import"])
def test_a_foreign_file_is_one_clear_line(
    tmp_path: Path, name: str, raw: bytes, told: str | None, command: str
) -> None:
    (tmp_path / name).write_bytes(raw)
    arguments = (
        ["cohort", name] if command == "cohort" else ["answers", "import", name, "--out", "o"]
    )
    done = passion(*arguments, cwd=tmp_path, PASSION_LANG="en")
    if told is None:
        assert done.returncode == 0
        return
    assert done.returncode == 2
    assert told in done.stdout + done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert len(done.stdout.splitlines()) < 12


def workbook_parts(raw: bytes, change: dict[str, bytes]) -> bytes:
    """A workbook with some of its parts replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, change.get(name, old.read(name)))
    return out.getvalue()


@pytest.mark.parametrize("far", ["XFD1048576", "A1048576"])
def test_a_cell_far_away_takes_no_memory(tmp_path: Path, far: str) -> None:
    from openpyxl import Workbook

    made = Workbook()
    sheet = made.worksheets[0]
    sheet["A1"], sheet[far] = "who_for", "named"
    if far.startswith("A"):
        sheet["ZZ1"] = "x"
    made.save(tmp_path / "far.xlsx")
    done = passion("cohort", "far.xlsx", cwd=tmp_path, PASSION_LANG="en")
    assert done.returncode == 2
    assert "is too large once unpacked" in done.stdout + done.stderr


def test_a_part_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    raw = bytearray(as_xlsx([["who_for"], ["named"]]))
    start = raw.rfind(b"PK\x01\x02")
    raw[start + 24 : start + 28] = (5).to_bytes(4, "little")
    (tmp_path / "lie.xlsx").write_bytes(raw)
    done = passion("cohort", "lie.xlsx", cwd=tmp_path, PASSION_LANG="en")
    assert done.returncode == 2
    assert "cannot be read as a workbook" in done.stdout + done.stderr


def test_percentages_stored_as_shares_are_refused_with_the_column(tmp_path: Path) -> None:
    (tmp_path / "t.xlsx").write_bytes(
        as_xlsx([["who_for", "top_share"], ["named", 0.35], ["need", 1]])
    )
    done = passion("answers", "import", "t.xlsx", "--out", "o", cwd=tmp_path, PASSION_LANG="en")
    assert done.returncode == 2
    assert "t.xlsx:1:2: “top_share” holds percentages stored as shares" in done.stderr
    (tmp_path / "t.csv").write_text("who_for,top_share\nnamed,35%\n")
    assert passion("answers", "import", "t.csv", "--out", "o", cwd=tmp_path).returncode == 0


def test_numbers_of_a_workbook_are_what_they_are(tmp_path: Path) -> None:
    rows: list[list[Cell]] = [
        ["respondent", "net_month", "top_share"],
        ["Ada", 1.234, 12.5],
        ["Bo", 2300.0, 7],
    ]
    (tmp_path / "t.xlsx").write_bytes(as_xlsx(rows))
    assert passion("answers", "import", "t.xlsx", "--out", "o", cwd=tmp_path).returncode == 0
    assert "net_month: 1.234\n" in (tmp_path / "o" / "ada.yaml").read_text()
    assert "net_month: 2300\n" in (tmp_path / "o" / "bo.yaml").read_text()


def test_other_sheets_are_named_and_a_lock_file_is_no_answer(tmp_path: Path) -> None:
    folder = tmp_path / "group"
    folder.mkdir()
    rows = [
        ["who_for", "Colour"],
        *([each, "x"] for each in ("named", "need", "wide", "anyone", "named")),
    ]
    (folder / "t.xlsx").write_bytes(as_xlsx(rows, "Notes", "Old"))
    (folder / "~$t.xlsx").write_bytes(b"\x05Somebody")
    done = passion("cohort", "group", cwd=tmp_path, PASSION_LANG="en")
    assert done.returncode == 0
    told = " ".join(done.stdout.split())
    assert "only the first sheet is read. Not read: Notes, Old." in told
    assert "column 2 “Colour” was ignored." in told


def imported(folder: Path, head: str, *rows: str, name: str = "t.csv") -> tuple[int, str, str]:
    """The exit code of an import, every file it wrote, and what it said."""
    (folder / name).write_text("\n".join([head, *rows]) + "\n")
    done = passion("answers", "import", name, "--out", "o", cwd=folder, PASSION_LANG="en")
    files = sorted((folder / "o").iterdir()) if (folder / "o").exists() else []
    return done.returncode, "\n".join(path.read_text() for path in files), done.stderr


@pytest.mark.parametrize("cells", [[1, 0, 1], [1, 1, 1], [0.35, 1, 0]])
def test_a_column_of_nothing_but_0_and_1_may_be_percentages(
    tmp_path: Path, cells: list[float]
) -> None:
    rows: list[list[Cell]] = [["who_for", "top_share"], *[list[Cell](["named", n]) for n in cells]]
    (tmp_path / "t.xlsx").write_bytes(as_xlsx(rows))
    done = passion("answers", "import", "t.xlsx", "--out", "o", cwd=tmp_path, PASSION_LANG="en")
    assert done.returncode == 2
    assert "Multiply the column by 100" in done.stderr


def test_shares_in_a_text_table_are_refused_and_percentages_are_not(tmp_path: Path) -> None:
    assert imported(tmp_path, "who_for,top_share", "named,0.95", "need,0.1")[0] == 2
    for cells in (("0.5", "35"), ("35%", "0.5%"), ("0", "1")):
        code, _, _ = imported(
            tmp_path, "respondent,top_share", *(f"p{n},{c}" for n, c in enumerate(cells))
        )
        assert code == 0
        for path in (tmp_path / "o").iterdir():
            path.unlink()


def test_a_question_that_limesurvey_did_not_ask_is_not_answered(tmp_path: Path) -> None:
    head = '"Response ID","Date submitted","Last page","Your name","repeat_sales","who_for"'
    code, text, _ = imported(tmp_path, head, '"1","","1","Ada","N/A","named"')
    assert code == 0
    assert "repeat_sales" not in text
    plain = imported(tmp_path, "respondent,repeat_sales", "Bo,N/A")[1]
    assert "repeat_sales: not_applicable" in plain


@pytest.mark.parametrize("name", ["old.xls", "a.ods", "b.numbers"])
def test_another_spreadsheet_in_a_folder_is_told(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "group"
    folder.mkdir()
    (folder / "t.csv").write_text(
        "respondent,who_for\n" + "".join(f"p{n},named\n" for n in range(6))
    )
    (folder / name).write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600))
    done = passion("cohort", "group", "--for", "coach", cwd=tmp_path, PASSION_LANG="en")
    assert done.returncode == 2
    assert "old workbook" in " ".join(done.stdout.split())


@pytest.mark.parametrize(
    ("day", "date"),
    [("13/11/26", "2026-11-13"), ("14.11.26", "2026-11-14"), ("2026-11-15", "2026-11-15")],
)
def test_two_digits_of_a_year_are_of_this_century(tmp_path: Path, day: str, date: str) -> None:
    assert f"date: {date}" in imported(tmp_path, "respondent,date,who_for", f"Ada,{day},named")[1]


@pytest.mark.parametrize(
    ("yes", "no"), [("1", "0"), ("Yes", "No"), ("Oui", "Non"), ("x", ""), ("Checked", "Unchecked"),
                    ("TRUE", "FALSE"), ("skill", ""), ("Selected", "Not selected")],
)  # fmt: skip
def test_boxes_are_ticked_by_a_mark_and_nothing_else(tmp_path: Path, yes: str, no: str) -> None:
    head = "respondent,hard_to_get[skill],hard_to_get[works]"
    code, text, _ = imported(tmp_path, head, f"Ada,{yes},{no}")
    assert (code, "hard_to_get: [skill]" in text) == (0, True)
    code, _, told = imported(tmp_path, head, f"Bo,{yes},2")
    assert code == 2
    assert "2:3: hard_to_get: “2” is neither a tick nor an empty cell." in told


def test_limesurvey_may_write_two_for_no(tmp_path: Path) -> None:
    head = "id,submitdate,lastpage,hard_to_get[skill],hard_to_get[works]"
    code, text, _ = imported(tmp_path, head, "1,2026-11-20,3,1,2")
    assert (code, "hard_to_get: [skill]" in text) == (0, True)


def test_a_first_name_and_a_name_are_one_person(tmp_path: Path) -> None:
    head = "Nom,Prénom,who_for"
    text = imported(tmp_path, head, "Martin,Léa,named", "Martin,Paul,need")[1]
    assert 'respondent: "Léa Martin"' in text.replace(
        "respondent: Léa Martin", 'respondent: "Léa Martin"'
    )
    assert "Paul Martin" in text
    alone = imported(tmp_path, "Prénom,who_for", "Zoé,named", name="u.csv")[1]
    assert "Zoé" in alone


def test_a_title_above_the_header_and_a_cover_sheet_are_told(tmp_path: Path) -> None:
    told = imported(tmp_path, "Our group,,", "who_for,top_share,respondent", "named,35,Ada")[2]
    assert "row 2 looks like the header. Delete the rows above it." in told
    from openpyxl import Workbook

    made = Workbook()
    made.worksheets[0].title = "Read me"
    made.worksheets[0].append(["Answers of our group"])
    made.create_sheet("Answers").append(["who_for"])
    made.save(tmp_path / "cover.xlsx")
    done = passion("answers", "import", "cover.xlsx", "--out", "o", cwd=tmp_path, PASSION_LANG="en")
    assert "no column of the sheet “Read me” matches a question" in done.stderr
    assert "(other sheets: Answers)" in done.stderr


def test_names_that_a_service_records_give_way_to_the_forms_own(tmp_path: Path) -> None:
    head = "ID,Start time,Completion time,Email,Name,Your name,who_for"
    code, text, _ = imported(
        tmp_path, head, "1,2026-11-01 9:00,2026-11-01 9:09,a@x.org,LOGIN A,Ada,named"
    )
    assert code == 0
    assert "respondent: Ada" in text


def test_points_and_remarks_of_a_quiz_are_no_questions(tmp_path: Path) -> None:
    head = (
        "respondent,who_for,Points - who_for,Feedback - who_for,who_for [Score],hard_to_get[other]"
    )
    code, text, told = imported(tmp_path, head, "Ada,named,1,well done,1,")
    assert (code, "who_for: named" in text) == (0, True)
    assert "was ignored" not in told


def test_a_name_inside_a_group_of_a_form_is_read(tmp_path: Path) -> None:
    assert "respondent: Ada" in imported(tmp_path, "niche/respondent,niche/who_for", "Ada,named")[1]
    assert "respondent: Bo" in imported(tmp_path, "niche-respondent,niche-who_for", "Bo,named")[1]
