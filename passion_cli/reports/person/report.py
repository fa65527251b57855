"""One person's assessment, with when it was made and how it is to be reported."""

from typing import NamedTuple

from passion_cli.assessment.actions import Action
from passion_cli.assessment.answers import Silence
from passion_cli.assessment.assess import Assessment
from passion_cli.assessment.rulebook.rulebook import Risk
from passion_cli.language.voice import Voice
from passion_cli.reports.names import Names


class PersonReport(NamedTuple):
    """Everything a report on one person needs; `date` is ISO.

    `sha256` is that of the rulebook's text. The receipt is part of every file; a terminal shows
    it where `receipt` asks for it. `source` is what `passion open` takes to show this report: the
    number of a check, a file, or nothing for the last check; None where it cannot. `rules` is the
    file of the rulebook as it is typed, None for the packaged one.
    """

    assessment: Assessment
    sha256: str
    voice: Voice
    date: str
    respondent: str | None = None
    receipt: bool = False
    source: str | None = None
    rules: str | None = None

    @property
    def names(self) -> Names:
        """What the report calls the parts of the rulebook."""
        return Names(self.assessment.rulebook, self.voice)

    def action(self, action: Action) -> str:
        """Return what an action asks for."""
        return self.names.action(action.move, action.id)

    def risk(self, risk: Risk) -> str:
        """Return the sentence of a risk, with the person's own number where it names one."""
        text = self.voice.text(risk.message)
        if not risk.when:
            return text
        first = risk.when[0]
        return text.replace("{value}", self._value(first.item or first.ratio))

    def said(self, key: str) -> str:
        """Quote what was chosen; a number or a ratio with its title; nothing if none is known."""
        given = self.assessment.answers.values.get(key)
        if isinstance(given, str | tuple) and not isinstance(given, Silence):
            return self.voice.say("stability.move", title=self._value(key))
        return self.quote(key)

    def quote(self, key: str) -> str:
        """Return the title of an item or a ratio with what was answered; nothing where unknown."""
        value, book = self._value(key), self.assessment.rulebook
        part = book.items.get(key) or book.ratios[key]
        return self.voice.quoted(self.voice.text(part.title), value) if value else ""

    def _value(self, key: str | None) -> str:
        if key in self.assessment.rulebook.ratios:
            ratio = self.assessment.reading.ratio(key)
            return "" if ratio is None else self.voice.percent(100 * ratio, 1)
        value = self.assessment.answers.values.get(key or "")
        return self.names.answer(key or "", value) if value is not None else ""
