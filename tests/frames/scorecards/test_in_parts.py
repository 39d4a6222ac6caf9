"""Definitions first, results later: the same as all at once, and no result lost."""

from typing import Any

import pandas as pd
import pytest

from frames.scorecards.workbooks import CALLS, Q1, Q2, Q3, faults_of, one_row, read_one, shown, thresholds_of, workbook
from qpr_core import FinancialYear, Period, Rag, Ratio, Scorecard, Thresholds, TimeSeries
from qpr_core.errors import TableError
from qpr_core.frames import Definitions, Reading, check_scorecard, read_indicators, read_scorecard, with_results

THIRD = pd.DataFrame({"Code": ["C1"], Q3: ["88%"]})


def card(**cells: Any) -> Scorecard:
    return read_one(**cells).scorecard


def test_read_indicators_gives_the_indicators_of_read_scorecard() -> None:
    cells = {"Target": 85, "Floor": 80, "Owner": "Lee", "Frequency": "quarterly"}
    definitions = read_indicators(one_row(**cells))
    assert isinstance(definitions, Definitions)
    assert [*definitions] == [card(**cells)["C1"].indicator]
    assert len(definitions) == 1


def test_read_indicators_reads_targets_from_their_table() -> None:
    targets = pd.DataFrame({"Code": ["C1"], "Since": [Q2], "Target": [85], "Floor": [80]})
    (indicator,) = read_indicators(one_row(), targets=targets)
    assert indicator.thresholds_at(Q1) is None
    assert indicator.thresholds_at(Q2) is not None


def test_read_indicators_reads_a_workbook_and_its_sheet_of_targets() -> None:
    sheets = {
        "KPIs": [[*CALLS], [*CALLS.values()], ["Source: plan"]],
        "Targets": [["Code", "Since", "Target", "Floor"], ["C1", "2023/24", 85, 80]],
    }
    definitions = read_indicators(workbook(sheets), ignore=["colour"])
    (indicator,) = definitions
    assert indicator.thresholds_at(Q1) is not None
    assert "row 3 of KPIs is a footnote and was left out: 'Source: plan'" in definitions.notices
    assert "no table has the ignored column 'colour'" in definitions.notices


@pytest.mark.parametrize(
    "table",
    [
        [[*CALLS, "Floor", f"{Q1} actual", f"{Q1} target"], [*CALLS.values(), 80, 84, 85]],
        [[*CALLS, "Period", "Value", "Target", "Floor"], [*CALLS.values(), Q1, 84, 85, 80]],
    ],
)
def test_read_indicators_reads_targets_beside_results(table: list[list[Any]]) -> None:
    (indicator,) = read_indicators(workbook({"T": table}))
    assert indicator.thresholds_at(Q1) is not None
    assert with_results([indicator], workbook({"T": table}), ignore=[*CALLS][1:]).scorecard["C1"].series == TimeSeries(
        {Q1: 84}
    )


def test_read_indicators_leaves_out_a_sheet_of_results() -> None:
    sheets = {"KPIs": [[*CALLS], [*CALLS.values()]], "Results": [["Code", Q1], ["C1", 84]]}
    assert len(read_indicators(workbook(sheets))) == 1


def test_read_indicators_lists_every_fault() -> None:
    lines = shown(lambda: read_indicators(one_row(Unit="furlongs", Frequency="weekly")))
    assert [line.split(" (C1)")[0] for line in lines] == [
        "row 1 of indicators, column 'Unit'",
        "row 1 of indicators, column 'Frequency'",
    ]


def test_read_indicators_refuses_a_table_without_indicators() -> None:
    (fault, *_) = faults_of(lambda: read_indicators(workbook({"R": [["Period", "Value"], [Q1, 84]]})))
    assert fault.rule.startswith("tables must include a table of indicators")


def test_definitions_and_results_later_are_the_same_as_all_at_once() -> None:
    cells = {"Target": 85, "Tolerance": "10%"}
    results = pd.DataFrame({"Code": ["c1"], Q1: [84], Q2: ["n/a"]})
    later = with_results(read_indicators(one_row(**cells)), results)
    assert isinstance(later, Reading)
    assert later.scorecard == read_scorecard(one_row(**cells), results).scorecard


@pytest.mark.parametrize("kind", [tuple, list, iter], ids=lambda kind: kind.__name__)
def test_with_results_accepts_any_iterable_of_indicators(kind: Any) -> None:
    indicators = kind([card()["C1"].indicator])
    assert with_results(indicators, THIRD).scorecard["C1"].series == TimeSeries({Q3: 88})


def test_with_results_adds_the_results_of_the_next_quarter() -> None:
    reading = with_results(card(), THIRD)
    assert reading.scorecard["C1"].series == TimeSeries({Q1: 84, Q2: 86, Q3: 88})
    assert reading.notices == ()


