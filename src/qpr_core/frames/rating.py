"""Ratings of a table of any size, in the engine that it is in: the same answers as `classify`."""

from collections.abc import Mapping
from functools import reduce
from operator import or_
from typing import Any, Final, NamedTuple, TypeAlias, TypeVar

import narwhals.stable.v2 as nw

from qpr_core.errors import TableError, got
from qpr_core.frames.rating_columns import MILLION, RatingColumns, RowStatus
from qpr_core.model.polarity import Polarity
from qpr_core.model.scheme import Rag

F = TypeVar("F")

_SAFE: Final = 2e18
"""What a product may come to, so that the sum of four of them stays within 64 bits."""

_SHARP: Final = 2e15
"""What a scaled figure may come to, so that the float that it is taken from is the nearest to just one whole number."""

Condition: TypeAlias = tuple[nw.Expr, RowStatus]
"""What is so of a row, and what that makes of it."""

_WHOLE: Final = (nw.Int8, nw.Int16, nw.Int32, nw.Int64, nw.UInt8, nw.UInt16, nw.UInt32, nw.UInt64)
_NUMBERS: Final = (*_WHOLE, nw.Float32, nw.Float64, nw.Decimal)


def rate_rows(frame: F, columns: RatingColumns | None = None) -> F:
    """Rate every row of a table as `classify` rates a result by target and floor, or by target and tolerance.

    The table comes back in its own kind with two columns more, the rating and the status of the row; lazy in, lazy
    out, and nothing is computed before its owner asks. What can be known from names and types is an error at once; what
    lies in the data is a status, and such a row has no rating.

    Figures are taken to six decimal places and tolerances to two, and compared as whole numbers, counts by
    multiplication, so that a value on a boundary belongs to the better band. What cannot be compared exactly that way
    is too large: a figure of 2,000 million or more, or of 200 million by a tolerance; of counts, a numerator times
    `per`, or a target times a denominator, of two million millions, or of 200 million by a tolerance. A row with more
    decimal places than it can be rated by, such as a float of a few millionths, is too fine.

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
    job = Job(names, frozenset(name for name in names.numbers if isinstance(schema[name], _WHOLE)))
    steps = [
        _figures(job, schema),
        [_status(job).alias(names.status)],
        _wholes(job),
        [_rating(job).alias(names.rating)],
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


def _figures(job: "Job", schema: Mapping[str, object]) -> list[nw.Expr]:
    """Take every figure to a float that is null where there is none; a float of 32 bits by its shortest decimal."""
    figures = []
    for name in job.names.numbers:
        column = nw.col(name)
        short = column.cast(nw.String) if isinstance(schema[name], nw.Float32) else column
        value = short.cast(nw.Float64)
        told = value if name in job.whole else nw.when(~value.is_nan()).then(value)
        figures.append((told * job.unit(name)).alias(f"__qpr_{name}"))
    if isinstance(job.names.polarity, str):
        figures.append(nw.col(job.names.polarity).cast(nw.String).alias("__qpr polarity"))
    return figures


class Job(NamedTuple):
    """What is rated, and which of its columns hold nothing but whole numbers.

    Figures are scaled to whole numbers: results, targets and floors to millionths, tolerances to hundredths, counts to
    themselves. What is compared are products of these, on one scale: ten thousand times larger by a tolerance.
    """

    names: RatingColumns
    whole: frozenset[str]

    @property
    def by_value(self) -> bool:
        """Whether a result is a value, and not two counts."""
        return self.names.value is not None

    @property
    def edge(self) -> str:
        """The column of the floor, or of the tolerance."""
        return self.names.tolerance if self.names.floor is None else self.names.floor

    @property
    def scale(self) -> int:
        """How many times larger than figures the products are."""
        return 10_000 if self.names.floor is None else 1

    def unit(self, name: str) -> int:
        """Give how many times larger than in the table a figure is."""
        if not self.by_value and name in {self.names.numerator, self.names.denominator}:
            return 1
        return 100 if self.names.floor is None and name == self.edge else MILLION

    def shown(self, name: str) -> nw.Expr:
        """Give a figure, scaled, as a float."""
        return nw.col(f"__qpr_{name}")

    def whole_number(self, name: str) -> nw.Expr:
        """Give a figure, scaled, as a whole number; nought in a row that cannot be rated."""
        return nw.col(f"__qpr n {name}")

    def times_total(self, figure: nw.Expr, total: nw.Expr | None) -> nw.Expr:
        """Multiply by the denominator, where there is one."""
        scaled = figure if self.scale == 1 else figure * self.scale
        return scaled if total is None else scaled * total

    def is_polarity(self, polarity: Polarity) -> nw.Expr | bool:
        """Tell whether a row has a polarity; a truth value if all have the same."""
        given = self.names.polarity
        return given is polarity if isinstance(given, Polarity) else nw.col("__qpr polarity") == polarity.value


def _status(job: Job) -> nw.Expr:
    chain = [*_of_polarity(job), *(_of_value(job) if job.by_value else _of_counts(job)), *_of_target(job)]
    status = nw.lit(RowStatus.RATED.value)
    for condition, answer in reversed(chain):
        status = nw.when(condition).then(nw.lit(answer.value)).otherwise(status)
    return status


def _of_polarity(job: Job) -> list[Condition]:
    if isinstance(job.names.polarity, Polarity):
        return []
    words = nw.col("__qpr polarity")
    return [
        (words.is_null(), RowStatus.UNKNOWN_POLARITY),
        (words == Polarity.NEITHER.value, RowStatus.NO_POLARITY),
        (~words.is_in([each.value for each in Polarity if each.judges]), RowStatus.UNKNOWN_POLARITY),
    ]


def _of_value(job: Job) -> list[Condition]:
    return [(job.shown(str(job.names.value)).is_null(), RowStatus.NO_RESULT)]


def _of_counts(job: Job) -> list[Condition]:
    counted, total = job.shown(job.names.numerator), job.shown(job.names.denominator)
    broken = (total <= 0) | (counted < 0)
    for name in (job.names.numerator, job.names.denominator):
        if name not in job.whole:
            broken = broken | (job.shown(name).round() != job.shown(name))
    return [
        (counted.is_null() | total.is_null(), RowStatus.NO_RESULT),
        ((counted == 0) & (total == 0), RowStatus.NOTHING_TO_COUNT),
        (broken, RowStatus.IMPOSSIBLE),
    ]


def _of_target(job: Job) -> list[Condition]:
    target, edge = job.shown(job.names.target), job.shown(job.edge)
    conditions: list[Condition] = [
        (target.is_null(), RowStatus.NO_TARGET),
        (edge.is_null() | _is_wrong(job, target, edge), RowStatus.CONTRADICTION),
        (_is_large(job), RowStatus.TOO_LARGE),
    ]
    counts = set() if job.by_value else {job.names.numerator, job.names.denominator}
    broken = [name for name in job.names.numbers if name not in job.whole | counts]
    if broken:
        fine = [_is_fine(job.shown(name)) for name in broken]
        conditions.append((reduce(or_, fine), RowStatus.TOO_FINE))
    return conditions


def _is_wrong(job: Job, target: nw.Expr, edge: nw.Expr) -> nw.Expr:
    """Tell whether a floor is better than its target, or a tolerance means nothing."""
    if job.names.floor is None:
        return (edge < 0) | (target == 0)
    higher, lower = job.is_polarity(Polarity.HIGHER_IS_BETTER), job.is_polarity(Polarity.LOWER_IS_BETTER)
    if isinstance(higher, bool) or isinstance(lower, bool):
        return edge > target if higher else edge < target
    return (higher & (edge > target)) | (lower & (edge < target)) | ~(higher | lower)


def _is_large(job: Job) -> nw.Expr:
    """Tell, in floats, whether a product could leave 64 bits."""
    target, edge = job.shown(job.names.target).abs(), job.shown(job.edge).abs()
    total = None if job.by_value else job.shown(job.names.denominator)
    shown = job.shown(job.names.numerator if job.names.value is None else job.names.value).abs()
    first = shown * job.scale if job.by_value else shown * (job.names.per * MILLION * job.scale)
    slack = target * edge if job.names.floor is None else edge
    beside = slack if total is None else slack * total
    products = (first, job.times_total(target, total), beside)
    figures = [job.shown(name).abs() >= _SHARP for name in job.names.numbers]
    return reduce(or_, [*(product >= _SAFE for product in products), *figures])


def _is_fine(scaled: nw.Expr) -> nw.Expr:
    return (scaled.round() - scaled).abs() * 1000 > scaled.abs()


def _wholes(job: Job) -> list[nw.Expr]:
    """Take the figures of rows that can be rated to whole numbers, all others to nought."""
    can = nw.col(job.names.status) == RowStatus.RATED.value
    return [
        nw.when(can).then(job.shown(name).round()).otherwise(nw.lit(0.0)).cast(nw.Int64).alias(f"__qpr n {name}")
        for name in job.names.numbers
    ]


def _rating(job: Job) -> nw.Expr:
    """Say how much better than the target each row is, and how much worse it may be, on one exact scale."""
    target, edge = job.whole_number(job.names.target), job.whole_number(job.edge)
    total = None if job.by_value else job.whole_number(job.names.denominator)
    shown = job.whole_number(job.names.numerator if job.names.value is None else job.names.value)
    shown = shown * job.scale if job.by_value else shown * (job.names.per * MILLION * job.scale)
    above = shown - job.times_total(target, total)
    if job.names.floor is None:
        slack = target.abs() * edge if total is None else target.abs() * edge * total
    else:
        slack = job.times_total((target - edge).abs(), total)
    merit = _merit(job, above)
    bands = [nw.lit(band.value) for band in Rag]
    below_target = nw.when(merit + slack >= 0).then(bands[1]).otherwise(bands[2])
    by_merit = nw.when(merit >= 0).then(bands[0]).otherwise(below_target)
    return nw.when(nw.col(job.names.status) == RowStatus.RATED.value).then(by_merit)


def _merit(job: Job, above: nw.Expr) -> nw.Expr:
    match job.names.polarity:
        case Polarity.HIGHER_IS_BETTER:
            return above
        case Polarity.LOWER_IS_BETTER:
            return -above
        case Polarity():
            return -above.abs()
        case _:
            words = nw.col("__qpr polarity")
            other = nw.when(words == Polarity.LOWER_IS_BETTER.value).then(-above).otherwise(-above.abs())
            return nw.when(words == Polarity.HIGHER_IS_BETTER.value).then(above).otherwise(other)
