"""Answers: ratings, changes, directions and flags, and reasons for none.

Ratings come first, then comparisons, directions, the look ahead, pooled figures and flags. Every reason for having no
answer is a `Reason`, whose `meaning` is a sentence.
"""

from fractions import Fraction
from typing import Final, Self, TypeAlias

from qpr_core.model.thresholds.scheme import Expectation, Scheme
from qpr_core.model.values.records import Choice

_RANK_AFTER_BANDS: Final = 1_000_000
"""The rank of the first reason for no rating: beyond the bands of any scheme."""


class Reason(Choice):
    """A reason for having no answer.

    Its `meaning` is a sentence that explains it to the analyst.

    >>> NoRating("too old").meaning
    'The latest result is older than the indicator allows.'
    """

    _value_: str
    meaning: str

    def __new__(cls, value: str, meaning: str) -> Self:
        """Make a member from its value and its meaning."""
        member = object.__new__(cls)
        member._value_, member.meaning = value, meaning
        return member


class NoRating(Reason):
    """The reason why there is no rating; never a zero and never an error.

    A reason has a `rank`, a `colour` and a `symbol`, as bands have. It comes after every band and has no colour.

    >>> from qpr_core import Indicator, Polarity, Rag, Ratio, classify
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%")
    >>> classify(calls, 84), classify(calls, Ratio(0, 0)), classify(calls, None)
    (NoRating.NO_TARGET, NoRating.NOTHING_TO_COUNT, NoRating.NO_RESULT)
    >>> sorted([NoRating.TOO_OLD, Rag.RED, Rag.GREEN], key=lambda rating: rating.rank)
    [Rag.GREEN, Rag.RED, NoRating.TOO_OLD]
    """

    NO_RESULT = "no result", "There is no result."
    NOTHING_TO_COUNT = "nothing to count", "There was nothing to count: the total of the result is 0."
    NO_TARGET = "no target", "There is no target."
    NO_TARGET_FOR_PERIOD = "no target for the period", "The indicator has targets, but none for this period."
    DATA_ONLY = "data only", "The indicator is reported as data only and has no target to be rated against."
    NOT_YET_DUE = "not yet due", "The first result is not due yet."
    TOO_OLD = "too old", "The latest result is older than the indicator allows."
    NO_HISTORY = "no history", "The rating rule needs an earlier result, and there is none."
    DIFFERENT_PART_OF_YEAR = (
        "different part of the year",
        "The result is a total for a different part of the year from the one that the target is for.",
    )
    WITHHELD = "withheld", "The rating is withheld, because it could reveal a small count."

    @property
    def rank(self) -> int:
        """The position after every band of any scheme, in the order of the reasons."""
        return _RANK_AFTER_BANDS + list(NoRating).index(self)

    @property
    def colour(self) -> str | None:
        """The colour, which only bands have; always `None`."""
        return None

    @property
    def symbol(self) -> str | None:
        """The symbol, which only bands have; always `None`."""
        return None


Rating: TypeAlias = Scheme | Expectation | NoRating
"""A band, a position by an expected range, or the reason for neither."""


class NoGroupRating(Reason):
    """The reason why a group has no rating; never a zero and never an error.

    >>> from qpr_core import NoRating, Rag
    >>> from qpr_core.groups import WorstOf, rate_group
    >>> ratings = {"K1": Rag.GREEN, "K2": NoRating.NO_RESULT, "K3": NoRating.NO_TARGET}
    >>> rate_group(ratings, WorstOf(least_rated="50%")).rating
    NoGroupRating.TOO_FEW_RATED
    """

    NO_MEMBERS = "no members", "The group has no member that could be rated."
    NONE_RATED = "none rated", "No member of the group is rated."
    TOO_FEW_RATED = "too few rated", "Fewer members of the group are rated than its rule needs."
    TIE = "tie", "Several bands are equally frequent, and the rule does not settle a tie."
    NO_ANSWER = "no answer", "The rule has no answer for these ratings."


class Movement(Choice):
    """The arithmetic direction of a change; up may be better or worse.

    >>> Movement("up")
    Movement.UP
    """

    UP = "up"
    DOWN = "down"
    UNCHANGED = "unchanged"


def movement_of(change: Fraction | float) -> Movement:
    """Return the movement of a *change*: up if it is positive, down if it is negative.

    >>> movement_of(-1), movement_of(Fraction(0))
    (Movement.DOWN, Movement.UNCHANGED)
    """
    return Movement.UP if change > 0 else Movement.DOWN if change < 0 else Movement.UNCHANGED


class Judgement(Choice):
    """A change as better, worse or the same; the polarity of the indicator decides.

    >>> Judgement("better")
    Judgement.BETTER
    """

    BETTER = "better"
    WORSE = "worse"
    SAME = "same"


class Cause(Choice):
    """The cause of a different rating: performance changed, the target did, or both.

    >>> from qpr_core import Indicator, Polarity, Thresholds, TimeSeries, compare
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%",
    ...                   thresholds={"2022/23": Thresholds(target=85, floor=80),
    ...                               "2023/24": Thresholds(target=90, floor=80)})
    >>> comparison = compare(calls, TimeSeries({"Q4 2022/23": 86, "Q1 2023/24": 87}), "Q1 2023/24")
    >>> comparison.before.rating, comparison.rebased.rating, comparison.now.rating, comparison.cause
    (Rag.GREEN, Rag.AMBER, Rag.AMBER, Cause.TARGET)
    """

    NEITHER = "neither"
    PERFORMANCE = "performance"
    TARGET = "target"
    BOTH = "both"


