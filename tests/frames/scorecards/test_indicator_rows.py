"""Definitions: every part of an indicator from its column, and every fault in its cell."""

from fractions import Fraction
from typing import Any

import pandas as pd
import pytest

from frames.scorecards.workbooks import CALLS, Q1, Q2, faults_of, one_row, read_one, shown, thresholds_of, workbook
from qpr_core import Indicator, Period, Polarity, Rag, Thresholds
from qpr_core.frames import check_scorecard, read_indicators, read_scorecard
from qpr_core.model.indicators.basis import Basis, Rolling
from qpr_core.model.series.aggregation import Aggregation
from qpr_core.model.thresholds.expected_range import ExpectedRange
from qpr_core.model.time.frequency import Frequency
from qpr_core.model.time.period import Baseline
from qpr_core.rules import Interval, Levels, RatingRule, Scheme
from qpr_core.units import Unit

YEAR_TO_DATE = Basis.YEAR_TO_DATE_RATE


class Scale(Scheme):
    """Four bands."""

    GOOD = "Good"
    FAIR = "Fair"
    WEAK = "Weak"
    POOR = "Poor"


def indicator(**cells: Any) -> Indicator:
    return read_one(**cells).scorecard["C1"].indicator


@pytest.mark.parametrize(
    ("cells", "part", "expected"),
    [
        ({"Directorate": "Customers"}, "service", "Customers"),
        ({"Lead officer": "Head of Customers"}, "owner", "Head of Customers"),
        ({"Name": 5}, "name", "5"),
        ({"Name": None}, "name", "C1"),
        ({"Decimal places": 1.0}, "decimal_places", 1),
        ({"Rated as displayed": "Y", "Decimal places": 0}, "rated_as_displayed", True),
        ({"Data only": "yes"}, "data_only", True),
        ({"Aggregation": "Pooled Counts"}, "aggregation", Aggregation.POOLED_COUNTS),
        ({"Basis": "year to date rate"}, "basis", YEAR_TO_DATE),
        ({"Basis": "YEAR_TO_DATE_RATE"}, "basis", YEAR_TO_DATE),
        ({"Basis": "in period"}, "basis", Basis.IN_PERIOD),
        ({"Rolling over": 4}, "basis", Rolling(4)),
        ({"Rolling over": 4, "Basis": "in period"}, "basis", Rolling(4)),
        ({"Frequency": "Quarterly"}, "frequency", Frequency.QUARTERLY),
        ({"Baseline": "same period last year"}, "baseline", Baseline.SAME_PERIOD_LAST_YEAR),
        ({"Arrears": 1}, "arrears", 1),
        ({"Carry forward": " 2 "}, "carry_forward", 2),
        ({"Reported from": Q1}, "reported_from", Period.parse(Q1)),
        ({"Reported until": "2024/25"}, "reported_until", Period.parse("2024/25")),
        ({"Reported from": "Q1 23/24"}, "reported_from", Period.parse(Q1)),
        ({"Withhold below": "5", "Unit": "number"}, "withhold_below", 5),
        ({"Redefined": f"{Q2}: counts web forms too"}, "redefined", {Period.parse(Q2): "counts web forms too"}),
        ({"Renamed": f"{Q1}: Phone calls; {Q2}: Calls"}, "renamed", {Period.parse(Q1): "Phone calls", Period.parse(Q2): "Calls"}),
        ({"Lowest": 0, "Highest": "100%"}, "possible", Interval(0, 100)),
        ({"Lowest": None, "Highest": 100}, "possible", Interval(None, 100)),
        ({"Lowest": "n/a", "Highest": "n/a"}, "possible", None),
        ({"Scheme": "rag"}, "scheme", Rag),
        ({"Polarity": "LIB", "Good is": None}, "polarity", Polarity.LOWER_IS_BETTER),
        ({"Unit": "days"}, "unit", Unit.named("days")),
        ({"Unit": "visits", "Written": "12 visits"}, "unit", Unit.written("visits", "12 visits")),
        ({"Unit": "per 1,000", "Written": "12.3 per 1,000"}, "unit", Unit.written("per 1,000", "12.3 per 1,000")),
    ],
    ids=repr,
)  # fmt: skip
def test_each_part_of_a_definition_is_read_from_its_column(cells: dict[str, Any], part: str, expected: Any) -> None:
    if "Polarity" in cells:
        del cells["Good is"]
        table = one_row(**cells).drop(columns="Good is")
        read = read_scorecard(table, pd.DataFrame({"code": ["C1"], Q1: [84]})).scorecard["C1"].indicator
    else:
        read = indicator(**cells)
    assert getattr(read, part) == expected


