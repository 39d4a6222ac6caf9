"""Differences between two periods of an indicator."""

from collections.abc import Mapping

from qpr_core.analysis.answers import Cause, Rating
from qpr_core.analysis.comparing.judgement import cause_of
from qpr_core.model.indicators.basis import Basis
from qpr_core.model.indicators.indicator import Indicator
from qpr_core.model.time.period import Period


def notes_between(notes: Mapping[Period, str], one: Period, other: Period) -> tuple[str, ...]:
    """Return the notes after the earlier of two periods, up to the later one.

    >>> notes = {Period.parse("Q1 2023/24"): "counted by day", Period.parse("Q3 2023/24"): "counted by hour"}
    >>> notes_between(notes, Period.parse("Q2 2023/24"), Period.parse("Q1 2023/24"))
    ()
    >>> notes_between(notes, Period.parse("Q1 2023/24"), Period.parse("Q3 2023/24"))
    ('counted by hour',)
    """
    earlier, later = sorted((one.ordinal, other.ordinal))
    return tuple(note for since, note in notes.items() if earlier < since.ordinal <= later)


def are_different_parts_of_a_year(period: Period, against: Period) -> bool:
    """Return True if two periods are different parts of a year.

    Two second quarters of different years are the same part.
    """
    return (period.ordinal - against.ordinal) % 12 != 0


def totals_differ_in_length(indicator: Indicator, period: Period, against: Period) -> bool:
    """Return True if two totals of the year to date have different lengths."""
    return indicator.basis is Basis.YEAR_TO_DATE_TOTAL and are_different_parts_of_a_year(period, against)


def cause_between(
    indicator: Indicator, period: Period, against: Period, ratings: tuple[Rating, Rating, Rating]
) -> Cause:
    """Return why the rating of a period differs from an earlier one.

    *ratings* are those before, rebased and now. Two quarters of one profile share one target, so any change between
    them is performance.
    """
    before, rebased, now = ratings
    return cause_of(before, before if _have_same_profile(indicator, period, against) else rebased, now)


def has_target_changed(indicator: Indicator, period: Period, against: Period) -> bool:
    """Return True if an indicator has a different target in two periods.

    A first target is not a change.
    """
    now, before = indicator.thresholds_at(period), indicator.thresholds_at(against)
    if now is None or before is None or totals_differ_in_length(indicator, period, against):
        return False
    return not now.is_same_as(before) and not _have_same_profile(indicator, period, against)


def _have_same_profile(indicator: Indicator, period: Period, against: Period) -> bool:
    now, before = indicator.thresholds_at(period), indicator.thresholds_at(against)
    return now is not None and before is not None and now.profile is not None and now.profile == before.profile
