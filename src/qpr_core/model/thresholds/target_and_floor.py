"""What counts as good: a target, and how far it may be missed."""

from collections.abc import Iterable
from fractions import Fraction

from attrs import field, frozen

from qpr_core.errors import PolarityError, ThresholdError
from qpr_core.model.thresholds.interval import Interval
from qpr_core.model.thresholds.polarity import Polarity
from qpr_core.model.thresholds.tolerance import Tolerance
from qpr_core.model.values.figures import Number, as_code, exact


def _tolerance(given: Number | Tolerance | None) -> Tolerance | None:
    return given if given is None or isinstance(given, Tolerance) else Tolerance(given)


def _floor(given: Number | None) -> Fraction | None:
    return None if given is None else exact(given, "floor")


def _target(given: Number) -> Fraction:
    return exact(given, "target")


@frozen(kw_only=True, repr=False)
class Thresholds:
    """A target, and either a floor standard or a tolerance by which the target may be missed.

    Green is the target met, or missed by no more than `green_tolerance`; Amber is the floor standard met, or
    the target missed by no more than `tolerance`; Red is the rest. Boundaries belong to the better band. For
    an Amber band without width give a floor that equals the target.

    >>> Thresholds(target=85, floor=80).bands(Polarity.HIGHER_IS_BETTER)
    (Interval(low=85, high=None), Interval(low=80, high=None))
    >>> Thresholds(target=50, tolerance="10%", green_tolerance="5%").bands(Polarity.LOWER_IS_BETTER)
    (Interval(low=None, high=52.5), Interval(low=None, high=55))

    Args:
        target: the value that meets the target, included.
        floor: the floor standard: the worst value that is still Amber, included.
        tolerance: in place of a floor, how far a value that is still Amber may miss the target: "10%" of its
            size, or a number of units.
        green_tolerance: how far a value that is still Green may miss it, in the same forms; nought if not given.

    Raises:
        ThresholdError: if neither or both of floor and tolerance are given, if a relative tolerance stands
            beside a target of nought, or if Green would reach further than Amber.
        FigureError: if one of them is no figure.
    """

    target: Fraction = field(converter=_target)
    floor: Fraction | None = field(default=None, converter=_floor)
    tolerance: Tolerance | None = field(default=None, converter=_tolerance)
    green_tolerance: Tolerance | None = field(default=None, converter=_tolerance)

    def __attrs_post_init__(self) -> None:
        """Refuse what can be seen to contradict itself before a polarity is known."""
        if (self.floor is None) is (self.tolerance is None):
            raise ThresholdError(f"thresholds must have either a floor or a tolerance, got {self!r}")
        for tolerance in (self.tolerance, self.green_tolerance):
            if tolerance is not None and tolerance.is_relative and self.target == 0:
                raise ThresholdError(f"relative tolerance must have a target other than nought, got {self!r}")
        if self.floor is None and self._allowed(self.green_tolerance) > self._allowed(self.tolerance):
            raise ThresholdError(f"green_tolerance must not reach further than tolerance, got {self!r}")

    def _allowed(self, tolerance: Tolerance | None) -> Fraction:
        return Fraction(0) if tolerance is None else tolerance.around(self.target)

    @property
    def figures(self) -> tuple[tuple[str, Fraction], ...]:
        """The figures in them, each with its name."""
        return (("target", self.target), *(() if self.floor is None else (("floor", self.floor),)))

    def bands(self, polarity: Polarity) -> tuple[Interval, ...]:
        """Give the nested sets of acceptable values, best first: Green, then Green or Amber.

        >>> Thresholds(target=50, tolerance=5).bands(Polarity.CLOSEST_TO_TARGET_IS_BEST)
        (Interval(low=50, high=50), Interval(low=45, high=55))

        Raises:
            ThresholdError: if the floor is better than the target, or than what is still Green, or stands
                where closest to target is best; or if the polarity is neither, so that nothing is acceptable.
        """
        try:
            return tuple(polarity.acceptable(self.target, slack) for slack in self._slacks(polarity))
        except PolarityError as error:
            raise ThresholdError(f"thresholds must have a polarity that judges, got {polarity.value}") from error

    def _slacks(self, polarity: Polarity) -> tuple[Fraction, Fraction]:
        green = self._allowed(self.green_tolerance)
        if self.floor is None:
            return green, self._allowed(self.tolerance)
        if polarity.needs_target:
            raise self._contradiction("closest to target must have a tolerance and not a floor", polarity)
        amber = polarity.gain(before=self.floor, now=self.target)
        if amber < green:
            better = "target" if amber < 0 else "what is still Green"
            raise self._contradiction(f"floor must not be better than {better}", polarity)
        return green, amber

    def _contradiction(self, rule: str, polarity: Polarity) -> ThresholdError:
        given = " and ".join(f"{name} {value}" for name, value in self._given())
        return ThresholdError(f"{rule}, got {given} for an indicator where {polarity.value}")

    def _given(self) -> Iterable[tuple[str, str]]:
        yield "target", as_code(self.target)
        if self.floor is not None:
            yield "floor", as_code(self.floor)
        for name, tolerance in (("tolerance", self.tolerance), ("green_tolerance", self.green_tolerance)):
            if tolerance is not None:
                yield name, tolerance.code

    def __repr__(self) -> str:
        """Show the code that makes these thresholds."""
        return f"Thresholds({', '.join(f'{name}={value}' for name, value in self._given())})"
