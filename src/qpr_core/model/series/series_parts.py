"""Reading of a series: its results, with their statuses, and the markers of gaps."""

from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import NamedTuple, TypeVar

from qpr_core.errors import FigureError, PeriodError, SeriesError
from qpr_core.model.series.observation import Result, Status, is_result
from qpr_core.model.series.withheld import Withheld
from qpr_core.model.time.financial_year import FinancialYear
from qpr_core.model.time.period import Period, as_period
from qpr_core.model.values.arguments import check_kind
from qpr_core.model.values.figures import exact
from qpr_core.model.values.items import tuples_of
from qpr_core.model.values.ratio import Ratio
from qpr_core.model.values.records import FrozenMapping
from qpr_core.model.values.typed_figures import Marker
from qpr_core.model.values.unit import Unit, form_of

T = TypeVar("T")


class SeriesParts(NamedTuple):
    """Results of a series, statuses that are not final, and markers of gaps."""

    results: FrozenMapping[Period, Result | Withheld | None]
    statuses: FrozenMapping[Period, Status]
    markers: FrozenMapping[Period, str]


def read_series(
    given: object, statuses: object, markers: object, financial_year: FinancialYear, unit: Unit | None
) -> SeriesParts:
    """Read the arguments of a `TimeSeries`. The *unit* is that of results in words.

    Raises:
        SeriesError: If there is no period, if two are the same, if they differ in length or overlap, if a status is not
            that of a result, or if a marker is not that of a gap.
        PeriodError: If a name does not name a period.
        FigureError: If a result is not a figure, or a marker is not text of one line. The error names the period.
    """
    observations = _observations(given, financial_year)
    check_periods(tuple(period for period, _, _ in observations))
    results = {period: read_result(period, result, unit) for period, result, _ in observations}
    named = read_named(statuses, _status, financial_year, ("statuses", "Status", "status of a result"))
    firm = {period: status for period, _, status in observations if isinstance(status, Status)}
    check_same(firm, named, "status of a result must be the same with its result and in statuses")
    firm |= named
    for period, status in firm.items():
        is_known = is_result(results.get(period)) or isinstance(results.get(period), Withheld)
        if not is_known and (period in named or status is not Status.FINAL):
            raise SeriesError("status must be for a period that has a result", shown=f"one for {period}")
    labels = read_named(markers, read_marker, financial_year, ("markers", "text", "marker of a missing result"))
    marked = {period: marker for period, _, marker in observations if isinstance(marker, Marker)}
    check_same(marked, labels, "marker of a missing result must be the same with its period and in markers")
    marked |= labels
    for period, marker in marked.items():
        if period not in results or results[period] is not None:
            raise SeriesError(
                "marker must be for a period of the series whose result is None", given=marker.text, whose=period
            )
    return SeriesParts(
        FrozenMapping(results),
        FrozenMapping({period: firm[period] for period in results if firm.get(period, Status.FINAL) != Status.FINAL}),
        FrozenMapping({period: marked[period].text for period in results if period in marked}),
    )


def _observations(given: object, financial_year: FinancialYear) -> list[tuple[Period, object, Status | Marker | None]]:
    """Read the periods of a series in the order of time.

    Each comes with its result as given, and with its status or marker if it has one.

    Raises:
        SeriesError: If *given* is neither a mapping nor observations, if it is empty, or if a status is not a `Status`.
        PeriodError: If a name does not name a period.
    """
    observations = tuples_of(given)
    if observations is None:
        raise SeriesError(
            "series must be a mapping from period to result, pairs of them, or triples of period, result and status",
            given=given,
        )
    read = [(read_period(first, financial_year), result, rest) for first, result, *rest in observations]
    if not read:
        raise SeriesError("series must have at least one period (its result may be None)", shown="no periods")
    return sorted(
        ((period, result, _status_or_marker(rest[0], period) if rest else None) for period, result, rest in read),
        key=lambda observation: observation[0].ordinal,
    )


def read_named(
    given: object,
    read: Callable[[object, Period], T],
    financial_year: FinancialYear,
    nouns: tuple[str, str, str],
) -> dict[Period, T]:
    """Read something of some periods, such as the statuses or the markers.

    Raises:
        SeriesError: If *given* is not a mapping, or has a period twice.
        PeriodError: If a key does not name a period.
    """
    several, kind, one = nouns
    if given is None:
        return {}
    if not isinstance(given, Mapping):
        raise SeriesError(f"{several} must be a mapping from period to {kind}", given=given)
    named: dict[Period, T] = {}
    for name, each in given.items():
        period = read_period(name, financial_year)
        if period in named:
            raise SeriesError(f"{one} must be given once", shown=f"two for {period}")
        named[period] = read(each, period)
    return named


def check_same(of_periods: Mapping[Period, T], named: Mapping[Period, T], rule: str) -> None:
    """Check that what is given twice for a period is the same.

    Raises:
        SeriesError: If it is not.
    """
    for period, each in named.items():
        if of_periods.get(period, each) != each:
            raise SeriesError(
                f"{rule} (use with_result to change it)", shown=f"{of_periods[period]!r} and {each!r} for {period}"
            )


def _status(given: object, period: Period) -> Status:
    return check_kind(given, Status, "status of a result", whose=period)


def read_marker(given: object, period: Period) -> Marker:
    """Read the marker of a missing result.

    Raises:
        FigureError: If *given* is not text of one line. The error names the period.
    """
    try:
        return given if isinstance(given, Marker) else Marker(given)  # type: ignore[arg-type]  # the class checks it
    except FigureError as error:
        raise error.of(period) from None


def _status_or_marker(given: object, period: Period) -> Status | Marker:
    return given if isinstance(given, Marker) else _status(given, period)


def read_period(given: object, financial_year: FinancialYear) -> Period:
    """Read the period of a result.

    Raises:
        PeriodError: If *given* is neither a period nor the name of one.
    """
    if not isinstance(given, Period | str):
        raise PeriodError("period of a series must be a Period or the name of one", given=given)
    return as_period(given, financial_year, whose="series")


def check_periods(periods: tuple[Period, ...]) -> None:
    """Check that *periods* in the order of time make a series.

    Raises:
        SeriesError: If two are the same, or if they differ in length or overlap.
    """
    first = periods[0]
    for before, period in pairwise(periods):
        if period.frequency is not first.frequency:
            raise SeriesError(
                "series must have periods of the same length",
                shown=f"a {first.frequency.noun} ({first}) and a {period.frequency.noun}",
                whose=period,
            )
        if period == before:
            raise SeriesError("series must have one result for a period", shown=f"two for {period}")
        if (period.ordinal - first.ordinal) % first.frequency.months:
            raise SeriesError("periods of a series must not overlap", shown=f"{first} and {period}")


def read_result(period: Period, given: object, unit: Unit | None) -> Result | Withheld | None:
    """Read the result of a *period*.

    Raises:
        FigureError: If *given* is not a figure, or is in words and there is no *unit*. The error names the period.
    """
    if given is None or isinstance(given, Ratio | Withheld):
        return given
    if unit is not None:
        return unit.read(given, whose=period)
    try:
        return exact(given, period)
    except FigureError as error:
        form = form_of(given)
        if form is None:
            raise
        rule = f"result in words must come with its unit (pass unit={form.name!r} to TimeSeries, or use Unit.read)"
        raise FigureError(rule, given=given, whose=period) from error
