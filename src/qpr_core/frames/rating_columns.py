"""What the columns of a table that is rated are called, and what becomes of its rows."""

from typing import Final

from attrs import frozen

from qpr_core.errors import TableError, got
from qpr_core.model.choice import Choice
from qpr_core.model.polarity import Polarity
from qpr_core.model.shown import shown

MILLION: Final = 1_000_000


class RowStatus(Choice):
    """What became of a row: whether it was rated, or why it was not.

    >>> RowStatus("too large").name
    'TOO_LARGE'
    """

    RATED = "rated"
    NO_RESULT = "no result"
    NOTHING_TO_COUNT = "nothing to count"
    NO_TARGET = "no target"
    NO_POLARITY = "no polarity"
    UNKNOWN_POLARITY = "unknown polarity"
    IMPOSSIBLE = "impossible"
    CONTRADICTION = "contradiction"
    TOO_FINE = "too fine"
    TOO_LARGE = "too large"


@frozen(kw_only=True, repr=False)
class RatingColumns:
    """The names of the columns that `rate_rows` reads and writes.

    A result is a `value`, or, where `value` is `None`, a `numerator` and a `denominator`, scaled by `per` (100 for per
    cent). What is still Amber is drawn by a `floor`, or, where `floor` is `None`, by a `tolerance` in per cent of the
    size of the target. `polarity` names a column, or is the polarity of all rows.

    >>> RatingColumns(value=None, floor=None, polarity=Polarity.LOWER_IS_BETTER).names
    ('numerator', 'denominator', 'target', 'tolerance')

    Raises:
        TableError: if a name is no text, `per` is no whole number of 1 or more, or the polarity of all rows is neither,
            or closest to target beside a floor.
    """

    value: str | None = "value"
    numerator: str = "numerator"
    denominator: str = "denominator"
    per: int = 100
    target: str = "target"
    floor: str | None = "floor"
    tolerance: str = "tolerance"
    polarity: str | Polarity = "polarity"
    rating: str = "rating"
    status: str = "status"

    __repr__ = shown

    def __attrs_post_init__(self) -> None:
        """Check every part."""
        if not isinstance(self.per, int) or isinstance(self.per, bool) or not 1 <= self.per <= MILLION:
            raise TableError(f"per must be a whole number from 1 to {MILLION:,}, got {got(self.per)}")
        for name in (*self.names, self.rating, self.status):
            if not isinstance(name, str):
                raise TableError(f"name of a column must be text, got {got(name)}")

        if self.polarity is Polarity.NEITHER:
            raise TableError("polarity of all rows must be one that judges, got Polarity.NEITHER")
        if self.polarity is Polarity.CLOSEST_TO_TARGET_IS_BEST and self.floor is not None:
            raise TableError("closest to target must have a tolerance and not a floor (floor=None), got a floor")

    @property
    def numbers(self) -> tuple[str, ...]:
        """The columns of figures that are read."""
        result = (self.numerator, self.denominator) if self.value is None else (self.value,)
        return (*result, self.target, self.tolerance if self.floor is None else self.floor)

    @property
    def names(self) -> tuple[str, ...]:
        """Every column that is read."""
        return (*self.numbers, *(() if isinstance(self.polarity, Polarity) else (self.polarity,)))
