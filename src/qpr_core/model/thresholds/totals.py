"""Thresholds of year-to-date totals, each for the total to the end of a period."""

from bisect import bisect_right
from collections.abc import Mapping
from typing import NamedTuple

from qpr_core.errors import ThresholdError, got
from qpr_core.model.thresholds.in_force import ThresholdsInForce, Timeline, spelt_out
from qpr_core.model.thresholds.polarity import Polarity
from qpr_core.model.thresholds.profile import AnyThresholds, Profile
from qpr_core.model.time.financial_year import FinancialYear
from qpr_core.model.time.frequency import Frequency
from qpr_core.model.time.period import Period
from qpr_core.model.values.figures import as_code
from qpr_core.model.values.records import FrozenMapping


class Totals(NamedTuple):
    """The thresholds of a year-to-date total, by the month after each total.

    A month that ends a quarter has the target of the quarter, and a year that of its last quarter, because the totals
    are the same. `starts` has the first day of each entry, and whether it has targets or ends them.
    """

    by_end: Mapping[int, ThresholdsInForce]
    starts: tuple[tuple[int, bool], ...]

    @classmethod
    def of(cls, given: AnyThresholds | Timeline | None, polarity: Polarity, year: FinancialYear) -> "Totals":
        """Read the targets of an indicator of a *polarity* and a financial *year*.

        Raises:
            ThresholdError: If thresholds have no period or are for a whole year, if two are for the same total, if a
                profile is not for a financial year, or if thresholds contradict the polarity.
        """
        if given is None:
            return cls({}, ())
        if not isinstance(given, FrozenMapping):
            raise _flat(given, "every quarter")
        for period, entry in given.items():
            if isinstance(entry, Profile) and (period.ordinal + 1 - year.month) % 12:
                raise ThresholdError("profile of a year-to-date total must be for a financial year", shown=period)
            if isinstance(entry, AnyThresholds) and period.frequency is Frequency.YEARLY:
                raise _flat(entry, f"every quarter of {period}")
        by_end: dict[int, ThresholdsInForce] = {}
        taken: dict[int, Period] = {}
        starts: list[tuple[int, bool]] = []
        for period, thresholds, profile in spelt_out(given):
            starts.append((period.ordinal, thresholds is not None or profile is not None))
            if thresholds is None:
                continue
            if period.end in taken:
                raise ThresholdError(
                    "thresholds must be given once for each total", shown=f"{taken[period.end]} and {period}"
                )
            taken[period.end] = period
            by_end[period.end] = ThresholdsInForce(thresholds, thresholds.ranges(polarity), profile)
        return cls(by_end, tuple(sorted(starts)))

    @property
    def all(self) -> tuple[ThresholdsInForce, ...]:
        """All thresholds, with their ranges."""
        return tuple(self.by_end.values())

    @property
    def depend_on_time(self) -> bool:
        """Whether the thresholds depend on the period."""
        return bool(self.starts)

    def at(self, period: Period | None) -> ThresholdsInForce | None:
        """Return the thresholds of the total up to the end of *period*, or None."""
        in_force = None if period is None else self.by_end.get(period.end)
        if in_force is not None and period is not None and period.frequency is Frequency.YEARLY:
            return in_force._replace(profile=None)  # the target of the year, and not of a quarter in its profile
        return in_force

    def lack(self, period: Period) -> bool:
        """Return True if *period* has no target although targets have not ended."""
        index = bisect_right(self.starts, (period.ordinal, True))
        is_open = index == 0 or self.starts[index - 1][1]
        return bool(self.by_end) and period.end not in self.by_end and is_open


def _flat(thresholds: AnyThresholds, periods: str) -> ThresholdError:
    by_year = (
        "a Profile" if thresholds.target is None else f"a Profile such as Profile.spread({as_code(thresholds.target)})"
    )
    return ThresholdError(
        f"thresholds of a year-to-date total must be for the total of each quarter (pass {by_year} "
        "by year, thresholds by quarter, or frequency=Frequency.YEARLY for a yearly result)",
        shown=f"{got(thresholds)} for {periods}",
    )
