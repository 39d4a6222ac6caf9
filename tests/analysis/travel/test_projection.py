"""project, and the text of projections and year ends."""

import math
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import pytest
import scipy.stats
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
    MannKendall,
    Method,
    Regression,
    SeasonalRegression,
    TravelRule,
    XmR,
)
from qpr_core.rules import Rule
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


def test_project_has_the_interval_of_the_slope() -> None:
    """By SciPy: slope 1.2 with a standard error of 0.23, and the line at 80.8 when it is at its newest point."""
    values = [76, 78, 77, 80, 81]
    line = scipy.stats.linregress(range(5), values)
    reach = scipy.stats.t.isf(0.025, 3) * line.stderr
    level = line.intercept + 4 * line.slope
    steps = [math.ceil((85 - level) / slope) for slope in (line.slope, line.slope + reach, line.slope - reach)]
    found = ahead(values).outcome
    assert isinstance(found, Reaching)
    newest = START.shift(4)
    assert [newest.distance(period) for period in (found.period, found.earliest, found.latest or newest)] == steps
    assert (ahead(values).edge, found.level) == (85, Fraction(1, 20))


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
    assert (falling.reached, falling.outcome) == (found.period, found._replace(slope=-1.125))


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


def test_project_refuses_a_line_for_each_season_once_there_is_one() -> None:
    """Two years of quarters have four lines of one slope; five quarters are too few years for any."""
    method = SeasonalRegression(minimum_years=2)
    assert ahead([76, 77, 78, 79, 80], method=method).reached is NoProjection.NO_DIRECTION
    wanted = (
        r"^method must find a line to extend \(each season has its own line\), got SeasonalRegression\(.*\) \(K1\)$"
    )
    with pytest.raises(MethodError, match=wanted):
        ahead([70, 71, 72, 73, 74, 75, 76, 77], method=method)


def test_project_extends_a_seasonal_line_of_yearly_results_as_regression_does() -> None:
    """Years have one season, so the two lines are the same: 2 a year from 80, and 85 is 2.5 years on."""
    years = TimeSeries({"2018/19": 72, "2019/20": 74, "2020/21": 76, "2021/22": 78, "2022/23": 80})
    found, usual = (
        project(make(), years, years.last, method=method) for method in (SeasonalRegression(), Regression())
    )
    assert found.outcome == usual.outcome
    assert found.reached == Period.parse("2025/26")


def test_project_accepts_a_custom_method_that_finds_a_line() -> None:
    @frozen
    class LastFive:
        rule = Rule("line of the last five", 1)
        minimum_points, recalculated_from = 5, ()
        allows_for_overlap = allows_totals = False
        window_for, movements_without = Method.window_for, Method.movements_without
        for_coverage = Method.for_coverage

        def find(self, course: Course) -> Finding:
            return Regression().find(course)

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
        f"{EXPECTED} Quarter 1 2024/25 on the current trend (between Quarter 3 2023/24 and Quarter 4 2027/28).",
    ),
    (lambda: ahead([76, 77, 78, 79, 80]), f"{EXPECTED} Quarter 2 2024/25 on the current trend."),
    (
        lambda: ahead([76, 78, 77, 80, 81], horizon=6),
        f"{EXPECTED} Quarter 1 2024/25 on the current trend. This may be as early as Quarter 3 2023/24 or later than Quarter 3 2024/25.",
    ),
    (
        lambda: ahead(
            [62, 60, 58, 56, 54], make(CLOSEST, thresholds=Thresholds(target=50, tolerance=10, green_tolerance=2))
        ),
        "Calls (K1) is expected to meet its target (plus or minus 2 percentage points) by Quarter 2 2023/24 on the current trend.",
    ),
    (lambda: ahead([80, 79, 78, 77, 76]), "Calls (K1) will not meet its target of 85% on the current trend."),
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
