"""Unusual names, rows and types of tables give an answer or a clear error."""

import datetime as dt
import re
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any, Final

import dask.dataframe as dd
import duckdb
import narwhals.stable.v2 as nw
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from frames.engines import ENGINES, EVERY, PLANNERS, rows_of
from qpr_core import Polarity, QprError, Rag
from qpr_core.errors import TableError
from qpr_core.frames import (
    Columns,
    check,
    compare,
    direction_of_travel,
    rate,
    read_scorecard,
    summarise,
)
from qpr_core.frames.tables.engines import with_table_errors

HIGHER: Final = Polarity.HIGHER_IS_BETTER
COLUMNS: Final = Columns(polarity=HIGHER)
GOOD: Final[dict[str, list[Any]]] = {
    "indicator": ["K1", "K1", "K2", "K2"],
    "period": ["Q1 2023/24", "Q2 2023/24"] * 2,
    "value": [80.0, 81.0, 90.0, 85.0],
    "target": [85.0] * 4,
    "floor": [80.0] * 4,
}
FUNCTIONS: Final[dict[str, Callable[[Any], Any]]] = {
    "read_scorecard": lambda table: read_scorecard(table, table),
    "rate": lambda table: rate(table, columns=COLUMNS),
    "compare": lambda table: compare(table, columns=COLUMNS, at="Q2 2023/24"),
    "direction_of_travel": lambda table: direction_of_travel(table, columns=COLUMNS, at="Q2 2023/24"),
    "summarise": lambda table: summarise(table, columns=COLUMNS),
    "check": lambda table: check(table, columns=COLUMNS),
}


def with_names(names: list[Any]) -> pd.DataFrame:
    frame = pd.DataFrame(GOOD)
    frame.columns = pd.Index([*frame.columns[: -len(names)], *names], dtype=object)
    return frame


def twice() -> pa.Table:
    return pa.table([*pa.table(GOOD).columns, pa.array([1] * 4)], names=[*GOOD, "value"])


DUPLICATED: Final[dict[str, Callable[[], Any]]] = {
    "pandas": lambda: with_names(["value", "floor"]),
    "pyarrow": twice,
    "duckdb": lambda: duckdb.sql("select 'K1' indicator, 'Q1 2023/24' period, 1 value, 2 target, 3 floor, 4 value"),
    "dask": lambda: dd.from_pandas(with_names(["value", "floor"]), npartitions=2),  # type: ignore[no-untyped-call]  # Dask has few types
}


@pytest.mark.parametrize("function", FUNCTIONS)
@pytest.mark.parametrize("engine", DUPLICATED)
def test_two_columns_of_one_name_are_refused_with_that_name(engine: str, function: str) -> None:
    """Narwhals refuses them in pandas and PyArrow, and shows one of the two in DuckDB."""
    with pytest.raises(TableError) as caught:
        FUNCTIONS[function](DUPLICATED[engine]())
    assert re.fullmatch(
        r"(frame|indicators) must (have columns with different names \(rename one\), got 'value' twice|be .*)",
        str(caught.value),
    )
    if not (engine in {"dask", "duckdb"} and function == "read_scorecard"):  # these are lazy
        assert "got 'value' twice" in str(caught.value)


ODD: Final = [2023, float("nan"), ("a", "b"), None, True, b"x", dt.date(2023, 1, 1), np.int64(3), Rag.RED]


@pytest.mark.parametrize("function", FUNCTIONS)
@pytest.mark.parametrize("name", ODD, ids=repr)
def test_a_name_of_a_column_that_is_not_text_is_refused_with_it(name: Any, function: str) -> None:
    """In `read_scorecard`, a year or a date is a heading of its period; any other name is an unknown heading."""
    message = r"must have column names that are text \(rename them\), got "
    with pytest.raises(TableError) as caught:
        FUNCTIONS[function](with_names([name]))
    known = rf"{message}|heading must be known|2023(-01-01)? was read as" if function == "read_scorecard" else message
    assert re.search(known, str(caught.value))


def test_columns_with_several_levels_of_names_are_refused() -> None:
    frame = pd.DataFrame(GOOD)
    frame.columns = pd.MultiIndex.from_product([["a"], frame.columns])
    with pytest.raises(TableError, match=r"text \(rename them\), got \('a', 'indicator'\)"):
        rate(frame, columns=COLUMNS)


class Marked(pd.DataFrame):  # type: ignore[misc]  # pandas ships no types
    """A custom subclass of a data frame, which keeps its class."""

    @property
    def _constructor(self) -> type:
        return Marked


