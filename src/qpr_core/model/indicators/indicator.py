"""Indicator: the definition of a performance indicator."""

from collections.abc import Mapping
from fractions import Fraction

from attrs import field, frozen

from qpr_core.errors import FigureError, IndicatorError, QprError, got
from qpr_core.model.indicators import definition
from qpr_core.model.indicators.basis import Basis, Coverage, read_coverage
from qpr_core.model.indicators.disclosure import BandOnly, Disclosure, GivenDisclosure, Suppress, protection_of
from qpr_core.model.indicators.groupings import GivenGroups, GroupPath, place_of, read_groups
from qpr_core.model.indicators.withholding import check_countable, released_peers
from qpr_core.model.series.aggregation import Aggregation
from qpr_core.model.series.observation import Result
from qpr_core.model.series.time_series import TimeSeries
from qpr_core.model.thresholds.in_force import ThresholdsInForce, ThresholdTimeline, Timeline
from qpr_core.model.thresholds.interval import Interval
from qpr_core.model.thresholds.polarity import Polarity, read_polarity
from qpr_core.model.thresholds.profile import AnyThresholds
from qpr_core.model.thresholds.rating_rule import RatingRule
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.thresholds.totals import Totals
from qpr_core.model.time.financial_year import APRIL, FinancialYear, check_financial_year
from qpr_core.model.time.frequency import Frequency
from qpr_core.model.time.period import Baseline, Period, as_period
from qpr_core.model.values.arguments import check_flag, check_kind, check_optional_kind, check_whole_number
from qpr_core.model.values.calls import explains_calls
from qpr_core.model.values.figures import Number, as_code, rounded
from qpr_core.model.values.names import check_name
from qpr_core.model.values.ratio import Ratio
from qpr_core.model.values.records import FrozenMapping, shown_as_given
from qpr_core.model.values.unit import Unit, read_unit
from qpr_core.model.values.written_parts import in_figures, with_floor


