"""The thresholds of an indicator, in force from one period until they are replaced."""

from bisect import bisect_right
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from qpr_core.errors import ThresholdError
from qpr_core.model.thresholds.interval import Interval
from qpr_core.model.thresholds.polarity import Polarity
from qpr_core.model.thresholds.profile import AnyThresholds, Profile
from qpr_core.model.time.period import Frequency, Period
from qpr_core.model.values.records import FrozenMapping

Timeline = FrozenMapping[Period, AnyThresholds | Profile | None]
"""What holds from a period on, or in the quarters of one year; `None` from where nothing does any more."""


class ThresholdsInForce(NamedTuple):
    """What a result is thresholds to: the thresholds in force, the bands that they make, and the profile they belong to."""

    thresholds: AnyThresholds
    bands: tuple[Interval, ...]
    profile: Profile | None = None

    def is_same_as(self, other: "ThresholdsInForce") -> bool:
        """Return True if both have one target and the same bands, however their thresholds were written."""
        return (self.thresholds.target, self.bands) == (other.thresholds.target, other.bands)


class ThresholdTimeline(NamedTuple):
    """The in_force of one indicator over time; what is in force on the first day of a period is its standard."""

    since: tuple[int, ...]
    in_force: tuple[ThresholdsInForce | None, ...]

    @classmethod
    def of(cls, given: AnyThresholds | Timeline | None, polarity: Polarity) -> "ThresholdTimeline":
        """Work out the bands of all thresholds that are *given*.

        Raises:
            ThresholdError: if thresholds contradict the polarity or take effect on the same day, or if a profile is
                given for anything but a year.
        """
        if given is None:
            return cls((), ())
        if not isinstance(given, FrozenMapping):
            return cls((0,), (ThresholdsInForce(given, given.bands(polarity)),))
        entries = sorted(spelt_out(given), key=lambda entry: entry[0].ordinal)
        for (before, *_), (period, *_) in pairwise(entries):
            if before.ordinal == period.ordinal:
                raise ThresholdError(f"thresholds must not take effect on the same day, got {before} and {period}")
        return cls(
            tuple(period.ordinal for period, *_ in entries),
            tuple(
                None if thresholds is None else ThresholdsInForce(thresholds, thresholds.bands(polarity), whole)
                for _, thresholds, whole in entries
            ),
        )

    @property
    def all(self) -> tuple[ThresholdsInForce, ...]:
        """Every standard there ever was."""
        return tuple(each for each in self.in_force if each is not None)

    @property
    def depend_on_time(self) -> bool:
        """Whether one must know the period to know the standard."""
        return any(since != 0 for since in self.since)

    def at(self, period: Period | None) -> ThresholdsInForce | None:
        """Give the standard of *period*, or the only one there is if that is `None`; `None` if there is none."""
        index = len(self.since) if period is None else bisect_right(self.since, period.ordinal)
        return self.in_force[index - 1] if index else None

    def lack(self, period: Period) -> bool:  # noqa: ARG002  only totals differ by period
        """Return False: thresholds that stay in force leave no *period* out."""
        return False


def spelt_out(given: Timeline) -> Iterable[tuple[Period, AnyThresholds | None, Profile | None]]:
    """Yield the thresholds by period, and each profile by quarter, up to the quarter after its year.

    Raises:
        ThresholdError: If a profile is given for anything but a year.
    """
    begins = {period.ordinal for period in given}
    for period, entry in given.items():
        if not isinstance(entry, Profile):
            yield period, entry, None
            continue
        if period.frequency is not Frequency.YEARLY:
            raise ThresholdError(f"profile must be given for a year, got one for {period}")
        first = Period(period.year, period.month, Frequency.QUARTERLY)
        yield from ((first.shift(index), thresholds, entry) for index, thresholds in enumerate(entry.quarters))
        if period.end not in begins:  # so that no new year is thresholds to the plan of the last
            yield first.shift(4), None, entry
