"""The report on one person, section by section: scores, questions, actions, figures, receipt."""

from collections.abc import Iterator
from fractions import Fraction
from math import floor

from passion_cli.assessment.advice import Finding
from passion_cli.assessment.crosschecks import SHOWN
from passion_cli.assessment.rulebook.rulebook import SIGNAL_FIELDS
from passion_cli.assessment.scoring import Score
from passion_cli.language.typography import isolate
from passion_cli.reports.blocks.model import (
    Block,
    Bullets,
    Footer,
    Heading,
    Level,
    Notice,
    Observations,
    OutsideText,
    Question,
    Questions,
    ScoreLine,
    Scores,
    Summary,
    Title,
)
from passion_cli.reports.person.actions import action_blocks, verdict_blocks
from passion_cli.reports.person.figures import figure_blocks
from passion_cli.reports.person.receipt import receipt_block
from passion_cli.reports.person.report import PersonReport

FOUND = 5
"""How many open questions a report lists."""
STEP = 5
"""Rule and topic scores are rounded to this many points: they carry no more precision."""


def person_blocks(report: PersonReport) -> Iterator[Block]:
    """Yield the whole report."""
    yield _title(report)
    told = {risk.when for risk in report.assessment.risks}
    for badge in (each for each in report.assessment.badges if each.when not in told):
        yield Notice(report.voice.text(badge.message))
    yield _summary(report)
    yield from verdict_blocks(report)
    yield from _scores(report)
    yield from action_blocks(report)
    yield from _questions(report)
    yield from _signals(report)
    yield from figure_blocks(report)
    yield from _findings(report)
    yield receipt_block(report)
    yield Footer(report.voice.text(report.assessment.rulebook.disclaimer))


def _title(report: PersonReport) -> Title:
    voice, name, about = report.voice, report.respondent, ""
    if name:
        about = OutsideText(voice.say("report.for", respondent=isolate(name)))
    title, date = report.names.title(), voice.date(report.date)
    return Title(title, date, about, f"{title} · {date}")


def _summary(report: PersonReport) -> Summary:
    assessment, voice = report.assessment, report.voice
    overall, early = assessment.overall, assessment.too_early
    if overall.score is None:
        headline, line = voice.say("report.no_total"), None
    else:
        number = voice.number(overall.score, assessment.shown_digits)
        headline = voice.say("report.headline", score=number)
        line = _line(report, overall, "")
    return Summary(
        headline=headline,
        bands=voice.say("report.or").join(map(voice.text, assessment.bands)),
        early=voice.text(early.message) if early else "",
        bounds=_bounds(report),
        trust=_trust(report),
        score=line,
    )


def _bounds(report: PersonReport) -> str:
    """Say between which scores the truth lies, or that nothing is missing."""
    overall, voice = report.assessment.overall, report.voice
    silent = sum(finding.effect > 0 for finding in report.assessment.find_out)
    if overall.score is None:
        return ""
    if not silent:
        return voice.say("report.complete")
    low, high = voice.number(overall.low), voice.number(overall.high)
    return voice.count("report.bounds", silent, low=low, high=high)


def _trust(report: PersonReport) -> str:
    """Say how much is known and how far the answers agree."""
    assessment, voice = report.assessment, report.voice
    coverage = voice.percent(Fraction(floor(assessment.overall.coverage)))
    agreement = ("none", "some", "some", "many")[min(assessment.contradictions, 3)]
    parts = [
        voice.say("report.coverage", coverage=coverage),
        voice.say("report.confidence", word=voice.say(f"confidence.{assessment.confidence}")),
        voice.say(f"contradictions.{agreement}"),
    ]
    return " · ".join(parts[:1] if assessment.overall.score is None else parts)


def _scores(report: PersonReport) -> Iterator[Block]:
    assessment, voice, names = report.assessment, report.voice, report.names
    rules = assessment.rulebook.rules
    keys = ("table.rule", "table.score", "table.level", "table.reach")
    head = [voice.say(key) for key in keys]
    yield Heading(voice.say("report.rules"))
    yield Scores(
        [_line(report, s, names.rule(s.id), str(rules[s.id].number)) for s in assessment.rules],
        head,
        voice.say("html.wheel"),
        voice.say("html.wheel_note"),
        _weak_links(report),
    )
    yield Heading(voice.say("report.topics"))
    lines = [_line(report, score, names.topic(score.id)) for score in assessment.topics]
    yield Scores(lines, [voice.say("table.topic"), *head[1:]])


