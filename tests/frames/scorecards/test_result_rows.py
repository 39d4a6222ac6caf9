"""Results from long and wide tables: every figure in its period, with what is beside it."""

from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frames.scorecards.workbooks import CALLS, Q1, Q2, Q3, faults_of, one_row, shown, thresholds_of, workbook
from qpr_core import Period, Rag, Ratio, Status, Thresholds, TimeSeries
from qpr_core.frames import Reading, read_scorecard
from qpr_core.model.time.frequency import Frequency
from qpr_core.rules import Scheme


class Met(Scheme):
    """Two bands."""

    MET = "Met"
    MISSED = "Missed"


def frame(*rows: list[Any], columns: list[str]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=columns, dtype=object)


def read_long(*rows: Any, columns: list[str], parts: dict[str, Any] | None = None, **how: Any) -> Reading:
    return read_scorecard(one_row(**(parts or {})), frame(*rows, columns=["Code", *columns]), **how)


def read_wide(cells: dict[str, Any], parts: dict[str, Any] | None = None, **how: Any) -> Reading:
    return read_scorecard(one_row(**(parts or {})), frame(["C1", *cells.values()], columns=["Code", *cells]), **how)


def series_of(reading: Reading) -> TimeSeries:
    return reading.scorecard["C1"].series


@pytest.mark.parametrize("code", ["C1", "c1", " C 1 "])
def test_codes_match_in_any_case_and_with_spaces(code: str) -> None:
    assert series_of(read_long([code, Q1, 84], columns=["Period", "Value"])) == TimeSeries({Q1: 84})


@pytest.mark.parametrize(("first", "second"), [("1", 1), (1, "1"), (1, 1.0), ("1", 1.0)], ids=repr)
def test_codes_match_as_numbers_and_as_text(first: Any, second: Any) -> None:
    table = frame([second, Q1, 84], columns=["Code", "Period", "Value"])
    assert read_scorecard(one_row(Code=first), table).scorecard["1"].series == TimeSeries({Q1: 84})


def test_the_code_01_is_not_1() -> None:
    lines = shown(lambda: read_scorecard(one_row(Code="01"), frame([1, 84], columns=["Code", Q1])))
    rule = "result must be for an indicator in the table of indicators (perhaps 01)"
    assert f"row 1 of results, column 'Code': {rule}, got code '1'" in lines


@pytest.mark.parametrize(
    ("columns", "cells"),
    [
        (["Period"], [[Q1], [Q2]]),
        (["Year", "Quarter"], [["2023/24", "Q1"], ["2023/24", "Q2"]]),
        (["Year", "Quarter"], [["2023-24", 1], ["2023-24", 2.0]]),
        (["Financial year", "Qtr"], [["2023/24", "Qtr 1"], ["2023/24", "Quarter 2"]]),
        (["Year", "Period"], [["2023/24", "Q1"], ["2023/24", "Q2"]]),
        (["Quarter"], [[Q1], ["2023/24 Q2"]]),
        (["Year", "Quarter"], [["2023/24", Q1], [None, Q2]]),
    ],
    ids=repr,
)
def test_a_period_may_be_in_one_column_or_two(columns: list[str], cells: list[list[Any]]) -> None:
    rows = [["C1", *names, value] for names, value in zip(cells, (84, 86), strict=True)]
    assert series_of(read_long(*rows, columns=[*columns, "Value"])) == TimeSeries({Q1: 84, Q2: 86})


@pytest.mark.parametrize(
    ("year", "month", "name"),
    [("2023/24", "June", "Jun 2023"), ("2023/24", "January", "Jan 2024"), (2024, "January", "Jan 2024"), (2023, "Jun", "Jun 2023")],
)  # fmt: skip
def test_a_month_beside_a_financial_year_is_in_the_calendar_year_of_the_month(year: Any, month: str, name: str) -> None:
    reading = read_long(["C1", year, month, 5], columns=["Year", "Month", "Value"], parts={"Aggregation": "mean"})
    assert [str(period) for period, _, _ in series_of(reading)] == [name]


