"""What may be told of a group: no figure that rests on too few people, nor leads to one."""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Literal, get_args

from passion_cli.assessment.cohort.choices import answered_alike, choices_behind, options_of
from passion_cli.assessment.cohort.cornering import Cornering, cornering
from passion_cli.assessment.cohort.figures import (
    QUARTILES_FROM,
    NumberFigure,
    ScoreFigure,
    Told,
    number_figure,
)
from passion_cli.assessment.cohort.groups import Group
from passion_cli.assessment.cohort.summary import ANSWERED, COVERAGE, SILENT, CohortSummary
from passion_cli.assessment.cohort.suppression import is_small, suppressed, withheld
from passion_cli.assessment.cohort.tally import Tally
from passion_cli.assessment.rulebook.conditions import Condition
from passion_cli.assessment.rulebook.items import AnyItem, MultiItem, NumberItem
from passion_cli.assessment.rulebook.rulebook import Rulebook
from passion_cli.assessment.scoring import FULL, OVERALL

MINIMUM = 5
"""On how many people a figure in a group's report must rest, unless another number is asked for."""
LEAST_MINIMUM, LARGEST_MINIMUM = 2, 1000
BINS = 20
NO_TOTAL, WITH_TOTAL = "no_total", "with_total"

Audience = Literal["group", "coach"]
"""Whom a report is for: everybody in the group, or the coach alone."""
AUDIENCES: tuple[Audience, ...] = get_args(Audience)


