"""Thresholds from the cells of a row: target, floor, tolerances, levels, expected ranges and profiles."""

from collections.abc import Mapping
from fractions import Fraction
from functools import partial
from typing import Any, Final

from qpr_core.errors import PeriodError, TableError
from qpr_core.frames.scorecards.cells import code_key, read_figure, read_list
from qpr_core.frames.scorecards.context import Context, RowReader
from qpr_core.frames.scorecards.dates import is_date
from qpr_core.frames.tables.engines import Cell
from qpr_core.model.thresholds.expected_range import ExpectedRange
from qpr_core.model.thresholds.levels import Levels
from qpr_core.model.thresholds.profile import AnyThresholds, Profile
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.thresholds.target_and_floor import Thresholds
from qpr_core.model.thresholds.tolerance import Tolerance
from qpr_core.model.thresholds.typed_tolerance import read_tolerance
from qpr_core.model.time.file_evidence import day_of
from qpr_core.model.time.period import Frequency, Period
from qpr_core.model.values.typed_figures import Marker
from qpr_core.model.values.unit import Unit

PROFILE: Final = ("profile_q1", "profile_q2", "profile_q3", "profile_q4")


_TWO_BANDS: Final = {"2", "two", "two bands", "met or not met", "met / not met", "met/not met"}


def read_thresholds(row: RowReader, unit: Unit | None, scheme: type[Scheme] | None) -> AnyThresholds | Profile | None:
    """Read the thresholds of a row; `None` if it has none.

    A faulty cell is kept as a fault of the row.
    """
    before = len(row.context.faults.found)
    target, floor = _figure(row, "target", unit), _figure(row, "floor", unit)
    tolerance, green = (
        None if unit is None else row.read(part, partial(read_tolerance, unit=unit, percent_cell=row.is_percent(part)))
        for part in ("tolerance", "green_tolerance")
    )
    low, high = _figure(row, "expected_from", unit), _figure(row, "expected_to", unit)
    profile = [_figure(row, part, unit) for part in PROFILE]
    if len(row.context.faults.found) > before:
        return None
    parts = {"target": target, "floor": floor, "tolerance": tolerance, "green_tolerance": green}
    with row.context.faults.at(row.place(_last_given(row, parts))):
        if row.cell("levels") is not None:
            return _levels(row, unit, scheme, target)
        if low is not None or high is not None:
            return ExpectedRange(low, high)
        if any(each is not None for each in profile):
            return _profile(profile, floor=floor, tolerance=tolerance, green=green)
        return _thresholds(row, parts)
    return None


def starting(cell: Cell, context: Context, frequency: Frequency | None) -> Period:
    """Read the period that thresholds start in.

    A date that is the first of a month names that month. Any other date names the period that contains it.

    Raises:
        PeriodError: If *cell* does not name a period, or is a date and *frequency* is None.
    """
    if is_date(cell):
        day = day_of(cell) if isinstance(cell, str) else cell
        if getattr(day, "day", None) == 1:
            return context.periods.period_of(cell, Frequency.MONTHLY)
        if frequency is None:
            raise PeriodError(
                "start of a target must be the name of a period, or the first day of a month (write Q1 2023/24)",
                given=cell,
            )
    return context.period_of(cell, frequency)


def _last_given(row: RowReader, parts: Mapping[str, object]) -> str | None:
    """Return the last part that is given, which a contradiction is about."""
    return next(
        (part for part, value in reversed(tuple(parts.items())) if value is not None and part in row.columns.parts),
        None,
    )


def _figure(row: RowReader, part: str, unit: Unit | None) -> Fraction | None:
    figure = row.figure(part, unit)
    return None if isinstance(figure, Marker) else figure


def _thresholds(row: RowReader, parts: Mapping[str, Any]) -> Thresholds | None:
    given = {part: value for part, value in parts.items() if value is not None}
    if not given:
        return None
    if "target" not in given:
        first = next(iter(given)).replace("_", " ")
        raise TableError(f"{first} must come with a target (enter one)", shown="no target")
    if "floor" in given or "tolerance" in given:
        return Thresholds(**given)
    if not _has_two_bands(row):
        raise TableError(
            "target must have a floor or a tolerance (enter one; or if a result that misses it is Red, pass "
            "two_bands=True or enter 'met or not met' in a column 'bands')",
            shown="neither",
        )
    return Thresholds(target=given["target"], floor=given["target"])


def _has_two_bands(row: RowReader) -> bool:
    cell = row.cell("bands")
    if cell is None:
        return row.context.options.two_bands
    if str(cell).strip().casefold() not in _TWO_BANDS:
        raise TableError("bands must be 'met or not met', or blank", given=cell)
    return True


def _levels(row: RowReader, unit: Unit | None, scheme: type[Scheme] | None, target: Any) -> Levels:
    cell = row.cell("levels")
    if scheme is None:
        raise TableError("levels must have a scheme (enter its name in a column 'scheme')", given=cell)
    bands = list(scheme)[:-1]
    parts = read_list(cell)
    if len(parts) != len(bands):
        raise TableError(
            f"levels must be {len(bands)} for the bands of {scheme.__name__}, the best first (write '95; 90; 5%')",
            given=cell,
        )
    levels = {}
    for band, part in zip(bands, parts, strict=True):
        name, colon, level = part.rpartition(":")
        if colon and code_key(name) not in {code_key(band.value), code_key(band.name)}:
            raise TableError(f"level must be for the band {band.value} here", given=part)
        levels[band] = _level(level.strip(), unit)
    return Levels(levels, target=target)


def _level(text: str, unit: Unit | None) -> Any:
    if text.startswith(("±", "+/-")) or (text.endswith("%") and (unit is None or not unit.is_percentage)):
        return None if unit is None else read_tolerance(text, unit)
    return read_figure(text, unit, is_percent=False, markers=frozenset())


def _profile(
    targets: list[Fraction | None], *, floor: Fraction | None, tolerance: Tolerance | None, green: Tolerance | None
) -> Profile:
    return Profile(
        None
        if target is None
        else Thresholds(
            target=target,
            floor=target if tolerance is None and floor is None else floor,
            tolerance=tolerance,
            green_tolerance=green,
        )
        for target in targets
    )
