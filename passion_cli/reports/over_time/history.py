"""The checks of one person in a row: scores, a trend for every rule, and noted moves."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Literal, NamedTuple

from typing_extensions import TypedDict

from passion_cli.assessment.assess import Assessment
from passion_cli.language.typography import isolate
from passion_cli.language.voice import Voice
from passion_cli.reports.blocks.model import (
    Block,
    Bullets,
    Grid,
    Heading,
    OutsideText,
    Paragraph,
    Title,
)
from passion_cli.reports.json_values import exact, number
from passion_cli.reports.names import Names
from passion_cli.reports.schema import Share

STEPS = "▁▂▃▄▅▆▇█"
NONE = "·"
SHOWN = 12
"""How many checks a trend shows, the last ones."""


class AssessedCheck(NamedTuple):
    """One check of the history; `topic` is empty where everything was asked."""

    number: int
    day: str
    rulebook: str
    topic: str
    assessment: Assessment


class Series(NamedTuple):
    """The checks of one person, the oldest first, and lines on the moves that were noted."""

    respondent: str | None
    checks: Sequence[AssessedCheck]
    moves: Sequence[tuple[str, str]] = ()

    @property
    def whole(self) -> list[AssessedCheck]:
        """The checks in which everything was asked."""
        return [each for each in self.checks if not each.topic]


class HistoryReport(NamedTuple):
    """The series of everybody, in one voice."""

    series: Sequence[Series]
    names: Names
    date: str

    @property
    def voice(self) -> Voice:
        """The voice of the report."""
        return self.names.voice

    def blocks(self) -> Iterator[Block]:
        """Yield the whole report."""
        voice = self.voice
        yield Title(voice.say("history.title"), voice.date(self.date))
        if not self.series:
            yield Paragraph(voice.say("history.empty"))
        for series in self.series:
            yield from self._series(series)

    def _series(self, series: Series) -> Iterator[Block]:
        voice = self.voice
        name = series.respondent
        yield Heading(OutsideText(isolate(name)) if name else voice.say("history.nobody"))
        keys = ("history.id", "history.date", "table.overall", "table.reach", "history.rulebook")
        head = [voice.say(key) for key in keys]
        yield Grid(head, [self._row(each) for each in series.checks], "rlrll")
        if len(series.whole) > 1:
            yield from self._trends(series.whole[-SHOWN:])
        if series.moves:
            yield Paragraph(voice.say("history.moves"), "strong")
            yield Bullets([(OutsideText(title), state) for title, state in series.moves])

    def _row(self, each: AssessedCheck) -> list[str]:
        voice, overall = self.voice, each.assessment.overall
        low, high = voice.number(overall.low), voice.number(overall.high)
        reach = voice.say("report.reach", low=low, high=high)
        if overall.score is None or overall.low == overall.high:
            reach = "—"
        topic = each.assessment.rulebook.topics.get(each.topic)
        asked = f" ({voice.text(topic)})" if topic else ""
        date = voice.date(each.day) + asked
        return [str(each.number), date, voice.number(overall.score), reach, each.rulebook]

    def _trends(self, checks: Sequence[AssessedCheck]) -> Iterator[Block]:
        voice = self.voice
        head = [voice.say(key) for key in ("table.rule", "history.trend", "history.way")]
        rows = [self._trend(voice.say("cohort.overall"), "overall", checks)]
        rules = ((self.names.numbered_rule(key), key) for key in self.names.rulebook.rules)
        rows += [self._trend(title, key, checks) for title, key in rules]
        yield Grid(head, rows, "lll")
        noise = voice.number(self.names.rulebook.scoring.noise)
        yield Paragraph(voice.say("compare.noise_note", noise=noise), "quiet")
        if len({each.assessment.rulebook.name for each in checks}) > 1:
            yield Paragraph(voice.say("history.rules_changed"), "quiet")

    def _trend(self, title: str, key: str, checks: Sequence[AssessedCheck]) -> list[str]:
        scores = [_score(each.assessment, key) for each in checks]
        last = " → ".join(map(self.voice.number, scores[-4:]))
        return [title, "".join(map(_mark, scores)), last]


def _score(assessment: Assessment, key: str) -> Fraction | None:
    if key == "overall":
        return assessment.overall.score
    return next((rule.score for rule in assessment.rules if rule.id == key), None)


def _mark(score: Fraction | None) -> str:
    return NONE if score is None else STEPS[min(int(score * len(STEPS) / 100), len(STEPS) - 1)]


class CheckData(TypedDict):
    """One check; `topic` is null where everything was asked, scores are 0 to 100."""

    id: int
    date: str
    rulebook: str
    topic: str | None
    score: Share | None
    low: Share
    high: Share
    rules: dict[str, float | None]


class MoveLineData(TypedDict):
    """One move that was noted, and how far it is, in words."""

    move: str
    state: str


class SeriesData(TypedDict):
    """The checks of one person, the oldest first."""

    respondent: str | None
    checks: list[CheckData]
    moves: list[MoveLineData]


class HistoryData(TypedDict):
    """The whole document."""

    format: Literal["passion-history/1"]
    people: list[SeriesData]


def history_data(report: HistoryReport) -> HistoryData:
    """Return the history as plain data; numbers are never rounded."""
    return {
        "format": "passion-history/1",
        "people": [
            {
                "respondent": series.respondent,
                "checks": [_check_data(each) for each in series.checks],
                "moves": [{"move": title, "state": state} for title, state in series.moves],
            }
            for series in report.series
        ],
    }


def _check_data(each: AssessedCheck) -> CheckData:
    overall = each.assessment.overall
    return {
        "id": each.number,
        "date": each.day,
        "rulebook": each.rulebook,
        "topic": each.topic or None,
        "score": number(overall.score),
        "low": exact(overall.low),
        "high": exact(overall.high),
        "rules": {rule.id: number(rule.score) for rule in each.assessment.rules},
    }
