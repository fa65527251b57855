"""A table in a store: its rows are read as Arrow batches, some at a time."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from passion_cli.language.folding import identity
from passion_cli.storage.imports.rows import Part, People, ReadNames, Row, Table, read_cell
from passion_cli.storage.imports.table_store import TableStore

if TYPE_CHECKING:
    from pyarrow import Array, RecordBatch


class StoredRows(NamedTuple):
    """Some rows as Arrow holds them; `columns` are the numbers of those that follow `row`."""

    batch: "RecordBatch"
    columns: tuple[int, ...]
    repeats: bool = False

    def __len__(self) -> int:
        """Return how many rows there are."""
        return int(self.batch.num_rows)

    def open(self) -> Part:
        """Return them by columns."""
        numbers, widths, ends, *texts = self.batch.columns
        return Part(
            numbers.to_pylist(),
            {number: _texts(each) for number, each in zip(self.columns, texts, strict=True)},
            widths.to_pylist(),
            ends.to_pylist(),
            self.repeats,
        )


def _texts(column: "Array[Any]") -> list[str]:
    """Return the cells of a column, each different text cleaned once."""
    encoded = column.dictionary_encode()
    words = [read_cell(word) for word in encoded.dictionary.to_pylist()]
    return [words[place] for place in encoded.indices.to_pylist()]


@dataclass(frozen=True, kw_only=True)
class StoredTable(Table):
    """A table in a store: `answers` holds a number and the cells of each row."""

    store: TableStore
    count: int

    @property
    def number(self) -> int:
        """How many rows there are."""
        return self.count

    def texts(self, column: int) -> Iterator[str]:
        """Yield the cells of a column, counted from 1; some texts come only once."""
        for batch in self.store.batches(f"SELECT c{column} FROM answers"):
            yield from map(read_cell, batch.column(0).unique().to_pylist())

    def first(self, number: int) -> list[Row]:
        """Return the first rows."""
        everywhere = range(1, len(self.header) + 1)
        part = next(self._parts(everywhere, f"ORDER BY row LIMIT {number}"), None)
        if part is None:
            return []
        cells = zip(*(part.column(each) for each in everywhere), strict=True)
        return list(map(Row, part.numbers, cells))

    def in_order(self, columns: Collection[int]) -> Iterator[Part]:
        """Yield all rows, part by part, with some of their columns."""
        return self._parts(columns)

    def numbered(self, numbers: Collection[int], columns: Collection[int]) -> Iterator[Part]:
        """Yield the rows with these numbers, with some of their columns."""
        return self._parts(columns, f"WHERE row IN ({', '.join(map(str, numbers))})")

    def _parts(self, columns: Collection[int], which: str = "") -> Iterator[Part]:
        for batch in self.store.batches(f"{selected(columns)} FROM answers {which}"):
            yield StoredRows(batch, tuple(columns)).open()

    def people(
        self, names: ReadNames, named: Collection[int], columns: Collection[int]
    ) -> "StoredPeople":
        """Return who stands in it; the store finds who stands there several times."""
        import pyarrow as pa

        self.store.run("CREATE OR REPLACE TABLE people (row BIGINT, label VARCHAR, person VARCHAR)")
        for part in self.in_order(named):
            found = zip(*names(part), strict=True)
            identities = [[identity(each) for each in texts] for texts in found]
            rows = pa.table([part.numbers, *identities], names=["row", "label", "person"])
            self.store.insert("people", rows)
        self.store.run(REPEATED)
        return StoredPeople(self.store, tuple(columns))

    def close(self) -> None:
        """Remove the store."""
        self.store.close()


REPEATED = """
CREATE OR REPLACE TABLE repeated AS SELECT row, person FROM people WHERE person IN (
    SELECT person FROM people WHERE person <> '' GROUP BY person HAVING count(*) > 1
)
"""
NAMESAKES = """
SELECT label FROM people WHERE label <> '' GROUP BY label HAVING min(person) <> max(person)
"""
"""Who stands in several rows, and the names that several people go by."""


@dataclass(frozen=True)
class StoredPeople(People):
    """Who stands in a stored table; its parts have some of the columns."""

    store: TableStore
    columns: tuple[int, ...]

    @cached_property
    def namesakes(self) -> frozenset[str]:
        """The names that several people go by."""
        return frozenset(name for (name,) in self.store.rows(NAMESAKES))

    def parts(self) -> Iterator[StoredRows]:
        """Yield rows that can be read apart: of people who stand there once, then all others.

        Rows of one person stay together.
        """
        once = f"{selected(self.columns)} FROM answers WHERE row NOT IN (SELECT row FROM repeated)"
        for batch in self.store.batches(once):
            yield StoredRows(batch, self.columns)
        often = (
            f"{selected(self.columns)}, person FROM answers JOIN repeated USING (row) "
            "ORDER BY person, row"
        )
        yield from whole_people(self.store.batches(often), self.columns)


def whole_people(
    batches: "Iterable[RecordBatch]", columns: tuple[int, ...]
) -> Iterator[StoredRows]:
    """Yield rows in the order of people, cut where another person begins.

    The last column is `person`.
    """
    held: list[RecordBatch] = []
    for batch in (each for each in batches if each.num_rows):
        people = batch.column("person")
        cut = people.index(people[-1]).as_py()
        if cut:
            yield _together([*held, batch.slice(0, cut)], columns)
            held = []
        elif held and held[-1].column("person")[-1] != people[0]:
            yield _together(held, columns)
            held = []
        held.append(batch.slice(cut))
    if held:
        yield _together(held, columns)


def _together(batches: "list[RecordBatch]", columns: tuple[int, ...]) -> StoredRows:
    import pyarrow as pa

    (batch,) = pa.Table.from_batches(batches).combine_chunks().to_batches()
    return StoredRows(batch.drop_columns(["person"]), columns, repeats=True)


def selected(columns: Collection[int]) -> str:
    """Return the start of a query for rows with some of their columns."""
    return ", ".join(("SELECT row, cells, filled", *(f"c{each}" for each in columns)))
