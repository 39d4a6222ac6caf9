"""A made-up table: sixty quarters in each series, with 1% of results missing."""

from typing import Final

import numpy as np
import polars as pl

QUARTERS: Final = 60
AT: Final = QUARTERS - 1


def results(series: int, first: int = 0) -> pl.DataFrame:
    """Return the results of a number of series, the same for the same numbers."""
    dice, rows = np.random.default_rng(first), series * QUARTERS
    indicator = np.repeat(np.arange(first, first + series, dtype=np.int32), QUARTERS)
    period = np.tile(np.arange(QUARTERS, dtype=np.int32), series)
    target = np.repeat(dice.integers(50, 100, series), QUARTERS).astype(np.int32)
    drift = np.repeat(dice.normal(0, 0.3, series), QUARTERS) * period
    value = np.round(target + drift + dice.normal(0, 6, rows), 2)
    value[dice.random(rows) < 0.01] = np.nan
    columns = {"indicator": indicator, "period": period, "service": indicator % 50, "value": value, "target": target}
    return pl.DataFrame(columns | {"floor": target - 5}).with_columns(pl.col("value").fill_nan(None))
