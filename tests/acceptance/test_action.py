"""action.yml: its gate runs as a runner would run it; every action it names is pinned by hash."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from helpers.verbs import EXAMPLES, ROOT, run_passion

ACTION = yaml.safe_load((ROOT / "action.yml").read_text())
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
PINNED = re.compile(r"[\w./-]+@[0-9a-f]{40}\s+# v\d+\.\d+\.\d+")


def gate(folder: Path, require: str) -> subprocess.CompletedProcess[str]:
    """Run the step `Gate` on the examples."""
    program = folder / "passion" / "bin" / "passion"
    program.parent.mkdir(parents=True)
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m passion_cli "$@"\n')
    program.chmod(0o755)
    (script,) = (step["run"] for step in ACTION["runs"]["steps"] if step["name"] == "Gate")
    return subprocess.run(
        ["/bin/bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        env={**os.environ, "PYTHONPATH": str(ROOT), "RUNNER_TEMP": str(folder),
             "FOLDER": str(EXAMPLES), "REQUIRE": require, "PASSION_LANG": "en",
             "GITHUB_STEP_SUMMARY": str(folder / "summary.md"), "GITHUB_ACTIONS": "true"},
        capture_output=True,
        text=True,
        check=False,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("require", "code"), [("valid>=100\nmedian>=10\n", 0), ("median>=99", 1), ("", 0)]
)
def test_the_action_gates_a_folder_and_writes_the_summary(
    tmp_path: Path, require: str, code: int
) -> None:
    done = gate(tmp_path, require)
    assert done.returncode == code, done.stderr
    assert "Rule by rule" in (tmp_path / "summary.md").read_text()


def test_every_action_is_pinned_by_the_hash_of_a_version() -> None:
    texts = [path.read_text() for path in (*WORKFLOWS, ROOT / "action.yml")]
    for text in (*texts, run_passion("ci", "github").stdout):
        named = re.findall(r"uses: (.*)", text)
        assert named
        assert all(PINNED.fullmatch(each.strip()) for each in named), named


def test_workflows_have_no_right_that_they_do_not_use() -> None:
    for path in WORKFLOWS:
        workflow = yaml.safe_load(path.read_text())
        assert workflow["permissions"] == {}
        for job in workflow["jobs"].values():
            assert set(job["permissions"].items()) <= {("contents", "read"), ("id-token", "write")}
