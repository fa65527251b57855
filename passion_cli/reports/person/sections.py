"""The report on one person, section by section: scores, questions, actions, figures, receipt."""

from collections.abc import Iterator

from passion_cli.assessment.advice import Finding
from passion_cli.assessment.crosschecks import SHOWN
from passion_cli.assessment.rulebook.rulebook import SIGNAL_FIELDS
from passion_cli.language.numbers import exact_round
from passion_cli.language.typography import isolate
from passion_cli.reports.blocks.model import (
    Block,
    Bullets,
    Closing,
    Footer,
    Heading,
    Notice,
    Observations,
    OutsideText,
    Question,
    Questions,
    Title,
)
from passion_cli.reports.person.actions import action_blocks
from passion_cli.reports.person.figures import figure_blocks
from passion_cli.reports.person.receipt import receipt_block
from passion_cli.reports.person.report import PersonReport
from passion_cli.reports.person.scores import score_blocks
from passion_cli.reports.person.verdict import summary_block

FOUND = 5
"""How many open questions a report lists."""


def person_blocks(report: PersonReport) -> Iterator[Block]:
    """Yield the whole report."""
    yield _title(report)
    yield summary_block(report)
    risks = {risk.when for risk in report.assessment.risks}
    for badge in (each for each in report.assessment.badges if each.when not in risks):
        yield Notice(report.voice.text(badge.message))
    yield from score_blocks(report)
    yield from action_blocks(report)
    yield from _signals(report)
    yield from _questions(report)
    yield from figure_blocks(report)
    yield from _findings(report)
    yield receipt_block(report)
    disclaimer = report.voice.text(report.assessment.rulebook.disclaimer)
    if disclaimer:
        yield Footer(disclaimer, here=report.receipt)
    yield _closing(report)


def _closing(report: PersonReport) -> Closing:
    """Say what comes next: the whole page, and the comparison in 90 days.

    Only a terminal names what the report was made from: other formats are handed on.
    """
    voice, source, book = report.voice, report.source, report.assessment.rulebook
    is_saved = source == "" or (source or "").isdecimal()
    rules = f" --rules {report.rules}" if report.rules else ""
    told = book.limits or book.sources or book.disclaimer
    here = [(voice.say("about.limits"), f"passion about{rules}")] if told else []
    if source is not None:
        page = f"passion open {source}".rstrip() + ("" if is_saved else rules)
        here.append((voice.say("report.next_page"), page))
    if is_saved:
        compare = (voice.say("report.next_compare"), "passion compare")
        return Closing([compare], [*here, compare])
    new, old = voice.say("report.new_file"), voice.say("report.old_file")
    named = f"passion compare {source or old} {new}{rules}"
    anonymous = f"passion compare {old} {new}" + (f" --rules {book.id}.yaml" if rules else "")
    return Closing(
        [(voice.say("report.next_compare"), anonymous)],
        [*here, (voice.say("report.next_files"), named)],
    )


def _title(report: PersonReport) -> Title:
    voice, name, about = report.voice, report.respondent, ""
    if name:
        about = OutsideText(voice.say("report.for", respondent=isolate(name)))
    title, date = report.names.title(), voice.date(report.date)
    return Title(title, date, about, f"{title} · {date}", ruled=False)


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
    """Yield what to find out first, what widens the range most on top."""
    found, voice = report.assessment.still_to_answer, report.voice
    if not found:
        return
    entries = [(_finding(report, each),) for each in found[:FOUND]]
    if len(found) > FOUND:
        entries.append((voice.count("report.find_out_more", len(found) - FOUND),))
    yield Heading(voice.say("report.find_out"))
    yield Bullets(entries)


def _finding(report: PersonReport, finding: Finding) -> str:
    """Return a question with what its answer would do; without a score there is no range."""
    voice, title = report.voice, report.names.item(finding.item)
    if not finding.effect:
        return f"{title} ({voice.say('report.effect_figures')})"
    if report.assessment.overall.score is None:
        return title
    points = max(1, int(exact_round(finding.effect)))
    return f"{title} ({voice.count('report.effect', points)})"
