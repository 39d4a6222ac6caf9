"""Which way is better: the only module that tells a gain from a loss."""

from fractions import Fraction

from qpr_core.errors import PolarityError, got
from qpr_core.model.thresholds.interval import Interval
from qpr_core.model.values.records import Choice


class Polarity(Choice):
    """The direction in which an indicator improves.

    It is always said and never guessed: a percentage of reviews that are late and a percentage of plans
    that are on time look alike.

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
        """Whether there is a better and a worse at all; not so for activity and context figures."""
        return self is not Polarity.NEITHER

    @property
    def needs_target(self) -> bool:
        """Whether better and worse can be told only with a target in sight."""
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
        """Give a figure that grows as *value* gets better, in the unit of the value.

        Where closest to target is best it is the distance to the target, below nought.

        >>> Polarity.LOWER_IS_BETTER.merit(Fraction(12))
        Fraction(-12, 1)
        >>> Polarity.CLOSEST_TO_TARGET_IS_BEST.merit(Fraction(53), target=Fraction(50))
        Fraction(-3, 1)

        Raises:
            PolarityError: where neither is better, or where a target is needed and not given.
        """
        match self:
            case Polarity.HIGHER_IS_BETTER:
                return value
            case Polarity.LOWER_IS_BETTER:
                return -value
            case Polarity.CLOSEST_TO_TARGET_IS_BEST:
                if target is None:
                    raise PolarityError("a target is needed where closest to target is best, got none")
                return -abs(value - target)
            case Polarity.NEITHER:
                raise PolarityError("no value is better than another where the polarity is neither, got a comparison")

    def gain(self, *, before: Fraction, now: Fraction, target: Fraction | None = None) -> Fraction:
        """Say how much better *now* is than *before*, in the unit of the values; below nought is worse.

        >>> Polarity.CLOSEST_TO_TARGET_IS_BEST.gain(before=Fraction(46), now=Fraction(51), target=Fraction(50))
        Fraction(3, 1)

        Raises:
            PolarityError: as `merit` does.
        """
        if self is Polarity.HIGHER_IS_BETTER:
            return now - before
        if self is Polarity.LOWER_IS_BETTER:
            return before - now
        return self.merit(now, target) - self.merit(before, target)

    def gain_of_slope(self, slope: float) -> float:
        """Say how much better each period is than the one before, of a line with such a *slope*.

        The line is that of the value; where closest to target is best it is that of the distance to the target.

        >>> Polarity.LOWER_IS_BETTER.gain_of_slope(-1.5)
        1.5

        Raises:
            PolarityError: where neither is better.
        """
        match self:
            case Polarity.HIGHER_IS_BETTER:
                return slope
            case Polarity.LOWER_IS_BETTER | Polarity.CLOSEST_TO_TARGET_IS_BEST:
                return -slope
            case Polarity.NEITHER:
                raise PolarityError("no slope is better than another where the polarity is neither, got a trend")

    def acceptable(self, target: Fraction, slack: Fraction) -> Interval:
        """Give the values that meet *target* or miss it by no more than *slack*, boundary included.

        >>> Polarity.LOWER_IS_BETTER.acceptable(Fraction(20), Fraction(1))
        Interval(low=None, high=21)

        Raises:
            PolarityError: where neither is better.
        """
        match self:
            case Polarity.HIGHER_IS_BETTER:
                return Interval(target - slack, None)
            case Polarity.LOWER_IS_BETTER:
                return Interval(None, target + slack)
            case Polarity.CLOSEST_TO_TARGET_IS_BEST:
                return Interval(target - slack, target + slack)
            case Polarity.NEITHER:
                raise PolarityError("no value is acceptable or not where the polarity is neither, got a target")


def read_polarity(given: object) -> Polarity:
    """Return the polarity that is given, or that a text names.

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
    raise PolarityError(f"polarity must be a Polarity or one of {values}, got {got(given)}")
