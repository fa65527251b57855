"""Reports as one self-contained page: no network, no script, every text escaped by Jinja2."""

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from passion_cli.assessment.scoring import Score
from passion_cli.language import Language
from passion_cli.language.numbers import number
from passion_cli.reports.blocks.bars import Glyphs
from passion_cli.reports.person.figures import caution, figure_lines
from passion_cli.reports.person.receipt import receipt_rows
from passion_cli.reports.person.report import Report
from passion_cli.reports.blocks.wheel import slices
from passion_cli.reports.person.wording import Wording

TEMPLATES = Path(__file__).parent.parent / "templates"
DOTS, ROW = 240, 60
"""How many dots the largest number of customers takes at most, and how many stand in a row."""


@lru_cache(maxsize=1)
def environment() -> Environment:
    """Return the templates; a name that is missing is an error, never an empty text."""
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def render(
    template: str, language: Language, title: str, style: str = "report", **values: object
) -> str:
    """Return a page; its title and every value are escaped where the template shows them."""
    css = "\n".join(part(f"style/{name}.css") for name in ("page", style, "print"))
    page = environment().get_template(template)
    return page.render(language=language, title=title, css=css, **values).strip() + "\n"


def part(name: str) -> str:
    """Return a part of a page that is put in as it is: style or script."""
    return (TEMPLATES / name).read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Row:
    """One rule or topic as a list shows it: a word, a mark and a number."""

    number: str
    name: str
    mark: str
    told: str
    more: str
    score: Score


def to_html(report: Report) -> str:
    """Return the report as a page."""
    words, made = Wording(report), report.assessment
    book = made.rulebook
    numbers = [book.rules[score.id].number for score in made.rules]
    rules = [
        _row(words, score, words.rule_title(score.id), str(place))
        for score, place in zip(made.rules, numbers, strict=True)
    ]
    total, (crowds, scale) = made.overall.score, _customers(words)
    return render(
        "report.html",
        report.language,
        f"{words.title()} · {words.date()}",
        words=words,
        rules=rules,
        topics=[_row(words, score, words.topic_title(score.id), "") for score in made.topics],
        slices=slices(made.rules, numbers),
        scored=total is not None,
        figures=figure_lines(words),
        caution=caution(words),
        receipt=list(receipt_rows(words)),
        total="" if total is None else number(total, report.language, 2),
        customers=crowds,
        scale=scale,
    )


def _row(words: Wording, score: Score, name: str, place: str) -> Row:
    level = words.level(score)
    mark = Glyphs.of(unicode=True).mark(score)
    more = ", ".join(filter(None, (words.reach(score), words.footing(score))))
    told = " · ".join(filter(None, (level, words.score(score))))
    return Row(place, name, mark, told, more, score)


@dataclass(frozen=True, slots=True)
class Crowd:
    """So many customers as dots, in rows."""

    label: str
    dots: list[tuple[int, int]]
    height: int


def _customers(words: Wording) -> tuple[list[Crowd], str]:
    """Draw the customers needed today, at 100 and at 1,000 a year; say what a dot stands for."""
    figures, title = words.report.assessment.figures, words.say("figure.customers")
    numbers = [figures.customers_needed, figures.at_100, figures.at_1000]
    labels = [value for label, value in figure_lines(words) if label == title]
    known = [number_ for number_ in numbers if number_ is not None]
    if len(labels) != len(known) or not known:
        return [], ""
    each = max(1, -(-max(known) // DOTS))
    rows = [_crowd(label, -(-wanted // each)) for label, wanted in zip(labels, known, strict=True)]
    told = number(Fraction(each), words.report.language)
    return rows, words.count("html.dot", each, shown=told)


def _crowd(label: str, dots: int) -> Crowd:
    places = [(5 + 10 * (place % ROW), 5 + 10 * (place // ROW)) for place in range(dots)]
    return Crowd(label, places, 10 * (-(-max(dots, 1) // ROW)))
