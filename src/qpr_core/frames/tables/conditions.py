"""What has to be so of a row for it to have an answer, and what it is called where that is not so."""

from collections.abc import Callable
from typing import Final, TypeAlias

import narwhals.stable.v2 as nw

from qpr_core.frames.tables.columns import MILLION, OWN
from qpr_core.frames.tables.row_status import RowStatus
from qpr_core.frames.tables.scaled_figures import DATA_ONLY, POLARITY, SAFE, TEN_THOUSAND, Figures, all_of, has_polarity
from qpr_core.model.thresholds.polarity import Polarity

Reason: TypeAlias = tuple[nw.Expr, RowStatus]
"""What is so of a row, and what it is called; of several, the first that is so counts."""


CAN: Final = f"{OWN}can"


Literal: TypeAlias = Callable[[RowStatus], nw.Expr]
"""How a status is written into a column: as its word, or as its number."""


def as_word(status: RowStatus) -> nw.Expr:
    """Write a status as its word."""
    return nw.lit(status.value)


def as_code(status: RowStatus) -> nw.Expr:
    """Write a status as its number."""
    return nw.lit(status.code, nw.Int64)


def first_of(reasons: list[Reason], otherwise: RowStatus, literal: Literal) -> nw.Expr:
    """Give the first status whose reason is so."""
    chosen = literal(otherwise)
    for condition, status in reversed(reasons):
        chosen = nw.when(condition).then(literal(status)).otherwise(chosen)
    return chosen


def status_of(figures: Figures, literal: Literal) -> nw.Expr:
    """Say of each row whether it can be rated, and if not, why."""
    reasons = [(nw.col(CAN).fill_null(value=False), RowStatus.RATED), *result_reasons(figures)]
    target = figures.columns.target
    if isinstance(figures.columns.polarity, str):
        reasons.append((has_polarity(Polarity.NEITHER), RowStatus.DATA_ONLY))
    if target is None:
        reasons += [(nw.col(DATA_ONLY), RowStatus.DATA_ONLY) for _ in figures.columns.data_only_flags]
        return first_of(reasons, RowStatus.NO_TARGET, literal)
    for _ in figures.columns.data_only_flags:
        reasons.append((nw.col(DATA_ONLY) & figures.is_missing(target), RowStatus.DATA_ONLY))
        reasons.append((nw.col(DATA_ONLY), RowStatus.CONTRADICTION))
    reasons.append((figures.is_missing(target), RowStatus.NO_TARGET))
    wrong = figures.is_missing(figures.columns.edge) | ~_agree(figures, target)
    reasons.append((wrong, RowStatus.CONTRADICTION))
    if not figures.sharp(figures.columns.thresholds):
        return first_of(reasons, RowStatus.TOO_LARGE, literal)
    reasons.append((~all_of(_within(figures, target)), RowStatus.TOO_LARGE))
    return first_of(reasons, RowStatus.TOO_FINE, literal)


def can_be_rated(figures: Figures) -> nw.Expr:
    """Tell whether a row has all that a rating needs, and all of it can be compared exactly; null is no, too."""
    target = figures.columns.target
    conditions = [*result_conditions(figures), *(~nw.col(DATA_ONLY) for _ in figures.columns.data_only_flags)]
    if target is None:
        conditions.append(nw.lit(value=False))
    else:
        conditions += [*_within(figures, target), _agree(figures, target)]
        conditions += figures.sharp(figures.columns.thresholds)
        if figures.by_tolerance and isinstance(figures.columns.polarity, str):
            conditions.append(nw.col(POLARITY).is_in([each.value for each in Polarity if each.judges]))
    return all_of(conditions)


