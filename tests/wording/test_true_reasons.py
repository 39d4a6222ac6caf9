"""Reasons that say what is true: of a year that is settled, of results since a new definition, of seasons and of gaps."""

from attrs import evolve

import qpr_core as qpr
from qpr_core.testing import a_series, an_indicator


def test_quarters_with_a_gap_are_not_the_last_ones() -> None:
    report = qpr.Scorecard([(an_indicator(), a_series(84, 85, 86, 87))]).report("Q2 2023/24", quarters=4)
    first, _, *others = report.history
    for history, heading in (
        (report.history, "The last 4 quarters"),
        ((first, *others), "3 quarters from Q3 2022/23 to Q2 2023/24"),
    ):
        text = qpr.narrate(evolve(report, history=history), sections=[qpr.Section.HISTORY])
        assert str(text).startswith(f"{heading}\n")
