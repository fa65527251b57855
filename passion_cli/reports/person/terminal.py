"""The report for a terminal: sections of wrapped lines, coloured where colour is wanted."""

from dataclasses import dataclass
from io import StringIO

from rich.console import Console

from passion_cli.language.numbers import number
from passion_cli.reports.blocks.bars import Glyphs, bar, rows
from passion_cli.reports.person.figures import caution, figure_lines
from passion_cli.reports.blocks.page import Page
from passion_cli.reports.person.receipt import receipt_rows
from passion_cli.reports.person.report import Report
from passion_cli.reports.person.wording import Wording

WIDEST = 96
NARROWEST = 20
ASCII = str.maketrans(
    {"\u202f": " ", "\u00a0": " ", "·": "-", "—": "-", "“": '"', "”": '"', "’": "'", "«": '"',
     "»": '"', "×": "x", "÷": "/", "•": "*", "−": "-", "→": ">", "▁": "_", "▂": ".", "▃": ":",
     "▄": "-", "▅": "=", "▆": "+", "▇": "*", "█": "#"}
)  # fmt: skip
ROOMY = 66
"""From this width on, a label and its value share a line."""


@dataclass(frozen=True, slots=True)
class Screen:
    """What the report is shown on: its width in cells, and what it can show."""

    width: int = 80
    colour: bool = False
    unicode: bool = True
    plain: bool = False
    """For screen readers: no bars, no marks, words only."""


def to_terminal(report: Report, screen: Screen, *, receipt: bool = False) -> str:
    """Return the report as lines no wider than the screen."""
    words = Wording(report)
    page = Page(max(NARROWEST, min(screen.width, WIDEST)))
    glyphs = Glyphs.of(unicode=screen.unicode, plain=screen.plain)
    _title(page, words, glyphs)
    _headline(page, words, glyphs)
    _scores(page, words, glyphs)
    _signals(page, words, glyphs)
    _questions(page, words, glyphs)
    _moves(page, words)
    _figures(page, words)
    _findings(page, words, glyphs)
    if receipt:
        _receipt(page, words)
    _limits(page, words)
    return print_page(page, screen)


def print_page(page: Page, screen: Screen) -> str:
    """Turn the lines of a page into text, coloured where the screen wants it."""
    console = Console(
        file=StringIO(),
        width=max(screen.width, NARROWEST) + 1,
        force_terminal=screen.colour,
        no_color=not screen.colour,
        color_system="standard" if screen.colour else None,
        highlight=False,
        legacy_windows=False,
        _environ={},
    )
    for line in page.lines:
        console.print(line, no_wrap=True, overflow="ignore", crop=False, soft_wrap=True)
    text = console.file.getvalue() if isinstance(console.file, StringIO) else ""
    return text if screen.unicode else text.translate(ASCII)


def _title(page: Page, words: Wording, glyphs: Glyphs) -> None:
    page.spread(words.title(), words.date(), "bold")
    if words.respondent():
        page.paragraph(words.respondent())
    if glyphs.line:
        page.rule(glyphs.line)


def _headline(page: Page, words: Wording, glyphs: Glyphs) -> None:
    for badge in words.badges():
        page.paragraph(badge, lead=glyphs.lead(glyphs.warning), style="bold yellow")
        page.blank()
    assessment = words.report.assessment
    if assessment.overall.score is None:
        page.paragraph(words.headline(), style="bold")
        page.paragraph(words.early())
    else:
        page.paragraph(f"{words.headline()} {glyphs.dash} {words.bands()}", style="bold cyan")
        if glyphs.full:
            page.add(bar(assessment.overall, page.width, glyphs))
    if words.bounds():
        page.paragraph(words.bounds())
    page.paragraph(words.trust(), style="dim")


def _scores(page: Page, words: Wording, glyphs: Glyphs) -> None:
    assessment, rules = words.report.assessment, words.report.assessment.rulebook.rules
    page.heading(words.say("report.rules"))
    named = [
        (f"{rules[each.id].number}  {words.rule_title(each.id)}", each) for each in assessment.rules
    ]
    for line in rows(named, page.width, glyphs, words):
        page.add(line)
    if words.weak():
        page.blank()
        page.paragraph(words.weak(), lead=glyphs.lead(glyphs.low), style="yellow")
    page.heading(words.say("report.topics"))
    topics = [(words.topic_title(each.id), each) for each in assessment.topics]
    for line in rows(topics, page.width, glyphs, words):
        page.add(line)


def _signals(page: Page, words: Wording, glyphs: Glyphs) -> None:
    lines = words.signals()
    if lines:
        page.blank()
        page.paragraph(lines[0], lead=glyphs.lead(glyphs.warning))
        for line in lines[1:]:
            page.paragraph(line, lead=f"  {glyphs.lead(glyphs.bullet)}", style="dim")


def _questions(page: Page, words: Wording, glyphs: Glyphs) -> None:
    questions = words.questions()
    if not questions:
        return
    page.heading(words.say("report.questions"))
    for number_, question in enumerate(questions):
        if number_:
            page.blank()
        page.paragraph(f"{question.message} ({question.kind})", lead="? ", style="yellow")
        for quote in question.quotes:
            page.paragraph(quote, lead=f"  {glyphs.lead(glyphs.bullet)}", style="dim")
    if words.questions_left():
        page.paragraph(words.questions_left(), style="dim")


def _moves(page: Page, words: Wording) -> None:
    scored = words.report.assessment.overall.score is not None
    page.heading(words.say("report.moves" if scored else "report.first_moves"))
    for notice in words.notices():
        page.paragraph(notice, lead="! ", style="bold yellow")
        page.blank()
    for position, step in enumerate(words.steps(), 1):
        if position > 1:
            page.blank()
        page.paragraph(step.title, lead=f"{position}. ", style="bold")
        page.paragraph(" · ".join(filter(None, (step.rule, step.gain))), lead="   ", style="cyan")
        for name in ("week", "ninety_days", "metric"):
            label = words.say("report.label", label=words.say(f"report.{name}"))
            page.labelled(label, getattr(step, name), indent=3)
    page.blank()
    if scored:
        page.paragraph(words.say("report.arithmetic"), style="dim")
        if words.stability():
            page.paragraph(words.stability(), style="dim")
    page.paragraph(words.say("report.plan"), style="italic")


def _figures(page: Page, words: Wording) -> None:
    lines = figure_lines(words)
    page.heading(words.say("report.figures"))
    if not lines:
        page.paragraph(words.say("figure.none"))
    page.table(lines, side_by_side=page.width >= ROOMY)
    if caution(words):
        page.paragraph(caution(words), style="dim")


def _findings(page: Page, words: Wording, glyphs: Glyphs) -> None:
    findings = words.findings()
    if findings:
        page.heading(words.say("report.find_out"))
        for finding in findings:
            page.paragraph(finding, lead=glyphs.lead(glyphs.bullet))


def _receipt(page: Page, words: Wording) -> None:
    page.heading(words.say("report.receipt"))
    for title, rule, value, points, weight, part in receipt_rows(words):
        page.spread(f"{rule}  {title}", part or "—")
        detail = f"{value} · {words.say('receipt.points')} {points or '—'} × {weight}"
        page.paragraph(detail, lead="   ", style="dim")
    total = words.report.assessment.overall.score
    if total is not None:
        page.spread(words.say("receipt.total"), number(total, words.report.language, 2), "bold")
    page.paragraph(words.say("receipt.note"), style="dim")


def _limits(page: Page, words: Wording) -> None:
    page.blank()
    page.paragraph(words.disclaimer(), style="dim")
