import random
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

import qpr_core as qpr
from qpr_core import Indicator, NoRating, Polarity, Rag, Ratio, Thresholds, classify, rate
from qpr_core.errors import FigureError, IndicatorError, PeriodError
from qpr_core.rules import Scheme
from qpr_core.testing import an_indicator, figures, judging_polarities, plain_indicators, positive_figures
from qpr_core.testing import thresholds as thresholds_for

HIGHER, LOWER, CLOSEST, NEITHER = Polarity

TINY: Final = Fraction(1, 10**9)


def make(
    polarity: Polarity, thresholds: Thresholds | dict[str, Thresholds | None] | None, unit: str = "%"
) -> Indicator:
    return Indicator(code="K1", name="Calls", polarity=polarity, unit=unit, thresholds=thresholds)


@pytest.mark.parametrize(
    ("polarity", "thresholds", "table"),
    [
        (HIGHER, Thresholds(target=85, floor=80), {"85": "GREEN", "84.999999": "AMBER", "80": "AMBER", "79.9": "RED"}),
        (LOWER, Thresholds(target=5, floor=8), {"5": "GREEN", "5.000001": "AMBER", "8": "AMBER", "8.1": "RED"}),
        (
            HIGHER,
            Thresholds(target=50, tolerance="10%", green_tolerance="5%"),
            {"47.5": "GREEN", "47.4": "AMBER", "45": "AMBER", "44.9": "RED"},
        ),
        (
            LOWER,
            Thresholds(target=20, tolerance="10%", green_tolerance="5%"),
            {"21": "GREEN", "21.1": "AMBER", "22": "AMBER", "22.1": "RED"},
        ),
        (HIGHER, Thresholds(target=85, tolerance=10), {"85": "GREEN", "84.9": "AMBER", "75": "AMBER", "74.9": "RED"}),
        (HIGHER, Thresholds(target=-20, tolerance="10%"), {"-20": "GREEN", "-22": "AMBER", "-22.1": "RED"}),
        (HIGHER, Thresholds(target=0, floor=-5), {"0": "GREEN", "-0.1": "AMBER", "-5": "AMBER", "-28": "RED"}),
        (
            CLOSEST,
            Thresholds(target=50, tolerance=5, green_tolerance=2),
            {"48": "GREEN", "52": "GREEN", "52.1": "AMBER", "45": "AMBER", "55": "AMBER", "55.1": "RED", "44.9": "RED"},
        ),
        (HIGHER, Thresholds(target=85, floor=85), {"85": "GREEN", "84.9": "RED"}),
    ],
)
def test_classify_value_on_a_boundary_is_in_the_better_band(
    polarity: Polarity, thresholds: Thresholds, table: dict[str, str]
) -> None:
    indicator = make(polarity, thresholds)
    assert {value: classify(indicator, value) for value in table} == {value: Rag[band] for value, band in table.items()}


def test_33_3_against_37_less_10_per_cent_is_amber_where_float_arithmetic_says_red() -> None:
    assert 37 * (1 - 0.1) > 33.3
    assert classify(make(HIGHER, Thresholds(target=37, tolerance="10%")), 33.3) is Rag.AMBER


def test_74_of_125_meets_a_target_of_59_2() -> None:
    assert classify(make(HIGHER, Thresholds(target=59.2, floor=50)), Ratio(74, 125)) is Rag.GREEN


def test_boundary_cases_aimed_at_are_all_rated_as_whole_numbers_say() -> None:
    """Values, targets and tolerances of one decimal place, on the boundary and a tenth of a thousandth beside it."""
    numbers = random.Random(39)
    for _ in range(3_000):
        target, percent = numbers.randrange(1, 2000), numbers.randrange(0, 50)
        edge = target * (100 - percent)  # in thousandths
        indicator = make(HIGHER, Thresholds(target=Fraction(target, 10), tolerance=f"{percent}%"))
        on_edge, below = Decimal(edge).scaleb(-3), Decimal(edge * 10 - 1).scaleb(-4)
        assert classify(indicator, on_edge) is (Rag.GREEN if percent == 0 else Rag.AMBER)
        assert classify(indicator, below) is Rag.RED


