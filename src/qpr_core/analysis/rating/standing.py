"""Standing: the rating of a result, and the figures behind it."""

from fractions import Fraction
from typing import Final

from attrs import field, frozen

from qpr_core.analysis.answers import Rating
from qpr_core.model.indicators.indicator import Indicator, code_of
from qpr_core.model.series.observation import Result
from qpr_core.model.series.withheld import Withheld
from qpr_core.model.thresholds.interval import Interval
from qpr_core.model.thresholds.levels import Levels
from qpr_core.model.thresholds.profile import AnyThresholds
from qpr_core.model.thresholds.rating_rule import rank_in
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.values.names import Rule
from qpr_core.model.values.ratio import Ratio
from qpr_core.model.values.records import shown

NESTED_BANDS: Final = Rule("nested bands, best first, boundaries in the better band", 1)


STATED_EDGES: Final = Rule("nested bands, best first, boundaries as the thresholds state", 1)
"""The rule for thresholds with a boundary that belongs to the worse band."""


EXPECTED_RANGE: Final = Rule("expected range, both ends within it", 1)


@frozen(kw_only=True, repr=False)
class Standing:
    """One result of an indicator compared with its thresholds.

    It has the rating, or the reason for having none, and the figures behind it. Distances and margins are in the unit
    of the indicator; there are none between yes and no. A distance is positive when the value is better than the target
    or floor and negative when it is worse. The floor is the edge of the second-worst band, even when a tolerance
    defines it. `distance_to_range` is how far the value is inside the expected range; negative means outside.

    `margin_to_better` is how far the boundary of the next better band is. `margin_to_worse` is how much the value may
    lose before it falls into the next worse band. Each is `None` if there is no such band. If the boundary belongs to
    the worse band, there is no least better value: the value must improve by more than `margin_to_better`, and a loss
    of all of `margin_to_worse` is already too much. On such a boundary, `margin_to_better` is 0.

    For a result of two counts that are not rounded, `cases_to_better` is the smallest number of cases, for the same
    total, that would have given a better band, `better_band`. `cases_to_worse` is the smallest number that would have
    lost this band. A negative number means fewer cases.

    `rated_value` is the value that was compared with the thresholds: the exact `value`, or the displayed one if the
    indicator has `rated_as_displayed`. `other_rating` is the rating that the other value would have, if
    different. `previous_value` is the earlier value that a rule looked back to. If a small count is withheld, the
    result is `Withheld` and there are no figures. `marker` is the text that the source has in place of a result.
    `unverified` is True if the standing was read from a document without being checked.

    >>> from qpr_core import Polarity, Thresholds, rate
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
    result: Result | Withheld | None = None
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
    marker: str | None = None
    rule: Rule = NESTED_BANDS
    unverified: bool = field(default=False, repr=False)

    __repr__ = shown

    @property
    def is_withheld(self) -> bool:
        """Whether the result is withheld."""
        return isinstance(self.result, Withheld)

    @property
    def displayed(self) -> Fraction | None:
        """The value as displayed; `None` if there is none or it is withheld."""
        return None if self.value is None else self.indicator.displayed(self.value)

    @property
    def ranges(self) -> tuple[Interval, ...]:
        """The nested ranges of acceptable values, best first; empty without thresholds."""
        return () if self.thresholds is None else self.thresholds.ranges(self.indicator.polarity)

    @property
    def better_band(self) -> Scheme | None:
        """The band that the result would have had with `cases_to_better`.

        `None` if there are no such cases. It is not always the next better band: one case in a small total can pass
        over a narrow band.

        >>> from qpr_core import Polarity, Thresholds, rate
        >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%",
        ...                   thresholds=Thresholds(target=85, floor="84.75"))
        >>> standing = rate(calls, Ratio(82, 97))
        >>> standing.rating, standing.cases_to_better, standing.better_band
        (Rag.RED, 1, Rag.GREEN)
        """
        return self._band_with(self.cases_to_better)

    @property
    def worse_band(self) -> Scheme | None:
        """The band that the result would have had with `cases_to_worse`.

        `None` if there are no such cases.
        """
        return self._band_with(self.cases_to_worse)

    def _band_with(self, cases: int | None) -> Scheme | None:
        if cases is None or not isinstance(self.result, Ratio):
            return None
        counted = Ratio(self.result.numerator + cases, self.result.denominator)
        value = self.indicator.rated(counted.scaled(self.indicator.unit.per))
        return list(self.indicator.scheme)[rank_in(self.ranges, value)]

    @property
    def meets_target(self) -> bool | None:
        """Whether the value meets the target; `None` without a target or a value.

        A value on a strict target does not meet it.

        >>> from qpr_core import Polarity, Thresholds, rate
        >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%",
        ...                   thresholds=Thresholds(target=85, floor=80, strict="target"))
        >>> [rate(calls, value).meets_target for value in ("85.1", 85)]
        [True, False]
        """
        if self.target is not None and self.rated_value is not None and not self.indicator.unit.has_distances:
            return self.indicator.polarity.acceptable(self.target, Fraction(0)).contains(self.rated_value)
        if self.distance_to_target is None or self.target is None:
            return None
        is_strict = any(each.excludes(self.target) for each in self.ranges)
        return self.distance_to_target > 0 if is_strict else self.distance_to_target >= 0

    @property
    def stated_target(self) -> Fraction | None:
        """The target, unless it is only the middle of a range."""
        return self.thresholds.stated_target if isinstance(self.thresholds, Levels) else self.target

    @property
    def target(self) -> Fraction | None:
        """The target of the result; `None` if there is none, as for an expected range."""
        return None if self.thresholds is None else self.thresholds.target
