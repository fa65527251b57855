"""What a cohort's report says, as blocks; the most useful first, the method last."""

from collections import Counter
from collections.abc import Iterator, Sequence

from passion_cli.assessment.cohort.summary import COVERAGE
from passion_cli.assessment.cohort.tally import Tally
from passion_cli.assessment.rulebook.rulebook import Check
from passion_cli.assessment.scoring import OVERALL
from passion_cli.language.typography import isolate
from passion_cli.reports.blocks.histogram import HISTOGRAM_FROM
from passion_cli.reports.blocks.model import (
    Block,
    Bullets,
    Grid,
    Heading,
    OutsideText,
    Paragraph,
    Spread,
    Spreads,
    Title,
)
from passion_cli.reports.cohort.people import closing_blocks, people_blocks
from passion_cli.reports.cohort.questions import item_blocks
from passion_cli.reports.cohort.report import CohortReport
from passion_cli.reports.cohort.rounds import rounds_blocks
from passion_cli.reports.cohort.words import share_of, withheld

MOST = 5
"""How many moves, flags and open questions are listed."""


def cohort_blocks(report: CohortReport) -> Iterator[Block]:
    """Yield the whole report."""
    yield from _head(report)
    if not report.disclosure.everybody:
        least = report.disclosure.minimum
        yield Paragraph(report.voice.say("cohort.too_small", minimum=least), "strong")
    else:
        yield from _scores(report)
        yield from rounds_blocks(report)
        yield from _groups(report)
        yield from _weakest(report)
        yield from _moves(report)
        yield from _followed(report)
        yield from _flags(report)
        yield from _unknown(report)
        yield from item_blocks(report)
    yield from people_blocks(report)
    yield from closing_blocks(report)


def _head(report: CohortReport) -> Iterator[Block]:
    title = report.voice.text(report.rulebook.title)
    day = report.voice.date(report.date)
    yield Title(report.voice.say("cohort.title", title=title), day)
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
        report.voice.count(f"cohort.{name}", number)
        for name, number in counted.items()
        if number or name == "people"
    ]
    yield Paragraph(" · ".join(parts), "strong")
    coverage = report.disclosure.score(COVERAGE)
    if coverage is not None and coverage.lowest is not None and coverage.median is not None:
        low, median = report.voice.percent(coverage.lowest), report.voice.percent(coverage.median)
        yield Paragraph(report.voice.say("cohort.coverage", median=median, low=low))


def _scores(report: CohortReport) -> Iterator[Block]:
    book = report.rulebook
    whole = [(OVERALL, report.voice.say("cohort.overall"))]
    rules = [(key, f"{rule.number}  {report.names.rule(key)}") for key, rule in book.rules.items()]
    topics = [(key, report.voice.text(topic)) for key, topic in book.topics.items()]
    yield Heading(report.voice.say("cohort.whole"))
    yield _spreads(report, whole)
    yield from _bands(report)
    yield Heading(report.voice.say("report.rules"))
    yield _spreads(report, rules)
    note = report.voice.say("cohort.bars" if _many(report) else "cohort.marks")
    yield Paragraph(note, "quiet", report.voice.say("cohort.piles"))
    yield Heading(report.voice.say("report.topics"))
    yield _spreads(report, topics)


def _spreads(report: CohortReport, named: Sequence[tuple[str, str]]) -> Spreads:
    keys = ("rule", "people", "median", "mean", "range", "spread")
    head = [report.voice.say(f"table.{key}") for key in keys]
    head[0] = ""
    rows = [_spread(report, key, name) for key, name in named]
    return Spreads(head, rows, _many(report))


def _many(report: CohortReport) -> bool:
    return report.disclosure.summary.people >= HISTOGRAM_FROM


def _spread(report: CohortReport, key: str, name: str) -> Spread:
    tally = report.disclosure.score(key)
    if tally is None or not tally.n:
        text = withheld(report) if tally is None else report.voice.say("cohort.nobody")
        return Spread(name, ["—" if tally is None else "0", "", "", text], text, None)
    low, high = report.voice.number(tally.lowest), report.voice.number(tally.highest)
    median, mean = report.voice.number(tally.median), report.voice.number(tally.mean)
    text = report.voice.say("cohort.figure", median=median, mean=mean, low=low, high=high)
    reach = report.voice.say("report.reach", low=low, high=high)
    people = report.voice.count("cohort.people", tally.n)
    return Spread(name, [str(tally.n), median, mean, reach], f"{text} · {people}", tally)


def _bands(report: CohortReport) -> Iterator[Block]:
    disclosure, bands = report.disclosure, report.rulebook.bands
    if disclosure.scored and disclosure.summary.scored:
        base, counts = disclosure.summary.scored, disclosure.summary.bands
        yield Bullets(
            [
                (report.voice.text(band), share_of(report, counts[key], base))
                for key, band in bands.items()
            ]
        )


