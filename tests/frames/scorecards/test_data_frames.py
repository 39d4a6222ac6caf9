"""Source tables of data frames: every cell and every heading, in every library."""

from datetime import date
from fractions import Fraction
from typing import Any

import narwhals.stable.v2 as nw
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from frames.scorecards.workbooks import CALLS, Q1, Q2
from qpr_core import TimeSeries
from qpr_core.errors import TableError
from qpr_core.frames import read_scorecard
from qpr_core.frames.scorecards.data_frames import table_of


@pytest.mark.parametrize("make", [pd.DataFrame, pl.DataFrame, pa.table], ids=["pandas", "polars", "pyarrow"])
def test_table_of_strips_text_and_makes_blank_cells_none(make: Any) -> None:
    table = table_of(make({"code": [" C1 ", "  "], "value": [84.5, None]}), "results")
    assert table.headings == (("code",), ("value",))
    assert table.rows == (("C1", 84.5), (None, None))
    assert table.numbers == (1, 2)
    assert str(table.place(1, 0)) == "row 2 of results, column 'code'"


def test_table_of_reads_headings_that_are_dates_or_years() -> None:
    frame = pd.DataFrame([["C1", 84, 85]], columns=["code", pd.Timestamp("2023-06-30"), 2024])
    table = table_of(frame, "results")
    assert table.headings == (("code",), (pd.Timestamp("2023-06-30"),), (2024,))
    assert table.rows == (("C1", 84, 85),)


def test_table_of_reads_headings_of_two_levels() -> None:
    columns = pd.MultiIndex.from_tuples(
        [("Unnamed: 0_level_0", "Code"), ("2023/24", "Q1"), ("2023/24", "Q2"), (np.nan, "Note")]
    )
    table = table_of(pd.DataFrame([["C1", 84, 85, "x"]], columns=columns), "results")
    assert table.headings == ((None, "Code"), ("2023/24", "Q1"), ("2023/24", "Q2"), (None, "Note"))
    assert table.heading(1) == "2023/24 Q1"


def test_read_scorecard_reads_headings_of_two_levels_as_periods() -> None:
    columns = pd.MultiIndex.from_tuples(
        [*(("Unnamed: 0_level_0", heading) for heading in CALLS), ("2023/24", "Q1"), ("2023/24", "Q2")]
    )
    card = read_scorecard(pd.DataFrame([[*CALLS.values(), 84, 86]], columns=columns)).scorecard
    assert card["C1"].series == TimeSeries({Q1: 84, Q2: 86})


def test_read_scorecard_reads_headings_that_are_dates() -> None:
    days = [pd.Timestamp("2023-06-30"), pd.Timestamp("2023-09-30")]
    card = read_scorecard(pd.DataFrame([[*CALLS.values(), 84, 86]], columns=[*CALLS, *days])).scorecard
    assert card["C1"].series == TimeSeries({Q1: 84, Q2: 86})


@pytest.mark.parametrize(
    "columns",
    [["code", "code"], ["code", 2023, 2023], [("a", "b"), ("a", "b")], ["code", "2023", 2023]],
    ids=repr,
)
def test_two_columns_with_the_same_name_are_refused(columns: list[Any]) -> None:
    frame = pd.DataFrame([range(len(columns))], columns=columns)
    with pytest.raises(TableError, match="results must have column"):
        table_of(frame, "results")


@pytest.mark.parametrize("name", [None, b"code"], ids=repr)
def test_a_column_name_that_is_no_heading_is_refused(name: Any) -> None:
    frame = pd.DataFrame({"code": ["C1"]})
    frame.columns = pd.Index([name], tupleize_cols=False)
    with pytest.raises(TableError, match=r"results must have column names that are text \(rename them\)"):
        table_of(frame, "results")


@pytest.mark.parametrize("table", [[1], {"code": ["C1"]}, pl.LazyFrame({"code": ["C1"]}), None, 5], ids=lambda table: type(table).__name__)
def test_something_else_than_an_eager_table_is_refused(table: object) -> None:
    with pytest.raises(TableError, match="results must be a data frame that is not lazy"):
        table_of(table, "results")


def test_a_narwhals_frame_is_read_like_the_frame_in_it() -> None:
    frame = pl.DataFrame({"code": ["C1"], "value": [1]})
    assert table_of(nw.from_native(frame), "T") == table_of(frame, "T")


@pytest.mark.parametrize("size", [np.float16, np.float32])
def test_floats_of_fewer_bits_are_their_shortest_decimals(size: Any) -> None:
    table = table_of(pd.DataFrame({"value": np.array([85.1, np.nan], size)}), "T")
    ((cell,), (gap,)) = table.rows
    assert Fraction(str(cell)) == Fraction(str(size(85.1)))
    assert gap is None


def test_dates_stay_dates() -> None:
    table = table_of(pl.DataFrame({"period": [date(2023, 6, 30), None]}), "T")
    assert table.rows == ((date(2023, 6, 30),), (None,))
