"""The folder that keeps what a person answered: PASSION_HOME, else the platform's own."""

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

    try:
        return user_data_path("passion", appauthor=False).absolute()
    except RuntimeError as error:
        raise OSError(str(error)) from error


def make_private(folder: Path) -> None:
    """Create the folder for its owner alone.

    Raises:
        OSError: when the disk refuses.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if hasattr(os, "getuid") and folder.stat().st_uid == os.getuid():
        folder.chmod(0o700)
