"""What goes on a coach's page: the answers, the coach's own view, the check before, open moves."""

from passion_cli.assessment.noted_moves import OPEN_STATES, NotedMove
from passion_cli.assessment.comparison import compare
from passion_cli.services.saved_checks import Past, find_past, open_history, past_of
from passion_cli.language import Language
from passion_cli.reports.over_time.brief import BriefReport
from passion_cli.reports.voice import Voice
from passion_cli.storage.rulebook_file import LoadedRulebook


def make_brief(
    past: Past, coach_view: str | None, book: LoadedRulebook, language: Language
) -> BriefReport:
    """Put the page together; what came before is known for checks of the history only."""
    voice = Voice(past.book.rulebook, language, past.currency)
    made = past.assess()
    before, moves = _before(past, book)
    coach = find_past(coach_view, past.book, language).record.answers if coach_view else None
    return BriefReport(
        made,
        voice,
        past.day,
        past.record.respondent,
        coach,
        compare(before.assess(), made) if before else None,
        (*(voice.move(move) for move in moves if move.is_open), *_written(past, voice)),
    )


def _written(past: Past, voice: Voice) -> list[str]:
    """Return the open moves that an answers file names itself."""
    states = past.record.moves.items()
    indicators = voice.rulebook.indicators
    return [
        voice.quoted(voice.indicator(key), voice.say(f"move.{state}"))
        for key, state in states
        if state in OPEN_STATES and key in indicators
    ]


def _before(past: Past, book: LoadedRulebook) -> tuple[Past | None, tuple[NotedMove, ...]]:
    if not past.number:
        return None, ()
    history = open_history()
    checks = history.checks()
    own = [each for each in checks if each.respondent == past.record.respondent]
    earlier = [each for each in own if each.id < past.number and not each.topic]
    moves = tuple(move for move in history.moves() if move.interview in {each.id for each in own})
    return (past_of(history, earlier[-1], book) if earlier else None), moves
