"""Verification of standings, which follow from their result and thresholds."""

from collections.abc import Iterator
from typing import Final

from attrs import evolve

from qpr_core.analysis.answers import NoRating
from qpr_core.analysis.rating.stand import History, stand
from qpr_core.analysis.rating.standing import Standing
from qpr_core.interchange.verifying.agreeing import must, must_agree
from qpr_core.interchange.verifying.withheld import check_may_withhold
from qpr_core.model.indicators.basis import Basis
from qpr_core.model.indicators.indicator import Indicator
from qpr_core.model.series.observation import is_result
from qpr_core.model.time.frequency import Frequency
from qpr_core.model.time.period import Period
from qpr_core.model.values.records import FrozenMapping

_WITHOUT_RESULT: Final[tuple[NoRating, ...]] = (
    NoRating.NO_RESULT,
    NoRating.NOTHING_TO_COUNT,
    NoRating.NOT_YET_DUE,
    NoRating.TOO_OLD,
)
"""The reasons for having no rating that do not follow from a standing alone."""


def looked_back(standing: Standing) -> History | None:
    """Return the value that the rule of a standing looked back to.

    If only the rating is withheld, so is that value.
    """
    rule = standing.indicator.rule
    if rule is None or rule.looks_back is None:
        return None
    is_withheld = standing.rating is NoRating.WITHHELD and is_result(standing.result)
    return None if standing.previous_value is None and not is_withheld else History(standing.previous_value)


def stood_again(standing: Standing, period: Period | None) -> Standing:
    """Rate the result of a standing again, by the thresholds of a *period*.

    A withheld result has the rating that is published with it, which is read as written.
    """
    if standing.is_withheld:
        check_may_withhold(standing.indicator, "result")
    again = stand(standing.indicator, standing.result, period, looked_back(standing))
    return again if is_result(standing.result) else evolve(again, marker=standing.marker)


def check_standing(standing: Standing) -> None:
    """Check a standing whose period is not known.

    Everything follows from the result and the thresholds, which must be those of some period. A standing without a
    result has a reason, which is read as written.

    Raises:
        QprError: If it contradicts itself, or its result is not a possible value.
    """
    states = list(_states(standing))
    must(bool(states), "thresholds", "those of the indicator in a period", standing.thresholds, "thresholds")
    if standing.result is None:
        _check_without_result(standing)
        return
    candidates = [stood_again(standing, period) for period in states]
    must_agree(standing, next((each for each in candidates if each == standing), candidates[0]))


def _check_without_result(standing: Standing) -> None:
    reasons = _WITHOUT_RESULT
    if standing.indicator.basis is Basis.YEAR_TO_DATE_TOTAL:
        reasons += (NoRating.DIFFERENT_PART_OF_YEAR,)
    must(standing.rating in reasons, "rating", "the reason for having no result", standing.rating, "rating")
    bare = Standing(
        indicator=standing.indicator, rating=standing.rating, thresholds=standing.thresholds, marker=standing.marker
    )
    must_agree(standing, bare)


def _states(standing: Standing) -> Iterator[Period | None]:
    """Yield a period for each way in which thresholds can be in force."""
    indicator, known = standing.indicator, set()
    for period in _periods(indicator):
        in_force = indicator.thresholds_at(period)
        lacks = period is not None and indicator.lacks_target_at(period)
        if (None if in_force is None else in_force.thresholds) == standing.thresholds and lacks not in known:
            known.add(lacks)
            yield period


def _periods(indicator: Indicator) -> Iterator[Period | None]:
    """Yield periods of every length around the first period of all thresholds."""
    if not isinstance(indicator.thresholds, FrozenMapping) or not indicator.thresholds:
        yield None
        return
    months = Frequency.YEARLY.months
    for begins in indicator.thresholds:
        for frequency in Frequency:
            first = Period(begins.year, begins.month, frequency)
            yield from (first.shift(step) for step in range(-1, 2 * months // frequency.months + 1))
