"""Rating of tables, with the answers of `classify`."""

from typing import Any, Final, TypeVar

import narwhals.stable.v2 as nw

from qpr_core.analysis.answers import Rating
from qpr_core.frames.tables.band_columns import BandColumns, Bands, RangeColumns, read_bands
from qpr_core.frames.tables.band_status import prepared_bands, status_by_bands
from qpr_core.frames.tables.banding import Banding, without_thresholds
from qpr_core.frames.tables.columns import MILLION, TEMPORARY, Columns, read_columns
from qpr_core.frames.tables.conditions import (
    CAN_BE_RATED,
    as_word,
    can_be_rated,
    has_result,
    reached,
    scale_of,
    status_of,
)
from qpr_core.frames.tables.engines import with_table_errors
from qpr_core.frames.tables.exact_floats import FINE_LIMIT, rounded
from qpr_core.frames.tables.periods import with_key
from qpr_core.frames.tables.row_status import RowStatus
from qpr_core.frames.tables.scaled_figures import TOLERANCE_SCALE, Figures, with_steps
from qpr_core.frames.tables.table import Table, check_added, open_table
from qpr_core.frames.tables.withholding import has_secret, is_hidden, shown, with_withheld
from qpr_core.model.thresholds.scheme import Expectation, Rag

F = TypeVar("F")


RESULTS: Final = f"{TEMPORARY}results"
"""The column of the number of results with the same series and period."""


@with_table_errors
def rate(frame: F, *, columns: Columns | None = None, thresholds: Bands | None = None, unique: bool = False) -> F:
    """Rate every row of a table as `classify` rates a result.

    A row is rated by the columns of its target and its floor, or its tolerance. For any other kind of thresholds, pass
    *thresholds*: the same for all rows, or the columns that have them.

    The function returns a table of the same engine with more columns: the rating and the status of each row. A lazy
    table stays lazy, and nothing is computed. Wrong names and types raise an error at once. Wrong data becomes a
    status, and such a row has no rating.

    Figures are read as `classify` reads them: floats to six decimal places, 32-bit floats by their shortest decimal,
    decimal numbers as they are. They are compared exactly, and counts by multiplication, so that a value on a boundary
    belongs to the better band. Figures that are too large to be compared exactly have the status "too large":

    - a figure of 2,000 million or more (200 million with a tolerance)
    - counts for which the numerator times `per`, or the target times the denominator, is two million million or more
      (200 million with a tolerance).

    Figures with too many decimal places have the status "too fine":

    - a float of a few millionths
    - a tolerance with more than two decimal places
    - a decimal number with more than nine places, or with more than six if it is 100,000 or more.

    If `columns` has a `withhold_below`, small counts are withheld. The figures of such a row are null, and a third
    column marks it. It has a rating only if each rating that small counts could have fits at least three of them;
    otherwise its status is "withheld". Each row is protected on its own: other rows and totals may still reveal its
    count (no secondary suppression).

    Columns of Python objects are read cell by cell.

    >>> import polars as pl
    >>> table = pl.DataFrame({"value": [85.0, 84.9, 79.9, None, float("nan")], "target": [85] * 5, "floor": [80] * 5,
    ...                       "polarity": ["higher is better"] * 5})
    >>> rate(table).select("rating", "status").rows()
    [('Green', 'rated'), ('Amber', 'rated'), ('Red', 'rated'), (None, 'no result'), (None, 'no result')]
    >>> from decimal import Decimal
    >>> rate(table.head(1).with_columns(value=pl.lit(Decimal("84.9999999"))))["rating"].item()
    'Amber'

    Args:
        frame: A table of any engine that Narwhals knows, such as pandas, Polars, PyArrow, DuckDB, Spark, Ibis or Dask,
            eager or lazy.
        columns: The names of its columns. If `None`, the defaults of `Columns`.
        thresholds: `Thresholds`, `Levels` or an `ExpectedRange` for all rows, or `BandColumns` or `RangeColumns` for
            those of each row. The columns `target`, `floor` and `tolerance` of *columns* are then not read. If None,
            they are.
        unique: True to find rows with a result for the same series and period, and rate none of them. The engine then
            has to bring together the rows of each series and period. Defaults to False.

    Raises:
        TableError: If *frame* is not a table, or its engine cannot read it. Also if a column is missing, has the wrong
            type (numbers must not be True and False), or has a name that is not text, that occurs twice, or that is the
            name of a column to be added.
    """
    names = read_columns(columns, of_ranges=thresholds is not None)
    bands = None if thresholds is None else read_bands(thresholds)
    if bands is not None:
        names = without_thresholds(names, bands)
    keys = names.keys if unique else ()
    own = bands.columns if isinstance(bands, BandColumns | RangeColumns) else ()
    table = open_table(frame, names, numbers=(*names.figures, *own), keys=keys, flags=names.data_only_flags)
    check_added(table.schema, names.answers)
    table = with_withheld(table, lambda figures: _rated(figures, bands), _ratings(table, bands))
    if unique:
        table, key = with_key(table)
    figures = Figures(table)
    if bands is not None:
        Banding(figures, bands).check_types()
    made, rating = _rated(figures, bands)
    status = status_of(figures, as_word) if bands is None else status_by_bands(Banding(figures, bands), as_word)
    can = nw.col(CAN_BE_RATED)
    status = nw.when(can & has_secret(figures)).then(as_word(RowStatus.WITHHELD)).otherwise(status)
    if unique:
        made = with_results_of_observation(made, figures, key)
        twice = can & (nw.col(RESULTS) > 1)
        can, status = can & ~twice, nw.when(twice).then(as_word(RowStatus.DUPLICATE)).otherwise(status)
    answers = (nw.when(can & ~has_secret(figures)).then(rating), status, is_hidden(figures))
    made = made.with_columns(part.alias(name) for name, part in zip(names.answers, answers, strict=False))
    rated: F = made.select(*shown(table), *names.answers).to_native()
    return rated


