"""Where a result stands against its thresholds: the rating, and the facts it rests on."""

from fractions import Fraction
from typing import Final

from attrs import field, frozen

from qpr_core.analysis.rule import Rule
from qpr_core.model.choice import Choice
from qpr_core.model.figures import Number, exact
from qpr_core.model.indicator import Indicator, code_of, require_indicator
from qpr_core.model.period import Period, as_period
from qpr_core.model.ratio import Ratio
from qpr_core.model.scheme import Scheme
from qpr_core.model.shown import shown
from qpr_core.model.standards import Standard
from qpr_core.model.thresholds import Thresholds
from qpr_core.model.time_series import Result

NESTED_BANDS: Final = Rule("nested bands, best first, boundaries in the better band", 1)


class Unrated(Choice):
    """Why there is no rating; never a zero and never an error.

    >>> from qpr_core import Polarity
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%")
    >>> classify(calls, 84), classify(calls, Ratio(0, 0)), classify(calls, None)
    (Unrated.NO_TARGET, Unrated.NOTHING_TO_COUNT, Unrated.NO_RESULT)
    """

    NO_RESULT = "no result"
    NOTHING_TO_COUNT = "nothing to count"
    NO_TARGET = "no target"
    DATA_ONLY = "data only"
    NOT_YET_DUE = "not yet due"
    TOO_OLD = "too old"


@frozen(kw_only=True, repr=False)
class Standing:
    """Where one result of an indicator stands: its rating, or why it has none, and the facts.

    Distances and margins are in the unit of the indicator. A distance says how much better than the target
    or the floor the value is, below nought how much worse; the floor is where the last band but one ends,
    also where a tolerance draws it. `margin_to_better` is what the value has to improve by to be in the next
    better band, `margin_to_worse` what it may lose without falling into the next worse one; `None` where
    there is no such band.

    >>> from qpr_core import Polarity
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%",
    ...                   thresholds=Thresholds(target=85, floor=80))
    >>> standing = rate(calls, 80)
    >>> standing.distance_to_target, standing.distance_to_floor, standing.margin_to_worse
    (Fraction(-5, 1), Fraction(0, 1), Fraction(0, 1))
    """

    indicator: Indicator = field(repr=code_of)
    rating: Scheme | Unrated
    result: Result | None = None
    value: Fraction | None = None
    thresholds: Thresholds | None = None
    distance_to_target: Fraction | None = None
    distance_to_floor: Fraction | None = None
    margin_to_better: Fraction | None = None
    margin_to_worse: Fraction | None = None
    rule: Rule = NESTED_BANDS

    __repr__ = shown


def classify(indicator: Indicator, result: Number | Ratio | None, at: Period | str | None = None) -> Scheme | Unrated:
    """Rate a *result*: give a band of the indicator's scheme, or why there is none.

    A value on a boundary belongs to the better band. `rate` gives the facts as well.

    >>> from qpr_core import Polarity, Thresholds
    >>> complaints = Indicator(code="CS01", name="Complaints in time", polarity=Polarity.HIGHER_IS_BETTER,
    ...                        unit="%", thresholds=Thresholds(target=85, floor=80))
    >>> [classify(complaints, value) for value in (85, 84.9, 80, 79.9, None)]
    [Rag.GREEN, Rag.AMBER, Rag.AMBER, Rag.RED, Unrated.NO_RESULT]

    Args:
        indicator: by whose thresholds to rate.
        result: a figure in the indicator's unit, two counts, or `None` for no result.
        at: the period of the result, whose thresholds count; needed only where they change over time.

    Raises:
        FigureError: if the result is no figure, or not a possible value.
        IndicatorError: if the thresholds change over time and no period is given.
        PeriodError: if *at* names no period.

    Source: Kent County Council, Quarterly Performance Report: target and floor standard are both inclusive.
    """
    return rate(indicator, result, at).rating


def rate(indicator: Indicator, result: Number | Ratio | None, at: Period | str | None = None) -> Standing:
    """Rate a *result* as `classify` does, and give the facts that the rating rests on.

    >>> from qpr_core import Polarity, Thresholds
    >>> sickness = Indicator(code="HR11", name="Days lost", polarity=Polarity.LOWER_IS_BETTER, unit="days",
    ...                      thresholds=Thresholds(target=8, tolerance="25%"))
    >>> standing = rate(sickness, 9)
    >>> standing.rating, standing.margin_to_better, standing.margin_to_worse
    (Rag.AMBER, Fraction(1, 1), Fraction(1, 1))

    Raises:
        FigureError, IndicatorError, PeriodError: as `classify` does.
    """
    code = require_indicator(indicator).code
    known = result if result is None or isinstance(result, Ratio) else exact(result, code)
    return stand(indicator, known, None if at is None else as_period(at, indicator.financial_year, whose=code))


def stand(indicator: Indicator, result: Result | None, period: Period | None) -> Standing:
    """Rate a result that is exact already, by the thresholds of its *period*."""
    standard = indicator.standard_at(period)
    thresholds = None if standard is None else standard.thresholds
    if result is None or (isinstance(result, Ratio) and result.is_missing):
        reason = Unrated.NO_RESULT if result is None else Unrated.NOTHING_TO_COUNT
        return Standing(indicator=indicator, rating=reason, result=result, thresholds=thresholds)
    value = indicator.measure(result, period)
    if standard is None:
        reason = Unrated.DATA_ONLY if indicator.is_activity else Unrated.NO_TARGET
        return Standing(indicator=indicator, rating=reason, result=result, value=value)
    return _place(indicator, standard, result, value)


def _place(indicator: Indicator, standard: Standard, result: Result, value: Fraction) -> Standing:
    clearances = [band.clearance(value) for band in standard.bands]
    rank = next((rank for rank, clearance in enumerate(clearances) if clearance >= 0), len(clearances))
    target = standard.thresholds.target
    return Standing(
        indicator=indicator,
        rating=list(indicator.scheme)[rank],
        result=result,
        value=value,
        thresholds=standard.thresholds,
        distance_to_target=indicator.polarity.gain(before=target, now=value, target=target),
        distance_to_floor=clearances[-1],
        margin_to_better=-clearances[rank - 1] if rank > 0 else None,
        margin_to_worse=clearances[rank] if rank < len(clearances) else None,
    )
