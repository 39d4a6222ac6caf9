"""The thresholds in force in each period, until they are replaced."""

from bisect import bisect_right
from collections.abc import Iterable
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from qpr_core.errors import ThresholdError
from qpr_core.model.thresholds.interval import Interval
from qpr_core.model.thresholds.levels import Levels
from qpr_core.model.thresholds.polarity import Polarity
from qpr_core.model.thresholds.profile import AnyThresholds, Profile
from qpr_core.model.time.frequency import Frequency
from qpr_core.model.time.period import Period
from qpr_core.model.values.records import FrozenMapping

Timeline = FrozenMapping[Period, AnyThresholds | Profile | None]
"""Thresholds by the period they start in; `None` from where there are none."""


class ThresholdsInForce(NamedTuple):
    """The thresholds in force, with their acceptable ranges and their profile.

    There is one range for each band except the worst, best first.
    """

    thresholds: AnyThresholds
    ranges: tuple[Interval, ...]
    profile: Profile | None = None

    @property
    def stated_target(self) -> Fraction | None:
        """The target, unless it is only the middle of a range."""
        return self.thresholds.stated_target if isinstance(self.thresholds, Levels) else self.thresholds.target

    def is_same_as(self, other: "ThresholdsInForce") -> bool:
        """Return True if both have the same target and the same ranges."""
        return (self.thresholds.target, self.ranges) == (other.thresholds.target, other.ranges)


class ThresholdTimeline(NamedTuple):
    """The thresholds of one indicator over time.

    Those on the first day of a period are in force for the whole period.
    """

    since: tuple[int, ...]
    in_force: tuple[ThresholdsInForce | None, ...]

    @classmethod
    def of(cls, given: AnyThresholds | Timeline | None, polarity: Polarity) -> "ThresholdTimeline":
        """Work out the ranges of all thresholds that are *given*.

        Raises:
            ThresholdError: If thresholds contradict the polarity or take effect on the same day, or if a profile is not
                for a year.
        """
        if given is None:
            return cls((), ())
        if not isinstance(given, FrozenMapping):
            return cls((0,), (ThresholdsInForce(given, given.ranges(polarity)),))
        entries = sorted(spelt_out(given), key=lambda entry: entry[0].ordinal)
        for (before, *_), (period, *_) in pairwise(entries):
            if before.ordinal == period.ordinal:
                raise ThresholdError("thresholds must not take effect on the same day", shown=f"{before} and {period}")
        return cls(
            tuple(period.ordinal for period, *_ in entries),
            tuple(
                None if thresholds is None else ThresholdsInForce(thresholds, thresholds.ranges(polarity), whole)
                for _, thresholds, whole in entries
            ),
        )

    @property
    def all(self) -> tuple[ThresholdsInForce, ...]:
        """All thresholds, with their ranges."""
        return tuple(each for each in self.in_force if each is not None)

    @property
    def depend_on_time(self) -> bool:
        """Whether the thresholds depend on the period."""
        return any(since != 0 for since in self.since)

    def at(self, period: Period | None) -> ThresholdsInForce | None:
        """Return the thresholds in force in *period*; None if there are none.

        If *period* is None, return the latest thresholds. The quarters of a profile have targets, and so have their
        months, but a half-year or a year of several quarters has none.
        """
        found = self._latest(period)
        return None if self._is_for_parts(found, period) else found

    def lack(self, period: Period) -> bool:
        """Return True if only the quarters of *period* have targets."""
        return self._is_for_parts(self._latest(period), period)

    def _latest(self, period: Period | None) -> ThresholdsInForce | None:
        index = len(self.since) if period is None else bisect_right(self.since, period.ordinal)
        return self.in_force[index - 1] if index else None

    @staticmethod
    def _is_for_parts(found: ThresholdsInForce | None, period: Period | None) -> bool:
        is_long = period is not None and period.frequency.months > Frequency.QUARTERLY.months
        return is_long and found is not None and found.profile is not None


def spelt_out(given: Timeline) -> Iterable[tuple[Period, AnyThresholds | None, Profile | None]]:
    """Yield thresholds by period, and those of a profile by quarter.

    A profile ends with the quarter after its year, which has no thresholds.

    Raises:
        ThresholdError: If a profile is not for a year.
    """
    begins = {period.ordinal for period in given}
    for period, entry in given.items():
        if not isinstance(entry, Profile):
            yield period, entry, None
            continue
        if period.frequency is not Frequency.YEARLY:
            raise ThresholdError("profile must be given for a year", shown=f"one for {period}")
        first = Period(period.year, period.month, Frequency.QUARTERLY)
        yield from ((first.shift(index), thresholds, entry) for index, thresholds in enumerate(entry.quarters))
        if period.end not in begins:  # so that a profile does not stay in force after its year
            yield first.shift(4), None, entry
