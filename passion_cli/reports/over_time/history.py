"""The checks of one person in a row: scores, a trend for every rule, and noted moves."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Literal, NamedTuple

from typing_extensions import TypedDict

from passion_cli.assessment.assess import Assessment
from passion_cli.assessment.rulebook.rulebook import Rulebook
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
    """One check of the history; `topic` is empty where everything was asked.

    `assessment` is None where the check is damaged.
    """

    number: int
    day: str
    rulebook: str
    topic: str
    assessment: Assessment | None


class DraftLine(NamedTuple):
    """One unfinished interview: how many answers it has, and whether another process has it open.

    `topic` is empty where everything is asked.
    """

    number: int
    day: str
    respondent: str | None
    topic: str
    given: int
    damaged: bool = False
    elsewhere: bool = False


class Series(NamedTuple):
    """The checks of one person, the oldest first, and lines on the moves that were noted."""

    respondent: str | None
    checks: Sequence[AssessedCheck]
    moves: Sequence[tuple[str, str]] = ()

    @property
    def whole(self) -> list[AssessedCheck]:
        """The checks in which everything was asked, without damaged ones."""
        return [each for each in self.checks if not each.topic and each.assessment]

    @property
    def by_rulebook(self) -> list[list[AssessedCheck]]:
        """The same, apart for each rulebook, whichever its version."""
        groups: dict[str, list[AssessedCheck]] = {}
        for each in self.whole:
            groups.setdefault(each.rulebook.rpartition("@")[0], []).append(each)
        return list(groups.values())


class HistoryReport(NamedTuple):
    """The series of everybody, in one voice."""

    series: Sequence[Series]
    names: Names
    date: str
    drafts: Sequence[DraftLine] = ()

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
        yield from self._unfinished()
        later = [
            each.number for some in self.series for each in some.checks if each.day > self.date
        ]
        if later:
            numbers = ", ".join(map(str, later))
            yield Paragraph(voice.say("history.in_future", numbers=numbers), "strong")

    def _unfinished(self) -> Iterator[Block]:
        voice = self.voice
        if not self.drafts:
            return
        yield Heading(voice.say("history.unfinished"))
        keys = ("history.id", "history.date", "history.person", "history.given")
        rows = [self._draft(each) for each in self.drafts]
        yield Grid([voice.say(key) for key in keys], rows, "rlll")
        yield Paragraph(voice.say("history.resume"), "quiet")

    def _draft(self, each: DraftLine) -> list[str]:
        voice = self.voice
        asked = self._topic(each.topic)
        person = OutsideText(isolate(each.respondent)) if each.respondent else "—"
        given = voice.count("history.answers", each.given)
        if each.damaged:
            given = voice.say("history.damaged")
        elif each.elsewhere:
            given = f"{given}, {voice.say('history.open_elsewhere')}"
        return [str(each.number), voice.date(each.day) + asked, person, given]

    def _topic(self, key: str) -> str:
        topic = self.names.rulebook.topics.get(key)
        return f" ({self.voice.text(topic)})" if topic else ""

    def _series(self, series: Series) -> Iterator[Block]:
        voice = self.voice
        name = series.respondent
        yield Heading(OutsideText(isolate(name)) if name else voice.say("history.nobody"))
        keys = ("history.id", "history.date", "table.overall", "table.reach", "history.rulebook")
        head = [voice.say(key) for key in keys]
        yield Grid(head, [self._row(each) for each in series.checks], "rlrll")
        groups = series.by_rulebook
        for group in groups:
            if len(group) > 1:
                yield from self._trends(group[-SHOWN:], named=len(groups) > 1)
        if series.moves:
            yield Paragraph(voice.say("history.moves"), "strong")
            yield Bullets([(OutsideText(title), state) for title, state in series.moves])

    def _row(self, each: AssessedCheck) -> list[str]:
        voice = self.voice
        if each.assessment is None:
            shown = voice.say("history.damaged")
            return [str(each.number), voice.date(each.day), "—", shown, each.rulebook]
        overall = each.assessment.overall
        low, high = voice.number(overall.low), voice.number(overall.high)
        reach = voice.say("report.reach", low=low, high=high)
        if overall.score is None or overall.low == overall.high:
            reach = "—"
        topic = each.assessment.rulebook.topics.get(each.topic)
        date = voice.date(each.day) + (f" ({voice.text(topic)})" if topic else "")
        return [str(each.number), date, voice.number(overall.score), reach, each.rulebook]

    def _trends(self, checks: Sequence[AssessedCheck], *, named: bool) -> Iterator[Block]:
        """Yield the trends of checks of one rulebook, `named` where there are several."""
        names = Names(_rulebook_of(checks, self.names.rulebook), self.voice)
        voice = names.voice.using(names.rulebook.words)
        if named:
            yield Paragraph(names.title(), "strong")
        head = [voice.say(key) for key in ("table.rule", "history.trend", "history.way")]
        rows = []
        if names.rulebook.has_total:
            rows.append(self._trend(voice.say("cohort.overall"), "overall", checks))
        rules = ((names.numbered_rule(key), key) for key in names.rulebook.rules)
        rows += [self._trend(title, key, checks) for title, key in rules]
        yield Grid(head, rows, "lll")
        noise = voice.number(names.rulebook.scoring.noise)
        yield Paragraph(voice.say("compare.noise_note", noise=noise), "quiet")
        if len({each.rulebook for each in checks}) > 1:
            yield Paragraph(voice.say("history.rules_changed"), "quiet")

    def _trend(self, title: str, key: str, checks: Sequence[AssessedCheck]) -> list[str]:
        scores = [_score(each.assessment, key) for each in checks]
        last = " → ".join(map(self.voice.number, scores[-4:]))
        return [title, "".join(map(_mark, scores)), last]


def _rulebook_of(checks: Sequence[AssessedCheck], otherwise: Rulebook) -> Rulebook:
    """Return the rulebook of the last of some checks."""
    made = checks[-1].assessment
    return made.rulebook if made else otherwise


def _score(assessment: Assessment | None, key: str) -> Fraction | None:
    if assessment is None:
        return None
    if key == "overall":
        return assessment.overall.score
    return next((rule.score for rule in assessment.rules if rule.id == key), None)


def _mark(score: Fraction | None) -> str:
    return NONE if score is None else STEPS[min(int(score * len(STEPS) / 100), len(STEPS) - 1)]


class CheckData(TypedDict):
    """One check; `topic` is null where everything was asked, scores are 0 to 100.

    A damaged one is not as it was saved: it has no score.
    """

    id: int
    date: str
    rulebook: str
    topic: str | None
    score: Share | None
    low: Share
    high: Share
    rules: dict[str, float | None]
    damaged: bool


class DraftData(TypedDict):
    """One unfinished interview; `topic` is null where everything is asked."""

    id: int
    date: str
    respondent: str | None
    topic: str | None
    answers: int
    damaged: bool


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
    drafts: list[DraftData]


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
        "drafts": [
            {
                "id": each.number,
                "date": each.day,
                "respondent": each.respondent,
                "topic": each.topic or None,
                "answers": each.given,
                "damaged": each.damaged,
            }
            for each in report.drafts
        ],
    }


def _check_data(each: AssessedCheck) -> CheckData:
    made = each.assessment
    overall = made.overall if made else None
    return {
        "id": each.number,
        "date": each.day,
        "rulebook": each.rulebook,
        "topic": each.topic or None,
        "score": number(overall.score) if overall else None,
        "low": exact(overall.low) if overall else 0,
        "high": exact(overall.high) if overall else 100,
        "rules": {rule.id: number(rule.score) for rule in made.rules} if made else {},
        "damaged": made is None,
    }