@pytest.mark.parametrize(
    "word", ["£", "$", "€", "minutes", "weeks", "kg", "per 1,000", "number", "days", "%", "per cent"]
)
def test_usual_units_are_known_without_a_sample(word: str) -> None:
    assert indicator(Unit=word).unit == Unit.named(word)


def test_a_blank_cell_leaves_the_default_of_the_part() -> None:
    blank = dict.fromkeys(
        ["Directorate", "Lead officer", "Decimal places", "Rated as displayed", "Data only", "Aggregation", "Basis",
         "Rolling over", "Frequency", "Baseline", "Arrears", "Carry forward", "Reported from", "Reported until",
         "Withhold below", "Redefined", "Renamed", "Lowest", "Highest", "Scheme", "Written", "Target", "Floor",
         "Tolerance", "Levels", "Expected from", "Expected to", "Bands", "Since"]
    )  # fmt: skip
    assert indicator(**blank) == indicator()


@pytest.mark.parametrize(
    ("cells", "column", "rule"),
    [
        ({"Basis": "so far"}, "Basis", "basis must be one of 'in period', 'year-to-date total', "),
        (
            {"Rolling over": 4, "Basis": "year to date rate"},
            "Basis",
            "basis must be blank in a row with rolling_over (empty one of the two)",
        ),
        ({"Rolling over": 1}, "Rolling over", "rolling over must be a whole number of 2 or more"),
        ({"Rolling over": "a year"}, "Rolling over", "rolling over must be a whole number of 2 or more"),
        ({"Frequency": "weekly"}, "Frequency", "frequency must be one of "),
        ({"Baseline": "always"}, "Baseline", "baseline must be one of "),
        ({"Aggregation": "median"}, "Aggregation", "aggregation must be one of "),
        ({"Arrears": "1 quarter"}, "Arrears", "arrears must be a whole number"),
        ({"Arrears": -1}, "Arrears", "arrears must be a whole number"),
        ({"Carry forward": 1.5}, "Carry forward", "carry forward must be a whole number"),
        ({"Withhold below": "<5"}, "Withhold below", "withhold below must be a whole number"),
        ({"Decimal places": "two"}, "Decimal places", "decimal places must be a whole number"),
        ({"Reported from": "soon"}, "Reported from", "period must be written like one of"),
        ({"Reported until": Q1, "Reported from": Q2}, "Reported from", "reported_from must not be after"),
        ({"Redefined": "web forms too"}, "Redefined", "note must have a period and a text"),
        ({"Renamed": "soon: Calls"}, "Renamed", "period must be written like one of"),
        ({"Rated as displayed": "perhaps"}, "Rated as displayed", "cell must be yes or no"),
        ({"Lowest": "low"}, "Lowest", "figure must be a number"),
        ({"Lowest": 90, "Highest": 80}, "Lowest", "low"),
        ({"Scheme": "Scale"}, "Scheme", "scheme must be one that was passed in schemes= ('Rag')"),
        ({"Rule": "own"}, "Rule", "rule must be one that was passed in rules= (none yet)"),
        ({"Unit": "furlongs"}, "Unit", "unit must be known"),
        ({"Unit": "visits", "Written": "visits"}, "Unit", "sample of a unit must"),
        ({"Unit": None}, "Unit", "unit must be given for each indicator"),
        ({"Good is": None}, "Good is", "polarity must be given for each indicator"),
        ({"Good is": "sideways"}, "Good is", "polarity must be one of "),
        ({"Service": True}, "Service", "cell must be text"),
    ],
    ids=repr,
)
def test_a_wrong_cell_is_a_fault_of_the_cell(cells: dict[str, Any], column: str, rule: str) -> None:
    (fault,) = faults_of(lambda: read_one(**cells))
    assert (fault.row, fault.code, fault.table) == (1, "C1", "indicators")
    text = fault.rule if fault.remedy is None else f"{fault.rule} ({fault.remedy})"
    assert text.startswith(rule)
    assert fault.column in {column, None}


