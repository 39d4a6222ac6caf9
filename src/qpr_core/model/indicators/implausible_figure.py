"""ImplausibleFigure: a figure that is probably a typing error, and the reason."""

from fractions import Fraction

from attrs import frozen

from qpr_core.model.time.period import Period
from qpr_core.model.values.records import Choice, shown


class Implausible(Choice):
    """The reason why a figure is implausible.

    >>> Implausible("above 100%")
    Implausible.ABOVE_HUNDRED
    """

    FRACTION_OF_ONE = "fraction of 1"
    HUNDREDFOLD = "hundredfold"
    ABOVE_HUNDRED = "above 100%"
    TINY_TOLERANCE = "tiny tolerance"


class FigurePart(Choice):
    """The role of an implausible figure: a result, or a part of the thresholds.

    It may also be a result of a comparator.

    >>> FigurePart("floor standard")
    FigurePart.FLOOR
    """

    RESULT = "result"
    TARGET = "target"
    FLOOR = "floor standard"
    LEVEL = "level"
    RANGE_END = "end of the expected range"
    TOLERANCE = "tolerance"
    COMPARATOR = "comparator"


@frozen(kw_only=True, repr=False)
class ImplausibleFigure:
    """A figure that is probably a typing error.

    `period` is that of the result, or the first period looked at in which the threshold is in force. `meant` is the
    figure that was probably meant: in the unit of the indicator or, for a tolerance, in % of the target. It is `None`
    if nothing can be guessed.

    >>> ImplausibleFigure(reason=Implausible.FRACTION_OF_ONE, part=FigurePart.RESULT, value=Fraction("0.86"),
    ...                   period=Period.parse("Q2 2023/24"), meant=Fraction(86))
    ImplausibleFigure(reason=Implausible.FRACTION_OF_ONE, part=FigurePart.RESULT, value=0.86, \
period=Period.parse('Q2 2023/24'), meant=86)
    """

    reason: Implausible
    part: FigurePart
    value: Fraction
    period: Period
    meant: Fraction | None = None

    __repr__ = shown
