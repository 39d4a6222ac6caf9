"""Targets by period: from their own table, or from beside each result."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from qpr_core.errors import TableError
from qpr_core.frames.scorecards.finding import rows_for
from qpr_core.frames.scorecards.found import Found, frequency_of
from qpr_core.frames.scorecards.indicator_rows import THRESHOLDS, Known
from qpr_core.frames.scorecards.recognised import Table
from qpr_core.frames.scorecards.row_reader import Context, RowReader
from qpr_core.frames.scorecards.row_thresholds import PROFILE, read_thresholds, starting
from qpr_core.frames.scorecards.wide_results import read_wide_targets
from qpr_core.model.indicators.basis import Basis, Coverage
from qpr_core.model.thresholds.profile import AnyThresholds, Profile
from qpr_core.model.time.frequency import Frequency
from qpr_core.model.time.period import Period

TARGETS: Final = ("code", "name", "since", *THRESHOLDS, "levels", "expected_from", "expected_to", *PROFILE, "profile")
"""The parts that a table of targets may have."""


Timelines = dict[str, dict[Period, AnyThresholds | Profile | None]]
"""Thresholds by the key of a code and the period they start in."""


def read_targets(
    table: Table, context: Context, known: Mapping[str, Known], timelines: Timelines, found: dict[str, Found]
) -> None:
    """Read a table of targets, in which a blank target ends the one before it.

    A row with a `profile` is for one quarter of the year that it names.
    """
    profiles: dict[str, dict[Period, list[AnyThresholds | None]]] = {}
    for own, key in rows_for(table, context, known, "target"):
        each = known[key]
        if table.columns.periods:
            read_wide_targets(own, each, found.setdefault(key, Found()))
        if "since" not in own.present and (table.columns.periods or "indicators" in table.roles):
            continue
        if own.cell("since") is None:
            own.fault(TableError("target must have a first period", shown="a blank cell"), "since")
            continue
        since = own.read("since", partial(starting, context=context, frequency=frequency_of(each, found.get(key))))
        thresholds = read_thresholds(own, each.unit, each.scheme)
        if since is None:
            continue
        if own.cell("profile") is not None:
            _keep_quarter(own, since, thresholds, profiles.setdefault(key, {}))
            continue
        if since in timelines.setdefault(key, {}):
            own.fault(TableError("target must occur once for a period", shown=f"two for {since}"), "since")
        timelines[key][since] = thresholds
        found.setdefault(key, Found()).threshold_rows[since] = own
    for key, years in profiles.items():
        for year, quarters in years.items():
            timelines.setdefault(key, {})[year] = Profile(quarters)


def _keep_quarter(
    row: RowReader,
    since: Period,
    thresholds: AnyThresholds | Profile | None,
    years: dict[Period, list[AnyThresholds | None]],
) -> None:
    """Keep the thresholds of one quarter of a profile by its year."""
    year = row.read("profile", partial(row.context.period_of, frequency=Frequency.YEARLY))
    if year is None:
        return
    if isinstance(thresholds, Profile):
        row.fault(TableError("profile must be either four columns or a row for each quarter", shown="both"), "profile")
        return
    place = (since.ordinal - year.ordinal) // 3
    is_quarter = since.frequency is Frequency.QUARTERLY and year.frequency is Frequency.YEARLY
    if not is_quarter or year.shift(1).ordinal <= since.ordinal or place < 0:
        row.fault(TableError(f"target of a profile must be for a quarter of its year ({year})", shown=since), "since")
        return
    years.setdefault(year, [None] * 4)[place] = thresholds


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
