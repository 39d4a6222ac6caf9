"""The figures of a row, scaled so that whole numbers are compared: results and thresholds, exactly or not at all."""

from collections.abc import Sequence
from functools import reduce
from operator import and_
from typing import Any, Final

import narwhals.stable.v2 as nw
from attrs import frozen

from qpr_core.frames.tables.columns import MILLION, OWN, Columns
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
from qpr_core.frames.tables.table import Table
from qpr_core.model.thresholds.polarity import Polarity
from qpr_core.model.values.figures import FLOAT_PLACES

SHARP: Final = 2e15
"""What a scaled figure may come to, so that a float holds it, and its neighbours, as whole numbers."""


SAFE: Final = 2e18
"""What a product may come to, so that the sum of four of them stays within 64 bits."""


TEN_THOUSAND: Final = 10_000
"""How many times larger than figures the products are that are compared where there is a tolerance."""


_NOISE: Final = 4e-5
"""How far a tolerance may be from a hundredth, in hundredths, so that six decimal places do not show it."""


_NEARLY: Final = 0.01
"""How far a whole number of parts may be from one, as a float, if it has the places that a 32-bit float can have."""


_SMALLEST: Final = 1e-14
"""The smallest figure in millionths that is compared: a smaller one may have more than 30 decimal places."""


POLARITY: Final = f"{OWN}polarity"


DATA_ONLY: Final = f"{OWN}data only"


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
        """Scale figures as floats, and flag whether decimal numbers with many places are exact as floats."""
        return [self._scaled(name).alias(f"{OWN}scaled {name}") for name in names] + [
            self._exactness(name).alias(exact_name(name)) for name in names if self._is_fine_decimal(name)
        ]

    def whole_numbers(self, names: tuple[str, ...]) -> list[nw.Expr]:
        """Round scaled figures to whole numbers, where they are not such by their type, nor kept as they are."""
        return [
            self._rounded(name).alias(f"{OWN}whole {name}")
            for name in names
            if not self.table.is_whole(name) and not self.is_kept(name)
        ]

    def worded(self) -> list[nw.Expr]:
        """Take the polarity of each row as text."""
        return [nw.col(name).cast(nw.String).alias(POLARITY) for name in self.columns.polarities]

    def marked(self) -> list[nw.Expr]:
        """Mark each row of an indicator that has no target on purpose; a missing mark counts as False."""
        marks = [nw.col(name).is_in([True]) for name in self.columns.data_only_flags]
        return [mark.fill_null(value=False).alias(DATA_ONLY) for mark in marks]

    def sources(self, names: tuple[str, ...]) -> list[str]:
        """Return the columns that figures are read from."""
        objects = [name for name in names if self.table.is_object(name)]
        return [*names, *map(scaled_name, objects), *map(exact_name, objects)]

    def is_kept(self, name: str) -> bool:
        """Return whether scaled figures are compared as they are: they may lie between two whole numbers."""
        is_finer = self._is_fine_decimal(name) and self.columns.places_of(name) == FLOAT_PLACES
        return is_finer or self.table.is_object(name) or self.table.is_single(name)

    @property
    def any_kept(self) -> bool:
        """Return whether a result or a target may lie between two whole numbers."""
        return any(self.is_kept(name) for name in (*self.columns.results, *self.columns.thresholds))

    def whole(self, name: str) -> nw.Expr:
        """Return a figure as the whole number of its unit, as a float; meaningless if missing or too large.

        A figure of a column that is kept as it is may lie between two whole numbers.
        """
        is_scaled = self.table.is_whole(name) or self.is_kept(name)
        return nw.col(f"{OWN}scaled {name}" if is_scaled else f"{OWN}whole {name}")

    def is_missing(self, name: str) -> nw.Expr:
        """Tell whether there is no figure: null, or what is no number."""
        scaled = nw.col(f"{OWN}scaled {name}")
        return scaled.is_null() if self.table.is_whole(name) else scaled.is_null() | scaled.is_nan()

    def is_held(self, name: str) -> nw.Expr:
        """Tell whether a float holds the figure as a whole number."""
        return self.whole(name).abs() < SHARP

    def sharp(self, names: tuple[str, ...]) -> list[nw.Expr]:
        """Return conditions for whether the compared figures are the ones given, as far as floats can hold them."""
        return [condition for name in names if not self.table.is_whole(name) for condition in self._sharp(name)]

    def _sharp(self, name: str) -> list[nw.Expr]:
        scaled, whole = nw.col(f"{OWN}scaled {name}"), self.whole(name)
        flagged = [nw.col(exact_name(name))] if self.table.is_object(name) or self._is_fine_decimal(name) else []
        if self.by_counts and name in self.columns.results:
            return [*flagged, scaled == rounded(scaled)]
        if self.is_kept(name):
            return [*flagged, self._can_be_kept(name)]
        if flagged:
            return flagged
        if self.columns.places_of(name) < FLOAT_PLACES:
            return [(whole - scaled).abs() <= _NOISE]
        return [(whole - scaled).abs() * 1000 <= scaled.abs()]

    def _can_be_kept(self, name: str) -> nw.Expr:
        """Return whether a figure that may lie between two whole numbers can be compared as it is."""
        scaled = nw.col(f"{OWN}scaled {name}")
        can_be: nw.Expr
        if self.of_products and name not in self.columns.results:
            can_be = scaled == rounded(scaled)
        elif self.by_tolerance and self.table.is_single(name):
            parts = scaled * TEN_THOUSAND
            can_be = (scaled.abs() >= FINE_LIMIT) | ((parts - rounded(parts)).abs() < _NEARLY)
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
        scaled, places = nw.col(f"{OWN}scaled {name}"), self.columns.places_of(name)
        if isinstance(self.table.schema[name], nw.Float64) and places == FLOAT_PLACES:
            return nearest(nw.col(name), scaled, MILLION)
        return rounded(scaled)

    def _unit(self, name: str) -> int:
        unit: int = 10 ** self.columns.places_of(name)
        return unit

    def _is_fine_decimal(self, name: str) -> bool:
        """Return True if decimal numbers of a column may have more places than are compared."""
        return self.table.scale_of(name) > self.columns.places_of(name)

    def _exactness(self, name: str) -> nw.Expr:
        places = self.columns.places_of(name)
        return is_exact(nw.col(name)) if places == FLOAT_PLACES else has_places(nw.col(name), places)


def has_polarity(polarity: Polarity) -> nw.Expr:
    """Return whether a row has a polarity.

    The test is `is_in`, because pandas cannot combine the results of `==` with those of other conditions.

    Where text and numbers may both be missing, pandas compares text as Arrow does and numbers in a way of its own.
    """
    return nw.col(POLARITY).is_in([polarity.value])


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
