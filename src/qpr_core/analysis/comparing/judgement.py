"""Judgement of a change, and its cause: performance or the target."""

from fractions import Fraction

from qpr_core.analysis.answers import Cause, Judgement, NoComparison, NoRating, Rating
from qpr_core.model.indicators.indicator import Indicator


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


def judge(
    indicator: Indicator, now: tuple[Fraction, Fraction | None], before: tuple[Fraction, Fraction | None]
) -> Judgement | NoComparison:
    """Return whether one value is better than another.

    Each value comes with its target, if it has one.

    >>> from qpr_core import Polarity
    >>> staff = Indicator(code="S1", name="Staff", polarity=Polarity.CLOSEST_TO_TARGET_IS_BEST, unit="number")
    >>> judge(staff, (Fraction(51), Fraction(50)), (Fraction(48), Fraction(50)))
    Judgement.BETTER
    >>> judge(staff, (Fraction(51), None), (Fraction(48), Fraction(50)))
    NoComparison.NO_TARGET
    """
    if not indicator.polarity.judges:
        return NoComparison.NO_POLARITY
    (value_now, target_now), (value_before, target_before) = now, before
    if indicator.polarity.needs_target and (target_now is None or target_before is None):
        return NoComparison.NO_TARGET
    merit = indicator.polarity.merit
    gain = merit(value_now, target_now) - merit(value_before, target_before)
    if gain == 0:
        return Judgement.SAME
    return Judgement.BETTER if gain > 0 else Judgement.WORSE
