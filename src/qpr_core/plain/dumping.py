"""Writing of definitions: `dump`."""

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from typing import Any, Final

from qpr_core.analysis.reporting.scorecard import Scorecard
from qpr_core.errors import IndicatorError, SchemeError, UnitError
from qpr_core.model.indicators.basis import Coverage, Rolling
from qpr_core.model.indicators.groupings import GroupPath
from qpr_core.model.indicators.indicator import Indicator
from qpr_core.model.series.observation import Result, Status
from qpr_core.model.series.time_series import TimeSeries
from qpr_core.model.series.withheld import Withheld
from qpr_core.model.thresholds.expected_range import ExpectedRange
from qpr_core.model.thresholds.interval import Interval
from qpr_core.model.thresholds.levels import Level, Levels
from qpr_core.model.thresholds.plain import NONE
from qpr_core.model.thresholds.profile import AnyThresholds, Profile
from qpr_core.model.thresholds.scheme import Rag, Scheme
from qpr_core.model.thresholds.target_and_floor import Thresholds
from qpr_core.model.thresholds.tolerance import Tolerance
from qpr_core.model.time.financial_year import APRIL, MONTHS, FinancialYear
from qpr_core.model.time.frequency import Frequency
from qpr_core.model.time.period import Period
from qpr_core.model.values.figures import as_data
from qpr_core.model.values.items import items_of
from qpr_core.model.values.plain_figures import write_figure
from qpr_core.model.values.ratio import Ratio
from qpr_core.model.values.records import Choice, FrozenMapping
from qpr_core.model.values.typed_figures import Marker
from qpr_core.model.values.unit import READY_MADE, Unit
from qpr_core.plain.loading import READERS, REQUIRED
from qpr_core.plain.part_readers import WITHHELD

Writer = Callable[[Any, FinancialYear], object]
"""A function from a part and the financial year of its indicator to plain data."""


def dump(definitions: Scorecard | Iterable[Indicator]) -> dict[str, object]:
    """Return definitions as plain data, which `load` reads back without loss.

    Defaults are left out, and so are the results of a scorecard. The data has no `None`, because TOML has no null.

    >>> from qpr_core import Thresholds
    >>> calls = Indicator(code="C1", name="Calls answered", polarity="higher is better", unit="%",
    ...                   thresholds={"2022/23": Thresholds(target=85, floor=80), "2023/24": None})
    >>> dump([calls])["indicators"][0]["thresholds"]
    {'2022/23': {'target': 85, 'floor': 80}, '2023/24': 'none'}

    Args:
        definitions: A scorecard, or its indicators.

    Raises:
        IndicatorError: If *definitions* is neither, or an indicator has a custom rule, which is a function.
        SchemeError: If two schemes have one name.
    """
    indicators = _read(definitions)
    _check_schemes(indicators)
    years = {each.financial_year for each in indicators}
    shared = next(iter(years)) if len(years) == 1 else APRIL
    top: dict[str, object] = {} if shared == APRIL else {"financial_year": _year(shared, shared)}
    return {**top, "indicators": [_indicator(each, shared) for each in indicators]}


def _read(given: object) -> tuple[Indicator, ...]:
    items = tuple(entry.indicator for entry in given) if isinstance(given, Scorecard) else items_of(given)
    if items is None or not all(isinstance(each, Indicator) for each in items):
        raise IndicatorError("definitions must be a Scorecard or Indicators", given=given)
    indicators = tuple(each for each in items if isinstance(each, Indicator))
    for each in indicators:
        if each.rule is not None:
            raise IndicatorError(
                "rule must be left out, as a file cannot have a function (pass attrs.evolve(indicator, rule=None))",
                given=each.rule,
                whose=each.code,
            )
    return indicators


def _check_schemes(indicators: Iterable[Indicator]) -> None:
    named: dict[str, type[Scheme]] = {"Rag": Rag}
    for each in indicators:
        if named.setdefault(each.scheme.__name__, each.scheme) is not each.scheme:
            raise SchemeError("scheme must have a different name from the others", given=each.scheme, whose=each.code)


def _indicator(indicator: Indicator, shared: FinancialYear) -> dict[str, object]:
    defaults = {**(Indicator.__init__.__kwdefaults__ or {}), "financial_year": shared}
    written: dict[str, object] = {}
    for key in READERS:
        part = getattr(indicator, f"_{key}" if key in {"scheme", "baseline", "disclosure"} else key)
        is_default = key not in REQUIRED and (part == defaults[key] or part == {})
        if not is_default:
            written[key] = WRITERS[key](part, indicator.financial_year)
    return written


def _as_given(given: object, _: FinancialYear) -> object:
    return given


def _word(choice: Choice, _: FinancialYear) -> object:
    return choice.name.lower() if isinstance(choice, Frequency) else choice.value


def _words(given: object, _: FinancialYear) -> object:
    return str(given)


