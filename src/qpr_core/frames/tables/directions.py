"""Direction of travel of every series, with the answers of the regression."""

from typing import Any, Final, TypeVar

import narwhals.stable.v2 as nw

from qpr_core.analysis.methods.regression import Regression
from qpr_core.errors import MethodError, TableError
from qpr_core.frames.tables.columns import MILLION, TEMPORARY, Columns, read_columns
from qpr_core.frames.tables.conditions import Reason, as_code, first_of, result_conditions, result_reasons
from qpr_core.frames.tables.engines import with_table_errors
from qpr_core.frames.tables.latest_results import HORIZON, OLDER_BITS, RECENT_BITS, marks, power_of_two, with_window_end
from qpr_core.frames.tables.periods import AGE, read_period, with_age
from qpr_core.frames.tables.row_codes import CLOSEST, CODE, SIGN, sign_in, sign_of
from qpr_core.frames.tables.row_status import RowStatus
from qpr_core.frames.tables.scaled_figures import Figures, all_of, with_steps
from qpr_core.frames.tables.slopes import (
    ANSWERS,
    CENTRE,
    HEIGHT,
    HIDDEN,
    LACKS,
    NEWEST,
    OLD,
    RESULT_COUNT,
    SIGN_TO,
    SIZE,
    SOUND,
    pack,
    sums_of,
    tested,
)
from qpr_core.frames.tables.table import Table, check_added, open_table
from qpr_core.frames.tables.withholding import IS_HIDDEN, is_hidden, with_hidden
from qpr_core.model.time.period import Period
from qpr_core.model.values.figures import whole_number

F = TypeVar("F")


_RECENT: Final = f"{TEMPORARY}recent"
"""The column of the heights of the latest periods.

It covers as many periods as the window has results.
"""


@with_table_errors
def direction_of_travel(
    frame: F,
    *,
    columns: Columns | None = None,
    at: Period | str | int,
    method: Regression | None = None,
    carry_forward: int = 1,
) -> F:
    """Find the direction of travel of every series, up to and including a period.

    The function returns a table of the same engine; a lazy table stays lazy. It has a row for each series, with these
    columns:

    - the columns that name the series
    - `direction`, or the reason why there is none. It is null if the series has a fault.
    - `slope` per period, in the unit of the values. If closest to target is best, it is the slope of the distances.
    - `point_count`, the number of results in the window
    - `is_borderline`, which is true if the error of floats could change the result of the test. A t within 1 part in
      1,000 million of its critical value is borderline, and so are counts that differ by less than that error.
    - the status: "rated", or the fault of the series.

    If `columns` has a `withhold_below` and one of the results is a small count, the direction is "withheld", and there
    is no slope. There is no secondary suppression.

    Results are looked for in the latest 60 periods. A series is "too sparse" if it has fewer results there than the
    window, and older ones.

    >>> import polars as pl
    >>> table = pl.DataFrame({"indicator": ["CS01"] * 6, "period": [1, 2, 3, 4, 5, 6], "target": [85] * 6,
    ...                       "value": [86, 84, 85, 81, 80, 78], "polarity": ["higher is better"] * 6})
    >>> found = direction_of_travel(table, at=6)
    >>> found.select("direction", "slope", "point_count", "is_borderline", "status").rows()
    [('negative', -1.6, 6, False, 'rated')]

    Args:
        frame: A table of any engine that Narwhals knows, eager or lazy.
        columns: The names of its columns. The target is read only if closest to target may be best. If `None`, the
            defaults of `Columns`.
        at: The last period, its name, or its number if the table counts periods.
        method: The regression. Its window must be 60 or less, or `None` for all results. Defaults to `Regression()`.
        carry_forward: The number of periods that the latest result may be old. Defaults to 1.

    Raises:
        TableError: If *frame* is not a table, or lacks a column or has one of the wrong type. Also if *at* does not fit
            the column of periods, or *carry_forward* is not a whole number of 0 or more.
        MethodError: If *method* is not a `Regression`, or has a longer window.
        PeriodError: If *at* is text that does not name a period.
    """
    names = read_columns(columns)
    chosen = _require_method(method)
    carried = whole_number(carry_forward)
    if carried is None or carried < 0:
        raise TableError("carry_forward must be a whole number of 0 or more", given=carry_forward)
    targets = () if names.distances_from is None else (names.distances_from,)
    table = open_table(frame, names, numbers=(*names.results, *targets), keys=names.keys)
    added = (*ANSWERS, names.status)
    check_added(names.series, added)
    period = read_period(table, at)
    is_eager = isinstance(table.frame, nw.DataFrame)
    window = chosen.window or HORIZON
    table, age = with_age(with_hidden(table), period)
    capped = nw.when(age > HORIZON).then(nw.lit(HORIZON, nw.Int64)).otherwise(age)
    source = table.frame.lazy()
    series = _series(names, _rows(table, source, capped, window), window)
    packed = pack(names, chosen, min(carried, HORIZON))
    near = source.filter(
        (age >= 0) & (age <= HORIZON)
    )  # a separate filter: an engine might keep all rows for both readings
    fitted = sums_of(names, _rows(table, near, capped, window), series.with_columns(packed))
    answers = with_steps(fitted, *tested(names, chosen)).select(*names.series, *added)
    found: F = (answers.collect() if is_eager else answers).to_native()
    return found


