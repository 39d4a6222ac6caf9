"""ItemReport: the items of one kind in a period and in the one before."""

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import TypeVar

from attrs import evolve, frozen

from qpr_core.analysis.answers import NoRating
from qpr_core.analysis.items.assessment import ItemAssessment, assess_item
from qpr_core.analysis.items.entry import ItemEntry, ItemResults, read_item_entries
from qpr_core.analysis.items.move import ItemMove
from qpr_core.analysis.items.report_checks import (
    check_item_assessments,
    check_item_grouping,
    check_previous,
    read_band,
)
from qpr_core.errors import ItemError, ReportError, ReportLookUpError
from qpr_core.model.indicators.groupings import GroupPath, key_maker, place_of
from qpr_core.model.items.kind import Kind
from qpr_core.model.items.tracked_item import TrackedItem
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.time.period import Period, as_period
from qpr_core.model.values.arguments import check_whole_number
from qpr_core.model.values.records import FrozenMapping
from qpr_core.notebook import ShowsItself

Default = TypeVar("Default")


K = TypeVar("K")


@frozen(kw_only=True, repr=False)
class ItemReport(ShowsItself):
    """The items of one kind and one scheme that are reported in a period.

    They are in the order given. `previous` is the report of the same kind for the period before, or `None` if no item
    had a band then. Its own `previous` is always `None`. Items of different kinds are in different reports, so that
    they are never counted together.

    >>> from qpr_core.items import BandSeries, Progress
    >>> plan = [
    ...     (TrackedItem(code="P1", name="Depot", kind="project"),
    ...      BandSeries({"Q1 2023/24": "On track", "Q2 2023/24": "At risk"})),
    ...     (TrackedItem(code="P2", name="Park", kind="project"), BandSeries({"Q1 2023/24": None})),
    ... ]
    >>> report, = report_items(plan, "Q2 2023/24")
    >>> report.counts[Progress.AT_RISK], [each.code for each in report.without_band]
    (1, ['P2'])
    >>> [(move.item.code, move.before) for move in report.fallen_to(Progress.AT_RISK)]
    [('P1', Progress.ON_TRACK)]

    Raises:
        ReportError: If its parts do not belong together: an assessment of a different period, kind or scheme, a code
            twice, or a previous report that is not of the period before.
    """

    period: Period
    assessments: tuple[ItemAssessment, ...]
    previous: "ItemReport | None" = None

    def __attrs_post_init__(self) -> None:
        """Check that the parts belong together."""
        check_item_assessments(self.assessments, self.period)
        if self.previous is not None:
            if not isinstance(self.previous, ItemReport) or self.previous.previous is not None:
                rule = "previous must be an ItemReport without a previous one"
                raise ReportError(rule, given=self.previous, whose=self.period)
            check_previous(self.assessments[0], self.previous.assessments[0])

    @property
    def kind(self) -> Kind:
        """The kind of all items."""
        return self.assessments[0].kind

    @property
    def scheme(self) -> type[Scheme]:
        """The scheme of all items."""
        return self.assessments[0].item.scheme

    def by(self, grouping: str, *, level: int | None = None) -> "FrozenMapping[str | GroupPath | None, ItemReport]":
        """Divide the items by a grouping, in the order in which the groups first appear.

        Each part is the report that its items alone would have. `None` is the group of the items without a place.

        >>> from qpr_core.items import BandSeries
        >>> plan = [(TrackedItem(code=code, name=code, kind="project", groups={"priority": priority}),
        ...          BandSeries({"Q1 2023/24": "At risk"}))
        ...         for code, priority in {"P1": ("Health", "Sport"), "P2": None, "P3": ("Health", "Care")}.items()]
        >>> projects, = report_items(plan, "Q1 2023/24")
        >>> {group: [each.code for each in part] for group, part in projects.by("priority", level=1).items()}
        {'Health': ['P1', 'P3'], None: ['P2']}

        Args:
            grouping: "service", or a key of the `groups` of an item.
            level: The number of outermost names by which items are divided. If None, all names.

        Raises:
            ReportError: If no item has a place in the grouping, or *level* is not a whole number of 1 or more.
        """
        name = check_item_grouping(grouping, self.assessments)
        if level is not None:
            check_whole_number(level, "level", ReportError, least=1, whose=self.period)
        key_of = key_maker((place_of(name, each.service, each.groups) for each in self), level)
        return FrozenMapping(divided_items(self, lambda each: key_of(place_of(name, each.service, each.groups))))

    @property
    def counts(self) -> FrozenMapping[Scheme, int]:
        """The number of items with each band, best first."""
        return FrozenMapping((band, sum(each.band is band for each in self)) for band in self.scheme)

    @property
    def unverified(self) -> bool:
        """Whether a part was read from a document without being checked."""
        return any(each.unverified for each in (*self, *(self.previous or ())))

    @property
    def without_band(self) -> tuple[ItemAssessment, ...]:
        """The items without a band; the band of each is the reason."""
        return tuple(each for each in self if isinstance(each.band, NoRating))

    def with_band(self, band: Scheme | str) -> tuple[ItemAssessment, ...]:
        """Return the items that have a band, in the order of the report.

        Raises:
            ReportError: If *band* is not one of the scheme.
        """
        wanted = self._band(band)
        return tuple(each for each in self if each.band is wanted)

    @property
    def carried(self) -> tuple[ItemAssessment, ...]:
        """The items whose band is carried forward from an earlier period."""
        return tuple(each for each in self if each.is_carried)

    @property
    def to_watch(self) -> tuple[ItemAssessment, ...]:
        """The items that need attention, the worst first.

        Of those with the same band, the longest run comes first. Items whose due date has passed although their band is
        good, or missing, come last.
        """
        watched = [each for each in self if each.has_worse_band]
        others = (each for each in self.past_due if not each.has_worse_band)
        return (*sorted(watched, key=lambda each: (-each.band.rank, _months(each))), *others)

    @property
    def past_due(self) -> tuple[ItemAssessment, ...]:
        """The items that are not finished although their due date has passed."""
        return tuple(each for each in self if each.is_past_due)

    @property
    def moves(self) -> tuple[ItemMove, ...]:
        """Every item of this period and of the one before, with its bands in both.

        There are none if there is no period before.
        """
        if self.previous is None:
            return ()
        then = {each.code: each for each in self.previous}
        now = {each.code: each for each in self}
        latest = {**now, **{code: each for code, each in then.items() if code not in now}}
        return tuple(
            ItemMove(
                each.item,
                then[code].band if code in then else None,
                now[code].band if code in now else None,
                now[code].days_late if code in now else 0,
            )
            for code, each in latest.items()
        )

    def risen_to(self, band: Scheme | str) -> tuple[ItemMove, ...]:
        """Return the items that came to a *band* from a worse one."""
        wanted = self._band(band)
        return self._moved(lambda move: move.bands_up > 0 and move.now is wanted)

    def fallen_to(self, band: Scheme | str) -> tuple[ItemMove, ...]:
        """Return the items that came to a *band* from a better one."""
        wanted = self._band(band)
        return self._moved(lambda move: move.bands_up < 0 and move.now is wanted)

    @property
    def joined(self) -> tuple[ItemMove, ...]:
        """The items that were not reported before."""
        return self._moved(lambda move: move.before is None)

    @property
    def left(self) -> tuple[ItemMove, ...]:
        """The items that are no longer reported."""
        return self._moved(lambda move: move.now is None)

    @property
    def gained(self) -> tuple[ItemMove, ...]:
        """The items that had no band before and have one now."""
        return self._moved(lambda move: isinstance(move.before, NoRating) and isinstance(move.now, Scheme))

    @property
    def lost(self) -> tuple[ItemMove, ...]:
        """The items that had a band before and have none now."""
        return self._moved(lambda move: isinstance(move.before, Scheme) and isinstance(move.now, NoRating))

    def _moved(self, wanted: Callable[[ItemMove], bool]) -> tuple[ItemMove, ...]:
        return tuple(move for move in self.moves if wanted(move))

    def _band(self, given: Scheme | str) -> Scheme:
        return read_band(given, self.scheme, self.period)

    def __iter__(self) -> Iterator[ItemAssessment]:
        """Iterate over the items, in the order of the report."""
        return iter(self.assessments)

    def __len__(self) -> int:
        """Count the items."""
        return len(self.assessments)

    def __contains__(self, asked: object) -> bool:
        """Return True if the report has a code, an item or an assessment."""
        if isinstance(asked, ItemAssessment):
            return asked in self.assessments
        if isinstance(asked, str):
            return asked in self._by_code
        found = self._by_code.get(asked.code) if isinstance(asked, TrackedItem) else None
        return found is not None and found.item == asked

    def __getitem__(self, code: str) -> ItemAssessment:
        """Return the item with that *code*.

        Raises:
            ReportLookUpError: If the report has none; it is a `KeyError` too.
        """
        found = self.get(code)
        if found is None:
            raise ReportLookUpError("code must be that of an item of the report", given=code, whose=self.period)
        return found

    def get(self, code: str, default: Default | None = None) -> ItemAssessment | Default | None:
        """Return the item with that *code*, or the *default*."""
        return self._by_code.get(code, default) if isinstance(code, str) else default

    @cached_property
    def _by_code(self) -> dict[str, ItemAssessment]:
        return {each.code: each for each in self}

    def __repr__(self) -> str:
        """Return a short description of each item, on a line each."""
        lines = "".join(f"\n  {each.code!r}: {each.band!r}" for each in self)
        return f"<ItemReport of {self.period}, {self.kind!r}{', unverified' if self.unverified else ''}:{lines}>"


