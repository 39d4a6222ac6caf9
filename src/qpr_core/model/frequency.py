"""How often something is reported: every month, quarter or year."""

from qpr_core.model.choice import Choice


class Frequency(Choice):
    """The length of a reporting period; its value is the number of months.

    >>> Frequency.QUARTERLY.months
    3
    """

    MONTHLY = 1
    QUARTERLY = 3
    YEARLY = 12

    def __init__(self, months: int) -> None:
        """Keep the number of months, which is asked for often."""
        self.months = months

    @property
    def noun(self) -> str:
        """What one period is called: month, quarter or year."""
        return {1: "month", 3: "quarter", 12: "year"}[self.months]
