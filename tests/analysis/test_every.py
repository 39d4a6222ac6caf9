"""Results every few periods, such as a survey every two years, and results by half-year."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import qpr_core as qpr
from qpr_core import Baseline, Frequency, Indicator, NoRating, Period, Rag, Scorecard, TimeSeries, assess, compare
from qpr_core.answers import insights
from qpr_core.errors import IndicatorError, SeriesError
from qpr_core.frames import read_scorecard
from qpr_core.interchange import from_json, to_json
from qpr_core.testing import an_indicator

SURVEY = an_indicator(70, 60, every=2)
RESULTS = TimeSeries({"2017/18": 66, "2019/20": 58, "2021/22": 55, "2023/24": None})


@pytest.mark.parametrize(
    ("at", "due", "found", "is_carried"),
    [
        ("Q4 2021/22", "2021/22", "2021/22", False),
        ("Q1 2022/23", "2021/22", "2021/22", False),
        ("March 2023", "2021/22", "2021/22", False),
        ("Q3 2023/24", "2021/22", "2021/22", False),
        ("2022/23", "2021/22", "2021/22", False),
        ("H1 2022/23", "2021/22", "2021/22", False),
        ("Q4 2023/24", "2023/24", "2021/22", True),
        ("2024/25", "2023/24", "2021/22", True),
        ("Q3 2025/26", "2023/24", "2021/22", True),
    ],
)
def test_a_survey_is_due_every_second_year(at: str, due: str, found: str, *, is_carried: bool) -> None:
    made = assess(SURVEY, RESULTS, at)
    assert (str(made.due), str(made.result_period), made.is_carried) == (due, found, is_carried)


def test_a_survey_is_carried_forward_for_one_more_survey() -> None:
    assert assess(SURVEY, RESULTS, "Q4 2025/26").rating is NoRating.TOO_OLD
    assert assess(SURVEY, RESULTS, "Q3 2017/18").rating is NoRating.NOT_YET_DUE


@pytest.mark.parametrize("against", [None, Baseline.PREVIOUS_PERIOD, Baseline.SAME_PERIOD_LAST_YEAR, "2019/20"])
def test_a_survey_is_compared_with_the_one_before(against: Baseline | str | None) -> None:
    assert compare(SURVEY, RESULTS, "Q1 2022/23", against=against).change == -3


def test_a_streak_counts_surveys_and_is_worded_by_results() -> None:
    made = assess(SURVEY, RESULTS, "Q4 2022/23")
    assert made.streak is not None
    assert (made.streak.count, str(made.streak.since)) == (2, "2019/20")
    assert made.record is not None
    assert made.record.gaps == 0
    longer = TimeSeries({f"{year}/{year % 100 + 1:02d}": 55 for year in range(2010, 2022, 2)})
    (first, *_) = insights(Scorecard([(SURVEY, longer)]).report("Q4 2020/21"))
    assert "sixth result running" in str(qpr.explain(first))


def test_results_that_are_not_as_far_apart_are_rejected() -> None:
    series = TimeSeries({"2017/18": 66, "2020/21": 70})
    with pytest.raises(SeriesError, match=r"results every 2 years from 2017/18 on, got 2020/21 \(K1\)"):
        assess(SURVEY, series, "Q1 2023/24")


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ({"every": 0}, "every must be a whole number of 1 or more, got 0"),
        ({"every": 2, "aggregation": "mean"}, "every must be 1 for results that an aggregation combines, got 2"),
        ({"every": 2, "basis": "year-to-date rate"}, "every must be 1 for figures that do not cover their own period"),
    ],
)
def test_every_that_contradicts_another_part_is_rejected(parts: dict[str, object], message: str) -> None:
    with pytest.raises(IndicatorError, match=message):
        Indicator(code="K1", name="Survey", polarity="higher is better", unit="%", **parts)  # type: ignore[arg-type]  # wrong parts


@given(st.integers(1, 4), st.integers(0, 30), st.lists(st.integers(0, 100), min_size=1, max_size=6))
def test_every_result_is_due_from_its_end_until_the_next_ends(every: int, quarter: int, results: list[int]) -> None:
    first = Period.parse("2000/01")
    series = TimeSeries({first.shift(place * every): result for place, result in enumerate(results)})
    at = Period.parse("Q4 2000/01").shift(quarter)
    latest = qpr.latest_result(an_indicator(every=every), series, at)
    assert latest.due.end <= at.end < latest.due.shift(every).end
    assert first.distance(latest.due) % every == 0


@given(st.lists(st.integers(0, 100), min_size=2, max_size=6))
def test_a_survey_every_two_years_is_rated_as_one_of_consecutive_years(results: list[int]) -> None:
    first = Period.parse("2000/01")
    yearly = TimeSeries({first.shift(place): result for place, result in enumerate(results)})
    apart = TimeSeries({first.shift(2 * place): result for place, result in enumerate(results)})
    one, other = assess(an_indicator(), yearly, yearly.last), assess(an_indicator(every=2), apart, apart.last)
    assert (one.rating, one.comparison.change, one.comparison.judgement, one.is_carried) == (
        other.rating, other.comparison.change, other.comparison.judgement, other.is_carried,
    )  # fmt: skip
    assert (one.streak and one.streak.count) == (other.streak and other.streak.count)
    assert (one.record and one.record.beats) == (other.record and other.record.beats)


def test_every_is_kept_in_json_definitions_and_tables() -> None:
    report = Scorecard([(SURVEY, RESULTS)]).report("Q4 2022/23")
    assert from_json(to_json(report)) == report
    table = pd.DataFrame({"code": ["S1"], "name": ["Survey"], "polarity": ["higher"], "unit": ["%"], "every": [2]})
    results = pd.DataFrame({"code": ["S1"], "2019/20": [66], "2021/22": [70]})
    assert read_scorecard(table, results).scorecard["S1"].indicator.every == 2
    assert "every=2" in repr(SURVEY)


@pytest.mark.parametrize(
    ("at", "due"),
    [
        ("Q1 2023/24", "H2 2022/23"),
        ("Q2 2023/24", "H1 2023/24"),
        ("Q3 2023/24", "H1 2023/24"),
        ("March 2024", "H2 2023/24"),
    ],
)
def test_a_half_yearly_result_is_due_when_its_half_year_has_ended(at: str, due: str) -> None:
    halves = TimeSeries({"H1 2022/23": 70, "H2 2022/23": 80, "H1 2023/24": 90, "H2 2023/24": 60})
    assert halves.frequency is Frequency.HALF_YEARLY
    made = assess(an_indicator(frequency=Frequency.HALF_YEARLY), halves, at)
    assert (made.due, made.result_period, made.is_carried) == (Period.parse(due), Period.parse(due), False)
    assert made.comparison.against == Period.parse(due).shift(-1)
    assert made.rating in list(Rag)
