"""Columns: the names of the columns of a long table."""

from collections.abc import Iterable
from typing import Final

from attrs import field, frozen

from qpr_core.errors import TableError
from qpr_core.model.thresholds.polarity import Polarity
from qpr_core.model.time.financial_year import APRIL, FinancialYear, check_financial_year
from qpr_core.model.time.frequency import Frequency
from qpr_core.model.values.arguments import check_optional_kind
from qpr_core.model.values.figures import FLOAT_PLACES, whole_number
from qpr_core.model.values.items import items_of
from qpr_core.model.values.records import shown

MILLION: Final = 1_000_000


TEMPORARY: Final = "__qpr_"
"""The start of the names of temporary columns, which are dropped at the end."""


_LARGEST_LIMIT: Final = 20
"""The largest limit of small counts: each count below it is tried for every row."""


_ONE_POLARITY: Final = (
    "polarity of all rows must have a better side (rate expected ranges with target=None and thresholds)"
)


def _series(given: Iterable[str]) -> tuple[str, ...]:
    """Return the names of one or more columns as a tuple."""
    if isinstance(given, str):
        return (given,)
    return items_of(given) or ()


def _frequency(given: Frequency | str | None) -> Frequency | None:
    return check_optional_kind(given, Frequency, "frequency")


@frozen(kw_only=True, repr=False)
class Columns:
    """The names of the columns of a table.

    A function reads only the columns that it needs.

    Attributes:
        series: The columns that together name a series: the indicator, or the council and the indicator.
        period: The column of periods. It contains names that `Period.parse` reads, dates (any date in the period, also
            as text with the day first), or whole numbers that count periods.
        financial_year: The financial year that the names refer to.
        frequency: The length of all periods. With it, two dates in one period are the same period, and a name of a
            different length is an unknown period. If `None`, each date is a separate period for `check` and `rate`.
        value: The column of values. If `None`, results are counts.
        numerator: The column of numerators, if results are counts.
        denominator: The column of denominators, if results are counts.
        per: The number that a ratio of two counts is multiplied by. Defaults to 100, for percentages.
        target: The column of targets. If `None`, no row has a target.
        floor: The column of floors, the worst Amber values. If `None`, tolerances are used.
        tolerance: The column of tolerances, as a percentage of the size of the target.
        polarity: The column of polarities, or the one polarity of all rows.
        data_only: The column of True and False that marks indicators which have no target on purpose. A missing mark
            counts as False. If `None`, no row is marked.
        rating: The column of ratings that `rate` adds.
        status: The column of statuses that `rate` adds.
        withhold_below: Counts from 1 up to (not including) this number are withheld. It is a whole number from 1 to 20,
            and all values must then be counts. If `None`, nothing is withheld. Each row is protected on its own: no
            other row is withheld because it would reveal a small count (secondary suppression).
        is_withheld: The column of True and False that functions add if counts are withheld.

    >>> Columns(value=None, floor=None, polarity=Polarity.LOWER_IS_BETTER).thresholds
    ('target', 'tolerance')
    >>> Columns(series=["council", "indicator"]).keys
    ('council', 'indicator', 'period')

    Raises:
        TableError: If a name is not text, `series` is empty or names a column twice, or `per` or `withhold_below` is
            not a whole number in its limits. Also if there is a column of targets and the polarity of all rows is
            neither, or is closest to target and there is a floor.
        PeriodError: If `financial_year` is not a `FinancialYear`, or `frequency` is neither a `Frequency` nor a word
            for one.
    """

    series: tuple[str, ...] = field(default=("indicator",), converter=_series)
    period: str = "period"
    financial_year: FinancialYear = APRIL
    frequency: Frequency | None = field(default=None, converter=_frequency)
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
    withhold_below: int | None = None
    is_withheld: str = "is_withheld"

    __repr__ = shown

    def __attrs_post_init__(self) -> None:
        """Check every field."""
        check_financial_year(self.financial_year)
        if not isinstance(self.per, int) or isinstance(self.per, bool) or not 1 <= self.per <= MILLION:
            raise TableError(f"per must be a whole number from 1 to {MILLION:,}", given=self.per)
        most = _LARGEST_LIMIT
        if self.withhold_below is not None and whole_number(self.withhold_below) not in range(1, most + 1):
            raise TableError(f"withhold_below must be a whole number from 1 to {most}", given=self.withhold_below)
        named = (self.numerator, self.denominator, self.tolerance, *self.results, *self.thresholds)
        for name in (
            *self.keys,
            *named,
            *self.polarities,
            *self.data_only_flags,
            self.rating,
            self.status,
            self.is_withheld,
        ):
            if not isinstance(name, str):
                raise TableError("name of a column must be text", given=name)
        if not self.series or len(set(self.series)) < len(self.series):
            raise TableError("series must name one or more different columns", given=self.series)
        if self.polarity is Polarity.NEITHER and self.target is not None:
            raise TableError(_ONE_POLARITY, shown="Polarity.NEITHER")
        is_closest = self.polarity is Polarity.CLOSEST_TO_TARGET_IS_BEST
        if is_closest and self.floor is not None and self.target is not None:
            raise TableError(
                "closest to target needs a tolerance instead of a floor (pass floor=None)", shown="a floor"
            )

    @property
    def keys(self) -> tuple[str, ...]:
        """The columns that together name one observation."""
        return (*self.series, self.period)

    @property
    def answers(self) -> tuple[str, ...]:
        """The columns that `rate` adds."""
        withheld = () if self.withhold_below is None else (self.is_withheld,)
        return (self.rating, self.status, *withheld)

    @property
    def results(self) -> tuple[str, ...]:
        """The column of values, or the two columns of counts."""
        return (self.numerator, self.denominator) if self.value is None else (self.value,)

    @property
    def edge(self) -> str:
        """The column that sets the edge of Amber: the floor or the tolerance."""
        return self.tolerance if self.floor is None else self.floor

    @property
    def thresholds(self) -> tuple[str, ...]:
        """The columns of the target and of the edge of Amber; empty if there is no target."""
        return () if self.target is None else (self.target, self.edge)

    @property
    def figures(self) -> tuple[str, ...]:
        """The columns of numbers: the results and the thresholds."""
        return (*self.results, *self.thresholds)

    def places_of(self, name: str) -> int:
        """Return the decimal places that are compared: 6, or 0 of counts, 2 of tolerances."""
        if self.value is None and name in self.results:
            return 0
        return 2 if self.floor is None and name == self.tolerance else FLOAT_PLACES

    @property
    def distances_from(self) -> str | None:
        """The column of targets if distances to it may be compared, or `None`."""
        return self.target if self.may_be_closest else None

    @property
    def may_be_closest(self) -> bool:
        """Whether some rows may have the polarity closest to target."""
        return not isinstance(self.polarity, Polarity) or self.polarity.needs_target

    @property
    def polarities(self) -> tuple[str, ...]:
        """The column of polarities; empty if all rows have the same polarity."""
        return () if isinstance(self.polarity, Polarity) else (self.polarity,)

    @property
    def data_only_flags(self) -> tuple[str, ...]:
        """The column that marks data-only indicators; empty if there is none."""
        return () if self.data_only is None else (self.data_only,)


def read_columns(columns: object, *, of_ranges: bool = False) -> Columns:
    """Check that *columns* is a `Columns` and return it.

    `None` gives the default names. *of_ranges* is True if the rows may have expected ranges.

    Raises:
        TableError: If *columns* is not a `Columns`, or if the one polarity of all rows is neither and the rows do not
            have expected ranges.
    """
    if columns is None:
        return Columns()
    if not isinstance(columns, Columns):
        raise TableError("columns must be Columns", given=columns)
    if columns.polarity is Polarity.NEITHER and not of_ranges:
        raise TableError(_ONE_POLARITY, shown="Polarity.NEITHER")
    return columns
