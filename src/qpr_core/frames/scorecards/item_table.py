"""Tables of items: item_table."""

from collections.abc import Iterable
from types import ModuleType
from typing import Any, Final

import narwhals.stable.v2 as nw

from qpr_core.analysis.items.assessment import ItemAssessment, ItemBand
from qpr_core.analysis.items.report import ItemReport
from qpr_core.errors import ReportError, TableError
from qpr_core.frames.scorecards.place_columns import row_places, with_places
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.time.period import Period
from qpr_core.model.values.items import items_of

_COLUMNS: Final[dict[str, Any]] = {
    "kind": nw.String,
    "code": nw.String,
    "name": nw.String,
    "service": nw.String,
    "period": nw.String,
    "result_period": nw.String,
    "band": nw.String,
    "no_band": nw.String,
    "band_before": nw.String,
    "judgement": nw.String,
    "run": nw.Int64,
    "since": nw.String,
    "due": nw.String,
    "is_past_due": nw.Boolean,
    "is_carried": nw.Boolean,
    "provenance": nw.String,
    "judged_by": nw.String,
    "days_late": nw.Int64,
}


def item_table(items: Iterable[ItemReport], *, backend: str | ModuleType) -> Any:
    """Return a data frame with a row for each project, action, milestone and risk.

    Missing answers are null, and `no_band` has the reason for having no band. `run` is a number of periods as long as
    `since`. `due` is text such as "2024-03-31". `days_late` is that of items rated by their dates. Each level of a
    grouping has a column behind the service, such as "Group: priority, level 1", which `read_items` reads back.

    >>> from qpr_core.items import BandSeries, TrackedItem, report_items
    >>> plan = [(TrackedItem(code="P1", name="Depot", kind="project"),
    ...          BandSeries({"Q1 2023/24": "On track", "Q2 2023/24": "At risk"}))]
    >>> table = item_table(report_items(plan, "Q2 2023/24"), backend="polars")
    >>> table.select("kind", "code", "band", "band_before", "judgement", "run").rows()
    [('project', 'P1', 'At risk', 'On track', 'worse', 1)]

    Args:
        items: Reports of items, such as `Report.items`.
        backend: The library of the data frame: "pandas", "polars", "pyarrow" or another that Narwhals can use.

    Raises:
        ReportError: If *items* is not `ItemReport` objects.
        TableError: If *backend* is not a table library that is installed.
    """
    reports = items_of(items)
    if reports is None or not all(isinstance(each, ItemReport) for each in reports):
        raise ReportError("items must be ItemReports (such as Report.items)", given=items)
    rows = [_row(each) for report in reports if isinstance(report, ItemReport) for each in report]
    schema = with_places(_COLUMNS, [each for report in reports if isinstance(report, ItemReport) for each in report])
    columns = {name: [row.get(name) for row in rows] for name in schema}
    try:
        if nw.Implementation.from_backend(backend).is_pandas_like():  # type: ignore[arg-type]  # any text or module is tried, and refused below
            schema |= {
                name: nw.Float64 for name in ("run", "days_late") if None in columns[name]
            }  # no missing integers
        return nw.from_dict(columns, schema=schema, backend=backend).to_native()  # type: ignore[arg-type]  # any text or module is tried, and refused below
    except (ValueError, TypeError, ImportError, AttributeError, AssertionError) as error:
        raise TableError(
            "backend must be an installed data frame library such as 'pandas' or 'polars'", given=backend
        ) from error


def _row(assessment: ItemAssessment) -> dict[str, object]:
    run, milestone, band = assessment.run, assessment.milestone, assessment.band
    return {
        "kind": assessment.kind.value,
        "code": assessment.code,
        "name": assessment.name,
        "service": assessment.service,
        **row_places(assessment.groups),
        "period": _name(assessment.period, assessment),
        "result_period": _name(assessment.result_period, assessment),
        "band": _band(band),
        "no_band": None if isinstance(band, Scheme) else band.value,
        "band_before": _band(assessment.before),
        "judgement": assessment.judgement.value,
        "run": None if run is None else run.count,
        "since": None if run is None else _name(run.since, assessment),
        "due": None if assessment.due is None else assessment.due.isoformat(),
        "is_past_due": assessment.is_past_due,
        "is_carried": assessment.is_carried,
        "provenance": assessment.provenance.value,
        "judged_by": assessment.judged_by,
        "days_late": None if milestone is None else milestone.days_late,
    }


def _band(band: ItemBand | None) -> str | None:
    return band.value if isinstance(band, Scheme) else None


def _name(period: Period | None, assessment: ItemAssessment) -> str | None:
    return None if period is None else period.format(financial_year=assessment.item.financial_year)
