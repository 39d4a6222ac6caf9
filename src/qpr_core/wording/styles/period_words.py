"""PeriodWords: the names of periods."""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from attrs import field, fields, frozen

from qpr_core.errors import StyleError
from qpr_core.model.time.financial_year import MONTHS, FinancialYear
from qpr_core.model.time.frequency import Frequency
from qpr_core.model.time.period import Period
from qpr_core.model.values.calls import explains_calls
from qpr_core.model.values.names import is_line
from qpr_core.model.values.records import FrozenMapping, shown_as_given
from qpr_core.wording.text.phrases import check_words, frozen_words
from qpr_core.wording.text.spans import When

_QUARTER: Final = "{quarter} {year} {first_month} {last_month} {calendar_year}"


_HALF: Final = "{half} {year} {first_month} {first_year} {last_month} {calendar_year}"


_MONTH: Final = "{month} {calendar_year}"


_SPAN: Final = "{first_month} {first_year} {last_month} {calendar_year}"


_PLACEHOLDERS: Final = {
    "quarter": _QUARTER,
    "long_quarter": _QUARTER,
    "quarter_in_text": _QUARTER,
    "quarter_of_same_year": _QUARTER,
    "quarter_of_any_year": "{quarter} {first_month} {last_month}",
    "half_year": _HALF,
    "long_half_year": _HALF,
    "half_year_in_text": _HALF,
    "half_year_of_same_year": _HALF,
    "half_year_of_any_year": "{half} {first_month} {last_month}",
    "year": "{first} {second} {second_short}",
    "month": _MONTH,
    "long_month": _MONTH,
    "month_of_any_year": "{month}",
    "span": _SPAN,
    "span_over_years": _SPAN,
}


def _months(given: Sequence[str]) -> tuple[str, ...]:
    months = tuple(given) if isinstance(given, list | tuple) else ()
    if len(months) != 12 or not all(map(is_line, months)):
        raise StyleError("months must be 12 names from January on", given=given)
    return months


class _Phrases(NamedTuple):
    quarter: str
    half_year: str
    month: str


def _by_length(given: Mapping[Frequency, str]) -> FrozenMapping[Frequency, str]:
    words = frozen_words(given)
    if set(words) != set(Frequency) or not all(map(is_line, words.values())):
        raise StyleError("words for periods must be one line of text for each Frequency", given=given)
    return words


_PLURALS: Final = FrozenMapping(
    {
        Frequency.MONTHLY: "months",
        Frequency.QUARTERLY: "quarters",
        Frequency.HALF_YEARLY: "half-years",
        Frequency.YEARLY: "years",
    }
)


_ADJECTIVES: Final = FrozenMapping(
    {
        Frequency.MONTHLY: "monthly",
        Frequency.QUARTERLY: "quarterly",
        Frequency.HALF_YEARLY: "half-yearly",
        Frequency.YEARLY: "annual",
    }
)


_NAMED: Final = FrozenMapping(
    {
        Frequency.MONTHLY: "month",
        Frequency.QUARTERLY: "Quarter",
        Frequency.HALF_YEARLY: "half-year",
        Frequency.YEARLY: "year",
    }
)


_REPORTS: Final = FrozenMapping({length: "QPR" if length is Frequency.QUARTERLY else "report" for length in Frequency})


