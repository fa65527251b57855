from decimal import Decimal
from pathlib import Path

import pytest
from helpers.people import made_up
from helpers.tables import HEADS, answer_text, as_csv, table
from helpers.verbs import PERSONAS, book, persona
from hypothesis import given
from hypothesis import strategies as st

from passion_cli.assessment.answers import Answers, Silence
from passion_cli.assessment.rulebook.items import MultiItem, NumberItem
from passion_cli.errors import InputError
from passion_cli.language.catalogue import explain
from passion_cli.language.folding import fold
from passion_cli.language.locales import Language
from passion_cli.services.imports import propose
from passion_cli.storage.imports import cells
from passion_cli.storage.imports.cells import CellReader, days_come_first, read_clock, read_day
from passion_cli.storage.imports.part_reader import ResponseRow
from passion_cli.storage.imports.responses import ResponseTable, open_responses, read_responses
from passion_cli.storage.imports.table_map import TableMap, load_table_map

LANGUAGES: list[Language] = ["en", "fr"]
PEOPLE = {name: persona(name) for name in PERSONAS}
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "cp1252")


def written(folder: Path, text: str, encoding: str = "utf-8") -> str:
    path = folder / "form.csv"
    path.write_bytes(text.encode(encoding))
    return str(path)


def read(folder: Path, text: str, table_map: TableMap | None = None) -> ResponseTable:
    return read_responses(written(folder, text), book(), table_map)


def rows(form: ResponseTable) -> list[ResponseRow]:
    return list(form.rows)


def told(row: ResponseRow) -> list[str]:
    return [explain("en", problem) for problem in row.problems]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("service", HEADS)
def test_each_service_gives_back_every_answer(
    tmp_path: Path, service: str, language: Language
) -> None:
    people = {**PEOPLE, **{f"Made up {seed}": made_up(seed, absent=0.2) for seed in range(20)}}
    found = rows(read(tmp_path, table(service, people, language)))
    assert [told(row) for row in found] == [[]] * len(people)
    assert [row.record.respondent for row in found] == list(people)
    for row, answers in zip(found, people.values(), strict=True):
        expected = {
            key: value
            for key, value in answers.values.items()
            if not (service == "typeform" and key == "hard_to_get" and isinstance(value, Silence))
        }
        said = row.record.answers.values
        assert {key: _as_set(value) for key, value in said.items()} == {
            key: _as_set(value) for key, value in expected.items()
        }
        assert row.record.language == (None if service == "plain" else language)


@pytest.mark.parametrize(
    ("written", "language"),
    [("fr-FR", "fr"), ("Français", "fr"), ("English (US)", None), ("EN", "en"), ("de", None)],
)
def test_a_language_is_read_as_systems_and_people_write_it(
    tmp_path: Path, written: str, language: Language | None
) -> None:
    (row,) = rows(read(tmp_path, f"respondent,language,who_for\nlea,{written},named\n"))
    assert row.record.language == language


def _as_set(value: object) -> object:
    return frozenset(value) if isinstance(value, tuple) else value


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_encodings_and_delimiters_are_recognised(
    tmp_path: Path, encoding: str, delimiter: str
) -> None:
    text = table("google", PEOPLE, "fr", delimiter)
    found = rows(read_responses(written(tmp_path, text, encoding), book()))
    assert [dict(row.record.answers.values) for row in found] == [
        dict(answers.values) for answers in PEOPLE.values()
    ]


def test_the_delimiter_that_excel_names_is_used(tmp_path: Path) -> None:
    found = rows(read(tmp_path, "sep=;\nrespondent;top_share\nAda;12,5\n"))
    assert found[0].record.answers.values == {"top_share": Decimal("12.5")}
    assert found[0].number == 3


@given(st.data(), st.sampled_from([", ", ",", ";", "; ", " | ", "\n"]))
def test_ticks_are_split_at_whole_labels(data: st.DataObject, between: str) -> None:
    item = data.draw(
        st.sampled_from([i for i in book().items.values() if isinstance(i, MultiItem)])
    )
    keys = [key for key in item.options if key != item.exclusive]
    chosen = data.draw(st.lists(st.sampled_from(keys), min_size=1, unique=True))
    language = data.draw(st.sampled_from(LANGUAGES))
    text = between.join(item.options[key].in_language(language) for key in chosen)
    assert CellReader().read(item, text) == tuple(chosen)


