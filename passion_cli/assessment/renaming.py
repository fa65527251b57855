"""Answers to an earlier version of a rulebook, under the names that it uses today."""

from collections.abc import Mapping
from typing import NamedTuple

from passion_cli.assessment.rulebook.rulebook import Rulebook


class Renaming(NamedTuple):
    """An item, or an option of `item`, that has another name today."""

    old: str
    new: str
    item: str = ""


class Renamed(NamedTuple):
    """Raw answers under today's names, and what was mapped; `names` leads back to the old ones."""

    given: dict[str, object]
    mapped: tuple[Renaming, ...]
    names: Mapping[str, str]


def rename(rulebook: Rulebook, given: Mapping[str, object]) -> Renamed:
    """Put raw answers under today's names; a name of today is never taken for an old one."""
    if not rulebook.former_items and not rulebook.former_options:
        return Renamed(dict(given), (), {})
    found: dict[str, object] = {}
    mapped: list[Renaming] = []
    names: dict[str, str] = {}
    for key, value in given.items():
        item = key
        if key not in rulebook.items and key in rulebook.former_items:
            item = rulebook.former_items[key]
            mapped.append(Renaming(key, item))
        if item in found or (item != key and item in given):
            item = key
        names[item] = key
        found[item] = _value(rulebook, item, value, mapped)
    return Renamed(found, tuple(mapped), names)


def _value(rulebook: Rulebook, item: str, value: object, mapped: list[Renaming]) -> object:
    former = rulebook.former_options.get(item, {})
    if isinstance(value, tuple):
        return tuple(_option(item, former, each, mapped) for each in value)
    return _option(item, former, value, mapped)


def _option(item: str, former: Mapping[str, str], value: object, mapped: list[Renaming]) -> object:
    if isinstance(value, str) and value in former:
        mapped.append(Renaming(value, former[value], item))
        return former[value]
    return value
