"""What is expected of an activity indicator: a range, neither end of which is good or bad."""

from fractions import Fraction

from attrs import field, frozen

from qpr_core.errors import ThresholdError
from qpr_core.model.thresholds.interval import Interval
from qpr_core.model.thresholds.polarity import Polarity
from qpr_core.model.thresholds.scheme import Expectation
from qpr_core.model.values.figures import Number, exact
from qpr_core.model.values.records import shown


def _end(given: Number | None) -> Fraction | None:
    return None if given is None else exact(given, "end of an expected range")


@frozen(repr=False)
class ExpectedRange:
    """The lower and the upper threshold of an activity indicator, both still within expectations.

    >>> calls = ExpectedRange(40_000, 45_000)
    >>> calls.classify(Fraction(45_000)), calls.classify(Fraction(45_001))
    (Expectation.WITHIN, Expectation.ABOVE)

    Args:
        low: the lower threshold; `None` for none.
        high: the upper threshold; `None` for none.

    Raises:
        ThresholdError: if the lower one is above the upper one, or if there is neither.
        FigureError: if one of them is no figure.

    Source: Kent County Council, Quarterly Performance Report: activity indicators have an upper and a lower threshold.
    """

    low: Fraction | None = field(converter=_end)
    high: Fraction | None = field(converter=_end)

    __repr__ = shown

    def __attrs_post_init__(self) -> None:
        """Refuse what is no range."""
        Interval(self.low, self.high)

    @property
    def target(self) -> None:
        """No target, as neither end of the range is good or bad."""
        return

    @property
    def figures(self) -> tuple[tuple[str, Fraction], ...]:
        """The figures in it, each with its name."""
        ends = (("low end of the expected range", self.low), ("high end of the expected range", self.high))
        return tuple((name, end) for name, end in ends if end is not None)

    def bands(self, polarity: Polarity) -> tuple[Interval, ...]:
        """Give the range as the only set of expected values.

        Raises:
            ThresholdError: if the polarity is not neither: where one way is better, a range rates nothing.
        """
        if polarity.judges:
            raise ThresholdError(
                f"expected range must have a polarity of neither, got {self!r} for an indicator where {polarity.value}"
            )
        return (Interval(self.low, self.high),)

    def classify(self, value: Fraction) -> Expectation:
        """Say whether *value* is above, within or below the range."""
        if self.low is not None and value < self.low:
            return Expectation.BELOW
        return Expectation.ABOVE if self.high is not None and value > self.high else Expectation.WITHIN
