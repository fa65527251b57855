"""Folders and tables of answers turned into one table."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from passion_cli.assessment.rulebook.rulebook import Rulebook
from passion_cli.errors import Problem
from passion_cli.storage.answers_folder import Broken, Found, Older, Response, read_people
from passion_cli.storage.answers_table import to_parquet
from passion_cli.storage.extras import require
from passion_cli.storage.imports.table_map import TableMap


@dataclass
class TableExport:
    """One export; what was read is counted while it is written.

    `problems` are those of answers that cannot be read, `plans` counts people whose planned
    actions or notes have no place in a table.
    """

    files: Sequence[Found]
    rulebook: Rulebook
    table_map: TableMap | None = None
    number: int = 0
    older: int = 0
    plans: int = 0
    problems: list[Problem] = field(default_factory=list)

    def run(self) -> bytes:
        """Return the table, with everybody whose answers can be read.

        Raises:
            InputError: when what writes it is not installed.
        """
        require("tables", "parquet")
        return to_parquet(self.rulebook, self._responses())

    def _responses(self) -> Iterator[Response]:
        for found in self.files:
            for each in read_people(found, self.rulebook, self.table_map):
                if isinstance(each, Response):
                    self.number += 1
                    self.plans += bool(each.record.moves or each.record.notes)
                    yield each
                elif isinstance(each, Broken):
                    self.problems += each.problems
                elif isinstance(each, Older):
                    self.older += 1
