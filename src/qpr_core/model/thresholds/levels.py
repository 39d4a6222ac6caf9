"""Thresholds for any number of bands: one level for each except the worst."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from itertools import pairwise
from typing import TypeAlias, TypeVar

from attrs import field, frozen

from qpr_core.errors import PolarityError, ThresholdError
from qpr_core.model.thresholds.edge import read_strict
from qpr_core.model.thresholds.interval import Interval
from qpr_core.model.thresholds.polarity import Polarity
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.thresholds.stated_figures import stated_figure
from qpr_core.model.thresholds.tolerance import Tolerance
from qpr_core.model.values.figures import Number, as_code
from qpr_core.model.values.records import FrozenMapping

B = TypeVar("B", bound=Scheme)


def _by(given: Number | Tolerance) -> Tolerance:
    return given if isinstance(given, Tolerance) else Tolerance(given)


@frozen(repr=False)
class Stretch:
    """A distance by which a value must be better than the target.

    It is given like a `Tolerance`: as "5%" of the size of the target, or in units.

    >>> Stretch("5%")
    Stretch('5%')

    Raises:
        ThresholdError: If it is negative.
        FigureError: If it is not a figure.
    """

    by: Tolerance = field(converter=_by)

    @property
    def code(self) -> str:
        """The argument that creates it."""
        return self.by.code

    def __repr__(self) -> str:
        """Return the code that creates it."""
        return f"Stretch({self.code})"


Level: TypeAlias = Fraction | Tolerance | Stretch | Interval
"""The worst value in a band, a distance from the target, or a range with two ends."""


@frozen(init=False, repr=False)
class Levels:
    """The level of each band except the worst: the worst value still in the band.

    A level is a figure, a `Tolerance` by which the target may be missed, or a `Stretch` by which it must be beaten.
    Where closest to target is best, it may be an `Interval` with two different ends. The scheme decides what the bands
    mean.

    >>> class Swansea(Scheme):
    ...     BLUE = "Blue"
    ...     GREEN = "Green"
    ...     AMBER = "Amber"
    ...     RED = "Red"
    >>> swansea = Levels({Swansea.BLUE: 95, Swansea.GREEN: 90, Swansea.AMBER: Tolerance("5%")}, target=90)
    >>> swansea.ranges(Polarity.HIGHER_IS_BETTER)
    (Interval(low=95, high=None), Interval(low=90, high=None), Interval(low=85.5, high=None))
    >>> from qpr_core import Rag
    >>> Levels({Rag.GREEN: Interval(85, 92), Rag.AMBER: Interval(80, 95)}).target
    Fraction(177, 2)

    Args:
        levels: The levels by band, in any order. Every band of the scheme except the worst has one.
        target: The target that tolerances and stretches are measured from. If None, the level of the best band, also in
            a copy with different levels. For a range it is the middle, which shows what is closer and is never printed.
        strict: The bands whose level belongs to the next worse band: one band or several. A level of 80 then means
            better than 80. If None, no band.

    Raises:
        ThresholdError: If a band has no level, or the worst band has one; if *target* is None and the best level is not
            a figure or a range; if a range lacks an end or its band is in *strict*; if a tolerance is relative and the
            target is 0; or if *strict* has anything but bands with levels.
        FigureError: If a level or the target is not a figure.
    """

    levels: FrozenMapping[Scheme, Level]
    _target: Fraction | None
    strict: tuple[Scheme, ...]

    def __init__(
        self,
        levels: Mapping[B, Number | Tolerance | Stretch | Interval],
        *,
        target: Number | None = None,
        strict: B | str | Iterable[B | str] | None = None,
    ) -> None:
        """Read the levels, best first."""
        first = next(iter(levels), None) if isinstance(levels, Mapping) else None
        if not isinstance(first, Scheme):
            raise ThresholdError("levels must map the bands of a rating scheme to levels", given=levels)
        given = dict[Scheme, Number | Tolerance | Stretch | Interval](levels.items())
        wanted = list[Scheme](type(first))[:-1]
        if set(given) != set(wanted):
            raise ThresholdError(f"levels must have one level for each of {wanted!r}", given=levels)
        read: dict[Scheme, Level] = {band: _read_level(given[band], band) for band in wanted}
        aimed_at = None if target is None else stated_figure(target, "target")
        aim = _aim(read[wanted[0]], aimed_at)
        edges: tuple[Scheme, ...] = read_strict(strict, type(first), wanted)
        for band, level in read.items():
            if isinstance(level, Interval) and band in edges:
                rule = f"range of {band.value} must state for itself which end it excludes (excludes_low=True)"
                raise ThresholdError(rule, given=level)
            if aim == 0 and isinstance(level, Tolerance | Stretch) and _allowance(level).is_relative:
                raise ThresholdError("relative tolerance must have a target other than 0", given=level)
        self.__attrs_init__(FrozenMapping(read), aimed_at, edges)

    @property
    def target(self) -> Fraction:
        """The target in force: the one given, or the level of the best band.

        For a range, it is the middle.
        """
        return _aim(next(iter(self.levels.values())), self._target)

    @property
    def stated_target(self) -> Fraction | None:
        """The target, or None if it is only the middle of the best range."""
        is_middle = self._target is None and isinstance(next(iter(self.levels.values())), Interval)
        return None if is_middle else self.target

    @property
    def scheme(self) -> type[Scheme]:
        """The scheme that the bands belong to."""
        return type(next(iter(self.levels)))

    @property
    def figures(self) -> tuple[tuple[str, Fraction], ...]:
        """The figures of the levels, each with its name."""
        target = self.stated_target
        named = [] if target is None else [("target", target)]
        for band, level in self.levels.items():
            ends = {"level": level} if isinstance(level, Fraction) else {}
            if isinstance(level, Interval):
                ends = {
                    name: end for name, end in (("low end", level.low), ("high end", level.high)) if end is not None
                }
            named += [(f"{name} of {band.value}", end) for name, end in ends.items()]
        return tuple(named)

    def ranges(self, polarity: Polarity) -> tuple[Interval, ...]:
        """Return the nested ranges of acceptable values, best first.

        Raises:
            ThresholdError: If a level is better than that of a better band, if a level is neither a tolerance nor a
                range although closest to target is best, if it is a range for any other polarity, if the target is
                outside the best range, or if the polarity is neither.
        """
        try:
            made = tuple(self._band(band, level, polarity) for band, level in self.levels.items())
        except PolarityError as error:
            raise ThresholdError("thresholds need a polarity with a better side", shown=polarity.value) from error
        if isinstance(next(iter(self.levels.values())), Interval) and not made[0].contains(self.target):
            raise ThresholdError("target must be in the best range", given=self)
        for (better, inner), (worse, outer) in pairwise(zip(self.levels, made, strict=True)):
            if not inner.within(outer):
                raise ThresholdError(
                    f"level of {worse.value} must not be better than that of {better.value}",
                    shown=f"{self!r} for an indicator where {polarity.value}",
                )
        return made

    def _band(self, band: Scheme, level: Level, polarity: Polarity) -> Interval:
        made = self._with_ends(level, polarity)
        if band not in self.strict:
            return made
        if made.low == made.high:
            raise ThresholdError(f"tolerance with a strict boundary must be more than 0 ({band.value})", given=self)
        return made.without_ends

    def _with_ends(self, level: Level, polarity: Polarity) -> Interval:
        if isinstance(level, Interval):
            if not polarity.needs_target:
                rule = "range of two ends must be for an indicator where closest to target is best"
                raise ThresholdError(rule, shown=f"{level!r} for one where {polarity.value}")
            return level
        if isinstance(level, Tolerance):
            return polarity.acceptable(self.target, level.around(self.target))
        if polarity.needs_target and level != self.target:
            raise ThresholdError("levels must be tolerances or ranges where closest to target is best", given=self)
        if isinstance(level, Stretch):
            return polarity.acceptable(self.target, -level.by.around(self.target))
        return polarity.acceptable(level, Fraction(0))

    def __repr__(self) -> str:
        """Return the code that creates these levels."""
        given = ", ".join(
            f"{band!r}: {as_code(level) if isinstance(level, Fraction) else repr(level)}"
            for band, level in self.levels.items()
        )
        target = "" if self._target is None else f", target={as_code(self._target)}"
        values = list(self.strict)
        strict = f", strict={(values[0] if len(values) == 1 else values)!r}" if values else ""
        return f"Levels({{{given}}}{target}{strict})"


def _aim(best: Level, target: Fraction | None) -> Fraction:
    if target is not None:
        return target
    if isinstance(best, Fraction):
        return best
    if isinstance(best, Interval) and best.low is not None and best.high is not None:
        return (best.low + best.high) / 2
    raise ThresholdError("target must be given where the best level is not a figure", given=best)


def _allowance(level: Tolerance | Stretch) -> Tolerance:
    return level.by if isinstance(level, Stretch) else level


def _read_level(given: Number | Tolerance | Stretch | Interval, band: Scheme) -> Level:
    if isinstance(given, Interval) and (given.low is None or given.high is None):
        raise ThresholdError(f"range of {band.value} must have two ends", given=given)
    if isinstance(given, Tolerance | Stretch | Interval):
        return given
    return stated_figure(given, f"level of {band.value}")
