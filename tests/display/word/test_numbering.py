"""Word's own numbers: what Word counts, from the XML of a document, is what the text prints."""

from typing import Any

import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

import kent
import northmoor
from display.word.opened import opened
from qpr_core import Narrative, Paragraph
from qpr_core.display.word.numbering import INDENT
from qpr_core.text import Heading, Numbered, Words, cover_paper

KENT_PAPER = cover_paper(kent.summary(), kent.paper())


def counted(document: Any) -> list[str]:
    """Count as Word does: each list by itself, and the paragraphs of a section from the start of their level."""
    numbering = document.part.numbering_part.element
    abstract = {each.get(qn("w:abstractNumId")): each for each in numbering.findall(qn("w:abstractNum"))}
    lists = {each.numId: abstract[str(each.abstractNumId.val)] for each in numbering.num_lst}
    reached: dict[tuple[int, int], int] = {}
    printed = []
    for paragraph in document.paragraphs:
        properties = paragraph._p.pPr  # noqa: SLF001  python-docx has no name for numbers
        if properties is None or properties.numPr is None:
            continue
        identity, level = properties.numPr.numId.val, properties.numPr.ilvl.val
        levels = lists[identity].findall(qn("w:lvl"))
        starts = [int(each.find(qn("w:start")).get(qn("w:val"))) for each in levels]
        assert lists[identity].find(qn("w:multiLevelType")).get(qn("w:val")) == "multilevel"
        assert {each.find(qn("w:numFmt")).get(qn("w:val")) for each in levels} == {"decimal"}
        reached[identity, level] = reached.get((identity, level), starts[level] - 1) + 1
        if level == 0:
            reached.pop((identity, 1), None)
        text = levels[level].find(qn("w:lvlText")).get(qn("w:val"))
        for place in (0, 1):
            text = text.replace(f"%{place + 1}", str(reached.get((identity, place), starts[place])))
        printed.append(text)
    return printed


def numbers_in(narrative: Narrative) -> list[str]:
    return [part.printed for part in narrative.parts if isinstance(part, Numbered)]


@pytest.mark.parametrize("narrative", [KENT_PAPER, northmoor.written()], ids=["Kent", "Northmoor"])
def test_word_counts_the_numbers_that_the_text_prints(narrative: Narrative) -> None:
    document = opened(narrative)
    assert counted(document) == numbers_in(narrative)
    assert len({each.numId for each in document.part.numbering_part.element.num_lst}) == 2  # and the bullets


def test_numbers_are_not_typed_in_the_text_of_a_document() -> None:
    lines = [(paragraph.style.name, paragraph.text) for paragraph in opened(KENT_PAPER).paragraphs]
    assert ("Heading 2", "Introduction") in lines
    assert ("Heading 2", "Quarter 2 Performance Report") in lines
    assert ("Normal", "Of the 38 KPIs included in the report, the latest RAG status are as follows:") in lines
    assert not any(text.startswith(("1.", "2.", "3.", "4.")) for _, text in lines)


def test_bullets_of_a_numbered_paragraph_are_indented_below_its_text() -> None:
    paragraphs = opened(KENT_PAPER).paragraphs
    indents = {each.style.name: each.paragraph_format.left_indent for each in paragraphs if "List" in each.style.name}
    assert {name: indent.twips for name, indent in indents.items()} == {
        "List Bullet": INDENT + 360,
        "List Bullet 2": INDENT + 720,
    }


def test_part_of_a_paper_keeps_its_numbers() -> None:
    alone = Narrative(KENT_PAPER.parts[12:15])
    assert numbers_in(alone) == ["2.1.", "2.2.", "2.3."]
    assert counted(opened(alone)) == numbers_in(alone)


def test_two_papers_in_one_document_are_numbered_each_by_itself() -> None:
    both = KENT_PAPER + northmoor.written()
    assert counted(opened(both)) == numbers_in(KENT_PAPER) + numbers_in(northmoor.written())


def test_labels_are_bold_and_the_rest_of_the_line_is_not() -> None:
    first = opened(KENT_PAPER).paragraphs[0]
    assert [(run.text, run.bold) for run in first.runs] == [
        ("From:", True),
        (" ", None),
        ("Leader of the Council; Chief Executive Officer", None),
    ]


def numbered(section: int, paragraph: int | None, form: str) -> Numbered:
    words = (Words("All well."),)
    part = Heading(words, level=2) if paragraph is None else Paragraph(words)
    return Numbered(section=section, paragraph=paragraph, form=form, part=part)


def test_section_whose_first_paragraph_is_missing_starts_a_new_list() -> None:
    places = [(1, None), (1, 1), (1, 2), (2, None), (2, 2), (2, 3), (3, None), (3, 1)]
    parts = [
        numbered(section, below, "{section}" if below is None else "{section}.{paragraph}") for section, below in places
    ]
    assert counted(opened(Narrative(tuple(parts)))) == ["1", "1.1", "1.2", "2", "2.2", "2.3", "3", "3.1"]


PLACES = st.tuples(st.integers(1, 3), st.none() | st.integers(1, 3), st.sampled_from(["{section}", '"{section}" & <']))


@settings(max_examples=100)
@given(st.lists(PLACES, min_size=1, max_size=8))
def test_any_parts_in_any_order_have_their_numbers(places: list[tuple[int, int | None, str]]) -> None:
    parts = [
        numbered(section, below, form if below is None else form + ".{paragraph}") for section, below, form in places
    ]
    assert counted(opened(Narrative(tuple(parts)))) == [part.printed for part in parts]
