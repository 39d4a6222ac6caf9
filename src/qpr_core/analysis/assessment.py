"""Everything that is to be said of one indicator at one quarter."""

from attrs import frozen

from qpr_core.analysis.comparison import Comparison, set_against
from qpr_core.analysis.direction import DirectionOfTravel, travel_up_to
from qpr_core.analysis.latest import latest_of
from qpr_core.analysis.regression import Regression
from qpr_core.analysis.reported import reported_series
from qpr_core.analysis.standing import Standing, Unrated, stand
from qpr_core.model.indicator import Indicator, require_indicator
from qpr_core.model.period import Period, as_period
from qpr_core.model.scheme import Scheme
from qpr_core.model.time_series import TimeSeries


@frozen(kw_only=True, repr=False)
class Assessment:
    """One indicator at one quarter: its rating, its change and its direction, and what they rest on.

    `standing` is that of the result that counts, with the thresholds of the period the result is of:
    `result_period`. Where that is not the period that was `due`, the result is carried forward. `today` is where
    it stands on the thresholds of the quarter, which may be others where the result is of another period.

    >>> from qpr_core import Indicator, Polarity
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%")
    >>> assessment = assess(calls, TimeSeries({"Q1 2023/24": 84}), "Q2 2023/24")
    >>> assessment
    <Assessment of 'C1' at Q2 2023/24: Unrated.NO_TARGET (carried from Q1 2023/24), Incomparable.NO_RESULT, \
Unknown.TOO_FEW_POINTS>
    >>> assessment.due, assessment.result_period, assessment.is_carried
    (Period.parse('Q2 2023/24'), Period.parse('Q1 2023/24'), True)
    """

    indicator: Indicator
    quarter: Period
    due: Period
    result_period: Period | None
    standing: Standing
    today: Standing
    comparison: Comparison
    direction_of_travel: DirectionOfTravel

    @property
    def rating(self) -> Scheme | Unrated:
        """The band, or why there is none."""
        return self.standing.rating

    @property
    def is_carried(self) -> bool:
        """Whether the result is of an earlier period than the one that was due."""
        return self.result_period is not None and self.result_period != self.due

    def __repr__(self) -> str:
        """Tell the assessment in short; its parts show themselves at length."""
        carried = f" (carried from {self.result_period})" if self.is_carried else ""
        return (
            f"<Assessment of {self.indicator.code!r} at {self.quarter}: {self.rating!r}{carried}, "
            f"{self.comparison.judgement!r}, {self.direction_of_travel.direction!r}>"
        )


def assess(
    indicator: Indicator, series: TimeSeries, quarter: Period | str, *, method: Regression | None = None
) -> Assessment:
    """Rate an indicator at a quarter, compare it with the period before and find its direction of travel.

    If there is no result for the quarter the latest one counts, as far back as the indicator allows; it
    keeps the rating of its own period. It is never compared, and never a point of the trend.

    >>> from qpr_core import Polarity, Thresholds
    >>> complaints = Indicator(code="CS01", name="Complaints in time", polarity=Polarity.HIGHER_IS_BETTER,
    ...     unit="%", thresholds={"2022/23": Thresholds(target=85, floor=80),
    ...                           "2023/24": Thresholds(target=88, floor=86)})
    >>> late = assess(complaints, TimeSeries({"Q4 2022/23": 85}), "Q1 2023/24")
    >>> late.rating, late.is_carried, late.today.rating
    (Rag.GREEN, True, Rag.RED)

    Raises:
        SeriesError, PeriodError, FigureError, MethodError: as the verbs that it is made of do.
    """
    period = as_period(quarter, require_indicator(indicator).financial_year, whose=indicator.code)
    results = reported_series(indicator, series, period)
    latest = latest_of(results, indicator, period)
    comparison = set_against(latest.due.shift(-1), latest.due, indicator, results)
    if isinstance(latest.found, Unrated):
        result_period = None
        standing = today = _unrated(indicator, comparison.now, latest.found)
    elif latest.is_carried:
        result_period = latest.found.period
        standing = stand(indicator, latest.found.result, result_period)
        today = stand(indicator, latest.found.result, period)
    else:
        result_period = latest.due
        standing = comparison.now
        today = standing if latest.due == period else stand(indicator, latest.found.result, period)
    return Assessment(
        indicator=indicator,
        quarter=period,
        due=latest.due,
        result_period=result_period,
        standing=standing,
        today=today,
        comparison=comparison,
        direction_of_travel=travel_up_to(latest, indicator, results, method),
    )


def _unrated(indicator: Indicator, standing: Standing, reason: Unrated) -> Standing:
    return Standing(indicator=indicator, rating=reason, result=standing.result, thresholds=standing.thresholds)
