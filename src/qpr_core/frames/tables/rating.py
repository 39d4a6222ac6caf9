"""Ratings of a table of any size, in the engine that it is in: the same answers as `classify`."""

from typing import Any, Final, TypeVar

import narwhals.stable.v2 as nw

from qpr_core.frames.tables.columns import MILLION, OWN, Columns, require_columns
from qpr_core.frames.tables.conditions import CAN, as_word, can_be_rated, has_result, reached, scale_of, status_of
from qpr_core.frames.tables.engines import with_own_errors
from qpr_core.frames.tables.exact_floats import FINE_LIMIT, rounded
from qpr_core.frames.tables.row_status import RowStatus
from qpr_core.frames.tables.scaled_figures import TEN_THOUSAND, Figures, with_steps
from qpr_core.frames.tables.table import opened
from qpr_core.model.thresholds.scheme import Rag

F = TypeVar("F")


RESULTS: Final = f"{OWN}results"


@with_own_errors
def rate(frame: F, *, columns: Columns | None = None, unique: bool = False) -> F:
    """Rate every row of a table as `classify` rates a result by target and floor, or by target and tolerance.

    The table comes back in its own kind with two columns more, the rating and the status of the row; lazy in, lazy
    out, and nothing is computed before its owner asks. What can be known from names and types is an error at once; what
    lies in the data is a status, and such a row has no rating.

    Figures are read as `classify` reads them: floats to six decimal places, 32-bit floats by their shortest decimal,
    decimal numbers as they are. They are compared exactly, counts by multiplication, so that a value on a boundary
    belongs to the better band. What cannot be compared exactly that way is too large: a figure of 2,000 million or
    more, or of 200 million by a tolerance; of counts, a numerator times `per`, or a target times a denominator, of two
    million millions, or of 200 million by a tolerance. A row with more decimal places than can be compared is too fine:
    a float of a few millionths, a tolerance with more than two places, a decimal number with more than nine places, or
    with more than six if it is 100,000 or more. Columns of Python objects are read cell by cell.

    >>> import polars as pl
    >>> table = pl.DataFrame({"value": [85.0, 84.9, 79.9, None, float("nan")], "target": [85] * 5, "floor": [80] * 5,
    ...                       "polarity": ["higher is better"] * 5})
    >>> rate(table).select("rating", "status").rows()
    [('Green', 'rated'), ('Amber', 'rated'), ('Red', 'rated'), (None, 'no result'), (None, 'no result')]
    >>> from decimal import Decimal
    >>> rate(table.head(1).with_columns(value=pl.lit(Decimal("84.9999999"))))["rating"].item()
    'Amber'

    Args:
        frame: a table of pandas, Polars, PyArrow, DuckDB, Spark, Ibis, Dask or another engine that Narwhals knows,
            eager or lazy.
        columns: what its columns are called.
        unique: whether to look for rows with a result of the same series and period, none of which is rated then; it
            makes the engine bring together the rows of each.

    Raises:
        TableError: If *frame* is not a table, its engine cannot read it, its columns have names that are not text or
            are there twice, it lacks a column, or has one of another type than is needed (numbers may not be truth
            values), or one of the name of a column that is to be added.
    """
    names = require_columns(columns)
    keys = names.keys if unique else ()
    table = opened(
        frame, names, numbers=names.figures, keys=keys, flags=names.data_only_flags, adds=(names.rating, names.status)
    )
    figures = Figures(table)
    made = prepared(figures)
    can, status = nw.col(CAN), status_of(figures, as_word)
    if unique:
        made = with_steps(made, *results_of_observation(figures))
        twice = can & (nw.col(RESULTS) > 1)
        can, status = can & ~twice, nw.when(twice).then(as_word(RowStatus.DUPLICATE)).otherwise(status)
    best, middle, worst = (nw.lit(band.value) for band in Rag)
    below = nw.when(is_amber(figures)).then(middle).otherwise(worst)
    rating = nw.when(can).then(nw.when(is_green(figures)).then(best).otherwise(below))
    made = made.with_columns(status.alias(names.status), rating.alias(names.rating))
    rated: F = made.select(*table.schema, names.rating, names.status).to_native()
    return rated


