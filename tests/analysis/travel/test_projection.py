"""project, and the text of projections and year ends."""

import math
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
import scipy.stats
import statsmodels.api as sm
from attrs import frozen
from hypothesis import given
from hypothesis import strategies as st

import qpr_core as qpr
from qpr_core import (
    Aggregation,
    Basis,
    Indicator,
    Movement,
    NoProjection,
    Period,
    Polarity,
    Profile,
    Projection,
    Rag,
    Ratio,
    Rolling,
    Thresholds,
    TimeSeries,
    YearEnd,
    explain,
    needed_by_year_end,
    project,
)
from qpr_core.analysis.methods.mann_kendall import kendall_of
from qpr_core.answers import Reaching
from qpr_core.errors import MethodError
from qpr_core.methods import (
    Course,
    Finding,
    LastPeriod,
    Line,
    MannKendall,
    Method,
    Regression,
    SeasonalRegression,
    TravelRule,
    XmR,
)
from qpr_core.rules import Interval, Levels, RatingRule, Rule
from qpr_core.testing import a_series, an_indicator, figures

HIGHER, LOWER, CLOSEST, NEITHER = Polarity
START = Period.parse("Q1 2022/23")
SPREAD = {"2022/23": Profile.spread(1000, floor=900), "2023/24": Profile.spread(1000, floor=900)}


def following(values: Sequence[Any], start: Period = START) -> TimeSeries:
    return TimeSeries((start.shift(place), value) for place, value in enumerate(values))


def make(polarity: Polarity = HIGHER, **parts: Any) -> Indicator:
    usual: dict[str, Any] = {"unit": "%", "thresholds": Thresholds(target=85, floor=70)}
    return Indicator(code="K1", name="Calls", polarity=polarity, **(usual | parts))


def ahead(values: Sequence[Any], indicator: Indicator | None = None, **parts: Any) -> Projection:
    made = following(values)
    return project(indicator or make(), made, made.last, **parts)


@frozen
class LastFive:
    """A custom method."""

    rule = Rule("line of the last five", 1)
    minimum_points, recalculated_from = 5, ()
    allows_for_overlap = allows_totals = False
    window_for, movements_without = Method.window_for, Method.movements_without
    for_coverage = Method.for_coverage

    def find(self, course: Course) -> Finding:
        """Return the line of all points."""
        return Regression().find(course)


# When the target is met.


@pytest.mark.parametrize(
    ("values", "target", "steps"),
    [
        ([76, 77, 78, 79, 80], 85, 5),
        ([76, 77, 78, 79, 80], "85.1", 6),
        ([76, 77, 78, 79, 80], "84.9", 5),
        ([76, 77, 78, 79, 80], "80.000001", 1),
        (["80", "80.1", "80.2", "80.3", "80.4"], 81, 6),
        (["80.1", "80.4", "80.7", "81", "81.3"], "90.3", 30),
    ],
)
def test_project_returns_the_first_period_in_which_the_line_reaches_the_target(
    values: list[Any], target: Any, steps: int
) -> None:
    """On a perfect line the interval is a point; a line that comes to the target exactly meets it."""
    reached = START.shift(4 + steps)
    found = ahead(values, target=target).outcome
    assert isinstance(found, Reaching)
    assert (found.period, found.earliest, found.latest) == (reached, reached, reached)
    lower = make(LOWER, thresholds=None)
    mirrored = ahead([-Fraction(value) for value in values], lower, target=-Fraction(target)).outcome
    assert isinstance(mirrored, Reaching)
    assert (mirrored.period, mirrored.slope) == (reached, -found.slope)


def fieller(values: Sequence[float], target: float) -> list[float]:
    """Return where a line by SciPy meets a target, and the two times of Fieller's interval.

    They are the roots of (a + bt - target)^2 = c^2 (s^2/n + (t - mean)^2 e^2), with the error e of the slope b and the
    critical value c of Student's t; in periods after the newest result.
    """
    n, mean = len(values), (len(values) - 1) / 2
    line = scipy.stats.linregress(range(n), values)
    critical = scipy.stats.t.isf(0.025, n - 2)
    spread = sum((time - mean) ** 2 for time in range(n))
    of_slope, of_height = (critical * line.stderr) ** 2, (critical * line.stderr) ** 2 * spread / n
    gap = line.intercept + line.slope * mean - target
    roots = np.roots([line.slope**2 - of_slope, 2 * gap * line.slope, gap**2 - of_height])
    meets = (target - line.intercept) / line.slope
    return [time - n + 1 for time in (meets, *sorted(float(root) + mean for root in roots))]