@pytest.mark.parametrize(
    ("year", "period"), [("2023/24", "Q4 2023/24"), (2024, "Q4 2023/24"), (2023, Q1), ("2023", Q1)], ids=repr
)
def test_a_year_beside_a_whole_period_may_be_the_financial_or_the_calendar_year(year: Any, period: str) -> None:
    """The fourth quarter of 2023/24 is in 2024."""
    reading = read_long(["C1", year, period, 84], columns=["Year", "Quarter", "Value"])
    assert series_of(reading) == TimeSeries({period: 84})


@pytest.mark.parametrize(
    ("columns", "cells", "line"),
    [
        (["Year", "Quarter"], ["2022/23", Q1], "column 'Year' (C1): year must be that of the period beside it (Q1 2023/24), got '2022/23'"),
        (["Year", "Quarter"], [2023, 1], "column 'Quarter' (C1): year of a quarter must be a financial year"),
        (["Year", "Month"], [2023, 6], "column 'Month' (C1): part of a year must be a name such as Q1 or June, got 6"),
        (["Year", "Quarter"], ["2023/24", None], "column 'Quarter' (C1): row must have a quarter, got a blank cell"),
        (["Year"], [None], "column 'Year' (C1): row must have a year, got a blank cell"),
        (["Quarter"], ["Q1"], "column 'Quarter' (C1): quarter must have a year (write Q1 2023/24)"),
    ],
    ids=repr,
)  # fmt: skip
def test_a_period_that_is_not_clear_is_a_fault_of_its_cell(columns: list[str], cells: list[Any], line: str) -> None:
    lines = shown(lambda: read_long(["C1", *cells, 84], columns=[*columns, "Value"]))
    assert lines[0].startswith(f"row 1 of results, {line}")


@pytest.mark.parametrize("heading", [Q1, "Qtr 1 2023-24", "2023/24 Q1", "Apr-Jun 2023", "Q1\n2023/24", "Q1 2023/24 actual", "Actual (Q1 2023/24)"])  # fmt: skip
def test_a_column_of_a_wide_table_is_a_period(heading: str) -> None:
    assert series_of(read_wide({heading: 84})) == TimeSeries({Q1: 84})


@pytest.mark.parametrize("same", ["Apr-Jun 2023", "2023/24 Q1", "Q1 2023/24 (Actual)"])
def test_two_columns_for_one_period_are_a_fault(same: str) -> None:
    (line,) = shown(lambda: read_wide({Q1: 84, same: 85}))
    assert line.startswith(
        f"results, column {same!r}: columns must be for different periods (pass one of them in ignore=), got {Q1!r} "
        f"and {same!r}"
    )


def test_a_heading_that_is_no_period_is_one_fault_for_all_rows() -> None:
    table = pd.concat([one_row(), one_row(Code="C2")], ignore_index=True)
    results = frame(["C1", 84, 1], ["C2", 85, 2], columns=["Code", Q1, "Q5 2023/24"])
    assert shown(lambda: read_scorecard(table, results)) == [
        "results, column 'Q5 2023/24': quarter must be 1, 2, 3 or 4, got 'Q5 2023/24'"
    ]


@pytest.mark.parametrize(
    ("cell", "figure"),
    [("84%", 84), ("1,234", 1234), ("(3)", -3), (" 84.95 ", "84.95"), (84.95, "84.95"), ("84 %", 84), ("84 per cent", 84)],
    ids=repr,
)  # fmt: skip
def test_text_figures_are_read(cell: Any, figure: Any) -> None:
    accept = ["above 100%"]
    assert series_of(read_wide({Q1: cell}, accept=accept)) == TimeSeries({Q1: figure})


