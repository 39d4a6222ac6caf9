"""Disclosure control: which results are based on a small count."""

from qpr_core.errors import FigureError
from qpr_core.model.series.observation import Result
from qpr_core.model.values.figures import as_code
from qpr_core.model.values.ratio import Ratio
from qpr_core.model.values.unit import Unit


def is_small(result: Result, below: int, unit: Unit, code: str) -> bool:
    """Return True if a count is above 0 and less than *below*.

    The count is the result itself, or one of the two counts of a ratio, or their difference.

    >>> is_small(Ratio(97, 100), 5, Unit.named("%"), "D1")
    True

    Raises:
        FigureError: If the *result* of the indicator of that *code* is neither a count in its *unit* nor two counts.
    """
    if isinstance(result, Ratio):
        counts = [result.numerator, result.denominator - result.numerator, result.denominator]
    elif unit.per == 1 and result.denominator == 1:
        counts = [result.numerator]
    else:
        raise FigureError(
            "result must be a count or two counts where small counts are withheld", shown=as_code(result), whose=code
        )
    return any(0 < abs(count) < below for count in counts)
