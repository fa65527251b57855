"""How long questions take to read and answer, and whether somebody was in a hurry."""

from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise

from passion_cli.assessment.answers import Answers
from passion_cli.assessment.rulebook.items import AnyItem, MultiItem, NumberItem, SingleItem
from passion_cli.assessment.rulebook.rulebook import Rulebook
from passion_cli.language.voice import Voice

WORDS_A_MINUTE = 238
"""Silent reading of non-fiction, adults (Brysbaert 2019)."""
SCREEN_SECONDS = 1.5
CHOICE_SECONDS, TICKS_SECONDS, NUMBER_SECONDS, MONEY_SECONDS = 3, 5, 6, 8
HURRIED_SECONDS = 1.5
SAME_PLACE = 7


def seconds(item: AnyItem, voice: Voice) -> float:
    """Estimate reading and answering time: words at reading speed, and a choice."""
    words = len(voice.text(item.question).split())
    match item:
        case SingleItem() | MultiItem():
            words += sum(len(voice.text(each).split()) for each in item.options.values())
            answer = CHOICE_SECONDS if isinstance(item, SingleItem) else TICKS_SECONDS
        case NumberItem():
            answer = MONEY_SECONDS if item.kind == "money" else NUMBER_SECONDS
    return words * 60 / WORDS_A_MINUTE + answer + SCREEN_SECONDS


def minutes(items: Iterable[AnyItem], voice: Voice) -> int:
    """Estimate whole minutes, at least one."""
    return max(1, round(sum(seconds(item, voice) for item in items) / 60))


def blocks(items: Sequence[AnyItem]) -> list[tuple[str | None, range]]:
    """Return each run of questions on one topic, with its positions; None stands for no topic.

    A single question of another topic in between belongs to the run around it.
    """
    found: list[tuple[str | None, range]] = []
    start = 0
    for topic, run in groupby(items, key=lambda item: item.topic):
        end = start + len(list(run))
        if found and (end - start == 1 or topic == found[-1][0]):
            found[-1] = (found[-1][0], range(found[-1][1].start, end))
        else:
            found.append((topic, range(start, end)))
        start = end
    return found


def was_hurried(book: Rulebook, answers: Answers, times: Sequence[float]) -> bool:
    """Tell whether choices came very fast, or always from the same place in the list."""
    median = sorted(times)[len(times) // 2] if len(times) >= SAME_PLACE else HURRIED_SECONDS
    fast = median < HURRIED_SECONDS
    return fast or _longest_run(_places(book, answers)) >= SAME_PLACE


def _places(book: Rulebook, answers: Answers) -> list[int]:
    return [
        list(item.options).index(str(answers.values[item.id]))
        for item in book.asked()
        if isinstance(item, SingleItem) and answers.values.get(item.id) in item.options
    ]


def _longest_run(places: Sequence[int]) -> int:
    longest = run = min(1, len(places))
    for before, now in pairwise(places):
        run = run + 1 if before == now else 1
        longest = max(longest, run)
    return longest
