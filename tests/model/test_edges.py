"""The last value that is taken, and the first that is not; and what an indicator keeps of what it was given."""

from fractions import Fraction

import pytest

import qpr_core as qpr
from qpr_core.model.indicators.indicator import code_of
from qpr_core.model.values.figures import exact
from qpr_core.testing import an_indicator

FINEST = Fraction(1, 10**30)


def test_the_largest_and_the_finest_fractions_are_taken() -> None:
    largest = 10**30 - FINEST
    assert [exact(figure, "K1") for figure in (largest, FINEST, -largest)] == [largest, FINEST, -largest]


def test_as_many_decimal_places_as_a_figure_may_have_can_be_shown() -> None:
    assert an_indicator(decimal_places=30).decimal_places == 30


@pytest.mark.parametrize("begins", range(1, 13))
def test_each_month_is_in_the_financial_year_that_began_last(begins: int) -> None:
    months = [qpr.Period(2023, month, qpr.Frequency.MONTHLY) for month in range(1, 13)]
    years = [qpr.FinancialYear(begins).year_of(month.ordinal) for month in months]
    assert years == [2022] * (begins - 1) + [2023] * (13 - begins)


def test_notes_stand_in_the_order_of_time_whatever_the_length_of_their_periods() -> None:
    renamed = an_indicator(renamed={"Q2 2023/24": "Third", "May 2023": "Second", "2022/23": "First"}).renamed
    assert list(renamed.values()) == ["First", "Second", "Third"]


def test_an_indicator_keeps_the_thresholds_that_it_was_given() -> None:
    assert an_indicator(85, 80).thresholds == qpr.Thresholds(target=85, floor=80)
    assert an_indicator(85, 80) != an_indicator(85, 79)


def test_a_record_shows_its_indicator_by_its_code() -> None:
    assert code_of(an_indicator(code="K7")) == "'K7'"
    assert repr(qpr.rate(an_indicator(code="K7"), 85)).startswith("Standing(indicator='K7', ")
