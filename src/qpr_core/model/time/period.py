"""Periods: `Period` and `Baseline`."""

from datetime import date, timedelta

from attrs import field, frozen

from qpr_core.errors import PeriodError
from qpr_core.model.time import period_names, period_writing
from qpr_core.model.time.days import read_day
from qpr_core.model.time.financial_year import APRIL, FinancialYear, check_financial_year
from qpr_core.model.time.frequency import Frequency
from qpr_core.model.time.period_names import PeriodStyle
from qpr_core.model.values.arguments import check_kind, check_whole_number
from qpr_core.model.values.figures import whole_number
from qpr_core.model.values.records import Choice


def _frequency(given: Frequency | str) -> Frequency:
    return check_kind(given, Frequency, "frequency")


@frozen(repr=False, cache_hash=True)  # series look up many periods
class Period:
    """A reporting period: a month, quarter, half-year or year.

    A period is a span of calendar months from the first day of *month*. In a financial year from April, July to
    September 2023 is "Q2 2023/24". Every function that reads or writes names has a parameter `financial_year` for years
    that begin in a different month.

    >>> quarter = Period.parse("Q2 2023/24")
    >>> quarter == Period.parse("Jul-Sep 2023")
    True
    >>> quarter.first_day.isoformat(), quarter.last_day.isoformat()
    ('2023-07-01', '2023-09-30')
    >>> sorted([quarter, quarter.shift(-4), quarter.shift(1)])
    [Period.parse('Q2 2022/23'), Period.parse('Q2 2023/24'), Period.parse('Q3 2023/24')]
    """

    year: int
    month: int
    frequency: Frequency = field(converter=_frequency)

    def __attrs_post_init__(self) -> None:
        """Check that the period is in the calendar.

        Raises:
            PeriodError: If the year is not 1 to 9998, the month is not 1 to 12, or *frequency* is not a `Frequency`.
        """
        for value, name, most in ((self.year, "year", 9998), (self.month, "month", 12)):
            check_whole_number(value, name, PeriodError, least=1, most=most)
        if self.end > 9999 * 12:
            raise PeriodError("period must end by the year 9998", shown=f"one from month {self.month} of {self.year}")

    @classmethod
    def parse(cls, text: str, *, financial_year: FinancialYear = APRIL) -> "Period":
        """Read the name of a period. Ambiguous names are rejected.

        A quarter is written "Q2 2023/24", "2023/24 Qtr 2", "Quarter 2, 2023/24", "Q2 2023-2024", "Jul-Sep 2023" or
        "quarter ending September 2023". A half-year is written "H1 2023/24", "2023/24 H1", "Half-year 1, 2023/24",
        "Apr-Sep 2023" or "6 months to September 2023". A month is written "September 2023", "Sep-2023", "2023-09",
        "09/2023" or "Sep 2023/24". A financial year is written "2023/24", "FY 2023/24" or "FYE 2024", and a calendar
        year "2023". "FY2024" is read if *financial_year* has `fy_names`.
        Capitals, commas and the type of dash make no difference. A name that needs the rest of its file, such as "Q2
        23/24", is rejected.

        >>> Period.parse("Q2 23/24")
        Traceback (most recent call last):
        qpr_core.errors.PeriodError: year must have four digits (2023/24), got 'Q2 23/24'
        >>> Period.parse("Q2 2023", financial_year=FinancialYear("January")).last_day.isoformat()
        '2023-06-30'

        Raises:
            PeriodError: If *text* does not name one period.
        """
        first, months = period_names.read(text, financial_year)
        return cls._at(first, Frequency(months))

    @classmethod
    def containing(
        cls, day: date | str, frequency: Frequency | str, *, financial_year: FinancialYear = APRIL
    ) -> "Period":
        """Return the period that contains a day.

        Text that begins with the year is read as year, month and day. In all other text the day comes before the month.
        A month above 12 is rejected. If the text has a time, only the written day counts, in any time zone.

        >>> Period.containing("30/09/2023", Frequency.QUARTERLY)
        Period.parse('Q2 2023/24')
        >>> Period.containing(date(2024, 3, 31), Frequency.YEARLY)
        Period.parse('2023/24')

        Raises:
            PeriodError: If *day* is not a whole date with a year of four digits, or *frequency* is not a `Frequency`.
        """
        begins = check_financial_year(financial_year).month
        when = read_day(day)
        length = _frequency(frequency)
        ordinal = when.year * 12 + when.month - 1
        return cls._at(ordinal - (ordinal - begins + 1) % length.months, length)

    @classmethod
    def range(
        cls, first: "Period | str", last: "Period | str", *, financial_year: FinancialYear = APRIL
    ) -> "tuple[Period, ...]":
        """Return the periods from *first* to *last*, both included.

        >>> Period.range("Q3 2022/23", "Q1 2023/24")
        (Period.parse('Q3 2022/23'), Period.parse('Q4 2022/23'), Period.parse('Q1 2023/24'))

        Raises:
            PeriodError: If one of the two is not a period, if they differ in length, if one overlaps the other, or if
                *last* comes before *first*.
        """
        begin, end = as_period(first, financial_year, whose="first"), as_period(last, financial_year, whose="last")
        steps = begin.distance(end)
        if steps < 0:
            raise PeriodError("last must not be before first", shown=f"{begin} to {end}")
        return tuple(begin.shift(step) for step in range(steps + 1))

    @classmethod
    def _at(cls, ordinal: int, frequency: Frequency) -> "Period":
        year, month = divmod(ordinal, 12)
        return cls(year, month + 1, frequency)

    @property
    def ordinal(self) -> int:
        """The number of the first month, counted from January of the year 0."""
        return self.year * 12 + self.month - 1

    @property
    def end(self) -> int:
        """The number of the month after the last one, counted like `ordinal`."""
        return self.ordinal + self.frequency.months

    @property
    def first_month(self) -> "Period":
        """The first month of the period, as a period.

        >>> Period.parse("Q2 2023/24").first_month
        Period.parse('Jul 2023')
        """
        return Period(self.year, self.month, Frequency.MONTHLY)

    @property
    def first_day(self) -> date:
        """The first day of the period."""
        return date(self.year, self.month, 1)

    @property
    def last_day(self) -> date:
        """The last day of the period."""
        year, month = divmod(self.end, 12)
        return date(year, month + 1, 1) - timedelta(days=1)

    def shift(self, periods: int) -> "Period":
        """Return the period of the same length that is *periods* later.

        A negative number returns an earlier period.

        >>> Period.parse("Q4 2022/23").shift(1)
        Period.parse('Q1 2023/24')

        Raises:
            PeriodError: If *periods* is not a whole number, or if the result is outside the years 1 to 9998.
        """
        whole = whole_number(periods)
        if whole is None:
            raise PeriodError("periods to shift by must be a whole number", given=periods)
        return self._at(self.ordinal + whole * self.frequency.months, self.frequency)

    def __add__(self, periods: int) -> "Period":
        """Return the period of the same length that is *periods* later, like `shift`.

        >>> Period.parse("Q4 2022/23") + 1, Period.parse("Q4 2022/23") - 1
        (Period.parse('Q1 2023/24'), Period.parse('Q3 2022/23'))

        Raises:
            PeriodError: If *periods* is not a whole number, or if the result is outside the years 1 to 9998.
        """
        return self.shift(periods)

    __radd__ = __add__

    def __sub__(self, periods: int) -> "Period":
        """Return the period of the same length that is *periods* earlier.

        Raises:
            PeriodError: If *periods* is not a whole number (`distance` counts the steps between two periods), or if the
                calendar begins later.
        """
        whole = whole_number(periods)
        if whole is None:
            raise PeriodError("periods to shift by must be a whole number", given=periods)
        return self.shift(-whole)

    def distance(self, later: "Period") -> int:
        """Return the number of periods from this one to *later*.

        The number is negative if *later* is earlier.

        >>> Period.parse("Q3 2022/23").distance(Period.parse("Q2 2023/24"))
        3

        Raises:
            PeriodError: If the two differ in length, or are parts of different financial years.
        """
        self._check_same_frequency(later)
        steps, rest = divmod(later.ordinal - self.ordinal, self.frequency.months)
        if rest:
            raise PeriodError("periods must not overlap", shown=f"{self} and {later}")
        return steps

    def format(self, *, style: PeriodStyle | str = PeriodStyle.SHORT, financial_year: FinancialYear = APRIL) -> str:
        """Return the name of the period, which `parse` can read.

        A period without a name in the financial year is written with its months.

        >>> Period.parse("Q2 2023/24").format(style=PeriodStyle.LONG)
        'Quarter 2, 2023/24'
        >>> Period.parse("Aug-Oct 2023").format()
        'Aug-Oct 2023'

        Raises:
            PeriodError: If *style* is not a `PeriodStyle`.
        """
        chosen = check_kind(style, PeriodStyle, "style")
        return period_writing.write((self.ordinal, self.frequency.months), chosen, financial_year)

    def __str__(self) -> str:
        """Return the short name in a financial year from April."""
        return self.format()

    def __repr__(self) -> str:
        """Return the code that reads this period."""
        return f"Period.parse({self.format()!r})"

    def __lt__(self, other: "Period") -> bool:
        """Return True if this period comes before one of the same length.

        Raises:
            PeriodError: If *other* is not a period of the same length.
        """
        self._check_same_frequency(other)
        return self.ordinal < other.ordinal

    def __le__(self, other: "Period") -> bool:
        """Return True if this period comes before one of the same length, or equals it."""
        self._check_same_frequency(other)
        return self.ordinal <= other.ordinal

    def _check_same_frequency(self, other: "Period") -> None:
        check_kind(other, Period, "period to compare with")
        if self.frequency is not other.frequency:
            raise PeriodError(
                "periods to compare must have the same length",
                shown=f"a {self.frequency.noun} ({self}) and a {other.frequency.noun}",
                whose=other,
            )


