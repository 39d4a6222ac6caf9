"""The parts of a narrative."""

from typing import Any

import pytest
from attrs import evolve

from kent import summary as kent_summary
from qpr_core import (
    Narrative,
    Paragraph,
    Section,
    narrate,
)
from qpr_core.errors import StyleError
from qpr_core.text import BulletList, Heading, Item, Numbered, Quantity, Table, Words
from qpr_core.wording.text.markup import MARKDOWN
from qpr_core.wording.text.parts import changed, led


def test_narratives_can_be_joined() -> None:
    assert narrate(kent_summary(), sections=[Section.HEADING]) + Narrative(()) == narrate(
        kent_summary(), sections=[Section.HEADING]
    )
    with pytest.raises(TypeError):
        narrate(kent_summary()) + "more"  # type: ignore[operator]  # a wrong type is what is tested


def test_heading_keeps_its_page_and_its_code_when_its_words_change() -> None:
    heading = Heading((Words("Waste"),), level=3, starts_page=True, code="W1")
    numbered = changed(Numbered(section=1, form="{section}.", part=heading), lambda spans: (*spans, Words("!")))
    assert numbered == Numbered(section=1, form="{section}.", part=evolve(heading, spans=(Words("Waste"), Words("!"))))
    assert led(heading, (Words("1 "),)) == evolve(heading, spans=(Words("1 "), Words("Waste")))


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ({"starts_page": 1}, "starts_page must be True or False, got 1"),
        ({"code": " "}, "code of a heading must not be blank, got ' '"),
        ({"level": 4}, "level of a heading must be 1, 2 or 3, got 4"),
    ],
)
def test_wrong_part_of_a_heading_is_refused(parts: dict[str, Any], message: str) -> None:
    with pytest.raises(StyleError, match=message):
        Heading((Words("Waste"),), **parts)


def test_every_line_of_a_table_is_changed() -> None:
    table = Table(((Words("KPI"),),), (((Words("one"),),), ((Words("two"),),)), caption=(Words("three"),))
    louder = changed(table, lambda spans: (*spans, Words("!")))
    assert str(louder) == "three!\n\nKPI\none!\ntwo!"


LIST = BulletList(Paragraph((Words("It is:"),)), (Item((Words("small"),)),))


@pytest.mark.parametrize(
    ("part", "text", "markdown"),
    [
        (Heading((Words("Introduction"),), level=2), "2) Introduction", "### 2) Introduction"),
        (Paragraph((Words("All well."),)), "2) All well.", "2) All well."),
        (LIST, "2) It is:\n- small", "2) It is:\n- small"),
    ],
    ids=["heading", "paragraph", "list"],
)
def test_number_is_at_the_start_of_the_first_line(
    part: Heading | Paragraph | BulletList, text: str, markdown: str
) -> None:
    made = Numbered(section=2, form="{section})", part=part)
    assert (str(made), "\n".join(made.lines(MARKDOWN))) == (text, markdown)
    assert repr(made) == f"<Numbered: {text}>"


def test_numbers_of_a_numbered_part_are_those_in_its_text() -> None:
    count = Quantity("8", 8, "ratings[Rag.RED]")
    made = Numbered(section=2, paragraph=3, form="{section}.{paragraph}", part=Paragraph((count, Words(" are Red."))))
    assert (made.printed, made.quantities) == ("2.3", (count,))


def test_every_line_of_a_numbered_part_is_changed_but_its_number() -> None:
    made = Numbered(section=2, form="{section}.", part=LIST)
    assert str(changed(made, lambda spans: (*spans, Words("!")))) == "2. It is:!\n- small!"
