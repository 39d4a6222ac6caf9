"""The figures that a method looks at, in the order of time."""

import math
from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple

from attrs import evolve, frozen

from qpr_core.analysis.answers import Movement
from qpr_core.model.thresholds.interval import Interval
from qpr_core.model.time.period import Period
from qpr_core.model.values.records import evolvable, shown


@evolvable
class Point(NamedTuple):
    """A period, and how high the line of the results stands there.

    >>> Point(Period.parse("Q1 2023/24"), Fraction(84)).height
    Fraction(84, 1)
    """

    period: Period
    height: Fraction


@frozen(kw_only=True, repr=False)
class Course:
    """What a method looks at: the points of an indicator, oldest first, and what has to be known of them.

    The height of a point is the value, in the unit of the indicator; where closest to target is best it is the distance
    to the target. `overlap` is how many periods each figure covers, and `acceptable` the heights that meet the latest
    target, `None` if there is none. `better` is the movement that is better, `None` if neither is.

    >>> course = Course(points=(Point(Period.parse("Q4 2022/23"), Fraction(5)),
    ...                         Point(Period.parse("Q2 2023/24"), Fraction(7))))
    >>> course.times, course.heights, len(course)
    ((0, 2), (Fraction(5, 1), Fraction(7, 1)), 2)
    """

    points: tuple[Point, ...]
    overlap: int = 1
    acceptable: Interval | None = None
    better: Movement | None = None

    __repr__ = shown

    @property
    def times(self) -> tuple[int, ...]:
        """The time of each point, in periods since the first; a missing period leaves a gap."""
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

    def __len__(self) -> int:
        """Count the points."""
        return len(self.points)

    def without(self, place: int) -> "Course":
        """Give the course without one of its points; those that are left keep their times.

        >>> points = tuple(Point(Period.parse("Q1 2023/24").shift(place), Fraction(place)) for place in range(3))
        >>> Course(points=points).without(1).times
        (0, 2)
        """
        return evolve(self, points=self.points[:place] + self.points[place + 1 :])


def whole(heights: Iterable[Fraction]) -> tuple[list[int], int]:
    """Bring *heights* over one denominator; give what stands above it, and it.

    >>> whole([Fraction(1, 2), Fraction(2, 3)])
    ([3, 4], 6)
    """
    ratios = [height.as_integer_ratio() for height in heights]
    scale = math.lcm(*[below for _, below in ratios])
    return [above * (scale // below) for above, below in ratios], scale
