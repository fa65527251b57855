"""What is stored of an interview: unfinished ones and checks, each sealed with a checksum."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from passion_cli.assessment.answers import Answers, accept_all
from passion_cli.assessment.renaming import rename
from passion_cli.assessment.rulebook.rulebook import Rulebook
from passion_cli.language.locales import DEFAULT, Language, language_named
from passion_cli.storage.answers_file import Record
from passion_cli.storage.history.database import from_text

FIELDS = (
    "id", "rulebook", "sha256", "topic", "respondent", "language", "currency", "started",
    "changed", "state",
)  # fmt: skip
"""What the checksum of an interview covers, besides its answers."""
NO_DAY = "0001-01-01"


class NewInterview(NamedTuple):
    """What is known of an interview when it starts; times are ISO."""

    rulebook: str
    sha256: str
    topic: str
    respondent: str | None
    language: str
    currency: str
    started: str
    changed: str
    state: str = "open"


class Draft(NamedTuple):
    """An unfinished interview; `dropped` are answers that no longer fit the rulebook."""

    id: int
    answers: Answers
    dropped: tuple[str, ...]
    changed: str
    currency: str
    respondent: str | None
    topic: str = ""


class SavedCheck(NamedTuple):
    """One interview as it is stored; `day` is ISO, `topic` is empty where everything was asked.

    A `damaged` one is not as it was saved, and has no values. `sealed` says that it was saved
    together with its rulebook.
    """

    id: int
    rulebook: str
    sha256: str
    topic: str
    respondent: str | None
    language: Language
    currency: str
    day: str
    values: Mapping[str, object]
    finished: bool = True
    damaged: bool = False
    sealed: bool = False

    @property
    def family(self) -> str:
        """The id of its rulebook, without the version."""
        return self.rulebook.rpartition("@")[0]

    def record(self, rulebook: Rulebook, values: Mapping[str, object] | None = None) -> Record:
        """Return the answers as a rulebook takes them; `values` are those under its own names."""
        answers, _ = accept_all(rulebook, self.values if values is None else values)
        return Record(answers, self.respondent, self.day, self.language, self.currency)

    def draft(self, book: Rulebook) -> Draft:
        """Return an unfinished interview as a rulebook takes its answers, whatever its version."""
        answers, problems = accept_all(book, rename(book, self.values).given)
        dropped = tuple(dict.fromkeys(str(problem.path[0]) for problem in problems))
        return Draft(
            self.id, answers, dropped, self.day, self.currency, self.respondent, self.topic
        )


def checksum(fields: Mapping[str, object], texts: Mapping[str, str]) -> str:
    """Return what changes with any bit of an interview: SHA-256 of its fields and answers."""
    stored = [[fields[name] for name in FIELDS], sorted(texts.items())]
    return hashlib.sha256(json.dumps(stored, ensure_ascii=True).encode()).hexdigest()


def read_saved(fields: Mapping[str, object], texts: Mapping[str, str]) -> SavedCheck:
    """Return an interview from its row and its answers, damaged where they do not fit."""
    seal = fields["checksum"]
    try:
        whole = seal is None or seal == checksum(fields, texts)
        values = {item: from_text(text) for item, text in texts.items()} if whole else {}
        day = date.fromisoformat(str(fields["changed"])[:10]).isoformat()
    except (ValueError, TypeError, RecursionError):
        whole, values, day = False, {}, NO_DAY
    named = {name: str(fields[name]) for name in ("rulebook", "sha256", "topic", "currency")}
    respondent = fields["respondent"]
    return SavedCheck(
        id=int(str(fields["id"])),
        **named,
        respondent=None if respondent is None else str(respondent),
        language=language_named(str(fields["language"])) or DEFAULT,
        day=day,
        values=values,
        finished=fields["state"] == "finished",
        damaged=not whole,
        sealed=seal is not None,
    )
