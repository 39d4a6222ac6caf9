"""to_excel: what a workbook is, whatever report it is made from."""

import datetime as dt
import os
import re
import subprocess
import sys
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st
from lxml import etree  # type: ignore[import-untyped]  # what reads Word documents for python-docx

from display.excel.opened import box_of, content, files, opened, rows_of
from pictured import HOSTILE, WHOLE, made
from qpr_core import Rag, Scorecard, Thresholds
from qpr_core.display.excel import to_excel
from qpr_core.errors import ReportError, StyleError
from qpr_core.rules import Levels, Scheme
from qpr_core.styles import CommonWords, Palette, ReportWords, ScorecardTable, Style, WorkbookWords
from qpr_core.testing import scorecards
from small_reports import report_of

TESTS: Final = Path(__file__).parents[2]


def test_workbook_has_a_sheet_for_each_purpose_and_targets_only_if_they_change() -> None:
    assert opened(WHOLE).sheetnames == ["Cover", "Scorecard", "Notes", "Definitions", "Results"]
    changing = made(84, thresholds={"Q1 2023/24": None})
    assert opened(report_of(changing)).sheetnames[-1] == "Targets"


def test_to_excel_writes_the_same_bytes_to_a_path_and_to_a_file(tmp_path: Path) -> None:
    path = tmp_path / "report.xlsx"
    to_excel(WHOLE, path)
    assert path.read_bytes() == content(WHOLE) == content(WHOLE)
    to_excel(WHOLE, str(path), live=True)
    assert path.read_bytes() == content(WHOLE, live=True) != content(WHOLE)


def test_first_workbook_of_a_process_has_the_same_bytes_as_the_next() -> None:
    """A new interpreter: in this one, other tests may have written a workbook already."""
    compared = "from display.excel.opened import *; from pictured import *; print(content(WHOLE) == content(WHOLE))"
    paths = os.pathsep.join(str(each) for each in (TESTS, TESTS.parent / "docs" / "examples"))
    environment = {**os.environ, "PYTHONPATH": paths}
    command = [sys.executable, "-c", compared]
    finished = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    assert finished.stdout == "True\n"


def test_properties_have_a_title_and_a_fixed_date() -> None:
    properties = opened(WHOLE).properties
    assert properties.title == "Quarterly Performance Report, Quarter 2, 2023/24"
    assert properties.created == properties.modified == dt.datetime(2000, 1, 1)  # noqa: DTZ001  as Excel keeps it
    assert not properties.creator
    given = opened(WHOLE, title="Performance", author="Strategic Performance").properties
    assert (given.title, given.creator) == ("Performance", "Strategic Performance")
    named = {each.name: each.value for each in opened(WHOLE).custom_doc_props}
    assert named == {"Sheet of indicators": "Definitions", "Sheet of results": "Results"}


@pytest.mark.parametrize("live", [False, True])
def test_every_sheet_has_a_title_one_table_and_no_merged_cells(live: bool) -> None:
    """Source: Government Analysis Function, Making spreadsheets accessible: a brief checklist of the basics."""
    for sheet in opened(WHOLE, live=live):
        assert sheet["A1"].value
        assert not sheet.merged_cells.ranges
        (table,) = sheet.tables.values()
        left, top, right, bottom = box_of(table)
        headings = [sheet.cell(top, column).value for column in range(left, right + 1)]
        assert all(isinstance(heading, str) and heading for heading in headings)
        assert len({heading.casefold() for heading in headings}) == len(headings)
        assert (left, bottom) == (1, sheet.max_row)
        assert table.headerRowCount == 1
        assert table.autoFilter is None
        assert all(sheet.cell(row, 1).value is not None for row in range(1, bottom + 1))
        assert all(
            sheet.cell(row, column).alignment.wrap_text for row in range(top, bottom + 1) for column in (1, right)
        )


def test_every_table_has_a_name_and_alternative_text() -> None:
    tables = [text for name, text in files(WHOLE).items() if name.startswith("xl/tables/")]
    names = [re.search(r'displayName="(\w+)"', text) for text in tables]
    assert [name and name[1] for name in names] == ["Ratings", "Scorecard", "Notes", "Definitions", "Results"]
    assert all(re.search(r'altText="[^"]+" altTextSummary="[^"]+"', text) for text in tables)


