"""Method: objects with its members are methods, and others are refused."""

from collections.abc import Callable
from typing import Any

import pytest
from attrs import evolve, frozen

from qpr_core import (
    Basis,
    Direction,
    DirectionOfTravel,
    Frequency,
    Indicator,
    Movement,
    NoDirection,
    Period,
    Polarity,
    Rolling,
    TimeSeries,
    compare_methods,
    direction_of_travel,
    explain,
)
from qpr_core.analysis.methods.method import MEMBERS
from qpr_core.analysis.methods.registry import METHODS
from qpr_core.errors import InterchangeError, MethodError, SeriesError
from qpr_core.interchange import to_plain
from qpr_core.methods import Course, Finding, LastPeriod, Method, Regression
from qpr_core.rules import Rule
from qpr_core.testing import check_method
from tried import tried

CALLS = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%")
RESULTS = TimeSeries({"Q1 2023/24": 81, "Q2 2023/24": 80, "Q3 2023/24": 84, "Q4 2023/24": 85})


def is_record(course: Course) -> Finding:
    *before, newest = course.heights
    if newest > max(before):
        return Finding(Movement.UP)
    return Finding(Movement.DOWN if newest < min(before) else Movement.UNCHANGED)


@frozen(kw_only=True)
class Record:
    """A custom method: the newest result is higher or lower than all before."""

    name: str = "record"
    minimum_points: Any = 3
    recalculated_from: Any = ()
    allows_for_overlap: Any = False
    allows_totals: Any = False
    decide: Callable[[Course], Any] = is_record

    window_for, for_coverage = Method.window_for, Method.for_coverage
    movements_without = Method.movements_without

    @property
    def rule(self) -> Rule:
        """Quote the name."""
        return Rule(self.name, 1)

    def find(self, course: Course) -> Finding:
        """Return what the function decides."""
        found: Finding = self.decide(course)
        return found


def travel(method: Method, **parts: Any) -> DirectionOfTravel:
    return direction_of_travel(evolve(CALLS, **parts), RESULTS, "Q4 2023/24", method=method)


@pytest.mark.parametrize("kind", METHODS, ids=lambda kind: kind.__name__)
def test_library_methods_have_every_member(kind: type[Method]) -> None:
    assert [name for name in MEMBERS if not hasattr(kind, name) and name not in kind.__annotations__] == []


def test_members_are_those_of_the_protocol() -> None:
    """A run of `make mutants` adds its mutants to the class, with the letter ǁ in their names."""
    assert set(MEMBERS) == {name for name in vars(Method) if not name.startswith("_") and "ǁ" not in name}


def test_custom_class_answers_with_its_rule_and_all_results() -> None:
    found = travel(Record())
    assert (found.direction, found.method.rule, found.point_count) == (Direction.POSITIVE, Rule("record", 1), 4)
    assert found == travel(Record())


def test_custom_class_with_default_members_is_applied_again_without_each_point() -> None:
    """Without Q4, 84 in Q3 is a record too; without an earlier quarter, 85 in Q4 is one as before."""
    assert tried(travel(Record())) == {}
    counting = Record(decide=lambda course: Finding(Movement.UP if len(course) == 4 else Movement.DOWN))
    assert list(tried(travel(counting))) == [period for period, _, _ in RESULTS]


def test_custom_class_with_too_few_points_is_unknown() -> None:
    assert travel(Record(minimum_points=5)).direction is NoDirection.TOO_FEW_POINTS


def test_custom_class_starts_again_from_its_recalculations() -> None:
    found = travel(Record(minimum_points=2, recalculated_from=(Period.parse("Q3 2023/24"),)))
    assert (found.point_count, found.first) == (2, Period.parse("Q3 2023/24"))


def test_custom_class_that_allows_for_overlap_is_not_said_to_overlap() -> None:
    rolling: dict[str, Any] = {"basis": Rolling(4)}
    assert travel(Record(), **rolling).overlaps
    assert not travel(Record(allows_for_overlap=True), **rolling).overlaps


def test_custom_class_has_an_answer_for_totals_only_if_it_allows_them() -> None:
    total: dict[str, Any] = {"basis": Basis.YEAR_TO_DATE_TOTAL}
    assert travel(Record(), **total).direction is NoDirection.ACCUMULATES
    assert travel(Record(allows_totals=True), **total).direction is Direction.POSITIVE


def test_custom_class_may_be_replaced_for_figures_that_share_data() -> None:
    @frozen
    class Replaced(Record):
        def for_coverage(self, coverage: Basis | Rolling) -> Method:
            return Record(name=f"record of {coverage}")

    assert travel(Replaced()).method == Replaced()
    assert travel(Replaced(), basis=Rolling(4)).method.rule.name == "record of Rolling(periods=4)"
    by_year = travel(Replaced(), basis=Basis.YEAR_TO_DATE_RATE)
    assert by_year.method.rule.name == "record of Basis.YEAR_TO_DATE_RATE"


def test_custom_class_may_have_a_window_for_each_frequency() -> None:
    @frozen
    class Latest(Record):
        def window_for(self, frequency: Frequency) -> int | None:
            return 9 // frequency.months

    assert travel(Latest()).point_count == 3


def test_custom_class_obeys_the_laws_of_methods() -> None:
    check_method(Record())


