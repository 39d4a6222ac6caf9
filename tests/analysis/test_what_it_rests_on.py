"""What a record keeps of what it rests on: the result, the thresholds, the rule, the points; and nothing of later on."""

from fractions import Fraction
from typing import Any

import pytest

import qpr_core as qpr
from qpr_core.testing import Four, a_series, an_indicator

GREEN, AMBER, RED = qpr.Rag
T = qpr.Thresholds(target=85, floor=80)
EASIER = qpr.Thresholds(target=60, floor=50)
VISITS = an_indicator(polarity=qpr.Polarity.NEITHER, unit="number", thresholds=qpr.ExpectedRange(400, 500))
CLOSEST = qpr.Polarity.CLOSEST_TO_TARGET_IS_BEST


def _improves(case: qpr.rules.Case) -> qpr.Rag | None:
    if case.previous_value is None:
        return None
    if case.value >= case.target:
        return GREEN
    return AMBER if case.value > case.previous_value else RED


IMPROVES = qpr.rules.RatingRule(name="improves", version=3, decide=_improves, looks_back=qpr.Baseline.PREVIOUS_PERIOD)


# A standing


@pytest.mark.parametrize("result", [None, qpr.Ratio(0, 0)])
def test_what_has_no_value_is_still_held_to_its_thresholds(result: qpr.Ratio | None) -> None:
    standing = qpr.rate(an_indicator(), result)
    assert (standing.result, standing.thresholds) == (result, T)
    assert qpr.rate(an_indicator(None), result).thresholds is None


def test_the_standing_of_a_figure_of_activity_keeps_result_and_rule() -> None:
    standing = qpr.rate(VISITS, 410)
    assert (standing.result, standing.rule) == (410, qpr.rate(VISITS, 510).rule)
    assert standing.rule.name != qpr.rate(an_indicator(), 85).rule.name


def test_what_is_withheld_keeps_its_thresholds_and_its_rule() -> None:
    visits = an_indicator(
        polarity=qpr.Polarity.NEITHER, unit="number", thresholds=qpr.ExpectedRange(4, 9), withhold_below=5
    )
    standing = qpr.rate(visits, qpr.Ratio(3, 1))
    assert (standing.value, standing.result, standing.is_withheld) == (None, None, True)
    assert standing.thresholds == qpr.ExpectedRange(4, 9)
    assert standing.rule == qpr.rate(VISITS, 410).rule


def test_what_has_no_target_is_withheld_all_the_same() -> None:
    standing = qpr.rate(an_indicator(None, withhold_below=5), qpr.Ratio(3, 100))
    assert (standing.rating, standing.value, standing.is_withheld) == (qpr.NoRating.NO_TARGET, None, True)


def test_a_value_that_cannot_be_names_the_period_that_it_was_rated_at() -> None:
    bounded = an_indicator(possible=(0, 100))
    with pytest.raises(qpr.errors.FigureError, match=r"got 101 \(K1, Q2 2023/24\)$"):
        qpr.rate(bounded, 101, at="Q2 2023/24")


def test_both_ratings_of_a_rule_that_looks_back_have_what_was_before() -> None:
    """84.6 is displayed as 85, which meets the target; as 84.6 it does not, but it is more than the 84 of before."""
    displayed = an_indicator(rule=IMPROVES, decimal_places=0, rated_as_displayed=True)
    standing = qpr.assess(displayed, a_series(84, "84.6"), "Q2 2023/24").standing
    assert (standing.rating, standing.other_rating, standing.previous_value) == (GREEN, AMBER, 84)


# Cases


def test_cases_for_a_displayed_value_are_found_at_any_number_of_places() -> None:
    """One case is 1e-11 per cent. 50 - 1e-9 lacks 100 cases of 50, and is displayed as 50 from 50 - 5e-11 on: 95."""
    halves = an_indicator(50, 40, decimal_places=10, rated_as_displayed=True)
    assert qpr.rate(halves, qpr.Ratio(5 * 10**12 - 100, 10**13)).cases_to_better == 95


@pytest.mark.parametrize(("cases", "better", "worse"), [(492, 3, -3), (508, -3, 3), (485, 5, None), (500, None, 6)])
def test_cases_towards_a_target_that_is_less_than_one_away(cases: int, better: int | None, worse: int | None) -> None:
    """Of 1,000: Green from 495 to 505, Amber from 490 to 510; on the target the way up is told of two that are alike."""
    closest = an_indicator(
        polarity=CLOSEST, thresholds=qpr.Thresholds(target=50, tolerance=1, green_tolerance=Fraction(1, 2))
    )
    standing = qpr.rate(closest, qpr.Ratio(cases, 1000))
    assert (standing.cases_to_better, standing.cases_to_worse) == (better, worse)


