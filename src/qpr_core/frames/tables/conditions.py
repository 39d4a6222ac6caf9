"""Conditions for a row to have an answer, and the status if it fails one."""

from collections.abc import Callable
from typing import Final, TypeAlias

import narwhals.stable.v2 as nw

from qpr_core.frames.tables.columns import MILLION, TEMPORARY
from qpr_core.frames.tables.exact_floats import rounded
from qpr_core.frames.tables.row_status import RowStatus
from qpr_core.frames.tables.scaled_figures import (
    DATA_ONLY,
    LARGEST_PRODUCT,
    POLARITY,
    TOLERANCE_SCALE,
    Figures,
    all_of,
    has_polarity,
)
from qpr_core.model.thresholds.polarity import Polarity

Reason: TypeAlias = tuple[nw.Expr, RowStatus]
"""A condition, and the status of a row that meets it.

If a row meets several, the first one counts.
"""


CAN_BE_RATED: Final = f"{TEMPORARY}can be rated"


Literal: TypeAlias = Callable[[RowStatus], nw.Expr]
"""A function that writes a status into a column: as its word, or as its number."""


def as_word(status: RowStatus) -> nw.Expr:
    """Write a status as its word."""
    return nw.lit(status.value)


def as_code(status: RowStatus) -> nw.Expr:
    """Write a status as its number."""
    return nw.lit(status.code, nw.Int64)


def first_of(reasons: list[Reason], otherwise: RowStatus, literal: Literal) -> nw.Expr:
    """Return the status of the first condition that a row meets."""
    chosen = literal(otherwise)
    for condition, status in reversed(reasons):
        chosen = nw.when(condition).then(literal(status)).otherwise(chosen)
    return chosen


def status_of(figures: Figures, literal: Literal) -> nw.Expr:
    """Return the status of each row: rated, or the reason why it has no rating."""
    reasons = [(nw.col(CAN_BE_RATED).fill_null(value=False), RowStatus.RATED), *result_reasons(figures)]
    target = figures.columns.target
    if isinstance(figures.columns.polarity, str):
        reasons.append((has_polarity(Polarity.NEITHER), RowStatus.DATA_ONLY))
    if figures.columns.data_only is not None:
        lacks_target = nw.lit(value=True) if target is None else figures.is_missing(target)
        reasons.append((nw.col(DATA_ONLY) & lacks_target, RowStatus.DATA_ONLY))
        reasons.append((nw.col(DATA_ONLY), RowStatus.CONTRADICTION))
    if target is None:
        return first_of(reasons, RowStatus.NO_TARGET, literal)
    reasons.append((figures.is_missing(target), RowStatus.NO_TARGET))
    wrong = figures.is_missing(figures.columns.edge) | ~_agree(figures, target)
    reasons.append((wrong, RowStatus.CONTRADICTION))
    if not figures.exact_conditions(figures.columns.thresholds):
        return first_of(reasons, RowStatus.TOO_LARGE, literal)
    reasons.append((~all_of(_within(figures, target)), RowStatus.TOO_LARGE))
    return first_of(reasons, RowStatus.TOO_FINE, literal)


def can_be_rated(figures: Figures) -> nw.Expr:
    """Return True for a row that can be rated exactly; null means no."""
    target = figures.columns.target
    conditions = result_conditions(figures)
    if figures.columns.data_only is not None:
        conditions.append(~nw.col(DATA_ONLY))
    if target is None:
        conditions.append(nw.lit(value=False))
    else:
        conditions += [*_within(figures, target), _agree(figures, target)]
        conditions += figures.exact_conditions(figures.columns.thresholds)
        if figures.by_tolerance and isinstance(figures.columns.polarity, str):
            conditions.append(has_polarity(*(each for each in Polarity if each.judges)))
    return all_of(conditions)