@pytest.mark.parametrize("marker", ["<5", "n/a", "TBC", "-", "..", ":", "N/A", "≤5", "fewer than 5"])
@pytest.mark.parametrize("is_long", [False, True])
def test_a_marker_is_a_gap_with_its_reason(marker: str, is_long: bool) -> None:
    if is_long:
        reading = read_long(["C1", Q1, 84], ["C1", Q2, marker], columns=["Period", "Value"])
    else:
        reading = read_wide({Q1: 84, Q2: marker})
    assert series_of(reading) == TimeSeries({Q1: 84, Q2: None}, markers={Q2: marker})


def test_declared_markers_are_read_besides_the_usual_ones() -> None:
    series = series_of(read_wide({Q1: 84, Q2: "Late", Q3: "n/a"}, markers=["late"]))
    assert series == TimeSeries({Q1: 84, Q2: None, Q3: None}, markers={Q2: "Late", Q3: "n/a"})


def test_a_marker_may_have_a_column() -> None:
    reading = read_long(["C1", Q1, 84, None], ["C1", Q2, None, "late"], columns=["Period", "Value", "Marker"])
    assert series_of(reading) == TimeSeries({Q1: 84, Q2: None}, markers={Q2: "late"})


def test_a_marker_beside_a_result_is_a_fault() -> None:
    (line,) = shown(lambda: read_long(["C1", Q1, 84, "late"], columns=["Period", "Value", "Marker"]))
    assert line.endswith("column 'Marker' (C1): marker must be for a period without a result, got 'late'")


def test_a_marker_of_a_comparator_is_that_of_its_own_series() -> None:
    rows: list[list[Any]] = [
        ["C1", Q1, 84, None],
        ["C1", Q2, "n/a", "England"],
        ["C1", Q3, None, None],
        ["C1", Q3, "TBC", "England"],
    ]
    entry = read_long(*rows, columns=["Period", "Value", "Benchmark"]).scorecard["C1"]
    assert entry.series == TimeSeries({Q1: 84, Q3: None})
    assert entry.indicator.comparators == {"England": TimeSeries({Q2: None, Q3: None}, markers={Q2: "n/a", Q3: "TBC"})}


@pytest.mark.parametrize(
    ("counts", "result"),
    [([84, 100], Ratio(84, 100)), (["1,084", "2,000"], Ratio(1084, 2000)), ([84.0, 100.0], Ratio(84, 100)), ([0, 0], Ratio(0, 0))],
    ids=repr,
)  # fmt: skip
def test_two_counts_are_a_ratio(counts: list[Any], result: Ratio) -> None:
    columns = ["Period", "Numerator", "Denominator"]
    assert series_of(read_long(["C1", Q1, *counts], columns=columns)) == TimeSeries({Q1: result})
    wide = read_wide({f"{Q1} numerator": counts[0], f"{Q1} denominator": counts[1]})
    assert series_of(wide) == TimeSeries({Q1: result})


@pytest.mark.parametrize("counts", [["<5", 2000], [4, "n/a"], ["n/a", "n/a"], ["<5", None]], ids=repr)
def test_a_marker_in_place_of_a_count_is_a_gap(counts: list[Any]) -> None:
    reading = read_long(["C1", Q1, *counts], ["C1", Q2, 1, 2], columns=["Period", "Numerator", "Denominator"])
    marker = next(cell for cell in counts if isinstance(cell, str))
    assert series_of(reading) == TimeSeries({Q1: None, Q2: Ratio(1, 2)}, markers={Q1: marker})


