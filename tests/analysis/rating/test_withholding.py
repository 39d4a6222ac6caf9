"""Disclosure control: figures based on a small count are withheld everywhere."""

import re
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qpr_core import (
    Baseline,
    Flag,
    Indicator,
    NoComparison,
    NoDirection,
    NoRating,
    NotPooled,
    Polarity,
    Rag,
    Ratio,
    Scorecard,
    Thresholds,
    TimeSeries,
    assess,
    bridge,
    compare,
    direction_of_travel,
    explain,
    narrate,
    notes,
    pool,
    rate,
    summarise,
)
from qpr_core.errors import FigureError
from qpr_core.interchange import to_json
from qpr_core.methods import Regression
from qpr_core.rules import RatingRule

QUARTERS = [f"Q{quarter} {year}" for year in ("2022/23", "2023/24") for quarter in (1, 2, 3, 4)]


def make(**parts: Any) -> Indicator:
    given_parts: dict[str, Any] = {"unit": "%", "withhold_below": 5} | parts
    return Indicator(
        code="K1",
        name="Calls",
        polarity=Polarity.HIGHER_IS_BETTER,
        thresholds=Thresholds(target=90, floor=80),
        **given_parts,
    )


SMALL = TimeSeries({quarter: Ratio(3 if place == 7 else 89 - place, 97) for place, quarter in enumerate(QUARTERS)})


def test_rate_small_count_keeps_the_rating_and_no_figure() -> None:
    standing = rate(make(), Ratio(3, 97))
    assert standing.rating is Rag.RED
    assert standing.is_withheld
    figures = [
        standing.value,
        standing.rated_value,
        standing.distance_to_target,
        standing.distance_to_floor,
    ]
    margins = [standing.margin_to_better, standing.margin_to_worse, standing.cases_to_better, standing.cases_to_worse]
    assert [*figures, *margins] == [None] * 8
    assert str(explain(standing)) == ("It is Red: its result is withheld to protect small counts.")


@pytest.mark.parametrize(
    ("counts", "withheld"),
    [
        ((4, 100), True),
        ((5, 100), False),
        ((0, 100), False),
        ((95, 100), False),
        ((96, 100), True),
        ((100, 100), False),
        ((0, 4), True),
        ((0, 5), False),
    ],
)
def test_rate_withholds_a_small_part_rest_or_whole_and_not_zero(counts: tuple[int, int], withheld: bool) -> None:
    assert rate(make(), Ratio(*counts)).is_withheld is withheld


@pytest.mark.parametrize(("count", "withheld"), [(0, False), (1, True), (4, True), (5, False)])
def test_rate_withholds_a_count_that_is_a_figure(count: int, withheld: bool) -> None:
    assert rate(make(unit="number"), count).is_withheld is withheld


def test_rate_percentage_without_counts_raises_an_error() -> None:
    with pytest.raises(
        FigureError, match=r"result must be a count or two counts where small counts are withheld, got 84 \(K1\)"
    ):
        rate(make(), 84)


def test_compare_withholds_a_change_from_or_to_a_small_count() -> None:
    comparison = compare(make(), SMALL, "Q4 2023/24")
    assert comparison.is_withheld
    assert (comparison.change, comparison.change_per_cent) == (None, None)
    assert (comparison.now.value, comparison.before.value) == (None, Fraction(8300, 97))
    assert (comparison.movement, comparison.judgement) == (NoComparison.WITHHELD, NoComparison.WITHHELD)
    assert "change withheld" in repr(comparison)
    assert str(explain(comparison)) == (
        "Quarter 4 2023/24 cannot be compared with Quarter 3: its figures are withheld."
    )


@pytest.mark.parametrize("results", [(Ratio(10, 100), Ratio(1, 10)), (Ratio(1, 10), Ratio(10, 100))])
def test_compare_hides_that_a_withheld_figure_equals_a_printed_one(results: tuple[Ratio, Ratio]) -> None:
    """Both are 10%: "unchanged" would reveal the figure that is withheld, and so would hiding only that."""
    comparison = compare(make(), TimeSeries(zip(("Q1 2023/24", "Q2 2023/24"), results, strict=True)), "Q2 2023/24")
    assert comparison.movement is comparison.judgement is NoComparison.WITHHELD


def test_compare_hides_the_movement_between_two_withheld_figures() -> None:
    comparison = compare(make(), TimeSeries({"Q1 2023/24": Ratio(3, 4), "Q2 2023/24": Ratio(2, 4)}), "Q2 2023/24")
    assert comparison.movement is comparison.judgement is NoComparison.WITHHELD


