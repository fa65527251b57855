"""Libraries that come with an extra: whether they are installed, and what installs them."""

from collections.abc import Mapping
from importlib.util import find_spec

from passion_cli.errors import InputError

EXTRAS: Mapping[str, tuple[str, ...]] = {
    "tables": ("duckdb", "pyarrow"),
    "spark": ("pyspark", "pyarrow", "pandas"),
}
"""What each extra installs."""


def is_installed(extra: str) -> bool:
    """Tell whether everything of an extra is installed."""
    return all(map(find_spec, EXTRAS[extra]))


def require(extra: str, where: str) -> None:
    """Refuse to go on without an extra; `where` is what asks for it.

    Raises:
        InputError: with what is missing, and the command that installs it.
    """
    if not is_installed(extra):
        raise InputError.of("extra_missing", where=where, modules=EXTRAS[extra], extra=extra)