class NoComparison(Reason):
    """The reason why there is no comparison, or no judgement of one.

    >>> from qpr_core import Indicator, Polarity, TimeSeries, compare
    >>> demand = Indicator(code="A1", name="Calls", polarity=Polarity.NEITHER, unit="number")
    >>> compare(demand, TimeSeries({"Q1 2023/24": 5, "Q2 2023/24": 7}), "Q2 2023/24").judgement
    NoComparison.NO_POLARITY
    """

    NO_RESULT = "no result", "There is no result for the period."
    NO_RESULT_BEFORE = "no result before", "There is no result to compare with."
    NO_POLARITY = "no polarity", "Neither higher nor lower values of the indicator are better."
    NO_TARGET = "no target", "The closest value to the target is best, and there is no target."
    ACCUMULATES = "accumulates", "The totals build up through the year and cover different parts of it."
    REDEFINED = "redefined", "The definition of the indicator changed between the two periods."
    WITHHELD = "withheld", "The figures are withheld to protect small counts."


class Direction(Choice):
    """The direction of travel of performance.

    Positive always means better, even if lower is better.

    >>> list(Direction)
    [Direction.POSITIVE, Direction.STABLE, Direction.NEGATIVE]
    """

    POSITIVE = "positive"
    STABLE = "stable or with no clear trend"
    NEGATIVE = "negative"


class NoDirection(Reason):
    """The reason why there is no direction of travel.

    This is different from a stable direction.

    >>> from qpr_core import Indicator, Polarity, TimeSeries, direction_of_travel
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%")
    >>> direction_of_travel(calls, TimeSeries({"Q1 2023/24": 5}), "Q1 2023/24").direction
    NoDirection.TOO_FEW_POINTS
    """

    TOO_FEW_POINTS = "too few points", "There are fewer results than the method needs."
    TOO_FEW_YEARS = "too few years", "The results cover fewer years than the method needs."
    GAP = "a gap", "The method compares with an earlier period that has no result."
    NO_POLARITY = "no polarity", "Neither higher nor lower values of the indicator are better."
    NO_TARGET = "no target", "The closest value to the target is best, and a period has no target."
    TOO_OLD = "too old", "The latest result is older than the indicator allows."
    ACCUMULATES = "accumulates", "The total builds up through the year, so its quarters show no trend."
    NO_BASELINE = "no baseline", "The baseline of the control chart has too few results."
    NO_VARIATION = "no variation", "The results of the baseline do not vary, so there are no control limits."
    YES_OR_NO = "yes or no", "Each result is yes or no, so there is no trend."
    WITHHELD = "withheld", "A result is withheld to protect small counts."


class NoProjection(Reason):
    """The reason why no period can be projected in which the line meets the target.

    >>> list(NoProjection)[:2]
    [NoProjection.MET_ALREADY, NoProjection.MOVING_AWAY]
    """

    MET_ALREADY = "met already", "The line meets the target already."
    MOVING_AWAY = "moving away", "The line leads away from the target."
    TOO_FAR = "too far", "The line does not meet the target within the periods that are projected."
    NO_CLEAR_TREND = "no clear trend", "There is no clear trend to project."
    NO_DIRECTION = "no direction", "There is no direction of travel, or its method draws no line."
    NO_TARGET = "no target", "There is no target."


class NoYearEnd(Reason):
    """The reason why nothing can be worked out for the rest of the year.

    >>> list(NoYearEnd)
    [NoYearEnd.YEAR_OVER, NoYearEnd.NO_TARGET, NoYearEnd.GAP, NoYearEnd.WITHHELD]
    """

    YEAR_OVER = "year over", "The year is over."
    NO_TARGET = "no target", "There is no target for the end of the year."
    GAP = "a gap", "A result of the year so far is missing."
    WITHHELD = "withheld", "The figures are withheld to protect small counts."


class NotPooled(Reason):
    """The reason why an indicator is not in a pooled figure.

    >>> list(NotPooled)
    [NotPooled.NO_RESULT, NotPooled.CARRIED, NotPooled.WITHHELD, NotPooled.NO_COUNTS]
    """

    NO_RESULT = "no result", "There is no result that counts in the quarter."
    CARRIED = "carried", "The latest result is carried forward from an earlier period."
    WITHHELD = "withheld", "The figures are withheld to protect small counts."
    NO_COUNTS = "no counts", "The result is a figure and not two counts."


class Flag(Choice):
    """A fact that a reader has to know before relying on a rating.

    Reports list flags in the order of the members. `IMPLAUSIBLE` comes first: if a figure is probably a typing error,
    nothing else about the rating matters.

    >>> Flag("provisional")
    Flag.PROVISIONAL
    """

    IMPLAUSIBLE = "implausible"
    CARRIED = "carried"
    PROVISIONAL = "provisional"
    REVISED = "revised"
    RESTATED = "restated"
    TARGET_CHANGED = "target changed"
    REDEFINED = "redefined"
    CROSSES_YEAR_END = "crosses year end"
    ROUNDING_CONFLICT = "rounding conflict"
    SMALL_NUMBERS = "small numbers"
    WITHHELD = "withheld"
