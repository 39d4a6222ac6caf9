"""Laws of reports of every length: months, quarters, half-years and years."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

import qpr_core as qpr
from lengths import FIRST, at, lengthened
from qpr_core import Aggregation, Frequency, NoRating, Period, Rag, Scorecard, Summary, TimeSeries
from qpr_core.answers import Gap
from qpr_core.errors import SummaryError
from qpr_core.testing import an_indicator, plain_scorecards

LENGTHS = st.sampled_from(Frequency)


@given(plain_scorecards(), LENGTHS, st.integers(0, 4))
def test_the_length_of_the_periods_changes_no_rating_and_no_count(
    card: Scorecard, length: Frequency, steps: int
) -> None:
    quarter = FIRST.shift(steps)
    quarterly, other = card.report(quarter, periods=4), lengthened(card, length).report(at(quarter, length), periods=4)
    assert [(each.rating, each.comparison.judgement, each.is_carried) for each in other] == [
        (each.rating, each.comparison.judgement, each.is_carried) for each in quarterly
    ]
    assert (other.previous is None) is (quarterly.previous is None)
    assert [each.ratings for each in other.history] == [each.ratings for each in quarterly.history]
    now, then = qpr.summarise(other), qpr.summarise(quarterly)
    assert (now.ratings, now.directions, now.unrated_count) == (then.ratings, then.directions, then.unrated_count)
    assert [now.change_in_rating(band) for band in Rag] == [then.change_in_rating(band) for band in Rag]
    if other.previous is not None:
        assert qpr.bridge(other).matrix == qpr.bridge(quarterly).matrix


@given(plain_scorecards(), LENGTHS)
def test_a_report_compares_with_the_period_before_of_its_length(card: Scorecard, length: Frequency) -> None:
    report = lengthened(card, length).report(at(FIRST.shift(2), length), periods=3)
    assert report.previous is not None
    assert report.previous.period == report.period.shift(-1)
    assert {each.period.frequency for each in report.history} == {length}
    assert all(later.period == earlier.period.shift(1) for earlier, later in pairwise(report.history))


@given(plain_scorecards(), LENGTHS)
def test_a_published_summary_of_the_period_before_lists_no_restatement(card: Scorecard, length: Frequency) -> None:
    card = lengthened(card, length)
    published = qpr.summarise(card.report(at(FIRST, length)))
    report = card.report(at(FIRST.shift(1), length), published=published)
    assert report.restated == ()
    assert qpr.summarise(report).published == published


@given(LENGTHS, st.integers(0, 40))
def test_a_summary_of_any_length_has_only_the_period_before_as_previous(length: Frequency, step: int) -> None:
    ratings = {Rag.GREEN: 1, Rag.AMBER: 0, Rag.RED: 0}
    period = Period.containing("1/4/2010", length).shift(step)
    before = Summary(period=period.shift(-1), indicators=1, ratings=ratings)
    assert Summary(period=period, indicators=1, ratings=ratings, previous=before).change_in_rating(Rag.GREEN) == 0
    with pytest.raises(SummaryError, match=f"previous must be of the {length.noun} before"):
        Summary(period=period.shift(1), indicators=1, ratings=ratings, previous=before)


QUARTERS = TimeSeries({f"Q{number} 2023/24": result for number, result in ((1, 84), (2, 86), (3, 79), (4, None))})


@pytest.mark.parametrize(
    ("month", "due", "found"),
    [
        ("June 2023", "Q1 2023/24", 84),
        ("July 2023", "Q1 2023/24", 84),
        ("August 2023", "Q1 2023/24", 84),
        ("September 2023", "Q2 2023/24", 86),
        ("February 2024", "Q3 2023/24", 79),
        ("March 2024", "Q4 2023/24", 79),
        ("May 2024", "Q4 2023/24", 79),
    ],
)
def test_in_a_monthly_report_a_quarterly_result_counts_until_the_next_is_due(month: str, due: str, found: int) -> None:
    made = Scorecard([(an_indicator(), QUARTERS)]).report(month).assessments[0]
    assert (made.due, made.standing.value) == (Period.parse(due), found)
    assert made.is_carried is (due == "Q4 2023/24")


def test_before_its_first_quarter_has_ended_no_result_is_due() -> None:
    card = Scorecard([(an_indicator(), QUARTERS), (an_indicator(code="K2"), TimeSeries({"April 2023": 80}))])
    assert card.report("May 2023")["K1"].rating is NoRating.NOT_YET_DUE


@pytest.mark.parametrize(
    ("aggregation", "half", "year"),
    [(Aggregation.SUM, 30, 100), (Aggregation.MEAN, 15, 25), (Aggregation.LAST_MONTH, 20, 40)],
)
def test_quarters_make_half_years_and_years(aggregation: Aggregation, half: int, year: int) -> None:
    quarters = TimeSeries({f"Q{number} 2023/24": number * 10 for number in (1, 2, 3, 4)})
    assert quarters.combined("half-yearly", aggregation)["H1 2023/24"] == half
    assert quarters.combined("yearly", aggregation) == TimeSeries({"2023/24": year})


@given(st.lists(st.integers(0, 100), min_size=12, max_size=12))
def test_sums_of_months_and_of_their_quarters_agree(results: list[int]) -> None:
    first = Period.parse("April 2023")
    months = TimeSeries({first.shift(place): result for place, result in enumerate(results)})
    for length in (Frequency.HALF_YEARLY, Frequency.YEARLY):
        by_quarter = months.by_quarter(Aggregation.SUM).combined(length, Aggregation.SUM)
        assert by_quarter == months.combined(length, Aggregation.SUM)


def test_quarters_across_the_start_of_a_year_make_no_years() -> None:
    with pytest.raises(
        qpr.QprError, match="quarters of a series must fit the financial year to make years, got Feb-Apr"
    ):
        TimeSeries({"Feb-Apr 2023": 5}).combined("yearly", "sum")


def test_a_missing_part_leaves_a_gap_with_its_marker() -> None:
    quarters = TimeSeries({"Q1 2023/24": 5, "Q2 2023/24": None}, markers={"Q2 2023/24": "TBC"})
    (gap,) = quarters.combined("half-yearly", "sum")
    assert isinstance(gap, Gap)
    assert gap.marker == "TBC"


@pytest.mark.parametrize(
    ("period", "base"),
    [("Sep 2023", "Sep 2022"), ("Q2 2023/24", "Q2 2022/23"), ("H1 2023/24", "H1 2022/23"), ("2023/24", "2022/23")],
)
def test_the_same_period_last_year_is_a_year_before(period: str, base: str) -> None:
    assert qpr.Baseline.SAME_PERIOD_LAST_YEAR.of(Period.parse(period)) == Period.parse(base)
