"""Targets by period: from their own table, or from beside each result."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from qpr_core.errors import TableError
from qpr_core.frames.scorecards.cells import code_key, read_code
from qpr_core.frames.scorecards.context import Context, RowReader
from qpr_core.frames.scorecards.definitions import THRESHOLDS, Known, data_rows
from qpr_core.frames.scorecards.headings import Columns
from qpr_core.frames.scorecards.results import Found
from qpr_core.frames.scorecards.source import SourceTable
from qpr_core.frames.scorecards.thresholds import PROFILE, read_thresholds, starting
from qpr_core.model.indicators.basis import Basis, Coverage
from qpr_core.model.thresholds.profile import AnyThresholds, Profile
from qpr_core.model.time.period import Period

TARGETS: Final = ("code", "name", "since", *THRESHOLDS, "levels", "expected_from", "expected_to", *PROFILE)
"""The parts that a table of targets may have."""


Timelines = dict[str, dict[Period, AnyThresholds | Profile | None]]
"""The thresholds of each indicator by the period they start in, by the key of its code."""


def read_targets(
    table: SourceTable,
    columns: Columns,
    context: Context,
    known: Mapping[str, Known],
    timelines: Timelines,
    found: dict[str, Found],
) -> None:
    """Read a table of targets, in which a blank target ends the one before it."""
    by = "code" if "code" in columns.parts else "name"
    names = {code_key(each.name): key for key, each in known.items()}
    for number in data_rows(table, columns, context, by, {*known, *names}):
        row = RowReader(context=context, table=table, columns=columns, row=number)
        code = row.read(by, read_code)
        if code is None:
            if row.cell(by) is None:
                row.fault(TableError(f"row must have a {by}", shown="a blank cell"), by)
            continue
        key = code_key(code) if code_key(code) in known else names.get(code_key(code)) if by == "name" else None
        if key is None:
            row.fault(
                TableError("target must be for an indicator in the table of indicators", shown=f"{by} {code!r}"), by
            )
            continue
        each = known[key]
        own = RowReader(context=context, table=table, columns=columns, row=number, code=each.code)
        if own.cell("since") is None:
            own.fault(TableError("target must have a first period", shown="a blank cell"), "since")
            continue
        since = own.read("since", partial(starting, periods=context.periods, frequency=each.frequency))
        thresholds = read_thresholds(own, each.unit, each.scheme)
        if since is None:
            continue
        if since in timelines.setdefault(key, {}):
            own.fault(TableError("target must occur once for a period", shown=f"two for {since}"), "since")
        timelines[key][since] = thresholds
        found.setdefault(key, Found()).threshold_rows[since] = own


def timeline_of(found: Found, basis: Coverage | None) -> dict[Period, AnyThresholds | None]:
    """Return the thresholds that are beside results, by the period they start in.

    Those that are the same as in the period before are left out, except for totals, which have one for each period.
    """
    ordered = sorted(found.thresholds, key=lambda period: period.ordinal)
    if basis is Basis.YEAR_TO_DATE_TOTAL:
        return {period: found.thresholds[period] for period in ordered if found.thresholds[period] is not None}
    timeline: dict[Period, AnyThresholds | None] = {}
    last: AnyThresholds | None = None
    for period in ordered:
        thresholds = found.thresholds[period]
        if thresholds != last:
            timeline[period] = last = thresholds
    return timeline
