"""check_method: the laws of directions of travel."""

from collections.abc import Callable
from typing import Any

import pytest

from qpr_core import Movement
from qpr_core.errors import LawError, MethodError
from qpr_core.methods import Course, LastPeriod, MannKendall, Regression, TravelRule, XmR
from qpr_core.rules import Case, RatingRule, Scheme
from qpr_core.testing import TravelLaw, check_method


def rule(decide: Callable[[Case], Scheme | None]) -> RatingRule:
    return RatingRule(name="mine", version=1, decide=decide)


@pytest.mark.large
@pytest.mark.parametrize("method", [MannKendall(), LastPeriod(), LastPeriod(dead_band="5%"), XmR(minimum_points=3)])
def test_check_method_passes_for_methods_of_the_library(method: MannKendall | LastPeriod | XmR) -> None:
    check_method(method, examples=50)


def found(decide: Callable[[Course], Movement], *laws: TravelLaw) -> str:
    method = TravelRule(name="mine", version=1, decide=decide, minimum_points=2)
    with pytest.raises(AssertionError) as caught:
        check_method(method, laws=laws)
    return str(caught.value)


@pytest.mark.large
def test_check_method_reports_a_broken_law_with_the_simplest_series() -> None:
    assert found(lambda _: Movement.UP, TravelLaw.CONSTANT) == (
        "constant: a constant series must be stable or unknown, got Direction.POSITIVE for 0, 0"
    )
    assert found(lambda _: Movement.UP, TravelLaw.MIRROR) == (
        "mirror: negated values under the opposite polarity must have the same direction, "
        "got Direction.POSITIVE and Direction.NEGATIVE for 0, 0"
    )
    assert found(
        lambda course: Movement.UP if course.heights[-1] - course.heights[-2] > 5 else Movement.UNCHANGED,
        TravelLaw.SCALE,
    ).startswith("scale: values a million times as large must have the same direction, got Direction.STABLE and ")
    assert found(
        lambda course: Movement.UP if course.heights[-1] > 100_000 else Movement.UNCHANGED, TravelLaw.SCALE
    ).startswith("scale: values a million times as large must have the same direction, got Direction.STABLE and ")
    assert found(
        lambda course: Movement.UP if course.points[-1].period.year > 2001 else Movement.UNCHANGED, TravelLaw.SHIFT
    ) == (
        "shift: the same values thirty years later must have the same direction, "
        "got Direction.STABLE and Direction.POSITIVE for 0, 0"
    )


@pytest.mark.parametrize("dead_band", ["0.001", 5, 100_000])
def test_check_method_reports_that_a_dead_band_breaks_the_law_of_scale(dead_band: str | int) -> None:
    with pytest.raises(AssertionError, match=r"^scale: .* for (0, 1|-1, 0)$"):
        check_method(LastPeriod(dead_band=dead_band), laws=[TravelLaw.SCALE])


def test_check_method_reports_that_a_recalculation_breaks_the_law_of_shift() -> None:
    with pytest.raises(AssertionError, match=r"^shift: the same values thirty years later must have "):
        check_method(XmR(recalculated_from=["Q1 2001/02"]), laws=[TravelLaw.SHIFT])


def test_check_method_reports_a_method_that_remembers() -> None:
    seen: list[Course] = []

    def forgetful(course: Course) -> Movement:
        seen.append(course)
        return Movement.UP if len(seen) % 2 else Movement.DOWN

    caught = found(forgetful, TravelLaw.REPEAT)
    assert caught.startswith("repeat: the same values once more must have the same direction, got Direction.")


def test_check_method_shows_a_gap_as_none() -> None:
    def hates_gaps(course: Course) -> Movement:
        first, last = course.points[0].period, course.points[-1].period
        return Movement.UP if first.distance(last) >= len(course) else Movement.UNCHANGED

    assert found(hates_gaps, TravelLaw.CONSTANT).endswith("for 0, none, 0")


def test_check_method_tries_all_laws_by_default() -> None:
    with pytest.raises(AssertionError, match=r"^shift: "):
        check_method(
            TravelRule(
                name="mine",
                version=1,
                decide=lambda course: Movement.UNCHANGED if course.points[-1].period.year < 2010 else Movement.UP,
                minimum_points=2,
            ),
            laws=[TravelLaw.MIRROR, TravelLaw.SHIFT],
        )


@pytest.mark.parametrize("method", [None, 5, Regression])
def test_check_method_refuses_something_else_before_it_tries_a_law(method: Any) -> None:
    rule = r"^method must be one of the library's or a TravelRule, got .* \(laws\)$"
    with pytest.raises(MethodError, match=rule) as caught:
        check_method(method)
    assert not hasattr(caught.value, "__notes__")  # Hypothesis lists its examples there


@pytest.mark.parametrize("laws", [[], 5])
def test_check_method_refuses_laws_of_a_wrong_kind(laws: Any) -> None:
    with pytest.raises(LawError, match="laws must be TravelLaws, and at least one"):
        check_method(Regression(), laws=laws)