def test_project_has_the_interval_of_fieller() -> None:
    values = [76, 78, 77, 80, 81]
    found = ahead(values).outcome
    assert isinstance(found, Reaching)
    newest = START.shift(4)
    steps = [newest.distance(period) for period in (found.period, found.earliest, found.latest or newest)]
    assert steps == [math.ceil(time) for time in fieller(values, 85)] == [4, 1, 28]
    assert (ahead(values).edge, found.level) == (85, Fraction(1, 20))


def test_interval_of_a_projection_begins_after_the_newest_result() -> None:
    """By Fieller the line may have met 81.5 before the newest result, which does not."""
    values = [76, 78, 77, 80, 81]
    _, earliest, _ = fieller(values, 81.5)
    assert earliest < 0
    found = ahead(values, target="81.5").outcome
    assert isinstance(found, Reaching)
    assert found.earliest == START.shift(5)


def test_project_by_mann_kendall_has_the_interval_of_sen() -> None:
    """Ten slopes of pairs; S of 8 and more has a tail of 10/120, so that all but the outermost one at each end are in."""
    found = ahead([76, 78, 77, 80, 81], method=MannKendall(level="0.2")).outcome
    assert isinstance(found, Reaching)
    test = kendall_of(range(5), [Fraction(value) for value in (76, 78, 77, 80, 81)], Fraction(1, 5))
    assert (test.slope, test.lowest_slope, test.highest_slope) == (1.125, 0.5, 2)
    gap = 85 - (test.intercept + 4 * test.slope)
    newest = START.shift(4)
    steps = [newest.distance(period) for period in (found.period, found.earliest, found.latest or newest)]
    assert steps == [math.ceil(gap / slope) for slope in (1.125, 2, 0.5)]
    falling = ahead(
        [-76, -78, -77, -80, -81], make(LOWER, thresholds=None), target=-85, method=MannKendall(level="0.2")
    )
    assert (falling.reached, falling.outcome) == (found.period, found._replace(slope=-1.125, edge=Fraction(-85)))


def test_project_beyond_the_horizon_is_too_far() -> None:
    values = [76, 77, 78, 79, 80]
    assert ahead(values).horizon == 40
    assert ahead(values, target=120).reached == START.shift(44)
    assert ahead(values, target=121).reached is NoProjection.TOO_FAR
    assert ahead(values, horizon=5).reached == START.shift(9)
    assert ahead(values, horizon=4).reached is NoProjection.TOO_FAR
    open_end = ahead([76, 78, 77, 80, 81], horizon=6).outcome
    assert isinstance(open_end, Reaching)
    assert open_end.latest is None


@pytest.mark.parametrize(
    ("values", "parts", "reason"),
    [
        ([80, 79, 78, 77, 76], {}, NoProjection.MOVING_AWAY),
        ([80, 81, 80, 81, 80], {}, NoProjection.NO_CLEAR_TREND),
        ([90, 91, 92, 93, 94], {}, NoProjection.MET_ALREADY),
        ([94, 93, 92, 91, 90], {}, NoProjection.MET_ALREADY),
        ([85, 85, 85, 85, 85], {}, NoProjection.MET_ALREADY),
        ([76, 77], {}, NoProjection.NO_DIRECTION),
        ([76, 77, 78, 79, 80], {"thresholds": None}, NoProjection.NO_TARGET),
        ([76, 77, 78, 79, 80], {"polarity": NEITHER, "thresholds": None}, NoProjection.NO_TARGET),
        ([Ratio(place, 100) for place in range(5)], {"withhold_below": 5}, NoProjection.NO_DIRECTION),
        ([76, 77, 78, 79, 80], {"basis": Basis.YEAR_TO_DATE_TOTAL, "thresholds": SPREAD}, NoProjection.NO_DIRECTION),
    ],
)
def test_project_without_a_period_returns_the_reason(
    values: list[Any], parts: dict[str, Any], reason: NoProjection
) -> None:
    assert ahead(values, make(**parts)).outcome is reason


