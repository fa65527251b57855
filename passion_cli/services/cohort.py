"""From everybody who was read to the report on them, and the verdict on its requirements."""

from dataclasses import replace
from typing import TYPE_CHECKING

from passion_cli.assessment.cohort.summary import OVERALL
from passion_cli.assessment.cohort.disclosure import Disclosure, cohort_values, pool
from passion_cli.assessment.gate import Outcome, judge
from passion_cli.assessment.cohort.pseudonyms import pseudonyms
from passion_cli.assessment.cohort.rounds import Rounds, compare_rounds, drops, follow
from passion_cli.services.cohort_reader import LISTED, Person
from passion_cli.cli.session import today
from passion_cli.services.verdict import Verdict
from passion_cli.language.catalogue import explain
from passion_cli.reports.cohort.report import BrokenFile, CohortReport, Files, Named
from passion_cli.reports.ci.junit import Case

if TYPE_CHECKING:
    from collections.abc import Iterable

    from passion_cli.cli.commands.cohort import Job
    from passion_cli.storage.answers_folder import Broken


def make_report(job: "Job") -> CohortReport:
    """Put the report together; every requirement is judged on exact values."""
    now, book = job.now, job.book.rulebook
    groups = pool(now.groups, book, job.minimum)
    disclosure = Disclosure(now.summary, groups, job.minimum)
    rounds = _rounds(job)
    attention = _attention(job)
    return CohortReport(
        rulebook=book,
        sha256=job.book.sha256,
        language=job.language,
        date=today(),
        disclosure=disclosure,
        files=_files(job),
        by=job.by,
        attention=attention[:LISTED],
        more=max(0, len(attention) - LISTED),
        participants=_named(job, now.people) if job.participants else None,
        real_names=job.real_names,
        rounds=rounds,
        outcomes=_judge(job, disclosure, rounds),
    )


def _judge(job: "Job", disclosure: Disclosure, rounds: Rounds | None) -> tuple[Outcome, ...]:
    names = [clause.name for clause in job.clauses]
    return judge(cohort_values(disclosure, names, job.now.files, rounds), job.clauses)


def _rounds(job: "Job") -> Rounds | None:
    if job.then is None:
        return None
    book = job.book.rulebook
    names = (OVERALL, *book.rules)
    before, after, noise = job.then.scores, job.now.scores, book.scoring.noise
    rounds = compare_rounds(before, after, names, noise)
    done = {
        key: (*job.then.done.get(key, ()), *job.now.done.get(key, ()))
        for key in before.keys() | after.keys()
    }
    rules = {key: each.rule or "" for key, each in book.indicators.items()}
    return replace(rounds, followed=follow(before, after, done, rules, noise))


def _attention(job: "Job") -> tuple[Named, ...]:
    """Return who has a reason to be listed, or a score that fell since the round before."""
    people = dict(job.now.people)
    for key in _fallen(job):
        person = people[key]
        reasons = (*person.reasons, "declined")
        people[key] = replace(person, reasons=reasons)
    return _named(job, {key: each for key, each in people.items() if each.reasons})


def _fallen(job: "Job") -> list[bytes]:
    if job.then is None:
        return []
    noise, before = job.book.rulebook.scoring.noise, job.then.scores
    return [
        key
        for key, scores in job.now.scores.items()
        if key in before and OVERALL in drops(before[key], scores, noise)
    ]


def _named(job: "Job", people: dict[bytes, Person]) -> tuple[Named, ...]:
    """Name people as was asked, in the order of those names."""
    salt = job.salt or job.now.secret
    names = pseudonyms(job.now.seen, salt)
    named = [
        Named(each.label if job.real_names else names[key], each.reasons, each.overall, each.band)
        for key, each in people.items()
    ]
    return tuple(sorted(named, key=lambda each: (each.name.casefold(), each.name)))


def _files(job: "Job") -> Files:
    crowds = [crowd for crowd in (job.now, job.then) if crowd is not None]
    listed = [each for crowd in crowds for each in _broken(crowd.broken)]
    return Files(
        read=job.now.files,
        broken=job.now.broken_count,
        older=tuple(sorted(job.now.older)),
        skipped=job.now.skipped,
        listed=tuple(listed[:LISTED]),
        broken_before=job.then.broken_count if job.then else 0,
    )


def _broken(broken: "Iterable[Broken]") -> list[BrokenFile]:
    return [BrokenFile(each.found.shown, each.problems) for each in broken]


def verdict_on(job: "Job", report: CohortReport) -> Verdict:
    """Return the verdict: each broken file and each requirement is a test case."""
    verdict = Verdict.of(report.outcomes, report.language, no_value="gate.withheld")
    files = tuple(_file_case(each, report) for each in report.files.listed)
    return replace(verdict, cases=(*files, *verdict.cases), language=job.language)


def _file_case(each: BrokenFile, report: CohortReport) -> Case:
    lines = [explain(report.language, problem) for problem in each.problems]
    return Case("file", each.place, "error", "\n".join(lines))
