"""Pages of Word documents: A4, landscape for wide tables, and numbered."""

from io import BytesIO
from typing import Any

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from display.word.opened import opened
from pictured import WHOLE
from qpr_core import Narrative, Paragraph, Section, narrate
from qpr_core.styles import PageSize, ReportWords, Style
from qpr_core.text import Heading, Table, Words


def pages(document: Any) -> list[tuple[int, int]]:
    return [(round(each.page_width.mm), round(each.page_height.mm)) for each in document.sections]


def heading(level: int = 2) -> Heading:
    return Heading((Words("Results"),), level)


def table(columns: int) -> Table:
    cells = tuple((Words(f"Quarterly{place}"),) for place in range(columns))
    return Table(cells, (cells,), heads=2)


TEXT = Paragraph((Words("All well."),))


def test_pages_are_a4_unless_another_size_is_given() -> None:
    text = Narrative((TEXT,))
    assert pages(opened(text)) == [(210, 297)]
    assert pages(opened(text, page="A3")) == [(297, 420)]  # ISO 216
    assert pages(opened(text, page=PageSize.A5)) == [(148, 210)]


def test_wide_table_and_its_headings_are_on_landscape_pages() -> None:
    document = opened(Narrative((heading(1), TEXT, heading(), heading(3), TEXT, table(9), heading(), table(8))))
    assert pages(document) == [(210, 297), (297, 210), (210, 297)]
    landscape = document.sections[1]
    assert landscape.orientation == 1  # landscape
    assert [type(each).__name__ for each in landscape.iter_inner_content()][:3] == ["Paragraph"] * 3
    assert len([each for each in landscape.iter_inner_content() if type(each).__name__ == "Table"]) == 1


def test_wide_tables_that_follow_each_other_share_a_section() -> None:
    assert pages(opened(Narrative((heading(), table(9), heading(), table(9))))) == [(297, 210)]


def test_table_of_few_long_columns_is_on_a_landscape_page() -> None:
    long = Table(tuple((Words("a" * 40),) for _ in range(5)), ())
    assert pages(opened(Narrative((long,)))) == [(297, 210)]
    assert pages(opened(Narrative((table(5),)))) == [(210, 297)]


def test_table_in_parts_needs_no_landscape_page_if_each_part_is_narrow() -> None:
    assert pages(opened(Narrative((table(10),)))) == [(210, 297)]


def footer_fields(document: Any) -> list[str]:
    return [each.text.strip() for each in document.sections[0].footer._element.iter(qn("w:instrText"))]  # noqa: SLF001  python-docx has no name for fields


def test_each_page_has_its_number_in_the_words_of_the_style() -> None:
    document = opened(narrate(WHOLE, sections=[Section.RATINGS, Section.SCORECARD]))
    assert document.sections[0].footer.paragraphs[0].text == "Page 1 of 1"  # until a program counts
    assert document.sections[0].footer.paragraphs[0].style.name == "Footer"
    assert footer_fields(document) == ["PAGE", "NUMPAGES"]
    assert all(section.footer.is_linked_to_previous for section in list(document.sections)[1:])
    short = Style(report=ReportWords(page_number="{page}."))
    assert opened(WHOLE, style=short).sections[0].footer.paragraphs[0].text == "1."
    braces = Style(report=ReportWords(page_number="{{draft}} {page}"))
    assert opened(WHOLE, style=braces).sections[0].footer.paragraphs[0].text == "{draft} 1"


def footed(*runs: str) -> bytes:
    """Return a template with a footer: texts, and the XML of fields."""
    document = Document()
    paragraph = document.sections[0].footer.paragraphs[0]
    for run in runs:
        if run.startswith("<"):
            space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
            paragraph._p.append(parse_xml(run.replace("/>", f' xmlns:w="{space}"/>')))  # noqa: SLF001  python-docx has no name for fields
        else:
            paragraph.add_run(run)
    document.save(kept := BytesIO())
    return kept.getvalue()


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        ([], ["Page 1 of 1"]),
        (["Northmoor Council"], ["Northmoor Council", "Page 1 of 1"]),
        (['<w:fldSimple w:instr=" PAGE "/>'], [""]),
    ],
)
def test_page_numbers_follow_the_footer_of_a_template_unless_it_has_them(runs: list[str], expected: list[str]) -> None:
    document = opened(Narrative((TEXT,)), template=footed(*runs))
    assert [each.text for each in document.sections[0].footer.paragraphs] == expected


def test_page_numbers_of_our_own_document_are_kept_in_a_template() -> None:
    again = BytesIO()
    opened(Narrative((TEXT,))).save(again)
    document = opened(Narrative((TEXT,)), template=again.getvalue())
    assert footer_fields(document) == ["PAGE", "NUMPAGES"]
