"""Spans of text."""

from collections.abc import Callable

import pytest

import qpr_core as qpr
from qpr_core.errors import StyleError
from qpr_core.testing import a_report, an_indicator
from qpr_core.text import Heading, Words
from qpr_core.wording.text.markup import PLAIN
from qpr_core.wording.text.spans import Spark
from qpr_core.wording.text.tables import Bars, Segment, Table


def test_spark_of_months_has_a_block_for_each() -> None:
    months = qpr.TimeSeries({qpr.Period.parse("April 2023").shift(index): 70 + index for index in range(6)})
    trail = qpr.assess(an_indicator(aggregation=qpr.Aggregation.LAST_MONTH), months, "September 2023").trail
    assert len(Spark(trail, ()).render(PLAIN)) == 6


def test_spark_numbers_are_those_of_its_trail() -> None:
    scorecard = qpr.narrate(a_report([qpr.Rag.GREEN, qpr.Rag.AMBER]), sections=[qpr.Section.SCORECARD])
    sources = [quantity.source for quantity in scorecard.quantities]
    assert any("trail" in source for source in sources), sources


@pytest.mark.parametrize("mark", ["\x0b", "\n", "\ud800", "\uffff"], ids=ascii)
def test_text_of_a_part_is_refused_with_an_unprintable_character(mark: str) -> None:
    text = Words(f"All{mark}well.")
    segment = Segment(qpr.Rag.RED, (text,), 1)
    makes: list[Callable[[], object]] = [
        lambda: qpr.Paragraph((text,)),
        lambda: Heading((text,)),
        lambda: Table(((text,),), ()),
        lambda: qpr.Paragraph((Spark((), (text,)),)),
        lambda: Bars((), (((), (segment,)),)),
        lambda: Bars((), (((), (segment._replace(name=(), text=text.text),)),)),
    ]
    for make in makes:
        with pytest.raises(StyleError, match="text of a span must be one line of printable characters"):
            make()
