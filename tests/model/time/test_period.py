import calendar
import re
from datetime import UTC, date, datetime
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import qpr_core as qpr
from qpr_core import FinancialYear, Frequency, Period
from qpr_core.errors import PeriodError
from qpr_core.styles import PeriodStyle
from qpr_core.testing import financial_years, periods

CALENDAR_YEAR = FinancialYear(1)


@pytest.mark.parametrize(
    "text",
    [
        "Q2 2023/24",
        "2023/24 Q2",
        "2023/24, Quarter 2",
        "Quarter 2, 2023/24",
        "quarter 2 2023/24",
        "Q2 2023-2024",
        "Q2, 2023–2024",
        "Q2 2023-24",
        "Q2 2023/2024",
        "Jul-Sep 2023",
        "July to September 2023",
        "JUL 2023 – SEP 2023",
        "  q2   2023/24 ",
        "Qtr 2 2023/24",
        "2023/24 Qtr 2",
        "2023-24 Q2",
        "Q2-2023/24",
        "q2_2023-24",
        "Q2 FY2023/24",
        "Q2FY2023/24",
        "FY 2023/24 Q2",
        "2023/24Q2",
        "2023/24: Q2",
        "Q2 financial year 2023 to 2024",
        "Q2 FYE 2024",
        "Jul-Sep 2023/24",
        "July/September 2023",
        "quarter ending 30th September 2023",
        "3 months to September 2023",
        "2023-07/P3M",
    ],
)
def test_every_way_of_writing_a_quarter_names_the_same_three_months(text: str) -> None:
    assert Period.parse(text) == Period(2023, 7, Frequency.QUARTERLY)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("September 2023", date(2023, 9, 1), date(2023, 9, 30)),
        ("Sept 2023", date(2023, 9, 1), date(2023, 9, 30)),
        ("Feb 2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023/24", date(2023, 4, 1), date(2024, 3, 31)),
        ("2011/12", date(2011, 4, 1), date(2012, 3, 31)),
        ("1999/00", date(1999, 4, 1), date(2000, 3, 31)),
        ("2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("H1 2023/24", date(2023, 4, 1), date(2023, 9, 30)),
        ("2023/24 H2", date(2023, 10, 1), date(2024, 3, 31)),
        ("Half-year 1, 2023/24", date(2023, 4, 1), date(2023, 9, 30)),
        ("half year 2 2023/24", date(2023, 10, 1), date(2024, 3, 31)),
        ("Half 1 FY2023/24", date(2023, 4, 1), date(2023, 9, 30)),
        ("Apr-Sep 2023", date(2023, 4, 1), date(2023, 9, 30)),
        ("Feb-Jul 2023", date(2023, 2, 1), date(2023, 7, 31)),
        ("6 months to September 2023", date(2023, 4, 1), date(2023, 9, 30)),
        ("half-year ended 31 March 2024", date(2023, 10, 1), date(2024, 3, 31)),
        ("Q4 2023/24", date(2024, 1, 1), date(2024, 3, 31)),
        ("Oct 2023-Sep 2024", date(2023, 10, 1), date(2024, 9, 30)),
        ("Dec 2023-Feb 2024", date(2023, 12, 1), date(2024, 2, 29)),
        ("Jan 9998", date(9998, 1, 1), date(9998, 1, 31)),
        ("2016-05", date(2016, 5, 1), date(2016, 5, 31)),
        ("2009-11", date(2009, 11, 1), date(2009, 11, 30)),
        ("06/2023", date(2023, 6, 1), date(2023, 6, 30)),
        ("Jun-2023", date(2023, 6, 1), date(2023, 6, 30)),
        ("June, 2023", date(2023, 6, 1), date(2023, 6, 30)),
        ("Jun. 2023", date(2023, 6, 1), date(2023, 6, 30)),
        ("2023 Jun", date(2023, 6, 1), date(2023, 6, 30)),
        ("Mar 2023/24", date(2024, 3, 1), date(2024, 3, 31)),
        ("April 2010-11", date(2010, 4, 1), date(2010, 4, 30)),
        ("Jan-Mar 2023/24", date(2024, 1, 1), date(2024, 3, 31)),
        ("Dec-Feb 2023/24", date(2023, 12, 1), date(2024, 2, 29)),
        ("Q1 2010-11", date(2010, 4, 1), date(2010, 6, 30)),
        ("2013-14", date(2013, 4, 1), date(2014, 3, 31)),
        ("1999-00", date(1999, 4, 1), date(2000, 3, 31)),
        ("FY 2010-11", date(2010, 4, 1), date(2011, 3, 31)),
        ("FYE 2024", date(2023, 4, 1), date(2024, 3, 31)),
        ("financial year ending 2024", date(2023, 4, 1), date(2024, 3, 31)),
        ("year ending 31 March 2024", date(2023, 4, 1), date(2024, 3, 31)),
        ("year to February 2024", date(2023, 3, 1), date(2024, 2, 29)),
        ("year ending 29 February 2024", date(2023, 3, 1), date(2024, 2, 29)),
        ("Oct-Dec 9998", date(9998, 10, 1), date(9998, 12, 31)),
    ],
)
def test_a_period_knows_its_first_and_last_day(text: str, first: date, last: date) -> None:
    period = Period.parse(text)
    assert (period.first_day, period.last_day) == (first, last)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2023/25", "financial year must end in the year after 2023, got '2023/25'"),
        ("Q1 2023/23", "financial year must end in the year after 2023, got 'Q1 2023/23'"),
        ("2023-2025", "financial year must end in the year after 2023, got '2023-2025'"),
        ("Q5 2023/24", "quarter must be 1, 2, 3 or 4, got 'Q5 2023/24'"),
        ("Q0 2023/24", "quarter must be 1, 2, 3 or 4, got 'Q0 2023/24'"),
        ("H3 2023/24", "half-year must be 1 or 2, got 'H3 2023/24'"),
        ("H2 2023", "year of a half-year must be a financial year (write H2 2023/24"),
        ("H2", "half-year must have a year (write H2 2023/24), got 'H2'"),
        ("Q2 23/24", "year must have four digits (2023/24), got 'Q2 23/24'"),
        ("23/24", "year must have four digits (2023/24), got '23/24'"),
        ("23/24 Q2", "year must have four digits (2023/24), got '23/24 Q2'"),
        ("Q2 2023", "year of a quarter must be a financial year (write Q2 2023/24"),
        ("2011-12", "year must not look like a month (write 2011/12, or December 2011), got '2011-12'"),
        ("2010 - 11", "year must not look like a month (write 2010/11, or November 2010), got '2010 - 11'"),
        ("2016/05", "financial year must end in the year after 2016, got '2016/05'"),
        ("2023-13", "financial year must end in the year after 2023, got '2023-13'"),
        ("13/2023", "month must be 1 to 12, got '13/2023'"),
        ("2023-00/P3M", "month must be 1 to 12, got '2023-00/P3M'"),
        ("Jun-23", "year must have four digits (2023/24), got 'Jun-23'"),
        ("Jun ’23", "year must have four digits (2023/24), got 'Jun ’23'"),
        ("FY23/24", "year must have four digits (2023/24), got 'FY23/24'"),
        (
            "FY2024 Q1",
            "name of a financial year must have both years (write Q1 2023/24 or Q1 2024/25, or pass a"
            " financial_year with fy_names), got 'FY2024 Q1'",
        ),
        (
            "FY2024",
            "name of a financial year must have both years (write 2023/24 or 2024/25, or pass a financial_year ",
        ),
        ("Qtr 1", "quarter must have a year (write Q1 2023/24), got 'Qtr 1'"),
        ("Sept.", "month must have a year (write Sept 2023), got 'Sept.'"),
        (
            "30/06/2023",
            "name of a period must have its length, which a date does not have (use Period.containing), "
            "got '30/06/2023'",
        ),
        ("2023-06-30", "name of a period must have its length"),
        ("year to 30 March 2024", "period must end on the last day of a month, got 'year to 30 March 2024'"),
        ("year ending 28 February 2024", "period must end on the last day of a month"),
        ("Dec-Feb 2024", "range across the end of a year must have both years (Dec 2023-Feb 2024), got 'Dec-Feb 2024'"),
        ("Jul-Aug 2023", "period must be 1, 3, 6 or 12 whole months, got 2 in 'Jul-Aug 2023'"),
        ("Jul 2023-Jun 2022", "period must be 1, 3, 6 or 12 whole months, got -12 in 'Jul 2023-Jun 2022'"),
        ("Septembre 2023", "month must be an English name or its first three letters, got 'Septembre 2023'"),
        ("0000", "period must be in the years 1 to 9998, got '0000'"),
        ("9998/99", "period must be in the years 1 to 9998, got '9998/99'"),
        ("", "period must be written like one of 'Q2 2023/24'"),
        ("next quarter", "period must be written like one of 'Q2 2023/24'"),
        ("Q2 2023/24 provisional", "period must be written like one of"),
        ("٢٠٢٣", "period must be written like one of"),
        pytest.param("Q" * 1_000_000, "name of a period must be no longer than 60 characters, got 'QQQ", id="megabyte"),
        (None, "name of a period must be text, got None"),
        (2023, "name of a period must be text, got 2023"),
    ],
)
def test_what_names_no_single_period_is_refused_with_the_reason(text: str, message: str) -> None:
    with pytest.raises(PeriodError) as caught:
        Period.parse(text)
    assert message in str(caught.value)


