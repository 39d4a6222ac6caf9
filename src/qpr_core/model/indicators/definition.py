"""Reading and checking of the parts of an indicator's definition."""

from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from qpr_core.errors import IndicatorError, QprError, ThresholdError
from qpr_core.model.indicators.basis import Basis, Coverage
from qpr_core.model.indicators.disclosure import BandOnly, Disclosure, Suppress
from qpr_core.model.indicators.withholding import possible_counts
from qpr_core.model.series.aggregation import Aggregation
from qpr_core.model.series.time_series import TimeSeries
from qpr_core.model.thresholds.expected_range import ExpectedRange
from qpr_core.model.thresholds.in_force import ThresholdsInForce, ThresholdTimeline, Timeline
from qpr_core.model.thresholds.interval import Interval
from qpr_core.model.thresholds.levels import Levels
from qpr_core.model.thresholds.plain import is_parts, read_parts
from qpr_core.model.thresholds.polarity import Polarity
from qpr_core.model.thresholds.profile import AnyThresholds, Profile
from qpr_core.model.thresholds.scheme import Rag, Scheme, check_scheme
from qpr_core.model.thresholds.totals import Totals
from qpr_core.model.time.financial_year import FinancialYear
from qpr_core.model.time.frequency import Frequency
from qpr_core.model.time.period import Period, as_period
from qpr_core.model.values.arguments import check_flag, check_kind, check_whole_number
from qpr_core.model.values.figures import PLACES, Number, as_code, optional_as_code
from qpr_core.model.values.names import check_name
from qpr_core.model.values.path_faults import PathFaults
from qpr_core.model.values.records import FrozenMapping
from qpr_core.model.values.unit import Unit

GivenThresholds: TypeAlias = (
    AnyThresholds | Mapping[str, object] | Mapping[Period, AnyThresholds | Profile | Mapping[str, object] | None]
)
"""Thresholds or their parts, for all time or by the period they start in."""


GivenLimits: TypeAlias = Interval | tuple[Number | None, Number | None] | Mapping[str, Number | None]
"""The lowest and the highest possible value; `None` for no limit."""


Notes: TypeAlias = Mapping[str, str] | Mapping[Period, str]
"""Text on some periods, by the period or its name."""


def check_displayed(decimal_places: object, rated_as_displayed: object) -> None:
    """Check the decimal places, and whether displayed figures are rated.

    Raises:
        IndicatorError: If *decimal_places* is not a number of decimal places or None, if *rated_as_displayed* is not
            true or false, or if displayed figures are rated and nothing rounds them.
    """
    if decimal_places is not None:
        check_whole_number(decimal_places, "decimal_places", IndicatorError, least=0, most=PLACES)
    check_flag(rated_as_displayed, "rated_as_displayed", IndicatorError)
    if rated_as_displayed and decimal_places is None:
        raise IndicatorError("rated_as_displayed must come with decimal_places", given=None)


def check_names(code: object, name: object, service: object, owner: object) -> None:
    """Check the code and the name of an indicator, and its service and owner.

    Raises:
        IndicatorError: If one of them is not text of one line.
    """
    check_name(code, "code of an indicator", IndicatorError)
    check_name(name, f"name of an indicator ({code})", IndicatorError)
    for given, what in ((service, "service"), (owner, "owner")):
        if given is not None:
            check_name(given, f"{what} of an indicator ({code})", IndicatorError)


def read_reported(
    since: Period | str | None,
    until: Period | str | None,
    financial_year: FinancialYear,
    error: type[QprError] = IndicatorError,
) -> tuple[Period | None, Period | None]:
    """Return the first and the last period of reporting; `None` for no limit.

    Raises:
        PeriodError: If a name does not name a period.
        QprError: If the last one ends before the first one begins; of the class *error*.
    """
    first, last = (None if each is None else as_period(each, financial_year) for each in (since, until))
    if first is not None and last is not None and first.ordinal >= last.end:
        raise error("reported_from must not be after reported_until", shown=f"{first} until {last}")
    return first, last


