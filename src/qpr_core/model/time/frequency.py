"""Frequency: the length of a reporting period."""

from collections.abc import Mapping
from typing import Self

from qpr_core.model.values.records import Choice


class Frequency(Choice):
    """The length of a reporting period. Its value is the number of months.

    >>> Frequency.QUARTERLY.months, Frequency("annual"), Frequency("half-yearly")
    (3, Frequency.YEARLY, Frequency.HALF_YEARLY)
    """

    MONTHLY = 1
    QUARTERLY = 3
    HALF_YEARLY = 6
    YEARLY = 12

    @classmethod
    def _more_words(cls) -> Mapping[Self, tuple[str, ...]]:
        """Return the usual words, as the values are numbers."""
        return {
            cls(1): ("monthly",),
            cls(3): ("quarterly",),
            cls(6): ("half-yearly", "six-monthly"),
            cls(12): ("yearly", "annual", "annually"),
        }

    def __init__(self, months: int) -> None:
        """Keep the number of months, which is read often."""
        self.months = months

    @property
    def noun(self) -> str:
        """The word for one period: month, quarter, half-year or year."""
        return {1: "month", 3: "quarter", 6: "half-year", 12: "year"}[self.months]
