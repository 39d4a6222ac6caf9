"""Small cases by hand, each of which pins one line of a rule."""

from fractions import Fraction

import pytest

import qpr_core as qpr
from qpr_core.analysis.reporting.member import Member, restatements
from qpr_core.testing import an_indicator

JANUARY = qpr.FinancialYear("January")
RATINGS = tuple(qpr.Rag)


def test_a_rating_that_was_lost_or_gained_since_it_was_published_is_restated() -> None:
    green, none = Member("K1", None, "Calls", qpr.Rag.GREEN), Member("K1", None, "Calls", qpr.NoRating.NO_RESULT)
    assert [each.restated for each in restatements([green], [none])] == [qpr.NoRating.NO_RESULT]
    assert [each.restated for each in restatements([none], [green])] == [qpr.Rag.GREEN]


def test_the_first_quarter_of_a_year_is_as_firm_as_itself_alone() -> None:
    total = an_indicator(None, basis=qpr.Basis.YEAR_TO_DATE_TOTAL)
    series = qpr.TimeSeries({"Q4 2022/23": 9, "Q1 2023/24": 2}, statuses={"Q4 2022/23": qpr.Status.PROVISIONAL})
    assert qpr.in_period_results(total, series).statuses == {}


def test_what_is_derived_keeps_the_financial_year() -> None:
    months = qpr.TimeSeries({"January 2023": 1, "February 2023": 2, "March 2023": 3}, financial_year=JANUARY)
    assert months.by_quarter(qpr.Aggregation.SUM).financial_year == JANUARY
    total = an_indicator(None, basis=qpr.Basis.YEAR_TO_DATE_TOTAL, financial_year=JANUARY)
    assert qpr.in_period_results(total, months).financial_year == JANUARY


def test_four_targets_may_share_a_tolerance_for_green() -> None:
    profile = qpr.Profile.of_targets([10, 20, 30, 40], tolerance=5, green_tolerance=2)
    close = an_indicator(polarity=qpr.Polarity.CLOSEST_TO_TARGET_IS_BEST, thresholds={"2023/24": profile})
    assert [qpr.classify(close, value, at="Q2 2023/24") for value in (18, 22, 23, 26)] == [
        qpr.Rag.GREEN,
        qpr.Rag.GREEN,
        qpr.Rag.AMBER,
        qpr.Rag.RED,
    ]


def test_a_day_may_be_written_in_sixty_signs_and_no_more() -> None:
    day = "30 September 2023"
    assert qpr.Period.containing(day.rjust(60), qpr.Frequency.MONTHLY) == qpr.Period.parse("September 2023")
    with pytest.raises(qpr.errors.PeriodError):
        qpr.Period.containing(day.rjust(61), qpr.Frequency.MONTHLY)


def test_a_lone_month_may_be_written_as_a_range() -> None:
    assert qpr.Period.parse("Apr-Apr 2023") == qpr.Period.parse("April 2023")


def test_a_rule_is_tried_at_its_figures_just_beside_halfway_between_and_far_away() -> None:
    """Of 80 and 85, and 0: a thousandth beside each, 40 and 82.5 between, and 86 beyond."""
    tried: set[tuple[Fraction, Fraction | None]] = set()

    def watched(case: qpr.rules.Case) -> qpr.rules.Scheme:
        if case.polarity is qpr.Polarity.HIGHER_IS_BETTER:
            tried.add((case.value, case.previous_value))
        return RATINGS[case.rank]

    qpr.rules.broken_laws(an_indicator(85, 80, rule=qpr.rules.RatingRule(name="watched", version=1, decide=watched)))
    nudge = Fraction(1, 1000)
    beside = {mark + by for mark in (0, 80, 85) for by in (-nudge, 0, nudge)}
    values = beside | {Fraction(40), Fraction("82.5"), Fraction(-86), Fraction(171)}
    assert tried == {(value, None) for value in values}
    tried.clear()
    back = qpr.rules.RatingRule(name="watched", version=1, decide=watched, looks_back=qpr.Baseline.PREVIOUS_PERIOD)
    qpr.rules.broken_laws(an_indicator(85, 80, rule=back))
    assert tried == {(value, before) for value in values for before in (None, *values)}


def test_a_better_value_with_a_worse_rating_is_found_by_neighbours() -> None:
    """Amber from 80 on, except a thousandth above it, which is Red."""
    above = Fraction(80_001, 1000)

    def patchy(case: qpr.rules.Case) -> qpr.rules.Scheme:
        return qpr.Rag.RED if abs(case.value) == above else RATINGS[case.rank]

    made = an_indicator(85, 80, rule=qpr.rules.RatingRule(name="patchy", version=1, decide=patchy))
    monotone, nested = qpr.rules.broken_laws(made)
    assert (monotone.law, [case.value for case in monotone.cases]) == (qpr.rules.Law.MONOTONE, [above, 80])
    assert (nested.law, nested.cases[1].value) == (qpr.rules.Law.NESTED, above)
