"""What a period is set against."""

from qpr_core.model.choice import Choice
from qpr_core.model.frequency import Frequency
from qpr_core.model.period import Period


class Baseline(Choice):
    """What a period is set against.

    >>> Baseline.SAME_PERIOD_LAST_YEAR.of(Period.parse("Q2 2023/24"))
    Period.parse('Q2 2022/23')
    """

    PREVIOUS_PERIOD = "previous period"
    SAME_PERIOD_LAST_YEAR = "same period last year"

    def of(self, period: Period) -> Period:
        """Give the period that *period* is set against; for a year both are the year before."""
        years = self is Baseline.SAME_PERIOD_LAST_YEAR
        return period.shift(-Frequency.YEARLY.months // period.frequency.months if years else -1)
