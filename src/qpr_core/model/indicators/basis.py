"""Coverage: the time that a figure covers, which limits what it is compared with."""

from typing import TypeAlias

from attrs import frozen

from qpr_core.errors import IndicatorError
from qpr_core.model.values.arguments import check_whole_number
from qpr_core.model.values.records import Choice, known_words, member_of, shown


class Basis(Choice):
    """The coverage of a figure: its period, or the financial year to the end of it.

    A year-to-date total begins again each year and grows: the total of the second quarter includes the first. Days lost
    since April are a total. A year-to-date rate covers the same time and does not grow: the share of invoices that were
    paid on time since April is a rate.

    >>> list(Basis)
    [Basis.IN_PERIOD, Basis.YEAR_TO_DATE_TOTAL, Basis.YEAR_TO_DATE_RATE]
    """

    IN_PERIOD = "in period"
    YEAR_TO_DATE_TOTAL = "year-to-date total"
    YEAR_TO_DATE_RATE = "year-to-date rate"


@frozen(repr=False)
class Rolling:
    """A figure that covers the last *periods*, its own included.

    Neighbouring figures overlap.

    >>> Rolling(4)
    Rolling(periods=4)

    Raises:
        IndicatorError: If *periods* is not a whole number of 2 or more.
    """

    periods: int

    __repr__ = shown

    def __attrs_post_init__(self) -> None:
        """Check the number of periods."""
        check_whole_number(self.periods, "periods of a rolling figure", IndicatorError, least=2)


Coverage: TypeAlias = Basis | Rolling
"""The time that a figure covers."""


def read_coverage(given: Coverage | str) -> Coverage:
    """Return a coverage that is given, or the basis that a word names.

    >>> read_coverage("Year to date total"), read_coverage(Rolling(4))
    (Basis.YEAR_TO_DATE_TOTAL, Rolling(periods=4))

    Raises:
        IndicatorError: If *given* is neither a `Basis`, nor a word for one, nor a `Rolling`.
    """
    if isinstance(given, Rolling):
        return given
    basis = member_of(Basis, given)
    if basis is None:
        raise IndicatorError(f"basis must be a Basis, a Rolling or one of {known_words(Basis)}", given=given)
    return basis
