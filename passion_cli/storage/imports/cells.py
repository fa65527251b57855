"""What a cell or a typed answer says: an option by its id or label, ticks, a number, a silence."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from passion_cli.assessment.answers import Answers, Silence, Value, accept
from passion_cli.assessment.rulebook.items import AnyItem, MultiItem, NumberItem, SingleItem
from passion_cli.assessment.rulebook.rulebook import Rulebook
from passion_cli.errors import InputError, Problem
from passion_cli.language.folding import fold
from passion_cli.language.numbers import read_number

LONGEST_GIVEN = 80
REMEMBERED = 50_000
"""How many cells are remembered as read: in a large table most of them occur again."""
NOT_KNOWN = (
    "unknown", "not known", "i don't know", "i do not know", "don't know", "dont know", "dk",
    "no idea", "not sure", "skip", "passer", "inconnu", "je ne sais pas", "ne sais pas", "sais pas",
    "je sais pas", "nsp", "aucune idee", "pas sur",
)  # fmt: skip
WITHOUT_OBJECT = (
    "not_applicable", "not applicable", "does not apply", "n/a", "na", "n.a", "sans objet",
    "non applicable", "ne s'applique pas", "s/o", "non concerne", "pas concerne",
)  # fmt: skip
NOT_ASKED, LIME_NO = "n/a", "2"
"""What LimeSurvey writes for what was not asked, and may write for a box that is not ticked."""
TICKED = (
    "1", "y", "yes", "o", "oui", "true", "vrai", "x", "✓", "✔", "☑", "checked", "selected",
    "ticked", "coche", "cochee", "selectionne", "selectionnee",
)  # fmt: skip
UNTICKED = (
    "", "0", "false", "no", "faux", "non", "n", "-", "n/a", "unchecked", "not selected", "decoche",
    "non coche", "non selectionne",
)  # fmt: skip
ANONYMOUS = ("anonymous", "anonyme")
"""What Microsoft Forms writes for the address and the name of everybody."""
NO_DAY = "1980-01-01"
"""What LimeSurvey writes for the date of anonymous responses."""
NOTHING = ("", "-", "--", "/")
_BLANKS = re.compile(r"[^\S\n]+")
_BETWEEN = re.compile(r" ?[,;|\n]\s*")
_BLANK = re.compile(r"[ \n]\s*")
_INSIDE = re.compile(r"[\s,;|]+")
_LONG = re.compile(r"(-?\d+)\.(\d{7,})")
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\s*([AaPp])\.?[Mm])?")
_DAY = re.compile(r"(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})")


@dataclass
class CellReader:
    """Reads cells of one form; `words` are a map's own, folded, by item."""

    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    lime_survey: bool = False
    """Whether it is an export of LimeSurvey, where "N/A" is a question that was not asked."""

    _labels: dict[str, dict[str, str]] = field(default_factory=dict)
    _remembered: dict[tuple[str, str], Value | list[Problem] | None] = field(default_factory=dict)

    def read(self, item: AnyItem, text: str) -> Value | list[Problem] | None:
        """Read what a cell says of an item; None means nothing. The same cell is read once.

        Where an item always applies, "N/A" is read as not known.
        """
        key = (item.id, text)
        if key not in self._remembered:
            if len(self._remembered) >= REMEMBERED:
                self._remembered.clear()
            self._remembered[key] = self._read(item, text)
        return self._remembered[key]

    def _read(self, item: AnyItem, text: str) -> Value | list[Problem] | None:
        meant = self.words.get(item.id, {}).get(fold(text), text)
        folded = fold(meant)
        if folded in NOTHING or (self.lime_survey and folded == NOT_ASKED):
            return None
        if folded in NOT_KNOWN:
            return Silence.UNKNOWN
        if folded in WITHOUT_OBJECT:
            return Silence.NOT_APPLICABLE if item.may_not_apply else Silence.UNKNOWN
        match item:
            case SingleItem():
                return self.labels(item).get(folded) or [_unknown(item, meant)]
            case MultiItem():
                return self._several(item, meant)
            case NumberItem():
                return _number(item, meant)

    def labels(self, item: SingleItem | MultiItem) -> dict[str, str]:
        """Return every folded text that means an option: its id, its label in each language."""
        if item.id not in self._labels:
            known = {
                fold(text): key
                for key, option in item.options.items()
                for text in option.in_each().values()
            }
            self._labels[item.id] = known | {fold(key): key for key in item.options}
        return self._labels[item.id]

    def is_ticked(self, item: MultiItem, option: str, text: str) -> bool | Problem:
        """Tell whether a box is ticked: by a mark, a yes, or the option itself.

        LimeSurvey can write 1 and 2 for yes and no.
        """
        folded = fold(text)
        if folded in UNTICKED or (self.lime_survey and folded == LIME_NO):
            return False
        if folded in (*TICKED, option, *NOT_KNOWN, *WITHOUT_OBJECT):
            return True
        if self.labels(item).get(folded) == option:
            return True
        given = " ".join(text.split())[:LONGEST_GIVEN]
        return Problem("not_a_tick", {"given": given, "item": item.id})

    def _several(self, item: MultiItem, text: str) -> Value | list[Problem]:
        labels = self.labels(item)
        ticked, left = _whole_labels(text, labels, _BETWEEN)
        if left:
            ticked, rest = _whole_labels(text, labels, _BLANK)
            if rest:
                return [_unknown(item, left)]
        return accept(item, tuple(dict.fromkeys(ticked)))


