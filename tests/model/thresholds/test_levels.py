"""Levels: thresholds for any number of bands."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import qpr_core as qpr
from qpr_core import ExpectedRange, Indicator, Polarity, Profile, Rag, Thresholds
from qpr_core.errors import ThresholdError
from qpr_core.rules import Interval, Levels, Stretch, Tolerance
from qpr_core.testing import Four, judging_polarities, levels

GREEN, AMBER, RED = qpr.Rag

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


def test_levels_target_is_by_default_the_level_of_the_best_band() -> None:
    derived, stated = (Levels({Rag.GREEN: 85, Rag.AMBER: Tolerance("10%")}, target=target) for target in (None, 85))
    assert derived.target == stated.target == 85
    assert derived.ranges(HIGHER) == stated.ranges(HIGHER)


def test_stretch_is_beyond_the_target() -> None:
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
            "levels must be tolerances or ranges where closest to target is best, got Levels",
        ),
        (
            lambda: Levels({Rag.GREEN: Stretch(1), Rag.AMBER: Tolerance(1)}, target=5).ranges(CLOSEST),
            "levels must be tolerances or ranges where closest to target is best, got Levels",
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


def test_levels_must_fit_the_scheme_unless_there_is_a_custom_rule() -> None:
    with pytest.raises(ThresholdError, match="got 4 bands of Four and 2 levels"):
        make(thresholds=T, scheme=Four)


@given(judging_polarities().flatmap(lambda polarity: st.tuples(st.just(polarity), levels(polarity=polarity))))
def test_levels_repr_pastes_back(made: tuple[Polarity, Levels]) -> None:
    kinds = [Levels, Four, Tolerance, Stretch, Interval, Fraction]
    names = {kind.__name__: kind for kind in kinds}
    assert eval(repr(made[1]), names) == made[1]
    assert made[1].scheme is Four


def test_levels_target_that_is_no_figure_raises_an_error_with_its_name() -> None:
    with pytest.raises(qpr.QprError, match=r"got 'x' \(target\)"):
        qpr.rules.Levels({GREEN: qpr.rules.Tolerance(1), AMBER: qpr.rules.Tolerance(2)}, target="x")


def test_levels_level_that_is_no_figure_raises_an_error_with_its_band() -> None:
    with pytest.raises(qpr.QprError, match=r"got 'x' \(level of Amber\)"):
        qpr.rules.Levels({GREEN: 5, AMBER: "x"})


def test_levels_repr_has_the_target_only_if_it_was_given() -> None:
    levels = qpr.rules.Levels({GREEN: "90.5", AMBER: qpr.rules.Tolerance("5%")})
    assert repr(levels) == "Levels({Rag.GREEN: 90.5, Rag.AMBER: Tolerance('5%')})"
    thresholds = qpr.rules.Levels({GREEN: "90.5", AMBER: qpr.rules.Tolerance("5%")}, target="90.5")
    assert repr(thresholds) == "Levels({Rag.GREEN: 90.5, Rag.AMBER: Tolerance('5%')}, target=90.5)"
