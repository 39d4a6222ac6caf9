"""The text of a day: every layout on every day of a year, and what is refused."""

from datetime import UTC, date, datetime, timedelta, timezone

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import qpr_core as qpr
from qpr_core import Frequency, Period
from qpr_core.errors import PeriodError
from qpr_core.model.time.days import read_day

LAYOUTS = [
    "%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y %m %d", "%Y%m%d", "%Y-%m-%dT%H:%M:%SZ", "%Y-%m-%d %H:%M:%S",
    "%Y-%m-%dT%H:%M:%S+01:00", "%Y-%m-%dT%H:%M:%S.123456789-11:30", "%Y%m%dT%H%M%SZ", "%Y%m%d%H%M%S", "%Y-%m-%dZ",
    "%Y-%m-%d+13:00", "%Y-%b-%d", "%Y %B %d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%d %m %Y", "%d/%m/%Y %H:%M",
    "%d / %m / %Y", "%d %B %Y", "%d-%b-%Y", "%dth %B %Y", "%d of %B %Y", "%A %d %B %Y", "%a, %d %b %Y %H:%M:%S GMT",
    "%B %d, %Y", "%b. %d %Y", "%A, %B %d, %Y", "%d %B, %Y at %I:%M %p",
]  # fmt: skip
"""The names of months are those of English, in which tests run."""

DAYS = [datetime(2023, 4, 1, 23, 30, tzinfo=UTC) + timedelta(days=place) for place in range(366)]
"""The financial year 2023/24, which has a leap day."""


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_day_of_a_year_is_read_in_every_layout(layout: str) -> None:
    for day in DAYS:
        written = day.strftime(layout)
        assert read_day(written) == day.date(), written
        assert Period.containing(written, Frequency.QUARTERLY) == Period.containing(day, Frequency.QUARTERLY)


def test_every_day_of_a_year_is_read_without_leading_zeros() -> None:
    for day in DAYS:
        for mark in "-/. ":
            assert read_day(f"{day.year}{mark}{day.month}{mark}{day.day}") == day.date()
            assert read_day(f"{day.day}{mark}{day.month}{mark}{day.year}") == day.date()


@given(st.dates(date(1, 1, 1), date(9999, 12, 31)))
def test_every_day_of_the_calendar_is_read_either_way_round(day: date) -> None:
    assert read_day(f"{day:%d/%m/}{day.year:04d}") == read_day(f"{day.year:04d}/{day:%m/%d}") == day


@pytest.mark.parametrize(
    "text",
    ["2023-04-01T00:00:00Z", "2023/04/01", "2023-4-1", str(pd.Timestamp("2023-04-01")), "1 Apr 2023 ", "1/4/2023"],
)
def test_the_first_of_april_begins_a_financial_year(text: str) -> None:
    """The first four are the cases of the issue."""
    assert Period.containing(text, Frequency.QUARTERLY) == Period.parse("Q1 2023/24")


def test_of_a_moment_the_day_that_is_written_counts() -> None:
    late = datetime(2023, 3, 31, 23, 30, tzinfo=timezone(timedelta(hours=-5)))
    for moment in (late, late.isoformat(), str(late), pd.Timestamp(late), str(pd.Timestamp(late))):
        assert read_day(moment) == date(2023, 3, 31)


@pytest.mark.parametrize(
    "text", ["9/30/2023", "09-30-2023", "2023-13-01", "2023/30/09", "20042023", "00/00/2023", "1.0.2023"]
)
def test_a_month_outside_of_the_year_is_refused_and_never_swapped(text: str) -> None:
    with pytest.raises(PeriodError) as caught:
        read_day(text)
    assert str(caught.value) == (
        f"month must be 1 to 12 (the day comes first, unless the text begins with the year), got {text!r}"
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("1/4/23", "year of four digits"),
        ("23-04-01", "year of four digits"),
        ("April 2023", "day must be a whole date: day, month and year"),
        ("2023-12", "day must be a whole date: day, month and year"),
        ("2023-091", "day must be a whole date: day, month and year"),
        ("2023-W13-6", "day must be a whole date: day, month and year"),
        ("Q1 2023/24", "day must be a whole date: day, month and year"),
        ("٠١/٠٤/2023", "day must be a whole date: day, month and year"),
        ("1 Foo 2023", "month must be an English name or its first three letters"),
        ("1 Avril 2023", "month must be an English name or its first three letters"),
        ("30 February 2023", "day must be a date that exists"),
        ("2023-02-29", "day must be a date that exists"),
        ("32/01/2023", "day must be a date that exists"),
        ("2023-04-00", "day must be a date that exists"),
        ("2023-04-01 May", "day must be a date that exists"),
        ("2023-04-01T25:00:00", "day must be a date that exists"),
        ("Foo 1 April 2023", "day must be a date that exists"),
        ("Monday 1 April 2023", r"day of the week must match the date \(Saturday\)"),
        (pd.NaT, "day must be a date that exists"),
    ],
)
def test_text_that_is_not_a_day_is_refused_with_the_reason(text: str, message: str) -> None:
    with pytest.raises(PeriodError, match=message):
        read_day(text)


def test_containing_text_of_more_than_60_characters_is_refused() -> None:
    day = "30 September 2023"
    assert qpr.Period.containing(day.rjust(60), qpr.Frequency.MONTHLY) == qpr.Period.parse("September 2023")
    with pytest.raises(qpr.errors.PeriodError):
        qpr.Period.containing(day.rjust(61), qpr.Frequency.MONTHLY)
