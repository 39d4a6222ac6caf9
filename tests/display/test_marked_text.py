"""Marks in a text that may overlap."""

import xml.etree.ElementTree as ET
from html import escape

from hypothesis import example, given
from hypothesis import strategies as st

from display.html_checks import parse_html, whole_text
from qpr_core.display.marked_text import Mark, marked

TEXT = "12 <b>\n & 34"


@st.composite
def some_marks(draw: st.DrawFn) -> list[Mark]:
    """Return marks of two kinds anywhere in the text, some of them with an attribute."""
    made: list[Mark] = []
    for number in range(draw(st.integers(0, 6))):
        start = draw(st.integers(0, len(TEXT) - 1))
        end = draw(st.integers(start + 1, len(TEXT)))
        attributes = draw(st.sampled_from(["", f' id="{number}"']))
        made.append(Mark(start=start, end=end, kind=draw(st.sampled_from("ab")), attributes=attributes))
    return made


def kinds_by_place(element: ET.Element, around: frozenset[str] = frozenset()) -> list[frozenset[str]]:
    """Return the kinds of mark around each character of an element."""
    within = around | {element.attrib["class"]} if element.tag == "mark" else around
    found = [within] * len(element.text or "")
    for child in element:
        found += kinds_by_place(child, within) + [within] * len(child.tail or "")
    return found


@given(some_marks())
@example([Mark(start=0, end=3, kind="a"), Mark(start=1, end=5, kind="b"), Mark(start=2, end=7, kind="b")])
def test_every_character_has_its_marks_however_they_overlap(marks: list[Mark]) -> None:
    root = parse_html(marked(TEXT, marks, escape))
    assert whole_text(root) == TEXT
    expected = [frozenset(mark.kind for mark in marks if mark.start <= place < mark.end) for place in range(len(TEXT))]
    assert kinds_by_place(root) == expected


@given(some_marks())
def test_each_mark_with_attributes_is_drawn_with_them_once(marks: list[Mark]) -> None:
    drawn = [element.get("id") for element in parse_html(marked(TEXT, marks, escape)).iter("mark")]
    given_ids = [str(number) for number, mark in enumerate(marks) if mark.attributes]
    assert sorted(each for each in drawn if each) == given_ids


def test_mark_that_crosses_another_has_its_flag_once() -> None:
    crossing = [
        Mark(start=0, end=2, kind="a", flag="1"),
        Mark(start=1, end=3, kind="b", flag="2", attributes=' id="1"'),
    ]
    drawn = '<mark class="a">1x<mark class="b" id="1">2y</mark></mark><mark class="b">z</mark>'
    assert marked("xyz", crossing, escape) == drawn


def test_mark_inside_one_of_its_kind_is_drawn_only_with_attributes() -> None:
    plain = [Mark(start=0, end=3, kind="a"), Mark(start=1, end=2, kind="a", flag="!")]
    assert marked("xyz", plain, escape) == '<mark class="a">xyz</mark>'
    numbered = [Mark(start=0, end=3, kind="a"), Mark(start=1, end=2, kind="a", attributes=' id="1"')]
    assert marked("xyz", numbered, escape) == '<mark class="a">x<mark class="a" id="1">y</mark>z</mark>'
    between = [*plain, Mark(start=0, end=2, kind="b")]
    assert marked("xyz", between, escape).count('<mark class="a">') == 2  # the inner one is in the other kind


def test_first_of_two_marks_in_the_same_place_is_the_outer_one() -> None:
    same = [Mark(start=0, end=1, kind="a"), Mark(start=0, end=1, kind="b")]
    assert marked("x", same, escape) == '<mark class="a"><mark class="b">x</mark></mark>'
    assert marked("x", same[::-1], escape) == '<mark class="b"><mark class="a">x</mark></mark>'
    crossed = [Mark(start=0, end=2, kind="c"), *(Mark(start=1, end=3, kind=kind) for kind in "ab")]
    assert marked("xyz", crossed, escape).endswith('</mark><mark class="a"><mark class="b">z</mark></mark>')