def test_with_results_reads_long_tables_and_workbooks() -> None:
    long = pd.DataFrame({"Code": ["C1"], "Period": [Q3], "Value": [88], "RAG": ["Green"], "Comment": ["Hire"]})
    file = workbook({"R": [[*long.columns], *long.to_numpy().tolist()], "Old": [["Code", Q1], ["C1", 5]]})
    for source, how in ((long, {}), (file, {"sheets": {"results": "R"}})):
        reading = with_results(card(), source, **how)  # type: ignore[arg-type]  # options by name
        assert reading.scorecard["C1"].series == TimeSeries({Q1: 84, Q2: 86, Q3: 88})
        assert reading.published == {Period.parse(Q3): {"C1": Rag.GREEN}}
        assert reading.actions == {Period.parse(Q3): {"C1": "Hire"}}


def test_a_different_result_replaces_the_one_before_with_a_notice() -> None:
    reading = with_results(card(), pd.DataFrame({"Code": ["C1"], Q1: [84], Q2: [87]}))
    assert reading.scorecard["C1"].series == TimeSeries({Q1: 84, Q2: 87})
    assert reading.notices == (
        "row 1 of results, column 'Q2 2023/24' replaces the result of C1 for Q2 2023/24, which was 86",
    )


def test_counts_that_are_replaced_are_shown_in_the_notice() -> None:
    first = read_scorecard(
        one_row(), pd.DataFrame({"Code": ["C1"], "Period": [Q1], "Numerator": [1], "Denominator": [2]})
    )
    reading = with_results(first.scorecard, pd.DataFrame({"Code": ["C1"], Q1: [52]}))
    assert reading.scorecard["C1"].series == TimeSeries({Q1: 52})
    assert reading.notices[0].endswith(f"which was {Ratio(1, 2)!r}")


def test_a_blank_cell_in_place_of_a_result_keeps_it() -> None:
    reading = with_results(card(), pd.DataFrame({"Code": ["C1"], Q2: [None], Q3: [88]}))
    series = reading.scorecard["C1"].series
    assert [series.get(at) for at in (Q1, Q2, Q3)] == [84, card()["C1"].series[Q2], 88]
    alone = with_results(card(), pd.DataFrame({"Code": ["C1"], Q2: [None]}))
    assert alone.scorecard["C1"].series == card()["C1"].series


def test_a_reading_keeps_its_published_ratings_and_actions() -> None:
    calls = pd.DataFrame({"Code": ["C1"], "Name": ["Calls"], "Good is": ["high"], "Unit": ["%"], Q1: [84],
                          f"{Q1} RAG": ["Red"], f"{Q1} comment": ["Hire"]})  # fmt: skip
    later = pd.DataFrame({"Code": ["C1"], Q2: [86], f"{Q2} RAG": ["Green"]})
    reading = with_results(read_scorecard(calls), later)
    assert [*reading.published] == [Period.parse(Q1), Period.parse(Q2)]
    assert reading.actions_at(Q1) == {"C1": "Hire"}


def test_a_marker_in_place_of_a_result_withdraws_it_with_a_notice() -> None:
    reading = with_results(card(), pd.DataFrame({"Code": ["C1"], Q2: ["n/a"]}))
    assert reading.scorecard["C1"].series == TimeSeries({Q1: 84, Q2: None}, markers={Q2: "n/a"})
    assert len(reading.notices) == 1


def two() -> Scorecard:
    table = pd.concat([one_row(), one_row(Code="C2")], ignore_index=True)
    return read_scorecard(table, pd.DataFrame({"Code": ["C1", "C2"], Q1: [84, 85]})).scorecard


def test_an_indicator_without_a_row_keeps_its_series_with_a_notice() -> None:
    reading = with_results(two(), THIRD)
    assert reading.scorecard["C2"].series == TimeSeries({Q1: 85})
    assert reading.notices == ("C2 has no row of results, and keeps its series",)


def test_an_indicator_without_results_must_have_a_row() -> None:
    lines = shown(lambda: with_results([indicator for indicator, _ in two()], THIRD))
    assert lines == [
        "results (C2): indicator must have a row of results (with empty cells if it has no results), got no row"
    ]


def test_a_target_beside_a_result_must_be_the_same_as_in_the_definition() -> None:
    same = pd.DataFrame({"Code": ["C1"], "Period": [Q3], "Value": [88], "Target": [85], "Floor": [80]})
    reading = with_results(card(Target=85, Floor=80), same)
    assert thresholds_of(reading) == Thresholds(target=85, floor=80)
    for cells in ({"Target": 86, "Floor": 80}, {}):
        (fault,) = faults_of(lambda cells=cells: with_results(card(**cells), same))  # type: ignore[misc]  # one fault for each
        assert fault.rule == "target beside a result must be the same as in the definition"
        assert (fault.column, fault.remedy) == (
            "Target",
            "change the definition, or pass the heading of this column in ignore=",
        )
    assert with_results(card(), same, ignore=["target", "floor"]).scorecard["C1"].indicator.thresholds is None


