"""Many people's answers as one Parquet file; docs/tables.md describes its columns."""

import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from passion_cli.assessment.rulebook.items import AnyItem, MultiItem
from passion_cli.assessment.rulebook.rulebook import Rulebook
from passion_cli.storage.answers_folder import Response

LABELS = ("person", "respondent", "date", "group", "language", "currency")
"""What stands before the answers; `person` tells apart people of the same name."""
ROWS_IN_A_GROUP = 20_000
"""How many rows are written at a time."""


def to_parquet(rulebook: Rulebook, responses: Iterable[Response]) -> bytes:
    """Return everybody's answers as Parquet: texts, and lists of them where several may be chosen.

    Numbers are texts too, for `unknown` is an answer; nothing stands for no answer.
    """
    import pyarrow as pa
    from pyarrow import parquet

    items = tuple(rulebook.asked())
    several = pa.list_(pa.string())
    kinds = [several if isinstance(item, MultiItem) else pa.string() for item in items]
    names = (*LABELS, *(item.id for item in items))
    schema = pa.schema(list(zip(names, (*(pa.string() for _ in LABELS), *kinds), strict=True)))
    written, rest = io.BytesIO(), iter(responses)
    with parquet.ParquetWriter(written, schema) as writer:
        while some := list(islice(rest, ROWS_IN_A_GROUP)):
            writer.write_table(pa.table(list(_columns(some, items)), schema=schema))
    return written.getvalue()


def _columns(responses: Sequence[Response], items: Sequence[AnyItem]) -> Iterator[list[Any]]:
    """Yield the cells of each column."""
    yield [each.person or None for each in responses]
    yield [each.record.respondent or (None if each.row else each.label) for each in responses]
    for label in LABELS[2:]:
        yield [getattr(each.record, label) for each in responses]
    for item in items:
        yield [_cell(item, each) for each in responses]


def _cell(item: AnyItem, response: Response) -> Any:
    value = response.record.answers.values.get(item.id)
    if value is None:
        return None
    if isinstance(item, MultiItem):
        return list(value) if isinstance(value, tuple) else [str(value)]
    return str(value)
