"""Retests and the analysis of questions as plain data, rounded to what their figures can bear."""

from passion_cli.assessment.cohort.distributions import CONFIDENCE
from passion_cli.assessment.cohort.item_analysis import ItemAnalysis, ItemFigure
from passion_cli.assessment.cohort.moments import Correlation
from passion_cli.reports.cohort.json_study_types import (
    CorrelationData,
    ItemAnalysisData,
    ItemFigureData,
    RetestData,
    RetestFigureData,
)
from passion_cli.reports.cohort.report import CohortReport
from passion_cli.reports.json_values import exact, tenth

DIGITS = 3
"""How many decimals a correlation and a share are given with."""


def retest_data(report: CohortReport) -> RetestData | None:
    """Return how far scores differ when nothing changed, or None where nobody asked."""
    if report.retest is None:
        return None
    noise = report.rulebook.scoring.noise
    scores: list[RetestFigureData] = [
        {
            "id": each.id,
            "pairs": each.pairs,
            "typical": tenth(each.typical),
            "error": _tenth(each.error),
            "detectable": _tenth(each.detectable),
            "interval": None
            if each.low is None or each.high is None
            else {"low": round(each.low, 1), "high": round(each.high, 1), "confidence": CONFIDENCE},
            "systematic": each.systematic,
            "supported": each.supports(noise),
        }
        for each in report.retest
    ]
    return {"noise": exact(noise), "scores": scores}


def _tenth(value: float | None) -> float | None:
    return None if value is None else round(value, 1)


def item_analysis_data(analysis: ItemAnalysis) -> ItemAnalysisData:
    """Return how the questions work."""
    return {
        "people": analysis.people,
        "items": [_item(each) for each in analysis.items],
        "pairs": [
            {
                "first": each.first,
                "second": each.second,
                "correlation": _correlation(each.correlation),
            }
            for each in analysis.pairs
        ],
        "weights": [
            {
                "id": each.id,
                "weight": round(float(each.weight), DIGITS),
                "share": None if each.share is None else round(float(each.share), DIGITS),
            }
            for each in analysis.weights
        ],
        "complete": analysis.complete,
    }


def _item(each: ItemFigure) -> ItemFigureData:
    return {
        "id": each.id,
        "known": each.known,
        "floor": each.floor,
        "ceiling": each.ceiling,
        "unknown": each.unknown,
        "unchosen": list(each.unchosen),
        "rest": None if each.rest is None else _correlation(each.rest),
    }


def _correlation(each: Correlation) -> CorrelationData:
    r, low, high = (round(value, DIGITS) for value in (each.r, each.low, each.high))
    return {"n": each.n, "r": r, "low": low, "high": high}
