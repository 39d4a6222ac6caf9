"""Each spelling of a period is read once, and every row gets its number."""

from typing import Any

import narwhals.stable.v2 as nw
import pyarrow as pa
import pytest

from frames.engines import ENGINES, rows_of
from qpr_core.frames.tables.columns import Columns
from qpr_core.frames.tables.spellings import UNREAD, code_of_spelling, with_spellings
from qpr_core.frames.tables.table import Table


@pytest.mark.parametrize("engine", ["polars", "polars, lazy", "duckdb", "dask"])
def test_rows_get_the_number_of_their_spelling(engine: str) -> None:
    """Dask reads every cell; the other lazy engines join the spellings."""
    periods = ["Q1 2023/24", None, "Q1 23/24", "apr–jun 2023", "Q1 2023/24", ""]
    frame: Any = nw.from_native(ENGINES[engine](pa.table({"row": range(6), "period": periods})))
    table = Table(frame, Columns(), frame.collect_schema())
    found = rows_of(with_spellings(table, code_of_spelling(), "code").select("row", "code").to_native(), "row")
    quarter = (2023 * 12 + 3) * 10_000 + 300
    codes = [UNREAD if row["code"] is None else row["code"] for row in found]
    assert codes == [quarter, UNREAD, UNREAD, quarter, quarter, UNREAD]
