"""assess_item: what counts, what is carried forward, moves, runs and due dates."""

from datetime import date
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from qpr_core import Judgement, NoComparison, NoRating, Period, Rag
from qpr_core.analysis.comparing.streak import Streak
from qpr_core.errors import ItemError, PeriodError, QprError, SeriesError
from qpr_core.items import (
    BandSeries,
    Kind,
    MilestoneDates,
    Progress,
    Provenance,
    TrackedItem,
    assess_item,
    rate_milestone,
)
from qpr_core.testing import band_series, milestone_dates

LIBRARY = TrackedItem(code="P3", name="New library", kind="project", judged_by="Board")
MOVE = TrackedItem(code="M1", name="Move staff", kind=Kind.MILESTONE)


def quarters(*bands: str | None) -> BandSeries:
    return BandSeries({Period.parse("Q1 2023/24").shift(place): band for place, band in enumerate(bands)})


def test_assessment_has_the_identity_of_its_item() -> None:
    item = evolve(LIBRARY, service="Culture", groups={"priority": "Health"})
    assessed = assess_item(item, quarters("On track"), "Q1 2023/24")
    assert (assessed.code, assessed.name, assessed.kind) == ("P3", "New library", Kind.PROJECT)
    assert (assessed.service, assessed.groups) == ("Culture", {"priority": ("Health",)})


@pytest.mark.parametrize(
    ("bands", "judgement"),
    [
        (("On track", "Complete"), Judgement.BETTER),
        (("Overdue", "At risk"), Judgement.BETTER),
        (("At risk", "At risk"), Judgement.SAME),
        (("Complete", "Overdue"), Judgement.WORSE),
        ((None, "Overdue"), NoComparison.NO_RESULT_BEFORE),
        (("Overdue", None), NoComparison.NO_RESULT),
    ],
)
def test_movement_follows_the_order_of_the_scheme(bands: tuple[str | None, ...], judgement: object) -> None:
    assert assess_item(LIBRARY, quarters(*bands), "Q2 2023/24").judgement is judgement


def test_judge_of_the_series_comes_before_that_of_the_item() -> None:
    series = quarters("On track").with_band("Q2 2023/24", "At risk", judged_by="Auditor")
    assert [assess_item(LIBRARY, series, f"Q{quarter} 2023/24").judged_by for quarter in (1, 2)] == ["Board", "Auditor"]
    assert assess_item(MOVE, series, "Q1 2023/24").judged_by is None
    assessed = assess_item(LIBRARY, series, "Q2 2023/24")
    assert (assessed.provenance, assessed.rule, assessed.milestone) == (Provenance.JUDGED, None, None)


def test_missing_band_is_carried_forward_visibly_and_for_one_period() -> None:
    series = quarters("At risk", None, None)
    carried, too_old = (assess_item(LIBRARY, series, f"Q{quarter} 2023/24") for quarter in (2, 3))
    assert (carried.band, carried.is_carried, carried.run) == (Progress.AT_RISK, True, None)
    assert (carried.judged_by, carried.before, carried.needs_attention) == ("Board", Progress.AT_RISK, True)
    assert (too_old.band, too_old.is_carried, too_old.before) == (NoRating.TOO_OLD, False, Progress.AT_RISK)
    assert (too_old.judged_by, too_old.needs_attention) == (None, False)


def test_band_of_a_finished_item_is_carried_forward_without_end() -> None:
    finished = assess_item(LIBRARY, quarters("Complete"), "Q4 2030/31")
    assert (finished.band, finished.is_carried, finished.is_finished) == (Progress.COMPLETE, True, True)
    assert (
        assess_item(evolve(LIBRARY, finished="on track"), quarters("Complete"), "Q4 2030/31").band is NoRating.TOO_OLD
    )


