"""Private files: the folder of what a person answered, and the salt of pseudonyms."""

import errno
import os
from collections.abc import Mapping
from pathlib import Path

from passion_cli.errors import DiskError, InputError
from passion_cli.language.typography import clean
from passion_cli.storage.atomic import write_all
from passion_cli.storage.source import read_bytes

PAGE = "report.html"

SHORTEST_SALT, LONGEST_SALT = 16, 4096
"""How many bytes a salt has, at least and at most."""


def home_folder(environment: Mapping[str, str]) -> Path:
    """Return the data folder, an absolute path; nothing is created.

    Raises:
        OSError: when no home directory can be found.
    """
    named = environment.get("PASSION_HOME")
    if named:
        return Path(named).absolute()
    from platformdirs import user_data_path

    try:
        folder = user_data_path("passion", appauthor=False)
        if folder.is_absolute():
            return folder
        # a relative XDG_DATA_HOME is to be ignored, and "~" may stay as it is
        return Path.home() / ".local" / "share" / "passion"
    except (RuntimeError, KeyError) as error:
        raise OSError(errno.ENOENT, "no home directory") from error


def page_file(environment: Mapping[str, str]) -> Path:
    """Return where `passion open` writes the page that it shows."""
    return home_folder(environment) / PAGE


def delete_page(environment: Mapping[str, str]) -> Path | None:
    """Delete that page, whichever check it shows; return where it was, or None.

    Raises:
        DiskError: when the disk refuses.
    """
    page = page_file(environment)
    try:
        page.unlink()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise DiskError.of("disk_refused", where=clean(str(page)), reason=error.strerror) from error
    return page


def make_private(folder: Path) -> None:
    """Create the folder for its owner alone.

    Raises:
        OSError: when the disk refuses.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if hasattr(os, "getuid") and folder.stat().st_uid == os.getuid():
        folder.chmod(0o700)


def read_salt(path: str) -> bytes:
    """Read a salt; where there is no file yet, one is made, readable by its owner alone.

    Raises:
        InputError: when it is too short to keep anybody from trying out names.
        DiskError: when it cannot be made.
    """
    if not os.path.lexists(path):
        import secrets

        write_all({path: secrets.token_hex(32) + "\n"}, force=False)
    _, raw = read_bytes(path, LONGEST_SALT)
    if len(raw.strip()) < SHORTEST_SALT:
        raise InputError.of("salt_too_short", where=clean(path), least=SHORTEST_SALT)
    return raw.strip()
