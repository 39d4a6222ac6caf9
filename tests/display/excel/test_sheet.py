"""Sheets as plain data: their size in Excel, and headings that Excel can distinguish."""

import pytest
from attrs import evolve

from qpr_core.display.excel.sheet import MOST_ROWS, Cell, Column, Line, Sheet, check_size, head_row, unique_headings
from qpr_core.errors import ReportError

SMALL = Sheet(
    name="Notes", title="Notes", table="Notes", description="notes", columns=(Column(heading="Note"),), rows=()
)


def test_sheet_of_the_greatest_size_is_accepted() -> None:
    rows = ((Cell(value="a" * 32_767),),) * 3
    check_size(evolve(SMALL, rows=rows, columns=(Column(heading="a" * 255),)))


def test_sheet_with_too_many_rows_is_an_error() -> None:
    row = (Cell(value=1),)
    check_size(evolve(SMALL, rows=(row,) * (MOST_ROWS - 2)))
    with pytest.raises(ReportError, match=r"no more than 1,048,576 rows, as Excel allows .*, got 1,048,577 \(Notes\)"):
        check_size(evolve(SMALL, rows=(row,) * (MOST_ROWS - 1)))


@pytest.mark.parametrize(
    "part", [{"title": "a" * 32_768}, {"lines": (Line(text="a" * 32_768),)}, {"rows": ((Cell(value="a" * 32_768),),)}]
)
def test_text_that_excel_would_cut_is_an_error(part: dict[str, object]) -> None:
    with pytest.raises(ReportError, match="text of a cell must have no more than 32,767 characters"):
        check_size(evolve(SMALL, **part))  # type: ignore[arg-type]  # a part of a sheet


def test_heading_that_excel_would_cut_is_an_error() -> None:
    with pytest.raises(ReportError, match="heading of a table must have no more than 255 characters"):
        check_size(evolve(SMALL, columns=(Column(heading="a" * 256),)))


def test_repeated_headings_get_the_next_free_number() -> None:
    assert unique_headings(["A", "A (2)", "a"]) == ["A", "A (2)", "a (3)"]


def test_headings_are_below_the_title_and_every_line() -> None:
    assert head_row([]) == 1
    assert evolve(SMALL, lines=(Line(text="a"), Line(text="b"))).head == 3
