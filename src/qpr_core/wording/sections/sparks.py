"""spark_of: the line of recent results, with its description in words."""

from collections.abc import Sequence

from qpr_core.analysis.reporting.trail import TrailPoint
from qpr_core.model.indicators.basis import Basis
from qpr_core.model.indicators.indicator import Indicator
from qpr_core.model.time.frequency import Frequency
from qpr_core.model.time.period import Period
from qpr_core.wording.reasons.voice import Voice
from qpr_core.wording.text.phrases import fill
from qpr_core.wording.text.spans import Spans, Spark


def spark_of(voice: Voice, trail: tuple[TrailPoint, ...], source: str, of: str = "value") -> Spark:
    """Return the line of the results of a *trail*, with a description.

    A total of the year to date has a line for the newest year, and behind it one for the year before. *source* is the
    expression for the points, and *of* is the attribute of a point that has its value.
    """
    words = voice.style.report
    if not trail:
        return Spark((), fill(words.recent_results.form(0)))
    start, since_before = starts(voice.indicator, [point.period for point in trail])
    points, before = trail[start:], trail[since_before:start]
    values = [point.value for point in points]
    low, high = values.index(min(values)), values.index(max(values))
    since, until = voice.between(points[0].period, points[-1].period)
    counted = f"{source}[{start}:].__len__()" if start else f"{source}.__len__()"
    description = fill(
        words.recent_results.form(len(points)),
        count=voice.counted(len(points), counted),
        first=voice.result(values[0], f"{source}[{start}].{of}"),
        since=since,
        last=voice.result(values[-1], f"{source}[-1].{of}"),
        period=until,
        low=voice.result(values[low], f"{source}[{start + low}].{of}"),
        high=voice.result(values[high], f"{source}[{start + high}].{of}"),
    )
    return Spark(points, description + _before(voice, before, (source, since_before, of)), before=before)


def _before(voice: Voice, before: Sequence[TrailPoint], place: tuple[str, int, str]) -> Spans:
    """Return the first and the last result of the year before."""
    if not before:
        return ()
    source, start, of = place
    since, until = voice.between(before[0].period, before[-1].period)
    return fill(
        voice.style.report.year_before.form(len(before)),
        first=voice.result(before[0].value, f"{source}[{start}].{of}"),
        since=since,
        last=voice.result(before[-1].value, f"{source}[{start + len(before) - 1}].{of}"),
        period=until,
    )


def starts(indicator: Indicator, periods: Sequence[Period]) -> tuple[int, int]:
    """Return the places of the first period of the newest year and of the year before.

    They are 0 if all results are one line.
    """
    if indicator.basis is not Basis.YEAR_TO_DATE_TOTAL or periods[-1].frequency is Frequency.YEARLY:
        return 0, 0
    years = [indicator.financial_year.year_of(period.ordinal) for period in periods]
    start = years.index(years[-1])
    return start, next(place for place, year in enumerate(years) if year >= years[-1] - 1)
