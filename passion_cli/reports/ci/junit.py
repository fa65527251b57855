"""Requirements and broken files as JUnit XML, the test report that CI services read.

It keeps to what the Ant schema and the one of Jenkins both accept: order of elements,
attributes, `system-out` and `system-err` included.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


class Case(NamedTuple):
    """One test case: met, a `failure` (a requirement is missed) or an `error` (a broken file)."""

    kind: str
    name: str
    outcome: Literal["", "failure", "error"] = ""
    message: str = ""


def to_junit(cases: Sequence[Case], date: str) -> str:
    """Return one suite of test cases; `date` is ISO."""
    from xml.etree import ElementTree as ET

    suites = ET.Element("testsuites")
    count = {kind: sum(case.outcome == kind for case in cases) for kind in ("failure", "error")}
    suite = ET.SubElement(
        suites,
        "testsuite",
        name="passion",
        timestamp=f"{date}T00:00:00",
        hostname="localhost",
        tests=str(len(cases)),
        failures=str(count["failure"]),
        errors=str(count["error"]),
        time="0",
        package="passion",
        id="0",
    )
    ET.SubElement(suite, "properties")
    for case in cases:
        _add(suite, case)
    ET.SubElement(suite, "system-out")
    ET.SubElement(suite, "system-err")
    ET.indent(suites)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(suites, encoding="unicode")}\n'


def _add(suite: "Element", case: Case) -> None:
    from xml.etree import ElementTree as ET

    element = ET.SubElement(
        suite, "testcase", name=case.name, classname=f"passion.{case.kind}", time="0"
    )
    if case.outcome:
        told = ET.SubElement(element, case.outcome, message=case.message, type=case.kind)
        told.text = case.message
