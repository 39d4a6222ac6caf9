"""The figures of a row, scaled to whole numbers.

They are compared exactly or not at all.

With a floor, values are compared in millionths. The value 84.9, the target 85 and the floor 80 are compared as
84,900,000, 85,000,000 and 80,000,000. The row is Amber.

With a tolerance, products are compared. Each is 10,000 times as large, because a tolerance is a number of hundredths of
a per cent. The value 0.99 with the target 1.1 and the tolerance 10% is exactly on the edge of Amber, although floats
say that 1.1 * (1 - 0.1) is more:

>>> value, target, tolerance = 990_000, 1_100_000, 1_000
>>> value * TOLERANCE_SCALE >= target * TOLERANCE_SCALE - target * tolerance
True
>>> 0.99 >= 1.1 * (1 - 0.1)
False

With counts, the target is multiplied by the denominator instead of dividing the counts. 17 of 20 is compared with the
target 85% as 17 * 100 * 1,000,000 and 85,000,000 * 20, which are equal. The row is Green.
"""

from collections.abc import Callable, Sequence
from functools import reduce
from operator import and_
from typing import Any, Final

import narwhals.stable.v2 as nw
from attrs import frozen

from qpr_core.frames.tables.columns import MILLION, TEMPORARY, Columns
from qpr_core.frames.tables.exact_floats import (
    FINE_LIMIT,
    has_places,
    is_exact,
    nearest,
    of_decimal,
    of_single,
    rounded,
)
from qpr_core.frames.tables.object_columns import exact_name, scaled_name
from qpr_core.frames.tables.small_letters import in_small_letters
from qpr_core.frames.tables.table import Table
from qpr_core.model.thresholds.polarity import Polarity
from qpr_core.model.values.figures import FLOAT_PLACES
from qpr_core.model.values.records import SEPARATORS, members_by_key

LARGEST_EXACT: Final = 2e15
"""The limit for a scaled figure that a float represents as a whole number.

Its neighbours are then exact too.
"""


LARGEST_PRODUCT: Final = 2e18
"""The limit for a product, below which a sum of four of them fits into 64 bits."""


TOLERANCE_SCALE: Final = 10_000
"""The factor of compared products, if there is a tolerance."""


_FLOAT_ERROR: Final = 4e-5
"""The distance that a tolerance may have from a whole hundredth.

It is in hundredths, and six decimal places do not show it.
"""


_SINGLE_ERROR: Final = 0.01
"""The distance that a float may have from a whole number of ten-thousandths.

Figures of 32-bit floats have such distances.
"""


_SMALLEST: Final = 1e-14
"""The smallest figure in millionths that is compared.

A smaller one may have more than 30 decimal places.
"""


POLARITY: Final = f"{TEMPORARY}polarity"


DATA_ONLY: Final = f"{TEMPORARY}data only"