@given(st.data(), judging_polarities(), figures())
def test_classify_returns_the_first_band_that_contains_the_value(
    data: st.DataObject, polarity: Polarity, value: Fraction
) -> None:
    thresholds = data.draw(thresholds_for(polarity=polarity))
    green, amber = thresholds.ranges(polarity)
    expected = Rag.GREEN if green.contains(value) else Rag.AMBER if amber.contains(value) else Rag.RED
    assert classify(make(polarity, thresholds), value) is expected


def _negated(thresholds: Thresholds) -> Thresholds:
    return Thresholds(
        target=-thresholds.target,
        floor=None if thresholds.floor is None else -thresholds.floor,
        tolerance=thresholds.tolerance,
        green_tolerance=thresholds.green_tolerance,
        strict=thresholds.strict,
    )


@given(st.data(), judging_polarities(), figures())
def test_mirror_negated_values_thresholds_and_polarity_give_the_same_rating(
    data: st.DataObject, polarity: Polarity, value: Fraction
) -> None:
    thresholds = data.draw(thresholds_for(polarity=polarity))
    mirrored = make(polarity.mirrored, _negated(thresholds))
    here, there = rate(make(polarity, thresholds), value), rate(mirrored, -value)
    assert here.rating is there.rating
    assert here.distance_to_target == there.distance_to_target
    assert here.margin_to_better == there.margin_to_better


@given(st.data(), judging_polarities(), figures(), figures())
def test_monotone_a_better_value_never_gets_a_worse_rating(
    data: st.DataObject, polarity: Polarity, one: Fraction, other: Fraction
) -> None:
    thresholds = data.draw(thresholds_for(polarity=polarity))
    worse, better = sorted((one, other), key=lambda value: polarity.merit(value, thresholds.target))
    low, high = (classify(make(polarity, thresholds), value) for value in (worse, better))
    assert isinstance(low, Scheme)
    assert isinstance(high, Scheme)
    assert high.rank <= low.rank


@given(st.data(), judging_polarities(), figures(), positive_figures())
def test_scale_everything_multiplied_by_a_positive_number_gives_the_same_rating(
    data: st.DataObject, polarity: Polarity, value: Fraction, factor: Fraction
) -> None:
    target, slack, narrow = data.draw(figures()), data.draw(figures(least=0)), data.draw(figures(least=0))
    amber, green = max(slack, narrow), min(slack, narrow)
    plain = Thresholds(target=target, tolerance=amber, green_tolerance=green)
    scaled = Thresholds(target=target * factor, tolerance=amber * factor, green_tolerance=green * factor)
    assert classify(make(polarity, plain), value) is classify(make(polarity, scaled), value * factor)


@given(plain_indicators(), figures())
def test_rate_value_that_changes_by_its_margin_reaches_the_next_band(indicator: Indicator, value: Fraction) -> None:
    standing = rate(indicator, value)
    if standing.margin_to_better is not None and isinstance(standing.rating, Scheme):
        margin = standing.margin_to_better
        moved = [rate(indicator, value + step).rating for step in (margin, -margin)]
        short = [rate(indicator, value + step * Fraction(999, 1000)).rating for step in (margin, -margin)]
        better = list(Rag)[standing.rating.rank - 1]
        if standing.ranges[standing.rating.rank - 1].has_excluded_end:  # all values beyond the margin are better
            assert better not in moved
            moved = [rate(indicator, value + step).rating for step in (margin + TINY, -margin - TINY)]
        assert better in moved or Rag.GREEN in moved
        assert better not in short
    if standing.margin_to_worse is not None and isinstance(standing.rating, Scheme):
        margin = standing.margin_to_worse
        beyond = [rate(indicator, value + step).rating for step in (margin + 1, -margin - 1)]
        assert any(isinstance(rating, Scheme) and rating.rank > standing.rating.rank for rating in beyond)
        is_strict = standing.ranges[standing.rating.rank].has_excluded_end
        most = margin * Fraction(999, 1000) if is_strict else margin
        within = [rate(indicator, value + step).rating for step in (most, -most)]
        assert all(isinstance(rating, Scheme) and rating.rank <= standing.rating.rank for rating in within)


