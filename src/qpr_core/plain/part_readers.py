"""Parts of definitions from plain data: periods, units, coverage and series."""

import re
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from functools import partial
from typing import Any, Final, TypeVar

from attrs import evolve, frozen

from qpr_core.errors import IndicatorError, PeriodError, SchemeError, SeriesError, ThresholdError, UnitError
from qpr_core.model.indicators.basis import Basis, Coverage, Rolling
from qpr_core.model.series.observation import GivenObservation, Status
from qpr_core.model.series.time_series import TimeSeries
from qpr_core.model.series.withheld import Withheld
from qpr_core.model.thresholds.interval import Interval
from qpr_core.model.thresholds.plain import is_parts, means_none, read_parts
from qpr_core.model.thresholds.profile import AnyThresholds, Profile
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.time.financial_year import APRIL, FinancialYear
from qpr_core.model.time.frequency import Frequency
from qpr_core.model.time.period import Period, as_period
from qpr_core.model.values.arguments import check_kind
from qpr_core.model.values.names import check_name
from qpr_core.model.values.path_faults import PathFaults, close_to, joined, numbered
from qpr_core.model.values.plain_figures import read_figure
from qpr_core.model.values.ratio import Ratio
from qpr_core.model.values.records import known_words, member_of
from qpr_core.model.values.typed_figures import Marker
from qpr_core.model.values.unit import Unit, ready_made, unknown_unit
from qpr_core.model.values.written_parts import in_figures, with_floor

T = TypeVar("T")


WRITTEN_UNIT: Final = ("name", "written", "one")
UNIT_IN_PARTS: Final = ("name", "before", "after", "after_one", "per")
RESULT_KEYS: Final = ("value", "numerator", "denominator", "status", "marker")

_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@frozen
class Place:
    """A part of a file, and what is needed to read it.

    Args:
        path: The path of the part.
        faults: The faults of the file.
        schemes: The schemes that bands may be of.
        year: The financial year of the names of periods.
        unit: The unit of the indicator; None if it is not known.
    """

    path: str
    faults: PathFaults
    schemes: tuple[type[Scheme], ...]
    year: FinancialYear
    unit: Unit | None = None

    def under(self, part: object) -> "Place":
        """Return the place of a part of this part."""
        return evolve(self, path=joined(self.path, part))

    def in_figures(self, given: T) -> T:
        """Return exact figures for what has the form of the unit, such as "2h 15m"."""
        return given if self.unit is None else in_figures(given, self.unit)


def read_text(given: object, place: Place) -> str:
    """Read text of one line.

    Raises:
        IndicatorError: If it is not text of one line.
    """
    name = place.path.rpartition(".")[2]
    if isinstance(given, int | float | date):  # an unquoted code in YAML
        raise IndicatorError(f"{name} of an indicator must be text (put it in quotation marks)", given=given)
    return check_name(given, f"{name} of an indicator", IndicatorError)


def read_period(given: object, place: Place, *, is_last: bool = False) -> Period:
    """Read a period: its name, or a date on its first or last day.

    A date is the first day of a month or, for the last period, the last day.

    Raises:
        PeriodError: If *given* does not name a period.
    """
    if isinstance(given, str) and _DAY.fullmatch(given):
        try:
            given = date.fromisoformat(given)
        except ValueError as error:
            raise PeriodError("day must be in the calendar", given=given) from error
    if not isinstance(given, date):
        is_year = isinstance(given, int) and not isinstance(given, bool) and 1000 <= given <= 9999
        return as_period(str(given) if is_year else given, place.year)  # type: ignore[arg-type]  # checked there
    month = Period.containing(date(given.year, given.month, given.day), Frequency.MONTHLY)
    if given.day != (month.last_day if is_last else month.first_day).day:
        edge = "last" if is_last else "first"
        raise PeriodError(f"date must be the {edge} day of a month (or name a period, such as Q1 2023/24)", given=given)
    return month


def read_last_period(given: object, place: Place) -> Period:
    """Read the period that something ends with.

    Raises:
        PeriodError: If *given* does not name a period.
    """
    return read_period(given, place, is_last=True)


def read_unit(given: object, place: Place) -> Unit:
    """Read a unit: a word, a name and a sample, or a mapping of its parts.

    Raises:
        UnitError: If *given* is not a unit.
    """
    if not isinstance(given, Mapping):
        unit = ready_made(given) if isinstance(given, str) else None
        if unit is None:
            raise unknown_unit(given, "a mapping", "{'name': 'visits', 'written': '12 visits'}")
        return unit
    is_sample = "written" in given or "one" in given
    _check_keys(given, WRITTEN_UNIT if is_sample else UNIT_IN_PARTS, "unit", place)
    if missing := [key for key in ("name", "written") if key not in given and (is_sample or key == "name")]:
        raise UnitError(f"unit must have a {' and a '.join(missing)}", given=given)
    if is_sample:
        return Unit.written(given["name"], given["written"], one=given.get("one"))
    return Unit(**{key: given[key] for key in UNIT_IN_PARTS if key in given})


def _check_keys(given: Mapping[Any, object], known: tuple[str, ...], what: str, place: Place) -> None:
    for key in given:
        if key not in known:
            rule = f"{what} must have only the keys {', '.join(known)}{close_to(key, known)}"
            place.faults.add(joined(place.path, key), IndicatorError(rule, given=key))


def read_basis(given: object, place: Place) -> Coverage:  # noqa: ARG001  every reader gets the place
    """Read a basis: a word, or {"rolling": 4}.

    Raises:
        IndicatorError: If *given* is neither.
    """
    if isinstance(given, Mapping) and set(given) == {"rolling"}:
        return Rolling(given["rolling"])
    basis = member_of(Basis, given)
    if basis is None:
        raise IndicatorError(f"basis must be one of {known_words(Basis)}, or be like {{'rolling': 4}}", given=given)
    return basis


