"""Strategies for projects, actions, milestones and risks, and for reports of them."""

from datetime import date, timedelta
from typing import Final

from hypothesis import strategies as st

from qpr_core.analysis.items.assessment import ItemAssessment
from qpr_core.analysis.items.entry import ItemEntry, ItemResults
from qpr_core.analysis.items.milestone import MilestoneRating, rate_milestone
from qpr_core.analysis.items.move import ItemMove
from qpr_core.analysis.items.report import ItemReport, report_items
from qpr_core.model.items.band_series import BandSeries
from qpr_core.model.items.judged_band import JudgedBand
from qpr_core.model.items.kind import Kind
from qpr_core.model.items.milestone_dates import MilestoneDates
from qpr_core.model.items.progress import Progress
from qpr_core.model.items.tracked_item import TrackedItem
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.time.frequency import Frequency
from qpr_core.model.time.period import Period
from qpr_core.testing.strategies.indicators import services

_FIRST: Final = Period(2000, 1, Frequency.QUARTERLY)
_JUDGES: Final = ("Board", "Auditor")


def tracked_items(
    *, code: str = "P1", kind: Kind | None = None, scheme: type[Scheme] = Progress
) -> st.SearchStrategy[TrackedItem]:
    """Return items; they shrink to a project without a due date.

    Args:
        code: The code.
        kind: The kind. If None, any.
        scheme: The bands.
    """
    return st.builds(
        TrackedItem,
        code=st.just(code),
        name=st.sampled_from(["New library", "Depot & yard", "Move of *all* staff"]),
        kind=st.sampled_from(Kind) if kind is None else st.just(kind),
        scheme=st.just(scheme),
        due=st.none() | days(),
        service=services(),
        groups=st.sampled_from([{}, {"priority": "Health"}, {"priority": ("Health", "Care")}]),
        owner=st.none() | st.just("Head of Property"),
        judged_by=st.none() | st.sampled_from(_JUDGES),
        carry_forward=st.integers(0, 2),
        reported_from=st.none() | st.just(_FIRST.shift(2)),
        reported_until=st.none() | st.just(_FIRST.shift(4)),
    )


def days() -> st.SearchStrategy[date]:
    """Return days of two years; they shrink to 1 January 2000."""
    return st.integers(0, 730).map(lambda number: date(2000, 1, 1) + timedelta(days=number))


@st.composite
def band_series(draw: st.DrawFn, *, scheme: type[Scheme] = Progress, monthly: bool = False) -> BandSeries:
    """Return bands from January 2000 on, with gaps; they shrink to one best band.

    Args:
        scheme: The bands.
        monthly: True for months. Defaults to quarters.
    """
    first = _FIRST.first_month if monthly else _FIRST
    bands = draw(st.lists(st.sampled_from(list(scheme)) | st.none(), min_size=1, max_size=9))
    made = {first.shift(place): band for place, band in enumerate(bands)}
    judged = [period for period, band in made.items() if band is not None]
    gaps = [period for period, band in made.items() if band is None]
    return BandSeries(
        made,
        scheme=scheme,
        judged_by={period: draw(st.sampled_from(_JUDGES)) for period in judged[::2]},
        markers=dict.fromkeys(gaps[:1], "on hold"),
    )


def milestone_dates() -> st.SearchStrategy[MilestoneDates]:
    """Return dates of milestones; they shrink to one that is due on 1 January 2000."""
    forecasts = st.none() | days() | st.dictionaries(days(), days(), min_size=1, max_size=3)
    return st.builds(MilestoneDates, due=days(), done=st.none() | days(), forecast=forecasts)


def judged_bands() -> st.SearchStrategy[JudgedBand]:
    """Return bands of a period; they shrink to the best band."""
    return band_series().map(lambda made: next(iter(made)))


def milestone_ratings() -> st.SearchStrategy[MilestoneRating]:
    """Return ratings of milestones; they shrink to one on its due date."""
    return st.builds(rate_milestone, milestone_dates(), days())


@st.composite
def item_entries(draw: st.DrawFn, *, kind: Kind | None = None, most: int = 5) -> tuple[ItemEntry, ...]:
    """Return items with their results; they shrink to one project with one band.

    Args:
        kind: The kind of all items. If None, any.
        most: The greatest number of items.
    """
    entries = []
    for place in range(1, draw(st.integers(1, most)) + 1):
        results: ItemResults = draw(band_series(monthly=draw(st.booleans())) | milestone_dates())
        item = draw(tracked_items(code=f"P{place}", kind=kind))
        if isinstance(results, MilestoneDates) and item.due is not None:
            results = MilestoneDates(due=item.due, done=results.done, forecast=results.forecast)
        entries.append(ItemEntry(item, results))
    return tuple(entries)


def item_reports() -> st.SearchStrategy[ItemReport]:
    """Return reports of items; they shrink to one project at the end of March 2000."""
    quarters = st.integers(0, 6).map(_FIRST.shift)
    made = st.builds(report_items, item_entries(), quarters)
    return made.filter(bool).map(lambda reports: reports[0])


def item_assessments() -> st.SearchStrategy[ItemAssessment]:
    """Return items in a period; they shrink to a project with the best band."""
    return item_reports().map(lambda report: report.assessments[-1])


def item_moves() -> st.SearchStrategy[ItemMove]:
    """Return items in two periods; they shrink to a project in both."""
    return item_reports().filter(lambda report: report.moves != ()).map(lambda report: report.moves[-1])