def test_project_of_closest_to_target_needs_the_best_band() -> None:
    near = make(CLOSEST, thresholds=Thresholds(target=50, tolerance=10, green_tolerance=2))
    for values in ([62, 60, 58, 56, 54], [38, 40, 42, 44, 46]):
        found = ahead(values, near)
        assert isinstance(found.outcome, Reaching)
        assert (found.outcome.period, found.edge, found.outcome.slope) == (START.shift(5), 2, -2)
    assert ahead([62, 58, 54, 50, 50], near).reached is NoProjection.MET_ALREADY


@pytest.mark.parametrize(
    ("values", "parts", "is_met"),
    [
        ([90, 90, 90, 90, 86, 84], {}, False),
        ([76, 77, 78, 79, 80, 90], {}, True),
        ([76, 77, 78, 79, 80, 85], {}, True),
        ([76, 77, 78, 79, 80, "84.96"], {"decimal_places": 1}, False),
        ([76, 77, 78, 79, 80, "84.96"], {"decimal_places": 1, "rated_as_displayed": True}, True),
        ([90, 89, 88, 87, 86, 85], {"polarity": LOWER, "thresholds": Thresholds(target=85, floor=90)}, True),
        ([85, 86, 88, 87, 86, 86], {"polarity": LOWER, "thresholds": Thresholds(target=85, floor=90)}, False),
        ([84, 70, 70, 70, 70, 84], {"polarity": CLOSEST, "thresholds": Thresholds(target=85, tolerance=5)}, False),
        ([76, 77], {}, None),
        ([76, 77, 78, 79, 80], {"thresholds": None}, None),
    ],
)
def test_projection_is_met_if_the_newest_result_meets_the_target(
    values: list[Any], parts: dict[str, Any], is_met: bool | None
) -> None:
    assert ahead(values, make(**parts)).is_met is is_met


def test_projection_of_a_target_that_is_given_without_a_line_is_not_known_to_be_met() -> None:
    found = ahead([76, 77], target=70)
    assert (found.edge, found.is_met, found.outcome) == (70, None, NoProjection.NO_DIRECTION)


def test_project_of_rolling_figures_allows_for_overlap() -> None:
    found = ahead([76, 77, 78, 79, 80], make(basis=Rolling(4)))
    assert type(found.travel.method).__name__ == "RollingRegression"
    assert found.reached == START.shift(9)


@pytest.mark.parametrize(
    ("parts", "polarity", "message"),
    [
        (
            {"method": LastPeriod()},
            HIGHER,
            r"method must find a line to extend \(a step has no slope\), got LastPeriod",
        ),
        (
            {"method": XmR(minimum_points=3)},
            HIGHER,
            r"method must find a line to extend \(a control chart has no slope\), got XmR",
        ),
        (
            {"method": TravelRule(name="up", version=1, decide=lambda _: Movement.UP, minimum_points=3)},
            HIGHER,
            r"method must find a line to extend \(figures by name have no slope\), got TravelRule",
        ),
        ({"method": "ols"}, HIGHER, "method must be one of the library's or a TravelRule, got 'ols'"),
        ({"horizon": 0}, HIGHER, "horizon must be a whole number from 1 to 1200, got 0"),
        ({"horizon": 1201}, HIGHER, "horizon must be a whole number from 1 to 1200, got 1201"),
        ({"target": 50}, NEITHER, "target must be left out where neither side is better, got 50"),
        ({"target": 50}, CLOSEST, "target must be left out where neither side is better, got 50"),
    ],
)
def test_project_refuses_the_wrong_arguments(parts: dict[str, Any], polarity: Polarity, message: str) -> None:
    with pytest.raises(MethodError, match=message):
        ahead([76, 77, 78, 79, 80], make(polarity, thresholds=None), **parts)


