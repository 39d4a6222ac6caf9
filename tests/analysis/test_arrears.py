"""Results in arrears: what counts in a quarter, and when."""

from analysis.small_series import make_with_target as make
from qpr_core import (
    Aggregation,
    Frequency,
    NoComparison,
    NoRating,
    Period,
    Polarity,
    Rag,
    Scorecard,
    TimeSeries,
    assess,
    bridge,
    compare,
    latest_result,
    needed_by_year_end,
    summarise,
)
from qpr_core.answers import Cause

HIGHER, LOWER, CLOSEST, NEITHER = Polarity


def test_result_in_arrears_is_not_late_until_it_is_due() -> None:
    deaths = make(arrears=1)
    series = TimeSeries({"Q4 2022/23": 90, "Q1 2023/24": 84})
    on_time = assess(deaths, series, "Q2 2023/24")
    assert (on_time.due, on_time.rating, on_time.is_carried) == (Period.parse("Q1 2023/24"), Rag.AMBER, False)
    assert on_time.comparison.change == -6
    late = assess(deaths, series, "Q3 2023/24")
    assert (late.due, late.is_carried, late.comparison.movement) == (
        Period.parse("Q2 2023/24"),
        True,
        NoComparison.NO_RESULT,
    )


def test_assess_early_result_counts_when_it_is_due() -> None:
    """Two quarters in arrears: the result for Q2 counts at Q4, and not before, even if it is there."""
    series = TimeSeries({"Q1 2023/24": 84, "Q2 2023/24": 90})
    deaths = make(arrears=2)
    assert latest_result(deaths, series, "Q2 2023/24").found is NoRating.NOT_YET_DUE
    at_q3, at_q4 = (assess(deaths, series, quarter) for quarter in ("Q3 2023/24", "Q4 2023/24"))
    assert (at_q3.due, at_q3.rating) == (Period.parse("Q1 2023/24"), Rag.AMBER)
    assert (at_q4.due, at_q4.rating, at_q4.comparison.change) == (Period.parse("Q2 2023/24"), Rag.GREEN, 6)


def test_report_of_an_earlier_quarter_ignores_results_since() -> None:
    """Amber at Q3 on the result for Q2; the result for Q3 is due at Q4, where it is Red: one KPI fell."""
    deaths = make(arrears=1)
    at_q3 = Scorecard([(deaths, TimeSeries({"Q1 2023/24": 83, "Q2 2023/24": 84}))]).report("Q3 2023/24")
    later = TimeSeries({"Q1 2023/24": 83, "Q2 2023/24": 84, "Q3 2023/24": 79})
    at_q4 = Scorecard([(deaths, later)]).report("Q4 2023/24", published=summarise(at_q3), quarters=3)
    assert at_q3["K1"].rating is Rag.AMBER
    assert at_q4["K1"].rating is Rag.RED
    assert at_q4.previous is not None
    assert at_q4.previous.members == at_q3.members
    assert at_q4.restated == ()
    assert [each.ratings[Rag.AMBER] for each in at_q4.history] == [1, 1, 0]
    assert summarise(at_q4).change_in_rating(Rag.RED) == 1
    assert [move.cause for move in bridge(at_q4).worsened] == [Cause.PERFORMANCE]


def test_needed_by_year_end_counts_an_early_result_when_it_is_due() -> None:
    """At Q3 the result for Q2 is due, so that two of four quarters are done; the early one for Q3 is not counted."""
    series = TimeSeries({"Q1 2023/24": 80, "Q2 2023/24": 84, "Q3 2023/24": 70})
    ahead = needed_by_year_end(make(arrears=1), series, "Q3 2023/24", made_by=Aggregation.MEAN)
    assert (ahead.done, ahead.remaining, ahead.so_far) == (2, 2, 82)


def test_yearly_result_in_arrears_counts_until_the_next_is_due() -> None:
    exams = make(frequency=Frequency.YEARLY, arrears=2)
    series = TimeSeries({"2021/22": 84, "2022/23": 86})
    assert latest_result(exams, series, "Q1 2023/24").due == Period.parse("2021/22")
    assert latest_result(exams, series, "Q2 2023/24").due == Period.parse("2022/23")
    assert latest_result(exams, TimeSeries({"2021/22": 84}), "Q1 2023/24").due == Period.parse("2021/22")
    assert not latest_result(exams, TimeSeries({"2021/22": 84}), "Q1 2023/24").is_carried
    assert latest_result(exams, TimeSeries({"2021/22": 84}), "Q2 2023/24").is_carried


def test_compare_reads_both_quarters_by_what_was_due_in_them() -> None:
    """With a named quarter meant itself, Q2 against Q1 would compare the result for Q1 with itself."""
    series = TimeSeries({"Q1 2022/23": 80, "Q4 2022/23": 82, "Q1 2023/24": 84})
    last_year = compare(make(arrears=1), series, "Q2 2023/24", against="Q2 2022/23")
    assert (last_year.period, last_year.against, last_year.change) == (
        Period.parse("Q1 2023/24"),
        Period.parse("Q1 2022/23"),
        4,
    )
    last_quarter = compare(make(arrears=1), series, "Q2 2023/24", against="Q1 2023/24")
    assert (last_quarter.against, last_quarter.change) == (Period.parse("Q4 2022/23"), 2)
