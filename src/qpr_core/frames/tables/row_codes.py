"""What the verbs share that bring together the rows of a series: its polarity, its name, and statuses by number."""

from typing import Final

import narwhals.stable.v2 as nw

from qpr_core.frames.tables.columns import OWN, Columns
from qpr_core.frames.tables.conditions import as_word, first_of
from qpr_core.frames.tables.row_status import RowStatus
from qpr_core.frames.tables.scaled_figures import has_polarity
from qpr_core.model.thresholds.polarity import Polarity

CODE: Final = f"{OWN}code"


SIGN: Final = f"{OWN}sign"


HIGHER, LOWER, CLOSEST, NEITHER, UNKNOWN = 1, -1, 0, 2, 3


"""A number for each polarity, and for one that nobody knows."""


_SIGNS: Final = {
    Polarity.HIGHER_IS_BETTER: HIGHER,
    Polarity.LOWER_IS_BETTER: LOWER,
    Polarity.CLOSEST_TO_TARGET_IS_BEST: CLOSEST,
    Polarity.NEITHER: NEITHER,
}


def sign_of(columns: Columns) -> nw.Expr:
    """Give the number of the polarity of a row."""
    if isinstance(columns.polarity, Polarity):
        return nw.lit(_SIGNS[columns.polarity], nw.Int64)
    sign = nw.lit(UNKNOWN, nw.Int64)
    for polarity, number in _SIGNS.items():
        sign = nw.when(has_polarity(polarity)).then(nw.lit(number, nw.Int64)).otherwise(sign)
    return sign


def sign_in(columns: Columns) -> nw.Expr:
    """Give the number of the polarity where it stands in a column already, if rows differ in it."""
    return sign_of(columns) if isinstance(columns.polarity, Polarity) else nw.col(SIGN)


def is_nameless(columns: Columns) -> nw.Expr:
    """Tell whether a row does not say of what series it is."""
    return nw.any_horizontal(*(nw.col(name).is_null() for name in columns.series), ignore_nulls=True)


def worded(code: nw.Expr, statuses: list[RowStatus]) -> nw.Expr:
    """Write the number of a status as its word."""
    reasons = [(code == status.code, status) for status in statuses]
    return first_of(reasons[:-1], statuses[-1], as_word)