def test_project_extends_the_line_of_each_season() -> None:
    """Quarters of 70, 80, 60 and 75 rise by 1 each: the second one is at 88 in the third year, and so meets 85 first.

    Five quarters are too few years for any line.
    """
    method = SeasonalRegression(minimum_years=2)
    assert ahead([76, 77, 78, 79, 80], method=method).reached is NoProjection.NO_DIRECTION
    values = [70 + (0, 10, -10, 5)[place % 4] + place for place in range(8)]
    found = ahead([*values[:-1], values[-1]], method=method)
    assert found.reached == START.shift(9)
    assert isinstance(found.outcome, Reaching)
    assert (found.outcome.earliest, found.outcome.latest) == (found.reached, found.reached)


def test_interval_of_a_seasonal_projection_has_the_error_of_its_season() -> None:
    """By statsmodels, with a height for each season and one slope: the first quarter whose band reaches the target."""
    values = [70, 82, 61, 77, 76, 83, 66, 80, 79, 88, 68, 86]
    design = [[float(place % 4 == season) for season in range(4)] + [float(place)] for place in range(12)]
    peer = sm.OLS(values, np.array(design)).fit()
    later = [[float(place % 4 == season) for season in range(4)] + [float(place)] for place in range(12, 52)]
    bands = peer.get_prediction(np.array(later)).conf_int(alpha=0.05)
    found = ahead(values, target=92, method=SeasonalRegression()).outcome
    assert isinstance(found, Reaching)
    steps = [next(step for step, band in enumerate(bands, 1) if band[side] >= 92) for side in (1, 0)]
    newest = START.shift(11)
    assert [newest.distance(found.earliest), newest.distance(found.latest or newest)] == steps


def test_season_without_results_is_not_projected() -> None:
    """There is no result for a third quarter, so the line is not extended to one."""
    values = [None if place % 4 == 2 else 70 + place for place in range(8)]
    found = ahead(values, target=79, method=SeasonalRegression(minimum_years=2))
    assert found.reached == START.shift(9)
    third = ahead(values, target=80, method=SeasonalRegression(minimum_years=2))
    assert third.reached == START.shift(11)


def test_project_by_a_line_without_centres_has_the_interval_of_its_slope() -> None:
    @frozen
    class Plain(LastFive):
        def find(self, course: Course) -> Finding:
            movement, line = Regression().find(course)
            assert isinstance(line, Line)
            return Finding(movement, line._replace(centres=()))

    values = [76, 78, 77, 80, 81]
    line = scipy.stats.linregress(range(5), values)
    reach = scipy.stats.t.isf(0.025, 3) * line.stderr
    level = line.intercept + 4 * line.slope
    steps = [math.ceil((85 - level) / slope) for slope in (line.slope, line.slope + reach, line.slope - reach)]
    found = ahead(values, method=Plain()).outcome
    assert isinstance(found, Reaching)
    newest = START.shift(4)
    assert [newest.distance(period) for period in (found.period, found.earliest, found.latest or newest)] == steps


def test_line_by_season_without_centres_is_not_extended() -> None:
    @frozen
    class Plain(LastFive):
        def find(self, course: Course) -> Finding:
            movement, line = SeasonalRegression(minimum_years=2).find(course)
            assert isinstance(line, Line)
            return Finding(movement, line._replace(centres=()))

    with pytest.raises(MethodError, match=r"must find a line to extend \(each season has its own line\), got .*Plain"):
        ahead([70, 71, 72, 73, 74, 75, 76, 77], method=Plain())


# Known targets of the future, and limits.


def changing(*targets: int) -> Indicator:
    """Return an indicator with a target for each year from 2022/23 on."""
    years = {f"{2022 + place}/{23 + place}": Thresholds(target=each, floor=50) for place, each in enumerate(targets)}
    return make(thresholds=years)


