"""Rare cases: a repr, an error or an edge, each in a small example."""

import re
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

import qpr_core as qpr
from qpr_core.model.values.figures import as_data, exact
from qpr_core.model.values.records import FrozenMapping
from qpr_core.testing import a_series, an_indicator
from qpr_core.wording.text.phrases import slots_of

FIVE: Any = 5  # what no type checker lets through
TEXT: Any = "4"
RULED = {"thresholds": qpr.Thresholds(target=85, floor=80)}
GREEN, AMBER, RED = qpr.Rag


def laws_broken(
    decide: Callable[[qpr.rules.Case], qpr.rules.Scheme], thresholds: qpr.Thresholds, polarity: qpr.Polarity
) -> set[qpr.rules.Law]:
    rule = qpr.rules.RatingRule(name="tried", version=1, decide=decide)
    indicator = qpr.Indicator(code="K1", name="K", polarity=polarity, unit="number", thresholds=thresholds, rule=rule)
    return {broken.law for broken in qpr.rules.broken_laws(indicator)}


@pytest.mark.parametrize("odd", ["-0.001", "85.001"])
def test_a_hole_beside_the_outermost_figure_is_found(odd: str) -> None:
    """The second of the values that are tried, and the last but one: beyond them lies only what is far away."""

    def decide(case: qpr.rules.Case) -> qpr.rules.Scheme:
        return RED if case.value == Fraction(odd) else GREEN

    found = laws_broken(decide, qpr.Thresholds(target=85, floor=80), qpr.Polarity.HIGHER_IS_BETTER)
    assert qpr.rules.Law.NESTED in found


def test_values_that_are_as_far_from_the_target_on_both_sides_break_no_order() -> None:
    def decide(case: qpr.rules.Case) -> qpr.rules.Scheme:
        return GREEN if -1 <= case.value - case.target < 1 else AMBER

    thresholds = qpr.Thresholds(target=5, tolerance=1)
    assert laws_broken(decide, thresholds, qpr.Polarity.CLOSEST_TO_TARGET_IS_BEST) == {qpr.rules.Law.MIRROR}


def test_every_edge_of_a_band_is_tried() -> None:
    """A tenth below the target of 85 is 76.5, which is the edge of a band and no figure of the thresholds."""

    def decide(case: qpr.rules.Case) -> qpr.rules.Scheme:
        return GREEN if case.value == Fraction("76.5") else RED

    thresholds = qpr.Thresholds(target=85, tolerance="10%")
    assert qpr.rules.Law.MONOTONE in laws_broken(decide, thresholds, qpr.Polarity.HIGHER_IS_BETTER)


def test_far_away_is_farther_than_every_figure_also_below_zero() -> None:
    def decide(case: qpr.rules.Case) -> qpr.rules.Scheme:
        return GREEN if case.value >= case.target or case.value < -15 else RED

    thresholds = qpr.Thresholds(target=-5, floor=-10)
    assert qpr.rules.Law.MONOTONE in laws_broken(decide, thresholds, qpr.Polarity.HIGHER_IS_BETTER)


def test_reprs_tell_what_is_there() -> None:
    card = qpr.Scorecard([(an_indicator(), a_series(70, 80, 86))])
    report = card.report("Q2 2023/24")
    assert repr(report).startswith("<Report of Q2 2023/24, with Q1 2023/24 before:\n  <Assessment of 'K1'")
    first = card.report("Q4 2022/23")
    assert repr(first).startswith("<Report of Q4 2022/23, with none before:")
    two = qpr.Scorecard([(an_indicator(), a_series(86)), (an_indicator(code="K2"), a_series(86))]).report("Q2 2023/24")
    assert re.fullmatch(r"<Report of [^\n]*:\n  <[^\n]*>\n  <[^\n]*>>", repr(two))


def test_flags_stand_apart_in_the_repr() -> None:
    series = qpr.TimeSeries({"Q1 2023/24": 80, "Q2 2023/24": 86}, statuses={"Q2 2023/24": qpr.Status.PROVISIONAL})
    moved = an_indicator(redefined={"Q2 2023/24": "Counted otherwise."})
    assessment = qpr.assess(moved, series, "Q2 2023/24")
    assert len(assessment.flags) > 1
    assert repr(assessment).endswith("".join(f", {flag!r}" for flag in assessment.flags) + ">")


def test_a_period_is_read_in_the_financial_year_of_the_indicator() -> None:
    calendar = an_indicator(financial_year=qpr.FinancialYear(1))
    assert qpr.rate(calendar, 86, at="Q2 2023").rating is GREEN