@frozen
class Figures:
    """The scaled figures of a table.

    Values, targets and floors are in millionths, tolerances in hundredths.

    Without tolerances and counts, whole millionths are compared as floats, which represent them exactly. Otherwise
    products are compared as 64-bit integers. The module has worked examples. `with_thresholds` is False for a function
    that compares no result with its thresholds.
    """

    table: Table
    with_thresholds: bool = True

    @property
    def columns(self) -> Columns:
        """The names of the columns of the table."""
        return self.table.columns

    @property
    def by_counts(self) -> bool:
        """Whether results are counts instead of values."""
        return self.columns.value is None

    @property
    def by_tolerance(self) -> bool:
        """Whether a tolerance sets the edge of Amber instead of a floor."""
        return self.with_thresholds and self.columns.floor is None and self.columns.target is not None

    @property
    def of_products(self) -> bool:
        """Whether products are compared instead of the figures themselves."""
        return self.by_counts or self.by_tolerance

    def scaled(self, names: tuple[str, ...]) -> list[nw.Expr]:
        """Return the scaled figures as floats.

        For decimal numbers with many places, also return if they are exact.
        """
        return [self._scaled(name).alias(f"{TEMPORARY}scaled {name}") for name in names] + [
            self._exactness(name).alias(exact_name(name)) for name in names if self._is_fine_decimal(name)
        ]

    def whole_numbers(self, names: tuple[str, ...]) -> list[nw.Expr]:
        """Return the scaled figures that have to be rounded, as whole numbers."""
        return [
            self._rounded(name).alias(f"{TEMPORARY}whole {name}")
            for name in names
            if not self.table.is_whole(name) and not self.is_kept(name)
        ]

    def polarities_as_text(self) -> list[nw.Expr]:
        """Return the word for the polarity of each row, in lower case without separators."""
        return [_plain_word(nw.col(name).cast(nw.String)).alias(POLARITY) for name in self.columns.polarities]

    def marked(self) -> list[nw.Expr]:
        """Return the marks of data-only rows; a missing mark counts as False."""
        marks = [nw.col(name).is_in([True]) for name in self.columns.data_only_flags]
        return [mark.fill_null(value=False).alias(DATA_ONLY) for mark in marks]

    def sources(self, names: tuple[str, ...]) -> list[str]:
        """Return the names of the columns that figures are read from."""
        objects = [name for name in names if self.table.is_object(name)]
        return [*names, *map(scaled_name, objects), *map(exact_name, objects)]

    def is_kept(self, name: str) -> bool:
        """Return True if scaled figures are not rounded, as they need not be whole."""
        is_finer = self._is_fine_decimal(name) and self.columns.places_of(name) == FLOAT_PLACES
        return is_finer or self.table.is_object(name) or self.table.is_single(name)

    @property
    def any_kept(self) -> bool:
        """Whether some scaled results or thresholds need not be whole."""
        return any(self.is_kept(name) for name in (*self.columns.results, *self.columns.thresholds))

    def whole(self, name: str) -> nw.Expr:
        """Return a scaled figure as a float.

        It is meaningless if the figure is missing or too large.

        It is a whole number, except in a column whose figures are kept.
        """
        is_scaled = self.table.is_whole(name) or self.is_kept(name)
        return nw.col(f"{TEMPORARY}scaled {name}" if is_scaled else f"{TEMPORARY}whole {name}")

    def is_missing(self, name: str) -> nw.Expr:
        """Return True for a row without the figure: null or NaN."""
        scaled = nw.col(f"{TEMPORARY}scaled {name}")
        return scaled.is_null() if self.table.is_whole(name) else scaled.is_null() | scaled.is_nan()

    def fits(self, name: str) -> nw.Expr:
        """Return True if a float represents the scaled figure as a whole number."""
        return self.whole(name).abs() < LARGEST_EXACT

    def exact_conditions(self, names: tuple[str, ...]) -> list[nw.Expr]:
        """Return the conditions for the figures to be compared without rounding."""
        return [
            condition for name in names if not self.table.is_whole(name) for condition in self._exact_conditions(name)
        ]

    def _exact_conditions(self, name: str) -> list[nw.Expr]:
        scaled, whole = nw.col(f"{TEMPORARY}scaled {name}"), self.whole(name)
        flagged = [nw.col(exact_name(name))] if self.table.is_object(name) or self._is_fine_decimal(name) else []
        if self.by_counts and name in self.columns.results:
            return [*flagged, scaled == rounded(scaled)]
        if self.is_kept(name):
            return [*flagged, self._can_be_kept(name)]
        if flagged:
            return flagged
        if self.columns.places_of(name) < FLOAT_PLACES:
            return [(whole - scaled).abs() <= _FLOAT_ERROR]
        return [(whole - scaled).abs() * 1000 <= scaled.abs()]

    def _can_be_kept(self, name: str) -> nw.Expr:
        """Return True if a scaled figure that need not be whole can be compared."""
        scaled = nw.col(f"{TEMPORARY}scaled {name}")
        can_be: nw.Expr
        if self.of_products and name not in self.columns.results:
            can_be = scaled == rounded(scaled)
        elif self.by_tolerance and self.table.is_single(name):
            parts = scaled * TOLERANCE_SCALE
            can_be = (scaled.abs() >= FINE_LIMIT) | ((parts - rounded(parts)).abs() < _SINGLE_ERROR)
        else:
            can_be = (scaled == 0) | (scaled.abs() >= _SMALLEST)
        return can_be

    def _scaled(self, name: str) -> nw.Expr:
        places = self.columns.places_of(name)
        if self.table.is_object(name):
            return nw.col(scaled_name(name))
        if self.table.is_single(name):
            return of_single(nw.col(name), places)
        if self._is_fine_decimal(name) and places == FLOAT_PLACES:
            return of_decimal(nw.col(name))
        return self.table.as_float(name) * self._unit(name)

    def _rounded(self, name: str) -> nw.Expr:
        scaled, places = nw.col(f"{TEMPORARY}scaled {name}"), self.columns.places_of(name)
        if isinstance(self.table.schema[name], nw.Float64) and places == FLOAT_PLACES:
            return nearest(nw.col(name), scaled, MILLION)
        return rounded(scaled)

    def _unit(self, name: str) -> int:
        unit: int = 10 ** self.columns.places_of(name)
        return unit

    def _is_fine_decimal(self, name: str) -> bool:
        """Return True if a column may have more decimal places than are compared."""
        return self.table.scale_of(name) > self.columns.places_of(name)

    def _exactness(self, name: str) -> nw.Expr:
        places = self.columns.places_of(name)
        return is_exact(nw.col(name)) if places == FLOAT_PLACES else has_places(nw.col(name), places)