def _groups(report: CohortReport) -> Iterator[Block]:
    if report.by is None:
        return
    field = report.voice.say(f"cohort.field.{report.by}")
    yield Heading(report.voice.say("cohort.groups", field=field))
    if not report.disclosure.groups:
        yield Paragraph(report.voice.say("cohort.no_groups"))
        return
    rules = report.rulebook.rules
    head = [report.voice.say(f"table.{key}") for key in ("group", "people", "overall")]
    head += [str(rule.number) for rule in rules.values()]
    rows = []
    for group in report.disclosure.groups:
        names = (OVERALL, *rules)
        tallies = [report.disclosure.group_score(group, name) for name in names]
        medians = [_median(report, tally) for tally in tallies]
        rows.append(
            [_group(report, group.name, group.members), str(group.summary.people), *medians]
        )
    yield Grid(head, rows, "l" + "r" * (len(head) - 1))
    yield from _others(report)
    least = report.disclosure.minimum
    yield Paragraph(report.voice.say("cohort.groups_note", minimum=least), "quiet")


def _others(report: CohortReport) -> Iterator[Block]:
    for group in report.disclosure.groups:
        if group.members:
            names = [isolate(name) or report.voice.say("cohort.no_group") for name in group.members]
            yield Bullets([(report.voice.say("cohort.others"), OutsideText(", ".join(names)))])


def _median(report: CohortReport, tally: Tally | None) -> str:
    if tally is None:
        return "—"
    return report.voice.number(tally.median) if tally.n else ""


def _group(report: CohortReport, name: str, members: Sequence[str]) -> str:
    if members:
        return report.voice.say("cohort.others")
    return OutsideText(isolate(name)) if name else report.voice.say("cohort.no_group")


def _ranked(counts: Counter[str], order: Sequence[str]) -> list[tuple[str, int]]:
    """Return what was counted, most first, the rulebook's order between equals."""
    found = [(key, counts[key]) for key in order if counts[key]]
    return sorted(found, key=lambda pair: -pair[1])


def _weakest(report: CohortReport) -> Iterator[Block]:
    disclosure, rules = report.disclosure, report.rulebook.rules
    yield Heading(report.voice.say("cohort.weakest"))
    if not disclosure.scored:
        yield Paragraph(withheld(report))
        return
    base, counts = disclosure.summary.scored, disclosure.summary.weakest
    ranked = _ranked(counts, tuple(rules))
    yield Bullets(
        [(report.names.rule(key), share_of(report, number, base)) for key, number in ranked]
    )
    yield Paragraph(report.voice.say("cohort.ties"), "quiet")


def _moves(report: CohortReport) -> Iterator[Block]:
    disclosure, book = report.disclosure, report.rulebook
    yield Heading(report.voice.say("cohort.moves"))
    if not disclosure.scored:
        yield Paragraph(withheld(report))
        return
    base, counts = disclosure.summary.scored, disclosure.summary.moves
    entries: list[tuple[str, ...]] = []
    for key, number in _ranked(counts, tuple(book.indicators))[:MOST]:
        indicator = book.indicators[key]
        title = report.voice.text(indicator.title)
        week = report.voice.text(indicator.move.week) if indicator.move else ""
        name = f"{title} ({report.names.rule(indicator.rule or '')})"
        entries.append((name, share_of(report, number, base), week))
    yield Bullets(entries)
    yield Paragraph(report.voice.say("cohort.moves_note"), "quiet")


def _followed(report: CohortReport) -> Iterator[Block]:
    """Say what was noted, what was done, and how the rule changed, without a claim."""
    summary, book = report.disclosure.summary, report.rulebook
    ranked = _ranked(summary.noted, tuple(book.indicators))
    if not ranked:
        return
    yield Heading(report.voice.say("cohort.followed"))
    yield Bullets([_follow(report, key, number) for key, number in ranked])
    yield Paragraph(report.voice.say("cohort.followed_note"), "quiet")


def _follow(report: CohortReport, key: str, noted: int) -> tuple[str, ...]:
    title = report.voice.text(report.rulebook.indicators[key].title)
    done = report.disclosure.summary.done[key]
    text = report.voice.say("cohort.noted_done", noted=noted, done=done)
    rounds = report.rounds
    followed = rounds.followed if rounds else ()
    seen = next((each.change for each in followed if each.indicator == key), None)
    if seen is None:
        return title, text
    if seen.pairs < report.disclosure.minimum:
        return title, text, withheld(report)
    counts = {
        "up": seen.up,
        "same": seen.same,
        "down": seen.down,
        "rule": report.names.rule(seen.id),
    }
    return title, text, report.voice.say("cohort.seen", n=seen.pairs, **counts)


def _flags(report: CohortReport) -> Iterator[Block]:
    summary, checks = report.disclosure.summary, report.rulebook.checks
    yield Heading(report.voice.say("cohort.flags"))
    ranked = _ranked(summary.flags, tuple(checks))[:MOST]
    yield Bullets(
        [
            (_flag(report, checks[key], share_of(report, number, summary.people)),)
            for key, number in ranked
        ]
    )
    if not ranked:
        yield Paragraph(report.voice.say("cohort.no_flags"))


def _flag(report: CohortReport, check: Check, text: str) -> str:
    kind = report.voice.say(f"flag.{check.kind}")
    return f"{report.voice.text(check.message)} ({kind}, {text})"


def _unknown(report: CohortReport) -> Iterator[Block]:
    summary, order = report.disclosure.summary, report.rulebook.order
    silent = Counter({item: summary.silent(item) for item in order})
    ranked = _ranked(silent, order)[:MOST]
    if ranked:
        yield Heading(report.voice.say("cohort.unknown"))
        yield Bullets(
            [
                (report.names.item(key), share_of(report, number, summary.people))
                for key, number in ranked
            ]
        )
