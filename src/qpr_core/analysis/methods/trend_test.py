"""TrendTest: the tests of a slope that texts and charts know."""

from qpr_core.analysis.methods.method import Method
from qpr_core.model.values.records import Choice


class TrendTest(Choice):
    """The test of a slope that a method makes.

    A method declares it as `trend_test`. Texts have a phrase for each member, and quote the rule of a method that
    declares none, so a new method needs a new member only if its test is new.

    >>> from qpr_core.methods import LastPeriod, Regression
    >>> trend_test_of(Regression()), trend_test_of(LastPeriod())
    (TrendTest.LEAST_SQUARES, None)
    """

    LEAST_SQUARES = "least squares"
    """One line through all points. Charts draw its confidence band."""

    OVERLAP = "least squares for overlapping figures"
    """One line through figures that share data."""

    YEAR_TO_DATE = "least squares for year-to-date rates"
    """One line through rates that each cover the year so far."""

    SEASON = "least squares by season"
    """A height for each time of year, and one slope.

    The fewest points of the method are the fewest years.
    """

    KENDALL = "Mann-Kendall"
    """Pairs of points that rise or fall."""


def trend_test_of(method: Method) -> TrendTest | None:
    """Return the test that a method declares, or None."""
    declared: object = getattr(method, "trend_test", None)
    return declared if isinstance(declared, TrendTest) else None