@pytest.mark.parametrize(
    ("values", "targets", "expected"),
    [
        (
            [72, 73, 74, 75, 76, 77, 78, 79],  # 82 in Quarter 3 2024/25, 90 in Quarter 3 2026/27
            (80, 82, 90),
            "is expected to meet its target of 90% by Quarter 3 2026/27 on the current trend.",
        ),
        (
            [81, 82, 83, 84, 85, 86, 87, 88],
            (80, 85, 92),
            "meets its target of 85% with its latest result of 88%. Its trend is expected to meet its target of 92% by Quarter 4 2024/25.",
        ),
        (
            [81, 82, 83, 84, 85, 86, 87, 88],
            (80, 85, 99),
            "meets its target of 85% with its latest result of 88%, but its trend will not meet its target of 99% by Quarter 2 2025/26.",
        ),
        (
            [90, 89, 88, 87, 86, 85, 84, 83],
            (80, 85, 75),
            "is expected to meet its target of 75% by Quarter 1 2024/25 on the current trend. At this rate its rating will be Red by Quarter 2 2032/33.",
        ),
        ([90, 90, 90, 90, 90, 90, 91, 90], (80, 85, 95), "is on target already."),
    ],
)
def test_projection_names_the_target_in_force_then(values: list[int], targets: tuple[int, ...], expected: str) -> None:
    horizon = 6 if "will not" in expected else 40
    assert str(explain(ahead(values, changing(*targets), horizon=horizon))) == f"Calls (K1) {expected}"


def test_later_edge_is_the_target_at_the_end_if_the_line_is_too_far() -> None:
    assert ahead([72, 73, 74, 75, 76, 77], changing(80, 82, 99), horizon=6).later_edge == 99
    assert ahead([72, 73, 74, 75, 76, 77], changing(80, 82, 99), horizon=6, target=95).later_edge == 95
    ended = make(thresholds={"2022/23": Thresholds(target=95, floor=70), "Q3 2023/24": None})
    assert ahead([72, 73, 74, 75, 76, 77], ended, horizon=6).later_edge == 95


def test_project_compares_the_line_with_the_target_in_force_then() -> None:
    """The line is at 85 in Quarter 2 2024/25, when the target is 88 already; it stays so."""
    later = make(thresholds={"2022/23": Thresholds(target=85, floor=70), "2024/25": Thresholds(target=88, floor=70)})
    assert ahead([76, 77, 78, 79, 80], later).reached == START.shift(4 + 8)
    lower = make(thresholds={"2022/23": Thresholds(target=85, floor=70), "2024/25": Thresholds(target=82, floor=70)})
    assert ahead([76, 77, 78, 79, 80], lower).reached == Period.parse("Q1 2024/25")
    ended = make(thresholds={"2022/23": Thresholds(target=85, floor=70), "Q3 2023/24": None})
    assert ahead([76, 77, 78, 79, 80], ended).reached == START.shift(4 + 5)
    asked = ahead([76, 77, 78, 79, 80], later, target=85)
    assert asked.reached == START.shift(4 + 5)


@pytest.mark.parametrize(("target", "limits"), [(130, (0, 100)), (-1, (0, None))])
def test_project_refuses_a_target_that_is_not_possible(target: int, limits: tuple[int, int | None]) -> None:
    wanted = r"target must be a possible value \(0 (to 100|or more)\), got -?1.* \(K1\)"
    with pytest.raises(MethodError, match=wanted):
        ahead([76, 77, 78, 79, 80], make(possible=limits), target=target)
    assert ahead([76, 77, 78, 79, 80], make(possible=(0, 100)), target=100).reached == START.shift(4 + 20)


# When a line that gets worse leaves a band.


@pytest.mark.parametrize(
    ("values", "parts", "band", "steps"),
    [
        ([92, 91, 90, 89, 88], {}, "AMBER", 4),  # 84 is the first below 85
        ([84, 83, 82, 81, 80], {}, "RED", 11),  # 69 is the first below 70
        ([84, 80, 76, 72, 71], {}, "RED", 1),  # the line is at 69.6 there already
        ([100, 95, 90, 89, 85], {"thresholds": Thresholds(target=85, floor="84.5")}, "RED", 1),  # through Amber
        ([8, 9, 10, 11, 12], {"polarity": LOWER, "thresholds": Thresholds(target=15, floor=20)}, "AMBER", 4),
        (
            [8, 9, 10, 11, 12],
            {"polarity": LOWER, "thresholds": Thresholds(target=15, floor=20, strict="target")},
            "AMBER",
            3,
        ),
        (
            [50, 51, 52, 53, 54],
            {"polarity": CLOSEST, "thresholds": Thresholds(target=50, tolerance=10, green_tolerance=5)},
            "AMBER",
            2,
        ),
        (
            [92, 91, 90, 89, 88],
            {"thresholds": {"2022/23": Thresholds(target=85, floor=70), "Q3 2023/24": Thresholds(target=87, floor=70)}},
            "AMBER",
            2,
        ),
    ],
)
def test_falling_is_the_first_period_in_a_worse_band(
    values: list[int], parts: dict[str, Any], band: str, steps: int
) -> None:
    found = ahead(values, make(**parts)).falling
    assert found is not None
    assert (found.band, START.shift(4).distance(found.period)) == (Rag[band], steps)