def read_thresholds(
    given: GivenThresholds | None, financial_year: FinancialYear, scheme: object
) -> AnyThresholds | Timeline | None:
    """Read thresholds, for all time or by period.

    Args:
        given: The thresholds, or mappings of their parts.
        financial_year: The financial year of the names of periods.
        scheme: The scheme of the bands of levels. If it is not a scheme, `Rag`.

    Raises:
        ThresholdError: If *given* is not thresholds, if there are two for one period, or if a profile has no year.
        FigureError: If a part is not a figure.
        PeriodError: If a name does not name a period.
    """
    bands = scheme if isinstance(scheme, type) and issubclass(scheme, Scheme) else Rag
    if given is None or isinstance(given, AnyThresholds):
        return given
    if isinstance(given, Mapping) and not is_parts(given):
        return _read_timeline(given, financial_year, bands)
    read = _read_entry(given, bands)
    if isinstance(read, Profile):
        raise ThresholdError("profile must be given by the year that it is for", given=given)
    return read


def _read_entry(given: object, scheme: type[Scheme]) -> AnyThresholds | Profile | None:
    faults = PathFaults()
    read = read_parts(given, [scheme], faults)
    faults.raise_first()
    return read


def _read_timeline(given: Mapping[Any, object], financial_year: FinancialYear, scheme: type[Scheme]) -> Timeline:
    if not given:
        raise ThresholdError(
            "thresholds must be Thresholds, their parts, or these by the period they start in", given=given
        )
    entries: dict[Period, AnyThresholds | Profile | None] = {}
    for since, entry in given.items():
        period = as_period(since, financial_year)
        if period in entries:
            raise ThresholdError("thresholds must be given once for a period", shown=f"two for {period}")
        try:
            entries[period] = _read_entry(entry, scheme)
        except QprError as error:
            raise error.of(period) from error
    return FrozenMapping(entries)


def in_force_of(
    timeline: AnyThresholds | Timeline | None,
    polarity: Polarity,
    basis: Coverage,
    frequency: Frequency | None,
    year: FinancialYear,
) -> ThresholdTimeline | Totals:
    """Return the timeline of thresholds or, for a year-to-date total, its totals.

    A yearly result is for the whole year, so its target is too.

    Raises:
        ThresholdError: If the thresholds contradict the polarity or each other, or if those of a year-to-date total
            have no period.
    """
    if basis is Basis.YEAR_TO_DATE_TOTAL and frequency is not Frequency.YEARLY:
        return Totals.of(timeline, polarity, year)
    return ThresholdTimeline.of(timeline, polarity)


def check_aggregation(aggregation: Aggregation | None, basis: Coverage) -> None:
    """Check that the last month counts for a quarter of year-to-date figures.

    Raises:
        IndicatorError: If *aggregation* is a different one.
    """
    of_year = basis in {Basis.YEAR_TO_DATE_TOTAL, Basis.YEAR_TO_DATE_RATE}
    if of_year and aggregation not in {None, Aggregation.LAST_MONTH}:
        raise IndicatorError("aggregation of year-to-date figures must be Aggregation.LAST_MONTH", given=aggregation)


def check_every(every: int, aggregation: Aggregation | None, basis: Coverage) -> None:
    """Check that results every few periods are neither combined nor parts of a year.

    Raises:
        IndicatorError: If *every* is more than 1 and they are.
    """
    if every > 1 and aggregation is not None:
        raise IndicatorError("every must be 1 for results that an aggregation combines", given=every)
    if every > 1 and basis is not Basis.IN_PERIOD:
        raise IndicatorError("every must be 1 for figures that do not cover their own period alone", given=every)


def read_scheme(given: object, in_force: tuple[ThresholdsInForce, ...]) -> type[Scheme]:
    """Return the scheme that is given, or the default scheme.

    Raises:
        SchemeError: If *given* is not a scheme with two bands or more.
        ThresholdError: If there are levels for a different scheme.
    """
    scheme = check_scheme(default_scheme(in_force) if given is None else given)
    for other in _schemes_of_levels(in_force):
        if other is not scheme:
            raise ThresholdError(
                "levels must be for the indicator's scheme", shown=f"{other.__name__} for {scheme.__name__}"
            )
    return scheme


