"""A form's table turned into answers files: each row whole or not at all, nothing overwritten."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from passion_cli.assessment.rulebook.rulebook import Rulebook
from passion_cli.cli import streams
from passion_cli.errors import InputError, Problem
from passion_cli.language import Language
from passion_cli.language.typography import clean
from passion_cli.language.catalogue import count, say
from passion_cli.storage.answers_file import dump_answers
from passion_cli.storage.atomic import make_folder, write_all
from passion_cli.storage.file_names import file_name
from passion_cli.storage.imports.table_map import FormMap, dump_form_map
from passion_cli.storage.imports.responses import Form, FormRow, open_form, propose, read_form
from passion_cli.storage.answers_folder import latest_rows


@dataclass
class Import:
    """One import: from which table, to which folder, by which map."""

    form_path: str
    out: str
    book: Rulebook
    form_map: FormMap | None
    map_path: str
    language: Language
    force: bool
    problems: list[Problem] = field(default_factory=list)

    def run(self) -> None:
        """Write every row that can be read; then tell every problem there was.

        Raises:
            InputError: with all problems; the rows without any are written.
            DiskError: when the disk refuses; then nothing is written.
        """
        form = read_form(self.form_path, self.book, self.form_map, map_path=self.map_path)
        rows = list(form.rows)
        self.problems += [problem for row in rows for problem in row.problems]
        kept = self._kept(form, rows)
        texts = self._texts(form, kept)
        fresh = {path: text for path, text in texts.items() if not _stands(path, text)}
        self._write(fresh)
        self._tell(form, fresh, len(texts) - len(fresh), sum(bool(row.problems) for row in rows))
        if self.problems:
            raise InputError(self.problems)

    def _kept(self, form: Form, rows: Sequence[FormRow]) -> list[FormRow]:
        """Keep the latest row of each person, and say which ones it replaces."""
        latest = latest_rows(rows)
        for row in rows:
            if not row.problems and row.number not in latest:
                place = f"{form.table.name}:{row.number}"
                streams.note(say(self.language, "note.older", place=place))
        return [row for row in rows if row.number in latest]

    def _texts(self, form: Form, rows: Sequence[FormRow]) -> dict[str, str]:
        """Return each file with its text; names that collide are refused, both of them."""
        named: dict[str, list[FormRow]] = {}
        for row in rows:
            named.setdefault(file_name(row.record.respondent, row.number), []).append(row)
        texts: dict[str, str] = {}
        for name, some in named.items():
            self.problems += [_collision(form, row, some[0], name) for row in some[1:]]
            if len(some) == 1:
                path = str(Path(self.out, name))
                texts[path] = dump_answers(self.book, some[0].record, path)
        return texts

    def _write(self, texts: dict[str, str]) -> None:
        if not texts:
            return
        make_folder(self.out)
        write_all(texts, force=self.force)

    def _tell(self, form: Form, fresh: dict[str, str], same: int, refused: int) -> None:
        for column in form.ignored:
            told = {"number": column.number, "header": column.header}
            streams.note(say(self.language, "note.column_ignored", name=form.table.name, **told))
        if form.named("respondent") is None:
            streams.note(say(self.language, "note.no_names", name=form.table.name))
        folder = clean(self.out)
        streams.note(count(self.language, "note.imported", len(fresh), folder=folder))
        if same:
            streams.note(count(self.language, "note.unchanged", same))
        if refused:
            streams.note(count(self.language, "note.rows_refused", refused))


def _collision(form: Form, row: FormRow, first: FormRow, name: str) -> Problem:
    where = f"{form.table.name}:{row.number}:1"
    return Problem("name_collision", {"first": first.number, "file": name}, (), where)


def _stands(path: str, text: str) -> bool:
    """Tell whether a file holds this very text already."""
    try:
        return os.path.isfile(path) and Path(path).read_bytes() == text.encode()  # noqa: PTH113
    except OSError:
        return False


def propose_map(
    form_path: str,
    target: str,
    book: Rulebook,
    given: FormMap | None,
    map_path: str,
    language: Language,
    *,
    force: bool,
) -> None:
    """Write a map to edit: every column as it is understood, every answer nobody could read.

    Raises:
        InputError: when the form cannot be read, or the file exists and is not forced.
    """
    form = open_form(form_path, book, given, map_path=map_path)
    columns, values = propose(form)
    comments = (say(language, "map.intro"), *([say(language, "map.values")] if values else []))
    write_all({target: dump_form_map(columns, values, comments)}, force=force)
    streams.note(say(language, "note.written", path=clean(target)))
