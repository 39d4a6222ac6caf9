"""TravelRule: custom methods, and what their functions may return."""

from typing import Any

import pytest

import qpr_core as qpr
from analysis.small_series import START, travel
from qpr_core import (
    Direction,
    Movement,
    NoDirection,
    Polarity,
)
from qpr_core.errors import MethodError
from qpr_core.methods import (
    Course,
    Facts,
    TravelRule,
)
from qpr_core.testing import a_series, an_indicator
from tried import tried

FIVE: Any = 5  # what no type checker lets through

HIGHER, LOWER, CLOSEST, NEITHER = Polarity


def last_three(course: Course) -> Any:
    older, middle, newest = course.heights[-3:]
    if older < middle < newest:
        return Movement.UP, {"rise": newest - older}
    return Movement.DOWN if older > middle > newest else Movement.UNCHANGED


OWN = TravelRule(name="three in a row", version=2, decide=last_three, window=3, minimum_points=3)


def test_travel_rule_is_quoted_by_name_and_version() -> None:
    found = travel([1, 9, 80, 81, 83], OWN)
    assert (found.direction, found.method.rule, found.point_count) == (Direction.POSITIVE, OWN.rule, 3)
    assert isinstance(found.evidence, Facts)
    assert dict(found.evidence.figures) == {"rise": 3}
    assert travel([83, 81, 80], OWN).direction is Direction.NEGATIVE
    assert travel([83, 81, 80], OWN, polarity=LOWER).direction is Direction.POSITIVE
    assert travel([83, 81], OWN).direction is NoDirection.TOO_FEW_POINTS
    assert repr(OWN) == "TravelRule(name='three in a row', version=2, decide=last_three, window=3, minimum_points=3)"


def test_travel_rule_is_never_called_with_fewer_points_than_its_minimum() -> None:
    found = travel([80, 81, 83], OWN)
    assert tried(found) == {}
    wide = TravelRule(name="three in a row", version=2, decide=last_three, window=4, minimum_points=3)
    assert tried(travel([84, 80, 81, 83], wide)) == {
        START.shift(1): Direction.STABLE,
        START.shift(2): Direction.STABLE,
        START.shift(3): Direction.STABLE,
    }


def test_travel_rule_may_return_a_reason() -> None:
    rule = TravelRule(name="shy", version=1, decide=lambda _: NoDirection.GAP, minimum_points=1)
    assert travel([80], rule).direction is NoDirection.GAP


@pytest.mark.parametrize(
    ("decide", "message"),
    [
        (lambda course: course.heights[99], "method 'own' must return a Movement or a NoDirection, .*, got IndexError"),
        (
            lambda _: "up",
            "method 'own' must return a Movement or a NoDirection, alone or with figures by name, got 'up'",
        ),
        (lambda _: (Movement.UP, 5), "method 'own' must return a Movement"),
        (lambda _: (Movement.UP, {"rise": "much"}), "figures of method 'own' must be numbers: text of a figure"),
        (lambda _: (Movement.UP, {"": 5}), "name of a figure must not be blank"),
    ],
)
def test_travel_rule_that_returns_something_else_is_named(decide: Any, message: str) -> None:
    with pytest.raises(MethodError, match=message):
        travel([80], TravelRule(name="own", version=1, decide=decide, minimum_points=1))


def test_travel_rule_with_a_figure_that_is_not_one_names_it() -> None:
    rule = qpr.methods.TravelRule(name="mine", version=1, decide=lambda _: (qpr.Movement.UP, {"slope": "steep"}))
    with pytest.raises(qpr.errors.MethodError, match=r"'steep' \(slope\)"):
        qpr.direction_of_travel(an_indicator(), a_series(1, 2, 3, 4, 5), "Q2 2023/24", method=rule)


def test_travel_rule_decide_that_is_no_function_raises_an_error() -> None:
    with pytest.raises(qpr.QprError, match=r"decide must be a function from a Course to a Movement, got 5$"):
        qpr.methods.TravelRule(name="mine", version=1, decide=FIVE)
