"""Rating of an exact result whose history is known."""

from fractions import Fraction
from typing import NamedTuple

from attrs import evolve

from qpr_core.analysis.answers import NoRating
from qpr_core.analysis.bands.decide import case_of, decide
from qpr_core.analysis.rating.cases import cases_away
from qpr_core.analysis.rating.standing import EXPECTED_RANGE, NESTED_BANDS, STATED_EDGES, Standing
from qpr_core.model.indicators.disclosure import RoundTo
from qpr_core.model.indicators.indicator import Indicator
from qpr_core.model.series.observation import Result, is_result
from qpr_core.model.series.withheld import Withheld
from qpr_core.model.thresholds.expected_range import ExpectedRange
from qpr_core.model.thresholds.in_force import ThresholdsInForce
from qpr_core.model.thresholds.rating_rule import rank_in
from qpr_core.model.thresholds.scheme import Expectation, Scheme
from qpr_core.model.time.period import Period
from qpr_core.model.values.names import Rule
from qpr_core.model.values.ratio import Ratio


class History(NamedTuple):
    """The value that a rule looks back to; `None` if it is withheld."""

    value: Fraction | None


def stand(
    indicator: Indicator, result: Result | Withheld | None, period: Period | None, before: History | None = None
) -> Standing:
    """Rate an exact *result* by the thresholds of a *period*.

    A rule that looks back uses the value *before*. If that is withheld, so is the rating. A withheld result has the
    rating that may be published, and no figures.
    """
    in_force = indicator.thresholds_at(period)
    thresholds = None if in_force is None else in_force.thresholds
    if isinstance(result, Withheld):
        return _withheld(indicator, result, period)
    if not is_result(result):
        reason = NoRating.NO_RESULT if result is None else NoRating.NOTHING_TO_COUNT
        return Standing(indicator=indicator, rating=reason, result=result, thresholds=thresholds)
    value = indicator.measure(result, at=period)
    rated = indicator.rated(value)
    other = value if indicator.rated_as_displayed else indicator.displayed(value)
    if in_force is None:
        reason = why_no_target(indicator, period)
        return Standing(indicator=indicator, rating=reason, result=result, value=value, rated_value=rated)
    if before is not None and before.value is None:
        return Standing(
            indicator=indicator,
            rating=NoRating.WITHHELD,
            result=result,
            value=value,
            rated_value=rated,
            thresholds=thresholds,
            rule=rule_of(indicator, in_force),
        )
    measured = _Measured(result, value, None if before is None else before.value)
    standing = _standing(indicator, in_force, measured, rated)
    if other == rated:
        return standing
    other_rating = _standing(indicator, in_force, measured, other).rating
    return standing if other_rating is standing.rating else evolve(standing, other_rating=other_rating)


def band_in(
    indicator: Indicator, result: Result | Withheld | None, period: Period, before: History | None
) -> Scheme | Expectation | NoRating | None:
    """Return only the band of a result, which is much less work than `stand`.

    A rule that looks back uses the value *before*. `None` if no target is in force.

    >>> from qpr_core import Polarity, Thresholds
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%",
    ...                   thresholds={"2023/24": Thresholds(target=85, floor=80)})
    >>> [band_in(calls, Ratio(80, 100), Period.parse(quarter), None) for quarter in ("Q1 2023/24", "Q4 2022/23")]
    [Rag.AMBER, None]
    >>> band_in(calls, None, Period.parse("Q1 2023/24"), None)
    NoRating.NO_RESULT
    """
    in_force = indicator.thresholds_at(period)
    if in_force is None or in_force.thresholds.target is None:
        return None
    if isinstance(result, Withheld):
        return result.rating_by(in_force.thresholds) or NoRating.WITHHELD
    if not is_result(result):
        return NoRating.NO_RESULT
    if before is not None and before.value is None:
        return NoRating.WITHHELD
    rated, target = indicator.rated(indicator.measure(result, at=period)), in_force.thresholds.target
    if indicator.rule is not None:
        previous = None if before is None else before.value
        return decide(indicator, indicator.rule, case_of(indicator, in_force, target, rated, previous))
    bands = zip(indicator.scheme, in_force.ranges, strict=False)
    return next((band for band, within in bands if within.contains(rated)), list(indicator.scheme)[-1])


