"""Templates of Word documents: their styles, pages and headers are kept, and what they lack is added."""

from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

from display.word.opened import opened, shading_of, styled_lines
from pictured import WHOLE
from qpr_core import Narrative, Paragraph, Section, narrate
from qpr_core.display.word import to_word
from qpr_core.display.word.blank import zipped
from qpr_core.display.word.fields import add_field
from qpr_core.display.word.styles import STYLE_NAMES, kept_name
from qpr_core.errors import StyleError
from qpr_core.text import Heading, Words

TEXT = Narrative((Heading((Words("Results"),), 2), Paragraph((Words("All well."),))))


def bytes_of(document: Any) -> bytes:
    document.save(kept := BytesIO())
    return kept.getvalue()


def house(*missing: str, text: str = "") -> bytes:
    """Return a template with a header and large headings, without the *missing* styles."""
    document = Document()
    document.styles["Heading 2"].font.size = Pt(31)
    document.sections[0].header.paragraphs[0].text = "Northmoor Council"
    document.sections[0].page_width, document.sections[0].page_height = Mm(200), Mm(280)
    document.core_properties.author = "A. Designer"
    for name in missing:
        style = document.styles[name].element
        style.getparent().remove(style)
    if text:
        document.add_paragraph(text)
    return bytes_of(document)


def changed(content: bytes, **changes: Any) -> bytes:
    """Return a document with its parts changed, by the ends of their names; None leaves one out."""
    with ZipFile(BytesIO(content)) as given:
        parts = {name: given.read(name) for name in given.namelist()}
    for end, change in changes.items():
        (name,) = [name for name in parts if Path(name).stem == end]
        parts[name] = change(parts[name])
    return zipped(parts)


def test_template_keeps_its_styles_header_and_page() -> None:
    document = opened(TEXT, template=house())
    assert styled_lines(document) == [("Heading 2", "Results"), ("Normal", "All well.")]
    assert document.styles["Heading 2"].font.size == Pt(31)
    assert document.sections[0].header.paragraphs[0].text == "Northmoor Council"
    assert round(document.sections[0].page_width.mm) == 200
    assert round(opened(TEXT, template=house(), page="A4").sections[0].page_width.mm) == 210


def test_properties_of_a_template_are_replaced() -> None:
    written = opened(TEXT, template=house()).core_properties
    assert (written.author, written.comments, written.created) == ("", "", None)
    content = bytes_of(to_document(template=house()))
    with ZipFile(BytesIO(content)) as parts:
        assert not {"docProps/app.xml", "docProps/thumbnail.jpeg"} & set(parts.namelist())
        assert not any(b"python" in parts.read(name).lower() for name in parts.namelist())


def to_document(**parts: Any) -> Any:
    return to_word(TEXT, **parts)


def test_text_of_a_template_comes_before_the_report() -> None:
    assert styled_lines(opened(TEXT, template=house(text="Appendix 1")))[0] == ("Normal", "Appendix 1")


def test_empty_paragraph_of_a_template_is_removed() -> None:
    document = Document(BytesIO(house()))
    document.add_paragraph()
    assert [each.text for each in opened(TEXT, template=bytes_of(document)).paragraphs] == ["Results", "All well."]
    document.add_paragraph()
    assert len(opened(TEXT, template=bytes_of(document)).paragraphs) == 4


def test_landscape_pages_keep_the_header_of_a_template() -> None:
    wide = narrate(WHOLE, sections=[Section.RATINGS, Section.SCORECARD])
    first, second = opened(wide, template=house(text="Appendix 1")).sections
    assert (round(first.page_width.mm), round(second.page_width.mm)) == (200, 280)
    assert second.header.is_linked_to_previous
    assert not second.different_first_page_header_footer


def test_landscape_template_has_only_landscape_pages() -> None:
    template = Document(BytesIO(house()))
    section = template.sections[0]
    section.page_width, section.page_height = Mm(280), Mm(200)
    document = opened(narrate(WHOLE), template=bytes_of(template))
    assert [round(each.page_width.mm) for each in document.sections] == [280]


def test_styles_that_a_template_lacks_are_added() -> None:
    lacking = ("Caption", "List Bullet", "List Bullet 3", "Table Grid", "Heading 1")
    report = narrate(WHOLE, sections=Section.LISTED, actions={"A": "More staff."})
    document = opened(report, template=house(*lacking), contents=True)
    names = {style.element.find(qn("w:name")).get(qn("w:val")) for style in document.styles}
    assert {kept_name(name) for name in STYLE_NAMES} <= names
    assert ("List Bullet 3", "Management action: More staff.") in styled_lines(document)
    number = document.styles["List Bullet 3"].element.pPr.numPr
    assert (number.ilvl.val, number.numId.val) == (2, 10)  # python-docx has nine lists
    kept = document.styles["List Bullet 2"].element.pPr.numPr.numId.val
    assert kept != 10


