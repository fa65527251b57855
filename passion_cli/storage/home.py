"""The folder that keeps what a person answered: PASSION_HOME, else the platform's own."""

import errno
import os
from collections.abc import Mapping
from pathlib import Path


def home_folder(environment: Mapping[str, str]) -> Path:
    """Return the data folder, an absolute path; nothing is created.

    Raises:
        OSError: when no home directory can be found.
    """
    named = environment.get("PASSION_HOME")
    if named:
        return Path(named).absolute()
    from platformdirs import user_data_path

    folder = user_data_path("passion", appauthor=False)
    if folder.is_absolute():
        return folder
    try:  # a relative XDG_DATA_HOME is to be ignored, and "~" may stay as it is
        return Path.home() / ".local" / "share" / "passion"
    except RuntimeError as error:
        raise OSError(errno.ENOENT, "no home directory") from error


def make_private(folder: Path) -> None:
    """Create the folder for its owner alone.

    Raises:
        OSError: when the disk refuses.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if hasattr(os, "getuid") and folder.stat().st_uid == os.getuid():
        folder.chmod(0o700)
