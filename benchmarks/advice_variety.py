"""How varied advice is over random complete answers: cards in all, and the share of the commonest.

Run `python benchmarks/advice_variety.py [how many]`. Options are drawn uniformly; audience (1 to
300,000) and customers (1 to 2,000) log-uniformly; the seed is fixed.
"""

import math
import random
import sys
from collections import Counter
from decimal import Decimal
from pathlib import Path

from passion_cli.assessment.answers import Answers, Value
from passion_cli.assessment.assess import assess
from passion_cli.assessment.rulebook.items import AnyItem
from passion_cli.storage.rulebook_file import load_rulebook

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))
from helpers.people import draw

WIDE = {"audience_total": 300_000, "audience_direct": 300_000, "customers_12m": 2_000}
COMMONEST = 7


def drawn(chance: random.Random, item: AnyItem) -> Value:
    """Draw one answer, the wide counts log-uniformly."""
    if item.id in WIDE:
        return Decimal(round(math.exp(chance.uniform(0, math.log(WIDE[item.id])))))
    return draw(item, chance)


def main() -> None:
    """Print how many cards occurred, and how much of all advice the commonest are."""
    book, chance = load_rulebook().rulebook, random.Random(14)  # noqa: S311 - nothing secret
    cards: Counter[str] = Counter()
    for _ in range(int(sys.argv[1]) if len(sys.argv) > 1 else 200):
        values = {item.id: drawn(chance, item) for item in book.asked()}
        total = values["audience_total"]
        direct = values["audience_direct"]
        if isinstance(total, Decimal) and isinstance(direct, Decimal):
            values["audience_direct"] = min(total, direct)
        for action in assess(book, Answers(values)).actions:
            cards[str(action.move.do)] += 1
    most = sum(number for _, number in cards.most_common(COMMONEST))
    share = 100 * most / sum(cards.values())
    print(f"{len(cards)} cards; the {COMMONEST} commonest are {share:.0f}% of all advice")


if __name__ == "__main__":
    main()