@pytest.mark.parametrize(
    ("text", "value"),
    [("12k", 12000), ("1 200,50 €", "1200.5"), ("1,200.50", "1200.5"), ("€ 900", 900), ("-300 €", -300),
     ("1\u202f617\u00a0€", 1617), ("", None), ("  ", None), ("-", None), ("je ne sais pas", "unknown"),
     ("I don’t know", "unknown"), ("NSP", "unknown"), ("N/A", "unknown"), ("?", None)],
)  # fmt: skip
def test_numbers_are_read_as_people_write_them(text: str, value: object) -> None:
    expected = Decimal(str(value)) if value not in (None, "unknown") else value
    assert CellReader().read(book().items["net_month"], text) == expected


def test_not_applicable_is_an_answer_only_where_it_can_be() -> None:
    may = next(item for item in book().items.values() if item.may_not_apply)
    assert CellReader().read(may, "Sans objet") is Silence.NOT_APPLICABLE
    assert CellReader().read(book().items["who_for"], "Sans objet") is Silence.UNKNOWN


def test_every_problem_has_its_row_and_column_and_the_nearest_match(tmp_path: Path) -> None:
    text = as_csv(
        [
            ["Name", "who_for", "top_share", "hours_month", "hard_to_get"],
            ["Ada", "Anyone who wants itt", "140", "many", "A skill that took me years, luck"],
            ["Bo", "named", "20", "100", "skill;works"],
        ]
    )
    bad, good = rows(read(tmp_path, text))
    assert told(bad) == [
        f"{tmp_path}/form.csv:2:2: who_for: “Anyone who wants itt” is not a possible answer. "
        "Did you mean Anyone who wants it? Allowed values: anyone, wide, need, precise, named.",
        f"{tmp_path}/form.csv:2:3: top_share: must be between 0 and 100.",
        f"{tmp_path}/form.csv:2:4: hours_month: “many” is not a number.",
        f"{tmp_path}/form.csv:2:5: hard_to_get: “luck” is not a possible answer. "
        "Allowed values: skill, works, trust, access, mix, none.",
    ]
    assert told(good) == []
    assert good.record.answers.values["hard_to_get"] == ("skill", "works")


@pytest.mark.parametrize(
    ("header", "told_"),
    [
        (["Name", "Comments"], "no column matches a question of this rulebook."),
        (
            ["Name", "Who is your work fr, todayy?"],
            "looks like the question who_for. To confirm, use --write-map, then --map.",
        ),
        (
            ["who_for", "Who it is for"],
            "1:2: there is a second column for who_for; the first is column 1.",
        ),
    ],
)
def test_a_form_in_which_a_question_would_be_lost_is_refused(
    tmp_path: Path, header: list[str], told_: str
) -> None:
    with pytest.raises(InputError) as caught:
        read(tmp_path, as_csv([header, ["x"] * len(header)]))
    assert told_ in "\n".join(explain("en", problem) for problem in caught.value.problems)


def test_other_columns_are_ignored_and_named(tmp_path: Path) -> None:
    form = read(
        tmp_path, as_csv([["Name", "who_for", "Favourite colour"], ["Ada", "named", "blue"]])
    )
    assert [column.header for column in form.ignored] == ["Favourite colour"]


def test_a_row_with_more_cells_than_headers_is_refused(tmp_path: Path) -> None:
    (row,) = rows(read(tmp_path, "respondent,who_for\nAda,named,extra\n"))
    assert "more cells than the header (2)" in told(row)[0]