def indexed(index: Any) -> pd.DataFrame:
    frame = pd.DataFrame(GOOD)
    frame.index = index
    return frame


UNUSUAL: Final[dict[str, Callable[[], Any]]] = {
    "a subclass": lambda: Marked(GOOD),
    "an index with duplicates": lambda: indexed([0, 0, 1, 1]),
    "an index of two levels": lambda: indexed(pd.MultiIndex.from_product([["a", "b"], [1, 2]])),
    "an index without order": lambda: indexed([3, 1, 2, 0]),
    "an index of days": lambda: indexed(pd.date_range("2023-01-01", periods=4)),
    "types that may be missing": lambda: pd.DataFrame(GOOD).convert_dtypes(),
    "types of Arrow": lambda: pd.DataFrame(GOOD).convert_dtypes(dtype_backend="pyarrow"),
    "figures as objects": lambda: indexed([5, 5, 5, 5]).astype({"value": object, "target": object}),
    "a frame of Narwhals": lambda: nw.from_native(pd.DataFrame(GOOD)),
    "a view of a larger one": lambda: pd.concat([pd.DataFrame(GOOD)] * 2).iloc[4:],
}


FEW: Final = {"an index with duplicates", "types that may be missing"}
"""The kinds that `make test` tries; `make large` tries the others."""


@cache
def plain_answers(function: str) -> Any:
    """Return what a function gives for a plain table, which is computed once."""
    return FUNCTIONS[function](pd.DataFrame(GOOD))


@pytest.mark.parametrize("function", [function for function in FUNCTIONS if function != "read_scorecard"])
@pytest.mark.parametrize(
    "kind", [kind if kind in FEW else pytest.param(kind, marks=pytest.mark.large) for kind in UNUSUAL]
)
def test_an_unusual_data_frame_gives_the_answers_of_a_plain_one(kind: str, function: str) -> None:
    found, expected = FUNCTIONS[function](UNUSUAL[kind]()), plain_answers(function)
    if function == "check":
        assert found == expected == ()
        return
    rows, plain = (rows_of(each, *([] if function == "summarise" else [each.columns[0]])) for each in (found, expected))
    assert rows == plain


@pytest.mark.parametrize("polarity", ["higher is better", "neither", None, "sideways"])
@pytest.mark.parametrize("floor", [True, False], ids=["floor", "tolerance"])
def test_nullable_columns_of_pandas_may_have_nulls_in_text_and_in_figures(polarity: str | None, floor: bool) -> None:
    """Nullable columns of pandas cannot be compared like other columns.

    Text is compared as in Arrow and numbers in a different way, and joining both fails.
    """
    rows = {"value": [84, None], "target": [85, 85], "floor": [80, None], "polarity": [polarity, "higher is better"]}
    plain = pd.DataFrame(rows).rename(columns={} if floor else {"floor": "tolerance"})
    columns = None if floor else Columns(floor=None)
    found, expected = (rate(each, columns=columns) for each in (plain.convert_dtypes(), plain))
    assert [row["status"] for row in rows_of(found)] == [row["status"] for row in rows_of(expected)]
    assert [row["rating"] for row in rows_of(found)] == [row["rating"] for row in rows_of(expected)]


def fails(_: Any) -> Any:
    raise ZeroDivisionError("of the caller")


def test_an_error_while_computing_becomes_a_table_error_with_its_cause() -> None:
    table = pl.LazyFrame(GOOD)
    with pytest.raises(TableError, match="table must be readable by its engine, got the error ZeroDivision") as caught:
        check(table.map_batches(fails, schema=table.collect_schema()), columns=COLUMNS)
    assert isinstance(caught.value.__cause__, ZeroDivisionError)


@pytest.mark.parametrize(
    "table",
    [
        pl.LazyFrame(GOOD).select(pl.all(), pl.col("value")),
        pl.LazyFrame(GOOD).select(pl.all(), pl.col("nothing")),
    ],
    ids=["a name twice", "a column that is not there"],
)
@pytest.mark.parametrize("function", [function for function in FUNCTIONS if function != "read_scorecard"])
def test_a_lazy_table_that_cannot_be_planned_is_refused(function: str, table: Any) -> None:
    with pytest.raises(TableError, match="frame must have columns that its engine can read, got the error"):
        FUNCTIONS[function](table)


class PanicException(BaseException):
    """The exception of Polars, which cannot be imported."""


@pytest.mark.parametrize("error", [PanicException("x"), ValueError("x"), RecursionError("x")])
def test_errors_of_an_engine_become_table_errors(error: BaseException) -> None:
    def failing() -> None:
        raise error

    with pytest.raises(TableError, match="table must be readable by its engine, got the error"):
        with_table_errors(failing)()


