"""The figures of a row, scaled so that whole numbers are compared: results and thresholds, exactly or not at all."""

from collections.abc import Sequence
from functools import reduce
from operator import and_
from typing import Any, Final

import narwhals.stable.v2 as nw
from attrs import frozen

from qpr_core.frames.columns import MILLION, Columns
from qpr_core.frames.table import OWN, Table

SHARP: Final = 2e15
"""What a scaled figure may come to, so that a float holds it, and its neighbours, as whole numbers."""

SAFE: Final = 2e18
"""What a product may come to, so that the sum of four of them stays within 64 bits."""

_TOP: Final = 2**53
"""Up to here a float misses no whole number; beyond, where all are too large, Arrow refuses to make one."""

_ROUNDING: Final = 1.5 * 2**52
"""What leaves of a float of less than 2**51, added and taken away again, the nearest whole number.

The engines' own functions for it differ: that of DuckDB is slow, that of Ibis fails for what is no number.
"""

POLARITY: Final = f"{OWN}polarity"


@frozen
class Figures:
    """The figures of a table, scaled: values, targets and floors to millionths, tolerances to hundredths.

    Where there is neither tolerance nor count, whole millionths are compared as they are, in floats, which hold them
    exactly. Else products of them are compared, on one scale, as whole numbers of 64 bits: ten thousand times larger
    by a tolerance, and times the denominator. A verb that holds no result to its thresholds says so.
    """

    table: Table
    are_held: bool = True

    @property
    def columns(self) -> Columns:
        """What the columns of the table are called."""
        return self.table.columns

    @property
    def by_counts(self) -> bool:
        """Whether a result is two counts, and not a value."""
        return self.columns.value is None

    @property
    def by_tolerance(self) -> bool:
        """Whether a tolerance draws what is still Amber, and not a floor."""
        return self.are_held and self.columns.floor is None and self.columns.target is not None

    @property
    def of_products(self) -> bool:
        """Whether products are compared, and not the figures themselves."""
        return self.by_counts or self.by_tolerance

    def scaled(self, names: tuple[str, ...]) -> list[nw.Expr]:
        """Take figures to floats; one of 32 bits by its shortest decimal."""
        return [(self._float(name) * self._unit(name)).alias(f"{OWN}scaled {name}") for name in names]

    def whole_numbers(self, names: tuple[str, ...]) -> list[nw.Expr]:
        """Round scaled figures to whole numbers, where they are not such by their type."""
        return [
            rounded(nw.col(f"{OWN}scaled {name}")).alias(f"{OWN}whole {name}")
            for name in names
            if not self.table.is_whole(name)
        ]

    def worded(self) -> list[nw.Expr]:
        """Take the polarity of each row as text."""
        return [nw.col(name).cast(nw.String).alias(POLARITY) for name in self.columns.polarities]

    def whole(self, name: str) -> nw.Expr:
        """Give a figure as the whole number of its unit, as a float; of no sense where it is missing or too large."""
        return nw.col(f"{OWN}scaled {name}" if self.table.is_whole(name) else f"{OWN}whole {name}")

    def is_missing(self, name: str) -> nw.Expr:
        """Tell whether there is no figure: null, or what is no number."""
        scaled = nw.col(f"{OWN}scaled {name}")
        return scaled.is_null() if self.table.is_whole(name) else scaled.is_null() | scaled.is_nan()

    def is_held(self, name: str) -> nw.Expr:
        """Tell whether a float holds the figure as a whole number."""
        return self.whole(name).abs() < SHARP

    def sharp(self, names: tuple[str, ...]) -> list[nw.Expr]:
        """Tell whether whole numbers are the figures, but for what a float cannot hold; nothing if they must be."""
        return [self._is_sharp(name) for name in names if not self.table.is_whole(name)]

    def _is_sharp(self, name: str) -> nw.Expr:
        scaled, whole = nw.col(f"{OWN}scaled {name}"), self.whole(name)
        if self.by_counts and name in self.columns.results:
            return scaled == whole
        return (whole - scaled).abs() * 1000 <= scaled.abs()

    def _float(self, name: str) -> nw.Expr:
        column = nw.col(name)
        if isinstance(self.table.schema[name], nw.Float64):
            return column
        if isinstance(self.table.schema[name], nw.Float32):
            return column.cast(nw.String).cast(nw.Float64)
        if self.table.is_long(name) and self.table.frame.implementation.is_pyarrow():
            column = column.clip(0 if isinstance(self.table.schema[name], nw.UInt64) else -_TOP, _TOP)
        return column.cast(nw.Float64)

    def _unit(self, name: str) -> int:
        if self.by_counts and name in self.columns.results:
            return 1
        return 100 if self.by_tolerance and name == self.columns.edge else MILLION


def rounded(figure: nw.Expr) -> nw.Expr:
    """Round a float of less than 2**51 to the nearest whole number."""
    return figure + _ROUNDING - _ROUNDING


def all_of(conditions: list[nw.Expr]) -> nw.Expr:
    """Join conditions."""
    joined: nw.Expr = reduce(and_, conditions)
    return joined


def with_only(frame: Any, kept: Sequence[str], *steps: list[nw.Expr]) -> Any:
    """Take columns step by step, each from those of the step before it; besides, only those *kept* stay throughout."""
    return reduce(lambda made, step: made.select(*kept, *step), steps, frame)


def with_steps(frame: Any, *steps: list[nw.Expr]) -> Any:
    """Add columns step by step, each of which may read those of the steps before it."""
    return reduce(lambda made, step: made.with_columns(*step) if step else made, steps, frame)
