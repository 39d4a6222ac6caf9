"""Polarity: which direction is better, and what a change is worth."""

from fractions import Fraction

from qpr_core.errors import PolarityError
from qpr_core.model.thresholds.interval import Interval
from qpr_core.model.values.records import Choice


class Polarity(Choice):
    """The direction in which an indicator improves.

    It is always given and never guessed, because the share of late reviews looks like the share of punctual ones.

    >>> Polarity.LOWER_IS_BETTER.gain(before=Fraction(12), now=Fraction(9))
    Fraction(3, 1)
    >>> Polarity("closest to target is best")
    Polarity.CLOSEST_TO_TARGET_IS_BEST
    """

    HIGHER_IS_BETTER = "higher is better"
    LOWER_IS_BETTER = "lower is better"
    CLOSEST_TO_TARGET_IS_BEST = "closest to target is best"
    NEITHER = "neither"

    @property
    def judges(self) -> bool:
        """Whether one value can be better than another; not so for activity figures."""
        return self is not Polarity.NEITHER

    @property
    def needs_target(self) -> bool:
        """Whether the comparison of two values needs a target."""
        return self is Polarity.CLOSEST_TO_TARGET_IS_BEST

    @property
    def mirrored(self) -> "Polarity":
        """The polarity of the negated values.

        >>> Polarity.HIGHER_IS_BETTER.mirrored, Polarity.NEITHER.mirrored
        (Polarity.LOWER_IS_BETTER, Polarity.NEITHER)
        """
        match self:
            case Polarity.HIGHER_IS_BETTER:
                return Polarity.LOWER_IS_BETTER
            case Polarity.LOWER_IS_BETTER:
                return Polarity.HIGHER_IS_BETTER
            case Polarity.CLOSEST_TO_TARGET_IS_BEST | Polarity.NEITHER:
                return self

    def merit(self, value: Fraction, target: Fraction | None = None) -> Fraction:
        """Return a figure that grows as *value* gets better, in the unit of the value.

        If closest to target is best, it is the distance to the target, negated.

        >>> Polarity.LOWER_IS_BETTER.merit(Fraction(12))
        Fraction(-12, 1)
        >>> Polarity.CLOSEST_TO_TARGET_IS_BEST.merit(Fraction(53), target=Fraction(50))
        Fraction(-3, 1)

        Raises:
            PolarityError: If the polarity is neither, or if it needs a target and *target* is None.
        """
        match self:
            case Polarity.HIGHER_IS_BETTER:
                return value
            case Polarity.LOWER_IS_BETTER:
                return -value
            case Polarity.CLOSEST_TO_TARGET_IS_BEST:
                if target is None:
                    raise PolarityError("target must be given where closest to target is best", given=None)
                return -abs(value - target)
            case Polarity.NEITHER:
                raise PolarityError("polarity must have a better side to compare values", shown="neither")

    def gain(self, *, before: Fraction, now: Fraction, target: Fraction | None = None) -> Fraction:
        """Return how much better *now* is than *before*; negative means worse.

        >>> Polarity.CLOSEST_TO_TARGET_IS_BEST.gain(before=Fraction(46), now=Fraction(51), target=Fraction(50))
        Fraction(3, 1)

        Raises:
            PolarityError: As `merit` does.
        """
        if self is Polarity.HIGHER_IS_BETTER:
            return now - before
        if self is Polarity.LOWER_IS_BETTER:
            return before - now
        return self.merit(now, target) - self.merit(before, target)

    def gain_of_slope(self, slope: float) -> float:
        """Return how much better each period is than the one before, from a *slope*.

        The slope is that of the value or, if closest to target is best, of the distance to the target.

        >>> Polarity.LOWER_IS_BETTER.gain_of_slope(-1.5)
        1.5

        Raises:
            PolarityError: If the polarity is neither.
        """
        match self:
            case Polarity.HIGHER_IS_BETTER:
                return slope
            case Polarity.LOWER_IS_BETTER | Polarity.CLOSEST_TO_TARGET_IS_BEST:
                return -slope
            case Polarity.NEITHER:
                raise PolarityError("polarity must have a better side to judge a slope", shown="neither")

    def acceptable(self, target: Fraction, slack: Fraction) -> Interval:
        """Return the values that miss *target* by at most *slack*.

        >>> Polarity.LOWER_IS_BETTER.acceptable(Fraction(20), Fraction(1))
        Interval(low=None, high=21)

        Raises:
            PolarityError: If the polarity is neither.
        """
        match self:
            case Polarity.HIGHER_IS_BETTER:
                return Interval(target - slack, None)
            case Polarity.LOWER_IS_BETTER:
                return Interval(None, target + slack)
            case Polarity.CLOSEST_TO_TARGET_IS_BEST:
                return Interval(target - slack, target + slack)
            case Polarity.NEITHER:
                raise PolarityError("polarity must have a better side for a target to be met", shown="neither")


def read_polarity(given: object) -> Polarity:
    """Return a polarity that is given, or the one with that value.

    >>> read_polarity("Higher is better")
    Polarity.HIGHER_IS_BETTER

    Raises:
        PolarityError: If *given* is neither a `Polarity` nor the value of one.
    """
    if isinstance(given, Polarity):
        return given
    written = " ".join(given.lower().split()) if isinstance(given, str) else None
    for polarity in Polarity:
        if polarity.value == written:
            return polarity
    values = ", ".join(repr(polarity.value) for polarity in Polarity)
    raise PolarityError(f"polarity must be a Polarity or one of {values}", given=given)
