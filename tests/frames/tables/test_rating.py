"""Ratings in tables agree with `classify`, in every engine.

Lazy tables stay lazy.
"""

import random
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frames.engines import ENGINES, EVERY, QUICK, rows_of
from qpr_core import Indicator, Polarity, Ratio, Thresholds, classify
from qpr_core.errors import TableError
from qpr_core.frames import Columns, RowStatus, rate

HIGHER, LOWER, CLOSEST = (
    Polarity.HIGHER_IS_BETTER,
    Polarity.LOWER_IS_BETTER,
    Polarity.CLOSEST_TO_TARGET_IS_BEST,
)


def answers(rated: Any, columns: Columns) -> list[tuple[Any, Any]]:
    return [(row[columns.rating], row[columns.status]) for row in rows_of(rated)]


def rated_by(engine: str, rows: dict[str, list[Any]], columns: Columns | None = None) -> list[tuple[Any, Any]]:
    names = columns or Columns()
    numbered = pa.table({"row": range(len(next(iter(rows.values())))), **rows})
    return [
        (row[names.rating], row[names.status])
        for row in rows_of(rate(ENGINES[engine](numbered), columns=columns), "row")
    ]


def indicator(polarity: Polarity, **thresholds: Any) -> Indicator:
    return Indicator(code="K", name="K", polarity=polarity, unit="%", thresholds=Thresholds(**thresholds))


def millionths(least: int, most: int) -> st.SearchStrategy[Fraction]:
    return st.integers(least * 10**6, most * 10**6).map(lambda number: Fraction(number, 10**6))


@st.composite
def by_floor(draw: st.DrawFn) -> tuple[float, float, float, str]:
    polarity = draw(st.sampled_from([HIGHER, LOWER]))
    target = draw(millionths(-1000, 1000))
    slack = draw(millionths(0, 50))
    floor = target - slack if polarity is HIGHER else target + slack
    value = draw(st.sampled_from([target, floor]) | millionths(-1100, 1100))
    nudge = draw(st.sampled_from([Fraction(0), Fraction(1, 10**6), Fraction(-1, 10**6)]))
    return float(value + nudge), float(target), float(floor), polarity.value


@pytest.mark.large
@settings(max_examples=60)
@given(st.lists(by_floor(), min_size=1, max_size=30), st.sampled_from(QUICK))
def test_agreement_by_target_and_floor(rows: list[tuple[float, float, float, str]], engine: str) -> None:
    value, target, floor, polarity = (list(column) for column in zip(*rows, strict=True))
    found = rated_by(engine, {"value": value, "target": target, "floor": floor, "polarity": polarity})
    for (got_rating, status), row in zip(found, rows, strict=True):
        expected = classify(indicator(Polarity(row[3]), target=row[1], floor=row[2]), row[0])
        assert (got_rating, status) == (expected.value, "rated"), row


@st.composite
def by_tolerance(draw: st.DrawFn) -> tuple[float, float, float, str]:
    polarity = draw(st.sampled_from([HIGHER, LOWER, CLOSEST]))
    target = draw(millionths(-1000, 1000).filter(bool))
    tolerance = Fraction(draw(st.integers(0, 3000)), 100)
    edge = target + draw(st.sampled_from([1, -1])) * abs(target) * tolerance / 100
    nearest = Fraction(round(edge * 10**6), 10**6)
    value = draw(st.sampled_from([target, nearest]) | millionths(-1300, 1300))
    nudge = draw(st.sampled_from([Fraction(0), Fraction(1, 10**6), Fraction(-1, 10**6)]))
    return float(value + nudge), float(target), float(tolerance), polarity.value


@pytest.mark.large
@settings(max_examples=60)
@given(st.lists(by_tolerance(), min_size=1, max_size=30), st.sampled_from(QUICK))
def test_agreement_by_tolerance(rows: list[tuple[float, float, float, str]], engine: str) -> None:
    value, target, tolerance, polarity = (list(column) for column in zip(*rows, strict=True))
    table = {"value": value, "target": target, "tolerance": tolerance, "polarity": polarity}
    found = rated_by(engine, table, Columns(floor=None))
    for (got_rating, status), row in zip(found, rows, strict=True):
        expected = classify(indicator(Polarity(row[3]), target=row[1], tolerance=f"{row[2]}%"), row[0])
        assert (got_rating, status) == (expected.value, "rated"), row


