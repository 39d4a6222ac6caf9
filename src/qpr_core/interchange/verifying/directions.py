"""Verification of directions, which follow from their points and their method."""

from fractions import Fraction
from functools import partial

from qpr_core.analysis.answers import NoDirection
from qpr_core.analysis.methods.course import Course
from qpr_core.analysis.methods.registry import coverage_of
from qpr_core.analysis.results import due_period
from qpr_core.analysis.travel.compare_methods import MethodComparison
from qpr_core.analysis.travel.direction import DirectionOfTravel, better_movement, direction_in
from qpr_core.analysis.travel.goals import acceptable_in
from qpr_core.interchange.tracing import inside
from qpr_core.interchange.verifying.agreeing import must, must_agree
from qpr_core.interchange.verifying.withheld import check_may_withhold
from qpr_core.model.indicators.basis import Basis
from qpr_core.model.series.time_series import TimeSeries
from qpr_core.model.time.frequency import Frequency
from qpr_core.model.time.period import Period
from qpr_core.model.values.path_faults import numbered


def check_direction(travel: DirectionOfTravel) -> None:
    """Check a direction of travel.

    The method is applied to the points again, which gives the direction and the evidence. The heights of the points
    are read as written, and so is whether earlier points were left out. Without points, the reason must fit their
    number and the last of them. If figures are withheld, the direction is read as written.

    Raises:
        QprError: If it contradicts itself.
    """
    _check_periods(travel)
    if travel.is_withheld:
        check_may_withhold(travel.indicator, "direction")
        must_agree(travel.evidence, None, "evidence")
        must_agree(travel.course, None, "course")
    elif travel.course is None:
        must_agree(travel.direction, _reason(travel), "direction")
        must_agree(travel.evidence, None, "evidence")
    else:
        _check_course(travel, travel.course)
        direction, evidence = direction_in(travel.indicator, travel.method, travel.course)
        must_agree(travel.direction, direction, "direction")
        must_agree(travel.evidence, evidence, "evidence")


def check_methods(compared: MethodComparison) -> None:
    """Check the direction by each of several methods, all of one series.

    Raises:
        QprError: If one contradicts itself, is of a different indicator, or has a point that another has differently.
    """
    heights: dict[Period, Fraction] = {}
    for index, each in enumerate(compared.answers):
        path = numbered("answers", index)
        for place, (period, height) in enumerate(() if each.course is None else each.course.points):
            known = heights.setdefault(period, height)
            must_agree(height, known, f"{numbered(f'{path}.course.points', place)}.height")
        must_agree(each.indicator, compared.indicator, f"{path}.indicator")
        must_agree(each.period, compared.period, f"{path}.period")
        inside(path, partial(check_direction, each))


def _check_periods(travel: DirectionOfTravel) -> None:
    """Check the number of the points against the first and the last of them."""
    first, last, count = travel.first, travel.last, travel.point_count
    if first is None or last is None:
        must_agree(first, None, "first")
        must_agree(last, None, "last")
        must_agree(count, 0, "point_count")
        return
    must(first.frequency is last.frequency and first <= last, "first", f"no later than {last}", first, "first")
    most = 1 + first.distance(last) // travel.indicator.every
    least = min(most, 2)
    must(least <= count <= most, "point_count", f"from {least} to {most}", count, "point_count")
    must(last.end <= travel.period.end, "last", f"no later than {travel.period}", last, "last")
    window = travel.method.window_for(last.frequency)
    must(window is None or count <= window, "point_count", f"{window} or less", count, "point_count")
    starts = (*travel.indicator.redefined, *travel.method.recalculated_from)
    since = max((start.ordinal for start in starts if start.ordinal < _due(travel, last).end), default=0)
    must(first.ordinal >= since, "first", "no earlier than the latest redefinition or recalculation", first, "first")


def _due(travel: DirectionOfTravel, last: Period) -> Period:
    return due_period(travel.indicator, TimeSeries({last: 0}), travel.period)


def _is_too_old(travel: DirectionOfTravel) -> bool:
    if travel.last is None:
        return False
    indicator = travel.indicator
    return travel.last.distance(_due(travel, travel.last)) > indicator.carry_forward * indicator.every


def _reason(travel: DirectionOfTravel) -> NoDirection:
    """Return why there are no points to look at."""
    indicator, method = travel.indicator, travel.method
    if not indicator.unit.has_distances:
        return NoDirection.YES_OR_NO
    if indicator.basis is Basis.YEAR_TO_DATE_TOTAL and not method.allows_totals:
        return NoDirection.ACCUMULATES
    if _is_too_old(travel):
        return NoDirection.TOO_OLD
    return NoDirection.TOO_FEW_POINTS if travel.point_count < method.minimum_points else NoDirection.NO_TARGET


def _check_course(travel: DirectionOfTravel, course: Course) -> None:
    indicator, periods = travel.indicator, [point.period for point in course.points]
    reason = _reason(travel)
    must(reason is NoDirection.NO_TARGET, "course", f"null ({reason.value})", course, "course")
    must_agree(len(periods), travel.point_count, "course.points")
    must_agree(travel.first, periods[0], "first")
    must_agree(travel.last, periods[-1], "last")
    for index, (period, height) in enumerate(course.points):
        path = f"{numbered('course.points', index)}.height"
        if indicator.polarity.needs_target:
            must(height >= 0, "height", "a distance of 0 or more", height, path)
            must(indicator.target_at(period) is not None, "height", "null (no target)", height, path)
        else:
            inside(path, partial(indicator.measure, height, at=period))
        if index:
            steps, path = periods[index - 1].distance(period), f"{numbered('course.points', index)}.period"
            must(steps > 0 and steps % indicator.every == 0, "period", "after the one before", period, path)
    reported = periods[0].frequency
    coverages = [coverage_of(indicator, each, reported) for each in Frequency if each.months <= reported.months]
    is_known = course.coverage in coverages
    must(is_known, "coverage", "that of the basis of the indicator", course.coverage, "course.coverage")
    must_agree(course.financial_year, indicator.financial_year, "course.financial_year")
    must_agree(course.acceptable, acceptable_in(indicator, periods[-1]), "course.acceptable")
    must_agree(course.better, better_movement(indicator), "course.better")
