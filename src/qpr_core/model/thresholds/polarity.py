"""Polarity: which direction is better, and what a change is worth."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Final, Self

from qpr_core.errors import PolarityError
from qpr_core.model.thresholds.interval import Interval
from qpr_core.model.values.arguments import check_kind
from qpr_core.model.values.records import Choice


class Polarity(Choice):
    """The direction in which an indicator improves.

    It is always given and never guessed, because the share of late reviews looks like the share of punctual ones.

    >>> Polarity.LOWER_IS_BETTER.gain(before=Fraction(12), now=Fraction(9))
    Fraction(3, 1)
    >>> Polarity("closest to target is best"), Polarity("Bigger-is-better")
    (Polarity.CLOSEST_TO_TARGET_IS_BEST, Polarity.HIGHER_IS_BETTER)
    """

    HIGHER_IS_BETTER = "higher is better"
    LOWER_IS_BETTER = "lower is better"
    CLOSEST_TO_TARGET_IS_BEST = "closest to target is best"
    NEITHER = "neither"

    @classmethod
    def _more_words(cls) -> Mapping[Self, tuple[str, ...]]:
        """Return the other words that analysts use for a polarity."""
        return {cls(value): words for value, words in _OTHER_WORDS.items()}

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


_OTHER_WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "higher is better": (
        "higher", "high", "high is good", "bigger is better", "more is better", "HIB", "up", "up is good", "increase",
        "maximise", "maximize", "aim to maximise",
    ),
    "lower is better": (
        "lower", "low", "low is good", "smaller is better", "less is better", "LIB", "down", "down is good", "decrease",
        "minimise", "minimize", "aim to minimise",
    ),
    "closest to target is best": (
        "closest to target", "nearest to target", "close to target", "on target is best", "plan is best", "goldilocks",
    ),
    "neither": ("neither is better", "no polarity", "information only", "for information", "activity", "context"),
}  # fmt: skip
"""The other words for each polarity, which tables may have too.

Words that may also mean that the polarity is unknown are left out, such as "n/a" and "none".
"""


def read_polarity(given: object) -> Polarity:
    """Return a polarity that is given, or the one that a word names.

    >>> read_polarity("Higher is better"), read_polarity("LIB")
    (Polarity.HIGHER_IS_BETTER, Polarity.LOWER_IS_BETTER)

    Raises:
        PolarityError: If *given* is neither a `Polarity` nor a word for one.
    """
    return check_kind(given, Polarity, "polarity")