def test_documentation_lists_the_styles_that_are_looked_for() -> None:
    page = Path(__file__).parents[3] / "docs" / "how-to" / "make-word-documents.md"
    rows = [line.split("|")[1] for line in page.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    listed = [name.strip() for row in rows[1:] for name in row.split(",")]
    assert sorted(listed) == sorted(STYLE_NAMES)


def test_added_styles_are_based_on_the_styles_of_the_template() -> None:
    renamed = changed(house("Caption"), styles=lambda xml: xml.replace(b'"Normal"', b'"Standard"', 1))
    styles = opened(TEXT, template=renamed).styles
    assert styles["Caption"].element.basedOn_val == styles["Normal"].style_id


def test_added_style_gets_an_identity_that_no_style_has() -> None:
    document = Document(BytesIO(house("Caption")))
    document.styles.add_style("Legend", 1).element.set(qn("w:styleId"), "Caption")
    styles = opened(TEXT, template=bytes_of(document)).styles
    assert (styles["Legend"].style_id, styles["Caption"].style_id) == ("Caption", "Caption0")


def test_template_without_lists_properties_or_pages_gets_them() -> None:
    content = house("List Bullet")
    bare = Document(BytesIO(content))
    for identity in [key for key, each in bare.part.rels.items() if each.reltype.endswith("/numbering")]:
        del bare.part.rels[identity]
    package = bare.part.package
    for identity in [key for key, each in package.rels.items() if each.reltype.endswith("/core-properties")]:
        del package.rels[identity]
    bare.element.body.remove(bare.element.body.sectPr)
    for language in [*bare.styles.element.iter(qn("w:lang"))]:
        language.getparent().remove(language)
    document = opened(narrate(WHOLE), template=bytes_of(bare), title="Performance")
    assert document.styles["List Bullet"].element.pPr.numPr.numId.val == 1
    assert round(document.sections[0].page_width.mm) == 210
    assert (document.core_properties.title, document.core_properties.author) == ("Performance", "")
    assert 'w:lang w:val="en-GB"' in document.styles.element.xml


def test_template_is_a_path_bytes_or_an_open_file(tmp_path: Path) -> None:
    path = tmp_path / "house.docx"
    path.write_bytes(house())
    expected = bytes_of(to_document(template=house()))
    with path.open("rb") as file:
        for given in (path, str(path), file):
            assert bytes_of(to_document(template=given)) == expected


def test_template_of_word_is_read_as_a_document() -> None:
    document, template = b"document.main+xml", b"template.main+xml"
    dotx = changed(house(), **{"[Content_Types]": lambda xml: xml.replace(document, template)})
    assert bytes_of(to_document(template=dotx)) == bytes_of(to_document(template=house()))


def page_fields(footer: Any) -> int:
    """Return how often a footer or a header has the number of the page."""
    return sum(" PAGE " in str(each.text) for each in footer._element.iter(qn("w:instrText")))  # noqa: SLF001  python-docx has no name for fields


def test_even_pages_and_the_first_page_have_numbers_too() -> None:
    template = Document(BytesIO(house()))
    template.settings.odd_and_even_pages_header_footer = True
    template.sections[0].different_first_page_header_footer = True
    document = opened(narrate(WHOLE), template=bytes_of(template))
    section = document.sections[0]
    footers = (section.footer, section.even_page_footer, section.first_page_footer)
    assert [page_fields(each) for each in footers] == [1, 1, 1]
    assert all(each.footer.is_linked_to_previous for each in document.sections[1:])
    assert len(document.sections) > 1


def test_front_page_of_a_template_stays_without_a_number() -> None:
    template = Document(BytesIO(house(text="Appendix 1")))
    template.sections[0].different_first_page_header_footer = True
    section = opened(TEXT, template=bytes_of(template)).sections[0]
    assert (page_fields(section.footer), page_fields(section.first_page_footer)) == (1, 0)


def test_pages_that_a_template_does_not_tell_apart_have_one_footer() -> None:
    section = opened(TEXT, template=house()).sections[0]
    assert page_fields(section.footer) == 1
    assert section.even_page_footer.is_linked_to_previous
    assert section.first_page_footer.is_linked_to_previous


def test_page_number_in_a_header_of_a_template_is_not_repeated() -> None:
    template = Document(BytesIO(house()))
    add_field(template.sections[0].header.paragraphs[0], "PAGE")
    section = opened(TEXT, template=bytes_of(template)).sections[0]
    assert (page_fields(section.header), page_fields(section.footer)) == (1, 0)


def test_footer_that_has_only_a_control_gets_a_line_with_the_number() -> None:
    template = Document(BytesIO(house()))
    footer = template.sections[0].footer
    footer.is_linked_to_previous = False
    root = footer._element  # noqa: SLF001  python-docx has no name for controls
    root.remove(footer.paragraphs[0]._p)  # noqa: SLF001  nor for the XML
    root.append(parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p/></w:sdtContent></w:sdt>"))
    assert page_fields(opened(TEXT, template=bytes_of(template)).sections[0].footer) == 1


@pytest.mark.parametrize("name", ["Table Text", "Caption", "Table Grid"])
def test_style_of_a_different_kind_in_a_template_is_refused(name: str) -> None:
    template = Document(BytesIO(house(*({name} & {"Caption", "Table Grid"}))))
    template.styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
    kind = "table" if name == "Table Grid" else "paragraph"
    rule = rf"style {name!r} of a template must be a style of a {kind} \(give it a different name\), got one of a char"
    with pytest.raises(StyleError, match=rule):
        to_document(template=bytes_of(template))


def test_template_without_room_between_its_margins_is_refused() -> None:
    template = Document(BytesIO(house()))
    template.sections[0].left_margin = Mm(175)
    rule = r"pages of a template must have room between their margins \(change them, or pass page='A4'\), got -\d+ mm"
    with pytest.raises(StyleError, match=rule):
        to_document(template=bytes_of(template))
    assert opened(TEXT, template=bytes_of(template), page="A4").paragraphs


@pytest.mark.parametrize("part", ["pgSz", "pgMar", "titlePg"])
def test_measure_of_a_template_that_is_no_number_is_refused(part: str) -> None:
    template = Document(BytesIO(house()))
    template.sections[0].different_first_page_header_footer = True
    for each in template.element.body.sectPr.iter(qn(f"w:{part}")):
        for name in ("w:w", "w:left", "w:val"):
            each.set(qn(name), "wide")
    with pytest.raises(StyleError, match=RULE):
        to_document(template=bytes_of(template))


RULE = r"template must be a Word document \(its path, its bytes, or a file that is open for reading them\), got "


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        (b"PK but no zip", "13 bytes"),
        (zipped({"a.txt": b"All well."}), "zip"),
        (5, "5"),
    ],
)
def test_template_that_is_not_a_word_document_is_refused(given: Any, shown: str) -> None:
    with pytest.raises(StyleError, match=RULE + (shown if shown != "zip" else r"\d+ bytes")):
        to_document(template=given)


