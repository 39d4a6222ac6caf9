"""The columns that a scorecard table shows, and their headings."""

import pytest
from attrs import evolve

from bracknell import scorecard as bracknell_scorecard
from qpr_core import Report
from qpr_core.rules import SecondRating
from qpr_core.styles import KENT as GIVEN
from qpr_core.styles import ScorecardColumn, ScorecardTable, Style
from qpr_core.wording.sections.scorecard_columns import headings, shown_columns
from qpr_core.wording.styles.printable_style import require_style
from qpr_core.wording.text.markup import PLAIN
from qpr_core.wording.text.spans import Name, text_of
from small_reports import WHOLE

KENT = require_style(GIVEN)  # with its terms
ALL = tuple(ScorecardColumn)
FIRST = evolve(WHOLE, previous=None, history=())
"""A report without the quarter before."""


@pytest.mark.parametrize(
    ("report", "has", "columns"),
    [
        (WHOLE, {}, {ScorecardColumn.BEFORE}),
        (evolve(FIRST, second=SecondRating(name="Forecast", ratings={})), {}, {ScorecardColumn.SECOND}),
        (FIRST, {"has_actions": True}, {ScorecardColumn.ACTION}),
        (FIRST, {"has_counts": True}, {ScorecardColumn.NUMERATOR, ScorecardColumn.DENOMINATOR}),
    ],
)
def test_column_is_shown_only_if_there_is_something_to_show(
    report: Report, has: dict[str, bool], columns: set[ScorecardColumn]
) -> None:
    shown = shown_columns(ALL, WHOLE.kpis, FIRST, KENT, has_actions=False)
    assert set(shown_columns(ALL, WHOLE.kpis, report, KENT, **{"has_actions": False, **has})) - set(shown) == columns


def test_headings_are_those_of_the_style_unless_its_table_names_them() -> None:
    found = headings(WHOLE, require_style(Style(table=ScorecardTable(names={"floor": "Limit"}))))
    assert found[ScorecardColumn.FLOOR] == (Name("Limit"),)
    assert found.keys() == set(ScorecardColumn)
    assert text_of(headings(WHOLE, KENT)[ScorecardColumn.FLOOR], PLAIN) == "Floor standard"


def test_headings_of_activity_indicators_have_positions() -> None:
    found = headings(WHOLE, KENT, of_activity=True)
    assert text_of(found[ScorecardColumn.RATING], PLAIN) == "Position"
    assert text_of(found[ScorecardColumn.BEFORE], PLAIN) == "Previous position"


def test_heading_of_the_floor_names_the_worst_band_if_there_are_tolerances() -> None:
    report = bracknell_scorecard().report("Q2 2025/26")
    assert text_of(headings(report, KENT)[ScorecardColumn.FLOOR], PLAIN) == "Red limit"