def test_all_faults_of_a_row_are_found_at_once() -> None:
    cells: dict[str, Any] = {
        "Good is": "sideways", "Unit": "furlongs", "Frequency": "weekly", "Basis": "so far", "Data only": "perhaps",
        "Redefined": "x", "Scheme": "none", "Aggregation": "median", "Baseline": "ever",
    }  # fmt: skip
    assert [fault.column for fault in faults_of(lambda: read_one(**cells))] == [*cells]


def test_a_custom_rule_is_read_by_its_name() -> None:
    rule = RatingRule(name="Half", version=1, decide=lambda case: Rag.GREEN if case.value > 50 else Rag.RED)
    reading = read_one(Rule="HALF", Target=85, Floor=80, how={"rules": {"half": rule}})
    assert reading.scorecard["C1"].indicator.rule == rule


def test_levels_belong_to_a_custom_scheme_by_name() -> None:
    read = read_one(Scheme="scale", Levels="95; 90; 5%", how={"schemes": {"Scale": Scale}}).scorecard["C1"].indicator
    assert read.scheme is Scale
    assert isinstance(read.thresholds, Levels)


def test_comparators_are_rows_with_a_name_in_their_column() -> None:
    results = pd.DataFrame(
        {"code": ["C1"] * 4, "period": [Q1, Q1, Q2, Q2], "value": [84, 80, 86, 81], "benchmark": [None, "England"] * 2}
    )
    read = read_scorecard(one_row(), results).scorecard["C1"]
    assert read.series[Q2] == 86
    assert {name: series[Q2] for name, series in read.indicator.comparators.items()} == {"England": Fraction(81)}


def test_comparators_with_periods_of_two_lengths_are_a_fault() -> None:
    results = pd.DataFrame(
        {"code": ["C1"] * 3, "period": [Q1, Q1, "2024/25"], "value": [84, 80, 86], "benchmark": [None, "A", "A"]}
    )
    (line,) = shown(lambda: read_scorecard(one_row(), results))
    assert line.startswith("row 1 of indicators (C1): series must have periods of the same length")


def test_targets_that_start_at_a_period_are_a_timeline() -> None:
    assert thresholds_of(read_one(Target=85, Tolerance=5, Since=Q2)) == {
        Period.parse(Q2): Thresholds(target=85, tolerance=5)
    }


def test_two_definitions_of_one_code_are_a_fault() -> None:
    table = pd.concat([one_row(), one_row(Code=" c 1")], ignore_index=True)
    lines = shown(lambda: read_scorecard(table, pd.DataFrame({"code": ["C1"], Q1: [84]})))
    assert lines == [
        "row 2 of indicators, column 'Code': code of an indicator must be unique (correct one of them), got 'c 1' twice"
    ]


@pytest.mark.parametrize("part", ["polarity", "unit"])
def test_a_default_replaces_a_column_or_fills_blank_cells(part: str) -> None:
    column = {"polarity": "Good is", "unit": "Unit"}[part]
    value = {"polarity": "high", "unit": "%"}[part]
    results = pd.DataFrame({"code": ["C1"], Q1: [84]})
    expected = indicator()
    for table in (one_row().drop(columns=column), one_row(**{column.replace(" ", "_"): None})):
        read = read_scorecard(table, results, defaults={part: value}).scorecard["C1"].indicator
        assert read == expected
    (line,) = shown(lambda: read_scorecard(one_row().drop(columns=column), results))
    assert line.startswith(
        f"indicators: table must have a column {part!r} (add it, or pass defaults={{{part!r}: ...}})"
    )


