"""What the columns of a long table are called, and what is the same for all of its rows."""

from collections.abc import Iterable
from typing import Final

from attrs import field, frozen

from qpr_core.errors import TableError, got
from qpr_core.model.thresholds.polarity import Polarity
from qpr_core.model.time.financial_year import APRIL, FinancialYear, check_financial_year
from qpr_core.model.values.figures import FLOAT_PLACES
from qpr_core.model.values.items import items_of
from qpr_core.model.values.records import shown

MILLION: Final = 1_000_000


OWN: Final = "__qpr "
"""The prefix of temporary columns, which are dropped at the end."""


def _series(given: Iterable[str]) -> tuple[str, ...]:
    """Read the names of one column or of several."""
    if isinstance(given, str):
        return (given,)
    return items_of(given) or ()


@frozen(kw_only=True, repr=False)
class Columns:
    """The names of the columns that the verbs of tables read, and of the two that `rate` adds.

    The columns of `series` together tell one series of results from another: the indicator, or the council and the
    indicator. `period` is of days, any one of the period; of names of quarters like "Q2 2023/24", in the
    `financial_year`; or of whole numbers that count periods. A result is a `value`, or, where `value` is `None`, a
    `numerator` and a `denominator`, scaled by `per` (100 for per cent). What is still Amber is drawn by a `floor`, or,
    where `floor` is `None`, by a `tolerance` in per cent of the size of the target; where `target` is `None`, no row
    has any. `polarity` names a column, or is the polarity of all rows. A verb reads only the columns that it needs.

    >>> Columns(value=None, floor=None, polarity=Polarity.LOWER_IS_BETTER).thresholds
    ('target', 'tolerance')
    >>> Columns(series=["council", "indicator"]).keys
    ('council', 'indicator', 'period')

    Raises:
        TableError: if a name is no text, there is no column of the series or one twice, `per` is no whole number of 1
            or more, or the polarity of all rows is neither, or closest to target beside a floor.
        PeriodError: if `financial_year` is none.
    """

    series: tuple[str, ...] = field(default=("indicator",), converter=_series)
    period: str = "period"
    financial_year: FinancialYear = APRIL
    value: str | None = "value"
    numerator: str = "numerator"
    denominator: str = "denominator"
    per: int = 100
    target: str | None = "target"
    floor: str | None = "floor"
    tolerance: str = "tolerance"
    polarity: str | Polarity = "polarity"
    data_only: str | None = None
    rating: str = "rating"
    status: str = "status"

    __repr__ = shown

    def __attrs_post_init__(self) -> None:
        """Check every part."""
        check_financial_year(self.financial_year)
        if not isinstance(self.per, int) or isinstance(self.per, bool) or not 1 <= self.per <= MILLION:
            raise TableError(f"per must be a whole number from 1 to {MILLION:,}, got {got(self.per)}")
        named = (self.numerator, self.denominator, self.tolerance, *self.results, *self.thresholds)
        for name in (*self.keys, *named, *self.polarities, *self.data_only_flags, self.rating, self.status):
            if not isinstance(name, str):
                raise TableError(f"name of a column must be text, got {got(name)}")
        if not self.series or len(set(self.series)) < len(self.series):
            raise TableError(f"series must be one column or several, each once, got {got(self.series)}")
        if self.polarity is Polarity.NEITHER:
            raise TableError("polarity of all rows must be one that judges, got Polarity.NEITHER")
        if self.polarity is Polarity.CLOSEST_TO_TARGET_IS_BEST and self.floor is not None:
            raise TableError("closest to target must have a tolerance and not a floor (floor=None), got a floor")

    @property
    def keys(self) -> tuple[str, ...]:
        """The columns that together name an observation."""
        return (*self.series, self.period)

    @property
    def results(self) -> tuple[str, ...]:
        """The column of the values, or the columns of the counts."""
        return (self.numerator, self.denominator) if self.value is None else (self.value,)

    @property
    def edge(self) -> str:
        """The column that says what is still Amber: the floor, or the tolerance."""
        return self.tolerance if self.floor is None else self.floor

    @property
    def thresholds(self) -> tuple[str, ...]:
        """The columns of the thresholds; none where there is no target."""
        return () if self.target is None else (self.target, self.edge)

    @property
    def figures(self) -> tuple[str, ...]:
        """The columns of figures: of results and of thresholds."""
        return (*self.results, *self.thresholds)

    def places_of(self, name: str) -> int:
        """Return how many decimal places of a column of figures are compared: none of counts, two of tolerances."""
        if self.value is None and name in self.results:
            return 0
        return 2 if self.floor is None and name == self.tolerance else FLOAT_PLACES

    @property
    def distances_from(self) -> str | None:
        """The column of the target, if results may be judged by their distances to it; `None` if not."""
        return self.target if self.may_be_closest else None

    @property
    def may_be_closest(self) -> bool:
        """Whether there may be rows where closest to target is best."""
        return not isinstance(self.polarity, Polarity) or self.polarity.needs_target

    @property
    def polarities(self) -> tuple[str, ...]:
        """The column of the polarity; none where all rows have the same."""
        return () if isinstance(self.polarity, Polarity) else (self.polarity,)

    @property
    def data_only_flags(self) -> tuple[str, ...]:
        """The column that marks indicators which have no target on purpose; empty if there is no such column."""
        return () if self.data_only is None else (self.data_only,)


def require_columns(columns: object) -> Columns:
    """Give the names of columns that were given, or the usual ones for `None`.

    Raises:
        TableError: if it is something else.
    """
    if columns is None:
        return Columns()
    if not isinstance(columns, Columns):
        raise TableError(f"columns must be Columns, got {got(columns)}")
    return columns
