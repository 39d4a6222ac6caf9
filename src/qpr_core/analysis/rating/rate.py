"""Rating: classify, rate, and the rating of a result whose history is known."""

from fractions import Fraction
from typing import NamedTuple

from attrs import evolve

from qpr_core.analysis.answers import NoRating, Rating
from qpr_core.analysis.rating.cases import cases_away
from qpr_core.analysis.rating.standing import EXPECTED_RANGE, NESTED_BANDS, STATED_EDGES, Standing, withhold
from qpr_core.errors import IndicatorError, SchemeError
from qpr_core.model.indicators.basis import Basis
from qpr_core.model.indicators.indicator import Indicator, check_indicator
from qpr_core.model.series.observation import Result, is_result
from qpr_core.model.thresholds.expected_range import ExpectedRange
from qpr_core.model.thresholds.in_force import ThresholdsInForce
from qpr_core.model.thresholds.rating_rule import Case, RatingRule, rank_in
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.time.frequency import Frequency
from qpr_core.model.time.period import Period, as_period
from qpr_core.model.values.figures import Number
from qpr_core.model.values.ratio import Ratio


def classify(indicator: Indicator, result: Number | Ratio | None, *, at: Period | str | None = None) -> Rating:
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
        result: A figure in the indicator's unit, two counts, or `None` for no result.
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


