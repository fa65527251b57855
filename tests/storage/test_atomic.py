import errno
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from passion_cli.errors import DiskError, InputError
from passion_cli.storage.atomic import write_all


def test_files_are_written_whole_and_for_the_owner_alone(tmp_path: Path) -> None:
    target = tmp_path / "report.md"
    write_all({str(target): "é\n"}, force=False)
    assert target.read_bytes() == "é\n".encode()
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert os.listdir(tmp_path) == ["report.md"]


def test_an_existing_file_stays_unless_forced(tmp_path: Path) -> None:
    old, new = tmp_path / "old.md", tmp_path / "new.md"
    old.write_text("old")
    with pytest.raises(InputError):
        write_all({str(new): "1", str(old): "2"}, force=False)
    assert (old.read_text(), new.exists()) == ("old", False)
    write_all({str(new): "1", str(old): "2"}, force=True)
    assert (old.read_text(), new.read_text()) == ("2", "1")


def test_a_link_is_replaced_and_what_it_points_to_is_not_touched(tmp_path: Path) -> None:
    victim, link = tmp_path / "victim", tmp_path / "report.md"
    victim.write_text("precious")
    link.symlink_to(victim)
    write_all({str(link): "report"}, force=True)
    assert (victim.read_text(), link.read_text(), link.is_symlink()) == (
        "precious",
        "report",
        False,
    )


@pytest.mark.parametrize("target", ["missing/report.md", "file/report.md"])
def test_a_folder_that_is_not_there_is_the_disk_refusing(tmp_path: Path, target: str) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(DiskError):
        write_all({str(tmp_path / target): "x"}, force=False)
    assert os.listdir(tmp_path) == ["file"]


def test_a_folder_is_refused_and_a_link_to_one_too(tmp_path: Path) -> None:
    folder, link = tmp_path / "folder", tmp_path / "link"
    folder.mkdir()
    link.symlink_to(folder)
    for target in (folder, link):
        with pytest.raises(InputError) as caught:
            write_all({str(target): "x"}, force=True)
        assert caught.value.problems[0].key == "is_a_folder"
    assert link.is_symlink()


def test_a_device_and_a_pipe_are_written_to_and_never_replaced(tmp_path: Path) -> None:
    pipe, link = tmp_path / "pipe", tmp_path / "link"
    os.mkfifo(pipe)
    link.symlink_to(pipe)
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    for force in (False, True):
        write_all({str(link): "report", os.devnull: "x", str(tmp_path / "a"): "a"}, force=force)
        assert os.read(reading, 100) == b"report"
        (tmp_path / "a").unlink()
    os.close(reading)
    assert link.is_symlink()
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)


@pytest.mark.parametrize("operation", ["fsync", "replace"])
@pytest.mark.parametrize("place", [1, 2])
def test_a_full_disk_leaves_old_files_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, operation: str, place: int
) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_text("old")
    calls: list[object] = []
    real = getattr(os, operation)

    def full(*arguments: object, **named: object) -> object:
        calls.append(arguments)
        if len(calls) == place:
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(*arguments, **named)

    monkeypatch.setattr(os, operation, full)
    with pytest.raises(DiskError):
        write_all({str(one): "new", str(two): "new"}, force=True)
    assert {name for name in os.listdir(tmp_path) if name.startswith(".")} == set()
    moved = operation == "replace" and place == 2
    assert (one.read_text(), two.exists()) == ("new" if moved else "old", False)


def test_what_a_killed_process_left_is_removed_at_the_next_write(tmp_path: Path) -> None:
    writer = (
        "import os, signal, sys; from passion_cli.storage import atomic;"
        "atomic._move = lambda *a, **k: os.kill(os.getpid(), signal.SIGKILL);"
        "atomic.write_all({sys.argv[1]: 'half'}, force=True)"
    )
    target = tmp_path / "a.txt"
    for _ in range(2):
        done = subprocess.run([sys.executable, "-c", writer, str(target)], check=False)
        assert done.returncode < 0
        assert len(list(tmp_path.iterdir())) == 1
    write_all({str(target): "whole"}, force=False)
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_what_a_living_process_is_writing_stays(tmp_path: Path) -> None:
    node = "".join(filter(str.isalnum, os.uname().nodename))
    mine = tmp_path / f".passion-{node}-{os.getpid()}-x"
    elsewhere, old = tmp_path / ".passion-elsewhere-1-x", tmp_path / ".passion-elsewhere-2-x"
    for path in (mine, elsewhere, old):
        path.write_text("")
    os.utime(old, (1, 1))
    write_all({str(tmp_path / "a.txt"): "whole"}, force=False)
    assert {path.name for path in tmp_path.iterdir()} == {mine.name, elsewhere.name, "a.txt"}
