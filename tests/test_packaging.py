"""The wheel, the wheel made from the sdist, and the editable install each find rules.yaml."""

import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest
from helpers.verbs import ROOT, loaded_book, persona

from passion_cli.assessment.assess import assess
from passion_cli.storage.rulebook_file import COMPILED, _load_compiled, compiled

PROBE = (
    "from passion_cli.storage.rulebook_file import load_rulebook, packaged_path; "
    "print(load_rulebook().rulebook.name, packaged_path())"
)


def build(target: Path, *kind: str, source: Path = ROOT) -> Path:
    command = [sys.executable, "-m", "build", *kind, "--outdir", str(target), str(source)]
    subprocess.run(command, check=True, capture_output=True)
    return next(path for path in target.iterdir() if path.suffix in (".whl", ".gz"))


def installed(folder: Path, *what: str) -> str:
    """Install without dependencies beside the ones of the tests; return what the probe says."""
    venv.create(folder, with_pip=False, system_site_packages=False, symlinks=True)
    python = folder / "bin" / "python"
    command = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        str(python),
        "install",
        "--no-deps",
        "-q",
        *what,
    ]
    subprocess.run(command, check=True, capture_output=True)
    borrowed = next(path for path in sys.path if path.endswith("site-packages"))
    probe = f"import sys; sys.path.append({borrowed!r}); {PROBE}"
    done = subprocess.run(
        [python, "-c", probe], check=True, capture_output=True, text=True, cwd=folder
    )
    return done.stdout


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("sdist"), "--sdist")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("wheel"), "--wheel")


def test_the_wheel_holds_the_rulebook_and_nothing_of_the_tests(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert "passion_cli/rules.yaml" in names
    assert "passion_cli/rules.pickle" in names
    assert "passion_cli/py.typed" in names
    templates = ROOT / "passion_cli" / "reports" / "templates"
    parts = [path for path in templates.rglob("*") if path.is_file()]
    assert {str(path.relative_to(ROOT)) for path in parts} <= set(names)
    assert not any(name.startswith(("tests", "benchmarks")) for name in names)


def test_an_installed_wheel_finds_its_own_rulebook(wheel: Path, tmp_path: Path) -> None:
    told = installed(tmp_path / "venv", str(wheel))
    assert told.startswith(f"passion-economy@1 {tmp_path}")
    assert told.strip().endswith("site-packages/passion_cli/rules.yaml")


def test_a_wheel_made_from_the_sdist_finds_its_own_rulebook(sdist: Path, tmp_path: Path) -> None:
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path, filter="data")
    source = next(path for path in tmp_path.iterdir() if path.is_dir())
    again = build(tmp_path / "wheel", "--wheel", source=source)
    assert "site-packages/passion_cli/rules.yaml" in installed(tmp_path / "venv", str(again))


def test_an_editable_install_reads_the_file_that_is_edited(tmp_path: Path) -> None:
    told = installed(tmp_path / "venv", "-e", str(ROOT))
    assert told.strip().endswith(str(ROOT / "rules.yaml"))


def test_a_compiled_rulebook_is_the_parsed_one_and_serves_only_its_own_text(tmp_path: Path) -> None:
    text, file = loaded_book().text, tmp_path / "rules.yaml"
    (tmp_path / COMPILED).write_bytes(compiled(loaded_book()))
    found = _load_compiled(file, text)
    assert found is not None
    assert (found.sha256, found.text) == (loaded_book().sha256, text)
    assert vars(found.rulebook) == vars(loaded_book().rulebook)
    given = persona("coach")
    both = (assess(each, given) for each in (found.rulebook, loaded_book().rulebook))
    assert len({each.overall for each in both}) == 1
    assert _load_compiled(file, f"{text}\n# changed") is None
    (tmp_path / COMPILED).write_bytes(b"not ours")
    assert _load_compiled(file, text) is None
