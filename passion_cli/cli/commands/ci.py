"""`passion ci`: a workflow to copy, that gates a folder of answers on every push."""

from collections.abc import Callable

from passion_cli.cli import options, streams
from passion_cli.cli.session import language_of
from passion_cli.errors import InputError


def github(folder: options.Folder = "answers", *, lang: options.Lang = None) -> None:
    """Print a workflow for GitHub Actions."""
    from passion_cli.reports.ci.workflow import is_plain_path, workflow

    if not is_plain_path(folder):
        raise InputError.of("folder_name", given=folder)
    streams.write_out(workflow(folder, language_of(lang)))


COMMANDS: dict[str, Callable[..., None]] = {"github": github}
"""The services a workflow is printed for."""
