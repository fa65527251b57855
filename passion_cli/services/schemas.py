"""The JSON Schema of each published shape."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pydantic import BaseModel


def schema_of(kind: str) -> dict[str, Any]:
    """Return the schema of a rulebook, an answers file, a form's map or a report in JSON."""
    document = _shape(kind).model_json_schema(by_alias=True, mode="validation")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **document}


def _shape(kind: str) -> "type[BaseModel]":
    match kind:
        case "rules":
            from passion_cli.assessment.rulebook.rulebook import Rulebook

            return Rulebook
        case "answers":
            from passion_cli.storage.answers_file import AnswersFile

            return AnswersFile
        case "cohort":
            from passion_cli.reports.cohort.schema import CohortShape

            return CohortShape
        case "map":
            from passion_cli.storage.imports.table_map import FormMap

            return FormMap
        case _:
            from passion_cli.reports.person.schema import ReportShape

            return ReportShape
