"""The engines of tables, and how to move a table there and back."""

import math
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, Final

import dask.dataframe as dd
import duckdb
import ibis
import narwhals.stable.v2 as nw
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from sqlframe.duckdb import DuckDBSession

Row = dict[str, Any]


def _pandas(table: pa.Table) -> pd.DataFrame:
    return table.to_pandas(date_as_object=False)


def _pandas_of_arrow(table: pa.Table) -> pd.DataFrame:
    return table.to_pandas(types_mapper=pd.ArrowDtype)


def _polars(table: pa.Table) -> pl.DataFrame:
    return pl.DataFrame(pl.from_arrow(table))


def _duckdb(table: pa.Table) -> duckdb.DuckDBPyRelation:
    return duckdb.from_arrow(table)


def _ibis(table: pa.Table) -> Any:
    name = f"t{next(_numbers)}"
    connection = _connection().con
    connection.from_arrow(table).create(name)
    return _connection().table(name)


def _dask(table: pa.Table) -> Any:
    return dd.from_pandas(_pandas_of_arrow(table), npartitions=5)  # type: ignore[no-untyped-call]  # Dask has few types


def _sqlframe(table: pa.Table) -> Any:
    name = f"t{next(_numbers)}"
    connection = _session()._conn  # noqa: SLF001  the only way to hand it a table of Arrow
    connection.from_arrow(table).create(name)
    return _session().table(name)


_numbers = iter(range(10**9))


@cache
def _connection() -> Any:
    return ibis.duckdb.connect()


@cache
def _session() -> Any:
    return DuckDBSession()


ENGINES: Final[dict[str, Callable[[pa.Table], Any]]] = {
    "pandas": _pandas,
    "pandas of Arrow": _pandas_of_arrow,
    "polars": _polars,
    "polars, lazy": lambda table: _polars(table).lazy(),
    "pyarrow": lambda table: table,
    "duckdb": _duckdb,
    "ibis": _ibis,
    "sqlframe": _sqlframe,
    "dask": _dask,
}
"""Every engine, by name, and how it takes a table."""

QUICK: Final = [name for name in ENGINES if name not in {"dask", "ibis", "sqlframe"}]
"""The engines that plan a job so fast that many small tables can be tried."""

KINDS: Final = {"pandas", "duckdb"}
"""One engine that computes at once and one that plans first, which `make test` tries; `make large` tries the others."""


def parameters(names: Iterable[str]) -> list[Any]:
    """Return engines as parameters of a test, marked as large unless they are in `KINDS`."""
    return [name if name in KINDS else pytest.param(name, marks=pytest.mark.large) for name in names]


EVERY: Final = parameters(ENGINES)
"""Every engine, as a parameter of a test."""

PLANNERS: Final = parameters(name for name in ENGINES if name != "sqlframe")
"""The same without sqlframe, which takes ten seconds to plan a trend."""

FAST: Final = parameters(QUICK)
"""The engines in `QUICK`, as a parameter of a test."""


def rows_of(native: Any, *by: str) -> list[Row]:
    """Return the rows of a table, with `None` for missing cells.

    The rows are sorted by the columns *by*.
    """
    frame: Any = nw.from_native(native)
    names = frame.collect_schema().names()
    if isinstance(frame, nw.LazyFrame):
        frame = frame.collect("pyarrow")
    rows = [{name: _cell(row[name]) for name in names} for row in frame.iter_rows(named=True)]
    return sorted(rows, key=lambda row: tuple((row[name] is None, row[name]) for name in by)) if by else rows


def _cell(cell: Any) -> Any:
    return None if cell is pd.NA or (isinstance(cell, float) and math.isnan(cell)) else cell
