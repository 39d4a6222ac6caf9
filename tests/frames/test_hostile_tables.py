"""Any content of a column gives an answer or an error of this library."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from qpr_core import Polarity, QprError, frames
from refusals import refusal

GOOD: dict[str, list[Any]] = {
    "indicator": ["K1"] * 4,
    "period": ["Q1 2023/24", "Q2 2023/24", "Q3 2023/24", "Q4 2023/24"],
    "value": [80.0, 81.0, None, 85.0],
    "target": [85.0] * 4,
    "floor": [80.0] * 4,
}
JUNK: list[list[Any]] = [
    ["a", "", "Q9", None],
    ["1", "2", "x", "1e999"],
    ["=1+1", "<script>", "\u202e", "\U0001f600"],
    [float("nan"), float("inf"), float("-inf"), 1e300],
    [1e-300, 5e-324, -0.0, 0.0],
    [True, False, None, True],
    [10**18, -(10**18), 0, 1],
    [None] * 4,
    [[1], [2], [], None],
    [{"a": 1}] * 4,
    [b"a"] * 4,
    [Decimal("1.1"), Decimal("1e20"), None, Decimal(0)],
    [dt.date(2023, 5, 5)] * 4,
    [dt.datetime(2023, 5, 5, tzinfo=dt.UTC)] * 4,
    [dt.timedelta(1)] * 4,
]
ENGINES: dict[str, Callable[[dict[str, list[Any]]], Any]] = {
    "pandas": pd.DataFrame,
    "Polars": lambda columns: pl.LazyFrame(columns, strict=False),
    "Arrow": pa.table,
}
COLUMNS = frames.Columns(series=("indicator",), polarity=Polarity.HIGHER_IS_BETTER)
FUNCTIONS: dict[str, Callable[[Any], Any]] = {
    "rate": lambda table: frames.rate(table, columns=COLUMNS),
    "compare": lambda table: frames.compare(table, columns=COLUMNS, at="Q2 2023/24"),
    "head": lambda table: frames.direction_of_travel(table, columns=COLUMNS, at="Q2 2023/24"),
    "count": lambda table: frames.summarise(table, columns=COLUMNS, by="indicator", at="Q2 2023/24"),
    "check": lambda table: frames.check(table, columns=COLUMNS),
    "read": lambda table: frames.read_scorecard(table, table),
}
TRIED = {
    "indicator": ["compare", "head", "count", "check", "read"],
    "period": ["compare", "check", "read"],
    "value": ["rate", "head", "count", "read"],
    "target": ["rate", "check", "read"],
}
"""The functions that use a column in a special way."""


def _collected(verb: Callable[[Any], Any], table: object) -> None:
    made = verb(table)
    assert made.collect() is not None if hasattr(made, "collect") else made is not None


@pytest.mark.large
@pytest.mark.parametrize("column", TRIED)
@pytest.mark.parametrize("engine", ENGINES)
def test_junk_in_a_column_gives_an_answer_or_an_error_of_ours(engine: str, column: str) -> None:
    for junk in JUNK:
        table = ENGINES[engine](GOOD | {column: junk})
        for verb in TRIED[column]:
            lines = (refusal(_collected, FUNCTIONS[verb], table) or "").splitlines()  # one line for each fault
            assert max(map(len, lines), default=0) < 1_000


@pytest.mark.parametrize("kind", [pa.int64(), pa.uint64()])
def test_whole_numbers_beyond_exact_floats_are_too_large_in_arrow_too(kind: pa.DataType) -> None:
    table = pa.table(GOOD | {"value": pa.array([2**53 + 1, 10**18, 5, 85], kind)})
    rated = frames.rate(table, columns=COLUMNS)
    assert rated.column("status").to_pylist() == ["too large", "too large", "rated", "rated"]
    assert rated.column("rating").to_pylist() == [None, None, "Red", "Green"]
    signed = pa.table(GOOD | {"value": pa.array([-(2**53) - 1, -(10**18), 5, 85], pa.int64())})
    assert frames.rate(signed, columns=COLUMNS).column("status").to_pylist() == [
        "too large",
        "too large",
        "rated",
        "rated",
    ]


@pytest.mark.parametrize(
    ("table", "kind"),
    [
        (pl.DataFrame(GOOD | {"indicator": [[1]] * 4}), r"List\(Int64\)"),
        (pl.DataFrame(GOOD | {"indicator": [{"a": 1}] * 4}), r"Struct\(.*\)"),
        (pa.table(GOOD | {"indicator": pa.nulls(4)}), "Unknown"),
        (pd.DataFrame(GOOD | {"indicator": [[1]] * 4}), "Object"),
    ],
)
def test_columns_that_cannot_be_grouped_by_are_refused_as_series(table: Any, kind: str) -> None:
    with pytest.raises(QprError, match=f"column 'indicator' must contain text, numbers or dates, got {kind}"):
        frames.check(table, columns=COLUMNS)


def test_codes_of_text_and_numbers_may_be_in_one_column_in_pandas() -> None:
    table = pd.DataFrame(GOOD | {"indicator": ["K1", "K1", 101, 101]})
    assert list(frames.compare(table, columns=COLUMNS, at="Q2 2023/24")["indicator"]) == ["K1"]
