"""The contents list of Word documents: a field with a line for each heading."""

from io import BytesIO
from typing import Any

from docx.oxml.ns import qn

import northmoor
from display.word.opened import contents_of, opened
from qpr_core import Narrative, Paragraph
from qpr_core.display.word import to_word
from qpr_core.text import Heading, Words


def report(*levels: int) -> Narrative:
    return Narrative(tuple(Heading((Words(f"Part <{place}>"),), level) for place, level in enumerate(levels)))


def field_of(document: Any) -> str:
    (field,) = [each.text.strip() for each in document.element.iter(qn("w:instrText"))]
    return str(field)


def test_contents_follow_the_title_and_list_the_headings_below_it() -> None:
    document = opened(report(1, 2, 3, 2), contents=True)
    assert contents_of(document) == [
        ("TOC Heading", "Contents"),
        ("toc 2", "Part <1>"),
        ("toc 3", "Part <2>"),
        ("toc 2", "Part <3>"),
    ]
    assert field_of(document) == r'TOC \o "2-3" \h \z \u'
    first, second = list(document.element.body)[:2]
    assert first.tag == qn("w:p")
    assert second.tag == qn("w:sdt")


def test_contents_of_several_reports_come_first_and_list_their_titles() -> None:
    document = opened(report(1, 2, 1, 2), contents=True)
    assert [style for style, _ in contents_of(document)] == ["TOC Heading", "toc 1", "toc 2", "toc 1", "toc 2"]
    assert field_of(document) == r'TOC \o "1-3" \h \z \u'
    assert document.element.body[0].tag == qn("w:sdt")


def test_field_is_whole_and_marked_for_word_to_bring_up_to_date() -> None:
    document = opened(report(2), contents=True)
    marks = list(document.element.iter(qn("w:fldChar")))
    assert [each.get(qn("w:fldCharType")) for each in marks] == ["begin", "separate", "end"]
    assert marks[0].get(qn("w:dirty")) == "true"


def test_each_line_leads_to_its_heading() -> None:
    document = opened(report(1, 2, 2), contents=True)
    anchors = [each.get(qn("w:anchor")) for each in document.element.iter(qn("w:hyperlink"))]
    marked = {
        start.get(qn("w:name")): paragraph.text
        for paragraph in document.paragraphs
        for start in paragraph._p.iter(qn("w:bookmarkStart"))  # noqa: SLF001  python-docx has no name for bookmarks
    }
    assert [marked[anchor] for anchor in anchors] == ["Part <1>", "Part <2>"]
    starts = [each.get(qn("w:id")) for each in document.element.iter(qn("w:bookmarkStart"))]
    ends = [each.get(qn("w:id")) for each in document.element.iter(qn("w:bookmarkEnd"))]
    assert starts == ends == ["1", "2"]


def test_report_of_six_headings_has_contents_unless_they_are_refused() -> None:
    assert contents_of(opened(report(1, *[2] * 5))) == []
    assert len(contents_of(opened(report(1, *[2] * 6)))) == 7
    assert contents_of(opened(report(1, *[2] * 6), contents=False)) == []


def test_text_without_headings_has_no_contents() -> None:
    text = Narrative((Paragraph((Words("All well."),)),))
    assert contents_of(opened(text, contents=True)) == []
    assert contents_of(opened(report(1), contents=True)) == []


def test_numbered_headings_are_listed_with_their_numbers() -> None:
    lines = contents_of(opened(northmoor.written(), contents=True))
    assert ("toc 2", "4.0 Background papers") in lines


def names_of(document: Any) -> list[str]:
    return [each.get(qn("w:name")) for each in document.element.iter(qn("w:bookmarkStart"))]


def test_bookmarks_differ_from_those_of_a_template() -> None:
    to_word(report(1, 2, 2), contents=True).save(earlier := BytesIO())
    document = opened(report(1, 2, 2), contents=True, template=earlier.getvalue())
    assert names_of(document) == ["_Toc200000001", "_Toc200000002", "_Toc200000003", "_Toc200000004"]
    linked = [each.get(qn("w:anchor")) for each in document.element.iter(qn("w:hyperlink"))]
    assert sorted(linked) == names_of(document)
    identities = [each.get(qn("w:id")) for each in document.element.iter(qn("w:bookmarkStart"))]
    assert len(set(identities)) == 4
