"""Judgement of a change, and its cause: performance or the target."""

from fractions import Fraction
from typing import NamedTuple

from qpr_core.analysis.answers import Cause, Judgement, NoComparison, NoRating, Rating
from qpr_core.analysis.rating.standing import Standing
from qpr_core.model.indicators.indicator import Indicator
from qpr_core.model.thresholds.interval import Interval
from qpr_core.model.thresholds.rating_rule import rank_in


def cause_of(before: Rating, rebased: Rating, now: Rating) -> Cause:
    """Return the cause of a different rating.

    From *before* to *rebased* only the target changes, from *rebased* to *now* only performance.

    >>> from qpr_core import Rag
    >>> cause_of(Rag.GREEN, Rag.AMBER, Rag.GREEN)
    Cause.BOTH
    """
    if before is not now and NoRating.NO_TARGET in {before, now}:
        return Cause.TARGET  # without a target in both periods, performance cannot have changed a rating
    if before is not rebased:
        return Cause.BOTH if rebased is not now else Cause.TARGET
    return Cause.PERFORMANCE if rebased is not now else Cause.NEITHER


class Judged(NamedTuple):
    """A value that is judged, with its target and its ranges, if it has them."""

    value: Fraction
    target: Fraction | None
    ranges: tuple[Interval, ...] = ()

    @property
    def is_lopsided(self) -> bool:
        """Whether a range with two ends reaches further on one side of the target."""
        two_ended = [each for each in self.ranges if each.low is not None and each.high is not None]
        return self.target is not None and any(not each.is_around(self.target) for each in two_ended)

    @property
    def band(self) -> int:
        """The rank of the value in its ranges."""
        return rank_in(self.ranges, self.value)


def judged(standing: Standing, value: Fraction) -> Judged:
    """Return a value with the target and the ranges of a standing.

    Only a distance to the target needs the ranges.
    """
    return Judged(value, standing.target, standing.ranges if standing.indicator.polarity.needs_target else ())


def judge(indicator: Indicator, now: Judged, before: Judged) -> Judgement | NoComparison:
    """Return whether one value is better than another.

    Where closest to target is best, a band may reach further on one side than on the other. Then a value in a better
    band is better, and of two values in one band the closer one.

    >>> from qpr_core import Polarity
    >>> staff = Indicator(code="S1", name="Staff", polarity=Polarity.CLOSEST_TO_TARGET_IS_BEST, unit="number")
    >>> judge(staff, Judged(Fraction(51), Fraction(50)), Judged(Fraction(48), Fraction(50)))
    Judgement.BETTER
    >>> judge(staff, Judged(Fraction(51), None), Judged(Fraction(48), Fraction(50)))
    NoComparison.NO_TARGET
    """
    if not indicator.polarity.judges:
        return NoComparison.NO_POLARITY
    if indicator.polarity.needs_target:
        if now.target is None or before.target is None:
            return NoComparison.NO_TARGET
        if (now.is_lopsided or before.is_lopsided) and now.band != before.band:
            return Judgement.BETTER if now.band < before.band else Judgement.WORSE
    merit = indicator.polarity.merit
    gain = merit(now.value, now.target) - merit(before.value, before.target)
    if gain == 0:
        return Judgement.SAME
    return Judgement.BETTER if gain > 0 else Judgement.WORSE
