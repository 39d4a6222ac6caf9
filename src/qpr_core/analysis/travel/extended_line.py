"""ExtendedLine: a line after its newest result, with its confidence band."""

import math
from typing import NamedTuple

from attrs import frozen

from qpr_core.analysis.methods.course import Course
from qpr_core.analysis.methods.evidence import Line, TrendEvidence
from qpr_core.analysis.methods.student import critical_t
from qpr_core.model.time.period import Period


class Heights(NamedTuple):
    """The height of a line in a period, and the ends of its confidence interval."""

    low: float
    middle: float
    high: float


@frozen(kw_only=True)
class ExtendedLine:
    """A line that continues after the newest point of its course.

    The band has the error of the whole line: that of its height and that of its slope. If the error of the height is
    not known, as for Sen's line, the band starts from the height at the newest result and has that of the slope only.
    A line by season has the height of the season of each period.
    """

    line: TrendEvidence
    course: Course
    critical: float

    @property
    def newest(self) -> Period:
        """The period of the newest result."""
        return self.course.points[-1].period

    def at(self, step: int) -> Heights | None:
        """Return the heights a number of periods after the newest result.

        None if the season of the period had no result.
        """
        line = self.line
        if not isinstance(line, Line) or not line.centres:
            height = line.intercept + line.slope * self.course.times[-1]
            slopes = sorted((*slope_ends(line), line.slope))
            return Heights(*(height + slope * step for slope in slopes))
        season = self.newest.shift(step).month
        centre = next((each for each in line.centres if each.season in {None, season}), None)
        if centre is None:
            return None
        away = self.course.times[-1] + step - centre.time
        middle = centre.height + line.slope * away
        reach = self.critical * math.hypot(centre.standard_error, line.standard_error * away)
        return Heights(middle - reach, middle, middle + reach)


def extended(line: TrendEvidence, course: Course) -> ExtendedLine:
    """Return a line that continues after a *course*, with its confidence band."""
    critical = critical_t(float(line.level), line.degrees_of_freedom) if isinstance(line, Line) else math.nan
    return ExtendedLine(line=line, course=course, critical=critical)


def slope_ends(line: TrendEvidence) -> tuple[float, float]:
    """Return the ends of the confidence interval of a slope, or the slope itself."""
    low, high = line.slope_interval
    return line.slope if low is None else low, line.slope if high is None else high
