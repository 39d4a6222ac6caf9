"""Declared totals: indicators that add up to a different indicator."""

from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction

from qpr_core.analysis.disclosure.gate import Released, released, with_results
from qpr_core.analysis.disclosure.sums import SumCells, to_withhold
from qpr_core.analysis.disclosure.wholes import parts_of, released_whole
from qpr_core.analysis.reporting.entry import Entry
from qpr_core.errors import ScorecardError
from qpr_core.model.indicators.basis import Basis
from qpr_core.model.indicators.disclosure import BandOnly, RoundTo, Suppress
from qpr_core.model.series.observation import Result, is_result
from qpr_core.model.series.time_series import TimeSeries
from qpr_core.model.series.withheld import Withheld
from qpr_core.model.time.frequency import Frequency
from qpr_core.model.time.period import Period
from qpr_core.model.values.figures import as_code
from qpr_core.model.values.items import items_of
from qpr_core.model.values.ratio import Ratio
from qpr_core.model.values.records import FrozenMapping

Totals = FrozenMapping[str, tuple[str, ...]]
"""The codes of the members of each total, by the code of the total."""


def read_totals(given: object, entries: Sequence[Entry]) -> Totals:
    """Read the totals among the indicators of a scorecard.

    Raises:
        ScorecardError: If *given* is not a mapping from codes to lists of codes, if a code is not that of an indicator,
            or if the members of a total do not have its definition or do not add up to it.
    """
    if given is None:
        return FrozenMapping({})
    if not isinstance(given, Mapping):
        raise ScorecardError("totals must be a mapping from the code of a total to those of its members", given=given)
    by_code = {entry.indicator.code: entry for entry in entries}
    totals: dict[str, tuple[str, ...]] = {}
    for code, members in given.items():
        if not isinstance(code, str) or code not in by_code:
            raise ScorecardError("totals must have codes of indicators of the scorecard", given=code)
        codes = _read_members(code, members, by_code)
        twice = next((each for each in codes if any(each in others for others in totals.values())), None)
        if twice is not None:
            raise ScorecardError("indicator must be a member of one total only", given=twice, whose=code)
        totals[code] = codes
        _check_alike(by_code[code], [by_code[each] for each in codes])
    return FrozenMapping(_inner_first(totals))


def _read_members(code: str, members: object, known: Collection[str]) -> tuple[str, ...]:
    """Read the codes of the members of a total.

    Raises:
        ScorecardError: If they are not a list of different codes of other indicators of the scorecard.
    """
    codes = items_of(members)
    if not codes or isinstance(members, Mapping):
        raise ScorecardError("members of a total must be a list of codes", given=members, whose=code)
    for each in codes:
        if not isinstance(each, str) or each not in known:
            raise ScorecardError("totals must have codes of indicators of the scorecard", given=each)
    if len(set(codes)) < len(codes):
        raise ScorecardError("members of a total must be different codes", given=members, whose=code)
    if code in codes:
        raise ScorecardError("total must not be one of its own members", given=code)
    return tuple(each for each in codes if isinstance(each, str))


