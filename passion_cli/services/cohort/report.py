"""Puts the report on a group together: what is told, who is listed, and what could not be read."""

from itertools import accumulate
from typing import NamedTuple

from passion_cli.assessment.cohort.disclosure import Disclosure
from passion_cli.assessment.cohort.groups import pool
from passion_cli.assessment.cohort.item_analysis import ItemAnalysis, analyse
from passion_cli.assessment.cohort.pseudonyms import pseudonyms
from passion_cli.assessment.cohort.retest import RetestFigure, retest
from passion_cli.assessment.cohort.rounds import Rounds, compare_rounds, follow
from passion_cli.assessment.cohort.told_rounds import ToldRounds, told_rounds
from passion_cli.assessment.cohort.values import cohort_values
from passion_cli.assessment.comparison import drops
from passion_cli.assessment.gate import Outcome, judge
from passion_cli.assessment.scoring import OVERALL
from passion_cli.errors import MOST
from passion_cli.reports.cohort.report import BrokenFile, CohortReport, Files, ListedPerson
from passion_cli.services.cohort.file_names import FileNames
from passion_cli.services.cohort.reader import Person
from passion_cli.services.cohort.reading import LISTED, CohortReading
from passion_cli.services.cohort.request import CohortRequest


class Reporter(NamedTuple):
    """Puts the report on one round together; `before` is the round before, or None.

    `aside` is how many newcomers are in no figure, or None where everybody is.
    """

    request: CohortRequest
    after: CohortReading
    before: CohortReading | None
    aside: int | None = None

    def report(self) -> CohortReport:
        """Return the report."""
        request, counts = self.request, self.after.counts
        groups = pool(counts.groups, request.book.rulebook, request.minimum)
        disclosure = Disclosure(
            counts.summary, request.book.rulebook, groups, request.minimum, request.audience
        )
        attention = self._attention() if disclosure.for_coach else ()
        rounds = (
            told_rounds(self._rounds(self.before), disclosure, self.aside) if self.before else None
        )
        return CohortReport(
            rulebook=request.book.rulebook,
            sha256=request.book.sha256,
            voice=request.voice,
            date=request.today,
            disclosure=disclosure,
            files=self._files(),
            by=request.by,
            look_alikes=self._look_alikes() if disclosure.for_coach else (),
            attention=attention[:LISTED],
            more=max(0, len(attention) - LISTED),
            participants=self._listed(self.after.people) if request.lists_people else None,
            real_names=request.real_names,
            rounds=rounds,
            outcomes=self._judge(disclosure, rounds),
            title=request.title,
            retest=self._retest(),
            items=self._items(),
        )

    def _retest(self) -> tuple[RetestFigure, ...] | None:
        if self.before is None or not self.request.retest:
            return None
        names = (OVERALL, *self.request.book.rulebook.rules)
        return retest(self.before.scores, self.after.scores, names)

    def _items(self) -> ItemAnalysis | None:
        counts = self.after.counts
        if counts.items is None:
            return None
        return analyse(counts.items, counts.summary, self.request.book.rulebook)

    def _judge(self, disclosure: Disclosure, rounds: ToldRounds | None) -> tuple[Outcome, ...]:
        values = cohort_values(disclosure, self.after.files, rounds)
        return judge(values, self.request.requirements)

    def _rounds(self, earlier: CohortReading) -> Rounds:
        book = self.request.book.rulebook
        names, noise = (OVERALL, *book.rules), book.scoring.noise
        before, after = earlier.scores, self.after.scores
        rounds = compare_rounds(before, after, names, noise)
        done = dict(earlier.done)
        for key, moves in self.after.done.items():
            done[key] = (*done.get(key, ()), *moves)
        rules = {key: each.rule or "" for key, each in book.indicators.items()}
        return rounds._replace(followed=follow(before, after, done, rules, noise))

    def _attention(self) -> tuple[ListedPerson, ...]:
        """Return who has a reason to be listed, or a score that fell since the round before."""
        people = self.after.people
        for key in self._fallen():
            people[key] = people[key]._replace(reasons=(*people[key].reasons, "declined"))
        return self._listed({key: each for key, each in people.items() if each.reasons})

    def _fallen(self) -> list[bytes]:
        if self.before is None or self.request.retest:
            return []
        noise, before = self.request.book.rulebook.scoring.noise, self.before.scores
        return [
            key
            for key, scores in self.after.scores.items()
            if key in before and OVERALL in drops(before[key], scores, noise)
        ]

    def _listed(self, people: dict[bytes, Person]) -> tuple[ListedPerson, ...]:
        """Name people as was asked, in the order of names, and of keys where two are alike."""
        names = pseudonyms(self.after.seen, self.request.salt or self.after.secret)
        real = self.request.real_names
        listed = [
            (ListedPerson(each.label if real else names[key], *each[1:]), key)
            for key, each in people.items()
        ]
        ordered = sorted(listed, key=lambda one: (one[0].name.casefold(), one[0].name, one[1]))
        return tuple(person for person, _ in ordered)

    def _look_alikes(self) -> tuple[tuple[str, ...], ...]:
        """Return people of both rounds who may be one, for their names look alike."""
        seen = {**(self.before.seen if self.before else {}), **self.after.seen}
        names = pseudonyms(seen, self.request.salt or self.after.secret)
        alike: dict[bytes, list[str]] = {}
        for key, each in seen.items():
            label = each.person.label if each.person and self.request.real_names else names[key]
            alike.setdefault(each.look, []).append(label)
        found = sorted(tuple(sorted(some)) for some in alike.values() if len(some) > 1)
        return tuple(found[:LISTED])

    def _files(self) -> Files:
        rounds = [self.after, *([self.before] if self.before else [])]
        names = FileNames(
            (*self.request.files, *(self.request.baseline or ())),
            self.request.real_names,
            for_group=self.request.audience == "group",
        )
        broken = [
            BrokenFile(*names.broken(each), each.found.path)
            for reading in rounds
            for each in reading.broken[:LISTED]
        ]
        return Files(
            read=self.after.files,
            broken=self.after.broken_count,
            older=tuple(map(names.place, sorted(self.after.older))),
            skipped=self.after.skipped,
            listed=_listed(broken),
            broken_before=self.before.broken_count if self.before else 0,
            notes=tuple(names.note(each) for reading in rounds for each in reading.notes),
        )


def _listed(broken: list[BrokenFile]) -> tuple[BrokenFile, ...]:
    """Return as many as a report lists, until their problems are too many."""
    counts = accumulate(len(each.problems) for each in broken[:LISTED])
    return tuple(each for each, count in zip(broken, counts, strict=False) if count <= MOST)
