"""The ends of bands in a table: constants, or sums of columns."""

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple, TypeAlias

from qpr_core.errors import ThresholdError
from qpr_core.frames.tables.band_columns import Around, BandColumns, BandPart, Bands, Ends, Part, RangeColumns
from qpr_core.model.thresholds.polarity import Polarity


class Sum(NamedTuple):
    """A figure of a row, or one plus or minus a distance.

    `sign` is 1 for a distance above the base and -1 for one below. A relative distance is in % of the size of the base.
    """

    base: Part
    by: Part | None = None
    sign: int = 1
    relative: bool = False


End: TypeAlias = Fraction | Sum
"""The end of a band: the same for all rows, or from the columns of each."""


class RowBand(NamedTuple):
    """A band of the rows of one polarity, with its ends."""

    low: End | None
    high: End | None
    excludes_low: bool = False
    excludes_high: bool = False

    @property
    def sums(self) -> tuple[Sum, ...]:
        """The ends that come from columns."""
        return tuple(each for each in (self.low, self.high) if isinstance(each, Sum))


def row_bands(bands: Bands, polarity: Polarity) -> tuple[RowBand, ...] | None:
    """Return the bands of a polarity; `None` if the thresholds contradict it.

    >>> from qpr_core import Rag, Thresholds
    >>> row_bands(Thresholds(target=85, floor=80), Polarity.LOWER_IS_BETTER) is None
    True
    >>> row_bands(BandColumns({Rag.GREEN: "target", Rag.AMBER: "floor"}), Polarity.LOWER_IS_BETTER)[1].high
    Sum(base='floor', by=None, sign=1, relative=False)
    """
    if isinstance(bands, RangeColumns):
        ends = Sum(bands.low), Sum(bands.high)
        return None if polarity.judges else (RowBand(*ends),)
    if isinstance(bands, BandColumns):
        found = tuple(_of_columns(bands, polarity)) if polarity.judges else ()
        return found if len(found) == len(bands.levels) else None
    try:
        ranges = bands.ranges(polarity)
    except ThresholdError:
        return None
    return tuple(RowBand(each.low, each.high, each.excludes_low, each.excludes_high) for each in ranges)


def _of_columns(bands: BandColumns, polarity: Polarity) -> Iterator[RowBand]:
    """Yield the bands that fit the polarity."""
    for band, part in bands.levels.items():
        is_strict = band in bands.strict
        ends = _ends(part, bands.target, polarity)
        if isinstance(part, Ends) and ends is not None:
            yield RowBand(*ends, part.excludes_low, part.excludes_high)
        elif ends is not None:
            low, high = ends
            yield RowBand(low, high, is_strict and low is not None, is_strict and high is not None)


def _ends(part: BandPart, target: Part, polarity: Polarity) -> tuple[Sum | None, Sum | None] | None:
    """Return the two ends of a band; `None` if its part contradicts the polarity."""
    if isinstance(part, Ends):
        return (Sum(part.low), Sum(part.high)) if polarity.needs_target else None
    if not isinstance(part, Around):
        both = Sum(part), Sum(part)
        return None if polarity.needs_target else _on_worse_side(both, polarity)
    if part.beyond and polarity.needs_target:
        return None
    outwards = -1 if part.beyond else 1
    below, above = (Sum(target, part.by, sign * outwards, part.relative) for sign in (-1, 1))
    return (below, above) if polarity.needs_target else _on_worse_side((below, above), polarity)


def _on_worse_side(both: tuple[Sum, Sum], polarity: Polarity) -> tuple[Sum | None, Sum | None]:
    return (both[0], None) if polarity is Polarity.HIGHER_IS_BETTER else (None, both[1])
