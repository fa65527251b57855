"""`passion rules new`: a rulebook to start from, by a template and a few answers."""

import re
import sys
from collections.abc import Iterable, Sequence

from passion_cli.cli import options, streams
from passion_cli.cli.delivery import note_written
from passion_cli.cli.session import choice, language_of, voice_of
from passion_cli.errors import InputError
from passion_cli.language.typography import clean
from passion_cli.language.voice import Voice
from passion_cli.services.new_rulebook import TEMPLATES, NewRulebook, Template, new_rulebook
from passion_cli.storage.atomic import check_targets, write_all
from passion_cli.storage.rulebook_file import parse_rulebook

CODE = re.compile(r"[a-z]{2,3}(-[A-Za-z]{2,8})?", re.ASCII)
DEFAULT_FILE = "mine.yaml"
"""How the file is called in its comments where it is printed."""


def new(
    file: options.NewFile = None,
    *,
    template: options.Template = None,
    title: options.Title = None,
    languages: options.Languages = None,
    rule: options.RuleNames = None,
    lang: options.Lang = None,
    force: options.Force = False,
) -> None:
    """Write a commented rulebook; what no option says is asked, or has a usual answer."""
    voice, to_file = voice_of(lang), file is not None and file not in streams.ITS_NAMES
    if to_file and file is not None:
        check_targets([file], force=force)
    if template is None and not streams.is_interactive():
        raise InputError.of("template_wanted", allowed=TEMPLATES)
    _refuse_blank("--rule", rule or ())
    _refuse_blank("--title", [] if title is None else [title])
    asker = _Asker(voice, asks=template is None)
    chosen = asker.template(template)
    text = new_rulebook(
        NewRulebook(
            template=chosen,
            title=title or asker.ask("title", voice.say("new.my_title")),
            languages=_codes(languages or asker.ask("languages", language_of(lang))),
            rules=rule or _names(asker.ask("rules", voice.say("new.my_rules"))),
            file=clean(file) if to_file and file else DEFAULT_FILE,
        )
    )
    parse_rulebook(file or DEFAULT_FILE, text)
    if not to_file or file is None:
        streams.write_out(text)
        return
    write_all({file: text}, force=force)
    note_written([file], voice)
    streams.note(voice.say("new.next", file=clean(file)))


def _refuse_blank(option: str, texts: Iterable[str]) -> None:
    """Refuse an option that is given without a text.

    Raises:
        InputError: for one that is blank.
    """
    if not all(text.strip() for text in texts):
        raise InputError.of("text_empty", where=option)


def _codes(text: str) -> tuple[str, ...]:
    """Read codes of languages, separated by commas or spaces."""
    codes = tuple(map(_code, filter(None, re.split(r"[,;\s]+", text))))
    for number, code in enumerate(codes):
        if not CODE.fullmatch(code):
            raise InputError.of("language_code", given=clean(code))
        if code in codes[:number]:
            raise InputError.of("languages_repeated", given=code)
    if not codes:
        raise InputError.of("languages_none")
    return codes


def _code(text: str) -> str:
    """Return a code as rulebooks write it: `EN` is `en`."""
    first, dash, more = text.partition("-")
    return first.lower() + dash + more


def _names(text: str) -> Sequence[str]:
    return [name for each in text.split(",") if (name := each.strip())]


class _Asker:
    """Asks line by line, beside the document; where it does not ask, it answers as usual."""

    def __init__(self, voice: Voice, *, asks: bool) -> None:
        self.voice, self.asks = voice, asks

    def template(self, given: str | None) -> Template:
        """Return the template that is named, or ask for its number."""
        if given is None:
            streams.note(self.voice.say("new.template"))
            for number, each in enumerate(TEMPLATES, 1):
                what = self.voice.quoted(each, self.voice.say(f"new.template_{each}"))
                streams.note(f"{number}. {what}")
            numbered = dict(zip("123", TEMPLATES, strict=True))
            while given not in TEMPLATES:
                typed = self._line("1")
                given = numbered.get(typed, typed)
        checked = choice("--template", given, TEMPLATES)
        return next(each for each in TEMPLATES if each == checked)

    def ask(self, what: str, default: str) -> str:
        """Ask for one thing; an empty line stands for the usual answer."""
        if not self.asks:
            return default
        streams.note(self.voice.say(f"new.{what}"))
        return self._line(default)

    def _line(self, default: str) -> str:
        sys.stderr.write(f"{self.voice.say('new.default', default=default)}\n> ")
        sys.stderr.flush()
        line = sys.stdin.readline()
        if not line:
            raise InputError.of("template_wanted", allowed=TEMPLATES)
        return line.strip() or default
