"""Small counts are withheld in tables as in the answers for single indicators, in every engine."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import qpr_core
from frames.engines import ENGINES, EVERY, PLANNERS, rows_of
from qpr_core import (
    Direction,
    ExpectedRange,
    Indicator,
    NoDirection,
    NoRating,
    Polarity,
    QprError,
    Ratio,
    Thresholds,
    TimeSeries,
)
from qpr_core.errors import TableError
from qpr_core.frames import Columns, check, compare, direction_of_travel, rate, summarise
from qpr_core.rules import Levels
from qpr_core.testing.builders import Four

HIGHER, LOWER, CLOSEST = Polarity.HIGHER_IS_BETTER, Polarity.LOWER_IS_BETTER, Polarity.CLOSEST_TO_TARGET_IS_BEST
COUNTS: Final = Columns(polarity=LOWER, withhold_below=5)
RATIOS: Final = Columns(polarity=HIGHER, value=None, withhold_below=5)


def rated(engine: str, rows: Mapping[str, list[Any]], columns: Columns) -> list[tuple[Any, ...]]:
    """Return the results, the rating, the status and the mark of each row."""
    numbered = pa.table({"row": range(len(next(iter(rows.values())))), **rows})
    names = (*columns.results, columns.rating, columns.status, columns.is_withheld)
    found = rows_of(rate(ENGINES[engine](numbered), columns=columns), "row")
    return [tuple(row[name] for name in names) for row in found]


@pytest.mark.parametrize("engine", EVERY)
def test_rate_withholds_small_counts_and_ratings_that_fewer_than_three_fit(engine: str) -> None:
    """With a target of 6, all of 1 to 4 are Green; with 2 and 3, only 3 is Amber."""
    rows: dict[str, list[Any]] = {
        "value": [3, 3, 12, 0, None, -2, 5],
        "target": [6, 2, 2, 2, 2, 2, None],
        "floor": [9, 3, 3, 3, 3, 3, None],
    }
    assert rated(engine, rows, COUNTS) == [
        (None, "Green", "rated", True),
        (None, None, "withheld", True),
        (12, "Red", "rated", False),
        (0, "Green", "rated", False),
        (None, None, "no result", False),
        (None, None, "withheld", True),
        (5, None, "no target", False),
    ]


@pytest.mark.parametrize("engine", EVERY)
def test_rate_withholds_the_part_the_rest_and_the_whole_of_a_ratio(engine: str) -> None:
    rows: dict[str, list[Any]] = {
        "numerator": [3, 97, 50, 2, 0, 1, 95],
        "denominator": [100, 100, 100, 3, 3, 4, 100],
        "target": [50.0] * 7,
        "floor": [40.0] * 7,
    }
    assert rated(engine, rows, RATIOS) == [
        (None, None, "Red", "rated", True),
        (None, None, "Green", "rated", True),
        (50, 100, "Green", "rated", False),
        (None, None, None, "withheld", True),
        (None, None, None, "withheld", True),
        (None, None, None, "withheld", True),
        (95, 100, "Green", "rated", False),
    ]


@pytest.mark.parametrize("value", [3.5, 7.25])
def test_rate_hides_a_value_that_is_not_a_count_as_it_cannot_be_checked(value: float) -> None:
    rows: dict[str, list[Any]] = {"value": [value, 8.0], "target": [9, 9], "floor": [9, 9]}
    assert rated("polars", rows, COUNTS) == [
        (None, None, "impossible", True),
        (8.0, "Green", "rated", False),
    ]


def test_rate_withholds_counts_of_every_type() -> None:
    for value in (
        pa.array([Decimal(3), Decimal(30)]),
        pa.array([3.0, 30.0], pa.float32()),
        pa.array([3, 30], pa.uint8()),
    ):
        found = rated("pandas", {"value": value, "target": [6, 6], "floor": [9, 9]}, COUNTS)
        assert [row[1:] for row in found] == [("Green", "rated", True), ("Red", "rated", False)]
        assert found[0][0] is None


def test_rate_withholds_by_every_kind_of_thresholds() -> None:
    """Of 1 to 4, two are below 3 and two are not; of 1 to 7, three are below 4."""
    table = pl.DataFrame({"value": [1, 6]})
    columns = Columns(polarity=Polarity.NEITHER, target=None, withhold_below=5)
    found = rate(table, columns=columns, thresholds=ExpectedRange(3, 10))
    assert found.rows() == [(None, None, "withheld", True), (6, "within", "rated", False)]
    wide = Columns(polarity=Polarity.NEITHER, target=None, withhold_below=8)
    found = rate(table, columns=wide, thresholds=ExpectedRange(4, 10))
    assert found.rows() == [(None, "below", "rated", True), (None, "within", "rated", True)]
    bands = Levels({Four.BLUE: 20, Four.GREEN: 4, Four.AMBER: 1})
    levels = Columns(polarity=HIGHER, target=None, withhold_below=8)
    words = [(None, Four.AMBER.value, "rated", True), (None, Four.GREEN.value, "rated", True)]
    assert rate(table, columns=levels, thresholds=bands).rows() == words


def test_rate_finds_two_withheld_results_of_one_period() -> None:
    table = pl.DataFrame(
        {"indicator": ["A"] * 2, "period": [1] * 2, "value": [3, 3], "target": [2] * 2, "floor": [3] * 2}
    )
    assert rate(table, columns=COUNTS, unique=True)["status"].to_list() == ["duplicate"] * 2


def test_lazy_table_stays_lazy() -> None:
    table = pl.LazyFrame({"value": [3], "target": [6], "floor": [9]})
    found = rate(table, columns=COUNTS)
    assert isinstance(found, pl.LazyFrame)
    assert found.collect().rows() == [(None, 6, 9, "Green", "rated", True)]


@st.composite
def thresholds(draw: st.DrawFn, polarity: Polarity) -> tuple[float, float]:
    """Return a target and a floor, or for closest to target a tolerance, close to small counts or shares."""
    near = st.sampled_from([0.5, 1.0, 2.0, 2.5, 3.0, 4.0, 5.0, 7.0, 20.0, 25.0, 50.0, 80.0])
    first, second = sorted((draw(near), draw(near)))
    return (second, first) if polarity is HIGHER else (first, second)


@st.composite
def rows(draw: st.DrawFn) -> tuple[Polarity, list[tuple[int, int, float, float]]]:
    polarity = draw(st.sampled_from([HIGHER, LOWER, CLOSEST]))
    counts = st.integers(1, 40).flatmap(lambda total: st.tuples(st.integers(0, total), st.just(total)))
    each = st.builds(lambda counted, edges: (*counted, *edges), counts, thresholds(polarity))
    return polarity, draw(st.lists(each, min_size=1, max_size=20))


@settings(max_examples=25, deadline=None)
@given(rows(), st.integers(1, 9), st.booleans(), st.sampled_from(["polars, lazy", "pandas"]))
def test_rate_agrees_with_rate_of_single_indicators(
    drawn: tuple[Polarity, list[tuple[int, int, float, float]]], below: int, by_counts: bool, engine: str
) -> None:
    polarity, cells = drawn
    names = (
        "numerator" if by_counts else "value",
        "denominator",
        "target",
        "tolerance" if polarity is CLOSEST else "floor",
    )
    columns = Columns(
        polarity=polarity,
        value=None if by_counts else "value",
        floor=None if polarity is CLOSEST else "floor",
        withhold_below=below,
    )
    found = rated(engine, dict(zip(names, map(list, zip(*cells, strict=True)), strict=True)), columns)
    for row, (part, total, target, edge) in zip(found, cells, strict=True):
        edges: dict[str, Any] = {"tolerance": f"{edge}%"} if polarity is CLOSEST else {"floor": edge}
        of = Indicator(
            code="K",
            name="K",
            polarity=polarity,
            unit="%" if by_counts else "number",
            thresholds=Thresholds(target=target, **edges),
            withhold_below=below,
        )
        standing = qpr_core.rate(of, Ratio(part, total) if by_counts else part)
        assert row[-1] is standing.is_withheld
        assert (row[0] is None) is standing.is_withheld
        expected = (None, "withheld") if standing.rating is NoRating.WITHHELD else (standing.rating.value, "rated")
        assert row[-3:-1] == expected, (below, part, total, target, edge)


def series(*values: int | None) -> dict[str, list[Any]]:
    return {
        "indicator": ["A"] * len(values),
        "period": list(range(1, len(values) + 1)),
        "value": list(values),
        "target": [2] * len(values),
        "floor": [30] * len(values),
    }


@pytest.mark.parametrize("engine", PLANNERS)
@pytest.mark.parametrize(
    ("values", "movement", "shown", "ratings"),
    [
        ((3, 3), "withheld", (None, None, True, True), (None, None)),
        ((12, 3), "withheld", (12, None, False, True), ("Amber", None)),
        ((3, 12), "withheld", (None, 12, True, False), (None, "Amber")),
        ((12, 13), "up", (12, 13, False, False), ("Amber", "Amber")),
        ((None, 3), "no result before", (None, None, False, True), (None, None)),
        ((3, None), "no result", (None, None, True, False), (None, None)),
    ],
)
def test_compare_withholds_a_change_from_or_to_a_small_count(
    engine: str, values: tuple[int | None, int | None], movement: str, shown: tuple[Any, ...], ratings: tuple[Any, Any]
) -> None:
    (row,) = rows_of(compare(ENGINES[engine](pa.table(series(*values))), columns=COUNTS, at=2))
    assert row["movement"] == movement
    assert (row["value_before"], row["value"], row["is_withheld_before"], row["is_withheld"]) == shown
    assert (row["rating_before"], row["rating"]) == ratings
    assert (row["change"] is None) is (movement != "up")


def test_compare_of_a_withheld_and_a_faulty_result_has_no_answer() -> None:
    table = pl.DataFrame(series(3, 12)).with_columns(period=pl.Series([1, 1]))
    (row,) = rows_of(
        compare(pl.concat([table, table.head(1).with_columns(period=2)], how="vertical_relaxed"), columns=COUNTS, at=2)
    )
    assert (row["movement"], row["status_before"], row["status"]) == (None, "duplicate", "withheld")


def test_compare_withholds_counts_of_ratios() -> None:
    table = pl.DataFrame({"indicator": ["A"] * 2, "period": [1, 2], "numerator": [50, 97], "denominator": [100] * 2})
    table = table.with_columns(target=pl.lit(50.0), floor=pl.lit(40.0))
    (row,) = rows_of(compare(table, columns=RATIOS, at=2))
    assert (row["value_before"], row["value"], row["movement"], row["rating"]) == (50, None, "withheld", "Green")


@pytest.mark.parametrize("at", [None, 1])
def test_summarise_counts_a_withheld_rating_as_unrated(at: int | None) -> None:
    table = pl.DataFrame({**series(3, 3, 12, 1), "indicator": list("ABCD"), "period": [1] * 4})
    table = table.with_columns(target=pl.Series([2, 6, 6, 6]), floor=pl.Series([3, 9, 9, 9]))
    (row,) = rows_of(summarise(table, columns=COUNTS, at=at))
    assert row == {"total": 4, "Green": 2, "Amber": 0, "Red": 1, "unrated_count": 1, "faulty_count": 0}


@pytest.mark.parametrize("engine", PLANNERS)
@pytest.mark.parametrize(
    ("values", "direction"),
    [
        ((3, 12, 14, 16, 18, 20, 23), NoDirection.WITHHELD),
        ((None, 12, 14, 16, 18, 20, 23), Direction.NEGATIVE),
        ((None, None, None, 16, 18, 20, 3), NoDirection.TOO_FEW_POINTS),
    ],
)
def test_direction_through_a_small_count_is_withheld_as_for_an_indicator(
    engine: str, values: tuple[int | None, ...], direction: Direction | NoDirection
) -> None:
    columns = Columns(polarity=LOWER, target=None, withhold_below=5)
    (row,) = rows_of(direction_of_travel(ENGINES[engine](pa.table(series(*values))), columns=columns, at=7))
    assert (row["direction"], row["slope"] is None) == (direction.value, direction is not Direction.NEGATIVE)
    of = Indicator(code="K", name="K", polarity=LOWER, unit="number", withhold_below=5)
    quarters = [f"Q{quarter} {year}" for year in ("2022/23", "2023/24") for quarter in (1, 2, 3, 4)]
    single = qpr_core.direction_of_travel(of, TimeSeries(zip(quarters, values, strict=False)), quarters[6])
    assert (single.direction, single.point_count) == (direction, row["point_count"])


def test_first_row_of_a_fault_has_no_withheld_figure() -> None:
    table = pl.DataFrame(series(3, 2)).with_columns(period=pl.Series([1, 1]))
    (fault,) = check(table, columns=COUNTS)
    assert (fault.row_count, fault.first_row["value"], fault.first_row["target"]) == (2, None, 2)


@pytest.mark.parametrize("below", [0, 21, 2.5, True, "5"])
def test_limit_of_small_counts_that_is_out_of_range_raises_an_error(below: Any) -> None:
    with pytest.raises(TableError, match=r"withhold_below must be a whole number from 1 to 20, got"):
        Columns(withhold_below=below)


def test_column_of_the_name_of_the_mark_raises_an_error() -> None:
    table = pl.DataFrame({"value": [3], "target": [6], "floor": [9], "is_withheld": [False]})
    with pytest.raises(QprError, match="frame must not already have a column that is to be added"):
        rate(table, columns=COUNTS)
    assert rate(table, columns=Columns(polarity=LOWER))["is_withheld"].to_list() == [False]
