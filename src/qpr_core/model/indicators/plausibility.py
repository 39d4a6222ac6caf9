"""Plausibility: find probable typing errors, such as 0.86 for 86%."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Final

from qpr_core.model.indicators.basis import Basis
from qpr_core.model.indicators.implausible_figure import FigurePart, Implausible, ImplausibleFigure
from qpr_core.model.indicators.indicator import Indicator, check_indicator
from qpr_core.model.indicators.judged_figures import GAP, LARGEST_FRACTION, SizedFigure, judge_figures
from qpr_core.model.series.observation import Observation
from qpr_core.model.series.time_series import TimeSeries
from qpr_core.model.thresholds.expected_range import ExpectedRange
from qpr_core.model.thresholds.levels import Levels, Stretch
from qpr_core.model.thresholds.profile import AnyThresholds
from qpr_core.model.thresholds.tolerance import Tolerance
from qpr_core.model.time.period import Period, as_period
from qpr_core.model.values.arguments import check_kind
from qpr_core.model.values.ratio import Ratio
from qpr_core.model.values.records import FrozenMapping

_LEAST_SHARE: Final = 200
"""A tolerance below 1 is tiny if the target is at least this many times larger."""


def implausible_figures(
    indicator: Indicator, series: TimeSeries, *, until: Period | str | None = None
) -> tuple[ImplausibleFigure, ...]:
    """Find results, targets and tolerances that are probably typing errors.

    Results after *until* are ignored, so that the answer for a past period stays the same. Four kinds are found:

    - `FRACTION_OF_ONE`: all results of a percentage lie from 0 to 1.5, and one of them is not 0. With them come the
      figures of the thresholds that are as small.
    - `HUNDREDFOLD`: a figure is about a hundred times as large or as small as the others, its target among them: a
      hundred times the smaller lies between half the lowest and twice the highest of the others, and nothing lies
      within tenfold of it. Where the unit is not "%", more than half of at least three figures must agree.
      Whole numbers below 10 jump by chance and are left out, as are figures on both sides of 0.
    - `ABOVE_HUNDRED`: a percentage above 100 where all other results and the target are at or below 100.
    - `TINY_TOLERANCE`: a tolerance in units, below 1 and at most 0.5% of the target, as 10% arrives as 0.1 from a
      spreadsheet. A tolerance of a percentage is accepted if its target is within ten such tolerances of 100.

    The results of comparators of a percentage are figures like any others. A year-to-date total is compared by its
    average for each period of the year so far. Figures from before a new definition are not compared with later ones.
    A `Ratio` of two counts is never a fraction by mistake. Results are not judged if small counts are withheld, because
    the answer could reveal them.

    The possible values of the indicator settle a check only if they exclude the mistake. An upper limit of at most 5
    shows that small percentages are meant. One from above 100 to below 1,000 allows percentages above 100.

    >>> from qpr_core import Polarity, Thresholds
    >>> def calls(**parts):
    ...     return Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%", **parts)
    >>> mixed = TimeSeries({"Q4 2022/23": 85, "Q1 2023/24": "0.86", "Q2 2023/24": 84})
    >>> [(each.reason, str(each.period), each.meant) for each in implausible_figures(calls(), mixed)]
    [(Implausible.HUNDREDFOLD, 'Q1 2023/24', Fraction(86, 1))]
    >>> small = TimeSeries({"Q1 2023/24": "0.4"})
    >>> implausible_figures(calls(possible=(0, 5)), small), len(implausible_figures(calls(possible=(0, 100)), small))
    ((), 1)

    Args:
        indicator: The definition. Its thresholds are checked as well.
        series: Its results, as they came in.
        until: The last period to look at, included. If None, the end of the series.

    Raises:
        IndicatorError: If *indicator* is not an `Indicator`.
        SeriesError: If *series* is not a `TimeSeries`, or *until* is not one of its periods.
        PeriodError: If *until* does not name a period.
    """
    check_indicator(indicator)
    check_kind(series, TimeSeries, "series", whose=indicator.code)
    observed = series.observations(until=until)
    end = series.last if until is None else as_period(until, series.financial_year, whose=indicator.code)
    in_force = list(_thresholds_by_period(indicator, [*(each.period for each in observed), end]))
    found = [each for period, thresholds in in_force for each in _tiny(indicator, thresholds, period)]
    if _are_alike(indicator, observed, in_force):
        return tuple(found)
    figures = [each for period, thresholds in in_force for each in _figures_of(indicator, thresholds, period)]
    if indicator.disclosure is None:
        figures.extend(_measured(indicator, FigurePart.RESULT, observed))
    if indicator.unit.is_percentage:  # numbers of a whole country are too large to compare
        for comparator in indicator.comparators.values():
            known = [each for each in comparator.observations() if each.period.end <= end.end]
            figures.extend(_measured(indicator, FigurePart.COMPARATOR, known))
    for group in _by_definition(indicator, figures):
        found.extend(judge_figures(indicator, group))
    return tuple(sorted(found, key=lambda each: (each.period.ordinal, list(FigurePart).index(each.part))))


def _are_alike(
    indicator: Indicator, observed: Iterable[Observation], in_force: Iterable[tuple[Period, AnyThresholds]]
) -> bool:
    """Return True if the figures are so alike that there is nothing to judge.

    None are more than tenfold apart, below 1.5% or above 100%. It is true of most indicators, and much faster than
    comparing the figures one by one.
    """
    if indicator.comparators or indicator.basis is Basis.YEAR_TO_DATE_TOTAL:
        return False
    per, is_percentage = indicator.unit.per, indicator.unit.is_percentage
    results = [each.result.scaled(per) if isinstance(each.result, Ratio) else each.result for each in observed]
    values = [*results, *(value for _, thresholds in in_force for _, value in thresholds.figures)]
    sizes = [abs(value.numerator / value.denominator) for value in values if value.numerator]
    if not sizes:
        return True
    low, high = min(sizes), max(sizes)
    return high <= GAP * low and not (is_percentage and (low <= LARGEST_FRACTION or high > 100))


def _measured(indicator: Indicator, part: FigurePart, observed: Iterable[Observation]) -> Iterator[SizedFigure]:
    for period, result, _ in observed:
        is_counted = isinstance(result, Ratio)
        value = result.scaled(indicator.unit.per) if isinstance(result, Ratio) else result
        yield SizedFigure(part, value, period, _size(indicator, value, period), is_counted)


def _size(indicator: Indicator, value: Fraction, period: Period) -> float:
    """Return the size of a value.

    That of a year-to-date total is the average for each period of the year so far.
    """
    if indicator.basis is not Basis.YEAR_TO_DATE_TOTAL:
        return abs(float(value))
    months, before = period.frequency.months, (period.ordinal - indicator.financial_year.month + 1) % 12
    return abs(float(value)) * months / (before + months)


def _by_definition(indicator: Indicator, figures: list[SizedFigure]) -> Iterable[list[SizedFigure]]:
    """Group the figures by the definition of the indicator at the time."""
    if not indicator.redefined:
        return [figures]
    groups: dict[int, list[SizedFigure]] = {}
    for each in figures:
        definition = sum(since.ordinal <= each.period.ordinal for since in indicator.redefined)
        groups.setdefault(definition, []).append(each)
    return groups.values()


def _thresholds_by_period(indicator: Indicator, periods: Iterable[Period]) -> Iterator[tuple[Period, AnyThresholds]]:
    """Yield the thresholds in force in *periods*, each with its first period."""
    if not isinstance(indicator.thresholds, FrozenMapping):
        periods = list(periods)[:1]
    seen: set[AnyThresholds] = set()
    last: AnyThresholds | None = None  # most thresholds stay in force: do not compare them again for each period
    for period in periods:
        in_force = indicator.thresholds_at(period)
        if in_force is None or in_force.thresholds is last:
            continue
        last = in_force.thresholds
        if last not in seen:
            seen.add(last)
            yield period, last


def _figures_of(indicator: Indicator, thresholds: AnyThresholds, period: Period) -> Iterator[SizedFigure]:
    values = [value for _, value in thresholds.figures]
    if isinstance(thresholds, ExpectedRange):
        parts = [FigurePart.RANGE_END] * len(values)
        if max(map(abs, values)) > GAP * min(map(abs, values)):
            return  # the sizes of so wide a range are arbitrary
    else:
        other = FigurePart.LEVEL if isinstance(thresholds, Levels) else FigurePart.FLOOR
        parts = [FigurePart.TARGET if name == "target" else other for name, _ in thresholds.figures]
    for part, value in zip(parts, values, strict=False):
        yield SizedFigure(part, value, period, _size(indicator, value, period))


def _tiny(indicator: Indicator, thresholds: AnyThresholds, period: Period) -> Iterator[ImplausibleFigure]:
    if isinstance(thresholds, ExpectedRange):
        return
    given = (
        list(thresholds.levels.values())
        if isinstance(thresholds, Levels)
        else [thresholds.green_tolerance, thresholds.tolerance]
    )
    for each in given:
        tolerance = each.by if isinstance(each, Stretch) else each
        if not isinstance(tolerance, Tolerance) or tolerance.is_relative or not 0 < tolerance.size < 1:
            continue
        is_near = indicator.unit.is_percentage and abs(100 - abs(thresholds.target)) <= 10 * tolerance.size
        if tolerance.size * _LEAST_SHARE <= abs(thresholds.target) and not is_near:
            yield ImplausibleFigure(
                reason=Implausible.TINY_TOLERANCE,
                part=FigurePart.TOLERANCE,
                value=tolerance.size,
                period=period,
                meant=tolerance.size * 100,
            )
