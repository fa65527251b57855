"""What the published JSON documents have in common; fields are added, never renamed or removed."""

from typing import Annotated, Any

from pydantic import Field, TypeAdapter
from typing_extensions import TypedDict

Share = Annotated[float, Field(ge=0, le=100)]
"""A score, a bound or a coverage, 0..100."""
Unit = Annotated[float, Field(ge=0, le=1)]
"""Points, or a share of all weightings, 0..1."""


class RulebookData(TypedDict):
    """Which rulebook was used."""

    id: str
    version: int
    sha256: str


class ScoreData(TypedDict):
    """A score with its bounds, all 0 to 100; null when too little is known."""

    score: Share | None
    low: Share
    high: Share
    coverage: Share


def json_schema(shape: Any) -> dict[str, Any]:
    """Return the JSON Schema of a document's type."""
    document = TypeAdapter(shape).json_schema(by_alias=True, mode="validation")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **document}
