"""Everything that is wrong in the meaning of a rulebook whose parts fit together."""

from passion_cli.assessment.proofs.bands import band_findings
from passion_cli.assessment.proofs.conditions import condition_findings
from passion_cli.assessment.proofs.flaw import Flaw
from passion_cli.assessment.proofs.names import name_findings
from passion_cli.assessment.proofs.parts import part_findings
from passion_cli.assessment.proofs.settings import setting_findings
from passion_cli.assessment.rulebook.rulebook import Rulebook


def prove(rulebook: Rulebook) -> tuple[Flaw, ...]:
    """Return every finding: errors, which nobody can have meant, and warnings.

    Nothing is sampled: a claim is shown by the ends of ranges, by every value there is, or by
    answers that are assessed like anybody's. Where the values are too many, nothing is claimed.
    """
    return (
        *setting_findings(rulebook),
        *part_findings(rulebook),
        *name_findings(rulebook),
        *condition_findings(rulebook),
        *band_findings(rulebook),
    )