def default_scheme(in_force: tuple[ThresholdsInForce, ...]) -> type[Scheme]:
    """Return the default scheme of an indicator: that of its levels, or `Rag`."""
    return next(_schemes_of_levels(in_force), Rag)


def _schemes_of_levels(in_force: tuple[ThresholdsInForce, ...]) -> Iterator[type[Scheme]]:
    return (each.thresholds.scheme for each in in_force if isinstance(each.thresholds, Levels))


def check_in_force(
    in_force: ThresholdsInForce, scheme: type[Scheme], possible: Interval | None, *, custom_rule: bool
) -> None:
    """Check that thresholds fit the scheme and the possible values.

    A custom rule may give any number of bands.

    Raises:
        ThresholdError: If they do not fit.
    """
    thresholds = in_force.thresholds
    if custom_rule and isinstance(thresholds, ExpectedRange):
        raise ThresholdError("thresholds of a custom rule must have a target", given=thresholds)
    if not custom_rule and not isinstance(thresholds, ExpectedRange) and len(in_force.ranges) != len(scheme) - 1:
        raise ThresholdError(
            "scheme must have one band more than the thresholds have levels",
            shown=f"{len(scheme)} bands of {scheme.__name__} and {len(in_force.ranges)} levels",
        )
    for name, value in thresholds.figures:
        if possible is not None and not possible.contains(value):
            raise ThresholdError(f"{name} must be a possible value", shown=f"{thresholds!r} within {possible!r}")


def check_in_unit(in_force: ThresholdsInForce, unit: Unit) -> None:
    """Check that thresholds can be written in the unit, and mean something in it.

    Raises:
        FigureError: If a figure cannot be written in it, such as a negative duration.
        ThresholdError: If the unit has no distances, and there is more than a target.
    """
    thresholds = in_force.thresholds
    for name, value in thresholds.figures:
        unit.possible(value, name, None)
    if unit.has_distances:
        return
    only = in_force.ranges[0]
    if isinstance(thresholds, ExpectedRange) or only.has_excluded_end or any(each != only for each in in_force.ranges):
        rule = f"thresholds in {unit.name} must have only a target, without tolerances and strict boundaries"
        raise ThresholdError(rule, given=thresholds)


def check_answers(
    unit: Unit,
    basis: Coverage,
    aggregation: Aggregation | None,
    references: FrozenMapping[str, TimeSeries],
    peers: FrozenMapping[str, TimeSeries],
) -> None:
    """Check that nothing is worked out from answers of yes or no but their rating.

    Raises:
        IndicatorError: If they would be added up, averaged or ranked.
    """
    if unit.has_distances:
        return
    if basis is not Basis.IN_PERIOD:
        raise IndicatorError(f"basis of results in {unit.name} must be Basis.IN_PERIOD", given=basis)
    if aggregation not in {None, Aggregation.LAST_MONTH}:
        raise IndicatorError(f"aggregation of results in {unit.name} must be Aggregation.LAST_MONTH", given=aggregation)
    for name, given in (("comparators", references), ("peers", peers)):
        if given:
            raise IndicatorError(f"{name} must be left out for results in {unit.name}", shown=", ".join(given))


