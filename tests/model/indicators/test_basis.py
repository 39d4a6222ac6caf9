"""Rolling: figures that cover several periods."""

import pytest

from qpr_core import Rolling
from qpr_core.errors import IndicatorError


def test_rolling_figures_cover_two_periods_or_more() -> None:
    with pytest.raises(
        IndicatorError, match="periods of a rolling figure must be smaller than 1e30, got a whole number"
    ):
        Rolling(10**5000)
    with pytest.raises(IndicatorError, match="periods of a rolling figure must be a whole number of 2 or more, got 1"):
        Rolling(1)
