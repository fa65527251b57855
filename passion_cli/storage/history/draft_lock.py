"""Who is in which interview: a lock that the system releases when its process ends."""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

FILE = "drafts.lock"


class DraftLock:
    """Locks one byte of a file for each interview; without locks, nothing is ever held."""

    def __init__(self, folder: Path) -> None:
        """Take note of the folder; the file is opened where it is needed."""
        self._path = folder / FILE
        self._descriptor: int | None = None

    def take(self, interview: int) -> bool:
        """Take the lock of an interview; tell whether it was free."""
        return self._locked(interview)

    def is_free(self, interview: int) -> bool:
        """Tell whether no other process is in an interview."""
        if not self._locked(interview):
            return False
        self.release(interview)
        return True

    def release(self, interview: int) -> None:
        """Let others go on with an interview."""
        lock = _locker()
        if self._descriptor is not None and lock is not None:
            with suppress(OSError):
                lock(self._descriptor, interview, take=False)

    def close(self) -> None:
        """Release everything."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def _locked(self, interview: int) -> bool:
        if self._descriptor is None:
            with suppress(OSError):  # where it is refused, nothing can be written there either
                self._descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        lock = _locker()
        if self._descriptor is None or lock is None:
            return True
        try:
            lock(self._descriptor, interview, take=True)
        except OSError:
            return False
        return True


def _locker() -> Callable[..., None] | None:
    """Return what locks a byte on this system, without waiting; it raises OSError where held."""
    try:
        import fcntl
    except ImportError:
        return _windows()

    def lock(descriptor: int, place: int, *, take: bool) -> None:
        kind = fcntl.LOCK_EX | fcntl.LOCK_NB if take else fcntl.LOCK_UN
        fcntl.lockf(descriptor, kind, 1, place)

    return lock


def _windows() -> Callable[..., None] | None:
    try:
        import msvcrt
    except ImportError:
        return None

    def lock(descriptor: int, place: int, *, take: bool) -> None:
        os.lseek(descriptor, place, os.SEEK_SET)
        kind = msvcrt.LK_NBLCK if take else msvcrt.LK_UNLCK  # type: ignore[attr-defined,unused-ignore]
        msvcrt.locking(descriptor, kind, 1)  # type: ignore[attr-defined,unused-ignore]

    return lock
