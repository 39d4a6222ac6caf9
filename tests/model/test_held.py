"""What a result can be held to beside target and floor: levels, an expected range, a profile."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qpr_core import ExpectedRange, Indicator, NoRating, Polarity, Profile, Rag, Rolling, Thresholds, classify
from qpr_core.errors import IndicatorError, PeriodError, QprError, SchemeError, SeriesError, ThresholdError
from qpr_core.rules import Expectation, Interval, Levels, Scheme, Stretch, Tolerance
from qpr_core.testing import Four, judging_polarities, levels

HIGHER, LOWER, CLOSEST, NEITHER = Polarity
FOUR = Levels({Four.BLUE: 95, Four.GREEN: 90, Four.AMBER: Tolerance("5%")}, target=90)
T = Thresholds(target=85, floor=80)
WRONG: Any = 5


def make(polarity: Polarity = HIGHER, **parts: Any) -> Indicator:
    return Indicator(code="K1", name="Calls", polarity=polarity, unit="%", **parts)


def test_levels_are_nested_bands_best_first_whatever_the_order_given() -> None:
    shuffled = Levels({Four.AMBER: Tolerance("5%"), Four.BLUE: 95, Four.GREEN: 90}, target=90)
    assert shuffled == FOUR
    assert FOUR.ranges(HIGHER) == (Interval(95, None), Interval(90, None), Interval("85.5", None))


def test_levels_of_lower_is_better_are_upper_ends() -> None:
    assert Levels({Four.BLUE: 5, Four.GREEN: 10, Four.AMBER: Tolerance(2)}, target=10).ranges(LOWER) == (
        Interval(None, 5),
        Interval(None, 10),
        Interval(None, 12),
    )


def test_the_target_is_the_level_of_the_best_band_if_nothing_else_is_said() -> None:
    derived, stated = (Levels({Rag.GREEN: 85, Rag.AMBER: Tolerance("10%")}, target=target) for target in (None, 85))
    assert derived.target == stated.target == 85
    assert derived.ranges(HIGHER) == stated.ranges(HIGHER)


def test_a_stretch_lies_beyond_the_target() -> None:
    stars = Levels({Rag.GREEN: Stretch("5%"), Rag.AMBER: Tolerance("5%")}, target=80)
    assert stars.ranges(HIGHER) == (Interval(84, None), Interval(76, None))
    assert stars.ranges(LOWER) == (Interval(None, 76), Interval(None, 84))


def test_closest_to_target_has_tolerances_or_the_target_itself() -> None:
    made = Levels({Four.BLUE: 50, Four.GREEN: Tolerance(2), Four.AMBER: Tolerance("10%")})
    assert made.ranges(CLOSEST) == (Interval(50, 50), Interval(48, 52), Interval(45, 55))


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: Levels({}), "levels must map the bands of a rating scheme to levels, got {}"),
        (lambda: Levels(WRONG), "levels must map the bands of a rating scheme to levels, got 5"),
        (
            lambda: Levels({Rag.GREEN: 85}),
            r"levels must have one level for each of \[Rag.GREEN, Rag.AMBER\], got {Rag.GREEN: 85}",
        ),
        (
            lambda: Levels({Rag.GREEN: 85, Rag.AMBER: 80, Rag.RED: 0}),
            r"levels must have one level for each of \[Rag.GREEN, Rag.AMBER\], got",
        ),
        (
            lambda: Levels({Rag.GREEN: Tolerance(5), Rag.AMBER: 80}),
            r"target must be given where the best level is not a figure, got Tolerance\(5\)",
        ),
        (
            lambda: Levels({Rag.GREEN: 0, Rag.AMBER: Tolerance("5%")}),
            r"relative tolerance must have a target other than 0, got Tolerance\('5%'\)",
        ),
        (
            lambda: Levels({Rag.GREEN: Stretch("5%"), Rag.AMBER: 0}, target=0),
            r"relative tolerance must have a target other than 0, got Stretch\('5%'\)",
        ),
        (lambda: Stretch(-1), "tolerance must be 0 or more, got -1"),
        (
            lambda: Levels({Rag.GREEN: 85, Rag.AMBER: 90}).ranges(HIGHER),
            "level of Amber must not be better than that of Green, got Levels",
        ),
        (
            lambda: Levels({Rag.GREEN: 85, Rag.AMBER: 80}).ranges(LOWER),
            "level of Amber must not be better than that of Green, got .* for an indicator where lower is better",
        ),
        (
            lambda: Levels({Rag.GREEN: 85, Rag.AMBER: 80}).ranges(CLOSEST),
            "levels must be tolerances where closest to target is best, got Levels",
        ),
        (
            lambda: Levels({Rag.GREEN: Stretch(1), Rag.AMBER: Tolerance(1)}, target=5).ranges(CLOSEST),
            "levels must be tolerances where closest to target is best, got Levels",
        ),
        (lambda: FOUR.ranges(NEITHER), "thresholds need a polarity with a better side, got neither"),
        (lambda: ExpectedRange(None, None), "interval must have at least one end, got None for both"),
        (lambda: ExpectedRange(5, 4), r"low end must not be above the high end, got Interval\(low=5, high=4\)"),
        (
            lambda: make(thresholds=ExpectedRange(4, 5)),
            (
                r"expected range must have a polarity of neither, got ExpectedRange\(low=4, high=5\) for an indicator where "
                r"higher is better \(K1\)"
            ),
        ),
        (lambda: Profile([T] * 3), "profile must have thresholds for four quarters, got"),
        (lambda: Profile(WRONG), "profile must have thresholds for four quarters, got 5"),
        (
            lambda: Profile([T, T, T, WRONG]),
            "quarter of a profile must have Thresholds, Levels, an ExpectedRange or None, got 5",
        ),
        (
            lambda: Profile.of_targets([1, 2, 3], tolerance=1),
            r"profile must have figures for four quarters, got \[1, 2, 3\]",
        ),
        (lambda: Profile.of_targets("1234", tolerance=1), "profile must have figures for four quarters, got '1234'"),
        (
            lambda: Profile.of_targets([1, 2, 3, 4], floors=[1, 2]),
            r"profile must have figures for four quarters, got \[1, 2\]",
        ),
        (
            lambda: make(thresholds=Profile([T] * 4)),
            r"profile must be given by the year that it is for, got Profile.* \(K1\)",
        ),
        (
            lambda: make(thresholds={"Q1 2023/24": Profile([T] * 4)}),
            r"profile must be given for a year, got one for Q1 2023/24 \(K1\)",
        ),
        (
            lambda: make(thresholds={"2023/24": Profile([T] * 4), "Q3 2023/24": T}),
            r"thresholds must not take effect on the same day, got Q3 2023/24 and Q3 2023/24 \(K1\)",
        ),
        (
            lambda: make(thresholds=FOUR, scheme=Rag),
            r"levels must be for the indicator's scheme, got Four for Rag \(K1\)",
        ),
        (
            lambda: make(thresholds={"2022/23": FOUR, "2023/24": Levels({Rag.GREEN: 85, Rag.AMBER: 80})}),
            r"levels must be for the indicator's scheme, got Rag for Four \(K1\)",
        ),
        (
            lambda: make(thresholds=FOUR, possible=(0, 94)),
            r"level of Blue must be a possible value, got Levels.* within Interval\(low=0, high=94\) \(K1\)",
        ),
        (
            lambda: make(NEITHER, thresholds=ExpectedRange(5, 200), possible=(0, 100)),
            r"high end of the expected range must be a possible value, got .* \(K1\)",
        ),
    ],
)
def test_what_contradicts_itself_is_refused(call: Any, message: str) -> None:
    with pytest.raises(ThresholdError, match=message):
        call()


def test_a_number_of_levels_that_does_not_fit_the_scheme_is_refused_and_a_rule_may_make_of_it_what_it_will() -> None:
    with pytest.raises(ThresholdError, match="got 4 bands of Four and 2 levels"):
        make(thresholds=T, scheme=Four)


@given(judging_polarities().flatmap(lambda polarity: st.tuples(st.just(polarity), levels(polarity=polarity))))
def test_the_repr_of_levels_pastes_back(made: tuple[Polarity, Levels]) -> None:
    names = {"Levels": Levels, "Four": Four, "Tolerance": Tolerance, "Stretch": Stretch, "Fraction": Fraction}
    assert eval(repr(made[1]), names) == made[1]
    assert made[1].scheme is Four


def test_both_ends_of_an_expected_range_lie_within_it() -> None:
    demand = make(NEITHER, thresholds=ExpectedRange(400, 600))
    places = [classify(demand, value) for value in ("399.9", 400, 600, "600.1")]
    assert places == [Expectation.BELOW, Expectation.WITHIN, Expectation.WITHIN, Expectation.ABOVE]


@pytest.mark.parametrize(
    ("low", "high", "places"),
    [(400, None, ["BELOW", "WITHIN", "WITHIN"]), (None, 400, ["WITHIN", "WITHIN", "ABOVE"])],
)
def test_an_expected_range_may_have_one_end(low: int | None, high: int | None, places: list[str]) -> None:
    demand = make(NEITHER, thresholds=ExpectedRange(low, high))
    assert [classify(demand, value) for value in (399, 400, 401)] == [Expectation[place] for place in places]


def test_a_profile_has_a_target_for_each_quarter_and_ends_with_its_year() -> None:
    spent = make(thresholds={"2014/15": Profile.of_targets([15, 50, 75, 95], tolerance=5)})
    quarters = [f"Q{quarter} 2014/15" for quarter in (1, 2, 3, 4)]
    assert [classify(spent, 50, at=quarter) for quarter in quarters] == [Rag.GREEN, Rag.GREEN, Rag.RED, Rag.RED]
    assert classify(spent, 95, at="Q1 2015/16") is NoRating.NO_TARGET
    assert classify(spent, 95, at="Q4 2013/14") is NoRating.NO_TARGET


def test_a_profile_gives_way_to_what_holds_from_the_next_year() -> None:
    two = make(
        thresholds={
            "2014/15": Profile.of_targets([15, 50, 75, 95], floors=[10, 40, 60, 80]),
            "2015/16": Profile([None, T, T, T]),
        }
    )
    assert classify(two, 80, at="Q4 2014/15") is Rag.AMBER
    assert classify(two, 80, at="Q1 2015/16") is NoRating.NO_TARGET
    assert classify(two, 80, at="Q2 2015/16") is Rag.AMBER


def test_a_profile_holds_for_months_and_says_nothing_of_a_whole_year() -> None:
    spent = make(thresholds={"2014/15": Profile.of_targets([15, 50, 75, 95], tolerance=5)})
    assert [classify(spent, 50, at=month) for month in ("June 2014", "October 2014")] == [Rag.GREEN, Rag.RED]
    with pytest.raises(
        IndicatorError, match=r"period must be a quarter or a month where a profile is in force, got 2014/15 \(K1\)"
    ):
        classify(spent, 95, at="2014/15")
    assert classify(spent, 95, at="2015/16") is NoRating.NO_TARGET


def test_a_profile_follows_the_financial_year_of_its_key() -> None:
    calendar = make(thresholds={"2014": Profile.of_targets([1, 2, 3, 4], tolerance=0)})
    assert classify(calendar, 2, at="Apr-Jun 2014") is Rag.GREEN
    assert classify(calendar, 2, at="Jul-Sep 2014") is Rag.RED


def test_thresholds_may_be_levels_by_period() -> None:
    made = make(thresholds={"2022/23": FOUR, "2023/24": None})
    assert made.scheme is Four
    assert classify(made, 94, at="Q1 2022/23") is Four.GREEN
    assert classify(made, 94, at="Q1 2023/24") is NoRating.NO_TARGET


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ({"data_only": 1}, "data_only must be true or false, got 1"),
        (
            {"data_only": True, "thresholds": T},
            r"data_only indicators must have no thresholds, got Thresholds\(target=85, floor=80\)",
        ),
        ({"basis": "year to date"}, "basis must be a Basis or a Rolling, got 'year to date'"),
        ({"arrears": -1}, "arrears must be a whole number of 0 or more, got -1"),
        ({"arrears": 1.5}, "arrears must be a whole number of 0 or more, got 1.5"),
        ({"decimal_places": 31}, "decimal_places must be a whole number from 0 to 30, got 31"),
        ({"decimal_places": True}, "decimal_places must be a whole number from 0 to 30, got True"),
        ({"rated_as_displayed": True}, "rated_as_displayed must come with decimal_places, got None"),
        ({"rated_as_displayed": 1}, "rated_as_displayed must be true or false, got 1"),
        ({"withhold_below": 10**30}, "withhold_below must be smaller than 1e30, got 1000000"),
        ({"arrears": 10**5000}, "arrears must be smaller than 1e30, got a whole number of 16610 bits"),
        ({"withhold_below": 0}, "withhold_below must be a whole number of 1 or more, got 0"),
        ({"comparators": 5}, "comparators must be a mapping from name to TimeSeries, got 5"),
        ({"comparators": {" ": 5}}, "name of a comparator must not be blank, got ' '"),
        ({"redefined": 5}, "redefined must be a mapping from period to text, got 5"),
        ({"redefined": {"2023/24": ""}}, "text of redefined at 2023/24 must not be blank, got ''"),
        ({"renamed": {"2023/24": "a\nb"}}, "text of renamed at 2023/24 must be one line of printable characters"),
    ],
)
def test_a_part_of_a_definition_that_is_not_what_it_has_to_be_is_refused(parts: dict[str, Any], message: str) -> None:
    with pytest.raises(IndicatorError, match=rf"{message}.*\(K1\)$"):
        make(**parts)


@pytest.mark.parametrize(
    ("parts", "error", "message"),
    [
        ({"scheme": 5}, SchemeError, "scheme must be a Scheme with two bands or more, got 5"),
        ({"rule": 5}, SchemeError, "rule must be a RatingRule, got 5"),
        ({"baseline": "previous"}, PeriodError, "baseline must be a Baseline, got 'previous'"),
        ({"frequency": 3}, PeriodError, "frequency must be a Frequency, got 3"),
        ({"comparators": {"England": 5}}, SeriesError, "comparator England must be a TimeSeries, got 5"),
    ],
)
def test_part_of_a_definition_of_the_wrong_kind_raises_the_error_of_the_kind(
    parts: dict[str, Any], error: type[QprError], message: str
) -> None:
    with pytest.raises(error, match=rf"{message} \(K1\)$"):
        make(**parts)


def test_rolling_figures_cover_two_periods_or_more() -> None:
    with pytest.raises(
        IndicatorError, match="periods of a rolling figure must be smaller than 1e30, got a whole number"
    ):
        Rolling(10**5000)
    with pytest.raises(IndicatorError, match="periods of a rolling figure must be a whole number of 2 or more, got 1"):
        Rolling(1)


def test_a_scheme_of_one_band_is_none() -> None:
    class Single(Scheme):
        ONLY = "Only"

    with pytest.raises(SchemeError, match="scheme must be a Scheme with two bands or more, got <enum 'Single'>"):
        make(scheme=Single)
