"""rate_milestone: the rule at its edges, and that time only moves it forward."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given

from qpr_core.errors import ItemError, PeriodError
from qpr_core.items import MilestoneDates, Progress, rate_milestone
from qpr_core.testing import milestone_dates
from qpr_core.testing.strategies.items import days

LATE = MilestoneDates(due="2024-03-31", done="2024-04-05", forecast="2024-04-04")


@pytest.mark.parametrize(
    ("as_of", "band", "late"),
    [
        ("2024-03-31", Progress.AT_RISK, 4),
        ("2024-04-01", Progress.OVERDUE, 1),
        ("2024-04-04", Progress.OVERDUE, 4),
        ("2024-04-05", Progress.COMPLETE, 5),
        ("2025-01-01", Progress.COMPLETE, 5),
    ],
)
def test_rate_milestone_at_the_edges_of_its_dates(as_of: str, band: Progress, late: int) -> None:
    rating = rate_milestone(LATE, as_of)
    assert (rating.band, rating.days_late, rating.forecast) == (band, late, date(2024, 4, 4))
    assert rating.rule.version == 1


@pytest.mark.parametrize("forecast", [None, "2024-03-31", "2024-01-01"])
def test_milestone_with_a_forecast_up_to_the_due_date_is_on_track(forecast: Any) -> None:
    rating = rate_milestone(MilestoneDates(due="2024-03-31", forecast=forecast), "2024-02-01")
    assert (rating.band, rating.days_late) == (Progress.ON_TRACK, 0)


def test_milestone_done_early_is_not_late() -> None:
    assert rate_milestone(MilestoneDates(due="2024-03-31", done="2024-03-01"), date(2024, 3, 1)).days_late == 0


def test_rate_milestone_refuses_other_things() -> None:
    with pytest.raises(ItemError, match="dates must be a MilestoneDates, got 5"):
        rate_milestone(5, "2024-03-31")  # type: ignore[arg-type]  # a wrong type is what is tested
    with pytest.raises(PeriodError, match="day must be a date"):
        rate_milestone(LATE, "soon")


@given(milestone_dates(), days())
def test_milestone_is_complete_from_the_day_it_was_done_and_never_before(dates: MilestoneDates, as_of: date) -> None:
    is_done = dates.done is not None and dates.done <= as_of
    assert (rate_milestone(dates, as_of).band is Progress.COMPLETE) == is_done


@given(milestone_dates(), days())
def test_band_of_a_milestone_changes_only_on_its_days(dates: MilestoneDates, day: date) -> None:
    before, now = rate_milestone(dates, day - timedelta(days=1)).band, rate_milestone(dates, day).band
    assert before is now or day in dates.changes_on
