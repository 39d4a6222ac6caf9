"""Course: the points that a method looks at, in the order of time."""

import math
from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple

from attrs import evolve, frozen

from qpr_core.analysis.answers import Movement
from qpr_core.model.indicators.basis import Basis, Coverage
from qpr_core.model.thresholds.interval import Interval
from qpr_core.model.time.financial_year import APRIL, FinancialYear
from qpr_core.model.time.period import Period
from qpr_core.model.values.records import evolvable, shown


@evolvable
class Point(NamedTuple):
    """A period, and the height of the results in it.

    >>> Point(Period.parse("Q1 2023/24"), Fraction(84)).height
    Fraction(84, 1)
    """

    period: Period
    height: Fraction


@frozen(kw_only=True, repr=False)
class Course:
    """The points that a method looks at, oldest first.

    The height of a point is the value, in the unit of the indicator. If closest to target is best, it is the distance
    to the target. `coverage` is the time that each figure covers, in periods of the course; for a year-to-date figure
    it begins with the `financial_year`. `acceptable` has the heights that meet the latest target, or None without a
    target. `better` is the better movement, or None if neither is better.

    >>> course = Course(points=(Point(Period.parse("Q4 2022/23"), Fraction(5)),
    ...                         Point(Period.parse("Q2 2023/24"), Fraction(7))))
    >>> course.times, course.heights, len(course)
    ((0, 2), (Fraction(5, 1), Fraction(7, 1)), 2)
    """

    points: tuple[Point, ...]
    coverage: Coverage = Basis.IN_PERIOD
    financial_year: FinancialYear = APRIL
    acceptable: Interval | None = None
    better: Movement | None = None

    __repr__ = shown

    @property
    def times(self) -> tuple[int, ...]:
        """The time of each point, in periods since the first, gaps included."""
        first = self.points[0].period
        start, months = first.ordinal, first.frequency.months
        return tuple([(period.ordinal - start) // months for period, _ in self.points])

    @property
    def heights(self) -> tuple[Fraction, ...]:
        """The height of each point."""
        return tuple([height for _, height in self.points])

    @property
    def seasons(self) -> tuple[int, ...]:
        """The month of the year with which the period of each point begins, from 1."""
        return tuple(period.month for period, _ in self.points)

    @property
    def places_in_year(self) -> tuple[tuple[int, int], ...]:
        """The financial year of each point, and its place in the year, from 1.

        >>> points = (Point(Period.parse("Q4 2022/23"), Fraction(5)), Point(Period.parse("Q2 2023/24"), Fraction(7)))
        >>> Course(points=points).places_in_year
        ((2022, 4), (2023, 2))
        """
        year = self.financial_year
        places: list[tuple[int, int]] = []
        for period, _ in self.points:
            of_year = year.year_of(period.ordinal)
            places.append((of_year, (period.end - of_year * 12 - year.month + 1) // period.frequency.months))
        return tuple(places)

    def __len__(self) -> int:
        """Count the points."""
        return len(self.points)

    def without(self, index: int) -> "Course":
        """Return the course without one of its points; the others keep their times.

        >>> points = tuple(Point(Period.parse("Q1 2023/24").shift(index), Fraction(index)) for index in range(3))
        >>> Course(points=points).without(1).times
        (0, 2)
        """
        return evolve(self, points=self.points[:index] + self.points[index + 1 :])


def whole(heights: Iterable[Fraction]) -> tuple[list[int], int]:
    """Return the numerators of *heights* over one denominator, and it.

    >>> whole([Fraction(1, 2), Fraction(2, 3)])
    ([3, 4], 6)
    """
    ratios = [height.as_integer_ratio() for height in heights]
    scale = math.lcm(*[denominator for _, denominator in ratios])
    return [numerator * (scale // denominator) for numerator, denominator in ratios], scale
