"""Figures that were published: kept while the few who changed since could be told from new ones.

Two reports on nearly the same people give away the difference. A private file remembers who
stood in the last one, as salted hashes, and its figures as they were published.
"""

import hashlib
import hmac
import json
import secrets
from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from passion_cli.assessment.cohort.suppression import is_small
from passion_cli.assessment.cohort.values import by_name, valid_share
from passion_cli.assessment.gate import STATISTICS
from passion_cli.assessment.scoring import OVERALL
from passion_cli.errors import InputError, Problem
from passion_cli.language.typography import clean
from passion_cli.storage.source import read_bytes

if TYPE_CHECKING:
    from passion_cli.reports.cohort.json_types import CohortData, FigureData

FORMAT = "passion-published/1"
LARGEST = 200_000_000
"""How many bytes a state may have: some 100 for each person."""

Fingerprints = Mapping[str, str]
"""People, and what they answered, both as salted hashes."""


class Publication(NamedTuple):
    """The figures last published, and of whom."""

    salt: str
    people: Fingerprints
    report: "CohortData"

    @classmethod
    def of(
        cls, people: Mapping[bytes, bytes], report: "CohortData", salt: str = ""
    ) -> "Publication":
        """Publish a report on people, given by key with a digest of what they answered."""
        salt = salt or secrets.token_hex(32)
        return cls(salt, _fingerprints(people, salt), report)

    def stands_for(self, people: Mapping[bytes, bytes]) -> bool:
        """Whether so few joined, left or changed an answer that these figures have to stay."""
        now = _fingerprints(people, self.salt)
        changed = sum(self.people.get(each) != now.get(each) for each in {*self.people, *now})
        return is_small(changed, self.report["min_group"])

    def text(self) -> str:
        """Return the file that remembers it."""
        state = {"format": FORMAT, "salt": self.salt, "people": self.people, "report": self.report}
        return json.dumps(state, ensure_ascii=False, indent=1) + "\n"

    def shown(self) -> "CohortData":
        """Return the report as it is shown again: it says of which day it is."""
        return {**self.report, "published": self.report["date"]}


def _fingerprints(people: Mapping[bytes, bytes], salt: str) -> dict[str, str]:
    return {_hash(key, salt): _hash(key + digest, salt) for key, digest in sorted(people.items())}


def _hash(text: bytes, salt: str) -> str:
    return hmac.new(salt.encode(), text, hashlib.sha256).hexdigest()[:32]


def read_publication(path: str) -> Publication:
    """Read what was published last.

    Raises:
        InputError: when the file is missing or is no such state.
    """
    from pydantic import TypeAdapter, ValidationError
    from typing_extensions import TypedDict

    from passion_cli.reports.cohort.json_types import CohortData

    class State(TypedDict):
        format: str
        salt: str
        people: dict[str, str]
        report: CohortData

    _, raw = read_bytes(path, LARGEST)
    try:
        state = TypeAdapter(State).validate_json(raw)
    except ValidationError as error:
        raise InputError.of("not_published", where=clean(path)) from error
    if state["format"] != FORMAT:
        raise InputError.of("not_published", where=clean(path))
    return Publication(state["salt"], state["people"], state["report"])


def check_series(before: "CohortData", now: "CohortData", path: str) -> None:
    """Refuse a report of another series: each further table on the same people tells more.

    Raises:
        InputError: with every difference in rulebook, grouping, minimum or number of rounds.
    """
    pairs = {
        "--rules": (before["rulebook"]["sha256"], now["rulebook"]["sha256"]),
        "--by": (before["by"], now["by"]),
        "--min-group": (before["min_group"], now["min_group"]),
        "--baseline": (before["rounds"] is None, now["rounds"] is None),
    }
    problems = [
        Problem("other_series", {"option": option}, where=clean(path))
        for option, (was, is_now) in pairs.items()
        if was != is_now
    ]
    if problems:
        raise InputError(problems)


def published_values(data: "CohortData") -> dict[str, Fraction | None]:
    """Return what requirements are judged on where published figures stand: those figures."""
    files, rounds = data["files"], data["rounds"]
    counts = {"people": data["people"], "scored": data["scored"]}
    if rounds is not None:
        change = next(each for each in rounds["changes"] if each["id"] == OVERALL)
        counts |= {"joined": rounds["joined"], "left": rounds["left"]}
        counts |= {"improved": change["up"], "stayed": change["same"], "declined": change["down"]}
    values = {key: None if each is None else Fraction(each) for key, each in counts.items()}
    values["valid"] = valid_share(files["valid"], files["read"] or 0)
    return {**values, **by_name(_statistics(data))}


def _statistics(data: "CohortData") -> dict[str, dict[str, Fraction | None]]:
    """Return each published score with its statistics."""
    figures: dict[str, FigureData] = {"overall": data["overall"], "coverage": data["coverage"]}
    figures |= {each["id"]: each for each in (*data["rules"], *data["topics"])}
    return {
        name: {each: _exact(figure, each) for each in STATISTICS}
        for name, figure in figures.items()
    }


def _exact(figure: "FigureData", statistic: str) -> Fraction | None:
    number = figure[statistic]  # type: ignore[literal-required]
    return None if number is None else Fraction(str(number))
