from contextlib import suppress
from decimal import Decimal

import pytest
from helpers.verbs import plain_yaml
from hypothesis import given
from hypothesis import strategies as st

from passion_cli.errors import InputError
from passion_cli.storage.strict_yaml import parse


@pytest.mark.parametrize(
    ("text", "value"),
    [("no", "no"), ("on", "on"), ("yes", "yes"), ("null", None), ("~", None), ("true", True),
     ("12:30", "12:30"), ("010", "010"), ("1_000", "1_000"), ("0x1F", "0x1F"), (".nan", ".nan"),
     (".inf", ".inf"), ("+5", "+5"), ("5.", "5."), ("-12", -12), ("1.50", Decimal("1.50")),
     ("1e3", Decimal("1e3")), ("1e999", "1e999"), ("9" * 5000, "9" * 5000), ('"5"', "5"),
     ("2026-11-22", "2026-11-22"), ('"a\\tb"', "a b"), ('"\\e[31m"', "\ufffd[31m")],
)  # fmt: skip
def test_scalars_are_read_as_json_reads_them(text: str, value: object) -> None:
    read = plain_yaml(f"key: {text}\n")["key"]
    assert (read, type(read)) == (value, type(value))


@pytest.mark.parametrize(
    ("text", "key"),
    [("a: &x 1\nb: *x\n", "anchor"), ("a: *x\n", "alias"), ("a: !!int 1\n", "tag"), ("[1]: 2\n", "key_not_text"),
     ("a: 1\n---\nb: 2\n", "two_documents"), ("a: [1\n", "not_yaml"), ("a: {b\n", "not_yaml"),
     ("[" * 60_000, "too_deep"), ("a:\n" + "".join(" " * n + "- a:\n" for n in range(2, 80, 2)), "too_deep"),
     ("a: \x07\n", "not_yaml"), ("? {a: 1}\n: 2\n", "key_not_text")],
    ids=range(11),
)  # fmt: skip
def test_what_surprises_is_refused_with_its_place(text: str, key: str) -> None:
    with pytest.raises(InputError) as caught:
        parse("x.yaml", text)
    assert caught.value.problems[0].key == key
    assert caught.value.problems[0].where.startswith("x.yaml:")


def test_a_key_that_stands_twice_is_told_with_both_places() -> None:
    document = parse("x.yaml", "a: 1\nb:\n  c: 1\n  c: 2\na: 3\n")
    assert [(p.where, p.values["first"]) for p in document.problems] == [
        ("x.yaml:4:3", "3:3"),
        ("x.yaml:5:1", "1:1"),
    ]
    assert document.value == {"a": 1, "b": {"c": 1}}


def test_places_lead_to_values_and_to_keys() -> None:
    document = parse("x.yaml", "a:\n  - b: one\n    c: [x, y]\n")
    assert document.where(("a", 0, "c", 1)) == "x.yaml:3:12"
    assert document.where(("a", 0, "b"), key=True) == "x.yaml:2:5"
    assert document.where(("a", 0, "missing", "deeper")) == "x.yaml:2:5"


def test_json_with_surrogate_pairs_and_tabs_is_read() -> None:
    assert plain_yaml('{"a": "\\ud83d\\ude00",\n\t"b": [1, 2.5]}') == {
        "a": "😀",
        "b": (1, Decimal("2.5")),
    }


@given(st.binary(max_size=400) | st.text(max_size=400).map(str.encode))
def test_no_text_does_more_than_be_refused(raw: bytes) -> None:
    with suppress(InputError):
        parse("x.yaml", raw.decode("utf-8", "replace").replace("\0", ""))