def check_hidden(
    protection: Disclosure | None, possible: Interval | None, unit: Unit, basis: Coverage = Basis.IN_PERIOD
) -> None:
    """Check that a way to protect small counts leaves enough values possible.

    >>> check_hidden(Suppress(5), Interval(3, None), Unit.named("number"))
    Traceback (most recent call last):
    qpr_core.errors.IndicatorError: possible values must include at least 3 of the withheld counts from 1 to 4, got 2

    Raises:
        IndicatorError: If it cannot, or does not.
    """
    if isinstance(protection, BandOnly) and basis in {Basis.YEAR_TO_DATE_TOTAL, Basis.YEAR_TO_DATE_RATE}:
        raise IndicatorError("disclosure of year-to-date figures must not be BandOnly", given=protection)
    if not isinstance(protection, Suppress) or possible is None or unit.per != 1:
        return
    left = len(possible_counts(possible, range(1, protection.below)))
    if 0 < left < protection.fewest:
        raise IndicatorError(
            f"possible values must include at least {protection.fewest} of the withheld counts "
            f"from 1 to {protection.below - 1}",
            given=left,
        )


def read_possible(given: GivenLimits | None) -> Interval | None:
    """Read the lowest and the highest value that are possible.

    >>> read_possible((0, 100)), read_possible({"low": 0})
    (Interval(low=0, high=100), Interval(low=0, high=None))

    Raises:
        ThresholdError: If *given* is not a pair, or not an interval.
        FigureError: If a value is not a figure.
    """
    if given is None or isinstance(given, Interval):
        return given
    if isinstance(given, Mapping) and set(given) <= {"low", "high"}:
        return Interval(given.get("low"), given.get("high"))
    if not isinstance(given, tuple | list) or len(given) != 2:
        raise ThresholdError(
            "possible must be a pair of the lowest and the highest value, or a mapping with the keys low and high",
            given=given,
        )
    return Interval(given[0], given[1])


def read_comparators(given: Mapping[str, TimeSeries] | None) -> FrozenMapping[str, TimeSeries]:
    """Read the reference series, by name.

    Raises:
        IndicatorError: If *given* is not a mapping from names.
        SeriesError: If a comparator is not a `TimeSeries`.
    """
    return _read_named_series(given, "comparators", "comparator")


def read_peers(
    given: Mapping[str, TimeSeries] | None, comparators: FrozenMapping[str, TimeSeries]
) -> FrozenMapping[str, TimeSeries]:
    """Read the series of the peers, by name. No comparator may have the same name.

    Raises:
        IndicatorError: If *given* is not a mapping from names, or if a comparator has the name of a peer.
        SeriesError: If a peer is not a `TimeSeries`.
    """
    read = _read_named_series(given, "peers", "peer")
    for name in read:
        if name in comparators:
            raise IndicatorError("name of a peer must not be that of a comparator", given=name)
    return read


def _read_named_series(
    given: Mapping[str, TimeSeries] | None, several: str, one: str
) -> FrozenMapping[str, TimeSeries]:
    if given is not None and not isinstance(given, Mapping):
        raise IndicatorError(f"{several} must be a mapping from name to TimeSeries", given=given)
    read = FrozenMapping[str, TimeSeries]({} if given is None else given)
    for name, series in read.items():
        check_name(name, f"name of a {one}", IndicatorError)
        check_kind(series, TimeSeries, f"{one} {name}")
    return read


def read_notes(given: Notes | None, what: str, financial_year: FinancialYear) -> FrozenMapping[Period, str]:
    """Read the text on some periods, in the order of time.

    Raises:
        IndicatorError: If *given* is not a mapping to text of one line.
        PeriodError: If a name does not name a period.
    """
    if given is not None and not isinstance(given, Mapping):
        raise IndicatorError(f"{what} must be a mapping from period to text", given=given)
    notes = [(as_period(since, financial_year), note) for since, note in ({} if given is None else given).items()]
    for since, note in notes:
        check_name(note, f"text of {what} at {since}", IndicatorError)
    return FrozenMapping(sorted(notes, key=lambda pair: pair[0].ordinal))


def describe(limits: Interval) -> str:
    """Return the limits of the possible values, for an error message.

    >>> describe(Interval(0, None)), describe(Interval(0, 100))
    ('0 or more', '0 to 100')
    """
    if limits.low is None or limits.high is None:
        return f"{optional_as_code(limits.high)} or less" if limits.low is None else f"{as_code(limits.low)} or more"
    return f"{as_code(limits.low)} to {as_code(limits.high)}"
