"""Custom rating rules, rules that look back, and the laws that any rule must obey."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qpr_core import (
    Baseline,
    ExpectedRange,
    Flag,
    Indicator,
    NoRating,
    Polarity,
    Rag,
    Ratio,
    Thresholds,
    TimeSeries,
    assess,
    classify,
    compare,
    rate,
)
from qpr_core.errors import IndicatorError, PeriodError, SchemeError, ThresholdError
from qpr_core.rules import BrokenLaw, Case, Law, Levels, RatingRule, Rule, Scheme, Tolerance, broken_laws
from qpr_core.testing import Four, judging_polarities, levels, plain_indicators, thresholds

HIGHER, LOWER, CLOSEST, NEITHER = Polarity


def havering(case: Case) -> Rag | None:
    """Green on or within 10 % of target, otherwise Amber if improved or maintained against the same quarter last year."""
    if case.rank == 0:
        return Rag.GREEN
    if case.gain is None:
        return None
    return Rag.AMBER if case.gain >= 0 else Rag.RED


HAVERING = RatingRule(name="Havering 2013", version=1, decide=havering, looks_back=Baseline.SAME_PERIOD_LAST_YEAR)
WITHIN_TEN = Levels({Rag.GREEN: Tolerance("10%"), Rag.AMBER: Tolerance("100%")}, target=80)


def make(polarity: Polarity = HIGHER, **parts: Any) -> Indicator:
    given_parts: dict[str, Any] = {"thresholds": WITHIN_TEN, "rule": HAVERING} | parts
    return Indicator(code="K1", name="Calls", polarity=polarity, unit="%", **given_parts)


@pytest.mark.parametrize(
    ("polarity", "before", "now", "rating"),
    [
        (HIGHER, 60, 72, Rag.GREEN),
        (HIGHER, None, 72, Rag.GREEN),
        (HIGHER, 60, "71.9", Rag.AMBER),
        (HIGHER, "71.9", "71.9", Rag.AMBER),
        (HIGHER, 72, "71.9", Rag.RED),
        (HIGHER, None, "71.9", NoRating.NO_HISTORY),
        (LOWER, 100, 88, Rag.GREEN),
        (LOWER, "88.1", "88.1", Rag.AMBER),
        (LOWER, 88, "88.1", Rag.RED),
        (CLOSEST, 60, 100, Rag.AMBER),
        (CLOSEST, 61, 100, Rag.RED),
    ],
)
def test_custom_rule_of_havering_uses_the_target_and_then_last_year(
    polarity: Polarity, before: object, now: object, rating: object
) -> None:
    series = TimeSeries([("Q1 2012/13", before), ("Q4 2012/13", 5), ("Q1 2013/14", now)])  # type: ignore[list-item]  # figures of several kinds
    standing = assess(make(polarity), series, "Q1 2013/14").standing
    assert standing.rating is rating
    assert standing.rule == Rule("Havering 2013", 1)
    assert standing.previous_value == before if before is None else standing.previous_value == Fraction(str(before))


def test_rate_rule_that_looks_back_raises_without_its_history() -> None:
    for ask in (classify, rate):
        with pytest.raises(
            IndicatorError,
            match=r"rule that looks back must have the history of the indicator \(use assess\), got 'Havering 2013' \(K1\)",
        ):
            ask(make(), 72)


def test_custom_rule_rates_a_past_period_by_its_own_history() -> None:
    series = TimeSeries({"Q1 2011/12": 60, "Q1 2012/13": 65, "Q4 2012/13": 50, "Q1 2013/14": 64})
    comparison = compare(make(), series, "Q1 2013/14", against="Q1 2012/13")
    assert (comparison.before.rating, comparison.now.rating) == (Rag.AMBER, Rag.RED)
    assert compare(make(), series, "Q1 2013/14").before.rating is NoRating.NO_HISTORY


def test_assess_carried_result_keeps_the_rating_and_history_of_its_quarter() -> None:
    late = assess(make(), TimeSeries({"Q1 2012/13": 60, "Q1 2013/14": 65}), "Q2 2013/14")
    assert (late.rating, late.standing.previous_value) == (Rag.AMBER, 60)
    assert Flag.CARRIED in late.flags


def test_custom_rule_that_does_not_look_back_needs_no_history() -> None:
    strict = RatingRule(name="strict", version=2, decide=lambda case: Rag.GREEN if case.rank == 0 else Rag.RED)
    indicator = make(thresholds=Thresholds(target=85, floor=80), rule=strict)
    assert [classify(indicator, value) for value in (85, "84.9")] == [Rag.GREEN, Rag.RED]
    standing = rate(indicator, Ratio(84, 100))
    assert standing.distance_to_target == -1
    assert (standing.margin_to_better, standing.cases_to_better) == (None, None)
    assert standing.rule == Rule("strict", 2)


@pytest.mark.parametrize("answer", [None, "Green", Four.BLUE, True])
def test_custom_rule_without_a_band_of_the_scheme_raises_an_error(answer: Any) -> None:
    wrong = RatingRule(name="wrong", version=1, decide=lambda _: answer)
    with pytest.raises(SchemeError, match=r"rule 'wrong' must return a band of Rag, got .* \(K1\)"):
        classify(make(rule=wrong), 72)


def test_custom_rule_that_fails_is_named_with_its_indicator() -> None:
    failing = RatingRule(name="per target", version=1, decide=lambda case: Rag.GREEN if 1 / case.target else Rag.RED)
    with pytest.raises(
        SchemeError, match=r"rule 'per target' must return a band of Rag, got ZeroDivisionError"
    ) as caught:
        classify(make(rule=failing, thresholds=Thresholds(target=0, floor=-1)), 72)
    assert isinstance(caught.value.__cause__, ZeroDivisionError)


def test_custom_rule_may_return_none_only_without_a_history() -> None:
    silent = RatingRule(name="silent", version=1, decide=lambda _: None, looks_back=Baseline.PREVIOUS_PERIOD)
    series = TimeSeries({"Q1 2013/14": 70, "Q2 2013/14": 71})
    assert assess(make(rule=silent), TimeSeries({"Q2 2013/14": 71}), "Q2 2013/14").rating is NoRating.NO_HISTORY
    with pytest.raises(SchemeError, match=r"must return a band of Rag, got None"):
        assess(make(rule=silent), series, "Q2 2013/14")


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ({"name": ""}, "name of a rating rule must not be blank, got ''"),
        ({"version": 0}, r"version must be a whole number of 1 or more, got 0 \(mine\)"),
        ({"version": 10**5000}, r"version must be smaller than 1e30, got a whole number of 16610 bits \(mine\)"),
        ({"version": True}, r"version must be a whole number of 1 or more, got True \(mine\)"),
        ({"decide": 5}, r"decide must be a function from a Case to a band, got 5 \(mine\)"),
    ],
)
def test_custom_rule_with_wrong_parts_raises_an_error(parts: dict[str, Any], message: str) -> None:
    given_parts: dict[str, Any] = {"name": "mine", "version": 1, "decide": havering} | parts
    with pytest.raises(SchemeError, match=message):
        RatingRule(**given_parts)


def test_rule_that_looks_back_to_a_wrong_kind_is_refused() -> None:
    with pytest.raises(PeriodError, match=r"looks_back must be a Baseline or one of .*, got 'last year'"):
        RatingRule(name="mine", version=1, decide=havering, looks_back="last year")


def test_indicator_with_a_rule_refuses_an_expected_range() -> None:
    with pytest.raises(
        ThresholdError, match=r"thresholds of a custom rule must have a target, got ExpectedRange.* \(K1\)"
    ):
        make(NEITHER, thresholds=ExpectedRange(1, 2))


def test_custom_rule_may_use_levels_of_any_number() -> None:
    made = make(thresholds=Thresholds(target=80, tolerance=5), scheme=Four, rule=_of_four(lambda _: Four.BLUE))
    assert classify(made, 3) is Four.BLUE


def _of_four(decide: Callable[[Case], Scheme]) -> RatingRule:
    return RatingRule(name="four", version=1, decide=decide)


@given(plain_indicators(), judging_polarities().flatmap(lambda polarity: levels(polarity=polarity)))
def test_broken_laws_of_the_rules_of_the_library_are_none(indicator: Indicator, made: Levels) -> None:
    if indicator.thresholds is not None:
        assert broken_laws(indicator) == ()
    for polarity in [each for each in Polarity if each.judges]:
        try:
            four = make(polarity, thresholds=made, rule=None)
        except ThresholdError:
            continue  # levels of the wrong polarity
        assert broken_laws(four) == ()


@given(judging_polarities().flatmap(lambda polarity: st.tuples(st.just(polarity), thresholds(polarity=polarity))))
def test_broken_laws_of_the_rule_of_havering_are_none(drawn: tuple[Polarity, Thresholds]) -> None:
    polarity, judged = drawn
    assert broken_laws(make(polarity, thresholds=judged)) == ()


TARGET = Thresholds(target=85, floor=80)


@pytest.mark.parametrize(
    ("decide", "laws"),
    [
        (lambda case: Rag.GREEN if case.value >= case.target else None, [Law.TOTAL]),
        (lambda case: {}[case.value], [Law.TOTAL]),
        (lambda case: Four.BLUE, [Law.TOTAL]),  # noqa: ARG005  a rule that looks at nothing
        (lambda case: Rag.RED if case.value >= case.target else Rag.GREEN, [Law.MONOTONE, Law.MIRROR]),
        (lambda case: Rag.RED if case.rank == 0 else Rag.GREEN, [Law.MONOTONE]),
        (lambda case: Rag.RED if case.rank == 1 else Rag.GREEN, [Law.MONOTONE, Law.NESTED]),
        (lambda case: Rag.GREEN if case.value >= case.target else Rag.RED, [Law.MIRROR]),
        (lambda case: Rag.GREEN if abs(case.value) >= 85 else Rag.RED, [Law.NESTED]),
        (lambda case: list(Rag)[case.rank], []),
    ],
)
def test_broken_laws_have_a_counterexample_each(decide: Callable[[Case], Any], laws: list[Law]) -> None:
    made = make(thresholds=TARGET, rule=RatingRule(name="mine", version=1, decide=decide))
    found = broken_laws(made)
    named = [broken.law for broken in found]
    assert set(laws) <= set(named)
    assert bool(laws) is bool(named)
    for broken in found:
        _check_counterexample(broken, decide)


def _check_counterexample(broken: BrokenLaw, decide: Callable[[Case], Any]) -> None:
    cases, answers = broken.cases, broken.answers
    if broken.law is Law.TOTAL:
        assert not isinstance(answers[0], Rag)
        return
    bands = [decide(case) for case in cases]
    assert bands == list(answers)
    if broken.law is Law.MONOTONE:
        assert cases[0].polarity.gain(before=cases[1].value, now=cases[0].value, target=cases[0].target) > 0
        assert bands[0].rank > bands[1].rank
    elif broken.law is Law.NESTED:
        assert cases[0].value < cases[1].value < cases[2].value
        assert bands[1].rank > max(bands[0].rank, bands[2].rank)
    else:
        assert cases[1] == cases[0].mirrored
        assert bands[0] is not bands[1]


def test_broken_laws_tests_a_rule_that_looks_back_with_every_history() -> None:
    def forgetful(case: Case) -> Rag:
        return Rag.GREEN if case.previous_value is None else Rag.RED if case.value > case.previous_value else Rag.AMBER

    rule = RatingRule(name="forgetful", version=1, decide=forgetful, looks_back=Baseline.PREVIOUS_PERIOD)
    found = {broken.law: broken for broken in broken_laws(make(rule=rule))}
    assert found[Law.MONOTONE].cases[0].previous_value is not None


def test_broken_laws_tests_possible_values_only() -> None:
    rule = RatingRule(name="mine", version=1, decide=lambda case: Rag.GREEN if case.value <= 100 else "no band")  # type: ignore[arg-type, return-value]  # a wrong rule is what is tested
    possible = make(thresholds=TARGET, rule=rule, possible=(-100, 100))
    assert broken_laws(possible) == ()
    assert [broken.law for broken in broken_laws(make(thresholds=TARGET, rule=rule))][:1] == [Law.TOTAL]


def test_broken_laws_without_a_target_raises_an_error() -> None:
    for indicator, found in (
        (make(thresholds=None), "no thresholds"),
        (make(NEITHER, thresholds=ExpectedRange(1, 2), rule=None), "an expected range"),
        (make(thresholds={"2023/24": TARGET}), "no thresholds"),
    ):
        with pytest.raises(
            IndicatorError, match=rf"rule must have thresholds with a target to be tested, got {found} \(K1\)"
        ):
            broken_laws(indicator, at="Q1 2022/23")
