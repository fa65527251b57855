"""The scores of a report: each rule and each topic, rounded, with its level and its range."""

from collections.abc import Iterator
from fractions import Fraction
from math import floor

from passion_cli.assessment.scoring import Score
from passion_cli.reports.blocks.model import Block, Level, ScoreLine, Scores
from passion_cli.reports.person.report import PersonReport

STEP = 5
"""Rule and topic scores are rounded to this many points: they carry no more precision."""


def score_blocks(report: PersonReport) -> Iterator[Block]:
    """Yield the rules, then the topics."""
    assessment, voice, names = report.assessment, report.voice, report.names
    rules = assessment.rulebook.rules
    head = [voice.say(f"table.{key}") for key in ("rule", "score", "level", "reach")]
    yield Scores(
        voice.say("report.rules"),
        [score_line(report, s, names.rule(s.id), rules[s.id].number) for s in assessment.rules],
        head,
        voice.say("html.wheel"),
        voice.say("html.wheel_note"),
    )
    lines = [score_line(report, score, names.topic(score.id)) for score in assessment.topics]
    if not lines:
        return
    yield Scores(voice.say("report.topics"), lines, [voice.say("table.topic"), *head[1:]])


def score_line(report: PersonReport, score: Score, name: str, number: int = 0) -> ScoreLine:
    """Return one score as it reads; `number` is that of a rule, or 0."""
    level, voice = level_of(report, score.score), report.voice
    alone = score.score is not None and score.answered == 1 and not _is_single(report, score)
    return ScoreLine(
        name=name,
        score=score,
        level=level,
        level_word=_level_word(report, score.score) if level else "",
        shown=_about(report, score),
        reach=_reach(report, score),
        footing=voice.say("report.one_answer") if alone else "",
        number=str(number) if number else "",
    )


def _is_single(report: PersonReport, score: Score) -> bool:
    """Tell whether a rule rests on one question by its making: then nothing is missing."""
    return len(report.assessment.rulebook.measures.get(score.id, ())) == 1


def _level_word(report: PersonReport, score: Fraction | None) -> str:
    """Return what a level is called: as the rulebook does, or low, medium and high."""
    words = [
        word
        for word in report.assessment.rulebook.levels.words.values()
        if score is not None and _to_step(score) >= word.start
    ]
    if words:
        return report.voice.text(words[-1])
    return report.voice.say(f"level.{level_of(report, score)}")


def level_of(report: PersonReport, score: Fraction | None) -> Level | None:
    """Return the level of a score as it is shown, or None without one."""
    if score is None:
        return None
    shown, levels = _to_step(score), report.assessment.rulebook.levels
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