def result_reasons(figures: Figures) -> list[Reason]:
    """Say why a row has no result that can be compared."""
    columns = figures.columns
    first, last = columns.results[0], columns.results[-1]
    reasons = list[Reason]()
    if isinstance(columns.polarity, str):
        words = nw.col(POLARITY)
        unknown = words.is_null() | ~words.is_in([each.value for each in Polarity])
        reasons.append((unknown, RowStatus.UNKNOWN_POLARITY))
    if not figures.by_counts:
        reasons.append((figures.is_missing(first), RowStatus.NO_RESULT))
        reasons.append((~all_of(_bounded(figures)), RowStatus.TOO_LARGE))
        reasons += [(~sharp, RowStatus.TOO_FINE) for sharp in figures.sharp(columns.results)]
        return reasons
    counted, total = figures.whole(first), figures.whole(last)
    reasons.append((figures.is_missing(first) | figures.is_missing(last), RowStatus.NO_RESULT))
    reasons.append(((counted == 0) & (total == 0), RowStatus.NOTHING_TO_COUNT))
    reasons.append((~all_of(_counts(figures)), RowStatus.IMPOSSIBLE))
    reasons.append((~all_of(_bounded(figures)), RowStatus.TOO_LARGE))
    return reasons


def has_result(figures: Figures) -> nw.Expr:
    """Tell whether there is a result at all, sound or not; nought of nought is none."""
    first, last = figures.columns.results[0], figures.columns.results[-1]
    if not figures.by_counts:
        return ~figures.is_missing(first)
    nothing = (figures.whole(first) == 0) & (figures.whole(last) == 0)
    return ~figures.is_missing(first) & ~figures.is_missing(last) & ~nothing


def result_conditions(figures: Figures) -> list[nw.Expr]:
    """Give what has to be so of a result for it to be compared exactly."""
    if figures.by_counts:
        return [*_bounded(figures), *_counts(figures)]
    return [*_bounded(figures), *figures.sharp(figures.columns.results)]


def _counts(figures: Figures) -> list[nw.Expr]:
    counted, total = figures.columns.results
    return [figures.whole(total) > 0, figures.whole(counted) >= 0, *figures.sharp((counted, total))]


def _bounded(figures: Figures) -> list[nw.Expr]:
    """Bound the results, so that what they are multiplied by leaves them within 64 bits."""
    first, last = figures.columns.results[0], figures.columns.results[-1]
    if figures.by_counts:
        limit = SAFE / (figures.columns.per * MILLION * scale_of(figures))
        return [figures.whole(first).abs() < limit, figures.is_held(last)]
    return [figures.whole(first).abs() < SAFE / scale_of(figures)] if figures.by_tolerance else [figures.is_held(first)]


def _within(figures: Figures, target: str) -> list[nw.Expr]:
    """Bound the thresholds, and the products that they are in."""
    shown, edge = figures.whole(target).abs(), figures.whole(figures.columns.edge).abs()
    held = [figures.is_held(name) for name in figures.columns.thresholds]
    if not figures.of_products:
        return held
    total = figures.whole(figures.columns.denominator) if figures.by_counts else 1
    beside = shown * edge if figures.by_tolerance else edge
    return [*held, shown * total * scale_of(figures) < SAFE, beside * total < SAFE]


def _agree(figures: Figures, target: str) -> nw.Expr:
    """Tell whether a floor is no better than its target, or a tolerance means something."""
    shown, edge = figures.whole(target), figures.whole(figures.columns.edge)
    if figures.by_tolerance:
        return (edge >= 0) & (shown != 0)
    return reached(figures, shown, edge, edge)


def scale_of(figures: Figures) -> int:
    """Say how many times larger than figures the products are that stand for them."""
    return TEN_THOUSAND if figures.by_tolerance else 1


def reached(figures: Figures, shown: nw.Expr, least: nw.Expr, most: nw.Expr) -> nw.Expr:
    """Tell whether a figure is as good as an edge: *least* where higher is better, *most* where lower, else both."""
    at_least, at_most = shown >= least, shown <= most
    match figures.columns.polarity:
        case Polarity.HIGHER_IS_BETTER:
            return at_least
        case Polarity.LOWER_IS_BETTER:
            return at_most
        case Polarity():
            return at_least & at_most
        case _:
            higher, lower = has_polarity(Polarity.HIGHER_IS_BETTER), has_polarity(Polarity.LOWER_IS_BETTER)
            if not figures.by_tolerance:
                return (higher & at_least) | (lower & at_most)
            return (at_least | lower) & (at_most | higher)
