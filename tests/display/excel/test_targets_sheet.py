"""The sheet of targets: each with the period that it starts in."""

from typing import Any

from display.excel.opened import opened, rows_of
from pictured import made
from qpr_core import Basis, ExpectedRange, Polarity, Profile, Thresholds
from small_reports import report_of


def targets(**parts: Any) -> list[dict[str, Any]]:
    return [
        {heading: value for heading, value in row.items() if heading not in {"Code", "Name"}}
        for row in rows_of(opened(report_of(made(84, **parts)))["Targets"])
    ]


def test_every_target_has_a_row_in_the_order_of_time_and_a_row_without_one_ends_it() -> None:
    raised = {
        "2023/24": Thresholds(target=88, floor=80),
        "2022/23": Thresholds(target=85, tolerance="5%"),
        "2024/25": None,
    }
    assert targets(thresholds=raised) == [
        {"Since": "2022/23", "Target": 85, "Floor": None, "Tolerance": "5%"},
        {"Since": "2023/24", "Target": 88, "Floor": 80, "Tolerance": None},
        {"Since": "2024/25", "Target": None, "Floor": None, "Tolerance": None},
    ]
    row = rows_of(opened(report_of(made(84, thresholds=raised)))["Definitions"])[0]
    assert not {"Target", "Floor"} & set(row)


def test_profile_with_one_tolerance_is_one_row_for_its_year() -> None:
    spent = {"2023/24": Profile.of_targets([15, 50, 75, 95], tolerance=5)}
    assert targets(thresholds=spent, basis=Basis.YEAR_TO_DATE_TOTAL) == [
        {
            "Since": "2023/24",
            "Target": None,
            "Tolerance": 5,
            "Profile Q1": 15,
            "Profile Q2": 50,
            "Profile Q3": 75,
            "Profile Q4": 95,
        }
    ]


def test_profile_in_which_a_missed_target_is_red_needs_no_floor() -> None:
    (row,) = targets(thresholds={"2023/24": Profile.of_targets([1, 2, 3, 4], floors=[1, 2, 3, 4])})
    assert row == {"Since": "2023/24", "Target": None, **{f"Profile Q{quarter}": quarter for quarter in range(1, 5)}}


def test_profile_with_one_floor_for_all_quarters_has_it_beside_the_targets() -> None:
    (row,) = targets(thresholds={"2023/24": Profile.of_targets([85, 86, 87, 88], floors=[80] * 4)})
    assert (row["Floor"], row["Profile Q4"]) == (80, 88)


def test_profile_that_one_row_cannot_contain_has_a_row_for_each_quarter() -> None:
    spread = {"2023/24": Profile.spread(1000, floor=900)}
    rows = targets(thresholds=spread, basis=Basis.YEAR_TO_DATE_TOTAL, unit="number")
    assert [(row["Since"], row["Target"], row["Floor"]) for row in rows] == [
        ("Q1 2023/24", 250, 225),
        ("Q2 2023/24", 500, 450),
        ("Q3 2023/24", 750, 675),
        ("Q4 2023/24", 1000, 900),
        ("Q1 2024/25", None, None),
    ]


def test_end_of_a_profile_is_left_out_if_other_targets_start_there() -> None:
    ranges = [ExpectedRange(quarter, 100) for quarter in range(4)]
    timeline = {"2023/24": Profile(ranges), "2024/25": ExpectedRange(9, None)}
    rows = targets(thresholds=timeline, polarity=Polarity.NEITHER)
    assert [(row["Since"], row["Expected from"], row["Expected to"]) for row in rows] == [
        ("Q1 2023/24", 0, 100),
        ("Q2 2023/24", 1, 100),
        ("Q3 2023/24", 2, 100),
        ("Q4 2023/24", 3, 100),
        ("2024/25", 9, None),
    ]


def test_profile_with_a_quarter_without_a_target_leaves_its_cell_blank() -> None:
    target = Thresholds(target=85, floor=80)
    (row,) = targets(thresholds={"2023/24": Profile([target, None, target, target])})
    assert (row["Profile Q1"], row.get("Profile Q2"), row["Profile Q4"], row["Floor"]) == (85, None, 85, 80)
    rows = targets(thresholds={"2023/24": Profile([None] * 4), "2022/23": target})
    assert [(row["Since"], row["Target"]) for row in rows][1:3] == [("Q1 2023/24", None), ("Q2 2023/24", None)]
