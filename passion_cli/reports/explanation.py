"""The rulebook explained: one rule, one item, the list of rules, the limits."""

from passion_cli.assessment.answer_text import question_text
from passion_cli.assessment.rulebook.items import AnyItem, Indicator, NumberItem, Ratio
from passion_cli.assessment.rulebook.rulebook import Rulebook
from passion_cli.language.voice import Voice
from passion_cli.reports.blocks.page import Page
from passion_cli.reports.blocks.screen import Screen
from passion_cli.reports.blocks.terminal import new_page, print_page
from passion_cli.reports.names import formula_of

BULLETS = {True: "• ", False: "* "}


def explain_rule(book: Rulebook, key: str, voice: Voice, screen: Screen) -> str:
    """Say what a rule says, what the article asks, and how it is measured."""
    rule, page = book.rules[key], new_page(screen)
    page.paragraph(f"{rule.number}. {voice.text(rule.title)}", style="bold cyan")
    _if_any(page, voice.text(rule.principle))
    if rule.asks:
        page.heading(voice.say("explain.asks"))
    for claim in rule.asks:
        page.paragraph(voice.text(claim), lead=BULLETS[screen.unicode])
    page.heading(voice.say("explain.measured"))
    for indicator in book.indicators.values():
        if indicator.rule == key:
            page.blank()
            page.paragraph(_titled(indicator, voice), style="bold")
            _indicator(page, book, indicator, voice)
    return print_page(page, screen)


def _if_any(page: Page, text: str, lead: str = "", style: str = "") -> None:
    if text:
        page.paragraph(text, lead=lead, style=style)


def _titled(indicator: Indicator, voice: Voice) -> str:
    return f"{voice.text(indicator.title)}  ({indicator.id})"


def _indicator(page: Page, book: Rulebook, indicator: Indicator, voice: Voice) -> None:
    """Say how an indicator counts, why it is asked, and what is usually advised."""
    if isinstance(indicator, Ratio):
        named = (book.items[indicator.numerator], book.items[indicator.denominator])
        page.paragraph(" ÷ ".join(voice.text(item.title) for item in named), style="dim")
    _label(page, voice, "weight", voice.short(indicator.weight or 0))  # type: ignore[arg-type]
    _why(page, indicator, voice)
    for move in indicator.every_move[-1:]:
        if move.do:
            page.labelled(voice.label("explain.usual_move"), voice.text(move.do), indent=2)
        for name in ("week", "ninety_days", "metric"):
            text = voice.text(getattr(move, name))
            page.labelled(voice.label(f"report.{name}"), text, indent=2)


def _label(page: Page, voice: Voice, key: str, text: str) -> None:
    page.labelled(voice.label(f"explain.{key}"), text, indent=2)


def _why(page: Page, indicator: Indicator | AnyItem, voice: Voice) -> None:
    for key, text in (("why", indicator.why), ("source", indicator.source)):
        if text:
            _label(page, voice, key, voice.text(text))


def explain_item(book: Rulebook, key: str, voice: Voice, screen: Screen) -> str:
    """Say what one question asks, why, and what its answers are worth."""
    page = new_page(screen)
    item = book.items.get(key)
    page.paragraph(_titled(item or book.ratios[key], voice), style="bold cyan")
    if item is None:
        _indicator(page, book, book.ratios[key], voice)
        return print_page(page, screen)
    page.paragraph(question_text(item, voice))
    if item.help:
        page.paragraph(voice.text(item.help), style="dim")
    page.blank()
    for name, label in _answers_of(item, voice):
        page.paragraph(f"{name} = {label}", lead=BULLETS[screen.unicode])
    page.blank()
    if item.rule:
        _indicator(page, book, item, voice)
    else:
        _why(page, item, voice)
    return print_page(page, screen)


def _answers_of(item: AnyItem, voice: Voice) -> list[tuple[str, str]]:
    if isinstance(item, NumberItem):
        low, high = voice.short(item.min), voice.short(item.max)
        return [(voice.say("explain.number"), voice.say("explain.range", low=low, high=high))]
    return [(key, voice.text(option)) for key, option in item.options.items()]


def list_of_rules(book: Rulebook, voice: Voice, screen: Screen) -> str:
    """List the rules with their ids and how many indicators each rests on."""
    page = new_page(screen)
    page.paragraph(f"{voice.text(book.title)}  ({book.name})", style="bold cyan")
    for key, rule in book.rules.items():
        page.blank()
        rests = sum(indicator.rule == key for indicator in book.indicators.values())
        page.paragraph(voice.text(rule.title), lead=f"{rule.number}. ", style="bold")
        page.paragraph(f"{key} · {voice.count('explain.indicators', rests)}", lead="   ")
        _if_any(page, voice.text(rule.principle), lead="   ", style="dim")
    return print_page(page, screen)


def about_page(book: Rulebook, voice: Voice, folder: str, screen: Screen) -> str:
    """Say what the tool cannot know, where it comes from, and what it keeps."""
    page = new_page(screen)
    page.paragraph(voice.text(book.title), style="bold cyan")
    if book.disclaimer:
        page.paragraph(voice.text(book.disclaimer))
    if book.limits:
        page.heading(voice.say("about.limits"))
    for number, limit in enumerate(book.limits, 1):
        page.paragraph(voice.text(limit), lead=f"{number:>2}. ")
    page.heading(voice.say("report.receipt"))
    advice = ("report.arithmetic", "about.stability") if book.advises and book.has_total else ()
    for key in (formula_of(book), *advice, "about.median"):
        page.paragraph(voice.say(key), lead=BULLETS[screen.unicode])
    if book.figures is not None:
        page.paragraph(voice.text(book.figures.caution), lead=BULLETS[screen.unicode])
    page.heading(voice.say("about.privacy"))
    page.paragraph(voice.say("about.kept", folder=folder))
    if book.sources:
        page.heading(voice.say("about.sources"))
    for source in book.sources:
        page.paragraph(voice.text(source), lead=BULLETS[screen.unicode])
    return print_page(page, screen)
