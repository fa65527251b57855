import datetime as dt
import stat
import tempfile
import time
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest
from helpers.parquet import columns_of, made_up_rows, write_parquet
from helpers.tables import as_csv
from helpers.verbs import book

from passion_cli.errors import DiskError, InputError
from passion_cli.storage import extras
from passion_cli.storage.answers_folder import (
    Broken,
    Found,
    Older,
    OpenTable,
    Response,
    find_files,
    read_people,
)
from passion_cli.storage.imports import large_tables, table_store
from passion_cli.storage.imports.stored_table import StoredTable

NINE = dt.datetime(2026, 11, 20, 9, 5)  # noqa: DTZ001 - as forms write it


@pytest.fixture(autouse=True)
def stores(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where stores are made; none is left."""
    folder = tmp_path / "stores"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    yield folder
    assert list(folder.iterdir()) == []


@pytest.fixture
def all_large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every text is a large one, and parts are small."""
    monkeypatch.setattr(large_tables, "LARGE", 0)
    monkeypatch.setattr(large_tables, "ROWS_STORED_AT_A_TIME", 7)
    monkeypatch.setattr(table_store, "ROWS_AT_A_TIME", 11)


def entries(path: Path) -> dict[int, Any]:
    """What a table holds, by row."""
    (found,) = find_files([str(path)])
    read = [
        each for each in read_people(found, book()) if isinstance(each, Response | Broken | Older)
    ]
    every = {_row(each): _told(each) for each in read}
    assert len(every) == len(read)
    return dict(sorted(every.items()))


def _row(entry: Response | Broken | Older) -> int:
    return int(entry.place.rpartition(":")[2]) if isinstance(entry, Older) else entry.row


def _told(entry: Response | Broken | Older) -> Any:
    match entry:
        case Response():
            key = entry.key if entry.record.respondent else ""
            return entry.record, key
        case Broken():
            return [(each.key, each.path) for each in entry.problems]
        case Older():
            return "older"


def test_a_text_in_memory_a_stored_one_and_parquet_hold_the_same_people(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    rows = made_up_rows(600)
    text = tmp_path / "form.csv"
    text.write_text(as_csv([list(rows[0]), *(list(row.values()) for row in rows)]))
    in_memory = entries(text)
    kinds = {type(each) for each in in_memory.values()}
    assert kinds == {tuple, list, str}
    request.getfixturevalue("all_large")
    assert entries(text) == in_memory
    binary = write_parquet(tmp_path / "form.parquet", columns_of(rows))
    assert list(entries(binary).values()) == list(in_memory.values())


@pytest.mark.usefixtures("all_large")
def test_rows_of_one_person_are_read_together_however_they_are_handed_out(tmp_path: Path) -> None:
    people = [f"p{n % 5 if n < 40 else n}@example.org" for n in range(80)]
    columns: dict[str, list[Any]] = {
        "email": people,
        "top_share": [*range(80)],
        "date": ["2026-11-02"] * 80,
    }
    found = entries(write_parquet(tmp_path / "form.parquet", columns))
    assert [row for row, each in found.items() if each == "older"] == list(range(1, 36))


@pytest.mark.usefixtures("all_large")
def test_rows_are_found_again_by_their_numbers(tmp_path: Path) -> None:
    columns: dict[str, list[Any]] = {"email": list("abcdefgh"), "top_share": [*range(8)]}
    (found,) = find_files([str(write_parquet(tmp_path / "form.parquet", columns))])
    table = OpenTable.open(found, book(), None)
    try:
        sixth, eighth = table.numbered([8, 6])
        assert (sixth.record.respondent, eighth.record.respondent) == ("f", "h")
        assert sixth.record.answers.values == {"top_share": Decimal(5)}
    finally:
        table.close()


def test_typed_columns_are_read_as_what_they_say(tmp_path: Path) -> None:
    columns: dict[str, list[Any]] = {
        "respondent": ["Ada", "Bo", None],
        "Timestamp": [NINE, None, None],
        "hard_to_get": [["skill", "works"], ["unknown"], None],
        "top_share": [12.5, float("nan"), 20.0],
        "asked_90_days": [5, None, 3],
        "who_for": ["named", "unknown", None],
        "file_row_number": [7, 8, 9],
        "answers": [{"a": 1}, None, None],
    }
    found = entries(write_parquet(tmp_path / "form.parquet", columns))
    (ada, key), (bo, _), (third, _) = found.values()
    assert (ada.respondent, ada.date, key) == ("Ada", "2026-11-20", "ada")
    assert ada.answers.values == {
        "who_for": "named",
        "hard_to_get": ("skill", "works"),
        "asked_90_days": 5,
        "top_share": Decimal("12.5"),
    }
    assert bo.answers.values == {"who_for": "unknown", "hard_to_get": "unknown"}
    assert (third.respondent, set(third.answers.values)) == (None, {"asked_90_days", "top_share"})
    assert list(found) == [1, 2, 3]


def test_a_moment_is_of_the_same_day_on_every_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    late = dt.datetime(2026, 11, 20, 23, 5, tzinfo=dt.UTC)
    path = write_parquet(tmp_path / "form.parquet", {"date": [late], "who_for": ["named"]})
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    try:
        assert [record.date for record, _ in entries(path).values()] == ["2026-11-20"]
    finally:
        monkeypatch.delenv("TZ")
        time.tzset()


def test_rows_without_anything_are_left_out_as_in_any_table(tmp_path: Path) -> None:
    columns: dict[str, list[Any]] = {
        "respondent": ["Ada", None, "  ", "Bo", "\u00a0"],
        "who_for": ["named", None, "", "wide", None],
        "top_share": [5.0, float("nan"), None, 7.0, None],
    }
    assert list(entries(write_parquet(tmp_path / "form.parquet", columns))) == [1, 4]


def test_numbers_with_many_decimals_are_numbers(tmp_path: Path) -> None:
    amounts = [100 / 3, 1.234, 1e-05, 2333.3333333333335]
    columns: dict[str, list[Any]] = {"respondent": list("abcd"), "net_month": amounts}
    binary = entries(write_parquet(tmp_path / "form.parquet", columns))
    exact: dict[str, list[Any]] = {
        "respondent": list("ab"),
        "net_month": [Decimal("1.234"), Decimal("20.500")],
    }
    decimals = entries(write_parquet(tmp_path / "exact.parquet", exact))
    text = tmp_path / "form.csv"
    text.write_text("respondent,net_month\na,33.333333333333336\nb,1.2340000\nc,1e-05\n")
    read = [record.answers.values["net_month"] for record, _ in binary.values()]
    assert read == [Decimal(each) for each in ("33.333333", "1.234", "0.00001", "2333.333333")]
    told = [record.answers.values["net_month"] for record, _ in decimals.values()]
    assert told == [Decimal("1.234"), Decimal("20.5")]
    ada, bo, _ = entries(text).values()
    assert [each[0].answers.values["net_month"] for each in (ada, bo)] == read[:2]


def test_a_table_with_thousands_of_columns_is_read(tmp_path: Path) -> None:
    columns: dict[str, list[Any]] = {f"x{n}": [n] * 5 for n in range(3_000)}
    path = write_parquet(tmp_path / "wide.parquet", {**columns, "who_for": ["named"] * 5})
    assert len(entries(path)) == 5


@pytest.mark.parametrize("folder", ["group=a", "we[i]rd *?", "it's"])
def test_a_path_is_never_a_pattern(tmp_path: Path, folder: str) -> None:
    (tmp_path / folder).mkdir()
    path = tmp_path / folder / "a[1]*.parquet"
    write_parquet(path, {"respondent": ["Ada"], "who_for": ["named"]})
    write_parquet(path.with_name("a1x.parquet"), {"respondent": ["Bo"], "who_for": ["wide"]})
    ((record, _),) = entries(path).values()
    assert (record.respondent, record.group) == ("Ada", None)


@pytest.mark.parametrize(
    ("content", "key"),
    [(b"PAR1 and nothing else PAR1", "bad_parquet"), (b"", "bad_parquet"), (b"x", "bad_parquet")],
)
def test_what_is_no_parquet_is_refused_without_the_path(
    tmp_path: Path, content: bytes, key: str
) -> None:
    path = tmp_path / "form.parquet"
    path.write_bytes(content)
    (broken,) = read_people(Found(str(path), "form.parquet"), book())
    assert isinstance(broken, Broken)
    assert [(each.key, each.where, each.values) for each in broken.problems] == [
        (key, "form.parquet", {})
    ]


@pytest.mark.parametrize("place", range(4, 2000, 97))
def test_a_damaged_file_is_refused_before_anybody_is_read(tmp_path: Path, place: int) -> None:
    path = write_parquet(tmp_path / "form.parquet", columns_of(made_up_rows(40)))
    raw = bytearray(path.read_bytes())
    raw[place : place + 40] = bytes(40)
    path.write_bytes(raw)
    (found,) = find_files([str(path)])
    kinds = {type(each) for each in read_people(found, book())}
    assert kinds == {Broken} or Response in kinds


def test_what_is_not_installed_is_named_with_what_installs_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_parquet(tmp_path / "form.parquet", {"who_for": ["named"]})
    monkeypatch.setattr(extras, "is_installed", lambda _: False)
    (found,) = find_files([str(path)])
    (broken,) = read_people(found, book())
    assert isinstance(broken, Broken)
    assert broken.problems[0].key == "extra_missing"
    assert broken.problems[0].values == {"modules": ("duckdb", "pyarrow"), "extra": "tables"}


@pytest.mark.usefixtures("all_large")
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_stored_text_is_read_in_its_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "form.csv"
    lines = ["sep=;", "respondent;who_for", *(f"É{n};named" for n in range(50)), ";", "Bo;wide;;"]
    path.write_bytes("\n".join(lines).encode(encoding))
    found = entries(path)
    assert list(found) == [*range(3, 53), 54]
    assert found[3][0].respondent == "É0"


@pytest.mark.usefixtures("all_large")
@pytest.mark.parametrize(
    ("text", "key"),
    [("", "empty_file"), ('respondent,who_for\n"Ada,named\n', "bad_quotes"), ("who_for\na\0\n", "has_nul"),
     ("%PDF", "foreign_table"), ("PAR1", "parquet_suffix")],
)  # fmt: skip
def test_what_cannot_be_stored_is_refused(tmp_path: Path, text: str, key: str) -> None:
    path = tmp_path / "form.csv"
    path.write_text(text)
    (broken,) = read_people(Found(str(path), "form.csv"), book())
    assert isinstance(broken, Broken)
    assert [each.key for each in broken.problems] == [key]


def test_a_store_is_private(tmp_path: Path, stores: Path) -> None:
    path = write_parquet(tmp_path / "form.parquet", {"who_for": ["named"]})
    table = large_tables.open_parquet(str(path), "form.parquet")
    try:
        (folder,) = stores.iterdir()
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    finally:
        table.close()


def test_a_full_disk_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_parquet(tmp_path / "form.parquet", {"who_for": ["named"]})

    def full(*_: object, **__: object) -> None:
        raise duckdb.IOException("Could not write: No space left on device")

    table = large_tables.open_parquet(str(path), "form.parquet")
    try:
        monkeypatch.setattr(StoredTable, "_parts", full)
        with pytest.raises(DiskError), table.store._errors():  # noqa: SLF001 - what every query passes
            list(table.in_order([1]))
    finally:
        table.close()


def test_too_many_rows_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_parquet(tmp_path / "form.parquet", {"who_for": ["named"] * 9})
    monkeypatch.setattr(large_tables, "MOST_ROWS", 8)
    with pytest.raises(InputError) as caught:
        large_tables.open_parquet(str(path), "form.parquet")
    assert caught.value.problems[0].key == "too_many_rows"
