"""Ratings of a table of any size, in the engine that it is in: the same answers as `classify`."""

from collections.abc import Mapping
from functools import reduce
from typing import Any, Final, TypeAlias, TypeVar

import narwhals.stable.v2 as nw

from qpr_core.errors import TableError, got
from qpr_core.frames.rating_columns import MILLION, RatingColumns, RowStatus
from qpr_core.model.polarity import Polarity
from qpr_core.model.scheme import Rag

F = TypeVar("F")

_SAFE: Final = 2e18
"""What a product may come to, so that the sum of four of them stays within 64 bits."""

Condition: TypeAlias = tuple[nw.Expr, RowStatus]
"""What is so of a row, and what that makes of it."""

_NUMBERS: Final = (
    nw.Int8, nw.Int16, nw.Int32, nw.Int64, nw.UInt8, nw.UInt16, nw.UInt32, nw.UInt64,
    nw.Float32, nw.Float64, nw.Decimal,
)  # fmt: skip


def rate_rows(frame: F, columns: RatingColumns | None = None) -> F:
    """Rate every row of a table as `classify` rates a result by target and floor, or by target and tolerance.

    The table comes back in its own kind with two columns more, the rating and the status of the row; lazy in, lazy
    out, and nothing is computed before its owner asks. What can be known from names and types is an error at once; what
    lies in the data is a status, and such a row has no rating.

    Figures are taken to six decimal places and tolerances to two, and compared as whole numbers, counts by
    multiplication, so that a value on a boundary belongs to the better band. A row whose products could leave 64 bits
    is too large: a figure of two million millions; of counts, a numerator times `per`, or a target times a denominator,
    of as much; and with a tolerance a ten thousandth of that. A row with more decimal places than it can be rated by,
    such as a float of a few millionths, is too fine.

    >>> import polars as pl
    >>> table = pl.DataFrame({"value": [85.0, 84.9, 79.9, None, float("nan")], "target": [85] * 5, "floor": [80] * 5,
    ...                       "polarity": ["higher is better"] * 5})
    >>> rate_rows(table).select("rating", "status").rows()
    [('Green', 'rated'), ('Amber', 'rated'), ('Red', 'rated'), (None, 'no result'), (None, 'no result')]

    Args:
        frame: a table of pandas, Polars, PyArrow, DuckDB or another engine that Narwhals knows, eager or lazy.
        columns: what its columns are called.

    Raises:
        TableError: if *frame* is none, lacks a column, or has one of another type than is needed, or one of the name of
            a column that is to be added.
    """
    names = RatingColumns() if columns is None else columns
    if not isinstance(names, RatingColumns):
        raise TableError(f"columns must be RatingColumns, got {got(columns)}")
    table = _checked(frame, names)
    schema = table.collect_schema()
    steps: list[list[nw.Expr]] = [
        _figures(names, schema),
        _sizes(names),
        [_status(names).alias(names.status)],
        _wholes(names),
        _merits(names),
        [_rating(names).alias(names.rating)],
    ]
    made = reduce(lambda one, step: one.with_columns(*step), steps, table)
    rated: F = made.select(*schema, names.rating, names.status).to_native()
    return rated


def _checked(frame: object, names: RatingColumns) -> Any:
    try:
        table = nw.from_native(frame)  # type: ignore[call-overload]  # anything may be given, and is told
    except TypeError as error:
        raise TableError(f"frame must be one that Narwhals knows, got a {type(frame).__name__}") from error
    schema = table.collect_schema()
    for name in names.names:
        if name not in schema:
            raise TableError(f"frame must have a column {name!r}, got {list(schema)!r}")
    for name in names.numbers:
        if not isinstance(schema[name], _NUMBERS) and not _are_numbers(table, name, schema[name]):
            raise TableError(f"column {name!r} must be of numbers, got {schema[name]}")
    if isinstance(names.polarity, str) and not isinstance(schema[names.polarity], nw.String | nw.Categorical | nw.Enum):
        raise TableError(f"column {names.polarity!r} must be of text, got {schema[names.polarity]}")
    for name in (names.rating, names.status):
        if name in schema:
            raise TableError(f"frame must have no column of the name of one that is added, got {name!r}")
    return table


