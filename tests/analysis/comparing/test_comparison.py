from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import qpr_core as qpr
from qpr_core import (
    Baseline,
    Comparison,
    Indicator,
    Judgement,
    Movement,
    NoComparison,
    NoRating,
    Period,
    Polarity,
    Rag,
    Ratio,
    Thresholds,
    TimeSeries,
    compare,
)
from qpr_core.errors import IndicatorError, PeriodError, SeriesError
from qpr_core.testing import a_series, an_indicator, figures, plain_indicators, positive_figures

HIGHER, LOWER, CLOSEST, NEITHER = Polarity
RESULTS = TimeSeries(
    {
        "Q2 2022/23": 84,
        "Q3 2022/23": Ratio(0, 0),
        "Q4 2022/23": 0,
        "Q1 2023/24": 80,
        "Q2 2023/24": 78,
        "Q3 2023/24": None,
    }
)


GREEN, AMBER, RED = qpr.Rag
T = qpr.Thresholds(target=85, floor=80)


def _improves(case: qpr.rules.Case) -> qpr.Rag | None:
    if case.previous_value is None:
        return None
    if case.value >= case.target:
        return GREEN
    return AMBER if case.value > case.previous_value else RED


IMPROVES = qpr.rules.RatingRule(name="improves", version=3, decide=_improves, looks_back=qpr.Baseline.PREVIOUS_PERIOD)


def make(polarity: Polarity = HIGHER, **parts: Any) -> Indicator:
    given_parts: dict[str, Any] = {"thresholds": Thresholds(target=85, floor=80)} if polarity is HIGHER else {}
    return Indicator(
        code="K1",
        name="Calls",
        polarity=polarity,
        unit="%",
        **(given_parts | parts),
    )


def test_compare_returns_the_change_and_its_judgement() -> None:
    comparison = compare(make(), RESULTS, "Q2 2023/24")
    assert (comparison.change, comparison.change_per_cent) == (-2, Fraction("-2.5"))
    assert (comparison.movement, comparison.judgement) == (Movement.DOWN, Judgement.WORSE)
    assert (comparison.before.rating, comparison.now.rating) == (Rag.AMBER, Rag.RED)
    assert (comparison.now.distance_to_target, comparison.now.distance_to_floor) == (-7, -2)
    assert (comparison.before.margin_to_better, comparison.before.margin_to_worse) == (5, 0)


@pytest.mark.parametrize(
    ("against", "period", "change"),
    [
        (Baseline.PREVIOUS_PERIOD, "Q1 2023/24", -2),
        (Baseline.SAME_PERIOD_LAST_YEAR, "Q2 2022/23", -6),
        ("Q2 2022/23", "Q2 2022/23", -6),
        (Period.parse("Q4 2022/23"), "Q4 2022/23", 78),
        ("Q2 2023/24", "Q2 2023/24", 0),
    ],
)
def test_compare_accepts_any_two_periods(against: Baseline | Period | str, period: str, change: int) -> None:
    comparison = compare(make(), RESULTS, "Q2 2023/24", against=against)
    assert (str(comparison.against), comparison.change) == (period, change)


def test_change_per_cent_of_zero_is_unknown() -> None:
    comparison = compare(make(), RESULTS, "Q1 2023/24")
    assert (comparison.change, comparison.change_per_cent) == (80, None)
    assert comparison.judgement is Judgement.BETTER


def test_change_per_cent_of_a_negative_value_uses_its_size() -> None:
    comparison = compare(make(), TimeSeries({"Q1 2023/24": -20, "Q2 2023/24": -28}), "Q2 2023/24")
    assert (comparison.change, comparison.change_per_cent) == (-8, -40)


@pytest.mark.parametrize(
    ("polarity", "judgement"),
    [(HIGHER, Judgement.WORSE), (LOWER, Judgement.BETTER), (NEITHER, NoComparison.NO_POLARITY)],
)
def test_judgement_of_a_fall_depends_on_the_polarity(polarity: Polarity, judgement: Judgement) -> None:
    comparison = compare(make(polarity), RESULTS, "Q2 2023/24")
    assert (comparison.movement, comparison.judgement) == (Movement.DOWN, judgement)


def test_compare_closest_to_target_uses_the_target_of_each_period() -> None:
    moved = {"Q1 2023/24": Thresholds(target=80, tolerance=5), "Q2 2023/24": Thresholds(target=70, tolerance=5)}
    comparison = compare(make(CLOSEST, thresholds=moved), RESULTS, "Q2 2023/24")
    assert comparison.judgement is Judgement.WORSE
    assert comparison.thresholds_changed
    assert compare(make(CLOSEST), RESULTS, "Q2 2023/24").judgement is NoComparison.NO_TARGET
    fixed = make(CLOSEST, thresholds=Thresholds(target=79, tolerance=5))
    assert compare(fixed, RESULTS, "Q2 2023/24").judgement is Judgement.SAME
    assert not compare(fixed, RESULTS, "Q2 2023/24").thresholds_changed


