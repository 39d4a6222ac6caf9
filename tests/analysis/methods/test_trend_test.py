"""The tests of a slope that methods declare."""

from attrs import frozen

from qpr_core import Indicator, Polarity, TimeSeries, direction_of_travel, explain
from qpr_core.analysis.methods.evidence import TrendEvidence
from qpr_core.analysis.methods.trend_test import TrendTest, trend_test_of
from qpr_core.analysis.travel.compare_methods import COMPARED
from qpr_core.methods import Course, Finding, Method, Regression, RollingRegression, YearToDateRegression
from qpr_core.rules import Rule

CALLS = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%")
RESULTS = TimeSeries((f"Q{index % 4 + 1} {2020 + index // 4}/{21 + index // 4}", 60 + index) for index in range(12))
AT = "Q4 2022/23"


@frozen
class Custom:
    """A custom method that passes on the finding of a regression."""

    rule = Rule("rising fast", 3)
    minimum_points, recalculated_from = 3, ()
    allows_for_overlap = allows_totals = False
    window_for, for_coverage = Method.window_for, Method.for_coverage
    movements_without = Method.movements_without

    def find(self, course: Course) -> Finding:
        """Return the finding of the default regression."""
        return Regression().find(course)


@frozen
class Declared(Custom):
    trend_test = TrendTest.SEASON


@frozen
class Misspelt(Custom):
    trend_test = "season"


def test_every_method_with_a_line_and_no_other_declares_its_test() -> None:
    """Otherwise a text would quote the rule of a method that it has a phrase for."""
    methods = [*COMPARED, RollingRegression(periods=2), YearToDateRegression()]
    found = {method: direction_of_travel(CALLS, RESULTS, AT, method=method).evidence for method in methods}
    has_line = {method: isinstance(evidence, TrendEvidence) for method, evidence in found.items()}
    assert {method: trend_test_of(method) is not None for method in methods} == has_line
    assert {trend_test_of(method) for method in methods} == {*TrendTest, None}


def test_method_that_declares_no_test_has_its_rule_quoted() -> None:
    """So does a method whose `trend_test` is not a `TrendTest`."""
    for method in (Custom(), Misspelt()):
        text = str(explain(direction_of_travel(CALLS, RESULTS, AT, method=method), with_statistics=True))
        assert "level of 5%, according to the rule rising fast, version 3)" in text


def test_method_that_declares_a_known_test_has_its_phrase() -> None:
    text = str(explain(direction_of_travel(CALLS, RESULTS, AT, method=Declared()), with_statistics=True))
    assert "level of 5%, by least squares with the time of year)" in text
