"""Numbers for the polarity and the status of a row.

With numbers, an engine can bring together the rows of a series.
"""

from typing import Final

import narwhals.stable.v2 as nw

from qpr_core.frames.tables.columns import TEMPORARY, Columns
from qpr_core.frames.tables.conditions import as_word, first_of
from qpr_core.frames.tables.row_status import RowStatus
from qpr_core.frames.tables.scaled_figures import has_polarity
from qpr_core.model.thresholds.polarity import Polarity

CODE: Final = f"{TEMPORARY}code"


SIGN: Final = f"{TEMPORARY}sign"


HIGHER, LOWER, CLOSEST, NEITHER, UNKNOWN = 1, -1, 0, 2, 3
"""The number of each polarity, and of text that names no polarity."""


_SIGNS: Final = {
    Polarity.HIGHER_IS_BETTER: HIGHER,
    Polarity.LOWER_IS_BETTER: LOWER,
    Polarity.CLOSEST_TO_TARGET_IS_BEST: CLOSEST,
    Polarity.NEITHER: NEITHER,
}


def sign_of(columns: Columns) -> nw.Expr:
    """Return the number of the polarity of a row."""
    if isinstance(columns.polarity, Polarity):
        return nw.lit(_SIGNS[columns.polarity], nw.Int64)
    sign = nw.lit(UNKNOWN, nw.Int64)
    for polarity, number in _SIGNS.items():
        sign = nw.when(has_polarity(polarity)).then(nw.lit(number, nw.Int64)).otherwise(sign)
    return sign


def sign_in(columns: Columns) -> nw.Expr:
    """Return the polarity number from the column `SIGN`, or of all rows."""
    return sign_of(columns) if isinstance(columns.polarity, Polarity) else nw.col(SIGN)


def is_nameless(columns: Columns) -> nw.Expr:
    """Return True for a row whose series has no name, or only a part of one."""
    return nw.any_horizontal(*(nw.col(name).is_null() for name in columns.series), ignore_nulls=True)


def status_words(code: nw.Expr, statuses: list[RowStatus]) -> nw.Expr:
    """Turn numbers of statuses into their words."""
    reasons = [(code == status.code, status) for status in statuses]
    return first_of(reasons[:-1], statuses[-1], as_word)
