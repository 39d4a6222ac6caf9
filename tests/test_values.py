"""Every value has a repr, is pickled, copied and hashed, and cannot be changed."""

import copy
import pickle
from fractions import Fraction

import pytest
from attrs.exceptions import FrozenInstanceError
from hypothesis import given
from hypothesis import strategies as st

from faces import PUBLIC
from kent import summary as kent_summary
from qpr_core import (
    ExpectedRange,
    FinancialYear,
    Indicator,
    Period,
    Polarity,
    Profile,
    QprError,
    Rag,
    Ratio,
    Rolling,
    Scorecard,
    bridge,
    compare,
    direction_of_travel,
    explain,
    narrate,
    rate,
    summarise,
)
from qpr_core.methods import Regression
from qpr_core.rules import Interval, Rule, Stretch, Tolerance
from qpr_core.styles import KENT, Explanations, Style
from qpr_core.testing import (
    Four,
    indicators,
    methods,
    periods,
    plain_indicators,
    plain_scorecards,
    ratios,
    scorecards,
    series,
    summaries,
)
from qpr_core.units import DAYS

VALUES = (
    plain_indicators()
    | periods()
    | methods()
    | series()
    | summaries()
    | indicators()
    | indicators(scheme=Four)
    | scorecards()
    | plain_scorecards()
    | plain_scorecards().map(lambda card: bridge(card.report("Q1 2000/01")))
    | plain_scorecards().map(lambda card: card.report("Q4 1999/00"))
    | plain_scorecards().map(lambda card: card.report("Q4 1999/00").by("service"))
    | plain_scorecards().map(lambda card: card.report("Q4 1999/00").assessments[0])
    | plain_scorecards().map(lambda card: card.report("Q4 1999/00").assessments[0].standing)
    | plain_scorecards().map(lambda card: card.report("Q4 1999/00").assessments[0].comparison)
    | plain_scorecards().map(lambda card: card.report("Q4 1999/00").assessments[0].direction_of_travel)
    | summaries().map(narrate)
    | st.sampled_from(
        [
            DAYS,
            KENT,
            Explanations(),
            FinancialYear(10),
            Ratio(1, 2),
            Interval(0, 1),
            Rag.RED,
            Tolerance("5%"),
            Stretch("5%"),
            ExpectedRange(1, 2),
            Profile.of_targets([1, 2, 3, 4], tolerance=1),
            Rolling(4),
        ]
    )
)


@pytest.mark.large
@given(VALUES)
def test_value_equals_its_copies_and_has_their_hash(value: object) -> None:
    for other in (copy.copy(value), copy.deepcopy(value), pickle.loads(pickle.dumps(value))):
        assert other == value
        assert hash(other) == hash(value)
        assert repr(other) == repr(value)


@given(VALUES)
def test_repr_of_a_value_has_its_class_and_no_address(value: object) -> None:
    assert type(value).__name__ in repr(value) or isinstance(value, type(DAYS))
    assert " at 0x" not in repr(value)


@given(summaries() | methods() | ratios() | st.sampled_from([FinancialYear(10), Interval("0.5", None), Fraction(1, 3)]))
def test_repr_of_a_value_made_by_hand_evaluates_to_it(value: object) -> None:
    names = PUBLIC
    assert eval(repr(value), names | {"Fraction": Fraction}) == value


@pytest.mark.parametrize(
    "value",
    [Period.parse("2023"), Regression(), kent_summary(), narrate(kent_summary()), Style(), Interval(0, 1), Ratio(1, 2)],
)
def test_value_cannot_be_changed(value: object) -> None:
    with pytest.raises(FrozenInstanceError):
        value.anything = 5  # type: ignore[attr-defined]  # a change is what is tested


@pytest.mark.large
@given(plain_scorecards())
def test_same_arguments_give_an_equal_result(card: Scorecard) -> None:
    report = card.report("Q2 2000/01")
    assert report == card.report("Q2 2000/01")
    assert summarise(report) == summarise(report)
    for indicator, made in card.entries:
        comparison, travel = compare(indicator, made, "Q2 2000/01"), direction_of_travel(indicator, made, "Q2 2000/01")
        assert {comparison, compare(indicator, made, "Q2 2000/01")} == {comparison}
        assert {travel, direction_of_travel(indicator, made, "Q2 2000/01")} == {travel}
        assert explain(comparison) == explain(compare(indicator, made, "Q2 2000/01"))


def test_repr_of_a_record_has_the_code_of_its_indicator_and_short_figures() -> None:
    indicator = Indicator(code="K1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%")
    assert repr(rate(indicator, 84.5)).startswith(
        "Standing(indicator='K1', rating=NoRating.NO_TARGET, result=84.5, value=84.5, rated_value=84.5, "
    )


def test_standing_and_method_have_the_name_and_version_of_their_rule() -> None:
    indicator = Indicator(code="K1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%")
    assert rate(indicator, 5).rule == Rule("nested bands, best first, boundaries in the better band", 1)
    activity = Indicator(
        code="A1", name="Visits", polarity=Polarity.NEITHER, unit="number", thresholds=ExpectedRange(1, 9)
    )
    assert rate(activity, 5).rule == Rule("expected range, both ends within it", 1)
    assert Regression().rule == Rule("ordinary least squares, two-sided t-test of the slope", 1)


class Broken:
    """A class of a user, whose `repr` fails."""

    def __repr__(self) -> str:
        """Fail."""
        raise RuntimeError


def test_error_prints_an_object_whose_repr_fails() -> None:
    with pytest.raises(QprError, match="got a Broken whose repr fails"):
        Period.parse(Broken())  # type: ignore[arg-type]  # a wrong type is what is tested