@pytest.mark.parametrize(
    ("cells", "column", "rule"),
    [
        ([None, 5, None], "Numerator", "denominator must be a count"),
        ([None, None, 5], "Denominator", "numerator must be a count"),
        ([None, 1.5, 2], "Numerator", "numerator must be"),
        ([84, 1, 2], "Value", "result must be either a value or two counts"),
        ([84, "n/a", 2], "Value", "result must be either a value or two counts"),
    ],
    ids=repr,
)
def test_counts_that_make_no_ratio_are_a_fault_of_their_cell(cells: list[Any], column: str, rule: str) -> None:
    def read() -> Reading:
        return read_long(["C1", Q1, *cells], columns=["Period", "Value", "Numerator", "Denominator"])

    (fault,) = faults_of(read)
    assert (fault.column, fault.code) == (column, "C1")
    assert fault.rule.startswith(rule)


@pytest.mark.parametrize("part", ["Value", "Numerator"])
def test_percentage_cells_are_percentages_as_results_and_no_counts(part: str) -> None:
    results = {"Value": [["Code", "Period", "Value"], ["C1", Q1, 0.845], ["C1", Q2, 1]],
               "Numerator": [["Code", "Period", "Numerator", "Denominator"], ["C1", Q1, 0.5, 2], ["C1", Q2, 1, 2]]}[part]  # fmt: skip
    file = workbook({"I": [[*CALLS], [*CALLS.values()]], "R": results}, percent=["R!C2", "R!C3"])
    if part == "Value":
        assert series_of(read_scorecard(file)) == TimeSeries([(Q1, "84.5"), (Q2, 100)])
    else:
        faults = faults_of(lambda: read_scorecard(file))
        rule = "cell of a count must not have a percentage format"
        assert [fault.place for fault in faults if fault.rule == rule] == ["R!C2", "R!C3"]


@pytest.mark.parametrize(
    ("word", "status"),
    [("provisional", Status.PROVISIONAL), ("Final", Status.FINAL), ("REVISED", Status.REVISED), ("r", Status.REVISED),
     ("p", Status.PROVISIONAL)],
)  # fmt: skip
def test_a_status_is_read_beside_its_result(word: str, status: Status) -> None:
    reading = read_long(["C1", Q1, 84, None], ["C1", Q2, 86, word], columns=["Period", "Value", "Status"])
    assert series_of(reading) == TimeSeries({Q1: 84, Q2: 86}, statuses={Q2: status})
    assert reading.published == {}
    assert series_of(read_wide({Q1: 84, f"{Q1} status": word})) == TimeSeries({Q1: 84}, statuses={Q1: status})


def test_a_status_without_a_result_is_a_fault() -> None:
    (line,) = shown(lambda: read_wide({Q1: 84, Q2: None, f"{Q2} status": "final"}))
    assert line == (
        "row 1 of results, column 'Q2 2023/24 status' (C1): status must be for a period that has a result, got 'final' without "
        "a result"
    )


@pytest.mark.parametrize("column", ["RAG", "Rating", "RAG status", "Status"])
@pytest.mark.parametrize(("word", "band"), [("Green", Rag.GREEN), ("AMBER", Rag.AMBER), ("red", Rag.RED)])
def test_a_published_rating_is_read_beside_its_result(column: str, word: str, band: Rag) -> None:
    reading = read_long(["C1", Q1, 84, word], ["C1", Q2, 86, None], columns=["Period", "Value", column])
    assert reading.published[Period.parse(Q1)] == {"C1": band}
    wide = read_wide({Q1: 84, f"{Q1} {column}": word})
    assert wide.published == {Period.parse(Q1): {"C1": band}}


def test_a_published_rating_is_a_band_of_the_scheme_of_its_indicator() -> None:
    parts = {"Scheme": "Met", "Levels": 80}
    reading = read_wide({Q1: 79, f"{Q1} RAG": "missed"}, parts, schemes={"Met": Met})
    assert reading.published == {Period.parse(Q1): {"C1": Met.MISSED}}
    (line,) = shown(lambda: read_wide({Q1: 84, f"{Q1} RAG": "Green"}, parts, schemes={"Met": Met}))
    assert "published rating must be one of 'Met', 'Missed', or blank, got 'Green'" in line


