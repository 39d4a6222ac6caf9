"""Dates: as values, as headings and as starts, with the length of their periods."""

from datetime import date
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frames.scorecards.workbooks import CALLS, Q1, Q2, one_row, shown, thresholds_of, workbook
from qpr_core import Period, Thresholds, TimeSeries
from qpr_core.frames import Reading, read_scorecard
from qpr_core.frames.scorecards.dates import is_date, length_of_dates
from qpr_core.frames.scorecards.headings import Columns
from qpr_core.frames.scorecards.source import SourceTable
from qpr_core.model.time.financial_year import APRIL
from qpr_core.model.time.frequency import Frequency

JUNE, SEPTEMBER = date(2023, 6, 30), date(2023, 9, 30)


def long_table(days: list[Any], heading: str = "Period") -> pd.DataFrame:
    return pd.DataFrame({"code": "C1", heading: pd.Series(days, dtype=object), "value": range(80, 80 + len(days))})


def read(days: list[Any], heading: str = "Period", *, parts: dict[str, Any] | None = None, **how: Any) -> Reading:
    return read_scorecard(one_row(**(parts or {})), long_table(days, heading), **how)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (JUNE, SEPTEMBER),
        ("30/06/2023", "30/09/2023"),
        ("30.06.2023", "30.09.2023"),
        ("2023-06-30", "2023-09-30"),
        ("30 June 2023", "30 September 2023"),
        (pd.Timestamp(JUNE), pd.Timestamp(SEPTEMBER)),
        (date(2023, 4, 1), date(2023, 7, 1)),
    ],
    ids=repr,
)
def test_dates_three_months_apart_are_quarters_with_a_notice(first: Any, second: Any) -> None:
    reading = read([first, second])
    assert reading.scorecard["C1"].series == TimeSeries({Q1: 80, Q2: 81})
    assert reading.notices == ("the dates of results were read as quarters, as they are 3 months apart",)


@pytest.mark.parametrize(
    ("heading", "month", "name"),
    [("Month", 5, "May 2023"), ("Month ending", 6, "Jun 2023"), ("Quarter ending", 6, "Q1 2023/24"),
     ("Quarter", 4, "Q1 2023/24"), ("Financial year", 4, "2023/24"), ("Year ending", 3, "2022/23")],
)  # fmt: skip
def test_the_heading_of_dates_shows_the_length_of_their_periods(heading: str, month: int, name: str) -> None:
    reading = read([Period(2023, month, Frequency.MONTHLY).last_day], heading, parts={"aggregation": "mean"})
    assert [str(period) for period, _, _ in reading.scorecard["C1"].series] == [name]
    assert reading.notices == ()


@pytest.mark.parametrize("how", [{"parts": {"frequency": "quarterly"}}, {"defaults": {"frequency": "quarterly"}}])
def test_the_frequency_of_the_indicator_shows_the_length_of_its_dates(how: Any) -> None:
    assert read([JUNE], **how).scorecard["C1"].series == TimeSeries({Q1: 80})


def test_the_frequency_of_the_indicator_is_stronger_than_the_distance_of_the_dates() -> None:
    reading = read([date(2023, 4, 30), date(2023, 7, 31)], parts={"frequency": "monthly", "aggregation": "mean"})
    assert [str(period) for period, _, _ in reading.scorecard["C1"].series] == ["Apr 2023", "Jul 2023"]


@pytest.mark.parametrize("days", [[JUNE], [date(2023, 6, 15), date(2023, 9, 15)], [JUNE, date(2023, 8, 31)]], ids=repr)
def test_dates_of_an_unknown_length_are_refused_with_the_remedy(days: list[date]) -> None:
    lines = shown(lambda: read(days))
    assert len(lines) == len(days)
    assert all(
        "(enter 'monthly', 'quarterly' or 'yearly' in a column 'frequency' of the indicators" in line for line in lines
    )
    assert all(line.endswith(f"got {day}") for line, day in zip(lines, days, strict=True))


def test_each_table_has_dates_of_its_own_length() -> None:
    """Dates of months in one sheet do not change those of quarters in a different one."""
    months = [["Code", "Period", "Value"], *(["C2", date(2023, month, 1), month] for month in (4, 5, 6))]
    quarters = [["Code", JUNE, SEPTEMBER], ["C1", 84, 86]]
    headings = [*CALLS, "Aggregation"]
    indicators = [headings, [*CALLS.values(), None], ["C2", *[*CALLS.values()][1:], "mean"]]
    card = read_scorecard(workbook({"KPIs": indicators, "Months": months, "Quarters": quarters})).scorecard
    assert card["C1"].series == TimeSeries({Q1: 84, Q2: 86})
    assert card["C2"].series == TimeSeries({"April 2023": 4, "May 2023": 5, "June 2023": 6})


@pytest.mark.parametrize(
    ("since", "start"),
    [
        ("2023/24", "2023/24"), (Q1, Q1), ("Jul-23", "July 2023"), (date(2023, 7, 1), "July 2023"),
        ("01/07/2023", "July 2023"), ("30/06/2023", Q1), (JUNE, Q1), (date(2023, 5, 1), "May 2023"),
    ],
    ids=repr,
)  # fmt: skip
def test_a_target_starts_in_the_month_of_its_first_day_or_the_period_of_another(since: Any, start: str) -> None:
    targets = pd.DataFrame({"code": ["C1"], "since": pd.Series([since], dtype=object), "target": 85, "tolerance": 5})
    results = pd.DataFrame({"code": ["C1"], Q1: [84], Q2: [86]})
    assert thresholds_of(read_scorecard(one_row(), results, targets=targets)) == {
        Period.parse(start): Thresholds(target=85, tolerance=5)
    }


def test_a_start_within_a_month_is_refused_if_no_period_is_known() -> None:
    targets = pd.DataFrame({"code": ["C1"], "since": [JUNE], "target": 85, "tolerance": 5})
    results = pd.DataFrame({"code": ["C1"], Q1: [None]})
    results = results.rename(columns={Q1: "Q9 2023/24"})
    lines = shown(lambda: read_scorecard(one_row(), results, targets=targets))
    assert (
        "row 1 of targets, column 'since' (C1): start of a target must be the name of a period, or the first day of a month "
        "(write Q1 2023/24), got 2023-06-30"
    ) in lines


@given(st.dates(date(1950, 1, 1), date(2050, 1, 1)), st.sampled_from([1, 3, 12]), st.integers(2, 6))
def test_the_last_days_of_periods_have_the_length_of_the_periods(day: date, months: int, count: int) -> None:
    """The oracle makes the periods first, and then forgets them."""
    first = Period.containing(day, Frequency(months))
    days = [first.shift(step).last_day for step in range(count)]
    columns = Columns(parts={"code": 0, "period": 1, "value": 2}, periods=(), unknown=())
    table = SourceTable(name="R", headings=(("Code",), ("Period",), ("Value",)), rows=(), numbers=())
    found, notice = length_of_dates(table, columns, days, APRIL)
    assert found is Frequency(months)
    assert notice == f"the dates of R were read as {found.noun}s, as they are {months} month{'s'[: months > 1]} apart"


def test_a_table_without_dates_has_no_length() -> None:
    table = SourceTable(name="R", headings=(("Code",), ("Month",)), rows=(), numbers=())
    columns = Columns(parts={"code": 0, "period": 1}, periods=(), unknown=())
    assert length_of_dates(table, columns, [Q1, 2023, None], APRIL) == (None, None)
    assert [is_date(cell) for cell in (JUNE, "30/06/2023", Q1, 2023, None)] == [True, True, False, False, False]
