"""Opened tables: what each is read as, and columns that do not belong to it."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pandas as pd
import polars as pl
import pytest

from frames.scorecards.workbooks import CALLS, Q1, Q2, faults_of, one_row, shown, workbook
from qpr_core import TimeSeries
from qpr_core.errors import TableError
from qpr_core.frames import Layout, check_scorecard, read_scorecard
from qpr_core.frames.scorecards.opening import is_workbook

RESULTS = pd.DataFrame({"Code": ["C1"], Q1: [84]})


@pytest.mark.parametrize(
    "source", ["kpis.xlsx", Path("kpis.xlsx"), BytesIO()], ids=lambda source: type(source).__name__
)
def test_paths_and_open_files_are_workbooks(source: object) -> None:
    assert is_workbook(source)


@pytest.mark.parametrize(
    "source", [RESULTS, pl.DataFrame(RESULTS), None, 5, [RESULTS]], ids=lambda each: type(each).__name__
)
def test_tables_and_other_objects_are_not_workbooks(source: object) -> None:
    assert not is_workbook(source)


@pytest.mark.parametrize("source", [None, 5, [one_row()], {"code": ["C1"]}], ids=lambda each: type(each).__name__)
def test_a_source_that_is_neither_a_workbook_nor_a_table_is_refused(source: object) -> None:
    with pytest.raises(TableError, match="must be a data frame that is not lazy"):
        check_scorecard(source)


def test_one_table_may_have_both_the_definitions_and_the_results() -> None:
    table = one_row(**{Q1: 84})
    assert read_scorecard(table).scorecard["C1"].series == TimeSeries({Q1: 84})
    assert read_scorecard(table) == read_scorecard(one_row(), RESULTS)


def test_defaults_make_a_table_of_results_one_of_indicators() -> None:
    table = pd.DataFrame({"Council": ["Arden", "Barset"], "2019/20": [87.1, 88], "2020/21": ["86.5%", "n/a"]})
    card = read_scorecard(table, defaults={"polarity": "high", "unit": "%"}).scorecard
    assert [indicator.code for indicator, _ in card] == ["Arden", "Barset"]
    assert card["Barset"].series == TimeSeries({"2019/20": 88, "2020/21": None}, markers={"2020/21": "n/a"})


def test_a_layout_names_columns_that_are_not_recognised() -> None:
    table = one_row(**{"Year end figure": 84, "Reading of": Q1})
    card = read_scorecard(table, layout=Layout(value="year end FIGURE", period="Reading of")).scorecard
    assert card["C1"].series == TimeSeries({Q1: 84})


@pytest.mark.parametrize(
    ("table", "role"),
    [
        (pd.DataFrame({"Code": ["C1"], Q1: [84]}), "indicators"),
        (one_row(), "results"),
    ],
)
def test_a_table_without_one_of_the_two_is_a_fault_with_the_remedy(table: pd.DataFrame, role: str) -> None:
    fault, *_ = faults_of(lambda: read_scorecard(table))
    assert fault.rule.startswith(f"tables must include a table of {role} with a code or a name")
    assert fault.remedy == "correct its headings, or pass layout="
    assert fault.given is not None
    assert all(repr(heading) in fault.given for heading in table.columns)


def test_a_workbook_without_tables_is_a_fault_without_a_cell() -> None:
    faults = check_scorecard(workbook({"Cover": [["Council"]]}))
    assert [(fault.place, fault.given) for fault in faults] == [("the tables", "no table")] * 2


@pytest.mark.parametrize(
    ("headings", "line"),
    [
        (["Colour"], "T!E1: heading must be known (correct it, name it in layout= or groupings=, or pass it in ignore=), got 'Colour'"),
        (["KPI ref"], "T!E1: column for code must occur once (name one of them in layout=, or pass one in ignore=), got 'KPI ref'"),
        (["Since", "Denominator"], "T!F1: column for denominator must be in a different table (move it, or pass it in ignore=), got 'Denominator'"),
    ],
)  # fmt: skip
def test_a_column_that_does_not_belong_to_its_table_is_a_fault(headings: list[str], line: str) -> None:
    rows = [[*CALLS, *headings], [*CALLS.values(), *(["x"] * len(headings))]]
    lines = [*map(str, check_scorecard(workbook({"T": rows, "R": [["Code", Q1], ["C1", 84]]})))]
    assert line in lines


def test_a_heading_without_cells_is_a_fault_too() -> None:
    (line,) = shown(lambda: read_scorecard(one_row(Colour=None), RESULTS))
    assert line.startswith("indicators, column 'Colour': heading must be known")


def test_names_and_units_that_results_repeat_are_left_out_with_a_notice() -> None:
    results = pd.DataFrame({"Code": ["C1"], "Directorate": ["x"], "Unit": ["%"], "Good is": ["high"], Q1: [84]})
    reading = read_scorecard(one_row(), results)
    assert reading.notices == tuple(
        f"results, column {column!r} repeats the table of indicators and was not read"
        for column in ("Directorate", "Unit", "Good is")
    )
    assert reading.scorecard["C1"].indicator.service is None


@pytest.mark.parametrize(
    "results", [{"Code": ["C1"]}, {"Code": ["C1"], "Period": [Q1]}, {"Code": ["C1"], "Value": [84]}]
)
def test_results_without_a_period_or_a_value_are_a_fault(results: dict[str, Any]) -> None:
    lines = shown(lambda: read_scorecard(one_row(), pd.DataFrame(results)))
    assert lines[0].startswith(
        "results: table of results must have a column for each period, or columns for a period and a value, got results with "
        "the headings 'Code'"
    )


def test_ignored_columns_are_listed_with_their_places_and_unknown_ones_noticed() -> None:
    sheets = {"KPIs": [[*CALLS, "Note", Q1, Q2], [*CALLS.values(), "x", 84, "rubbish"]]}
    reading = read_scorecard(workbook(sheets), ignore=["note", Q2, "Size"])
    assert reading.ignored == ("KPIs!E1 ('Note')", "KPIs!G1 ('Q2 2023/24')")
    assert reading.notices == ("no table has the ignored column 'size'",)
    assert reading.scorecard["C1"].series == TimeSeries({Q1: 84})


def test_a_column_of_pandas_without_a_name_and_cells_is_left_out() -> None:
    """`pandas.read_excel` names an empty column of a sheet "Unnamed: 4"."""
    table = one_row()
    table["Unnamed: 4"] = None
    assert read_scorecard(table, RESULTS).scorecard["C1"].series == TimeSeries({Q1: 84})
    table["Unnamed: 4"] = "x"
    assert "Unnamed: 4" in shown(lambda: read_scorecard(table, RESULTS))[0]


def test_a_unit_that_results_repeat_in_a_workbook_is_left_out_with_a_notice() -> None:
    sheets = {
        "I": [[*CALLS], [*CALLS.values()]],
        "R": [["Code", "Name", "Unit", Q1], ["C1", "Calls answered", "%", 84]],
    }
    reading = read_scorecard(workbook(sheets))
    assert reading.scorecard["C1"].series == TimeSeries({Q1: 84})
    assert reading.notices == ("R!C1 repeats the table of indicators and was not read",)


def test_a_column_with_cells_and_without_a_heading_is_a_fault() -> None:
    (line,) = shown(lambda: read_scorecard(workbook({"T": [[*CALLS, Q1], [*CALLS.values(), 84, "x"]]})))
    assert line.startswith("T!F1: heading must be known")
    assert line.endswith("got a blank cell over figures")
