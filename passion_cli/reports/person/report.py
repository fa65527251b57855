"""One person's assessment, with when it was made and how it is to be reported."""

from typing import NamedTuple

from passion_cli.assessment.assess import Assessment
from passion_cli.language.voice import Voice
from passion_cli.reports.names import Names


class PersonReport(NamedTuple):
    """Everything a report on one person needs; `date` is ISO.

    `sha256` is that of the rulebook's text. The receipt is part of every file; a terminal shows
    it where `receipt` asks for it.
    """

    assessment: Assessment
    sha256: str
    voice: Voice
    date: str
    respondent: str | None = None
    receipt: bool = False

    @property
    def names(self) -> Names:
        """What the report calls the parts of the rulebook."""
        return Names(self.assessment.rulebook, self.voice)