def test_every_sheet_prints_on_a4_across_with_its_headings_and_page_numbers() -> None:
    for sheet in opened(WHOLE):
        (table,) = sheet.tables.values()
        head = box_of(table)[1]
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage  # as wide as one page, which is the default of Excel
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (None, 0)
        assert sheet.print_title_rows == f"${head}:${head}"
        assert (sheet.oddFooter.left.text, sheet.oddFooter.right.text) == ("&A", "Page &P of &N")


def test_a_wide_sheet_prints_its_table_on_pages_with_the_code_and_the_name() -> None:
    sheet = opened(report_of(made(84, name="A & B")), live=True, actions={})["Scorecard"]
    (table,) = sheet.tables.values()
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (2, 0)
    assert sheet.print_title_cols == "$A:$B"
    assert sheet.print_area.replace("$", "") == f"'Scorecard'!{table.ref}"
    assert sheet.oddHeader.left.text.strip() == sheet["A1"].value


@pytest.mark.parametrize(
    ("title", "printed"), [("R&D, {quarter}", "R&&D, Quarter 2, 2023/24"), ("A" * 300, None), ("Q&GAs", None)]
)
def test_title_of_a_wide_sheet_is_its_header_if_it_is_short_enough(title: str, printed: str | None) -> None:
    style = Style(workbook=WorkbookWords(scorecard_title=title))
    sheet = opened(report_of(made(84)), live=True, actions={}, style=style)["Scorecard"]
    text = sheet.oddHeader.left.text
    assert (None if text is None else text.strip()) == printed


def test_headings_are_frozen_unless_the_caller_turns_it_off() -> None:
    for sheet in opened(WHOLE):
        (table,) = sheet.tables.values()
        assert sheet.freeze_panes == f"A{box_of(table)[1] + 1}"
    assert all(sheet.freeze_panes is None for sheet in opened(WHOLE, freeze=False))


def test_text_that_looks_like_a_formula_stays_text_also_when_it_is_edited() -> None:
    names = ["=1+1", "+A1", "-A1", "@SUM(A1)", "=cmd|' /C calc'!A0", "'=1", "http://example.org"]
    report = report_of(*(made(84, 84, code=name, name=name, service=name) for name in names))
    for live in (False, True):
        for sheet in opened(report, live=live):
            cells = [cell for row in sheet for cell in row if cell.value in names]
            assert all(cell.data_type == "s" and cell.hyperlink is None for cell in cells)
            assert all(cell.quotePrefix == (cell.value[0] in "=+-@") for cell in cells)
        assert [row["Code"] for row in rows_of(opened(report, live=live)["Scorecard"])] == names


def test_hostile_names_come_back_from_a_workbook_that_is_valid_xml() -> None:
    report = report_of(*(made(86, 84, code=name[:60], name=name, service=name) for name in (*HOSTILE, "_x0041_")))
    for live in (False, True):
        for text in files(report, live=live).values():
            etree.fromstring(text.encode())
    rows = rows_of(opened(report)["Definitions"])
    assert [row["Name"] for row in rows] == [*HOSTILE, "_x0041_"]


def test_rating_has_a_colour_a_symbol_and_a_word() -> None:
    sheet = opened(report_of(made(90), made(82, code="B"), made(5, code="C"), made(None, code="D")))["Scorecard"]
    column = next(cell.column for cell in sheet[4] if cell.value == "Rating")
    cells = [sheet.cell(row, column) for row in range(5, 9)]
    assert [cell.value for cell in cells] == ["● Green", "◆ Amber", "■ Red", "Not rated: there is no result"]
    assert [cell.fill.fgColor.rgb for cell in cells[:3]] == ["FF18A84E", "FFFFB400", "FFCC0000"]
    assert [cell.font.color.rgb for cell in cells[:3]] == ["FF000000", "FF000000", "FFFFFFFF"]