def _unit(unit: Unit, _: FinancialYear) -> object:
    if unit in READY_MADE:
        return unit.name
    if unit.form is not None:
        return {"name": unit.name, "written": unit.sample}
    plain = Unit(name=unit.name, before=unit.before, after=unit.after, per=unit.per)
    one = {} if plain == unit else {"after_one": unit.after_one}
    sample = {"name": unit.name, "written": f"{unit.before}12{unit.after}"}
    if one:
        sample["one"] = f"{unit.before}1{unit.after_one}"
    if _is_written(unit, sample):
        return sample
    parts = {"name": unit.name, "before": unit.before, "after": unit.after, "per": unit.per, **one}
    defaults = {"before": "", "after": "", "per": 1}
    return {key: value for key, value in parts.items() if value != defaults.get(key)}


def _is_written(unit: Unit, sample: Mapping[str, str]) -> bool:
    try:
        return Unit.written(sample["name"], sample["written"], one=sample.get("one")) == unit
    except UnitError:
        return False


def _thresholds(given: AnyThresholds | Profile | FrozenMapping[Period, Any] | None, year: FinancialYear) -> object:
    match given:
        case None:
            return NONE
        case FrozenMapping():
            return {_period(since, year): _thresholds(entry, year) for since, entry in given.items()}
        case Profile():
            return {"quarters": [_thresholds(each, year) for each in given.quarters]}
        case ExpectedRange():
            return _ends(given)
        case Levels():
            return _levels(given)
        case Thresholds():
            parts = {"target": given.target, "floor": given.floor}
            figures = {key: write_figure(part) for key, part in parts.items() if part is not None}
            by = {"tolerance": given.tolerance, "green_tolerance": given.green_tolerance}
            tolerances = {key: _tolerance(part) for key, part in by.items() if part is not None}
            return {**figures, **tolerances, **_strict(given)}


def _levels(levels: Levels) -> dict[str, object]:
    written: dict[str, object] = {"levels": {band.value: _level(level) for band, level in levels.levels.items()}}
    best = next(iter(levels.levels.values()))
    is_default = isinstance(best, Fraction | Interval) and Levels(levels.levels, strict=levels.strict) == levels
    target = {} if is_default else {"target": write_figure(levels.target)}
    return {**written, **target, **_strict(levels)}


def _strict(given: Thresholds | Levels) -> dict[str, object]:
    """Return the strict boundaries, if there are any."""
    return {"strict": [each.value for each in given.strict]} if given.strict else {}


def _level(level: Level) -> object:
    if isinstance(level, Fraction):
        return write_figure(level)
    if isinstance(level, Interval):
        excluded = {name: True for name in ("excludes_low", "excludes_high") if getattr(level, name)}
        return {**_ends(level), **excluded}
    return {"tolerance": _tolerance(level)} if isinstance(level, Tolerance) else {"stretch": _tolerance(level.by)}


def _tolerance(tolerance: Tolerance) -> object:
    return f"{as_data(tolerance.size * 100)}%" if tolerance.is_relative else write_figure(tolerance.size)


def _possible(given: Interval, _: FinancialYear) -> dict[str, object]:
    return _ends(given)


def _ends(given: ExpectedRange | Interval) -> dict[str, object]:
    ends = {"low": given.low, "high": given.high}
    return {name: write_figure(end) for name, end in ends.items() if end is not None}


def _basis(basis: Coverage, _: FinancialYear) -> object:
    return {"rolling": basis.periods} if isinstance(basis, Rolling) else basis.value


def _scheme(scheme: type[Scheme], _: FinancialYear) -> object:
    return scheme.__name__


def _period(period: Period, year: FinancialYear) -> str:
    return period.format(financial_year=year)


def _notes(notes: Mapping[Period, str], year: FinancialYear) -> object:
    return {_period(since, year): note for since, note in notes.items()}


def _groups(groups: Mapping[str, GroupPath], _: FinancialYear) -> object:
    return {grouping: place[0] if len(place) == 1 else list(place) for grouping, place in groups.items()}


def _named_series(named: Mapping[str, TimeSeries], year: FinancialYear) -> object:
    return {
        name: {_period(each.period, year): _result(each.result, each.status) for each in series}
        for name, series in named.items()
    }


def _result(result: Result | Withheld | None, status: Status | Marker) -> object:
    if isinstance(status, Marker):
        return {"marker": status.text}
    if result is None:
        return NONE
    stated = {} if status is Status.FINAL else {"status": status.value}
    if isinstance(result, Withheld):
        return {"value": WITHHELD, **stated} if stated else WITHHELD
    if isinstance(result, Ratio):
        return {"numerator": result.numerator, "denominator": result.denominator, **stated}
    return {"value": write_figure(result), **stated} if stated else write_figure(result)


def _year(year: FinancialYear, _: FinancialYear) -> object:
    month = MONTHS[year.month - 1]
    return month if year.fy_names is None else {"month": month, "fy_names": year.fy_names}


WRITERS: Final[Mapping[str, Writer]] = {
    **dict.fromkeys(READERS, _as_given),
    **dict.fromkeys(("polarity", "baseline", "frequency", "aggregation"), _word),
    **dict.fromkeys(("reported_from", "reported_until"), _period),
    **dict.fromkeys(("redefined", "renamed"), _notes),
    "groups": _groups,
    "unit": _unit,
    "thresholds": _thresholds,
    "scheme": _scheme,
    "possible": _possible,
    "basis": _basis,
    "disclosure": _words,
    "comparators": _named_series,
    "peers": _named_series,
    "financial_year": _year,
}
"""The writer of each part of an indicator."""