@pytest.mark.parametrize(
    ("at", "reason", "now", "before"),
    [
        ("Q3 2023/24", NoComparison.NO_RESULT, NoRating.NO_RESULT, Rag.RED),
        ("Q4 2023/24", NoComparison.NO_RESULT, NoRating.NO_RESULT, NoRating.NO_RESULT),
        ("Q4 2022/23", NoComparison.NO_RESULT_BEFORE, Rag.RED, NoRating.NOTHING_TO_COUNT),
        ("Q2 2022/23", NoComparison.NO_RESULT_BEFORE, Rag.AMBER, NoRating.NO_RESULT),
        ("Q1 1999/00", NoComparison.NO_RESULT, NoRating.NO_RESULT, NoRating.NO_RESULT),
    ],
)
def test_compare_missing_result_is_not_carried_forward(
    at: str, reason: NoComparison, now: Rag | NoRating, before: Rag | NoRating
) -> None:
    comparison = compare(make(), RESULTS, at)
    assert comparison.movement is comparison.judgement is reason
    assert (comparison.now.rating, comparison.before.rating) == (now, before)
    assert comparison.change is comparison.change_per_cent is None


def test_compare_yearly_series_uses_its_years() -> None:
    survey = TimeSeries({"2021/22": 70, "2022/23": 74})
    comparison = compare(make(), survey, "Q2 2023/24")
    assert (str(comparison.period), str(comparison.against), comparison.change) == ("2022/23", "2021/22", 4)
    assert compare(make(), survey, "Q4 2022/23", against=Baseline.SAME_PERIOD_LAST_YEAR).change == 4


def test_compare_monthly_series_uses_its_months() -> None:
    months = TimeSeries({"August 2022": 70, "July 2023": 71, "August 2023": 74})
    assert compare(make(), months, "August 2023").change == 3
    assert compare(make(), months, "August 2023", against=Baseline.SAME_PERIOD_LAST_YEAR).change == 4


def _swapped(comparison: Comparison) -> tuple[object, ...]:
    change = comparison.change
    opposite = {Movement.UP: Movement.DOWN, Movement.DOWN: Movement.UP, Movement.UNCHANGED: Movement.UNCHANGED}
    verdict = {Judgement.BETTER: Judgement.WORSE, Judgement.WORSE: Judgement.BETTER, Judgement.SAME: Judgement.SAME}
    assert isinstance(comparison.movement, Movement)
    judgement = comparison.judgement
    return (
        None if change is None else -change,
        opposite[comparison.movement],
        verdict[judgement] if isinstance(judgement, Judgement) else judgement,
        comparison.before,
        comparison.now,
    )


@given(plain_indicators(), figures(), figures())
def test_swap_exchanged_quarters_reverse_the_change(indicator: Indicator, one: Fraction, other: Fraction) -> None:
    there = compare(indicator, TimeSeries({"Q1 2023/24": one, "Q2 2023/24": other}), "Q2 2023/24")
    back = compare(indicator, TimeSeries({"Q1 2023/24": other, "Q2 2023/24": one}), "Q2 2023/24")
    assert _swapped(there) == (back.change, back.movement, back.judgement, back.now, back.before)


@given(plain_indicators(), figures(), figures())
def test_mirror_negated_values_under_the_mirrored_polarity_are_judged_the_same(
    indicator: Indicator, one: Fraction, other: Fraction
) -> None:
    plain = Indicator(code="K1", name="Calls", polarity=indicator.polarity, unit="%")
    mirrored = Indicator(code="K1", name="Calls", polarity=indicator.polarity.mirrored, unit="%")
    here = compare(plain, TimeSeries({"Q1 2023/24": one, "Q2 2023/24": other}), "Q2 2023/24")
    there = compare(mirrored, TimeSeries({"Q1 2023/24": -one, "Q2 2023/24": -other}), "Q2 2023/24")
    assert here.judgement is there.judgement
    assert here.change == -(there.change or Fraction(0))


@given(st.sampled_from([HIGHER, LOWER]), figures(), figures(), positive_figures())
def test_scale_values_multiplied_by_a_positive_number_are_judged_the_same(
    polarity: Polarity, one: Fraction, other: Fraction, factor: Fraction
) -> None:
    plain = compare(make(polarity), TimeSeries({"Q1 2023/24": one, "Q2 2023/24": other}), "Q2 2023/24")
    scaled = TimeSeries({"Q1 2023/24": one * factor, "Q2 2023/24": other * factor})
    there = compare(make(polarity), scaled, "Q2 2023/24")
    assert (there.movement, there.judgement) == (plain.movement, plain.judgement)
    assert there.change == (plain.change or 0) * factor
    assert there.change_per_cent == plain.change_per_cent


