"""Every text of the interface in French."""

from passion_cli.language.catalogue.fr import (
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
