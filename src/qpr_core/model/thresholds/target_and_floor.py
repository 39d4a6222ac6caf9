"""Thresholds: a target, and how far a result may miss it."""

from collections.abc import Iterable
from fractions import Fraction

from attrs import field, frozen

from qpr_core.errors import PolarityError, ThresholdError
from qpr_core.model.thresholds.edge import Edge, GivenEdges, read_strict
from qpr_core.model.thresholds.interval import Interval
from qpr_core.model.thresholds.polarity import Polarity
from qpr_core.model.thresholds.stated_figures import stated_figure
from qpr_core.model.thresholds.tolerance import Tolerance
from qpr_core.model.values.calls import explains_calls
from qpr_core.model.values.figures import Number, as_code


def _tolerance(given: Number | Tolerance | None) -> Tolerance | None:
    return given if given is None or isinstance(given, Tolerance) else Tolerance(given)


def _floor(given: Number | None) -> Fraction | None:
    return None if given is None else stated_figure(given, "floor")


def _target(given: Number) -> Fraction:
    return stated_figure(given, "target")


def _strict(given: GivenEdges) -> tuple[Edge, ...]:
    return read_strict(given, Edge, Edge)


@explains_calls
@frozen(kw_only=True, repr=False)
class Thresholds:
    """A target, and either a floor standard or a tolerance.

    A value is Green if it meets the target, or misses it by no more than `green_tolerance`. It is Amber if it meets the
    floor standard, or misses the target by no more than `tolerance`. All other values are Red. Boundaries belong to the
    better band, except those in `strict`. For thresholds without Amber, use a floor that equals the target.

    >>> Thresholds(target=85, floor=80).ranges(Polarity.HIGHER_IS_BETTER)
    (Interval(low=85, high=None), Interval(low=80, high=None))
    >>> Thresholds(target=50, tolerance="10%", green_tolerance="5%").ranges(Polarity.LOWER_IS_BETTER)
    (Interval(low=None, high=52.5), Interval(low=None, high=55))

    "Red: 3.0 or less" is a rule with a strict floor:

    >>> Thresholds(target="4.0", floor="3.0", strict="floor").ranges(Polarity.HIGHER_IS_BETTER)
    (Interval(low=4, high=None), Interval(low=3, high=None, excludes_low=True))

    Args:
        target: The worst value that meets the target.
        floor: The floor standard: the worst value that is still Amber.
        tolerance: The alternative to a floor: how far a value that is still Amber may miss the target. "10%" of its
            size, or a number of units.
        green_tolerance: How far a value that is still Green may miss the target, in the same forms. If None, 0.
        strict: The boundaries that belong to the worse band: "target", "floor" or both. A value on a strict target is
            not Green, and a value on a strict floor is not Amber. A tolerance counts as a floor. If None, neither.

    Raises:
        ThresholdError: If neither or both of *floor* and *tolerance* are given, if a tolerance is relative and the
            target is 0, if *green_tolerance* is larger than *tolerance*, or if *strict* names anything else.
        FigureError: If one of them is not a figure.
    """

    target: Fraction = field(converter=_target)
    floor: Fraction | None = field(default=None, converter=_floor)
    tolerance: Tolerance | None = field(default=None, converter=_tolerance)
    green_tolerance: Tolerance | None = field(default=None, converter=_tolerance)
    strict: tuple[Edge, ...] = field(default=None, converter=_strict)

    def __attrs_post_init__(self) -> None:
        """Check what does not depend on the polarity."""
        if (self.floor is None) is (self.tolerance is None):
            remedy = (
                " (if a value that misses the target is Red, repeat the target as floor)" if self.floor is None else ""
            )
            raise ThresholdError(f"thresholds must have either a floor or a tolerance{remedy}", given=self)
        for tolerance in (self.tolerance, self.green_tolerance):
            if tolerance is not None and tolerance.is_relative and self.target == 0:
                raise ThresholdError("relative tolerance must have a target other than 0", given=self)
        if self.floor is None and self._allowed(self.green_tolerance) > self._allowed(self.tolerance):
            raise ThresholdError("green_tolerance must not be larger than tolerance", given=self)

    def _allowed(self, tolerance: Tolerance | None) -> Fraction:
        return Fraction(0) if tolerance is None else tolerance.around(self.target)

    @property
    def figures(self) -> tuple[tuple[str, Fraction], ...]:
        """The target and the floor, each with its name."""
        return (("target", self.target), *(() if self.floor is None else (("floor", self.floor),)))

    def ranges(self, polarity: Polarity) -> tuple[Interval, ...]:
        """Return the nested ranges of acceptable values: Green, then Green or Amber.

        >>> Thresholds(target=50, tolerance=5).ranges(Polarity.CLOSEST_TO_TARGET_IS_BEST)
        (Interval(low=50, high=50), Interval(low=45, high=55))

        Raises:
            ThresholdError: If the floor is better than the target or the Green tolerance, if there is a floor although
                closest to target is best, or if the polarity is neither.
        """
        try:
            made = [polarity.acceptable(self.target, slack) for slack in self._slacks(polarity)]
        except PolarityError as error:
            raise ThresholdError("thresholds need a polarity with a better side", shown=polarity.value) from error
        for place, edge in enumerate(Edge):
            if edge in self.strict and made[place].low == made[place].high:
                raise self._contradiction("tolerance with a strict boundary must be more than 0", polarity)
            made[place] = made[place].without_ends if edge in self.strict else made[place]
        if not made[0].within(made[1]):
            raise self._contradiction("target must be strict where a strict floor or tolerance equals it", polarity)
        return tuple(made)

    def _slacks(self, polarity: Polarity) -> tuple[Fraction, Fraction]:
        green = self._allowed(self.green_tolerance)
        if self.floor is None:
            return green, self._allowed(self.tolerance)
        if polarity.needs_target:
            raise self._contradiction(
                "thresholds must have a tolerance and no floor where closest to target is best", polarity
            )
        amber = polarity.gain(before=self.floor, now=self.target)
        if amber < green:
            better = "target" if amber < 0 else "the Green tolerance"
            raise self._contradiction(f"floor must not be better than {better}", polarity)
        return green, amber

    def _contradiction(self, condition: str, polarity: Polarity) -> ThresholdError:
        given = " and ".join(f"{name} {value}" for name, value in self._given())
        return ThresholdError(condition, shown=f"{given} for an indicator where {polarity.value}")

    def _given(self) -> Iterable[tuple[str, str]]:
        yield "target", as_code(self.target)
        if self.floor is not None:
            yield "floor", as_code(self.floor)
        for name, tolerance in (("tolerance", self.tolerance), ("green_tolerance", self.green_tolerance)):
            if tolerance is not None:
                yield name, tolerance.code
        if self.strict:
            values = [edge.value for edge in self.strict]
            yield "strict", repr(values[0] if len(values) == 1 else values)

    def __repr__(self) -> str:
        """Return the code that creates these thresholds."""
        return f"Thresholds({', '.join(f'{name}={value}' for name, value in self._given())})"
