from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from hypothesis import strategies as st

from qpr_core import (
    KENT,
    MINUTES,
    STATISTICAL,
    Case,
    Course,
    Indicator,
    LastPeriod,
    MannKendall,
    MethodError,
    Movement,
    NumberStyle,
    Phrase,
    Polarity,
    QprError,
    Rag,
    RatingRule,
    Ratio,
    Regression,
    Scheme,
    SchemeError,
    Style,
    TimeSeries,
    TravelRule,
    Unrated,
    XmR,
    classify,
)
from qpr_core.testing import (
    TravelLaw,
    an_indicator,
    check_method,
    check_rating,
    check_round_trip,
    check_route,
    check_style,
    series,
)

STEP = Fraction(1, 1000)


def rule(decide: Callable[[Case], Scheme | None]) -> RatingRule:
    return RatingRule(name="mine", version=1, decide=decide)


@pytest.mark.parametrize("polarity", list(Polarity)[:3])
def test_the_librarys_own_ratings_obey_their_laws(polarity: Polarity) -> None:
    check_rating(an_indicator(polarity=polarity))
    check_rating(an_indicator(-5, polarity=polarity, unit="days"))


def test_a_rule_that_breaks_each_law_is_told_of_each() -> None:
    def odd(case: Case) -> Scheme | None:
        if case.value > 90:
            return None
        return [Rag.GREEN, Rag.AMBER, Rag.RED][int(case.value) % 3]

    with pytest.raises(AssertionError) as told:
        check_rating(an_indicator(rule=rule(odd)))
    lines = str(told.value).splitlines()
    assert lines[0] == "the rating of K1 breaks a law"
    assert [line.split(":")[0] for line in lines[1:]] == ["total", "monotone", "nested", "mirror"]
    assert lines[1].startswith("total: every value must have a band, got None for ")


@pytest.mark.parametrize("method", [MannKendall(), LastPeriod(), LastPeriod(dead_band="5%"), XmR(minimum_points=3)])
def test_the_librarys_own_methods_obey_their_laws(method: MannKendall | LastPeriod | XmR) -> None:
    check_method(method, examples=50)


def found(decide: Callable[[Course], Movement], *laws: TravelLaw) -> str:
    method = TravelRule(name="mine", version=1, decide=decide, minimum_points=2)
    with pytest.raises(AssertionError) as told:
        check_method(method, laws=laws)
    return str(told.value)


def test_a_method_that_breaks_a_law_is_told_of_it_with_the_plainest_series() -> None:
    assert found(lambda _: Movement.UP, TravelLaw.CONSTANT) == (
        "constant: what does not change must go neither way, got Direction.POSITIVE for 0, 0"
    )
    assert found(lambda _: Movement.UP, TravelLaw.MIRROR) == (
        "mirror: negated values under the opposite polarity must have the same direction, "
        "got Direction.POSITIVE and Direction.NEGATIVE for 0, 0"
    )
    assert found(
        lambda course: Movement.UP if course.heights[-1] - course.heights[-2] > 5 else Movement.UNCHANGED,
        TravelLaw.SCALE,
    ).startswith("scale: values seven times as large must have the same direction, got Direction.")
    assert found(
        lambda course: Movement.UP if course.points[-1].period.year > 2001 else Movement.UNCHANGED, TravelLaw.SHIFT
    ) == (
        "shift: the same values three years later must have the same direction, "
        "got Direction.STABLE and Direction.POSITIVE for 0, 0"
    )


def test_a_method_that_remembers_is_told_that_it_does() -> None:
    seen: list[Course] = []

    def forgetful(course: Course) -> Movement:
        seen.append(course)
        return Movement.UP if len(seen) % 2 else Movement.DOWN

    told = found(forgetful, TravelLaw.REPEAT)
    assert told.startswith("repeat: the same values once more must have the same direction, got Direction.")


def test_a_gap_is_told_as_none() -> None:
    def hates_gaps(course: Course) -> Movement:
        first, last = course.points[0].period, course.points[-1].period
        return Movement.UP if first.distance(last) >= len(course) else Movement.UNCHANGED

    assert found(hates_gaps, TravelLaw.CONSTANT).endswith("for 0, none, 0")


