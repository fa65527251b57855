"""An assessment with who it is about, when, and how it is to be told."""

from dataclasses import dataclass

from passion_cli.assessment.assess import Assessment
from passion_cli.language import Language


@dataclass(frozen=True, slots=True)
class Report:
    """Everything a report needs; `date` is ISO, `currency` a three-letter code."""

    assessment: Assessment
    sha256: str
    language: Language
    currency: str
    date: str
    respondent: str | None = None