def _rated(figures: Figures, bands: Bands | None) -> tuple[Any, nw.Expr]:
    """Return the prepared rows, and the word for the rating of each row."""
    if bands is None:
        return prepared(figures), _of_target(figures)
    banding = Banding(figures, bands)
    return prepared_bands(banding), banding.rating()


def _ratings(table: Table, bands: Bands | None) -> tuple[Rating, ...]:
    """Return the ratings that rows may have."""
    if bands is None:
        return tuple(Rag)
    banding = Banding(Figures(table), bands)
    return tuple(Expectation) if banding.is_expectation else banding.ratings


def with_withheld_ratings(table: Table) -> Table:
    """Add the marks of small counts, and of ratings by target that reveal them."""
    return with_withheld(table, lambda figures: _rated(figures, None), Rag)


def _of_target(figures: Figures) -> nw.Expr:
    """Return the word for the band by target and floor, or by target and tolerance."""
    best, middle, worst = (nw.lit(band.value) for band in Rag)
    below = nw.when(is_amber(figures)).then(middle).otherwise(worst)
    return nw.when(is_green(figures)).then(best).otherwise(below)


def with_results_of_observation(frame: Any, figures: Figures, key: list[str]) -> Any:
    """Add the number of results with the same series and period.

    The columns *key* are the same for all rows of a period.
    """
    result = nw.when(has_result(figures)).then(nw.lit(1)).otherwise(nw.lit(0))
    table, series = figures.table, figures.columns.series
    made = with_steps(frame, [result.alias(RESULTS), *table.decoded(series)])
    return made.with_columns(nw.col(RESULTS).sum().over(*table.over(series), *key).alias(RESULTS))


