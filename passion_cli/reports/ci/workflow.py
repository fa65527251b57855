"""The workflow that `passion ci github` prints."""

import re

from passion_cli import __version__
from passion_cli.language.locales import Language

_PLAIN = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_./-]*")

TEMPLATE = """\
# Gates a folder of answers with passion: 0 fine, 1 a requirement is missed, 2 a file is broken.
# The log and the summary of a public repository are public: they show pseudonyms and counts,
# but problems name their files, so name the files by code.
name: passion

on:
  push:
    paths: ["{folder}/**", ".github/workflows/passion.yml"]
  pull_request:
    paths: ["{folder}/**"]
  workflow_dispatch:

permissions:
  contents: read

jobs:
  passion:
    runs-on: ubuntu-latest
    timeout-minutes: 10
    env:
      PASSION_LANG: {language}
    steps:
      - uses: actions/checkout@v4

      - uses: actions/setup-python@v5
        with:
          python-version: "3.12"

      - name: Install
        run: python -m pip install "passion-cli>={version}"

      - name: Gate
        run: |
          passion cohort "{folder}" \\
            --require 'valid>=100' \\
            --require 'coverage.median>=80' \\
            --github \\
            --output passion-cohort.md \\
            --output passion-cohort.json \\
            --output passion-junit.xml \\
            --force

      - name: Keep the reports
        if: always()
        uses: actions/upload-artifact@v4
        with:
          name: passion
          path: |
            passion-cohort.md
            passion-cohort.json
            passion-junit.xml
"""


def is_plain_path(folder: str) -> bool:
    """Whether a folder can stand in YAML and in a shell as it is, inside the checkout."""
    return bool(_PLAIN.fullmatch(folder)) and ".." not in folder.split("/")


def workflow(folder: str, language: Language) -> str:
    """Return the workflow for a folder of answers."""
    name = folder.rstrip("/")
    return TEMPLATE.format(folder=name, language=language, version=__version__)
