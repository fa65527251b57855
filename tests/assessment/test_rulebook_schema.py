"""The schema of rulebooks against the program: what the one accepts the other loads."""

import json
import random
from decimal import Decimal
from typing import Any

import pytest
from helpers.small_rulebook import SMALL
from helpers.verbs import ROOT
from jsonschema import Draft202012Validator
from pydantic import ValidationError

from passion_cli.assessment.rulebook.rulebook import Rulebook
from passion_cli.services.schemas import schema_of
from passion_cli.storage.strict_yaml import parse

VALIDATOR = Draft202012Validator(schema_of("rules"))
FILES = ("rules.yaml", "examples/rulebooks/team-readiness.yaml")
TEXTS = (*((ROOT / name).read_text() for name in FILES), SMALL)
DOCUMENTS = tuple(parse("mine.yaml", text).value for text in TEXTS)
NAMES = ("x", "titel", "points", "weight", "de", "fr", "at_least", "rule", "nominal", "max", "9a")
VALUES: tuple[Any, ...] = (
    None, True, 0, -1, Decimal("1.5"), 101, "", "x y", "ok", "1/3", "not_applicable", [], {}, "en",
    {"en": "A"}, {"en": ""}, ["ok"], [1, 2], "mean", {"from": 0}, {"item": "q1"},
)  # fmt: skip


def as_lists(value: Any) -> Any:
    """A document that can be changed."""
    if isinstance(value, dict):
        return {key: as_lists(each) for key, each in value.items()}
    return [as_lists(each) for each in value] if isinstance(value, list | tuple) else value


def as_tuples(value: Any) -> Any:
    """A document as it is read from YAML."""
    if isinstance(value, dict):
        return {key: as_tuples(each) for key, each in value.items()}
    return tuple(as_tuples(each) for each in value) if isinstance(value, list) else value


def holders(value: Any) -> list[Any]:
    """Everything in a document that holds something."""
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    own = [value] if inside else []
    return own + [each for part in inside for each in holders(part)]


def change(document: Any, chance: random.Random) -> None:
    """Leave something out, rename it, add something, or put something else in its place."""
    holder = chance.choice(holders(document))
    if isinstance(holder, list):
        holder[chance.randrange(len(holder))] = as_lists(chance.choice(VALUES))
        return
    key = chance.choice(list(holder))
    how = chance.choice(["leave out", "rename", "add", "replace"])
    if how == "leave out":
        del holder[key]
    elif how == "rename":
        holder[chance.choice(NAMES)] = holder.pop(key)
    else:
        name = key if how == "replace" else chance.choice(NAMES)
        holder[name] = as_lists(chance.choice(VALUES))


def loads(document: Any) -> bool:
    try:
        Rulebook.model_validate(as_tuples(document))
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize("seed", range(12))
def test_the_schema_accepts_what_has_the_right_form_and_nothing_else(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - nothing secret
    for _ in range(100):
        document = as_lists(chance.choice(DOCUMENTS))
        change(document, chance)
        accepted = VALIDATOR.is_valid(json.loads(json.dumps(document, default=float)))
        assert accepted == loads(document), document


def test_sound_rulebooks_fit_the_schema() -> None:
    for each in DOCUMENTS:
        document = json.loads(json.dumps(each, default=float))
        assert [error.message for error in VALIDATOR.iter_errors(document)] == []