@pytest.mark.large
@settings(max_examples=60)
@given(
    st.lists(st.tuples(st.integers(0, 2000), st.integers(0, 2000), st.integers(1, 100), st.integers(0, 30)), min_size=1, max_size=30),
    st.sampled_from([HIGHER, LOWER]),
    st.sampled_from(QUICK),
    st.booleans(),
)  # fmt: skip
def test_agreement_of_counts(
    rows: list[tuple[int, int, int, int]], polarity: Polarity, engine: str, tolerant: bool
) -> None:
    numerator, denominator, target, slack = (list(column) for column in zip(*rows, strict=True))
    sign = -1 if polarity is HIGHER else 1
    edge = slack if tolerant else [one + sign * other for one, other in zip(target, slack, strict=True)]
    columns = Columns(value=None, floor=None if tolerant else "floor", polarity=polarity)
    name = "tolerance" if tolerant else "floor"
    table = {"numerator": numerator, "denominator": denominator, "target": target, name: edge}
    found = rated_by(engine, table, columns)
    for (got_rating, status), row, end in zip(found, rows, edge, strict=True):
        if row[1] == 0:
            assert (got_rating, status) == (None, "nothing to count" if row[0] == 0 else "impossible")
            continue
        edges = {"tolerance": f"{end}%"} if tolerant else {"floor": end}
        expected = classify(indicator(polarity, target=row[2], **edges), Ratio(row[0], row[1]))
        assert (got_rating, status) == (expected.value, "rated"), row


STATUSES: list[tuple[Any, Any, Any, Any, str]] = [
    (84.0, 85.0, 80.0, HIGHER.value, "rated"),
    (None, 85.0, 80.0, HIGHER.value, "no result"),
    (float("nan"), 85.0, 80.0, HIGHER.value, "no result"),
    (float("inf"), 85.0, 80.0, HIGHER.value, "too large"),
    (84.0, None, 80.0, HIGHER.value, "no target"),
    (84.0, 85.0, None, HIGHER.value, "contradiction"),
    (84.0, 80.0, 85.0, HIGHER.value, "contradiction"),
    (84.0, 85.0, 80.0, LOWER.value, "contradiction"),
    (84.0, 85.0, 80.0, CLOSEST.value, "contradiction"),
    (84.0, float("inf"), 80.0, HIGHER.value, "too large"),
    (84.0, 85.0, 80.0, "sideways", "unknown polarity"),
    (84.0, 85.0, 80.0, None, "unknown polarity"),
    (84.0, 85.0, 80.0, "neither", "data only"),
    (3e12, 85.0, 80.0, HIGHER.value, "too large"),
    (84.0, 3e12, 80.0, HIGHER.value, "too large"),
    (1e300, 85.0, 80.0, HIGHER.value, "too large"),
    (0.0000012, 85.0, 80.0, HIGHER.value, "too fine"),
    (1.9e9, 85.0, 80.0, HIGHER.value, "rated"),
    (2e9, 85.0, 80.0, HIGHER.value, "too large"),
    (84.0, 85.0, -2e9, HIGHER.value, "too large"),
]


@pytest.mark.parametrize("engine", EVERY)
def test_rate_gives_faulty_data_a_status_and_no_rating(engine: str) -> None:
    value, target, floor, polarity, statuses = (list(column) for column in zip(*STATUSES, strict=True))
    table = {"value": value, "target": target, "floor": floor, "polarity": polarity}
    found = rated_by(engine, table)
    assert [status for _, status in found] == statuses
    assert all((rating is None) is (status != "rated") for rating, status in found)
    alone = {RowStatus.RATED, RowStatus.NO_RESULT, RowStatus.NO_TARGET, RowStatus.DATA_ONLY, RowStatus.TOO_FINE}
    alone |= {RowStatus.TOO_LARGE, RowStatus.CONTRADICTION, RowStatus.UNKNOWN_POLARITY}
    assert {RowStatus(status) for status in statuses} == alone


@pytest.mark.parametrize("engine", EVERY)
def test_rate_marks_an_unusable_tolerance_as_a_contradiction(engine: str) -> None:
    table: dict[str, list[Any]] = {
        "value": [1.0] * 3,
        "target": [0.0, 5.0, 5.0],
        "tolerance": [10.0, -1.0, None],
        "polarity": [HIGHER.value] * 3,
    }
    found = rated_by(engine, table, Columns(floor=None))
    assert found == [(None, "contradiction")] * 3


