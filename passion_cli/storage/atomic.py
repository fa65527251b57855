"""Files are replaced whole or not at all."""

import errno
import os
import stat
from collections.abc import Iterable, Mapping
from contextlib import suppress
from itertools import filterfalse
from pathlib import Path

from passion_cli.errors import DiskError, InputError, Problem
from passion_cli.language.typography import clean

OPEN_FILES = ("/dev/", "/proc/")
"""Where names lead to what a process has open, such as /dev/stderr."""
PREFIX = ".passion-"
"""How the names of temporary files start."""
ORPHAN_AGE = 24 * 60 * 60
"""Seconds after which a temporary file of another machine is taken for left behind."""

Content = str | bytes
"""What a file holds; a text is written in UTF-8."""


def write_all(contents: Mapping[str, Content], *, force: bool) -> None:
    """Write several files: all are prepared beside their targets before any is moved.

    A device or a pipe is written to, last, and never replaced. A link to a file is replaced by
    the file that is written; what it led to stays as it is.

    Raises:
        InputError: when a file exists and `force` is not given; nothing is written.
        DiskError: when the disk refuses; old files are intact and nothing is left behind.
    """
    check_targets(contents, force=force)
    prepared: dict[str, Path] = {}
    try:
        for path in filterfalse(_is_stream, contents):
            prepared[path] = _prepare(Path(path), contents[path])
        for path in list(prepared):
            _move(prepared.pop(path), path, force=force)
        for path in filter(_is_stream, contents):
            _write_through(Path(path), contents[path])
    finally:
        for leftover in prepared.values():
            leftover.unlink(missing_ok=True)


def check_targets(paths: Iterable[str], *, force: bool) -> None:
    """Refuse, before any work is done, what could not be written at its end.

    Raises:
        InputError: for what exists and is not forced, or is no file at all.
        DiskError: for a folder that is missing or takes no files.
    """
    names = list(filterfalse(_is_stream, paths))
    folders = [path for path in names if os.path.isdir(path)]  # noqa: PTH112 - false where refused
    if folders:
        raise InputError(Problem("is_a_folder", where=clean(path)) for path in folders)
    taken = [path for path in names if os.path.lexists(path)]
    if taken and not force:
        raise InputError(Problem("file_exists", where=clean(path)) for path in taken)
    closed = [path for path in names if not os.access(Path(path).parent, os.W_OK | os.X_OK)]
    if closed:
        raise DiskError(_no_folder(path) for path in closed)


def _encoded(content: Content) -> bytes:
    return content.encode() if isinstance(content, str) else content


def _is_stream(path: str) -> bool:
    """Whether a path leads to a device, a pipe or a socket, or to an open file by its number."""
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116 - a text is at hand
    except (OSError, ValueError):
        return False
    if stat.S_ISDIR(mode):
        return False
    return not stat.S_ISREG(mode) or os.path.abspath(path).startswith(OPEN_FILES)  # noqa: PTH100


def _write_through(target: Path, content: Content) -> None:
    try:
        descriptor = os.open(target, os.O_WRONLY | os.O_APPEND)
        with os.fdopen(descriptor, "wb") as file:
            file.write(_encoded(content))
    except OSError as error:
        raise _refused(target, error) from error


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


def _prepare(target: Path, content: Content) -> Path:
    import tempfile

    try:
        descriptor, name = tempfile.mkstemp(prefix=f"{_prefix()}{os.getpid()}-", dir=target.parent)
    except OSError as error:
        raise _refused(target, error) from error
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(_encoded(content))
            file.flush()
            os.fsync(descriptor)
    except OSError as error:
        with suppress(OSError):
            Path(name).unlink()
        raise _refused(target, error) from error
    _remove_orphans(Path(name))
    return Path(name)


def _prefix() -> str:
    """Return how temporary files of this machine start; the process and a code follow."""
    name = os.uname().nodename if hasattr(os, "uname") else ""
    return f"{PREFIX}{''.join(filter(str.isalnum, name)) or 'here'}-"


def _remove_orphans(own: Path) -> None:
    """Remove temporary files beside our own that a process left which was killed as it wrote."""
    start, now = _prefix(), own.stat().st_mtime
    for path in own.parent.glob(f"{PREFIX}*"):
        process = path.name.removeprefix(start).partition("-")[0]
        left = path.name.startswith(start) and process.isdecimal() and not _is_alive(int(process))
        with suppress(OSError):
            if left or now - path.lstat().st_mtime > ORPHAN_AGE:
                path.unlink()


def _is_alive(process: int) -> bool:
    if os.name != "posix":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


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
