"""Tables of Word documents: they fit the page, rows stay whole, and ratings have their colour."""

import pytest
from attrs import evolve
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn

from display.word.opened import marks_of, opened, shading_of, styled_lines
from pictured import HOSTILE, WHOLE, made
from qpr_core import Narrative, Rag, Section, narrate
from qpr_core.display.letters import width_in_ems
from qpr_core.display.palette import GOV_UK, contrast
from qpr_core.styles import Palette, ScorecardColumn, ScorecardTable
from qpr_core.text import Badge, Name, Quantity, Table, Words
from qpr_core.wording.text.spans import Spans
from small_reports import report_of


def test_scorecard_is_a_table_with_a_caption_a_header_and_coloured_ratings() -> None:
    document = opened(narrate(WHOLE, sections=Section.SCORECARD))
    assert ("Caption", "Table 1: Key performance indicators, Quarter 2, 2023/24") in styled_lines(document)
    table = document.tables[0]
    assert [cell.text for cell in table.rows[0].cells] == [
        "Indicator", "Result (%)", "Target (%)", "Floor standard (%)", "Rating", "Previous rating", "Change",
        "Direction of travel",
    ]  # fmt: skip
    assert marks_of(table.rows[0]) == {"tblHeader", "cantSplit"}
    assert all(marks_of(row) == {"cantSplit"} for row in table.rows[1:])
    assert {cell.text for cell in table.rows[1].cells} == {"Highways"}
    assert table.rows[2].cells[0].text == "A Indicator A"
    cell = table.rows[2].cells[4]
    rating = cell.paragraphs[0].runs[0]
    assert rating.text == "■\N{NO-BREAK SPACE}Red"
    assert shading_of(cell) == "CC0000"
    assert shading_of(table.rows[1].cells[0]) == "F3F2F1"
    assert shading_of(table.rows[2].cells[0]) is None
    assert str(rating.font.color.rgb) == "FFFFFF"


def test_scorecard_table_chooses_the_columns_of_the_document() -> None:
    chosen = ScorecardTable(columns=["code", "target", "recent results"], names={"target": "Aim"})
    (table,) = opened(WHOLE, table=chosen).tables[:1]
    assert [cell.text for cell in table.rows[0].cells] == ["Code", "Aim (%)"]


def test_table_of_which_one_column_is_left_has_no_headings_of_services() -> None:
    chosen = ScorecardTable(columns=["code", "recent results"])
    (table, _) = opened(WHOLE, table=chosen).tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["Code"], ["A"], ["B"], ["C"], ["D"]]
    (table, _) = opened(WHOLE, table=chosen, charts=True).tables
    assert [row.cells[0].text for row in table.rows][:3] == ["Code", "Highways", "A"]


def test_wide_page_has_no_more_than_eight_columns_of_text() -> None:
    columns = [each for each in ScorecardColumn if each is not ScorecardColumn.ACTION]
    tables = opened(WHOLE, table=ScorecardTable(columns=columns), page="A3").tables
    assert max(len(each.columns) for each in tables) <= 8
    assert len(tables) > 2


def test_rating_has_the_colour_of_a_palette_with_its_symbol_and_word() -> None:
    own = Palette(colours={"Red": "#ffccdd"})
    cell = opened(narrate(WHOLE, sections=Section.SCORECARD), palette=own).tables[0].rows[2].cells[4]
    rating = cell.paragraphs[0].runs[0]
    assert (rating.text, shading_of(cell), str(rating.font.color.rgb)) == ("■\N{NO-BREAK SPACE}Red", "FFCCDD", "000000")


def test_columns_fit_their_texts_and_the_table_fits_the_page() -> None:
    long = made(86, 84, name="Percentage of complaints responded to within the agreed timescale", service="Highways")
    document = opened(narrate(report_of(long), sections=Section.SCORECARD))
    widths = [column.width for column in document.tables[0].columns]
    section = document.sections[0]
    room = section.page_width - section.left_margin - section.right_margin
    assert abs(sum(widths) - room) < 0.01 * room
    assert max(widths) == widths[0]  # the names
    assert widths[1] < widths[6]  # results, and changes
    assert {cell.width for cell in document.tables[0].rows[2].cells} == set(widths)
    crowded = opened(narrate(report_of(made(86, 84, name="x" * 400, code="y" * 400)), sections=Section.SCORECARD))
    assert min(column.width for column in crowded.tables[0].columns) > 200_000