def test_defaults_by_code_hold_for_their_indicators() -> None:
    table = pd.DataFrame({"code": ["C1", "H 2"], "name": ["Calls", "Homes"]})
    results = pd.DataFrame({"code": ["C1", "H2"], Q1: [84, 3]})
    defaults = {
        "polarity": {"c1": "high", "h2": "low"},
        "unit": {"C1": "%", "H2": "days"},
        "service": {"C1": "Customers"},
    }
    first, second = (entry.indicator for entry in read_scorecard(table, results, defaults=defaults).scorecard)
    assert (first.polarity, first.unit, first.service) == (Polarity.HIGHER_IS_BETTER, Unit.named("%"), "Customers")
    assert (second.polarity, second.unit, second.service) == (Polarity.LOWER_IS_BETTER, Unit.named("days"), None)


def test_a_default_may_be_a_unit() -> None:
    unit = Unit.written("visits", "12 visits")
    table = one_row().drop(columns="Unit")
    read = read_scorecard(table, pd.DataFrame({"code": ["C1"], Q1: [84]}), defaults={"unit": unit})
    assert read.scorecard["C1"].indicator.unit == unit


@pytest.mark.parametrize("word", ["Total", "TOTALS", "Grand total:", "Average", "overall", "All"])
def test_a_row_of_totals_is_left_out_with_a_notice(word: str) -> None:
    table = pd.concat([one_row(Owner="Lee"), pd.DataFrame({"Code": [word], "Owner": ["x"]})], ignore_index=True)
    read = read_indicators(table)
    assert len(read) == 1
    assert [*read.notices] == [f"row 2 of indicators is a row of totals and was left out: {word!r}"]


def test_a_definition_that_changes_within_a_long_table_is_a_fault() -> None:
    rows = [[*CALLS, "Period", "Value"], [*CALLS.values(), Q1, 84], ["c1", "Calls answered", "low", "%", Q2, 86]]
    assert [*map(str, check_scorecard(workbook({"T": rows})))] == [
        "T!C3 (c1): polarity must be the same in every row of an indicator, got 'low' after 'high'"
    ]


def test_the_first_cell_of_a_part_counts_in_a_long_table() -> None:
    rows = [[*CALLS, "Owner", "Period", "Value"], ["C1", None, "high", "%", None, Q1, 84], [None] * 7, ["C1", "Calls", None, "%", "Lee", Q2, 86]]  # fmt: skip
    read = read_scorecard(workbook({"T": rows})).scorecard["C1"].indicator
    assert (read.name, read.owner, read.polarity) == ("Calls", "Lee", Polarity.HIGHER_IS_BETTER)


def test_an_action_beside_a_definition_alone_is_for_no_period() -> None:
    """Results of a different table cannot say which period it is for."""
    results = pd.DataFrame({"Code": ["C1"], Q1: [84], Q2: [86]})
    reading = read_scorecard(one_row(**{"Management action": "Hire"}), results)
    assert reading.actions == {None: {"C1": "Hire"}}
    assert reading.actions_at(Q2) == {"C1": "Hire"}


def test_a_row_of_a_long_table_without_a_code_is_one_fault() -> None:
    rows = [[*CALLS, "Period", "Value"], [*CALLS.values(), Q1, 84], [None, "Waits", "low", "days", Q1, 5]]
    assert [*map(str, check_scorecard(workbook({"T": rows})))] == ["T!A3: row must have a code, got a blank cell"]


def test_percentage_cells_of_a_long_table_are_percentages() -> None:
    row = ["C1", "Calls", "neither", "%", 0.8, 0.9, 1, Q1, 0.85]
    rows = [[*CALLS, "Expected from", "Expected to", "Highest", "Period", "Value"], row, ["C1", *[None] * 6, Q2, 0.86]]
    file = workbook({"T": rows}, percent=["T!E2", "T!F2", "T!G2", "T!I2", "T!I3"])
    read = read_scorecard(file).scorecard["C1"].indicator
    assert (read.thresholds, read.possible) == (ExpectedRange(80, 90), Interval(None, 100))


