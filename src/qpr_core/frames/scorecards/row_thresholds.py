"""Thresholds from the cells of a row: targets, levels, ranges, profiles."""

import re
from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from typing import Any, Final

from qpr_core.errors import PeriodError, TableError, got
from qpr_core.frames.scorecards.cells import code_key, read_figure, read_list
from qpr_core.frames.scorecards.dates import is_date
from qpr_core.frames.scorecards.row_reader import Context, RowReader
from qpr_core.frames.tables.engines import Cell
from qpr_core.model.thresholds.edge import Edge
from qpr_core.model.thresholds.expected_range import ExpectedRange
from qpr_core.model.thresholds.interval import Interval
from qpr_core.model.thresholds.levels import Levels, Stretch
from qpr_core.model.thresholds.profile import AnyThresholds, Profile
from qpr_core.model.thresholds.scheme import Rag, Scheme
from qpr_core.model.thresholds.target_and_floor import Thresholds
from qpr_core.model.thresholds.tolerance import Tolerance
from qpr_core.model.thresholds.typed_tolerance import read_tolerance
from qpr_core.model.time.file_evidence import day_of
from qpr_core.model.time.frequency import Frequency
from qpr_core.model.time.period import Period
from qpr_core.model.values.typed_figures import Marker
from qpr_core.model.values.unit import Unit

_BEAT_BY: Final = re.compile("beat by (.+)", re.IGNORECASE)
"""A level that is better than the target by a distance."""


_ENDS: Final = re.compile(
    r"(?P<above>>|more than )? ?(?P<low>\S.*?)(?:,| or more)? (?:to|up to|but|but less than(?= ))"
    r" (?P<below><|less than )? ?(?P<high>\S.*?)",
    re.IGNORECASE,
)
"""A level with two ends: "80 to 95", ">80 to <95", or in the words of a report."""


PROFILE: Final = ("profile_q1", "profile_q2", "profile_q3", "profile_q4")


_TWO_BANDS: Final = {"2", "two", "two bands", "met or not met", "met / not met", "met/not met"}


def read_thresholds(row: RowReader, unit: Unit | None, scheme: type[Scheme] | None) -> AnyThresholds | Profile | None:
    """Read the thresholds of a row; `None` if it has none.

    A faulty cell is kept as a fault of the row.
    """
    before = len(row.context.faults.found)
    parts = _parts(row, unit)
    low, high = limit_of(row, "expected_from", unit), limit_of(row, "expected_to", unit)
    profile = [limit_of(row, part, unit) for part in PROFILE]
    if len(row.context.faults.found) > before:
        return None
    has_profile, has_levels = any(each is not None for each in profile), row.cell("levels") is not None
    has_range = low is not None or high is not None
    if not has_profile and not has_levels:
        parts = _without_defaults(row, parts)
    with row.context.faults.at(row.place(_last_given(row, parts))):
        _check_one_kind(row, parts, has_profile=has_profile, has_levels=has_levels, has_range=has_range)
        if has_levels:
            return _levels(row, unit, scheme, parts["target"], parts["strict"])
        if has_range:
            return ExpectedRange(low, high)
        if has_profile:
            return _profile(profile, {part: value for part, value in parts.items() if part != "target"})
        _check_scheme(parts, scheme)
        return _thresholds(row, parts, unit)
    return None


def _check_scheme(parts: Mapping[str, object], scheme: type[Scheme] | None) -> None:
    """Refuse a target alone for a custom scheme, whose bands need levels.

    Raises:
        TableError: If there is a target, and neither a floor nor a tolerance.
    """
    given = {part for part, value in parts.items() if value is not None}
    if scheme is None or scheme is Rag or "target" not in given or given & {"floor", "tolerance"}:
        return
    bands = ", ".join(str(band.value) for band in list(scheme)[:-1])
    remedy = f"enter one for {bands} in a column 'levels', and leave the target empty if it is the first"
    rule = f"target of an indicator by {scheme.__name__} must come with levels ({remedy})"
    raise TableError(rule, shown="no levels")