@pytest.mark.parametrize("error", [KeyboardInterrupt(), SystemExit(), QprError("ours")])
def test_errors_that_stop_a_program_and_qpr_errors_pass_unchanged(error: BaseException) -> None:
    def failing() -> None:
        raise error

    with pytest.raises(type(error)) as caught:
        with_table_errors(failing)()
    assert caught.value is error


def with_value(*cells: Any) -> pd.DataFrame:
    return pd.DataFrame({"value": pd.Series(cells, dtype=object), "target": 85, "floor": 80})


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        (True, "True"),
        (np.True_, "np.True_"),
        ("84", "'84'"),
        (np.timedelta64(5), "np.timedelta64(5)"),
        (dt.timedelta(5), "datetime.timedelta(days=5)"),
        (1j, "1j"),
        ([84], "[84]"),
        (np.array([1, 2]), "array([1, 2])"),
    ],
)
def test_a_cell_that_is_not_a_number_in_a_column_of_objects_is_refused(cell: Any, shown: str) -> None:
    with pytest.raises(TableError) as caught:
        rate(with_value(84.0, cell), columns=COLUMNS)
    assert str(caught.value) == f"column 'value' must contain numbers, got {shown}"


def test_a_column_of_objects_is_rated_cell_by_cell_as_classify_rates() -> None:
    cells: list[tuple[object, tuple[str | None, str]]] = [
        (Decimal("84.9999999"), ("Amber", "rated")),
        (Decimal("85.0000000"), ("Green", "rated")),
        (Fraction(1, 3), (None, "too fine")),
        (Fraction(169, 2), ("Amber", "rated")),
        (84.9999995, ("Green", "rated")),  # as a float a little more than half way to 85
        (1e-9, (None, "too fine")),
        (Decimal("1e-40"), (None, "too fine")),
        (Decimal("84.1234567891"), (None, "too fine")),
        (float("inf"), (None, "too large")),
        (Decimal("-Infinity"), (None, "too large")),
        (10**40, (None, "too large")),
        (10**400, (None, "too large")),
        (np.int64(85), ("Green", "rated")),
        (np.float32(84.95), ("Amber", "rated")),
    ]
    found = rows_of(rate(with_value(*(cell for cell, _ in cells)), columns=COLUMNS))
    assert [(row["rating"], row["status"]) for row in found] == [answer for _, answer in cells]
    missing = rows_of(
        rate(with_value(None, float("nan"), pd.NA, Decimal("NaN"), Decimal("sNaN"), pd.NaT), columns=COLUMNS)
    )
    assert {row["status"] for row in missing} == {"no result"}


def test_a_column_of_objects_of_polars_is_rated_as_that_of_pandas() -> None:
    value = pl.Series("value", [Decimal("84.9999999"), 85, None], dtype=pl.Object)
    table = pl.DataFrame({"target": [85] * 3, "floor": [80] * 3}).with_columns(value)
    assert rate(table, columns=COLUMNS)["rating"].to_list() == ["Amber", "Green", None]
    with pytest.raises(TableError) as caught:
        rate(table.lazy(), columns=COLUMNS)
    assert str(caught.value) == "column 'value' must contain numbers of one type (convert it first), got Object"


def test_counts_and_tolerances_may_be_objects() -> None:
    counts = pd.DataFrame(
        {
            "numerator": pd.Series([17, Decimal("16.5"), 16], dtype=object),
            "denominator": pd.Series([Decimal(20), 20, 20.0], dtype=object),
            "target": [85] * 3,
            "floor": [80] * 3,
            "value": pd.Series([Decimal("84.0000001"), 76.5, Decimal("76.4999999")], dtype=object),
            "tolerance": pd.Series([10, Decimal("10.00"), 10], dtype=object),
        }
    )
    of_counts = rows_of(rate(counts, columns=Columns(value=None, polarity=HIGHER)))
    assert [row["rating"] for row in of_counts] == ["Green", None, "Amber"]
    assert of_counts[1]["status"] == "impossible"
    by_tolerance = rows_of(rate(counts, columns=Columns(floor=None, polarity=HIGHER)))
    assert [row["rating"] for row in by_tolerance] == ["Amber", "Amber", "Red"]


def test_directions_are_found_of_objects_too() -> None:
    table = pd.DataFrame(
        {"indicator": ["K"] * 6, "period": range(6), "value": pd.Series([1, 2, 3, 4, 5, 6], dtype=object)}
    )
    found = rows_of(direction_of_travel(table, columns=Columns(target=None, polarity=HIGHER), at=5))
    assert [(row["direction"], row["slope"]) for row in found] == [("positive", 1.0)]


