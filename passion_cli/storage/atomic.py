"""Files are replaced whole or not at all."""

import errno
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from passion_cli.errors import DiskError, InputError, Problem
from passion_cli.language.typography import clean


def write_all(texts: Mapping[str, str], *, force: bool) -> None:
    """Write several files: all are prepared beside their targets before any is moved.

    Raises:
        InputError: when a file exists and `force` is not given; nothing is written.
        DiskError: when the disk refuses; old files are intact and nothing is left behind.
    """
    check_targets(texts, force=force)
    prepared: dict[str, Path] = {}
    try:
        for path, text in texts.items():
            prepared[path] = _prepare(Path(path), text)
        for path in list(prepared):
            _move(prepared.pop(path), path, force=force)
    finally:
        for leftover in prepared.values():
            leftover.unlink(missing_ok=True)


def check_targets(paths: Iterable[str], *, force: bool) -> None:
    """Refuse, before any work is done, what could not be written at its end.

    Raises:
        InputError: for what exists and is not forced, or is no file at all.
        DiskError: for a folder that is missing or takes no files.
    """
    names = list(paths)
    taken = [path for path in names if os.path.lexists(path)]
    if taken and not force:
        raise InputError(Problem("file_exists", where=clean(path)) for path in taken)
    special = [path for path in taken if not Path(path).is_file() and not Path(path).is_symlink()]
    if special:
        raise InputError(Problem("not_a_file", where=clean(path)) for path in special)
    closed = [path for path in names if not os.access(Path(path).parent, os.W_OK | os.X_OK)]
    if closed:
        raise DiskError(_no_folder(path) for path in closed)


def make_folder(path: str) -> None:
    """Make a folder for this user alone, with those above it, where it is missing.

    Raises:
        DiskError: when the disk refuses.
    """
    try:
        Path(path).mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise _refused(Path(path), error) from error


def _no_folder(path: str) -> Problem:
    number = errno.EACCES if Path(path).parent.is_dir() else errno.ENOENT
    return Problem("disk_refused", {"reason": os.strerror(number)}, where=clean(path))


def _prepare(target: Path, text: str) -> Path:
    import tempfile

    try:
        descriptor, name = tempfile.mkstemp(prefix=".passion-", dir=target.parent)
    except OSError as error:
        raise _refused(target, error) from error
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(text.encode())
            file.flush()
            os.fsync(descriptor)
    except OSError as error:
        with suppress(OSError):
            Path(name).unlink()
        raise _refused(target, error) from error
    return Path(name)


def _move(source: Path, target: str, *, force: bool) -> None:
    try:
        if force:
            source.replace(target)
        else:
            _link(source, target)
    except FileExistsError as error:
        raise InputError.of("file_exists", where=clean(target)) from error
    except OSError as error:
        raise _refused(Path(target), error) from error
    finally:
        source.unlink(missing_ok=True)


def _link(source: Path, target: str) -> None:
    """Give a file its name only while that name is free, where the disk knows links."""
    try:
        os.link(source, target)
    except FileExistsError:
        raise
    except OSError:
        source.replace(target)


def _refused(target: Path, error: OSError) -> DiskError:
    return DiskError.of("disk_refused", where=clean(str(target)), reason=error.strerror)
