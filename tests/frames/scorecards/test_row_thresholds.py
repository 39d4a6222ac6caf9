"""Thresholds from the cells of a row: each kind, and what contradicts it."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frames.scorecards.workbooks import CALLS, Q1, faults_of, one_row, read_one, shown, thresholds_of, workbook
from qpr_core import Period, Rag, Thresholds
from qpr_core.frames import read_indicators, read_scorecard
from qpr_core.model.thresholds.expected_range import ExpectedRange
from qpr_core.model.thresholds.profile import Profile
from qpr_core.model.thresholds.tolerance import Tolerance
from qpr_core.rules import Edge, Interval, Levels, Scheme, Stretch

NEITHER = {"Good is": "neither"}


class Scale(Scheme):
    """Four bands."""

    GOOD = "Good"
    FAIR = "Fair"
    WEAK = "Weak"
    POOR = "Poor"


class Met(Scheme):
    """Two bands."""

    MET = "Met"
    MISSED = "Missed"


def thresholds(*, how: Any = None, **cells: Any) -> Any:
    return thresholds_of(read_one(**cells, how=how))


def in_workbook(parts: dict[str, Any], percent: list[str], *, result: Any = "84%", **how: Any) -> Any:
    headings = [*CALLS, *parts, Q1]
    file = workbook(
        {"K": [headings, [*CALLS.values(), *parts.values(), result]]}, percent=[f"K!{cell}" for cell in percent]
    )
    return thresholds_of(read_scorecard(file, **how))


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"Target": 85, "Floor": 80}, Thresholds(target=85, floor=80)),
        ({"Target": "85%", "Floor": "80 %"}, Thresholds(target=85, floor=80)),
        ({"Target": 85, "Tolerance": 5}, Thresholds(target=85, tolerance=5)),
        ({"Target": 85, "Tolerance": "±10%"}, Thresholds(target=85, tolerance="10%")),
        ({"Target": 85, "Tolerance": "10%"}, Thresholds(target=85, tolerance="10%")),
        ({"Target": 85, "Tolerance": "+/- 5"}, Thresholds(target=85, tolerance=5)),
        ({"Target": 85, "Tolerance": 5, "Green tolerance": 1}, Thresholds(target=85, tolerance=5, green_tolerance=1)),
        ({"Target": "£1,200", "Floor": "£1,000", "Unit": "£"}, Thresholds(target=1200, floor=1000)),
        ({"Target": 85, "Floor": 80, "Strict": "floor"}, Thresholds(target=85, floor=80, strict="floor")),
        (
            {"Target": 85, "Tolerance": 5, "Strict": "target and tolerance"},
            Thresholds(target=85, tolerance=5, strict=["target", "floor"]),
        ),
        ({"Target": 85, "Bands": "2", "Strict": "target"}, Thresholds(target=85, floor=85, strict=["target", "floor"])),
        ({"Target": 85, "Bands": "met or not met"}, Thresholds(target=85, floor=85)),
        ({"Target": 85, "Bands": "2"}, Thresholds(target=85, floor=85)),
        ({"Target": 85, "Bands": 2}, Thresholds(target=85, floor=85)),
        ({"Target": 85, "Floor": 80, "Bands": None}, Thresholds(target=85, floor=80)),
        ({"Target": "n/a"}, None),
        ({"Target": "TBC", "Floor": "-"}, None),
        ({"Expected from": 10, "Expected to": "20%", **NEITHER}, ExpectedRange(10, 20)),
        ({"Expected from": 10, **NEITHER}, ExpectedRange(10, None)),
        ({"Expected to": 20, **NEITHER}, ExpectedRange(None, 20)),
    ],
    ids=repr,
)
def test_thresholds_are_read_from_their_columns(cells: dict[str, Any], expected: Any) -> None:
    assert thresholds(**cells) == expected


def test_two_bands_may_be_declared_for_all_targets_without_a_floor() -> None:
    how = {"two_bands": True}
    assert thresholds(Target=85, how=how) == Thresholds(target=85, floor=85)
    assert thresholds(Target=85, Floor=80, how=how) == Thresholds(target=85, floor=80)
    assert thresholds(Target=85, Tolerance=5, how=how) == Thresholds(target=85, tolerance=5)


@pytest.mark.parametrize(
    ("levels", "scheme", "expected"),
    [
        ("95; 90; 80", "Scale", Levels({Scale.GOOD: 95, Scale.FAIR: 90, Scale.WEAK: 80})),
        ("95%;90%;80%", "scale", Levels({Scale.GOOD: 95, Scale.FAIR: 90, Scale.WEAK: 80})),
        ("Good: 95; FAIR: 90; weak:80", "Scale", Levels({Scale.GOOD: 95, Scale.FAIR: 90, Scale.WEAK: 80})),
        ("90; 80", "Rag", None),
        (90, "Met", Levels({Met.MET: 90})),
    ],
    ids=repr,
)
def test_levels_are_read_from_a_list_in_the_order_of_the_bands(levels: Any, scheme: str, expected: Any) -> None:
    read = thresholds(Levels=levels, Scheme=scheme, how={"schemes": {"Scale": Scale, "Met": Met}})
    assert isinstance(read, Levels)
    assert expected is None or read == expected


def test_levels_may_be_tolerances_around_a_target() -> None:
    how = {"schemes": {"Scale": Scale}}
    read = thresholds(Target=80, Levels="±2; +/-5; 10%", Scheme="Scale", Unit="days", how=how)
    ends = {Scale.GOOD: Tolerance(2), Scale.FAIR: Tolerance(5), Scale.WEAK: Tolerance("10%")}
    assert read == Levels(ends, target=80)


def test_a_level_may_beat_the_target_by_a_distance() -> None:
    cells: dict[str, Any] = {"Target": 80, "Levels": "Beat by 5; 80; 75", "Scheme": "Scale", "Unit": "days"}
    read = thresholds(**cells, how={"schemes": {"Scale": Scale}})
    assert read == Levels({Scale.GOOD: Stretch(5), Scale.FAIR: 80, Scale.WEAK: 75}, target=80)


@pytest.mark.parametrize(
    ("cells", "rule"),
    [
        ({"Levels": "95; 90; 85"}, "levels must be 2, one for each band of Rag except the worst"),
        (
            {"Levels": "95; 90", "Scheme": "Scale"},
            "levels must be 3, one for each band of Scale except the worst",
        ),
        (
            {"Levels": "Good: 95; Weak: 90; Fair: 80", "Scheme": "Scale"},
            "levels must be in the order of the bands (write Fair in this place)",
        ),
        ({"Levels": "95; x; 80", "Scheme": "Scale"}, "figure must be a number"),
        (
            {"Target": 85},
            "target must have a floor or a tolerance (enter one; or if a result that misses it is Red, pass",
        ),
        ({"Target": 85, "Bands": "three"}, "bands must be 'met or not met', or blank"),
        ({"Floor": 80}, "floor must come with a target (enter one)"),
        ({"Tolerance": 5}, "tolerance must come with a target (enter one)"),
        ({"Green tolerance": 5}, "green tolerance must come with a target (enter one)"),
        ({"Target": 85, "Floor": 80, "Tolerance": 5}, "thresholds must have either a floor or a tolerance"),
        ({"Target": 85, "Floor": 90}, "floor must not be better than target"),
        ({"Target": "eighty", "Floor": 80}, "figure must be a number"),
        ({"Target": "£85", "Floor": 80}, "figure must be a number, alone or with its unit (per cent)"),
        ({"Target": 85, "Tolerance": "n/a"}, "figure must be a number"),
        ({"Target": 85, "Tolerance": "£5"}, "sign of a figure must be that of its unit"),
        ({"Target": 85, "Tolerance": -5}, "tolerance must be 0 or more"),
        ({"Expected from": 30, "Expected to": 20, **NEITHER}, "low"),
        ({"Expected from": 10, "Expected to": 20}, "expected range must have a polarity of neither"),
    ],
    ids=repr,
)
def test_a_contradiction_is_one_fault_of_the_row(cells: dict[str, Any], rule: str) -> None:
    (fault,) = faults_of(lambda: read_one(**cells, how={"schemes": {"Scale": Scale}}))
    text = fault.rule if fault.remedy is None else f"{fault.rule} ({fault.remedy})"
    assert text.startswith(rule), str(fault)
    assert (fault.row, fault.code) == (1, "C1")


@pytest.mark.parametrize("target", [">=85", "≥85%", "<5", "at least 90%"])
def test_a_target_with_a_sign_is_refused_as_the_polarity_shows_its_side(target: str) -> None:
    """A censored figure is a marker for a result; as a target it would be dropped."""
    (fault,) = faults_of(lambda: read_one(Target=target, how={"two_bands": True}))
    assert (fault.column, fault.code) == ("Target", "C1")
    assert fault.given == repr(target)


@pytest.mark.parametrize("part", ["Floor", "Lowest", "Highest", "Expected from", "Profile Q1"])
def test_a_limit_with_a_sign_is_refused(part: str) -> None:
    cells: dict[str, Any] = {part: "<5"}
    faults = faults_of(lambda: read_one(how={"two_bands": True}, **cells))
    assert part in [fault.column for fault in faults]


@pytest.mark.parametrize(
    "cells",
    [
        {"Levels": "95; 90", "Scheme": "Rag", "Floor": 80},
        {"Levels": "95; 90", "Scheme": "Rag", "Tolerance": 80},
        {"Levels": "95; 90", "Scheme": "Rag", "Expected from": 80},
        {"Levels": "95; 90", "Scheme": "Rag", "Profile Q1": 80, "Since": "2023/24"},
        {"Target": 85, "Floor": 80, "Profile Q1": 80, "Since": "2023/24"},
        {"Target": 85, "Expected from": 80, **NEITHER},
        {"Profile Q1": 85, "Since": "2023/24", "Expected to": 80, **NEITHER},
    ],
    ids=repr,
)
def test_thresholds_of_two_kinds_are_refused(cells: dict[str, Any]) -> None:
    (fault,) = faults_of(lambda: read_one(**cells))
    assert fault.rule == "thresholds must be of one kind"


PROFILE = {"Profile Q1": 20, "Profile Q2": 40, "Profile Q3": "60%", "Profile Q4": 80}


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        ({}, {"floor": lambda target: target}),
        ({"Tolerance": 5}, {"tolerance": lambda _: 5}),
        ({"Tolerance": "10%", "Green tolerance": "1%"}, {"tolerance": lambda _: "10%", "green_tolerance": lambda _: "1%"}),
    ],
    ids=["plain", "tolerance", "tolerances"],
)  # fmt: skip
def test_a_profile_has_a_target_for_each_quarter_of_the_year(others: dict[str, Any], expected: dict[str, Any]) -> None:
    made = Profile(
        Thresholds(target=target, **{name: of(target) for name, of in expected.items()}) for target in (20, 40, 60, 80)
    )
    assert thresholds(**PROFILE, **others, Since="2023/24") == {Period.parse("2023/24"): made}


def test_a_profile_without_a_first_year_starts_in_that_of_its_results() -> None:
    read = thresholds(**PROFILE)
    assert [*read] == [Period.parse("2023/24")]


def test_a_profile_may_lack_a_quarter() -> None:
    read = thresholds(**(PROFILE | {"Profile Q2": None}), Since="2023/24")
    made = Profile(None if target == 40 else Thresholds(target=target, floor=target) for target in (20, 40, 60, 80))
    assert read == {Period.parse("2023/24"): made}


def test_a_profile_without_a_year_and_results_is_a_fault() -> None:
    (line,) = shown(lambda: read_indicators(one_row(**PROFILE)))
    assert line.startswith("row 1 of indicators, column 'Profile Q1' (C1): profile must have a first year (enter it in")


def test_percentage_cells_hold_for_every_threshold() -> None:
    parts = {"Target": 0.85, "Floor": 0.8}
    assert in_workbook(parts, ["E2", "F2"]) == Thresholds(target=85, floor=80)
    assert in_workbook({"Target": 85, "Tolerance": 0.1}, ["F2"]) == Thresholds(target=85, tolerance="10%")
    parts = {"Target": 85, "Tolerance": 0.1, "Green tolerance": 0.01}
    assert in_workbook(parts, ["F2", "G2"]) == Thresholds(target=85, tolerance="10%", green_tolerance="1%")
    made = in_workbook({f"Profile Q{at}": at / 10 for at in (1, 2, 3, 4)}, ["E2", "F2", "G2", "H2"])
    assert made == {Period.parse("2023/24"): Profile(Thresholds(target=10 * at, floor=10 * at) for at in (1, 2, 3, 4))}


def test_a_level_in_a_percentage_cell_is_a_percentage() -> None:
    read = in_workbook({"Levels": 0.9, "Scheme": "Met"}, ["E2"], schemes={"Met": Met})
    assert read == Levels({Met.MET: 90})


@given(st.integers(1, 10_000), st.integers(0, 10_000))
def test_figures_and_texts_give_the_same_thresholds(target: int, gap: int) -> None:
    texts = {"Target": f"{target / 100:,.2f}%", "Floor": f"{(target - gap) / 100:.2f}"}
    numbers = {"Target": target / 100, "Floor": (target - gap) / 100}
    how = {"accept": ["fraction of 1", "hundredfold", "above 100%", "tiny tolerance"]}
    assert thresholds(**texts, how=how) == thresholds(**numbers, how=how)


def test_strict_bands_of_levels_are_named() -> None:
    cells = {"Levels": "95; 90; 85", "Scheme": "Scale", "Strict": "Good; Weak"}
    expected = Levels({Scale.GOOD: 95, Scale.FAIR: 90, Scale.WEAK: 85}, strict=[Scale.GOOD, Scale.WEAK])
    assert thresholds(**cells, how={"schemes": {"Scale": Scale}}) == expected


def test_strict_boundaries_of_a_profile_are_those_of_each_quarter() -> None:
    cells = {"Profile Q1": 20, "Profile Q2": 40, "Profile Q3": 60, "Profile Q4": 80}
    assert all(each.strict for each in _quarters(thresholds(**cells, Strict="target")))
    assert [each.strict for each in _quarters(thresholds(**cells, Tolerance=5, Strict="floor"))] == [(Edge.FLOOR,)] * 4


def _quarters(given: Any) -> Any:
    (profile,) = given.values()
    return profile.quarters


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ({"Target": 85, "Floor": 80, "Strict": "roof"}, "strict must be one of 'target', 'green tolerance', 'floor', 'tolerance', 'floor standard', or a list of them, got ['roof']"),
        ({"Strict": "floor"}, "strict must come with a target (enter one), got no target"),
        ({"Expected from": 1, "Expected to": 2, "Strict": "floor", **NEITHER}, "thresholds must be of one kind (empty the other cells), got an expected range and strict boundaries"),
    ],
)  # fmt: skip
def test_strict_boundaries_that_do_not_fit_are_faults(cells: dict[str, Any], message: str) -> None:
    assert message in str(faults_of(lambda: read_one(**cells)))


@pytest.mark.parametrize(
    ("cell", "ranges"),
    [
        ("85 to 92; 80 to 95", (Interval(85, 92), Interval(80, 95))),
        ("Green: 85% to 92%; Amber: 80% to 95%", (Interval(85, 92), Interval(80, 95))),
        ("85 to 92; >80 to <95", (Interval(85, 92), Interval(80, 95, excludes_low=True, excludes_high=True))),
        ("85 to 92; more than 80, up to 95", (Interval(85, 92), Interval(80, 95, excludes_low=True))),
        ("85 to 92; 80 or more but less than 95", (Interval(85, 92), Interval(80, 95, excludes_high=True))),
        ("85 to 92; more than 80 but less than 95", (Interval(85, 92), Interval(80, 95, excludes_low=True, excludes_high=True))),
    ],
)  # fmt: skip
def test_levels_with_two_ends_are_read_as_reports_write_them(cell: str, ranges: tuple[Interval, Interval]) -> None:
    read = thresholds(Levels=cell, **{"Good is": "closest to target"})
    assert read == Levels(dict(zip([Rag.GREEN, Rag.AMBER], ranges, strict=True)))


@pytest.mark.parametrize("cells", [{"Target": 95}, {"Target": 95, "Strict": "target"}])
def test_target_by_a_custom_scheme_without_levels_asks_for_levels(cells: dict[str, Any]) -> None:
    (fault,) = faults_of(lambda: read_one(**cells, Scheme="Met", how={"schemes": {"Met": Met}}))
    assert fault.rule == "target of an indicator by Met must come with levels"
    assert fault.remedy == "enter one for Met in a column 'levels', and leave the target empty if it is the first"


def test_target_with_a_floor_by_a_custom_scheme_has_the_error_of_the_scheme() -> None:
    (fault,) = faults_of(lambda: read_one(Target=95, Floor=90, Scheme="Scale", how={"schemes": {"Scale": Scale}}))
    assert "levels" not in (fault.remedy or "")