@pytest.mark.parametrize("cell", ["n/a", None, "TBC"])
def test_no_published_rating_among_others_is_published_as_none(cell: Any) -> None:
    columns = ["Period", "Value", "RAG"]
    indicators = pd.concat([one_row(), one_row(Code="C2")], ignore_index=True)
    results = frame(["C1", Q1, 84, cell], ["C2", Q1, 84, "G"], columns=["Code", *columns])
    reading = read_scorecard(indicators, results)
    assert reading.published == {Period.parse(Q1): {"C1": None, "C2": Rag.GREEN}}


def test_a_single_column_of_ratings_and_actions_is_for_the_latest_period() -> None:
    reading = read_wide({Q2: 86, Q1: 84, "RAG": "A", "Comment": "Hire two people"})
    assert reading.published == {Period.parse(Q2): {"C1": Rag.AMBER}}
    assert reading.actions == {Period.parse(Q2): {"C1": "Hire two people"}}


@pytest.mark.parametrize("more", [{Q3: None}, {Q3: "TBC"}, {"Target 2023/24": 85}], ids=repr)
def test_a_single_column_is_for_the_last_period_with_a_result(more: dict[str, Any]) -> None:
    reading = read_wide({Q1: 84, Q2: 86, **more, "RAG": "G", "Comment": "Hire"}, two_bands=True)
    assert reading.published == {Period.parse(Q2): {"C1": Rag.GREEN}}
    assert reading.actions == {Period.parse(Q2): {"C1": "Hire"}}
    assert reading.notices == (
        "'RAG' and 'Comment' of results were read as of Q2 2023/24, the last period with a result",
    )


@pytest.mark.parametrize("second", ["england", " England", "ENG LAND"])
def test_a_comparator_has_the_name_that_comes_first(second: str) -> None:
    columns = ["Code", "Period", "Value", "Comparator"]
    rows = [["C1", Q1, 84, None], ["C1", Q1, 80, "England"], ["C1", Q2, 81, second]]
    reading = read_scorecard(one_row(), frame(*rows, columns=columns))
    assert reading.scorecard["C1"].indicator.comparators == {"England": TimeSeries({Q1: 80, Q2: 81})}
    assert reading.notices == (f"the comparator {second.strip()!r} was read as 'England'",) * (second != " England")


def test_a_single_column_of_a_status_is_for_the_last_period_with_a_result() -> None:
    reading = read_wide({Q1: 84, Q2: 86, Q3: None, "Status": "Provisional"})
    assert series_of(reading) == TimeSeries({Q1: 84, Q2: 86, Q3: None}, statuses={Q2: Status.PROVISIONAL})


@pytest.mark.parametrize("column", ["Marker", "Numerator", "Value", "Year", "Benchmark"])
def test_a_column_of_a_wide_table_must_have_a_period_in_its_heading(column: str) -> None:
    (fault,) = faults_of(lambda: read_wide({Q1: 84, column: 5}))
    rule = "heading must have a period, as the other results have"
    if column in {"Marker", "Benchmark"}:
        rule = "column must be in a table with a row for each result"
    assert (fault.column, fault.rule) == (column, rule)


def test_an_action_alone_is_for_the_latest_period() -> None:
    assert read_wide({Q1: 84, Q2: 86, "Comment": "Hire"}).actions == {Period.parse(Q2): {"C1": "Hire"}}


def test_ratings_of_each_period_do_not_take_the_single_column() -> None:
    reading = read_wide({Q1: 84, f"{Q1} RAG": "Green", "Comment": "Hire"})
    assert reading.published == {Period.parse(Q1): {"C1": Rag.GREEN}}
    assert reading.actions == {Period.parse(Q1): {"C1": "Hire"}}


def test_an_action_is_read_beside_each_result_of_a_long_table() -> None:
    reading = read_long(["C1", Q1, 84, "Hire"], ["C1", Q2, 86, None], columns=["Period", "Value", "Management action"])
    assert reading.actions == {Period.parse(Q1): {"C1": "Hire"}}


