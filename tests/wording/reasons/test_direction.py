"""Reasons for a direction of travel, and for having none since a new definition or new limits."""

from typing import Any

import pytest

import qpr_core as qpr
from qpr_core.analysis.methods.method import Method
from qpr_core.testing import a_series, an_indicator


def travel(series: qpr.TimeSeries, method: Method, **parts: Any) -> str:
    indicator = an_indicator(unit="number", **parts)
    return str(qpr.explain(qpr.direction_of_travel(indicator, series, series.last, method=method)))


TWELVE = a_series(*range(70, 82))


CHANGED = {"redefined": {"Q1 2023/24": "Agency staff count."}}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            travel(TWELVE, qpr.methods.Regression(), **CHANGED),
            "there are 2 results since the definition changed in Quarter 1 2023/24, and at least 5 are needed.",
        ),
        (
            travel(TWELVE, qpr.methods.Regression(), redefined={"Q3 2023/24": "Later."} | CHANGED["redefined"]),
            "there are 2 results since the definition changed in Quarter 1 2023/24, and at least 5 are needed.",
        ),
        (
            travel(TWELVE, qpr.methods.LastPeriod(), redefined={"Q2 2023/24": "Agency staff count."}),
            "there is 1 result since the definition changed in Quarter 2 2023/24, and at least 2 are needed.",
        ),
        (
            travel(TWELVE, qpr.methods.SamePeriodLastYear(), **CHANGED),
            "there is no result to compare the newest one with since the definition changed in Quarter 1 2023/24.",
        ),
        (
            travel(
                TWELVE, qpr.methods.SeasonalRegression(minimum_years=2), redefined={"Q3 2022/23": "Agency staff count."}
            ),
            "each time of year needs results in at least 2 years since the definition changed in Quarter 3 2022/23.",
        ),
        (
            travel(
                TWELVE,
                qpr.methods.XmR(recalculated_from=["Q1 2023/24"]),
                redefined={"Q1 2022/23": "Agency staff count."},
            ),
            "there are 2 results since Quarter 1 2023/24, when the limits were recalculated, and at least "
            "12 are needed.",
        ),
        (
            travel(TWELVE, qpr.methods.XmR(recalculated_from=["Q1 2022/23"]), **CHANGED),
            "there are 2 results since the definition changed in Quarter 1 2023/24, and at least 12 are needed.",
        ),
        (
            travel(a_series(70, 71), qpr.methods.Regression()),
            "there are 2 results, and at least 5 are needed.",
        ),
    ],
)
def test_direction_names_start_of_new_definition_or_limits(text: str, expected: str) -> None:
    assert text == f"The direction of travel is unknown: {expected}"


@pytest.mark.parametrize(("arrears", "since"), [(0, " since the definition changed in Quarter 3 2023/24"), (1, "")])
def test_direction_new_definition_counts_once_its_result_is_due(arrears: int, since: str) -> None:
    """At Q3 an indicator one quarter in arrears is still reported on Q2, by the old definition."""
    indicator = an_indicator(redefined={"Q3 2023/24": "Agency staff count."}, arrears=arrears)
    series = qpr.TimeSeries({"Q3 2023/24": None, "Q4 2023/24": 80})
    found = qpr.direction_of_travel(indicator, series, "Q3 2023/24")
    assert f"there are no results{since}, and at least 5 are needed" in str(qpr.explain(found))


def test_direction_same_every_year_is_not_called_unchanged() -> None:
    seasons = a_series(*[81, 82, 83, 84] * 3, until="Q4 2023/24")
    text = travel(seasons, qpr.methods.SeasonalRegression())
    assert text == (
        "The direction of travel is stable or with no clear trend: the value was the same at each time of year "
        "over the 12 results from Quarter 1 2021/22 to Quarter 4 2023/24."
    )
    assert "the value did not change" in travel(a_series(*[81] * 12), qpr.methods.Regression())