def test_rating_has_the_colour_of_a_palette_with_its_symbol_and_word() -> None:
    sheet = opened(report_of(made(5)), palette=Palette(colours={"Red": "#ffccdd"}))["Scorecard"]
    column = next(cell.column for cell in sheet[4] if cell.value == "Rating")
    cell = sheet.cell(5, column)
    assert (cell.value, cell.fill.fgColor.rgb, cell.font.color.rgb) == ("■ Red", "FFFFCCDD", "FF000000")


def test_live_ratings_are_coloured_by_their_text() -> None:
    rules = opened(WHOLE, live=True)["Scorecard"].conditional_formatting
    formulas = [rule.formula[0] for each in rules for rule in each.rules if "EXACT" in rule.formula[0]]
    assert formulas[:3] == ['EXACT($J7,"● Green")', 'EXACT($J7,"◆ Amber")', 'EXACT($J7,"■ Red")']
    assert len(formulas) == 6  # and above, within and below expectations


def test_words_of_a_style_name_the_sheets_and_headings() -> None:
    words = WorkbookWords(cover="Summary", unit="Einheit", page="Seite {page} & {pages}")
    same = Style(workbook=words, report=ReportWords(code="Code", name="Code", result="code"))
    book = opened(WHOLE, style=same)
    assert book.sheetnames[0] == "Summary"
    assert list(rows_of(book["Scorecard"])[0])[:6] == ["Code", "Code (2)", "Service", "Einheit", "Period", "code (3)"]
    assert book["Summary"].oddFooter.right.text == "Seite &P && &N"


def test_live_ratings_with_the_same_name_are_refused() -> None:
    words = CommonWords(band_names={Rag.GREEN: "x", Rag.AMBER: "x", Rag.RED: "y"})
    report = report_of(made(84))
    assert opened(report, style=Style(common=words), live=True).sheetnames  # their marks are different

    class Plain(Scheme):
        GOOD = "Good"
        BAD = "Bad"

    plain = made(84, thresholds=Levels({Plain.GOOD: 80}))
    words = CommonWords(band_names={Plain.GOOD: "x", Plain.BAD: "x"})
    assert opened(report_of(plain), style=Style(common=words)).sheetnames
    with pytest.raises(StyleError, match="ratings of a live workbook must have different names, got 'x' twice"):
        to_excel(report_of(plain), BytesIO(), style=Style(common=words), live=True)


def test_live_rating_with_a_name_that_is_too_long_for_a_formula_is_refused() -> None:
    words = CommonWords(band_names={Rag.GREEN: "x" * 254})
    message = "ratings of a live workbook must have names of no more than 255 characters, got 256 from '● xxxx"
    with pytest.raises(StyleError, match=message):
        to_excel(report_of(made(84)), BytesIO(), style=Style(common=words), live=True)


@pytest.mark.parametrize(
    ("parts", "error", "message"),
    [
        ({"report": 5}, ReportError, "report must be a Report, got 5"),
        ({"file": 5}, ReportError, "file must be a path, or a file that is open for writing bytes, got 5"),
        ({"file": StringIO()}, ReportError, "file must be a path, or a file that is open for writing bytes"),
        (
            {"file": "report.xls"},
            ReportError,
            "path of a workbook must end in .xlsx (other formats are not written), got 'report.xls'",
        ),
        ({"file": Path("report.csv")}, ReportError, "path of a workbook must end in .xlsx"),
        ({"actions": {"Z": "x"}}, ReportError, "code must be that of an indicator of the report, got 'Z'"),
        ({"live": 1}, ReportError, "live must be True or False, got 1"),
        ({"freeze": None}, ReportError, "freeze must be True or False, got None"),
        ({"style": "Kent"}, StyleError, "style must be a Style, got 'Kent'"),
        ({"palette": "red"}, StyleError, "palette must be a Palette, got 'red'"),
    ],
)
def test_to_excel_refuses_arguments_of_a_wrong_kind(
    parts: dict[str, Any], error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=re.escape(message)):
        to_excel(**{"report": WHOLE, "file": BytesIO(), **parts})


@pytest.mark.parametrize("name", ["report.XLSX", "report"])
def test_to_excel_writes_to_a_path_with_its_suffix_or_none(tmp_path: Path, name: str) -> None:
    to_excel(WHOLE, str(tmp_path / name))
    assert [each.name for each in tmp_path.iterdir()] == [name]


