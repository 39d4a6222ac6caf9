"""Checked drafts as HTML, Markdown, Word and text: every claim is marked as right, wrong or not read."""

import re
import xml.etree.ElementTree as ET
from functools import cache

import pytest
from attrs import evolve
from hypothesis import example, given, settings
from hypothesis import strategies as st

from display.html_checks import parse_html, whole_text
from drafts_corpus import corpus
from drafts_council import report
from pictured import HOSTILE
from qpr_core import Discrepancy, Rag, Report, check_text, to_html, to_markdown, to_text
from qpr_core.answers import Mistake
from qpr_core.display.word import to_word
from qpr_core.styles import Palette
from qpr_core.text import CheckedDraft, Unread

DRAFT = """# Performance in Quarter 2

Of the 40 KPIs, 23 met target. CS01 is Red at 78%. 12 projects are Green.
- The Red KPIs are CS01 and HT02.
"""

PASSAGES = [passage.text for passage in corpus()]


@cache
def council() -> Report:
    return report()


def checked(draft: str = DRAFT) -> CheckedDraft:
    return check_text(draft, council())


def drawn(draft: CheckedDraft) -> ET.Element:
    """Return the element with the text of the draft."""
    return next(each for each in parse_html(to_html(draft)).iter("div") if each.get("class") == "qpr-draft")


def without_flags(element: ET.Element) -> str:
    """Return the text of an element without what is in front of marked passages."""
    parts = [element.text or ""]
    for child in element:
        parts += ["" if child.get("class") == "qpr-flag" else without_flags(child), child.tail or ""]
    return "".join(parts)


def passages(draft: CheckedDraft, kind: str) -> list[str]:
    return [without_flags(each) for each in drawn(draft).iter("mark") if each.get("class") == kind]


@settings(deadline=None)
@given(
    st.lists(st.sampled_from([*PASSAGES, *HOSTILE, "<mark>", "</div>", "&lt;", "\t"]), max_size=3),
    st.sampled_from([" ", "\n", "\n\n"]),
)
@example(["CS01 and HT03 moved from Amber to Red."], " ")  # right for one of them, and wrong for the other
def test_text_without_the_marks_is_the_draft(texts: list[str], between: str) -> None:
    draft = checked(between.join(texts))
    assert without_flags(drawn(draft)) == draft.text
    numbered = [*draft.discrepancies, *draft.unread]
    links = [each.get("href") for each in drawn(draft).iter("a")]
    assert len(links) == len(set(links)) == len(numbered)


def test_each_kind_of_passage_is_marked_with_its_words() -> None:
    draft = checked()
    assert passages(draft, "qpr-wrong") == [each.words for each in draft.discrepancies]
    assert passages(draft, "qpr-wrong") == ["23 met target", "CS01 and HT02", "HT02"]
    assert passages(draft, "qpr-unread") == ["12 projects are Green."]
    assert passages(draft, "qpr-right") == ["Quarter 2", "40", "Red", "78%", "CS01"]


def test_passage_has_a_symbol_and_a_word_in_front_of_it() -> None:
    flags = [whole_text(each).rstrip() for each in drawn(checked()).iter() if each.get("class") == "qpr-flag"]
    assert flags == [
        "right: ✓", "right: ✓", "wrong ✗ 1", "right: ✓", "right: ✓", "not read ? 1", "wrong ✗ 2", "right: ✓",
        "wrong ✗ 3",
    ]  # fmt: skip
    hidden = [each.get("aria-hidden") for each in drawn(checked()).iter("span") if whole_text(each) in "✓✗?"]
    assert set(hidden) == {"true"}


@pytest.mark.parametrize("page", [False, True], ids=["fragment", "page"])
def test_each_passage_leads_to_its_reason_and_back(page: bool) -> None:
    html = to_html(checked(), page=page)
    root = parse_html(html[html.index("<h1>") : html.index("</main>")] if page else html)
    places = {each.attrib["id"]: each for each in root.iter() if "id" in each.attrib}
    marks = [each for each in places.values() if each.tag == "mark"]
    assert len(marks) == 4
    for mark in marks:
        reason = places[next(mark.iter("a")).attrib["href"].removeprefix("#")]
        assert reason.tag == "li"
        assert reason[0].attrib["href"] == f"#{mark.get('id')}"
    assert len(places) == 8
    assert all(each.startswith("draft-") for each in places) is not page


