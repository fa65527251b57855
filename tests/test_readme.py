"""README and the other documents say what the program does."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import get_args, get_type_hints

import pytest
from helpers.browser import found, missing
from helpers.verbs import EXAMPLES, ROOT, run_passion

from passion_cli import __version__
from passion_cli.cli.registry import build, walk
from passion_cli.errors import ExitCode
from passion_cli.language.catalogue import has_text, say
from passion_cli.reports.formats import COHORT, FORM, PAGES, PERSON, PLAN, SUFFIXES
from passion_cli.services.schemas import SHAPES

README = (ROOT / "README.md").read_text()
DOCS = {path.name: path.read_text() for path in sorted((ROOT / "docs").glob("*.md"))}
REFERENCE, START = DOCS["reference.md"], DOCS["start.md"]
RUN = {"README.md": README} | {
    name: text for name, text in DOCS.items() if name not in ("rulebooks.md", "spark.md")
}
"""Whose commands are run here; those of the others have tests of their own."""
MOST_WORDS = 600


def blocks(kind: str, text: str) -> list[str]:
    return re.findall(rf"```{kind}\n(.*?)```", text, re.DOTALL)


def option_names() -> set[str]:
    parameters = [each for _, command in walk(build(every=True)) for each in command.params]
    return {name for each in parameters for name in each.opts if name.startswith("-")}


def examples() -> list[str]:
    every = [block for text in RUN.values() for block in blocks("sh", text)]
    lines = [line for block in every for line in block.splitlines()]
    return list(dict.fromkeys(line for line in lines if line.startswith("passion ")))


def prepare(folder: Path, line: str) -> None:
    """Put what a command works on where it expects it."""
    for source in (EXAMPLES, ROOT / "docs"):
        shutil.copytree(source, folder / source.name)
    if "--rules mine.yaml" in line:
        (folder / "mine.yaml").write_text(run_passion("rules", "show").stdout)
    if "cohort" in line:
        run_passion("answers", "import", "docs/form.fr.csv", "--out", "answers", cwd=folder)
    if "all.parquet" in line:
        export = ("answers", "export", "examples", "--output", "all.parquet")
        run_passion(*export, cwd=folder)
    if line.startswith("passion answers export"):
        (folder / "all.parquet").unlink()
    if "--published" in line:
        publish = ("--publish", "published.json", "--output", "cohort.md")
        run_passion("cohort", "answers", *publish, cwd=folder)
    for name in ("answers/lea.yaml", "before/lea.yaml") if "lea.yaml" in line else ():
        (folder / name).parent.mkdir(exist_ok=True)
        shutil.copy(EXAMPLES / "luthier.en.yaml", folder / name)


@pytest.mark.parametrize("line", examples(), ids=range(len(examples())))
def test_every_example_runs_as_it_says(tmp_path: Path, line: str) -> None:
    prepare(tmp_path, line)
    command, _, note = line.partition("  # exits with ")
    words, _, target = command.partition(" > ")
    home = str(tmp_path / "kept")
    if line.startswith(("passion history", "passion plan")):
        planned = (EXAMPLES / "luthier.en.yaml").read_text() + "moves:\n  who_for: open\n"
        (tmp_path / "planned.yaml").write_text(planned)
        run_passion("history", "import", "planned.yaml", cwd=tmp_path, PASSION_HOME=home)
    done = run_passion(*shlex.split(words)[1:], cwd=tmp_path, PASSION_HOME=home)
    assert done.returncode == int(note or 0), done.stderr
    assert not target or done.stdout


def test_the_readme_is_short() -> None:
    assert len(README.split()) <= MOST_WORDS


def test_every_link_inside_the_repository_leads_somewhere() -> None:
    pages = {path: path.read_text() for path in ROOT.glob("*.md")}
    pages |= {ROOT / "docs" / name: text for name, text in DOCS.items()}
    for page, text in pages.items():
        for place in re.findall(r"\]\(([^)#]+)", text):
            if not place.startswith("https://"):
                assert (page.parent / place).is_file(), (page.name, place)


def test_every_page_is_linked_from_the_start_of_the_documents() -> None:
    for name in set(DOCS) - {"index.md"}:
        assert f"]({name})" in DOCS["index.md"], name


def test_the_pasted_report_is_the_real_one() -> None:
    command = re.findall(r"<!-- report: passion (.*?) -->", START)[0]
    pasted = blocks("text", START)[0].removesuffix("…\n").rstrip()
    assert len(pasted.splitlines()) > 5
    done = run_passion(*shlex.split(command), LANG="en_GB.UTF-8", COLUMNS="80")
    assert done.stdout.startswith(pasted)


def test_the_answers_file_is_the_example() -> None:
    assert blocks("yaml", START)[0] == (EXAMPLES / "luthier.en.yaml").read_text()


def test_the_reference_is_what_the_program_says() -> None:
    made = subprocess.run(
        [sys.executable, "-c", "import reference; print(reference.page(), end='')"],
        cwd=ROOT / "docs", check=True, capture_output=True, text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert made.stdout == REFERENCE, "make it again: python docs/reference.py"


def test_every_command_and_every_option_is_in_the_reference() -> None:
    commands = [path.replace(".", " ").strip() for path, _ in walk(build(every=True))]
    leaves = [each for each in commands if each not in ("", "rules", "answers", "ci")]
    assert [each for each in leaves if f"`passion {each}" not in REFERENCE] == []
    hidden = {"--install-completion", "--show-completion", "--version", "-V", "--answers"}
    assert [name for name in option_names() - hidden if f"`{name}" not in REFERENCE] == []


def test_every_option_in_the_documents_exists() -> None:
    for name, text in RUN.items():
        named = set(re.findall(r"`(--[a-z-]+)", text)) - {"--help"}
        assert named <= option_names(), name


def test_the_table_of_exit_codes_is_the_enumeration() -> None:
    assert [int(code) for code in re.findall(r"^\| (\d+) \|", REFERENCE, re.MULTILINE)] == list(
        ExitCode
    )


def test_the_arithmetic_of_the_example_is_that_of_its_receipt() -> None:
    shown = run_passion("report", "examples/designer.en.yaml", "--receipt", "--lang", "en").stdout
    data = json.loads(run_passion("report", "examples/designer.en.yaml", "--format", "json").stdout)
    page = " ".join(DOCS["scoring.md"].split())
    rule = next(each for each in data["rules"] if each["id"] == "fair_price")
    assert f"= {rule['score']:.2f}, shown as “about 10”" in page
    first = next(each for each in data["receipt"] if each["indicator"] == "price_basis")
    assert (
        f"÷ 8 = {first['contribution']:.2f} points to the total of {data['overall']['score']:.2f}"
        in page
    )
    assert "3  How the price was set" in shown


def test_the_changelog_knows_this_version() -> None:
    assert f"## {__version__}" in (ROOT / "CHANGELOG.md").read_text()


def test_every_dependency_is_named_with_its_reason() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    reasons = (ROOT / "CONTRIBUTING.md").read_text().lower()
    for requirement in project["dependencies"]:
        assert re.split(r"[<>=]", requirement)[0].lower() in reasons


@pytest.mark.parametrize(
    ("text", "base", "least"), [(README, ROOT, 2), (DOCS["pages.md"], ROOT / "docs", 4)]
)
def test_every_picture_is_there_and_says_what_it_shows(text: str, base: Path, least: int) -> None:
    pictures = re.findall(r"!\[(.*?)\]\((.*?)\)", text)
    assert len(pictures) >= least
    for told, place in pictures:
        assert len(told) > 15
        assert (base / place).read_bytes().startswith(b"\x89PNG")


def test_the_pictures_can_be_made_again(tmp_path: Path) -> None:
    if found() is None:
        missing("Chromium")
    command = [sys.executable, str(ROOT / "docs" / "pictures.py"), str(tmp_path)]
    subprocess.run(command, check=True, capture_output=True)
    kept = {path.name for path in (ROOT / "docs" / "pictures").iterdir()}
    assert {path.name for path in tmp_path.iterdir()} == kept
    assert all(path.stat().st_size > 40_000 for path in tmp_path.iterdir())


def offered() -> dict[str, tuple[str, ...]]:
    """The formats of every command that has `--format`, as its completion offers them."""
    return {
        path: tuple(parameter._custom_shell_complete(None, None, ""))  # noqa: SLF001 - as the shell asks
        for path, command in walk(build(every=True))
        for parameter in command.params
        if parameter.name == "output_format"
    }


def test_help_and_reference_name_the_formats_that_are_offered() -> None:
    table = {
        ".cohort": COHORT,
        ".plan": PLAN,
        ".form": FORM,
        ".check": PERSON,
        ".report": PERSON,
        ".history.show": PERSON,
    }
    found = offered()
    assert set(table) < set(found)
    for path, formats in found.items():
        names = table.get(path, PAGES).names
        assert tuple(getattr(each, "value", each) for each in formats) == names, path
        own = f"option{path}.output_format"
        told = say("en", own if has_text(own) else "option.output_format")
        assert set(re.findall(r"\b[a-z]+", told)) - {"or"} == set(names), path
    assert {name for formats in table.values() for name in formats.names} == set(SUFFIXES)
    for name, endings in SUFFIXES.items():
        assert f"`{name}`" in REFERENCE
        assert f"`{endings[0]}`" in REFERENCE


def test_every_json_format_has_a_schema_and_is_in_the_reference() -> None:
    for kind, shape in SHAPES.items():
        assert f"`{kind}`" in REFERENCE
        name = get_args(get_type_hints(shape, include_extras=False).get("format", str))
        if kind not in ("rules", "answers", "map"):
            assert name == (f"passion-{kind}/1",)
            assert f"`{name[0]}`" in REFERENCE
