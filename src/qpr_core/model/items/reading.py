"""Reading of a series of bands, with who judged them and the markers of gaps."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from qpr_core.errors import SeriesError
from qpr_core.model.series.series_parts import check_periods, check_same, read_named, read_period
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.time.financial_year import FinancialYear
from qpr_core.model.time.period import Period
from qpr_core.model.values.items import items_of
from qpr_core.model.values.names import check_name
from qpr_core.model.values.records import FrozenMapping, known_words, member_of

_SIZES: Final = {2, 3, 4}
"""The numbers of parts that a row can have."""


class BandParts(NamedTuple):
    """Bands of a series by period, who judged them, and the markers of gaps."""

    bands: FrozenMapping[Period, Scheme | None]
    judged_by: FrozenMapping[Period, str]
    markers: FrozenMapping[Period, str]


def read_bands(
    given: object, scheme: type[Scheme], judged_by: object, markers: object, financial_year: FinancialYear
) -> BandParts:
    """Read the arguments of a `BandSeries`.

    Raises:
        SeriesError: If there is no period, if two are the same, if they differ in length or overlap, if a band is not
            one of the *scheme*, if a period without a band has a judge, or if one with a band has a marker.
        PeriodError: If a name does not name a period.
    """
    rows = _rows(given, financial_year)
    check_periods(tuple(period for period, _, _, _ in rows))
    bands = {period: _band(band, scheme, period) for period, band, _, _ in rows}
    judges = {period: read_name(judge, period) for period, _, judge, _ in rows if judge is not None}
    marked = {period: read_name(marker, period) for period, _, _, marker in rows if marker is not None}
    one = {period: judged_by for period, band in bands.items() if band is not None and period not in judges}
    named = read_named(
        one if isinstance(judged_by, str) else judged_by,
        read_name,
        financial_year,
        ("judged_by", "name", "judge of a band"),
    )
    check_same(judges, named, "judge of a band must be the same with its period and in judged_by")
    labels = read_named(markers, read_name, financial_year, ("markers", "text", "marker of a missing band"))
    check_same(marked, labels, "marker of a missing band must be the same with its period and in markers")
    judges, marked = {**judges, **named}, {**marked, **labels}
    for period, judge in judges.items():
        if bands.get(period) is None:
            raise SeriesError("judge must be for a period that has a band", given=judge, whose=period)
    for period, marker in marked.items():
        if period not in bands or bands[period] is not None:
            raise SeriesError(
                "marker must be for a period of the series whose band is None", given=marker, whose=period
            )
    return BandParts(
        FrozenMapping(bands),
        FrozenMapping({period: judges[period] for period in bands if period in judges}),
        FrozenMapping({period: marked[period] for period in bands if period in marked}),
    )


def _rows(given: object, financial_year: FinancialYear) -> list[tuple[Period, object, object, object]]:
    rows = items_of(given.items() if isinstance(given, Mapping) else given)
    if rows is None or not all(isinstance(row, tuple | list) and len(row) in _SIZES for row in rows):
        raise SeriesError(
            "series must be a mapping from period to band, or rows of period, band and who judged", given=given
        )
    if not rows:
        raise SeriesError("series must have at least one period (its band may be None)", shown="no periods")
    read = [_row(tuple(row), financial_year) for row in rows if isinstance(row, tuple | list)]
    return sorted(read, key=lambda row: row[0].ordinal)


def _row(row: tuple[object, ...], financial_year: FinancialYear) -> tuple[Period, object, object, object]:
    period, band, judge, marker = (*row, None, None)[:4]
    return read_period(period, financial_year), band, judge, marker


def _band(given: object, scheme: type[Scheme], period: Period) -> Scheme | None:
    if given is None:
        return None
    band = member_of(scheme, given)
    if band is None:
        raise SeriesError(
            f"band must be one of {scheme.__name__} ({known_words(scheme)}) or None", given=given, whose=period
        )
    return band


def read_name(given: object, period: Period) -> str:
    """Read the name of a judge or the marker of a missing band.

    Raises:
        SeriesError: If *given* is not text of one line. The error names the period.
    """
    try:
        return check_name(given, "judge or marker of a band", SeriesError)
    except SeriesError as error:
        raise error.of(period) from None
