"""Groupings from columns of tables: the ones that the caller names, and those that name themselves."""

from typing import Any

import polars as pl
import pytest

from qpr_core.frames import check_scorecard, read_indicators, read_scorecard
from qpr_core.frames.scorecards.cell_faults import FaultsError

ROWS: dict[str, list[Any]] = {
    "Code": ["W1", "S1", "N1"],
    "Indicator": ["Bins", "Streets", "Noise"],
    "Polarity": ["high"] * 3,
    "Unit": ["%"] * 3,
    "Corporate priority": ["Cleaner borough", "Cleaner borough", None],
    "Theme": ["Waste", None, None],
    "Directorate": ["Place", "Place", "People"],
}
RESULTS = pl.DataFrame({"code": ["W1", "S1", "N1"], "Q1 2023/24": [80, 81, 82]})
PATH = {"priority": ["Corporate priority", "Theme"]}


def places(*, rows: dict[str, list[Any]] = ROWS, **how: Any) -> list[Any]:
    read = read_scorecard(pl.DataFrame(rows), RESULTS, **how).scorecard
    return [(each.indicator.service, dict(each.indicator.groups)) for each in read]


def test_named_columns_are_groupings_of_one_and_of_several_levels() -> None:
    assert places(groupings=PATH) == [
        ("Place", {"priority": ("Cleaner borough", "Waste")}),
        ("Place", {"priority": ("Cleaner borough",)}),
        ("People", {}),
    ]


def test_column_that_is_read_as_the_service_can_be_a_grouping_instead() -> None:
    by_name = {"directorate": "DIRECTORATE", "priority": "corporate_priority", "theme": "Theme"}
    assert places(groupings=by_name)[0] == (
        None,
        {"directorate": ("Place",), "priority": ("Cleaner borough",), "theme": ("Waste",)},
    )


def test_one_column_may_be_in_two_groupings() -> None:
    assert places(groupings={**PATH, "goal": "Corporate priority"})[0][1] == {
        "priority": ("Cleaner borough", "Waste"),
        "goal": ("Cleaner borough",),
    }


def test_columns_are_not_guessed_as_groupings() -> None:
    rules = [fault.rule for fault in check_scorecard(pl.DataFrame(ROWS), RESULTS)]
    assert rules == ["heading must be known"] * 2


def test_headings_that_name_a_grouping_need_no_option() -> None:
    named = {"Corporate priority": "Group: priority, level 1", "Theme": "GROUP: priority, Level 2"}
    rows = {named.get(heading, heading): cells for heading, cells in ROWS.items()}
    assert places(rows=rows) == places(groupings=PATH)
    own = {"Group: ward" if heading == "Theme" else heading: cells for heading, cells in ROWS.items()}
    assert places(rows=own, ignore=["Corporate priority"])[0][1] == {"ward": ("Waste",)}


def test_place_of_numbers_is_text() -> None:
    assert places(rows={**ROWS, "Theme": [1, 2, 3]}, groupings={"theme": "Theme"}, ignore=["Corporate priority"])[2][
        1
    ] == {"theme": ("3",)}


def test_long_table_has_the_places_in_every_row() -> None:
    rows = {**ROWS, "Period": ["Q1 2023/24"] * 3, "Value": [80, 81, 82]}
    twice = pl.concat([pl.DataFrame(rows), pl.DataFrame({**rows, "Period": ["Q2 2023/24"] * 3})])
    read = read_scorecard(twice, groupings=PATH).scorecard
    assert [each.indicator.groups for each in read] == [groups for _, groups in places(groupings=PATH)]
    changed = pl.concat(
        [pl.DataFrame(rows), pl.DataFrame({**rows, "Period": ["Q2 2023/24"] * 3, "Theme": ["X", None, None]})]
    )
    rules = [fault.rule for fault in check_scorecard(changed, groupings=PATH)]
    assert rules == ["Group: priority, level 2 must be the same in every row of an indicator"]


def test_places_in_a_table_of_results_are_not_read_again() -> None:
    results = RESULTS.with_columns(pl.Series("Theme", ["A", "B", "C"]))
    reading = read_scorecard(pl.DataFrame(ROWS), results, groupings=PATH)
    assert any("Theme" in notice and "was not read" in notice for notice in reading.notices)


@pytest.mark.parametrize(
    ("rows", "groupings", "message"),
    [
        ({}, {"ward": "Ward"}, "groupings must name headings of the table for 'ward', got the columns 'Code', "),
        (
            {"Corporate priority": [None, "A", "B"]},
            PATH,
            "place in 'priority' must not skip a level (fill the cell), got a blank cell before 'Waste'",
        ),
        ({"Group: ward": ["A"] * 3, "group: ward": ["B"] * 3}, PATH, "column for Group: ward, level 1 must occur once"),
        (
            {"Group: ward, level 2": ["A"] * 3},
            PATH,
            "columns of 'ward' must be Group: ward, level 1, got Group: ward, level 2",
        ),
        ({"Theme": ["#REF!", None, None]}, PATH, "cell must not have a spreadsheet error"),
    ],
)
def test_places_that_cannot_be_read_are_faults(rows: dict[str, Any], groupings: Any, message: str) -> None:
    with pytest.raises(FaultsError) as caught:
        read_indicators(pl.DataFrame({**ROWS, **rows}), groupings=groupings)
    assert message in str(caught.value)


def test_cell_that_cannot_be_read_is_not_a_skipped_level() -> None:
    with pytest.raises(FaultsError) as caught:
        read_indicators(pl.DataFrame({**ROWS, "Corporate priority": ["#REF!", "A", "B"]}), groupings=PATH)
    assert "spreadsheet error" in str(caught.value)
    assert "skip a level" not in str(caught.value)
