"""FinancialYear: the month in which a year begins."""

import pytest

import qpr_core as qpr


@pytest.mark.parametrize("begins", range(1, 13))
def test_each_month_is_in_the_financial_year_that_began_last(begins: int) -> None:
    months = [qpr.Period(2023, month, qpr.Frequency.MONTHLY) for month in range(1, 13)]
    years = [qpr.FinancialYear(begins).year_of(month.ordinal) for month in months]
    assert years == [2022] * (begins - 1) + [2023] * (13 - begins)


def test_financial_year_from_an_unknown_month_raises_an_error() -> None:
    with pytest.raises(qpr.QprError, match=r"an English name, got 13$"):
        qpr.FinancialYear(13)
