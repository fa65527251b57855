import json
import os
from decimal import Decimal
from pathlib import Path

import pytest
from helpers.verbs import EXAMPLES, HEAD, PERSONAS, answers, book
from hypothesis import given
from hypothesis import strategies as st

from passion_cli.assessment.answers import Silence
from passion_cli.errors import InputError
from passion_cli.language.catalogue import explain
from passion_cli.storage.answers_file import Record, dump_answers, load_answers


def problems(folder: Path, text: str | bytes) -> list[str]:
    path = folder / "me.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    try:
        load_answers(str(path), book())
    except InputError as error:
        return [explain("en", each).removeprefix(f"{path}") for each in error.problems]
    return []


BAD = [
    (HEAD + "  who_four: precise\n", ":4:3: answers.who_four: “who_four” is not a question of this rulebook. Did you mean who_for? Allowed values: who_for,"),
    (HEAD + "  who_for: precize\n", ":4:12: answers.who_for: “precize” is not a possible answer. Did you mean precise? "
     "Allowed values: anyone, wide, need, precise, named, unknown."),
    (HEAD + "  who_for: 3\n", ":4:12: answers.who_for: must be a single answer. Allowed values: anyone"),
    (HEAD + "  who_for: true\n", "must be a single answer."),
    (HEAD + "  who_for: not_applicable\n", "this question always applies: not_applicable is not a possible answer."),
    (HEAD + "  hard_to_get: skill\n", "must be a list of answers such as [a, b], or unknown."),
    (HEAD + "  hard_to_get: []\n", "the list is empty: write [none], or unknown."),
    (HEAD + "  hard_to_get: [none, skil]\n", "“skil” is not a possible answer."),
    (HEAD + "  hard_to_get: [none, skil]\n", "“none” cannot be combined with other answers."),
    (HEAD + "  hard_to_get: [mix, mix]\n", ":4:22: answers.hard_to_get.1: “mix” appears twice."),
    (HEAD + "  repeat_sales: 11\n", ":4:17: answers.repeat_sales: must be between 0 and 10."),
    (HEAD + "  repeat_sales: 2.5\n", "must be a whole number."),
    (HEAD + "  repeat_sales: -1\n", "must be between 0 and 10."),
    (HEAD + "  repeat_sales: three\n", "must be a number such as 1200, 12.5, 12k or 1,200.50 (or unknown / not_applicable)."),
    (HEAD + "  net_month: $40\n", ":4:14: answers.net_month: amounts are in EUR, not $."),
    (HEAD + "  net_month: .nan\n", "must be a number such as 1200, 12.5, 12k"),
    (HEAD + "  net_month: .inf\n", "must be a number such as 1200, 12.5, 12k"),
    (HEAD + "  net_month: 1_000\n", "must be a number such as 1200, 12.5, 12k"),
    (HEAD + "  net_month: true\n", "must be a number such as 1200, 12.5, 12k"),
    (HEAD + "  who_for: wide\n  who_for: named\n", ":5:3: answers.who_for: this key appears twice (first at 4:3)."),
    (HEAD.replace("/1", "/2"), ":1:9: the format is passion-answers/2, but passion reads passion-answers/1 here."),
    (HEAD.replace("economy@1", "economy@2"), ":2:11: these answers are for rulebook passion-economy@2, but the current"),
    (HEAD.replace("economy@1", "economy@2") + "  nonsense: 1\n", "these answers are for rulebook"),
    ("secret: hunter2\n", ":1:1: add the line `format: passion-answers/1`."),
    ("- hunter2\n", ":1:1: add the line `format: passion-answers/1`."),
    (HEAD, ":3:9: answers: must contain `key: value` lines."),
    (HEAD + "  who_for: a\0b\n", ":4:13: contains a NUL byte."),
    (HEAD.encode() + b"  who_for: \xe9\n", ":4:12: is not UTF-8 text."),
    ("", ": is empty."),
    (" \n", ": is empty."),
    (b"\x89PNG\r\n\x1a\n" * 9, ":1:1: is not UTF-8 text."),
    (b"a" * 1_000_001, ": is larger than 1000000 bytes."),
    (HEAD.replace("answers:", "date: 2026-02-30\nanswers: {}"), "date: must be a date such as 2026-11-22."),
    (HEAD.replace("answers:", "date: 22/11/2026\nanswers: {}"), "date: must be a date such as 2026-11-22."),
    (HEAD.replace("answers:", "language: de\nanswers: {}"), "language: allowed values: en, fr."),
    (HEAD.replace("answers:", "nom: x\nanswers: {}"), ":3:1: nom: unknown field “nom”. Allowed values: format, rulebook"),
    (HEAD.replace("answers:", "currency: euros\nanswers: {}"), "currency: must be a code of three capital letters such as EUR or CHF."),
    (HEAD.replace("answers:", f"respondent: {'x' * 201}\nanswers: {{}}"), "must have 200 characters or fewer."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "line"), BAD, ids=range(len(BAD)))
