"""What goes on a coach's page: the answers, the coach's own view, the check before, open moves."""

from passion_cli.assessment.answers import Answers
from passion_cli.assessment.comparison import compare
from passion_cli.assessment.noted_moves import OPEN_STATES, NotedMove
from passion_cli.language.voice import Voice
from passion_cli.reports.names import Names
from passion_cli.reports.over_time.brief import BriefReport
from passion_cli.services.saved_checks import LoadedCheck, load_saved, noted_moves
from passion_cli.storage.history.store import History
from passion_cli.storage.rulebook_file import LoadedRulebook


def make_brief(  # noqa: PLR0913, PLR0917 - everything that can stand on the page
    check: LoadedCheck,
    coach: Answers | None,
    history: History | None,
    book: LoadedRulebook,
    voice: Voice,
    today: str,
) -> BriefReport:
    """Put the page together; `history` is None for a check that is not of the history."""
    assessment, names = check.assess(), Names(check.book.rulebook, voice)
    before = _check_before(check, history, book) if history else None
    noted = _noted_moves(check, history, book) if history else []
    return BriefReport(
        assessment,
        names,
        check.record.date or today,
        check.record.respondent,
        coach,
        compare(before.assess(), assessment) if before else None,
        (*(names.noted_move(move) for move in noted if move.is_open), *_own_moves(check, names)),
        check.record.notes,
    )


def _own_moves(check: LoadedCheck, names: Names) -> list[str]:
    """Return the open moves that an answers file names itself."""
    return [
        names.voice.quoted(names.usual_action(key), names.voice.say(f"move.{state}"))
        for key, state in check.record.moves.items()
        if state in OPEN_STATES and key in names.rulebook.plannable
    ]


def _check_before(check: LoadedCheck, history: History, book: LoadedRulebook) -> LoadedCheck | None:
    """Return the same person's last whole check before this one."""
    earlier = [
        each
        for each in history.checks()
        if each.respondent == check.record.respondent and each.id < check.number and not each.topic
    ]
    return load_saved(history, earlier[-1], book) if earlier else None


def _noted_moves(check: LoadedCheck, history: History, book: LoadedRulebook) -> list[NotedMove]:
    """Return every move that the same person noted."""
    every = noted_moves(history, book)
    return [each for each in every if each.respondent == check.record.respondent]
