import stat
from pathlib import Path

import platformdirs
import pytest

from passion_cli.storage.home import home_folder, make_private


def test_the_named_folder_is_used_and_made_absolute(tmp_path: Path) -> None:
    assert home_folder({"PASSION_HOME": str(tmp_path)}) == tmp_path
    assert home_folder({"PASSION_HOME": "here"}) == Path("here").absolute()


@pytest.mark.parametrize("relative", ["data", "./data"])
def test_a_relative_data_folder_is_ignored(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, relative: str
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", relative)
    assert home_folder({}) == tmp_path / ".local" / "share" / "passion"


def test_the_data_folder_of_the_system_is_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert home_folder({}) == tmp_path / "passion"


def test_without_a_home_directory_nothing_is_guessed(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown() -> Path:
        raise RuntimeError("Could not determine home directory.")

    unresolved = Path("~/.local/share/passion")
    monkeypatch.setattr(platformdirs, "user_data_path", lambda *_, **__: unresolved)
    monkeypatch.setattr(Path, "home", unknown)
    with pytest.raises(OSError, match="no home"):
        home_folder({})


def test_the_folder_is_made_for_its_owner_alone(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    make_private(tmp_path)
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o700
