"""Spark with several partitions gives the same answers as Polars.

Other tests compare those with the single functions.
"""

from collections.abc import Callable, Iterator
from typing import Any

import polars as pl
import pyarrow as pa
import pytest

from frames.drawn_tables import many, table_of
from frames.drawn_texts import dates, names
from frames.engines import Row, rows_of
from qpr_core import Polarity
from qpr_core.frames import Columns, RowStatus, check, compare, direction_of_travel, rate, summarise
from qpr_core.methods import Regression

pytestmark = pytest.mark.spark

AT = 70


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    from pyspark.sql import SparkSession  # noqa: PLC0415  it is there only where these tests are run

    builder = SparkSession.builder.master("local[2]").appName("tables").config("spark.ui.enabled", "false")
    session = builder.config("spark.sql.shuffle.partitions", "3").getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()


def made(*, counts: bool) -> pa.Table:
    """Return a table of many indicators with gaps, and of a few with faults."""
    drawn = table_of(many(19, AT, counts=counts, number=120), counts=counts)
    sound = drawn.to_pylist()
    twice = [row for row in sound if row["indicator"] == "K7"]
    odd = [row | {"polarity": "sideways"} for row in sound if row["indicator"] == "K8"]
    nameless = [row | {"indicator": None} for row in sound if row["indicator"] == "K9"]
    broken: Row = {"numerator": -1, "denominator": 5} if counts else {"value": float("nan")}
    wrong = [row | {"indicator": "W"} | broken for row in sound if row["indicator"] == "K10"]
    return pa.Table.from_pylist([*sound, *twice, *odd, *nameless, *wrong], schema=drawn.schema)


JOBS: dict[str, tuple[Callable[[Any, Columns], Any], tuple[str, ...]]] = {
    "rate": (
        lambda table, columns: rate(table, columns=columns),
        ("indicator", "period", "polarity", "rating", "status"),
    ),
    "rate, unique": (
        lambda table, columns: rate(table, columns=columns, unique=True),
        ("indicator", "period", "polarity"),
    ),
    "compare": (lambda table, columns: compare(table, columns=columns, at=AT), ("indicator",)),
    "compare with later": (
        lambda table, columns: compare(table, columns=columns, at=AT - 4, against=AT),
        ("indicator",),
    ),
    "directions": (lambda table, columns: direction_of_travel(table, columns=columns, at=AT), ("indicator",)),
    "directions, all": (
        lambda table, columns: direction_of_travel(table, columns=columns, at=AT, method=Regression(window=None)),
        ("indicator",),
    ),
    "summarise": (lambda table, columns: summarise(table, columns=columns), ()),
    "summarise by": (lambda table, columns: summarise(table, columns=columns, by="polarity", at=AT), ("polarity",)),
}


def close(one: Row, other: Row) -> bool:
    """Return True if two rows are equal, except for the last digits of floats."""
    return list(one) == list(other) and all(
        one[name] == other[name] or (isinstance(one[name], float) and one[name] == pytest.approx(other[name], rel=1e-9))
        for name in one
    )


@pytest.mark.parametrize("counts", [False, True], ids=["values", "counts"])
@pytest.mark.parametrize("job", JOBS)
def test_agreement(spark: Any, job: str, counts: bool) -> None:
    verb, order = JOBS[job]
    columns = Columns(value=None if counts else "value", floor=None)
    table = made(counts=counts)
    parts = spark.createDataFrame(table).repartition(5)
    found, expected = (
        rows_of(verb(parts, columns), *order),
        rows_of(verb(pl.DataFrame(pl.from_arrow(table)), columns), *order),
    )
    assert len(found) == len(expected) > 0
    assert [(one, other) for one, other in zip(found, expected, strict=True) if not close(one, other)] == []


def test_faults_are_found(spark: Any) -> None:
    table, columns = made(counts=False), Columns(floor=None)
    found = check(spark.createDataFrame(table).repartition(5), columns=columns)
    expected = check(pl.DataFrame(pl.from_arrow(table)), columns=columns)
    assert [fault[:2] for fault in found] == [fault[:2] for fault in expected]
    assert len(found) > 3


def test_figures_are_rated_exactly_on_their_boundaries(spark: Any) -> None:
    """A tolerance of 10 % of 1.1 is 0.11: in floats 1.1 * (1 - 0.1) is above 0.99."""
    rows = {"value": [0.99, 0.989999, 1.1, 1.099999], "target": [1.1] * 4, "tolerance": [10] * 4}
    rated = rate(spark.createDataFrame(pa.table(rows)), columns=Columns(floor=None, polarity=Polarity.HIGHER_IS_BETTER))
    assert [row["rating"] for row in rows_of(rated, "value")] == ["Red", "Amber", "Amber", "Green"]


def test_texts_of_periods_and_polarities_are_read_as_in_polars(spark: Any) -> None:
    """A fifth of the texts is read, so that agreement is about read ones too."""
    texts = [*names(19, 1_000), *dates(19, 500), *(f"Quarter {part}, 2023–24" for part in (1, 2, 3, 4))]
    words = ["High", "HIB", "bigger-is-better", "sideways", "h\u0130b", "\xa0UP\xa0", None]
    rows = {
        "indicator": [f"{row:04d}" for row in range(len(texts))],
        "period": texts,
        "value": [1.0] * len(texts),
        "polarity": [words[row % len(words)] for row in range(len(texts))],
    }
    table, columns = pa.table(rows), Columns(target=None)
    found, expected = (
        [(fault.status, fault.row_count) for fault in check(each, columns=columns)]
        for each in (spark.createDataFrame(table).repartition(5), pl.DataFrame(pl.from_arrow(table)))
    )
    assert found == expected
    assert 0 < dict(found)[RowStatus.UNKNOWN_PERIOD] < len(texts) * 4 / 5