@pytest.mark.parametrize(
    ("values", "parts"),
    [
        ([69, 68, 67, 66, 65], {}),  # Red already
        ([76, 77, 78, 79, 80], {}),  # gets better
        ([80, 81, 80, 81, 80], {}),  # no clear trend
        ([92, 91, 90, 89, 88], {"thresholds": None}),
        ([92, 91, 90, 89, 88], {"rule": RatingRule(name="all Green", version=1, decide=lambda _: Rag.GREEN)}),
        ([92, 91, 90, 89, 88], {"thresholds": Thresholds(target=10, floor=5)}),  # not within ten years
        (
            [50, 51, 52, 53, 54],
            {
                "polarity": CLOSEST,
                "thresholds": Levels({Rag.GREEN: Interval(45, 52), Rag.AMBER: Interval(40, 70)}, target=50),
            },
        ),
        ([76, 77], {}),
    ],
)
def test_nothing_falls_without_a_worse_band_to_come(values: list[int], parts: dict[str, Any]) -> None:
    assert ahead(values, make(**parts)).falling is None


def test_falling_has_the_interval_of_fieller() -> None:
    values = [94, 92, 93, 90, 89]
    found = ahead(values).falling
    assert found is not None
    newest = START.shift(4)
    steps = [newest.distance(period) for period in (found.period, found.earliest, found.latest or newest)]
    assert steps == [math.ceil(time) for time in fieller(values, 85)]
    assert found.level == Fraction(1, 20)
    short = ahead(values, horizon=5).falling
    assert short is not None
    assert short.latest is None


def test_project_extends_a_seasonal_line_of_yearly_results_as_regression_does() -> None:
    """Years have one season, so the two lines are the same: 2 a year from 80, and 85 is 2.5 years on."""
    years = TimeSeries({"2018/19": 72, "2019/20": 74, "2020/21": 76, "2021/22": 78, "2022/23": 80})
    found, usual = (
        project(make(), years, years.last, method=method) for method in (SeasonalRegression(), Regression())
    )
    assert found.outcome == usual.outcome
    assert found.reached == Period.parse("2025/26")


def test_project_accepts_a_custom_method_that_finds_a_line() -> None:
    values = [76, 78, 77, 80, 81]
    assert ahead(values, method=LastFive()).outcome == ahead(values).outcome


@given(st.lists(figures(), min_size=5, max_size=12), figures(), st.sampled_from([HIGHER, LOWER]))
def test_mirror_projections_of_negated_values_agree(
    values: list[Fraction], target: Fraction, polarity: Polarity
) -> None:
    here = ahead(values, make(polarity, thresholds=None), target=target)
    there = ahead([-value for value in values], make(polarity.mirrored, thresholds=None), target=-target)
    assert here.reached == there.reached
    if isinstance(here.outcome, Reaching):
        assert here.outcome.earliest <= here.outcome.period
        assert here.outcome.latest is None or here.outcome.period <= here.outcome.latest


# Year ends.

TOTAL: dict[str, Any] = {
    "basis": Basis.YEAR_TO_DATE_TOTAL,
    "unit": "number",
    "thresholds": SPREAD,
}


def needed(values: Sequence[Any], indicator: Indicator, **parts: Any) -> YearEnd:
    made = following(values)
    return needed_by_year_end(indicator, made, made.last, **parts)


# In words.

EXPECTED = "Calls (K1) is expected to meet its target of 85% by"
PURPOSE = "To reach the year's target of"
UNKNOWN = "There is no year-end projection for Calls (K1), because"
EQUAL = "This assumes that each quarter counts equally."

