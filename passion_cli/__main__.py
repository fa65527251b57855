"""Entry point; answers --version before anything is imported."""

import gc
import os
import sys

from passion_cli import __version__

GARBAGE_AFTER = 1_000_000
"""Objects between two collections: start-up makes many and drops few.

Looking for plug-ins of pydantic reads the metadata of every installed package; none is ours.
"""


def main() -> None:
    """Run the program and exit with one of its published codes."""
    if sys.argv[1:] in (["--version"], ["-V"]) and _told_version():
        sys.exit(0)
    gc.set_threshold(GARBAGE_AFTER)
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")
    from passion_cli.cli.app import run

    sys.exit(run(sys.argv[1:]))


def _told_version() -> bool:
    """Print the version; where standard output refuses, the long way round says why."""
    try:
        sys.stdout.write(f"passion {__version__}\n")
        sys.stdout.flush()
    except (OSError, ValueError, AttributeError):
        return False
    return True


if __name__ == "__main__":
    main()
