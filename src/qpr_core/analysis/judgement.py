"""What a change is: better or worse, with the performance or with the target."""

from fractions import Fraction

from qpr_core.analysis.standing import Rating, Unrated
from qpr_core.model.choice import Choice
from qpr_core.model.indicator import Indicator


class Judgement(Choice):
    """Whether a change is for the better; the polarity says so.

    >>> Judgement("better")
    Judgement.BETTER
    """

    BETTER = "better"
    WORSE = "worse"
    SAME = "same"


class Incomparable(Choice):
    """Why there is no comparison, or no judgement of one.

    >>> from qpr_core import Polarity, TimeSeries, compare
    >>> demand = Indicator(code="A1", name="Calls", polarity=Polarity.NEITHER, unit="number")
    >>> compare(demand, TimeSeries({"Q1 2023/24": 5, "Q2 2023/24": 7}), "Q2 2023/24").judgement
    Incomparable.NO_POLARITY
    """

    NO_RESULT = "no result"
    NO_RESULT_BEFORE = "no result before"
    NO_POLARITY = "no polarity"
    NO_TARGET = "no target"
    ACCUMULATES = "accumulates"
    REDEFINED = "redefined"
    WITHHELD = "withheld"


class Cause(Choice):
    """Why two periods have different ratings: their results differ, their thresholds do, or both.

    >>> from qpr_core import Polarity, Thresholds, TimeSeries, compare
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%",
    ...                   thresholds={"2022/23": Thresholds(target=85, floor=80),
    ...                               "2023/24": Thresholds(target=90, floor=80)})
    >>> comparison = compare(calls, TimeSeries({"Q4 2022/23": 86, "Q1 2023/24": 87}), "Q1 2023/24")
    >>> comparison.before.rating, comparison.rebased.rating, comparison.now.rating, comparison.moved_by
    (Rag.GREEN, Rag.AMBER, Rag.AMBER, Cause.TARGET)
    """

    NEITHER = "neither"
    PERFORMANCE = "performance"
    TARGET = "target"
    BOTH = "both"


def cause_of(before: Rating, rebased: Rating, now: Rating) -> Cause:
    """Say why a rating moved: from *before* to *rebased* with the target, from *rebased* to *now* with performance.

    >>> from qpr_core import Rag
    >>> cause_of(Rag.GREEN, Rag.AMBER, Rag.GREEN)
    Cause.BOTH
    """
    if before is not now and Unrated.NO_TARGET in {before, now}:
        return Cause.TARGET  # there was none before, or is none now, so that performance cannot have moved a rating
    if before is not rebased:
        return Cause.BOTH if rebased is not now else Cause.TARGET
    return Cause.PERFORMANCE if rebased is not now else Cause.NEITHER


def judge(
    indicator: Indicator, now: tuple[Fraction, Fraction | None], before: tuple[Fraction, Fraction | None]
) -> Judgement | Incomparable:
    """Say whether one value is better than another, each with the target that it is held to, if any.

    >>> from qpr_core import Polarity
    >>> staff = Indicator(code="S1", name="Staff", polarity=Polarity.CLOSEST_TO_TARGET_IS_BEST, unit="number")
    >>> judge(staff, (Fraction(51), Fraction(50)), (Fraction(48), Fraction(50)))
    Judgement.BETTER
    >>> judge(staff, (Fraction(51), None), (Fraction(48), Fraction(50)))
    Incomparable.NO_TARGET
    """
    if not indicator.polarity.judges:
        return Incomparable.NO_POLARITY
    if indicator.polarity.needs_target and (now[1] is None or before[1] is None):
        return Incomparable.NO_TARGET
    gain = indicator.polarity.merit(*now) - indicator.polarity.merit(*before)
    if gain == 0:
        return Judgement.SAME
    return Judgement.BETTER if gain > 0 else Judgement.WORSE
