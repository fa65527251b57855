"""Answers as people type them on a command line: `item=value`."""

from collections.abc import Iterable

from passion_cli.assessment.answers import Answers
from passion_cli.assessment.rulebook.rulebook import Rulebook
from passion_cli.errors import InputError, Problem
from passion_cli.storage.imports.cells import CellReader


def typed_answers(rulebook: Rulebook, answers: Answers, changes: Iterable[str]) -> Answers:
    """Return the answers with some changed: by option id or label, number, or `unknown`.

    Raises:
        InputError: with every change that names no item, or no answer to it.
    """
    problems: list[Problem] = []
    for change in changes:
        item, sign, text = change.partition("=")
        if not sign or item not in rulebook.items:
            allowed = tuple(rulebook.items)
            problems.append(Problem("typed_item", {"given": item, "allowed": allowed}))
            continue
        value = CellReader().read(rulebook.items[item], text)
        if isinstance(value, list):
            problems += [problem.under(item) for problem in value]
        elif value is None:
            answers = answers.without(item)
        else:
            answers = answers.with_answer(item, value)
    if problems:
        raise InputError(problems)
    return answers
