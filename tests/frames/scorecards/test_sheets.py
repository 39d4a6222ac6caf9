"""Tables in sheets: where they begin and end, and what was left out."""

from datetime import date
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.packaging.custom import StringProperty

from frames.scorecards.workbooks import CALLS, Q1, Q2, shown, thresholds_of, workbook
from qpr_core import Period, Thresholds, TimeSeries
from qpr_core.errors import TableError
from qpr_core.frames import Layout, Reading, check_scorecard, read_scorecard

HEADINGS, CELLS = [*CALLS], [*CALLS.values()]
TWO_QUARTERS = TimeSeries({Q1: 84, Q2: 86})


def read(*rows: Any, merged: tuple[str, ...] = (), **how: Any) -> Reading:
    return read_scorecard(workbook({"KPIs": rows}, merged=merged), **how)


def test_a_sheet_with_definitions_and_results_is_both_tables() -> None:
    assert read([*HEADINGS, Q1, Q2], [*CELLS, 84, 86]).scorecard["C1"].series == TWO_QUARTERS


@pytest.mark.parametrize("above", [1, 5, 38])
def test_the_headings_may_be_under_a_title(above: int) -> None:
    title = [["Performance report 2023/24"], *([[]] * (above - 1))]
    assert read(*title, [*HEADINGS, Q1, Q2], [*CELLS, 84, 86]).scorecard["C1"].series == TWO_QUARTERS


def test_headings_after_40_rows_are_not_looked_for() -> None:
    rows = [["x"]] * 40
    with pytest.raises(TableError) as caught:
        read(*rows, [*HEADINGS, Q1], [*CELLS, 84])
    assert "sheet 'KPIs' has no table of indicators, results or targets and was not read" in str(caught.value)


@pytest.mark.parametrize("merged", [("KPIs!E1:F1",), ("KPIs!E1:F1", "KPIs!A1:A2", "KPIs!B1:B2")])
def test_a_year_may_be_over_its_quarters(merged: tuple[str, ...]) -> None:
    above: list[Any] = [None] * 4
    if len(merged) > 1:
        above, below = ["Code", "Name", None, None], [None, None, "Good is", "Unit"]
    else:
        below = [*HEADINGS]
    card = read([*above, "2023/24", None, "2024/25"], [*below, "Q1", "Q2", "Q1"], [*CELLS, 84, 86, 88], merged=merged)
    assert card.scorecard["C1"].series == TimeSeries({Q1: 84, Q2: 86, "Q1 2024/25": 88})


def test_a_quarter_may_be_over_its_years() -> None:
    rows: list[list[Any]] = [
        [None] * 4 + ["Q1", None, "Q2"],
        [*HEADINGS, "2022/23", "2023/24", "2022/23"],
        [*CELLS, 80, 84, 81],
    ]
    card = read(*rows, merged=("KPIs!E1:F1",)).scorecard
    assert card["C1"].series == TimeSeries({"Q1 2022/23": 80, Q1: 84, "Q2 2022/23": 81})


def test_a_quarter_may_be_over_its_result_and_its_target() -> None:
    rows: list[list[Any]] = [
        [*HEADINGS, Q1, None, Q2, None],
        [None] * 4 + ["Actual", "Target", "Actual", "Target"],
        [*CELLS, 84, 85, 86, 87],
    ]
    reading = read(*rows, merged=("KPIs!E1:F1", "KPIs!G1:H1"), two_bands=True)
    assert reading.scorecard["C1"].series == TWO_QUARTERS
    assert thresholds_of(reading) == {
        Period.parse(Q1): Thresholds(target=85, floor=85),
        Period.parse(Q2): Thresholds(target=87, floor=87),
    }


def test_a_row_of_data_under_one_header_row_is_not_a_second_header_row() -> None:
    """The first row has a name that is also a heading: an indicator may be called "Performance"."""
    card = read([*HEADINGS, Q1, Q2], ["C1", "Performance", "high", "%", 84, 86]).scorecard
    assert card["C1"].indicator.name == "Performance"


