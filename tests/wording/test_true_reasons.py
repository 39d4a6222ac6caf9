"""Reasons that say what is true: of a year that is settled, of results since a new definition, of seasons and of gaps."""

from typing import Any

import pytest
from attrs import evolve

import qpr_core as qpr
from qpr_core.analysis.methods.method import Method
from qpr_core.testing import a_series, an_indicator

HIGHER, LOWER, CLOSEST, NEITHER = qpr.Polarity


def ahead(polarity: qpr.Polarity, made_by: qpr.Aggregation, target: int, *results: int, **parts: Any) -> str:
    thresholds = qpr.Thresholds(target=target, tolerance=0)
    indicator = an_indicator(polarity=polarity, thresholds=thresholds, unit="number", **parts)
    series = a_series(*results, until=f"Q{len(results)} 2023/24")
    return str(qpr.explain(qpr.needed_by_year_end(indicator, series, series.last, made_by=made_by, target=target)))


FIRST_THREE = "Projection: after 1,100 in the first 3 quarters of 2023/24, "
SO_HIGH = "Projection: after a mean of 90 in the first 2 quarters of 2023/24, "
SAME = " over 2023/24, if each quarter weighs the same."
SETTLED: list[tuple[str, str]] = [
    (ahead(HIGHER, qpr.Aggregation.SUM, 1000, 300, 400, 400), f"{FIRST_THREE}the total of the year already meets the target of 1,000."),
    (ahead(HIGHER, qpr.Aggregation.SUM, 1100, 300, 400, 400), f"{FIRST_THREE}the total of the year already meets the target of 1,100."),
    (ahead(HIGHER, qpr.Aggregation.SUM, 1101, 300, 400, 400), f"{FIRST_THREE}the last quarter has to come to at least 1 for a total of 1,101 at the end of 2023/24."),
    (ahead(LOWER, qpr.Aggregation.SUM, 1000, 300, 400, 400), f"{FIRST_THREE}the total of the year is already above the target of 1,000."),
    (ahead(CLOSEST, qpr.Aggregation.SUM, 1000, 300, 400, 400), f"{FIRST_THREE}the total of the year is already above the target of 1,000."),
    (ahead(LOWER, qpr.Aggregation.SUM, 1100, 300, 400, 400), f"{FIRST_THREE}the last quarter has to come to at most 0 for a total of 1,100 at the end of 2023/24."),
    (ahead(HIGHER, qpr.Aggregation.SUM, 1000, 300, 400, 400, possible=(-500, None)), f"{FIRST_THREE}the last quarter has to come to at least -100 for a total of 1,000 at the end of 2023/24."),
    (ahead(HIGHER, qpr.Aggregation.SUM, -100, -20), "Projection: after -20 in the first quarter of 2023/24, the 3 quarters that remain have to come to at least -26.6 each on average for a total of -100 at the end of 2023/24."),
    (ahead(HIGHER, qpr.Aggregation.MEAN, 20, 90, 90), f"{SO_HIGH}any mean of 0 or more over the 2 quarters that remain is enough for a mean of 20{SAME}"),
    (ahead(HIGHER, qpr.Aggregation.MEAN, 20, 90, 90, 90), f"Projection: after a mean of 90 in the first 3 quarters of 2023/24, any result of 0 or more in the last quarter is enough for a mean of 20{SAME}"),
    (ahead(HIGHER, qpr.Aggregation.MEAN, 50, 90, 90, possible=(10, 100)), f"{SO_HIGH}any mean of 10 or more over the 2 quarters that remain is enough for a mean of 50{SAME}"),
    (ahead(LOWER, qpr.Aggregation.MEAN, 20, 90, 90), f"{SO_HIGH}even a mean of 0 over the 2 quarters that remain is too much for a mean of 20{SAME}"),
    (ahead(CLOSEST, qpr.Aggregation.MEAN, 20, 90, 90, 90), f"Projection: after a mean of 90 in the first 3 quarters of 2023/24, even 0 in the last quarter is too much for a mean of 20{SAME}"),
    (ahead(LOWER, qpr.Aggregation.MEAN, 45, 90, 90), f"{SO_HIGH}the 2 quarters that remain have to average at most 0 for a mean of 45{SAME}"),
    (ahead(LOWER, qpr.Aggregation.MEAN, 95, 90, 90, possible=(0, 100)), f"{SO_HIGH}any mean of 100 or less over the 2 quarters that remain is enough for a mean of 95{SAME}"),
    (ahead(LOWER, qpr.Aggregation.MEAN, 94, 90, 90, possible=(0, 100)), f"{SO_HIGH}the 2 quarters that remain have to average at most 98 for a mean of 94{SAME}"),
    (ahead(LOWER, qpr.Aggregation.MEAN, 97, 90, 90, 90, possible=(None, 100)), f"Projection: after a mean of 90 in the first 3 quarters of 2023/24, any result of 100 or less in the last quarter is enough for a mean of 97{SAME}"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), SETTLED)
def test_needed_by_year_end_of_a_settled_year_is_never_negative(text: str, told: str) -> None:
    """For a mean of 20 over four quarters, two of 90 leave -50 each; of 50, 10 each; of 95, 100 each; of 97, 118."""
    assert text == told