def rate(indicator: Indicator, result: Number | Ratio | None, *, at: Period | str | None = None) -> Standing:
    """Rate a *result* as `classify` does, and return the figures too.

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
    known = result if result is None or isinstance(result, Ratio) else indicator.unit.read(result, whose=code)
    period = None if at is None else as_period(at, indicator.financial_year, whose=code)
    is_year = indicator.basis is Basis.YEAR_TO_DATE_TOTAL and indicator.frequency is Frequency.YEARLY
    if is_year and period is not None and period.frequency is not Frequency.YEARLY:
        raise IndicatorError("total that is reported yearly must be for a year", shown=f"one for {period}", whose=code)
    return withhold(stand(indicator, known, period))


class History(NamedTuple):
    """The value that a rule looks back to.

    `is_withheld` is True if the value must not be shown.
    """

    value: Fraction
    is_withheld: bool


def stand(
    indicator: Indicator, result: Result | None, period: Period | None, before: History | None = None
) -> Standing:
    """Rate an exact *result* by the thresholds of a *period*.

    A rule that looks back uses the value *before*. A rating that uses a withheld value is marked as withheld too.
    """
    in_force = indicator.thresholds_at(period)
    thresholds = None if in_force is None else in_force.thresholds
    if not is_result(result):
        reason = NoRating.NO_RESULT if result is None else NoRating.NOTHING_TO_COUNT
        return Standing(indicator=indicator, rating=reason, result=result, thresholds=thresholds)
    value = indicator.measure(result, at=period)
    rated = indicator.rated(value)
    other = value if indicator.rated_as_displayed else indicator.displayed(value)
    small = indicator.must_withhold(result) or (before is not None and before.is_withheld)
    if in_force is None:
        reason = why_no_target(indicator, period)
        return Standing(
            indicator=indicator, rating=reason, result=result, value=value, rated_value=rated, is_withheld=small
        )
    measured = _Measured(result, value, None if before is None else before.value)
    standing = _standing(indicator, in_force, measured, rated)
    if small:
        standing = evolve(standing, is_withheld=True)
    if other == rated:
        return standing
    other_rating = _standing(indicator, in_force, measured, other).rating
    return standing if other_rating is standing.rating else evolve(standing, other_rating=other_rating)


def band_in(
    indicator: Indicator, result: Result, period: Period, previous: Fraction | None
) -> Scheme | NoRating | None:
    """Return only the band of a result, which is much less work than `stand`.

    A rule that looks back uses the *previous* value. `None` if no target is in force.

    >>> from qpr_core import Polarity, Thresholds
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%",
    ...                   thresholds={"2023/24": Thresholds(target=85, floor=80)})
    >>> [band_in(calls, Ratio(80, 100), Period.parse(quarter), None) for quarter in ("Q1 2023/24", "Q4 2022/23")]
    [Rag.AMBER, None]
    """
    in_force = indicator.thresholds_at(period)
    if in_force is None or in_force.thresholds.target is None:
        return None
    rated, target = indicator.rated(indicator.measure(result, at=period)), in_force.thresholds.target
    if indicator.rule is not None:
        return _decide(indicator, indicator.rule, _case(indicator, in_force, target, rated, previous))
    bands = zip(indicator.scheme, in_force.ranges, strict=False)
    return next((band for band, within in bands if within.contains(rated)), list(indicator.scheme)[-1])


def why_no_target(indicator: Indicator, period: Period | None) -> NoRating:
    """Return the reason why an indicator without thresholds has no rating.

    >>> from qpr_core import Polarity
    >>> why_no_target(Indicator(code="C1", name="Calls", polarity=Polarity.NEITHER, unit="number"), None)
    NoRating.DATA_ONLY
    """
    if period is not None and indicator.lacks_target_at(period):
        return NoRating.NO_TARGET_FOR_PERIOD
    return NoRating.DATA_ONLY if indicator.is_activity or indicator.data_only else NoRating.NO_TARGET


class _Measured(NamedTuple):
    """A result, its exact value, and the earlier value that a rule looks back to."""

    result: Result
    value: Fraction
    previous_value: Fraction | None


def _standing(indicator: Indicator, in_force: ThresholdsInForce, measured: _Measured, rated: Fraction) -> Standing:
    thresholds = in_force.thresholds
    if isinstance(thresholds, ExpectedRange):
        return Standing(
            indicator=indicator,
            rating=thresholds.classify(rated),
            result=measured.result,
            value=measured.value,
            rated_value=rated,
            thresholds=thresholds,
            distance_to_range=in_force.ranges[0].clearance(rated),
            rule=EXPECTED_RANGE,
        )
    distance = indicator.polarity.gain(before=thresholds.target, now=rated, target=thresholds.target)
    if indicator.rule is not None:
        case = _case(indicator, in_force, thresholds.target, rated, measured.previous_value)
        return Standing(
            indicator=indicator,
            rating=_decide(indicator, indicator.rule, case),
            result=measured.result,
            value=measured.value,
            rated_value=rated,
            thresholds=thresholds,
            distance_to_target=distance if indicator.unit.has_distances else None,
            previous_value=case.previous_value,
            rule=indicator.rule.rule,
        )
    if not indicator.unit.has_distances:
        return Standing(
            indicator=indicator,
            rating=list(indicator.scheme)[rank_in(in_force.ranges, rated)],
            result=measured.result,
            value=measured.value,
            rated_value=rated,
            thresholds=thresholds,
            rule=NESTED_BANDS,
        )
    clearances = [band.clearance(rated) for band in in_force.ranges]
    rank = rank_in(in_force.ranges, rated)
    better, worse = None, None
    if isinstance(measured.result, Ratio):
        better, worse = cases_away(indicator, in_force, thresholds.target, measured.result)
    return Standing(
        indicator=indicator,
        rating=list(indicator.scheme)[rank],
        result=measured.result,
        value=measured.value,
        rated_value=rated,
        thresholds=thresholds,
        distance_to_target=distance,
        distance_to_floor=clearances[-1],
        margin_to_better=-clearances[rank - 1] if rank > 0 else None,
        margin_to_worse=clearances[rank] if rank < len(clearances) else None,
        cases_to_better=better,
        cases_to_worse=worse,
        rule=STATED_EDGES if any(each.has_excluded_end for each in in_force.ranges) else NESTED_BANDS,
    )


def _case(
    indicator: Indicator, in_force: ThresholdsInForce, target: Fraction, rated: Fraction, previous: Fraction | None
) -> Case:
    return Case(
        value=rated,
        target=target,
        ranges=in_force.ranges,
        polarity=indicator.polarity,
        previous_value=previous,
    )


def _decide(indicator: Indicator, rule: RatingRule, case: Case) -> Scheme | NoRating:
    condition = f"rule {rule.name!r} must return a band of {indicator.scheme.__name__}"
    try:
        band = rule.decide(case)
    except Exception as error:  # a custom rule may raise anything
        raise SchemeError(condition, given=error, whose=indicator.code) from error
    if band is None and rule.looks_back is not None and case.previous_value is None:
        return NoRating.NO_HISTORY
    if not isinstance(band, indicator.scheme):
        raise SchemeError(condition, given=band, whose=indicator.code)
    return band
