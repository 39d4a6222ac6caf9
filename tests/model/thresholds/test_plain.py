"""Thresholds from mappings of their parts."""

from collections.abc import Mapping
from typing import Any

import pytest

from qpr_core import ExpectedRange, Indicator, Profile, Rag, Thresholds
from qpr_core.errors import FigureError, QprError, ThresholdError
from qpr_core.model.thresholds.interval import Interval
from qpr_core.model.thresholds.levels import Levels, Stretch
from qpr_core.model.thresholds.plain import is_parts, read_parts
from qpr_core.model.thresholds.tolerance import Tolerance
from qpr_core.model.values.path_faults import PathFaults
from qpr_core.testing import Four, an_indicator

YEAR = "year-to-date total"


def made(thresholds: Any, **parts: Any) -> Indicator:
    return Indicator(code="CS01", name="Calls", unit="%", thresholds=thresholds, **({"polarity": "higher"} | parts))


@pytest.mark.parametrize(
    ("parts", "thresholds"),
    [
        ({"target": 85, "floor": 80}, Thresholds(target=85, floor=80)),
        ({"target": "85.5", "tolerance": "10%"}, Thresholds(target="85.5", tolerance="10%")),
        ({"target": 50, "tolerance": Tolerance(5), "floor": None}, Thresholds(target=50, tolerance=5)),
        (
            {"target": 50, "tolerance": "10%", "green_tolerance": 2},
            Thresholds(target=50, tolerance="10%", green_tolerance=2),
        ),
        ({"levels": {"green": 90, Rag.AMBER: 85.5}}, Levels({Rag.GREEN: 90, Rag.AMBER: "85.5"})),
        (
            {"levels": {"Green": {"stretch": 2}, "Amber": {"tolerance": "5%"}}, "target": 90},
            Levels({Rag.GREEN: Stretch(2), Rag.AMBER: Tolerance("5%")}, target=90),
        ),
        (
            {"levels": {"green": Stretch(2), "amber": Tolerance("5%")}, "target": 90},
            Levels({Rag.GREEN: Stretch(2), Rag.AMBER: Tolerance("5%")}, target=90),
        ),
    ],
)
def test_indicator_reads_thresholds_from_their_parts(parts: Mapping[str, Any], thresholds: Any) -> None:
    assert made(parts) == made(thresholds)
    by_period = {"2022/23": parts, "2023/24": None, "2024/25": thresholds}
    assert made(by_period) == made({"2022/23": thresholds, "2023/24": "none", "2024/25": thresholds})


@pytest.mark.parametrize(
    ("parts", "thresholds"),
    [
        ({"low": 40, "high": 45}, ExpectedRange(40, 45)),
        ({"high": 45}, ExpectedRange(None, 45)),
        ({"low": 40, "high": None}, ExpectedRange(40, None)),
    ],
)
def test_indicator_reads_an_expected_range_from_its_ends(parts: Mapping[str, Any], thresholds: ExpectedRange) -> None:
    assert made(parts, polarity="neither").thresholds == thresholds


@pytest.mark.parametrize(
    ("parts", "profile"),
    [
        ({"spread": 100, "floor": 90}, Profile.spread(100, floor=90)),
        (
            {"spread": 100, "shares": [10, 20, 30, 40], "tolerance": "5%"},
            Profile.spread(100, shares=[10, 20, 30, 40], tolerance="5%"),
        ),
        ({"targets": [1, 2, 3, 4], "floors": [0, 1, 2, 3]}, Profile.of_targets([1, 2, 3, 4], floors=[0, 1, 2, 3])),
        ({"targets": (1, 2, 3, 4), "tolerance": 1}, Profile.of_targets([1, 2, 3, 4], tolerance=1)),
        (
            {"quarters": [{"target": 5, "floor": 4}, None, "none", Thresholds(target=6, floor=5)]},
            Profile([Thresholds(target=5, floor=4), None, None, Thresholds(target=6, floor=5)]),
        ),
    ],
)
def test_indicator_reads_a_profile_from_its_parts(parts: Mapping[str, Any], profile: Profile) -> None:
    assert made({"2023/24": parts}, basis=YEAR) == made({"2023/24": profile}, basis=YEAR)


def test_levels_are_for_the_bands_of_the_scheme_that_is_given() -> None:
    parts = {"levels": {"blue": 95, "green": 90, "amber": 80}}
    assert made(parts, scheme=Four).thresholds == Levels({Four.BLUE: 95, Four.GREEN: 90, Four.AMBER: 80})


