"""Sums: the further results to withhold next to a withheld one."""

from collections.abc import Mapping

from attrs import frozen

from qpr_core.analysis.disclosure.candidates import NOTHING, candidates_of
from qpr_core.analysis.disclosure.gate import Released
from qpr_core.analysis.disclosure.wholes import MOST_ADDED
from qpr_core.model.indicators.disclosure import Suppress
from qpr_core.model.indicators.indicator import Indicator
from qpr_core.model.series.observation import Result, is_result
from qpr_core.model.series.withheld import Withheld


@frozen(kw_only=True)
class SumCells:
    """A total and its members in a period: published, and raw by code."""

    total: Result | Withheld
    members: Mapping[str, Result | Withheld]
    raw: Mapping[str, Released]


def to_withhold(indicator: Indicator, protection: Suppress, code: str, cells: SumCells) -> list[str]:
    """Return the codes of results to withhold, or to leave without a rating.

    If the withheld members leave enough counts possible for each other, nothing more is withheld. Otherwise the
    smallest further member is. If that is not enough, all members are, and so they are if a withheld total leaves
    several of them too few counts. A withheld result of a sum has no rating.
    """
    total = cells.total
    hidden = [name for name, result in cells.members.items() if isinstance(result, Withheld)]
    rated = [name for name in hidden if _has_ratings(cells.members[name])]
    if isinstance(total, Withheld):
        rated += [code] if hidden and _has_ratings(total) else []
        if _is_small(indicator, cells.raw[code]) and _limit_each_other(protection, len(hidden)):
            return [*rated, *(name for name in cells.members if name not in hidden)]
        return rated or ([] if hidden else _smallest(cells))
    if not hidden or len(hidden) == len(cells.members):
        return [*rated, code] if hidden and _is_squeezed(indicator, protection, total, cells) else rated
    secondary = [name for name in hidden if not _is_small(indicator, cells.raw[name])]
    if not secondary and _leaves_enough(indicator, protection, total.numerator, cells, hidden):
        return rated
    further = secondary or _smallest(cells)
    if len(further) == 1 and _leaves_enough(
        indicator, protection, total.numerator, cells, [*hidden, *further], further[0]
    ):
        return list(dict.fromkeys([*rated, *(name for name in further if name not in hidden)]))
    return [name for name in cells.members if name not in hidden or name in rated]


def _limit_each_other(protection: Suppress, hidden: int) -> bool:
    """Return True if a withheld total leaves its members too few counts."""
    return hidden > 1 or protection.fewest > protection.below - 2


def _is_squeezed(indicator: Indicator, protection: Suppress, total: Result, cells: SumCells) -> bool:
    """Return True if a small published total leaves too few counts."""
    is_small = all(_is_small(indicator, cells.raw[name]) for name in cells.members)
    return is_small and total.numerator - len(cells.members) + 1 < protection.fewest


def _has_ratings(result: Released) -> bool:
    return isinstance(result, Withheld) and bool(result.ratings)


def _is_small(indicator: Indicator, result: Released) -> bool:
    return is_result(result) and indicator.must_withhold(result)


def _smallest(cells: SumCells) -> list[str]:
    """Return the code of the smallest published member above 0, if any."""
    known = {name: result.numerator for name, result in cells.members.items() if is_result(result) and result.numerator}
    return sorted(known, key=known.__getitem__)[:1]


def _leaves_enough(  # noqa: PLR0913, PLR0917  a sum in parts
    indicator: Indicator,
    protection: Suppress,
    total: int,
    cells: SumCells,
    hidden: list[str],
    further: str | None = None,
) -> bool:
    """Return True if enough counts remain possible for each withheld member.

    A *further* member was withheld because it is the smallest, so it can have no count below the limit, and none above
    the smallest that is published.
    """
    if protection.below > MOST_ADDED:
        return False
    shown = [each.numerator for name, each in cells.members.items() if name not in hidden and is_result(each)]
    left = total - sum(shown)
    terms: dict[str, frozenset[int]] = {}
    for name in hidden:
        result = cells.raw[name]
        if name != further and is_result(result):
            terms[name] = frozenset(candidates_of(indicator, protection, result, NOTHING).each())
    most = min([each for each in shown if each], default=left)
    for name, term in terms.items():
        sums = {0}
        for other in (each for key, each in terms.items() if key != name):
            sums = {known + each for known in sums for each in other}
        rests = ({left - each - known for known in sums} for each in term)
        fits = (any(protection.below <= rest <= most if further else rest == 0 for rest in each) for each in rests)
        if sum(fits) < protection.fewest:
            return False
    return True
