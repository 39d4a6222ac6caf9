"""Evidence in words: a sentence for every method and every answer."""

import re
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve

import qpr_core as qpr
from qpr_core import (
    Basis,
    Indicator,
    Movement,
    NoDirection,
    Period,
    Polarity,
    Rolling,
    Thresholds,
    TimeSeries,
    direction_of_travel,
    explain,
)
from qpr_core.analysis.methods.method import Method
from qpr_core.methods import (
    MAKING_DATA_COUNT,
    Course,
    LastPeriod,
    MannKendall,
    MeanOfPrevious,
    Regression,
    SamePeriodLastYear,
    SeasonalRegression,
    TravelRule,
    XmR,
)
from qpr_core.testing import a_series, an_indicator
from qpr_core.text import Quantity

P = Period.parse("Q1 2020/21")
CALM = [50, 52, 49, 51, 50, 48, 51, 50, 49, 51, 50, 49]


def rise(course: Course) -> Any:
    return Movement.UP, {"rise": course.heights[-1] - course.heights[0]}


def shrug(_: Course) -> NoDirection:
    return NoDirection.GAP


OWN = TravelRule(name="two *stars*", version=2, decide=rise, minimum_points=1)
SHY = TravelRule(name="shy", version=1, decide=shrug, minimum_points=1)