@pytest.mark.parametrize("polarity", [HIGHER, LOWER, CLOSEST])
def test_one_polarity_for_all_rows_is_the_same_as_a_column_of_it(polarity: Polarity) -> None:
    value, target = [84.0, 85.0, 86.0, 93.51, 76.49, 70.0], [85] * 6
    fixed = rated_by(
        "polars",
        {"value": value, "target": target, "tolerance": [10] * 6},
        Columns(floor=None, polarity=polarity),
    )
    table: dict[str, list[Any]] = {
        "value": value,
        "target": target,
        "tolerance": [10] * 6,
        "polarity": [polarity.value] * 6,
    }
    assert fixed == rated_by("polars", table, Columns(floor=None))
    if polarity is not CLOSEST:
        floor = [90.0 if polarity is LOWER else 80.0, 85.0, 84.0, 86.0, 85.0, 85.0]
        by_column: dict[str, list[Any]] = {
            "value": value,
            "target": target,
            "floor": floor,
            "polarity": [polarity.value] * 6,
        }
        rated = rated_by(
            "polars", {name: by_column[name] for name in ("value", "target", "floor")}, Columns(polarity=polarity)
        )
        assert rated == rated_by("polars", by_column)
        assert "contradiction" in {status for _, status in rated}


@pytest.mark.parametrize("engine", EVERY)
def test_rate_marks_fractions_and_negative_counts_as_impossible(engine: str) -> None:
    table: dict[str, list[Any]] = {
        "numerator": [1.5, -1.0, 1.0, None],
        "denominator": [2.0, 2.0, -2.0, 5.0],
        "target": [50] * 4,
        "floor": [40] * 4,
    }
    found = rated_by(engine, table, Columns(value=None, polarity=HIGHER))
    assert [status for _, status in found] == ["impossible", "impossible", "impossible", "no result"]


@pytest.mark.parametrize("engine", EVERY)
def test_columns_of_other_types_are_the_same_figures(engine: str) -> None:
    polarity = [HIGHER.value] * 3
    columns = {
        "float32": pa.array(np.array([84.95, 84.94, 79.9], dtype=np.float32)),
        "decimal": pa.array([Decimal("84.95"), Decimal("84.94"), Decimal("79.90")], pa.decimal128(10, 2)),
        "float64": pa.array([84.95, 84.94, 79.9]),
    }
    if engine == "dask":
        del columns["float32"]  # refused, as the next test says
    for kind, value in columns.items():
        table = pa.table({"value": value, "target": [84.95] * 3, "floor": [80] * 3, "polarity": polarity})
        found = answers(rate(ENGINES[engine](table)), Columns())
        assert [rating for rating, _ in found] == ["Green", "Amber", "Red"], kind


def test_rate_reads_floats_of_32_bits_by_their_shortest_decimal_in_dask() -> None:
    """The value 85.1 as a 32-bit float meets a target of 85.1.

    As a 64-bit float it is 85.099998.
    """
    values = np.array([84.95, 85.1, 85.0], dtype=np.float32)
    rows = {"value": pa.array(values), "target": [84.95, 85.1, 85.1], "floor": [80.0] * 3}
    rated = rate(ENGINES["dask"](pa.table(rows)), columns=Columns(polarity=HIGHER)).compute()
    assert list(rated["rating"]) == ["Green", "Green", "Amber"]


def test_comparing_floats_naively_is_wrong_where_this_is_right() -> None:
    """Source: a tolerance of 10%, and values on the edge of Amber.

    The targets are drawn in hundredths.
    """
    dice = random.Random(5)
    targets = [dice.randrange(100, 100_000) * 10 for _ in range(2_000)]
    edges = [Decimal(target) * 9 / 1000 for target in targets]
    table = pl.DataFrame({"value": [float(edge) for edge in edges], "target": [target / 100 for target in targets]})
    table = table.with_columns(tolerance=pl.lit(10), polarity=pl.lit(HIGHER.value))
    naive = table.select((pl.col("value") - pl.col("target")) / pl.col("target") >= -0.1).to_series()
    assert 0.2 < 1 - naive.mean() < 0.6  # type: ignore[operator]  # the mean of truth values is a number
    assert set(rate(table, columns=Columns(floor=None))["rating"]) == {"Amber"}