def results_of_observation(figures: Figures) -> list[list[nw.Expr]]:
    """Count, for each row, the results of its series and period."""
    result = nw.when(has_result(figures)).then(nw.lit(1)).otherwise(nw.lit(0))
    table, keys = figures.table, figures.columns.keys
    return [
        [result.alias(RESULTS), *table.decoded(keys)],
        [nw.col(RESULTS).sum().over(*table.over(keys)).alias(RESULTS)],
    ]


def prepared(figures: Figures) -> Any:
    """Add, to each row, what its rating is read from, and whether it can be rated; null is no, too."""
    columns = figures.columns
    names = columns.figures
    scaled = [*figures.scaled(names), *figures.worded(), *figures.marked()]
    guarded = [_guarded(figures, name) for name in names] if figures.of_products else []
    return with_steps(
        figures.table.frame, scaled, figures.whole_numbers(names), [can_be_rated(figures).alias(CAN)], guarded
    )


def _guarded(figures: Figures, name: str) -> nw.Expr:
    """Take the figure of a row that can be rated to a whole number of 64 bits, any other to nought."""
    figure = nw.when(nw.col(CAN)).then(figures.whole(name)).otherwise(nw.lit(0.0))
    if not _is_in_parts(figures, name):
        return figure.cast(nw.Int64).alias(f"{OWN}n {name}")
    is_small = figure.abs() < FINE_LIMIT
    parts = nw.when(is_small).then(rounded(figure * TEN_THOUSAND)).otherwise(nw.lit(0.0)).cast(nw.Int64)
    large = nw.when(is_small).then(nw.lit(0.0)).otherwise(figure).cast(nw.Int64)
    return (parts + large * TEN_THOUSAND).alias(f"{OWN}n {name}")


def _is_in_parts(figures: Figures, name: str) -> bool:
    """Return whether a result is taken to ten-thousandths of its unit, as it may lie between two whole numbers."""
    return figures.by_tolerance and not figures.by_counts and name in figures.columns.results and figures.is_kept(name)


def band_of(figures: Figures) -> nw.Expr:
    """Give the place of the band of a row that can be rated, the best first."""
    below = nw.when(is_amber(figures)).then(nw.lit(1, nw.Int64)).otherwise(nw.lit(2, nw.Int64))
    return nw.when(is_green(figures)).then(nw.lit(0, nw.Int64)).otherwise(below)


def is_green(figures: Figures) -> nw.Expr:
    """Tell whether a row that can be rated is as good as its target."""
    if figures.columns.target is None:
        return nw.lit(value=False)
    shown, aim = _shown(figures), _of(figures, figures.columns.target)
    return reached(figures, shown, aim, aim)


def is_amber(figures: Figures) -> nw.Expr:
    """Tell whether a row that can be rated is as good as its floor, or within its tolerance."""
    columns = figures.columns
    if columns.target is None:
        return nw.lit(value=False)
    shown, aim = _shown(figures), _of(figures, columns.target)
    if not figures.by_tolerance:
        edge = _of(figures, columns.edge)
        return reached(figures, shown, edge, edge)
    held, tolerance = nw.col(f"{OWN}n {columns.target}"), nw.col(f"{OWN}n {columns.edge}")
    slack = _times_total(figures, held.abs() * tolerance)
    return reached(figures, shown, aim - slack, aim + slack)


def _shown(figures: Figures) -> nw.Expr:
    """Give the result on the scale that is compared."""
    result = figures.columns.results[0]
    if not figures.of_products:
        return figures.whole(result)
    if _is_in_parts(figures, result):
        return nw.col(f"{OWN}n {result}")
    unit = figures.columns.per * MILLION if figures.by_counts else 1
    return nw.col(f"{OWN}n {result}") * (unit * scale_of(figures))


def _of(figures: Figures, name: str) -> nw.Expr:
    """Give a target or a floor on the scale that is compared."""
    if not figures.of_products:
        return figures.whole(name)
    return _times_total(figures, nw.col(f"{OWN}n {name}") * scale_of(figures))


def _times_total(figures: Figures, figure: nw.Expr) -> nw.Expr:
    return figure * nw.col(f"{OWN}n {figures.columns.denominator}") if figures.by_counts else figure
