"""Checks of a direction of travel."""

from collections.abc import Iterator
from fractions import Fraction
from math import floor, log10
from typing import Final

from attrs import evolve

from qpr_core import Assessment, Basis, Direction, NoDirection
from reading.claims import Reading, check, expect, expect_count, require
from reading.claims_of_one import make_subject
from reading.facts import LEVEL, Trend, is_small
from reading.figures import check_unit, read_figure
from reading.trends import FEWEST, covariance_in, direction_of, heights_of, is_to_date, overlap_in, points_of, trend_of

_ORDINARY: Final = "ordinary least squares, two-sided t-test of the slope"
_OVERLAPPING: Final = "generalised least squares for figures that overlap, two-sided t-test of the slope"
_TO_DATE: Final = "generalised least squares for year-to-date rates, two-sided t-test of the slope"
_FLAT: Final = 1e-9
"""The size of a slope that is zero except for errors of calculation."""

_BORDER: Final = 1e-6
"""The distance from the level within which two p-values may disagree."""


@check("direction")
def _direction(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    direction = reading.one.direction_of_travel.direction
    reading.said.append(("direction", None))
    words = direction.value if isinstance(direction, Direction) else "unknown"
    yield from expect("direction", found["direction"], words)
    trend = _trend(reading)
    if isinstance(direction, Direction) and trend is not None and not _is_close_call(trend):
        yield from expect("direction, worked out", direction, direction_of(reading.one, trend))
    if direction is NoDirection.TOO_FEW_POINTS and len(points_of(reading.facts, reading.one)) >= FEWEST:
        yield "direction: there are enough results for one"


def _is_close_call(trend: Trend) -> bool:
    return trend.p_value is not None and abs(trend.p_value - LEVEL) < _BORDER


def _trend(reading: Reading) -> Trend | None:
    known = reading.facts.trends
    if id(reading.one) not in known:
        known[id(reading.one)] = _work_out_trend(reading)
    return known[id(reading.one)]


def _work_out_trend(reading: Reading) -> Trend | None:
    points = points_of(reading.facts, reading.one)
    heights = heights_of(reading.one, points)
    if heights is None or len(points) < FEWEST:
        return None
    periods = [period for period, _ in points]
    return trend_of(periods, heights, covariance_in(reading.facts, reading.one, periods))


def _results(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    points = points_of(reading.facts, reading.one)
    yield from expect_count("number of results", found, len(points))
    if not points:
        yield "trend: there are no results"
        return
    yield from reading.is_window(found, points[0][0], points[-1][0])
    if "subject" in found:
        of_distance = reading.one.indicator.polarity.needs_target
        yield from expect(
            "what is looked at", found["subject"].lower(), "the distance to the target" if of_distance else "the value"
        )


@check("line")
def _line(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    reading.said.append(("travel", None))
    yield from _results(reading, found)
    trend = _trend(reading)
    if trend is None or trend.p_value is None:
        yield "trend: there is no line with a test"
        return
    if not _is_close_call(trend):
        true = (
            ("risen" if trend.slope > 0 else "fallen") if trend.is_clear else "neither clearly risen nor clearly fallen"
        )
        yield from expect("trend", found["movement"], true)
    if "slope" in found:
        yield from _about(reading, found, abs(trend.slope))


def _about(reading: Reading, found: dict[str, str], exact: float) -> Iterator[str]:
    """Check a rounded slope: it has two significant digits, or is a whole number if that has more."""
    slope = read_figure(found["slope"])
    yield from _is_slope_of(reading, found)
    if slope is None or not exact:
        yield f"slope: {found['slope']!r} is not a figure, or there is none"
        return
    places = max(0, 1 - floor(log10(exact)))
    if slope.places > places or abs(float(slope.value) - exact) > 0.5001 / 10**places + exact * 1e-9 or not slope.value:
        yield f"slope: about {found['slope']!r} is {exact}"


def _is_slope_of(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    yield from expect("period of a slope", found["unit"], points_of(reading.facts, reading.one)[-1][0].frequency.noun)
    slope = read_figure(found["slope"].removeprefix("-"))
    if slope is not None:
        yield from check_unit(slope, reading.one.indicator.unit, found["slope"], is_difference=True)


def has_evidence(reading: Reading, one: Assessment) -> bool:
    """Return whether there is a line, or a row of equal results, for the statistics."""
    direction = one.direction_of_travel.direction
    is_judged = isinstance(direction, Direction) or direction is NoDirection.NO_POLARITY
    return is_judged and len(points_of(reading.facts, one)) >= FEWEST and not is_withheld_line(reading, one)


def is_withheld_line(reading: Reading, one: Assessment) -> bool:
    """Return whether the figures of a line are withheld, because any of its results rests on a small count."""
    if not reading.facts.is_of_quarters(one.indicator.code):
        return not one.results
    results = [reading.facts.result_at(one.indicator, period) for period, _ in points_of(reading.facts, one)]
    return any(is_small(one.indicator, result) for result in results)


def is_tested(reading: Reading, one: Assessment) -> bool:
    """Return whether a slope and its test are due; equal results have none, small counts are withheld."""
    trend = _trend(evolve(reading, subject=one))
    return trend is not None and trend.p_value is not None


@check("method")
def _method(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    yield from require("a method has one list", is_true=(found["rule"], None) not in reading.said)
    yield from expect("version of a method", found["version"], "1")
    reading.said.append((found["rule"], None))
    reading.listing = ("statistics", 0)
    reading.method = found["rule"]


@check("statistics_of")
def _statistics_of(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    yield from make_subject(reading, found["who"])
    one = reading.one
    yield from _direction(reading, found)
    overlap = overlap_in(reading.facts, one)
    method = _TO_DATE if is_to_date(one) else _OVERLAPPING if overlap > 1 else _ORDINARY
    yield from expect("method", reading.method, method)
    yield from require("there is evidence", is_true=has_evidence(reading, one))
    if ("statistics", one.indicator.code) in reading.said:
        yield f"statistics: {one.indicator.code} is listed twice"
    reading.said.append(("statistics", one.indicator.code))


@check("statistics")
def _statistics(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    reading.said.append(("tested", reading.one.indicator.code))
    trend = _trend(reading)
    if trend is None or trend.p_value is None:
        yield "trend: there is no line with a test"
        return
    yield from _p_value(found, trend.p_value)
    overlap = overlap_in(reading.facts, reading.one)
    yield from expect("allowing for overlapping periods", "overlap" in found, overlap > 1)
    yield from expect("allowing for the year to date", "to_date" in found, is_to_date(reading.one))
    yield from _is_slope_of(reading, found)
    slope = read_figure(found["slope"])
    if slope is None:
        yield f"slope: {found['slope']!r} is not a figure"
        return
    error = abs(float(slope.value) - trend.slope)
    is_flat = abs(trend.slope) < _FLAT
    if error > float(slope.step) * 0.5001 + abs(trend.slope) * 1e-9 or (not slope.value and not is_flat):
        yield f"slope: {found['slope']!r} is {trend.slope}"
    if slope.places < 2 and error > 0.00501:
        yield f"slope: {found['slope']!r} has too few decimal places for {trend.slope}"


def _p_value(found: dict[str, str], exact: float) -> Iterator[str]:
    printed = read_figure(found["p"])
    yield from expect("level of significance", found["level"], "5")
    if printed is None:
        yield f"p: {found['p']!r} is not a figure"
        return
    value = float(printed.value)
    if found["sign"] == "<":
        if not exact < value or printed.value != Fraction(1, 10000):
            yield f"p: < {found['p']} is {exact}"
    elif abs(value - exact) > float(printed.step) * 0.5001 + 1e-9 or value == 0:
        yield f"p: {found['p']} is {exact}"
    if abs(exact - LEVEL) > _BORDER and found["sign"] == "=" and (value <= LEVEL) is not (exact <= LEVEL):
        yield f"p: {found['p']} is on the other side of the level than {exact}"


@check("flat")
def _flat(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    reading.said.append(("travel", None))
    yield from _results(reading, found)
    heights = heights_of(reading.one, points_of(reading.facts, reading.one))
    if heights is None or len(set(heights)) > 1:
        yield "trend: the results are not all the same"


@check("line_withheld")
def _line_withheld(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    reading.said.append(("travel", None))
    yield from expect_count("number of results", found, reading.one.direction_of_travel.point_count)
    yield from require("a result is withheld", is_true=is_withheld_line(reading, reading.one))
    yield from _results(reading, found)


@check("no_polarity")
def _no_polarity(reading: Reading, _: dict[str, str]) -> Iterator[str]:
    reading.said.append(("no_polarity", None))
    yield from require("no value is better", is_true=not reading.one.indicator.polarity.judges)


def _without(reading: Reading) -> dict[str, Direction | None]:
    """Return the direction without each result; `None` if it is too close to decide."""
    one, points = reading.one, points_of(reading.facts, reading.one)
    heights = heights_of(one, points)
    found: dict[str, Direction | None] = {}
    if heights is None or len(points) < FEWEST:
        return found
    for index, (period, _) in enumerate(points):
        left = [each for other, (each, _) in enumerate(points) if other != index]
        trend = trend_of(left, heights[:index] + heights[index + 1 :], covariance_in(reading.facts, one, left))
        direction = None if _is_close_call(trend) else direction_of(one, trend)
        if direction is not one.direction_of_travel.direction:
            found[reading.name(period)] = direction
    return found


@check("fragile")
def _fragile(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    points = points_of(reading.facts, reading.one)
    newest = reading.name(points[-1][0])
    without = _without(reading)
    if newest not in without:
        yield "direction: without the newest result it would be the same"
    elif without[newest] is not None:
        direction = without[newest]
        yield from expect(
            "direction without the newest result", found["direction"], direction.value if direction else None
        )


@check("depends")
def _depends(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    without = _without(reading)
    periods = [each for part in found["periods"].split(" and ") for each in part.split(", ")]
    sure = {period for period, direction in without.items() if direction is not None}
    if not sure <= set(periods) or not set(periods) <= set(without):
        yield f"direction: it depends on {sorted(without)}, printed {periods}"


@check("overlaps")
def _overlaps(reading: Reading, _: dict[str, str]) -> Iterator[str]:
    if reading.one.indicator.basis is Basis.IN_PERIOD:
        yield "overlap: the figures are each of their own period"
    allowed = overlap_in(reading.facts, reading.one) > 1 or is_to_date(reading.one)
    yield from require("the method does not allow for overlaps", is_true=not allowed)


@check("too_few")
def _too_few(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    reading.said.append(("travel", None))
    one = reading.one
    yield from expect("reason of no direction", NoDirection.TOO_FEW_POINTS, one.direction_of_travel.direction)
    yield from expect_count("results that are needed", found, FEWEST, "needed")
    known = len(points_of(reading.facts, one))
    if "since" in found:
        starts = [reading.name(start) for start in one.indicator.redefined if start.ordinal < one.due.end]
        yield from expect("start of a definition", [found["since"]], starts[-1:])
    elif reading.facts.is_of_quarters(one.indicator.code):
        series = reading.facts.card[one.indicator.code].series
        known = len(series.observations(until=one.due))
    yield from expect_count("number of results there are", found, known)


@check("too_old")
def _too_old(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    reading.said.append(("travel", None))
    points = points_of(reading.facts, reading.one)
    yield from reading.is_period(found["last"], points[-1][0] if points else None)
    yield from expect("reason of no direction", NoDirection.TOO_OLD, reading.one.direction_of_travel.direction)


@check("no_target")
def _no_target(reading: Reading, _: dict[str, str]) -> Iterator[str]:
    reading.said.append(("travel", None))
    if heights_of(reading.one, points_of(reading.facts, reading.one)) is not None:
        yield "direction: every result has a target"


@check("accumulates")
def _accumulates(reading: Reading, _: dict[str, str]) -> Iterator[str]:
    reading.said.append(("travel", None))
    yield from expect("basis", Basis.YEAR_TO_DATE_TOTAL, reading.one.indicator.basis)