def test_item_without_any_band_yet_has_a_reason() -> None:
    assert assess_item(LIBRARY, quarters(None, "On track"), "Q1 2023/24").band is NoRating.NO_RESULT
    yearly = BandSeries({"2023/24": "On track"})
    assert assess_item(LIBRARY, yearly, "Q2 2023/24").band is NoRating.NOT_YET_DUE
    assert assess_item(LIBRARY, yearly, "Q2 2022/23").band is NoRating.NO_RESULT
    assert assess_item(LIBRARY, yearly, "Q4 2023/24").band is Progress.ON_TRACK


def test_marker_of_the_missing_band_is_part_of_the_answer() -> None:
    series = BandSeries({"Q1 2023/24": "On track", "Q2 2023/24": None}, markers={"Q2 2023/24": "on hold"})
    assert [assess_item(LIBRARY, series, f"Q{quarter} 2023/24").marker for quarter in (1, 2)] == [None, "on hold"]


def test_last_month_of_a_quarter_counts_for_the_quarter() -> None:
    months = BandSeries({"June 2023": "On track", "July 2023": "Overdue", "Aug 2023": "At risk", "Sep 2023": "At risk"})
    assessed = assess_item(LIBRARY, months, "Q2 2023/24")
    assert (assessed.band, assessed.before) == (Progress.AT_RISK, Progress.ON_TRACK)
    assert assessed.run == Streak(rating=Progress.AT_RISK, count=2, since=Period.parse("Aug 2023"))
    assert assess_item(LIBRARY, quarters("At risk", "Overdue"), "Aug 2023").band is Progress.AT_RISK


@pytest.mark.parametrize(
    ("bands", "count", "since"),
    [
        (("On track", "At risk", "At risk", "At risk"), 3, "Q2 2023/24"),
        (("At risk", None, "At risk", "At risk"), 2, "Q3 2023/24"),
        (("At risk", "At risk", "On track", "At risk"), 1, "Q4 2023/24"),
        (("At risk", "At risk", "At risk", "At risk"), 4, "Q1 2023/24"),
    ],
)
def test_run_counts_bands_without_a_gap(bands: tuple[str | None, ...], count: int, since: str) -> None:
    run = assess_item(LIBRARY, quarters(*bands), "Q4 2023/24").run
    assert run == Streak(rating=Progress.AT_RISK, count=count, since=Period.parse(since))


@pytest.mark.parametrize(
    ("band", "due", "is_past"),
    [
        ("On track", "2023-06-29", True),
        ("On track", "2023-06-30", False),
        ("On track", None, False),
        ("Complete", "2023-06-29", False),
        (None, "2023-06-29", True),
    ],
)
def test_due_date_has_passed_the_day_after(band: str | None, due: Any, is_past: bool) -> None:
    assert assess_item(evolve(LIBRARY, due=due), quarters(band), "Q1 2023/24").is_past_due is is_past


def test_item_that_was_not_reported_before_has_no_earlier_band() -> None:
    new = evolve(LIBRARY, reported_from="Q2 2023/24")
    assert assess_item(new, quarters("On track", "At risk"), "Q2 2023/24").before is None
    dated = evolve(MOVE, reported_from="Q2 2023/24")
    assert assess_item(dated, MilestoneDates(due="2023-06-01"), "Q2 2023/24").before is None


@pytest.mark.parametrize(
    ("dates", "count", "since"),
    [
        (MilestoneDates(due="2023-05-31"), 4, "Q1 2023/24"),
        (MilestoneDates(due="2023-05-31", done="2023-12-01"), 2, "Q3 2023/24"),
        (MilestoneDates(due="2025-05-31", forecast={"2023-08-01": "2025-06-30"}), 3, "Q2 2023/24"),
        (MilestoneDates(due="2025-05-31", forecast={"2023-04-01": "2025-06-30", "2023-10-01": "2025-05-01"}), 2, "Q3 2023/24"),
        (MilestoneDates(due="0001-01-01"), 2023 * 4 + 1, "Jan-Mar 0001"),
    ],
)  # fmt: skip
def test_run_of_dates_begins_on_one_of_them(dates: MilestoneDates, count: int, since: str) -> None:
    run = assess_item(MOVE, dates, "Q4 2023/24").run
    assert run is not None
    assert (run.count, run.since) == (count, Period.parse(since))


