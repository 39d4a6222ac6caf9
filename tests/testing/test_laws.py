from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from hypothesis import strategies as st

from qpr_core import Indicator, Movement, NoRating, Polarity, QprError, Rag, Ratio, TimeSeries, classify
from qpr_core.errors import LawError, MethodError, StyleError
from qpr_core.methods import Course, LastPeriod, MannKendall, Regression, TravelRule, XmR
from qpr_core.rules import Case, RatingRule, Scheme
from qpr_core.styles import KENT, MINUTES, STATISTICAL, CoverWords, NumberStyle, Phrase, Style
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
def test_ratings_of_the_library_obey_their_laws(polarity: Polarity) -> None:
    check_rating(an_indicator(polarity=polarity))
    check_rating(an_indicator(-5, polarity=polarity, unit="days"))


def test_check_rating_reports_each_broken_law() -> None:
    def odd(case: Case) -> Scheme | None:
        if case.value > 90:
            return None
        return [Rag.GREEN, Rag.AMBER, Rag.RED][int(case.value) % 3]

    with pytest.raises(AssertionError) as caught:
        check_rating(an_indicator(rule=rule(odd)))
    lines = str(caught.value).splitlines()
    assert lines[0] == "the rating of K1 breaks a law"
    assert [line.split(":")[0] for line in lines[1:]] == ["total", "monotone", "nested", "mirror"]
    assert lines[1].startswith("total: every value must have a band, got None for ")


@pytest.mark.large
@pytest.mark.parametrize("method", [MannKendall(), LastPeriod(), LastPeriod(dead_band="5%"), XmR(minimum_points=3)])
def test_methods_of_the_library_obey_their_laws(method: MannKendall | LastPeriod | XmR) -> None:
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
def test_a_dead_band_in_units_keeps_no_law_of_scale(dead_band: str | int) -> None:
    with pytest.raises(AssertionError, match=r"^scale: .* for (0, 1|-1, 0)$"):
        check_method(LastPeriod(dead_band=dead_band), laws=[TravelLaw.SCALE])


def test_a_method_that_begins_anew_at_a_period_keeps_no_law_of_shift() -> None:
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


def test_the_laws_of_a_method_are_all_tried_if_none_is_named() -> None:
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


def test_a_route_that_agrees_is_let_pass() -> None:
    check_route(classify)
    check_route(lambda *_: NoRating.NO_TARGET, indicators=st.just(an_indicator(None)))


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


def test_check_round_trip_reports_a_changed_value() -> None:
    check_round_trip(list, TimeSeries, series().filter(lambda made: not made.statuses))
    with pytest.raises(AssertionError, match=r"^round trip: expected 1, got 0 by way of '0'$"):
        check_round_trip(lambda number: str(number // 2 * 2), int, st.integers(0, 9))


@pytest.mark.large
@pytest.mark.parametrize("style", [KENT, STATISTICAL, MINUTES], ids=["Kent", "statistical", "minutes"])
def test_styles_of_the_library_are_honest(style: Style) -> None:
    check_style(style, examples=25)


def test_check_style_reports_a_number_or_an_empty_placeholder() -> None:
    with pytest.raises(AssertionError, match=r"^honesty: a number must stand for a fact, got 'All 38: '"):
        check_style(evolve(KENT, cover=CoverWords(ratings=Phrase("", "All 38: {count}", "All 38: {count}"))))
    with pytest.raises(AssertionError, match=r"^honesty: what a reader sees must be words, got 'nan of '$"):
        check_style(evolve(KENT, cover=CoverWords(heading="nan of {quarter}")))
    with pytest.raises(AssertionError, match=r"^honesty: a fact must be known, got 'None'$"):
        check_style(evolve(KENT, rating_numbers=NumberStyle(["none", "None"])))


def test_an_error_of_what_is_tried_comes_out_as_it_is() -> None:
    def refuses(*_: object) -> object:
        raise QprError("no")

    with pytest.raises(QprError, match=r"^no"):
        check_route(refuses)


def test_a_route_that_is_no_function_is_refused() -> None:
    wrong: Any = 5
    with pytest.raises(LawError, match="route must be a function from an indicator and a result to a rating, got 5"):
        check_route(wrong)


@pytest.mark.parametrize(
    "check",
    [
        lambda examples: check_method(Regression(), laws=[TravelLaw.REPEAT], examples=examples),
        lambda examples: check_style(KENT, examples=examples),
        lambda examples: check_route(classify, examples=examples),
        lambda examples: check_round_trip(str, str, st.just("x"), examples=examples),
    ],
)
def test_a_number_of_examples_that_is_none_is_refused(check: Callable[[Any], None]) -> None:
    for examples in (0, -1, 1.5, True, "ten", None):
        with pytest.raises(LawError, match=r"^examples must be a whole number of 1 or more, got "):
            check(examples)
    check(1)


def test_what_is_no_strategy_or_no_way_there_and_back_is_refused() -> None:
    wrong: Any = [1, 2]
    with pytest.raises(LawError, match=r"^values must be a Hypothesis strategy, got \[1, 2\]$"):
        check_round_trip(str, int, wrong)
    with pytest.raises(LawError, match=r"^indicators must be a Hypothesis strategy, got \[1, 2\]$"):
        check_route(classify, indicators=wrong)
    with pytest.raises(LawError, match=r"^there must be a function of a value, got \[1, 2\]$"):
        check_round_trip(wrong, int, st.just(1))
    with pytest.raises(LawError, match=r"^back must be a function of a value, got \[1, 2\]$"):
        check_round_trip(str, wrong, st.just(1))


@pytest.mark.parametrize("method", [None, 5, Regression])
def test_what_is_no_method_is_refused_before_anything_is_tried(method: Any) -> None:
    rule = r"^method must be one of the library's or a TravelRule, got .* \(laws\)$"
    with pytest.raises(MethodError, match=rule) as caught:
        check_method(method)
    assert not hasattr(caught.value, "__notes__")  # Hypothesis lists its examples there


@pytest.mark.parametrize("style", [None, 5, Style])
def test_what_is_no_style_is_refused_before_anything_is_tried(style: Any) -> None:
    with pytest.raises(StyleError, match=r"^style must be a Style, got ") as caught:
        check_style(style)
    assert not hasattr(caught.value, "__notes__")


@pytest.mark.parametrize("laws", [[], 5])
def test_laws_that_are_none_are_refused(laws: Any) -> None:
    with pytest.raises(LawError, match="laws must be TravelLaws, and at least one"):
        check_method(Regression(), laws=laws)
