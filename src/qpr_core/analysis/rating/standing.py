"""Where a result stands against its thresholds: the rating, and the facts it rests on."""

from fractions import Fraction
from typing import Final, NamedTuple

from attrs import evolve, field, frozen

from qpr_core.analysis.answers import NoRating, Rating
from qpr_core.analysis.rating.cases import cases_away
from qpr_core.errors import IndicatorError, SchemeError, got
from qpr_core.model.indicators.basis import Basis
from qpr_core.model.indicators.indicator import Indicator, check_indicator, code_of
from qpr_core.model.series.observation import Result, is_result
from qpr_core.model.thresholds.expected_range import ExpectedRange
from qpr_core.model.thresholds.in_force import ThresholdsInForce
from qpr_core.model.thresholds.interval import Interval
from qpr_core.model.thresholds.profile import AnyThresholds
from qpr_core.model.thresholds.rating_rule import Case, RatingRule, rank_of
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.time.period import Frequency, Period, as_period
from qpr_core.model.values.figures import Number, exact
from qpr_core.model.values.names import Rule
from qpr_core.model.values.ratio import Ratio
from qpr_core.model.values.records import shown

NESTED_BANDS: Final = Rule("nested bands, best first, boundaries in the better band", 1)


EXPECTED_RANGE: Final = Rule("expected range, both ends within it", 1)


@frozen(kw_only=True, repr=False)
class Standing:
    """Where one result of an indicator stands: its rating, or why it has none, and the facts.

    Distances and margins are in the unit of the indicator. A distance says how much better than the target
    or the floor the value is, below nought how much worse; the floor is where the last band but one ends,
    also where a tolerance draws it; `distance_to_range` is how far the value lies inside of the expected range, below
    nought how far outside. `margin_to_better` is what the value has to improve by to be in the next
    better band, `margin_to_worse` what it may lose without falling into the next worse one; `None` where
    there is no such band. For a result of two counts `cases_to_better` is the fewest cases of the same total that would
    have made a better band, which is `better_band`. `cases_to_worse` is the fewest that would have lost this one. A
    negative number means fewer cases.

    `rated_value` is what was rated: the exact `value`, or the displayed one where the indicator says so; `other_rating`
    is what the other of the two would be rated, where that differs. `previous_value` is the value that a contextual rule looked
    back to. Where a small count is withheld, so are all figures, and `is_withheld` says so.

    >>> from qpr_core import Polarity, Thresholds
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%",
    ...                   thresholds=Thresholds(target=85, floor=80))
    >>> standing = rate(calls, 80)
    >>> standing.distance_to_target, standing.distance_to_floor, standing.margin_to_worse
    (Fraction(-5, 1), Fraction(0, 1), Fraction(0, 1))
    >>> standing = rate(calls, Ratio(83, 100))
    >>> standing.cases_to_better, standing.cases_to_worse
    (2, -4)
    """

    indicator: Indicator = field(repr=code_of)
    rating: Rating
    result: Result | None = None
    value: Fraction | None = None
    rated_value: Fraction | None = None
    other_rating: Rating | None = None
    thresholds: AnyThresholds | None = None
    distance_to_target: Fraction | None = None
    distance_to_floor: Fraction | None = None
    distance_to_range: Fraction | None = None
    margin_to_better: Fraction | None = None
    margin_to_worse: Fraction | None = None
    cases_to_better: int | None = None
    cases_to_worse: int | None = None
    previous_value: Fraction | None = None
    is_withheld: bool = False
    rule: Rule = NESTED_BANDS

    __repr__ = shown

    @property
    def displayed(self) -> Fraction | None:
        """The value as the indicator displays it; `None` if there is none, or none to be shown."""
        return None if self.value is None else self.indicator.displayed(self.value)

    @property
    def ranges(self) -> tuple[Interval, ...]:
        """The nested sets of acceptable values that it was held to, best first; none without thresholds."""
        return () if self.thresholds is None else self.thresholds.ranges(self.indicator.polarity)

    @property
    def better_band(self) -> Scheme | None:
        """The band that `cases_to_better` would have made; `None` if there are no such cases.

        It is not always the next better band: one case in a small total can pass over a narrow one.

        >>> from qpr_core import Polarity, Thresholds
        >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%",
        ...                   thresholds=Thresholds(target=85, floor="84.75"))
        >>> standing = rate(calls, Ratio(82, 97))
        >>> standing.rating, standing.cases_to_better, standing.better_band
        (Rag.RED, 1, Rag.GREEN)
        """
        if self.cases_to_better is None or not isinstance(self.result, Ratio):
            return None
        counted = Ratio(self.result.numerator + self.cases_to_better, self.result.denominator)
        value = self.indicator.rated(counted.scaled(self.indicator.unit.per))
        return list(self.indicator.scheme)[rank_of([band.clearance(value) for band in self.ranges])]

    @property
    def target(self) -> Fraction | None:
        """The target that the result is held to; `None` if there is none, as for an expected range."""
        return None if self.thresholds is None else self.thresholds.target


