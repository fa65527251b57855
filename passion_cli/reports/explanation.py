"""The rulebook told to a reader: one rule, one item, the list of rules, the limits."""

from passion_cli.assessment.rulebook.items import AnyItem, Indicator, NumberItem, Ratio
from passion_cli.assessment.rulebook.rulebook import Rulebook
from passion_cli.assessment.answer_text import question
from passion_cli.language import Language
from passion_cli.language.numbers import short
from passion_cli.language.catalogue import count, say
from passion_cli.reports.blocks.page import Page
from passion_cli.reports.person.terminal import NARROWEST, WIDEST, Screen, print_page

BULLETS = {True: "• ", False: "* "}


def _page(screen: Screen) -> Page:
    return Page(max(NARROWEST, min(screen.width, WIDEST)))


def explain_rule(book: Rulebook, key: str, language: Language, screen: Screen) -> str:
    """Tell what a rule says, what the article asks, and how it is measured."""
    rule, page = book.rules[key], _page(screen)
    page.paragraph(f"{rule.number}. {rule.title.speak(language)}", style="bold cyan")
    page.paragraph(rule.principle.speak(language))
    page.heading(say(language, "explain.asks"))
    for claim in rule.asks:
        page.paragraph(claim.speak(language), lead=BULLETS[screen.unicode])
    page.heading(say(language, "explain.measured"))
    for indicator in book.indicators.values():
        if indicator.rule == key:
            _indicator(page, book, indicator, language)
    return print_page(page, screen)


def _indicator(page: Page, book: Rulebook, indicator: Indicator, language: Language) -> None:
    page.blank()
    title = indicator.title.speak(language)
    page.paragraph(f"{title}  ({indicator.id})", style="bold")
    if isinstance(indicator, Ratio):
        named = (book.items[indicator.numerator], book.items[indicator.denominator])
        page.paragraph(" ÷ ".join(item.title.speak(language) for item in named), style="dim")
    _label(page, language, "weight", short(indicator.weight or 0, language))  # type: ignore[arg-type]
    _why(page, indicator, language)
    if indicator.move:
        for name in ("week", "ninety_days", "metric"):
            text = getattr(indicator.move, name).speak(language)
            page.labelled(_name(language, f"report.{name}"), text, indent=2)


def _name(language: Language, key: str) -> str:
    return say(language, "report.label", label=say(language, key))


def _label(page: Page, language: Language, key: str, text: str) -> None:
    page.labelled(_name(language, f"explain.{key}"), text, indent=2)


def _why(page: Page, indicator: Indicator | AnyItem, language: Language) -> None:
    _label(page, language, "why", indicator.why.speak(language))
    _label(page, language, "source", indicator.source.speak(language))


def explain_item(
    book: Rulebook, key: str, language: Language, currency: str, screen: Screen
) -> str:
    """Tell what one question asks, why, and what its answers are worth."""
    page = _page(screen)
    item = book.items.get(key)
    if item is None:
        _indicator(page, book, book.ratios[key], language)
        return print_page(page, screen)
    page.paragraph(f"{item.title.speak(language)}  ({key})", style="bold cyan")
    page.paragraph(question(item, language, currency))
    page.paragraph(item.help.speak(language), style="dim")
    page.blank()
    for name, label in _answers_of(item, language):
        page.paragraph(f"{name} = {label}", lead=BULLETS[screen.unicode])
    page.blank()
    if item.rule:
        _indicator(page, book, item, language)
    else:
        _why(page, item, language)
    return print_page(page, screen)


def _answers_of(item: AnyItem, language: Language) -> list[tuple[str, str]]:
    if isinstance(item, NumberItem):
        low, high = short(item.min, language), short(item.max, language)
        return [
            (say(language, "explain.number"), say(language, "explain.range", low=low, high=high))
        ]
    return [(key, option.speak(language)) for key, option in item.options.items()]


def list_of_rules(book: Rulebook, language: Language, screen: Screen) -> str:
    """List the rules with their ids and how many indicators each rests on."""
    page = _page(screen)
    page.paragraph(f"{book.title.speak(language)}  ({book.name})", style="bold cyan")
    for key, rule in book.rules.items():
        page.blank()
        rests = sum(indicator.rule == key for indicator in book.indicators.values())
        page.paragraph(rule.title.speak(language), lead=f"{rule.number}. ", style="bold")
        page.paragraph(f"{key} · {count(language, 'explain.indicators', rests)}", lead="   ")
        page.paragraph(rule.principle.speak(language), lead="   ", style="dim")
    return print_page(page, screen)


def about_page(book: Rulebook, language: Language, folder: str, screen: Screen) -> str:
    """Tell what the tool cannot know, where it comes from, and what it keeps."""
    page = _page(screen)
    page.paragraph(book.title.speak(language), style="bold cyan")
    page.paragraph(book.disclaimer.speak(language))
    page.heading(say(language, "about.limits"))
    for number, limit in enumerate(book.limits, 1):
        page.paragraph(limit.speak(language), lead=f"{number:>2}. ")
    page.heading(say(language, "about.privacy"))
    page.paragraph(say(language, "about.kept", folder=folder))
    page.heading(say(language, "about.sources"))
    for source in book.sources:
        page.paragraph(source.speak(language), lead=BULLETS[screen.unicode])
    return print_page(page, screen)
