"""The test of the slope of every series, from sums about its least result, and the words for what it finds."""

from functools import reduce
from operator import add
from typing import Any, Final

import narwhals.stable.v2 as nw

from qpr_core.analysis.answers import Direction, NoDirection
from qpr_core.analysis.methods.regression import Regression
from qpr_core.analysis.methods.student import critical_t
from qpr_core.frames.tables.columns import MILLION, OWN, Columns
from qpr_core.frames.tables.conditions import as_code
from qpr_core.frames.tables.latest_results import FOUND, HORIZON, REACH, digit
from qpr_core.frames.tables.periods import AGO
from qpr_core.frames.tables.row_codes import CODE, HIGHER, NEITHER, SIGN, UNKNOWN, is_nameless, sign_of, worded
from qpr_core.frames.tables.row_status import RowStatus
from qpr_core.frames.tables.scaled_figures import with_steps

ANSWERS: Final = ("direction", "slope", "point_count", "is_borderline")


SOUND: Final = f"{OWN}sound"


HEIGHT: Final = f"{OWN}height"


SIZE: Final = f"{OWN}size"


LACKS: Final = f"{OWN}lacks"


OLD: Final = f"{OWN}old"


NEWEST: Final = f"{OWN}newest"


CENTRE: Final = f"{OWN}centre"


SIGN_TO: Final = f"{OWN}sign to"


COUNTED: Final = f"{OWN}counted"


KNOWN: Final = f"{OWN}known"


POINTS: Final = f"{OWN}points"


IS_OLD: Final = f"{OWN}is old"


_BASE: Final = 64


_UNITS: Final = {CODE: 1, POINTS: _BASE, IS_OLD: _BASE**2, SIGN: _BASE**3}
"""What each of the small numbers that are known of a series counts for, packed; each is less than the base."""


_N, _X, _XX, _Y, _XY, _YY = (f"{OWN}{name}" for name in ("n", "x", "xx", "y", "xy", "yy"))


_LOW, _HIGH = f"{OWN}low", f"{OWN}high"


_SPREAD_X, _SPREAD, _SPREAD_Y = (f"{OWN}spread {name}" for name in ("x", "xy", "y"))


_CRITICAL: Final = f"{OWN}critical"


_FLAT: Final = f"{OWN}flat"


_NOISE: Final = 1e-12
"""By how much of their size two ratios may differ, as floats, that are the same."""


_NEAR_CRITICAL: Final = 4e-9
"""How near to its critical value the square of t may be, as a share of it, so that t is within 1e-9 of its own."""


def sums_of(columns: Columns, rows: Any, series: Any) -> Any:
    """Add up, for each series, its latest results about the least of those that lie in the last periods of a window.

    Sums that are not taken about a figure of the series lose, of results that hardly differ, all that differs. What is
    known of a series goes along with its rows, so that a table is read twice and no more; packed, as a join has to
    write out every column that it brings.
    """
    about = series.select(*columns.series, KNOWN, REACH, CENTRE)
    x, y = nw.col(_X), nw.col(_Y)
    latest = about.join(rows.filter(nw.col(SOUND)), on=list(columns.series), how="left")
    latest = with_steps(
        latest.filter((nw.col(AGO) <= nw.col(REACH)) | nw.col(AGO).is_null()),
        [nw.col(AGO).cast(nw.Float64).alias(_X), (nw.col(HEIGHT) - nw.col(CENTRE)).alias(_Y)],
        [(x * x).alias(_XX), (x * y).alias(_XY), (y * y).alias(_YY)],
    )
    lacking = [LACKS] if columns.may_be_closest else []
    sums = [nw.col(name).sum() for name in (_X, _XX, _Y, _XY, _YY, *lacking)]
    sizes = [nw.col(SIZE).max()] if columns.value is None else []
    ends = [y.count().alias(_N), y.min().alias(_LOW), y.max().alias(_HIGH), *sizes]
    return latest.group_by(*columns.series).agg(*sums, *ends, nw.col(KNOWN).max())


def what_is_known(columns: Columns, method: Regression, carry_forward: int) -> nw.Expr:
    """Pack what is known of a series before its results are added up: its status, points and sign, and if it is old."""
    most = method.window or HORIZON
    found = nw.col(FOUND)
    is_old = (found > 0) & (nw.col(NEWEST) > carry_forward)
    parts = {
        CODE: _code(columns, method).cast(nw.Float64),
        POINTS: nw.when(found > most).then(nw.lit(float(most))).otherwise(found),
        IS_OLD: nw.when(is_old).then(nw.lit(1.0)).otherwise(nw.lit(0.0)),
    }
    if columns.polarities:
        parts[SIGN] = (nw.col(SIGN_TO) + 1).cast(nw.Float64)
    packed: nw.Expr = reduce(add, (part * _UNITS[name] for name, part in parts.items()))
    return packed.alias(KNOWN)


def _unpacked(columns: Columns) -> list[nw.Expr]:
    named = [name for name in _UNITS if name != SIGN or columns.polarities]
    return [digit(nw.col(KNOWN), _UNITS[name], _BASE).alias(name) for name in named]


