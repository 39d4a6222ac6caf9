"""Disclosure control: which results have counts that can be protected."""

from math import ceil, floor

from qpr_core.errors import FigureError
from qpr_core.model.series.observation import Result
from qpr_core.model.thresholds.interval import Interval
from qpr_core.model.values.figures import as_code
from qpr_core.model.values.ratio import Ratio
from qpr_core.model.values.unit import Unit


def check_countable(result: Result, unit: Unit, code: str) -> None:
    """Check that a *result* is a count in its *unit*, or two counts.

    Raises:
        FigureError: If the result of the indicator of that *code* is neither.
    """
    if not isinstance(result, Ratio) and not (unit.per == 1 and result.denominator == 1):
        raise FigureError(
            "result must be a count or two counts where small counts are withheld", shown=as_code(result), whose=code
        )


def possible_counts(possible: Interval | None, counts: range) -> range:
    """Return those of some *counts* that an interval has; all of them if it is None.

    >>> possible_counts(Interval("2.5", 9, excludes_high=True), range(1, 20))
    range(3, 9)
    """
    if possible is None:
        return counts
    first, end = counts.start, counts.stop
    if possible.low is not None:
        lowest = floor(possible.low) + 1 if possible.excludes_low else ceil(possible.low)
        first = max(first, lowest)
    if possible.high is not None:
        highest = ceil(possible.high) - 1 if possible.excludes_high else floor(possible.high)
        end = min(end, highest + 1)
    return range(first, max(first, end))
