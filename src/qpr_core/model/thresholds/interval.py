"""Intervals: ranges of acceptable values, on which all rating rules are built."""

from fractions import Fraction

from attrs import evolve, field, frozen

from qpr_core.errors import ThresholdError
from qpr_core.model.values.figures import Number, exact, optional_as_code


def _flag(given: object) -> bool:
    if not isinstance(given, bool):
        raise ThresholdError("excluded end must be True or False", given=given)
    return given


def _end(value: Number | None) -> Fraction | None:
    return None if value is None else exact(value, "end of an interval")


@frozen(repr=False)
class Interval:
    """All values from *low* to *high*, both included unless excluded.

    If one of them is None, there is no end on that side.

    >>> eighty_or_more = Interval(80, None)
    >>> eighty_or_more.contains(Fraction(80)), eighty_or_more.clearance(Fraction("79.9"))
    (True, Fraction(-1, 10))
    >>> more_than_80 = Interval(80, None, excludes_low=True)
    >>> more_than_80.contains(Fraction(80)), more_than_80.clearance(Fraction(80))
    (False, Fraction(0, 1))

    Args:
        low: The lowest value. If None, there is none.
        high: The highest value. If None, there is none.
        excludes_low: True if *low* itself is outside. Defaults to False.
        excludes_high: True if *high* itself is outside. Defaults to False.

    Raises:
        ThresholdError: If no value is in the interval or every value is, or if an end that is excluded is None.
        FigureError: If an end is not a figure.
    """

    low: Fraction | None = field(converter=_end)
    high: Fraction | None = field(converter=_end)
    excludes_low: bool = field(default=False, converter=_flag, kw_only=True)
    excludes_high: bool = field(default=False, converter=_flag, kw_only=True)

    def __attrs_post_init__(self) -> None:
        """Check that the interval contains some values, and not all."""
        if self.low is None and self.high is None:
            raise ThresholdError("interval must have at least one end", shown="None for both")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ThresholdError("low end must not be above the high end", given=self)
        if (self.excludes_low and self.low is None) or (self.excludes_high and self.high is None):
            raise ThresholdError("excluded end must be a figure", given=self)
        if self.low is not None and self.low == self.high and self.has_excluded_end:
            raise ThresholdError("interval of one value must include it", given=self)

    def contains(self, value: Fraction) -> bool:
        """Return True if *value* is in the interval.

        >>> Interval(0, 100).contains(Fraction(100)), Interval(0, 100).contains(Fraction(-1))
        (True, False)
        """
        above = self.low is None or value > self.low or (value == self.low and not self.excludes_low)
        return above and (self.high is None or value < self.high or (value == self.high and not self.excludes_high))

    def excludes(self, value: Fraction) -> bool:
        """Return True if *value* is an end that is itself outside.

        >>> Interval(80, None, excludes_low=True).excludes(Fraction(80)), Interval(80, None).excludes(Fraction(80))
        (True, False)
        """
        return (self.excludes_low and value == self.low) or (self.excludes_high and value == self.high)

    def within(self, other: "Interval") -> bool:
        """Return True if the *other* interval contains every value of this one.

        >>> Interval(85, None).within(Interval(80, None)), Interval(80, None).within(Interval(80, 100))
        (True, False)
        >>> Interval(80, None).within(Interval(80, None, excludes_low=True))
        False
        """
        return _begins_within(self, other) and _begins_within(self.mirrored, other.mirrored)

    @property
    def has_excluded_end(self) -> bool:
        """Whether one of the ends is itself outside.

        >>> Interval(80, None).has_excluded_end, Interval(80, None, excludes_low=True).has_excluded_end
        (False, True)
        """
        return self.excludes_low or self.excludes_high

    @property
    def without_ends(self) -> "Interval":
        """The interval without its ends.

        >>> Interval(80, None).without_ends
        Interval(low=80, high=None, excludes_low=True)
        """
        return evolve(self, excludes_low=self.low is not None, excludes_high=self.high is not None)

    @property
    def mirrored(self) -> "Interval":
        """The interval of the negated values.

        >>> Interval(80, None).mirrored
        Interval(low=None, high=-80)
        """
        return Interval(
            None if self.high is None else -self.high,
            None if self.low is None else -self.low,
            excludes_low=self.excludes_high,
            excludes_high=self.excludes_low,
        )

    def is_around(self, value: Fraction) -> bool:
        """Return True if both ends are equally far from *value*, and alike.

        >>> Interval(40, 60).is_around(Fraction(50)), Interval(40, 70).is_around(Fraction(50))
        (True, False)
        """
        if self.low is None or self.high is None:
            return False
        return self.high - value == value - self.low and self.excludes_low == self.excludes_high

    def clearance(self, value: Fraction) -> Fraction:
        """Return the distance from *value* to the nearer end; negative outside.

        At an end it is 0, also if the end is excluded.

        >>> Interval(40, 60).clearance(Fraction(58)), Interval(40, None).clearance(Fraction(38))
        (Fraction(2, 1), Fraction(-2, 1))
        """
        above = () if self.low is None else (value - self.low,)
        below = () if self.high is None else (self.high - value,)
        return min(above + below)

    def __repr__(self) -> str:
        """Return the code that creates this interval."""
        excluded = "".join(f", {name}=True" for name in ("excludes_low", "excludes_high") if getattr(self, name))
        return f"Interval(low={optional_as_code(self.low)}, high={optional_as_code(self.high)}{excluded})"


def _begins_within(one: Interval, other: Interval) -> bool:
    if other.low is None or one.low is None:
        return other.low is None
    return one.low > other.low or (one.low == other.low and one.excludes_low >= other.excludes_low)
