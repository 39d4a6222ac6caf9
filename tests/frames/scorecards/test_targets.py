"""Targets by period: from a table, with a first period for each."""

from typing import Any

import pandas as pd
import pytest

from frames.scorecards.workbooks import CALLS, Q1, Q2, Q3, one_row, shown, thresholds_of, workbook
from qpr_core import NoRating, Period, Rag, Thresholds
from qpr_core.frames import Reading, read_scorecard
from qpr_core.model.thresholds.expected_range import ExpectedRange
from qpr_core.model.thresholds.profile import Profile
from qpr_core.rules import Levels, Scheme

RESULTS = pd.DataFrame({"Code": ["C1"], Q1: [84], Q2: [86]})


class Met(Scheme):
    """Two bands."""

    MET = "Met"
    MISSED = "Missed"


def read(*rows: dict[str, Any], parts: dict[str, Any] | None = None, results: Any = RESULTS, **how: Any) -> Reading:
    targets = pd.DataFrame([{"Code": "C1", **row} for row in rows], dtype=object)
    return read_scorecard(one_row(**(parts or {})), results, targets=targets, **how)


def test_each_target_holds_until_the_next() -> None:
    reading = read({"Since": Q2, "Target": 90, "Tolerance": 5}, {"Since": "2022/23", "Target": 85, "Tolerance": 5})
    assert thresholds_of(reading) == {
        Period.parse("2022/23"): Thresholds(target=85, tolerance=5),
        Period.parse(Q2): Thresholds(target=90, tolerance=5),
    }
    assert [reading.scorecard.report(at)["C1"].rating for at in (Q1, Q2)] == [Rag.AMBER, Rag.AMBER]


@pytest.mark.parametrize("blank", [None, "n/a", "TBC"])
def test_a_blank_target_ends_the_one_before(blank: Any) -> None:
    reading = read({"Since": Q1, "Target": 80, "Tolerance": 5}, {"Since": Q2, "Target": blank})
    assert thresholds_of(reading) == {Period.parse(Q1): Thresholds(target=80, tolerance=5), Period.parse(Q2): None}
    assert reading.scorecard.report(Q2)["C1"].rating is NoRating.NO_TARGET


@pytest.mark.parametrize(
    ("cells", "parts", "expected"),
    [
        ({"Target": "85%", "Floor": 80}, {}, Thresholds(target=85, floor=80)),
        ({"Target": 85, "Bands": "met or not met"}, {}, Thresholds(target=85, floor=85)),
        ({"Levels": 90}, {"Scheme": "Met"}, Levels({Met.MET: 90})),
        ({"Expected from": 10, "Expected to": 20}, {"Good is": "neither"}, ExpectedRange(10, 20)),
        ({f"Profile Q{at}": 10 * at for at in (1, 2, 3, 4)}, {}, Profile(Thresholds(target=10 * at, floor=10 * at) for at in (1, 2, 3, 4))),
    ],
    ids=repr,
)  # fmt: skip
def test_thresholds_of_every_kind_may_start_in_a_year(cells: Any, parts: Any, expected: Any) -> None:
    reading = read({"Since": "2023/24", **cells}, parts=parts, schemes={"Met": Met})
    assert thresholds_of(reading) == {Period.parse("2023/24"): expected}


@pytest.mark.parametrize(
    ("rows", "line"),
    [
        ([{"Since": None, "Target": 85, "Tolerance": 5}], "row 1 of targets, column 'Since' (C1): target must have a first period, got a blank cell"),
        ([{"Since": "soon", "Target": 85, "Tolerance": 5}], "row 1 of targets, column 'Since' (C1): period must be written like one of"),
        ([{"Since": Q1, "Target": 85, "Tolerance": 5}, {"Since": "Apr-Jun 2023", "Target": 86, "Tolerance": 5}], "row 2 of targets, column 'Since' (C1): target must occur once for a period, got two for Q1 2023/24"),
        ([{"Since": Q1, "Target": "x", "Tolerance": 5}], "row 1 of targets, column 'Target' (C1): figure must be a number"),
        ([{"Since": Q1, "Target": 85}], "row 1 of targets, column 'Target' (C1): target must have a floor or a tolerance"),
        ([{"Code": "C2", "Since": Q1, "Target": 85, "Tolerance": 5}], "row 1 of targets, column 'Code': target must be for an indicator in the table of indicators (correct the code, or add the indicator), got code 'C2'"),
        ([{"Code": None, "Since": Q1, "Target": 85, "Tolerance": 5}], "row 1 of targets, column 'Code': row must have a code, got a blank cell"),
        ([{"Since": Q1, "Target": 85, "Tolerance": 5, "Colour": "x"}], "targets, column 'Colour': heading must be known"),
        ([{"Since": Q1, "Target": 85, "Tolerance": 5, "Lowest": 0}], "targets, column 'Lowest': column for lowest must be in a different table"),
    ],
    ids=repr,
)  # fmt: skip
def test_a_fault_of_a_target_is_in_its_cell(rows: list[dict[str, Any]], line: str) -> None:
    lines = shown(lambda: read(*rows))
    assert any(each.startswith(line) for each in lines), lines


def test_targets_in_two_tables_are_a_fault() -> None:
    (line,) = shown(lambda: read({"Since": Q1, "Target": 85, "Tolerance": 5}, parts={"Target": 80, "Tolerance": 5}))
    assert line.endswith("targets must be in only one of the tables (delete them from the others), got targets in two")


