"""The form: one page that asks the questions offline and writes an answers file, never a score."""

import base64
import hashlib
from collections.abc import Mapping

from passion_cli.language.catalogue import say
from passion_cli.language.locales import LANGUAGES, LOCALES, Language
from passion_cli.reports.blocks.html import part, render

SCRIPTS = ("reading", "draft", "writing", "parts", "pages", "form")
"""The parts of its script, in their order."""


def form_to_html(
    data: Mapping[str, object], language: Language, title: str, *, follow: bool
) -> str:
    """Return the form of a rulebook's questions; its policy allows its own script alone.

    It opens in `language`; where it is to `follow` the browser, in a language of that one.
    """
    script = _script()
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return render(
        "form.html",
        language,
        title,
        style="form",
        names={key: locale.name for key, locale in LOCALES.items()},
        noscript={key: say(key, "form.noscript") for key in LANGUAGES},
        data=dict(data) | {"language": None if follow else language, "fallback": language},
        script=script,
        script_hash=f"sha256-{digest}",
    )


def _script() -> str:
    parts = "\n".join(part(f"form/{name}.js") for name in SCRIPTS)
    start = 'const DATA = JSON.parse(document.getElementById("data").textContent);'
    return f'(() => {{\n"use strict";\n{start}\n\n{parts}}})();'