@given(plain_indicators(), figures())
def test_no_decimal_context_changes_a_rating(indicator: Indicator, value: Fraction) -> None:
    expected = rate(indicator, value)
    with localcontext() as context:
        context.prec = 2
        for trap in context.traps:
            context.traps[trap] = True
        assert rate(indicator, value) == expected


@pytest.mark.parametrize(
    ("indicator", "result", "reason"),
    [
        (make(HIGHER, Thresholds(target=85, floor=80)), None, NoRating.NO_RESULT),
        (make(HIGHER, Thresholds(target=85, floor=80)), Ratio(0, 0), NoRating.NOTHING_TO_COUNT),
        (make(HIGHER, None), 86, NoRating.NO_TARGET),
        (make(HIGHER, None), None, NoRating.NO_RESULT),
        (make(NEITHER, None), 86, NoRating.DATA_ONLY),
    ],
)
def test_classify_without_a_rating_returns_the_reason(
    indicator: Indicator, result: int | Ratio | None, reason: NoRating
) -> None:
    standing = rate(indicator, result)
    assert standing.rating is reason
    assert classify(indicator, result) is reason
    assert standing.distance_to_target is standing.margin_to_better is standing.margin_to_worse is None
    assert (standing.value is None) is (result in {None, Ratio(0, 0)})


def test_classify_zero_is_a_value_and_not_missing() -> None:
    assert classify(make(LOWER, Thresholds(target=0, floor=3)), 0) is Rag.GREEN
    assert classify(make(HIGHER, Thresholds(target=85, floor=80)), 0) is Rag.RED


def test_classify_past_quarter_uses_its_own_thresholds() -> None:
    indicator = make(
        HIGHER,
        {"2022/23": Thresholds(target=85, floor=80), "2023/24": Thresholds(target=88, floor=86), "2024/25": None},
    )
    quarters = ["Q4 2021/22", "Q4 2022/23", "Q1 2023/24", "Q1 2024/25"]
    assert [classify(indicator, 85, at=quarter) for quarter in quarters] == [
        NoRating.NO_TARGET,
        Rag.GREEN,
        Rag.RED,
        NoRating.NO_TARGET,
    ]
    with pytest.raises(IndicatorError, match=r"period must be given where thresholds change over time.*\(K1\)"):
        classify(indicator, 85)


@pytest.mark.parametrize(
    ("result", "at", "error", "message"),
    [
        (True, None, FigureError, "figure must be a number, not True or False, got True (K1)"),
        ("n/a", None, FigureError, "got 'n/a' (K1)"),
        (float("nan"), None, FigureError, "figure must be finite, got nan (K1)"),
        ("1e999999", None, FigureError, "got '1e999999' (K1)"),
        ([85], None, FigureError, "figure must be a number, got [85] (K1)"),
        (85, "Q5 2023/24", PeriodError, "quarter must be 1, 2, 3 or 4, got 'Q5 2023/24' (K1)"),
    ],
)
def test_classify_result_that_is_not_a_figure_raises_an_error(
    result: int, at: str | None, error: type[Exception], message: str
) -> None:
    with pytest.raises(error) as caught:
        classify(make(HIGHER, Thresholds(target=85, floor=80)), result, at=at)
    assert message in str(caught.value)


@pytest.mark.parametrize("function", [classify, rate])
def test_classify_without_an_indicator_raises_an_error(function: object) -> None:
    with pytest.raises(IndicatorError, match="indicator must be an Indicator, got 'K1'"):
        function("K1", 85)  # type: ignore[operator]  # a wrong type is what is tested


def test_rate_text_that_is_no_figure_raises_an_error_with_the_code() -> None:
    with pytest.raises(qpr.QprError, match=r"got '\?' \(K7\)$"):
        qpr.rate(an_indicator(code="K7"), "?")