def test_a_row_of_codes_that_are_years_is_not_a_second_header_row() -> None:
    card = read([*HEADINGS, Q1, Q2], [2023, "Calls", "high", "%", 84, 86]).scorecard
    assert card["2023"].series == TWO_QUARTERS


def test_sheets_without_a_table_are_left_out_with_a_notice() -> None:
    file = workbook({"Cover": [["Council"]], "KPIs": [[*HEADINGS, Q1, Q2], [*CELLS, 84, 86]], "Empty": []})
    assert read_scorecard(file).notices == (
        "sheet 'Cover' has no table of indicators, results or targets and was not read",
        "sheet 'Empty' has no table of indicators, results or targets and was not read",
    )


def test_hidden_rows_are_read_and_noticed() -> None:
    file = workbook({"KPIs": [[*HEADINGS, Q1], [*CELLS, 84], ["C2", *CELLS[1:], 1]]}, hidden_rows={"KPIs": [2, 3]})
    reading = read_scorecard(file, accept=["fraction of 1"])
    assert len(reading.scorecard.entries) == 2
    assert reading.notices == ("sheet 'KPIs' has hidden rows, which were read: 2, 3",)


def test_hidden_columns_are_read_and_noticed() -> None:
    rows = [[*HEADINGS, Q1, Q2], [*CELLS, 84, 86]]
    reading = read_scorecard(workbook({"KPIs": rows}, hidden_columns=["KPIs!D:E", "KPIs!F:K"]))
    assert reading.scorecard["C1"].series == TWO_QUARTERS
    assert reading.notices == ("sheet 'KPIs' has hidden columns, which were read: D, E, F",)


def test_merged_cells_of_the_data_are_filled_and_noticed() -> None:
    rows = [["Report", *[None] * 5], [*HEADINGS, Q1, Q2], [*CELLS, 84, None]]
    reading = read(*rows, merged=("KPIs!A1:F1", "KPIs!E3:F3"))
    assert reading.scorecard["C1"].series == TimeSeries({Q1: 84, Q2: 84})
    assert reading.notices == ("sheet 'KPIs' has merged cells, each of which was read as the first: E3:F3",)


def test_hidden_sheets_are_left_out_with_a_notice() -> None:
    sheets = {"KPIs": [[*HEADINGS, Q1], [*CELLS, 84]], "Old": [["Code", Q1], ["C1", 12]]}
    reading = read_scorecard(workbook(sheets, hidden=["Old"]))
    assert reading.scorecard["C1"].series == TimeSeries({Q1: 84})
    assert reading.notices == ("sheet 'Old' is hidden and was not read",)


def test_a_hidden_sheet_is_read_if_it_is_asked_for() -> None:
    sheets = {"KPIs": [HEADINGS, CELLS], "Old": [["Code", Q1], ["C1", 12]]}
    reading = read_scorecard(workbook(sheets, hidden=["Old"]), sheets={"indicators": "KPIs", "results": "Old"})
    assert reading.scorecard["C1"].series == TimeSeries({Q1: 12})


def test_sheets_that_are_not_asked_for_are_left_out_with_a_notice() -> None:
    sheets = {"KPIs": [HEADINGS, CELLS], "New": [["Code", Q1], ["C1", 84]], "Other": [["Code", Q1], ["C1", 12]]}
    reading = read_scorecard(workbook(sheets), sheets={"indicators": "KPIs", "results": "New"})
    assert reading.scorecard["C1"].series == TimeSeries({Q1: 84})
    assert reading.notices == ("sheet 'Other' was not asked for and was not read",)


def test_one_sheet_may_be_asked_for_in_two_roles() -> None:
    sheets = {"KPIs": [[*HEADINGS, Q1], [*CELLS, 84]], "Other": [["Code", Q1], ["C1", 12]]}
    reading = read_scorecard(workbook(sheets), sheets={"indicators": "KPIs", "results": "KPIs"})
    assert reading.scorecard["C1"].series == TimeSeries({Q1: 84})


