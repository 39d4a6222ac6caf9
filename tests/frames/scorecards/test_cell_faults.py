"""Faults: all of them, in the order of the tables, as a list, text, table and group."""

import pickle
from typing import Any

import narwhals.stable.v2 as nw
import pandas as pd
import polars as pl
import pytest

from frames.scorecards.workbooks import CALLS, Q1, Q2, faults_of, one_row, workbook
from qpr_core.errors import QprError, TableError
from qpr_core.frames import CellFault, FaultsError, check_scorecard, fault_table, read_scorecard
from qpr_core.frames.scorecards.cell_faults import CellFaults, lines_of
from qpr_core.frames.scorecards.source import SourceTable

BAD = {
    "KPIs": [
        [*CALLS, "Colour", Q1],
        ["C1", "Calls", "sideways", "%", "x", 84],
        ["C2", "Waits", "low", "furlongs", None, 5],
        ["C3", "Homes", "high", "%", None, "84 or so"],
    ]
}  # fmt: skip


def error() -> FaultsError:
    with pytest.raises(FaultsError) as caught:
        read_scorecard(workbook(BAD))
    return caught.value


def test_every_fault_is_found_in_the_order_of_the_sheet() -> None:
    assert [(fault.place, fault.cell, fault.code) for fault in error().faults] == [
        ("KPIs!E1", None, None),
        ("KPIs!C2", "C2", "C1"),
        ("KPIs!D3", "D3", "C2"),
        ("KPIs!F4", "F4", "C3"),
    ]


def test_check_scorecard_returns_the_faults_of_the_error() -> None:
    assert check_scorecard(workbook(BAD)) == error().faults


def test_a_fault_has_every_part_and_a_line_of_text() -> None:
    fault = error().faults[1]
    assert (fault.table, fault.row, fault.column, fault.given) == ("KPIs", 2, "Good is", "'sideways'")
    assert (fault.name, fault.is_warning) == (None, False)
    assert isinstance(fault.error, QprError)
    assert str(fault).startswith("KPIs!C2 (C1): polarity must be one of ")
    assert str(fault).endswith("got 'sideways'")
    assert repr(fault) == f"<CellFault {fault}>"


def test_the_message_has_the_number_and_every_fault() -> None:
    text = str(error())
    assert text.startswith("tables must have no faults, got 4 faults:\n- KPIs!E1: heading must be known")
    assert all(f"- {fault}" in text for fault in error().faults)


def test_the_message_counts_warnings_apart_and_has_the_notices() -> None:
    table = one_row(Colour="x")
    results = pd.DataFrame({"Code": ["C1"], Q1: [0.84], "Q2 23/24": [86]})
    with pytest.raises(FaultsError) as caught:
        read_scorecard(table, results)
    text = str(caught.value)
    assert "got 1 fault and 1 warning:" in text
    assert "if it is right, accept=['hundredfold (C1)']" in text
    assert "\nand noticed:\n- 'Q2 23/24' was read as Q2 2023/24: " in text
    assert caught.value.notices == (
        f"'Q2 23/24' was read as {Q2}: the year 23 is 2023, as every other year of the file is within 50 years of it",
    )


def test_an_accepted_warning_does_not_hide_a_fault() -> None:
    table, results = one_row(Colour="x"), pd.DataFrame({"Code": ["C1"], Q1: [0.84], Q2: [86]})
    faults = faults_of(lambda: read_scorecard(table, results, accept=["hundredfold"]))
    assert [fault.is_warning for fault in faults] == [False]


def test_the_error_keeps_its_faults_when_it_is_pickled() -> None:
    copy = pickle.loads(pickle.dumps(error()))
    assert copy.faults == error().faults
    assert copy.notices == error().notices
    assert str(copy) == str(error())
    assert isinstance(copy.faults[0].error, TableError)


