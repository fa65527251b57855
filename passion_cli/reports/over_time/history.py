"""The checks of one person in a row: scores, a trend for every rule, and noted moves."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from passion_cli.assessment.assess import Assessment
from passion_cli.language.typography import isolate
from passion_cli.reports.blocks.model import Block, Bullets, Given, Grid, Heading, Paragraph, Title
from passion_cli.reports.json_values import raw
from passion_cli.reports.voice import Voice

STEPS = "▁▂▃▄▅▆▇█"
NONE = "·"
SHOWN = 12
"""How many checks a trend shows, the last ones."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One check of the history; `topic` is empty where everything was asked."""

    number: int
    day: str
    rulebook: str
    topic: str
    made: Assessment


@dataclass(frozen=True, slots=True)
class Series:
    """The checks of one person, the oldest first, and lines on the moves that were noted."""

    respondent: str | None
    entries: Sequence[Entry]
    moves: Sequence[tuple[str, str]] = ()

    @property
    def whole(self) -> list[Entry]:
        """The checks in which everything was asked."""
        return [each for each in self.entries if not each.topic]


@dataclass(frozen=True, slots=True)
class HistoryReport:
    """Everybody's series, told in one voice."""

    series: Sequence[Series]
    voice: Voice
    date: str

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
        yield Heading(Given(isolate(name)) if name else voice.say("history.nobody"))
        keys = ("history.id", "history.date", "table.overall", "table.reach", "history.rulebook")
        head = [voice.say(key) for key in keys]
        yield Grid(head, [self._row(each) for each in series.entries], "rlrll")
        if len(series.whole) > 1:
            yield from self._trends(series.whole[-SHOWN:])
        if series.moves:
            yield Paragraph(voice.say("history.moves"), "strong")
            yield Bullets([(Given(title), state) for title, state in series.moves])

    def _row(self, each: Entry) -> list[str]:
        voice, overall = self.voice, each.made.overall
        low, high = voice.number(overall.low), voice.number(overall.high)
        reach = voice.say("report.reach", low=low, high=high)
        if overall.score is None or overall.low == overall.high:
            reach = "—"
        topic = each.made.rulebook.topics.get(each.topic)
        told = f" ({topic.speak(voice.language)})" if topic else ""
        date = voice.date(each.day) + told
        return [str(each.number), date, voice.number(overall.score), reach, each.rulebook]

    def _trends(self, entries: Sequence[Entry]) -> Iterator[Block]:
        voice = self.voice
        head = [voice.say(key) for key in ("table.rule", "history.trend", "history.way")]
        rows = [self._trend(voice.say("cohort.overall"), "overall", entries)]
        rows += [self._trend(voice.rule(key), key, entries) for key in voice.rulebook.rules]
        yield Grid(head, rows, "lll")
        noise = voice.number(voice.rulebook.scoring.noise)
        yield Paragraph(voice.say("compare.noise_note", noise=noise), "quiet")
        if len({each.made.rulebook.name for each in entries}) > 1:
            yield Paragraph(voice.say("history.rules_changed"), "quiet")

    def _trend(self, title: str, key: str, entries: Sequence[Entry]) -> list[str]:
        scores = [_score(each.made, key) for each in entries]
        told = " → ".join(map(self.voice.number, scores[-4:]))
        return [title, "".join(map(_mark, scores)), told]


def _score(made: Assessment, key: str) -> Fraction | None:
    if key == "overall":
        return made.overall.score
    return next((rule.score for rule in made.rules if rule.id == key), None)


def _mark(score: Fraction | None) -> str:
    return NONE if score is None else STEPS[min(int(score * len(STEPS) / 100), len(STEPS) - 1)]


def history_data(report: HistoryReport) -> dict[str, object]:
    """Return the history as plain data, `passion-history/1`; numbers are never rounded."""
    return {
        "format": "passion-history/1",
        "people": [
            {
                "respondent": series.respondent,
                "checks": [_entry(each) for each in series.entries],
                "moves": [{"move": title, "state": state} for title, state in series.moves],
            }
            for series in report.series
        ],
    }


def _entry(each: Entry) -> dict[str, object]:
    overall = each.made.overall
    return {
        "id": each.number,
        "date": each.day,
        "rulebook": each.rulebook,
        "topic": each.topic or None,
        "score": raw(overall.score),
        "low": raw(overall.low),
        "high": raw(overall.high),
        "rules": {rule.id: raw(rule.score) for rule in each.made.rules},
    }
