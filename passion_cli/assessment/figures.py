"""Amounts computed from the answers; shown beside the score, never part of it."""

from fractions import Fraction
from math import ceil
from typing import NamedTuple

from passion_cli.assessment.answers import Silence
from passion_cli.assessment.reading import Reading
from passion_cli.assessment.rulebook.rulebook import FigureInputs

MONTHS = 12
LEAST_AUDIENCE = 100
CONVERSION_SEEN, CONVERSION_AMBITIOUS = Fraction(1, 100), Fraction(5, 100)
SPREAD_BELOW, HIGH_ABOVE = 25, 40
MOST_BUYERS = Fraction(1, 10)
"""With more customers than this share of the audience, buyers did not come from it."""


class Figures(NamedTuple):
    """Money is in the person's currency; None means that a figure cannot be given.

    `hourly` and `hourly_needed` are per hour; `coverage` is net / target; `net_per_customer`
    is what one direct customer leaves a year; `needed_share` is `customers_needed` over the
    audience; `at_100` and `at_1000` count customers leaving that amount a year;
    `concentration` is a percentage; `customers` and `audience` are those of today.
    """

    hourly: Fraction | None = None
    hourly_needed: Fraction | None = None
    coverage: Fraction | None = None
    net_per_customer: Fraction | None = None
    customers_needed: int | None = None
    needed_share: Fraction | None = None
    at_100: int | None = None
    at_1000: int | None = None
    concentration: Fraction | None = None
    customers: Fraction | None = None
    audience: Fraction | None = None
    nothing_left: bool = False
    direct_share_assumed: bool = False

    @property
    def reached(self) -> bool:
        """Whether the goal is reached."""
        return self.coverage is not None and self.coverage >= 1

    @property
    def nothing_sold(self) -> bool:
        """Whether there is neither a customer nor any income yet."""
        return self.customers == 0 and (self.coverage is None or self.coverage <= 0)

    @property
    def customers_follow(self) -> bool:
        """Whether today's customers may have come from the audience: they are few beside it."""
        known = self.customers is not None and self.audience is not None
        return not known or self.customers <= MOST_BUYERS * self.audience  # type: ignore[operator]

    @property
    def conversion(self) -> str | None:
        """How usual the needed share of the audience is: `within`, `ambitious` or `beyond`."""
        if self.needed_share is None:
            return None
        if self.needed_share <= CONVERSION_SEEN:
            return "within"
        return "ambitious" if self.needed_share <= CONVERSION_AMBITIOUS else "beyond"

    @property
    def spread(self) -> str | None:
        """How concentrated income is: `spread`, `moderate` or `high`."""
        if self.concentration is None:
            return None
        if self.concentration < SPREAD_BELOW:
            return "spread"
        return "high" if self.concentration > HIGH_ABOVE else "moderate"


def compute_figures(reading: Reading) -> Figures:
    """Compute every figure whose inputs are known (formulas: content, section 4.9)."""
    named = reading.rulebook.figures
    return Figures() if named is None else _Inputs.read(reading, named).figures()


class _Inputs(NamedTuple):
    net: Fraction | None
    hours: Fraction | None
    target: Fraction | None
    customers: Fraction | None
    audience: Fraction | None
    top_share: Fraction | None
    direct: Fraction | None
    direct_assumed: bool

    @classmethod
    def read(cls, reading: Reading, named: FigureInputs) -> "_Inputs":
        """Look the inputs up; a missing direct share counts as 100 %, none at all as 0 %."""
        number = reading.number
        direct = number(named.direct_income)
        silent = reading.answers.values.get(named.direct_income or "")
        if silent is Silence.NOT_APPLICABLE:
            direct = Fraction(0)
        return cls(
            number(named.net_month),
            number(named.hours_month),
            number(named.target_month),
            number(named.customers_12m),
            number(named.audience_total),
            number(named.top_share),
            Fraction(100) if direct is None else direct,
            direct is None,
        )

    def figures(self) -> Figures:
        """Put the figures together."""
        left, target = self._net_per_customer(), self.target
        needed = None if left is None or target is None else ceil(MONTHS * target / left)
        return Figures(
            hourly=_over(self.net, self.hours),
            hourly_needed=_over(target, self.hours),
            coverage=_over(self.net, target),
            net_per_customer=left,
            customers_needed=needed,
            needed_share=self._share(needed),
            at_100=None if target is None else ceil(MONTHS * target / 100),
            at_1000=None if target is None else ceil(MONTHS * target / 1000),
            concentration=self.top_share,
            customers=self.customers,
            audience=self.audience,
            nothing_left=self._nothing_left(),
            direct_share_assumed=left is not None and self.direct_assumed,
        )

    def _nothing_left(self) -> bool:
        return (
            self.customers is not None
            and self.net is not None
            and (self.customers == 0 or self.net <= 0 or self.direct == 0)
        )

    def _net_per_customer(self) -> Fraction | None:
        if self.customers is None or self.net is None or self.direct is None:
            return None
        if self._nothing_left():
            return None
        return MONTHS * self.net * self.direct / 100 / self.customers

    def _share(self, needed: int | None) -> Fraction | None:
        if needed is None or self.audience is None or self.audience < LEAST_AUDIENCE:
            return None
        return needed / self.audience


def _over(above: Fraction | None, below: Fraction | None) -> Fraction | None:
    return above / below if above is not None and below else None
