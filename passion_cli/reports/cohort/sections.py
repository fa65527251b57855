"""What a cohort's report says, as blocks; the most useful first, the method last."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from passion_cli.assessment.cohort.summary import COVERAGE, OVERALL
from passion_cli.assessment.rulebook.rulebook import Check
from passion_cli.assessment.cohort.tally import Tally
from passion_cli.language.typography import isolate
from passion_cli.language.catalogue import say_date
from passion_cli.reports.blocks.model import (
    Block,
    Bullets,
    Given,
    Grid,
    Heading,
    Paragraph,
    Spread,
    Spreads,
    Title,
)
from passion_cli.reports.cohort.questions import item_blocks
from passion_cli.reports.cohort.people import closing_blocks, people_blocks
from passion_cli.reports.cohort.words import CohortWords
from passion_cli.reports.cohort.rounds import rounds_blocks
from passion_cli.reports.blocks.histogram import HISTOGRAM_FROM

MOST = 5
"""How many moves, flags and open questions are told."""


@dataclass(frozen=True)
class CohortWording(CohortWords):
    """The sections of one cohort's report."""

    def blocks(self) -> Iterator[Block]:
        """Yield the whole report."""
        yield from self._head()
        if not self.report.disclosure.everybody:
            least = self.report.disclosure.minimum
            yield Paragraph(self.say("cohort.too_small", minimum=least), "strong")
        else:
            yield from self._scores()
            yield from rounds_blocks(self)
            yield from self._groups()
            yield from self._weakest()
            yield from self._moves()
            yield from self._followed()
            yield from self._flags()
            yield from self._unknown()
            yield from item_blocks(self)
        yield from people_blocks(self)
        yield from closing_blocks(self)

    def _head(self) -> Iterator[Block]:
        report = self.report
        title = report.rulebook.title.speak(report.language)
        day = say_date(report.language, report.date)
        yield Title(self.say("cohort.title", title=title), day)
        people = report.disclosure.summary.people
        silent = people - report.disclosure.summary.scored if report.disclosure.scored else 0
        counted = {
            "people": people,
            "no_total": silent,
            "broken": report.files.broken,
            "older": len(report.files.older),
            "skipped": report.files.skipped,
        }
        parts = [
            self.count(f"cohort.{name}", number)
            for name, number in counted.items()
            if number or name == "people"
        ]
        yield Paragraph(" · ".join(parts), "strong")
        coverage = report.disclosure.score(COVERAGE)
        if coverage is not None and coverage.n:
            low, median = self.percent(coverage.lowest), self.percent(coverage.median)
            yield Paragraph(self.say("cohort.coverage", median=median, low=low))

    def _scores(self) -> Iterator[Block]:
        book, language = self.report.rulebook, self.report.language
        whole = [(OVERALL, self.say("cohort.overall"))]
        rules = [(key, f"{rule.number}  {self.rule(key)}") for key, rule in book.rules.items()]
        topics = [(key, topic.speak(language)) for key, topic in book.topics.items()]
        yield Heading(self.say("cohort.whole"))
        yield self._spreads(whole)
        yield from self._bands()
        yield Heading(self.say("report.rules"))
        yield self._spreads(rules)
        note = self.say("cohort.bars" if self._many else "cohort.marks")
        yield Paragraph(note, "quiet", self.say("cohort.piles"))
        yield Heading(self.say("report.topics"))
        yield self._spreads(topics)

    def _spreads(self, named: Sequence[tuple[str, str]]) -> Spreads:
        keys = ("rule", "people", "median", "mean", "range", "spread")
        head = [self.say(f"table.{key}") for key in keys]
        head[0] = ""
        rows = [self._spread(key, name) for key, name in named]
        return Spreads(head, rows, self._many)

    @property
    def _many(self) -> bool:
        return self.report.disclosure.summary.people >= HISTOGRAM_FROM

    def _spread(self, key: str, name: str) -> Spread:
        tally = self.report.disclosure.score(key)
        if tally is None or not tally.n:
            told = self.withheld() if tally is None else self.say("cohort.nobody")
            return Spread(name, ["—" if tally is None else "0", "", "", told], told, None)
        low, high = self.number(tally.lowest), self.number(tally.highest)
        median, mean = self.number(tally.median), self.number(tally.mean)
        told = self.say("cohort.figure", median=median, mean=mean, low=low, high=high)
        reach = self.say("report.reach", low=low, high=high)
        people = self.count("cohort.people", tally.n)
        return Spread(name, [str(tally.n), median, mean, reach], f"{told} · {people}", tally)

    def _bands(self) -> Iterator[Block]:
        disclosure, bands = self.report.disclosure, self.report.rulebook.bands
        if disclosure.scored and disclosure.summary.scored:
            base, counts = disclosure.summary.scored, disclosure.summary.bands
            language = self.report.language
            yield Bullets(
                [(band.speak(language), self.of(counts[key], base)) for key, band in bands.items()]
            )

    def _groups(self) -> Iterator[Block]:
        report = self.report
        if report.by is None:
            return
        field = self.say(f"cohort.field.{report.by}")
        yield Heading(self.say("cohort.groups", field=field))
        if not report.disclosure.groups:
            yield Paragraph(self.say("cohort.no_groups"))
            return
        rules = report.rulebook.rules
        head = [self.say(f"table.{key}") for key in ("group", "people", "overall")]
        head += [str(rule.number) for rule in rules.values()]
        rows = []
        for group in report.disclosure.groups:
            names = (OVERALL, *rules)
            tallies = [report.disclosure.group_score(group, name) for name in names]
            medians = [self._median(tally) for tally in tallies]
            rows.append(
                [self._group(group.name, group.members), str(group.summary.people), *medians]
            )
        yield Grid(head, rows, "l" + "r" * (len(head) - 1))
        yield from self._others()
        least = report.disclosure.minimum
        yield Paragraph(self.say("cohort.groups_note", minimum=least), "quiet")

    def _others(self) -> Iterator[Block]:
        for group in self.report.disclosure.groups:
            if group.members:
                names = [isolate(name) or self.say("cohort.no_group") for name in group.members]
                yield Bullets([(self.say("cohort.others"), Given(", ".join(names)))])

    def _median(self, tally: Tally | None) -> str:
        return "—" if tally is None else self.number(tally.median)

    def _group(self, name: str, members: Sequence[str]) -> str:
        if members:
            return self.say("cohort.others")
        return Given(isolate(name)) if name else self.say("cohort.no_group")

    def _ranked(self, counts: Counter[str], order: Sequence[str]) -> list[tuple[str, int]]:
        """Return what was counted, most first, the rulebook's order between equals."""
        found = [(key, counts[key]) for key in order if counts[key]]
        return sorted(found, key=lambda pair: -pair[1])

    def _weakest(self) -> Iterator[Block]:
        disclosure, rules = self.report.disclosure, self.report.rulebook.rules
        yield Heading(self.say("cohort.weakest"))
        if not disclosure.scored:
            yield Paragraph(self.withheld())
            return
        base, counts = disclosure.summary.scored, disclosure.summary.weakest
        ranked = self._ranked(counts, tuple(rules))
        yield Bullets([(self.rule(key), self.of(number, base)) for key, number in ranked])
        yield Paragraph(self.say("cohort.ties"), "quiet")

    def _moves(self) -> Iterator[Block]:
        disclosure, book = self.report.disclosure, self.report.rulebook
        yield Heading(self.say("cohort.moves"))
        if not disclosure.scored:
            yield Paragraph(self.withheld())
            return
        base, counts = disclosure.summary.scored, disclosure.summary.moves
        entries: list[tuple[str, ...]] = []
        for key, number in self._ranked(counts, tuple(book.indicators))[:MOST]:
            indicator = book.indicators[key]
            title = indicator.title.speak(self.report.language)
            week = indicator.move.week.speak(self.report.language) if indicator.move else ""
            name = f"{title} ({self.rule(indicator.rule or '')})"
            entries.append((name, self.of(number, base), week))
        yield Bullets(entries)
        yield Paragraph(self.say("cohort.moves_note"), "quiet")

    def _followed(self) -> Iterator[Block]:
        """Say what was noted, what was done, and how the rule changed, without a claim."""
        summary, book = self.report.disclosure.summary, self.report.rulebook
        ranked = self._ranked(summary.noted, tuple(book.indicators))
        if not ranked:
            return
        yield Heading(self.say("cohort.followed"))
        yield Bullets([self._follow(key, number) for key, number in ranked])
        yield Paragraph(self.say("cohort.followed_note"), "quiet")

    def _follow(self, key: str, noted: int) -> tuple[str, ...]:
        title = self.report.rulebook.indicators[key].title.speak(self.report.language)
        done = self.report.disclosure.summary.done[key]
        told = self.say("cohort.noted_done", noted=noted, done=done)
        rounds = self.report.rounds
        seen = (
            next((f.change for f in rounds.followed if f.indicator == key), None)
            if rounds
            else None
        )
        if seen is None:
            return title, told
        if seen.pairs < self.report.disclosure.minimum:
            return title, told, self.withheld()
        counts = {"up": seen.up, "same": seen.same, "down": seen.down, "rule": self.rule(seen.id)}
        return title, told, self.say("cohort.seen", n=seen.pairs, **counts)

    def _flags(self) -> Iterator[Block]:
        summary, checks = self.report.disclosure.summary, self.report.rulebook.checks
        yield Heading(self.say("cohort.flags"))
        ranked = self._ranked(summary.flags, tuple(checks))[:MOST]
        yield Bullets(
            [(self._flag(checks[key], self.of(number, summary.people)),) for key, number in ranked]
        )
        if not ranked:
            yield Paragraph(self.say("cohort.no_flags"))

    def _flag(self, check: Check, told: str) -> str:
        kind = self.say(f"flag.{check.kind}")
        return f"{check.message.speak(self.report.language)} ({kind}, {told})"

    def _unknown(self) -> Iterator[Block]:
        summary, order = self.report.disclosure.summary, self.report.rulebook.order
        silent = Counter({item: summary.silent(item) for item in order})
        ranked = self._ranked(silent, order)[:MOST]
        if ranked:
            yield Heading(self.say("cohort.unknown"))
            yield Bullets(
                [(self.item(key), self.of(number, summary.people)) for key, number in ranked]
            )