@pytest.mark.parametrize(
    ("results", "rule"),
    [
        ({"Code": ["C1"], Q3: ["x"]}, "figure must be a number"),
        ({"Code": ["C1"], Q3: [101]}, "result must be a possible value"),
        ({"Code": ["C9"], Q3: [88]}, "result must be for an indicator in the table of indicators"),
        ({"Code": ["C1"], "2024/25": [88]}, "series must have periods of the same length"),
        ({"Code": ["C1"], "Colour": [88], Q3: [88]}, "heading must be known"),
        ({"Code": ["C1"]}, "table of results must have a column for each period"),
    ],
)
def test_faults_of_the_new_results_are_listed(results: dict[str, list[Any]], rule: str) -> None:
    before = card(Lowest=0, Highest=100)
    assert faults_of(lambda: with_results(before, pd.DataFrame(results)))[0].rule.startswith(rule)


def test_a_row_whose_period_cannot_be_read_leaves_only_its_fault() -> None:
    (line,) = shown(lambda: with_results(card(), pd.DataFrame({"Code": ["C1"], "Q9 2023/24": [88]})))
    assert line.startswith("results, column 'Q9 2023/24': quarter must be 1, 2, 3 or 4")


def test_a_workbook_without_results_is_a_fault() -> None:
    (fault,) = faults_of(lambda: with_results(card(), workbook({"Cover": [["x"]]})))
    assert fault.rule.startswith("tables must include a table of results")


def test_implausible_new_results_are_warnings_and_old_ones_are_not() -> None:
    before = read_one(results={Q1: 0.84, Q2: 86}, how={"accept": ["hundredfold"]}).scorecard
    table = pd.DataFrame({"Code": ["C1"], Q3: [0.88]})
    (fault,) = faults_of(lambda: with_results(before, table))
    assert (fault.name, fault.column) == ("hundredfold (C1)", Q3)
    reading = with_results(before, table, accept=["hundredfold (C1)"])
    assert [warning.name for warning in reading.warnings] == ["hundredfold (C1)"]


def test_periods_are_read_in_the_financial_year_of_the_indicators() -> None:
    year = FinancialYear("January")
    table = pd.DataFrame({"Code": ["C1"], "Q1 2023": [84]})
    first = read_scorecard(one_row(), table, financial_year=year).scorecard
    reading = with_results(first, pd.DataFrame({"Code": ["C1"], "Q2 2023": [86]}))
    assert [period.format(financial_year=year) for period, _, _ in reading.scorecard["C1"].series] == [
        "Q1 2023",
        "Q2 2023",
    ]


@pytest.mark.parametrize("given", [5, "C1", [], [5], None], ids=repr)
def test_with_results_refuses_what_has_no_indicators(given: Any) -> None:
    with pytest.raises(
        TableError, match="results must be read into a Scorecard, or into indicators with different codes"
    ):
        with_results(given, THIRD)


def test_with_results_refuses_two_indicators_with_one_code() -> None:
    indicator = card()["C1"].indicator
    with pytest.raises(TableError, match="results must be read into a Scorecard"):
        with_results([indicator, indicator], THIRD)


@pytest.mark.parametrize("accept", ["hundredfold", [5], 5], ids=repr)
def test_with_results_refuses_a_wrong_accept(accept: Any) -> None:
    with pytest.raises(TableError, match="accept must be a list of names of warnings"):
        with_results(card(), THIRD, accept=accept)


def test_results_of_comparators_alone_are_a_fault() -> None:
    results = pd.DataFrame({"Code": ["C1"], "Period": [Q3], "Value": [86], "Comparator": ["England"]})
    (line,) = shown(lambda: with_results(card(), results))
    assert line.endswith(
        "results of comparators must be read with the definition (read both tables together), got England"
    )


def test_a_withheld_result_that_is_replaced_is_not_in_the_notice() -> None:
    parts: dict[str, Any] = {"Unit": "number", "Target": 10, "Floor": 8, "Withhold below": 5}
    before = read_one({Q1: 3}, **parts)
    (notice,) = with_results(before, pd.DataFrame({"Code": ["C1"], Q1: [4]})).notices
    assert notice == f"row 1 of results, column {Q1!r} replaces the result of C1 for {Q1}"


def test_a_result_that_is_no_count_where_counts_are_withheld_is_a_fault() -> None:
    parts: dict[str, Any] = {"Unit": "number", "Withhold below": 5}
    (fault,) = check_scorecard(one_row(**parts), pd.DataFrame({"Code": ["C1"], Q1: ["34.1"]}))
    assert (fault.column, fault.rule) == (Q1, "result must be a count or two counts where small counts are withheld")