def classify(indicator: Indicator, result: Number | Ratio | None, *, at: Period | str | None = None) -> Rating:
    """Rate a *result*: give a band of the indicator's scheme, or why there is none.

    A value on a boundary belongs to the better band. `rate` gives the facts as well.

    >>> from qpr_core import Polarity, Thresholds
    >>> complaints = Indicator(code="CS01", name="Complaints in time", polarity=Polarity.HIGHER_IS_BETTER,
    ...                        unit="%", thresholds=Thresholds(target=85, floor=80))
    >>> [classify(complaints, value) for value in (85, 84.9, 80, 79.9, None)]
    [Rag.GREEN, Rag.AMBER, Rag.AMBER, Rag.RED, NoRating.NO_RESULT]

    Args:
        indicator: by whose thresholds to rate.
        result: a figure in the indicator's unit, two counts, or `None` for no result.
        at: the period of the result, whose thresholds count; needed only where they change over time.

    Raises:
        FigureError: if the result is no figure, or not a possible value.
        IndicatorError: If the thresholds change over time and no period is given, if the indicator's rule looks
            back, which needs `assess` and a series, or if a yearly total is given for part of a year.
        SchemeError: if the indicator's rule gives something else than a band, or fails.
        PeriodError: if *at* names no period.

    Source: Kent County Council, Quarterly Performance Report: target and floor standard are both inclusive.
    """
    return rate(indicator, result, at=at).rating


def rate(indicator: Indicator, result: Number | Ratio | None, *, at: Period | str | None = None) -> Standing:
    """Rate a *result* as `classify` does, and give the facts that the rating rests on.

    >>> from qpr_core import Polarity, Thresholds
    >>> sickness = Indicator(code="HR11", name="Days lost", polarity=Polarity.LOWER_IS_BETTER, unit="days",
    ...                      thresholds=Thresholds(target=8, tolerance="25%"))
    >>> standing = rate(sickness, 9)
    >>> standing.rating, standing.margin_to_better, standing.margin_to_worse
    (Rag.AMBER, Fraction(1, 1), Fraction(1, 1))

    Raises:
        FigureError, IndicatorError, SchemeError, PeriodError: as `classify` does.
    """
    code = check_indicator(indicator).code
    if indicator.rule is not None and indicator.rule.looks_back is not None:
        raise IndicatorError(
            f"rule that looks back must be given the history (ask assess), got {indicator.rule.name!r} ({code})"
        )
    known = result if result is None or isinstance(result, Ratio) else exact(result, code)
    period = None if at is None else as_period(at, indicator.financial_year, whose=code)
    is_year = indicator.basis is Basis.YEAR_TO_DATE_TOTAL and indicator.frequency is Frequency.YEARLY
    if is_year and period is not None and period.frequency is not Frequency.YEARLY:
        raise IndicatorError(f"total that is reported yearly must be for a year, got one for {period} ({code})")
    return withhold(stand(indicator, known, period))


class History(NamedTuple):
    """The value that a rule looks back to, and whether it has to be withheld."""

    value: Fraction
    is_withheld: bool


def withhold(standing: Standing) -> Standing:
    """Take every figure out of a standing that has to be withheld; its rating stays."""
    if not standing.is_withheld:
        return standing
    return Standing(
        indicator=standing.indicator,
        rating=standing.rating,
        thresholds=standing.thresholds,
        is_withheld=True,
        rule=standing.rule,
    )


