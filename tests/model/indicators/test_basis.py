"""Rolling: figures that cover several periods."""

from typing import Any

import pytest

import qpr_core as qpr
from qpr_core import Rolling
from qpr_core.errors import IndicatorError

TEXT: Any = "4"


def test_rolling_figures_cover_two_periods_or_more() -> None:
    with pytest.raises(
        IndicatorError, match="periods of a rolling figure must be smaller than 1e30, got a whole number"
    ):
        Rolling(10**5000)
    with pytest.raises(IndicatorError, match="periods of a rolling figure must be a whole number of 2 or more, got 1"):
        Rolling(1)


def test_rolling_periods_of_text_raise_an_error_with_the_text() -> None:
    with pytest.raises(qpr.QprError, match=r"got '4'"):
        qpr.Rolling(periods=TEXT)
