"""compare_methods: one indicator by several methods."""

from collections.abc import Sequence
from typing import Any

import pytest

from qpr_core import (
    Direction,
    Indicator,
    MethodComparison,
    NoDirection,
    Period,
    Polarity,
    Rolling,
    TimeSeries,
    compare_methods,
    direction_of_travel,
    narrate,
)
from qpr_core.analysis.travel.compare_methods import COMPARED
from qpr_core.errors import MethodError
from qpr_core.methods import LastPeriod, MannKendall, MeanOfPrevious, Regression, RollingRegression, TravelRule
from qpr_core.text import Quantity, Table

START = Period.parse("Q1 2020/21")


def make(**parts: Any) -> Indicator:
    return Indicator(code="K1", name="Calls | *all*", polarity=Polarity.HIGHER_IS_BETTER, unit="%", **parts)


def compared(values: Sequence[int], methods: Any = None, **parts: Any) -> MethodComparison:
    made = TimeSeries((START.shift(place), value) for place, value in enumerate(values))
    return compare_methods(make(**parts), made, made.last, methods=methods)


FALLING = [86, 84, 85, 81, 80, 78, 80, 79, 82, 80, 78, 77, 76, 78]


def test_compare_methods_answers_as_each_method_alone() -> None:
    made = TimeSeries((START.shift(place), value) for place, value in enumerate(FALLING))
    found = compared(FALLING)
    assert [answer.method for answer in found.answers] == list(COMPARED)
    for answer in found.answers:
        assert answer == direction_of_travel(make(), made, made.last, method=answer.method)
    assert found.directions == tuple(Direction)
    assert not found.agree


def test_compare_methods_allows_for_the_overlap_of_rolling_figures() -> None:
    first = compared(FALLING, basis=Rolling(4)).answers[0]
    assert first.method == RollingRegression(periods=4)


def test_methods_agree_if_those_with_an_answer_do() -> None:
    assert compared([80, 81, 82, 83, 84, 85], [Regression(), MannKendall(), LastPeriod()]).agree
    assert compared([80, 81], [Regression(), LastPeriod()]).agree
    assert not compared([80, 90, 81, 82], [LastPeriod(), MeanOfPrevious(results=3)]).agree


def test_table_of_methods_has_a_row_for_each_with_its_reason() -> None:
    text = str(narrate(compared([80, 90, 81, 82], (method for method in (LastPeriod(), MeanOfPrevious(results=3))))))
    assert text == (
        "Direction of travel of Calls | *all* (K1) by method, Quarter 4 2020/21\n\nThe methods differ.\n\n"
        "Method                                                      Direction  Because\nnewest result against "
        "that of the period before, version 1  positive   the value rose by 1 percentage point, from 81% in "
        "Quarter 3 to 82% in Quarter 4. Without the newest result the direction would be negative\nnewest result "
        "against the mean of those before, version 1   negative   the value of 82% in Quarter 4 is 1.7 "
        "percentage points below 83.7%, the mean of the 3 earlier results. Without the result for Quarter 2 the "
        "direction would be different"
    )


def test_table_of_methods_in_markdown_escapes_names() -> None:
    rule = TravelRule(name="a | b", version=3, decide=lambda _: NoDirection.GAP, minimum_points=1)
    lines = narrate(compared([80, 90], [rule])).to_markdown().split("\n")
    assert lines == [
        r"## Direction of travel of Calls \| \*all\* (K1) by method, Quarter 2 2020/21",
        "",
        "No method has an answer.",
        "",
        "| Method | Direction | Because |",
        "| --- | --- | --- |",
        r"| a \| b, version 3 | unknown | the rule a \| b, version 3, gives no direction |",
    ]


def test_table_of_methods_has_a_fact_behind_every_number() -> None:
    found = compared(FALLING)
    narrative = narrate(found)
    table = narrative.parts[-1]
    assert isinstance(table, Table)
    assert len(table.rows) == len(COMPARED)
    assert narrative.quantities == table.quantities
    for quantity in table.quantities:
        assert isinstance(quantity, Quantity)
        assert eval("found." + quantity.source) == quantity.value
    assert repr(table).startswith("<Table\nMethod ")


@pytest.mark.parametrize(
    ("methods", "message"),
    [
        ([], r"methods must be one method or more, got \[\] \(K1\)"),
        (5, r"methods must be one method or more, got 5 \(K1\)"),
        (["ols"], r"method must be one of the library's or a TravelRule, got 'ols' \(K1\)"),
    ],
)
def test_compare_methods_refuses_other_objects(methods: Any, message: str) -> None:
    with pytest.raises(MethodError, match=message):
        compared([80, 90], methods)