def read_target(row: RowReader, unit: Unit | None) -> Thresholds | None:
    """Read the target beside a result; `None` if the row has none.

    A faulty cell is kept as a fault of the row.
    """
    before = len(row.context.faults.found)
    parts = _without_defaults(row, _parts(row, unit))
    with row.context.faults.at(row.place(_last_given(row, parts))):
        return None if len(row.context.faults.found) > before else _thresholds(row, parts, unit)
    return None


def _parts(row: RowReader, unit: Unit | None) -> dict[str, Any]:
    parts: dict[str, Any] = {part: limit_of(row, part, unit) for part in ("target", "floor")}
    for part in ("tolerance", "green_tolerance"):
        reader = None if unit is None else _tolerance_reader(row, part, unit)
        parts[part] = None if reader is None else row.read(part, reader)
    parts["strict"] = row.read("strict", read_list)
    return parts


def _tolerance_reader(row: RowReader, part: str, unit: Unit) -> Callable[[Cell], Tolerance]:
    is_percent = row.is_percent(part)
    return lambda cell: read_tolerance(row.unwritten(cell), unit, percent_cell=is_percent)  # type: ignore[arg-type]  # refused if wrong


def _without_defaults(row: RowReader, parts: dict[str, Any]) -> dict[str, Any]:
    """Leave out the defaults of a row without a target.

    A default floor is for a row without a tolerance, and the other way round.
    """
    if parts["target"] is not None:
        has_floor, has_tolerance = (
            parts[part] is not None and not row.is_default(part) for part in ("floor", "tolerance")
        )
        left_out = {"tolerance"} if has_floor else {"floor"} if has_tolerance else set()
        return {part: None if part in left_out and row.is_default(part) else value for part, value in parts.items()}
    return {part: None if row.is_default(part) else value for part, value in parts.items()}


def _check_one_kind(
    row: RowReader, parts: Mapping[str, object], *, has_profile: bool, has_levels: bool, has_range: bool
) -> None:
    """Refuse thresholds of two kinds in a row.

    Levels may have a target beside them, and a profile a floor or a tolerance.
    """
    plain = {part for part, value in parts.items() if value is not None and not row.is_default(part)}
    kinds = [name for name, has in (("levels", has_levels), ("an expected range", has_range)) if has]
    kinds += ["a profile"] if has_profile else []
    beside = plain - ({"target", "strict"} if has_levels else set()) - (plain - {"target"} if has_profile else set())
    if len(kinds) > 1 or (kinds and beside):
        names = {part: "strict boundaries" if part == "strict" else f"a {part.replace('_', ' ')}" for part in parts}
        found = [*kinds, *(name for part, name in names.items() if part in beside)]
        raise TableError("thresholds must be of one kind (empty the other cells)", shown=" and ".join(found))


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
        period = context.period_of(cell, frequency)
        context.notice(f"{got(cell)}, the start of a target, was read as {period}: it is in this {frequency.noun}")
        return period
    return context.period_of(cell, frequency)


def _last_given(row: RowReader, parts: Mapping[str, object]) -> str | None:
    """Return the last part that is given, which a contradiction is about."""
    return next(
        (part for part, value in reversed(tuple(parts.items())) if value is not None and part in row.columns.parts),
        None,
    )


def limit_of(row: RowReader, part: str, unit: Unit | None) -> Fraction | None:
    """Read the figure of a threshold or a limit.

    A marker such as "n/a" means that there is none. A figure with a comparison, such as ">=85", is a fault: the
    polarity shows which way is better.
    """
    figure = row.figure(part, unit)
    if isinstance(figure, Marker) and any(sign.isdigit() for sign in figure.text):
        name = part.replace("_", " ")
        rule = f"{name} must be a figure without a comparison (write 85; the polarity shows which way is better)"
        row.fault(TableError(rule, given=figure.text), part)
    return None if isinstance(figure, Marker) else figure


