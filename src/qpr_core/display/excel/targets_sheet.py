"""The sheet of targets that change: a row for each target, with its first period."""

from collections.abc import Iterator
from typing import Final

from qpr_core.display.excel.definitions_sheet import column_of
from qpr_core.display.excel.sheet import Cell, Line, Sheet, Value
from qpr_core.display.excel.threshold_cells import PROFILE, THRESHOLDS, profile_values, threshold_values
from qpr_core.display.excel.workbook_context import Context
from qpr_core.model.indicators.indicator import Indicator
from qpr_core.model.thresholds.profile import Profile
from qpr_core.model.time.frequency import Frequency
from qpr_core.model.time.period import Period
from qpr_core.model.values.records import FrozenMapping

TABLE: Final = "Targets"


_PARTS: Final = ("code", "name", "since", *THRESHOLDS, *PROFILE, "profile")


_ALWAYS: Final = frozenset({"code", "name", "since", "target"})


def targets_sheet(context: Context) -> Sheet | None:
    """Return the sheet of targets that change; `None` if no target does."""
    words = context.words
    read = [values for each in context.report.all_assessments for values in _rows(each.indicator)]
    if not read:
        return None
    parts = [part for part in _PARTS if part in _ALWAYS or any(values.get(part) is not None for values in read)]
    return Sheet(
        name=words.targets,
        title=words.targets_title,
        table=TABLE,
        description=words.about_targets,
        columns=tuple(column_of(part) for part in parts),
        rows=tuple(tuple(Cell(value=values.get(part)) for part in parts) for values in read),
        lines=(Line(text=f"{words.one_table} {words.ends}"),),
    )


def _rows(indicator: Indicator) -> Iterator[dict[str, Value]]:
    """Yield the targets of an indicator, each with the period that it starts in.

    A profile that one row cannot contain has a row for each quarter.
    """
    timeline = indicator.thresholds
    if not isinstance(timeline, FrozenMapping):
        return
    for since, entry in sorted(timeline.items(), key=lambda pair: pair[0].ordinal):
        if not isinstance(entry, Profile):
            yield _row(indicator, since, {} if entry is None else threshold_values(entry))
        elif (values := profile_values(entry)) is not None:
            yield _row(indicator, since, values)
        else:
            first = Period(since.year, since.month, Frequency.QUARTERLY)
            year = since.format(financial_year=indicator.financial_year)
            for place, quarter in enumerate(entry.quarters):
                values = {} if quarter is None else threshold_values(quarter)
                yield _row(indicator, first.shift(place), values | {"profile": year})


def _row(indicator: Indicator, since: Period, values: dict[str, Value]) -> dict[str, Value]:
    name = since.format(financial_year=indicator.financial_year)
    return {"code": indicator.code, "name": indicator.name, "since": name, **values}
