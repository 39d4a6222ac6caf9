"""A result that is two counts, never divided before it is compared."""

from fractions import Fraction

from attrs import frozen

from qpr_core.errors import FigureError, RatioError, got
from qpr_core.model.values.figures import Number, exact
from qpr_core.model.values.records import shown


@frozen(init=False, repr=False)
class Ratio:
    """So many of so many: 74 of 125 complaints responded to in time.

    Both are whole numbers of nought or more. What the ratio amounts to depends on the unit of its
    indicator: 59.2 where that is per cent, 592 where it is per 1,000. 0 of 0 is a result that is missing,
    for the reason that there was nothing to count.

    >>> Ratio(74, 125).scaled(100) == Fraction("59.2")
    True
    >>> Ratio(0, 0).is_missing
    True

    Raises:
        RatioError: if one of the two is no whole number of nought or more, or if the denominator is nought
            under a numerator that is not.
    """

    numerator: int
    denominator: int

    __repr__ = shown

    def __init__(self, numerator: Number, denominator: Number) -> None:
        """Take two counts."""
        counted, total = _count(numerator, "numerator"), _count(denominator, "denominator")
        if total == 0 and counted != 0:
            raise RatioError(
                f"denominator must not be nought under a numerator that is not, got Ratio({counted}, {total})"
            )
        self.__attrs_init__(counted, total)

    @property
    def is_missing(self) -> bool:
        """Whether there was nothing to count: 0 of 0."""
        return self.denominator == 0

    def scaled(self, per: int) -> Fraction:
        """Give the exact figure *per* so many; raises `RatioError` for 0 of 0.

        >>> Ratio(1, 3).scaled(100)
        Fraction(100, 3)
        """
        if self.is_missing:
            raise RatioError("0 of 0 has no figure, got Ratio(0, 0)")
        return Fraction(self.numerator * per, self.denominator)


def _count(value: Number, what: str) -> int:
    try:
        figure = exact(value, what)
    except FigureError as error:
        raise RatioError(f"{what} must be a count: {error}") from error
    if figure.denominator != 1 or figure < 0:
        raise RatioError(f"{what} must be a whole number of 0 or more, got {got(value)}")
    return figure.numerator
