"""Aggregation: the ways to make the result of a quarter or a longer period."""

from collections.abc import Sequence
from fractions import Fraction

from qpr_core.errors import SeriesError
from qpr_core.model.series.withheld import Withheld
from qpr_core.model.values.ratio import Ratio
from qpr_core.model.values.records import Choice


class Aggregation(Choice):
    """A way to make the result of a longer period from those of its parts.

    Months make a quarter, and months or quarters make a half-year or a year. There is no default. Use the last month
    for a level (staff in post), which is the last quarter for results by quarter. Use the sum for an amount (visits),
    the mean for a rate with the same weight in every part, and pooled counts for a part out of a whole.

    >>> Aggregation.POOLED_COUNTS.combine([Ratio(1, 2), Ratio(0, 0), Ratio(3, 8)])
    Ratio(numerator=4, denominator=10)
    >>> Aggregation.SUM.combine([Fraction(5), None, Fraction(7)]) is None
    True
    """

    LAST_MONTH = "last month"
    SUM = "sum"
    MEAN = "mean"
    POOLED_COUNTS = "pooled counts"

    def combine(self, parts: Sequence[Fraction | Ratio | Withheld | None]) -> Fraction | Ratio | Withheld | None:
        """Return the result of a period from those of its *parts*, in their order.

        `None` stands for a missing result. A period with a missing part has no result, unless only the last part
        counts. It is withheld if a part is. 0 out of 0 is not missing from pooled counts, because it adds nothing to
        them.

        Raises:
            SeriesError: If a part is a figure and counts are pooled, or if it is two counts and parts are summed or
                averaged.
        """
        if self is Aggregation.LAST_MONTH:
            return parts[-1]
        if None not in parts and any(isinstance(part, Withheld) for part in parts):
            return Withheld()
        if self is Aggregation.POOLED_COUNTS:
            ratios = [part for part in parts if isinstance(part, Ratio)]
            self._reject([part for part in parts if isinstance(part, Fraction)])
            if len(ratios) < len(parts):
                return None
            return Ratio(sum(ratio.numerator for ratio in ratios), sum(ratio.denominator for ratio in ratios))
        figures = [part for part in parts if isinstance(part, Fraction)]
        self._reject([part for part in parts if isinstance(part, Ratio)])
        if len(figures) < len(parts):
            return None
        total = sum(figures, Fraction(0))
        return total if self is Aggregation.SUM else total / len(parts)

    def _reject(self, unfit: Sequence[Fraction | Ratio]) -> None:
        if unfit:
            kind = "two counts" if self is Aggregation.POOLED_COUNTS else "figures"
            raise SeriesError(f"results must be {kind} to be aggregated by {self.value}", given=unfit[0])