def stand(
    indicator: Indicator, result: Result | None, period: Period | None, before: History | None = None
) -> Standing:
    """Rate a result that is exact already, by the thresholds of a *period* and, if the rule asks, by what was *before*.

    What rests on something that has to be withheld has to be withheld itself.
    """
    standard = indicator.thresholds_at(period)
    thresholds = None if standard is None else standard.thresholds
    if not is_result(result):
        reason = NoRating.NO_RESULT if result is None else NoRating.NOTHING_TO_COUNT
        return Standing(indicator=indicator, rating=reason, result=result, thresholds=thresholds)
    value = indicator.measure(result, at=period)
    rated = indicator.rated(value)
    other = value if indicator.rated_as_displayed else indicator.displayed(value)
    small = indicator.must_withhold(result) or (before is not None and before.is_withheld)
    if standard is None:
        reason = _why_no_target(indicator, period)
        return Standing(
            indicator=indicator, rating=reason, result=result, value=value, rated_value=rated, is_withheld=small
        )
    standing = _place(indicator, standard, result, value, rated, before)
    if small:
        standing = evolve(standing, is_withheld=True)
    if other == rated:
        return standing
    otherwise = _place(indicator, standard, result, value, other, before).rating
    return standing if otherwise is standing.rating else evolve(standing, other_rating=otherwise)


def _why_no_target(indicator: Indicator, period: Period | None) -> NoRating:
    if period is not None and indicator.lacks_target_at(period):
        return NoRating.NO_TARGET_FOR_PERIOD
    return NoRating.DATA_ONLY if indicator.is_activity or indicator.data_only else NoRating.NO_TARGET


def _place(  # noqa: PLR0913, PLR0917  what a rating rests on, and nothing else
    indicator: Indicator,
    standard: ThresholdsInForce,
    result: Result,
    value: Fraction,
    rated: Fraction,
    before: History | None,
) -> Standing:
    held = standard.thresholds
    if isinstance(held, ExpectedRange):
        return Standing(
            indicator=indicator,
            rating=held.classify(rated),
            result=result,
            value=value,
            rated_value=rated,
            thresholds=held,
            distance_to_range=standard.ranges[0].clearance(rated),
            rule=EXPECTED_RANGE,
        )
    distance = indicator.polarity.gain(before=held.target, now=rated, target=held.target)
    if indicator.rule is not None:
        case = Case(
            value=rated,
            target=held.target,
            ranges=standard.ranges,
            polarity=indicator.polarity,
            previous_value=None if before is None else before.value,
        )
        return Standing(
            indicator=indicator,
            rating=_decide(indicator, indicator.rule, case),
            result=result,
            value=value,
            rated_value=rated,
            thresholds=held,
            distance_to_target=distance,
            previous_value=case.previous_value,
            rule=indicator.rule.rule,
        )
    clearances = [band.clearance(rated) for band in standard.ranges]
    place = rank_of(clearances)
    better, worse = None, None
    if isinstance(result, Ratio):
        better, worse = cases_away(indicator, standard, held.target, result)
    return Standing(
        indicator=indicator,
        rating=list(indicator.scheme)[place],
        result=result,
        value=value,
        rated_value=rated,
        thresholds=held,
        distance_to_target=distance,
        distance_to_floor=clearances[-1],
        margin_to_better=-clearances[place - 1] if place > 0 else None,
        margin_to_worse=clearances[place] if place < len(clearances) else None,
        cases_to_better=better,
        cases_to_worse=worse,
    )


def _decide(indicator: Indicator, rule: RatingRule, case: Case) -> Scheme | NoRating:
    wanted = f"rule {rule.name!r} must give a band of {indicator.scheme.__name__}"
    try:
        band = rule.decide(case)
    except Exception as error:
        raise SchemeError(f"{wanted}, got {got(error)} ({indicator.code})") from error
    if band is None and rule.looks_back is not None and case.previous_value is None:
        return NoRating.NO_HISTORY
    if not isinstance(band, indicator.scheme):
        raise SchemeError(f"{wanted}, got {got(band)} ({indicator.code})")
    return band