def test_a_heading_inside_the_table_is_the_service_of_the_rows_under_it() -> None:
    rows = [[*CALLS, Q1], ["Customers"], [*CALLS.values(), 84], ["Homes"], ["C2", "Repairs", "low", "days", 5]]
    reading = read_scorecard(workbook({"T": rows}))
    assert [indicator.service for indicator, _ in reading.scorecard] == ["Customers", "Homes"]
    assert reading.notices[0] == "row 2 of T is a heading inside the table, and was read as a service: 'Customers'"


def test_a_service_in_its_column_is_stronger_than_a_heading_inside_the_table() -> None:
    rows = [
        [*CALLS, "Service", Q1],
        ["Customers"],
        [*CALLS.values(), "Phones", 84],
        ["C2", *[*CALLS.values()][1:], None, 85],
    ]
    card = read_scorecard(workbook({"T": rows})).scorecard
    assert [indicator.service for indicator, _ in card] == ["Phones", "Customers"]


def test_headings_that_are_repeated_are_left_out_with_a_notice() -> None:
    rows = [[*CALLS, Q1], [*CALLS.values(), 84], [*CALLS, Q1], ["C2", *[*CALLS.values()][1:], 85]]
    reading = read_scorecard(workbook({"T": rows}))
    assert len(reading.scorecard.entries) == 2
    assert reading.notices == ("row 3 of T repeats the headings and was left out",)


def test_a_text_alone_in_a_column_of_results_is_not_a_heading() -> None:
    rows = [[*CALLS, Q1], [*CALLS.values(), 84], [*[None] * 4, "see note"], ["C2", *[*CALLS.values()][1:], 85]]
    lines = [*map(str, check_scorecard(workbook({"T": rows})))]
    assert lines == ["T!A3: row must have a code, got a blank cell"]


def test_a_code_that_is_also_the_result_of_its_row_is_not_a_heading() -> None:
    table = pd.DataFrame({"Code": ["5", "6"], Q1: [5, 7]}, dtype=object)
    card = read_scorecard(table, defaults={"polarity": "high", "unit": "number"}).scorecard
    assert [(indicator.code, series[Q1]) for indicator, series in card] == [("5", Fraction(5)), ("6", Fraction(7))]


def test_an_indicator_whose_code_is_a_word_for_totals_is_read() -> None:
    rows = [[*CALLS, Q1], [*CALLS.values(), 84], ["MEAN", "Mean wait", "low", "days", 9]]
    assert len(read_scorecard(workbook({"T": rows})).scorecard.entries) == 2


def test_a_column_of_targets_for_a_period_may_be_beside_definitions() -> None:
    row = one_row(**{"Target 2023/24": 85, "Target 2024/25": 88, "Floor": 80})
    card = read_scorecard(row, pd.DataFrame({"Code": ["C1"], Q1: [84]})).scorecard
    targets = [card["C1"].indicator.target_at(at) for at in (Q1, "Q1 2024/25")]
    assert targets == [85, 88]


@pytest.mark.parametrize("column", ["Name", "Service", "Lead officer", "Comment"])
def test_an_error_of_a_spreadsheet_in_a_text_is_a_fault(column: str) -> None:
    rows: list[list[Any]] = [
        [*CALLS, "Service", "Lead officer", "Comment", Q1],
        [*CALLS.values(), "Homes", "Lee", "Hire", 84],
    ]
    rows[1][rows[0].index(column)] = "#N/A"
    (line,) = [*map(str, check_scorecard(workbook({"T": rows})))]
    assert "cell must not have a spreadsheet error" in line


def test_an_error_of_a_spreadsheet_as_a_heading_is_not_a_column_of_codes() -> None:
    rows = [[*CALLS, Q1, "#REF!"], [*CALLS.values(), 84, 85]]
    (line,) = [*map(str, check_scorecard(workbook({"T": rows})))]
    assert line.startswith("T!F1: heading must be known")
