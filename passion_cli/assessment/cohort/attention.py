"""Who needs a word with the coach, and why: reasons, never a score."""

from passion_cli.assessment.assess import Assessment

SEVERAL = 3
"""From this many weak rules on, they are a reason."""


def reasons_for_attention(made: Assessment) -> tuple[str, ...]:
    """Return the reasons that hold, in a fixed order."""
    kinds = {check.kind for check in made.checks}
    held = {
        "no_total": made.overall.score is None,
        "impossible": "impossible" in kinds,
        "honesty": "honesty" in kinds,
        "fragile": made.overall.score is not None and made.confidence == "fragile",
        "weak_links": len(made.weak_links) >= SEVERAL,
    }
    return tuple(reason for reason, holds in held.items() if holds)