@pytest.mark.parametrize(("cases", "better", "worse"), [(505, -4, 6), (495, 4, -6), (520, -10, None)])
def test_cases_towards_a_band_that_a_few_more_would_cross(cases: int, better: int, worse: int | None) -> None:
    """Of 1,000: Green from 499 to 501, Amber from 490 to 510."""
    closest = an_indicator(
        polarity=CLOSEST, thresholds=qpr.Thresholds(target=50, tolerance=1, green_tolerance=Fraction(1, 10))
    )
    standing = qpr.rate(closest, qpr.Ratio(cases, 1000))
    assert (standing.cases_to_better, standing.cases_to_worse) == (better, worse)


def test_the_only_way_to_lose_a_band_may_lead_past_the_target() -> None:
    """All of 500 is 2 above a target of 98, and Amber down to 95, which is 475; there is no way further up."""
    closest = an_indicator(polarity=CLOSEST, thresholds=qpr.Thresholds(target=98, tolerance=3, green_tolerance=1))
    standing = qpr.rate(closest, qpr.Ratio(500, 500))
    assert (standing.cases_to_better, standing.cases_to_worse) == (-5, -26)


# A comparison


def test_a_result_of_before_is_set_on_new_thresholds_with_what_was_before_it() -> None:
    moved = an_indicator(rule=IMPROVES, thresholds={"Q4 2022/23": T, "Q2 2023/24": qpr.Thresholds(target=90, floor=80)})
    comparison = qpr.compare(moved, a_series(80, 86, 87), "Q2 2023/24")
    assert [each.rating for each in (comparison.before, comparison.rebased, comparison.now)] == [GREEN, AMBER, AMBER]


def test_a_result_that_is_carried_is_set_on_new_thresholds_with_what_was_before_it() -> None:
    moved = an_indicator(rule=IMPROVES, thresholds={"Q4 2022/23": T, "Q2 2023/24": qpr.Thresholds(target=90, floor=80)})
    assessment = qpr.assess(moved, a_series(80, 86, until="Q1 2023/24"), "Q2 2023/24")
    assert (assessment.rating, assessment.on_current_thresholds.rating) == (GREEN, AMBER)


def test_what_a_rule_looks_back_to_names_its_period_if_it_cannot_be() -> None:
    bounded = an_indicator(rule=IMPROVES, possible=(0, 100))
    with pytest.raises(qpr.errors.FigureError, match=r"got 101 \(K1, Q1 2023/24\)$"):
        qpr.compare(bounded, a_series(101, 85), "Q2 2023/24", against="Q4 2022/23")


def test_a_small_count_on_one_side_takes_the_figures_of_both() -> None:
    small = an_indicator(withhold_below=5)
    for results in ([qpr.Ratio(3, 40), qpr.Ratio(30, 40)], [qpr.Ratio(30, 40), qpr.Ratio(3, 40)]):
        comparison = qpr.compare(small, a_series(*results), "Q2 2023/24")
        sides = (comparison.now, comparison.before, comparison.rebased)
        assert [(each.value, each.is_withheld) for each in sides] == [(None, True)] * 3


# Nothing of later on


def test_an_assessment_knows_nothing_that_came_later() -> None:
    series = a_series(80, 81, 82, 83)
    assessment = qpr.assess(an_indicator(), series, "Q4 2022/23")
    assert [(str(each.period), each.result) for each in assessment.results] == [("Q3 2022/23", 80), ("Q4 2022/23", 81)]
    assert [each.value for each in assessment.trail] == [80, 81]


def test_an_assessment_has_the_last_twelve_results() -> None:
    assessment = qpr.assess(an_indicator(), a_series(*range(70, 85)), "Q2 2023/24")
    assert [each.value for each in assessment.trail] == list(range(73, 85))


@pytest.mark.parametrize(("cases", "values"), [(5, [Fraction(50, 7), 70]), (4, [])])
def test_results_are_shown_unless_one_is_small(cases: int, values: list[Fraction]) -> None:
    series = a_series(qpr.Ratio(cases, 70), qpr.Ratio(70, 100))
    assert [each.value for each in qpr.assess(an_indicator(withhold_below=5), series, "Q2 2023/24").trail] == values


def test_latest_result_in_arrears_ignores_what_came_early() -> None:
    late = an_indicator(arrears=1)
    latest = qpr.latest_result(late, a_series(80, 81, 82, until="Q3 2023/24"), "Q2 2023/24")
    assert (str(latest.due), latest.found) == ("Q1 2023/24", a_series(80, until="Q1 2023/24").latest())