def test_compare_methods_accepts_a_custom_class() -> None:
    found = compare_methods(CALLS, RESULTS, "Q4 2023/24", methods=[Record(), LastPeriod()])
    assert found.agree


class Nothing:
    """An object without any member of a method."""


def without(*names: str) -> Any:
    members = {each: getattr(Record(), each) for each in MEMBERS if each not in names}
    return type("Part", (), {**members, "__repr__": lambda _: "Part()"})()


def failing() -> Any:
    def fail(_: object) -> object:
        raise RuntimeError

    return type("Failing", (), {**{each: getattr(Record(), each) for each in MEMBERS}, "rule": property(fail)})()


@pytest.mark.parametrize(
    ("method", "message"),
    [
        ("ols", "method must be one of the library's or a TravelRule, got 'ols' (C1)"),
        (Regression, "method must be one of the library's or a TravelRule, got <class 'qpr_core.analysis.methods.regression.Regression'> (C1)"),
        (without("rule"), "method must be one of the library's or a TravelRule, got Part() (C1)"),
        (without("find"), "method must be one of the library's or a TravelRule, got Part() (C1)"),
        (without("allows_totals"), "method must have all members of Method, got one without allows_totals (C1)"),
        (without("for_coverage", "allows_totals"), "method must have all members of Method, got one without allows_totals, for_coverage (C1)"),
        (Record(minimum_points=0), "minimum_points of a method must have the type that Method has, got 0 (C1)"),
        (Record(minimum_points=True), "minimum_points of a method must have the type that Method has, got True (C1)"),
        (Record(minimum_points="3"), "minimum_points of a method must have the type that Method has, got '3' (C1)"),
        (Record(recalculated_from=None), "recalculated_from of a method must have the type that Method has, got None (C1)"),
        (Record(recalculated_from=("Q1",)), "recalculated_from of a method must have the type that Method has, got ('Q1',) (C1)"),
        (Record(allows_for_overlap=1), "allows_for_overlap of a method must have the type that Method has, got 1 (C1)"),
        (Record(allows_totals=None), "allows_totals of a method must have the type that Method has, got None (C1)"),
    ],
)  # fmt: skip
def test_object_that_is_not_a_method_is_refused(method: Any, message: str) -> None:
    with pytest.raises(MethodError) as caught:
        travel(method)
    assert str(caught.value) == message


def test_object_whose_members_raise_is_refused() -> None:
    with pytest.raises(MethodError, match=r"^method must be one of the library's or a TravelRule, got "):
        travel(failing())


MADE_UP: Any = Finding(Movement.UP)._replace(movement="up")  # type: ignore[arg-type]  # as third-party code may


def fail(_: Course) -> Finding:
    raise RuntimeError("no")


def refuse(_: Course) -> Finding:
    raise SeriesError("series must be longer")


@pytest.mark.parametrize(
    ("decide", "message"),
    [
        (fail, "find of method 'record' must return a Finding, got RuntimeError('no') (C1)"),
        (lambda _: Movement.UP, "find of method 'record' must return a Finding, got Movement.UP (C1)"),
        (lambda _: MADE_UP, "find of method 'record' must return a Finding, got Finding(movement='up', evidence=None) (C1)"),
        (
            lambda _: Finding(Movement.UP, MADE_UP.movement),
            "evidence of method 'record' must be of a class of the library, got 'up' (C1)",
        ),
    ],
)  # fmt: skip
def test_custom_class_that_finds_something_else_is_refused(decide: Any, message: str) -> None:
    with pytest.raises(MethodError) as caught:
        travel(Record(decide=decide))
    assert str(caught.value) == message


def test_error_of_the_library_in_a_custom_class_is_kept() -> None:
    with pytest.raises(SeriesError, match=r"^series must be longer$"):
        travel(Record(decide=refuse))


def test_custom_class_cannot_be_written_as_json() -> None:
    with pytest.raises(InterchangeError) as caught:
        to_plain(travel(Record()))
    assert str(caught.value).startswith("method must be one of the library's or a TravelRule, got Record(")


def test_custom_class_is_not_written_under_the_name_of_a_library_method() -> None:
    @frozen
    class LastPeriod(Record):
        pass

    with pytest.raises(InterchangeError, match=r"^method must be one of the library's"):
        to_plain(travel(LastPeriod()))


def test_explain_quotes_the_rule_of_a_custom_class() -> None:
    assert (
        str(explain(travel(Record())))
        == "The direction of travel is positive: according to the rule record, version 1."
    )


def test_explain_quotes_the_rule_of_a_custom_class_that_does_not_know() -> None:
    """It has 4 points and asks for 3, so the sentence of the library about too few would be false."""
    unknown = travel(Record(decide=lambda _: Finding(NoDirection.TOO_FEW_POINTS)))
    assert (
        str(explain(unknown)) == "The direction of travel is unknown: the rule record, version 1, gives no direction."
    )


def test_explain_quotes_the_rule_of_a_custom_class_that_finds_a_line() -> None:
    fitted = travel(Record(decide=Regression(minimum_points=3).find))
    assert str(explain(fitted, with_statistics=True)).endswith(
        "(p = 0.132 at a significance level of 5%, according to the rule record, version 1)."
    )


def test_numbers_of_a_custom_class_are_facts_of_its_answer() -> None:
    found = travel(Record())
    [version] = explain(found).quantities
    assert (version.source, version.value) == ("method.rule.version", found.method.rule.version)
