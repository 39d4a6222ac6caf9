"""Band columns: the columns that have the thresholds of each row."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

from attrs import field, frozen

from qpr_core.errors import TableError
from qpr_core.model.thresholds.edge import read_strict
from qpr_core.model.thresholds.expected_range import ExpectedRange
from qpr_core.model.thresholds.levels import Levels
from qpr_core.model.thresholds.profile import AnyThresholds
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.thresholds.target_and_floor import Thresholds
from qpr_core.model.values.figures import FLOAT_PLACES, exact
from qpr_core.model.values.records import FrozenMapping, shown

Part: TypeAlias = str | Fraction
"""The name of a column, or one figure for all rows."""


GivenPart: TypeAlias = str | int | float | Decimal | Fraction
"""The name of a column, or a figure."""


def _part(given: GivenPart) -> Part:
    if isinstance(given, str):
        return given
    figure = exact(given, "figure of a threshold")
    if (figure * 10**FLOAT_PLACES).denominator != 1:
        raise TableError(f"figure beside columns must have at most {FLOAT_PLACES} decimal places", given=figure)
    return figure


def _flag(given: object) -> bool:
    if not isinstance(given, bool):
        raise TableError("part of a band must be True or False", given=given)
    return given


@frozen(repr=False)
class Around:
    """A band that ends at a distance from the target.

    >>> Around("tolerance", relative=True)
    Around(by='tolerance', relative=True, beyond=False)

    Args:
        by: The column of the distance, or one figure for all rows.
        relative: True if the distance is in % of the size of the target. Defaults to units.
        beyond: True if the value must be better than the target by the distance, as with a `Stretch`.

    Raises:
        TableError: If a flag is not True or False, or a figure has too many decimal places.
        FigureError: If *by* is not a figure.
    """

    by: Part = field(converter=_part)
    relative: bool = field(default=False, converter=_flag, kw_only=True)
    beyond: bool = field(default=False, converter=_flag, kw_only=True)

    __repr__ = shown

    def __attrs_post_init__(self) -> None:
        """Check that a percentage is one of whole hundredths."""
        if self.relative and isinstance(self.by, Fraction) and (self.by * 100).denominator != 1:
            raise TableError("percentage of the target must have at most 2 decimal places", given=self.by)


@frozen(repr=False)
class Ends:
    """A band with two ends, each a column or one figure for all rows.

    >>> Ends("from", "to", excludes_high=True)
    Ends(low='from', high='to', excludes_low=False, excludes_high=True)

    Args:
        low: The low end.
        high: The high end.
        excludes_low: True if the low end itself is outside. Defaults to False.
        excludes_high: True if the high end itself is outside. Defaults to False.

    Raises:
        TableError: If a flag is not True or False, or a figure has too many decimal places.
        FigureError: If an end is not a figure.
    """

    low: Part = field(converter=_part)
    high: Part = field(converter=_part)
    excludes_low: bool = field(default=False, converter=_flag, kw_only=True)
    excludes_high: bool = field(default=False, converter=_flag, kw_only=True)

    __repr__ = shown


BandPart: TypeAlias = Part | Around | Ends
"""The part of a band: a figure, a distance from the target, or two ends."""


@frozen(init=False, repr=False)
class BandColumns:
    """The columns of the thresholds of each row, by band.

    Every band except the worst has a part.

    A part is the column of the worst value in the band, an `Around` for a distance from the target, or an `Ends` where
    closest to target is best. A figure in place of a column is the same for all rows.

    >>> from qpr_core import Rag
    >>> BandColumns({Rag.GREEN: Around("green tolerance"), Rag.AMBER: Around("tolerance")}).columns
    ('green tolerance', 'tolerance', 'target')

    Args:
        levels: The parts by band, in any order.
        target: The column of the targets, or one target for all rows. It is read if a part is an `Around`.
        strict: The bands whose boundary belongs to the next worse band, as in `Levels`. If None, no band.

    Raises:
        TableError: If a band has no part, or the worst band has one, or the band of an `Ends` is in *strict*.
        ThresholdError: If *strict* has anything but bands with parts.
        FigureError: If a part or the target is not a figure.
    """

    levels: FrozenMapping[Scheme, BandPart]
    target: Part
    strict: tuple[Scheme, ...]

    __repr__ = shown

    def __init__(
        self,
        levels: Mapping[Scheme, GivenPart | Around | Ends],
        *,
        target: GivenPart = "target",
        strict: Scheme | str | Iterable[Scheme | str] | None = None,
    ) -> None:
        """Read the parts, best first."""
        first = next(iter(levels), None) if isinstance(levels, Mapping) else None
        if not isinstance(first, Scheme):
            raise TableError("levels must map the bands of a rating scheme to columns", given=levels)
        wanted = list[Scheme](type(first))[:-1]
        if set(levels) != set(wanted):
            raise TableError(f"levels must have one part for each of {wanted!r}", given=levels)
        read = {band: _band_part(levels[band]) for band in wanted}
        edges: tuple[Scheme, ...] = read_strict(strict, type(first), wanted)
        for band in edges:
            if isinstance(read[band], Ends):
                raise TableError("Ends must state for themselves which end they exclude", given=read[band])
        self.__attrs_init__(FrozenMapping(read), _part(target), edges)

    @property
    def scheme(self) -> type[Scheme]:
        """The scheme that the bands belong to."""
        return type(next(iter(self.levels)))

    @property
    def needs_target(self) -> bool:
        """Whether a part is a distance from the target."""
        return any(isinstance(each, Around) for each in self.levels.values())

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns that are read."""
        parts = [part for each in self.levels.values() for part in _parts_of(each)]
        return _names([*parts, *([self.target] if self.needs_target else [])])


@frozen(repr=False)
class RangeColumns:
    """The columns of the expected range of each row.

    >>> RangeColumns("expected from", "expected to").columns
    ('expected from', 'expected to')

    Args:
        low: The column of the lower threshold, or one figure for all rows.
        high: The column of the upper threshold, or one figure for all rows.

    Raises:
        FigureError: If an end is not a figure.
    """

    low: Part = field(converter=_part)
    high: Part = field(converter=_part)

    __repr__ = shown

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns that are read."""
        return _names([self.low, self.high])


Bands: TypeAlias = AnyThresholds | BandColumns | RangeColumns
"""The thresholds of the rows: fixed ones, or the columns that have them."""


def read_bands(given: object) -> Bands:
    """Check that *given* is thresholds or their columns, and return it.

    Raises:
        TableError: If it is anything else.
    """
    if isinstance(given, BandColumns | RangeColumns | Thresholds | Levels | ExpectedRange):
        return given
    rule = "thresholds must be Thresholds, Levels, an ExpectedRange, BandColumns or RangeColumns"
    raise TableError(rule, given=given)


def _band_part(given: GivenPart | Around | Ends) -> BandPart:
    return given if isinstance(given, Around | Ends) else _part(given)


def _parts_of(part: BandPart) -> Iterator[Part]:
    match part:
        case Around():
            yield part.by
        case Ends():
            yield part.low
            yield part.high
        case _:
            yield part


def _names(parts: Iterable[Part]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part for part in parts if isinstance(part, str)))
