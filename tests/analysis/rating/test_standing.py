"""Standing: the facts that a rating keeps, also without a result or when withheld."""

from typing import Any

import pytest

import qpr_core as qpr
from qpr_core.disclosure import Withheld
from qpr_core.testing import a_series, an_indicator

GREEN, AMBER, RED = qpr.Rag


FIVE: Any = 5  # what no type checker lets through


T = qpr.Thresholds(target=85, floor=80)


VISITS = an_indicator(polarity=qpr.Polarity.NEITHER, unit="number", thresholds=qpr.ExpectedRange(400, 500))


def _improves(case: qpr.rules.Case) -> qpr.Rag | None:
    if case.previous_value is None:
        return None
    if case.value >= case.target:
        return GREEN
    return AMBER if case.value > case.previous_value else RED


IMPROVES = qpr.rules.RatingRule(name="improves", version=3, decide=_improves, looks_back=qpr.Baseline.PREVIOUS_PERIOD)


def test_rate_reads_the_period_in_the_financial_year_of_the_indicator() -> None:
    calendar = an_indicator(financial_year=qpr.FinancialYear(1))
    assert qpr.rate(calendar, 86, at="Q2 2023").rating is GREEN


def test_rate_rule_without_a_band_raises_with_its_answer() -> None:
    rule = qpr.rules.RatingRule(name="odd", version=1, decide=lambda _: FIVE)
    with pytest.raises(qpr.errors.SchemeError, match=r"got 5 \(K1\)$"):
        qpr.rate(an_indicator(rule=rule), 86)


@pytest.mark.parametrize("result", [None, qpr.Ratio(0, 0)])
def test_standing_without_a_value_keeps_its_thresholds(result: qpr.Ratio | None) -> None:
    standing = qpr.rate(an_indicator(), result)
    assert (standing.result, standing.thresholds) == (result, T)
    assert qpr.rate(an_indicator(None), result).thresholds is None


def test_standing_of_an_activity_indicator_keeps_result_and_rule() -> None:
    standing = qpr.rate(VISITS, 410)
    assert (standing.result, standing.rule) == (410, qpr.rate(VISITS, 510).rule)
    assert standing.rule.name != qpr.rate(an_indicator(), 85).rule.name


def test_standing_withheld_keeps_thresholds_and_rule() -> None:
    visits = an_indicator(
        polarity=qpr.Polarity.NEITHER, unit="number", thresholds=qpr.ExpectedRange(4, 9), withhold_below=5
    )
    standing = qpr.rate(visits, qpr.Ratio(3, 1))
    assert (standing.value, standing.result, standing.is_withheld) == (None, Withheld(), True)
    assert standing.rating is qpr.NoRating.WITHHELD
    assert standing.thresholds == qpr.ExpectedRange(4, 9)
    assert standing.rule == qpr.rate(VISITS, 410).rule


def test_standing_without_a_target_is_withheld() -> None:
    standing = qpr.rate(an_indicator(None, withhold_below=5), qpr.Ratio(3, 100))
    assert (standing.rating, standing.value, standing.is_withheld) == (qpr.NoRating.NO_TARGET, None, True)


def test_rate_impossible_value_names_the_period() -> None:
    bounded = an_indicator(possible=(0, 100))
    with pytest.raises(qpr.errors.FigureError, match=r"got 101 \(K1, Q2 2023/24\)$"):
        qpr.rate(bounded, 101, at="Q2 2023/24")


def test_standing_both_ratings_of_a_rule_use_the_previous_value() -> None:
    """84.6 is displayed as 85, which meets the target; as 84.6 it does not, but it is more than the 84 of before."""
    displayed = an_indicator(rule=IMPROVES, decimal_places=0, rated_as_displayed=True)
    standing = qpr.assess(displayed, a_series(84, "84.6"), "Q2 2023/24").standing
    assert (standing.rating, standing.other_rating, standing.previous_value) == (GREEN, AMBER, 84)