SENTENCES: list[tuple[list[Any], Any, dict[str, Any], str]] = [
    (
        [80, 81],
        LastPeriod(),
        {},
        "The direction of travel is positive: the value rose by 1 percentage point, from 80% in Quarter 1 to 81% in Quarter 2 2020/21.",
    ),
    (
        [80, 80],
        LastPeriod(),
        {},
        "The direction of travel is stable or with no clear trend: the value is 80% in Quarter 2 2020/21, as it was in Quarter 1.",
    ),
    (
        [80, "80.5"],
        LastPeriod(dead_band=1),
        {},
        "The direction of travel is stable or with no clear trend: the value rose by 0.5 percentage points, from 80% in Quarter 1 to 80.5% in Quarter 2 2020/21. Only a change of 1 percentage point or more is counted.",
    ),
    (
        [80, 79],
        LastPeriod(dead_band="1%"),
        {},
        "The direction of travel is negative: the value fell by 1 percentage point, from 80% in Quarter 1 to 79% in Quarter 2 2020/21. Only a change of 0.8 percentage points or more is counted.",
    ),
    (
        [80, None, 81],
        LastPeriod(),
        {},
        "The direction of travel is unknown: there is no result to compare the newest one with.",
    ),
    (
        [79, 80, 81],
        LastPeriod(),
        {},
        "The direction of travel is positive: the value rose by 1 percentage point, from 80% in Quarter 2 to 81% in Quarter 3 2020/21.",
    ),
    (
        [79, 81, 80],
        LastPeriod(),
        {},
        "The direction of travel is negative: the value fell by 1 percentage point, from 81% in Quarter 2 to 80% in Quarter 3 2020/21. Without the newest result the direction would be positive.",
    ),
    (
        [80, 1, 2, 3, 82],
        SamePeriodLastYear(),
        {},
        "The direction of travel is positive: the value rose by 2 percentage points, from 80% in Quarter 1 2020/21 to 82% in Quarter 1 2021/22.",
    ),
    (
        [80, 81, 82, 83, 85],
        MeanOfPrevious(),
        {},
        "The direction of travel is positive: the value of 85% in Quarter 1 2021/22 is 3.5 percentage points above 81.5%, the mean of the 4 earlier results.",
    ),
    (
        [80, 81, 82, 83, 80],
        MeanOfPrevious(),
        {},
        "The direction of travel is negative: the value of 80% in Quarter 1 2021/22 is 1.5 percentage points below 81.5%, the mean of the 4 earlier results. Without the newest result the direction would be positive.",
    ),
    (
        [80, 82, 80, 82, 81],
        MeanOfPrevious(),
        {},
        "The direction of travel is stable or with no clear trend: the value of 81% in Quarter 1 2021/22 is the mean of the 4 earlier results. Without the newest result the direction would be positive.",
    ),
    (
        [2, 4, 6, 8, 1, 3],
        SamePeriodLastYear(),
        {"basis": Basis.YEAR_TO_DATE_TOTAL, "unit": "number", "polarity": Polarity.LOWER_IS_BETTER},
        "The direction of travel is positive: the value fell by 1, from 4 in Quarter 2 2020/21 to 3 in Quarter 2 2021/22.",
    ),
    (
        [80, 81, 82, 83, 84, 86],
        MannKendall(),
        {},
        "The direction of travel is positive: the value has risen by about 1 percentage point a quarter over the 6 results from Quarter 1 2020/21 to Quarter 2 2021/22.",
    ),
    (
        [80, 81, 80, 81, 80, 81],
        MannKendall(),
        {},
        "The direction of travel is stable or with no clear trend: the value has neither clearly risen nor clearly fallen over the 6 results from Quarter 1 2020/21 to Quarter 2 2021/22.",
    ),
    (
        [80] * 6,
        MannKendall(),
        {},
        "The direction of travel is stable or with no clear trend: the value did not change over the 6 results from Quarter 1 2020/21 to Quarter 2 2021/22.",
    ),
    (
        [80, 80, 80, 80, 80, 80, 81, 81],
        MannKendall(level="0.2"),
        {},
        "The direction of travel is positive: the value has tended to rise over the 8 results from Quarter 1 2020/21 to Quarter 4 2021/22. Without the newest result the direction would be stable or with no clear trend.",
    ),
    (
        [83, 80],
        MannKendall(),
        {},
        "The direction of travel is unknown: there are 2 results, and at least 5 are needed.",
    ),
    (
        [50, 60, 52, 58, 53, 63, 52, 58, 56, 66],
        SeasonalRegression(),
        {},
        "The direction of travel is unknown: each time of year needs results in at least 3 years.",
    ),
    (
        [50, 60, 52, 58, 51, 61, 53, 59, 52, 62, 54, 60],
        SeasonalRegression(),
        {},
        "The direction of travel is positive: the value has risen by about 0.25 percentage points a quarter over the 12 results from Quarter 1 2020/21 to Quarter 4 2022/23.",
    ),
    (
        CALM,
        XmR(),
        {},
        "The direction of travel is stable or with no clear trend: the value for Quarter 4 2022/23 is within normal variation, with process limits of 45.4% to 54.6%.",
    ),
    (
        CALM,
        XmR(),
        {"thresholds": Thresholds(target=60, floor=50)},
        "The direction of travel is stable or with no clear trend: the value for Quarter 4 2022/23 is within normal variation, with process limits of 45.4% to 54.6%. If nothing changes, the result can be expected to miss the target each time.",
    ),
    (
        CALM,
        XmR(),
        {"thresholds": Thresholds(target=45, floor=40)},
        "The direction of travel is stable or with no clear trend: the value for Quarter 4 2022/23 is within normal variation, with process limits of 45.4% to 54.6%. If nothing changes, the result can be expected to meet the target each time.",
    ),
    (
        CALM,
        XmR(),
        {"thresholds": Thresholds(target=50, floor=40)},
        "The direction of travel is stable or with no clear trend: the value for Quarter 4 2022/23 is within normal variation, with process limits of 45.4% to 54.6%. If nothing changes, the result can be expected to meet the target at some times and miss it at others.",
    ),
    (
        [*CALM, 60],
        XmR(),
        {},
        "The direction of travel is positive: the value for Quarter 1 2023/24 is above the process limits of 46.2% to 55.4%. Without the newest result the direction would be stable or with no clear trend.",
    ),
    (
        [*CALM, 40],
        XmR(),
        {"decimal_places": 1},
        "The direction of travel is negative: the value for Quarter 1 2023/24 is below the process limits of 44.6% to 53.8%. Without the newest result the direction would be stable or with no clear trend.",
    ),
    (
        [60, 40] * 6 + [70, 69, 68, 67, 66, 65, 64],
        XmR(),
        {},
        "The direction of travel is positive: the latest results are all above the mean of 56.3%. Without the newest result the direction would be stable or with no clear trend.",
    ),
    (
        [60, 40] * 6 + [70, 69, 68, 67, 66, 65, 64],
        XmR(run=None),
        {},
        "The direction of travel is negative: each of the latest results is lower than the one before. Without the newest result the direction would be stable or with no clear trend.",
    ),
    (
        [50, 51, 49, 50, 51, 49, 50, 51, 49, 50, 51, 49, 50, 54, 50, 54],
        XmR(run=None, trend=None),
        {},
        "The direction of travel is positive: the latest results are near the upper process limit of 55.5%. Without the newest result the direction would be stable or with no clear trend.",
    ),
    (
        [80] * 14,
        XmR(),
        {"thresholds": Thresholds(target=80, floor=70)},
        "The direction of travel is stable or with no clear trend: the value did not change over the 14 results from Quarter 1 2020/21 to Quarter 2 2023/24. If nothing changes, the result can be expected to meet the target each time.",
    ),
    (
        [100] * 5 + [98] + [100] * 8,
        XmR(),
        {"thresholds": Thresholds(target=100, floor=90), "decimal_places": 2},
        "The direction of travel is stable or with no clear trend: the value for Quarter 2 2023/24 is within normal variation, with process limits of 99.04% to 100.68%. If nothing changes, the result can be expected to meet the target at some times and miss it at others.",
    ),
    (
        [100] * 5 + [95] + [100] * 7 + [95],
        XmR(),
        {},
        "The direction of travel is stable or with no clear trend: the value for Quarter 2 2023/24 is below the process limits of 96.2% to 102.4%. Most results are the same, and an earlier one was as far out. So this is normal variation. Without the result for Quarter 2 2021/22 the direction would be different.",
    ),
    (
        [100, 101] * 3 + [50] + [101, 100] * 4,
        XmR(),
        {},
        "The direction of travel is stable or with no clear trend: the value for Quarter 3 2023/24 is above the process limits of 94.5% to 99.8%. Results on the other side have shifted the mean. So this is normal variation.",
    ),
    (
        [100, "100.001"] * 8,
        XmR(),
        {"decimal_places": 1},
        "The direction of travel is stable or with no clear trend: the value for Quarter 4 2023/24 is within normal variation, with process limits of 99.998% to 100.003%.",
    ),
    (
        [100] * 10 + [95] * 4,
        MAKING_DATA_COUNT,
        {"thresholds": Thresholds(target=100, floor=90)},
        "The direction of travel is negative: the latest results are near the lower process limit of 97.5%. By these limits, the result is expected to miss the target, although 10 of the 14 results would meet it.",
    ),
    (
        [*CALM, 40],
        XmR(),
        {"thresholds": Thresholds(target=43, floor=30)},
        "The direction of travel is negative: the value for Quarter 1 2023/24 is below the process limits of 44.6% to 53.8%. By these limits, the result is expected to meet the target, although 1 of the 13 results would miss it. Without the newest result the direction would be stable or with no clear trend.",
    ),
    (
        [70, 72, 69, 71, 70, 73, 70, 72, 71, 70, 72, 71, *range(60, 67)],
        MAKING_DATA_COUNT,
        {},
        "The direction of travel is positive: each of the latest results is higher than the one before. Without the newest result the direction would be stable or with no clear trend.",
    ),
    (
        [*CALM, 60],
        XmR(baseline=12),
        {"thresholds": Thresholds(target=50, floor=40)},
        "The direction of travel is positive: the value for Quarter 1 2023/24 is above the process limits of 45.4% to 54.6%. The mean and the limits are based on the 12 results from Quarter 1 2020/21 to Quarter 4 2022/23. If nothing changes, the result can be expected to meet the target at some times and miss it at others. Without the newest result the direction would be stable or with no clear trend.",
    ),
    (
        [*CALM, *[52, 53] * 4],
        XmR(baseline="Q4 2022/23"),
        {},
        "The direction of travel is positive: the latest results are all above the mean of 50%. The mean and the limits are based on the 12 results from Quarter 1 2020/21 to Quarter 4 2022/23.",
    ),
    (
        [50] * 12 + [51],
        XmR(baseline=12),
        {},
        "The direction of travel is unknown: the results in the baseline are all the same, so there are no limits to calculate.",
    ),
    (
        CALM,
        XmR(baseline="Q2 2020/21"),
        {},
        "The direction of travel is unknown: there are too few results in the baseline to calculate limits.",
    ),
    ([80, 83], OWN, {}, "The direction of travel is positive: according to the rule two *stars*, version 2. rise: 3."),
    ([80, 83], SHY, {}, "The direction of travel is unknown: the rule shy, version 1, gives no direction."),
    (
        [80, 81],
        LastPeriod(),
        {"polarity": Polarity.NEITHER},
        "The direction of travel is unknown: neither up nor down is better. The value rose by 1 percentage point, from 80% in Quarter 1 to 81% in Quarter 2 2020/21.",
    ),
    (
        [62, 45, 49, 50, 51, 50],
        MannKendall(),
        {"polarity": Polarity.CLOSEST_TO_TARGET_IS_BEST, "thresholds": Thresholds(target=50, tolerance=5)},
        "The direction of travel is positive: the distance to the target has fallen by about 1.3 percentage points a quarter over the 6 results from Quarter 1 2020/21 to Quarter 2 2021/22. Without the newest result the direction would be stable or with no clear trend.",
    ),
    (
        [62, 52],
        LastPeriod(),
        {"polarity": Polarity.CLOSEST_TO_TARGET_IS_BEST, "thresholds": Thresholds(target=50, tolerance=5)},
        "The direction of travel is positive: the distance to the target fell by 10 percentage points, from 12% in Quarter 1 to 2% in Quarter 2 2020/21.",
    ),
    (
        [80, 81, 82, 81, 84, 83, 85],
        Regression(),
        {},
        "The direction of travel is positive: the value has risen by about 0.75 percentage points a quarter over the 7 results from Quarter 1 2020/21 to Quarter 3 2021/22.",
    ),
    (
        [80, 81, 80, 81, 81, 82, 84],
        Regression(),
        {},
        "The direction of travel is positive: the value has risen by about 0.54 percentage points a quarter over the 7 results from Quarter 1 2020/21 to Quarter 3 2021/22. Without the newest result the direction would be stable or with no clear trend.",
    ),
    (
        [80, 81, 82, 81, 84, 83, 85],
        Regression(),
        {"basis": Rolling(4)},
        "The direction of travel is stable or with no clear trend: the value has neither clearly risen nor clearly fallen over the 7 results from Quarter 1 2020/21 to Quarter 3 2021/22.",
    ),
    (
        [80, 81, 82, 81, 84, 83, 85],
        Regression(),
        {"basis": Basis.YEAR_TO_DATE_RATE},
        "The direction of travel is stable or with no clear trend: the value has neither clearly risen nor clearly fallen over the 7 results from Quarter 1 2020/21 to Quarter 3 2021/22. Without the result for Quarter 4 2020/21 the direction would be different.",
    ),
    (
        [80, 81, 82, 81, 84, 83, 85],
        Regression(ignores_overlap=True),
        {"basis": Basis.YEAR_TO_DATE_RATE},
        "The direction of travel is positive: the value has risen by about 0.75 percentage points a quarter over the 7 results from Quarter 1 2020/21 to Quarter 3 2021/22. The periods overlap, so the test finds trends too easily.",
    ),
    (
        [*CALM, 60],
        XmR(),
        {"basis": Rolling(4)},
        "The direction of travel is positive: the value for Quarter 1 2023/24 is above the process limits of 46.2% to 55.4%. The periods overlap, so the limits are too narrow. Without the newest result the direction would be stable or with no clear trend.",
    ),
]