@pytest.mark.parametrize("month", range(2, 13))
@pytest.mark.parametrize("name", ["FY2024", "FY 2024", "Financial year 2024"])
def test_a_year_is_named_by_the_year_in_which_it_starts_or_ends(name: str, month: int) -> None:
    ends, starts = FinancialYear(month, fy_names="ends"), FinancialYear(month, fy_names="starts")
    year = Period.parse(name, financial_year=ends)
    assert (year.year, year.month, year.frequency) == (2023, month, Frequency.YEARLY)
    assert Period.parse(name, financial_year=starts) == year.shift(1)
    assert Period.parse(f"Q3 {name}", financial_year=ends) == Period.parse("Q3 2023/24", financial_year=ends)
    assert Period.parse(f"{name} H2", financial_year=starts) == Period.parse("H2 2024/25", financial_year=starts)
    assert Period.parse("FYE 2024", financial_year=starts) == year
    assert year.format(financial_year=ends) == "2023/24"


@pytest.mark.parametrize("given", ["start", "", 5, ["ends"]])
def test_a_different_meaning_of_such_names_is_rejected(given: object) -> None:
    with pytest.raises(PeriodError, match="fy_names must be 'starts' or 'ends', got"):
        FinancialYear(fy_names=given)  # type: ignore[arg-type]  # wrong values are what is tested