def test_reasons_are_below_the_draft_with_their_lines() -> None:
    root = parse_html(to_html(checked()))
    assert [whole_text(each) for each in root.iter("h3")] == ["Wrong", "Not read"]
    assert [whole_text(each) for each in root.iter("li")] == [
        'wrong ✗ 1, line 3: "23 met target": the data show 22 (Green)',
        'wrong ✗ 2, line 4: "CS01 and HT02": the data also show CS06, HT01, HT06, EN06, FN04, CF05 (list of Red)',
        'wrong ✗ 3, line 4: "HT02": the data show Green (HT02)',
        'not read ? 1, line 3: "12 projects are Green." (it is about things other than KPIs)',
    ]


def test_anchors_of_two_drafts_in_a_notebook_are_different() -> None:
    one, other = (re.findall(' id="([^"]+)"', to_html(checked(text))) for text in (DRAFT, f"{DRAFT}Thank you."))
    assert len(one) == len(other) == 8
    assert not set(one) & set(other)


def test_passage_that_is_right_and_wrong_is_shown_as_wrong() -> None:
    draft = checked("CS01 is Red.")
    wrong = Discrepancy(mistake=Mistake.RATING, words="Red", start=8, end=11, fact=Rag.AMBER, about="CS02")
    both = evolve(draft, discrepancies=(wrong,))
    assert [(claim.words, claim.holds) for claim in both.claims] == [("Red", True)]
    assert passages(both, "qpr-wrong").count("Red") == 1
    assert "Red" not in passages(both, "qpr-right")


def test_clean_draft_has_no_lists_and_says_so_in_words() -> None:
    draft = checked("CS01 is Red at 78%.")
    words = "2 claims are right and none is wrong. No sentence was left unread."
    assert str(draft) == f"Checked draft\n\n{words}"
    root = parse_html(to_html(draft))
    assert words in whole_text(root)
    assert [*root.iter("ul"), *root.iter("h3"), *root.iter("a")] == []
    assert str(checked("")).endswith("\n\nNo claim was found. No sentence was left unread.")


def test_text_lists_the_wrong_passages_then_the_unread_ones() -> None:
    assert str(checked()).splitlines() == [
        "Checked draft",
        "",
        "5 claims are right and 3 are wrong. 1 sentence was not read.",
        "",
        "Wrong",
        "",
        '- Line 3: "23 met target": the data show 22 (Green)',
        '- Line 4: "CS01 and HT02": the data also show CS06, HT01, HT06, EN06, FN04, CF05 (list of Red)',
        '- Line 4: "HT02": the data show Green (HT02)',
        "",
        "Not read",
        "",
        '- Line 3: "12 projects are Green." (it is about things other than KPIs)',
    ]
    assert to_text(checked()) == str(checked())
    assert repr(checked()) == "<CheckedDraft: 5 claims are right and 3 are wrong. 1 sentence was not read.>"


def test_markdown_and_word_have_the_same_list() -> None:
    lines = to_markdown(checked("12 *projects* are Green.")).splitlines()
    assert lines[-1] == r'- Line 1: "12 \*projects\* are Green." (it is about things other than KPIs)'
    assert lines[0] == "## Checked draft"
    paragraphs = [each.text for each in to_word(checked()).paragraphs]
    assert [each for each in str(checked()).splitlines() if each] == [
        f"- {each}" if each.startswith("Line") else each for each in paragraphs if each
    ]


@pytest.mark.parametrize(("end", "line"), [("\n", 3), ("\r\n", 3), ("\r", 3), (" ", 1)])
def test_lines_are_those_of_an_editor(end: str, line: int) -> None:
    draft = checked(f"All well.{end}{end}14 KPIs are Green.")
    assert f'- Line {line}: "14 KPIs are Green": the data show 22 (Green)' in str(draft)


def test_draft_with_characters_that_cannot_be_shown_is_shown_without_them() -> None:
    text = "12 \x1b[2Jprojects\x00 are\ud800 Green."
    draft = CheckedDraft(
        text=text,
        claims=(),
        discrepancies=(),
        unread=(Unread(sentence=text, start=0, end=len(text), why="its words are not known"),),
    )
    shown = "12 \ufffd[2Jprojects\ufffd are\ufffd Green."
    assert without_flags(drawn(draft)) == shown
    assert str(draft).endswith(f'- Line 1: "{shown}" (its words are not known)')


def test_page_has_its_title_its_language_and_the_colours_of_its_palette() -> None:
    page = to_html(checked(), page=True, palette=Palette(floor="#123456"), language="cy")
    assert page.startswith('<!DOCTYPE html>\n<html lang="cy">')
    assert "<title>Checked draft</title>" in page
    assert "<h1>Checked draft</h1>" in page
    assert "--qpr-floor: #123456;" in page
    assert "--qpr-floor: #123456;" in to_html(checked(), palette=Palette(floor="#123456"))
