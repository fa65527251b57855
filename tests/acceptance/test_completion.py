"""Tab in bash, zsh and fish: commands, options, rules and languages are completed."""

import os
import shutil
import sys
from pathlib import Path

import pexpect
import pytest
from helpers.verbs import ROOT

SHELLS = {
    "bash": (["--norc", "--noprofile", "-i"], "PS1='> '; bind 'set enable-bracketed-paste off'"),
    "zsh": (["-f", "-i"], "PS1='> '; unsetopt zle_bracketed_paste; autoload -Uz compinit; compinit -u"),
    "fish": (["--no-config", "-i"], "function fish_prompt; echo '> '; end"),
}  # fmt: skip
LOADS = {
    "bash": 'eval "$(passion --show-completion)"',
    "zsh": 'eval "$(passion --show-completion)"',
    "fish": "passion --show-completion | source",
}


def program(folder: Path) -> Path:
    """A folder with a `passion` that runs this very checkout."""
    script = folder / "bin" / "passion"
    script.parent.mkdir()
    script.write_text(
        f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m passion_cli "$@"\n'
    )
    script.chmod(0o755)
    return script.parent


def shell(name: str, folder: Path) -> pexpect.spawn:
    if shutil.which(name) is None:
        assert os.environ.get("PASSION_SHELLS") != "required", f"{name} is not installed"
        pytest.skip(f"{name} is not installed: see CONTRIBUTING.md")
    arguments, start = SHELLS[name]
    kept = {key: value for key, value in os.environ.items() if not key.startswith("PASSION")}
    child = pexpect.spawn(
        name,
        arguments,
        cwd=str(folder),
        env={**kept, "PATH": f"{program(folder)}:{kept['PATH']}", "HOME": str(folder),
             "TERM": "dumb" if name != "fish" else "xterm", "LANG": "C.UTF-8"},
        dimensions=(40, 120),
        encoding="utf-8",
        timeout=30,
    )  # fmt: skip
    child.sendline(f"{start}; {LOADS[name]}; echo rea''dy")
    child.expect("ready")
    return child


@pytest.mark.skipif(sys.platform == "win32", reason="these shells are of Unix")
@pytest.mark.parametrize("name", SHELLS)
@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ("passion coho", "cohort"),
        ("passion rules che", "check"),
        ("passion explain fair_", "fair_price"),
        ("passion check --fail", "--fail-under"),
        ("passion rules new --template matu", "maturity"),
    ],
)
def test_tab_completes(tmp_path: Path, name: str, typed: str, completed: str) -> None:
    child = shell(name, tmp_path)
    try:
        child.send(f"{typed}\t")
        child.expect_exact(completed)
    finally:
        child.close(force=True)