def test_the_source_of_an_edge_that_settles_the_year_evaluates_to_it() -> None:
    indicator = an_indicator(50, polarity=HIGHER, possible=(10, 100))
    series = a_series(90, 90, until="Q2 2023/24")
    found = qpr.needed_by_year_end(indicator, series, "Q2 2023/24", made_by=qpr.Aggregation.MEAN)
    for quantity in qpr.explain(found).quantities:
        assert eval(f"_.{quantity.source}", {"_": found}) == quantity.value, quantity


def travel(series: qpr.TimeSeries, method: Method, **parts: Any) -> str:
    indicator = an_indicator(unit="number", **parts)
    return str(qpr.explain(qpr.direction_of_travel(indicator, series, series.last, method=method)))


TWELVE = a_series(*range(70, 82))
CHANGED = {"redefined": {"Q1 2023/24": "Agency staff count."}}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            travel(TWELVE, qpr.methods.Regression(), **CHANGED),
            "there are 2 results up to Q2 2023/24 since the definition changed in Q1 2023/24, and at least 5 are needed.",
        ),
        (
            travel(TWELVE, qpr.methods.Regression(), redefined={"Q3 2023/24": "Later."} | CHANGED["redefined"]),
            "there are 2 results up to Q2 2023/24 since the definition changed in Q1 2023/24, and at least 5 are needed.",
        ),
        (
            travel(TWELVE, qpr.methods.LastPeriod(), redefined={"Q2 2023/24": "Agency staff count."}),
            "there is 1 result up to Q2 2023/24 since the definition changed in Q2 2023/24, and at least 2 are needed.",
        ),
        (
            travel(TWELVE, qpr.methods.SamePeriodLastYear(), **CHANGED),
            "the newest result has nothing to be compared with since the definition changed in Q1 2023/24.",
        ),
        (
            travel(
                TWELVE, qpr.methods.SeasonalRegression(minimum_years=2), redefined={"Q3 2022/23": "Agency staff count."}
            ),
            "each time of year needs results in at least 2 years since the definition changed in Q3 2022/23.",
        ),
        (
            travel(
                TWELVE,
                qpr.methods.XmR(recalculated_from=["Q1 2023/24"]),
                redefined={"Q1 2022/23": "Agency staff count."},
            ),
            "there are 2 results up to Q2 2023/24 since Q1 2023/24, when the limits were calculated again, and at least "
            "12 are needed.",
        ),
        (
            travel(TWELVE, qpr.methods.XmR(recalculated_from=["Q1 2022/23"]), **CHANGED),
            "there are 2 results up to Q2 2023/24 since the definition changed in Q1 2023/24, and at least 12 are needed.",
        ),
        (
            travel(a_series(70, 71), qpr.methods.Regression()),
            "there are 2 results up to Q2 2023/24, and at least 5 are needed.",
        ),
    ],
)
def test_results_before_a_new_definition_are_reported_as_left_out(text: str, told: str) -> None:
    assert text == f"The direction of travel is unknown: {told}"


@pytest.mark.parametrize(("arrears", "since"), [(0, " since the definition changed in Q3 2023/24"), (1, "")])
def test_a_new_definition_counts_once_a_result_by_it_is_due(arrears: int, since: str) -> None:
    """At Q3 an indicator one quarter in arrears is still reported on Q2, by the old definition."""
    indicator = an_indicator(redefined={"Q3 2023/24": "Agency staff count."}, arrears=arrears)
    series = qpr.TimeSeries({"Q3 2023/24": None, "Q4 2023/24": 80})
    found = qpr.direction_of_travel(indicator, series, "Q3 2023/24")
    assert f"there is no result up to Q3 2023/24{since}, and at least 5 are needed" in str(qpr.explain(found))


def test_results_that_are_the_same_each_year_did_change_with_the_season() -> None:
    seasons = a_series(*[81, 82, 83, 84] * 3, until="Q4 2023/24")
    text = travel(seasons, qpr.methods.SeasonalRegression())
    assert text == (
        "The direction of travel is stable or with no clear trend: over the 12 results from Q1 2021/22 to Q4 2023/24, "
        "the value at each time of year was the same every year."
    )
    assert "the value did not change" in travel(a_series(*[81] * 12), qpr.methods.Regression())


@pytest.mark.parametrize(("horizon", "told"), [(1, "within 1 quarter at"), (2, "within 2 quarters at")])
def test_a_horizon_of_one_is_one_quarter(horizon: int, told: str) -> None:
    rising = qpr.project(an_indicator(85), a_series(*range(70, 76)), "Q2 2023/24", horizon=horizon)
    assert told in str(qpr.explain(rising))


def test_quarters_with_a_gap_are_not_the_last_ones() -> None:
    report = qpr.Scorecard([(an_indicator(), a_series(84, 85, 86, 87))]).report("Q2 2023/24", quarters=4)
    first, _, *others = report.history
    for history, heading in (
        (report.history, "The last 4 quarters"),
        ((first, *others), "3 quarters from Q3 2022/23 to Q2 2023/24"),
    ):
        told = qpr.narrate(evolve(report, history=history), sections=[qpr.Section.HISTORY])
        assert str(told).startswith(f"{heading}\n")
