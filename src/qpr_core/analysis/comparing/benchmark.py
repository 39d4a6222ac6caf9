"""Benchmark: a result compared with a comparator, which is never rated."""

from fractions import Fraction

from attrs import frozen

from qpr_core.analysis.answers import Judgement, NoComparison
from qpr_core.analysis.comparing.judgement import judge, judged
from qpr_core.analysis.rating.standing import Standing
from qpr_core.model.indicators.basis import Basis
from qpr_core.model.series.time_series import TimeSeries
from qpr_core.model.time.period import Period
from qpr_core.model.values.records import shown


@frozen(kw_only=True, repr=False)
class Benchmark:
    """A result compared with the latest figure of a comparator.

    The period of the comparator's figure ended no later than that of the result. `difference` is the result minus the
    comparator's `value`, in the unit of the indicator. `judgement` is better if the result is the better one.
    A total that builds up through the year is not judged by a figure for a different part of a year. Figures are `None`
    if one of the two is missing. Without the result, the comparator's value is still there.

    >>> from qpr_core import Indicator, Polarity, assess
    >>> recycling = Indicator(code="R1", name="Recycling", polarity=Polarity.HIGHER_IS_BETTER, unit="%",
    ...                       comparators={"England": TimeSeries({"2022/23": 43})})
    >>> assess(recycling, TimeSeries({"Q2 2023/24": 46}), "Q2 2023/24").benchmarks
    (Benchmark(name='England', period=Period.parse('2022/23'), value=43, difference=3, judgement=Judgement.BETTER),)
    """

    name: str
    period: Period | None
    value: Fraction | None
    difference: Fraction | None
    judgement: Judgement | NoComparison

    __repr__ = shown


def _differs_in_year(one: Period | None, other: Period | None) -> bool:
    """Return True if two periods end in different parts of a year."""
    return one is not None and other is not None and (one.end - other.end) % 12 != 0


def _reason(standing: Standing) -> NoComparison:
    """Return the reason why a result is not compared with a comparator."""
    if standing.is_withheld:
        return NoComparison.WITHHELD
    return NoComparison.NO_RESULT if standing.value is None else NoComparison.NO_RESULT_BEFORE


def benchmark(name: str, comparator: TimeSeries, standing: Standing, at: Period | None) -> Benchmark:
    """Compare a standing, of the period *at*, with a comparator."""
    indicator, found = standing.indicator, None
    if at is not None:
        steps = (at.end - comparator.first.end) // comparator.frequency.months
        found = comparator.latest(until=comparator.first.shift(steps))
    value = None if found is None else indicator.measure(found.result, at=found.period)
    period = None if found is None else found.period
    if standing.value is None or value is None:
        return Benchmark(name=name, period=period, value=value, difference=None, judgement=_reason(standing))
    judgement = judge(indicator, judged(standing, standing.value), judged(standing, value))
    accumulates = indicator.basis is Basis.YEAR_TO_DATE_TOTAL and _differs_in_year(period, at)
    if accumulates and isinstance(judgement, Judgement):
        judgement = NoComparison.ACCUMULATES
    return Benchmark(
        name=name,
        period=period,
        value=value,
        difference=standing.value - value,
        judgement=judgement,
    )
