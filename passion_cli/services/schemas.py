"""The JSON Schema of each published format."""

from collections.abc import Mapping
from typing import Any

from passion_cli.assessment.rulebook.rulebook import Rulebook
from passion_cli.reports.cohort.json_types import CohortData
from passion_cli.reports.over_time.brief import BriefData
from passion_cli.reports.over_time.compare import CompareData
from passion_cli.reports.over_time.history import HistoryData
from passion_cli.reports.over_time.plan import PlanData
from passion_cli.reports.over_time.whatif import WhatIfData
from passion_cli.reports.person.json_report import PersonData
from passion_cli.reports.schema import json_schema
from passion_cli.storage.answers_file import AnswersFile
from passion_cli.storage.cases_file import CasesFile
from passion_cli.storage.imports.table_map import TableMap

SHAPES: Mapping[str, Any] = {
    "rules": Rulebook,
    "answers": AnswersFile,
    "report": PersonData,
    "cohort": CohortData,
    "map": TableMap,
    "cases": CasesFile,
    "compare": CompareData,
    "whatif": WhatIfData,
    "brief": BriefData,
    "history": HistoryData,
    "plan": PlanData,
}
"""What each format is made of: a file that is read, or a document that a report writes."""


def schema_of(kind: str) -> dict[str, Any]:
    """Return the schema of one format, by a key of SHAPES.

    That of rulebooks is exact, for editors: what it accepts has the right form, and what it
    refuses does not load. What one part says of another is for `passion rules check` to say. The
    others accept fields they do not know: a format may gain some without a new number.
    """
    schema = json_schema(SHAPES[kind])
    limited: dict[str, Any] = _closed(schema) if kind == "rules" else _open(schema)
    return limited


def _closed(part: Any) -> Any:
    """Return a part of a schema that refuses every key which has not the form of one."""
    if isinstance(part, list):
        return [_closed(each) for each in part]
    if not isinstance(part, dict):
        return part
    extra = {"additionalProperties": False} if "patternProperties" in part else {}
    return {key: _closed(value) for key, value in part.items()} | extra


def _open(part: Any) -> Any:
    """Return a part of a schema without the refusal of further fields."""
    if isinstance(part, list):
        return [_open(each) for each in part]
    if not isinstance(part, dict):
        return part
    return {
        key: _open(value)
        for key, value in part.items()
        if (key, value) != ("additionalProperties", False)
    }