@explains_calls
@frozen(kw_only=True, repr=False)
class PeriodWords:
    """The names of periods. The default is that of Kent, as in `Period.format`.

    A heading has the `long_quarter`, and a table or an axis the `quarter` or the `month`. A sentence has the
    `quarter_in_text`, or the `quarter_of_same_year` if its reader knows the financial year. Headings and sentences have
    the `long_month`. An axis that several years share has the `quarter_of_any_year` or the `month_of_any_year`. A
    quarter has the placeholders {quarter} (its number), {year}, {first_month}, {last_month} and
    {calendar_year} (that of its last month). A period that the financial year has no name for is written as a `span` of
    months.

    >>> words = PeriodWords(long_quarter="{first_month} to {last_month} {calendar_year}")
    >>> words.name(Period.parse("Q2 2023/24"), FinancialYear(), whole=True)
    When(text='July to September 2023', period=Period.parse('Q2 2023/24'))
    >>> words.name(Period.parse("Q2 2023/24"), FinancialYear()).text
    'Q2 2023/24'

    Raises:
        StyleError: If there are not 12 months, or a phrase has a placeholder that cannot be filled.
    """

    months: tuple[str, ...] = field(default=MONTHS, converter=_months)
    short_months: tuple[str, ...] = field(default=tuple(month[:3] for month in MONTHS), converter=_months)
    quarter: str = "Q{quarter} {year}"
    long_quarter: str = "Quarter {quarter}, {year}"
    quarter_in_text: str = "Quarter {quarter} {year}"
    quarter_of_same_year: str = "Quarter {quarter}"
    quarter_of_any_year: str = "Q{quarter}"
    half_year: str = "H{half} {year}"
    long_half_year: str = "Half-year {half}, {year}"
    half_year_in_text: str = "Half-year {half} {year}"
    half_year_of_same_year: str = "Half-year {half}"
    half_year_of_any_year: str = "H{half}"
    year: str = "{first}/{second_short}"
    month: str = "{month} {calendar_year}"
    long_month: str = "{month} {calendar_year}"
    month_of_any_year: str = "{month}"
    span: str = "{first_month}-{last_month} {calendar_year}"
    span_over_years: str = "{first_month} {first_year}-{last_month} {calendar_year}"
    plurals: FrozenMapping[Frequency, str] = field(default=_PLURALS, converter=_by_length)
    adjectives: FrozenMapping[Frequency, str] = field(default=_ADJECTIVES, converter=_by_length)
    named_periods: FrozenMapping[Frequency, str] = field(default=_NAMED, converter=_by_length)
    named_reports: FrozenMapping[Frequency, str] = field(default=_REPORTS, converter=_by_length)

    __repr__ = shown_as_given

    def __attrs_post_init__(self) -> None:
        """Check every phrase."""
        for part in fields(type(self)):
            if part.name in _PLACEHOLDERS:
                check_words(part.name, getattr(self, part.name), _PLACEHOLDERS[part.name])

    def name(self, period: Period, financial_year: FinancialYear, *, whole: bool = False) -> When:
        """Return the name of a period in a table, or in a heading if *whole*."""
        phrases = (
            _Phrases(self.long_quarter, self.long_half_year, self.long_month)
            if whole
            else _Phrases(self.quarter, self.half_year, self.month)
        )
        return self._name(period, financial_year, phrases, is_long=whole)

    def in_any_year(self, period: Period, financial_year: FinancialYear) -> str:
        """Return the name of a period on an axis that several years share.

        >>> PeriodWords().in_any_year(Period.parse("Q2 2023/24"), FinancialYear())
        'Q2'
        """
        phrases = _Phrases(self.quarter_of_any_year, self.half_year_of_any_year, self.month_of_any_year)
        return self._name(period, financial_year, phrases, is_long=False).text

    def in_text(self, period: Period, financial_year: FinancialYear, *, known: Period | None = None) -> When:
        """Return the name of a period in a sentence.

        A quarter or half-year is named without its year if it is of the financial year of the *known* period.

        >>> quarters = [Period.parse(f"Q{quarter} 2023/24") for quarter in (1, 2, 4)]
        >>> [PeriodWords().in_text(each, FinancialYear(), known=quarters[1]).text for each in quarters]
        ['Quarter 1', 'Quarter 2', 'Quarter 4']
        >>> PeriodWords().in_text(Period.parse("Q4 2022/23"), FinancialYear(), known=quarters[1]).text
        'Quarter 4 2022/23'
        """
        is_known = known is not None and financial_year.year_of(known.ordinal) == financial_year.year_of(period.ordinal)
        phrases = (
            _Phrases(self.quarter_of_same_year, self.half_year_of_same_year, self.long_month)
            if is_known
            else _Phrases(self.quarter_in_text, self.half_year_in_text, self.long_month)
        )
        return self._name(period, financial_year, phrases, is_long=True)

    def between(
        self, first: Period, last: Period, financial_year: FinancialYear, *, known: Period | None = None
    ) -> tuple[When, When]:
        """Return the names of two periods in a sentence: "from Quarter 1 to Quarter 2".

        Both have their year if the years differ.

        >>> first, last = (Period.parse(f"Q{quarter} 2023/24") for quarter in (1, 3))
        >>> [each.text for each in PeriodWords().between(first, last, FinancialYear())]
        ['Quarter 1', 'Quarter 3 2023/24']
        >>> [each.text for each in PeriodWords().between(first - 2, last, FinancialYear(), known=last)]
        ['Quarter 3 2022/23', 'Quarter 3 2023/24']
        """
        if financial_year.year_of(first.ordinal) != financial_year.year_of(last.ordinal):
            return self.in_text(first, financial_year), self.in_text(last, financial_year)
        return self.in_text(first, financial_year, known=last), self.in_text(last, financial_year, known=known)

    def _name(self, period: Period, financial_year: FinancialYear, phrases: _Phrases, *, is_long: bool) -> When:
        """Return a name, with the phrases for periods of each length."""
        last, months = period.end - 1, self.months if is_long else self.short_months
        places = {
            "month": months[period.month - 1],
            "first_month": months[period.month - 1],
            "last_month": months[last % 12],
            "first_year": f"{period.year:04d}",
            "calendar_year": f"{last // 12:04d}",
        }
        short = {"first_month": self.short_months[period.month - 1], "last_month": self.short_months[last % 12]}
        span = (self.span if period.year == last // 12 else self.span_over_years).format_map(places | short)
        offset = (period.ordinal - (financial_year.month - 1)) % 12
        match period.frequency:
            case Frequency.MONTHLY:
                text = phrases.month.format_map(places)
            case Frequency.QUARTERLY:
                numbered = {"quarter": f"{offset // 3 + 1}", "year": self._year(period.ordinal - offset)}
                text = span if offset % 3 else phrases.quarter.format_map(places | numbered)
            case Frequency.HALF_YEARLY:
                numbered = {"half": f"{offset // 6 + 1}", "year": self._year(period.ordinal - offset)}
                text = span if offset % 6 else phrases.half_year.format_map(places | numbered)
            case Frequency.YEARLY:
                text = span if offset and period.month != 1 else self._year(period.ordinal)
        return When(text, period)

    def _year(self, first: int) -> str:
        year = first // 12
        if first % 12 == 0:
            return f"{year:04d}"
        years = {"first": f"{year:04d}", "second": f"{year + 1:04d}", "second_short": f"{(year + 1) % 100:02d}"}
        return self.year.format_map(years)
