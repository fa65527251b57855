"""What `--github` adds: the report as a step summary, and annotations on the change."""

import os
from collections.abc import Sequence
from pathlib import Path

from passion_cli.cli import streams
from passion_cli.errors import DiskError, Problem
from passion_cli.language.typography import clean
from passion_cli.language.voice import Voice
from passion_cli.reports.ci.annotations import (
    LARGEST_SUMMARY,
    MOST,
    Annotation,
    commands,
    cut_summary,
    place_of,
)

SUMMARY, WORKSPACE = "GITHUB_STEP_SUMMARY", "GITHUB_WORKSPACE"


def publish(voice: Voice, markdown: str, annotations: Sequence[Annotation]) -> None:
    """Append the report to the step summary, and annotate on standard error.

    Raises:
        DiskError: when the summary cannot be written.
    """
    _summarise(voice, markdown)
    annotate(voice, annotations)


def annotate(voice: Voice, annotations: Sequence[Annotation]) -> None:
    """Print at most ten annotations, and how many more there are."""
    more = voice.count("note.more_annotations", len(annotations) - MOST)
    for command in commands(annotations, more):
        streams.command(command)


def annotation_of(problem: Problem, message: str, path: str = "") -> Annotation:
    """Annotate a problem on its line; `path` is the file where its place shows another name."""
    shown, line, column = place_of(problem.where)
    return Annotation(message, _from_workspace(path or shown), line, column)


def _from_workspace(path: str) -> str:
    """Return a path as the runner knows files: from the root of the checkout."""
    root = os.environ.get(WORKSPACE) or os.getcwd()  # noqa: PTH109 - text only
    try:
        inside = os.path.relpath(path, root)
    except ValueError:
        return clean(path)
    return clean(path if inside.startswith("..") else Path(inside).as_posix())


def _summarise(voice: Voice, markdown: str) -> None:
    target = os.environ.get(SUMMARY)
    if not target:
        streams.note(voice.say("note.no_summary"))
        return
    note = voice.say("note.summary_cut", limit=LARGEST_SUMMARY)
    try:
        with Path(target).open("ab") as file:
            file.write(cut_summary(markdown, note, LARGEST_SUMMARY - file.tell()).encode())
    except OSError as error:
        reason = error.strerror
        raise DiskError.of("disk_refused", where=clean(target), reason=reason) from error
