"""Results as they are: provisional, revised, in arrears, accumulating, rolling, redefined, beside comparators."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qpr_core import (
    Aggregation,
    Baseline,
    Basis,
    Direction,
    FinancialYear,
    Flag,
    Frequency,
    Indicator,
    Judgement,
    Movement,
    NoComparison,
    NoDirection,
    NoRating,
    Period,
    Polarity,
    Profile,
    Rag,
    Ratio,
    Rolling,
    Scorecard,
    Status,
    Thresholds,
    TimeSeries,
    assess,
    bridge,
    compare,
    direction_of_travel,
    explain,
    in_period_results,
    latest_result,
    narrate,
    needed_by_year_end,
    notes,
    summarise,
)
from qpr_core.answers import Benchmark, Cause
from qpr_core.errors import IndicatorError, SeriesError
from qpr_core.methods import Regression, RollingRegression
from qpr_core.testing import figures

HIGHER, LOWER, CLOSEST, NEITHER = Polarity
T = Thresholds(target=85, floor=80)
YEARS = {"2022/23": T, "2023/24": Thresholds(target=88, floor=86)}


def make(polarity: Polarity = HIGHER, **parts: Any) -> Indicator:
    given_parts: dict[str, Any] = {"unit": "%", "thresholds": T} | parts
    return Indicator(code="K1", name="Calls", polarity=polarity, **given_parts)


# Performance moved, or the target did


@pytest.mark.parametrize(
    ("before", "now", "rated", "moved_by"),
    [
        (86, 86, (Rag.GREEN, Rag.AMBER, Rag.AMBER), Cause.TARGET),
        (86, 89, (Rag.GREEN, Rag.AMBER, Rag.GREEN), Cause.BOTH),
        (86, 85, (Rag.GREEN, Rag.AMBER, Rag.RED), Cause.BOTH),
        (89, 87, (Rag.GREEN, Rag.GREEN, Rag.AMBER), Cause.PERFORMANCE),
        (89, 90, (Rag.GREEN, Rag.GREEN, Rag.GREEN), Cause.NEITHER),
    ],
)
def test_a_comparison_tells_what_performance_moved_from_what_the_target_did(
    before: int, now: int, rated: tuple[Rag, Rag, Rag], moved_by: Cause
) -> None:
    comparison = compare(make(thresholds=YEARS), TimeSeries({"Q4 2022/23": before, "Q1 2023/24": now}), "Q1 2023/24")
    assert (comparison.before.rating, comparison.rebased.rating, comparison.now.rating) == rated
    assert comparison.cause is moved_by
    assert comparison.target_changed


@pytest.mark.parametrize(
    ("results", "reason"),
    [
        ({"Q4 2022/23": 86, "Q1 2023/24": None}, NoComparison.NO_RESULT),
        ({"Q1 2023/24": 86}, NoComparison.NO_RESULT_BEFORE),
    ],
)
def test_without_results_nothing_is_said_to_have_moved(results: dict[str, Any], reason: NoComparison) -> None:
    assert compare(make(thresholds=YEARS), TimeSeries(results), "Q1 2023/24").cause is reason


def test_a_first_target_has_not_moved_and_its_rating_has() -> None:
    first = make(thresholds={"2023/24": T})
    comparison = compare(first, TimeSeries({"Q4 2022/23": 86, "Q1 2023/24": 86}), "Q1 2023/24")
    assert (comparison.target_changed, comparison.cause) == (False, Cause.TARGET)
    assert (comparison.before.rating, comparison.rebased.rating) == (NoRating.NO_TARGET, Rag.GREEN)


def test_what_a_profile_expects_of_its_next_quarter_is_no_other_target() -> None:
    profiled = make(
        thresholds={"2022/23": Profile.of_targets([10, 20, 30, 40], tolerance=1), "2023/24": Profile([T, T, T, T])}
    )
    series = TimeSeries({"Q1 2022/23": 9, "Q2 2022/23": 21, "Q4 2022/23": 40, "Q1 2023/24": 86})
    within, over = (compare(profiled, series, quarter) for quarter in ("Q2 2022/23", "Q1 2023/24"))
    assert (within.thresholds_changed, within.target_changed) == (True, False)
    assert (over.thresholds_changed, over.target_changed) == (True, True)


def test_to_fall_behind_a_profile_is_performance_and_no_target_that_moved() -> None:
    """16 against 15 is within the tolerance, and so would 16 not be against the 50 of the next quarter; 43 is not."""
    profiled = make(thresholds={"2022/23": Profile.of_targets([15, 50, 75, 95], tolerance=5)})
    series = TimeSeries({"Q1 2022/23": 14, "Q2 2022/23": 43, "Q3 2022/23": 69})
    fell, stayed = (compare(profiled, series, quarter) for quarter in ("Q2 2022/23", "Q3 2022/23"))
    assert (fell.before.rating, fell.rebased.rating, fell.now.rating) == (Rag.AMBER, Rag.RED, Rag.RED)
    assert (fell.cause, stayed.cause) == (Cause.PERFORMANCE, Cause.NEITHER)
    report = Scorecard([(profiled, series)]).report("Q2 2022/23")
    assert [move.cause for move in bridge(report).moves] == [Cause.PERFORMANCE]


def test_every_change_of_a_definition_between_two_quarters_is_told() -> None:
    twice = make(redefined={"May 2022": "Repeat calls are counted too.", "June 2022": "Webchats are not."})
    report = Scorecard([(twice, TimeSeries({"Q1 2022/23": 80, "Q2 2022/23": 81}))]).report("Q2 2022/23")
    (move,) = bridge(report).redefined
    assert move.redefined == ("Repeat calls are counted too.", "Webchats are not.")
    said = "Repeat calls are counted too; Webchats are not"
    assert f"; its definition has changed since Q1 2022/23: {said}." in str(explain(report["K1"]))
    assert f"- Calls (K1): {said}\n" in f"{narrate(bridge(report))}\n"
    assert f"- Calls (K1): {said}\n" in f"{notes(report)}\n"


# Provisional and revised


@pytest.mark.parametrize(
    ("status", "flags", "clause"),
    [
        (Status.FINAL, (), "stable."),
        (Status.PROVISIONAL, (Flag.PROVISIONAL,), "; the result is provisional."),
        (Status.REVISED, (Flag.REVISED,), "; the result has been revised since it was first reported."),
    ],
)
def test_a_rating_says_how_firm_its_result_is(status: Status, flags: tuple[Flag, ...], clause: str) -> None:
    series = TimeSeries({"Q1 2023/24": 90}, statuses={"Q1 2023/24": status})
    assessment = assess(make(), series, "Q1 2023/24")
    assert (assessment.status, assessment.flags) == (status, flags)
    assert clause in str(explain(assessment)) or not flags


def test_a_carried_result_keeps_its_status() -> None:
    series = TimeSeries({"Q1 2023/24": 90}, statuses={"Q1 2023/24": Status.PROVISIONAL})
    assert assess(make(), series, "Q2 2023/24").flags == (Flag.CARRIED, Flag.PROVISIONAL)
    assert assess(make(), series, "Q4 2023/24").status is None


# Yearly, and in arrears


def test_a_result_in_arrears_is_not_late_until_it_is_due() -> None:
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


def test_report_looks_back_at_what_was_due_not_at_what_came_since() -> None:
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


def test_a_yearly_result_in_arrears_holds_until_the_next_is_due() -> None:
    exams = make(frequency=Frequency.YEARLY, arrears=2)
    series = TimeSeries({"2021/22": 84, "2022/23": 86})
    assert latest_result(exams, series, "Q1 2023/24").due == Period.parse("2021/22")
    assert latest_result(exams, series, "Q2 2023/24").due == Period.parse("2022/23")
    assert latest_result(exams, TimeSeries({"2021/22": 84}), "Q1 2023/24").due == Period.parse("2021/22")
    assert not latest_result(exams, TimeSeries({"2021/22": 84}), "Q1 2023/24").is_carried
    assert latest_result(exams, TimeSeries({"2021/22": 84}), "Q2 2023/24").is_carried


def test_a_series_of_another_frequency_than_declared_is_refused() -> None:
    with pytest.raises(
        SeriesError, match=r"series must be of years, as the indicator is reported, got quarters \(K1\)"
    ):
        assess(make(frequency=Frequency.YEARLY), TimeSeries({"Q1 2023/24": 84}), "Q1 2023/24")


def test_compare_reads_both_named_quarters_by_what_was_due_at_them() -> None:
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


# Accumulating totals, year-to-date rates, rolling figures

SICKNESS = TimeSeries(
    {
        "Q1 2013/14": "2",
        "Q2 2013/14": "4",
        "Q3 2013/14": "6",
        "Q4 2013/14": "8.1",
        "Q1 2014/15": "2.6",
        "Q2 2014/15": "2.7",
    }
)


def test_an_accumulating_total_is_compared_with_the_same_quarter_last_year() -> None:
    total = make(LOWER, unit="days", thresholds=None, basis=Basis.YEAR_TO_DATE_TOTAL)
    assert total.baseline is Baseline.SAME_PERIOD_LAST_YEAR
    comparison = compare(total, SICKNESS, "Q1 2014/15")
    assert (comparison.against, comparison.change, comparison.judgement) == (
        Period.parse("Q1 2013/14"),
        Fraction("0.6"),
        Judgement.WORSE,
    )
    assert not comparison.crosses_year_end  # the same span of either year
    asked = make(basis=Basis.YEAR_TO_DATE_TOTAL, thresholds=None, baseline=Baseline.PREVIOUS_PERIOD)
    assert asked.baseline is Baseline.PREVIOUS_PERIOD


def test_a_total_compared_across_a_year_end_when_asked_is_compared_and_flagged_and_not_judged() -> None:
    total = make(LOWER, unit="days", thresholds=None, basis=Basis.YEAR_TO_DATE_TOTAL)
    comparison = compare(total, SICKNESS, "Q1 2014/15", against=Baseline.PREVIOUS_PERIOD)
    assert (comparison.change, comparison.movement) == (Fraction("-5.5"), Movement.DOWN)
    assert comparison.judgement is comparison.cause is NoComparison.ACCUMULATES
    assert comparison.crosses_year_end
    assert str(explain(comparison)) == (
        "From 8.1 days in Q4 2013/14 to 2.6 days in Q1 2014/15, it is down 5.5 days, which cannot be judged, because "
        "the total builds up through the year (the two figures cover different parts of different years)."
    )


def test_a_total_compared_within_its_year_is_not_judged_either() -> None:
    total = make(LOWER, unit="days", thresholds=None, basis=Basis.YEAR_TO_DATE_TOTAL)
    comparison = compare(total, SICKNESS, "Q2 2014/15", against=Baseline.PREVIOUS_PERIOD)
    assert (comparison.judgement, comparison.crosses_year_end) == (NoComparison.ACCUMULATES, False)


def test_a_year_to_date_rate_is_no_accumulating_total() -> None:
    rate = make(basis=Basis.YEAR_TO_DATE_RATE)
    comparison = compare(rate, TimeSeries({"Q4 2013/14": 84, "Q1 2014/15": 86}), "Q1 2014/15")
    assert (comparison.against, comparison.judgement) == (Period.parse("Q4 2013/14"), Judgement.BETTER)
    assert comparison.crosses_year_end
    assert Flag.CROSSES_YEAR_END in assess(rate, TimeSeries({"Q4 2013/14": 84, "Q1 2014/15": 86}), "Q1 2014/15").flags
    assert not compare(make(), TimeSeries({"Q4 2013/14": 84, "Q1 2014/15": 86}), "Q1 2014/15").crosses_year_end


def test_a_total_has_no_direction_and_what_happened_in_each_quarter_has() -> None:
    total = make(LOWER, unit="days", thresholds=None, basis=Basis.YEAR_TO_DATE_TOTAL)
    travel = direction_of_travel(total, SICKNESS, "Q2 2014/15")
    assert travel.direction is NoDirection.ACCUMULATES
    assert str(explain(travel)) == (
        "The direction of travel is unknown: the total builds up through the year, so it shows no trend."
    )
    quarterly = make(LOWER, unit="days", thresholds=None)
    assert direction_of_travel(quarterly, in_period_results(total, SICKNESS), "Q2 2014/15").direction in set(Direction)


def test_a_carried_total_is_not_held_to_what_is_expected_of_another_quarter() -> None:
    total = make(
        basis=Basis.YEAR_TO_DATE_TOTAL, thresholds={"2014/15": Profile.of_targets([15, 50, 75, 95], tolerance=5)}
    )
    late = assess(total, TimeSeries({"Q1 2014/15": 16}), "Q2 2014/15")
    assert (late.rating, late.on_current_thresholds.rating) == (Rag.GREEN, NoRating.OTHER_SPAN)
    assert late.comparison.rebased.rating is NoRating.NO_RESULT


def test_rolling_figures_are_declared_and_their_trend_allows_for_the_overlap_or_says_that_it_does_not() -> None:
    rolling = make(basis=Rolling(4))
    series = TimeSeries((Period.parse("Q1 2021/22").shift(step), 60 + step) for step in range(8))
    travel = direction_of_travel(rolling, series, "Q4 2022/23")
    assert travel.method == RollingRegression(periods=4)
    assert not travel.overlaps
    assert str(explain(travel)).endswith(
        "(p < 0.0001, at a significance level of 5%, allowing for figures that overlap)."
    )
    refused = direction_of_travel(rolling, series, "Q4 2022/23", method=Regression(ignores_overlap=True))
    assert refused.overlaps
    assert str(explain(refused)).endswith("; because the figures overlap, the test finds trends too easily.")
    assert not direction_of_travel(make(), series, "Q4 2022/23").overlaps


def test_what_happened_in_each_quarter_is_derived_on_request() -> None:
    total = make(LOWER, unit="days", thresholds=None, basis=Basis.YEAR_TO_DATE_TOTAL)
    assert in_period_results(total, SICKNESS) == TimeSeries(
        {
            "Q1 2013/14": 2.0,
            "Q2 2013/14": 2.0,
            "Q3 2013/14": 2.0,
            "Q4 2013/14": 2.1,
            "Q1 2014/15": 2.6,
            "Q2 2014/15": 0.1,
        }
    )


def test_counts_of_the_year_to_date_are_taken_apart_count_by_count() -> None:
    rate = make(basis=Basis.YEAR_TO_DATE_RATE)
    series = TimeSeries({"Q1 2014/15": Ratio(9, 10), "Q2 2014/15": Ratio(12, 20), "Q3 2014/15": Ratio(12, 20)})
    assert in_period_results(rate, series) == TimeSeries(
        {"Q1 2014/15": Ratio(9, 10), "Q2 2014/15": Ratio(3, 10), "Q3 2014/15": Ratio(0, 0)}
    )


def test_a_quarter_behind_a_gap_has_no_result_and_a_derived_one_is_as_firm_as_both() -> None:
    total = make(basis=Basis.YEAR_TO_DATE_TOTAL, thresholds=None)
    gapped = TimeSeries(
        {"Q1 2014/15": 1, "Q2 2014/15": None, "Q3 2014/15": 6, "Q4 2014/15": 9, "Q1 2015/16": 2},
        statuses={"Q3 2014/15": Status.PROVISIONAL, "Q1 2015/16": Status.REVISED},
    )
    derived = in_period_results(total, gapped)
    assert [result for _, result, _ in derived] == [1, None, None, 3, 2]
    assert derived.statuses == {
        Period.parse("Q4 2014/15"): Status.PROVISIONAL,
        Period.parse("Q1 2015/16"): Status.REVISED,
    }


def test_the_year_begins_when_the_indicator_says() -> None:
    calendar = make(basis=Basis.YEAR_TO_DATE_TOTAL, thresholds=None, financial_year=FinancialYear("January"))
    series = TimeSeries({"Oct-Dec 2014": 9, "Jan-Mar 2015": 2, "Apr-Jun 2015": 5})
    assert [result for _, result, _ in in_period_results(calendar, series)] == [None, 2, 3]


@pytest.mark.parametrize(
    ("basis", "results", "error", "message"),
    [
        (
            Basis.IN_PERIOD,
            {"Q1 2014/15": 1},
            IndicatorError,
            "basis must be the year to date to be taken apart, got Basis.IN_PERIOD",
        ),
        (
            Rolling(4),
            {"Q1 2014/15": 1},
            IndicatorError,
            "basis must be the year to date to be taken apart, got Rolling",
        ),
        (
            Basis.YEAR_TO_DATE_RATE,
            {"Q1 2014/15": 84},
            SeriesError,
            "year-to-date rate must be two counts to be taken apart, got",
        ),
        (
            Basis.YEAR_TO_DATE_RATE,
            {"Q1 2014/15": Ratio(9, 10), "Q2 2014/15": Ratio(8, 20)},
            SeriesError,
            r"counts of the year to date must not become fewer, got Ratio\(numerator=8, denominator=20\) after",
        ),
        (
            Basis.YEAR_TO_DATE_TOTAL,
            {"Q1 2014/15": 5, "Q2 2014/15": Ratio(8, 20)},
            SeriesError,
            "figures of the year to date must be of one kind, got Ratio",
        ),
    ],
)
def test_what_cannot_be_taken_apart_is_refused(basis: Any, results: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        in_period_results(make(basis=basis, thresholds=None), TimeSeries(results))


@given(st.lists(figures(least=0), min_size=1, max_size=12))
def test_round_trip_the_amounts_of_a_year_add_up_to_its_total(amounts: list[Fraction]) -> None:
    total = make(basis=Basis.YEAR_TO_DATE_TOTAL, thresholds=None)
    quarters: list[tuple[Period, Fraction]] = []
    for place, amount in enumerate(amounts):
        so_far = Fraction(0) if place % 4 == 0 else quarters[-1][1]
        quarters.append((Period.parse("Q1 2014/15").shift(place), so_far + amount))
    assert [result for _, result, _ in in_period_results(total, TimeSeries(quarters))] == amounts


# Changed definitions

REDEFINED = {"Q1 2023/24": "Repeat calls are counted too"}


def test_a_change_over_a_new_definition_is_told_and_not_judged() -> None:
    redefined = make(redefined=REDEFINED)
    series = TimeSeries({"Q3 2022/23": 80, "Q4 2022/23": 84, "Q1 2023/24": 70, "Q2 2023/24": 71})
    over = compare(redefined, series, "Q1 2023/24")
    assert (over.change, over.movement, over.is_redefined) == (-14, Movement.DOWN, True)
    assert over.judgement is over.cause is NoComparison.REDEFINED
    assert not compare(redefined, series, "Q2 2023/24").is_redefined
    assert not compare(redefined, series, "Q4 2022/23").is_redefined
    assert compare(redefined, series, "Q4 2022/23", against="Q2 2023/24").is_redefined


def test_no_trend_runs_across_a_new_definition() -> None:
    series = TimeSeries((Period.parse("Q1 2021/22").shift(step), 60 + step) for step in range(12))
    whole = direction_of_travel(make(), series, "Q4 2023/24")
    cut = direction_of_travel(make(redefined=REDEFINED), series, "Q4 2023/24", method=Regression(minimum_points=4))
    assert (whole.point_count, cut.point_count, cut.first) == (12, 4, Period.parse("Q1 2023/24"))
    assert direction_of_travel(make(redefined=REDEFINED), series, "Q4 2022/23").point_count == 8


def test_an_assessment_quotes_what_has_changed() -> None:
    assessment = assess(make(redefined=REDEFINED), TimeSeries({"Q4 2022/23": 84, "Q1 2023/24": 70}), "Q1 2023/24")
    assert Flag.REDEFINED in assessment.flags
    assert "; its definition has changed since Q4 2022/23: Repeat calls are counted too." in str(explain(assessment))


# Comparators


def test_a_comparator_is_compared_and_told_and_never_rated() -> None:
    series = {"England": TimeSeries({"2021/22": 43, "2022/23": 46}), "Neighbours": TimeSeries({"Q2 2023/24": 40})}
    recycling = make(comparators=series)
    assessment = assess(recycling, TimeSeries({"Q1 2023/24": 44, "Q2 2023/24": 45}), "Q2 2023/24")
    assert assessment.benchmarks == (
        Benchmark(
            name="England",
            period=Period.parse("2022/23"),
            value=Fraction(46),
            difference=Fraction(-1),
            judgement=Judgement.WORSE,
        ),
        Benchmark(
            name="Neighbours",
            period=Period.parse("Q2 2023/24"),
            value=Fraction(40),
            difference=Fraction(5),
            judgement=Judgement.BETTER,
        ),
    )
    assert str(explain(assessment)).endswith(
        "; it is 1 percentage point below England (2022/23), which is worse; "
        "it is 5 percentage points above Neighbours (Q2 2023/24), which is better."
    )
    assert assess(make(), TimeSeries({"Q1 2023/24": 44, "Q2 2023/24": 45}), "Q2 2023/24").rating is assessment.rating


@pytest.mark.parametrize(
    ("comparator", "results", "judgement"),
    [
        ({"Q3 2023/24": 40}, {"Q2 2023/24": 45}, NoComparison.NO_RESULT_BEFORE),
        ({"Q2 2023/24": 40}, {"Q2 2023/24": None}, NoComparison.NO_RESULT),
        ({"Q2 2023/24": 45}, {"Q2 2023/24": 45}, Judgement.SAME),
    ],
)
def test_a_comparator_without_a_figure_by_then_says_so(comparator: Any, results: Any, judgement: object) -> None:
    compared = make(comparators={"England": TimeSeries(comparator)})
    assessment = assess(compared, TimeSeries(results), "Q2 2023/24")
    assert assessment.benchmarks[0].judgement is judgement
    said = str(explain(assessment))
    assert ("it is the same as England (Q2 2023/24)" in said) is (judgement is Judgement.SAME)


def test_a_carried_result_is_set_beside_the_comparator_of_its_own_time() -> None:
    compared = make(comparators={"England": TimeSeries({"Q1 2023/24": 40, "Q2 2023/24": 50})})
    (beside,) = assess(compared, TimeSeries({"Q1 2023/24": 45}), "Q2 2023/24").benchmarks
    assert (beside.period, beside.judgement) == (Period.parse("Q1 2023/24"), Judgement.BETTER)
