"""Everything that the tables of results have for one indicator: `Found`."""

from attrs import field, frozen

from qpr_core.errors import QprError
from qpr_core.frames.scorecards.indicator_rows import Known
from qpr_core.frames.scorecards.row_reader import Context, RowReader
from qpr_core.frames.scorecards.source import Place
from qpr_core.model.indicators.indicator import Indicator
from qpr_core.model.series.observation import Given, Status
from qpr_core.model.series.time_series import TimeSeries
from qpr_core.model.thresholds.profile import AnyThresholds
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.time.frequency import Frequency
from qpr_core.model.time.period import Period


@frozen(kw_only=True)
class Found:
    """Everything that the tables of results have for one indicator.

    `tables` has the names of the tables of results with a row for it, even if that row has faults.
    """

    tables: set[str] = field(factory=set)
    results: dict[Period, Given] = field(factory=dict)
    statuses: dict[Period, Status] = field(factory=dict)
    markers: dict[Period, str] = field(factory=dict)
    rows: dict[Period, RowReader] = field(factory=dict)
    thresholds: dict[Period, AnyThresholds | None] = field(factory=dict)
    threshold_rows: dict[Period, RowReader] = field(factory=dict)
    published: dict[Period, Scheme | None] = field(factory=dict)
    published_rows: dict[Period, RowReader] = field(factory=dict)
    actions: dict[Period | None, str] = field(factory=dict)
    comparators: "dict[str, Found]" = field(factory=dict)

    def place(self, period: Period) -> Place:
        """Return the place of a result, or of its numerator."""
        row = self.rows[period]
        has_counts = row.cell("value") is None and "numerator" in row.columns.parts
        return row.place("numerator" if has_counts else "value")


def frequency_of(known: Known, found: Found | None) -> Frequency | None:
    """Return the frequency of an indicator, or of its results."""
    if known.frequency is not None or found is None:
        return known.frequency
    return next((period.frequency for period in found.results), None)


def series_of(found: Found, context: Context) -> TimeSeries:
    """Create the series of an indicator."""
    return TimeSeries(
        found.results,
        statuses=found.statuses,
        markers={period: text for period, text in found.markers.items() if found.results[period] is None},
        financial_year=context.options.financial_year,
    )


def check_possible(indicator: Indicator, series: TimeSeries, found: Found, context: Context) -> bool:
    """Return True if the indicator can have every result.

    Each that it cannot have is kept as a fault of its cell.
    """
    if indicator.possible is None and indicator.disclosure is None:
        return True
    before = len(context.faults.found)
    for period, result, _ in series.observations():
        try:
            indicator.measure(result, at=period)
            indicator.must_withhold(result)
        except QprError as error:
            context.faults.add(error, found.place(period))
    return len(context.faults.found) == before