def sentence(values: list[Any], method: Any, parts: dict[str, Any]) -> Any:
    series = TimeSeries((P.shift(index), value) for index, value in enumerate(values))
    defaults: dict[str, Any] = {"polarity": Polarity.HIGHER_IS_BETTER, "unit": "%"}
    indicator = Indicator(code="K1", name="Calls", **(defaults | parts))
    return explain(direction_of_travel(indicator, series, series.last, method=method))


@pytest.mark.parametrize(("values", "method", "parts", "expected"), SENTENCES, ids=[text for *_, text in SENTENCES])
def test_evidence_of_every_method_is_written(
    values: list[Any], method: Any, parts: dict[str, Any], expected: str
) -> None:
    assert str(sentence(values, method, parts)) == expected


def test_evidence_escapes_names_of_rules_and_figures() -> None:
    assert "two \\*stars\\*, version 2. rise: 3." in sentence([80, 83], OWN, {}).to_markdown()


def test_evidence_every_number_has_a_source() -> None:
    for values, method, parts, _ in SENTENCES:
        series = TimeSeries((P.shift(index), value) for index, value in enumerate(values))
        defaults: dict[str, Any] = {"polarity": Polarity.HIGHER_IS_BETTER, "unit": "%"}
        travel = direction_of_travel(
            Indicator(code="K1", name="Calls", **(defaults | parts)), series, series.last, method=method
        )
        quantities = [span for span in explain(travel, with_statistics=True).spans if isinstance(span, Quantity)]
        for quantity in quantities:
            assert eval("travel." + quantity.source) == quantity.value, quantity


