"""The columns that a scorecard table shows, and their headings."""

import pytest

from bracknell import scorecard as bracknell_scorecard
from qpr_core.styles import KENT as GIVEN
from qpr_core.styles import ScorecardColumn, ScorecardTable, Style
from qpr_core.wording.sections.scorecard_columns import headings, shown_columns
from qpr_core.wording.styles.printable_style import require_style
from qpr_core.wording.text.markup import PLAIN
from qpr_core.wording.text.spans import Name, text_of
from small_reports import WHOLE

KENT = require_style(GIVEN)  # with its terms
ALL = tuple(ScorecardColumn)


@pytest.mark.parametrize(
    ("has", "columns"),
    [
        ("has_previous", {ScorecardColumn.BEFORE}),
        ("has_actions", {ScorecardColumn.ACTION}),
        ("has_counts", {ScorecardColumn.NUMERATOR, ScorecardColumn.DENOMINATOR}),
    ],
)
def test_column_is_shown_only_if_there_is_something_to_show(has: str, columns: set[ScorecardColumn]) -> None:
    without = {"has_previous": False, "has_actions": False, "has_counts": False}
    shown = shown_columns(ALL, WHOLE.kpis, KENT, **without)
    assert set(shown_columns(ALL, WHOLE.kpis, KENT, **{**without, has: True})) - set(shown) == columns


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