@pytest.mark.parametrize(
    ("results", "at", "against", "error", "message"),
    [
        (
            RESULTS,
            "2023/24",
            "Q1 2023/24",
            SeriesError,
            "period must be a quarter for a series of quarters (or give the indicator an aggregation), got",
        ),
        (RESULTS, "Aug-Oct 2023", "Q1 2023/24", SeriesError, "period must fit the series, which has quarters like Q2"),
        (
            RESULTS,
            "Q2 2023/24",
            "2022/23",
            SeriesError,
            "period must be a quarter for a series of quarters (or give the indicator an aggregation), got 2022/23 (K1)",
        ),
        (RESULTS, "Q2 23/24", "Q1 2023/24", PeriodError, "year must have four digits"),
        (RESULTS, "Q2 2023/24", "last year", PeriodError, "period must be written like one of"),
        (RESULTS, None, "Q1 2023/24", PeriodError, "name of a period must be text, got None (K1)"),
        ({"Q1 2023/24": 80}, "Q2 2023/24", "Q1 2023/24", SeriesError, "series must be a TimeSeries, got {'Q1"),
        (
            TimeSeries({"May 2023": 5}),
            "Q1 2023/24",
            "Q4 2022/23",
            SeriesError,
            (
                "period must be a month for a series of months (or give the indicator an aggregation), "
                "got Q1 2023/24 (K1)"
            ),
        ),
    ],
)
def test_compare_period_outside_the_series_raises_an_error(
    results: TimeSeries, at: str, against: str, error: type[Exception], message: str
) -> None:
    with pytest.raises(error) as caught:
        compare(make(), results, at, against=against)
    assert message in str(caught.value)


def test_compare_without_an_indicator_raises_an_error() -> None:
    with pytest.raises(IndicatorError, match="indicator must be an Indicator, got None"):
        compare(None, RESULTS, "Q2 2023/24")  # type: ignore[arg-type]  # a wrong type is what is tested


def test_compare_rebases_the_earlier_result_with_its_own_history() -> None:
    moved = an_indicator(rule=IMPROVES, thresholds={"Q4 2022/23": T, "Q2 2023/24": qpr.Thresholds(target=90, floor=80)})
    comparison = qpr.compare(moved, a_series(80, 86, 87), "Q2 2023/24")
    assert [each.rating for each in (comparison.before, comparison.rebased, comparison.now)] == [GREEN, AMBER, AMBER]


def test_compare_impossible_value_looked_back_to_names_its_period() -> None:
    bounded = an_indicator(rule=IMPROVES, possible=(0, 100))
    with pytest.raises(qpr.errors.FigureError, match=r"got 101 \(K1, Q1 2023/24\)$"):
        qpr.compare(bounded, a_series(101, 85), "Q2 2023/24", against="Q4 2022/23")


@pytest.mark.parametrize(("results", "hidden"), [((3, 30), (False, True)), ((30, 3), (True, False))])
def test_compare_small_count_withholds_its_side_and_the_change(
    results: tuple[int, int], hidden: tuple[bool, bool]
) -> None:
    series = a_series(*(qpr.Ratio(count, 40) for count in results))
    comparison = qpr.compare(an_indicator(withhold_below=5), series, "Q2 2023/24")
    assert (comparison.now.is_withheld, comparison.before.is_withheld) == hidden
    assert (comparison.now.value is None, comparison.before.value is None) == hidden
    assert (comparison.change, comparison.movement, comparison.judgement, comparison.cause) == (
        None,
        NoComparison.WITHHELD,
        NoComparison.WITHHELD,
        NoComparison.WITHHELD,
    )


def test_each_part_of_a_comparison_has_the_marker_of_its_period() -> None:
    made = TimeSeries({"Q1 2023/24": None, "Q2 2023/24": None}, markers={"Q1 2023/24": "n/a", "Q2 2023/24": "<5"})
    changed = {"Q1 2023/24": Thresholds(target=85, floor=80), "Q2 2023/24": Thresholds(target=90, floor=80)}
    for thresholds in (Thresholds(target=85, floor=80), changed):
        comparison = compare(an_indicator(thresholds=thresholds), made, "Q2 2023/24")
        assert comparison.now.marker == "<5"
        assert comparison.before.marker == comparison.rebased.marker == "n/a"
    assert str(qpr.explain(comparison)) == (
        'Quarter 2 2023/24 cannot be compared with Quarter 1: there is no result for Quarter 2 (marked "<5").'
    )


def test_withheld_figures_leave_the_marker_of_the_other_period() -> None:
    made = TimeSeries({"Q1 2023/24": None, "Q2 2023/24": Ratio(2, 9)}, markers={"Q1 2023/24": "[c]"})
    comparison = compare(an_indicator(withhold_below=5), made, "Q2 2023/24")
    assert comparison.is_withheld
    assert (comparison.now.marker, comparison.before.marker, comparison.before.is_withheld) == (None, "[c]", False)
