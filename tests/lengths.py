"""Scorecards of every length, made from those by quarter."""

from qpr_core import Frequency, Period, Scorecard, TimeSeries

FIRST = Period.parse("Q4 1999/00")


def lengthened(card: Scorecard, length: Frequency) -> Scorecard:
    """Return a scorecard whose quarters are periods of a different length, one for one."""
    return Scorecard(
        (each.indicator, TimeSeries([(at(period, length), result, status) for period, result, status in each.series]))
        for each in card
    )


def at(quarter: Period, length: Frequency) -> Period:
    """Return the period that is as many steps after the first as a quarter is."""
    first = Period.containing(FIRST.first_day, length)
    return first.shift(FIRST.distance(quarter))
