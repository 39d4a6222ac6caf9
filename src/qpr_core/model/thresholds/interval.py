"""Intervals: ranges of acceptable values, on which all rating rules are built."""

from fractions import Fraction

from attrs import field, frozen

from qpr_core.errors import ThresholdError
from qpr_core.model.values.figures import Number, exact
from qpr_core.model.values.records import shown


def _end(value: Number | None) -> Fraction | None:
    return None if value is None else exact(value, "end of an interval")


@frozen(repr=False)
class Interval:
    """All values from *low* to *high*, both included.

    If one of them is None, that side is open.

    >>> eighty_or_more = Interval(80, None)
    >>> eighty_or_more.contains(Fraction(80)), eighty_or_more.clearance(Fraction("79.9"))
    (True, Fraction(-1, 10))
    """

    low: Fraction | None = field(converter=_end)
    high: Fraction | None = field(converter=_end)

    __repr__ = shown

    def __attrs_post_init__(self) -> None:
        """Check that the interval contains some values, and not all.

        Raises:
            ThresholdError: If *low* is above *high*, or if both sides are open.
        """
        if self.low is None and self.high is None:
            raise ThresholdError("interval must have at least one end", shown="None for both")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ThresholdError("low end must not be above the high end", given=self)

    def contains(self, value: Fraction) -> bool:
        """Return True if *value* is in the interval, ends included.

        >>> Interval(0, 100).contains(Fraction(100)), Interval(0, 100).contains(Fraction(-1))
        (True, False)
        """
        return (self.low is None or value >= self.low) and (self.high is None or value <= self.high)

    def within(self, other: "Interval") -> bool:
        """Return True if the *other* interval contains every value of this one.

        >>> Interval(85, None).within(Interval(80, None)), Interval(80, None).within(Interval(80, 100))
        (True, False)
        """
        return (other.low is None or (self.low is not None and self.low >= other.low)) and (
            other.high is None or (self.high is not None and self.high <= other.high)
        )

    @property
    def mirrored(self) -> "Interval":
        """The interval of the negated values.

        >>> Interval(80, None).mirrored
        Interval(low=None, high=-80)
        """
        return Interval(None if self.high is None else -self.high, None if self.low is None else -self.low)

    def clearance(self, value: Fraction) -> Fraction:
        """Return the distance from *value* to the nearer end; negative outside.

        >>> Interval(40, 60).clearance(Fraction(58)), Interval(40, None).clearance(Fraction(38))
        (Fraction(2, 1), Fraction(-2, 1))
        """
        above = () if self.low is None else (value - self.low,)
        below = () if self.high is None else (self.high - value,)
        return min(above + below)