KEYS: Final[dict[str, Any]] = {
    "lists": pd.DataFrame(GOOD | {"indicator": [[1]] * 4}),
    "signalling NaN": pd.DataFrame(GOOD | {"indicator": pd.Series([Decimal("sNaN")] * 4, dtype=object)}),
    "lengths of time without a unit": pd.DataFrame(
        GOOD | {"indicator": pd.Series([np.timedelta64(1)] * 4, dtype=object)}
    ),
    "objects of Polars": pl.DataFrame(GOOD).with_columns(pl.Series("indicator", [object()] * 4, dtype=pl.Object)),
    "lazy objects of Polars": pl.LazyFrame(GOOD).with_columns(pl.Series("indicator", [object()] * 4, dtype=pl.Object)),
}


@pytest.mark.parametrize("function", ["compare", "direction_of_travel", "check"])
@pytest.mark.parametrize("kind", KEYS)
def test_columns_of_objects_that_cannot_be_grouped_by_are_refused(kind: str, function: str) -> None:
    with pytest.raises(TableError, match="column 'indicator' must contain text, numbers or dates, got Object"):
        FUNCTIONS[function](KEYS[kind])
    with pytest.raises(TableError, match="column 'indicator' must contain text, numbers or dates, got Object"):
        summarise(KEYS[kind], columns=COLUMNS, by="indicator")


@pytest.mark.parametrize("column", ["indicator", "period"])
def test_a_null_in_a_column_with_a_dictionary_is_never_lost(column: str) -> None:
    cells = [*GOOD[column][:3], None]
    table = pa.table(GOOD | {column: pa.array(cells).dictionary_encode()})
    plain = pa.table(GOOD | {column: cells})
    assert check(table, columns=COLUMNS) == check(plain, columns=COLUMNS) != ()
    assert rate(table, columns=COLUMNS, unique=True)["status"].to_pylist() == ["rated"] * 4


SPACES: Final = "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2003\u2028\u2029\u202f\u205f\u3000"


@pytest.mark.large
def test_dask_runs_its_plan_in_other_processes() -> None:
    """Each partition is sent to a process with all that is done to it."""
    planned = FUNCTIONS["compare"](ENGINES["dask"](pa.table(GOOD)))
    found = planned.compute(scheduler="processes", num_workers=2)
    assert rows_of(found, "indicator") == rows_of(FUNCTIONS["compare"](pd.DataFrame(GOOD)), "indicator")


@pytest.mark.parametrize("engine", EVERY)
def test_white_space_around_the_name_of_a_quarter_is_ignored_as_in_period_parse(engine: str) -> None:
    """Extra spaces and line ends are ignored, but other spellings are refused."""
    names = ["Q1 2023/24\n", " Q1 2023/24", *(f"{space}Q1{space}{space}2023/24{space}" for space in SPACES)]
    wrong = ["Q12023/24", "Q1 2023/25", "Q1 2023/24 x", "", " ", None]
    rows = [*names, *wrong]
    table = pa.table({"indicator": range(len(rows)), "period": rows, "value": [1.0] * len(rows)})
    found = rows_of(
        compare(ENGINES[engine](table), columns=Columns(target=None, polarity=HIGHER), at="Q1 2023/24"), "indicator"
    )
    statuses = ["no target"] * len(names) + ["unknown period"] * len(wrong)
    assert [row["status"] for row in found] == statuses


@pytest.mark.parametrize("engine", PLANNERS)
def test_floats_of_all_sizes_have_a_status(engine: str) -> None:
    values = [1e300, 1.7e308, -1.7e308, float("inf"), float("-inf"), 5e-324, -0.0]
    table = pa.table({"row": range(7), "value": values, "target": [85.0] * 7, "floor": [80.0] * 7})
    found = rows_of(rate(ENGINES[engine](table), columns=COLUMNS), "row")
    assert [row["status"] for row in found] == [*["too large"] * 5, "too fine", "rated"]


@pytest.mark.parametrize("given", [np.array(5), np.array("indicator"), 5, None])
def test_arguments_that_are_not_lists_of_columns_are_refused(given: Any) -> None:
    with pytest.raises(TableError, match="by must name different columns, got "):
        summarise(pd.DataFrame(GOOD), columns=COLUMNS, by=given)
    with pytest.raises(TableError, match="series must name one or more different columns"):
        Columns(series=given)
    with pytest.raises(TableError, match="ignore must contain headings, or a mapping from tables to headings, got "):
        read_scorecard(pd.DataFrame(GOOD), pd.DataFrame(GOOD), ignore=given)