def _inner_first(totals: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Return the totals so that one that is a member comes before its own total.

    Raises:
        ScorecardError: If totals are members of each other.
    """
    waiting, found = dict(totals), dict[str, tuple[str, ...]]()
    while waiting:
        inner = [code for code, members in waiting.items() if not waiting.keys() & set(members)]
        if not inner:
            raise ScorecardError("totals must not be members of each other", given=list(waiting))
        found |= {code: waiting.pop(code) for code in inner}
    return found


def _check_alike(total: Entry, members: Sequence[Entry]) -> None:
    """Check that members have the definition of their total, and add up to it.

    Raises:
        ScorecardError: If they do not.
    """
    code = total.indicator.code
    if total.indicator.disclosure is None or total.indicator.basis is not Basis.IN_PERIOD:
        raise ScorecardError("total must have disclosure control and figures of one period each", given=code)
    for entry in members:
        for name in ("disclosure", "unit", "basis", "aggregation", "frequency"):
            if getattr(entry.indicator, name) != getattr(total.indicator, name):
                rule = f"members of a total must have the {name} of the total"
                raise ScorecardError(rule, given=getattr(entry.indicator, name), whose=entry.indicator.code)
        if entry.series.frequency is not total.series.frequency:
            rule = "members of a total must have periods of the same length as the total"
            raise ScorecardError(rule, given=entry.indicator.code, whose=code)
    for period, result, _ in total.series.observations():
        parts = [member.series.get(period) for member in members]
        known = [each for each in parts if isinstance(each, Fraction | Ratio)]
        if len(known) == len(parts) and _sum(known) != result:
            added = _sum(known)
            shown = as_code(added) if isinstance(added, Fraction) else repr(added)
            raise ScorecardError("total must be the sum of its members", shown=shown, whose=f"{code}, {period}")


def _sum(results: Sequence[Result]) -> Result:
    ratios = [each for each in results if isinstance(each, Ratio)]
    if ratios:
        return Ratio(sum(each.numerator for each in ratios), sum(each.denominator for each in ratios))
    return sum((each for each in results if isinstance(each, Fraction)), Fraction(0))


def protected(entries: Sequence[Entry], totals: Totals, length: Frequency) -> Sequence[Entry]:
    """Return entries in which nothing withheld can be worked out from declared totals.

    Totals are protected in the periods of the series, and in those of a report of that *length*.
    """
    if not totals:
        return entries
    given = {entry.indicator.code: entry for entry in entries}
    by_code = dict(given)
    for code, members in totals.items():
        match by_code[code].indicator.disclosure:
            case RoundTo():
                by_code[code] = _added_up(
                    given[code], [by_code[each] for each in members], [given[each] for each in members]
                )
            case BandOnly():
                periods = [period for period, result, _ in by_code[code].series if is_result(result)]
                by_code[code] = _without(by_code[code], periods)
            case _:
                pass
    again = True
    while again:
        again = False
        for code, members in totals.items():
            protection = by_code[code].indicator.disclosure
            if isinstance(protection, Suppress):
                for frequency in dict.fromkeys((by_code[code].series.frequency, length)):
                    again |= _protect(by_code, given, (code, *members), frequency, protection)
    return [by_code[entry.indicator.code] for entry in entries]


def _added_up(total: Entry, members: Sequence[Entry], raw: Sequence[Entry]) -> Entry:
    """Return a total as the sum of its rounded members.

    It is withheld if some of them are, or if they are not all of it because a result is missing.
    """
    shown = [released(*member) for member in members]
    results: dict[Period, Released] = {}
    for period, result, _ in total.series:
        results[period] = result
        parts = [each for each in (one.get(period) for one in shown) if each is not None]
        known = [each for each in parts if isinstance(each, Fraction | Ratio)]
        if is_result(result) and parts:
            whole = len(known) == len(parts) and _are_all(result, [one.series.get(period) for one in raw])
            results[period] = _sum(known) if whole else Withheld()
    return Entry(total.indicator, with_results(total.series, results))


def _protect(
    by_code: dict[str, Entry],
    given: Mapping[str, Entry],
    codes: tuple[str, ...],
    length: Frequency,
    protection: Suppress,
) -> bool:
    """Withhold further results of a total and its members.

    The first code is that of the total. Return True if there are any.
    """
    code, *members = codes
    if length.months < by_code[code].series.frequency.months:
        return False
    shown = {each: _shown(by_code[each], length) for each in codes}
    raw = {each: _combined(given[each], length) for each in codes}
    hidden: dict[str, list[Period]] = {}
    for period, result, _ in shown[code]:
        of_members = {each: known for each in members if (known := shown[each].get(period)) is not None}
        if result is None or not of_members:
            continue
        if not _are_all(raw[code].get(period), [raw[each].get(period) for each in members]):
            if any(isinstance(each, Withheld) for each in of_members.values()):
                for each in (name for name, known in of_members.items() if _says_something(known)):
                    hidden.setdefault(each, []).append(period)
        else:
            cells = SumCells(total=result, members=of_members, raw={each: raw[each].get(period) for each in codes})
            for each in to_withhold(by_code[code].indicator, protection, code, cells):
                hidden.setdefault(each, []).append(period)
    for each, periods in hidden.items():
        length_of_parts = by_code[each].series.frequency
        inside = [part for period in periods for part in parts_of(period, length_of_parts)]
        by_code[each] = _without(by_code[each], inside)
    return bool(hidden)


def _are_all(total: Released, members: Sequence[Released]) -> bool:
    """Return True if the members that have a result add up to the total."""
    known = [each for each in members if isinstance(each, Fraction | Ratio)]
    return bool(known) and _sum(known) == total


def _says_something(known: Released) -> bool:
    """Return True if a member shows a figure or a rating."""
    return not isinstance(known, Withheld) or bool(known.ratings)


def _shown(entry: Entry, length: Frequency) -> TimeSeries:
    indicator, series = entry
    if length is series.frequency or indicator.aggregation is None:
        return released(indicator, series)
    return released_whole(indicator, series, length, indicator.aggregation)


def _combined(entry: Entry, length: Frequency) -> TimeSeries:
    indicator, series = entry
    if length is series.frequency or indicator.aggregation is None:
        return series
    return series.combined(length, indicator.aggregation, financial_year=indicator.financial_year)


def _without(entry: Entry, periods: Collection[Period]) -> Entry:
    """Return an entry whose results of some periods are withheld, with their ratings."""
    results: dict[Period, Released] = {period: result for period, result, _ in entry.series}
    results |= {period: Withheld() for period in periods if results.get(period) is not None}
    return Entry(entry.indicator, with_results(entry.series, results))
