"""Workbooks: every cell with what Excel shows, and the same reading in the fast and the full way."""

import re
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frames.scorecards.workbooks import CALLS, Q1, Q2, workbook
from qpr_core import TimeSeries
from qpr_core.errors import TableError
from qpr_core.frames import check_scorecard, read_scorecard
from qpr_core.frames.scorecards.workbook_sheets import Sheet, read_sheets, source_table

HEADINGS, CELLS = [*CALLS], [*CALLS.values()]


def sheet_of(file: Any) -> Sheet:
    (sheet,) = read_sheets(file)
    return sheet


def test_read_sheets_returns_the_cells_of_every_sheet_from_column_a() -> None:
    first, second = read_sheets(workbook({"One": [[None, " a "], [1, ""]], "Two": [[None], ["x", None, 2.5]]}))
    assert (first.name, first.rows) == ("One", ((None, "a"), (1, None)))
    assert (second.name, second.rows) == ("Two", ((None, None, None), ("x", None, 2.5)))


def test_read_sheets_of_an_empty_sheet_returns_no_cells() -> None:
    assert sheet_of(workbook({"Empty": []})).rows in {(), ((None,),)}


@pytest.mark.parametrize(
    ("style", "is_percent"),
    [
        ("0%", True),
        ("0.0%;[Red]-0.0%", True),
        ("0.0", False),
        ('0.0"%"', False),
        (r"0.0\%", False),
        ('"% of calls" 0%', True),
        ("General", False),
    ],
)
@pytest.mark.parametrize("has_structure", [False, True])
def test_a_number_format_shows_whether_a_cell_is_a_percentage(
    style: str, is_percent: bool, has_structure: bool
) -> None:
    """Excel multiplies by 100 for a `%` sign in the format, and not for one that is text."""
    file = workbook({"A": [[0.5, 1]]}, formats={"A!A1": style}, hidden_rows={"A": [1]} if has_structure else {})
    assert sheet_of(file).percents == ({(0, 0)} if is_percent else set())


def test_text_and_dates_in_percentage_cells_are_not_percentages() -> None:
    file = workbook({"A": [["84%", None, True]]}, percent=["A!A1", "A!B1"])
    assert sheet_of(file).percents == frozenset()


def test_merged_cells_all_have_the_content_and_the_format_of_the_first() -> None:
    file = workbook({"A": [["x", None], [None, None], [0.5, None]]}, percent=["A!A3"], merged=["A!A1:B2", "A!A3:B3"])
    sheet = sheet_of(file)
    assert sheet.rows == (("x", "x"), ("x", "x"), (0.5, 0.5))
    assert sheet.percents == {(2, 0), (2, 1)}


def test_hidden_rows_and_sheets_are_marked_as_hidden() -> None:
    file = workbook({"A": [[1], [2], [3]], "B": [[1]]}, hidden_rows={"A": [2, 3, 9]}, hidden=["B"])
    first, second = read_sheets(file)
    assert (first.hidden_rows, first.is_hidden) == ((1, 2), False)
    assert (second.hidden_rows, second.is_hidden) == ((), True)


def test_a_column_with_a_width_is_not_a_hidden_one() -> None:
    file = workbook({"A": [[1, 2, 3]]}, hidden_columns=["A!B:B"])
    book = openpyxl.load_workbook(file)
    book["A"].column_dimensions["A"].width = 30
    wide = BytesIO()
    book.save(wide)
    wide.seek(0)
    assert sheet_of(wide).hidden_columns == ("B",)


def test_a_formula_without_a_result_is_listed() -> None:
    """Openpyxl writes formulas without results, as Excel does if it does not calculate."""
    file = workbook({"A": [["=1+1", 2]], "B": [[3]]})
    first, second = read_sheets(file)
    assert first.uncalculated == (("A", 1),)
    assert second.uncalculated == ()


def with_result(file: BytesIO, cell: str, result: str, *, kind: str) -> BytesIO:
    """Put the result of a formula into the file, as Excel does when it saves a workbook."""
    changed = BytesIO()
    pattern = rf'<c r="{cell}"[^>]*>(<f>.*?</f>)<v ?/?>(?:</v>)?</c>'.encode()
    with zipfile.ZipFile(file) as before, zipfile.ZipFile(changed, "w") as after:
        for name in before.namelist():
            content = rf'<c r="{cell}" t="{kind}">\1<v>{result}</v></c>'.encode()
            after.writestr(name, re.sub(pattern, content, before.read(name)))
    changed.seek(0)
    return changed