def _withheld(indicator: Indicator, result: Withheld, period: Period | None) -> Standing:
    """Return the standing of a withheld result, with its published rating."""
    in_force = indicator.thresholds_at(period)
    if in_force is None:
        return Standing(indicator=indicator, rating=why_no_target(indicator, period), result=result)
    rating = result.rating_by(in_force.thresholds)
    return Standing(
        indicator=indicator,
        rating=NoRating.WITHHELD if rating is None else rating,
        result=result,
        thresholds=in_force.thresholds,
        rule=rule_of(indicator, in_force),
    )


def rule_of(indicator: Indicator, in_force: ThresholdsInForce) -> Rule:
    """Return the rule by which an indicator is rated."""
    if isinstance(in_force.thresholds, ExpectedRange):
        return EXPECTED_RANGE
    if indicator.rule is not None:
        return indicator.rule.rule
    return STATED_EDGES if _has_stated_edges(indicator, in_force) else NESTED_BANDS


def _has_stated_edges(indicator: Indicator, in_force: ThresholdsInForce) -> bool:
    return indicator.unit.has_distances and any(each.has_excluded_end for each in in_force.ranges)


def why_no_target(indicator: Indicator, period: Period | None) -> NoRating:
    """Return the reason why an indicator without thresholds has no rating.

    >>> from qpr_core import Polarity
    >>> why_no_target(Indicator(code="C1", name="Calls", polarity=Polarity.NEITHER, unit="number"), None)
    NoRating.DATA_ONLY
    """
    if period is not None and indicator.lacks_target_at(period):
        return NoRating.NO_TARGET_FOR_PERIOD
    return NoRating.DATA_ONLY if indicator.is_activity or indicator.data_only else NoRating.NO_TARGET


class _Measured(NamedTuple):
    """A result, its exact value, and the earlier value that a rule looks back to."""

    result: Result
    value: Fraction
    previous_value: Fraction | None


def _standing(indicator: Indicator, in_force: ThresholdsInForce, measured: _Measured, rated: Fraction) -> Standing:
    thresholds = in_force.thresholds
    if isinstance(thresholds, ExpectedRange):
        return Standing(
            indicator=indicator,
            rating=thresholds.classify(rated),
            result=measured.result,
            value=measured.value,
            rated_value=rated,
            thresholds=thresholds,
            distance_to_range=in_force.ranges[0].clearance(rated),
            rule=EXPECTED_RANGE,
        )
    distance = indicator.polarity.gain(before=thresholds.target, now=rated, target=thresholds.target)
    if indicator.rule is not None:
        case = case_of(indicator, in_force, thresholds.target, rated, measured.previous_value)
        return Standing(
            indicator=indicator,
            rating=decide(indicator, indicator.rule, case),
            result=measured.result,
            value=measured.value,
            rated_value=rated,
            thresholds=thresholds,
            distance_to_target=distance if indicator.unit.has_distances else None,
            previous_value=case.previous_value,
            rule=indicator.rule.rule,
        )
    if not indicator.unit.has_distances:
        return Standing(
            indicator=indicator,
            rating=list(indicator.scheme)[rank_in(in_force.ranges, rated)],
            result=measured.result,
            value=measured.value,
            rated_value=rated,
            thresholds=thresholds,
            rule=NESTED_BANDS,
        )
    clearances = [band.clearance(rated) for band in in_force.ranges]
    rank = rank_in(in_force.ranges, rated)
    better, worse = None, None
    if isinstance(measured.result, Ratio) and not isinstance(indicator.disclosure, RoundTo):
        better, worse = cases_away(indicator, in_force, thresholds.target, measured.result)
    return Standing(
        indicator=indicator,
        rating=list(indicator.scheme)[rank],
        result=measured.result,
        value=measured.value,
        rated_value=rated,
        thresholds=thresholds,
        distance_to_target=distance,
        distance_to_floor=clearances[-1],
        margin_to_better=-clearances[rank - 1] if rank > 0 else None,
        margin_to_worse=clearances[rank] if rank < len(clearances) else None,
        cases_to_better=better,
        cases_to_worse=worse,
        rule=rule_of(indicator, in_force),
    )
