"""MilestoneDates: forecasts by the day on which they were made, and what is refused."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given

from qpr_core.errors import ItemError
from qpr_core.items import MilestoneDates
from qpr_core.testing import milestone_dates


def test_forecasts_are_sorted_and_count_from_the_day_they_were_made() -> None:
    dates = MilestoneDates(due="2024-03-31", forecast={"10 Dec 2023": "2024-03-20", "15 Sep 2023": "2024-04-30"})
    asked = (date(2023, 9, 14), date(2023, 9, 15), date(2023, 12, 9), date(2023, 12, 10))
    assert [dates.forecast_at(day) for day in asked] == [
        None,
        date(2024, 4, 30),
        date(2024, 4, 30),
        date(2024, 3, 20),
    ]
    assert dates.changes_on == (date(2023, 9, 15), date(2023, 12, 10), date(2024, 4, 1))


def test_forecast_by_itself_counts_on_every_day() -> None:
    assert MilestoneDates(due="2024-03-31", forecast="2024-04-30").forecast_at(date.min) == date(2024, 4, 30)


def test_last_day_of_the_calendar_is_never_overdue() -> None:
    assert MilestoneDates(due=date.max).changes_on == ()


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"due": "soon"}, "due of a milestone must be a date: day must be a date .* got 'soon'"),
        ({"done": 5}, "done of a milestone must be a date"),
        ({"forecast": 5}, "forecast of a milestone must be a date"),
        ({"forecast": {"soon": "2024-03-31"}}, "day of a forecast of a milestone must be a date"),
        ({"forecast": {}}, "forecast must be a day, or a mapping with each day once"),
        ({"forecast": {"2024-03-01": "2024-03-31", "1 March 2024": "2024-04-01"}}, "with each day once"),
    ],
)
def test_milestone_dates_refuse(wrong: dict[str, Any], message: str) -> None:
    with pytest.raises(ItemError, match=message):
        MilestoneDates(**{"due": "2024-03-31", **wrong})


@given(milestone_dates())
def test_repr_of_dates_is_the_code_that_creates_them(dates: MilestoneDates) -> None:
    assert eval(repr(dates)) == dates
