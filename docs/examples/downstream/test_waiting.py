"""Tests of a project that builds on the library, with the library's tools."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from qpr_core import Direction, Indicator, Judgement, Period, Rag, Thresholds, summarise
from qpr_core.testing import (
    a_report,
    a_series,
    an_indicator,
    assert_direction,
    assert_judged,
    assert_rated,
    assert_same_report,
    assert_text_agrees,
    check_method,
    check_rating,
    check_round_trip,
    check_route,
    check_style,
    indicators,
    series,
)
from waiting import HALVES, HOUSE_STYLE, LENIENT, Stars, by_query, from_line, to_line, wait

SURGERY = wait("W1", "Wait for surgery", target=28)


def test_wait_longer_than_a_week_loses_a_star() -> None:
    """Levels belong to the better band."""
    assert_rated(SURGERY, 28, Stars.THREE)
    assert_rated(SURGERY, 35, Stars.TWO)
    assert_rated(SURGERY, "35.1", Stars.ONE)


def test_scheme_and_rule_obey_the_laws_of_ratings() -> None:
    """Our scheme and our rule obey the laws."""
    check_rating(SURGERY)
    check_rating(wait("W2", "Wait for a scan", target=14, rule=LENIENT))


def test_method_obeys_the_laws_of_directions() -> None:
    """It also has its own answer."""
    check_method(HALVES)
    assert_direction(SURGERY, a_series(40, 39, 30, 29), "Q2 2023/24", Direction.POSITIVE, method=HALVES)


def test_adapter_loses_nothing() -> None:
    """Gaps with their markers, 0 of 0 and statuses survive the round trip."""
    check_round_trip(to_line, from_line, series())


def test_query_agrees_with_the_library() -> None:
    """On every boundary, too."""
    check_route(by_query)


def test_query_gives_a_strict_floor_the_worse_band() -> None:
    """A boundary may belong to the worse band."""
    strict = an_indicator(thresholds=Thresholds(target=85, floor=80, strict=["target", "floor"]))
    assert [by_query(strict, Fraction(value)) for value in (86, 85, 80)] == [Rag.GREEN, Rag.AMBER, Rag.RED]


def test_style_prints_only_figures_of_the_report() -> None:
    """It prints no number without a source."""
    check_style(HOUSE_STYLE, examples=25)


def test_shorter_wait_is_better() -> None:
    """The library judges every change that we show."""
    assert_judged(SURGERY, a_series(40, 30), "Q2 2023/24", Judgement.BETTER)


def test_covering_letter_agrees_with_the_counts() -> None:
    """Our own template is filled in by hand."""
    report = a_report(Rag.GREEN, Rag.GREEN, [Rag.GREEN, Rag.RED])
    assert_text_agrees("Two KPIs are rated Green and one is rated Red.", summarise(report))
    assert_same_report(report, a_report(Rag.GREEN, Rag.GREEN, [Rag.GREEN, Rag.RED]))


@given(indicators(), st.from_type(Period))
def test_any_indicator_can_be_shown_with_its_name(indicator: Indicator, period: Period) -> None:
    """Hypothesis knows how to create the classes."""
    assert f"{indicator.name}, {period}".startswith("Indicator K1, ")
