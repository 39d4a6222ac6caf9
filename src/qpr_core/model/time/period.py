"""A whole month, quarter or year on the calendar."""

from datetime import date, timedelta

from attrs import frozen

from qpr_core.errors import PeriodError, got
from qpr_core.model.time import period_names
from qpr_core.model.time.days import read_day
from qpr_core.model.time.financial_year import APRIL, FinancialYear, check_financial_year
from qpr_core.model.time.period_names import PeriodStyle
from qpr_core.model.values.arguments import check_kind, check_whole_number
from qpr_core.model.values.figures import whole_number
from qpr_core.model.values.records import Choice


class Frequency(Choice):
    """The length of a reporting period; its value is the number of months.

    >>> Frequency.QUARTERLY.months
    3
    """

    MONTHLY = 1
    QUARTERLY = 3
    YEARLY = 12

    def __init__(self, months: int) -> None:
        """Keep the number of months, which is asked for often."""
        self.months = months

    @property
    def noun(self) -> str:
        """What one period is called: month, quarter or year."""
        return {1: "month", 3: "quarter", 12: "year"}[self.months]


@frozen(repr=False)
class Period:
    """A reporting period: a whole month, quarter or year, beginning on the first day of *month* in *year*.

    A period is a fact of the calendar. "Q2 2023/24" is how a financial year beginning in April names the
    three months from July to September 2023; when the year begins is said by `financial_year=` wherever a
    name is read or written.

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
    frequency: Frequency

    def __attrs_post_init__(self) -> None:
        """Refuse a period outside of the calendar.

        Raises:
            PeriodError: if the year is not 1 to 9998, the month not 1 to 12, or the frequency is none.
        """
        for value, name, most in ((self.year, "year", 9998), (self.month, "month", 12)):
            check_whole_number(value, name, PeriodError, least=1, most=most)
        check_kind(self.frequency, Frequency, "frequency")
        if self.end > 9999 * 12:
            raise PeriodError(f"period must end in the year 9998, got one from month {self.month} of {self.year}")

    @classmethod
    def parse(cls, text: str, *, financial_year: FinancialYear = APRIL) -> "Period":
        """Read the name of a period; the grammar is closed, and what is ambiguous is refused.

        Quarters are written "Q2 2023/24", "2023/24 Q2", "Quarter 2, 2023/24", "Q2 2023-2024" or
        "Jul-Sep 2023"; months "September 2023"; financial years "2023/24"; calendar years "2023". Case, a
        comma and the kind of dash make no difference.

        >>> Period.parse("Q2 23/24")
        Traceback (most recent call last):
        qpr_core.errors.PeriodError: year must have four digits, or the century is a guess, got 'Q2 23/24'
        >>> Period.parse("Q2 2023", financial_year=FinancialYear("January")).last_day.isoformat()
        '2023-06-30'

        Raises:
            PeriodError: if *text* names no period, or could name more than one.
        """
        first, months = period_names.read(text, financial_year)
        return cls._at(first, Frequency(months))

    @classmethod
    def containing(cls, day: date | str, frequency: Frequency, *, financial_year: FinancialYear = APRIL) -> "Period":
        """Return the period in which a day lies.

        Text that begins with the year is read as year, month and day, all other text with the day before the month. A
        month above 12 is rejected. Of a text with a time, the day that is written counts, whatever its zone.

        >>> Period.containing("30/09/2023", Frequency.QUARTERLY)
        Period.parse('Q2 2023/24')
        >>> Period.containing(date(2024, 3, 31), Frequency.YEARLY)
        Period.parse('2023/24')

        Raises:
            PeriodError: If *day* is not a whole date with a year of four digits, or *frequency* is not a `Frequency`.
        """
        begins = check_financial_year(financial_year).month
        when = read_day(day)
        check_kind(frequency, Frequency, "frequency")
        ordinal = when.year * 12 + when.month - 1
        return cls._at(ordinal - (ordinal - begins + 1) % frequency.months, frequency)

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
            raise PeriodError(f"last must not be before first, got {begin} to {end}")
        return tuple(begin.shift(step) for step in range(steps + 1))

    @classmethod
    def _at(cls, ordinal: int, frequency: Frequency) -> "Period":
        year, month = divmod(ordinal, 12)
        return cls(year, month + 1, frequency)

    @property
    def ordinal(self) -> int:
        """The number of the first month, counted since the year nought."""
        return self.year * 12 + self.month - 1

    @property
    def end(self) -> int:
        """The number of the month that follows the last one, counted since the year nought."""
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
        """The last day of the period, which still belongs to it."""
        year, month = divmod(self.end, 12)
        return date(year, month + 1, 1) - timedelta(days=1)

    def shift(self, periods: int) -> "Period":
        """Give the period so many *periods* of the same length later, or earlier if below nought.

        >>> Period.parse("Q4 2022/23").shift(1)
        Period.parse('Q1 2023/24')

        Raises:
            PeriodError: if *periods* is no whole number, or the calendar ends before.
        """
        whole = whole_number(periods)
        if whole is None:
            raise PeriodError(f"shift must be a whole number of periods, got {got(periods)}")
        return self._at(self.ordinal + whole * self.frequency.months, self.frequency)

    def __add__(self, periods: int) -> "Period":
        """Return the period that many periods of the same length later, as `shift` does.

        >>> Period.parse("Q4 2022/23") + 1, Period.parse("Q4 2022/23") - 1
        (Period.parse('Q1 2023/24'), Period.parse('Q3 2022/23'))

        Raises:
            PeriodError: If *periods* is not a whole number, or if the calendar ends before.
        """
        return self.shift(periods)

    __radd__ = __add__

    def __sub__(self, periods: int) -> "Period":
        """Return the period that many periods of the same length earlier.

        Raises:
            PeriodError: If *periods* is not a whole number (`distance` counts the steps between two periods), or if the
                calendar begins after.
        """
        whole = whole_number(periods)
        if whole is None:
            raise PeriodError(f"shift must be a whole number of periods, got {got(periods)}")
        return self.shift(-whole)

    def distance(self, later: "Period") -> int:
        """Count the steps from this period to *later*; below nought if that one is earlier.

        >>> Period.parse("Q3 2022/23").distance(Period.parse("Q2 2023/24"))
        3

        Raises:
            PeriodError: if the two differ in length, or are quarters or years of different financial years.
        """
        self._require_same_frequency(later)
        steps, rest = divmod(later.ordinal - self.ordinal, self.frequency.months)
        if rest:
            raise PeriodError(f"periods must follow one another without overlap, got {self} and {later}")
        return steps

    def format(self, *, style: PeriodStyle = PeriodStyle.SHORT, financial_year: FinancialYear = APRIL) -> str:
        """Write the name of the period; `parse` reads it again.

        A period that the financial year has no name for is written by its months.

        >>> Period.parse("Q2 2023/24").format(style=PeriodStyle.LONG)
        'Quarter 2, 2023/24'
        >>> Period.parse("Aug-Oct 2023").format()
        'Aug-Oct 2023'

        Raises:
            PeriodError: if *style* is no `PeriodStyle`.
        """
        check_kind(style, PeriodStyle, "style")
        return period_names.write((self.ordinal, self.frequency.months), style, financial_year)

    def __str__(self) -> str:
        """Write the short name in a year that begins in April."""
        return self.format()

    def __repr__(self) -> str:
        """Show the code that reads this period."""
        return f"Period.parse({self.format()!r})"

    def __lt__(self, other: "Period") -> bool:
        """Tell whether this period comes before another of the same length; raises `PeriodError` for others."""
        self._require_same_frequency(other)
        return self.ordinal < other.ordinal

    def __le__(self, other: "Period") -> bool:
        """Tell whether this period comes before another of the same length, or is that one."""
        self._require_same_frequency(other)
        return self.ordinal <= other.ordinal

    def _require_same_frequency(self, other: "Period") -> None:
        if not isinstance(other, Period):
            raise PeriodError(f"period must be set against a Period, got {got(other)}")
        if self.frequency is not other.frequency:
            raise PeriodError(
                "periods must be of one length to be set against one another, "
                f"got a {self.frequency.noun} ({self}) and a {other.frequency.noun} ({other})"
            )


def as_period(given: Period | str, financial_year: FinancialYear = APRIL, *, whose: str | None = None) -> Period:
    """Take a period as it is, and read the name of one; an error says *whose* it was.

    >>> as_period("Q2 2023/24") == as_period(Period.parse("Q2 2023/24"))
    True
    >>> as_period("Q5 2023/24", whose="K1")
    Traceback (most recent call last):
    qpr_core.errors.PeriodError: quarter must be 1, 2, 3 or 4, got 'Q5 2023/24' (K1)

    Raises:
        PeriodError: if *given* is neither a period nor the name of one.
    """
    if isinstance(given, Period):
        return given
    try:
        return Period.parse(given, financial_year=financial_year)
    except PeriodError as error:
        raise PeriodError(str(error) if whose is None else f"{error} ({whose})") from error


class Baseline(Choice):
    """What a period is set against.

    >>> Baseline.SAME_PERIOD_LAST_YEAR.of(Period.parse("Q2 2023/24"))
    Period.parse('Q2 2022/23')
    """

    PREVIOUS_PERIOD = "previous period"
    SAME_PERIOD_LAST_YEAR = "same period last year"

    def of(self, period: Period) -> Period:
        """Give the period that *period* is set against; for a year both are the year before."""
        years = self is Baseline.SAME_PERIOD_LAST_YEAR
        return period.shift(-Frequency.YEARLY.months // period.frequency.months if years else -1)
