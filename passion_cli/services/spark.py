"""A cohort read by Spark: the same reader on every partition, and the same report in the end.

`python -m passion_cli.services.spark --input PATH --output FILE` is `passion cohort` with the
table read by Spark; all other options are those of that command.
"""

import pickle
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from passion_cli.errors import InputError
from passion_cli.language.voice import Voice
from passion_cli.services.cohort.check import CohortCheck, reader_for, report_on
from passion_cli.services.cohort.reader import Counts, FileBatch, ResponseReader
from passion_cli.services.cohort.reading import CohortReading
from passion_cli.services.cohort.request import CohortRequest
from passion_cli.services.cohort.workers import collect_rarely
from passion_cli.storage.answers_folder import Broken, Found, OpenTable
from passion_cli.storage.extras import require
from passion_cli.storage.imports.responses import understand
from passion_cli.storage.imports.spark_table import SparkPeople, SparkTable, Transform
from passion_cli.storage.imports.stored_table import whole_people
from passion_cli.storage.rulebook_file import LoadedRulebook

if TYPE_CHECKING:
    from pyarrow import RecordBatch
    from pyspark.sql import DataFrame, SparkSession

LOCAL = "127.0.0.1"
TABLE, BEFORE = Found("table", "table"), Found("table before", "table before")
"""How problems name data frames that come without a name."""


def cohort_summary(
    frame: "DataFrame",
    rulebook: LoadedRulebook,
    *,
    today: str,
    baseline: "DataFrame | None" = None,
    request: CohortRequest | None = None,
) -> CohortCheck:
    """Report on everybody in a data frame, with columns as docs/tables.md says.

    `data` of what is returned is the document that `passion cohort --format json` writes for the
    same rows, and `rendering()` gives the other formats. `today` is the date of the report, such
    as 2026-11-26; a `request` asks for more than the report for the group, in English.

    Raises:
        InputError: where the published figures are of another series.
    """
    asked = request or CohortRequest("group", rulebook, Voice("en"), today, (TABLE,))
    if baseline is not None and asked.baseline is None:
        asked = asked._replace(baseline=(BEFORE,))
    after = _read(asked, asked.files[0], frame, latest=True)
    before = None
    if baseline is not None and asked.baseline is not None:
        before = _read(asked, asked.baseline[0], baseline)
    return report_on(asked, after, before)


def check_with_spark(request: CohortRequest) -> CohortCheck:
    """Report on Parquet files, or folders of them, that Spark reads; one for each round.

    Raises:
        InputError: where Spark is missing, there are several tables, or one is no Parquet.
    """
    rounds = [request.files, *([request.baseline] if request.baseline else [])]
    for files in rounds:
        _check(files)
    with spark_session() as session:
        frames = [_frame(session, files[0]) for files in rounds]
        before = frames[1] if len(frames) > 1 else None
        return cohort_summary(
            frames[0], request.book, today=request.today, baseline=before, request=request
        )


def _check(files: Sequence[Found]) -> None:
    require("spark", "Spark")
    if len(files) != 1:
        raise InputError.of("spark_one_table", where=files[1].shown)


@contextmanager
def spark_session() -> "Iterator[SparkSession]":
    """Start Spark, or join what spark-submit started; on one computer it listens to nobody else."""
    from pyspark import SparkConf
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.appName("passion").config("spark.ui.enabled", "false")
    if SparkConf().get("spark.master", "local").startswith("local"):
        builder = builder.config("spark.driver.bindAddress", LOCAL)
        builder = builder.config("spark.driver.host", LOCAL)
    session = builder.config("spark.sql.session.timeZone", "UTC").getOrCreate()
    if session.sparkContext.master.startswith("local"):
        session.sparkContext.pythonExec = sys.executable
    try:
        yield session
    finally:
        session.stop()


def _frame(session: "SparkSession", found: Found) -> "DataFrame":
    from pyspark.errors import PySparkException

    try:
        return session.read.parquet(found.path)
    except PySparkException as error:
        raise InputError.of("bad_parquet", where=found.shown) from error


def _read(
    request: CohortRequest, found: Found, frame: "DataFrame", *, latest: bool = False
) -> CohortReading:
    """Read a round where its rows are, and add up what comes back."""
    reader = reader_for(request, (found,), latest=latest)
    try:
        table = understand(SparkTable.of(frame, found.shown), reader.rulebook, reader.table_map)
        table.check()
    except InputError as error:
        refused = FileBatch(Counts.empty(reader.rulebook, items=reader.items))
        refused.broken.append(Broken(found, error.problems))
        return CohortReading.gather(reader, (found,), [refused], {}, ())
    opened = OpenTable.of(found, table)
    return CohortReading.gather(
        reader, (found,), _batches(reader, opened), {0: opened}, opened.notes()
    )


def _batches(reader: ResponseReader, table: OpenTable) -> Iterator[FileBatch]:
    """Yield what the rows of each partition add up to."""
    people = table.people
    if not isinstance(people, SparkPeople):
        raise TypeError(people)
    read = _reads(reader, table.without_rows(), people.columns)
    for (batch,) in people.together.mapInArrow(read, "batch binary").collect():
        yield pickle.loads(batch)  # noqa: S301 - made by our own code a moment ago


def _reads(reader: ResponseReader, table: OpenTable, columns: tuple[int, ...]) -> Transform:
    """Return what reads the rows of a partition with the reader of a single computer."""

    def read(batches: "Iterator[RecordBatch]") -> "Iterator[RecordBatch]":
        import pyarrow as pa

        collect_rarely()
        for rows in whole_people(batches, columns):
            made = pickle.dumps(reader.read_rows(table, rows, 0))
            yield pa.record_batch([pa.array([made], pa.binary())], names=["batch"])

    return read


if __name__ == "__main__":
    from passion_cli.cli.spark_job import main

    main()
