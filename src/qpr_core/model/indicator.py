"""What is measured: the definition of an indicator."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Final, TypeAlias

from attrs import field, fields, frozen

from qpr_core.errors import FigureError, IndicatorError, QprError, ThresholdError, got
from qpr_core.model.aggregation import Aggregation
from qpr_core.model.figures import Number, as_code, exact, optional_as_code
from qpr_core.model.financial_year import APRIL, FinancialYear, require_financial_year
from qpr_core.model.frozen_mapping import FrozenMapping
from qpr_core.model.interval import Interval
from qpr_core.model.names import require_name
from qpr_core.model.period import Period, as_period
from qpr_core.model.polarity import Polarity
from qpr_core.model.ratio import Ratio
from qpr_core.model.scheme import Rag, Scheme
from qpr_core.model.standards import Standard, Standards, Timeline
from qpr_core.model.thresholds import Thresholds
from qpr_core.model.time_series import Result
from qpr_core.model.unit import Unit

ThresholdsByPeriod: TypeAlias = (
    Mapping[str, Thresholds]
    | Mapping[str, Thresholds | None]
    | Mapping[Period, Thresholds]
    | Mapping[Period, Thresholds | None]
)
"""Thresholds by the period from which they are in force, or by its name."""


@frozen(init=False, repr=False)
class Indicator:
    """An indicator: what is measured, in which unit, which way is better, and what counts as good.

    >>> complaints = Indicator(
    ...     code="CS01",
    ...     name="Percentage of complaints responded to within timescale",
    ...     service="Customer Services",
    ...     polarity=Polarity.HIGHER_IS_BETTER,
    ...     unit="%",
    ...     thresholds={"2022/23": Thresholds(target=85, floor=80), "2023/24": Thresholds(target=88, floor=80)},
    ... )
    >>> complaints.standard_at("Q4 2022/23").thresholds
    Thresholds(target=85, floor=80)

    Args:
        code: by which a scorecard knows it; unique there.
        name: what readers know it by.
        service: who owns it; `None` if nobody is named.
        polarity: which way is better; always said.
        unit: a `Unit`, or the name of a ready-made one such as "%".
        thresholds: one for all time, or by the period from which each is in force until the next (the
            thresholds of a period are those in force on its first day), `None` from where there are none.
        scheme: the rating scheme, with one band more than the thresholds have cuts.
        possible: the lowest and the highest value that are possible, both included, `None` for no limit;
            what lies outside is refused.
        carry_forward: for how many of its own reporting intervals the latest result stands in for one that
            is missing.
        aggregation: how three months make a quarter, where the results are monthly; without it no quarter is asked of
            months.
        reported_from: the first period in which it is reported; from the beginning if not given.
        reported_until: the last such period; without end if not given.
        financial_year: when the year begins that names of periods speak of.

    Raises:
        IndicatorError: if one of these is not what it has to be.
        ThresholdError: if the thresholds contradict the polarity, the scheme or the possible values.
        UnitError: if the unit is not known.
        PeriodError: if a name names no period.
    """

    code: str
    name: str
    service: str | None
    polarity: Polarity
    unit: Unit
    thresholds: Thresholds | Timeline | None
    scheme: type[Scheme]
    possible: Interval | None
    carry_forward: int
    aggregation: Aggregation | None
    reported_from: Period | None
    reported_until: Period | None
    financial_year: FinancialYear
    _standards: Standards = field(eq=False)

    def __init__(  # noqa: PLR0913  a definition has as many parts as it has, each by name
        self,
        *,
        code: str,
        name: str,
        polarity: Polarity,
        unit: Unit | str,
        service: str | None = None,
        thresholds: Thresholds | ThresholdsByPeriod | None = None,
        scheme: type[Scheme] = Rag,
        possible: Interval | tuple[Number | None, Number | None] | None = None,
        carry_forward: int = 1,
        aggregation: Aggregation | None = None,
        reported_from: Period | str | None = None,
        reported_until: Period | str | None = None,
        financial_year: FinancialYear = APRIL,
    ) -> None:
        """Read each part, check that they agree, and work out the bands."""
        require_name(code, "code of an indicator", IndicatorError)
        require_name(name, f"name of an indicator ({code})", IndicatorError)
        if service is not None:
            require_name(service, f"service of an indicator ({code})", IndicatorError)
        try:
            _check_choices(polarity, scheme, carry_forward, aggregation)
            year = require_financial_year(financial_year)
            begins, ends = _read_period(reported_from, year), _read_period(reported_until, year)
            if begins is not None and ends is not None and begins.ordinal >= ends.end:
                raise IndicatorError(f"indicator must not end before it begins, got {begins} until {ends}")
            timeline = _read_thresholds(thresholds, year)
            standards = Standards.of(timeline, polarity)
            known_unit = unit if isinstance(unit, Unit) else Unit.named(unit)
            limits = _read_possible(possible)
            for standard in standards.all:
                _check_standard(standard, scheme, limits)
        except QprError as error:
            raise type(error)(f"{error} ({code})") from error
        self.__attrs_init__(
            code, name, service, polarity, known_unit, timeline, scheme, limits, carry_forward, aggregation, begins,
            ends, year, standards,
        )  # fmt: skip

    @property
    def is_activity(self) -> bool:
        """Whether it tells of demand or context, which is neither good nor bad, and is no KPI."""
        return not self.polarity.judges

    def standard_at(self, period: Period | str | None = None) -> Standard | None:
        """Give the thresholds in force on the first day of *period* and their bands; `None` if there are none.

        Raises:
            IndicatorError: if no period is given and the thresholds depend on it.
            PeriodError: if *period* is none.
        """
        if period is None and self._standards.depend_on_time:
            raise IndicatorError(f"thresholds that change over time must be asked for a period, got none ({self.code})")
        return self._standards.at(None if period is None else as_period(period, self.financial_year, whose=self.code))

    def value_of(self, result: Number | Ratio, at: Period | None = None) -> Fraction:
        """Give the exact value of a *result* in the unit of the indicator; an error names the period *at*.

        >>> recycling = Indicator(code="R1", name="Recycling rate", polarity=Polarity.HIGHER_IS_BETTER, unit="%",
        ...                       possible=(1, 100))
        >>> recycling.value_of(Ratio(74, 125)) == Fraction("59.2")
        True
        >>> recycling.value_of(0.85)
        Traceback (most recent call last):
        qpr_core.errors.FigureError: result must be a possible value (1 to 100), got 0.85 (R1)

        Raises:
            FigureError: if it is no figure, or not a possible one.
            RatioError: for 0 of 0, which has no value.
        """
        return self.measure(result if isinstance(result, Ratio) else exact(result, self.code), at)

    def measure(self, result: Result, at: Period | None = None) -> Fraction:
        """Give the exact value of a *result* that is exact already, as those of a time series are.

        Raises:
            FigureError: if it is not a possible value; the error names the period *at*.
            RatioError: for 0 of 0, which has no value.
        """
        value = result.scaled(self.unit.per) if isinstance(result, Ratio) else result
        if self.possible is not None and not self.possible.contains(value):
            whose = self.code if at is None else f"{self.code}, {at}"
            shown = got(result) if isinstance(result, Ratio) else as_code(result)
            raise FigureError(f"result must be a possible value ({_range(self.possible)}), got {shown} ({whose})")
        return value

    def is_reported_in(self, period: Period | str) -> bool:
        """Tell whether the indicator belongs to the set of *period*; raises `PeriodError` if that is none.

        >>> new = Indicator(code="N1", name="New", polarity=Polarity.NEITHER, unit="number", reported_from="Q2 2023/24")
        >>> new.is_reported_in("Q1 2023/24"), new.is_reported_in("Q2 2023/24")
        (False, True)
        """
        asked = as_period(period, self.financial_year, whose=self.code)
        return (self.reported_from is None or self.reported_from.ordinal < asked.end) and (
            self.reported_until is None or asked.ordinal < self.reported_until.end
        )

    def __repr__(self) -> str:
        """Show the code that makes this indicator; what was left to its default is left out."""
        given = (
            f"{part}={value.__name__ if isinstance(value, type) else repr(value)}"
            for part in (field.name for field in fields(Indicator) if field.eq)
            if (value := getattr(self, part)) != _DEFAULTS.get(part, _ALWAYS)
        )
        return f"Indicator({', '.join(given)})"


def require_indicator(given: object) -> Indicator:
    """Take an indicator and nothing else.

    Raises:
        IndicatorError: if *given* is none.
    """
    if not isinstance(given, Indicator):
        raise IndicatorError(f"indicator must be an Indicator, got {got(given)}")
    return given


def code_of(indicator: Indicator) -> str:
    """Show an indicator by its code, inside the records that rest on it."""
    return repr(indicator.code)


def _check_choices(
    polarity: Polarity, scheme: type[Scheme], carry_forward: int, aggregation: Aggregation | None
) -> None:
    if not isinstance(polarity, Polarity):
        raise IndicatorError(f"polarity must be a Polarity, got {got(polarity)}")
    if not (isinstance(scheme, type) and issubclass(scheme, Scheme) and len(scheme) > 1):
        raise IndicatorError(f"scheme must be a Scheme of two bands or more, got {got(scheme)}")
    if not isinstance(carry_forward, int) or isinstance(carry_forward, bool) or carry_forward < 0:
        raise IndicatorError(f"carry_forward must be a whole number of nought or more, got {got(carry_forward)}")
    if aggregation is not None and not isinstance(aggregation, Aggregation):
        raise IndicatorError(f"aggregation must be an Aggregation, got {got(aggregation)}")


def _read_period(given: Period | str | None, financial_year: FinancialYear) -> Period | None:
    return None if given is None else as_period(given, financial_year)


def _read_thresholds(
    given: Thresholds | ThresholdsByPeriod | None, financial_year: FinancialYear
) -> Thresholds | Timeline | None:
    if given is None or isinstance(given, Thresholds):
        return given
    if not isinstance(given, Mapping) or not given:
        raise IndicatorError(
            f"thresholds must be Thresholds, or Thresholds by the period from which they are in force, got {got(given)}"
        )
    entries: dict[Period, Thresholds | None] = {}
    for since, thresholds in given.items():
        period = as_period(since, financial_year)
        if thresholds is not None and not isinstance(thresholds, Thresholds):
            raise IndicatorError(f"thresholds from {period} must be Thresholds or None, got {got(thresholds)}")
        if period in entries:
            raise ThresholdError(f"thresholds must be given once for a period, got two for {period}")
        entries[period] = thresholds
    return FrozenMapping(entries)


def _read_possible(given: Interval | tuple[Number | None, Number | None] | None) -> Interval | None:
    if given is None or isinstance(given, Interval):
        return given
    if not isinstance(given, tuple | list) or len(given) != 2:
        raise IndicatorError(f"possible values must be a pair of lowest and highest, got {got(given)}")
    return Interval(given[0], given[1])


def _check_standard(standard: Standard, scheme: type[Scheme], possible: Interval | None) -> None:
    if len(standard.bands) != len(scheme) - 1:
        raise ThresholdError(
            f"scheme must have one band more than the thresholds have cuts, got {len(scheme)} bands of "
            f"{scheme.__name__} and {len(standard.bands)} cuts"
        )
    for name, value in (("target", standard.thresholds.target), ("floor", standard.thresholds.floor)):
        if possible is not None and value is not None and not possible.contains(value):
            raise ThresholdError(f"{name} must be a possible value, got {standard.thresholds!r} within {possible!r}")


def _range(limits: Interval) -> str:
    if limits.low is None or limits.high is None:
        return f"{optional_as_code(limits.high)} or less" if limits.low is None else f"{as_code(limits.low)} or more"
    return f"{as_code(limits.low)} to {as_code(limits.high)}"


_ALWAYS: Final = object()
_DEFAULTS: Final[dict[str, object]] = {
    "service": None,
    "thresholds": None,
    "scheme": Rag,
    "possible": None,
    "carry_forward": 1,
    "aggregation": None,
    "reported_from": None,
    "reported_until": None,
    "financial_year": APRIL,
}
