"""Entry point; answers --version before anything is imported."""

import gc
import os
import sys

from passion_cli import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn

GARBAGE_AFTER = 1_000_000
"""Objects between two collections: start-up makes many and drops few."""


def main() -> "NoReturn":
    """Run the program and exit with one of its published codes."""
    if sys.argv[1:] in (["--version"], ["-V"]) and _told_version():
        _leave(0)
    gc.set_threshold(GARBAGE_AFTER)
    _skip_plugins()
    from passion_cli.cli.app import run

    _leave(run(sys.argv[1:]))


def _skip_plugins() -> None:
    """Leave out the search for plug-ins of pydantic, of which we have none.

    Importing what searches takes a twentieth of a start, even where the search is turned off.
    """
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")
    loader = type(sys)("pydantic.plugin._loader")
    loader.get_plugins = tuple  # type: ignore[attr-defined]
    sys.modules[loader.__name__] = loader


def _leave(code: int) -> "NoReturn":
    """End at once: all is written and closed, and taking the interpreter apart costs an eighth."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError, AttributeError):
            continue
    os._exit(code)


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
