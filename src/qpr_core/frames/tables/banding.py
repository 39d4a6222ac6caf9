"""Rating of rows by bands of any kind: what is compared, exactly or not at all.

A value is compared in millionths, as in `scaled_figures`. If an end is relative to the target, both sides are 10,000
times as large, so that hundredths of a per cent stay whole numbers. With counts, an end is multiplied by the
denominator.
"""

from collections.abc import Iterator
from fractions import Fraction
from math import ceil, floor
from typing import Any, Final, TypeAlias

import narwhals.stable.v2 as nw
from attrs import evolve, frozen

from qpr_core.analysis.answers import Rating
from qpr_core.errors import TableError
from qpr_core.frames.tables.band_columns import BandColumns, Bands, Part, RangeColumns
from qpr_core.frames.tables.band_ends import End, RowBand, Sum, row_bands
from qpr_core.frames.tables.columns import MILLION, TEMPORARY, Columns
from qpr_core.frames.tables.exact_floats import rounded
from qpr_core.frames.tables.scaled_figures import (
    LARGEST_PRODUCT,
    POLARITY,
    TOLERANCE_SCALE,
    Figures,
    all_of,
    has_polarity,
)
from qpr_core.model.thresholds.expected_range import ExpectedRange
from qpr_core.model.thresholds.levels import Levels
from qpr_core.model.thresholds.polarity import Polarity
from qpr_core.model.thresholds.scheme import Expectation, Rag

Side: TypeAlias = "nw.Expr | int | float"
"""One side of a comparison: the figures of all rows, or one figure."""


IS_EXACT: Final = f"{TEMPORARY}is exact"
"""The column that is True for a row whose figures can be compared."""


_OF_PER_CENT: Final = 10_000
"""The millionths of a per cent in a hundredth of one."""


_FINER: Final = 1_000
"""The parts of a millionth that a column with finer figures is compared to."""


