"""What moved a score from one check to the next: the answers, what became known, the rules."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from passion_cli.assessment.answers import Answers, Silence, accept_all
from passion_cli.assessment.assess import Assessment, assess
from passion_cli.assessment.renaming import rename
from passion_cli.assessment.rulebook.rulebook import Rulebook
from passion_cli.assessment.scoring import OVERALL, Score

Scores = Mapping[str, Fraction | None]
"""Scores by name (0..100): the overall one and that of every rule, None without a score."""

RULES, KNOWN, ANSWERS = "rules", "known", "answers"


class Cause(NamedTuple):
    """What moved the overall score by `points`; several items where one alone gives no score.

    `kind` is `rules` (the rulebook changed), `known` (an answer that was not known before) or
    `answers` (an answer that changed).
    """

    kind: str
    items: tuple[str, ...]
    points: Fraction


class ScoreChange(NamedTuple):
    """How one score moved; `change` is None where one of the two cannot be given."""

    id: str
    before: Score | None
    after: Score
    noise: Fraction

    @property
    def change(self) -> Fraction | None:
        """By how many points it moved."""
        was = self.before.score if self.before else None
        return None if was is None or self.after.score is None else self.after.score - was

    @property
    def is_noise(self) -> bool:
        """Whether it moved by less than means anything."""
        return self.change is not None and abs(self.change) < self.noise


class Comparison(NamedTuple):
    """Two checks of one person; the causes sum exactly to the change of the overall score.

    `dropped` are answers of the first check that the new rulebook has no place for. `causes`
    is empty where one of the overall scores cannot be given.
    """

    before: Assessment
    after: Assessment
    overall: ScoreChange
    rules: tuple[ScoreChange, ...]
    causes: tuple[Cause, ...]
    dropped: tuple[str, ...] = ()

    def total(self, kind: str) -> Fraction:
        """Return what all causes of one kind add up to."""
        return sum((each.points for each in self.causes if each.kind == kind), Fraction(0))


def compare(before: Assessment, after: Assessment) -> Comparison:
    """Compare two checks, each assessed with the rulebook of its day.

    The old answers are scored again under the new rulebook: the difference is the rulebook's.
    Then what was not known before is filled in, and then the answers that changed, each in the
    order of the interview; every step is one cause. Where a step leaves no overall score, it is
    told together with the next.
    """
    book, noise = after.rulebook, after.rulebook.scoring.noise
    carried, dropped = carry(before, book)
    old = {score.id: score for score in before.rules}
    return Comparison(
        before,
        after,
        ScoreChange(OVERALL, before.overall, after.overall, noise),
        tuple(ScoreChange(score.id, old.get(score.id), score, noise) for score in after.rules),
        tuple(_causes(before, carried, after)),
        dropped,
    )


def carry(before: Assessment, book: Rulebook) -> tuple[Answers, tuple[str, ...]]:
    """Return the old answers as the new rulebook takes them, and the items it does not take."""
    if before.rulebook is book:
        return before.answers, ()
    carried, problems = accept_all(book, rename(book, before.answers.values).given)
    return carried, tuple(dict.fromkeys(str(problem.path[0]) for problem in problems))


def _causes(before: Assessment, carried: Answers, after: Assessment) -> Iterator[Cause]:
    if before.overall.score is None or after.overall.score is None:
        return
    score, waiting = before.overall.score, _Waiting()
    for kind, items, answers in _stages(before, carried, after):
        waiting.add(kind, items)
        reached = assess(after.rulebook, answers).overall.score
        if reached is None:
            continue
        if reached != score:
            yield Cause(waiting.kind, waiting.items, reached - score)
        score, waiting = reached, _Waiting()


@dataclass(slots=True)
class _Waiting:
    """Steps that have not led to a score yet; the last kind stands for them."""

    kind: str = ""
    items: tuple[str, ...] = ()

    def add(self, kind: str, items: Sequence[str]) -> None:
        self.kind, self.items = kind, (*self.items, *items)


def _stages(
    before: Assessment, carried: Answers, after: Assessment
) -> Iterator[tuple[str, tuple[str, ...], Answers]]:
    """Yield the way from the old check to the new one, a step at a time."""
    answers, target = carried, after.answers
    if before.rulebook is not after.rulebook:
        yield RULES, (), answers
    for kind in (KNOWN, ANSWERS):
        for item in after.rulebook.order:
            if answers.values.get(item) == target.values.get(item):
                continue
            if kind == ANSWERS or not _is_known(answers, item):
                answers = _set(answers, item, target)
                yield kind, (item,), answers


def _is_known(answers: Answers, item: str) -> bool:
    return answers.values.get(item, Silence.UNKNOWN) != Silence.UNKNOWN


def _set(answers: Answers, item: str, target: Answers) -> Answers:
    value = target.values.get(item)
    return answers.without(item) if value is None else answers.with_answer(item, value)


def compared(assessment: Assessment) -> tuple[Score, ...]:
    """Return the scores that are compared over time: the overall one and that of every rule."""
    return (assessment.overall, *assessment.rules)


def scores_of(assessment: Assessment) -> dict[str, Fraction | None]:
    """Return the numbers of the scores that are compared, by id."""
    return {each.id: each.score for each in compared(assessment)}


def drops(before: Scores, after: Scores, noise: Fraction) -> dict[str, Fraction]:
    """Return the scores that fell by at least the noise, and by how many points."""
    falls: dict[str, Fraction] = {}
    for name, was in before.items():
        now = after.get(name)
        if was is not None and now is not None and was - now >= noise:
            falls[name] = was - now
    return falls