@pytest.mark.parametrize(
    ("sheets", "message"),
    [
        ({"results": "Results"}, r"sheet for results must be one of \['KPIs', 'Cover'\], got 'Results'"),
        ({"indicators": "KPIs", "results": "Cover"}, "sheet must have a row of headings with a code or a name, got 'Cover'"),
    ],
)  # fmt: skip
def test_a_sheet_that_is_missing_or_has_no_headings_is_refused(sheets: Any, message: str) -> None:
    file = workbook({"KPIs": [[*HEADINGS, Q1], [*CELLS, 84]], "Cover": [["Council"]]})
    with pytest.raises(TableError, match=message):
        check_scorecard(file, sheets=sheets)


def test_results_on_a_sheet_for_each_year_are_joined() -> None:
    sheets = {"KPIs": [HEADINGS, CELLS], "2022-23": [["Ref", "Q4 2022/23"], ["C1", 82]], "2023-24": [["Ref", Q1], ["C1", 84]]}  # fmt: skip
    assert read_scorecard(workbook(sheets)).scorecard["C1"].series == TimeSeries({"Q4 2022/23": 82, Q1: 84})


def test_two_results_for_one_period_on_two_sheets_are_a_fault() -> None:
    sheets = {"KPIs": [HEADINGS, CELLS], "Old": [["Ref", Q1], ["C1", 82]], "New sheet": [["Ref", Q1], ["C1", 84]]}
    assert shown(lambda: read_scorecard(workbook(sheets))) == [
        "'New sheet'!B2 (C1): result must occur once for a period (remove one), got two for Q1 2023/24"
    ]


def test_an_empty_row_within_a_table_does_not_end_it() -> None:
    card = read([*HEADINGS, Q1], [*CELLS, 84], [], ["C2", *CELLS[1:], 85]).scorecard
    assert [entry.indicator.code for entry in card.entries] == ["C1", "C2"]


def test_footnotes_and_totals_are_left_out_with_a_notice() -> None:
    rows = [[*CELLS, 84], ["Total", None, None, None, 84], ["* provisional"], [None, "Source: CRM"]]
    reading = read([*HEADINGS, Q1], *rows)
    assert [entry.indicator.code for entry in reading.scorecard.entries] == ["C1"]
    assert set(reading.notices) == {
        "row 3 of KPIs is a row of totals and was left out: 'Total'",
        "row 4 of KPIs is a footnote and was left out: '* provisional'",
        "row 5 of KPIs is a footnote and was left out: 'Source: CRM'",
    }


def test_a_name_in_the_layout_finds_the_headings_of_a_sheet() -> None:
    card = read(["Item", "What", *HEADINGS[2:], Q1, Q2], [*CELLS, 84, 86], layout=Layout(code="Item", name="What"))
    assert card.scorecard["C1"].series == TWO_QUARTERS


def test_columns_to_ignore_are_named_by_sheet() -> None:
    sheets = {"KPIs": [[*HEADINGS, "Note"], [*CELLS, "x"]], "Results": [["Code", Q1, "Note"], ["C1", 84, "y"]]}
    assert shown(lambda: read_scorecard(workbook(sheets), ignore={"KPIs": ["Note"]})) == [
        "Results!C1: heading must be known (correct it, name it in layout= or groupings=, or pass it in ignore=), got 'Note'"
    ]
    reading = read_scorecard(workbook(sheets), ignore={"KPIs": ["NOTE"], "Results": [" note "]})
    assert reading.ignored == ("KPIs!E1 ('Note')", "Results!C1 ('Note')")


def test_a_year_may_be_over_its_months() -> None:
    rows = [[*[None] * 5, "2023/24", None], [*HEADINGS, "Aggregation", "December", "January"], [*CELLS, "mean", 5, 6]]
    card = read(*rows, merged=("KPIs!F1:G1",)).scorecard
    assert card["C1"].series == TimeSeries({"December 2023": 5, "January 2024": 6})


def test_a_row_of_totals_in_a_long_table_is_noticed_once() -> None:
    reading = read([*HEADINGS, "Period", "Value"], [*CELLS, Q1, 84], ["Total", None, None, None, Q1, 84])
    assert reading.notices == ("row 3 of KPIs is a row of totals and was left out: 'Total'",)