def _line(report: PersonReport, score: Score, name: str, number: str = "") -> ScoreLine:
    level, voice = _level(report, score), report.voice
    alone = score.score is not None and score.answered == 1
    return ScoreLine(
        name=name,
        score=score,
        level=level,
        level_word=voice.say(f"level.{level}") if level else "",
        shown=_about(report, score),
        reach=_reach(report, score),
        footing=voice.say("report.one_answer") if alone else "",
        number=number,
    )


def _level(report: PersonReport, score: Score) -> Level | None:
    """Return the level of a score as it is shown, or None without one."""
    if score.score is None:
        return None
    shown, levels = _to_step(score.score), report.assessment.rulebook.levels
    if shown >= levels.high:
        return "high"
    return "middle" if shown >= levels.middle else "low"


def _to_step(score: Fraction) -> int:
    """Round to the nearest 5, halves up."""
    return STEP * floor(score / STEP + Fraction(1, 2))


def _about(report: PersonReport, score: Score) -> str:
    """Return a rule or topic score in words: `about 40`."""
    if not score.applies:
        return report.voice.say("report.not_concerned")
    if score.score is None:
        return report.voice.say("report.unscored")
    return report.voice.say("report.about", score=_to_step(score.score))


def _reach(report: PersonReport, score: Score) -> str:
    """Return the bounds of a score, when they are apart and known."""
    if score.score is None or score.low == score.high:
        return ""
    low, high = floor(score.low / STEP) * STEP, -floor(-score.high / STEP) * STEP
    return report.voice.say("report.reach", low=low, high=high)


def _weak_links(report: PersonReport) -> str:
    """Name the weakest rule, or several."""
    rules = list(map(report.names.rule, report.assessment.weak_links))
    if not rules:
        return ""
    if len(rules) == 1:
        return report.voice.say("report.weak_link", rule=rules[0])
    return report.voice.say("report.weak_links", rules=", ".join(rules))


def _signals(report: PersonReport) -> Iterator[Block]:
    """Yield the signals as one sentence and their list, when there are enough."""
    declared, seen = report.assessment.rulebook.signals, report.assessment.signals
    if declared is None or not seen.shown:
        return
    text = report.voice.text(declared.message)
    for field, number in zip(SIGNAL_FIELDS, (len(seen.present), seen.total), strict=True):
        text = text.replace(field, str(number))
    entries = [report.voice.text(signal.title) for signal in seen.present]
    if seen.unknown:
        unknown = ", ".join(report.voice.text(signal.title) for signal in seen.unknown)
        entries.append(report.voice.say("report.signals_unknown", signals=unknown))
    yield Observations(text, entries)


def _questions(report: PersonReport) -> Iterator[Block]:
    """Yield the most serious flags, each with the answers it is about."""
    voice, flags = report.voice, report.assessment.flags
    if not flags:
        return
    left, values = len(flags) - SHOWN, report.assessment.answers.values
    entries = [
        Question(
            voice.text(check.message),
            voice.say(f"flag.{check.kind}"),
            [report.names.quote(item, values.get(item)) for item in items],
        )
        for check, items in flags[:SHOWN]
    ]
    yield Heading(voice.say("report.questions"))
    yield Questions(entries, voice.count("report.questions_more", left) if left > 0 else "")


def _findings(report: PersonReport) -> Iterator[Block]:
    """Yield what to find out first, the widest effect on the bounds on top."""
    found, voice = report.assessment.find_out, report.voice
    if not found:
        return
    entries = [(_finding(report, each),) for each in found[:FOUND]]
    if len(found) > FOUND:
        entries.append((voice.count("report.find_out_more", len(found) - FOUND),))
    yield Heading(voice.say("report.find_out"))
    yield Bullets(entries)


def _finding(report: PersonReport, finding: Finding) -> str:
    voice, effect = report.voice, report.voice.say("report.effect_figures")
    if finding.effect:
        effect = voice.say("report.effect", points=voice.number(finding.effect, 1))
    return f"{report.names.item(finding.item)} ({effect})"
