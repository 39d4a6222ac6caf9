"""Workbooks as openpyxl and as zip files show them."""

import re
import warnings
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from openpyxl import load_workbook
from openpyxl.utils import range_boundaries

from qpr_core import Report
from qpr_core.display.excel import to_excel


def content(report: Report, **parts: Any) -> bytes:
    to_excel(report, kept := BytesIO(), **parts)
    return kept.getvalue()


def opened(report: Report, *, values: bool = False, **parts: Any) -> Any:
    """Return a workbook as openpyxl reads it: its formulas, or with *values* what they showed."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Sparkline Group extension", UserWarning)
        return load_workbook(BytesIO(content(report, **parts)), data_only=values)


def files(report: Report, **parts: Any) -> dict[str, str]:
    """Return the text of every file in a workbook."""
    with ZipFile(BytesIO(content(report, **parts))) as zipped:
        return {name: zipped.read(name).decode("utf-8") for name in zipped.namelist()}


def rows_of(sheet: Any) -> list[dict[str, Any]]:
    """Return the rows of the table of a sheet, by the headings of its columns without a unit."""
    (table,) = sheet.tables.values()
    head, *rows = ([cell.value for cell in row] for row in sheet[table.ref])
    return [dict(zip(map(without_unit, head), row, strict=True)) for row in rows]


def without_unit(heading: str) -> str:
    """Return a heading without the unit of its column, which is in brackets."""
    return re.sub(r" \((?!\d)[^)]*\)$", "", heading)


def box_of(table: Any) -> Any:
    """Return the first column and row of a table, and the last ones."""
    left, top, right, bottom = range_boundaries(table.ref)
    assert None not in (left, top, right, bottom)
    return left, top, right, bottom
