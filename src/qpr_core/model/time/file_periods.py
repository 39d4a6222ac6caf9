"""The periods of one file: `read_periods`, `PeriodGuess` and `join_period`."""

import re
from collections.abc import Iterable
from datetime import date
from numbers import Number
from typing import Final

from attrs import Factory, field, frozen

from qpr_core.errors import PeriodError, got
from qpr_core.model.time.days import read_day
from qpr_core.model.time.file_evidence import Evidence, as_year, day_of, evidence_of
from qpr_core.model.time.file_names import period_named
from qpr_core.model.time.financial_year import APRIL, FinancialYear, FyNames, check_financial_year, check_fy_names
from qpr_core.model.time.frequency import Frequency
from qpr_core.model.time.period import Period
from qpr_core.model.time.period_names import can_be_month_or_year
from qpr_core.model.time.period_spellings import plain_in_file
from qpr_core.model.time.short_years import FOUR_DIGITS, can_be_month, is_pair_alone, with_both_years, written_out
from qpr_core.model.values.arguments import check_optional_kind, check_whole_number
from qpr_core.model.values.items import items_of

_LONGEST: Final = 60


_WHOLE_FLOAT: Final = re.compile(r"(?P<year>[0-9]{4})\.0+")
"""A year that a program wrote as a float."""


@frozen(kw_only=True)
class PeriodGuess:
    """A period that its text alone does not show.

    Args:
        given: What the file has.
        period: The period that it was read as.
        why: The reason, as a clause.
    """

    given: object
    period: Period
    why: str