TARGETS = {
    Period.parse(Q1): Thresholds(target=85, tolerance=5),
    Period.parse(Q3): Thresholds(target=90, tolerance=5),
}


def test_a_target_beside_each_result_of_a_long_table_is_a_timeline() -> None:
    """The same target in the next row starts nothing new."""
    rows = [["C1", Q3, 86, 90, 5], ["C1", Q1, 84, "85%", 5], ["C1", Q2, 85, 85, "5"]]
    assert thresholds_of(read_long(*rows, columns=["Period", "Value", "Target", "Tolerance"])) == TARGETS


def test_a_target_beside_each_result_of_a_wide_table_is_a_timeline() -> None:
    cells = {Q1: 84, f"{Q1} target": 85, Q2: 85, f"Target {Q2}": 85, Q3: 86, f"{Q3} Target": 90, "Tolerance": 5}
    assert thresholds_of(read_wide(cells)) == TARGETS


def test_targets_by_year_are_beside_results_by_quarter() -> None:
    cells = {Q1: 84, "Target 2023/24": 85, "Target 2024/25": 90}
    read = thresholds_of(read_wide(cells, two_bands=True))
    assert read == {
        Period.parse(f"{year}/{year - 1999}"): Thresholds(target=target, floor=target)
        for year, target in ((2023, 85), (2024, 90))
    }


def test_a_blank_target_beside_a_result_ends_the_one_before() -> None:
    rows = [["C1", Q1, 84, 85], ["C1", Q2, 86, None]]
    read = thresholds_of(read_long(*rows, columns=["Period", "Value", "Target"], two_bands=True))
    assert read == {Period.parse(Q1): Thresholds(target=85, floor=85), Period.parse(Q2): None}


def test_targets_beside_results_and_in_the_definition_are_a_fault() -> None:
    lines = shown(lambda: read_wide({Q1: 84, f"{Q1} target": 85}, {"Target": 88}, two_bands=True))
    assert lines == [
        "row 1 of indicators, column 'Target' (C1): targets must be in only one of the tables (delete them from the "
        "others), got targets in two"
    ]


def test_two_results_for_one_period_are_a_fault_of_the_second() -> None:
    (line,) = shown(lambda: read_long(["C1", Q1, 84], ["C1", "Apr-Jun 2023", 84], columns=["Period", "Value"]))
    assert (
        line
        == "row 2 of results, column 'Period' (C1): result must occur once for a period (remove one), got two for Q1 2023/24"
    )
    results = frame(["C1", 84], ["c1", 85], columns=["Code", Q1])
    (line,) = shown(lambda: read_scorecard(one_row(), results))
    assert (
        line
        == "row 2 of results, column 'Q1 2023/24' (C1): result must occur once for a period (remove one), got two for Q1 2023/24"
    )


def test_an_impossible_result_is_a_fault_of_its_cell() -> None:
    parts = {"Lowest": 0, "Highest": 100}
    faults = faults_of(lambda: read_wide({Q1: 84, Q2: 101, Q3: -1}, parts))
    assert [str(fault) for fault in faults if not fault.is_warning] == [
        "row 1 of results, column 'Q2 2023/24' (C1): result must be a possible value (0 to 100), got 101",
        "row 1 of results, column 'Q3 2023/24' (C1): result must be a possible value (0 to 100), got -1",
    ]


@pytest.mark.parametrize("cells", [{Q1: 84, "2023/24": 85}, {"2023/24": 85, Q1: 84, Q2: 86}])
def test_figures_of_two_lengths_in_a_row_are_a_fault_of_the_heading(cells: dict[str, Any]) -> None:
    (line,) = shown(lambda: read_wide(cells))
    assert "columns must be for periods of one length (pass this heading in ignore=)" in line


