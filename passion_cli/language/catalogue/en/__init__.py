"""Every text of the interface in English."""

from passion_cli.language.catalogue.en import (
    cohort,
    commands,
    form,
    gate,
    history,
    interview,
    over_time,
    problems,
    report,
)

TEXTS: dict[str, str] = {
    **report.TEXTS,
    **interview.TEXTS,
    **form.TEXTS,
    **problems.TEXTS,
    **cohort.TEXTS,
    **gate.TEXTS,
    **over_time.TEXTS,
    **history.TEXTS,
    **commands.TEXTS,
}