def test_a_financial_year_shows_the_meaning_of_its_names() -> None:
    year = FinancialYear("July", fy_names="ends")
    assert repr(year) == "FinancialYear(month=7, fy_names='ends')"
    assert eval(repr(year), {"FinancialYear": FinancialYear}) == year != FinancialYear("July")


WRITTEN = re.compile(r"\((?:write )?(?P<names>[^()]+?)(?:, or pass .*)?\)")


@pytest.mark.parametrize("year", [FinancialYear(1), FinancialYear(4), FinancialYear(10, fy_names="ends")], ids=repr)
@pytest.mark.parametrize(
    "text", ["Q2", "H1", "Sep", "Q2 23/24", "Q2 2023", "H2 2010", "2010-11", "FY2010", "Q1 FY2010"]
)
def test_an_error_suggests_only_names_that_can_be_read(text: str, year: FinancialYear) -> None:
    try:
        Period.parse(text, financial_year=year)
    except PeriodError as error:
        found = WRITTEN.search(str(error))
        assert found is not None
        for name in re.split(r", or | or ", found["names"]):
            Period.parse(name, financial_year=year)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Q2 2023/24", "year that begins in January must be written with one number, got 'Q2 2023/24'"),
        ("2023/24", "year that begins in January must be written with one number, got '2023/24'"),
    ],
)
def test_a_year_that_begins_in_january_has_one_number(text: str, message: str) -> None:
    assert Period.parse("Q2 2023", financial_year=CALENDAR_YEAR) == Period(2023, 4, Frequency.QUARTERLY)
    with pytest.raises(PeriodError) as caught:
        Period.parse(text, financial_year=CALENDAR_YEAR)
    assert str(caught.value) == message


def test_a_financial_year_from_january_has_one_number_behind_fy() -> None:
    assert Period.parse("FY2024", financial_year=CALENDAR_YEAR) == Period.parse("2024")
    assert Period.parse("Q1 FY2024", financial_year=CALENDAR_YEAR) == Period.parse("Jan-Mar 2024")


