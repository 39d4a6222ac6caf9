"""User code that mypy and Pyright accept in strict mode: methods, presets, custom methods and schemes."""

from typing import assert_type

from attrs import frozen

from qpr_core import (
    Assessment,
    DirectionOfTravel,
    Frequency,
    Indicator,
    Movement,
    Polarity,
    Rag,
    Scorecard,
    TimeSeries,
    assess,
    classify,
    compare_methods,
    direction_of_travel,
)
from qpr_core.methods import (
    MAKING_DATA_COUNT,
    Course,
    Finding,
    LastPeriod,
    MannKendall,
    MeanOfPrevious,
    Method,
    Regression,
    RollingRegression,
    SamePeriodLastYear,
    SeasonalRegression,
    TravelRule,
    XmR,
)
from qpr_core.rules import Band, Levels, Rule, Scheme


class Lincoln(Scheme):
    BLUE = Band("Blue", colour="#1d70b8", symbol="★")
    GREEN = Band("Green", colour="#00703c")
    RED = "Red"


@frozen
class Record:
    rule = Rule("newest result is a record", 1)
    minimum_points, recalculated_from = 3, ()
    allows_for_overlap = allows_totals = False
    window_for, for_coverage = Method.window_for, Method.for_coverage
    movements_without = Method.movements_without

    def find(self, course: Course) -> Finding:
        """Find a rise if the newest result is better than every other."""
        *before, newest = course.heights
        return Finding(Movement.UP if newest > max(before) else Movement.UNCHANGED)


METHODS: list[Method] = [
    Regression(),
    RollingRegression(periods=4),
    SeasonalRegression(),
    MannKendall(),
    XmR(),
    XmR(recalculated_from=["Q1 2023/24"]),
    MAKING_DATA_COUNT,
    LastPeriod(),
    SamePeriodLastYear(),
    MeanOfPrevious(),
    TravelRule(name="rises", version=1, decide=lambda _: Movement.UP),
    Record(),
]
CALLS = Indicator(
    code="C1",
    name="Calls",
    polarity=Polarity.HIGHER_IS_BETTER,
    unit="%",
    thresholds=Levels({Lincoln.BLUE: 90, Lincoln.GREEN: 80}),
)
WAITS = Indicator(
    code="W1",
    name="Waits",
    polarity="lower is better",
    unit="days",
    basis="in period",
    frequency="quarterly",
    baseline="same period last year",
    thresholds={"target": 12, "floor": 14},
)
RESULTS = TimeSeries({"Q1 2023/24": 81, "Q2 2023/24": 80, "Q3 2023/24": 84})


def meaning(band: Lincoln) -> str:
    match band:
        case Lincoln.BLUE:
            return "exceeds"
        case Lincoln.GREEN:
            return "meets"
        case Lincoln.RED:
            return "misses"


def test_every_function_accepts_every_method() -> None:
    for method in METHODS:
        found = direction_of_travel(CALLS, RESULTS, "Q3 2023/24", method=method)
        assert_type(found, DirectionOfTravel)
        assert found.method.rule == method.rule
    assessment = assess(CALLS, RESULTS, "Q3 2023/24", method=XmR())
    assert_type(assessment, Assessment)
    report = Scorecard([(CALLS, RESULTS)]).report("Q3 2023/24", method=MAKING_DATA_COUNT)
    assert report["C1"].rating == assessment.rating
    assert len(compare_methods(CALLS, RESULTS, "Q3 2023/24", methods=[XmR(), Record()]).answers) == 2


def test_plain_words_are_accepted_for_the_members_of_enumerations() -> None:
    assert_type(WAITS.polarity, Polarity)
    assert_type(WAITS.frequency, Frequency | None)
    assert (WAITS.polarity, WAITS.frequency) == (Polarity.LOWER_IS_BETTER, Frequency.QUARTERLY)
    assert classify(WAITS, 13) is Rag.AMBER


def test_bands_of_a_custom_scheme_have_the_type_of_the_scheme() -> None:
    assert [meaning(band) for band in Lincoln] == ["exceeds", "meets", "misses"]
    assert_type(Lincoln.BLUE.rank, int)
    assert_type(Lincoln.GREEN.colour, str | None)
    assert_type(Rag.RED.symbol, str | None)
    assert [band.value for band in Lincoln] == ["Blue", "Green", "Red"]
    assert [band.symbol for band in Lincoln] == ["★", None, None]
    assert classify(CALLS, 84) is Lincoln.GREEN