@pytest.mark.parametrize("given", ["no-such-file.docx", Path("no-such-file.docx")])
def test_error_for_a_template_that_does_not_exist_says_so(given: Any) -> None:
    with pytest.raises(StyleError, match=r"^template must be a file that exists, got .*no-such-file\.docx"):
        to_document(template=given)


@pytest.mark.parametrize("damage", [lambda xml: xml[:200], lambda _: b"<a/>"])
def test_damaged_template_is_refused(damage: Any) -> None:
    for part in ("document", "styles", "[Content_Types]"):
        with pytest.raises(StyleError, match=RULE):
            to_document(template=changed(house(), **{part: damage}))


def test_template_with_a_damaged_part_is_refused() -> None:
    """The bytes of a part that is packed cannot be unpacked."""
    content = bytearray(house())
    start = content.index(b"word/document.xml") + len(b"word/document.xml")
    content[start : start + 8] = b"\xff" * 8
    with pytest.raises(StyleError, match="template must be a Word document"):
        to_document(template=bytes(content))


def test_caption_stays_with_its_table_whatever_the_style_of_a_template() -> None:
    document = opened(narrate(WHOLE, sections=Section.SCORECARD), template=house())
    assert document.styles["Caption"].paragraph_format.keep_with_next is None
    captions = [each for each in document.paragraphs if each.style.name == "Caption"]
    assert captions
    assert all(each.paragraph_format.keep_with_next for each in captions)


def test_headings_of_a_table_are_shaded_unless_the_template_has_a_look_for_them() -> None:
    def shades(template: bytes | None) -> set[str | None]:
        document = opened(narrate(WHOLE, sections=Section.SCORECARD), template=template)
        return {shading_of(cell) for cell in document.tables[0].rows[0].cells}

    assert shades(house()) == {"F3F2F1"}
    assert shades(house("Table Grid")) == shades(None) == {None}  # the style of the library has a look for them