@given(periods(), st.sampled_from(PeriodStyle), financial_years())
def test_every_name_of_a_period_is_read_again(period: Period, style: PeriodStyle, year: FinancialYear) -> None:
    assert Period.parse(period.format(style=style, financial_year=year), financial_year=year) == period


@given(periods())
def test_the_repr_of_a_period_pastes_back(period: Period) -> None:
    assert eval(repr(period), {"Period": Period}) == period


@pytest.mark.parametrize(
    ("style", "quarter", "month", "year"),
    [
        (PeriodStyle.SHORT, "Q2 2023/24", "Sep 2023", "2023/24"),
        (PeriodStyle.YEAR_FIRST, "2023/24 Q2", "Sep 2023", "2023/24"),
        (PeriodStyle.LONG, "Quarter 2, 2023/24", "September 2023", "2023/24"),
        (PeriodStyle.FULL_YEARS, "Q2 2023-2024", "Sep 2023", "2023-2024"),
        (PeriodStyle.MONTHS, "Jul-Sep 2023", "Sep 2023", "Apr 2023-Mar 2024"),
    ],
)
def test_each_style_writes_its_own_example(style: PeriodStyle, quarter: str, month: str, year: str) -> None:
    assert style.value == quarter
    assert [Period.parse(name).format(style=style) for name in (quarter, month, year)] == [quarter, month, year]


def test_a_calendar_year_is_written_with_one_number_in_every_financial_year() -> None:
    assert str(Period.parse("2023")) == "2023"
    assert Period.parse("2023").format(style=PeriodStyle.LONG, financial_year=FinancialYear("October")) == "2023"


def test_when_the_year_begins_changes_the_name_and_not_the_period() -> None:
    autumn = Period.parse("Oct-Dec 2023")
    assert autumn.format() == "Q3 2023/24"
    assert autumn.format(financial_year=FinancialYear("October")) == "Q1 2023/24"
    assert autumn.format(financial_year=CALENDAR_YEAR) == "Q4 2023"
    assert autumn.format(financial_year=FinancialYear("February")) == "Oct-Dec 2023"


@given(periods(), st.integers(-20, 20))
def test_a_shift_is_undone_by_its_opposite_and_is_the_distance(period: Period, steps: int) -> None:
    if period.ordinal + 12 * steps >= 12 and period.end + 12 * steps <= 9999 * 12:
        there = period.shift(steps)
        assert there.shift(-steps) == period
        assert period.distance(there) == steps
        assert (period < there, period <= there, period > there) == (steps > 0, steps >= 0, steps < 0)


@given(periods())
def test_the_next_period_begins_the_day_after_the_last(period: Period) -> None:
    following = period.shift(1) if period.end + 12 <= 9999 * 12 else period
    assert following is period or following.first_day.toordinal() == period.last_day.toordinal() + 1
    assert period.last_day.day == calendar.monthrange(period.last_day.year, period.last_day.month)[1]


def test_periods_sort_by_time_and_not_by_name() -> None:
    names = ["Q1 2024/25", "Q4 2022/23", "Q2 2023/24"]
    assert [str(period) for period in sorted(map(Period.parse, names))] == ["Q4 2022/23", "Q2 2023/24", "Q1 2024/25"]


def test_periods_of_different_length_have_no_order_and_no_distance() -> None:
    quarter, year = Period.parse("Q2 2023/24"), Period.parse("2023/24")
    message = "periods to compare must have the same length, got a quarter (Q2 2023/24) and a year (2023/24)"
    for question in (quarter.__lt__, quarter.__le__, quarter.distance):
        with pytest.raises(PeriodError) as caught:
            question(year)
        assert str(caught.value) == message
    with pytest.raises(PeriodError, match="period to compare with must be a Period, got 'Q2 2023/24'"):
        quarter.distance("Q2 2023/24")  # type: ignore[arg-type]  # a wrong type is what is tested
    with pytest.raises(PeriodError, match="periods must not overlap, got Q2 2023/24 and Aug-Oct 2023"):
        quarter.distance(Period.parse("Aug-Oct 2023"))