def test_the_result_of_a_formula_is_its_cell() -> None:
    file = with_result(workbook({"A": [["=40+44", 2]]}), "A1", "84", kind="n")
    sheet = sheet_of(file)
    assert sheet.rows == ((84, 2),)
    assert sheet.uncalculated == ()


def test_a_formula_may_have_an_empty_text_as_its_result() -> None:
    """Excel shows a formula such as =IF(A1="","",A1) as a blank cell."""
    file = with_result(workbook({"KPIs": [[*HEADINGS, Q1, Q2], [*CELLS, 84, '=IF(1=1,"",5)']]}), "F2", "", kind="str")
    assert read_scorecard(file).scorecard["C1"].series == TimeSeries({Q1: 84, Q2: None})


def test_a_formula_that_was_never_calculated_is_a_fault_of_its_cell() -> None:
    file = workbook({"KPIs": [[*HEADINGS, Q1], [*CELLS, "=40+44"]]})
    assert [str(fault) for fault in check_scorecard(file)] == [
        "KPIs!E2: formula must have a calculated result (open the workbook in Excel, and save it), got no result"
    ]


def test_a_formula_above_the_table_or_in_no_column_of_it_is_not_a_fault() -> None:
    file = workbook({"KPIs": [["=TODAY()"], [*HEADINGS, Q1], [*CELLS, 84]]})
    assert check_scorecard(file) == ()


@pytest.mark.parametrize("kind", ["path", "text", "file"])
def test_read_scorecard_accepts_a_path_and_an_open_file(kind: str, tmp_path: Path) -> None:
    file = workbook({"KPIs": [[*HEADINGS, Q1], [*CELLS, 84]]})
    path = tmp_path / "kpis.xlsx"
    path.write_bytes(file.getvalue())
    source = {"path": path, "text": str(path), "file": file}[kind]
    assert [str(period) for period, _, _ in read_scorecard(source).scorecard["C1"].series] == [Q1]


