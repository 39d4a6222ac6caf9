"""Tables of Word documents: they fit the page, rows stay whole, and ratings have their colour."""

import pytest
from docx.oxml.ns import qn

from display.word.opened import marks_of, opened, shading_of, styled_lines
from pictured import HOSTILE, WHOLE, made
from qpr_core import Narrative, Rag, Section, narrate
from qpr_core.display.word.text import kept
from qpr_core.styles import Palette, ScorecardTable
from qpr_core.text import Badge, Name, Table, Words
from small_reports import report_of


def test_scorecard_is_a_table_with_a_caption_a_header_and_coloured_ratings() -> None:
    document = opened(narrate(WHOLE, sections=Section.SCORECARD))
    assert ("Caption", "Key performance indicators, Quarter 2, 2023/24") in styled_lines(document)
    table = document.tables[0]
    assert [cell.text for cell in table.rows[0].cells] == [
        "Code", "Indicator", "Result", "Target", "Floor standard", "Rating", "Previous rating", "Change",
        "Direction of travel",
    ]  # fmt: skip
    assert marks_of(table.rows[0]) == {"tblHeader", "cantSplit"}
    assert all(marks_of(row) == {"cantSplit"} for row in table.rows[1:])
    assert {cell.text for cell in table.rows[1].cells} == {"Highways"}
    cell = table.rows[2].cells[5]
    rating = cell.paragraphs[0].runs[0]
    assert rating.text == "■ Red"
    assert shading_of(cell) == "CC0000"
    assert shading_of(table.rows[1].cells[0]) == "F3F2F1"
    assert shading_of(table.rows[2].cells[0]) is None
    assert str(rating.font.color.rgb) == "FFFFFF"


def test_scorecard_table_chooses_the_columns_of_the_document() -> None:
    chosen = ScorecardTable(columns=["code", "target", "recent results"], names={"target": "Aim"})
    (table,) = opened(WHOLE, table=chosen).tables[:1]
    assert [cell.text for cell in table.rows[0].cells] == ["Code", "Aim"]


def test_rating_has_the_colour_of_a_palette_with_its_symbol_and_word() -> None:
    own = Palette(colours={"Red": "#ffccdd"})
    cell = opened(narrate(WHOLE, sections=Section.SCORECARD), palette=own).tables[0].rows[2].cells[5]
    rating = cell.paragraphs[0].runs[0]
    assert (rating.text, shading_of(cell), str(rating.font.color.rgb)) == ("■ Red", "FFCCDD", "000000")


def test_columns_fit_their_texts_and_the_table_fits_the_page() -> None:
    long = made(86, 84, name="Percentage of complaints responded to within the agreed timescale", service="Highways")
    document = opened(narrate(report_of(long), sections=Section.SCORECARD))
    widths = [column.width for column in document.tables[0].columns]
    section = document.sections[0]
    room = section.page_width - section.left_margin - section.right_margin
    assert abs(sum(widths) - room) < 0.01 * room
    assert max(widths) == widths[1]  # the names
    assert widths[0] < widths[7]  # codes, and changes
    assert {cell.width for cell in document.tables[0].rows[2].cells} == set(widths)
    crowded = opened(narrate(report_of(made(86, 84, name="x" * 400, code="y" * 400)), sections=Section.SCORECARD))
    assert min(column.width for column in crowded.tables[0].columns) > 200_000


def test_bars_are_left_to_the_table_next_to_them() -> None:
    document = opened(narrate(WHOLE, sections=Section.HISTORY))
    assert len(document.tables) == 2
    assert document.tables[0].rows[-1].cells[0].text == "Q2 2023/24"


def wide(columns: int, heads: int = 1, rows: int = 1) -> Table:
    cells = tuple((Words(f"C{place}"),) for place in range(columns))
    return Table(cells, (cells,) * rows, caption=(Words("Counts"),), heads=heads)


def test_table_of_many_columns_is_written_in_parts_with_its_heads() -> None:
    document = opened(Narrative((wide(12, heads=2),)))
    assert [[cell.text for cell in table.rows[0].cells] for table in document.tables] == [
        ["C0", "C1", "C2", "C3", "C4", "C5", "C6"],
        ["C0", "C1", "C7", "C8", "C9", "C10", "C11"],
    ]
    assert styled_lines(document) == [("Caption", "Counts"), ("Caption", "Counts, continued")]


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


@pytest.mark.parametrize("name", [*HOSTILE, "Calls\uffff"])
def test_any_name_in_a_caption_stays_text_in_the_alternative_text(name: str) -> None:
    document = opened(Narrative((Table(((Words("A"),),), (), caption=(Name(name),)),)))
    described = document.tables[0]._tbl.tblPr.find(qn("w:tblCaption"))  # noqa: SLF001  python-docx has no name for it
    assert described.get(qn("w:val")) == document.paragraphs[0].text == kept(name)


def test_rating_in_a_sentence_of_a_cell_is_shaded_by_itself() -> None:
    document = opened(narrate(WHOLE, sections=Section.SCORECARD))
    badge = document.tables[0].rows[2].cells[5].paragraphs[0].runs[0]
    assert badge._r.rPr.find(qn("w:shd")) is None  # noqa: SLF001  python-docx has no name for shading
    row = ((Words("was "), Badge("Red", Rag.RED)),)
    written = opened(Narrative((Table(((Words("A"),),), (row,)),))).tables[0].rows[1].cells[0]
    assert shading_of(written) is None
    assert written.paragraphs[0].runs[1]._r.rPr.find(qn("w:shd")).get(qn("w:fill")) == "CC0000"  # noqa: SLF001  nor for this
