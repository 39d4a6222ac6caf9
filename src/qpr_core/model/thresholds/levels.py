"""What counts as good in as many bands as a scheme has: a level for each of them but the worst."""

from collections.abc import Mapping
from fractions import Fraction
from itertools import pairwise
from typing import TypeAlias, TypeVar

from attrs import field, frozen

from qpr_core.errors import PolarityError, ThresholdError, got
from qpr_core.model.thresholds.interval import Interval
from qpr_core.model.thresholds.polarity import Polarity
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.thresholds.tolerance import Tolerance
from qpr_core.model.values.figures import Number, as_code, exact
from qpr_core.model.values.records import FrozenMapping

B = TypeVar("B", bound=Scheme)


def _by(given: Number | Tolerance) -> Tolerance:
    return given if isinstance(given, Tolerance) else Tolerance(given)


@frozen(repr=False)
class Stretch:
    """How far beyond the target a value has to be, in the forms of a `Tolerance`: "5%" of its size, or in units.

    >>> Stretch("5%")
    Stretch('5%')

    Raises:
        ThresholdError: if it is below nought.
        FigureError: if it is no figure.
    """

    by: Tolerance = field(converter=_by)

    @property
    def code(self) -> str:
        """What can be passed to make it."""
        return self.by.code

    def __repr__(self) -> str:
        """Show the code that makes it."""
        return f"Stretch({self.code})"


Level: TypeAlias = Fraction | Tolerance | Stretch
"""A value that is still in a band: a figure, or how far a value may miss the target, or must be beyond it."""


@frozen(init=False, repr=False)
class Levels:
    """The level of each band but the worst: the value that is still in it, boundary included.

    A level is a figure, a `Tolerance` by which the target may be missed, or a `Stretch` by which it must be beaten.
    It makes as many bands as a scheme has, and what they mean is the scheme's affair.

    >>> class Swansea(Scheme):
    ...     BLUE = "Blue"
    ...     GREEN = "Green"
    ...     AMBER = "Amber"
    ...     RED = "Red"
    >>> swansea = Levels({Swansea.BLUE: 95, Swansea.GREEN: 90, Swansea.AMBER: Tolerance("5%")}, target=90)
    >>> swansea.bands(Polarity.HIGHER_IS_BETTER)
    (Interval(low=95, high=None), Interval(low=90, high=None), Interval(low=85.5, high=None))

    Args:
        levels: by band, in any order; every band of the scheme has one, but for the worst.
        target: The target that tolerances and distances are measured from. If None, the level of the best
            band, also in a copy with different levels.

    Raises:
        ThresholdError: if a band lacks a level or the worst one has one, if no target is given and the best level is no
            figure, or if a relative tolerance stands beside a target of nought.
        FigureError: if a level or the target is no figure.
    """

    levels: FrozenMapping[Scheme, Level]
    _target: Fraction | None

    def __init__(self, levels: Mapping[B, Number | Tolerance | Stretch], *, target: Number | None = None) -> None:
        """Read the levels, best first."""
        first = next(iter(levels), None) if isinstance(levels, Mapping) else None
        if not isinstance(first, Scheme):
            raise ThresholdError(f"levels must map the bands of a rating scheme to levels, got {got(levels)}")
        given = dict[Scheme, Number | Tolerance | Stretch](levels.items())
        wanted = list[Scheme](type(first))[:-1]
        if set(given) != set(wanted):
            raise ThresholdError(f"levels must have one for each of {wanted!r}, got {got(levels)}")
        read: dict[Scheme, Level] = {band: _read_level(given[band], band) for band in wanted}
        aimed_at = None if target is None else exact(target, "target")
        aim = _aim(read[wanted[0]], aimed_at)
        for level in read.values():
            if aim == 0 and not isinstance(level, Fraction) and _allowance(level).is_relative:
                raise ThresholdError(f"relative tolerance must have a target other than nought, got {level!r}")
        self.__attrs_init__(FrozenMapping(read), aimed_at)

    @property
    def target(self) -> Fraction:
        """The target in force: the one given, or the level of the best band."""
        return _aim(next(iter(self.levels.values())), self._target)

    @property
    def scheme(self) -> type[Scheme]:
        """The scheme whose bands they are."""
        return type(next(iter(self.levels)))

    @property
    def figures(self) -> tuple[tuple[str, Fraction], ...]:
        """The figures in them, each with its name."""
        named = ((f"level of {band.value}", level) for band, level in self.levels.items())
        return (("target", self.target), *((name, level) for name, level in named if isinstance(level, Fraction)))

    def bands(self, polarity: Polarity) -> tuple[Interval, ...]:
        """Give the nested sets of acceptable values, best first.

        Raises:
            ThresholdError: if a level is better than that of a better band, if there is anything but tolerances where
                closest to target is best, or if the polarity is neither, so that nothing is acceptable.
        """
        try:
            made = tuple(self._band(level, polarity) for level in self.levels.values())
        except PolarityError as error:
            raise ThresholdError(f"thresholds must have a polarity that judges, got {polarity.value}") from error
        for (better, inner), (worse, outer) in pairwise(zip(self.levels, made, strict=True)):
            if not inner.within(outer):
                raise ThresholdError(
                    f"level of {worse.value} must not be better than that of {better.value}, "
                    f"got {self!r} for an indicator where {polarity.value}"
                )
        return made

    def _band(self, level: Level, polarity: Polarity) -> Interval:
        if isinstance(level, Tolerance):
            return polarity.acceptable(self.target, level.around(self.target))
        if polarity.needs_target and level != self.target:
            raise ThresholdError(f"closest to target must have tolerances for levels, got {self!r}")
        if isinstance(level, Stretch):
            return polarity.acceptable(self.target, -level.by.around(self.target))
        return polarity.acceptable(level, Fraction(0))

    def __repr__(self) -> str:
        """Show the code that makes these levels."""
        given = ", ".join(
            f"{band!r}: {as_code(level) if isinstance(level, Fraction) else repr(level)}"
            for band, level in self.levels.items()
        )
        target = "" if self._target is None else f", target={as_code(self._target)}"
        return f"Levels({{{given}}}{target})"


def _aim(best: Level, target: Fraction | None) -> Fraction:
    if target is not None:
        return target
    if isinstance(best, Fraction):
        return best
    raise ThresholdError(f"target must be given where the best level is not a figure, got {best!r}")


def _allowance(level: Tolerance | Stretch) -> Tolerance:
    return level.by if isinstance(level, Stretch) else level


def _read_level(given: Number | Tolerance | Stretch, band: Scheme) -> Level:
    return given if isinstance(given, Tolerance | Stretch) else exact(given, f"level of {band.value}")