def test_bars_are_left_to_the_table_next_to_them() -> None:
    document = opened(narrate(WHOLE, sections=Section.HISTORY))
    (table,) = document.tables
    assert (len(table.columns), table.rows[-1].cells[0].text) == (10, "Q2 2023/24")  # narrow columns stay together


def wide(columns: int, heads: int = 1, rows: int = 1) -> Table:
    cells = tuple((Words(f"Quarterly{place}"),) for place in range(columns))
    return Table(cells, (cells,) * rows, caption=(Words("Counts"),), heads=heads)


def test_table_of_many_columns_is_written_in_parts_with_its_heads() -> None:
    document = opened(Narrative((wide(12, heads=2),)))
    assert [[cell.text.replace("Quarterly", "") for cell in table.rows[1].cells] for table in document.tables] == [
        ["0 1", "2", "3", "4", "5", "6"],
        ["0 1", "7", "8", "9", "10", "11"],
    ]
    assert document.tables[0].rows[0].cells[0].text == "Quarterly0"
    assert styled_lines(document) == [("Caption", "Table 1: Counts"), ("Caption", "Table 1: Counts, continued")]


def test_no_table_of_a_report_has_more_than_eight_columns_that_are_not_narrow() -> None:
    for charts in (False, True):
        tables = opened(narrate(WHOLE, sections=[*Section]), charts=charts).tables
        assert [len(each.columns) for each in tables if len(each.columns) > 8] == [
            10,
            10,
        ]  # counts by service and by quarter


def test_row_of_one_cell_is_a_heading_in_every_part() -> None:
    table = wide(10)
    document = opened(Narrative((Table(table.columns, (((Words("Highways"),),), *table.rows)),)))
    assert [{cell.text for cell in table.rows[1].cells} for table in document.tables] == [{"Highways"}] * 2
    assert styled_lines(document) == []


def test_tables_that_follow_each_other_stay_apart() -> None:
    bare = Table(((Words("A"),),), (((Words("B"),),),))
    document = opened(Narrative((bare, bare)))
    assert [each.tag.rpartition("}")[2] for each in document.element.body] == ["tbl", "p", "tbl", "p", "sectPr"]
    assert len(document.tables) == 2


def test_caption_is_the_alternative_text_of_its_table() -> None:
    document = opened(Narrative((wide(2), Table(((Words("A"),),), ()))))
    described = [each._tbl.tblPr.find(qn("w:tblCaption")) for each in document.tables]  # noqa: SLF001  python-docx has no name for it
    assert described[0].get(qn("w:val")) == "Counts"
    assert described[1] is None


@pytest.mark.parametrize("name", HOSTILE)
def test_any_name_in_a_caption_stays_text_in_the_alternative_text(name: str) -> None:
    document = opened(Narrative((Table(((Words("A"),),), (), caption=(Name(name),)),)))
    described = document.tables[0]._tbl.tblPr.find(qn("w:tblCaption"))  # noqa: SLF001  python-docx has no name for it
    assert described.get(qn("w:val")) == name
    assert document.paragraphs[0].text == f"Table 1: {name}"


def test_rating_in_a_sentence_of_a_cell_is_shaded_by_itself() -> None:
    document = opened(narrate(WHOLE, sections=Section.SCORECARD))
    badge = document.tables[0].rows[2].cells[4].paragraphs[0].runs[0]
    assert badge._r.rPr.find(qn("w:shd")) is None  # noqa: SLF001  python-docx has no name for shading
    row = ((Words("was "), Badge("Red", Rag.RED)),)
    written = opened(Narrative((Table(((Words("A"),),), (row,)),))).tables[0].rows[1].cells[0]
    assert shading_of(written) is None
    assert written.paragraphs[0].runs[1]._r.rPr.find(qn("w:shd")).get(qn("w:fill")) == "CC0000"  # noqa: SLF001  nor for this