def test_a_word_for_totals_in_the_name_alone_is_a_row_of_totals() -> None:
    reading = read([*HEADINGS, Q1], [*CELLS, 84], [None, "Total", None, None, 84])
    assert reading.notices == ("row 3 of KPIs is a row of totals and was left out: 'Total'",)


def test_the_sheets_of_a_workbook_of_the_library_have_their_roles() -> None:
    """`to_excel` names its sheets in the properties of the file, and adds a column that its sparklines draw."""
    sheets = {"KPIs": [HEADINGS, CELLS], "R": [["Code", "Period", "Value", "Figure in units"], ["C1", Q1, 84, 84]]}
    book: Any = openpyxl.load_workbook(workbook(sheets | {"Scorecard": [["Code", Q1], ["C1", 12]]}))
    for role, name in (("indicators", "KPIs"), ("results", "R")):
        book.custom_doc_props.append(StringProperty(name=f"Sheet of {role}", value=name))
    file = BytesIO()
    book.save(file)
    file.seek(0)
    assert read_scorecard(file).scorecard["C1"].series == TimeSeries({Q1: 84})


def test_a_sheet_that_lacks_only_codes_is_a_fault() -> None:
    """Its targets would otherwise be missing with no more than a notice."""
    rows = [["KPI number?", "Effective from", "Target", "Minimum"], ["C1", "2023/24", 85, 80]]
    file = workbook({"KPIs": [[*HEADINGS, Q1], [*CELLS, 84]], "Targets": rows})
    (fault,) = check_scorecard(file)
    assert fault.rule == "sheet must have a column of codes or names"


@pytest.mark.parametrize(
    "title", [["Quarter 2 2023/24"], ["2023/24"], [*[None] * 5, 2024], [*[None] * 5, date(2023, 10, 5)]], ids=repr
)
def test_a_title_that_is_a_period_is_not_a_header_row(title: list[Any]) -> None:
    assert read(title, [*HEADINGS, Q1, Q2], [*CELLS, 84, 86]).scorecard["C1"].series == TWO_QUARTERS


def test_comments_on_cells_are_noticed() -> None:
    book = openpyxl.load_workbook(workbook({"KPIs": [[*HEADINGS, Q1], [*CELLS, 84]], "Empty": []}))
    book["KPIs"]["E2"].comment = Comment("provisional, check", "Analyst")
    book.save(kept := BytesIO())
    reading = read_scorecard(kept)
    assert "sheet 'KPIs' has comments on cells, which were not read: E2" in reading.notices
    assert reading.scorecard["C1"].series == TimeSeries({Q1: 84})


@pytest.mark.parametrize("words", ["Total on target", "Average score", "Total: "])
def test_a_row_without_a_code_whose_name_begins_with_total_is_left_out(words: str) -> None:
    reading = read([*HEADINGS, Q1], [*CELLS, 84], [None, words, None, None, 5])
    assert reading.notices == (f"row 3 of KPIs is a row of totals and was left out: {words.strip()!r}",)
    with_code = read([*HEADINGS, Q1], [*CELLS, 84], ["C2", words, "high", "%", 85])
    assert with_code.codes == ("C1", "C2")


@pytest.mark.parametrize("name", [":", "n/a", "Totally new"])
def test_a_row_without_a_code_whose_name_is_not_that_of_totals_is_a_fault(name: str) -> None:
    """A name of signs alone raised an error of the reader itself."""
    rows = workbook({"KPIs": [[*HEADINGS, Q1], [*CELLS, 84], [None, name, None, None, 5]]})
    assert [(fault.place, fault.rule) for fault in check_scorecard(rows)] == [("KPIs!A3", "row must have a code")]


def test_a_sheet_that_is_not_read_has_its_unknown_headings_in_the_notice() -> None:
    counts = [["Code", "Period", "In time"], ["C1", Q1, 84]]
    reading = read_scorecard(workbook({"KPIs": [[*HEADINGS, Q1], [*CELLS, 84]], "Counts": counts}))
    assert reading.notices == (
        "sheet 'Counts' has no table of indicators, results or targets and was not read (these headings are not known: "
        "'In time')",
    )
