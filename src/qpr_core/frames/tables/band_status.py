"""The status of each row that is rated by bands of any kind."""

from typing import Any

import narwhals.stable.v2 as nw

from qpr_core.frames.tables.banding import IS_EXACT, Banding
from qpr_core.frames.tables.conditions import CAN_BE_RATED, Literal, Reason, first_of, result_conditions, result_reasons
from qpr_core.frames.tables.row_status import RowStatus
from qpr_core.frames.tables.scaled_figures import DATA_ONLY, all_of, has_polarity, with_steps
from qpr_core.model.thresholds.polarity import Polarity


def prepared_bands(banding: Banding) -> Any:
    """Add the scaled figures of each row, and whether it can be rated.

    A null means that it cannot be rated.
    """
    figures = banding.figures
    names = (*figures.columns.results, *banding.columns)
    scaled = [*figures.scaled(names), *figures.polarities_as_text(), *figures.marked()]
    flags = [] if figures.columns.data_only is None else [~nw.col(DATA_ONLY)]
    exact = [*result_conditions(figures), *banding.exactness(), *banding.sizes(), *flags]
    can = all_of([nw.col(IS_EXACT), *banding.agreement()])
    return with_steps(
        figures.table.frame,
        scaled,
        figures.whole_numbers(names),
        [all_of(exact).fill_null(value=False).alias(IS_EXACT)],
        banding.integers(),
        [can.alias(CAN_BE_RATED)],
    )


def status_by_bands(banding: Banding, literal: Literal) -> nw.Expr:
    """Return the status of each row: rated, or the reason why it has no rating."""
    figures, columns = banding.figures, banding.figures.columns
    missing = [figures.is_missing(name) for name in banding.columns]
    lacks_all = all_of(missing) if missing else nw.lit(value=False)
    reasons: list[Reason] = [
        (nw.col(CAN_BE_RATED).fill_null(value=False), RowStatus.RATED),
        *result_reasons(figures),
    ]
    if isinstance(columns.polarity, str) and not banding.is_expectation:
        reasons.append((has_polarity(Polarity.NEITHER), RowStatus.DATA_ONLY))
    if columns.data_only is not None:
        lacks_target = lacks_all if missing else nw.lit(value=True)
        reasons.append((nw.col(DATA_ONLY) & lacks_target, RowStatus.DATA_ONLY))
        reasons.append((nw.col(DATA_ONLY), RowStatus.CONTRADICTION))
    reasons.append((lacks_all, RowStatus.NO_TARGET))
    reasons += [(each, RowStatus.CONTRADICTION) for each in missing]
    exact, small = banding.exactness(), banding.sizes()
    reasons += [(~each, RowStatus.TOO_LARGE) for each in small]
    reasons += [(~each, RowStatus.TOO_FINE) for each in exact]
    return first_of(reasons, RowStatus.CONTRADICTION, literal)
