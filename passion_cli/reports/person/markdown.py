"""The report as Markdown that GitHub renders: tables, no HTML, every text escaped."""

import re
from collections.abc import Iterable, Iterator, Sequence

from passion_cli.assessment.scoring import Score
from passion_cli.language.numbers import number
from passion_cli.reports.person.figures import caution, figure_lines
from passion_cli.reports.person.receipt import receipt_rows
from passion_cli.reports.person.report import Report
from passion_cli.reports.person.wording import Wording

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~$@&:/])")


def to_markdown(report: Report) -> str:
    """Return the whole report, the receipt included."""
    words = Wording(report)
    sections: list[Iterable[str]] = [
        _head(words),
        _scores(words),
        _questions(words),
        _moves(words),
        _figures(words),
        _findings(words),
        _receipt(words),
        ["---", f"*{prose(words.disclaimer())}*"],
    ]
    return "\n\n".join(block for section in sections for block in section if block) + "\n"


def escape(text: str) -> str:
    """Make a text stand for itself: no markup, no link, no mention, on one line."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split("\n")))


def prose(text: str) -> str:
    """Escape only what could start markup inside a sentence of the rulebook."""
    return re.sub(r"([\\`*_{}\[\]<>#|~$@&])", r"\\\1", " ".join(text.split("\n")))


def table(head: Sequence[str], rows: Iterable[Sequence[str]], align: str = "") -> str:
    """Lay a table out; cells are escaped already; `align` holds `l` or `r` for each column."""
    dashes = ["---:" if side == "r" else "---" for side in align.ljust(len(head), "l")]
    lines = [head, dashes, *rows]
    return "\n".join(f"| {' | '.join(cell for cell in line)} |" for line in lines)


def _head(words: Wording) -> Iterator[str]:
    yield f"# {prose(words.title())}"
    yield " · ".join(filter(None, (escape(words.respondent()), words.date())))
    yield from (f"> **{prose(badge)}**" for badge in words.badges())
    bands = words.bands()
    yield f"## {words.headline()}" + (f" — {prose(bands)}" if bands else "")
    yield prose(words.early())
    yield f"{words.bounds()} {words.trust()}".strip()


def _scores(words: Wording) -> Iterator[str]:
    assessment = words.report.assessment
    rules = assessment.rulebook.rules
    yield f"## {words.say('report.rules')}"
    named = [
        (f"{rules[r.id].number}. {prose(words.rule_title(r.id))}", r) for r in assessment.rules
    ]
    yield _score_table(words, "table.rule", named)
    yield f"**{prose(words.weak())}**" if words.weak() else ""
    yield f"## {words.say('report.topics')}"
    topics = [(prose(words.topic_title(each.id)), each) for each in assessment.topics]
    yield _score_table(words, "table.topic", topics)
    signals = words.signals()
    yield prose(signals[0]) if signals else ""
    yield "\n".join(f"- {prose(line)}" for line in signals[1:])


def _score_table(words: Wording, first: str, named: Iterable[tuple[str, Score]]) -> str:
    head = [words.say(key) for key in (first, "table.score", "table.level", "table.reach")]
    rows = []
    for name, score in named:
        told = ", ".join(filter(None, (words.score(score), words.footing(score))))
        rows.append((name, told, words.level(score) or "—", words.reach(score) or "—"))
    return table(head, rows)


def _questions(words: Wording) -> Iterator[str]:
    questions = words.questions()
    if not questions:
        return
    yield f"## {words.say('report.questions')}"
    for question in questions:
        yield f"**{prose(question.message)}** ({question.kind})"
        yield "\n".join(f"- {prose(quote)}" for quote in question.quotes)
    yield words.questions_left()


def _moves(words: Wording) -> Iterator[str]:
    scored = words.report.assessment.overall.score is not None
    yield f"## {words.say('report.moves' if scored else 'report.first_moves')}"
    yield from (f"> **{prose(notice)}**" for notice in words.notices())
    for position, step in enumerate(words.steps(), 1):
        yield f"### {position}. {prose(step.title)}"
        yield " · ".join(filter(None, (prose(step.rule), step.gain)))
        yield "\n".join(
            f"- **{words.say('report.label', label=words.say(f'report.{name}'))}** "
            f"{prose(getattr(step, name))}"
            for name in ("week", "ninety_days", "metric")
        )
    yield words.say("report.arithmetic") if scored else ""
    yield prose(words.stability())
    yield f"*{prose(words.say('report.plan'))}*"


def _figures(words: Wording) -> Iterator[str]:
    lines = figure_lines(words)
    yield f"## {words.say('report.figures')}"
    if not lines:
        yield words.say("figure.none")
        return
    head = [words.say("table.figure"), words.say("table.value")]
    yield table(head, [(label, prose(value)) for label, value in lines])
    yield f"*{prose(caution(words))}*" if caution(words) else ""


def _findings(words: Wording) -> Iterator[str]:
    findings = words.findings()
    if findings:
        yield f"## {words.say('report.find_out')}"
        yield "\n".join(f"- {prose(finding)}" for finding in findings)


def _receipt(words: Wording) -> Iterator[str]:
    names = ("indicator", "rule", "value", "points", "weight", "part")
    head = [words.say(f"receipt.{name}") for name in names]
    rows = [[prose(cell) or "—" for cell in line] for line in receipt_rows(words)]
    total = words.report.assessment.overall.score
    if total is not None:
        told = number(total, words.report.language, 2)
        rows.append([f"**{words.say('receipt.total')}**", "", "", "", "", f"**{told}**"])
    yield f"## {words.say('report.receipt')}"
    yield table(head, rows, "lrlrrr")
    yield words.say("receipt.note")