@explains_calls
@frozen(init=False, repr=False)
class Indicator:
    """An indicator: its name, unit, polarity, thresholds and other definitions.

    >>> from qpr_core import Thresholds
    >>> complaints = Indicator(
    ...     code="CS01",
    ...     name="Percentage of complaints responded to within timescale",
    ...     service="Customer Services",
    ...     polarity=Polarity.HIGHER_IS_BETTER,
    ...     unit="%",
    ...     thresholds={"2022/23": Thresholds(target=85, floor=80), "2023/24": Thresholds(target=88, floor=80)},
    ... )
    >>> complaints.thresholds_at("Q4 2022/23").thresholds
    Thresholds(target=85, floor=80)

    A changed copy is checked like a new indicator. It keeps the arguments and works out the defaults again. Equality,
    hash and `repr` depend on the arguments, so that copies of equal indicators are equal.

    >>> from attrs import evolve
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.NEITHER, unit="number")
    >>> evolve(calls, basis=Basis.YEAR_TO_DATE_TOTAL).baseline
    Baseline.SAME_PERIOD_LAST_YEAR
    >>> calls == evolve(calls, baseline=calls.baseline)
    False

    Args:
        code: The code, unique in a scorecard.
        name: The name that readers see.
        service: The service that owns it. If None, it has no service.
        groups: Its place in other groupings, such as {"directorate": "Place", "theme": ["Cleaner borough", "Waste"]}:
            one name, or several from the outermost to the innermost. It has at most one place in each.
        owner: The person or the post that answers for it. Reports show the owner beside management actions. If None, no
            owner is known.
        polarity: Which way is better, as a `Polarity` or a word for one, such as "higher is better". Required. The
            other enumerations have words too, such as "quarterly" for the frequency.
        unit: A `Unit`, or the name of a ready-made one such as "%" or "hours and minutes".
        thresholds: `Thresholds`, `Levels` or, for an activity indicator, an `ExpectedRange`; or a mapping of their
            parts, such as {"target": 85, "floor": 80} or {"target": "2h", "floor": "2h 15m"}.
            Pass one for all time, or a mapping from the period in which each starts. Each is in force until the next;
            `None` ends it.
            Those on the first day of a period are in force for the whole period. A `Profile` is given by year.
            Thresholds of a year-to-date total are given by the quarter or month that ends the total, or as a `Profile`
            by year.
        scheme: The rating scheme, with one band more than the thresholds have levels. If None, that of the levels, or
            else `Rag`.
        rule: A custom rating rule. If None, the rating is the first band whose range contains the value.
        data_only: True if the indicator deliberately has no target. It gets a direction of travel but no rating.
        possible: The lowest and the highest possible value, both included; `None` for no limit. A pair, or a mapping
            with the keys low and high. Results outside are rejected.
        basis: The time that a figure covers: its own period, the year to date, or `Rolling` periods.
        baseline: What a period is compared with. If None, the same period last year for a year-to-date total, and
            otherwise the previous period.
        comparators: External series by name, such as a national average. They are compared and never rated.
        peers: The series of similar organisations by name, which the result is ranked among. You choose them. Their
            counts are protected like those of the indicator.
        decimal_places: The number of decimal places that figures are displayed to, half up. If None, as many as needed.
        rated_as_displayed: True if the displayed figure is rated instead of the exact one.
        withhold_below: Counts from 1 up to (not including) this number are withheld, together with anything that would
            reveal them. It is the short form of a `Suppress`. If None, *disclosure* applies.
        disclosure: The way in which small counts are protected: a `Suppress`, `RoundTo` or `BandOnly` of
            `qpr_core.disclosure`, or words such as "round to 5". If None, nothing is withheld.
        frequency: The length of the periods that it is reported for. If None, a series may have any.
        every: The number of these periods from one result to the next: 2 for a survey every two years. The periods of
            its results are counted from the first one. Defaults to 1.
        arrears: The number of quarters by which results come after the end of their period.
        carry_forward: The number of reporting intervals for which the latest result replaces a missing one.
        aggregation: The way to make the result of a longer period, such as a quarter from three months. If None, longer
            periods cannot be worked out.
        reported_from: The first period in which it is reported. If None, there is no first one.
        reported_until: The last period in which it is reported. If None, there is no last one.
        redefined: What changed in the definition, by the first period of the new definition. A change across it is
            shown but not judged, and no trend runs across it.
        renamed: The earlier name, by the first period of the new name.
        financial_year: The financial year that names of periods refer to. A name is read when it is given, so a copy
            with a different year keeps the months.

    Raises:
        IndicatorError: If an argument is wrong, or contradicts another one.
        ThresholdError: If the thresholds contradict the polarity, the scheme or the possible values.
        PolarityError, UnitError, SchemeError: If the polarity, the unit, the scheme or the rule is not one.
        SeriesError: If a comparator or a peer is not a `TimeSeries`, or *aggregation* is not an `Aggregation`.
        PeriodError: If a name does not name a period, or the baseline, frequency or financial year is not one.
    """

    code: str
    name: str
    service: str | None
    groups: FrozenMapping[str, GroupPath]
    owner: str | None
    polarity: Polarity
    unit: Unit
    thresholds: AnyThresholds | Timeline | None
    _scheme: type[Scheme] | None
    rule: RatingRule | None
    data_only: bool
    possible: Interval | None
    basis: Coverage
    _baseline: Baseline | None
    comparators: FrozenMapping[str, TimeSeries]
    peers: FrozenMapping[str, TimeSeries]
    decimal_places: int | None
    rated_as_displayed: bool
    withhold_below: int | None
    _disclosure: Disclosure | None
    frequency: Frequency | None
    every: int
    arrears: int
    carry_forward: int
    aggregation: Aggregation | None
    reported_from: Period | None
    reported_until: Period | None
    redefined: FrozenMapping[Period, str]
    renamed: FrozenMapping[Period, str]
    financial_year: FinancialYear
    _timeline: ThresholdTimeline | Totals = field(init=False, eq=False)

    def __init__(  # noqa: PLR0913  the parts of a definition, each by name
        self,
        *,
        code: str,
        name: str,
        polarity: Polarity | str,
        unit: Unit | str,
        service: str | None = None,
        groups: GivenGroups | None = None,
        owner: str | None = None,
        thresholds: definition.GivenThresholds | None = None,
        scheme: type[Scheme] | None = None,
        rule: RatingRule | None = None,
        data_only: bool = False,
        possible: definition.GivenLimits | None = None,
        basis: Coverage | str = Basis.IN_PERIOD,
        baseline: Baseline | str | None = None,
        comparators: Mapping[str, TimeSeries] | None = None,
        peers: Mapping[str, TimeSeries] | None = None,
        decimal_places: int | None = None,
        rated_as_displayed: bool = False,
        withhold_below: int | None = None,
        disclosure: GivenDisclosure | None = None,
        frequency: Frequency | str | None = None,
        every: int = 1,
        arrears: int = 0,
        carry_forward: int = 1,
        aggregation: Aggregation | str | None = None,
        reported_from: Period | str | None = None,
        reported_until: Period | str | None = None,
        redefined: definition.Notes | None = None,
        renamed: definition.Notes | None = None,
        financial_year: FinancialYear = APRIL,
    ) -> None:
        """Read each part, check that they agree, and work out the ranges."""
        definition.check_names(code, name, service, owner)
        try:
            places = read_groups(groups)
            better = read_polarity(polarity)
            check_optional_kind(rule, RatingRule, "rule")
            check_flag(data_only, "data_only", IndicatorError)
            coverage = read_coverage(basis)
            earlier = check_optional_kind(baseline, Baseline, "baseline")
            length = check_optional_kind(frequency, Frequency, "frequency")
            made_by = check_optional_kind(aggregation, Aggregation, "aggregation")
            check_whole_number(every, "every", IndicatorError, least=1)
            check_whole_number(arrears, "arrears", IndicatorError, least=0)
            check_whole_number(carry_forward, "carry_forward", IndicatorError, least=0)
            definition.check_displayed(decimal_places, rated_as_displayed)
            protection = protection_of(withhold_below, disclosure)
            year = check_financial_year(financial_year)
            begins, ends = definition.read_reported(reported_from, reported_until, year)
            known_unit = read_unit(unit)
            stated = in_figures(with_floor(thresholds, known_unit), known_unit)
            timeline = definition.read_thresholds(stated, year, scheme)
            if data_only and timeline is not None:
                raise IndicatorError("data_only indicators must have no thresholds", given=timeline)
            in_force = definition.in_force_of(timeline, better, coverage, length, year)
            definition.check_aggregation(made_by, coverage)
            definition.check_every(every, made_by, coverage)
            bands = definition.read_scheme(scheme, in_force.all)
            limits = definition.read_possible(in_figures(possible, known_unit))
            for each in in_force.all:
                definition.check_in_force(each, bands, limits, custom_rule=rule is not None)
                definition.check_in_unit(each, known_unit)
            references = definition.read_comparators(comparators)
            similar = released_peers(definition.read_peers(peers, references), protection, known_unit)
            definition.check_hidden(protection, limits, known_unit, coverage)
            definition.check_answers(known_unit, coverage, made_by, references, similar)
            definitions = definition.read_notes(redefined, "redefined", year)
            names = definition.read_notes(renamed, "renamed", year)
        except QprError as error:
            raise error.of(code) from error
        self.__attrs_init__(
            code, name, service, places, owner, better, known_unit, timeline, scheme, rule, data_only, limits, coverage,
            earlier, references, similar, decimal_places, rated_as_displayed, withhold_below,
            None if withhold_below is not None else protection, length, every, arrears,
            carry_forward, made_by, begins, ends, definitions, names, year,
        )  # fmt: skip
        object.__setattr__(self, "_timeline", in_force)  # worked out, so not an argument

    @property
    def scheme(self) -> type[Scheme]:
        """The rating scheme in force: the one given, or that of the levels, or `Rag`."""
        return definition.default_scheme(self._timeline.all) if self._scheme is None else self._scheme

    @property
    def baseline(self) -> Baseline:
        """The baseline in force: the one given, or the default for the basis."""
        if self._baseline is not None:
            return self._baseline
        accumulates = self.basis is Basis.YEAR_TO_DATE_TOTAL
        return Baseline.SAME_PERIOD_LAST_YEAR if accumulates else Baseline.PREVIOUS_PERIOD

    def base_of(self, period: Period, baseline: Baseline | None = None) -> Period:
        """Return the period to compare *period* with.

        For results every few periods, it is that of the result before, whatever the baseline.

        >>> survey = Indicator(code="S1", name="Survey", polarity="higher is better", unit="%", every=2)
        >>> survey.base_of(Period.parse("2023/24"))
        Period.parse('2021/22')

        Args:
            period: A period of a result.
            baseline: The baseline. If None, that of the indicator.
        """
        if self.every > 1:
            return period.shift(-self.every)
        return (self.baseline if baseline is None else baseline).of(period)

    def place_in(self, grouping: str) -> GroupPath | None:
        """Return its place in a grouping, from the outermost name; None if it has none.

        >>> bins = Indicator(code="B1", name="Bins", polarity=Polarity.LOWER_IS_BETTER, unit="number", service="Waste",
        ...                  groups={"priority": ["Cleaner borough", "Waste"], "directorate": "Place"})
        >>> [bins.place_in(grouping) for grouping in ("service", "directorate", "priority", "ward")]
        [('Waste',), ('Place',), ('Cleaner borough', 'Waste'), None]

        Raises:
            IndicatorError: If *grouping* is not text of one line.
        """
        return place_of(check_name(grouping, "name of a grouping", IndicatorError), self.service, self.groups)

    @property
    def disclosure(self) -> Disclosure | None:
        """The way in which small counts are protected; `None` if they are not.

        >>> falls = Indicator(code="F1", name="Falls", polarity="lower is better", unit="number", withhold_below=5)
        >>> falls.disclosure
        Suppress(below=5, candidates=None)
        """
        return self._disclosure if self.withhold_below is None else Suppress(self.withhold_below)

    @property
    def is_activity(self) -> bool:
        """Whether it measures demand or context, so that it is not a KPI."""
        return not self.polarity.judges

    @property
    def is_rateable(self) -> bool:
        """Whether it can get a band of its scheme, because it has a target at some time."""
        return not self.is_activity and bool(self._timeline.all)

    @property
    def all_thresholds(self) -> tuple[ThresholdsInForce, ...]:
        """All thresholds that are in force at some time, with their ranges."""
        return self._timeline.all

    def thresholds_at(self, at: Period | str | None = None) -> ThresholdsInForce | None:
        """Return the thresholds in force at the period *at*, with their ranges, or None.

        Those on the first day of a period are in force for the whole period.

        Those of a year-to-date total are for the total at the end of the period. For other figures, a profile has
        targets for its quarters and their months, and none for half-years and years.

        Args:
            at: The period, or its name. It may be left out if the thresholds never change.

        Raises:
            IndicatorError: If *at* is None and the thresholds depend on the period.
            PeriodError: If *at* does not name a period.
        """
        if at is None and self._timeline.depend_on_time:
            raise IndicatorError("period must be given where thresholds change over time", given=None, whose=self.code)
        asked = None if at is None else as_period(at, self.financial_year, whose=self.code)
        return self._timeline.at(asked)

    def target_at(self, at: Period | str | None = None) -> Fraction | None:
        """Return the target in force at the period *at*; `None` if there is none.

        An expected range has no target.

        >>> from qpr_core import ExpectedRange, Profile
        >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.NEITHER, unit="number",
        ...                   thresholds=ExpectedRange(40_000, 45_000))
        >>> calls.target_at() is None
        True
        >>> visits = Indicator(code="V1", name="Visits", polarity=Polarity.HIGHER_IS_BETTER, unit="number",
        ...                    basis=Basis.YEAR_TO_DATE_TOTAL, thresholds={"2023/24": Profile.spread(1000)})
        >>> visits.target_at("Q2 2023/24"), visits.target_at("Q2 2024/25")
        (Fraction(500, 1), None)

        Raises:
            IndicatorError, PeriodError: As `thresholds_at` does.
        """
        in_force = self.thresholds_at(at)
        return None if in_force is None else in_force.thresholds.target

    def lacks_target_at(self, at: Period | str) -> bool:
        """Return True if the period *at* lacks a target, although others have one.

        That is a year-to-date total without a separate target, or a longer period than the quarters of a profile.

        >>> from qpr_core import Thresholds
        >>> visits = Indicator(code="V1", name="Visits", polarity=Polarity.HIGHER_IS_BETTER, unit="number",
        ...                    basis=Basis.YEAR_TO_DATE_TOTAL, thresholds={"Q4 2023/24": Thresholds(target=9, floor=8)})
        >>> visits.lacks_target_at("Q3 2023/24"), visits.lacks_target_at("March 2024")
        (True, False)

        Raises:
            PeriodError: If *at* does not name a period.
        """
        asked = as_period(at, self.financial_year, whose=self.code)
        return self._timeline.lack(asked)

    def value_of(self, result: Number | Ratio, *, at: Period | None = None) -> Fraction:
        """Return the exact value of a *result* in the unit of the indicator.

        An error names the period *at*.

        >>> recycling = Indicator(code="R1", name="Recycling rate", polarity=Polarity.HIGHER_IS_BETTER, unit="%",
        ...                       possible=(1, 100))
        >>> recycling.value_of(Ratio(74, 125)) == Fraction("59.2")
        True
        >>> recycling.value_of(0.85)
        Traceback (most recent call last):
        qpr_core.errors.FigureError: result must be a possible value (1 to 100), got 0.85 (R1)

        Raises:
            FigureError: If *result* is not a figure, or not a possible value.
            RatioError: If *result* is 0 out of 0, which has no value.
        """
        return self.measure(result if isinstance(result, Ratio) else self.unit.read(result, whose=self.code), at=at)

    def measure(self, result: Result, *, at: Period | None = None) -> Fraction:
        """Return the exact value of a *result* of a time series, which is exact already.

        Raises:
            FigureError: If it is not a possible value. The error names the period *at*.
            RatioError: If *result* is 0 out of 0, which has no value.
        """
        value = result.scaled(self.unit.per) if isinstance(result, Ratio) else result
        if isinstance(result, Ratio) and not self.unit.has_distances:
            raise FigureError(f"result in {self.unit.name} must not be two counts", given=result, whose=self.code)
        if self.possible is not None and not self.possible.contains(value):
            whose = self.code if at is None else f"{self.code}, {at}"
            given = got(result) if isinstance(result, Ratio) else as_code(result)
            limits = definition.describe(self.possible)
            raise FigureError(f"result must be a possible value ({limits})", shown=given, whose=whose)
        if self.unit.form is not None:
            self.unit.possible(value, "result", self.code if at is None else f"{self.code}, {at}")
        return value

    def displayed(self, value: Fraction) -> Fraction:
        """Return a *value* as it is displayed: rounded half up to the decimal places.

        >>> rate = Indicator(code="R1", name="Rate", polarity=Polarity.HIGHER_IS_BETTER, unit="%", decimal_places=1)
        >>> rate.displayed(Fraction("84.95"))
        Fraction(85, 1)
        """
        return value if self.decimal_places is None else rounded(value, self.decimal_places)

    def rated(self, value: Fraction) -> Fraction:
        """Return a *value* as it is rated: exact, or as displayed if so defined."""
        return self.displayed(value) if self.rated_as_displayed else value

    def must_withhold(self, result: Result) -> bool:
        """Return True if a *result* is based on a count that must be withheld.

        If small counts are suppressed, that is a count above 0 and below the limit. Of two counts, the part, the rest
        and the whole are checked. If only the rating is published, every result is withheld.

        >>> deaths = Indicator(code="D1", name="Deaths", polarity=Polarity.LOWER_IS_BETTER, unit="%", withhold_below=5)
        >>> [deaths.must_withhold(Ratio(*counts)) for counts in ((4, 100), (5, 100), (0, 100), (97, 100), (0, 4))]
        [True, False, False, True, True]

        Raises:
            FigureError: If counts are protected, and *result* is neither a count nor two counts.
        """
        protection = self.disclosure
        if protection is None:
            return False
        check_countable(result, self.unit, self.code)
        return isinstance(protection, BandOnly) or (isinstance(protection, Suppress) and protection.hides(result))

    def is_reported_in(self, at: Period | str) -> bool:
        """Return True if the indicator is reported in the period *at*.

        >>> new = Indicator(code="N1", name="New", polarity=Polarity.NEITHER, unit="number", reported_from="Q2 2023/24")
        >>> new.is_reported_in("Q1 2023/24"), new.is_reported_in("Q2 2023/24")
        (False, True)

        Raises:
            PeriodError: If *at* does not name a period.
        """
        asked = as_period(at, self.financial_year, whose=self.code)
        return (self.reported_from is None or self.reported_from.ordinal < asked.end) and (
            self.reported_until is None or asked.ordinal < self.reported_until.end
        )

    __repr__ = shown_as_given


def check_indicator(given: object) -> Indicator:
    """Return *given* if it is an indicator.

    Raises:
        IndicatorError: If *given* is not an `Indicator`.
    """
    return check_kind(given, Indicator, "indicator")


def code_of(indicator: Indicator) -> str:
    """Return the code of an *indicator*, for the `repr` of records that contain it."""
    return repr(indicator.code)
