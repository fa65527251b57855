"""A cohort that Spark reads is the cohort of one computer, to the byte."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from helpers.parquet import columns_of, made_up_rows, write_parquet
from helpers.verbs import ROOT, RULES, loaded_book, passion, plain_environment

ROWS = 20_000
SHIPPED = ROOT / "rules.yaml"
MISSING = shutil.which("java") is None or find_spec("pyspark") is None
REQUIRED = os.environ.get("PASSION_SPARK") == "required"
pytestmark = pytest.mark.skipif(MISSING and not REQUIRED, reason="no Spark here: .ci/spark has it")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two rounds of 20,000 rows: people twice, namesakes, broken rows."""
    made = tmp_path_factory.mktemp("rounds")
    for number in (1, 2):
        rows = made_up_rows(ROWS, number)
        write_parquet(made / f"round{number}.parquet", columns_of(rows))
    return made


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    from passion_cli.services.spark import spark_session

    with spark_session() as session:
        yield session


def document(folder: Path, *more: str) -> tuple[int, bytes]:
    """What `passion cohort` says of the second round, and its code."""
    done = passion("cohort", "round2.parquet", "--format", "json", *more, cwd=folder)
    return done.returncode, done.stdout.encode()


@pytest.mark.parametrize(
    "options",
    [
        ("--baseline", "round1.parquet", "--by", "group"),
        ("--baseline", "round1.parquet", "--for", "coach", "--names", "--items"),
    ],
    ids=["group", "coach"],
)
def test_spark_gives_the_bytes_of_one_computer(folder: Path, options: tuple[str, ...]) -> None:
    code, here = document(folder, *options)
    assert document(folder, *options, "--spark") == (code, here)
    made = json.loads(here)
    assert made["files"]["broken"] > 200
    assert 10_000 < made["people"] < ROWS - made["files"]["broken"]
    assert code == 2


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A round of 500 rows."""
    made = tmp_path_factory.mktemp("small")
    write_parquet(made / "round2.parquet", columns_of(made_up_rows(500)))
    return made


def test_the_job_writes_the_report_of_the_command_and_gates(small: Path) -> None:
    more = ("--allow-invalid", "--require", "median>=90")
    done = subprocess.run(
        [sys.executable, "-m", "passion_cli.services.spark", "--input", "round2.parquet",
         "--output", "report.json", "--rules", str(RULES), *more],
        cwd=small,
        env=plain_environment(),
        capture_output=True,
        check=False,
    )  # fmt: skip
    assert (done.returncode, (small / "report.json").read_bytes()) == document(small, *more)
    assert done.returncode == 1


def test_a_data_frame_of_several_files_is_one_table(small: Path, spark: Any) -> None:
    from passion_cli.services.spark import cohort_summary

    frame = spark.read.parquet(str(small / "round2.parquet"))
    parts = frame.repartition(7)
    whole, divided = (
        cohort_summary(each, loaded_book(), today="2026-11-26").data for each in (frame, parts)
    )
    assert whole["people"] == divided["people"]
    for name in ("overall", "rules", "items", "moves", "flags"):
        assert whole[name] == divided[name]


def test_the_example_of_the_guide_runs(small: Path) -> None:
    (code,) = re.findall(
        r"```python\n(.*?)```", (ROOT / "docs" / "spark.md").read_text(), re.DOTALL
    )
    (small / "answers").mkdir()
    shutil.copy(small / "round2.parquet", small / "answers" / "2026")
    shown = "print(" + code.strip().splitlines()[-1] + ")"
    done = subprocess.run(
        [sys.executable, "-c", code + shown],
        cwd=small,
        env={**plain_environment(), "PYSPARK_PYTHON": sys.executable},
        capture_output=True,
        text=True,
        check=True,
    )
    here = passion(
        "cohort", "round2.parquet", "--format", "json", "--rules", str(SHIPPED), cwd=small
    )
    assert float(done.stdout.split()[-1]) == json.loads(here.stdout)["overall"]["median"]


def test_typed_columns_say_the_same_to_spark_and_to_one_computer(tmp_path: Path) -> None:
    columns: dict[str, list[Any]] = dict(columns_of(made_up_rows(120)))
    columns["net_month"] = [None if n % 7 == 0 else 1.234 + n / 3 for n in range(120)]
    columns["hours_month"] = [Decimal("1.500")] * 120
    columns["asked_90_days"] = [n % 12 for n in range(120)]
    columns["hard_to_get"] = [["skill", "works"] if n % 2 else None for n in range(120)]
    columns["row"] = [False] * 120
    for cells in columns.values():
        cells[60] = None
    write_parquet(tmp_path / "round2.parquet", columns)
    options = ("--for", "coach", "--names", "--participants")
    code, here = document(tmp_path, *options)
    assert document(tmp_path, *options, "--spark") == (code, here)
    assert json.loads(here)["people"] > 50


def test_newcomers_are_set_aside_as_on_one_computer(tmp_path: Path) -> None:
    people = {f"p{n}@example.org": row for n, row in enumerate(made_up_rows(40))}
    rows = [
        {**row, "email": address, "who_for": "named", "top_share": "5"}
        for address, row in people.items()
    ]
    write_parquet(tmp_path / "round1.parquet", columns_of(rows[:-2]))
    write_parquet(tmp_path / "round2.parquet", columns_of(rows))
    options = ("--baseline", "round1.parquet", "--allow-invalid")
    code, here = document(tmp_path, *options)
    assert document(tmp_path, *options, "--spark") == (code, here)
    assert json.loads(here)["people"] == len(rows) - 2


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("round2.parquet", "round3.parquet"), "Spark reads one table for each round."),
        (("nowhere.parquet",), "nowhere.parquet: cannot be read as Parquet."),
    ],
)
def test_what_spark_cannot_read_is_one_line(
    small: Path, arguments: tuple[str, ...], told: str
) -> None:
    done = passion("cohort", "--spark", *arguments, cwd=small, PASSION_LANG="en")
    assert done.returncode == 2
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_a_table_without_a_question_is_a_broken_file(tmp_path: Path) -> None:
    write_parquet(tmp_path / "round2.parquet", {"colour": ["red"]})
    code, here = document(tmp_path)
    assert document(tmp_path, "--spark") == (code, here)
    assert code == 2