def test_blank_columns_of_a_different_length_are_left_out() -> None:
    """A sheet has columns for quarterly and for yearly indicators."""
    indicators = pd.concat([one_row(), one_row(Code="Y1")], ignore_index=True)
    results = frame(["C1", 84, 86, None], ["Y1", None, None, 77], columns=["Code", Q1, Q2, "2023/24"])
    card = read_scorecard(indicators, results).scorecard
    assert card["C1"].series == TimeSeries({Q1: 84, Q2: 86})
    assert card["Y1"].series == TimeSeries({"2023/24": 77})


def test_a_target_beside_a_blank_column_of_a_different_length_is_kept() -> None:
    cells = {Q1: 84, Q2: 86, "2023/24": None, "2023/24 Target": 85, "Floor": 80}
    reading = read_wide(cells)
    assert series_of(reading) == TimeSeries({Q1: 84, Q2: 86})
    assert thresholds_of(reading) == {Period.parse("2023/24"): Thresholds(target=85, floor=80)}


@pytest.mark.parametrize(("parts", "period"), [({}, Q1), ({"Frequency": "yearly"}, "2023/24")], ids=repr)
def test_a_row_without_a_figure_has_the_periods_of_its_frequency(parts: dict[str, Any], period: str) -> None:
    assert series_of(read_wide({Q1: None, "2023/24": None}, parts)) == TimeSeries({period: None})


def test_results_of_two_lengths_in_a_long_table_are_a_fault_of_their_row() -> None:
    (line,) = shown(lambda: read_long(["C1", Q1, 84], ["C1", "2023/24", 85], columns=["Period", "Value"]))
    assert line.startswith("row 1 of results, column 'Value' (C1): series must have periods of the same length")


def test_a_calendar_year_may_be_beside_the_financial_year_that_ends_in_it() -> None:
    reading = read_long(["C1", 2024, "2023/24", 84], columns=["Year", "Period", "Value"])
    assert series_of(reading) == TimeSeries({"2023/24": 84})


def test_a_column_of_ratings_beside_one_of_its_period_is_a_fault() -> None:
    lines = shown(lambda: read_wide({Q1: 84, Q2: 86, f"{Q2} RAG": "Green", "RAG": "Amber"}))
    assert lines == [
        "results, column 'RAG': published ratings of Q2 2023/24 must be in one column (pass the other in ignore=), got 'RAG'"
    ]


def test_a_default_of_an_action_is_for_the_latest_period() -> None:
    reading = read_wide({Q1: 84, Q2: 86}, defaults={"action": {"C1": "Hire"}})
    assert reading.actions[Period.parse(Q2)] == {"C1": "Hire"}


def test_results_with_targets_alone_are_a_fault() -> None:
    lines = shown(lambda: read_wide({"Target 2023/24": 85}, two_bands=True))
    assert lines[0].startswith("results: table of results must have a column for each period")


@pytest.mark.parametrize("cell", [None, "see note"])
def test_a_row_with_nothing_but_a_period_is_a_fault(cell: Any) -> None:
    rows = [["C1", Q1, 84], [None, Q2, cell], ["C1", Q3, 85]]
    lines = shown(lambda: read_long(*rows, columns=["Period", "Value"]))
    assert lines == ["row 2 of results, column 'Code': row must have a code, got a blank cell"]


def test_a_target_beside_a_result_needs_a_floor_or_a_tolerance() -> None:
    (line,) = shown(lambda: read_wide({Q1: 84, f"{Q1} target": 85}))
    assert line.startswith("row 1 of results, column 'Q1 2023/24 target' (C1): target must have a floor or a tolerance")