def test_direction_with_a_small_count_in_its_window_is_withheld() -> None:
    travel = direction_of_travel(make(), SMALL, "Q4 2023/24")
    assert (travel.evidence, travel.course, travel.is_withheld) == (None, None, True)
    assert (travel.direction, travel.point_count) == (NoDirection.WITHHELD, 8)
    assert str(explain(travel)) == "The direction of travel is unknown: a result is withheld."
    assert direction_of_travel(make(), SMALL, "Q3 2023/24").evidence is not None
    assert dict(travel.without) == {}
    few = direction_of_travel(make(), SMALL, "Q4 2023/24", method=Regression(minimum_points=9))
    assert (few.direction, few.is_withheld) == (NoDirection.TOO_FEW_POINTS, False)


def test_benchmark_of_a_withheld_figure_has_no_difference() -> None:
    compared = make(comparators={"England": TimeSeries({"Q4 2023/24": Ratio(50, 100)})})
    (beside,) = assess(compared, SMALL, "Q4 2023/24").benchmarks
    assert (beside.value, beside.difference, beside.judgement) == (50, None, NoComparison.WITHHELD)


def test_assess_withheld_figure_is_flagged() -> None:
    assessment = assess(make(), SMALL, "Q4 2023/24")
    assert Flag.WITHHELD in assessment.flags
    assert Flag.SMALL_NUMBERS not in assessment.flags
    assert "to protect small counts. The change from Quarter 3 is withheld." in str(explain(assessment))


def test_report_text_has_no_withheld_count() -> None:
    report = Scorecard([(make(), SMALL)]).report("Q4 2023/24")
    texts = [
        repr(report),
        str(notes(report)),
        str(narrate(summarise(report))),
        str(narrate(bridge(report))),
        to_json(report),
    ]
    for text in texts:
        assert not re.search(r"\b300/97|8000/97|\(300, 97|3\.09|82\.47|numerator\"?[:=] ?3\b", text)
    assert re.search(r"numerator\"?[:=] ?3\b", to_json(Scorecard([(make(), SMALL)])))  # inputs stay in full


def test_bridge_from_a_withheld_figure_has_a_reason_as_its_cause() -> None:
    series = TimeSeries({"Q1 2023/24": Ratio(3, 97), "Q2 2023/24": Ratio(80, 97)})
    (move,) = bridge(Scorecard([(make(), series)]).report("Q2 2023/24")).moves
    assert (move.rating_before, move.rating_now, move.cause) == (Rag.RED, Rag.AMBER, NoComparison.WITHHELD)


def test_rate_withholds_a_small_value_that_a_rule_looks_back_to() -> None:
    improved = RatingRule(
        name="improved",
        version=1,
        decide=lambda case: None if case.gain is None else Rag.GREEN if case.gain > 0 else Rag.RED,
        looks_back=Baseline.PREVIOUS_PERIOD,
    )
    rule = make(rule=improved)
    series = TimeSeries({"Q1 2023/24": Ratio(3, 100), "Q2 2023/24": Ratio(50, 100), "Q3 2023/24": Ratio(60, 100)})
    after_small, after_large = (assess(rule, series, quarter) for quarter in ("Q2 2023/24", "Q3 2023/24"))
    assert (after_small.rating, after_small.standing.value, after_small.standing.previous_value) == (
        NoRating.WITHHELD,
        50,
        None,
    )
    assert (after_large.rating, after_large.standing.value, after_large.standing.previous_value) == (Rag.GREEN, 60, 50)
    assert str(explain(after_small)) == (
        "Calls (K1) is not rated for Quarter 2 2023/24. Its rating is withheld to protect small counts. The change from "
        "Quarter 1 is withheld. Its direction of travel is unknown."
    )


def test_pool_leaves_out_withheld_figures_with_a_reason() -> None:
    other = Indicator(code="K2", name="Other", polarity=Polarity.HIGHER_IS_BETTER, unit="%")
    report = Scorecard([(make(), SMALL), (other, TimeSeries({"Q4 2023/24": Ratio(9, 10)}))]).report("Q4 2023/24")
    pooled = pool(report)
    assert (pooled.ratio, pooled.left_out) == (Ratio(9, 10), (("K1", NotPooled.WITHHELD),))


@given(
    st.lists(
        st.builds(lambda total, missing: Ratio(max(0, total - missing), total), st.integers(1, 60), st.integers(0, 60)),
        min_size=1,
        max_size=9,
    )
)
def test_no_answer_has_a_figure_based_on_a_small_count(counts: list[Ratio]) -> None:
    indicator = make()
    series = TimeSeries(dict(zip([*QUARTERS, "Q1 2024/25"], counts, strict=False)))
    assessment = assess(indicator, series, series.last)
    small = indicator.must_withhold(counts[-1])
    figures: list[Callable[[], Fraction | None]] = [
        lambda: assessment.standing.value,
        lambda: assessment.on_current_thresholds.value,
        lambda: assessment.comparison.now.value,
        lambda: assessment.comparison.change,
    ]
    if small:
        assert [figure() for figure in figures] == [None] * 4
    else:
        assert assessment.standing.value == counts[-1].scaled(100)
    if assessment.direction_of_travel.evidence is not None:
        assert not any(indicator.must_withhold(each) for each in counts)
