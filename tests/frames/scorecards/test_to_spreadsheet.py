"""Tables for spreadsheets: readers of CSV and Excel find text where the report has text."""

import csv
from io import BytesIO, StringIO
from typing import Any

import pandas as pd
import polars as pl
import pytest
from openpyxl import load_workbook

import formula_names
from qpr_core.errors import TableError
from qpr_core.frames import report_table

REPORT = formula_names.report()
TEXTS = ("code", "name", "service", "Group: priority, level 1", "unit")


def of_pandas(table: Any) -> BytesIO:
    table.to_excel(kept := BytesIO(), index=False)
    return kept


def of_polars(table: Any) -> BytesIO:
    table.write_excel(kept := BytesIO())
    return kept


WRITERS = {"pandas": of_pandas, "polars": of_polars}


def cells(library: str, *, for_spreadsheet: bool) -> list[Any]:
    """Return the cells of a workbook that a library wrote, as openpyxl reads them."""
    table = report_table(REPORT, backend=library, for_spreadsheet=for_spreadsheet)
    sheet = load_workbook(WRITERS[library](table)).active
    assert sheet is not None
    return [cell for row in sheet.iter_rows() for cell in row]


@pytest.mark.parametrize("library", list(WRITERS))
def test_workbook_of_the_table_has_no_formula(library: str) -> None:
    read = cells(library, for_spreadsheet=True)
    assert {cell.data_type for cell in read} <= {"s", "n", "b", "inlineStr"}
    values = [cell.value for cell in read]
    for name in formula_names.NAMES[:-1]:
        assert f"'{name}" in values
        assert name not in values or name == "-5"
    assert formula_names.NAMES[-1] in values


def test_workbook_of_the_plain_table_has_formulas() -> None:
    """The test above can fail."""
    assert "f" in {cell.data_type for cell in cells("pandas", for_spreadsheet=False)}


def test_only_text_that_looks_like_a_formula_changes() -> None:
    plain, inert = (report_table(REPORT, backend="polars", for_spreadsheet=flag) for flag in (False, True))
    assert plain.schema == inert.schema
    for before, now in zip(plain.to_dicts(), inert.to_dicts(), strict=True):
        changed = {name for name in before if before[name] != now[name]}
        assert changed <= set(TEXTS)
        assert {"service", "unit"} <= changed
        assert all(now[name] == f"'{before[name]}" for name in changed)
        assert (now["value"], now["exact_value"], now["exact_change"]) == (-5.0, "-5", "-3.5")


@pytest.mark.parametrize("read", [pd.read_csv, pl.read_csv], ids=["pandas", "polars"])
def test_csv_of_the_table_is_read_as_the_same_text(read: Any) -> None:
    table = report_table(REPORT, backend="polars", for_spreadsheet=True)
    found = read(StringIO(table.write_csv()))
    for column in TEXTS:
        assert list(found[column]) == list(table[column])
    assert list(found["value"]) == list(table["value"])


def test_no_field_of_the_csv_begins_as_a_formula_but_figures() -> None:
    table = report_table(REPORT, backend="pandas", for_spreadsheet=True)
    head, *rows = csv.reader(StringIO(table.to_csv(index=False)))
    begun = {
        name for row in rows for name, field in zip(head, row, strict=True) if field.startswith(("=", "+", "-", "@"))
    }
    assert begun == {"value", "exact_value", "target", "exact_target", "change", "exact_change"}


def test_flag_for_a_spreadsheet_must_be_true_or_false() -> None:
    with pytest.raises(TableError, match=r"^for_spreadsheet must be True or False, got 'yes'$"):
        report_table(REPORT, backend="polars", for_spreadsheet="yes")  # type: ignore[arg-type]  # a wrong type is what is tested
