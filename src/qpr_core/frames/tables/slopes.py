"""The test of the slope of every series, and the words for its result.

What is known of a series before its results are summed is packed into one number, because an engine writes out every
column that a join adds. The number has a digit in base 64 for each fact:

>>> facts = {CODE: 5, POINTS: 12, IS_OLD: 1, SIGN: 2}
>>> packed = sum(fact * _DIGIT_UNITS[name] for name, fact in facts.items())
>>> packed == 5 + 12 * 64 + 1 * 64**2 + 2 * 64**3
True
>>> [packed // unit % _DIGIT_BASE for unit in _DIGIT_UNITS.values()]
[5, 12, 1, 2]

The series has the status `RATED`, whose number is 5, and 12 points. Its latest result is too old, and higher is better:
the number of that polarity is 1, and 1 is added because the numbers start at -1.
"""

from functools import reduce
from operator import add
from typing import Any, Final

import narwhals.stable.v2 as nw

from qpr_core.analysis.answers import Direction, NoDirection
from qpr_core.analysis.methods.regression import Regression
from qpr_core.analysis.methods.student import critical_t
from qpr_core.frames.tables.columns import MILLION, TEMPORARY, Columns
from qpr_core.frames.tables.conditions import as_code
from qpr_core.frames.tables.latest_results import HORIZON, RESULTS_FOUND, WINDOW_END, digit
from qpr_core.frames.tables.periods import AGE
from qpr_core.frames.tables.row_codes import CODE, HIGHER, NEITHER, SIGN, UNKNOWN, is_nameless, sign_of, status_words
from qpr_core.frames.tables.row_status import RowStatus
from qpr_core.frames.tables.scaled_figures import with_steps

ANSWERS: Final = ("direction", "slope", "point_count", "is_borderline")


SOUND: Final = f"{TEMPORARY}sound"
"""The column that marks rows whose result has no fault."""


HEIGHT: Final = f"{TEMPORARY}height"
"""The column of the values, or of the distances to the target.

Distances are used if closest to target is best.
"""


SIZE: Final = f"{TEMPORARY}size"
"""The column of the size of a result of counts.

Its error as a float depends on the size.
"""


LACKS: Final = f"{TEMPORARY}lacks"
"""The column of the number of results that need a target and have none."""


HIDDEN: Final = f"{TEMPORARY}hidden"
"""The column of the number of results that are withheld."""


OLD: Final = f"{TEMPORARY}old"
"""The column of the number of results beyond the horizon."""


NEWEST: Final = f"{TEMPORARY}newest"
"""The column of the age of the latest result."""


CENTRE: Final = f"{TEMPORARY}centre"
"""The column of the lowest height in the latest periods.

It is subtracted from each height.
"""


SIGN_TO: Final = f"{TEMPORARY}sign to"
"""The column of the greatest polarity number of a series; `SIGN` has the least."""


RESULT_COUNT: Final = f"{TEMPORARY}counted"


PACKED: Final = f"{TEMPORARY}packed"
"""The column of the facts of a series, packed into one number."""


POINTS: Final = f"{TEMPORARY}points"


IS_OLD: Final = f"{TEMPORARY}is old"


_DIGIT_BASE: Final = 64
"""The base of the packed number.

Each fact must be less than it: there are at most 60 points.
"""


_DIGIT_UNITS: Final = {CODE: 1, POINTS: _DIGIT_BASE, IS_OLD: _DIGIT_BASE**2, SIGN: _DIGIT_BASE**3}
"""The value of a 1 in the digit of each fact."""


_N, _X, _XX, _Y, _XY, _YY = (f"{TEMPORARY}{name}" for name in ("n", "x", "xx", "y", "xy", "yy"))
"""The number of results, and the sums of x, x * x, y, x * y and y * y.

x is the age of a result, and y its height above the centre.
"""


_LOW, _HIGH = f"{TEMPORARY}low", f"{TEMPORARY}high"


_SPREAD_X, _SPREAD, _SPREAD_Y = (f"{TEMPORARY}spread {name}" for name in ("x", "xy", "y"))


_CRITICAL: Final = f"{TEMPORARY}critical"


_FLAT: Final = f"{TEMPORARY}flat"