@pytest.mark.parametrize(
    "dates", [MilestoneDates(due="2025-05-31"), MilestoneDates(due="2025-05-31", forecast="2025-07-01")]
)
def test_run_of_dates_that_do_not_show_since_when_is_unknown(dates: MilestoneDates) -> None:
    assert assess_item(MOVE, dates, "Q4 2023/24").run is None
    run = assess_item(evolve(MOVE, reported_from="Q3 2023/24"), dates, "Q4 2023/24").run
    assert run is not None
    assert run.count == 2


def test_dates_rate_by_rule_as_of_the_end_of_the_period() -> None:
    assessed = assess_item(MOVE, MilestoneDates(due="2023-06-30", done="2023-07-01"), "Q1 2023/24")
    assert (assessed.band, assessed.due, assessed.before) == (Progress.ON_TRACK, date(2023, 6, 30), Progress.ON_TRACK)
    assert assessed.provenance is Provenance.BY_RULE
    assert (assessed.rule, assessed.judged_by) == (
        rate_milestone(MilestoneDates(due="2023-06-30"), "2023-06-30").rule,
        None,
    )


@pytest.mark.parametrize(
    ("item", "results", "at", "error", "message"),
    [
        (5, quarters("On track"), "Q1 2023/24", ItemError, "item must be a TrackedItem, got 5"),
        (LIBRARY, {}, "Q1 2023/24", SeriesError, "results of an item must be a BandSeries or MilestoneDates"),
        (evolve(LIBRARY, scheme=Rag), quarters("On track"), "Q1 2023/24", SeriesError, "Progress for Rag .P3"),
        (evolve(MOVE, scheme=Rag), MilestoneDates(due="2023-06-30"), "Q1 2023/24", ItemError, "must have the scheme Progress"),
        (evolve(MOVE, due="2023-06-01"), MilestoneDates(due="2023-06-30"), "Q1 2023/24", ItemError, "2023-06-01 and 2023-06-30"),
        (LIBRARY, quarters("On track"), "May-Jul 2023", SeriesError, "period must fit the series"),
        (LIBRARY, quarters("On track"), "Q9 2023/24", PeriodError, "quarter must be 1, 2, 3 or 4"),
    ],
)  # fmt: skip
def test_assess_item_refuses(item: Any, results: Any, at: str, error: type[QprError], message: str) -> None:
    with pytest.raises(error, match=message) as refused:
        assess_item(item, results, at)
    assert type(refused.value) is error


@given(band_series(), st.integers(0, 8))
def test_exchanging_two_bands_reverses_the_movement(series: BandSeries, place: int) -> None:
    first, second = series.first.shift(place), series.first.shift(place + 1)
    swapped = series.with_band(first, series.get(second)).with_band(second, series.get(first))
    opposite = {Judgement.BETTER: Judgement.WORSE, Judgement.WORSE: Judgement.BETTER}
    item = evolve(LIBRARY, carry_forward=0, finished="overdue")
    now, then = (assess_item(item, each, second) for each in (series, swapped))
    if isinstance(now.judgement, Judgement):
        assert then.judgement is opposite.get(now.judgement, now.judgement)


@given(milestone_dates(), st.integers(0, 12))
def test_run_of_dates_is_that_of_the_bands_that_they_give(dates: MilestoneDates, place: int) -> None:
    """A series of the bands at the end of each quarter has the same run, if the dates know since when."""
    first = Period.parse("Oct-Dec 1999")
    period = first.shift(place)
    bands = BandSeries({each: rate_milestone(dates, each.last_day).band for each in Period.range(first, period)})
    run = assess_item(MOVE, dates, period).run
    judged = assess_item(LIBRARY, bands, period).run
    assert run is None or run == judged
    assert run is not None or (judged is not None and judged.since == first)
