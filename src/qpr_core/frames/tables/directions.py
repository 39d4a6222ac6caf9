"""The direction of travel of every series of a table: the same answers as `direction_of_travel` by regression."""

from typing import Any, Final, TypeVar

import narwhals.stable.v2 as nw

from qpr_core.analysis.methods.regression import Regression
from qpr_core.errors import MethodError, TableError, got
from qpr_core.frames.tables.columns import MILLION, OWN, Columns, require_columns
from qpr_core.frames.tables.conditions import Reason, as_code, first_of, result_conditions, result_reasons
from qpr_core.frames.tables.engines import with_own_errors
from qpr_core.frames.tables.latest_results import FAR, HORIZON, NEAR, marks, power_of_two, with_reach
from qpr_core.frames.tables.periods import AGO, periods_ago, read_moment
from qpr_core.frames.tables.row_codes import CLOSEST, CODE, SIGN, sign_in, sign_of
from qpr_core.frames.tables.row_status import RowStatus
from qpr_core.frames.tables.scaled_figures import Figures, all_of, with_steps
from qpr_core.frames.tables.slopes import (
    ANSWERS,
    CENTRE,
    COUNTED,
    HEIGHT,
    LACKS,
    NEWEST,
    OLD,
    SIGN_TO,
    SIZE,
    SOUND,
    judged,
    sums_of,
    what_is_known,
)
from qpr_core.frames.tables.table import Table, opened, require_apart
from qpr_core.model.time.period import Period
from qpr_core.model.values.figures import whole_number

F = TypeVar("F")


_RECENT: Final = f"{OWN}recent"
"""The heights of the last periods, as many as a window holds results: all of these are in the window."""


@with_own_errors
def direction_of_travel(
    frame: F,
    *,
    columns: Columns | None = None,
    at: Period | str | int,
    method: Regression | None = None,
    carry_forward: int = 1,
) -> F:
    """Find the direction of travel of every series up to a period, that period included.

    There is a row for each series: the columns that name it, the `direction`, or why it is unknown, the `slope` a
    period in the unit of the values (of the distances to the target, where closest to it is best), the number of
    `points`, whether the test of the slope is `borderline`, and the `status`. A status that is a fault says what is
    wrong with the series, whose direction is null then. The table is of the kind of the one given; lazy in, lazy out.

    The latest results are looked for in the last 60 periods; a series that has fewer there than the window holds, and
    older ones, is too sparse. Slopes are floats, of figures about their least, and the test is exact but for a t within
    a part in 1,000 million of its critical value, which is borderline, as are counts that differ by no more than floats
    do.

    >>> import polars as pl
    >>> table = pl.DataFrame({"indicator": ["CS01"] * 6, "period": [1, 2, 3, 4, 5, 6], "target": [85] * 6,
    ...                       "value": [86, 84, 85, 81, 80, 78], "polarity": ["higher is better"] * 6})
    >>> direction_of_travel(table, at=6).select("indicator", "direction", "slope", "point_count").row(0)
    ('CS01', 'negative', -1.6, 6)

    Args:
        frame: a table of any engine that Narwhals knows, eager or lazy.
        columns: what its columns are called; the target is read only if closest to it may be best.
        at: the last period to look at, or its name, or, where the table counts periods, its number.
        method: the regression, with its window of 60 or fewer (`None` for all), level and fewest points.
        carry_forward: how many periods old the latest result may be.

    Raises:
        TableError: if *frame* is none, lacks a column, or has one of another type than is needed, *at* does not fit the
            column of the periods, or *carry_forward* is no whole number of nought or more.
        MethodError: if *method* is no regression, or has a longer window.
        PeriodError: if a name names no period.
    """
    names = require_columns(columns)
    chosen = _require_method(method)
    carried = whole_number(carry_forward)
    if carried is None or carried < 0:
        raise TableError(f"carry_forward must be a whole number of nought or more, got {got(carry_forward)}")
    aim = () if names.distances_from is None else (names.distances_from,)
    table = opened(frame, names, numbers=(*names.results, *aim), keys=names.keys)
    added = (*ANSWERS, names.status)
    require_apart(names.series, added)
    moment = read_moment(table, at)
    is_eager = isinstance(table.frame, nw.DataFrame)
    window = chosen.window or HORIZON
    ago = periods_ago(table, moment)
    capped = nw.when(ago > HORIZON).then(nw.lit(HORIZON, nw.Int64)).otherwise(ago)
    source = table.frame.lazy()
    series = _series(names, _rows(table, source, capped, window), window)
    known = what_is_known(names, chosen, min(carried, HORIZON))
    near = source.filter((ago >= 0) & (ago <= HORIZON))  # written apart, lest an engine keep all rows for both readings
    fitted = sums_of(names, _rows(table, near, capped, window), series.with_columns(known))
    answers = with_steps(fitted, *judged(names, chosen)).select(*names.series, *added)
    found: F = (answers.collect() if is_eager else answers).to_native()
    return found