@pytest.mark.parametrize(
    ("year", "month", "frequency", "message"),
    [
        (0, 1, Frequency.MONTHLY, "year must be a whole number from 1 to 9998, got 0"),
        (2023, 13, Frequency.MONTHLY, "month must be a whole number from 1 to 12, got 13"),
        (True, 1, Frequency.MONTHLY, "year must be a whole number from 1 to 9998, got True"),
        (2023, "4", Frequency.MONTHLY, "month must be a whole number from 1 to 12, got '4'"),
        (
            2023,
            4,
            "weekly",
            "frequency must be a Frequency or one of 'monthly', 'quarterly', 'half-yearly', 'six-monthly', 'yearly', "
            "'annual', 'annually', got 'weekly'",
        ),
        (9998, 4, Frequency.YEARLY, "period must end by the year 9998, got one from month 4 of 9998"),
    ],
)
def test_a_period_outside_of_the_calendar_is_refused(year: int, month: int, frequency: Frequency, message: str) -> None:
    with pytest.raises(PeriodError) as caught:
        Period(year, month, frequency)
    assert str(caught.value) == message


@pytest.mark.parametrize("steps", [1.0, True, "1", None])
def test_a_shift_by_anything_but_a_whole_number_is_refused(steps: int) -> None:
    with pytest.raises(PeriodError, match="periods to shift by must be a whole number, got"):
        Period.parse("Q2 2023/24").shift(steps)


@given(periods(), st.integers(-20, 20))
def test_adding_a_number_shifts_and_subtracting_undoes_it(period: Period, steps: int) -> None:
    if period.ordinal + 12 * steps >= 12 and period.end + 12 * steps <= 9999 * 12:
        assert period + steps == steps + period == period.shift(steps)
        assert (period + steps) - steps == period
        numpys: Any = np.int64(steps)
        assert period + numpys == numpys + period == period.shift(steps)


@pytest.mark.parametrize("steps", [1.0, True, "1", None, Period.parse("Q2 2023/24")])
def test_adding_anything_but_a_whole_number_is_refused(steps: Any) -> None:
    quarter = Period.parse("Q2 2023/24")
    for add in (quarter.__add__, quarter.__radd__, quarter.__sub__):
        with pytest.raises(PeriodError, match="periods to shift by must be a whole number, got"):
            add(steps)


@given(periods(), st.integers(0, 20))
def test_a_range_has_every_period_with_both_ends(first: Period, steps: int) -> None:
    if first.end + 12 * steps <= 9999 * 12:
        last = first + steps
        every = Period.range(first, last)
        assert (every[0], every[-1], len(every)) == (first, last, steps + 1)
        assert all(later == earlier + 1 for earlier, later in pairwise(every))


def test_a_range_is_read_by_names_in_a_financial_year() -> None:
    assert [str(each) for each in Period.range("Nov 2023", "Jan 2024")] == ["Nov 2023", "Dec 2023", "Jan 2024"]
    assert Period.range("Q1 2023", "Q2 2023", financial_year=CALENDAR_YEAR)[1] == Period.parse("Apr-Jun 2023")


@pytest.mark.parametrize(
    ("first", "last", "message"),
    [
        ("Q2 2023/24", "Q1 2023/24", "last must not be before first, got Q2 2023/24 to Q1 2023/24"),
        ("Q2 2023/24", "2024/25", "periods to compare must have the same length"),
        ("Q2 2023/24", "Aug-Oct 2023", "periods must not overlap"),
        ("Q5 2023/24", "2024/25", r"got 'Q5 2023/24' \(first\)"),
        ("2023/24", 5, r"name of a period must be text, got 5 \(last\)"),
    ],
)
def test_a_range_that_makes_no_sense_is_refused(first: str, last: Any, message: str) -> None:
    with pytest.raises(PeriodError, match=message):
        Period.range(first, last)


def test_a_shift_beyond_the_calendar_is_refused() -> None:
    with pytest.raises(PeriodError, match="year must be a whole number from 1 to 9998, got -"):
        Period.parse("Q2 2023/24").shift(-(10**9))