def test_rating_has_an_outline_in_a_cell_and_in_a_sentence() -> None:
    """The outline of the palette has a contrast of 3:1 with the paper; Amber itself has 1.8:1."""
    row = ((Badge("Amber", Rag.AMBER),), (Words("was "), Badge("Amber", Rag.AMBER)))
    table = opened(Narrative((Table(((Words("A"),), (Words("B"),)), (row,)),))).tables[0]
    cell, sentence = table.rows[1].cells
    borders = cell._tc.tcPr.find(qn("w:tcBorders"))  # noqa: SLF001  python-docx has no name for borders
    run = sentence.paragraphs[0].runs[1]._r.rPr.find(qn("w:bdr"))  # noqa: SLF001  nor for these
    colour = GOV_UK.outline[1:].upper()
    assert [each.get(qn("w:color")) for each in borders] == [colour] * 4
    assert run.get(qn("w:color")) == colour
    assert contrast(GOV_UK.outline, GOV_UK.paper) >= 3


def test_figures_are_right_aligned_with_equal_room_behind_the_decimal_point() -> None:
    """Behind "9" is room for ".5%": 0.278 + 0.556 + 0.889 = 1.723 times 9 points."""
    texts = ("84.5%", "9", "none")
    cells = [(Quantity(text, 0, ""),) if text != "none" else (Words(text),) for text in texts]
    table = Table(
        ((Words("A"),), (Words("Result"),)), tuple(((Name("x"),), cell) for cell in cells), figures=frozenset({1})
    )
    paragraphs = [row.cells[1].paragraphs[0] for row in opened(Narrative((table,))).tables[0].rows]
    assert [each.text for each in paragraphs] == ["Result", *texts]
    assert {each.alignment for each in paragraphs} == {WD_ALIGN_PARAGRAPH.RIGHT}
    indents = [each.paragraph_format.right_indent for each in paragraphs[1:3]]
    assert [indent.pt for indent in indents] == pytest.approx([0, 1.723 * 9], abs=0.1)
    assert paragraphs[3].paragraph_format.right_indent is None


def test_note_of_a_figure_is_on_its_own_line() -> None:
    cell: Spans = (Quantity("3 days", 0, ""), Words(" (Q1 2023/24)"))
    table = Table(((Words("A"),), (Words("Result"),)), (((Name("x"),), cell),), figures=frozenset({1}))
    written = opened(Narrative((table,))).tables[0].rows[1].cells[1]
    assert written.text == "3\N{NO-BREAK SPACE}days\n(Q1 2023/24)"


def test_columns_of_a_split_table_keep_their_figures() -> None:
    counts = tuple((Quantity(f"{place}", 0, ""),) for place in range(12))
    table = evolve(wide(12, heads=2), rows=(counts,), figures=frozenset(range(2, 12)))
    for part in opened(Narrative((table,))).tables:
        alignments = [cell.paragraphs[0].alignment for cell in part.rows[1].cells]
        assert alignments == [WD_ALIGN_PARAGRAPH.LEFT] + [WD_ALIGN_PARAGRAPH.RIGHT] * 5


@pytest.mark.parametrize("count", range(2, 10))
def test_columns_are_as_wide_as_their_longest_word(count: int) -> None:
    """The cells have 4.25 points of room on each side, and 9 point letters."""
    heads = tuple(
        (Words(word),) for word in ("Code", "Amber", "Not rated", "negative", "W", "Red", "Green", "KPIs", "i")[:count]
    )
    document = opened(Narrative((Table(heads, ()),)))
    for column, (head,) in zip(document.tables[0].columns, heads, strict=True):
        longest = max(width_in_ems(word, is_bold=True) for word in head.text.split())
        assert column.width.pt >= longest * 9 + 8.5, head
