"""ItemAssessment: the band of an item in a period, its change and its run."""

from datetime import date, timedelta
from typing import NamedTuple, TypeAlias

from attrs import field, frozen

from qpr_core.analysis.answers import Judgement, NoComparison, NoRating
from qpr_core.analysis.comparing.streak import Streak
from qpr_core.analysis.items.entry import ItemResults, check_item_results
from qpr_core.analysis.items.milestone import MilestoneRating, rate_milestone
from qpr_core.errors import SeriesError
from qpr_core.model.indicators.groupings import GroupPath
from qpr_core.model.items.band_series import BandSeries
from qpr_core.model.items.judged_band import JudgedBand
from qpr_core.model.items.kind import Kind
from qpr_core.model.items.milestone_dates import MilestoneDates
from qpr_core.model.items.tracked_item import TrackedItem
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.time.period import Period, as_period
from qpr_core.model.values.names import Rule
from qpr_core.model.values.records import Choice, FrozenMapping, shown

ItemBand: TypeAlias = Scheme | NoRating
"""A band, or the reason why an item has none."""


class Provenance(Choice):
    """The origin of a band: a person or a board judged it, or a rule decided it.

    >>> list(Provenance)
    [Provenance.JUDGED, Provenance.BY_RULE]
    """

    JUDGED = "judged"
    BY_RULE = "by rule"


@frozen(kw_only=True, repr=False)
class ItemAssessment:
    """One item in one period: its band, its change and its run.

    `expected` is the period whose band was due, and `result_period` that of the band which counts; `None` if none does.
    If the two differ, the band is carried forward. `before` is the band that counted in the period before, or the
    reason for having none; `None` if the item was not reported then.

    `run` is for how many periods running the item has had its band. It is `None` without a band, for a band that is
    carried forward, and for dates that do not show since when. A period without a band ends a run.

    `judged_by` is who judged the band, if that is known. If dates decided it, `milestone` has the evidence.
    `unverified` is True if it was read from a document without being checked.

    >>> from qpr_core.items import BandSeries
    >>> library = TrackedItem(code="P3", name="New library", kind="project", judged_by="Board")
    >>> bands = BandSeries({"Q1 2023/24": "On track", "Q2 2023/24": "At risk", "Q3 2023/24": "At risk"})
    >>> assessed = assess_item(library, bands, "Q3 2023/24")
    >>> assessed.band, assessed.before, assessed.judgement, assessed.run.count, str(assessed.run.since)
    (Progress.AT_RISK, Progress.AT_RISK, Judgement.SAME, 2, 'Q2 2023/24')
    >>> assessed.provenance, assessed.judged_by
    (Provenance.JUDGED, 'Board')
    """

    item: TrackedItem
    period: Period
    expected: Period
    result_period: Period | None
    band: ItemBand
    before: ItemBand | None
    run: Streak | None = None
    due: date | None = None
    judged_by: str | None = None
    marker: str | None = None
    milestone: MilestoneRating | None = None
    unverified: bool = field(default=False, repr=False)

    __repr__ = shown

    @property
    def code(self) -> str:
        """The code of the item."""
        return self.item.code

    @property
    def name(self) -> str:
        """The name of the item."""
        return self.item.name

    @property
    def kind(self) -> Kind:
        """The kind of the item."""
        return self.item.kind

    @property
    def service(self) -> str | None:
        """The service of the item; `None` if it has none."""
        return self.item.service

    @property
    def groups(self) -> FrozenMapping[str, GroupPath]:
        """The place of the item in every grouping but that by service."""
        return self.item.groups

    @property
    def provenance(self) -> Provenance:
        """Whether the band was judged, or a rule decided it."""
        return Provenance.JUDGED if self.milestone is None else Provenance.BY_RULE

    @property
    def rule(self) -> Rule | None:
        """The rule that decided the band; `None` if it was judged."""
        return None if self.milestone is None else self.milestone.rule

    @property
    def days_late(self) -> int:
        """The number of days by which dates show it late; 0 if a band was judged."""
        return 0 if self.milestone is None else self.milestone.days_late

    @property
    def is_carried(self) -> bool:
        """Whether the band is that of an earlier period than the one that was due."""
        return self.result_period is not None and self.result_period != self.expected

    @property
    def judgement(self) -> Judgement | NoComparison:
        """Whether the band is better or worse than in the period before.

        The order of the scheme decides. A band that is carried forward is not compared.
        """
        if not isinstance(self.band, Scheme) or self.is_carried:
            return NoComparison.NO_RESULT
        if not isinstance(self.before, Scheme):
            return NoComparison.NO_RESULT_BEFORE
        if self.band is self.before:
            return Judgement.SAME
        return Judgement.BETTER if self.band.rank < self.before.rank else Judgement.WORSE

    @property
    def is_finished(self) -> bool:
        """Whether the band is that of finished items."""
        return self.band is self.item.finished

    @property
    def is_past_due(self) -> bool:
        """Whether the due date has passed and the item is not finished.

        The date has passed if the period ends after it.
        """
        return self.due is not None and self.due < self.period.last_day and not self.is_finished

    @property
    def needs_attention(self) -> bool:
        """Whether the band is worse than expected, or the due date has passed.

        `TrackedItem.expected_bands` has the bands that are expected.
        """
        return self.has_worse_band or self.is_past_due

    @property
    def has_worse_band(self) -> bool:
        """Whether the band is worse than expected."""
        return isinstance(self.band, Scheme) and self.band not in self.item.expected_bands