def result_reasons(figures: Figures) -> list[Reason]:
    """Return the reasons why a row has no result that can be compared."""
    columns = figures.columns
    first, last = columns.results[0], columns.results[-1]
    reasons = list[Reason]()
    if isinstance(columns.polarity, str):
        unknown = nw.col(POLARITY).is_null() | ~has_polarity(*Polarity)
        reasons.append((unknown, RowStatus.UNKNOWN_POLARITY))
    if not figures.by_counts:
        reasons.append((figures.is_missing(first), RowStatus.NO_RESULT))
        reasons.append((~all_of(_bounded(figures)), RowStatus.TOO_LARGE))
        reasons += [(~condition, RowStatus.TOO_FINE) for condition in figures.exact_conditions(columns.results)]
        if columns.withhold_below is not None:
            reasons.append((~all_of(count_conditions(figures)), RowStatus.IMPOSSIBLE))
        return reasons
    counted, total = figures.whole(first), figures.whole(last)
    reasons.append((figures.is_missing(first) | figures.is_missing(last), RowStatus.NO_RESULT))
    reasons.append(((counted == 0) & (total == 0), RowStatus.NOTHING_TO_COUNT))
    reasons.append((~all_of(_counts(figures)), RowStatus.IMPOSSIBLE))
    reasons.append((~all_of(_bounded(figures)), RowStatus.TOO_LARGE))
    return reasons


def has_result(figures: Figures) -> nw.Expr:
    """Return True for a row with a result, correct or not; 0 out of 0 is not a result."""
    first, last = figures.columns.results[0], figures.columns.results[-1]
    if not figures.by_counts:
        return ~figures.is_missing(first)
    nothing = (figures.whole(first) == 0) & (figures.whole(last) == 0)
    return ~figures.is_missing(first) & ~figures.is_missing(last) & ~nothing


def result_conditions(figures: Figures) -> list[nw.Expr]:
    """Return the conditions for a result to be compared exactly."""
    if figures.by_counts:
        return [*_bounded(figures), *_counts(figures)]
    counted = [] if figures.columns.withhold_below is None else count_conditions(figures)
    return [*_bounded(figures), *figures.exact_conditions(figures.columns.results), *counted]


def count_conditions(figures: Figures) -> list[nw.Expr]:
    """Return the conditions for results to be counts."""
    names = figures.columns.results
    if figures.by_counts:
        return [nw.lit(value=True), *figures.exact_conditions(names)]
    if figures.table.is_whole(names[0]):
        return [nw.lit(value=True)]
    value = figures.whole(names[0])
    return [value == rounded(value / MILLION) * MILLION]


def _counts(figures: Figures) -> list[nw.Expr]:
    counted, total = figures.columns.results
    return [figures.whole(total) > 0, figures.whole(counted) >= 0, *figures.exact_conditions((counted, total))]


def _bounded(figures: Figures) -> list[nw.Expr]:
    """Return the conditions for a result to stay within 64 bits when it is multiplied."""
    first, last = figures.columns.results[0], figures.columns.results[-1]
    if figures.by_counts:
        limit = LARGEST_PRODUCT / (figures.columns.per * MILLION * scale_of(figures))
        return [figures.whole(first).abs() < limit, figures.fits(last)]
    return (
        [figures.whole(first).abs() < LARGEST_PRODUCT / scale_of(figures)]
        if figures.by_tolerance
        else [figures.fits(first)]
    )


def _within(figures: Figures, target: str) -> list[nw.Expr]:
    """Return the conditions for products of thresholds to fit into 64 bits."""
    size, edge = figures.whole(target).abs(), figures.whole(figures.columns.edge).abs()
    fits = [figures.fits(name) for name in figures.columns.thresholds]
    if not figures.of_products:
        return fits
    total = figures.whole(figures.columns.denominator) if figures.by_counts else 1
    factor = size * edge if figures.by_tolerance else edge
    return [*fits, size * total * scale_of(figures) < LARGEST_PRODUCT, factor * total < LARGEST_PRODUCT]


def _agree(figures: Figures, target: str) -> nw.Expr:
    """Return True for a row whose floor or tolerance suits its target.

    A floor must not be better than its target. A tolerance must not be negative, and needs a target that is not 0.
    """
    aim, edge = figures.whole(target), figures.whole(figures.columns.edge)
    if figures.by_tolerance:
        return (edge >= 0) & (aim != 0)
    return reached(figures, aim, edge, edge)


def scale_of(figures: Figures) -> int:
    """Return the factor of products: 10,000 with a tolerance, otherwise 1."""
    return TOLERANCE_SCALE if figures.by_tolerance else 1


def reached(figures: Figures, result: nw.Expr, least: nw.Expr, most: nw.Expr) -> nw.Expr:
    """Return True for a row whose result is at least as good as an edge.

    The edge is *least* if higher is better and *most* if lower is better. If closest to target is best, the result must
    be within both.
    """
    at_least, at_most = result >= least, result <= most
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