def test_as_group_has_the_error_behind_each_fault() -> None:
    found = error()
    group = found.as_group()
    assert isinstance(group, ExceptionGroup)
    assert group.message == "tables must have no faults"
    assert [*group.exceptions] == [fault.error for fault in found.faults]


PARTS = ["place", "table", "row", "column", "cell", "code", "rule", "given", "remedy", "name"]


@pytest.mark.parametrize("backend", ["pandas", "polars", "pyarrow"])
def test_as_table_has_a_row_for_each_fault(backend: str) -> None:
    found = error()
    table = found.as_table(backend=backend)
    rows = nw.from_native(table, eager_only=True).rows(named=True)
    assert [*rows[0]] == PARTS
    assert [row["place"] for row in rows] == [fault.place for fault in found.faults]
    assert [row["rule"] for row in rows] == [fault.rule for fault in found.faults]
    assert rows[1]["row"] == 2


def test_fault_table_of_no_faults_has_the_columns() -> None:
    assert fault_table((), backend="polars").schema["row"] == pl.Int64
    assert fault_table(check_scorecard(workbook(BAD)), backend="pandas").shape == (4, len(PARTS))


@pytest.mark.parametrize("backend", ["abacus", 5, None])
def test_as_table_refuses_a_library_that_is_not_installed(backend: Any) -> None:
    with pytest.raises(
        TableError, match="backend must be an installed data frame library such as 'pandas' or 'polars', got"
    ):
        error().as_table(backend=backend)


TABLE = SourceTable(name="T", headings=(("Code",), (Q1,)), rows=((None, 1), (None, 2), (None, 3), (None, 4), (None, 5)), numbers=(1, 2, 3, 4, 5))  # fmt: skip


def collected(*errors: QprError, code: str | None = "C1") -> tuple[CellFault, ...]:
    faults = CellFaults()
    for row, each in enumerate(errors):
        faults.add(each, TABLE.place(row, 1, code=code))
    return faults.in_order([TABLE])


def test_faults_of_one_indicator_with_the_same_rule_share_a_line() -> None:
    faults = collected(*(TableError("cell must be text (write it)", given=at) for at in range(5)))
    assert lines_of(faults) == [
        "row 1 of T, column 'Q1 2023/24', row 2 of T, column 'Q1 2023/24', row 3 of T, column 'Q1 2023/24' and 2 more (C1): "
        "cell must be text (write it), got 0, 1, 2 and 2 more"
    ]


def test_faults_with_different_remedies_share_a_line_without_one() -> None:
    faults = collected(*(TableError(f"cell must be text (write {at})", given="x") for at in range(2)))
    assert lines_of(faults) == [
        "row 1 of T, column 'Q1 2023/24', row 2 of T, column 'Q1 2023/24' (C1): cell must be text (correct each), got 'x'"
    ]


def test_faults_without_a_code_have_a_line_each() -> None:
    faults = collected(*(TableError("row must have a code", shown="a blank cell") for _ in range(2)), code=None)
    assert len(lines_of(faults)) == 2


def test_a_rule_without_a_remedy_stays_whole() -> None:
    (fault,) = collected(TableError("cell (of text) must be text", given=5))
    assert (fault.rule, fault.remedy) == ("cell (of text) must be text", None)


def test_faults_of_a_heading_come_before_those_of_its_rows() -> None:
    faults = CellFaults()
    for row, column in ((1, 0), (0, 1), (None, 1), (0, None), (None, None)):
        faults.add(TableError("cell must be text"), TABLE.place(row, column))
    assert [fault.place for fault in faults.in_order([TABLE])] == [
        "T",
        "T, column 'Q1 2023/24'",
        "row 1 of T",
        "row 1 of T, column 'Q1 2023/24'",
        "row 2 of T, column 'Code'",
    ]


def test_a_fault_that_is_added_once_is_there_once() -> None:
    faults = CellFaults()
    for given in (5, 5, 6):
        faults.add_once(TableError("cell must be text", given=given), TABLE.place(0, 0))
    assert len(faults.found) == 2