def _are_numbers(table: Any, name: str, kind: object) -> bool:
    """Tell whether a column of objects, as pandas keeps decimals, holds numbers."""
    if not isinstance(kind, nw.Object):
        return False
    try:
        table.select(nw.col(name).cast(nw.Float64))
    except (TypeError, ValueError):
        return False
    return True


def _figures(names: RatingColumns, schema: Mapping[str, object]) -> list[nw.Expr]:
    """Take every figure to a float that is null where there is none; a float of 32 bits by its shortest decimal."""
    figures = []
    for place, name in zip(("a", "b", "c", "d")[-len(names.numbers) :], names.numbers, strict=True):
        column = nw.col(name)
        short = column.cast(nw.String) if isinstance(schema[name], nw.Float32) else column
        value = short.cast(nw.Float64)
        figures.append(nw.when(~value.is_nan()).then(value).alias(f"__qpr_{place}"))
    words = (
        nw.lit(names.polarity.value) if isinstance(names.polarity, Polarity) else nw.col(names.polarity).cast(nw.String)
    )
    return [*figures, words.alias("__qpr_polarity")]


def _parts(names: RatingColumns) -> tuple[nw.Expr, nw.Expr, nw.Expr, nw.Expr]:
    """Give the result or its numerator, its denominator or one, the target, and the floor or the tolerance."""
    by_value = names.value is not None
    first = nw.col("__qpr_b") if by_value else nw.col("__qpr_a")
    total = nw.lit(1.0) if by_value else nw.col("__qpr_b")
    return first, total, nw.col("__qpr_c"), nw.col("__qpr_d")


def _scale(names: RatingColumns) -> int:
    return 10_000 if names.floor is None else 1


def _sizes(names: RatingColumns) -> list[nw.Expr]:
    """Say how large the products of a row come, in floats, where no product can leave 64 bits unseen."""
    first, total, target, edge = (part.abs() for part in _parts(names))
    scale, per = MILLION * _scale(names), 1 if names.value is not None else names.per
    slack = edge * scale if names.floor is not None else target * edge * 100 * MILLION
    return [
        (first * per * scale).alias("__qpr_first"),
        (target * total * scale).alias("__qpr_second"),
        (slack * total).alias("__qpr_third"),
    ]


def _is_fine(figure: nw.Expr, unit: int) -> nw.Expr:
    scaled = figure * unit
    return (scaled.round() - scaled).abs() * 1000 > scaled.abs()


def _status(names: RatingColumns) -> nw.Expr:
    chain = [*_of_polarity(), *(_of_counts(names) if names.value is None else _of_value(names)), *_of_target(names)]
    status = nw.lit(RowStatus.RATED.value)
    for condition, answer in reversed(chain):
        status = nw.when(condition).then(nw.lit(answer.value)).otherwise(status)
    return status


def _of_polarity() -> list[Condition]:
    words = nw.col("__qpr_polarity")
    return [
        (words.is_null(), RowStatus.UNKNOWN_POLARITY),
        (words == Polarity.NEITHER.value, RowStatus.NO_POLARITY),
        (~words.is_in([each.value for each in Polarity if each.judges]), RowStatus.UNKNOWN_POLARITY),
    ]


def _of_value(names: RatingColumns) -> list[Condition]:
    value = _parts(names)[0]
    return [(value.is_null(), RowStatus.NO_RESULT), (~value.is_finite(), RowStatus.IMPOSSIBLE)]