def _thresholds(row: RowReader, parts: Mapping[str, Any], unit: Unit | None) -> Thresholds | None:
    given = {part: value for part, value in parts.items() if value is not None}
    if not given:
        return None
    if "target" not in given:
        first = next(iter(given)).replace("_", " ")
        raise TableError(f"{first} must come with a target (enter one)", shown="no target")
    if "strict" in given:
        given["strict"] = _edges(given["strict"])
    if "floor" in given or "tolerance" in given:
        return Thresholds(**given)
    if not _has_two_bands(row) and (unit is None or unit.has_distances):
        raise TableError(
            "target must have a floor or a tolerance (enter one; or if a result that misses it is Red, pass "
            "two_bands=True or enter 'met or not met' in a column 'bands')",
            shown="neither",
        )
    return Thresholds(target=given["target"], floor=given["target"], strict=Edge if "strict" in given else None)


def _edges(words: Iterable[str]) -> list[str]:
    """Split the words for boundaries at commas and "and" too."""
    return [word for text in words for word in re.split(r"\s*(?:,|\band\b)\s*", text) if word]


def _has_two_bands(row: RowReader) -> bool:
    cell = row.cell("bands")
    if cell is None:
        return row.context.options.two_bands
    if str(cell).strip().casefold() not in _TWO_BANDS:
        raise TableError("bands must be 'met or not met', or blank", given=cell)
    return True


def _levels(row: RowReader, unit: Unit | None, scheme: type[Scheme] | None, target: Any, strict: Any) -> Levels:
    cell = row.cell("levels")
    bands = list(Rag if scheme is None else scheme)[:-1]
    if not isinstance(cell, str) and len(bands) == 1:
        figure = limit_of(row, "levels", unit)
        return Levels({} if figure is None else {bands[0]: figure}, target=target, strict=strict)
    parts = read_list(cell)
    if len(parts) != len(bands):
        name = type(bands[0]).__name__
        rule = (
            f"levels must be {len(bands)}, one for each band of {name} except the worst (separate them with "
            "semicolons, the best first)"
        )
        raise TableError(rule, given=cell)
    levels = {}
    for band, part in zip(bands, parts, strict=True):
        name, colon, level = part.rpartition(":")
        if colon and code_key(name) not in {code_key(band.value), code_key(band.name)}:
            raise TableError(f"levels must be in the order of the bands (write {band.value} in this place)", given=part)
        levels[band] = _level(row.unwritten(level.strip()), unit)
    return Levels(levels, target=target, strict=strict)


def _level(text: Any, unit: Unit | None) -> Any:
    if not isinstance(text, str):
        return text
    if (distance := _BEAT_BY.fullmatch(text)) is not None:
        return None if unit is None else Stretch(read_tolerance(distance[1], unit))
    if (ends := _ENDS.fullmatch(text)) is not None:
        low, high = (_level(ends[name], unit) for name in ("low", "high"))
        return Interval(low, high, excludes_low=bool(ends["above"]), excludes_high=bool(ends["below"]))
    if text.startswith(("±", "+/-")) or (text.endswith("%") and (unit is None or not unit.is_percentage)):
        return None if unit is None else read_tolerance(text, unit)
    return read_figure(text, unit, is_percent=False, markers=frozenset())


def _profile(targets: list[Fraction | None], parts: Mapping[str, Any]) -> Profile:
    has_two_bands = parts.get("floor") is None and parts.get("tolerance") is None
    strict = parts.get("strict")
    edges = None if strict is None else list(Edge) if has_two_bands else _edges(strict)
    return Profile(
        None
        if target is None
        else Thresholds(**{**parts, **({"floor": target} if has_two_bands else {}), "target": target, "strict": edges})
        for target in targets
    )
