"""A boundary table for each rule in use: just better, on, and just worse than each boundary, in both polarities."""

from collections.abc import Sequence

import pytest

from qpr_core import ExpectedRange, Indicator, NoRating, Polarity, Thresholds, classify
from qpr_core.model.thresholds.profile import AnyThresholds
from qpr_core.rules import Expectation, Levels, Scheme, Stretch, Tolerance

HIGHER, LOWER, CLOSEST, NEITHER = Polarity


class Swansea(Scheme):
    BLUE = "Blue"
    GREEN = "Green"
    AMBER = "Amber"
    RED = "Red"


class Lincoln(Scheme):
    GREEN = "Green"
    BLUE = "Blue"
    RED = "Red"


class Shapes(Scheme):
    STAR = "Star"
    CIRCLE = "Circle"
    TRIANGLE = "Triangle"


class Procurement(Scheme):
    GOOD = "Good"
    APPROACHING = "Approaching target"
    IMPROVEMENT = "Requires improvement"
    INADEQUATE = "Inadequate"


class GoalPost(Scheme):
    WITHIN = "Within"
    OUTSIDE = "Outside"


TABLES: list[tuple[str, AnyThresholds, Polarity, Sequence[float | str], str]] = [
    (
        "Kent, target and floor",
        Thresholds(target=85, floor=80),
        HIGHER,
        (85.1, 85, 84.9, 80.1, 80, 79.9),
        "G G A A A R",
    ),
    ("Kent, lower is better", Thresholds(target=20, floor=25), LOWER, (19.9, 20, 20.1, 24.9, 25, 25.1), "G G A A A R"),
    ("Brighton, Green and Amber figure", Thresholds(target=12, floor=10), HIGHER, (12, 11.9, 10, 9.9), "G A A R"),
    ("Maidstone, of a count", Thresholds(target=50, tolerance="10%"), HIGHER, (50, 49.9, 45, 44.9), "G A A R"),
    ("Maidstone, of a count, lower", Thresholds(target=50, tolerance="10%"), LOWER, (50, 50.1, 55, 55.1), "G A A R"),
    ("Maidstone, of a percentage", Thresholds(target=50, tolerance=10), HIGHER, (50, 49.9, 40, 39.9), "G A A R"),
    ("Maidstone, of a percentage, lower", Thresholds(target=50, tolerance=10), LOWER, (50, 50.1, 60, 60.1), "G A A R"),
    (
        "Bracknell",
        Thresholds(target=50, tolerance="10%", green_tolerance="5%"),
        HIGHER,
        (47.6, 47.5, 47.4, 45.1, 45, 44.9),
        "G G A A A R",
    ),
    (
        "Bracknell, lower",
        Thresholds(target=50, tolerance="10%", green_tolerance="5%"),
        LOWER,
        (52.4, 52.5, 52.6, 54.9, 55, 55.1),
        "G G A A A R",
    ),
    ("RBKC", Thresholds(target=80, tolerance="10%"), HIGHER, (80, 79.9, 72, 71.9), "G A A R"),
    ("RBKC, a vital sign", Thresholds(target=80, tolerance="5%"), HIGHER, (80, 79.9, 76, 75.9), "G A A R"),
    ("RBKC, a vital sign, lower", Thresholds(target=80, tolerance="5%"), LOWER, (80, 80.1, 84, 84.1), "G A A R"),
    (
        "Swansea",
        Levels({Swansea.BLUE: 95, Swansea.GREEN: 90, Swansea.AMBER: Tolerance("5%")}, target=90),
        HIGHER,
        (95.1, 95, 94.9, 90, 89.9, 85.5, 85.4),
        "B B G G A A R",
    ),
    (
        "Swansea, lower",
        Levels({Swansea.BLUE: 8, Swansea.GREEN: 10, Swansea.AMBER: Tolerance("5%")}, target=10),
        LOWER,
        (8, 8.1, 10, 10.1, 10.5, 10.6),
        "B G G A A R",
    ),
    ("Lincoln", Levels({Lincoln.GREEN: 90, Lincoln.BLUE: 80}), HIGHER, (90, 89.9, 80, 79.9), "G B B R"),
    ("Lincoln, lower", Levels({Lincoln.GREEN: 10, Lincoln.BLUE: 20}), LOWER, (10, 10.1, 20, 20.1), "G B B R"),
    (
        "star, circle, triangle",
        Levels({Shapes.STAR: Stretch("5%"), Shapes.CIRCLE: Tolerance("5%")}, target=80),
        HIGHER,
        (84.1, 84, 83.9, 76.1, 76, 75.9),
        "S S C C C T",
    ),
    (
        "star, circle, triangle, lower",
        Levels({Shapes.STAR: Stretch("5%"), Shapes.CIRCLE: Tolerance("5%")}, target=80),
        LOWER,
        (75.9, 76, 76.1, 83.9, 84, 84.1),
        "S S C C C T",
    ),
    (
        "Procurement Regulations 2024",
        Levels({Procurement.GOOD: 98, Procurement.APPROACHING: 95, Procurement.IMPROVEMENT: 90}),
        HIGHER,
        (98, 97.9, 95, 94.9, 90, 89.9),
        "G A A R R I",
    ),
    (
        "Procurement Regulations 2024, lower",
        Levels({Procurement.GOOD: 2, Procurement.APPROACHING: 5, Procurement.IMPROVEMENT: 10}),
        LOWER,
        (2, 2.1, 5, 5.1, 10, 10.1),
        "G A A R R I",
    ),
    (
        "Pentana, closest to target",
        Thresholds(target=50, tolerance=5, green_tolerance=2),
        CLOSEST,
        (44.9, 45, 47.9, 48, 50, 52, 52.1, 55, 55.1),
        "R A A G G G A A R",
    ),
    (
        "Camms, goal post",
        Levels({GoalPost.WITHIN: Tolerance(5)}, target=50),
        CLOSEST,
        (44.9, 45, 50, 55, 55.1),
        "O W W W O",
    ),
]


@pytest.mark.parametrize(
    ("thresholds", "polarity", "values", "initials"), [pytest.param(*table[1:], id=table[0]) for table in TABLES]
)
def test_classify_boundary_of_each_rule_is_in_the_better_band(
    thresholds: AnyThresholds, polarity: Polarity, values: Sequence[float | str], initials: str
) -> None:
    indicator = Indicator(code="K1", name="Calls", polarity=polarity, unit="%", thresholds=thresholds)
    ratings = [classify(indicator, value) for value in values]
    assert all(isinstance(rating, indicator.scheme) for rating in ratings)
    assert " ".join(rating.value[0] for rating in ratings) == initials


def test_classify_activity_indicator_is_above_within_or_below() -> None:
    calls = Indicator(code="A1", name="Calls", polarity=NEITHER, unit="number", thresholds=ExpectedRange(400, 600))
    places = [classify(calls, value) for value in (399.9, 400, 600, 600.1)]
    assert places == [Expectation.BELOW, Expectation.WITHIN, Expectation.WITHIN, Expectation.ABOVE]
    assert not any(isinstance(place, Scheme) for place in places)


def test_classify_data_only_indicator_has_a_reason() -> None:
    data_only = Indicator(code="K1", name="Calls", polarity=HIGHER, unit="%", data_only=True)
    assert classify(data_only, 50) is NoRating.DATA_ONLY
    assert classify(data_only, None) is NoRating.NO_RESULT
