"""Tolerance: the amount by which a result may miss its target."""

from fractions import Fraction

from attrs import field, frozen

from qpr_core.errors import ThresholdError
from qpr_core.model.values.figures import Number, as_code, as_data, as_text, decimal_places, exact


@frozen(init=False, repr=False)
class Tolerance:
    """An allowance around a target: in units, or relative to the size of the target.

    Text that ends in "%" is relative. Anything else is a number of units: percentage points for a percentage.

    >>> Tolerance("10%").around(Fraction(37)) == Fraction("3.7")
    True
    >>> Tolerance(10).around(Fraction(37))
    Fraction(10, 1)

    Raises:
        ThresholdError: If it is negative.
        FigureError: If it is not a figure.
    """

    _given: str | Fraction = field(eq=False)
    size: Fraction = field(init=False)
    is_relative: bool = field(init=False)

    def __init__(self, given: Number) -> None:
        """Read a tolerance."""
        relative = isinstance(given, str) and given.rstrip().endswith("%")
        figure = exact(given.rstrip()[:-1] if isinstance(given, str) and relative else given, "tolerance")
        if figure < 0:
            raise ThresholdError("tolerance must be 0 or more", given=given)
        self.__attrs_init__(f"{as_data(figure)}%" if relative else figure)
        object.__setattr__(self, "size", figure / 100 if relative else figure)
        object.__setattr__(self, "is_relative", relative)

    def around(self, target: Fraction) -> Fraction:
        """Return the allowance around *target* in units.

        A relative tolerance is a share of the size of the target, so that it is positive for a negative target too.

        >>> Tolerance("10%").around(Fraction(-20))
        Fraction(2, 1)
        """
        return abs(target) * self.size if self.is_relative else self.size

    @property
    def code(self) -> str:
        """The argument that creates this tolerance: `'10%'` or `10`."""
        percent = self.size * 100
        return f"'{as_text(percent, decimal_places(percent) or 0)}%'" if self.is_relative else as_code(self.size)

    def __repr__(self) -> str:
        """Return the code that creates this tolerance."""
        return f"Tolerance({self.code})"
