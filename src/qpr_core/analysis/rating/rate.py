"""Rating of one result: classify and rate."""

from typing import TypeAlias

from qpr_core.analysis.answers import Rating
from qpr_core.analysis.disclosure.gate import released_result
from qpr_core.analysis.rating.stand import stand
from qpr_core.analysis.rating.standing import Standing
from qpr_core.errors import IndicatorError
from qpr_core.model.indicators.basis import Basis
from qpr_core.model.indicators.indicator import Indicator, check_indicator
from qpr_core.model.series.withheld import Withheld
from qpr_core.model.time.frequency import Frequency
from qpr_core.model.time.period import Period, as_period
from qpr_core.model.values.figures import Number
from qpr_core.model.values.ratio import Ratio

GivenResult: TypeAlias = Number | Ratio | Withheld | None
"""A result that can be rated; None for a missing one."""


def classify(indicator: Indicator, result: GivenResult, *, at: Period | str | None = None) -> Rating:
    """Return the rating of a *result*, or the reason for having none.

    A value on a boundary belongs to the better band unless the thresholds state otherwise. `rate` returns the figures
    behind the rating as well.

    >>> from qpr_core import Polarity, Thresholds
    >>> complaints = Indicator(code="CS01", name="Complaints in time", polarity=Polarity.HIGHER_IS_BETTER,
    ...                        unit="%", thresholds=Thresholds(target=85, floor=80))
    >>> [classify(complaints, value) for value in (85, 84.9, 80, 79.9, None)]
    [Rag.GREEN, Rag.AMBER, Rag.AMBER, Rag.RED, NoRating.NO_RESULT]

    Args:
        indicator: The indicator whose thresholds apply.
        result: A figure in the indicator's unit, two counts, `Withheld`, or `None` for no result.
        at: The period of the result, whose thresholds apply; needed only if they change over time.

    Raises:
        FigureError: If the result is not a figure, or not a possible value.
        IndicatorError: If the thresholds change over time and no period is given, if the indicator's rule looks
            back, which needs `assess` and a series, or if a yearly total is given for part of a year.
        SchemeError: If the indicator's rule fails or returns something that is not a band.
        PeriodError: If *at* does not name a period.

    Source: Kent County Council, Quarterly Performance Report: target and floor standard are both inclusive.
    """
    return rate(indicator, result, at=at).rating


def rate(indicator: Indicator, result: GivenResult, *, at: Period | str | None = None) -> Standing:
    """Rate a *result* as `classify` does, and return the figures too.

    A small count that the indicator withholds has no figures, and a rating only if that does not reveal it.

    >>> from qpr_core import Polarity, Thresholds
    >>> sickness = Indicator(code="HR11", name="Days lost", polarity=Polarity.LOWER_IS_BETTER, unit="days",
    ...                      thresholds=Thresholds(target=8, tolerance="25%"))
    >>> standing = rate(sickness, 9)
    >>> standing.rating, standing.margin_to_better, standing.margin_to_worse
    (Rag.AMBER, Fraction(1, 1), Fraction(1, 1))

    Raises:
        FigureError, IndicatorError, SchemeError, PeriodError: If `classify` raises them.
    """
    code = check_indicator(indicator).code
    if indicator.rule is not None and indicator.rule.looks_back is not None:
        raise IndicatorError(
            "rule that looks back must have the history of the indicator (use assess)",
            given=indicator.rule.name,
            whose=code,
        )
    if result is not None and not isinstance(result, Ratio | Withheld):
        result = indicator.unit.read(result, whose=code)
    period = None if at is None else as_period(at, indicator.financial_year, whose=code)
    is_year = indicator.basis is Basis.YEAR_TO_DATE_TOTAL and indicator.frequency is Frequency.YEARLY
    if is_year and period is not None and period.frequency is not Frequency.YEARLY:
        raise IndicatorError("total that is reported yearly must be for a year", shown=f"one for {period}", whose=code)
    return stand(indicator, released_result(indicator, result, period), period)
