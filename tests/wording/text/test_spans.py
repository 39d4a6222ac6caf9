"""Spans of text."""

import qpr_core as qpr
from qpr_core.testing import a_report, an_indicator
from qpr_core.wording.text.markup import PLAIN
from qpr_core.wording.text.spans import Spark


def test_spark_of_months_has_a_block_for_each() -> None:
    months = qpr.TimeSeries({qpr.Period.parse("April 2023").shift(index): 70 + index for index in range(6)})
    trail = qpr.assess(an_indicator(aggregation=qpr.Aggregation.LAST_MONTH), months, "September 2023").trail
    assert len(Spark(trail, ()).render(PLAIN)) == 6


def test_spark_numbers_are_those_of_its_trail() -> None:
    scorecard = qpr.narrate(a_report([qpr.Rag.GREEN, qpr.Rag.AMBER]), sections=[qpr.Section.SCORECARD])
    sources = [quantity.source for quantity in scorecard.quantities]
    assert any("trail" in source for source in sources), sources