def _require_method(method: object) -> Regression:
    chosen = Regression() if method is None else method
    if not isinstance(chosen, Regression):
        raise MethodError(f"method must be a Regression, got {got(method)} (table)")
    if chosen.window is not None and chosen.window > HORIZON:
        raise MethodError(f"window must be {HORIZON} or less, or None for all, got {chosen.window} (table)")
    return chosen


def _rows(table: Table, source: Any, ago: nw.Expr, window: int) -> Any:
    """Give each row up to the period its height, if it has one, and what there is to say of it."""
    figures = Figures(table._replace(frame=source), are_held=False)
    columns, aim = figures.columns, figures.columns.distances_from
    names = (*columns.results, *([] if aim is None else [aim]))
    taken = dict.fromkeys((*columns.series, *figures.sources(names), *columns.polarities))
    rows = figures.table.frame.select(*taken, ago.alias(AGO)).filter((nw.col(AGO) >= 0) | nw.col(AGO).is_null())
    rows = with_steps(rows, [*figures.scaled(names), *figures.worded()], figures.whole_numbers(names))
    dated = ~nw.col(AGO).is_null()
    sound = all_of([*result_conditions(figures), dated]).fill_null(value=False)
    reasons: list[Reason] = [(~dated, RowStatus.UNKNOWN_PERIOD), *result_reasons(figures)]
    closest = sign_of(columns) == CLOSEST
    if aim is not None:
        blurred = ~all_of([figures.is_held(aim), *figures.sharp((aim,))])
        reasons.append((closest & ~figures.is_missing(aim) & blurred, RowStatus.TOO_LARGE))
        reasons.insert(0, (sound & ~closest, RowStatus.RATED))
    else:
        reasons.insert(0, (sound, RowStatus.RATED))
    parts = {CODE: first_of(reasons, RowStatus.RATED, as_code), SOUND: sound}
    if columns.may_be_closest:
        lacks = closest if aim is None else closest & figures.is_missing(aim)
        parts[LACKS] = nw.when(sound & lacks).then(nw.lit(1)).otherwise(nw.lit(0))
    if columns.polarities:
        parts[SIGN] = sign_of(columns)
    sound_parts = [nw.when(nw.col(AGO) < window).then(nw.col(HEIGHT)).alias(_RECENT), *marks(nw.col(SOUND))]
    return with_steps(rows, [part.alias(name) for name, part in parts.items()], _heights(figures, aim), sound_parts)


def _heights(figures: Figures, aim: str | None) -> list[nw.Expr]:
    """Give the height of each sound result: its value, or its distance to the target; and where it lies in time."""
    columns, sound, ago = figures.columns, nw.col(SOUND), nw.col(AGO)
    shown = figures.whole(columns.results[0])
    if figures.by_counts:
        shown = shown * columns.per / figures.whole(columns.denominator)
    height = size = shown
    if aim is not None:
        target = figures.whole(aim) / MILLION if figures.by_counts else figures.whole(aim)
        size = shown + target.abs()
        height = nw.when(sign_in(columns) == CLOSEST).then((shown - target).abs()).otherwise(shown)
    sizes = [nw.when(sound).then(size).alias(SIZE)] if figures.by_counts else []
    return [
        *sizes,
        nw.when(sound).then(height).alias(HEIGHT),
        nw.when(sound).then(ago).alias(NEWEST),
        nw.when(sound & (ago >= HORIZON)).then(nw.lit(1)).otherwise(nw.lit(0)).alias(OLD),
        power_of_two(),
    ]


def _series(columns: Columns, rows: Any, window: int) -> Any:
    """Bring together, for each series, where its results lie, what they are set about, and what is wrong with them."""
    signs = [nw.col(SIGN).min(), nw.col(SIGN).max().alias(SIGN_TO)] if columns.polarities else []
    kept = [CODE, *([SIGN, SIGN_TO] if columns.polarities else []), COUNTED, OLD, NEWEST, CENTRE]
    brought = rows.group_by(*columns.series).agg(
        nw.col(CODE).max(),
        *signs,
        nw.col(NEWEST).count().alias(COUNTED),
        nw.col(NEAR).sum(),
        nw.col(FAR).sum(),
        nw.col(OLD).sum(),
        nw.col(NEWEST).min(),
        nw.col(_RECENT).min().alias(CENTRE),
    )
    return with_reach(brought, [*columns.series, *kept], window)
