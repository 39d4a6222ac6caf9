"""Scorecards without strict boundaries, two ends and peers, which the reader cannot read."""

from collections.abc import Mapping
from typing import Any

from attrs import evolve

from qpr_core import Indicator, Profile, Scorecard, Thresholds
from qpr_core.rules import Interval, Levels, Tolerance


def with_plain_edges(card: Scorecard) -> Scorecard:
    """Return a scorecard without peers, whose boundaries all belong to the better band."""
    return Scorecard([(_plain_indicator(indicator), series) for indicator, series in card])


def _plain_indicator(indicator: Indicator) -> Indicator:
    return evolve(indicator, thresholds=_plain(indicator.thresholds), peers=None)


def _plain(given: Any) -> Any:
    match given:
        case Thresholds():
            return evolve(given, strict=None)
        case Levels():
            levels = {band: _level(level, given) for band, level in given.levels.items()}
            return Levels(levels, target=given.target)
        case Profile():
            return Profile([_plain(each) for each in given.quarters])
        case Mapping():
            return {since: _plain(entry) for since, entry in given.items()}
        case _:
            return given


def _level(level: Any, levels: Levels) -> Any:
    if not isinstance(level, Interval):
        return level
    return Tolerance(level.clearance(levels.target))
