"""Entry point; answers --version before anything is imported."""

import sys

from passion_cli import __version__


def main() -> None:
    """Run the program and exit with one of its published codes."""
    if sys.argv[1:] in (["--version"], ["-V"]) and sys.stdout is not None:
        sys.exit(_print_version())
    from passion_cli.cli.app import run

    sys.exit(run(sys.argv[1:]))


def _print_version() -> int:
    from passion_cli.cli.streams import guarded

    return guarded(lambda: sys.stdout.write(f"passion {__version__}\n"))


if __name__ == "__main__":
    main()