def test_a_rule_that_gives_no_band_raises_an_error_with_what_it_returned() -> None:
    rule = qpr.rules.RatingRule(name="odd", version=1, decide=lambda _: FIVE)
    with pytest.raises(qpr.errors.SchemeError, match=r"got 5 \(K1\)$"):
        qpr.rate(an_indicator(rule=rule), 86)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: qpr.Rolling(periods=TEXT), "got '4'"),
        (
            lambda: qpr.rules.Levels({GREEN: qpr.rules.Tolerance(1), AMBER: qpr.rules.Tolerance(2)}, target="x"),
            "got 'x' (target)",
        ),
        (lambda: qpr.rules.Levels({GREEN: 5, AMBER: "x"}), "got 'x' (level of Amber)"),
        (lambda: slots_of(5), "phrase must be text, got 5"),
    ],
)
def test_an_error_says_what_it_got_and_of_what(call: Callable[[], object], message: str) -> None:
    with pytest.raises(qpr.QprError, match=re.escape(message)):
        call()


def test_levels_show_the_code_that_makes_them() -> None:
    levels = qpr.rules.Levels({GREEN: "90.5", AMBER: qpr.rules.Tolerance("5%")})
    assert repr(levels) == "Levels({Rag.GREEN: 90.5, Rag.AMBER: Tolerance('5%')})"
    thresholds = qpr.rules.Levels({GREEN: "90.5", AMBER: qpr.rules.Tolerance("5%")}, target="90.5")
    assert repr(thresholds) == "Levels({Rag.GREEN: 90.5, Rag.AMBER: Tolerance('5%')}, target=90.5)"


def test_a_phrase_shows_the_forms_that_are_given() -> None:
    assert repr(qpr.styles.Phrase(zero="none", one="one", other="some", many="many")) == (
        "Phrase(zero='none', one='one', other='some', many='many')"
    )


def test_mappings_that_differ_differ_in_their_hash() -> None:
    assert hash(FrozenMapping({1: 2})) == hash(FrozenMapping({1: 2})) != hash(FrozenMapping({1: 3}))


def test_a_figure_is_written_as_a_decimal_number_up_to_thirty_places() -> None:
    assert as_data(Fraction(1, 10**30)) == "0." + "0" * 29 + "1"
    assert as_data(Fraction(1, 10**31)) == "1/1" + "0" * 31


def test_whatever_names_a_period_is_read_in_the_financial_year_of_the_indicator() -> None:
    calendar = an_indicator(
        financial_year=qpr.FinancialYear(1),
        thresholds={"Q3 2023": qpr.Thresholds(target=90, floor=85), "Q1 2023": qpr.Thresholds(target=85, floor=80)},
        redefined={"Q3 2023": "Second.", "Q2 2023": "First."},
        reported_from="Q1 2023",
    )
    assert list(calendar.redefined.values()) == ["First.", "Second."]
    assert [calendar.is_reported_in(quarter) for quarter in ("Q4 2022", "Q1 2023")] == [False, True]
    in_force = [calendar.thresholds_at(quarter) for quarter in ("Q2 2023", "Q3 2023")]
    assert [each and each.thresholds for each in in_force] == [
        qpr.Thresholds(target=85, floor=80),
        qpr.Thresholds(target=90, floor=85),
    ]
    months = [qpr.Period(2023, month, qpr.Frequency.QUARTERLY) for month in (1, 4, 7)]
    report = qpr.Scorecard([(calendar, qpr.TimeSeries(dict.fromkeys(months, 86)))]).report("Q2 2023")
    assert (report.period, qpr.summarise(report).financial_year) == (months[1], qpr.FinancialYear(1))


@pytest.mark.parametrize(
    ("given", "figure"),
    [
        ("0" * 99 + "5", 5),
        (Decimal("9.5e29"), Fraction(95 * 10**28)),
        (Decimal("1e-30"), Fraction(1, 10**30)),
        (Decimal("-0.0"), 0),
    ],
)
def test_the_largest_the_smallest_and_the_longest_figures_are_taken(given: str | Decimal, figure: Fraction) -> None:
    assert exact(given, "K1") == figure


@pytest.mark.parametrize("given", ["0" * 100 + "5", Decimal("1e30"), Decimal("1e-31")])
def test_larger_smaller_and_longer_ones_are_not(given: str | Decimal) -> None:
    with pytest.raises(qpr.errors.FigureError):
        exact(given, "K1")


def test_names_that_may_be_a_month_or_a_year_are_refused() -> None:
    for two_ways in ("2000-01", "2005-06", "2011-12"):
        with pytest.raises(qpr.errors.PeriodError):
            qpr.Period.parse(two_ways)
    assert [str(qpr.Period.parse(name)) for name in ("2012-13", "1999-00")] == ["2012/13", "1999/00"]
    assert str(qpr.Period.parse("Q1 2023/24".ljust(60))) == "Q1 2023/24"
    with pytest.raises(qpr.errors.PeriodError):
        qpr.Period.parse("Q1 2023/24".ljust(61))


def test_the_latest_results_may_be_one() -> None:
    assert [each.result for each in a_series(80, 81).observations(most=1)] == [81]


def test_a_tolerance_may_stand_between_spaces() -> None:
    assert qpr.rules.Tolerance(" 5% ") == qpr.rules.Tolerance("5%")