def test_a_style_or_a_year_of_another_kind_is_refused() -> None:
    with pytest.raises(PeriodError, match=r"style must be a PeriodStyle or one of .*, got 'longer'"):
        Period.parse("2023").format(style="longer")
    with pytest.raises(PeriodError, match="financial_year must be a FinancialYear, got 4"):
        Period.parse("2023/24", financial_year=4)  # type: ignore[arg-type]  # a wrong type is what is tested
    with pytest.raises(PeriodError, match="financial_year must be a FinancialYear, got None"):
        Period.parse("2023/24").format(financial_year=None)  # type: ignore[arg-type]  # the same


@pytest.mark.parametrize(
    ("day", "month"),
    [
        ("30/09/2023", 9),
        ("5/9/2023", 9),
        ("05.09.2023", 9),
        ("2023-09-05", 9),
        ("5 Sept 2023", 9),
        ("5th September 2023", 9),
        (date(2023, 9, 5), 9),
        (datetime(2023, 9, 30, 23, 59, tzinfo=UTC), 9),
    ],
)
def test_text_of_a_day_is_read_with_the_day_before_the_month(day: str | date, month: int) -> None:
    assert Period.containing(day, Frequency.MONTHLY) == Period(2023, month, Frequency.MONTHLY)


@pytest.mark.parametrize(
    ("day", "message"),
    [
        ("September 2023", "day must be a whole date: day, month and year, got 'September 2023'"),
        ("2023", "day must be a whole date: day, month and year, got '2023'"),
        ("30 September", "day must be a date or the text of one with a year of four digits, got '30 September'"),
        ("30/09/23", "day must be a date or the text of one with a year of four digits, got '30/09/23'"),
        ("30 February 2023", "day must be a date that exists, got '30 February 2023'"),
        ("2023-02-30", "day must be a date that exists, got '2023-02-30'"),
        ("soon 2023", "day must be a whole date: day, month and year, got 'soon 2023'"),
        ("0000-01-01", "day must be a date that exists, got '0000-01-01'"),
        (20230905, "day must be a date or the text of one with a year of four digits, got 20230905"),
        pytest.param("2023 " * 100_000, "with a year of four digits, got '2023 2023", id="long"),
    ],
)
def test_what_is_no_whole_day_is_refused(day: str, message: str) -> None:
    with pytest.raises(PeriodError) as caught:
        Period.containing(day, Frequency.MONTHLY)
    assert message in str(caught.value)


@given(st.dates(date(2, 1, 1), date(9990, 1, 1)), st.sampled_from(Frequency), financial_years())
def test_a_day_lies_in_the_period_that_contains_it(day: date, frequency: Frequency, year: FinancialYear) -> None:
    period = Period.containing(day, frequency, financial_year=year)
    assert period.first_day <= day <= period.last_day
    assert period.frequency is frequency
    assert (period.ordinal - (year.month - 1)) % frequency.months == 0


def test_a_day_asks_for_a_frequency() -> None:
    with pytest.raises(PeriodError, match=r"frequency must be a Frequency or one of 'monthly', .*, got 3"):
        Period.containing("30/09/2023", 3)  # type: ignore[arg-type]  # a wrong type is what is tested


@pytest.mark.parametrize("given_month", [0, 13, True, "Avril", "", None, 4.0])
def test_a_financial_year_begins_in_a_month(given_month: int) -> None:
    with pytest.raises(PeriodError, match=r"month of a financial year must be 1 to 12 or an English name, got"):
        FinancialYear(given_month)


def test_parse_range_of_one_month_is_that_month() -> None:
    assert qpr.Period.parse("Apr-Apr 2023") == qpr.Period.parse("April 2023")


def test_parse_name_of_a_month_or_a_year_is_refused() -> None:
    for two_ways in ("2000-01", "2005-06", "2011-12"):
        with pytest.raises(qpr.errors.PeriodError):
            qpr.Period.parse(two_ways)
    assert [str(qpr.Period.parse(name)) for name in ("2012-13", "1999-00")] == ["2012/13", "1999/00"]
    assert str(qpr.Period.parse("Q1 2023/24".ljust(60))) == "Q1 2023/24"
    with pytest.raises(qpr.errors.PeriodError):
        qpr.Period.parse("Q1 2023/24".ljust(61))


@pytest.mark.parametrize("name", ["Juen-23", "Summer 23"])
def test_parse_of_a_word_that_is_not_a_month_names_the_month(name: str) -> None:
    with pytest.raises(PeriodError, match=r"^month must be an English name or its first three letters, got"):
        Period.parse(name)
