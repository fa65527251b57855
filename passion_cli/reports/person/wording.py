"""What a report says, as plain sentences that every format lays out its own way."""

from dataclasses import dataclass
from fractions import Fraction
from math import floor

from passion_cli.assessment.advice import Finding
from passion_cli.assessment.crosschecks import SHOWN
from passion_cli.assessment.rulebook.items import AnyItem
from passion_cli.assessment.scoring import Score
from passion_cli.assessment.answer_text import spoken
from passion_cli.language import numbers
from passion_cli.language.typography import isolate
from passion_cli.language.catalogue import count, say, say_date
from passion_cli.reports.person.report import Report

LEVELS = ((65, "high"), (45, "middle"), (0, "low"))
"""Scores are read as low, middle or high; these cuts follow the bands."""
FOUND = 5
"""How many open questions a report lists."""
FIRM = Fraction(3, 4)
"""From this share on, a first move is said to stay first."""
STEP = 5
"""Rule and topic scores are rounded to this many points: they carry no more precision."""


def to_step(score: Fraction) -> int:
    """Round to the nearest 5, halves up."""
    return STEP * floor(score / STEP + Fraction(1, 2))


def level(score: Score) -> str | None:
    """Return `low`, `middle` or `high` for a score as it is shown, or None without one."""
    if score.score is None:
        return None
    return next(name for cut, name in LEVELS if to_step(score.score) >= cut)


def _whole(share: Fraction) -> Fraction:
    """Return a share as a whole percentage, and 100 only where it is all."""
    return Fraction(floor(100 * share))


@dataclass(frozen=True)
class Question:
    """One flag: its kind in words, its question, and the answers it quotes."""

    kind: str
    message: str
    quotes: tuple[str, ...]


@dataclass(frozen=True)
class Step:
    """One move, ready to print."""

    title: str
    rule: str
    gain: str
    week: str
    ninety_days: str
    metric: str