def test_a_map_decides_what_columns_and_answers_are(tmp_path: Path) -> None:
    text = as_csv([["Prénom", "Pour qui ?", "Part"], ["Ada", "Tout le monde", "un tiers"]])
    path = tmp_path / "map.yaml"
    path.write_text(
        'format: passion-map/1\ncolumns:\n  "Prénom": respondent\n  "Pour qui ?": who_for\n'
        '  "Part": top_share\nvalues:\n  who_for:\n    "Tout le monde": anyone\n'
        '  top_share:\n    "un tiers": "33"\n'
    )
    (row,) = rows(read(tmp_path, text, load_table_map(str(path))))
    assert row.record.respondent == "Ada"
    assert row.record.answers.values == {"who_for": "anyone", "top_share": Decimal(33)}


def test_a_map_that_names_nothing_is_refused(tmp_path: Path) -> None:
    wrong = TableMap(columns={"Nme": "respondent", "who_for": "who_fro"}, values={"nothing": {}})
    with pytest.raises(InputError) as caught:
        read(tmp_path, "Name,who_for\nAda,named\n", wrong)
    lines = [explain("en", problem) for problem in caught.value.problems]
    assert "there is no column called “Nme”. Did you mean Name?" in lines[0]
    assert "Did you mean who_for?" in lines[1]
    assert len(lines) == 3


def test_a_proposed_map_settles_every_column_and_answer(tmp_path: Path) -> None:
    text = as_csv(
        [["Name", "Who is your work fr, todayy?", "top_share"], ["Ada", "named", "a third"]]
    )
    columns, values = propose(open_responses(written(tmp_path, text), book()))
    assert columns["Who is your work fr, todayy?"] == ("ignore", "who_for?")
    assert columns["Name"] == ("respondent", "")
    assert values == {"top_share": {"a third": "unknown"}}


@pytest.mark.parametrize(
    ("text", "day_first", "day"),
    [("2026/11/22 10:31:12 AM UTC+1", True, "2026-11-22"), ("22/11/2026 10:31", True, "2026-11-22"),
     ("11/22/2026 10:31", False, "2026-11-22"), ("2026-11-22T10:00:00Z", False, "2026-11-22"),
     ("22.11.2026", True, "2026-11-22"), ("yesterday", True, None), ("2026-13-45", True, None)],
)  # fmt: skip
def test_timestamps_give_their_day(text: str, day_first: bool, day: str | None) -> None:  # noqa: FBT001
    assert read_day(text, day_first=day_first) == day


def test_a_day_over_twelve_tells_which_part_is_the_day() -> None:
    assert days_come_first(["03/04/2026", "25/04/2026"], likely=False)
    assert not days_come_first(["03/04/2026", "04/25/2026"], likely=True)
    assert days_come_first(["03/04/2026"], likely=True)


def test_clocks_sort() -> None:
    texts = ["9:05:00 AM", "11:59 AM", "12:00 PM", "1:30:10 pm"]
    assert [read_clock(text) for text in texts] == ["09:05:00", "11:59:00", "12:00:00", "13:30:10"]


@given(st.text(max_size=200), st.sampled_from(list(book().items.values())))
def test_any_cell_gives_an_answer_nothing_or_problems(text: str, item: object) -> None:
    given_ = CellReader().read(item, text)  # type: ignore[arg-type]
    if isinstance(item, NumberItem) and isinstance(given_, Decimal):
        assert item.min <= given_ <= item.max


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        path = Path(folder, "form.csv")
        path.write_bytes(raw)
        try:
            found = rows(open_responses(str(path), book()))
        except InputError:
            return
        assert all(isinstance(row.record.answers, Answers) for row in found)


def test_what_a_service_writes_is_what_a_person_reads() -> None:
    assert answer_text(book().items["net_month"], Decimal(2300), "fr") == "2 300 €"


@pytest.mark.parametrize(
    "text",
    [";" * 20_000, "skill, " * 5_000, '"' + " " * 20_000, "a" + " " * 20_000, "a\n" * 10_000],
)
def test_a_long_cell_is_read_in_one_pass(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every part was once joined with every other one: 1,600 semicolons took minutes."""
    item = next(i for i in book().items.values() if isinstance(i, MultiItem))
    reader, read = CellReader(), list[int]()
    reader.labels(item)

    def counted(given: str) -> str:
        read.append(len(given))
        return fold(given)

    monkeypatch.setattr(cells, "fold", counted)
    reader.read(item, text)
    assert sum(read) <= 2_000 * len(text)