def test_the_laws_of_a_method_are_all_tried_if_none_is_named() -> None:
    with pytest.raises(AssertionError, match=r"^shift: "):
        check_method(
            TravelRule(
                name="mine",
                version=1,
                decide=lambda course: Movement.UNCHANGED if course.points[-1].period.year < 2004 else Movement.UP,
                minimum_points=2,
            ),
            laws=[TravelLaw.MIRROR, TravelLaw.SHIFT],
        )


def test_a_route_that_agrees_is_let_pass() -> None:
    check_route(classify)
    check_route(lambda *_: Unrated.NO_TARGET, indicators=st.just(an_indicator(None)))


@pytest.mark.parametrize(
    ("polarity", "expected"),
    [
        (Polarity.HIGHER_IS_BETTER, r"agreement: expected Rag.GREEN for 85 \(K1, higher is better\), got Rag.AMBER"),
        (Polarity.LOWER_IS_BETTER, r"agreement: expected Rag.GREEN for 85 \(K1, lower is better\), got Rag.AMBER"),
    ],
)
def test_a_route_that_is_wrong_on_a_boundary_is_found(polarity: Polarity, expected: str) -> None:
    def wrong(indicator: Indicator, result: Fraction | Ratio) -> object:
        return Rag.AMBER if result == 85 else classify(indicator, result)

    with pytest.raises(AssertionError, match=f"^{expected}$"):
        check_route(wrong, indicators=st.just(an_indicator(85, polarity=polarity)))


def test_a_route_that_is_wrong_about_counts_is_found() -> None:
    def wrong(indicator: Indicator, result: Fraction | Ratio) -> object:
        return Rag.GREEN if isinstance(result, Ratio) else classify(indicator, result)

    with pytest.raises(
        AssertionError,
        match=r"^agreement: expected Rag.(AMBER|RED) for \d+ of \d+ \(K1, higher is better\), got Rag.GREEN",
    ):
        check_route(wrong, indicators=st.just(an_indicator()))


def test_what_comes_back_as_it_went_is_let_pass_and_what_does_not_is_told() -> None:
    check_round_trip(list, TimeSeries, series().filter(lambda made: not made.statuses))
    with pytest.raises(AssertionError, match=r"^round trip: expected 1, got 0 by way of '0'$"):
        check_round_trip(lambda number: str(number // 2 * 2), int, st.integers(0, 9))


@pytest.mark.parametrize("style", [KENT, STATISTICAL, MINUTES], ids=["Kent", "statistical", "minutes"])
def test_the_librarys_own_styles_are_honest(style: Style) -> None:
    check_style(style, examples=25)


def test_a_style_with_a_number_or_with_what_is_no_word_is_told_of_it() -> None:
    with pytest.raises(AssertionError, match=r"^honesty: a number must stand for a fact, got 'All 38: '"):
        check_style(evolve(KENT, ratings=Phrase("", "All 38: {count}", "All 38: {count}")))
    with pytest.raises(AssertionError, match=r"^honesty: what a reader sees must be words, got 'nan of '$"):
        check_style(evolve(KENT, heading="nan of {quarter}"))
    with pytest.raises(AssertionError, match=r"^honesty: a fact must be known, got 'None'$"):
        check_style(evolve(KENT, rating_numbers=NumberStyle(["nought", "None"])))


def test_an_error_of_what_is_tried_comes_out_as_it_is() -> None:
    def refuses(*_: object) -> object:
        raise QprError("no")

    with pytest.raises(QprError, match=r"^no"):
        check_route(refuses)


def test_a_route_that_is_no_function_is_refused() -> None:
    wrong: Any = 5
    with pytest.raises(SchemeError, match="route must be a function from an indicator and a result to a rating, got 5"):
        check_route(wrong)


@pytest.mark.parametrize("laws", [[], 5])
def test_laws_that_are_none_are_refused(laws: Any) -> None:
    with pytest.raises(MethodError, match="laws must be of TravelLaw, one at least"):
        check_method(Regression(), laws=laws)