def judged(columns: Columns, method: Regression) -> list[list[nw.Expr]]:
    """Give, step by step, the moments of each series, the test of its slope, and the words."""
    n, x, y = (nw.col(name) for name in (_N, _X, _Y))
    moments = [
        (n * nw.col(_XX) - x * x).alias(_SPREAD_X),
        (n * nw.col(_XY) - x * y).alias(_SPREAD),
        (n * nw.col(_YY) - y * y).alias(_SPREAD_Y),
        _critical(method).alias(_CRITICAL),
        _is_flat(columns).alias(_FLAT),
        *_unpacked(columns),
    ]
    return [moments, _words(columns, method)]


def _is_flat(columns: Columns) -> nw.Expr:
    spread = nw.col(_HIGH) - nw.col(_LOW)
    return spread <= nw.col(SIZE) * _NOISE if columns.value is None else spread == 0


def _critical(method: Regression) -> nw.Expr:
    """Give the share of the variance that the line has to explain to be believed, by the number of points."""
    shares = {
        points: t * t / (points - 2 + t * t)
        for points in range(method.minimum_points, (method.window or HORIZON) + 1)
        for t in [critical_t(float(method.level), points - 2)]
    }

    def among(numbers: list[int]) -> nw.Expr:
        if len(numbers) == 1:
            return nw.lit(shares[numbers[0]])
        half = len(numbers) // 2
        return nw.when(nw.col(_N) < numbers[half]).then(among(numbers[:half])).otherwise(among(numbers[half:]))

    return among(list(shares)) if shares else nw.lit(1.0)  # no series has so many points, and none is judged


def _code(columns: Columns, method: Regression) -> nw.Expr:
    """Say what is wrong with a series: with one of its rows, or with them together."""
    code = nw.col(CODE)
    older = nw.col(OLD) > 0 if method.window is None else (nw.col(OLD) > 0) & (nw.col(FOUND) < method.window)
    twice = nw.col(FOUND) + nw.col(OLD) != nw.col(COUNTED)
    faults = [(older, RowStatus.TOO_SPARSE), (twice, RowStatus.DUPLICATE)]
    if columns.polarities:
        faults.append((nw.col(SIGN) != nw.col(SIGN_TO), RowStatus.MIXED_POLARITY))
        faults.append((nw.col(SIGN_TO) == UNKNOWN, RowStatus.UNKNOWN_POLARITY))
    for is_so, status in faults:
        code = nw.when(is_so & (code < status.code)).then(as_code(status)).otherwise(code)
    return nw.when(is_nameless(columns)).then(as_code(RowStatus.NO_NAME)).otherwise(code)


def _words(columns: Columns, method: Regression) -> list[nw.Expr]:
    unit = 1 if columns.value is None else MILLION
    code, points = nw.col(CODE), nw.col(POINTS)
    sign = nw.col(SIGN) - 1 if columns.polarities else sign_of(columns)
    explained = nw.col(_SPREAD) * nw.col(_SPREAD)
    needed = nw.col(_CRITICAL) * nw.col(_SPREAD_X) * nw.col(_SPREAD_Y)
    is_trend = ~nw.col(_FLAT) & (explained >= needed)
    is_gain = nw.when(sign == HIGHER).then(nw.col(_SPREAD) < 0).otherwise(nw.col(_SPREAD) > 0)
    way = nw.when(is_gain).then(nw.lit(Direction.POSITIVE.value)).otherwise(nw.lit(Direction.NEGATIVE.value))
    direction = nw.when(is_trend).then(way).otherwise(nw.lit(Direction.STABLE.value))
    is_sound = code <= RowStatus.RATED.code
    is_old, are_few = nw.col(IS_OLD) == 1, points < min(method.minimum_points, HORIZON + 1)
    has_line = is_sound & ~are_few & ~is_old
    unknown = [(is_old, NoDirection.TOO_OLD), (are_few, NoDirection.TOO_FEW_POINTS)]
    if columns.may_be_closest:
        has_line = has_line & (nw.col(LACKS) == 0)
        unknown.append((nw.col(LACKS) > 0, NoDirection.NO_TARGET))
    if columns.polarities:
        unknown.append((sign == NEITHER, NoDirection.NO_POLARITY))
    for is_so, reason in reversed(unknown):
        direction = nw.when(is_so).then(nw.lit(reason.value)).otherwise(direction)
    slope = nw.when(nw.col(_FLAT)).then(nw.lit(0.0)).otherwise(nw.col(_SPREAD) / (nw.col(_SPREAD_X) * -unit))
    no_fault = [status for status in RowStatus if status.is_fault or status is RowStatus.RATED]
    return [
        nw.when(is_sound).then(direction).alias("direction"),
        nw.when(has_line).then(slope).alias("slope"),
        points.cast(nw.Int64).alias("point_count"),
        nw.when(has_line).then(_is_borderline(columns, explained, needed)).alias("is_borderline"),
        worded(nw.when(is_sound).then(as_code(RowStatus.RATED)).otherwise(code), no_fault).alias(columns.status),
    ]


def _is_borderline(columns: Columns, explained: nw.Expr, needed: nw.Expr) -> nw.Expr:
    """Tell whether floats could be wrong about the test."""
    if columns.value is not None:
        return ~nw.col(_FLAT) & ((explained - needed).abs() <= needed * _NEAR_CRITICAL)
    spread = nw.col(_HIGH) - nw.col(_LOW)
    blur = nw.when(spread > 0).then(nw.col(SIZE) * (_NOISE / 10) / spread).otherwise(nw.lit(0.0))
    near = (explained - needed).abs() <= needed * (blur + _NEAR_CRITICAL)
    return (nw.col(_FLAT) & (spread > 0)) | (~nw.col(_FLAT) & near)
