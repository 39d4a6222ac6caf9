"""ExpectedRange: the thresholds of an activity indicator."""

from fractions import Fraction

from attrs import field, frozen

from qpr_core.errors import ThresholdError
from qpr_core.model.thresholds.interval import Interval
from qpr_core.model.thresholds.polarity import Polarity
from qpr_core.model.thresholds.scheme import Expectation
from qpr_core.model.thresholds.stated_figures import stated_figure
from qpr_core.model.values.figures import Number
from qpr_core.model.values.records import shown


def _end(given: Number | None) -> Fraction | None:
    return None if given is None else stated_figure(given, "end of an expected range")


@frozen(repr=False)
class ExpectedRange:
    """The lower and the upper threshold of an activity indicator.

    Values at a threshold are within expectations. Neither side is good or bad.

    >>> calls = ExpectedRange(40_000, 45_000)
    >>> calls.classify(Fraction(45_000)), calls.classify(Fraction(45_001))
    (Expectation.WITHIN, Expectation.ABOVE)

    Args:
        low: The lower threshold. If None, there is none.
        high: The upper threshold. If None, there is none.

    Raises:
        ThresholdError: If *low* is above *high*, or if both are None.
        FigureError: If one of them is not a figure.

    Source: Kent County Council, Quarterly Performance Report: activity indicators have an upper and a lower threshold.
    """

    low: Fraction | None = field(converter=_end)
    high: Fraction | None = field(converter=_end)

    __repr__ = shown

    def __attrs_post_init__(self) -> None:
        """Check that the thresholds are a range."""
        Interval(self.low, self.high)

    @property
    def target(self) -> None:
        """None: a range has no target, as neither end of it is good or bad."""
        return

    @property
    def figures(self) -> tuple[tuple[str, Fraction], ...]:
        """The figures of the range, each with its name."""
        ends = (("low end of the expected range", self.low), ("high end of the expected range", self.high))
        return tuple((name, end) for name, end in ends if end is not None)

    def ranges(self, polarity: Polarity) -> tuple[Interval, ...]:
        """Return the range of the expected values.

        Raises:
            ThresholdError: If *polarity* is not neither. Only activity indicators have expected ranges.
        """
        if polarity.judges:
            raise ThresholdError(
                "expected range must have a polarity of neither",
                shown=f"{self!r} for an indicator where {polarity.value}",
            )
        return (Interval(self.low, self.high),)

    def classify(self, value: Fraction) -> Expectation:
        """Return the position of *value*: above, within or below the range."""
        if self.low is not None and value < self.low:
            return Expectation.BELOW
        return Expectation.ABOVE if self.high is not None and value > self.high else Expectation.WITHIN
