"""The indicator of each row: by its code or its name, and never a wrong one."""

from typing import Any

import pandas as pd
import pytest

from frames.scorecards.workbooks import Q1, one_row, shown
from qpr_core import TimeSeries
from qpr_core.frames import check_scorecard, read_scorecard

TWO = pd.concat([one_row(), one_row(Code="C2", Name="Waits")], ignore_index=True)


def results(*rows: list[Any], columns: list[str]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=[*columns, Q1], dtype=object)


@pytest.mark.parametrize("names", [("Calls answered", "Waits"), (" calls  ANSWERED ", "waits")])
def test_a_table_without_codes_has_names(names: tuple[str, str]) -> None:
    card = read_scorecard(TWO, results([names[1], 12], [names[0], 84], columns=["Indicator"])).scorecard
    assert (card["C1"].series, card["C2"].series) == (TimeSeries({Q1: 84}), TimeSeries({Q1: 12}))


def test_a_name_that_is_not_known_is_a_fault() -> None:
    lines = shown(lambda: read_scorecard(TWO, results(["Visits", 12], columns=["Indicator"])))
    assert (
        "row 1 of results, column 'Indicator': result must be for an indicator in the table of indicators "
        "(correct the name, or add the indicator), got name 'Visits'"
    ) in lines


def test_a_code_that_is_the_name_of_an_indicator_is_not_matched_with_it() -> None:
    lines = shown(lambda: read_scorecard(TWO, results(["Waits", 12], columns=["Code"])))
    assert any(line.endswith("got code 'Waits'") for line in lines)


def test_a_name_of_two_indicators_is_a_fault_of_each_row() -> None:
    same = pd.concat([one_row(), one_row(Code="C2", Name="CALLS  answered")], ignore_index=True)
    lines = shown(lambda: read_scorecard(same, results(["Calls answered", 84], columns=["Indicator"])))
    assert any(line.startswith("row 1 of results, column 'Indicator'") for line in lines), lines


def test_a_name_of_a_different_indicator_than_that_of_the_code_is_a_fault() -> None:
    rows = [["C1", "Waits", 84], ["C2", "Calls answered", 12]]
    lines = shown(lambda: read_scorecard(TWO, results(*rows, columns=["Code", "Indicator"])))
    for row, code, name, other in ((1, "C1", "Calls answered", "Waits"), (2, "C2", "Waits", "Calls answered")):
        whose = {"C1": "C2", "C2": "C1"}[code]
        line = f"name must be that of the code {code} ({name}), got {other!r}, which is {whose}"
        assert f"row {row} of results, column 'Indicator': {line}" in lines


def test_a_row_without_a_code_is_a_fault() -> None:
    lines = shown(lambda: read_scorecard(TWO, results(["C1", 84], [None, 12], ["C2", 3], columns=["Code"])))
    assert lines == ["row 2 of results, column 'Code': row must have a code, got a blank cell"]


def test_the_last_row_may_have_nothing_but_the_code_of_an_indicator() -> None:
    """A row with one cell is a footnote only if the cell is not a code."""
    reading = read_scorecard(TWO, results(["C1", 84], ["c2", None], ["Source: CRM", None], columns=["Code"]))
    assert reading.scorecard["C2"].series == TimeSeries({Q1: None})
    assert reading.notices == ("row 3 of results is a footnote and was left out: 'Source: CRM'",)


def test_a_name_that_is_not_quite_that_of_the_code_is_noticed() -> None:
    reading = read_scorecard(TWO, results(["C1", "Calls", 84], ["C2", 5, 12], columns=["Code", "Indicator"]))
    assert reading.scorecard["C1"].series == TimeSeries({Q1: 84})
    assert reading.notices == (
        "row 1 of results, column 'Indicator' has the name 'Calls' for C1, which is 'Calls answered'",
    )


@pytest.mark.parametrize(("column", "cell"), [("Unit", "£"), ("Polarity", "low")])
def test_a_repeated_part_that_contradicts_the_definition_is_a_fault(column: str, cell: str) -> None:
    results = pd.DataFrame({"Code": ["C1"], column: [cell], Q1: [84]})
    (fault,) = check_scorecard(one_row(), results)
    assert fault.rule == f"{column.lower()} must be the same as in the definition"
    assert fault.given == repr(cell)


def test_a_code_like_a_word_for_totals_is_that_of_its_indicator() -> None:
    definitions = one_row(Code="Total", Name="All calls")
    card = read_scorecard(definitions, pd.DataFrame({"Code": ["Total"], Q1: [84]})).scorecard
    assert card["Total"].series[Q1] == 84


@pytest.mark.parametrize(
    ("results", "column"),
    [
        (pd.DataFrame({"Code": ["C1", "C9"], Q1: ["84", "1 in 4"]}), Q1),
        (pd.DataFrame({"Code": ["C1", "C9"], "Period": [Q1, Q1], "Value": ["84", "1 in 4"]}), "Value"),
    ],
)
def test_figures_of_a_row_without_an_indicator_are_checked_too(results: pd.DataFrame, column: str) -> None:
    faults = check_scorecard(one_row(), results)
    assert [(fault.row, fault.column) for fault in faults] == [(2, "Code"), (2, column)]


@pytest.mark.parametrize(("part", "is_figure"), [(" numerator", True), (" action", False)])
def test_figures_under_a_heading_that_cannot_be_read_are_checked_too(part: str, is_figure: bool) -> None:
    heading = "Q1 24/25"
    results = pd.DataFrame({"Code": ["C1"], heading: ["1 in 4"], f"{heading}{part}": ["1 in 4"]})
    places = [(None, heading), (None, f"{heading}{part}"), (1, heading), *[(1, f"{heading}{part}")] * is_figure]
    assert [(fault.row, fault.column) for fault in check_scorecard(one_row(), results)] == places
