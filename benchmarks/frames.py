"""How fast tables are rated where they are, as ratios of times that are taken in turns, in one run.

(g) the loop over objects / `rate`, of a table in Polars (at least 100)
(h) `rate` / the same safe job written by hand in the engine's own language (to come to 1.15; not there yet)
(i) `rate` / the naive job, which compares floats and rates what is no number
"""

import sys
from collections.abc import Callable

import duckdb
import numpy as np
import polars as pl

from qpr_core import Indicator, Polarity, Thresholds, classify
from qpr_core.frames import Columns, rate
from ratios import show, turns

ROWS = 1_000_000
LOOPED = 10_000
HIGHER = Polarity.HIGHER_IS_BETTER
COLUMNS = Columns(polarity=HIGHER)


def main() -> None:
    """Print each ratio."""
    print(f"Python {sys.version.split()[0]}, Polars {pl.__version__}, DuckDB {duckdb.__version__}; {ROWS:,} rows")
    table = figures()
    show(f"(g) the loop over objects / rate, Polars ({LOOPED:,} of the rows looped over)", looped(table))
    show("(h) rate / safe by hand, Polars", turns(in_polars(table), by_hand_in_polars(table)))
    show("(i) rate / naive, Polars", turns(in_polars(table), naive_in_polars(table)))
    connection = duckdb.connect()
    connection.register("seen", table.to_arrow())
    connection.execute("create table kept as select * from seen")
    show("(h) rate / safe by hand, DuckDB", turns(in_duckdb(connection), by_hand_in_duckdb(connection)))
    show("(i) rate / naive, DuckDB", turns(in_duckdb(connection), naive_in_duckdb(connection)))


def figures() -> pl.DataFrame:
    """Make results around their targets, a thousandth of them missing."""
    dice = np.random.default_rng(5)
    target = dice.integers(50, 100, ROWS)
    value = np.round(target + dice.normal(0, 6, ROWS), 2)
    value[dice.random(ROWS) < 0.001] = np.nan
    return pl.DataFrame({"value": value, "target": target, "floor": target - 5})


def looped(table: pl.DataFrame) -> list[float]:
    """Compare with `classify` of each row, whose indicator is made of the row, as it has its own target."""
    some = table.head(LOOPED)
    rows = some.fill_nan(None).rows()

    def loop() -> object:
        return [classify(indicator(target, floor), value) for value, target, floor in rows]

    return [ratio * ROWS / LOOPED for ratio in turns(in_polars(table), loop, inverse=True)]


def indicator(target: int, floor: int) -> Indicator:
    """Make the indicator of a row."""
    held = Thresholds(target=target, floor=floor)
    return Indicator(code="K", name="K", polarity=HIGHER, unit="%", thresholds=held)


def in_polars(table: pl.DataFrame) -> Callable[[], object]:
    """Rate lazily, and collect."""
    return lambda: rate(table.lazy(), COLUMNS).collect()


def by_hand_in_polars(table: pl.DataFrame) -> Callable[[], object]:
    """Write the safe job: millionths, what is no number or contradicts itself apart, a status."""
    value, target, floor = pl.col("value").fill_nan(None), pl.col("target"), pl.col("floor")
    status = (
        pl.when(value.is_null())
        .then(pl.lit("no result"))
        .when(value.is_infinite())
        .then(pl.lit("impossible"))
        .when(target.is_null())
        .then(pl.lit("no target"))
        .when(floor.is_null() | (floor > target))
        .then(pl.lit("contradiction"))
        .when((value.abs() > 2e9) | (target.abs() > 2e9) | (floor.abs() > 2e9))
        .then(pl.lit("too large"))
        .when(((value * 1e6).round() - value * 1e6).abs() * 1000 > (value * 1e6).abs())
        .then(pl.lit("too fine"))
        .otherwise(pl.lit("rated"))
    )
    can = pl.col("status") == "rated"
    whole = pl.when(can).then((pl.col("value") * 1e6).round()).otherwise(0.0).cast(pl.Int64)
    above = whole - target * 1_000_000
    amber_or_red = pl.when(whole >= floor * 1_000_000).then(pl.lit("Amber")).otherwise(pl.lit("Red"))
    rating = pl.when(can).then(pl.when(above >= 0).then(pl.lit("Green")).otherwise(amber_or_red))
    return lambda: table.lazy().with_columns(status.alias("status")).with_columns(rating.alias("rating")).collect()


def naive_in_polars(table: pl.DataFrame) -> Callable[[], object]:
    """Compare floats, and nothing else."""
    value = pl.col("value")
    amber_or_red = pl.when(value >= pl.col("floor")).then(pl.lit("Amber")).otherwise(pl.lit("Red"))
    rating = pl.when(value >= pl.col("target")).then(pl.lit("Green")).otherwise(amber_or_red)
    return lambda: table.lazy().with_columns(rating.alias("rating")).collect()


def counted(relation: duckdb.DuckDBPyRelation) -> object:
    """Compute every row in the engine, and bring back as little as can be."""
    return relation.aggregate("rating, count(*)").fetchall()


def in_duckdb(connection: duckdb.DuckDBPyConnection) -> Callable[[], object]:
    """Rate a table of the engine."""
    return lambda: counted(rate(connection.table("kept"), COLUMNS))


SAFE = """
with s as (
    select *, case
        when value is null or isnan(value) then 'no result'
        when isinf(value) then 'impossible'
        when target is null then 'no target'
        when floor is null or floor > target then 'contradiction'
        when abs(value) > 2e9 or abs(target) > 2e9 or abs(floor) > 2e9 then 'too large'
        when abs(round(value * 1e6) - value * 1e6) * 1000 > abs(value * 1e6) then 'too fine'
        else 'rated' end as status
    from kept
), w as (
    select *, cast(case when status = 'rated' then round(value * 1e6) else 0 end as bigint) as whole from s
)
select *, case when status = 'rated' then case
    when whole >= target * 1000000 then 'Green' when whole >= floor * 1000000 then 'Amber' else 'Red' end end as rating
from w
"""
NAIVE = """
select *, case when value >= target then 'Green' when value >= floor then 'Amber' else 'Red' end as rating from kept
"""


def by_hand_in_duckdb(connection: duckdb.DuckDBPyConnection) -> Callable[[], object]:
    """Write the safe job in SQL."""
    return lambda: counted(connection.sql(SAFE))


def naive_in_duckdb(connection: duckdb.DuckDBPyConnection) -> Callable[[], object]:
    """Compare floats in SQL, and nothing else."""
    return lambda: counted(connection.sql(NAIVE))


if __name__ == "__main__":
    main()