def test_to_excel_says_which_file_it_cannot_write(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        to_excel(WHOLE, tmp_path / "missing" / "report.xlsx")


@pytest.mark.large
@settings(max_examples=25)
@given(scorecards(), st.sampled_from(["Q4 1999/00", "Q2 2000/01", "Q3 2001/02"]))
def test_any_report_becomes_a_workbook_without_a_warning(scorecard: Scorecard, quarter: str) -> None:
    """XlsxWriter warns of what it leaves out, and warnings are errors here."""
    try:
        report = scorecard.report(quarter)
    except ReportError:  # no result up to that quarter
        reject()
    for live in (False, True):
        book = opened(report, live=live)
        assert len(rows_of(book["Scorecard"])) == len(rows_of(book["Definitions"])) == len(report)


@pytest.mark.parametrize("live", [False, True])
def test_no_part_of_a_workbook_names_the_library(live: bool) -> None:
    for name, text in files(WHOLE, live=live).items():
        assert not re.search("(?i)qpr.?core|python|xlsxwriter", text), name


@pytest.mark.parametrize("name", ["title", "author"])
def test_property_that_is_not_one_line_is_refused(name: str) -> None:
    given: Any = {name: "Performance\n"}
    with pytest.raises(StyleError, match=f"{name} must not begin or end with a space"):
        content(WHOLE, **given)


def test_text_is_indented_and_figures_are_not_so_that_they_never_touch() -> None:
    sheet = opened(WHOLE)["Scorecard"]
    (table,) = sheet.tables.values()
    head, *rows = sheet[table.ref]
    for cell in [*head, *(cell for row in rows for cell in row)]:
        is_figure = isinstance(cell.value, int | float)
        assert (cell.alignment.horizontal, cell.alignment.indent) == (("right", 0) if is_figure else ("left", 1))


def test_whole_figures_of_a_live_workbook_have_thousands_separators() -> None:
    report = report_of(made(41_205, 41_305, unit="number", thresholds=Thresholds(target=42_000, floor=40_000)))
    sheet = opened(report, live=True)["Scorecard"]
    wholes = {
        str(each.sqref): (rule.formula[0], rule.dxf.numFmt.formatCode)
        for each in sheet.conditional_formatting
        for rule in each.rules
        if rule.dxf.numFmt is not None
    }
    place = {sheet.cell(6, column).value: sheet.cell(7, column).coordinate for column in range(1, sheet.max_column)}
    for heading in ("Result", "Margin to a better rating", "Margin to a worse rating"):
        assert wholes[place[heading]] == (f"${place[heading]}=INT(${place[heading]})", "#,##0")
    assert wholes[place["Change"]][1] == "+#,##0;-#,##0;0"
    assert len(wholes) == 4


def test_cell_font_and_the_font_of_headers_and_footers_are_the_same() -> None:
    sheet = opened(report_of(made(84)), live=True, actions={})["Scorecard"]
    assert {sheet.oddHeader.left.font, sheet.oddFooter.left.font, sheet.oddFooter.right.font} == {
        "Arial,Bold", "Arial,Regular",
    }  # fmt: skip
    assert sheet["A1"].font.name == "Arial"


def test_row_is_as_high_as_its_longest_text_and_no_higher() -> None:
    name = "Percentage of calls answered by the first adviser of the contact centre"
    sheet = opened(report_of(made(84, 85), made(84, 85, code="B", name=name)))["Scorecard"]
    assert [sheet.row_dimensions[row].height for row in (5, 6)] == [None, 45]


def test_columns_are_as_wide_as_their_longest_word() -> None:
    """A code has no place to divide it, and a heading such as "Compared with" has one."""
    entry = made(84, 86, code="HOUSING-TEMPORARY-01")
    sheet = opened(report_of(entry), table=ScorecardTable(columns=["code", "compared with"]))["Scorecard"]
    assert "Compared with" in {cell.value for cell in sheet["B"]}
    assert [sheet.column_dimensions[each].width > least for each, least in (("A", 20), ("B", 11))] == [True, True]
