"""What a coach asks for: whom to report on, and how."""

from typing import NamedTuple

from passion_cli.assessment.cohort.disclosure import MINIMUM, Audience
from passion_cli.assessment.gate import Requirement
from passion_cli.language.voice import Voice
from passion_cli.services.publication import Publication
from passion_cli.storage.answers_folder import Found
from passion_cli.storage.imports.table_map import TableMap
from passion_cli.storage.rulebook_file import LoadedRulebook


class CohortRequest(NamedTuple):
    """What to report on, and how: who is read, grouped, listed and judged.

    `baseline` holds the files of the round before, or None; `minimum` is how many people a
    figure must rest on; `salt` makes pseudonyms stay the same; `published` is what was published
    last, where that was given; `title` is what the group is called, or None; `details` asks a
    terminal for the appendix. `retest` says that nothing changed since the round before, `items`
    asks how the questions work.
    """

    audience: Audience
    book: LoadedRulebook
    voice: Voice
    today: str
    files: tuple[Found, ...]
    baseline: tuple[Found, ...] | None = None
    requirements: tuple[Requirement, ...] = ()
    by: str | None = None
    minimum: int = MINIMUM
    lists_people: bool = False
    real_names: bool = False
    salt: bytes | None = None
    table_map: TableMap | None = None
    publishes: bool = False
    published: Publication | None = None
    published_path: str = ""
    title: str | None = None
    details: bool = False
    retest: bool = False
    items: bool = False
