"""Entries of a scorecard: indicators with results, and their checks."""

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from qpr_core.analysis.items.entry import ItemEntry
from qpr_core.errors import QprError, ScorecardError
from qpr_core.model.indicators.indicator import Indicator
from qpr_core.model.series.observation import Given, Status
from qpr_core.model.series.time_series import TimeSeries
from qpr_core.model.time.period import Period
from qpr_core.model.values.ratio import Ratio
from qpr_core.model.values.records import evolvable


@evolvable
class Entry(NamedTuple):
    """An indicator and its results.

    >>> from qpr_core import Polarity, Scorecard
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%")
    >>> Scorecard([(calls, TimeSeries({"Q1 2023/24": 84}))]).entries[0].indicator.code
    'C1'
    """

    indicator: Indicator
    series: TimeSeries


def read_entry(pair: object) -> Entry:
    """Check that a pair is an indicator and its series, and return it as an entry.

    Raises:
        ScorecardError: If it is not.
    """
    if isinstance(pair, tuple | list) and len(pair) == 2:
        indicator, series = pair
        if isinstance(indicator, Indicator) and isinstance(series, TimeSeries):
            return Entry(indicator, series)
    raise ScorecardError("entry of a scorecard must be an Indicator and a TimeSeries", given=pair)


def with_result(
    entry: Entry, period: Period, result: Given, *, statuses: Mapping[str, Status | str], markers: Mapping[str, str]
) -> Entry:
    """Return an entry with the result of one period added or replaced.

    Its status and its marker are those of the code of the indicator. Without a status it is final.

    Raises:
        SeriesError, FigureError, PeriodError: If the result does not fit into the series; the error names the code.
    """
    code = entry.indicator.code
    status, marker = statuses.get(code, Status.FINAL), markers.get(code)
    try:
        series = entry.series.with_result(period, result, status=status, marker=marker)
    except QprError as error:
        raise error.of(code) from error
    return Entry(entry.indicator, series)


def is_given(result: Given) -> bool:
    """Return True if a result is given: neither None nor 0 out of 0.

    >>> is_given(0), is_given(Ratio(0, 0)), is_given(None)
    (True, False, False)
    """
    return result is not None and not (isinstance(result, Ratio) and result.is_missing)


def check_entry(entry: Entry, first: Indicator | None) -> None:
    """Check that an entry can be counted with the *first* indicator.

    If None, it can have any financial year.

    Raises:
        ScorecardError: If it has a different financial year.
        FigureError: If a result is not a possible value.
    """
    indicator, series = entry
    if first is not None and indicator.financial_year != first.financial_year:
        raise ScorecardError(
            "indicators must have one financial year (or pass financial_years='mixed')",
            shown=f"{first.financial_year} ({first.code}) and {indicator.financial_year}",
            whose=indicator.code,
        )
    for period, result, _ in series.observations():
        indicator.measure(result, at=period)


def check_item_entries(items: Iterable[ItemEntry], codes: Collection[str], first: Indicator) -> None:
    """Check that items can be reported beside indicators with these *codes*.

    Raises:
        ScorecardError: If an item has the code of an indicator, or a financial year different from the *first* one.
    """
    for item, _ in items:
        if item.code in codes:
            raise ScorecardError("code must be unique among indicators and items", shown=f"{item.code!r} twice")
        if item.financial_year != first.financial_year:
            raise ScorecardError(
                "items must have the financial year of the indicators",
                shown=f"{first.financial_year} ({first.code}) and {item.financial_year}",
                whose=item.code,
            )