def test_a_series_that_begins_after_the_quarter_has_no_result() -> None:
    found = [qpr.latest_result(an_indicator(arrears=1), a_series(80), at).found for at in ("Q1 2023/24", "Q4 2022/23")]
    assert found == [qpr.NoRating.NO_RESULT] * 2


# A direction of travel


def test_a_direction_that_a_method_cannot_tell_keeps_its_course() -> None:
    method = qpr.methods.TravelRule(
        name="none", version=1, decide=lambda _: qpr.NoDirection.TOO_FEW_POINTS, minimum_points=2
    )
    travel = qpr.direction_of_travel(an_indicator(), a_series(80, 81), "Q2 2023/24", method=method)
    assert travel.course is not None
    assert [point.height for point in travel.course.points] == [80, 81]


def test_a_small_count_that_is_no_point_withholds_nothing() -> None:
    small = an_indicator(withhold_below=5)
    counts = [qpr.Ratio(cases, 50) for cases in (3, 40, 41, 42, 43, 44)]
    travel = [
        qpr.direction_of_travel(
            small, a_series(*given), "Q2 2023/24", method=qpr.methods.Regression(window=4, minimum_points=4)
        )
        for given in (counts, [*counts[1:3], *counts])
    ]
    assert [each.is_withheld for each in travel] == [False, False]


# A bridge and a report


def test_the_target_of_one_that_joined_or_left_has_not_moved() -> None:
    new = an_indicator(code="K1", reported_from="Q2 2023/24", thresholds={"Q1 2023/24": T, "Q2 2023/24": EASIER})
    old = an_indicator(code="K2", reported_until="Q1 2023/24", thresholds={"Q1 2023/24": T, "Q2 2023/24": EASIER})
    stays = an_indicator(code="K3", thresholds={"Q1 2023/24": T, "Q2 2023/24": EASIER})
    report = qpr.Scorecard([(each, a_series(70, 70)) for each in (new, old, stays)]).report("Q2 2023/24")
    assert {move.indicator.code: move.target_changed for move in qpr.bridge(report).moves} == {
        "K1": False,
        "K2": False,
        "K3": True,
    }


def test_the_scheme_of_a_report_is_that_of_the_first_indicator_that_can_be_rated() -> None:
    unrated = an_indicator(None, code="K1", data_only=True, scheme=Four)
    report = qpr.Scorecard([(unrated, a_series(70)), (an_indicator(code="K2"), a_series(70))]).report("Q2 2023/24")
    assert report.scheme is qpr.Rag
    other = an_indicator(None, code="K2", data_only=True)
    nothing = qpr.Scorecard([(unrated, a_series(70)), (other, a_series(70))]).report("Q2 2023/24")
    assert nothing.scheme is Four


def test_two_values_that_are_as_far_off_may_be_rated_apart_without_being_out_of_order() -> None:
    """Green from 49 on, 49 not included, up to 51: the mirror image of 51 is rated otherwise, and no worse one better."""

    def lopsided(case: qpr.rules.Case) -> qpr.Rag:
        return GREEN if -1 < case.value - case.target <= 1 else RED

    rule = qpr.rules.RatingRule(name="lopsided", version=1, decide=lopsided)
    closest = an_indicator(polarity=CLOSEST, thresholds=qpr.Thresholds(target=50, tolerance=1), rule=rule)
    assert [broken.law for broken in qpr.rules.broken_laws(closest)] == [qpr.rules.Law.MIRROR]


def test_a_report_has_no_history_unless_more_than_two_quarters_are_asked_for() -> None:
    card = qpr.Scorecard([(an_indicator(), a_series(80, 81, 82))])
    reports = [card.report("Q2 2023/24"), *(card.report("Q2 2023/24", quarters=quarters) for quarters in (2, 3))]
    assert [len(report.history) for report in reports] == [0, 0, 3]


def test_a_report_finds_directions_by_the_method_that_is_given() -> None:
    card = qpr.Scorecard([(an_indicator(), a_series(80, 81))])
    found = [
        card.report("Q2 2023/24", method=method)["K1"].direction_of_travel.method
        for method in (None, qpr.methods.LastPeriod())
    ]
    assert found == [qpr.methods.Regression(), qpr.methods.LastPeriod()]


def test_members_that_are_none_are_told() -> None:
    wrong: Any = 5
    with pytest.raises(qpr.errors.SummaryError, match=r"members must agree with the counts, got 5 \(Q2 2023/24\)$"):
        qpr.Summary(period="Q2 2023/24", indicators=1, ratings={GREEN: 1, AMBER: 0, RED: 0}, members=wrong)