def explained(indicator: qpr.Indicator, series: qpr.TimeSeries, method: Method) -> str:
    travel = qpr.direction_of_travel(indicator, series, series.last, method=method)
    return str(qpr.explain(travel, with_statistics=True))


def test_evidence_p_value_is_printed_apart_from_its_level() -> None:
    assert "(p = 0.05003 at a significance level of 5%, by least squares)" in explained(
        an_indicator(), a_series(89, 88, 86, 65, 79, 64), qpr.methods.Regression()
    )


def test_evidence_slope_has_percentage_points_of_style() -> None:
    travel = qpr.direction_of_travel(
        an_indicator(), a_series(*range(70, 82)), "Q2 2023/24", method=qpr.methods.Regression()
    )
    style = qpr.styles.Style(percentage_points=qpr.units.Unit(name="pp", after=" pp"))
    assert "by about 1 pp a quarter" in str(qpr.explain(travel, style=style))


def test_evidence_tiny_p_value_is_printed_as_less_than_limit() -> None:
    line = a_series(*(70 + index + (index % 2) / 10 for index in range(12)))
    assert "(p < 0.0001 at a significance level of 5%, by least squares)" in explained(
        an_indicator(), line, qpr.methods.Regression()
    )
    assert "(p < 0.0001 at" in explained(an_indicator(), a_series(*range(70, 82)), qpr.methods.Regression())


