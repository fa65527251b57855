"""When something fires: one declared test on an item, a ratio or a rule, never an expression."""

from fractions import Fraction
from functools import cached_property

from pydantic import Field, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from passion_cli.assessment.rulebook.texts import Exact, Id, Strict

SUBJECTS = ("item", "ratio", "rule")
TESTS = (
    "is",
    "at_least",
    "at_most",
    "above",
    "below",
    "equals",
    "ticks_at_least",
    "above_item",
)


class Condition(Strict):
    """One subject and one test; several conditions in a list must all hold.

    `is` lists option ids (or `not_applicable`), of which one is given or ticked;
    `ticks_at_least` counts ticked options; `above_item` compares two numbers; a rule is tested
    on its score, 0 to 100.
    """

    item: Id | None = None
    ratio: Id | None = None
    rule: Id | None = None
    is_: tuple[Id, ...] | None = Field(None, alias="is", min_length=1)
    at_least: Exact | None = None
    at_most: Exact | None = None
    above: Exact | None = None
    below: Exact | None = None
    equals: Exact | None = None
    ticks_at_least: int | None = None
    above_item: Id | None = None

    @model_validator(mode="after")
    def _one_subject_and_one_test(self) -> "Condition":
        given = {name: getattr(self, name) for name in self.model_fields_set}
        for key, choices in (("one_subject", SUBJECTS), ("one_test", TESTS)):
            values = [value for name, value in given.items() if name.removesuffix("_") in choices]
            if len(values) != 1 or values[0] is None:
                raise PydanticCustomError(key, key, {"allowed": ", ".join(choices)})
        return self

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Describe it with its one subject and its one test."""
        schema = handler.resolve_ref_schema(handler(core_schema))
        for each in schema["properties"].values():  # a subject or a test is never null
            kinds = [kind for kind in each.pop("anyOf") if kind != {"type": "null"}]
            del each["default"]
            each.update(kinds[0] if len(kinds) == 1 else {"anyOf": kinds})
        either = [[{"required": [name]} for name in names] for names in (SUBJECTS, TESTS)]
        return {**schema, "allOf": [{"oneOf": names} for names in either]}

    @cached_property
    def remembered(self) -> dict[object, bool]:
        """Whether an answer meets it, for the answers of one item that were looked at."""
        return {}

    @property
    def subject(self) -> str:
        """The id of what is looked at."""
        return self.item or self.ratio or self.rule or ""

    def accepts(self, number: Fraction) -> bool:
        """Tell whether a known number passes the comparison."""
        return (
            (self.at_least is None or number >= self.at_least)
            and (self.at_most is None or number <= self.at_most)
            and (self.above is None or number > self.above)
            and (self.below is None or number < self.below)
            and (self.equals is None or number == self.equals)
        )
