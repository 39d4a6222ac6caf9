"""What a change is: better or worse, with the performance or with the target."""

from fractions import Fraction

from qpr_core.analysis.answers import Cause, Judgement, NoComparison, NoRating, Rating
from qpr_core.model.indicators.indicator import Indicator


def cause_of(before: Rating, rebased: Rating, now: Rating) -> Cause:
    """Say why a rating moved: from *before* to *rebased* with the target, from *rebased* to *now* with performance.

    >>> from qpr_core import Rag
    >>> cause_of(Rag.GREEN, Rag.AMBER, Rag.GREEN)
    Cause.BOTH
    """
    if before is not now and NoRating.NO_TARGET in {before, now}:
        return Cause.TARGET  # there was none before, or is none now, so that performance cannot have moved a rating
    if before is not rebased:
        return Cause.BOTH if rebased is not now else Cause.TARGET
    return Cause.PERFORMANCE if rebased is not now else Cause.NEITHER


def judge(
    indicator: Indicator, now: tuple[Fraction, Fraction | None], before: tuple[Fraction, Fraction | None]
) -> Judgement | NoComparison:
    """Say whether one value is better than another, each with the target that it is held to, if any.

    >>> from qpr_core import Polarity
    >>> staff = Indicator(code="S1", name="Staff", polarity=Polarity.CLOSEST_TO_TARGET_IS_BEST, unit="number")
    >>> judge(staff, (Fraction(51), Fraction(50)), (Fraction(48), Fraction(50)))
    Judgement.BETTER
    >>> judge(staff, (Fraction(51), None), (Fraction(48), Fraction(50)))
    NoComparison.NO_TARGET
    """
    if not indicator.polarity.judges:
        return NoComparison.NO_POLARITY
    if indicator.polarity.needs_target and (now[1] is None or before[1] is None):
        return NoComparison.NO_TARGET
    gain = indicator.polarity.merit(*now) - indicator.polarity.merit(*before)
    if gain == 0:
        return Judgement.SAME
    return Judgement.BETTER if gain > 0 else Judgement.WORSE
