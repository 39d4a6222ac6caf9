"""Financial years: the month in which a year begins, and names of months."""

from typing import Final, Literal, TypeAlias

from attrs import frozen

from qpr_core.errors import PeriodError
from qpr_core.model.values.arguments import check_kind

FyNames: TypeAlias = Literal["starts", "ends"]
"""The meaning of "FY2024": the financial year that starts or ends in 2024."""


MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def month_number(name: str) -> int | None:
    """Return the number of a month from its name or its first three letters.

    Return None if *name* is not a month.

    >>> month_number("Sep"), month_number("sept"), month_number("May"), month_number("Ju")
    (9, 9, 5, None)
    """
    text = name.lower()
    text = "sep" if text == "sept" else text
    for number, month in enumerate(MONTHS, start=1):
        if text in {month.lower(), month[:3].lower()}:
            return number
    return None


def check_fy_names(given: FyNames | None) -> FyNames | None:
    """Return *given* if it is "starts", "ends" or None.

    Raises:
        PeriodError: If it is anything else.
    """
    if given is not None and (not isinstance(given, str) or given not in {"starts", "ends"}):
        raise PeriodError("fy_names must be 'starts' or 'ends'", given=given)
    return given


def _month(given: int | str) -> int:
    number = month_number(given) if isinstance(given, str) else given
    if isinstance(number, bool) or not isinstance(number, int) or not 1 <= number <= 12:
        raise PeriodError("month of a financial year must be 1 to 12 or an English name", given=given)
    return number


@frozen(init=False, repr=False)
class FinancialYear:
    """A financial year that begins on the first day of a month. Defaults to April.

    >>> FinancialYear("October").month
    10
    >>> FinancialYear() == FinancialYear(4)
    True

    "FY2024" can be the year that starts in 2024 or the one that ends then. Names like it are read if you say which:

    >>> from qpr_core import Period
    >>> Period.parse("Q1 FY2024", financial_year=FinancialYear("July", fy_names="ends")).first_day.isoformat()
    '2023-07-01'

    Args:
        month: The month in which the year begins, by number or by name.
        fy_names: "starts" if FY2024 starts in 2024, "ends" if it ends in 2024. If None, such names are rejected. A year
            that begins in January has one number anyway.

    Raises:
        PeriodError: If *month* is neither a number from 1 to 12 nor an English name, or *fy_names* is anything else.
    """

    month: int
    fy_names: FyNames | None = None

    def __init__(self, month: int | str = 4, *, fy_names: FyNames | None = None) -> None:
        """Read the month in which the year begins, and how years are named."""
        self.__attrs_init__(_month(month), check_fy_names(fy_names))

    def __repr__(self) -> str:
        """Return the code that creates this year."""
        named = "" if self.fy_names is None else f", fy_names={self.fy_names!r}"
        return f"FinancialYear(month={self.month}{named})"

    def year_of(self, month: int) -> int:
        """Return the calendar year in which the financial year of a *month* began.

        The month is counted from January of the year 0, like `Period.ordinal`.

        >>> from qpr_core import Period
        >>> FinancialYear().year_of(Period.parse("Q4 2023/24").ordinal)
        2023
        """
        return (month - self.month + 1) // 12

    @property
    def is_calendar_year(self) -> bool:
        """Whether the year begins in January, so that it is written 2023."""
        return self.month == 1


APRIL: Final = FinancialYear()


def check_financial_year(given: object) -> FinancialYear:
    """Return *given* if it is a financial year.

    >>> check_financial_year(4)
    Traceback (most recent call last):
    qpr_core.errors.PeriodError: financial_year must be a FinancialYear, got 4

    Raises:
        PeriodError: If *given* is not a `FinancialYear`.
    """
    return check_kind(given, FinancialYear, "financial_year")