def as_period(given: Period | str, financial_year: FinancialYear = APRIL, *, whose: str | None = None) -> Period:
    """Return a period that is given, or read its name.

    The error has *whose* period it was in brackets.

    >>> as_period("Q2 2023/24") == as_period(Period.parse("Q2 2023/24"))
    True
    >>> as_period("Q5 2023/24", whose="K1")
    Traceback (most recent call last):
    qpr_core.errors.PeriodError: quarter must be 1, 2, 3 or 4, got 'Q5 2023/24' (K1)

    Raises:
        PeriodError: If *given* is neither a period nor the name of one.
    """
    if isinstance(given, Period):
        return given
    try:
        return Period.parse(given, financial_year=financial_year)
    except PeriodError as error:
        if whose is None:
            raise
        raise error.of(whose) from error


class Baseline(Choice):
    """The earlier period that a period is compared with.

    >>> Baseline.SAME_PERIOD_LAST_YEAR.of(Period.parse("Q2 2023/24"))
    Period.parse('Q2 2022/23')
    """

    PREVIOUS_PERIOD = "previous period"
    SAME_PERIOD_LAST_YEAR = "same period last year"

    def of(self, period: Period) -> Period:
        """Return the period to compare *period* with; for a year, the year before."""
        years = self is Baseline.SAME_PERIOD_LAST_YEAR
        return period.shift(-Frequency.YEARLY.months // period.frequency.months if years else -1)
