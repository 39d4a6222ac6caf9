"""Names of periods whose year and part are in two cells."""

import pytest

from qpr_core import Period
from qpr_core.errors import PeriodError
from qpr_core.model.time.file_periods import read_periods
from qpr_core.model.time.joined_names import join_period


def test_two_header_rows_are_joined_to_one_name() -> None:
    assert join_period(2013.0, "Qtr 1") == "Qtr 1 2013"
    assert join_period(" 2013/14 ", "January ") == "January 2013/14"
    assert join_period("2013/14", 2.0, are_quarters=True) == "Q2 2013/14"
    assert join_period(None, None) is None
    joined = join_period("2013/14", "January")
    assert read_periods([joined]).period_of(joined) == Period.parse("Jan 2014")
    with pytest.raises(PeriodError, match="part of a year must be a name such as Q1 or June, got 1"):
        join_period("2013/14", 1)
