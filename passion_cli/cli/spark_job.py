"""What `spark-submit` runs: `passion cohort` on tables that Spark reads."""

import sys
from collections.abc import Sequence

from passion_cli.cli.app import run


def main() -> None:
    """Run `passion cohort --spark` on the table that `--input` names, and exit with its code."""
    sys.exit(run(["cohort", "--spark", *_arguments(sys.argv[1:])]))


def _arguments(given: Sequence[str]) -> list[str]:
    """Return the arguments of `passion cohort`: `--input PATH` is its table."""
    return [each.removeprefix("--input=") for each in given if each != "--input"]