@pytest.mark.parametrize("content", [b"", b"code,name\nC1,Calls\n", b"PK\x03\x04 broken", "zip"])
def test_a_file_that_is_not_a_workbook_is_refused(content: bytes | str) -> None:

    file = BytesIO()
    if content == "zip":
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr("a.txt", "no workbook")
    else:
        file.write(content)  # type: ignore[arg-type]  # bytes, if not "zip"
    file.seek(0)
    with pytest.raises(
        TableError, match=r"workbook must be a file that Excel saved as \.xlsx \(read a CSV file with pandas"
    ):
        read_scorecard(file)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("missing.xlsx", "workbook must be a file that exists"),
        (".", r"workbook must be a file that Excel saved as \.xlsx"),
    ],
)
def test_a_path_without_a_workbook_is_refused(name: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(TableError, match=message):
        check_scorecard(tmp_path / name)


@pytest.mark.parametrize("cell", [84, "=40+44"])
def test_parts_that_openpyxl_leaves_out_give_no_warning(cell: object) -> None:
    """Openpyxl warns of each list of choices (data validation) that newer versions of Excel write."""
    file, changed = workbook({"A": [[cell]]}), BytesIO()
    extension = b'<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"/></extLst></worksheet>'
    with zipfile.ZipFile(file) as before, zipfile.ZipFile(changed, "w") as after:
        for name in before.namelist():
            after.writestr(name, before.read(name).replace(b"</worksheet>", extension))
    changed.seek(0)
    assert len(sheet_of(changed).rows) == 1
    changed.seek(0)
    with pytest.warns(UserWarning, match="Data Validation extension is not supported"):
        openpyxl.load_workbook(changed)


def test_source_table_leaves_out_empty_rows_and_names_cells_as_excel_does() -> None:
    rows: list[list[Any]] = [[None] * 28 for _ in range(3)]
    rows[0][26], rows[0][27] = "Code", "Name"
    rows[2][26], rows[2][27] = "C1", 0.5
    (sheet,) = read_sheets(workbook({"A": rows}, percent=["A!AB3"]))
    table = source_table(sheet, 0, 2, 1)
    assert table.letters == ("AA", "AB")
    assert table.numbers == (3,)
    assert table.rows == (("C1", 0.5),)
    assert table.percents == {(0, 1)}
    assert str(table.place(0, 1)) == "A!AB3"


CELL = st.one_of(
    st.none(), st.integers(-5, 200), st.floats(0, 1), st.sampled_from(["n/a", "84%", " <5 ", "", "Total", "£3"])
)


@settings(max_examples=40)
@given(st.lists(st.tuples(CELL, CELL), min_size=1, max_size=4), st.lists(st.booleans(), min_size=8, max_size=8))
def test_the_fast_and_the_full_way_read_the_same_cells(rows: list[tuple[Any, Any]], percents: list[bool]) -> None:
    """A hidden row below the table makes the reader use the full way; a visible one does not change a cell."""
    table = [[*HEADINGS, Q1, Q2], *([f"C{at}", *CELLS[1:], *row] for at, row in enumerate(rows))]
    styled = [f"A!{'EF'[at % 2]}{2 + at // 2}" for at, is_percent in enumerate(percents) if is_percent]
    fast, full = (
        workbook({"A": table, "Other": [["x"], ["y"]]}, percent=styled, hidden_rows=hidden)
        for hidden in ({}, {"Other": [1]})
    )
    assert sheet_of_name(fast) == sheet_of_name(full)
    assert [*map(str, check_scorecard(fast))] == [*map(str, check_scorecard(full))]


def sheet_of_name(file: BytesIO) -> Sheet:
    sheet = next(sheet for sheet in read_sheets(file) if sheet.name == "A")
    file.seek(0)
    return sheet


def test_a_wrong_dimension_in_the_file_hides_no_cell() -> None:
    """Some programs write the dimension A1 for every sheet."""
    file, changed = workbook({"A": [[*HEADINGS, Q1], [*CELLS, 84]]}), BytesIO()
    with zipfile.ZipFile(file) as before, zipfile.ZipFile(changed, "w") as after:
        for name in before.namelist():
            after.writestr(name, before.read(name).replace(b'<dimension ref="A1:E2"', b'<dimension ref="A1:A1"'))
    changed.seek(0)
    assert openpyxl.load_workbook(changed, read_only=True)["A"].calculate_dimension() == "A1:A1"
    changed.seek(0)
    assert len(sheet_of(changed).rows) == 2


def test_without_openpyxl_a_workbook_is_refused_with_the_remedy(tmp_path: Path) -> None:
    """A module that is `None` in `sys.modules` is one that cannot be imported."""
    code = "import sys; sys.modules['openpyxl'] = None; from qpr_core.frames import check_scorecard; check_scorecard('kpis.xlsx')"
    run = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert run.stderr.rstrip().endswith("workbook needs openpyxl (pip install 'qpr-core[excel]'), got 'kpis.xlsx'")


@pytest.mark.parametrize("number_format", ["#,##0,", '£0.0,,"m"', "0.0,,"])
def test_a_number_that_is_shown_in_thousands_or_millions_is_a_fault(number_format: str) -> None:
    book = openpyxl.load_workbook(workbook({"T": [[*CALLS, Q1], ["C1", "Spend", "low", "£m", 5_000_000]]}))
    book["T"]["E2"].number_format = number_format
    file = BytesIO()
    book.save(file)
    (line,) = [*map(str, check_scorecard(file))]
    assert line.startswith("T!E2 (C1): cell must not have a format that shows thousands or millions")
    assert line.endswith("got 5000000")


def test_a_separator_of_thousands_does_not_scale() -> None:
    book = openpyxl.load_workbook(workbook({"T": [[*CALLS, Q1], ["C1", "Spend", "low", "£", 5_000_000]]}))
    book["T"]["E2"].number_format = '£#,##0.00;[Red]"-"#,##0'
    file = BytesIO()
    book.save(file)
    assert read_scorecard(file).scorecard["C1"].series[Q1] == 5_000_000