_FLOAT_ERROR: Final = 1e-12
"""The largest difference of two equal ratios as floats, as a share of their size."""


_NEAR_CRITICAL: Final = 4e-9
"""The distance of the square of t from its critical value, as a share of it.

Closer squares are borderline.

If t is within 1e-9 of its critical value, its square is within 4e-9.
"""


def sums_of(columns: Columns, rows: Any, series: Any) -> Any:
    """Sum the latest results of each series, around its centre.

    Floats lose small differences in sums of large numbers, so that each sum starts from a result of the series itself.
    The facts of a series are joined to its rows, so that the table is read only twice.
    """
    about = series.select(*columns.series, PACKED, WINDOW_END, CENTRE)
    x, y = nw.col(_X), nw.col(_Y)
    latest = about.join(rows.filter(nw.col(SOUND)), on=list(columns.series), how="left")
    latest = with_steps(
        latest.filter((nw.col(AGE) <= nw.col(WINDOW_END)) | nw.col(AGE).is_null()),
        [nw.col(AGE).cast(nw.Float64).alias(_X), (nw.col(HEIGHT) - nw.col(CENTRE)).alias(_Y)],
        [(x * x).alias(_XX), (x * y).alias(_XY), (y * y).alias(_YY)],
    )
    lacking = [LACKS] if columns.may_be_closest else []
    lacking += [] if columns.withhold_below is None else [HIDDEN]
    sums = [nw.col(name).sum() for name in (_X, _XX, _Y, _XY, _YY, *lacking)]
    sizes = [nw.col(SIZE).max()] if columns.value is None else []
    ends = [y.count().alias(_N), y.min().alias(_LOW), y.max().alias(_HIGH), *sizes]
    return latest.group_by(*columns.series).agg(*sums, *ends, nw.col(PACKED).max())


def pack(columns: Columns, method: Regression, carry_forward: int) -> nw.Expr:
    """Pack the facts of a series into one number.

    They are its status, number of points, polarity, and if it is too old.
    """
    most = method.window or HORIZON
    found = nw.col(RESULTS_FOUND)
    is_old = (found > 0) & (nw.col(NEWEST) > carry_forward)
    parts = {
        CODE: _code(columns, method).cast(nw.Float64),
        POINTS: nw.when(found > most).then(nw.lit(float(most))).otherwise(found),
        IS_OLD: nw.when(is_old).then(nw.lit(1.0)).otherwise(nw.lit(0.0)),
    }
    if columns.polarities:
        parts[SIGN] = (nw.col(SIGN_TO) + 1).cast(nw.Float64)
    packed: nw.Expr = reduce(add, (part * _DIGIT_UNITS[name] for name, part in parts.items()))
    return packed.alias(PACKED)


def _unpack(columns: Columns) -> list[nw.Expr]:
    named = [name for name in _DIGIT_UNITS if name != SIGN or columns.polarities]
    return [digit(nw.col(PACKED), _DIGIT_UNITS[name], _DIGIT_BASE).alias(name) for name in named]


def tested(columns: Columns, method: Regression) -> list[list[nw.Expr]]:
    """Return the steps that test the slope of each series and write the words."""
    n, x, y = (nw.col(name) for name in (_N, _X, _Y))
    moments = [
        (n * nw.col(_XX) - x * x).alias(_SPREAD_X),
        (n * nw.col(_XY) - x * y).alias(_SPREAD),
        (n * nw.col(_YY) - y * y).alias(_SPREAD_Y),
        _critical(method).alias(_CRITICAL),
        _is_flat(columns).alias(_FLAT),
        *_unpack(columns),
    ]
    return [moments, _words(columns, method)]


def _is_flat(columns: Columns) -> nw.Expr:
    spread = nw.col(_HIGH) - nw.col(_LOW)
    return spread <= nw.col(SIZE) * _FLOAT_ERROR if columns.value is None else spread == 0


def _critical(method: Regression) -> nw.Expr:
    """Return the share of the variance that a significant line must explain.

    It depends on the number of points.
    """
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

    return among(list(shares)) if shares else nw.lit(1.0)  # no series has enough points for the method


