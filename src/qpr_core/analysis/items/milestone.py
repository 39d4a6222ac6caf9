"""Milestones: the band that their dates give on a day."""

from datetime import date
from typing import Final

from attrs import frozen

from qpr_core.model.items.milestone_dates import MilestoneDates
from qpr_core.model.items.progress import Progress
from qpr_core.model.time.days import read_day
from qpr_core.model.values.arguments import check_kind
from qpr_core.model.values.names import Rule
from qpr_core.model.values.records import shown

MILESTONE_RULE: Final = Rule("dates of a milestone: done, overdue, forecast after it is due, or on track", 1)


@frozen(kw_only=True, repr=False)
class MilestoneRating:
    """The band of a milestone on a day, and the dates behind it.

    `forecast` is the latest forecast that was made by that day. `days_late` is the number of days after the due date:
    those until it was done, until `as_of` if it is overdue, or until the forecast. It is 0 if nothing is late.

    >>> rate_milestone(MilestoneDates(due="2024-03-31"), "2024-04-10").days_late
    10
    """

    dates: MilestoneDates
    as_of: date
    band: Progress
    forecast: date | None = None
    days_late: int = 0
    rule: Rule = MILESTONE_RULE

    __repr__ = shown


def rate_milestone(dates: MilestoneDates, as_of: date | str) -> MilestoneRating:
    """Rate a milestone on a day by its dates. The clock is never read.

    - It is Complete if it was done by that day, also if it was done late. `days_late` then shows how late.
    - Otherwise it is Overdue if that day is after the due date.
    - Otherwise it is At risk if the latest forecast that was made by that day is after the due date.
    - Otherwise it is On track, with or without a forecast.

    On the due date itself it is not overdue. A milestone that was done after that day was not done yet, so that an old
    report can be repeated.

    >>> dates = MilestoneDates(due="2024-03-31", done="2024-04-05", forecast={"2024-01-15": "2024-04-04"})
    >>> [rate_milestone(dates, day).band.value for day in ("2023-12-31", "2024-03-31", "2024-04-01", "2024-04-05")]
    ['On track', 'At risk', 'Overdue', 'Complete']

    Raises:
        ItemError: If *dates* is not a `MilestoneDates`.
        PeriodError: If *as_of* is not a date.
    """
    check_kind(dates, MilestoneDates, "dates")
    day = read_day(as_of)
    forecast = dates.forecast_at(day)
    if dates.done is not None and dates.done <= day:
        band, until = Progress.COMPLETE, dates.done
    elif day > dates.due:
        band, until = Progress.OVERDUE, day
    elif forecast is not None and forecast > dates.due:
        band, until = Progress.AT_RISK, forecast
    else:
        band, until = Progress.ON_TRACK, dates.due
    late = max((until - dates.due).days, 0)
    return MilestoneRating(dates=dates, as_of=day, band=band, forecast=forecast, days_late=late)