def _of_counts(names: RatingColumns) -> list[Condition]:
    counted, total, *_ = _parts(names)
    broken = (counted.round() != counted) | (total.round() != total)
    return [
        (counted.is_null() | total.is_null(), RowStatus.NO_RESULT),
        (~counted.is_finite() | ~total.is_finite(), RowStatus.IMPOSSIBLE),
        ((counted == 0) & (total == 0), RowStatus.NOTHING_TO_COUNT),
        ((total <= 0) | (counted < 0) | broken, RowStatus.IMPOSSIBLE),
    ]


def _of_target(names: RatingColumns) -> list[Condition]:
    first, _, target, edge = _parts(names)
    by_floor = names.floor is not None
    wrong = _is_better(edge, target) if by_floor else (edge < 0) | (target == 0)
    sizes = [nw.col(f"__qpr_{each}") >= _SAFE for each in ("first", "second", "third")]
    fine = _is_fine(target, MILLION) | _is_fine(edge, MILLION if by_floor else 100)
    return [
        (target.is_null(), RowStatus.NO_TARGET),
        (edge.is_null() | ~target.is_finite() | ~edge.is_finite() | wrong, RowStatus.CONTRADICTION),
        (sizes[0] | sizes[1] | sizes[2], RowStatus.TOO_LARGE),
        (fine if names.value is None else fine | _is_fine(first, MILLION), RowStatus.TOO_FINE),
    ]


def _is_better(floor: nw.Expr, target: nw.Expr) -> nw.Expr:
    """Tell whether a floor is better than its target, or stands where closest to target is best."""
    words = nw.col("__qpr_polarity")
    above = (words == Polarity.HIGHER_IS_BETTER.value) & (floor > target)
    below = (words == Polarity.LOWER_IS_BETTER.value) & (floor < target)
    return above | below | (words == Polarity.CLOSEST_TO_TARGET_IS_BEST.value)


def _wholes(names: RatingColumns) -> list[nw.Expr]:
    """Take the figures of rows that can be rated to whole numbers of millionths, all others to nought."""
    first, total, target, edge = _parts(names)
    can = nw.col(names.status) == RowStatus.RATED.value
    units = {
        "first": (first, MILLION if names.value is not None else 1),
        "total": (total, 1),
        "target": (target, MILLION),
        "edge": (edge, MILLION if names.floor is not None else 100),
    }
    return [
        nw.when(can).then((figure * unit).round()).otherwise(nw.lit(0.0)).cast(nw.Int64).alias(f"__qpr_n_{name}")
        for name, (figure, unit) in units.items()
    ]


def _merits(names: RatingColumns) -> list[nw.Expr]:
    """Say how much better than the target each row is, and how much worse it may be, on one exact scale."""
    first, total = nw.col("__qpr_n_first"), nw.col("__qpr_n_total")
    target, edge = nw.col("__qpr_n_target"), nw.col("__qpr_n_edge")
    scale, words = _scale(names), nw.col("__qpr_polarity")
    shown = first * scale if names.value is not None else first * names.per * MILLION * scale
    above = shown - target * total * scale
    higher, lower = (words == each.value for each in (Polarity.HIGHER_IS_BETTER, Polarity.LOWER_IS_BETTER))
    merit = nw.when(higher).then(above).otherwise(nw.when(lower).then(-above).otherwise(-above.abs()))
    slack = (target - edge).abs() * total * scale if names.floor is not None else target.abs() * edge * total
    return [merit.alias("__qpr_merit"), slack.alias("__qpr_slack")]


def _rating(names: RatingColumns) -> nw.Expr:
    merit, slack = nw.col("__qpr_merit"), nw.col("__qpr_slack")
    bands = [nw.lit(band.value) for band in Rag]
    by_merit = (
        nw.when(merit >= 0).then(bands[0]).otherwise(nw.when(merit + slack >= 0).then(bands[1]).otherwise(bands[2]))
    )
    return nw.when(nw.col(names.status) == RowStatus.RATED.value).then(by_merit)