@pytest.mark.parametrize(
    ("thresholds", "error", "message"),
    [
        (
            {"taget": 85, "floor": 80},
            ThresholdError,
            "thresholds must have only the keys target, floor, tolerance, green_tolerance, strict (perhaps target), "
            "got 'taget' (CS01)",
        ),
        (
            {"2022/23": {"target": 85, "flor": 80}},
            ThresholdError,
            "thresholds must have only the keys target, floor, tolerance, green_tolerance, strict (perhaps floor), "
            "got 'flor' (2022/23) (CS01)",
        ),
        (
            {"lows": 1},
            ThresholdError,
            "thresholds must have only the keys target, floor, tolerance, green_tolerance, strict (perhaps low), "
            "got 'lows' (CS01)",
        ),
        (
            {"low": 1, "hihg": 2},
            ThresholdError,
            "thresholds must have only the keys low, high (perhaps high), got 'hihg' (CS01)",
        ),
        (
            {"target": 85, "2023/24": 80},
            ThresholdError,
            "thresholds must have only the keys target, floor, tolerance, green_tolerance, strict, got '2023/24' (CS01)",
        ),
        ({"floor": 80}, ThresholdError, "thresholds must have a target, got {'floor': 80} (CS01)"),
        ({"target": None}, ThresholdError, "thresholds must have a target, got {'target': None} (CS01)"),
        (
            {"target": 85},
            ThresholdError,
            "thresholds must have either a floor or a tolerance (if a value that misses the target is Red, repeat the target as floor), "
            "got Thresholds(target=85) (CS01)",
        ),
        (
            {"target": True, "floor": 80},
            FigureError,
            "figure must be a number, not True or False, got True (target) (CS01)",
        ),
        ({"target": 85, "tolerance": -1}, ThresholdError, "tolerance must be 0 or more, got -1 (CS01)"),
        ({"levels": 5}, ThresholdError, "levels must be a mapping from band to level, got 5 (CS01)"),
        (
            {"levels": {"blue": 95, "green": 90}},
            ThresholdError,
            "levels must be for bands of Rag ('Green', 'Amber', 'Red'), got 'blue' (CS01)",
        ),
        (
            {"levels": {"green": 90}},
            ThresholdError,
            "levels must have one level for each of [Rag.GREEN, Rag.AMBER], got {Rag.GREEN: Fraction(90, 1)} (CS01)",
        ),
        (
            {"levels": {"green": 90, "amber": "5%"}},
            ThresholdError,
            "level of Amber must be a figure, {'tolerance': '5%'}, {'stretch': '5%'} or {'low': 85, 'high': 92}, got '5%' (CS01)",
        ),
        (
            {"levels": {"green": 90, "amber": {"by": 5}}},
            ThresholdError,
            "level of Amber must be a figure, {'tolerance': '5%'}, {'stretch': '5%'} or {'low': 85, 'high': 92}, got {'by': 5} (CS01)",
        ),
        (
            {"spread": 100},
            ThresholdError,
            "profile must be given by the year that it is for, got {'spread': 100} (CS01)",
        ),
        (
            {"2023/24": {"targets": [1, 2, 3], "tolerance": 1}},
            ThresholdError,
            "targets must be figures for four quarters, got [1, 2, 3] (2023/24) (CS01)",
        ),
        (
            {"2023/24": {"quarters": {"target": 1}}},
            ThresholdError,
            "quarters must be thresholds for four quarters, got {'target': 1} (2023/24) (CS01)",
        ),
        (
            {"2023/24": {"quarters": [None, None, None, {"spread": 1}]}},
            ThresholdError,
            "quarter of a profile must have Thresholds, Levels, an ExpectedRange or None, "
            "got Profile(quarters=(Thresholds(target=0.25, tolerance=0), Thresholds(target=0.5... (2023/24) (CS01)",
        ),
        (
            "soon",
            ThresholdError,
            "thresholds must be Thresholds or a mapping of their parts, such as {'target': 85, 'floor': 80}, got 'soon' (CS01)",
        ),
    ],
)
def test_indicator_names_the_key_of_thresholds_that_is_wrong(
    thresholds: object, error: type[QprError], message: str
) -> None:
    with pytest.raises(error) as caught:
        made(thresholds)
    assert str(caught.value) == message


def test_word_none_for_all_time_means_no_thresholds() -> None:
    assert made("None") == made(None)


def test_every_fault_of_thresholds_has_its_path() -> None:
    faults = PathFaults()
    given = {
        "quarters": [{"target": "x", "flor": 1}, 5, {"levels": {"blue": 1, "green": "y"}}, {"targets": ["z", 1, 2, 3]}]
    }
    assert read_parts(given, [Rag], faults, "thresholds") is None
    assert [path for path, _ in faults.found] == [
        "thresholds.quarters[0].flor",
        "thresholds.quarters[0].target",
        "thresholds.quarters[1]",
        "thresholds.quarters[2].levels.blue",
        "thresholds.quarters[2].levels.green",
        "thresholds.quarters[3].targets[0]",
    ]


@pytest.mark.parametrize(
    ("mapping", "has_parts"),
    [
        ({"target": 1}, True),
        ({"x": 1}, True),
        ({"target": 1, 5: 2}, True),
        ({"2023/24": 1}, False),
        ({5: 1}, False),
        ({}, False),
    ],
)
def test_mapping_with_a_key_that_is_no_period_has_parts(mapping: Mapping[Any, object], has_parts: bool) -> None:
    assert is_parts(mapping) is has_parts


def test_possible_values_are_read_from_a_mapping() -> None:
    assert an_indicator(possible={"low": 0, "high": 100}) == an_indicator(possible=(0, 100))
    assert an_indicator(possible={"low": 0}) == an_indicator(possible=(0, None))
    with pytest.raises(ThresholdError, match=r"or a mapping with the keys low and high, got \{'lowest': 0\} \(K1\)$"):
        an_indicator(possible={"lowest": 0})


def test_level_in_plain_data_may_be_an_interval() -> None:
    ranges = {"levels": {"Green": Interval(85, 92), "Amber": Interval(80, 95)}}
    assert an_indicator(thresholds=ranges, polarity="closest to target is best").thresholds == Levels(
        {Rag.GREEN: Interval(85, 92), Rag.AMBER: Interval(80, 95)}
    )