def divided_items(report: ItemReport, key_of: Callable[[ItemAssessment], K]) -> dict[K, ItemReport]:
    """Return the part with each key; the period before is cut to the same part."""
    now = _divided(report, key_of)
    before = {} if report.previous is None else _divided(report.previous, key_of)
    return {key: evolve(part, previous=_with_bands(before.get(key))) for key, part in now.items()}


def _divided(report: ItemReport, key_of: Callable[[ItemAssessment], K]) -> dict[K, ItemReport]:
    found: dict[K, list[ItemAssessment]] = {}
    for each in report:
        found.setdefault(key_of(each), []).append(each)
    return {key: ItemReport(period=report.period, assessments=tuple(items)) for key, items in found.items()}


def _months(assessment: ItemAssessment) -> int:
    """Return the length of a run in months as a negative number, to sort by."""
    run = assessment.run
    return 0 if run is None else -run.count * run.since.frequency.months


def report_items(entries: Iterable[tuple[TrackedItem, ItemResults]], at: Period | str) -> tuple[ItemReport, ...]:
    """Return a report for each kind of item.

    They are in the order in which the kinds first appear. Items of one kind with different schemes are in different
    reports. A `Scorecard` with items does the same for its reports. Use this function for a plan that has no KPIs.

    >>> from qpr_core.items import BandSeries
    >>> plan = [(TrackedItem(code=code, name=code, kind=kind), BandSeries({"Q1 2023/24": "On track"}))
    ...         for code, kind in {"P1": "project", "R1": "risk", "P2": "project"}.items()]
    >>> [(each.kind.value, [one.code for one in each]) for each in report_items(plan, "Q1 2023/24")]
    [('project', ['P1', 'P2']), ('risk', ['R1'])]

    Args:
        entries: Pairs of an item and its bands or dates.
        at: A period in the financial year of the items.

    Returns:
        The reports. Kinds without an item that is reported in the period are left out.

    Raises:
        ItemError: If *entries* is not pairs of items and results, if a code is there twice, or if there are no items.
        SeriesError: If the results do not belong to the item, or *at* is not a period of a series.
        PeriodError: If *at* does not name a period.
    """
    read = read_item_entries(entries)
    if not read:
        raise ItemError("items must be at least one pair", shown="an empty list")
    return reports_of_items(read, as_period(at, read[0].item.financial_year, whose="report"))


def reports_of_items(entries: Iterable[ItemEntry], period: Period) -> tuple[ItemReport, ...]:
    """Return a report for each kind and scheme of entries that have been checked."""
    divided: dict[tuple[Kind, type[Scheme]], list[ItemEntry]] = {}
    for entry in entries:
        divided.setdefault((entry.item.kind, entry.item.scheme), []).append(entry)
    kinds = divided.values()
    reports = [_report_on(kind, period) for kind in kinds]
    return tuple(
        evolve(report, previous=_with_bands(_report_on(kind, period.shift(-1))))
        for kind, report in zip(kinds, reports, strict=True)
        if report is not None
    )


def _report_on(entries: Iterable[ItemEntry], period: Period) -> ItemReport | None:
    reported = [entry for entry in entries if entry.item.is_reported_in(period)]
    if not reported:
        return None
    return ItemReport(
        period=period, assessments=tuple(assess_item(item, results, period) for item, results in reported)
    )


def _with_bands(report: ItemReport | None) -> ItemReport | None:
    """Return a report if any item has a band in it."""
    return report if report is not None and len(report.without_band) < len(report) else None
