"""The workflow that `passion ci github` prints."""

import re

from passion_cli.language.locales import Language

_PLAIN = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_./-]*")

TEMPLATE = """\
# Gates a folder of answers with passion: 0 fine, 1 a requirement is missed, 2 a file is broken.
# Every push is gated. Figures are published by hand only (Actions, passion, Run workflow), because
# two reports on nearly the same people give away those who came in between.
name: passion

on:
  push:
    paths: ["{folder}/**", ".github/workflows/passion.yml"]
  pull_request:
    paths: ["{folder}/**"]
  workflow_dispatch:
    inputs:
      first:
        description: "Nothing was published of these people before"
        type: boolean
        default: false

permissions:
  contents: read

concurrency:
  group: passion-${{{{ github.ref }}}}
  cancel-in-progress: false

jobs:
  passion:
    name: passion
    runs-on: ubuntu-latest
    timeout-minutes: 10
    env:
      PASSION_LANG: {language}
    steps:
      - uses: actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8  # v5.0.0
        with:
          submodules: true
          persist-credentials: false

      - uses: actions/setup-python@a26af69be951a213d495a4c3e4e4022e16d87065  # v5.6.0
        with:
          python-version: "3.12"

      # The source of passion as a submodule in the folder passion/, so that its commit is pinned.
      - name: Install
        run: python -m pip install ./passion

      - name: Gate
        run: |
          passion cohort "{folder}" \\
            --require 'valid>=100' \\
            --require 'coverage.median>=80' \\
            --output passion-junit.xml \\
            --force

      # What was published, and of whom (salted hashes), stays in the cache: never commit it.
      - name: Fetch what was published last
        if: github.event_name == 'workflow_dispatch'
        uses: actions/cache/restore@0400d5f644dc74513175e3cd8d07132dd4860809  # v4.2.4
        with:
          path: passion-published.json
          key: passion-published-${{{{ github.run_id }}}}-${{{{ github.run_attempt }}}}
          restore-keys: passion-published-

      - name: Publish
        if: github.event_name == 'workflow_dispatch'
        env:
          FIRST: ${{{{ inputs.first }}}}
        run: |
          if [ -f passion-published.json ]; then
            set -- --published passion-published.json
          elif [ "$FIRST" != "true" ]; then
            echo "Nothing is known of what was published last: it may have left the cache." >&2
            exit 1
          fi
          passion cohort "{folder}" "$@" \\
            --publish passion-published.json \\
            --github \\
            --output passion-cohort.md \\
            --output passion-cohort.json \\
            --force

      - name: Remember what was published
        if: always() && github.event_name == 'workflow_dispatch'
        uses: actions/cache/save@0400d5f644dc74513175e3cd8d07132dd4860809  # v4.2.4
        with:
          path: passion-published.json
          key: passion-published-${{{{ github.run_id }}}}-${{{{ github.run_attempt }}}}

      - name: Offer the reports
        if: always()
        uses: actions/upload-artifact@ea165f8d65b6e75b540449e92b4886f43607fa02  # v4.6.2
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
    return TEMPLATE.format(folder=name, language=language)
