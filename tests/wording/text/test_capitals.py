"""with_capitals: a capital at the start of every sentence."""

import pytest

import qpr_core as qpr
from qpr_core.testing import a_report
from qpr_core.wording.text.capitals import capitalised, with_capitals
from qpr_core.wording.text.markup import PLAIN
from qpr_core.wording.text.parts import Paragraph
from qpr_core.wording.text.spans import Name, Quantity, Spans, Spark, Words

GREEN, AMBER, RED = qpr.Rag


def said(report: qpr.Report, *sections: qpr.Section) -> str:
    return qpr.narrate(report, sections=sections).to_markdown()


def test_narrate_number_in_words_has_a_capital_in_a_table() -> None:
    report = a_report([AMBER, RED], [RED, GREEN])
    text = said(report, qpr.Section.MOVED)
    assert "One KPI moved to Green: Indicator 2 (K2, from Red). One fell to Red: Indicator 1 (K1, from Amber)." in text


def test_with_capitals_changes_words_after_a_full_stop() -> None:
    spans = (Words("it is Red. "), Words("it fell"), Words(", and "), Words("it rose. "), Words("then no more."))
    assert str(*with_capitals([Paragraph(spans)])) == "it is Red. It fell, and it rose. Then no more."


def test_capitalised_keeps_a_name_as_the_user_has_it() -> None:
    assert [span.render(PLAIN) for span in capitalised((Words("Done. "), Name("iPads lent"), Words(" rose.")))] == [
        "Done. ",
        "iPads lent",
        " rose.",
    ]


NINE = Quantity("nine", 9, "nine")


@pytest.mark.parametrize(
    ("before", "begins"),
    [
        ((), True),
        ((Words("Of "),), False),
        ((Words("Of the "),), False),
        ((Words("Done. "),), True),
        ((Words("Up "), Spark((), (Words("no results"),))), False),
        ((Words("Done. "), Spark((), (Words("no results"),))), True),
    ],
)
def test_with_capitals_changes_a_number_that_begins_a_sentence(before: Spans, begins: bool) -> None:
    (paragraph,) = with_capitals([Paragraph((*before, NINE))])
    assert paragraph.quantities[0].text == ("Nine" if begins else "nine")
