"""Small workbooks, made in memory, and the tables that most tests of the reader start from."""

from collections.abc import Callable, Iterable, Mapping
from io import BytesIO
from typing import Any, Final

import openpyxl
import pandas as pd
import pytest

from qpr_core.frames import CellFault, FaultsError, Reading, read_scorecard

Q1, Q2, Q3, Q4 = (f"Q{quarter} 2023/24" for quarter in (1, 2, 3, 4))

CALLS: Final = {"Code": "C1", "Name": "Calls answered", "Good is": "high", "Unit": "%"}
"""The definition of an indicator, by heading."""


def workbook(
    sheets: Any,
    *,
    percent: Iterable[str] = (),
    formats: Mapping[str, str] | None = None,
    merged: Iterable[str] = (),
    hidden_rows: Mapping[str, Iterable[int]] | None = None,
    hidden: Iterable[str] = (),
) -> BytesIO:
    """Return a workbook as an open file.

    Args:
        sheets: The rows of each sheet by its name.
        percent: The cells that Excel shows as percentages, such as "Results!B2".
        formats: The number formats of other cells.
        merged: The merged ranges, such as "Results!B1:C1".
        hidden_rows: The numbers of the hidden rows by sheet.
        hidden: The names of the hidden sheets.
    """
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    for place, style in {**dict.fromkeys(percent, "0.0%"), **(formats or {})}.items():
        name, cell = place.split("!")
        book[name][cell].number_format = style
    for place in merged:
        name, cells = place.split("!")
        book[name].merge_cells(cells)
    for name, numbers in (hidden_rows or {}).items():
        for number in numbers:
            book[name].row_dimensions[number].hidden = True
    for name in hidden:
        book[name].sheet_state = "hidden"
    file = BytesIO()
    book.save(file)
    file.seek(0)
    return file


def one_row(**cells: Any) -> pd.DataFrame:
    """Return a table of the one indicator C1, with more columns; underscores are spaces."""
    return pd.DataFrame([CALLS | {name.replace("_", " "): cell for name, cell in cells.items()}], dtype=object)


def read_one(
    results: Mapping[str, Any] | None = None, *, how: Mapping[str, Any] | None = None, **cells: Any
) -> Reading:
    """Read the indicator C1 with more columns in its definition, and results by heading (84 and 86 by default)."""
    own = {"Code": "C1", **({Q1: 84, Q2: 86} if results is None else results)}
    return read_scorecard(one_row(**cells), pd.DataFrame([own], dtype=object), **(how or {}))


def faults_of(call: Callable[[], object]) -> tuple[CellFault, ...]:
    """Return the faults that a call raises."""
    with pytest.raises(FaultsError) as caught:
        call()
    return caught.value.faults


def shown(call: Callable[[], object]) -> list[str]:
    """Return the text of each fault that a call raises."""
    return [str(fault) for fault in faults_of(call)]


def thresholds_of(reading: Reading) -> Any:
    """Return the thresholds of C1."""
    return reading.scorecard["C1"].indicator.thresholds
