"""Comparison of figures of the year to date and of rolling figures."""

from fractions import Fraction

from analysis.small_series import SICKNESS
from analysis.small_series import make_with_target as make
from qpr_core import (
    Baseline,
    Basis,
    Direction,
    Flag,
    Judgement,
    Movement,
    NoComparison,
    NoDirection,
    NoRating,
    Period,
    Polarity,
    Profile,
    Rag,
    Rolling,
    TimeSeries,
    assess,
    compare,
    direction_of_travel,
    explain,
    in_period_results,
)
from qpr_core.methods import Regression, RollingRegression

HIGHER, LOWER, CLOSEST, NEITHER = Polarity


def test_compare_total_uses_the_same_quarter_last_year() -> None:
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


def test_compare_total_across_a_year_end_is_flagged_and_not_judged() -> None:
    total = make(LOWER, unit="days", thresholds=None, basis=Basis.YEAR_TO_DATE_TOTAL)
    comparison = compare(total, SICKNESS, "Q1 2014/15", against=Baseline.PREVIOUS_PERIOD)
    assert (comparison.change, comparison.movement) == (Fraction("-5.5"), Movement.DOWN)
    assert comparison.judgement is comparison.cause is NoComparison.ACCUMULATES
    assert comparison.crosses_year_end
    assert str(explain(comparison)) == (
        "It was 8.1 days in Quarter 4 2013/14 and is 2.6 days in Quarter 1 2014/15. It is down 5.5 days, which "
        "is not judged, because the total builds up through the year. The two figures cover different parts of "
        "different years."
    )


def test_compare_total_within_its_year_is_not_judged() -> None:
    total = make(LOWER, unit="days", thresholds=None, basis=Basis.YEAR_TO_DATE_TOTAL)
    comparison = compare(total, SICKNESS, "Q2 2014/15", against=Baseline.PREVIOUS_PERIOD)
    assert (comparison.judgement, comparison.crosses_year_end) == (NoComparison.ACCUMULATES, False)


def test_compare_rate_of_the_year_to_date_is_judged() -> None:
    rate = make(basis=Basis.YEAR_TO_DATE_RATE)
    comparison = compare(rate, TimeSeries({"Q4 2013/14": 84, "Q1 2014/15": 86}), "Q1 2014/15")
    assert (comparison.against, comparison.judgement) == (Period.parse("Q4 2013/14"), Judgement.BETTER)
    assert comparison.crosses_year_end
    assert Flag.CROSSES_YEAR_END in assess(rate, TimeSeries({"Q4 2013/14": 84, "Q1 2014/15": 86}), "Q1 2014/15").flags
    assert not compare(make(), TimeSeries({"Q4 2013/14": 84, "Q1 2014/15": 86}), "Q1 2014/15").crosses_year_end


def test_direction_of_a_total_needs_the_results_of_each_quarter() -> None:
    total = make(LOWER, unit="days", thresholds=None, basis=Basis.YEAR_TO_DATE_TOTAL)
    travel = direction_of_travel(total, SICKNESS, "Q2 2014/15")
    assert travel.direction is NoDirection.ACCUMULATES
    assert str(explain(travel)) == (
        "The direction of travel is unknown: the total builds up through the year, so it shows no trend."
    )
    quarterly = make(LOWER, unit="days", thresholds=None)
    assert direction_of_travel(quarterly, in_period_results(total, SICKNESS), "Q2 2014/15").direction in set(Direction)


def test_assess_carried_total_is_not_rated_by_a_different_quarter() -> None:
    total = make(
        basis=Basis.YEAR_TO_DATE_TOTAL, thresholds={"2014/15": Profile.of_targets([15, 50, 75, 95], tolerance=5)}
    )
    late = assess(total, TimeSeries({"Q1 2014/15": 16}), "Q2 2014/15")
    assert (late.rating, late.on_current_thresholds.rating) == (Rag.GREEN, NoRating.DIFFERENT_PART_OF_YEAR)
    assert late.comparison.rebased.rating is NoRating.NO_RESULT


def test_rolling_figures_have_a_trend_that_allows_for_the_overlap() -> None:
    rolling = make(basis=Rolling(4))
    series = TimeSeries((Period.parse("Q1 2021/22").shift(step), 60 + step) for step in range(8))
    travel = direction_of_travel(rolling, series, "Q4 2022/23")
    assert travel.method == RollingRegression(periods=4)
    assert not travel.overlaps
    assert str(explain(travel, with_statistics=True)).endswith(
        "(p < 0.0001 at a significance level of 5%, by least squares for overlapping periods)."
    )
    refused = direction_of_travel(rolling, series, "Q4 2022/23", method=Regression(ignores_overlap=True))
    assert refused.overlaps
    assert str(explain(refused)).endswith(". The periods overlap, so the test finds trends too easily.")
    assert not direction_of_travel(make(), series, "Q4 2022/23").overlaps