def read_scheme(given: object, place: Place) -> type[Scheme]:
    """Return the scheme of a name.

    Raises:
        SchemeError: If *given* is not the name of a known scheme.
    """
    found = [each for each in place.schemes if isinstance(given, str) and each.__name__.lower() == given.lower()]
    exact = [each for each in found if each.__name__ == given]
    if len(exact or found) != 1:
        known = ", ".join(each.__name__ for each in place.schemes)
        raise SchemeError(f"scheme must be one of {known} (pass others with schemes=)", given=given)
    return (exact or found)[0]


def read_financial_year(given: object, place: Place) -> FinancialYear:
    """Read a financial year: its first month, or month and fy_names.

    Raises:
        PeriodError: If *given* is neither.
    """
    if isinstance(given, Mapping):
        _check_keys(given, ("month", "fy_names"), "financial_year", place)
        return FinancialYear(given.get("month", APRIL.month), fy_names=given.get("fy_names"))
    return FinancialYear(given)  # type: ignore[arg-type]  # checked there


def read_limits(given: object, place: Place) -> Interval | None:
    """Read the possible values: a pair, or a mapping with low and high.

    Raises:
        ThresholdError: If *given* is neither.
        FigureError: If an end is not a figure.
    """
    given = place.in_figures(given)
    if isinstance(given, Mapping):
        _check_keys(given, ("low", "high"), "possible", place)
        ends = [(place.under(name), given.get(name)) for name in ("low", "high")]
    elif isinstance(given, list | tuple) and len(given) == 2:
        ends = [(evolve(place, path=numbered(place.path, index)), end) for index, end in enumerate(given)]
    else:
        raise ThresholdError("possible must have the keys low and high, or be a list of both", given=given)
    before = len(place.faults.found)
    low, high = (place.faults.read(under.path, partial(_end, end)) for under, end in ends)
    return None if len(place.faults.found) > before else Interval(low, high)


def _end(given: object) -> Fraction | None:
    return None if means_none(given) else read_figure(given, "possible")


def read_thresholds(given: object, place: Place) -> object:
    """Read thresholds, for all time or by the period they start in."""
    given = place.in_figures(given if place.unit is None else with_floor(given, place.unit))
    if not isinstance(given, Mapping) or not given or is_parts(given):
        return read_parts(given, place.schemes, place.faults, place.path)
    entries: dict[Period, AnyThresholds | Profile | None] = {}
    for since, entry in given.items():
        under = place.under(since)
        period = place.faults.read(under.path, partial(read_period, since, place))
        thresholds = read_parts(entry, place.schemes, place.faults, under.path)
        if period is not None and period in entries:
            place.faults.add(under.path, ThresholdError("thresholds must be given once for a period", given=since))
        elif period is not None:
            entries[period] = thresholds
    return entries


def read_notes(given: object, place: Place) -> dict[Period, str]:
    """Read text by period.

    Raises:
        IndicatorError: If *given* is not a mapping.
    """
    name = place.path.rpartition(".")[2]
    if not isinstance(given, Mapping):
        raise IndicatorError(f"{name} must be a mapping from period to text", given=given)
    notes: dict[Period, str] = {}
    for since, note in given.items():
        path = joined(place.path, since)
        period = place.faults.read(path, partial(read_period, since, place))
        text = place.faults.read(path, partial(check_name, note, f"text of {name}", IndicatorError))
        if period is not None and text is not None:
            notes[period] = text
    return notes


WITHHELD: Final = "withheld"
"""The word for a count of a peer that is withheld."""


def read_named_series(given: object, place: Place) -> dict[str, TimeSeries | None]:
    """Read the series of comparators or of peers, by name.

    Raises:
        IndicatorError: If *given* is not a mapping.
    """
    part = place.path.rpartition(".")[2]
    if not isinstance(given, Mapping):
        raise IndicatorError(f"{part} must be a mapping from name to results by period", given=given)
    return {
        name: place.faults.read(
            joined(place.path, name), partial(_series, given[name], place.under(name), part.removesuffix("s"))
        )
        for name in given
    }


def _series(given: object, place: Place, whose: str) -> TimeSeries | None:
    if not isinstance(given, Mapping):
        raise SeriesError(f"{whose} must be a mapping from period to result", given=given)
    before = len(place.faults.found)
    rows: list[GivenObservation] = []
    for since, result in given.items():
        under = place.under(since)
        row = place.faults.read(under.path, partial(_observation, since, result, under))
        rows += [] if row is None else [row]
    return None if len(place.faults.found) > before else TimeSeries(rows, financial_year=place.year)


def _observation(since: object, given: object, place: Place) -> GivenObservation:
    period, given = read_period(since, place), place.in_figures(given)
    if means_none(given):
        return period, None
    if not isinstance(given, Mapping):
        return period, _result(given)
    _check_keys(given, RESULT_KEYS, "result", place)
    if "marker" in given:
        if len(given) > 1:
            raise SeriesError("marker must be for a missing result, without figures and status", given=given)
        return period, None, Marker(given["marker"])
    status = check_kind(given.get("status", Status.FINAL), Status, "status")
    if "value" in given:
        return period, _result(given["value"]), status
    if "numerator" not in given or "denominator" not in given:
        raise SeriesError("result must have a value, or a numerator and a denominator", given=given)
    return period, Ratio(given["numerator"], given["denominator"]), status


def _result(given: object) -> Fraction | Withheld:
    return Withheld() if given == WITHHELD else read_figure(given, "result")
