"""What a coach says first: where the group stands, what to work on, what to teach, what moved."""

from collections.abc import Iterator

from passion_cli.assessment.scoring import OVERALL
from passion_cli.reports.blocks.model import Block, Paragraph
from passion_cli.reports.cohort.studies import retest_sentence
from passion_cli.reports.cohort.view import CohortView, counts, lowest_first, ranked


def opening_blocks(view: CohortView) -> Iterator[Block]:
    """Yield each sentence that can be said."""
    for sentence in (_stands(view), _work_on(view), _teach(view), moved(view)):
        if sentence:
            yield Paragraph(sentence, "lead")


def _stands(view: CohortView) -> str:
    """Say the median of the overall score and, of 20 people or more, the middle half."""
    overall = view.data["overall"]
    if not view.rulebook.has_total:
        return ""
    if overall["withheld"]:
        return view.voice.say("cohort.stands_hidden")
    if overall["median"] is None:
        return view.voice.say("cohort.stands_nobody")
    median, middle = view.number(overall["median"]), overall.get("quartiles")
    if middle is None:
        return view.voice.say("cohort.stands", median=median)
    low, high = map(view.number, middle)
    return view.voice.say("cohort.stands_middle", median=median, low=low, high=high)


def _work_on(view: CohortView) -> str:
    """Name the rule that is the weakest of most people, or the one with the lowest median."""
    lowest = lowest_first(view)
    weakest = ranked(counts(view.data["weakest"]), lowest)
    if weakest:
        rule, people = weakest[0]
        shown = view.voice.count("cohort.people", people)
        return view.voice.say("cohort.work_on", rule=view.names.rule(rule), people=shown)
    if len(lowest) < len(view.data["rules"]):
        return ""  # a rule whose median is hidden may be lower
    medians = {each["id"]: each["median"] for each in view.data["rules"]}
    equal = [rule for rule in lowest if medians[rule] == medians[lowest[0]]]
    if len(equal) > 1:
        rules = ", ".join(view.voice.say("stability.move", title=view.names.rule(e)) for e in equal)
        return view.voice.say("cohort.work_on_medians", rules=rules)
    return view.voice.say("cohort.work_on_median", rule=view.names.rule(lowest[0]))


def _teach(view: CohortView) -> str:
    moves = ranked(counts(view.data["moves"]))
    if not moves:
        return ""
    key, people = moves[0]
    shown = view.voice.count("cohort.people", people)
    return view.voice.say("cohort.teach", action=view.names.usual_action(key), people=shown)


def moved(view: CohortView) -> str:
    """Say how many overall scores rose, stayed and fell since the round before, as far as told.

    Of a retest, say instead how large a change has to be.
    """
    rounds, retest = view.data["rounds"], view.data.get("retest")
    if not view.rulebook.has_total:
        return ""
    if rounds is None or retest is not None:
        return retest_sentence(view, retest) if retest else ""
    change = next(each for each in rounds["changes"] if each["id"] == OVERALL)
    numbers = {"up": change["up"], "same": change["same"], "down": change["down"]}
    told = [
        view.voice.say(f"rounds.number_{key}", n=number)
        for key, number in numbers.items()
        if number is not None
    ]
    if not told:
        return view.voice.say("rounds.moved_hidden")
    noise = view.number(rounds["noise"])
    text = view.voice.say("rounds.moved", counts=", ".join(told), noise=noise)
    if change["median"] is None:
        return text
    return f"{text} {view.voice.say('rounds.only_median', median=view.points(change['median']))}"
