"""`passion cohort`: many people's answers in, one report that exposes nobody out."""

import os
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from passion_cli.assessment.cohort.disclosure import (
    AUDIENCES,
    LARGEST_MINIMUM,
    LEAST_MINIMUM,
    MINIMUM,
    Audience,
)
from passion_cli.assessment.gate import Requirement, cohort_names, requirements
from passion_cli.assessment.rulebook.rulebook import Rulebook
from passion_cli.cli import options, streams
from passion_cli.cli.completion import FIELDS
from passion_cli.cli.delivery import Delivery, end_with, note_verdict
from passion_cli.cli.github import annotation_of, publish
from passion_cli.cli.progress_bar import tracked
from passion_cli.cli.session import choice, today, voice_of
from passion_cli.errors import ExitCode, InputError, Problem
from passion_cli.language.typography import clean
from passion_cli.reports.formats import COHORT
from passion_cli.services.cohort.check import CohortCheck, check_cohort
from passion_cli.services.cohort.reader import FileBatch
from passion_cli.services.cohort.request import CohortRequest
from passion_cli.services.publication import read_publication
from passion_cli.storage.answers_folder import Found, anywhere, find_files
from passion_cli.storage.atomic import check_targets, write_all
from passion_cli.storage.home import read_salt
from passion_cli.storage.imports.table_map import load_table_map
from passion_cli.storage.rulebook_file import load_rulebook


def cohort(
    paths: options.Paths,
    *,
    reader: options.For = None,
    baseline: options.Before = None,
    by: options.By = None,
    min_group: options.MinGroup = None,
    title: options.GroupTitle = None,
    details: options.Details = False,
    participants: options.Participants = False,
    names: options.Names = False,
    retest: options.Retest = False,
    items: options.Items = False,
    salt_file: options.SaltFile = None,
    form_map: options.MapOption = None,
    require: options.CohortRequire = None,
    allow_invalid: options.AllowInvalid = False,
    publish: options.Publish = None,
    published: options.Published = None,
    spark: options.Spark = False,
    github: options.GitHub = False,
    output_format: options.CohortFormat = None,
    output: options.Output = None,
    lang: options.Lang = None,
    rules: options.Rules = None,
    force: options.Force = False,
    color: options.Colour = "auto",
) -> None:
    """Read everybody; then summarise, show and judge."""
    who = _Who(reader, by, min_group, participants, names, retest, items, salt_file)
    what = _What(paths, baseline, form_map, rules, require, publish, published, title, spark)
    audience = who.audience(what.series)
    delivery = Delivery.plan(COHORT, output_format, output, color, force=force)
    if publish and publish != published:
        check_targets([publish], force=force)
    request = _request(audience, who, what, lang)._replace(details=details)
    _refuse_input(publish, request)
    done = _checked(request, spark=spark)
    _report(request, done, delivery, publish, github=github, allow_invalid=allow_invalid)


def _checked(request: CohortRequest, *, spark: bool) -> CohortCheck:
    """Read everybody here, showing how far that is, or where Spark has them."""
    if spark:
        from passion_cli.services.spark import check_with_spark

        return check_with_spark(request)

    def progress(batches: Iterable[FileBatch], total: int) -> Iterator[FileBatch]:
        return tracked(batches, total, request.voice)

    return check_cohort(request, progress)


def _folder_name(paths: Sequence[str]) -> str:
    """Return the name of the folder that holds the group, where there is one such folder."""
    if len(paths) != 1 or not os.path.isdir(paths[0]):  # noqa: PTH112 - paths are texts here
        return ""
    return clean(os.path.basename(os.path.realpath(paths[0])))  # noqa: PTH119


class _Who(NamedTuple):
    """Whom a report is for, and what is told of people and of questions in it."""

    given: str | None
    by: str | None
    min_group: str | None
    participants: bool
    names: bool
    retest: bool
    items: bool
    salt_file: str | None

    @property
    def personal(self) -> list[str]:
        """The options that make it a report for the coach."""
        given = {
            "--participants": self.participants,
            "--names": self.names,
            "--retest": self.retest,
            "--items": self.items,
        }
        return [option for option, wanted in given.items() if wanted]

    def audience(self, series: str | None) -> Audience:
        """Return whom it is for; `series` is the option that makes it one of a group's series.

        Raises:
            InputError: for options that do not go together.
        """
        usual = "coach" if self.personal else "group"
        found = choice("--for", self.given, AUDIENCES) if self.given is not None else usual
        audience: Audience = "coach" if found == "coach" else "group"
        if audience == "group" and self.personal:
            raise InputError.of("both_options", one="--for group", other=self.personal[0])
        if audience == "coach" and series:
            other = [*self.personal, "--for coach"][0]
            raise InputError.of("both_options", one=series, other=other)
        return audience


