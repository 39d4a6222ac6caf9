"""MilestoneDates: when a milestone is due, when it was done, and forecasts of it."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import TypeAlias

from attrs import frozen

from qpr_core.errors import ItemError, PeriodError
from qpr_core.model.time.days import read_day
from qpr_core.model.values.calls import explains_calls
from qpr_core.model.values.records import FrozenMapping

GivenForecast: TypeAlias = date | str | Mapping[date, date | str] | Mapping[str, date | str]
"""A day that is forecast, or several by the day on which each was forecast."""


@explains_calls
@frozen(init=False, repr=False)
class MilestoneDates:
    """The dates of a milestone, which decide its band.

    Dates are `date` objects or text such as "31 March 2024".

    >>> dates = MilestoneDates(due="31 March 2024", forecast={"2023-09-15": "2024-04-30", "2023-12-10": "2024-03-20"})
    >>> [dates.forecast_at(day).isoformat() for day in (date(2023, 9, 30), date(2023, 12, 31))]
    ['2024-04-30', '2024-03-20']
    >>> dates.forecast_at(date(2023, 6, 30)) is None
    True

    Args:
        due: The day by which it must be done.
        done: The day on which it was done. If None, it is not done yet.
        forecast: The day on which it is expected to be done. A day by itself counts whenever you ask. To repeat an old
            report as it was, give a mapping from the day on which each forecast was made. If None, there is no
            forecast.

    Raises:
        ItemError: If a part is not a date, or *forecast* is an empty mapping or has a day twice.
    """

    due: date
    done: date | None
    forecast: date | FrozenMapping[date, date] | None

    def __init__(
        self, *, due: date | str, done: date | str | None = None, forecast: GivenForecast | None = None
    ) -> None:
        """Read each date."""
        self.__attrs_init__(_day(due, "due"), None if done is None else _day(done, "done"), _forecast(forecast))

    def forecast_at(self, as_of: date) -> date | None:
        """Return the latest forecast that was made by a day; `None` if there was none."""
        if not isinstance(self.forecast, FrozenMapping):
            return self.forecast
        known = [day for made, day in self.forecast.items() if made <= as_of]
        return known[-1] if known else None

    @property
    def changes_on(self) -> tuple[date, ...]:
        """The days on which the band can change.

        They are the days of the forecasts, the day on which it was done, and the day after it was due.

        >>> MilestoneDates(due="2024-03-31", done="2024-03-20").changes_on
        (datetime.date(2024, 3, 20), datetime.date(2024, 4, 1))
        """
        made = tuple(self.forecast) if isinstance(self.forecast, FrozenMapping) else ()
        overdue = () if self.due == date.max else (self.due + timedelta(days=1),)
        return tuple(sorted({*made, *overdue, *(() if self.done is None else (self.done,))}))

    def __repr__(self) -> str:
        """Return the code that creates these dates."""
        forecast = self.forecast
        shown = (
            {made.isoformat(): day.isoformat() for made, day in forecast.items()}
            if isinstance(forecast, FrozenMapping)
            else forecast and forecast.isoformat()
        )
        given = {"due": self.due.isoformat(), "done": self.done and self.done.isoformat(), "forecast": shown}
        return f"MilestoneDates({', '.join(f'{name}={part!r}' for name, part in given.items() if part is not None)})"


def _day(given: object, what: str) -> date:
    try:
        return read_day(given)  # type: ignore[arg-type]  # it checks the type
    except PeriodError as error:
        raise error.as_part_of(ItemError, f"{what} of a milestone must be a date") from error


def _forecast(given: object) -> date | FrozenMapping[date, date] | None:
    if given is None:
        return None
    if not isinstance(given, Mapping):
        return _day(given, "forecast")
    read = [(_day(made, "day of a forecast"), _day(day, "forecast")) for made, day in given.items()]
    if not read or len(dict(read)) < len(read):
        raise ItemError("forecast must be a day, or a mapping with each day once on which one was made", given=given)
    return FrozenMapping(sorted(read))