def test_bad_answers_are_told_with_their_place(
    tmp_path: Path, text: str | bytes, line: str
) -> None:
    told = problems(tmp_path, text)
    assert any(line in each for each in told), told
    assert not any("hunter2" in each for each in told)


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    text = HEAD.replace("answers:", "language: de\nanswers:") + "  who_for: x\n  top_share: 200\n"
    assert len(problems(tmp_path, text)) == 3


@pytest.mark.parametrize("kind", ["missing", "folder", "fifo", "socket", "unreadable"])
def test_what_is_no_readable_file_is_refused_without_waiting(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "me.yaml"
    if kind == "folder":
        path.mkdir()
    if kind == "fifo":
        os.mkfifo(path)
    if kind == "unreadable":
        (tmp_path / "file").touch()
        path = tmp_path / "file" / "me.yaml"
    if kind == "socket":
        path = Path("/dev/null")
    with pytest.raises(InputError):
        load_answers(str(path), book())


@pytest.mark.parametrize("name", PERSONAS)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_an_example_is_written_back_byte_for_byte(name: str, language: str) -> None:
    path = EXAMPLES / f"{name}.{language}.yaml"
    loaded = load_answers(str(path), book())
    assert dump_answers(book(), loaded.record) == path.read_text()


def test_an_unchanged_file_keeps_its_comments_and_its_own_order(tmp_path: Path) -> None:
    path = tmp_path / "me.yaml"
    path.write_text("# mine\n" + HEAD + "  top_share: 5   # about\n  who_for: wide\n")
    loaded = load_answers(str(path), book())
    assert loaded.text_for(loaded.record, book(), "copy.yaml") == path.read_text()
    assert (
        json.loads(loaded.text_for(loaded.record, book(), "copy.json"))["answers"]["top_share"] == 5
    )


labels = st.text(min_size=1, max_size=60).map(lambda text: text.replace("\0", ""))


@given(labels.filter(bool), st.decimals(-1000, 1000, places=2), st.sampled_from(["yaml", "json"]))
def test_what_is_written_reads_back_the_same(
    tmp_path_factory: pytest.TempPathFactory, label: str, amount: Decimal, suffix: str
) -> None:
    from passion_cli.language.typography import clean

    given = answers(who_for="named", hard_to_get=["mix", "skill"]).with_answer("net_month", amount)
    record = Record(
        given.with_answer("top_share", Silence.NOT_APPLICABLE),
        clean(label),
        "2026-11-22",
        "fr",
        "CHF",
    )
    path = tmp_path_factory.mktemp("answers") / f"me.{suffix}"
    path.write_text(dump_answers(book(), record, str(path)), encoding="utf-8")
    again = load_answers(str(path), book()).record
    assert again == record
    assert dump_answers(book(), again, str(path)) == path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("240k", "240000"),
        ("1 200,50", "1200.5"),
        ("'3'", "3"),
        ("€40", "40"),
        ("12.5", "12.5"),
        ("-300", "-300"),
    ],
)
def test_numbers_are_read_as_in_the_questionnaire(tmp_path: Path, written: str, read: str) -> None:
    path = tmp_path / "me.yaml"
    path.write_text(HEAD + f"  net_month: {written}\n", encoding="utf-8")
    assert load_answers(str(path), book()).record.answers.values["net_month"] == Decimal(read)


def test_amounts_are_in_the_currency_of_the_file(tmp_path: Path) -> None:
    text = HEAD.replace("answers:", "currency: CHF\nanswers:") + "  net_month: 40 CHF\n"
    assert problems(tmp_path, text) == []
    refused = problems(tmp_path, text.replace("40 CHF", "£40"))
    assert refused == [":5:14: answers.net_month: amounts are in CHF, not £."]