def _code(columns: Columns, method: Regression) -> nw.Expr:
    """Return the number of the status of a series.

    A fault may be of one row, or of all rows together.
    """
    code = nw.col(CODE)
    older = nw.col(OLD) > 0 if method.window is None else (nw.col(OLD) > 0) & (nw.col(RESULTS_FOUND) < method.window)
    twice = nw.col(RESULTS_FOUND) + nw.col(OLD) != nw.col(RESULT_COUNT)
    faults = [(older, RowStatus.TOO_SPARSE), (twice, RowStatus.DUPLICATE)]
    if columns.polarities:
        faults.append((nw.col(SIGN) != nw.col(SIGN_TO), RowStatus.MIXED_POLARITY))
        faults.append((nw.col(SIGN_TO) == UNKNOWN, RowStatus.UNKNOWN_POLARITY))
    for condition, status in faults:
        code = nw.when(condition & (code < status.code)).then(as_code(status)).otherwise(code)
    return nw.when(is_nameless(columns)).then(as_code(RowStatus.NO_NAME)).otherwise(code)


def _words(columns: Columns, method: Regression) -> list[nw.Expr]:
    unit = 1 if columns.value is None else MILLION
    code, points = nw.col(CODE), nw.col(POINTS)
    sign = nw.col(SIGN) - 1 if columns.polarities else sign_of(columns)
    explained = nw.col(_SPREAD) * nw.col(_SPREAD)
    needed = nw.col(_CRITICAL) * nw.col(_SPREAD_X) * nw.col(_SPREAD_Y)
    is_trend = ~nw.col(_FLAT) & (explained >= needed)
    is_gain = nw.when(sign == HIGHER).then(nw.col(_SPREAD) < 0).otherwise(nw.col(_SPREAD) > 0)
    judged = nw.when(is_gain).then(nw.lit(Direction.POSITIVE.value)).otherwise(nw.lit(Direction.NEGATIVE.value))
    direction = nw.when(is_trend).then(judged).otherwise(nw.lit(Direction.STABLE.value))
    is_sound = code <= RowStatus.RATED.code
    is_old, are_few = nw.col(IS_OLD) == 1, points < min(method.minimum_points, HORIZON + 1)
    has_line = is_sound & ~are_few & ~is_old
    unknown = [(is_old, NoDirection.TOO_OLD), (are_few, NoDirection.TOO_FEW_POINTS)]
    if columns.withhold_below is not None:
        has_line = has_line & (nw.col(HIDDEN) == 0)
        unknown.append((nw.col(HIDDEN) > 0, NoDirection.WITHHELD))
    if columns.may_be_closest:
        has_line = has_line & (nw.col(LACKS) == 0)
        unknown.append((nw.col(LACKS) > 0, NoDirection.NO_TARGET))
    if columns.polarities:
        unknown.append((sign == NEITHER, NoDirection.NO_POLARITY))
    for condition, reason in reversed(unknown):
        direction = nw.when(condition).then(nw.lit(reason.value)).otherwise(direction)
    slope = nw.when(nw.col(_FLAT)).then(nw.lit(0.0)).otherwise(nw.col(_SPREAD) / (nw.col(_SPREAD_X) * -unit))
    no_fault = [status for status in RowStatus if status.is_fault or status is RowStatus.RATED]
    return [
        nw.when(is_sound).then(direction).alias("direction"),
        nw.when(has_line).then(slope).alias("slope"),
        points.cast(nw.Int64).alias("point_count"),
        nw.when(has_line).then(_is_borderline(columns, explained, needed)).alias("is_borderline"),
        status_words(nw.when(is_sound).then(as_code(RowStatus.RATED)).otherwise(code), no_fault).alias(columns.status),
    ]


def _is_borderline(columns: Columns, explained: nw.Expr, needed: nw.Expr) -> nw.Expr:
    """Return True for a test that the error of floats could change."""
    if columns.value is not None:
        return ~nw.col(_FLAT) & ((explained - needed).abs() <= needed * _NEAR_CRITICAL)
    spread = nw.col(_HIGH) - nw.col(_LOW)
    blur = nw.when(spread > 0).then(nw.col(SIZE) * (_FLOAT_ERROR / 10) / spread).otherwise(nw.lit(0.0))
    near = (explained - needed).abs() <= needed * (blur + _NEAR_CRITICAL)
    return (nw.col(_FLAT) & (spread > 0)) | (~nw.col(_FLAT) & near)
