"""The form: one page that asks the questions offline and writes an answers file, never a score."""

import base64
import hashlib
from collections.abc import Mapping, Sequence

from passion_cli.language.catalogue import say
from passion_cli.language.locales import interface_of, name_of
from passion_cli.language.voice import Voice
from passion_cli.reports.blocks.html import part, render

SCRIPTS = ("reading", "draft", "writing", "parts", "pages", "form")
"""The parts of its script, in their order."""


def form_to_html(
    data: Mapping[str, object], languages: Sequence[str], voice: Voice, title: str, *, follow: bool
) -> str:
    """Return the form of a rulebook's questions; its policy allows its own script alone.

    It opens in the language of the voice, or else the first one of the rulebook; where it is to
    `follow` the browser, in a language of that one.
    """
    wanted = voice.reading or voice.language
    first = wanted if wanted in languages else languages[0]
    script = _script()
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return render(
        "form.html",
        first,
        title,
        style="form",
        names={key: name_of(key) for key in languages},
        noscript={key: say(key, "form.noscript") for key in map(interface_of, languages)},
        data=dict(data) | {"language": None if follow else first, "fallback": first},
        script=script,
        script_hash=f"sha256-{digest}",
    )


def _script() -> str:
    parts = "\n".join(part(f"form/{name}.js") for name in SCRIPTS)
    start = 'const DATA = JSON.parse(document.getElementById("data").textContent);'
    return f'(() => {{\n"use strict";\n{start}\n\n{parts}}})();'