class Disclosure:
    """What may be told of a cohort and of its groups.

    A report for the group tells no count from 1 to less than `minimum`, nor what such a count
    can be had from; no extremes; no answer to a sensitive question; and nothing that is true of
    every single person. One for the coach tells all of this from `minimum` people on.
    """

    def __init__(
        self,
        summary: CohortSummary,
        rulebook: Rulebook,
        groups: tuple[Group, ...] = (),
        minimum: int = MINIMUM,
        audience: Audience = "group",
    ) -> None:
        """Take everybody, and the groups as they are told apart."""
        self.summary, self.rulebook, self.groups = summary, rulebook, groups
        self.minimum, self.audience = minimum, audience

    @property
    def for_coach(self) -> bool:
        """Whether only the coach reads it."""
        return self.audience == "coach"

    @property
    def everybody(self) -> bool:
        """Whether anything at all can be told; of nobody there is nothing to hide."""
        return not is_small(self.summary.people, self.minimum)

    @property
    def people(self) -> Told:
        """How many people there are."""
        return self.summary.people if self.everybody else None

    # scores

    def score(self, name: str) -> ScoreFigure:
        """Return a score of the whole cohort."""
        tally = self.summary.scores[name]
        few = is_small(tally.n, self.minimum) or name in self._cornering.scores
        if not self.everybody or few:
            return ScoreFigure()
        counted = self.scored is not None if name == OVERALL else self._all_but_few(tally)
        figure = self._figure(name, tally, counted=counted)
        return figure if self.for_coach else self._without_sums(name, figure)

    def _without_sums(self, name: str, figure: ScoreFigure) -> ScoreFigure:
        """Leave out a mean from which withheld counts of answers could be worked out.

        Of one question, a median between two answers says as much, and so do quartiles.
        """
        behind, secret = choices_behind(self.rulebook, name), self.rulebook.sensitive
        if not any(None in self.item(each).values() for each in behind):
            return figure
        if len(behind) > 1:
            return figure._replace(mean=None)
        is_telling = secret.intersection(behind) or not self.summary.scores[name].has_middle
        return ScoreFigure() if is_telling else figure._replace(mean=None, quartiles=None)

    def group_score(self, group: Group, name: str) -> ScoreFigure:
        """Return a score of a group: its median, and its mean for the coach."""
        bases = {each.name or None: each.summary.scores[name].n for each in self.groups}
        if (group.name or None) in withheld(bases, self.minimum):
            return ScoreFigure()
        tallies = [each.summary.scores[name] for each in self.groups]
        lacking = [each.summary.people - each.summary.scores[name].n for each in self.groups]
        counted = not any(is_small(number, self.minimum) for number in (*lacking, sum(lacking)))
        counted = counted and not any(is_small(tally.n, self.minimum) for tally in tallies)
        counted = counted and (name != OVERALL or self.scored is not None)
        figure = self._figure(name, group.summary.scores[name], counted=counted)
        return figure if self.for_coach else figure._replace(mean=None, quartiles=None)

    def _all_but_few(self, tally: Tally) -> bool:
        return not is_small(self.summary.people - tally.n, self.minimum)

    def _figure(self, name: str, tally: Tally, *, counted: bool) -> ScoreFigure:
        """Describe a tally; `counted` says whether how many people it holds can be told."""
        if self.for_coach:
            bins = tally.bins(BINS, FULL)
            return ScoreFigure(
                tally.n, tally.median, tally.mean, tally.lowest, tally.highest, bins,
                withheld=False, quartiles=tally.quartiles(QUARTILES_FROM),
            )  # fmt: skip
        if tally.n and tally.lowest == tally.highest and name != COVERAGE:
            return ScoreFigure()
        told = ScoreFigure(None, tally.median, withheld=False)
        if not counted:
            return told
        return told._replace(n=tally.n, mean=tally.mean, quartiles=tally.quartiles(QUARTILES_FROM))

    # counts

    @cached_property
    def _totals(self) -> Mapping[str, Told]:
        """Bands, and the people without a total: they add up to everybody.

        Where there are no bands, those with a total are counted as one.
        """
        counts = {band: self.summary.bands[band] for band in self.rulebook.bands}
        shared = self._shared(counts)
        if not counts:
            counts[WITH_TOTAL] = self.summary.scored
        counts[NO_TOTAL] = self.summary.people - self.summary.scored
        return self._told(counts, shared)

    @property
    def scored(self) -> Told:
        """How many people have a total."""
        silent = self._totals[NO_TOTAL]
        return None if silent is None else self.summary.people - silent

    def bands(self) -> Mapping[str, Told]:
        """Return how many people are in each band."""
        return {band: self._totals[band] for band in self.rulebook.bands}

    def weakest(self) -> Mapping[str, Told]:
        """Return how many people each rule is the weakest of."""
        counts = {rule: self.summary.weakest[rule] for rule in self.rulebook.rules}
        return self._told(counts, self._shared(counts))

    def moves(self) -> Mapping[str, Told]:
        """Return how many people each move is advised to."""
        counts = {key: self.summary.moves[key] for key in self.rulebook.indicators}
        all_but_one = self._all_but_one(counts, self.summary.scored)
        return self._told(counts, {*all_but_one, *self._shared(counts), *self._sensitive})

    def _all_but_one(self, counts: Mapping[str, int], base: int) -> set[str]:
        """Return what is true of all but one, who learns by it something of everybody else."""
        return {key for key, number in counts.items() if base - number == 1 and not self.for_coach}

    @cached_property
    def _sensitive(self) -> frozenset[str]:
        """The indicators of sensitive questions: whom their moves are advised to is not told."""
        secret, indicators = self.rulebook.sensitive, self.rulebook.indicators
        if self.for_coach:
            return frozenset()
        return frozenset(key for key, each in indicators.items() if secret & set(each.needs))

    def _shared(self, counts: Mapping[str, int]) -> list[str]:
        """Return what is true of everybody with a total: it would tell each of them."""
        base = self.summary.scored
        return [key for key, number in counts.items() if number == base and not self.for_coach]

    def flags(self) -> Mapping[str, Told]:
        """Return how many people's answers raise each check.

        One that rests on an answer whose counts are withheld is withheld with it, and so is one
        that all but one raise.
        """
        all_but_one = self._all_but_one(self.summary.flags, self.summary.people)
        return {
            key: None
            if key in all_but_one or any(self._hides(condition) for condition in check.when)
            else self._count(self.summary.flags[key])
            for key, check in self.rulebook.checks.items()
        }

    def _hides(self, condition: Condition) -> bool:
        """Whether an item that a condition looks at has a count that is withheld."""
        items = self.rulebook.looked_at(condition)
        return any(None in self.item(item).values() for item in items)

    def noted(self) -> Mapping[str, Told]:
        """Return how many people noted each move."""
        return {
            key: None if key in self._sensitive else self._count(self.summary.noted[key])
            for key in self.rulebook.indicators
        }

    def done(self) -> Mapping[str, Told]:
        """Return how many people did each move."""
        noted, done = self.summary.noted, self.summary.done
        return {
            key: None
            if key in self._sensitive
            or self._count(noted[key]) is None
            or self._count(noted[key] - done[key]) is None
            else self._count(done[key])
            for key in self.rulebook.indicators
        }

    def _count(self, number: int) -> Told:
        return number if self.everybody and not is_small(number, self.minimum) else None

    def _told(self, counts: Mapping[str, int], also: Iterable[str] = ()) -> dict[str, Told]:
        if not self.everybody:
            return dict.fromkeys(counts)
        hidden = suppressed(counts, self.minimum, frozenset(also))
        return {key: None if key in hidden else number for key, number in counts.items()}

    # answers

    def item(self, item: str) -> Mapping[str, Told]:
        """Return the counts of an item: its options, the silences, and `answered`."""
        if item not in self._items:
            self._items[item] = self._item(self.rulebook.items[item])
        return self._items[item]

    @cached_property
    def _items(self) -> dict[str, Mapping[str, Told]]:
        return {}

    def _item(self, item: AnyItem) -> Mapping[str, Told]:
        counts, options = self.summary.options[item.id], options_of(item)
        if item.sensitive and not self.for_coach:
            return dict.fromkeys((*options, *SILENT, ANSWERED))
        silences = {key: counts[key] for key in SILENT}
        alike = [] if self.for_coach else list(answered_alike(item, counts, self.summary.people))
        alike += self._cornering.options.get(item.id, [])
        if isinstance(item, MultiItem):
            told = self._told(silences | {ANSWERED: counts[ANSWERED]}, alike)
            return told | self._ticks(options, counts)
        if isinstance(item, NumberItem):
            return self._told(silences | {ANSWERED: counts[ANSWERED]}, alike)
        told = self._told(silences | {key: counts[key] for key in options}, alike)
        split = {None in (told[key] for key in keys) for keys in (options, SILENT)}
        return told | {ANSWERED: None if split == {True} else self._answered(counts)}

    @cached_property
    def _cornering(self) -> Cornering:
        if self.for_coach:
            return Cornering()
        return cornering(self.summary, self.rulebook, self.minimum)

    def numbers(self, item: NumberItem) -> NumberFigure:
        """Return where the answers to a question for a number lie; amounts are never told."""
        tally = self.summary.numbers.get(item.id)
        if tally is None or not self.everybody or is_small(tally.n, self.minimum):
            return NumberFigure()
        if self.for_coach:
            return number_figure(tally, quartiles=tally.n >= QUARTILES_FROM, exact=True)
        alike = tally.lowest == tally.highest
        if item.sensitive or alike or item.id in self._cornering.numbers:
            return NumberFigure()
        if not self._may_tell(item, self.minimum):
            return NumberFigure()
        quartiles = self._may_tell(item, QUARTILES_FROM) and tally.n >= QUARTILES_FROM
        return number_figure(tally, quartiles=quartiles, exact=False)

    def _may_tell(self, item: NumberItem, least: int) -> bool:
        """Whether that `least` people answered or more tells nothing of who did not.

        Where their number is withheld, it must be possible as well that all the withheld
        silences are as large as a small count can be.
        """
        counts, told = self.summary.options[item.id], self.item(item.id)
        if told[ANSWERED] is not None:
            return True
        hidden = [key for key in SILENT if told[key] is None]
        left = counts[ANSWERED] + sum(counts[key] for key in hidden)
        return left - len(hidden) * (self.minimum - 1) >= least

    def _answered(self, counts: Counter[str]) -> Told:
        return counts[ANSWERED] if self.everybody else None

    def _ticks(self, options: tuple[str, ...], counts: Counter[str]) -> dict[str, Told]:
        """Return how many ticked each option; how many did not is as telling."""
        left = {key: counts[ANSWERED] - counts[key] for key in options}
        hidden = {key for key, number in left.items() if is_small(number, self.minimum)}
        if not self.for_coach:
            hidden |= {key for key, number in left.items() if not number and counts[ANSWERED]}
        return self._told({key: counts[key] for key in options}, hidden)
