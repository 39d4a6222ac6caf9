"""Laws of ratings: which laws `broken_laws` finds to be broken."""

from collections.abc import Callable
from fractions import Fraction

import pytest

import qpr_core as qpr
from qpr_core.testing import an_indicator

GREEN, AMBER, RED = qpr.Rag
CLOSEST = qpr.Polarity.CLOSEST_TO_TARGET_IS_BEST


def laws_broken(
    decide: Callable[[qpr.rules.Case], qpr.rules.Scheme], thresholds: qpr.Thresholds, polarity: qpr.Polarity
) -> set[qpr.rules.Law]:
    rule = qpr.rules.RatingRule(name="tried", version=1, decide=decide)
    indicator = qpr.Indicator(code="K1", name="K", polarity=polarity, unit="number", thresholds=thresholds, rule=rule)
    return {broken.law for broken in qpr.rules.broken_laws(indicator)}


@pytest.mark.parametrize("odd", ["-0.001", "85.001"])
def test_broken_laws_finds_a_hole_beside_the_outermost_figure(odd: str) -> None:
    """The second of the values that are tried, and the last but one: beyond them lies only what is far away."""

    def decide(case: qpr.rules.Case) -> qpr.rules.Scheme:
        return RED if case.value == Fraction(odd) else GREEN

    found = laws_broken(decide, qpr.Thresholds(target=85, floor=80), qpr.Polarity.HIGHER_IS_BETTER)
    assert qpr.rules.Law.NESTED in found


def test_broken_laws_values_at_equal_distance_break_only_the_mirror() -> None:
    def decide(case: qpr.rules.Case) -> qpr.rules.Scheme:
        return GREEN if -1 <= case.value - case.target < 1 else AMBER

    thresholds = qpr.Thresholds(target=5, tolerance=1)
    assert laws_broken(decide, thresholds, qpr.Polarity.CLOSEST_TO_TARGET_IS_BEST) == {qpr.rules.Law.MIRROR}


def test_broken_laws_tries_every_edge_of_a_band() -> None:
    """A tenth below the target of 85 is 76.5, which is the edge of a band and no figure of the thresholds."""

    def decide(case: qpr.rules.Case) -> qpr.rules.Scheme:
        return GREEN if case.value == Fraction("76.5") else RED

    thresholds = qpr.Thresholds(target=85, tolerance="10%")
    assert qpr.rules.Law.MONOTONE in laws_broken(decide, thresholds, qpr.Polarity.HIGHER_IS_BETTER)


def test_broken_laws_tries_far_values_below_negative_figures() -> None:
    def decide(case: qpr.rules.Case) -> qpr.rules.Scheme:
        return GREEN if case.value >= case.target or case.value < -15 else RED

    thresholds = qpr.Thresholds(target=-5, floor=-10)
    assert qpr.rules.Law.MONOTONE in laws_broken(decide, thresholds, qpr.Polarity.HIGHER_IS_BETTER)


def test_broken_laws_lopsided_rule_breaks_only_the_mirror() -> None:
    """Green from 49 on, 49 not included, up to 51: the mirror image of 51 is rated otherwise, and no worse one better."""

    def lopsided(case: qpr.rules.Case) -> qpr.Rag:
        return GREEN if -1 < case.value - case.target <= 1 else RED

    rule = qpr.rules.RatingRule(name="lopsided", version=1, decide=lopsided)
    closest = an_indicator(polarity=CLOSEST, thresholds=qpr.Thresholds(target=50, tolerance=1), rule=rule)
    assert [broken.law for broken in qpr.rules.broken_laws(closest)] == [qpr.rules.Law.MIRROR]