@frozen(kw_only=True)
class FilePeriods:
    """The periods of one file. `read_periods` makes it.

    Args:
        guesses: The periods that the text alone does not show, in the order of their text.
    """

    guesses: tuple[PeriodGuess, ...] = field(init=False)
    financial_year: FinancialYear
    century: int | None
    frequency: Frequency | None
    fy_names: FyNames | None
    _evidence: Evidence
    _given: tuple[object, ...] = field(repr=False, eq=False)
    _known: "dict[tuple[type, object, Frequency | None], tuple[Period, str | None]]" = field(
        init=False, repr=False, eq=False, default=Factory(dict)
    )

    def __attrs_post_init__(self) -> None:
        """Find the guesses."""
        found = {
            (type(guess.given).__name__, str(guess.given)): guess for guess in map(self._guess, self._given) if guess
        }
        object.__setattr__(self, "guesses", tuple(found[key] for key in sorted(found)))

    def _guess(self, given: object) -> PeriodGuess | None:
        try:
            return self.guess_of(given)
        except PeriodError:
            return None

    @property
    def length_of_dates(self) -> Frequency | None:
        """The length of the periods that dates name, or None.

        It is None if neither the caller nor the rest of the file shows it.
        """
        return self.frequency or self._evidence.frequency

    def period_of(self, given: object, frequency: Frequency | None = None) -> Period:
        """Return the period that a text, a number or a date of the file names.

        >>> periods = read_periods(["Q1 23/24", "Q2 2023/24"])
        >>> periods.period_of("Q1 23/24")
        Period.parse('Q1 2023/24')
        >>> periods.period_of(date(2023, 6, 30), Frequency.QUARTERLY)
        Period.parse('Q1 2023/24')

        Args:
            given: What the file has.
            frequency: The length of the periods that dates name here. If None, that of the file.

        Raises:
            PeriodError: If *given* does not name one period. The message has the remedy.
        """
        return self._reading(given, frequency)[0]

    def guess_of(self, given: object, frequency: Frequency | None = None) -> PeriodGuess | None:
        """Return the period with the reason for it; None if it needs no guess.

        >>> periods = read_periods(["Q1 23/24", "Q2 2023/24"])
        >>> periods.guess_of("Q1 23/24").why
        'the year 23 is 2023, as every other year of the file is within 50 years of it'
        >>> periods.guess_of("Q2 2023/24") is None
        True

        Raises:
            PeriodError: If *given* does not name one period.
        """
        period, why = self._reading(given, frequency)
        return None if why is None else PeriodGuess(given=given, period=period, why=why)

    def _reading(self, given: object, frequency: Frequency | None) -> tuple[Period, str | None]:
        if isinstance(given, Period):
            return given, None
        number = as_year(given)
        if number is not None:
            return self._of_text(f"{number:04d}", got(given), None)
        if not isinstance(given, str | date):
            raise PeriodError(
                "period must be a name, a date or a year of four digits (format the cell as a date if it shows one)",
                given=given,
            )
        length = check_optional_kind(frequency, Frequency, "frequency") or self.frequency
        key = type(given), given, length
        if key not in self._known:
            if isinstance(given, str):
                self._known[key] = self._of_text(given, got(given), length)
            else:
                self._known[key] = self._of_day(read_day(given), got(given), length)
        return self._known[key]

    def _of_text(self, given: str, shown: str, frequency: Frequency | None) -> tuple[Period, str | None]:
        name, guess = (plain_in_file(given), None) if len(given) <= _LONGEST else (given, None)
        name = _WHOLE_FLOAT.sub(r"\g<year>", name) if _WHOLE_FLOAT.fullmatch(name) else name
        if len(name) <= _LONGEST and not FOUR_DIGITS.search(name):
            name, guess = self._with_short_years(name, shown)
        if not self.financial_year.is_calendar_year:
            starts, ends = (with_both_years(name, starts=starts) for starts in (True, False))
            if self.fy_names is None and starts != ends:
                either = " or ".join(str(period_named(each, self.financial_year, shown)) for each in (ends, starts))
                raise PeriodError(
                    f"name of a financial year must have both years (write {either}, or pass fy_names='starts' or "
                    "fy_names='ends')",
                    shown=shown,
                )
            name = ends if self.fy_names == "ends" else starts
        if all(can_be_month_or_year(name)):
            name, guess = self._month_or_year(name, shown, frequency)
        day = day_of(name)
        if day is not None:
            period, why = self._of_day(day, shown, frequency)
            return period, _both(guess, why)
        period = period_named(name, self.financial_year, shown)
        if name.isdigit() and not self.financial_year.is_calendar_year:
            following = f"{int(name):04d}/{(int(name) + 1) % 100:02d}"
            guess = _both(
                guess, f"a year written as one number is a calendar year (write {following} for the financial year)"
            )
        return period, guess

    def _of_day(self, day: date, shown: str, frequency: Frequency | None) -> tuple[Period, str | None]:
        found = self._evidence.frequency if frequency is None else frequency
        if found is None:
            raise PeriodError(
                "length of the period of a date must be known from the rest of the file (pass a "
                "frequency, or write the name of the period)",
                shown=shown,
            )
        period = Period.containing(day, found, financial_year=self.financial_year)
        if frequency is not None:
            return period, None
        months = found.months
        apart = f"the dates of the file are {months} month{'' if months == 1 else 's'} apart"
        why = apart if self._evidence.apart is found else f"the other periods of the file are {found.noun}s"
        return period, f"the date names a {found.noun}, as {why}"

    def _with_short_years(self, name: str, shown: str) -> tuple[str, str | None]:
        notes: list[str] = []

        def year_of(digits: int) -> int:
            year = self._evidence.year_of(digits, self.century)
            if year is None and self._evidence.first_year is None:
                raise PeriodError(
                    "year must have four digits if no other year of the file has them (write "
                    f"{'2023' if self.financial_year.is_calendar_year else '2023/24'}, or pass century=2000)",
                    shown=shown,
                )
            if year is None:
                raise PeriodError(
                    "year of two digits must be within 50 years of every other year of the file (write four "
                    "digits, or pass century=2000)",
                    shown=shown,
                )
            notes.append(f"the year {digits:02d} is {year}, as every other year of the file is within 50 years of it")
            return year

        if is_pair_alone(name) and can_be_month(name) and not self._shows_years:
            raise PeriodError("year must not look like a month (write four digits, such as 2010/11)", shown=shown)
        out = written_out(name, year_of)
        if out is None:
            return name, None
        return out, "; ".join(sorted(set(notes))) if self.century is None else None

    @property
    def _shows_years(self) -> bool:
        return self._evidence.has_short_years or Frequency.YEARLY in self._evidence.named

    def _month_or_year(self, name: str, shown: str, frequency: Frequency | None) -> tuple[str, str | None]:
        year, month = name[:4], name[-2:]
        as_names = {Frequency.MONTHLY: f"{month}/{year}", Frequency.YEARLY: f"{year}/{month}"}
        if frequency in as_names:
            return as_names[frequency], None
        months, years = self._evidence.has_months, self._evidence.has_years
        if months == years:
            period_named(name, self.financial_year, shown)
        if months:
            return as_names[Frequency.MONTHLY], "a different name of this form in the file can only be a month"
        return as_names[Frequency.YEARLY], "a different name of this form in the file can only be a financial year"


