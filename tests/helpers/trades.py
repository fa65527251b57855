"""Made-up answers of nine people, each named by the trade: what a report must fit."""

from decimal import Decimal

from passion_cli.assessment.answers import Answers, Silence, Value

TRADES: dict[str, dict[str, object]] = {
    "potter": {
        "who_for": "need", "big_brands": "near", "hard_to_get": ["skill", "works"],
        "when_away": "split", "asked_90_days": 6, "repeat_sales": 4, "unprompted_acts": 5,
        "direct_income": 85, "last_decision": "conviction", "platform_loss": "some",
        "audience_total": 3200, "audience_direct": 240, "customers_12m": 140,
        "why_chosen": "comp", "story_link": "vague", "story_told": "bio", "story_heard": 4,
        "story_true": "fact", "price_unit": "piece", "price_basis": "costs",
        "compared_on": "way", "too_expensive": "kept", "top_share": 20, "hours_month": 150,
        "net_month": 1300, "target_month": 2000,
    },
    "market_baker": {
        "who_for": "wide", "big_brands": "near", "hard_to_get": ["trust", "skill"],
        "when_away": "left", "asked_90_days": 25, "repeat_sales": 8, "unprompted_acts": 6,
        "direct_income": 100, "last_decision": "custs", "platform_loss": "little",
        "audience_total": 600, "audience_direct": 0, "customers_12m": 450,
        "why_chosen": "guess", "story_link": "named", "story_told": "ask", "story_heard": 2,
        "story_true": "fact", "price_unit": "volume", "price_basis": "others",
        "compared_on": "price", "too_expensive": "never", "top_share": 15, "hours_month": 220,
        "net_month": 1700, "target_month": 2200,
    },
    "youtuber": {
        "who_for": "wide", "big_brands": "near", "hard_to_get": ["works"],
        "when_away": "swap", "asked_90_days": 3, "repeat_sales": 3, "unprompted_acts": 4,
        "direct_income": 10, "last_decision": "mass", "platform_loss": "half",
        "audience_total": 240000, "audience_direct": 0, "customers_12m": 6,
        "why_chosen": "comp", "story_link": "vague", "story_told": "page", "story_heard": 6,
        "story_true": "proof", "price_unit": "volume", "price_basis": "imposed",
        "compared_on": "way", "too_expensive": "cut", "top_share": 55, "hours_month": 180,
        "net_month": 2400, "target_month": 3500,
    },
    "developer": {
        "who_for": "precise", "big_brands": "far", "hard_to_get": ["skill"],
        "when_away": "wait", "asked_90_days": 2, "repeat_sales": 9, "unprompted_acts": 3,
        "direct_income": 100, "last_decision": "custs", "platform_loss": "little",
        "audience_total": 180, "audience_direct": 60, "customers_12m": 2,
        "why_chosen": "guess", "story_link": "named", "story_told": "none", "story_heard": 0,
        "story_true": "none", "price_unit": "time", "price_basis": "others",
        "compared_on": "price", "too_expensive": "cut", "top_share": 70, "hours_month": 150,
        "net_month": 4200, "target_month": 5000,
    },
    "app_maker": {
        "who_for": "need", "big_brands": "near", "hard_to_get": ["works", "mix"],
        "when_away": "never", "asked_90_days": 12, "repeat_sales": 6, "unprompted_acts": 2,
        "direct_income": 70, "last_decision": "custs", "platform_loss": "half",
        "audience_total": 3400, "audience_direct": 900, "customers_12m": 3000,
        "why_chosen": "asked", "story_link": "used", "story_told": "bio", "story_heard": 1,
        "story_true": "fact", "price_unit": "result", "price_basis": "tested",
        "compared_on": "feat", "too_expensive": "scope", "top_share": 40, "hours_month": 160,
        "net_month": 3100, "target_month": 4000,
    },
    "music_teacher": {
        "who_for": "precise", "big_brands": "same", "hard_to_get": ["skill", "trust"],
        "when_away": "wait", "asked_90_days": 18, "repeat_sales": 9, "unprompted_acts": 7,
        "direct_income": 100, "last_decision": "custs", "platform_loss": "little",
        "audience_total": 90, "audience_direct": 70, "customers_12m": 28,
        "why_chosen": "asked", "story_link": "named", "story_told": "bio", "story_heard": 5,
        "story_true": "proof", "price_unit": "time", "price_basis": "others",
        "compared_on": "way", "too_expensive": "lost", "top_share": 8, "hours_month": 120,
        "net_month": 1900, "target_month": 2300,
    },
    "ride_driver": {
        "who_for": "anyone", "big_brands": "same", "hard_to_get": ["none"],
        "when_away": "swap", "asked_90_days": 0, "repeat_sales": 0, "unprompted_acts": 1,
        "direct_income": 0, "last_decision": "trend", "platform_loss": "all",
        "audience_total": 0, "audience_direct": 0, "customers_12m": 0,
        "why_chosen": "idk", "story_link": "none", "story_told": "none", "story_heard": 0,
        "story_true": "none", "price_unit": "time", "price_basis": "imposed",
        "compared_on": "price", "too_expensive": "never", "top_share": 95, "hours_month": 190,
        "net_month": 1500, "target_month": 2100,
    },
    "newsletter_writer": {
        "who_for": "named", "big_brands": "far", "hard_to_get": ["works", "trust", "mix"],
        "when_away": "wait", "asked_90_days": 40, "repeat_sales": 7, "unprompted_acts": 8,
        "direct_income": 95, "last_decision": "custs", "platform_loss": "some",
        "audience_total": 4200, "audience_direct": 3900, "customers_12m": 260,
        "why_chosen": "words", "story_link": "used", "story_told": "all", "story_heard": 7,
        "story_true": "proof", "price_unit": "result", "price_basis": "worth",
        "compared_on": "me", "too_expensive": "kept", "top_share": 12, "hours_month": 140,
        "net_month": 2600, "target_month": 2500,
    },
    "not_sold_yet": {
        "who_for": "need", "big_brands": "far", "hard_to_get": ["mix"],
        "when_away": "never", "asked_90_days": 4, "repeat_sales": Silence.NOT_APPLICABLE,
        "unprompted_acts": Silence.NOT_APPLICABLE, "direct_income": Silence.NOT_APPLICABLE,
        "last_decision": "conviction", "platform_loss": Silence.NOT_APPLICABLE,
        "audience_total": 150, "audience_direct": 40, "customers_12m": 0,
        "why_chosen": Silence.NOT_APPLICABLE, "story_link": "named", "story_told": "ask",
        "story_heard": Silence.NOT_APPLICABLE, "story_true": "fact", "price_unit": Silence.UNKNOWN,
        "price_basis": Silence.UNKNOWN, "compared_on": Silence.UNKNOWN, "too_expensive": "never",
        "top_share": Silence.NOT_APPLICABLE, "hours_month": 60, "net_month": 0,
        "target_month": 1500,
    },
}  # fmt: skip


def trade(name: str) -> Answers:
    """Return the answers of one of them."""
    return Answers({item: _value(given) for item, given in TRADES[name].items()})


def _value(given: object) -> Value:
    if isinstance(given, list):
        return tuple(given)
    return Decimal(given) if isinstance(given, int) else given  # type: ignore[return-value]