@dataclass(frozen=True)
class Wording:
    """The sentences of one report."""

    report: Report

    def say(self, key: str, **values: object) -> str:
        """Return a text of the interface in the report's language."""
        return say(self.report.language, key, **values)

    def count(self, key: str, number: int, **values: object) -> str:
        """Return a text for one or for several."""
        return count(self.report.language, key, number, **values)

    def number(self, value: Fraction, digits: int = 0) -> str:
        """Write a number in the report's language."""
        return numbers.number(value, self.report.language, digits)

    def percent(self, value: Fraction) -> str:
        """Write a percentage with as many decimals as it needs."""
        return numbers.short_percent(value, self.report.language)

    def money(self, value: Fraction) -> str:
        """Write an amount in the report's currency."""
        return numbers.money(value, self.report.currency, self.report.language)

    def title(self) -> str:
        """Return the rulebook's title."""
        return self.report.assessment.rulebook.title.speak(self.report.language)

    def date(self) -> str:
        """Return the date as the language writes it."""
        return say_date(self.report.language, self.report.date)

    def respondent(self) -> str:
        """Return whom the report is about, or nothing."""
        name = self.report.respondent
        return self.say("report.for", respondent=isolate(name)) if name else ""

    def headline(self) -> str:
        """Return the score, or why there is none."""
        score = self.report.assessment.overall.score
        if score is None:
            return self.say("report.no_total")
        return self.say("report.headline", score=self.number(score))

    def bands(self) -> str:
        """Return the band, or every band the bounds reach into."""
        bands = self.report.assessment.bands
        return self.say("report.or").join(band.speak(self.report.language) for band in bands)

    def bounds(self) -> str:
        """Say between which scores the truth lies, or that nothing is missing."""
        overall, open_ones = self.report.assessment.overall, self._silent()
        if overall.score is None:
            return ""
        if not open_ones:
            return self.say("report.complete")
        low, high = self.number(overall.low), self.number(overall.high)
        return self.count("report.bounds", open_ones, low=low, high=high)

    def _silent(self) -> int:
        return sum(finding.effect > 0 for finding in self.report.assessment.find_out)

    def trust(self) -> str:
        """Say how much is known and how far the answers agree."""
        assessment = self.report.assessment
        coverage = self.percent(Fraction(floor(assessment.overall.coverage)))
        seen = min(assessment.contradictions, 3)
        agreement = ("none", "some", "some", "many")[seen]
        parts = [
            self.say("report.coverage", coverage=coverage),
            self.say("report.confidence", word=self.say(f"confidence.{assessment.confidence}")),
            self.say(f"contradictions.{agreement}"),
        ]
        return " · ".join(parts[:1] if assessment.overall.score is None else parts)

    def early(self) -> str:
        """Say why there is no total, kindly."""
        too_early = self.report.assessment.too_early
        return too_early.message.speak(self.report.language) if too_early else ""

    def score(self, score: Score) -> str:
        """Return a rule or topic score in words: `about 40`."""
        if not score.applies:
            return self.say("report.not_concerned")
        if score.score is None:
            return self.say("report.unscored")
        return self.say("report.about", score=to_step(score.score))

    def reach(self, score: Score) -> str:
        """Return the bounds of a rule, when they are apart and known."""
        if score.score is None or score.low == score.high:
            return ""
        low, high = floor(score.low / STEP) * STEP, -floor(-score.high / STEP) * STEP
        return self.say("report.reach", low=low, high=high)

    def level(self, score: Score) -> str:
        """Return the level in one word."""
        found = level(score)
        return self.say(f"level.{found}") if found else ""

    def footing(self, score: Score) -> str:
        """Say it when a score rests on a single answer."""
        alone = score.score is not None and score.answered == 1
        return self.say("report.one_answer") if alone else ""

    def rule_title(self, rule: str) -> str:
        """Return the title of a rule."""
        return self.report.assessment.rulebook.rules[rule].title.speak(self.report.language)

    def topic_title(self, topic: str) -> str:
        """Return the title of a topic."""
        return self.report.assessment.rulebook.topics[topic].speak(self.report.language)

    def weak(self) -> str:
        """Name the weak link, or several."""
        rules = [self.rule_title(rule) for rule in self.report.assessment.weak_links]
        if not rules:
            return ""
        if len(rules) == 1:
            return self.say("report.weak_link", rule=rules[0])
        return self.say("report.weak_links", rules=", ".join(rules))

    def badges(self) -> list[str]:
        """Return the sentences that stand above the score."""
        return [each.message.speak(self.report.language) for each in self.report.assessment.badges]

    def notices(self) -> list[str]:
        """Return the sentences that stand before the advice."""
        notices = self.report.assessment.notices
        return [each.message.speak(self.report.language) for each in notices]

    def signals(self) -> list[str]:
        """Return the signals as one sentence and their list, when there are enough."""
        assessment, language = self.report.assessment, self.report.language
        declared = assessment.rulebook.signals
        if declared is None or not assessment.signals.shown:
            return []
        seen = assessment.signals
        message = declared.message.speak(language)
        lines = [message.format(n=len(seen.present), total=seen.total)]
        lines += [signal.title.speak(language) for signal in seen.present]
        if seen.unknown:
            unknown = ", ".join(signal.title.speak(language) for signal in seen.unknown)
            lines.append(self.say("report.signals_unknown", signals=unknown))
        return lines

    def questions(self) -> list[Question]:
        """Return the most serious flags, each with the answers it is about."""
        return [
            Question(
                self.say(f"flag.{check.kind}"),
                check.message.speak(self.report.language),
                tuple(self.quote(item) for item in items),
            )
            for check, items in self.report.assessment.flags[:SHOWN]
        ]

    def questions_left(self) -> str:
        """Say how many flags are not shown."""
        left = len(self.report.assessment.flags) - SHOWN
        return self.count("report.questions_more", left) if left > 0 else ""

    def quote(self, item: str) -> str:
        """Return an item's title and the answer given to it."""
        title = self.item(item).title.speak(self.report.language)
        return self.say("report.quoted", title=title, answer=self.answer(item))

    def item(self, item: str) -> AnyItem:
        """Look an item up."""
        return self.report.assessment.rulebook.items[item]

    def answer(self, item: str) -> str:
        """Return the answer to an item, as the person would read it."""
        value = self.report.assessment.answers.values.get(item)
        return spoken(self.item(item), value, self.report.language, self.report.currency)

    def steps(self) -> list[Step]:
        """Return the recommended moves."""
        language = self.report.language
        return [
            Step(
                title=advised.indicator.title.speak(language),
                rule=self.rule_title(advised.indicator.rule or ""),
                gain=""
                if advised.gain is None
                else self.say("report.gain", gain=self.number(advised.gain, 1)),
                week=advised.move.week.speak(language),
                ninety_days=advised.move.ninety_days.speak(language),
                metric=advised.move.metric.speak(language),
            )
            for advised in self.report.assessment.moves
        ]

    def stability(self) -> str:
        """Say how firmly the first move stands when the weights vary."""
        found = self.report.assessment.stability
        if found is None:
            return ""
        told = [(self._move_title(key), self.percent(_whole(share))) for key, share in found.shares]
        (move, share), *others = told
        if found.first >= FIRM or not others:
            return self.say("stability.stays", move=move, share=share)
        other, second = others[0]
        return self.say("stability.toss_up", move=move, share=share, other=other, second=second)

    def _move_title(self, key: str) -> str:
        title = self.report.assessment.rulebook.indicators[key].title
        return self.say("stability.move", title=title.speak(self.report.language))

    def findings(self) -> list[str]:
        """Return what to find out first, the widest effect on the bounds on top."""
        found = self.report.assessment.find_out
        lines = [self._finding(each) for each in found[:FOUND]]
        left = len(found) - FOUND
        return [*lines, self.count("report.find_out_more", left)] if left > 0 else lines

    def _finding(self, finding: Finding) -> str:
        title = self.item(finding.item).title.speak(self.report.language)
        if not finding.effect:
            return f"{title} ({self.say('report.effect_figures')})"
        points = self.number(finding.effect, 1)
        return f"{title} ({self.say('report.effect', points=points)})"

    def disclaimer(self) -> str:
        """Return the footer of every report."""
        return self.report.assessment.rulebook.disclaimer.speak(self.report.language)
