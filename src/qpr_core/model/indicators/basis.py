"""What span of time a figure covers, which decides what it may be compared with."""

from typing import TypeAlias

from attrs import frozen

from qpr_core.errors import IndicatorError
from qpr_core.model.values.arguments import check_whole_number
from qpr_core.model.values.records import Choice, shown


class Basis(Choice):
    """Whether a figure covers its own period, or the financial year up to the end of it.

    A year-to-date total accumulates: it begins again each year, and its second quarter holds the first. A year-to-date
    rate (days lost for each of the staff would be a total; the share of invoices paid in time is a rate) covers the
    same span and does not grow with it.

    >>> list(Basis)
    [Basis.IN_PERIOD, Basis.YEAR_TO_DATE_TOTAL, Basis.YEAR_TO_DATE_RATE]
    """

    IN_PERIOD = "in period"
    YEAR_TO_DATE_TOTAL = "year-to-date total"
    YEAR_TO_DATE_RATE = "year-to-date rate"


@frozen(repr=False)
class Rolling:
    """A figure that covers the last so many periods, its own included; neighbouring figures overlap.

    >>> Rolling(4)
    Rolling(periods=4)

    Raises:
        IndicatorError: if there are not 2 periods or more.
    """

    periods: int

    __repr__ = shown

    def __attrs_post_init__(self) -> None:
        """Refuse a window that nothing rolls in."""
        check_whole_number(self.periods, "periods of a rolling figure", IndicatorError, least=2)


Coverage: TypeAlias = Basis | Rolling
"""What span of time a figure covers."""
