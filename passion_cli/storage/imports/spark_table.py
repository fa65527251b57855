"""A table that Spark holds: rows get numbers and texts, and those of one person come together."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from passion_cli.language.folding import identity
from passion_cli.storage.imports.delimited import LARGEST_CELL
from passion_cli.storage.imports.rows import Part, People, ReadNames, Row, Table, read_cell
from passion_cli.storage.imports.stored_table import StoredRows, whole_people

if TYPE_CHECKING:
    from pyarrow import RecordBatch
    from pyspark.sql import Column, DataFrame

BLANKS = " \t\n\r\u00a0"
"""What a cell may hold that is nothing."""
PLACE = "__passion_place"
PARTITION_BITS = 33
"""Spark numbers the rows of partition p from p x 2**33 on."""


@dataclass(frozen=True, kw_only=True)
class SparkTable(Table):
    """A data frame whose rows have numbers, from 1 on, and texts `c1`, `c2`, ... as cells."""

    frame: "DataFrame"
    count: int

    @classmethod
    def of(cls, frame: "DataFrame", name: str) -> "SparkTable":
        """Return a data frame as a table; `name` is how problems call it."""
        numbered, count = _numbered(frame)
        header = tuple(map(read_cell, frame.columns))
        return cls(name=name, header=header, frame=numbered, count=count)

    @property
    def number(self) -> int:
        """How many rows there are."""
        return self.count

    def texts(self, column: int) -> Iterator[str]:
        """Yield the different cells of a column, counted from 1."""
        for (text,) in self.frame.select(f"c{column}").distinct().toLocalIterator():
            yield read_cell(text)

    def first(self, number: int) -> list[Row]:
        """Return the first rows."""
        found = self.frame.orderBy("row").limit(number).drop("cells", "filled").collect()
        return [Row(row, tuple(map(read_cell, cells))) for row, *cells in found]

    def in_order(self, columns: Collection[int]) -> Iterator[Part]:
        """Yield all rows, with some of their columns; they come to this process."""
        yield from _parts(self.frame.orderBy("row"), columns)

    def numbered(self, numbers: Collection[int], columns: Collection[int]) -> Iterator[Part]:
        """Yield the rows with these numbers, with some of their columns."""
        from pyspark.sql import functions

        yield from _parts(self.frame.where(functions.col("row").isin(*numbers)), columns)

    def people(
        self, names: ReadNames, named: Collection[int], columns: Collection[int]
    ) -> "SparkPeople":
        """Return who stands in it."""
        return SparkPeople(self.frame, names, tuple(named), tuple(columns))


@dataclass(frozen=True)
class SparkPeople(People):
    """Who stands in a data frame; `names` reads it from the columns `named`."""

    frame: "DataFrame"
    names: ReadNames
    named: tuple[int, ...]
    columns: tuple[int, ...]

    @cached_property
    def namesakes(self) -> frozenset[str]:
        """The names that several people go by."""
        from pyspark.sql import functions

        if len(self.named) <= 1:
            return frozenset()
        read = _identities(self.names, self.named)
        people = self.frame.select(*selected(self.named))
        found = (
            people.mapInArrow(read, "label string, person string")
            .where("label <> ''")
            .groupBy("label")
            .agg(functions.min("person").alias("first"), functions.max("person").alias("last"))
            .where("first <> last")
            .collect()
        )
        return frozenset(each.label for each in found)

    @property
    def together(self) -> "DataFrame":
        """All rows; those of one person stand in one partition, one after the other."""
        columns = self.columns
        kinds = ", ".join(["row bigint, cells int, filled int", *(f"c{n} string" for n in columns)])
        with_person = self.frame.select(*selected(columns)).mapInArrow(
            _with_person(self.names, columns), f"{kinds}, person string"
        )
        number = self.frame.sparkSession.sparkContext.defaultParallelism
        partitions = max(number, self.frame.rdd.getNumPartitions())
        return with_person.repartition(partitions, "person").sortWithinPartitions("person", "row")

    def parts(self) -> Iterator[StoredRows]:
        """Yield the rows of people; all come to this process, where the partitions do not do."""
        yield from whole_people(self.together.toArrow().to_batches(), self.columns)


def _parts(frame: "DataFrame", columns: Collection[int]) -> Iterator[Part]:
    for batch in frame.select(*selected(columns)).toArrow().to_batches():
        yield StoredRows(batch, tuple(columns)).open()


def selected(columns: Iterable[int]) -> list[str]:
    """Return the columns that some rows are read from."""
    return ["row", "cells", "filled", *(f"c{number}" for number in columns)]


def _numbered(frame: "DataFrame") -> tuple["DataFrame", int]:
    """Return rows with numbers in the order of partitions, and texts; and how many there are."""
    from pyspark.sql import functions

    placed = frame.withColumn(PLACE, functions.monotonically_increasing_id())
    partition = functions.shiftrightunsigned(PLACE, PARTITION_BITS).alias("partition")
    counts = dict(placed.groupBy(partition).count().collect())
    starts = [0, *accumulate(counts.get(place, 0) for place in range(max(counts, default=0) + 1))]
    start = functions.element_at(
        functions.array(*map(functions.lit, starts)), partition.cast("int") + 1
    )
    inside = functions.col(PLACE).bitwiseAND((1 << PARTITION_BITS) - 1)
    width = functions.lit(len(frame.columns))
    texts = [_text(frame, place).alias(f"c{place + 1}") for place in range(len(frame.columns))]
    numbered = placed.select(
        (start + inside + 1).cast("long").alias("row"),
        width.alias("cells"),
        width.alias("filled"),
        *texts,
    )
    joined = functions.concat(*(f"c{place + 1}" for place in range(len(frame.columns))))
    is_blank = functions.trim(joined, functions.lit(BLANKS)) == ""
    blank = numbered.where(is_blank).count()
    return (numbered.where(~is_blank) if blank else numbered), starts[-1] - blank


def _text(frame: "DataFrame", place: int) -> "Column":
    """Return what a column says: a list as `a;b`, nothing and no number as nothing."""
    from pyspark.sql import functions

    field = frame.schema.fields[place]
    cell, kind = functions.col(_quoted(field.name)), field.dataType.typeName()
    if kind == "array":
        text = functions.concat_ws(";", cell.cast("array<string>"))
    else:
        text = cell.cast("string")
    if kind in ("double", "float", "decimal"):
        text = _six_decimals(cell)
    return functions.coalesce(functions.left(text, functions.lit(LARGEST_CELL)), functions.lit(""))


def _six_decimals(cell: "Column") -> "Column":
    """Return a number with six decimals: a point before three digits would be read as thousands."""
    from pyspark.sql import functions

    number = cell.cast("double")
    none = cell.isNull() | functions.isnan(number)
    return functions.when(none, "").otherwise(functions.format_string("%.6f", number))


def _quoted(name: str) -> str:
    doubled = name.replace("`", "``")
    return f"`{doubled}`"


Transform = Callable[[Iterator["RecordBatch"]], Iterator["RecordBatch"]]
"""What runs on the batches of a partition."""


def _identities(names: ReadNames, columns: tuple[int, ...]) -> "Transform":
    """Return what reads the labels of rows, and what tells people apart."""

    def read(batches: "Iterator[RecordBatch]") -> "Iterator[RecordBatch]":
        import pyarrow as pa

        for batch in batches:
            found = names(StoredRows(batch, columns).open())
            label, person = ([identity(each) for each in some] for some in zip(*found, strict=True))
            yield pa.record_batch([label, person], names=["label", "person"])

    return read


def _with_person(names: ReadNames, columns: tuple[int, ...]) -> "Transform":
    """Return what adds to rows who they are of; one without a name is a person of its own."""

    def add(batches: "Iterator[RecordBatch]") -> "Iterator[RecordBatch]":
        import pyarrow as pa

        for batch in batches:
            part = StoredRows(batch, columns).open()
            people = [
                identity(person) or f"\0{number}"
                for (_, person), number in zip(names(part), part.numbers, strict=True)
            ]
            yield batch.append_column("person", pa.array(people))

    return add