def prepared(figures: Figures) -> Any:
    """Add the scaled figures of each row, and whether it can be rated.

    A null means that it cannot be rated.
    """
    columns = figures.columns
    names = columns.figures
    scaled = [*figures.scaled(names), *figures.polarities_as_text(), *figures.marked()]
    integers = [_whole_or_zero(figures, name) for name in names] if figures.of_products else []
    return with_steps(
        figures.table.frame, scaled, figures.whole_numbers(names), [can_be_rated(figures).alias(CAN_BE_RATED)], integers
    )


def _whole_or_zero(figures: Figures, name: str) -> nw.Expr:
    """Convert a figure to a 64-bit integer, or to 0 if it cannot be rated."""
    figure = nw.when(nw.col(CAN_BE_RATED)).then(figures.whole(name)).otherwise(nw.lit(0.0))
    if not _is_in_parts(figures, name):
        return figure.cast(nw.Int64).alias(f"{TEMPORARY}n {name}")
    is_small = figure.abs() < FINE_LIMIT
    parts = nw.when(is_small).then(rounded(figure * TOLERANCE_SCALE)).otherwise(nw.lit(0.0)).cast(nw.Int64)
    large = nw.when(is_small).then(nw.lit(0.0)).otherwise(figure).cast(nw.Int64)
    return (parts + large * TOLERANCE_SCALE).alias(f"{TEMPORARY}n {name}")


def _is_in_parts(figures: Figures, name: str) -> bool:
    """Return True if a result is scaled to ten-thousandths, as it need not be whole."""
    return figures.by_tolerance and not figures.by_counts and name in figures.columns.results and figures.is_kept(name)


def band_of(figures: Figures) -> nw.Expr:
    """Return the number of a band: 0 for Green, 1 for Amber, 2 for Red."""
    below = nw.when(is_amber(figures)).then(nw.lit(1, nw.Int64)).otherwise(nw.lit(2, nw.Int64))
    return nw.when(is_green(figures)).then(nw.lit(0, nw.Int64)).otherwise(below)


def is_green(figures: Figures) -> nw.Expr:
    """Return True for a row that is at least as good as its target."""
    if figures.columns.target is None:
        return nw.lit(value=False)
    result, target = _scaled_result(figures), _scaled_threshold(figures, figures.columns.target)
    return reached(figures, result, target, target)


def is_amber(figures: Figures) -> nw.Expr:
    """Return True for a row that is at least Amber.

    It is at least as good as its floor, or within its tolerance.
    """
    columns = figures.columns
    if columns.target is None:
        return nw.lit(value=False)
    result, target = _scaled_result(figures), _scaled_threshold(figures, columns.target)
    if not figures.by_tolerance:
        edge = _scaled_threshold(figures, columns.edge)
        return reached(figures, result, edge, edge)
    size, tolerance = nw.col(f"{TEMPORARY}n {columns.target}").abs(), nw.col(f"{TEMPORARY}n {columns.edge}")
    slack = _times_total(figures, size * tolerance)
    return reached(figures, result, target - slack, target + slack)


def _scaled_result(figures: Figures) -> nw.Expr:
    """Return the result on the scale of the comparison."""
    result = figures.columns.results[0]
    if not figures.of_products:
        return figures.whole(result)
    if _is_in_parts(figures, result):
        return nw.col(f"{TEMPORARY}n {result}")
    unit = figures.columns.per * MILLION if figures.by_counts else 1
    return nw.col(f"{TEMPORARY}n {result}") * (unit * scale_of(figures))


def _scaled_threshold(figures: Figures, name: str) -> nw.Expr:
    """Return a target or a floor on the scale of the comparison."""
    if not figures.of_products:
        return figures.whole(name)
    return _times_total(figures, nw.col(f"{TEMPORARY}n {name}") * scale_of(figures))


def _times_total(figures: Figures, figure: nw.Expr) -> nw.Expr:
    return figure * nw.col(f"{TEMPORARY}n {figures.columns.denominator}") if figures.by_counts else figure
