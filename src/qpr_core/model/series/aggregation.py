"""How the results of three months make that of their quarter."""

from collections.abc import Sequence
from fractions import Fraction

from qpr_core.errors import SeriesError
from qpr_core.model.values.ratio import Ratio
from qpr_core.model.values.records import Choice


class Aggregation(Choice):
    """How the results of three months make that of their quarter; there is no default, as each is right somewhere.

    The last month counts where a month shows a level (staff in post), the sum where it shows an amount (visits), the
    mean where it shows a rate of equal weight, and the pooled counts where it shows so many of so many.

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
        """Give the result of a quarter from those of its three *months*, in their order; `None` is a missing one.

        A quarter with a month missing has no result, but for the last month, which counts alone. Nought of nought is
        not missing from pooled counts, to which it adds nothing.

        Raises:
            SeriesError: if figures are to be pooled, or two counts to be summed or averaged.
        """
        if self is Aggregation.LAST_MONTH:
            return months[-1]
        if self is Aggregation.POOLED_COUNTS:
            ratios = [month for month in months if isinstance(month, Ratio)]
            self._refuse([month for month in months if isinstance(month, Fraction)])
            if len(ratios) < len(months):
                return None
            return Ratio(sum(ratio.numerator for ratio in ratios), sum(ratio.denominator for ratio in ratios))
        figures = [month for month in months if isinstance(month, Fraction)]
        self._refuse([month for month in months if isinstance(month, Ratio)])
        if len(figures) < len(months):
            return None
        total = sum(figures, Fraction(0))
        return total if self is Aggregation.SUM else total / len(months)

    def _refuse(self, strangers: Sequence[Fraction | Ratio]) -> None:
        if strangers:
            kind = "two counts" if self is Aggregation.POOLED_COUNTS else "figures"
            raise SeriesError(f"months must be {kind} to be aggregated by {self.value}, got {strangers[0]!r}")
