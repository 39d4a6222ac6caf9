"""Aggregation: the ways to make the result of a quarter from three months."""

from collections.abc import Sequence
from fractions import Fraction

from qpr_core.errors import SeriesError
from qpr_core.model.values.ratio import Ratio
from qpr_core.model.values.records import Choice


class Aggregation(Choice):
    """A way to make the result of a quarter from the results of its three months.

    There is no default. Use the last month for a level (staff in post), the sum for an amount (visits), the mean for a
    rate with the same weight in every month, and pooled counts for a part out of a whole.

    >>> Aggregation.POOLED_COUNTS.combine([Ratio(1, 2), Ratio(0, 0), Ratio(3, 8)])
    Ratio(numerator=4, denominator=10)
    >>> Aggregation.SUM.combine([Fraction(5), None, Fraction(7)]) is None
    True
    """

    LAST_MONTH = "last month"
    SUM = "sum"
    MEAN = "mean"
    POOLED_COUNTS = "pooled counts"

    def combine(self, months: Sequence[Fraction | Ratio | None]) -> Fraction | Ratio | None:
        """Return the result of a quarter from those of its *months*, in their order.

        `None` stands for a missing result. A quarter with a missing month has no result, unless only the last month
        counts. 0 out of 0 is not missing from pooled counts, because it adds nothing to them.

        Raises:
            SeriesError: If a month is a figure and counts are pooled, or if it is two counts and months are summed or
                averaged.
        """
        if self is Aggregation.LAST_MONTH:
            return months[-1]
        if self is Aggregation.POOLED_COUNTS:
            ratios = [month for month in months if isinstance(month, Ratio)]
            self._reject([month for month in months if isinstance(month, Fraction)])
            if len(ratios) < len(months):
                return None
            return Ratio(sum(ratio.numerator for ratio in ratios), sum(ratio.denominator for ratio in ratios))
        figures = [month for month in months if isinstance(month, Fraction)]
        self._reject([month for month in months if isinstance(month, Ratio)])
        if len(figures) < len(months):
            return None
        total = sum(figures, Fraction(0))
        return total if self is Aggregation.SUM else total / len(months)

    def _reject(self, unfit: Sequence[Fraction | Ratio]) -> None:
        if unfit:
            kind = "two counts" if self is Aggregation.POOLED_COUNTS else "figures"
            raise SeriesError(f"months must be {kind} to be aggregated by {self.value}", given=unfit[0])
