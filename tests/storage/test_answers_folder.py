import os
from pathlib import Path

import pytest
from helpers.people import made_up, write_cohort, write_person
from helpers.verbs import book, persona
from hypothesis import given
from hypothesis import strategies as st

from passion_cli.errors import InputError
from passion_cli.language.folding import identity
from passion_cli.storage.answers_file import file_name
from passion_cli.storage.answers_folder import (
    Broken,
    Older,
    Response,
    Skipped,
    find_files,
    read_people,
)
from passion_cli.storage.home import read_salt


def test_folders_files_patterns_and_tables_are_found_once_in_one_order(tmp_path: Path) -> None:
    write_cohort(tmp_path / "a", 6)
    (tmp_path / "a" / "form.csv").write_text("respondent,who_for\nAda,named\n")
    (tmp_path / "a" / ".hidden.yaml").write_text("x")
    (tmp_path / "a" / ".git").mkdir()
    (tmp_path / "a" / ".git" / "x.yaml").write_text("x")
    (tmp_path / "a" / "notes.txt").write_text("x")
    os.chdir(tmp_path)
    found = [each.shown for each in find_files(["a"])]
    assert found == sorted(found)
    assert "a/form.csv" in found
    assert not any("/." in name or name.endswith(".txt") for name in found)
    again = find_files(["a/**/*.yaml", "a/form.csv", "a", "a/nantes/p02.yaml"])
    assert len(again) == len(found)


def test_absolute_paths_are_shown_from_their_last_part_on(tmp_path: Path) -> None:
    write_person(tmp_path / "deep" / "answers", "lea.yaml", persona("coach"))
    (found,) = find_files([str(tmp_path / "deep" / "answers")])
    assert found.shown == "answers/lea.yaml"
    (found,) = find_files([str(tmp_path / "deep" / "answers" / "lea.yaml")])
    assert found.shown == "lea.yaml"


def test_what_is_missing_or_empty_is_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError) as caught:
        find_files([str(tmp_path / "empty"), str(tmp_path / "nowhere"), str(tmp_path / "*.yaml")])
    assert [problem.key for problem in caught.value.problems] == [
        "no_people",
        "missing_file",
        "missing_file",
    ]


def test_broken_files_stop_nobody_and_our_own_reports_are_skipped(tmp_path: Path) -> None:
    write_cohort(tmp_path / "a", 5)
    (tmp_path / "a" / "report.json").write_text('{"format": "passion-report/1"}')
    readings = [
        each for found in find_files([str(tmp_path / "a")]) for each in read_people(found, book())
    ]
    kinds = [type(each) for each in readings]
    assert kinds.count(Broken) == 4
    assert kinds.count(Skipped) == 1
    assert kinds.count(Response) == 7
    (named,) = find_files([str(tmp_path / "a" / "report.json")])
    assert isinstance(next(iter(read_people(named, book()))), Broken)


def test_a_person_without_a_label_goes_by_the_name_of_the_file(tmp_path: Path) -> None:
    write_person(tmp_path, "lea.yaml", persona("coach"))
    (found,) = find_files([str(tmp_path / "lea.yaml")])
    (entry,) = read_people(found, book())
    assert isinstance(entry, Response)
    assert (entry.label, entry.key) == ("lea", "lea")


def test_of_two_rows_of_one_person_the_latest_counts(tmp_path: Path) -> None:
    path = tmp_path / "form.csv"
    path.write_text(
        "date,respondent,who_for\n2026-11-02 10:00,Léa  Martin,named\n2026-11-01,Bo,wide\n"
        "2026-11-02 09:00,léa martin,wide\n2026-11-03,Bo,need\n"
    )
    (found,) = find_files([str(path)])
    readings = list(read_people(found, book()))
    kept = [(each.row, each.label) for each in readings if isinstance(each, Response)]
    assert kept == [(2, "Léa Martin"), (5, "Bo")]
    assert [each.place for each in readings if isinstance(each, Older)] == [
        "form.csv:3",
        "form.csv:4",
    ]


@given(st.text(max_size=30))
def test_identity_ignores_case_and_spaces(label: str) -> None:
    assert identity(f"  {label}\t") == identity(label)


@given(
    st.text(max_size=400)
    | st.sampled_from(["CON", "con", "../../x", "a/b", "..", ".", "", "李雷", "NUL.yaml", "💥"])
)
def test_a_label_never_becomes_a_path(label: str) -> None:
    name = file_name(label, 7)
    stem = name.removesuffix(".yaml")
    assert stem
    assert set(stem) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert len(name) <= 70
    assert stem not in {"con", "prn", "aux", "nul", "com1", "lpt9"}


def test_names_that_collide_only_by_case_or_accent_share_a_file_name() -> None:
    assert file_name("Léa M.", 1) == file_name("lea m", 2) == "lea-m.yaml"
    assert file_name(None, 12) == "row-12.yaml"


def test_a_salt_is_made_once_and_kept_private(tmp_path: Path) -> None:
    path = tmp_path / "salt"
    first = read_salt(str(path))
    assert first == read_salt(str(path))
    assert path.stat().st_mode & 0o777 == 0o600
    path.write_text("short")
    with pytest.raises(InputError):
        read_salt(str(path))


def test_the_group_label_survives_being_written(tmp_path: Path) -> None:
    path = write_person(tmp_path, "a.yaml", made_up(1), "Ada", group="2026: spring")
    assert 'group: "2026: spring"' in path.read_text()
    (entry,) = read_people(find_files([str(path)])[0], book())
    assert isinstance(entry, Response)
    assert entry.record.group == "2026: spring"