def _both(guess: str | None, why: str | None) -> str | None:
    return "; ".join(part for part in (guess, why) if part is not None) or None


def read_periods(
    given: Iterable[object],
    *,
    financial_year: FinancialYear = APRIL,
    century: int | None = None,
    frequency: Frequency | None = None,
    fy_names: FyNames | None = None,
) -> FilePeriods:
    """Read the periods of one file together, as some are clear only beside others.

    It reads every name that `Period.parse` reads, and also:

    - A year of two digits ("Q1 23/24", "Jun-23"): it is within 50 years of every other year of the file.
    - "2010-11": a financial year if "2013-14" is in the file, a month if "2010-09" is.
    - A date: the period that contains it. Its length is that of the distances between the dates.
    - A whole number: a calendar year.

    Each of these is a guess, unless an argument settles it. What cannot be known is refused, when it is asked for.

    >>> file = read_periods(["Q4 22/23", "Q1 2023/24"])
    >>> [(guess.given, str(guess.period)) for guess in file.guesses]
    [('Q4 22/23', 'Q4 2022/23')]
    >>> read_periods(["Q4 22/23"]).period_of("Q4 22/23")
    Traceback (most recent call last):
    qpr_core.errors.PeriodError: year must have four digits if no other year of the file has them (write 2023/24, or \
pass century=2000), got 'Q4 22/23'
    >>> read_periods(["30/06/2023", "30/09/2023"]).period_of("30/06/2023")
    Period.parse('Q1 2023/24')

    Args:
        given: All periods of the file, in any order: text, years, dates and `Period`.
        financial_year: The financial year that the names refer to. Defaults to a year from April.
        century: The first of the 100 years in which years of two digits are: 2000 for 2000 to 2099.
        frequency: The length of the periods that dates name.
        fy_names: "starts" if FY2024 starts in 2024, "ends" if it ends in 2024. If None, that of *financial_year*;
            if it has none, such names are refused.

    Raises:
        PeriodError: If an argument is of the wrong kind.
    """
    items = items_of(given)
    if items is None:
        raise PeriodError("periods of a file must be an iterable of texts, years and dates", given=given)
    if century is not None:
        check_whole_number(century, "century", PeriodError, least=1, most=9800)
    names = check_fy_names(fy_names) or check_financial_year(financial_year).fy_names
    length = check_optional_kind(frequency, Frequency, "frequency")
    readable = [each for each in items if isinstance(each, str | date | Period | Number)]
    distinct = tuple({(type(each), each): each for each in readable}.values())
    return FilePeriods(
        financial_year=check_financial_year(financial_year),
        century=century,
        frequency=length,
        fy_names=names,
        evidence=evidence_of(distinct, financial_year, century),
        given=distinct,
    )