def _require_method(method: object) -> Regression:
    chosen = Regression() if method is None else method
    if not isinstance(chosen, Regression):
        raise MethodError("method must be a Regression for tables", given=method)
    if chosen.window is not None and chosen.window > HORIZON:
        raise MethodError(f"window must be {HORIZON} or less for tables (None for all results)", shown=chosen.window)
    return chosen


def _rows(table: Table, source: Any, age: nw.Expr, window: int) -> Any:
    """Add the height, the status and the marks of each row up to the period."""
    figures = Figures(table._replace(frame=source), with_thresholds=False)
    columns, target = figures.columns, figures.columns.distances_from
    names = (*columns.results, *([] if target is None else [target]))
    marks_of_hidden = () if columns.withhold_below is None else (IS_HIDDEN,)
    selected = dict.fromkeys((*columns.series, *figures.sources(names), *columns.polarities, *marks_of_hidden))
    rows = figures.table.frame.select(*selected, age.alias(AGE)).filter((nw.col(AGE) >= 0) | nw.col(AGE).is_null())
    rows = with_steps(rows, [*figures.scaled(names), *figures.polarities_as_text()], figures.whole_numbers(names))
    dated = ~nw.col(AGE).is_null()
    sound = all_of([*result_conditions(figures), dated]).fill_null(value=False)
    reasons: list[Reason] = [(~dated, RowStatus.UNKNOWN_PERIOD), *result_reasons(figures)]
    closest = sign_of(columns) == CLOSEST
    if target is not None:
        inexact = ~all_of([figures.fits(target), *figures.exact_conditions((target,))])
        reasons.append((closest & ~figures.is_missing(target) & inexact, RowStatus.TOO_LARGE))
        reasons.insert(0, (sound & ~closest, RowStatus.RATED))
    else:
        reasons.insert(0, (sound, RowStatus.RATED))
    parts = {CODE: first_of(reasons, RowStatus.RATED, as_code), SOUND: sound}
    if columns.may_be_closest:
        lacks = closest if target is None else closest & figures.is_missing(target)
        parts[LACKS] = nw.when(sound & lacks).then(nw.lit(1)).otherwise(nw.lit(0))
    if columns.withhold_below is not None:
        parts[HIDDEN] = nw.when(sound & is_hidden(figures)).then(nw.lit(1)).otherwise(nw.lit(0))
    if columns.polarities:
        parts[SIGN] = sign_of(columns)
    sound_parts = [nw.when(nw.col(AGE) < window).then(nw.col(HEIGHT)).alias(_RECENT), *marks(nw.col(SOUND))]
    return with_steps(rows, [part.alias(name) for name, part in parts.items()], _heights(figures, target), sound_parts)


def _heights(figures: Figures, name: str | None) -> list[nw.Expr]:
    """Return the height and the age of each result without a fault.

    The height is the value, or its distance to the target in the column *name*.
    """
    columns, sound, age = figures.columns, nw.col(SOUND), nw.col(AGE)
    value = figures.whole(columns.results[0])
    if figures.by_counts:
        value = value * columns.per / figures.whole(columns.denominator)
    height = size = value
    if name is not None:
        target = figures.whole(name) / MILLION if figures.by_counts else figures.whole(name)
        size = value + target.abs()
        height = nw.when(sign_in(columns) == CLOSEST).then((value - target).abs()).otherwise(value)
    sizes = [nw.when(sound).then(size).alias(SIZE)] if figures.by_counts else []
    return [
        *sizes,
        nw.when(sound).then(height).alias(HEIGHT),
        nw.when(sound).then(age).alias(NEWEST),
        nw.when(sound & (age >= HORIZON)).then(nw.lit(1)).otherwise(nw.lit(0)).alias(OLD),
        power_of_two(),
    ]


def _series(columns: Columns, rows: Any, window: int) -> Any:
    """Bring together the facts of each series.

    They are the periods of its results, their centre, and its faults.
    """
    signs = [nw.col(SIGN).min(), nw.col(SIGN).max().alias(SIGN_TO)] if columns.polarities else []
    kept = [CODE, *([SIGN, SIGN_TO] if columns.polarities else []), RESULT_COUNT, OLD, NEWEST, CENTRE]
    combined = rows.group_by(*columns.series).agg(
        nw.col(CODE).max(),
        *signs,
        nw.col(NEWEST).count().alias(RESULT_COUNT),
        nw.col(RECENT_BITS).sum(),
        nw.col(OLDER_BITS).sum(),
        nw.col(OLD).sum(),
        nw.col(NEWEST).min(),
        nw.col(_RECENT).min().alias(CENTRE),
    )
    return with_window_end(combined, [*columns.series, *kept], window)
