"""Laws of ratings: which laws `broken_laws` finds to be broken."""

from collections.abc import Callable
from fractions import Fraction

import pytest

import qpr_core as qpr
from qpr_core.testing import an_indicator

RATINGS = tuple(qpr.Rag)

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


def test_broken_laws_tries_values_at_beside_between_and_beyond_figures() -> None:
    """Of 80 and 85, and 0: a thousandth beside each, 40 and 82.5 between, and 86 beyond."""
    tried: set[tuple[Fraction, Fraction | None]] = set()

    def watched(case: qpr.rules.Case) -> qpr.rules.Scheme:
        if case.polarity is qpr.Polarity.HIGHER_IS_BETTER:
            tried.add((case.value, case.previous_value))
        return RATINGS[case.rank]

    qpr.rules.broken_laws(an_indicator(85, 80, rule=qpr.rules.RatingRule(name="watched", version=1, decide=watched)))
    nudge = Fraction(1, 1000)
    beside = {mark + by for mark in (0, 80, 85) for by in (-nudge, 0, nudge)}
    values = beside | {Fraction(40), Fraction("82.5"), Fraction(-86), Fraction(171)}
    assert tried == {(value, None) for value in values}
    tried.clear()
    back = qpr.rules.RatingRule(name="watched", version=1, decide=watched, looks_back=qpr.Baseline.PREVIOUS_PERIOD)
    qpr.rules.broken_laws(an_indicator(85, 80, rule=back))
    assert tried == {(value, before) for value in values for before in (None, *values)}


def test_broken_laws_finds_a_better_value_with_a_worse_rating() -> None:
    """Amber from 80 on, except a thousandth above it, which is Red."""
    above = Fraction(80_001, 1000)

    def patchy(case: qpr.rules.Case) -> qpr.rules.Scheme:
        return qpr.Rag.RED if abs(case.value) == above else RATINGS[case.rank]

    made = an_indicator(85, 80, rule=qpr.rules.RatingRule(name="patchy", version=1, decide=patchy))
    monotone, nested = qpr.rules.broken_laws(made)
    assert (monotone.law, [case.value for case in monotone.cases]) == (qpr.rules.Law.MONOTONE, [above, 80])
    assert (nested.law, nested.cases[1].value) == (qpr.rules.Law.NESTED, above)