SENTENCES: list[tuple[Any, str]] = [
    (
        lambda: ahead([76, 78, 77, 80, 81]),
        f"{EXPECTED} Quarter 1 2024/25 on the current trend (between Quarter 2 2023/24 and Quarter 1 2030/31).",
    ),
    (lambda: ahead([76, 77, 78, 79, 80]), f"{EXPECTED} Quarter 2 2024/25 on the current trend."),
    (
        lambda: ahead([76, 78, 77, 80, 81], horizon=6),
        f"{EXPECTED} Quarter 1 2024/25 on the current trend. This may be as early as Quarter 2 2023/24 or later than Quarter 3 2024/25.",
    ),
    (
        lambda: ahead(
            [62, 60, 58, 56, 54], make(CLOSEST, thresholds=Thresholds(target=50, tolerance=10, green_tolerance=2))
        ),
        "Calls (K1) is expected to meet its target (plus or minus 2 percentage points) by Quarter 2 2023/24 on the current trend.",
    ),
    (
        lambda: ahead([80, 79, 78, 77, 76]),
        "Calls (K1) will not meet its target of 85% on the current trend. At this rate its rating will be Red by Quarter 4 2024/25.",
    ),
    (
        lambda: ahead([94, 92, 93, 90, 89]),
        "Calls (K1) is on target already. At this rate its rating will be Amber by Quarter 1 2024/25 (between Quarter 2 2023/24 and Quarter 1 2030/31).",
    ),
    (
        lambda: ahead([94, 92, 93, 90, 89], horizon=6),
        "Calls (K1) is on target already. At this rate its rating will be Amber by Quarter 1 2024/25. This may be as early as Quarter 2 2023/24 or later than Quarter 3 2024/25.",
    ),
    (lambda: ahead([80, 81, 80, 81, 80]), "Calls (K1) has no clear trend to project."),
    (lambda: ahead([90, 91, 92, 93, 94]), "Calls (K1) is on target already."),
    (
        lambda: ahead([76, 77, 78, 79, 80], horizon=4),
        "Calls (K1) will not meet its target of 85% by Quarter 1 2024/25 on the current trend.",
    ),
    (lambda: ahead([76, 77]), "There is too little history to project Calls (K1)."),
    (
        lambda: ahead([76, 77, 78, 79, 80], make(thresholds=None)),
        "There is no projection for Calls (K1), because there is no target for its latest result.",
    ),
    (
        lambda: needed([240, 430], make(**TOTAL)),
        f"{PURPOSE} 1,000 for Calls (K1), the remaining 2 quarters must average at least 285. The first 2 quarters of 2022/23 came to 430.",
    ),
    (
        lambda: needed([240], make(**TOTAL)),
        f"{PURPOSE} 1,000 for Calls (K1), the remaining 3 quarters must average about 253.4 or more. The first quarter of 2022/23 came to 240.",
    ),
    (
        lambda: needed(
            [240],
            make(LOWER, **(TOTAL | {"thresholds": {"2022/23": Profile.spread(1000, floor=1100)}, "decimal_places": 2})),
        ),
        f"{PURPOSE} 1,000 for Calls (K1), the remaining 3 quarters must average about 253.33 or less. The first quarter of 2022/23 came to 240.00.",
    ),
    (
        lambda: needed([240, 430, 700], make(**TOTAL)),
        f"{PURPOSE} 1,000 for Calls (K1), Quarter 4 2022/23 must be at least 300. The first 3 quarters of 2022/23 came to 700.",
    ),
    (
        lambda: needed([None], make(**TOTAL)),
        f"{PURPOSE} 1,000 for Calls (K1), the 4 quarters of 2022/23 must average at least 250.",
    ),
    (
        lambda: needed([80, 84], make(), made_by=Aggregation.MEAN),
        f"{PURPOSE} 85% for Calls (K1), the remaining 2 quarters must average at least 88%. The first 2 quarters of 2022/23 averaged 82%. {EQUAL}",
    ),
    (
        lambda: needed([80, 84, 83], make(possible=(0, 90)), made_by=Aggregation.MEAN),
        f"{PURPOSE} 85% for Calls (K1), Quarter 4 2022/23 would have to be 93%, which is not possible. The first 3 quarters of 2022/23 averaged 82.3%. {EQUAL}",
    ),
    (
        lambda: needed([49], make(CLOSEST, thresholds=Thresholds(target=50, tolerance=5)), made_by=Aggregation.MEAN),
        f"{PURPOSE} 50% for Calls (K1), the remaining 3 quarters must average about 50.3%. The first quarter of 2022/23 was 49%. {EQUAL}",
    ),
    (lambda: needed([80] * 4, make(), made_by=Aggregation.MEAN), f"{UNKNOWN} the year is over."),
    (lambda: needed([None, 80], make(), made_by=Aggregation.MEAN), f"{UNKNOWN} a result for the year is missing."),
    (
        lambda: needed([80], make(thresholds=None), made_by=Aggregation.MEAN),
        f"{UNKNOWN} there is no target for the end of the year.",
    ),
    (
        lambda: needed([Ratio(1, 30)], make(withhold_below=5), made_by=Aggregation.MEAN),
        f"{UNKNOWN} its figures are withheld.",
    ),
]


