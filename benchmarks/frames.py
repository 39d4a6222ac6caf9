"""Speed of the functions for tables, as ratios of times.

The two times of a ratio are taken in turns, in one run.

(g) the loop over objects / `rate` (at least 100), that of `scipy.stats.linregress` / `direction_of_travel` (120)
(h) the library / the same safe job written by hand in the engine's own language (at most 1.15)
(i) the library / the naive job, which compares floats and looks for no faults (no bound: what safety costs)

`python benchmarks/frames.py 10000000` uses a different number of rows instead of a million.
"""

import sys
from collections.abc import Callable, Iterable
from typing import Any

import duckdb
import polars as pl
import scipy.stats

import by_hand
from made_up import AT, results
from qpr_core import Indicator, Polarity, Thresholds, classify
from qpr_core.frames import Columns, direction_of_travel, rate, summarise
from ratios import show, turns

Job = Callable[[Any], Any]
SOURCE = results(1).columns
LOOPED = 5_000
HIGHER = Polarity.HIGHER_IS_BETTER
COLUMNS = Columns(polarity=HIGHER)


def main() -> None:
    """Print each ratio."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    table = results(rows // 60)
    versions = f"Python {sys.version.split()[0]}, Polars {pl.__version__}, DuckDB {duckdb.__version__}"
    print(f"{versions}; {table.height:,} rows, {rows // 60:,} series")
    of_rows, of_series = looped(table)
    show("(g) the loop over objects / rate, Polars", of_rows)
    show("(g) the loop of linregress / direction_of_travel, Polars", of_series)
    jobs: dict[str, tuple[Job, Job, Job]] = {
        "rate": (rated, by_hand.safe_rate, by_hand.naive_rate),
        "summarise": (counted, by_hand.safe_counts, by_hand.naive_counts),
        "direction_of_travel": (trends, safe_polars_trends, naive_polars_trends),
    }
    for name, (ours, safe, naive) in jobs.items():
        show(f"(h) {name} / safe by hand, Polars", turns(collected(ours, table), collected(safe, table)))
        show(f"(i) {name} / naive, Polars", turns(collected(ours, table), collected(naive, table)))
    connection = duckdb.connect()
    connection.register("seen", table.to_arrow())
    connection.execute("create table results as select * from seen")
    queries = {
        "rate": (rated, by_hand.SAFE_RATE, by_hand.NAIVE_RATE),
        "summarise": (counted, by_hand.SAFE_COUNTS, by_hand.NAIVE_COUNTS),
        "direction_of_travel": (trends, by_hand.safe_trends(AT), by_hand.naive_trends(AT)),
    }
    for name, (job, safe_query, naive_query) in queries.items():
        mine = in_duckdb(connection, job)
        show(f"(h) {name} / safe by hand, DuckDB", turns(mine, asked(connection, safe_query)))
        show(f"(i) {name} / naive, DuckDB", turns(mine, asked(connection, naive_query)))


def rated(table: Any) -> Any:
    """Rate every row."""
    return rate(table, columns=COLUMNS)


def counted(table: Any) -> Any:
    """Count ratings by service."""
    return summarise(table, columns=COLUMNS, by="service")


def trends(table: Any) -> Any:
    """Find the direction of every series."""
    return direction_of_travel(table, columns=COLUMNS, at=AT)


def safe_polars_trends(table: pl.LazyFrame) -> pl.LazyFrame:
    """Find the trends by hand."""
    return by_hand.safe_polars_trends(table, AT)


def naive_polars_trends(table: pl.LazyFrame) -> pl.LazyFrame:
    """Find the trends naively."""
    return by_hand.naive_polars_trends(table, AT)


def looped(table: pl.DataFrame) -> tuple[list[float], list[float]]:
    """Compare with loops over some of the rows and some of the series.

    The time of a loop is multiplied by the share of the rows that it left out.
    """
    rows = table.head(LOOPED).select("value", "target", "floor").rows()

    def rate_one_by_one() -> object:
        return [classify(indicator(target, floor), value) for value, target, floor in rows]

    series = table.filter(pl.col("value").is_not_null() & (pl.col("period") > AT - by_hand.WINDOW))
    points = [
        (group["period"].to_numpy(), group["value"].to_numpy())
        for _, group in series.head(LOOPED).group_by("indicator")
        if group.height > 2
    ]

    def fit_one_by_one() -> object:
        return [scipy.stats.linregress(x, y) for x, y in points]

    number = table["indicator"].n_unique() / len(points)
    by_row = turns(collected(rated, table), rate_one_by_one, inverse=True)
    by_series = turns(collected(trends, table), fit_one_by_one, inverse=True)
    return [ratio * table.height / LOOPED for ratio in by_row], [ratio * number for ratio in by_series]


def indicator(target: int, floor: int) -> Indicator:
    """Make the indicator of a row."""
    thresholds = Thresholds(target=target, floor=floor)
    return Indicator(code="K", name="K", polarity=HIGHER, unit="%", thresholds=thresholds)


def collected(job: Job, table: pl.DataFrame) -> Callable[[], object]:
    """Work lazily in Polars, and collect."""
    return lambda: job(table.lazy()).collect()


def in_duckdb(connection: duckdb.DuckDBPyConnection, job: Job) -> Callable[[], object]:
    """Work on a table of DuckDB."""
    return lambda: sums_in_duckdb(job(connection.table("results")))


def asked(connection: duckdb.DuckDBPyConnection, query: str) -> Callable[[], object]:
    """Ask DuckDB in SQL."""
    return lambda: sums_in_duckdb(connection.sql(query))


def sums_in_duckdb(found: duckdb.DuckDBPyRelation) -> object:
    """Compute every answer, and return only how many there are of each."""
    return found.aggregate(", ".join(f"count({name}), max({name})" for name in answers(found.columns))).fetchall()


def answers(names: Iterable[str]) -> list[str]:
    """Return the columns that a job added to those of its table."""
    return [name for name in names if name not in SOURCE]


if __name__ == "__main__":
    main()