def test_a_status_of_a_comparator_is_that_of_its_own_series() -> None:
    rows = [["C1", Q1, 84, None, None], ["C1", Q1, 80, "England", "provisional"]]
    entry = read_long(*rows, columns=["Period", "Value", "Benchmark", "Status"]).scorecard["C1"]
    assert entry.series == TimeSeries({Q1: 84})
    assert entry.indicator.comparators == {"England": TimeSeries({Q1: 80}, statuses={Q1: Status.PROVISIONAL})}


def drawn(values: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[int, Any]]:
    return st.dictionaries(st.integers(0, 11), values, min_size=1, max_size=6)


@given(drawn(st.integers(1, 1000)), st.sampled_from([Frequency.QUARTERLY, Frequency.YEARLY]), st.permutations(range(6)))
def test_long_and_wide_tables_give_the_same_series(
    results: dict[int, int], length: Frequency, order: list[int]
) -> None:
    """The oracle is the series itself, written out in both forms, with the rows and columns in any order."""
    first = Period.containing(Period.parse(Q1).first_day, length)
    known = {first.shift(step): value for step, value in results.items()}
    pairs = [pair for at in order for pair in [*known.items()][at : at + 1]]
    how: dict[str, Any] = {"accept": ["above 100%", "fraction of 1", "hundredfold"]}
    wide = read_wide({str(period): value for period, value in pairs}, **how)
    long = read_long(*(["C1", str(period), value] for period, value in pairs), columns=["Period", "Value"], **how)
    assert series_of(wide) == series_of(long) == TimeSeries(known)


def test_the_indicators_have_the_order_of_their_table() -> None:
    table = pd.concat([one_row(Code=code) for code in ("B", "A", "C")], ignore_index=True)
    results = frame(["C", 1], ["A", 2], ["B", 3], columns=["Code", Q1])
    card = read_scorecard(table, results, accept=["fraction of 1"]).scorecard
    read: list[Any] = [(indicator.code, series[Q1]) for indicator, series in card]
    assert read == [("B", 3), ("A", 2), ("C", 1)]


def test_one_target_beside_the_results_of_a_wide_table_holds_from_its_first_period() -> None:
    results = frame(["C1", 90, 80, 84, 86], columns=["Code", "Target", "Floor", Q1, Q2])
    read = read_scorecard(one_row(), results).scorecard["C1"].indicator
    assert read.thresholds_at(Q1) == read.thresholds_at("Q4 2024/25")
    assert read.target_at(Q1) == 90


def test_a_target_that_is_repeated_beside_the_results_is_that_of_the_definition() -> None:
    results = frame(["C1", 90, 80, 84], columns=["Code", "Target", "Floor", Q1])
    read = read_scorecard(one_row(Target=90, Floor=80), results).scorecard["C1"].indicator
    assert read.thresholds == Thresholds(target=90, floor=80)
    (line,) = shown(lambda: read_scorecard(one_row(Target=85, Floor=80), results))
    assert "targets must be in only one of the tables" in line


@pytest.mark.parametrize("word", ["Grey", "not rated", "N/A"])
def test_a_word_for_no_rating_is_published_as_none(word: str) -> None:
    reading = read_long(["C1", Q1, 84, "Red"], ["C1", Q2, 86, word], columns=["Period", "Value", "RAG"])
    assert reading.published[Period.parse(Q1)]["C1"] is Rag.RED
    assert Period.parse(Q2) not in reading.published


def test_an_indicator_with_rows_of_comparators_alone_is_a_fault() -> None:
    rows = (["C1", Q1, 85, "Us"], ["C1", Q1, 80, "England"])
    (line,) = shown(lambda: read_long(*rows, columns=["Period", "Value", "Benchmark"]))
    assert "must have a row of results without a comparator" in line
    assert line.endswith("got rows of Us and England alone")


def test_published_ratings_beside_definitions_alone_are_a_fault() -> None:
    results = frame(["C1", 84], columns=["Code", Q1])
    (line,) = shown(lambda: read_scorecard(one_row(RAG="Red"), results))
    assert "column of published ratings must be in a table of results" in line
