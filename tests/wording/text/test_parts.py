"""The parts of a narrative."""

import pytest

from kent import summary as kent_summary
from qpr_core import (
    Narrative,
    Section,
    narrate,
)
from qpr_core.text import Table, Words
from qpr_core.wording.text.parts import changed


def test_narratives_can_be_joined() -> None:
    assert narrate(kent_summary(), sections=[Section.HEADING]) + Narrative(()) == narrate(
        kent_summary(), sections=[Section.HEADING]
    )
    with pytest.raises(TypeError):
        narrate(kent_summary()) + "more"  # type: ignore[operator]  # a wrong type is what is tested


def test_every_line_of_a_table_is_changed() -> None:
    table = Table(((Words("KPI"),),), (((Words("one"),),), ((Words("two"),),)), caption=(Words("three"),))
    louder = changed(table, lambda spans: (*spans, Words("!")))
    assert str(louder) == "three!\n\nKPI\none!\ntwo!"