class _What(NamedTuple):
    """What is read and what it is called, what is required of it, what was or is published."""

    paths: Sequence[str]
    baseline: Sequence[str] | None
    form_map: str | None
    rules: str | None
    require: Sequence[str] | None
    publish: str | None
    published: str | None
    given_title: str | None
    spark: bool

    def found(self, paths: Sequence[str]) -> tuple[Found, ...]:
        """Return the files that paths lead to; what Spark reads may be anywhere."""
        if not self.spark:
            return find_files(paths)
        return tuple(map(anywhere, paths))

    @property
    def series(self) -> str | None:
        """The option that makes it one of a series."""
        return "--publish" if self.publish else "--published" if self.published else None

    @property
    def title(self) -> str | None:
        """What the group is called: as given, else the name of its folder."""
        given = self.given_title
        return (clean(given).strip() if given is not None else _folder_name(self.paths)) or None


def _request(audience: Audience, who: _Who, what: _What, lang: str | None) -> CohortRequest:
    """Read everything the options name besides people's answers."""
    rounds = what.baseline is not None
    if who.retest and not rounds:
        raise InputError.of("retest_baseline")
    book = load_rulebook(what.rules)
    voice = voice_of(lang, book=book.rulebook)
    if who.given is None and who.personal:
        streams.note(voice.say("note.for_coach", option=who.personal[0]))
    return CohortRequest(
        audience=audience,
        book=book,
        voice=voice,
        today=today(),
        requirements=_requirements(book.rulebook, what.require, rounds=rounds, audience=audience),
        files=what.found(what.paths),
        baseline=what.found(what.baseline) if what.baseline else None,
        by=choice("--by", who.by, FIELDS) if who.by else None,
        minimum=_minimum(who.min_group, audience),
        lists_people=who.participants,
        real_names=who.names,
        salt=read_salt(who.salt_file) if who.salt_file else None,
        table_map=load_table_map(what.form_map) if what.form_map else None,
        publishes=what.publish is not None,
        published=read_publication(what.published) if what.published else None,
        published_path=what.published or "",
        title=what.title,
        retest=who.retest,
        items=who.items,
    )


def _refuse_input(publish: str | None, request: CohortRequest) -> None:
    """Refuse to write what was published over somebody's answers."""
    read = (*request.files, *(request.baseline or ()))
    if publish and os.path.realpath(publish) in {os.path.realpath(each.path) for each in read}:
        raise InputError.of("publish_input", where=clean(publish))


def _requirements(
    rulebook: Rulebook, clauses: Sequence[str] | None, *, rounds: bool, audience: Audience
) -> tuple[Requirement, ...]:
    """Read the requirements; finer and finer thresholds could find a withheld digit.

    Raises:
        InputError: for what cannot be read, and thresholds with several decimals for the group.
    """
    read = requirements(cohort_names(rulebook, rounds=rounds), clauses or ())
    fine = [each.text for each in read if 10 * each.threshold % 1]
    if fine and audience == "group":
        raise InputError(Problem("fine_threshold", {"given": text}) for text in fine)
    return read


def _report(
    request: CohortRequest,
    done: CohortCheck,
    delivery: Delivery,
    state: str | None,
    *,
    github: bool,
    allow_invalid: bool,
) -> None:
    """Report on everybody, and end with the code that files and requirements ask for.

    What is published is remembered before it is shown.
    """
    if github and request.audience == "coach":
        streams.note(request.voice.say("note.coach_summary"))
    if state is not None and done.publication is not None:
        write_all({state: done.publication.text()}, force=True)
    elif state is not None:
        streams.note(request.voice.say("note.nothing_published"))
    refusal = delivery.offer(done.rendering())
    broken = done.report.files.unreadable if not allow_invalid else 0
    if broken:
        streams.note(_broken_note(done, broken))
    note_verdict(done.verdict, errors=delivery.stdout not in ("terminal", "markdown"))
    if github:
        _publish(request, done, delivery)
    end_with(ExitCode.INPUT if broken else done.verdict.code, refusal)


def _broken_note(done: CohortCheck, broken: int) -> str:
    """Say how many answers could not be read, unless that tells how few could."""
    voice = done.report.voice
    if done.report.disclosure.everybody:
        return voice.count("note.broken", broken)
    return voice.say("note.broken_some")


def _minimum(given: str | None, audience: Audience) -> int:
    if given is None:
        return 1 if audience == "coach" else MINIMUM
    least = 1 if audience == "coach" else LEAST_MINIMUM
    if not given.isdecimal() or not least <= int(given[:9]) <= LARGEST_MINIMUM:
        raise InputError.of("min_group", given=given, low=least, high=LARGEST_MINIMUM)
    return int(given)


def _publish(request: CohortRequest, done: CohortCheck, delivery: Delivery) -> None:
    listed = done.report.files.listed if done.report.disclosure.everybody else ()
    annotations = [
        annotation_of(problem, request.voice.explain(problem), each.path)
        for each in listed
        for problem in each.problems
    ]
    markdown = done.rendering().render("markdown", delivery.screen)
    publish(request.voice, markdown, [*done.verdict.annotations(), *annotations])