@frozen
class Banding:
    """The bands of a table, by polarity, and how its rows are compared with them."""

    figures: Figures
    bands: Bands

    @property
    def by_polarity(self) -> dict[Polarity, tuple[RowBand, ...]]:
        """The bands of each polarity that the thresholds do not contradict."""
        given = self.figures.columns.polarity
        polarities = [given] if isinstance(given, Polarity) else list(Polarity)
        found = {each: row_bands(self.bands, each) for each in polarities}
        return {each: bands for each, bands in found.items() if bands is not None}

    @property
    def is_expectation(self) -> bool:
        """Whether the answer is a side of an expected range."""
        return isinstance(self.bands, ExpectedRange | RangeColumns)

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the thresholds."""
        return self.bands.columns if isinstance(self.bands, BandColumns | RangeColumns) else ()

    @property
    def ratings(self) -> tuple[Rating, ...]:
        """The bands, best first."""
        if isinstance(self.bands, Levels | BandColumns):
            return tuple(self.bands.scheme)
        return tuple(Rag)

    @property
    def relative(self) -> frozenset[Part]:
        """The distances in % of the target."""
        return frozenset(each.by for each in self._sums if each.relative and each.by is not None)

    @property
    def scale(self) -> int:
        """The factor of both sides of a comparison with columns."""
        return TOLERANCE_SCALE if self.relative else 1

    @property
    def of_integers(self) -> bool:
        """Whether whole numbers of 64 bits are compared instead of floats."""
        return bool(self._sums) and (self.figures.by_counts or self.scale > 1)

    @property
    def _sums(self) -> list[Sum]:
        return [end for bands in self.by_polarity.values() for band in bands for end in band.sums]

    @property
    def _constants(self) -> list[Fraction]:
        ends = [end for bands in self.by_polarity.values() for band in bands for end in (band.low, band.high)]
        return [end for end in ends if isinstance(end, Fraction)]

    def check_types(self) -> None:
        """Check that the types of the columns allow an exact comparison.

        Raises:
            TableError: If they do not.
        """
        result, per = self.figures.columns.results[0], self.figures.columns.per
        sizes = [self._size(each) for each in self._sums]
        products = [max(per * end.denominator, abs(end.numerator)) for end in self._constants]
        known = [each for each in sizes if not isinstance(each, nw.Expr)] + (products if self.figures.by_counts else [])
        if max(known, default=0) >= LARGEST_PRODUCT:
            raise TableError("figures of thresholds must be smaller, or have fewer digits", given=self.bands)
        if self.figures.by_counts or not self.figures.is_kept(result):
            return
        finest = [end * MILLION * _FINER for end in self._constants]
        if self.scale > 1 or any(each.denominator != 1 for each in finest):
            rule = (
                f"column {result!r} must contain whole numbers, 64-bit floats, or decimals of at most six places for "
                "these thresholds (convert it)"
            )
            raise TableError(rule, shown=self.figures.table.schema[result])

    def exactness(self) -> list[nw.Expr]:
        """Return the conditions for thresholds to be compared without rounding."""
        figures, conditions = self.figures, list[nw.Expr]()
        for name in self.columns:
            conditions += figures.exact_conditions((name,))
            needs_whole = self.of_integers or any(each.by is not None for each in self._sums)
            if needs_whole and figures.is_kept(name):
                conditions.append(figures.whole(name) == rounded(figures.whole(name)))
            if name in self.relative:
                conditions.append(_hundredths(figures.whole(name)) * _OF_PER_CENT == figures.whole(name))
        return conditions

    def sizes(self) -> list[nw.Expr]:
        """Return the conditions for all products to fit into 64 bits."""
        figures, conditions = self.figures, [self.figures.fits(name) for name in self.columns]
        first, last = (figures.whole(figures.columns.results[place]) for place in (0, -1))
        factors = [figures.columns.per * MILLION * self.scale] if self._sums else []
        if figures.by_counts:
            factors += [figures.columns.per * end.denominator for end in self._constants]
            conditions += [last * max(abs(end.numerator), 1) < LARGEST_PRODUCT for end in self._constants]
            conditions.append(first < LARGEST_PRODUCT / max(factors))
        elif self.scale > 1:
            conditions.append(first.abs() < LARGEST_PRODUCT / self.scale)
        if self.of_integers:
            total: Side = last if figures.by_counts else 1
            conditions += [_times(self._size(each), total) < LARGEST_PRODUCT for each in dict.fromkeys(self._sums)]
        return [each for each in conditions if isinstance(each, nw.Expr)]

    def _size(self, end: Sum) -> Any:
        """Return a limit of the size of an end, in floats."""
        base = _size_of(self._float(end.base))
        if end.by is None:
            return base * self.scale
        by = _size_of(self._float(end.by))
        return base * self.scale + (base * _hundredths(by) if end.relative else by * self.scale)

    def integers(self) -> list[nw.Expr]:
        """Return the figures as whole numbers, or 0 in a row that cannot be compared."""
        if not self.of_integers and not self.figures.by_counts:
            return []
        results = self.figures.columns.results
        names = [name for name in (*results, *self.columns) if name not in self.relative]
        made = {f"n {name}": self.figures.whole(name) for name in names}
        made |= {f"p {name}": _hundredths(self.figures.whole(name)) for name in self.relative if isinstance(name, str)}
        is_exact = nw.col(IS_EXACT)
        return [
            nw.when(is_exact).then(figure).otherwise(nw.lit(0.0)).cast(nw.Int64).alias(f"{TEMPORARY}{name}")
            for name, figure in made.items()
        ]

    def agreement(self) -> list[nw.Expr]:
        """Return the conditions for thresholds to be nested and to suit the polarity."""
        conditions = [self._of(tuple(self.by_polarity))]
        for polarity, bands in self.by_polarity.items():
            for place, band in enumerate(bands):
                found = [*self._is_band(band), *(self._is_nested(bands[place - 1], band) if place else ())]
                conditions += [each | ~self._of((polarity,)) for each in found]
        return conditions

    def _of(self, polarities: tuple[Polarity, ...]) -> nw.Expr:
        """Return True for a row of one of the polarities."""
        if isinstance(self.figures.columns.polarity, Polarity):
            return nw.lit(value=self.figures.columns.polarity in polarities)
        if not polarities:
            return nw.lit(value=False)
        return has_polarity(*polarities) & ~nw.col(POLARITY).is_null()

    def _is_band(self, band: RowBand) -> Iterator[nw.Expr]:
        for end in band.sums:
            if end.by is not None:
                yield from _known(self._whole(end.by, end), ">=", 0)
            if end.relative:
                yield from _known(self._whole(end.base), "!=", 0)
        if isinstance(band.low, Sum) and isinstance(band.high, Sum):
            is_open = band.excludes_low or band.excludes_high
            yield from _known(self._edge(band.high), ">" if is_open else ">=", self._edge(band.low))

    def _is_nested(self, better: RowBand, worse: RowBand) -> Iterator[nw.Expr]:
        if isinstance(better.low, Sum) and isinstance(worse.low, Sum):
            sign = ">" if worse.excludes_low and not better.excludes_low else ">="
            yield from _known(self._edge(better.low), sign, self._edge(worse.low))
        if isinstance(better.high, Sum) and isinstance(worse.high, Sum):
            sign = "<" if worse.excludes_high and not better.excludes_high else "<="
            yield from _known(self._edge(better.high), sign, self._edge(worse.high))

    def rating(self) -> nw.Expr:
        """Return the word for the band of each row that can be rated."""
        answer: nw.Expr = nw.lit(None, nw.String)
        for polarity, bands in self.by_polarity.items():
            found = self._expectation(bands[0]) if self.is_expectation else self._band(bands)
            answer = nw.when(self._of((polarity,))).then(found).otherwise(answer)
        return answer

    def _band(self, bands: tuple[RowBand, ...]) -> nw.Expr:
        *better, worst = self.ratings
        found: nw.Expr = nw.lit(worst.value)
        for rating, band in reversed(list(zip(better, bands, strict=True))):
            found = nw.when(self._contains(band)).then(nw.lit(rating.value)).otherwise(found)
        return found

    def _expectation(self, band: RowBand) -> nw.Expr:
        above = band._replace(low=None)
        below = band._replace(high=None)
        words = {each: nw.lit(each.value) for each in Expectation}
        found = words[Expectation.WITHIN]
        if above.high is not None:
            found = nw.when(self._contains(above)).then(found).otherwise(words[Expectation.ABOVE])
        if below.low is not None:
            found = nw.when(self._contains(below)).then(found).otherwise(words[Expectation.BELOW])
        return found

    def _contains(self, band: RowBand) -> nw.Expr:
        ends: list[nw.Expr] = []
        if band.low is not None:
            ends += self._compared(band.low, ">" if band.excludes_low else ">=")
        if band.high is not None:
            ends += self._compared(band.high, "<" if band.excludes_high else "<=")
        return all_of(ends)

    def _compared(self, end: End, sign: str) -> Iterator[nw.Expr]:
        """Yield the comparison of the result of each row with an end."""
        figures, results = self.figures, self.figures.columns.results
        if isinstance(end, Sum):
            if figures.by_counts:
                counted, total = (nw.col(f"{TEMPORARY}n {name}") for name in results)
                yield from _known(counted * (figures.columns.per * MILLION * self.scale), sign, self._edge(end) * total)
                return
            yield from _known(_times(self._whole(results[0]), self.scale), sign, self._edge(end))
            return
        if figures.by_counts:
            counted, total = (nw.col(f"{TEMPORARY}n {name}") for name in results)
            yield from _known(counted * (figures.columns.per * end.denominator), sign, total * end.numerator)
            return
        millionths = end * MILLION
        if not figures.is_kept(results[0]) and millionths.denominator != 1:
            is_low = sign.startswith(">")
            millionths, sign = Fraction(ceil(millionths) if is_low else floor(millionths)), ">=" if is_low else "<="
        yield from _known(figures.whole(results[0]), sign, float(millionths))

    def _edge(self, end: Sum) -> Any:
        """Return an end of each row on the scale of the comparison."""
        base = self._whole(end.base)
        if end.by is None:
            return _times(base, self.scale)
        if end.relative:
            return _times(base, self.scale) + end.sign * (_size_of(base) * self._whole(end.by, end))
        return _times(base + end.sign * self._whole(end.by), self.scale)

    def _whole(self, part: Part, end: Sum | None = None) -> Any:
        """Return a figure in millionths, or a share in hundredths of a per cent."""
        is_relative = end is not None and end.relative
        if isinstance(part, Fraction):
            figure = part * (100 if is_relative else MILLION)
            return int(figure) if self.of_integers else float(figure)
        if self.of_integers:
            return nw.col(f"{TEMPORARY}{'p' if is_relative else 'n'} {part}")
        return self.figures.whole(part)

    def _float(self, part: Part) -> Any:
        return float(part * MILLION) if isinstance(part, Fraction) else self.figures.whole(part)


def without_thresholds(columns: Columns, bands: Bands) -> Columns:
    """Return columns without those of the target and the floor.

    Raises:
        TableError: If the one polarity of all rows contradicts the thresholds.
    """
    if isinstance(columns.polarity, Polarity) and row_bands(bands, columns.polarity) is None:
        raise TableError("thresholds must suit the polarity of all rows", shown=f"{bands!r} for {columns.polarity!r}")
    return evolve(columns, target=None, floor="floor")  # with a floor, a column called "tolerance" is in units


def _times(side: Any, factor: Any) -> Any:
    return side if isinstance(factor, int) and factor == 1 else side * factor


def _hundredths(millionths: Any) -> Any:
    return rounded(millionths / _OF_PER_CENT)


def _size_of(side: Any) -> Any:
    return side.abs() if isinstance(side, nw.Expr) else abs(side)


def _known(left: Any, sign: str, right: Any) -> Iterator[nw.Expr]:
    """Yield a comparison, unless it is of two constants and true."""
    comparisons = {
        ">=": lambda: left >= right,
        ">": lambda: left > right,
        "<=": lambda: left <= right,
        "<": lambda: left < right,
        "!=": lambda: left != right,
    }
    found = comparisons[sign]()
    if isinstance(found, nw.Expr):
        yield found
    elif not found:
        yield nw.lit(value=False)