@settings(max_examples=settings().max_examples * 3 // 5)
@given(
    st.lists(st.tuples(millionths(1_900_000_000, 1_999_999_999), st.sampled_from([-1, 0, 1])), min_size=1, max_size=20),
    st.sampled_from(QUICK),
)
def test_the_largest_figures_are_rated_exactly_on_their_boundaries(
    rows: list[tuple[Fraction, int]], engine: str
) -> None:
    target = [float(edge) for edge, _ in rows]
    value = [float(edge + Fraction(nudge, 10**6)) for edge, nudge in rows]
    found = rated_by(engine, {"value": value, "target": target, "floor": target}, Columns(polarity=HIGHER))
    for (got_rating, status), one, other in zip(found, value, target, strict=True):
        expected = classify(indicator(HIGHER, target=other, floor=other), one)
        assert (got_rating, status) == (expected.value, "rated"), (one, other)


def test_rate_computes_nothing_and_returns_a_table_of_the_same_engine() -> None:
    def fail(_: Any) -> Any:
        raise AssertionError

    table = pl.LazyFrame({"value": [84.0], "target": [85], "floor": [80], "polarity": [HIGHER.value], "extra": ["x"]})
    rated = rate(table.map_batches(fail, schema=dict(table.collect_schema())))
    assert isinstance(rated, pl.LazyFrame)
    assert rated.collect_schema().names() == ["value", "target", "floor", "polarity", "extra", "rating", "status"]
    relation = duckdb.from_arrow(pa.table({"value": [84.0], "target": [85], "floor": [80], "polarity": [HIGHER.value]}))
    assert isinstance(rate(relation), duckdb.DuckDBPyRelation)
    assert isinstance(rate(table.collect()), pl.DataFrame)


def test_columns_may_have_other_names() -> None:
    table = pd.DataFrame({"Result": [84], "Aim": [85], "Least": [80]})
    columns = Columns(value="Result", target="Aim", floor="Least", polarity=HIGHER, rating="RAG", status="Why")
    assert rate(table, columns=columns)[["RAG", "Why"]].to_numpy().tolist() == [["Amber", "rated"]]


GOOD = {"value": [84.0], "target": [85], "floor": [80], "polarity": [HIGHER.value]}


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: rate([1]), "frame must be a table of an engine that Narwhals knows, got a list"),
        (lambda: rate(pl.DataFrame(GOOD).drop("floor")), "frame must have a column 'floor', got ['value', 'target', 'polarity']"),
        (lambda: rate(pl.DataFrame(GOOD | {"value": ["84"]})), "column 'value' must contain numbers, got String"),
        (lambda: rate(pl.DataFrame(GOOD | {"value": [True]})), "column 'value' must contain numbers, got Boolean"),
        (lambda: rate(pd.DataFrame(GOOD | {"value": [{}]})), "column 'value' must contain numbers, got {}"),
        (lambda: rate(pl.DataFrame(GOOD | {"polarity": [1]})), "column 'polarity' must contain text, got Int64"),
        (lambda: rate(pl.DataFrame(GOOD | {"rating": ["x"]})), "frame must not already have a column that is to be added (rename it), got 'rating'"),
        (lambda: rate(pl.DataFrame(GOOD), columns="value"), "columns must be Columns, got 'value'"),  # type: ignore[arg-type]  # a wrong type is what is tested
        (lambda: Columns(polarity=Polarity.NEITHER), "polarity of all rows must have a better side (rate expected ranges with target=None and thresholds), got Polarity.NEITHER"),
        (lambda: rate(pl.DataFrame(GOOD), columns=Columns(target=None, polarity=Polarity.NEITHER)), "polarity of all rows must have a better side (rate expected ranges with target=None and thresholds), got Polarity.NEITHER"),
        (lambda: Columns(polarity=CLOSEST), "closest to target needs a tolerance instead of a floor (pass floor=None), got a floor"),
        (lambda: Columns(per=0), "per must be a whole number from 1 to 1,000,000, got 0"),
        (lambda: Columns(per=True), "per must be a whole number from 1 to 1,000,000, got True"),
        (lambda: Columns(target=5), "name of a column must be text, got 5"),  # type: ignore[arg-type]  # a wrong type is what is tested
        (lambda: Columns(status=None), "name of a column must be text, got None"),  # type: ignore[arg-type]  # a wrong type is what is tested
    ],
)  # fmt: skip
def test_rate_refuses_wrong_names_and_types_at_once(call: Callable[[], object], message: str) -> None:
    with pytest.raises(TableError) as caught:
        call()
    assert str(caught.value) == message
