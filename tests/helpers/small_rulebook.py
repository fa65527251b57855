"""A rulebook of 3 rules and 5 items, to show that the engine knows nothing of the eight."""

TEXT = {"en": "Text", "fr": "Texte"}


def t(text: str) -> str:
    """One text in both languages, as YAML."""
    return f'{{en: "{text}", fr: "{text} (fr)"}}'


def item(rule: str | None, kind: str, more: str) -> str:
    """The lines of one item."""
    scored = (
        f"    rule: {rule}\n    weight: 1\n    feasibility: 0.5\n"
        f"    move: {{week: {t('Week')}, ninety_days: {t('Quarter')}, metric: {t('Metric')}}}\n"
        if rule
        else ""
    )
    return (
        f"    title: {t('Title')}\n    topic: one\n    kind: {kind}\n{scored}"
        f"    question: {t('Question?')}\n    help: {t('Help')}\n    why: {t('Why')}\n"
        f"    source: {t('Source')}\n{more}"
    )


OPTIONS = "    options:\n      lo: {points: 0, en: L, fr: B}\n      hi: {points: 1, en: H, fr: H}\n"
TICKS = "    options:\n      a: {en: A, fr: A}\n      b: {en: B, fr: B}\n    count_points: [0, 0.5, 1]\n"
RULE = f"{{number: %d, title: {t('Rule')}, principle: {t('Principle')}}}"
SMALL = f"""format: passion-rulebook/1
id: small
version: 3
title: {t("Small")}
minutes: [1, 2]
introduction: [{t("Be honest.")}]
disclaimer: {t("Not a forecast.")}
topics:
  one: {t("One")}
rules:
  first: {RULE % 1}
  second: {RULE % 2}
  third: {RULE % 3}
order: [q1, q2, q3, q4, q5]
items:
  q1:
{item("first", "single", OPTIONS)}
  q2:
{item("second", "multi", TICKS)}
  q3:
{item("third", "number", "    max: 10" + chr(10) + "    curve: [[0, 0], [10, 1]]" + chr(10))}
  q4:
{item("third", "percent", "    max: 100" + chr(10) + "    curve: [[0, 0], [100, 1]]" + chr(10))}
  q5:
{item(None, "money", "    min: -5" + chr(10) + "    max: 1000" + chr(10))}
checks:
  C1:
    kind: tension
    when: [{{item: q1, is: [hi]}}, {{item: q3, below: 5}}]
    message: {t("High and low?")}
bands:
  low: {{from: 0, en: Low, fr: Bas}}
  top: {{from: 50, en: Top, fr: Haut}}
scoring: {{rule_coverage: 50, overall_coverage: 60, rules_needed: 2, weak_link_below: 25, noise: 5}}
advice: {{step: 0.5, settled_from: 0.95, slots: 2, first_steps: [q1]}}
too_early:
  - message: {t("Too early.")}
"""
