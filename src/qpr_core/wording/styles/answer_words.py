"""Text for every answer that is not a band: directions, judgements and reasons."""

from collections.abc import Mapping
from typing import Final

from qpr_core.analysis.answers import (
    Direction,
    Judgement,
    Movement,
    NoComparison,
    NoDirection,
    NoRating,
    NotPooled,
    NoYearEnd,
)
from qpr_core.model.indicators.implausible_figure import FigurePart
from qpr_core.model.thresholds.scheme import Expectation
from qpr_core.model.time.frequency import Frequency
from qpr_core.model.values.records import Choice

_NO_RATING: Final[Mapping[Choice, str]] = {
    NoRating.NO_RESULT: "there is no result",
    NoRating.NOTHING_TO_COUNT: "there was nothing to count",
    NoRating.NO_TARGET: "there is no target",
    NoRating.NO_TARGET_FOR_PERIOD: "there is no target for the total at this point in the year",
    NoRating.DATA_ONLY: "it is for information only",
    NoRating.NOT_YET_DUE: "its first result is not yet due",
    NoRating.TOO_OLD: "its latest result is too old",
    NoRating.NO_HISTORY: "there is no earlier result for the rule to use",
    NoRating.DIFFERENT_PART_OF_YEAR: "its result covers a different part of the year",
    NoRating.WITHHELD: "its rating is withheld to protect small counts",
}


_NO_COMPARISON: Final[Mapping[Choice, str]] = {
    NoComparison.NO_RESULT: "there is no result for {period}",
    NoComparison.NO_RESULT_BEFORE: "there is no result for {against}",
    NoComparison.NO_POLARITY: "neither up nor down is better",
    NoComparison.NO_TARGET: "there is no target",
    NoComparison.ACCUMULATES: "the total builds up through the year",
    NoComparison.REDEFINED: "the definition has changed",
    NoComparison.WITHHELD: "its figures are withheld",
}


_NO_DIRECTION: Final[Mapping[Choice, str]] = {
    NoDirection.TOO_FEW_POINTS: "there are too few results",
    NoDirection.TOO_FEW_YEARS: "there are too few years of results",
    NoDirection.GAP: "there is no result to compare the newest one with",
    NoDirection.NO_POLARITY: "neither up nor down is better",
    NoDirection.NO_TARGET: "some results have no target to compare them with",
    NoDirection.TOO_OLD: "its latest result is too old",
    NoDirection.ACCUMULATES: "the total builds up through the year, so it shows no trend",
    NoDirection.NO_BASELINE: "there are too few results in the baseline to calculate limits",
    NoDirection.NO_VARIATION: "the results in the baseline are all the same, so there are no limits to calculate",
    NoDirection.YES_OR_NO: "the results are yes or no, so there is no trend",
    NoDirection.WITHHELD: "a result is withheld",
}


ANSWERS: Final[Mapping[Choice, str]] = {
    **_NO_RATING,
    **_NO_COMPARISON,
    **_NO_DIRECTION,
    Expectation.ABOVE: "above expectations",
    Expectation.WITHIN: "within expectations",
    Expectation.BELOW: "below expectations",
    Movement.UP: "up",
    Movement.DOWN: "down",
    Movement.UNCHANGED: "unchanged",
    Judgement.BETTER: "which is better",
    Judgement.WORSE: "which is worse",
    Judgement.SAME: "which is no better and no worse",
    Direction.POSITIVE: "positive",
    Direction.STABLE: "stable or with no clear trend",
    Direction.NEGATIVE: "negative",
    NoYearEnd.YEAR_OVER: "the year is over",
    NoYearEnd.NO_TARGET: "there is no target for the end of the year",
    NoYearEnd.GAP: "a result for the year is missing",
    NoYearEnd.WITHHELD: "its figures are withheld",
    NotPooled.NO_RESULT: "there is no result",
    NotPooled.CARRIED: "its result is carried forward",
    NotPooled.WITHHELD: "its figures are withheld",
    NotPooled.NO_COUNTS: "its result has no counts",
    FigurePart.RESULT: "result",
    FigurePart.TARGET: "target",
    FigurePart.FLOOR: "floor standard",
    FigurePart.LEVEL: "level",
    FigurePart.RANGE_END: "end of the expected range",
    FigurePart.TOLERANCE: "tolerance",
    FigurePart.COMPARATOR: "comparator",
    Frequency.MONTHLY: "month",
    Frequency.QUARTERLY: "quarter",
    Frequency.HALF_YEARLY: "half-year",
    Frequency.YEARLY: "year",
}
"""The text of an answer; the text of a reason can follow "because"."""
