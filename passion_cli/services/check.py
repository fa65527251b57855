"""One check: answers scored, reported on and judged."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from passion_cli.assessment.assess import assess
from passion_cli.assessment.gate import names, requirements
from passion_cli.assessment.rulebook.rulebook import Rulebook
from passion_cli.language.voice import Voice
from passion_cli.reports.person.report import PersonReport
from passion_cli.reports.rendering import Rendering
from passion_cli.services.verdict import Gate, Verdict, judge_person
from passion_cli.storage.answers_file import Record, load_answers
from passion_cli.storage.rulebook_file import LoadedRulebook

TYPE_CHECKING = False
if TYPE_CHECKING:
    from passion_cli.reports.blocks.model import Block


class Check(NamedTuple):
    """One person's report with the verdict on it."""

    report: PersonReport
    verdict: Verdict

    def rendering(self) -> Rendering:
        """Return the report in every format it offers."""
        return Rendering(self.report.voice, self._blocks, self._data, {"junit": self._junit})

    def _blocks(self) -> "Iterable[Block]":
        from passion_cli.reports.person.sections import person_blocks

        return person_blocks(self.report)

    def _data(self) -> Mapping[str, object]:
        from passion_cli.reports.person.json_report import person_data

        return person_data(self.report)

    def _junit(self) -> str:
        from passion_cli.reports.ci.junit import to_junit

        return to_junit(self.verdict.cases, self.report.date)


def check_record(  # noqa: PLR0913 - what a report on one person is made of
    book: LoadedRulebook,
    record: Record,
    voice: Voice,
    today: str,
    gate: Gate | None = None,
    *,
    receipt: bool = False,
    file: str = "",
    source: str | None = None,
    rules: str | None = None,
) -> Check:
    """Score a record and judge it; `today` is the date of a record that names none.

    `source` is what `passion open` takes to show the report, and `rules` the file of the rulebook:
    see `PersonReport`.
    """
    assessment = assess(book.rulebook, record.answers)
    report = PersonReport(
        assessment,
        book.sha256,
        voice,
        record.date or today,
        record.respondent,
        receipt,
        source,
        rules,
    )
    return Check(report, judge_person(assessment, gate or Gate(), voice, file))


def read_gate(
    rulebook: Rulebook,
    clauses: Sequence[str] | None,
    fail_under: str | None,
    baseline: str | None,
    *,
    allow_unknown: bool = False,
) -> Gate:
    """Read requirements, and score the baseline (an answers file) with the rulebook in use.

    Raises:
        InputError: with every clause that cannot be read, or when the file is not in order.
    """
    read = requirements(names(rulebook), clauses or (), fail_under)
    if not baseline:
        return Gate(read)
    before = assess(rulebook, load_answers(baseline, rulebook).record.answers)
    return Gate(read, before, allow_unknown)