def _unknown(item: SingleItem | MultiItem, text: str) -> Problem:
    labels = tuple(text for o in item.options.values() for text in o.in_each().values())
    given = " ".join(text.split())[:LONGEST_GIVEN]
    candidates = (*item.options, *labels)
    values = {"given": given, "allowed": tuple(item.options), "candidates": candidates}
    return Problem("unknown_option", values)


def _whole_labels(
    text: str, known: Mapping[str, str], between: re.Pattern[str]
) -> tuple[list[str], str]:
    """Split at the separators that leave whole labels: labels hold commas and blanks themselves.

    No more parts are joined than the longest label can have: a long cell takes no longer.
    Returns what was found, and the text from which on nothing was.
    """
    most = 1 + max(len(_INSIDE.findall(label)) for label in known)
    spaced = _BLANKS.sub(" ", text).strip("[] \n")
    parts, ends = between.split(spaced), between.findall(spaced)
    found: list[str] = []
    start = 0
    while start < len(parts):
        for end in range(min(start + most, len(parts)), start, -1):
            key = known.get(fold(_joined(parts, ends, start, end)))
            if key is not None:
                found.append(key)
                start = end
                break
        else:
            if parts[start]:
                return found, _joined(parts, ends, start, len(parts))
            start += 1
    return found, ""


def _joined(parts: list[str], ends: list[str], start: int, end: int) -> str:
    text = parts[start]
    for number in range(start + 1, end):
        text += ends[number - 1] + parts[number]
    return text


def _number(item: NumberItem, text: str) -> Value | list[Problem]:
    number = read_number(_without_zeros(text))
    if number is None:
        given = " ".join(text.split())[:LONGEST_GIVEN]
        return [Problem("not_a_number", {"given": given})]
    return accept(item, number)


def _without_zeros(text: str) -> str:
    """Return a number that a program wrote with many decimals, to six of them: `33.333333`.

    LimeSurvey writes ten, `2.5000000000`. Three decimals keep a zero behind them: `1.234` is read
    as more than a thousand.
    """
    match = _LONG.fullmatch(text)
    if match is None:
        return text
    whole, _, decimals = f"{Decimal(text):.6f}".partition(".")
    decimals = decimals.rstrip("0")
    return f"{whole}.{decimals}{'0' * (len(decimals) in (0, 3))}"


def named_in(text: str) -> str:
    """Return who a cell says somebody is, or nothing where it says that nobody may know."""
    name = " ".join(text.split())
    return "" if name.casefold() in ANONYMOUS else name


def read_day(text: str, *, day_first: bool) -> str | None:
    """Return the ISO date a timestamp begins with, or None where there is none."""
    match = _DAY.search(text)
    if match is None:
        return None
    first, second, third = map(int, match.groups())
    year_first = len(match[1]) == 4  # noqa: PLR2004 - a year
    if len(match[3]) == 2 and not year_first:  # noqa: PLR2004 - 26 for 2026
        third += 2000
    day = (first, second, third) if year_first else (third, second, first)
    if not year_first and not day_first:
        day = (third, first, second)
    try:
        found = date(*day).isoformat()
    except ValueError:
        return None
    return found if found != NO_DAY else None


def days_come_first(texts: Iterable[str], *, likely: bool) -> bool:
    """Tell whether dates such as 03/04/2026 start with the day: one over 12 decides it."""
    pairs = [(int(m[1]), int(m[2])) for text in texts if (m := _DAY.search(text))]
    if any(12 < first <= 31 for first, _ in pairs):  # noqa: PLR2004 - no month
        return True
    return likely and not any(second > 12 for _, second in pairs)  # noqa: PLR2004 - no month


def read_clock(text: str) -> str:
    """Return the time of day in a timestamp as `14:05:09`, or nothing."""
    match = _CLOCK.search(text)
    if match is None:
        return ""
    hour, minute, second = int(match[1]), match[2], match[3] or "00"
    if match[4]:
        hour = hour % 12 + 12 * (match[4] in "Pp")
    return f"{hour:02d}:{minute}:{second}"


def typed_answers(rulebook: Rulebook, answers: Answers, changes: Iterable[str]) -> Answers:
    """Return the answers with some changed: by option id or label, number, or `unknown`.

    Raises:
        InputError: with every change that names no item, or no answer to it.
    """
    problems: list[Problem] = []
    for change in changes:
        item, sign, text = change.partition("=")
        if not sign or item not in rulebook.items:
            allowed = tuple(rulebook.items)
            problems.append(Problem("typed_item", {"given": item, "allowed": allowed}))
            continue
        value = CellReader().read(rulebook.items[item], text)
        if isinstance(value, list):
            problems += [problem.under(item) for problem in value]
        elif value is None:
            answers = answers.without(item)
        else:
            answers = answers.with_answer(item, value)
    if problems:
        raise InputError(problems)
    return answers
