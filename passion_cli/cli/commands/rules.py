"""`passion rules`: list the rules, print the rulebook, check and test one of your own."""

import os
from collections.abc import Iterator
from fractions import Fraction
from pathlib import PurePath

from passion_cli.cli import options, streams
from passion_cli.cli.delivery import end_with, note_written
from passion_cli.cli.session import choice, language_of, read_screen, voice_of
from passion_cli.errors import ExitCode, InputError
from passion_cli.language.typography import clean
from passion_cli.language.voice import Voice
from passion_cli.services.rule_cases import differences, updated
from passion_cli.services.rule_check import RuleCheck, check_rules
from passion_cli.storage.atomic import write_all
from passion_cli.storage.cases_file import dump_cases, load_cases
from passion_cli.storage.rulebook_file import load_rulebook

CASES_FORMATS = ("json",)


def list_rules(
    *, lang: options.Lang = None, rules: options.Rules = None, color: options.Colour = "auto"
) -> None:
    """Print the rules with their numbers, ids and items."""
    from passion_cli.reports.explanation import list_of_rules

    screen, book = read_screen(color), load_rulebook(rules).rulebook
    streams.write_out(list_of_rules(book, voice_of(lang, book=book), screen), keep_encoding=True)


def show(*, rules: options.Rules = None, lang: options.Lang = None) -> None:
    """Print the rulebook as it stands, ready to be copied and edited."""
    language_of(lang)
    streams.write_out(load_rulebook(rules).text)


def check(
    file: options.FileArgument, *, strict: options.Strict = False, lang: options.Lang = None
) -> None:
    """Say what is wrong in a rulebook, in its form and in its meaning, or that nothing is."""
    voice, done = voice_of(lang), check_rules(file)
    if strict and done.warnings:
        raise InputError((*done.errors, *done.warnings))
    for warning in done.warnings:
        streams.note(voice.say("note.warning", line=voice.explain(warning)))
    if done.errors:
        raise InputError(done.errors)
    for line in _summary(done, voice_of(lang, book=done.book.rulebook)):
        streams.note(line)


def _summary(done: RuleCheck, voice: Voice) -> Iterator[str]:
    """Say what a valid rulebook holds, and what its totals can be."""
    book = done.book.rulebook
    counts = {"rules": len(book.rules), "items": len(book.items), "checks": len(book.checks)}
    yield voice.say("note.rulebook_fine", name=book.name, **counts)
    if done.range is not None:
        low, high = (voice.short(end) for end in done.range)
        most = (f"{key} ({voice.short(worth, 1)})" for key, worth in done.most_influential)
        yield voice.say("note.rulebook_range", low=low, high=high, items=", ".join(most))
    if book.bands:
        yield from _bands(done, voice)
    if done.warnings:
        yield voice.count("note.rulebook_warnings", len(done.warnings))


def _bands(done: RuleCheck, voice: Voice) -> Iterator[str]:
    """Say how many sets of answers come to each band, and what was counted."""
    counted = done.band_counts
    if counted is None:
        yield voice.say("note.rulebook_not_counted")
        return
    yield voice.say("note.rulebook_sets", sets=voice.number(Fraction(counted.sets)))
    for key, band in done.book.rulebook.bands.items():
        yield _share(voice, "band", counted.bands[key], counted.sets, voice.text(band))
    if counted.no_total:
        yield _share(voice, "no_total", counted.no_total, counted.sets)
    yield voice.say("note.rulebook_grid" if done.grids else "note.rulebook_options")
    for key, values in done.grids.items():
        shown = " · ".join(voice.short(Fraction(each)) for each in values)
        yield voice.say("note.rulebook_values", item=key, values=shown)


def _share(voice: Voice, what: str, count: int, sets: int, band: str = "") -> str:
    share = Fraction(100 * count, sets)
    few = "_few" if band and 0 < share < Fraction(1, 10) else ""
    number = voice.number(Fraction(count))
    shown = voice.percent(share, 1)
    return voice.say(f"note.rulebook_{what}{few}", band=band, share=shown, number=number)


def run_cases(
    file: options.FileArgument,
    *,
    cases: options.Cases = None,
    update: options.Update = False,
    cases_format: options.CasesFormat = None,
    lang: options.Lang = None,
) -> None:
    """Assess the golden cases of a rulebook, and say what is not as expected."""
    voice, book = voice_of(lang), load_rulebook(file).rulebook
    path = cases or _cases_of(file)
    if path == streams.STANDARD_OUTPUT and update:
        raise InputError.of("both_options", one="--update", other="--cases -")
    if cases_format is not None:
        choice("--format", cases_format, CASES_FORMATS)
    if cases is None and not os.path.lexists(path):
        raise InputError.of("no_cases", where=clean(path))
    loaded = load_cases(path, book)
    if update:
        write_all({path: dump_cases(book, updated(book, loaded))}, force=True)
        note_written([path], voice)
        return
    found = list(differences(book, loaded))
    if cases_format == "json":
        streams.write_out(dump_cases(book, updated(book, loaded), as_json=True), "json")
    for each in found:
        streams.note(voice.say("note.case_differs", **each._asdict()))
    streams.note(voice.count("note.cases", len(loaded.cases), differences=len(found)))
    end_with(ExitCode.GATE if found else ExitCode.OK, None)


def _cases_of(path: str) -> str:
    """Return where the cases of a rulebook are: `mine.cases.yaml` beside `mine.yaml`."""
    return str(PurePath(path).with_suffix(".cases.yaml"))