def assess_item(item: TrackedItem, results: ItemResults, at: Period | str) -> ItemAssessment:
    """Return the band of an item in a period, its change and its run.

    A band shows how an item is at the end of a period. So for a quarter, the band of its last month counts, and in a
    monthly report that of a quarter counts until the next one is due. If the band that was due is missing, the latest
    one counts, as far back as the item allows; the band of a finished item counts without end. Dates decide the band as
    of the last day of the period.

    >>> from qpr_core.items import BandSeries, MilestoneDates
    >>> move = TrackedItem(code="M1", name="Move staff", kind="milestone")
    >>> assessed = assess_item(move, MilestoneDates(due="2023-08-31"), "Q2 2023/24")
    >>> assessed.band, assessed.milestone.days_late, assessed.run
    (Progress.OVERDUE, 30, Streak(rating=Progress.OVERDUE, count=1, since=Period.parse('Q2 2023/24')))
    >>> late = assess_item(move, BandSeries({"Q1 2023/24": "On track"}), "Q2 2023/24")
    >>> late.band, late.is_carried, late.judgement
    (Progress.ON_TRACK, True, NoComparison.NO_RESULT)

    Args:
        item: The item.
        results: Its bands, or its dates.
        at: A period in the financial year of the item.

    Raises:
        ItemError: If *item* is not a `TrackedItem`, or its dates do not belong to it.
        SeriesError: If *results* does not belong to the item, or *at* is not a period of the series.
        PeriodError: If *at* does not name a period.
    """
    check_item_results(item, results)
    period = as_period(at, item.financial_year, whose=item.code)
    before = period.shift(-1)
    if isinstance(results, MilestoneDates):
        rating = rate_milestone(results, period.last_day)
        return ItemAssessment(
            item=item,
            period=period,
            expected=period,
            result_period=period,
            band=rating.band,
            before=rate_milestone(results, before.last_day).band if item.is_reported_in(before) else None,
            run=_run_by_dates(item, results, period, rating.band),
            due=results.due,
            milestone=rating,
        )
    now = _latest(item, results, period)
    judged, band = now.judged, now.band
    is_current = judged is not None and judged.period == now.expected
    return ItemAssessment(
        item=item,
        period=period,
        expected=now.expected,
        result_period=None if judged is None else judged.period,
        band=band,
        before=_latest(item, results, before).band if item.is_reported_in(before) else None,
        run=_run(results, now.expected, band) if is_current and isinstance(band, Scheme) else None,
        due=item.due,
        judged_by=None if judged is None else judged.judged_by or item.judged_by,
        marker=results.markers.get(now.expected),
    )


class _Latest(NamedTuple):
    """The period whose band was due, the band that counts, and who judged it."""

    expected: Period
    band: ItemBand
    judged: JudgedBand | None = None


def _latest(item: TrackedItem, series: BandSeries, period: Period) -> _Latest:
    """Return the band that counts in a period.

    Raises:
        SeriesError: If *period* is not a period of the series.
    """
    months, between = series.frequency.months, period.end - series.first.end
    if series.frequency is period.frequency and between % months:
        raise SeriesError(
            f"period must fit the series, which has {series.frequency.noun}s like {series.first}",
            shown=period,
            whose=item.code,
        )
    expected = series.first.shift(between // months)
    judged = series.latest(until=expected)
    if judged is None or judged.band is None:
        is_early = expected < series.first and series.first.ordinal < period.end
        return _Latest(expected, NoRating.NOT_YET_DUE if is_early else NoRating.NO_RESULT)
    if judged.period.distance(expected) <= item.carry_forward or judged.band is item.finished:
        return _Latest(expected, judged.band, judged)
    return _Latest(expected, NoRating.TOO_OLD)


def _run(series: BandSeries, period: Period, band: Scheme) -> Streak:
    """Return for how many periods running the item has had its band."""
    since, count = period, 1
    for each in reversed(series.judged(until=period)[:-1]):
        if each.period.distance(since) != 1 or each.band is not band:
            break
        since, count = each.period, count + 1
    return Streak(rating=band, count=count, since=since)


def _run_by_dates(item: TrackedItem, dates: MilestoneDates, period: Period, band: Scheme) -> Streak | None:
    """Return for how many periods running dates have given a band.

    `None` if they do not show since when.
    """
    start, first = _start(dates), item.reported_from
    since, count = period, 1
    while first is None or first.ordinal < since.ordinal:
        is_before_dates = since.first_day <= start.day
        if is_before_dates and first is None and start.band is band:
            return None
        earlier = start.band if is_before_dates else rate_milestone(dates, since.shift(-1).last_day).band
        if earlier is not band:
            break
        since, count = since.shift(-1), count + 1
    return Streak(rating=band, count=count, since=since)


class _Start(NamedTuple):
    """The band on every day before a *day*."""

    day: date
    band: Scheme


def _start(dates: MilestoneDates) -> _Start:
    first = min(dates.changes_on, default=date.max)
    day_before = first if first == date.min else first - timedelta(days=1)
    return _Start(first, rate_milestone(dates, day_before).band)