def test_targets_beside_results_and_in_a_table_are_a_fault() -> None:
    results = pd.DataFrame({"Code": ["C1"], Q1: [84], f"{Q1} target": [85], f"{Q1} tolerance": [5]})
    (line,) = shown(lambda: read({"Since": Q1, "Target": 85, "Tolerance": 5}, results=results))
    assert line == (
        "row 1 of indicators (C1): targets must be either beside the results or in a table of targets, got targets in both"
    )


def test_totals_of_the_year_have_a_target_for_each_quarter_beside_them() -> None:
    """A total is measured against its own target, so that one that is repeated stays in the timeline."""
    results = pd.DataFrame(
        {
            "Code": ["C1"],
            Q1: [20],
            f"{Q1} target": [25],
            Q2: [60],
            f"{Q2} target": [50],
            Q3: [70],
            f"{Q3} target": [None],
        }
    )
    parts = {"Unit": "number", "Basis": "year to date total"}
    reading = read_scorecard(one_row(**parts), results, two_bands=True)
    assert [reading.scorecard.report(at)["C1"].rating for at in (Q1, Q2, Q3)] == [
        Rag.RED,
        Rag.GREEN,
        NoRating.NO_TARGET_FOR_PERIOD,
    ]


def test_a_sheet_of_targets_is_recognised_by_its_headings() -> None:
    sheets = {
        "KPIs": [[*CALLS, Q1, Q2], [*CALLS.values(), 84, 86]],
        "Targets": [
            ["Ref", "Effective from", "Goal", "Floor standard"],
            ["c1", "2023/24", "85%", 80],
            ["Source: plan"],
        ],
    }
    reading = read_scorecard(workbook(sheets))
    assert thresholds_of(reading) == {Period.parse("2023/24"): Thresholds(target=85, floor=80)}
    assert reading.notices == ("row 3 of Targets is a footnote and was left out: 'Source: plan'",)


def test_targets_may_be_for_names_in_place_of_codes() -> None:
    targets = pd.DataFrame({"Name": ["CALLS answered"], "Since": [Q1], "Target": [85], "Floor": [80]})
    reading = read_scorecard(one_row(), RESULTS, targets=targets)
    assert thresholds_of(reading) == {Period.parse(Q1): Thresholds(target=85, floor=80)}


def test_rows_with_a_profile_are_the_quarters_of_its_year() -> None:
    """The next quarter of a profile is not a changed target, which a target of its own would be."""
    rows = [{"Since": f"Q{at} 2023/24", "Target": 10 * at, "Floor": 9 * at, "Profile": "2023/24"} for at in (1, 2, 4)]
    reading = read(*rows, {"Since": "2024/25", "Target": 50, "Floor": 45, "Profile": None})
    quarters = [None if at == 3 else Thresholds(target=10 * at, floor=9 * at) for at in (1, 2, 3, 4)]
    assert thresholds_of(reading) == {
        Period.parse("2023/24"): Profile(quarters),
        Period.parse("2024/25"): Thresholds(target=50, floor=45),
    }


@pytest.mark.parametrize(
    ("since", "year", "message"),
    [
        ("Q1 2024/25", "2023/24", "target of a profile must be for a quarter of its year (2023/24), got Q1 2024/25"),
        ("Q4 2022/23", "2023/24", "target of a profile must be for a quarter of its year (2023/24), got Q4 2022/23"),
        ("2023/24", "2023/24", "target of a profile must be for a quarter of its year (2023/24), got 2023/24"),
        ("Q1 2023/24", "Q1 2023/24", "target of a profile must be for a quarter of its year (Q1 2023/24)"),
        ("Q1 2023/24", "soon", "'soon'"),
    ],
)
def test_quarter_that_is_not_in_the_year_of_its_profile_is_a_fault(since: str, year: str, message: str) -> None:
    (fault,) = shown(lambda: read({"Since": since, "Target": 85, "Floor": 80, "Profile": year}))
    assert message in str(fault)


def test_profile_in_one_row_has_no_other_profile_beside_it() -> None:
    cells = {f"Profile Q{at}": 85 for at in (1, 2, 3, 4)}
    (fault,) = shown(lambda: read({"Since": Q1, **cells, "Profile": "2023/24"}))
    assert "profile must be either four columns or a row for each quarter" in str(fault)


@pytest.mark.parametrize(
    ("name", "headings"),
    [("Targets", ["Code", "2023/24", "2024/25"]), ("Plan", ["Code", "Target 2023/24", "Target 2024/25"])],
)
def test_a_wide_sheet_of_targets_is_read_by_its_name_or_its_headings(name: str, headings: list[str]) -> None:
    sheets = {"KPIs": [[*CALLS, Q1], [*CALLS.values(), 84]], name: [headings, ["C1", 85, 90]]}
    assert thresholds_of(read_scorecard(workbook(sheets), two_bands=True)) == {
        Period.parse("2023/24"): Thresholds(target=85, floor=85),
        Period.parse("2024/25"): Thresholds(target=90, floor=90),
    }


@pytest.mark.parametrize("heading", ["Year", "Period", "Since"])
def test_a_sheet_of_targets_may_name_its_first_periods_in_a_usual_column(heading: str) -> None:
    sheets = {
        "KPIs": [[*CALLS, Q1], [*CALLS.values(), 84]],
        "T": [["Code", heading, "Target", "Floor"], ["C1", "2023/24", 85, 80]],
    }
    assert thresholds_of(read_scorecard(workbook(sheets))) == {Period.parse("2023/24"): Thresholds(target=85, floor=80)}
