"""`passion ci`: a workflow to copy, that gates a folder of answers on every push."""

from passion_cli.cli import options, streams
from passion_cli.cli.session import language_of
from passion_cli.errors import InputError
from passion_cli.reports.ci.workflow import is_plain_path, workflow


def github(folder: options.Folder = "answers", *, lang: options.Lang = None) -> None:
    """Print a workflow for GitHub Actions."""
    if not is_plain_path(folder):
        raise InputError.of("folder_name", given=folder)
    streams.write_out(workflow(folder, language_of(lang)))
