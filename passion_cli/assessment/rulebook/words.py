"""Words of a rulebook's own subject, which a report says instead of its usual ones."""

from passion_cli.assessment.rulebook.texts import LocalizedText, Strict


class Noun(Strict):
    """Who or what each set of answers is about, as a group is counted: `1 team`, `12 teams`."""

    one: LocalizedText
    many: LocalizedText


class Words(Strict):
    """What a report calls its parts; where a word is left out, it has its usual one.

    `rule` and `topic` head the columns of tables, `rules` to `find_out` are headings;
    `no_total`, `unscored` and `later` say why a score is missing or may still change.
    """

    noun: Noun | None = None
    rule: LocalizedText | None = None
    topic: LocalizedText | None = None
    rules: LocalizedText | None = None
    topics: LocalizedText | None = None
    questions: LocalizedText | None = None
    moves: LocalizedText | None = None
    first_moves: LocalizedText | None = None
    figures: LocalizedText | None = None
    weakest: LocalizedText | None = None
    find_out: LocalizedText | None = None
    no_total: LocalizedText | None = None
    unscored: LocalizedText | None = None
    later: LocalizedText | None = None

    def in_language(self, language: str) -> dict[str, str]:
        """Return what is said, by the keys of the texts it stands for."""
        named = ((name, getattr(self, name)) for name in STANDS_FOR)
        texts = {name: text.in_language(language) for name, text in named if text is not None}
        said = {key: text for name, text in texts.items() for key in STANDS_FOR[name]}
        if self.rule is not None:
            said["cohort.rule_number"] = f"{self.rule.in_language(language)} {{number}}"
        if self.noun is not None:
            counts = {"one": self.noun.one, "many": self.noun.many}
            said |= {
                f"cohort.people.{number}": f"{{n}} {text.in_language(language)}"
                for number, text in counts.items()
            }
        return said


STANDS_FOR: dict[str, tuple[str, ...]] = {
    "rule": ("table.rule", "receipt.rule"),
    "topic": ("table.topic",),
    "rules": ("report.rules",),
    "topics": ("report.topics",),
    "questions": ("report.questions",),
    "moves": ("report.moves",),
    "first_moves": ("report.first_moves",),
    "figures": ("report.figures",),
    "weakest": ("cohort.weakest",),
    "find_out": ("report.find_out",),
    "no_total": ("report.no_total", "report.apart"),
    "unscored": ("report.unscored",),
    "later": ("report.bounds_later",),
}
"""Which texts of a report each word stands for."""
WORD_FIELDS = {"later": ("{low}", "{high}")}
"""What a word can name."""
