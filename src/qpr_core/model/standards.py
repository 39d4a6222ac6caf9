"""The thresholds of an indicator, in force from one period until they are replaced."""

from bisect import bisect_right
from itertools import pairwise
from typing import NamedTuple

from qpr_core.errors import ThresholdError
from qpr_core.model.frozen_mapping import FrozenMapping
from qpr_core.model.interval import Interval
from qpr_core.model.period import Period
from qpr_core.model.polarity import Polarity
from qpr_core.model.thresholds import Thresholds

Timeline = FrozenMapping[Period, Thresholds | None]
"""Thresholds by the period from which they are in force; `None` from where there are none any more."""


class Standard(NamedTuple):
    """What a result is held to: the thresholds in force, and the bands that they make."""

    thresholds: Thresholds
    bands: tuple[Interval, ...]


class Standards(NamedTuple):
    """The standards of one indicator over time; what is in force on the first day of a period is its standard."""

    since: tuple[int, ...]
    standards: tuple[Standard | None, ...]

    @classmethod
    def of(cls, given: Thresholds | Timeline | None, polarity: Polarity) -> "Standards":
        """Work out the bands of all thresholds that are *given*.

        Raises:
            ThresholdError: if thresholds contradict the polarity or take effect on the same day.
        """
        if given is None:
            return cls((), ())
        if isinstance(given, Thresholds):
            return cls((0,), (Standard(given, given.bands(polarity)),))
        entries = sorted(given.items(), key=lambda entry: entry[0].ordinal)
        for (before, _), (period, _) in pairwise(entries):
            if before.ordinal == period.ordinal:
                raise ThresholdError(f"thresholds must not take effect on the same day, got {before} and {period}")
        return cls(
            tuple(period.ordinal for period, _ in entries),
            tuple(None if entry is None else Standard(entry, entry.bands(polarity)) for _, entry in entries),
        )

    @property
    def all(self) -> tuple[Standard, ...]:
        """Every standard there ever was."""
        return tuple(standard for standard in self.standards if standard is not None)

    @property
    def depend_on_time(self) -> bool:
        """Whether one must know the period to know the standard."""
        return any(since != 0 for since in self.since)

    def at(self, period: Period | None) -> Standard | None:
        """Give the standard of *period*, or the only one there is if that is `None`; `None` if there is none."""
        place = len(self.since) if period is None else bisect_right(self.since, period.ordinal)
        return self.standards[place - 1] if place else None
