"""Ratio: a result of two counts, which is never divided before it is compared."""

from fractions import Fraction

from attrs import frozen

from qpr_core.errors import FigureError, RatioError
from qpr_core.model.values.figures import Number, exact
from qpr_core.model.values.records import shown


@frozen(init=False, repr=False)
class Ratio:
    """Two counts, a part and the whole: 74 out of 125 complaints answered in time.

    Both are whole numbers of 0 or more. The value of the ratio depends on the unit of its indicator: 59.2 if the unit
    is %, 592 if it is per 1,000. 0 out of 0 is a missing result, because there was nothing to count.

    >>> Ratio(74, 125).scaled(100) == Fraction("59.2")
    True
    >>> Ratio(0, 0).is_missing
    True

    Raises:
        RatioError: If one of the two is not a whole number of 0 or more, or if only the denominator is 0.
    """

    numerator: int
    denominator: int

    __repr__ = shown

    def __init__(self, numerator: Number, denominator: Number) -> None:
        """Read two counts."""
        counted, total = _count(numerator, "numerator"), _count(denominator, "denominator")
        if total == 0 and counted != 0:
            raise RatioError("denominator must not be 0 unless the numerator is 0", shown=f"Ratio({counted}, {total})")
        self.__attrs_init__(counted, total)

    @property
    def is_missing(self) -> bool:
        """Whether there was nothing to count: 0 out of 0."""
        return self.denominator == 0

    def scaled(self, per: int) -> Fraction:
        """Return the exact value of the ratio multiplied by *per*.

        >>> Ratio(1, 3).scaled(100)
        Fraction(100, 3)

        Raises:
            RatioError: If the ratio is 0 out of 0.
        """
        if self.is_missing:
            raise RatioError("ratio must have something to count", shown="Ratio(0, 0)")
        return Fraction(self.numerator * per, self.denominator)


def _count(value: Number, part: str) -> int:
    try:
        figure = exact(value, part)
    except FigureError as error:
        raise error.as_part_of(RatioError, f"{part} must be a count") from error
    if figure.denominator != 1 or figure < 0:
        raise RatioError(f"{part} must be a whole number of 0 or more", given=value)
    return figure.numerator