@pytest.mark.parametrize(("record", "expected"), SENTENCES, ids=[text for _, text in SENTENCES])
def test_explain_writes_every_look_ahead_with_the_name_of_its_kpi(record: Any, expected: str) -> None:
    assert str(explain(record())) == expected


@given(st.integers(0, 10**6 - 1), st.sampled_from([HIGHER, LOWER]), st.none() | st.integers(0, 3))
def test_printed_average_is_enough_for_the_target(first: int, polarity: Polarity, places: int | None) -> None:
    thresholds = {"2022/23": Profile.spread(10**6, tolerance=1)}
    total = make(polarity, **(TOTAL | {"thresholds": thresholds, "decimal_places": places}))
    found = needed([first], total)
    assert isinstance(found.average, Fraction)
    text = next(quantity.text for quantity in explain(found).quantities if quantity.source == "outcome.average")
    printed = Fraction(text.replace(",", ""))
    assert printed >= found.average if polarity is HIGHER else printed <= found.average
    assert abs(printed - found.average) < (1 if places == 0 else Fraction(1, 10))


def test_printed_average_of_closest_to_target_is_the_nearest() -> None:
    """(200 - 49) / 3 is 50.33: 50.4 each would pass the target of 200, which is no better there."""
    thresholds = {"2022/23": Profile.spread(200, tolerance=1)}
    total = make(Polarity.CLOSEST_TO_TARGET_IS_BEST, **(TOTAL | {"thresholds": thresholds}))
    assert "must average about 50.3." in str(explain(needed([49], total)))


def test_explained_projection_has_a_fact_behind_every_number() -> None:
    for make_record, _ in SENTENCES:
        record = make_record()
        for quantity in explain(record, with_statistics=True).quantities:
            assert eval(f"record.{quantity.source}") == quantity.value


def test_project_target_that_is_no_figure_raises_an_error_with_the_code() -> None:
    with pytest.raises(qpr.QprError, match=r"got '\?' \(K7\)$"):
        qpr.project(an_indicator(code="K7"), a_series(80, 81), "Q2 2023/24", target="?")


@pytest.mark.parametrize(("strict", "period"), [(None, "Q4 2023/24"), ("target", "Q1 2024/25")])
def test_projection_must_pass_a_strict_target(strict: str | None, period: str) -> None:
    """The results rise by 1 a quarter to 83, so that they are at 85 two quarters later."""
    indicator = an_indicator(thresholds=Thresholds(target=85, floor=80, strict=strict))
    outcome = project(indicator, a_series(*range(72, 84)), "Q2 2023/24").outcome
    assert isinstance(outcome, Reaching)
    assert outcome.period == Period.parse(period)


def test_projection_on_a_strict_target_has_not_met_it() -> None:
    series = a_series(*range(74, 86))
    for strict, met in ((None, True), ("target", False)):
        indicator = an_indicator(thresholds=Thresholds(target=85, floor=80, strict=strict))
        assert (project(indicator, series, "Q2 2023/24").outcome is NoProjection.MET_ALREADY) is met


def test_projection_beyond_a_strict_target_at_the_horizon_is_too_far() -> None:
    indicator = an_indicator(thresholds=Thresholds(target=91, floor=80, strict="target"))
    assert project(indicator, a_series(*range(72, 84)), "Q2 2023/24", horizon=8).outcome is NoProjection.TOO_FAR