def test_evidence_slope_names_frequency_of_results() -> None:
    months = qpr.TimeSeries({f"{month} 2023": 70 + index for index, month in enumerate(["May", "June", "July"])})
    assert "by about 1 percentage point a month" in explained(
        an_indicator(), months, qpr.methods.Regression(minimum_points=3)
    )
    years = qpr.TimeSeries({"2020/21": 70, "2021/22": 71, "2022/23": 72})
    assert "by about 1 percentage point a year" in explained(
        an_indicator(), years, qpr.methods.Regression(minimum_points=3)
    )


@pytest.mark.parametrize(
    ("results", "words"),
    [
        ([50, 51, 49, 50, 51, 49, 50, 51, 49, 50, 51, 49, 50, 54, 50, 54], "near the upper process limit of 55.5"),
        ([50, 51, 49, 50, 51, 49, 50, 51, 49, 50, 51, 49, 50, 46, 50, 46], "near the lower process limit of 44.5"),
        (
            [50, 53, 50, 53, 50, 53, 50, 53, 49, 50, 51, 52, 53, 54],
            "each of the latest results is higher than the one before",
        ),
        (
            [50, 47, 50, 47, 50, 47, 50, 47, 51, 50, 49, 48, 47, 46],
            "each of the latest results is lower than the one before",
        ),
    ],
)
def test_evidence_control_chart_names_side_of_signal(results: list[int], words: str) -> None:
    method = qpr.methods.XmR(run=None, near=qpr.methods.NearLimitRule(2, 3, "2/3"), trend=6, minimum_points=10)
    assert words in explained(an_indicator(unit="number"), a_series(*results), method)


def test_evidence_two_results_are_printed_as_different() -> None:
    text = explained(an_indicator(), a_series(Fraction(800_001, 10_000), 80), qpr.methods.LastPeriod())
    assert "80.0001%" in text
    assert re.search(r"80%", text)


@pytest.mark.parametrize("results", [(Fraction(200, 3), "66.7"), ("66.7", Fraction(200, 3))])
def test_evidence_result_and_reference_are_printed_as_different(results: tuple[Fraction | str, Fraction | str]) -> None:
    text = explained(an_indicator(), a_series(*results), qpr.methods.LastPeriod())
    assert "66.67%" in text
    assert "66.7%" in text


def test_direction_without_evidence_has_its_results() -> None:
    """The library gives none without evidence, but a record can be made by hand."""
    series = TimeSeries((P.shift(index), 80 + index) for index in range(6))
    calls = qpr.Indicator(code="K1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%")
    bare = evolve(qpr.direction_of_travel(calls, series, series.last), evidence=None, course=None)
    assert str(qpr.explain(bare)) == (
        "The direction of travel is positive: it is based on the 6 results from Quarter 1 2020/21 to Quarter 2 2021/22."
    )
