"""Decisions: the band of a value by thresholds, or by a custom rule."""

from fractions import Fraction

from qpr_core.analysis.answers import NoRating
from qpr_core.errors import SchemeError
from qpr_core.model.indicators.indicator import Indicator
from qpr_core.model.thresholds.expected_range import ExpectedRange
from qpr_core.model.thresholds.in_force import ThresholdsInForce
from qpr_core.model.thresholds.rating_rule import Case, RatingRule, rank_in
from qpr_core.model.thresholds.scheme import Expectation, Scheme


def rating_by(indicator: Indicator, in_force: ThresholdsInForce, value: Fraction) -> Scheme | Expectation | NoRating:
    """Return only the rating of a value, which is less work than `stand`.

    Raises:
        SchemeError: If the rule of the indicator fails, or returns something that is not a band.
    """
    rated = indicator.rated(value)
    if isinstance(in_force.thresholds, ExpectedRange):
        return in_force.thresholds.classify(rated)
    if indicator.rule is not None:
        return decide(indicator, indicator.rule, case_of(indicator, in_force, in_force.thresholds.target, rated, None))
    return list(indicator.scheme)[rank_in(in_force.ranges, rated)]


def case_of(
    indicator: Indicator, in_force: ThresholdsInForce, target: Fraction, rated: Fraction, previous: Fraction | None
) -> Case:
    """Return what a custom rule decides on."""
    return Case(
        value=rated,
        target=target,
        ranges=in_force.ranges,
        polarity=indicator.polarity,
        previous_value=previous,
    )


def decide(indicator: Indicator, rule: RatingRule, case: Case) -> Scheme | NoRating:
    """Return the band that a custom rule gives.

    Raises:
        SchemeError: If the rule fails, or returns something that is not a band.
    """
    condition = f"rule {rule.name!r} must return a band of {indicator.scheme.__name__}"
    try:
        band = rule.decide(case)
    except Exception as error:  # a custom rule may raise anything
        raise SchemeError(condition, given=error, whose=indicator.code) from error
    if band is None and rule.looks_back is not None and case.previous_value is None:
        return NoRating.NO_HISTORY
    if not isinstance(band, indicator.scheme):
        raise SchemeError(condition, given=band, whose=indicator.code)
    return band
