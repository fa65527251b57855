"""Made-up people: complete, partial, drifting from one round to the next, and broken files."""

import random
from decimal import Decimal
from pathlib import Path

from helpers.verbs import book
from passion_cli.assessment.answers import Answers, Silence, Value
from passion_cli.assessment.rulebook.items import AnyItem, MultiItem, NumberItem, SingleItem
from passion_cli.language.locales import Language
from passion_cli.storage.answers_file import Record, dump_answers

SCALES = {"percent": 100, "number": 12, "money": 6000}


def made_up(seed: int, *, silent: float = 0.08, absent: float = 0.0) -> Answers:
    """Answers drawn from a seed; `silent` and `absent` are shares of the items."""
    chance = random.Random(seed)  # noqa: S311 - nothing secret
    values: dict[str, Value] = {}
    for key, item in book().items.items():
        drawn = chance.random()
        if drawn < absent:
            continue
        values[key] = Silence.UNKNOWN if drawn < absent + silent else draw(item, chance)
    audience = values.get("audience_total")
    if isinstance(audience, Decimal):
        values["audience_total"] = audience * 40
    return Answers({key: values[key] for key in book().order if key in values})


def draw(item: AnyItem, chance: random.Random) -> Value:
    """One answer, every option as likely."""
    match item:
        case SingleItem():
            return chance.choice(list(item.options))
        case MultiItem():
            some = [key for key in item.options if key != item.exclusive]
            return tuple(chance.sample(some, chance.randint(1, len(some))))
        case NumberItem():
            low, high = max(0, int(item.min)), min(int(item.max), SCALES[item.kind])
            return Decimal(chance.randint(low, high))


def moved(answers: Answers, seed: int, share: float) -> Answers:
    """The same person later: a share of the answers drawn anew."""
    chance = random.Random(seed)  # noqa: S311
    values = dict(answers.values)
    for key in values:
        if chance.random() < share:
            values[key] = draw(book().items[key], chance)
    return Answers(values)


def write_person(
    folder: Path,
    name: str,
    answers: Answers,
    respondent: str | None = None,
    language: Language = "en",
    **head: str | None,
) -> Path:
    """Write one answers file."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    record = Record(answers, respondent, head.get("date"), language, "EUR", head.get("group"))
    path.write_text(dump_answers(book(), record, name), encoding="utf-8")
    return path


def write_cohort(folder: Path, people: int = 40) -> Path:
    """A coach's folder: both languages, partial answers, four broken files, two people twice."""
    for number in range(people):
        absent = (0.7 if number % 9 == 4 else 0.2) if number % 4 == 0 else 0
        group = ("2026-spring", "2026-autumn", "2026-summer")[min(number % 7, 2)]
        write_person(
            folder / ("lyon" if number % 2 else "nantes"),
            f"p{number:02d}.{'json' if number % 5 == 0 else 'yaml'}",
            made_up(number, absent=absent),
            f"Participant {number:02d}",
            "fr" if number % 2 else "en",
            date=f"2026-09-{number % 28 + 1:02d}",
            group=group if number % 10 else None,
        )
    for number in (3, 8):
        answers = made_up(number + 500)
        path = folder / "again"
        head = {"date": "2026-10-30", "group": "2026-autumn"}
        write_person(
            path, f"p{number:02d}.yaml", answers, f"Participant {number:02d}", "fr", **head
        )
    break_files(folder / "broken")
    return folder


def break_files(folder: Path) -> None:
    """Four files, each wrong in its own way."""
    folder.mkdir(parents=True)
    head = "format: passion-answers/1\nrulebook: passion-economy@1\n"
    texts = {
        "option.yaml": f"{head}answers:\n  who_for: anyonee\n  top_share: 140\n",
        "syntax.yaml": f"{head}answers: [\n",
        "other.yaml": "name: not ours\n",
        "empty.yaml": "",
    }
    for name, text in texts.items():
        (folder / name).write_text(text)