def _plain_word(text: nw.Expr) -> nw.Expr:
    """Return a word as `Polarity` reads it, in lower case without separators."""
    return in_small_letters(text.str.replace_all(SEPARATORS, ""))


def has_polarity(*polarities: Polarity) -> nw.Expr:
    """Return True for a row with one of the polarities.

    The test is `is_in`, because pandas cannot combine the results of `==` with those of other conditions. In nullable
    columns, it compares text as Arrow does and numbers in a different way.
    """
    words = members_by_key(Polarity).items()
    return nw.col(POLARITY).is_in([word for word, polarity in words if polarity in polarities])


def all_of(conditions: list[nw.Expr]) -> nw.Expr:
    """Return True for a row that meets every condition."""
    joined: nw.Expr = reduce(and_, conditions)
    return joined


def with_only(frame: Any, kept: Sequence[str], *steps: list[nw.Expr]) -> Any:
    """Select columns step by step, and the *kept* ones in each step.

    A step may read the columns of the step before it.
    """
    return reduce(lambda made, step: made.select(*kept, *step), steps, frame)


def with_steps(frame: Any, *steps: list[nw.Expr]) -> Any:
    """Add columns step by step, each row on its own.

    A step may read the columns of the steps before it. Dask adds them all in one step for each partition, because it
    takes seconds to plan many.
    """
    if frame.implementation.is_dask():
        return by_partition(frame, with_steps, *steps)
    return reduce(lambda made, step: made.with_columns(*step) if step else made, steps, frame)


def by_partition(frame: Any, function: Callable[..., Any], *args: Any) -> Any:
    """Call *function* with each partition of Dask, a table of pandas."""
    native = frame.to_native()
    empty = _native_result(native._meta, function, *args)  # noqa: SLF001  otherwise Dask would try made-up rows
    return nw.from_native(native.map_partitions(_native_result, function, *args, meta=empty))


def _native_result(partition: Any, function: Callable[..., Any], *args: Any) -> Any:
    return function(nw.from_native(partition), *args).to_native()
