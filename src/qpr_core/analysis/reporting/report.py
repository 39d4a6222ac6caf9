"""Report: the assessments of a period and of the one before, and its parts."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cached_property
from typing import TypeVar

from attrs import evolve, field, frozen

from qpr_core.analysis.answers import Direction, Flag, NoDirection, NoRating, Rating
from qpr_core.analysis.comparing.record import Extreme
from qpr_core.analysis.items.assessment import ItemAssessment
from qpr_core.analysis.items.parts import joined_items, parts_of_items
from qpr_core.analysis.items.report import ItemReport
from qpr_core.analysis.reporting.assessment import Assessment
from qpr_core.analysis.reporting.by_scheme import check_others, divided_by_scheme
from qpr_core.analysis.reporting.dividing import divided, parts_of
from qpr_core.analysis.reporting.grouping import Grouped, GroupKey, check_key, check_level, groupings_of, key_reader
from qpr_core.analysis.reporting.known import known_code
from qpr_core.analysis.reporting.member import Member, Restatement, as_member, restatements
from qpr_core.analysis.reporting.part import read_part, read_rating
from qpr_core.analysis.reporting.report_checks import (
    check_assessments,
    check_history,
    check_indicators,
    check_items,
    check_scheme,
    scheme_of,
)
from qpr_core.analysis.reporting.second_counts import SecondBand, SecondCounts, second_bands, second_counts
from qpr_core.analysis.reporting.summary import Summary
from qpr_core.errors import ReportError, ReportLookUpError
from qpr_core.model.indicators.groupings import SERVICE, GivenGroups
from qpr_core.model.indicators.indicator import Indicator
from qpr_core.model.series.second_rating import SecondRating
from qpr_core.model.thresholds.scheme import Expectation, Scheme
from qpr_core.model.time.period import Period
from qpr_core.model.values.arguments import check_kind, check_optional_kind
from qpr_core.model.values.names import check_name
from qpr_core.model.values.records import FrozenMapping
from qpr_core.notebook import ShowsItself

Default = TypeVar("Default")


K = TypeVar("K")


@frozen(kw_only=True, repr=False, cache_hash=True)  # a key of caches, and deep
class Report(ShowsItself):
    """The assessments of all indicators reported in one period.

    They are in the order of the scorecard. `previous` is the report of the period before, of the same length, with the
    indicators that were reported then, or `None` if there were none. Its own `previous` is always `None`. `published`
    is the summary that was published for that period, if it was given. `history` has the counts of earlier periods and
    of this one, oldest first, if more than two periods were asked for. `second` is a rating beside the first, if one
    was given. `items` has a report for each kind of item, such as projects, if the scorecard has items.
    `Scorecard.report` makes reports; `where` and `by` return parts of one.

    A report has one rating scheme. `others` has the reports of the other schemes, each with its own period before. A
    code finds an indicator of any scheme. Everything else, such as `len`, `kpis` and iteration, is of one scheme, so
    that counts of different schemes are never added. `by_scheme` has the report of each scheme alone.

    >>> from qpr_core import Indicator, Polarity, Scorecard, TimeSeries
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%")
    >>> report = Scorecard([(calls, TimeSeries({"Q1 2023/24": 84}))]).report("Q1 2023/24")
    >>> report["C1"].rating, report.previous
    (NoRating.NO_TARGET, None)

    Raises:
        ReportError: If its parts do not belong together: an assessment of a different period, a code twice, two rating
            schemes outside `others`, an indicator reported in both periods that one of them lacks, a summary of the
            wrong period, or a history of different indicators. The published summary may have different ones: they are
            restated.
    """

    period: Period
    assessments: tuple[Assessment, ...]
    previous: "Report | None" = None
    published: Summary | None = None
    history: tuple[Summary, ...] = ()
    second: SecondRating | None = None
    items: tuple[ItemReport, ...] = ()
    others: "tuple[Report, ...]" = ()

    def __attrs_post_init__(self) -> None:
        """Check that the parts belong together."""
        if not isinstance(self.period, Period):
            raise ReportError("period must be a Period", given=self.period)
        period, before = self.period, self.period.shift(-1)
        check_assessments(self.assessments, period)
        scheme = self.scheme
        for each in self.assessments:
            if each.indicator.is_rateable:
                check_scheme(f"assessment of {each.code!r}", each.indicator.scheme, scheme, period)
        if self.previous is not None:
            if not isinstance(self.previous, Report) or self.previous.period != before:
                raise ReportError(f"previous must be the report of {before}", given=self.previous, whose=period)
            if self.previous.previous is not None:
                raise ReportError("previous must not have a previous report", shown="one", whose=period)
            check_scheme("previous", self.previous.scheme, scheme, period)
            now, then = ([each.indicator for each in of.assessments] for of in (self, self.previous))
            check_indicators(now, period, then, before)
        check_optional_kind(self.second, SecondRating, "second", whose=period)
        if self.published is not None:
            if not isinstance(self.published, Summary) or self.published.period != before:
                raise ReportError(f"published must be the summary of {before}", given=self.published, whose=period)
            check_scheme("published", self.published.scheme, scheme, period)
        if self.history != ():
            quarters = {} if self.previous is None else {before: self.previous.members}
            check_history(self.history, {period: self.members, **quarters}, scheme, period)
        self._check_others()
        check_items(self.items, {each.code for each in self.all_assessments}, period)

    def _check_others(self) -> None:
        if not isinstance(self.others, tuple):
            raise ReportError("others must be a tuple of reports", given=self.others, whose=self.period)
        for each in self.others:
            if not isinstance(each, Report) or each.period != self.period or each.others or each.items:
                raise ReportError(f"others must be reports of {self.period}, each of one scheme", given=each)
        inner: list[Report | Summary | None] = [self.previous, self.published, *self.history]
        if any(each is not None and each.others for each in inner):
            rule = "previous, published and history must be of the scheme of the report (others have their own)"
            raise ReportError(rule, shown="others in one of them", whose=self.period)
        if self.others:
            check_others([each.assessments for each in (self, *self.others)], self.period)

    def where(  # noqa: PLR0913  one parameter for each way to choose
        self,
        *,
        service: str | Iterable[str] | None = None,
        groups: GivenGroups | None = None,
        rating: Rating | str | Iterable[Rating | str] | None = None,
        direction: Direction | NoDirection | str | Iterable[Direction | NoDirection | str] | None = None,
        streak: int | None = None,
        record: Extreme | str | Iterable[Extreme | str] | None = None,
        codes: str | Iterable[str] | None = None,
    ) -> "Report":
        """Return the part of the report that the arguments choose.

        An indicator must have one of the values of each argument. The period before, its published summary and the
        history are cut to the same part, so that changes are those of the part. A summary without members cannot be
        divided and is left out. Indicators of all schemes are chosen. If none is left of the scheme of the report, the
        part is a report of the next scheme. Items are chosen by service, groups and codes. The other arguments are
        about indicators, and leave all items out.

        >>> from qpr_core import Indicator, Polarity, Rag, Scorecard, Thresholds, TimeSeries, summarise
        >>> calls, visits = (
        ...     Indicator(code=code, name=code, service=service, polarity=Polarity.HIGHER_IS_BETTER, unit="%",
        ...               thresholds=Thresholds(target=85, floor=80))
        ...     for code, service in (("C1", "Access"), ("V1", "Leisure"))
        ... )
        >>> results = TimeSeries({"Q1 2023/24": 79, "Q2 2023/24": 84})
        >>> report = Scorecard([(calls, results), (visits, results)]).report("Q2 2023/24")
        >>> access = report.where(service="Access")
        >>> summarise(report).change_in_rating(Rag.RED), summarise(access).change_in_rating(Rag.RED)
        (-2, -1)

        Args:
            service: One service, or several.
            groups: The place in each of some groupings, such as {"priority": "Cleaner borough"}. Places deeper in it
                belong to it. `None` in place of a place means indicators without one.
            rating: One rating that indicators have now, or several; what they had before makes no difference. A word
                stands for the band of each scheme that has it.
            direction: One direction of travel that indicators have now, or several.
            streak: The least number of periods running for which indicators have had their band, 1 or more.
            record: The best or the worst result since an earlier period, or both, as `Extreme.BEST`.
            codes: One code of the report or of the period before, or several.

        Raises:
            ReportError: If one of these has the wrong type or is not in the report, or if nothing is left.
        """
        before = tuple(one for each in self.by_scheme if each.previous is not None for one in each.previous)
        belongs = read_part(
            self.all_assessments,
            before,
            schemes=[each.scheme for each in self.by_scheme],
            items=self.all_items,
            service=service,
            groups=groups,
            rating=rating,
            direction=direction,
            streak=streak,
            record=record,
            codes=codes,
        )
        parts = self._divided(belongs, [True])
        if not parts:
            rule, shown = "part of a report must have at least one indicator", "nothing"
            if any(map(belongs, self.all_items)):
                rule, shown = f"{rule} (for items alone, use its `items` or `by`)", "only items"
            raise ReportError(rule, shown=shown, whose=self.period)
        return parts[True]

    def by(self, grouping: str, *, level: int | None = None) -> "ReportsByGroup":
        """Divide the report by a grouping, in the order in which the groups first appear.

        Each group has one part, even if its indicators are not next to each other. `None` is the group of the
        indicators without a place. A group that was only in the period before has no part. The part of a group without
        indicators of the first scheme is a report of the next scheme. Each part has the items of its group. Groups
        that have items and no indicator are in `only_items`. A notebook shows all groups as one document.

        >>> from qpr_core import Indicator, Polarity, Scorecard, TimeSeries
        >>> entries = [
        ...     (Indicator(code=code, name=code, service=service, polarity=Polarity.HIGHER_IS_BETTER, unit="%",
        ...                groups={"priority": priority}), TimeSeries({"Q1 2023/24": 84}))
        ...     for code, service, priority in (
        ...         ("C1", "Access", None), ("V1", "Leisure", ("Health", "Sport")), ("C2", "Access", ("Health", "Care"))
        ...     )
        ... ]
        >>> report = Scorecard(entries).report("Q1 2023/24")
        >>> {service: [each.code for each in part] for service, part in report.by("service").items()}
        {'Access': ['C1', 'C2'], 'Leisure': ['V1']}
        >>> list(report.by("priority")), list(report.by("priority", level=1))
        ([None, ('Health', 'Sport'), ('Health', 'Care')], [None, 'Health'])

        Args:
            grouping: One of the `groupings` of the report: "service", or a key of the `groups` of an indicator or an
                item.
            level: The number of outermost names by which indicators are divided. If None, all names.

        Returns:
            The parts by name. If any place has several names within *level*, all keys are tuples of names instead.

        Raises:
            ReportError: If the report has no such grouping, or *level* is not a whole number of 1 or more.
        """
        key_of = key_reader(grouping, level, self.grouped, self.period)
        keys = dict.fromkeys(map(key_of, self.all_assessments))
        items = parts_of_items(self.items, key_of)
        only_items = {key: reports for key, reports in items.items() if key not in keys}
        return ReportsByGroup(self._divided(key_of, keys), grouping, level, only_items)

    @property
    def groupings(self) -> tuple[str, ...]:
        """The groupings that `by` can divide the report by; "service" is always the first."""
        return groupings_of(self.grouped)

    @property
    def grouped(self) -> tuple[Assessment | ItemAssessment, ...]:
        """All indicators and items, which belong to groups."""
        return (*self.all_assessments, *self.all_items)

    @property
    def all_items(self) -> tuple[ItemAssessment, ...]:
        """The items of all kinds, one kind after the other."""
        return tuple(each for report in self.items for each in report)

    @property
    def by_scheme(self) -> "tuple[Report, ...]":
        """The report of each rating scheme, without the others: that of this one first."""
        return (evolve(self, others=()), *self.others) if self.others else (self,)

    @property
    def all_assessments(self) -> tuple[Assessment, ...]:
        """The assessments of all rating schemes, one scheme after the other."""
        if not self.others:
            return self.assessments
        return tuple(one for each in (self, *self.others) for one in each.assessments)

    def __iter__(self) -> Iterator[Assessment]:
        """Iterate over the assessments of one scheme, in the order of the report."""
        return iter(self.assessments)

    def __len__(self) -> int:
        """Count the assessments of one scheme."""
        return len(self.assessments)

    def __contains__(self, asked: object) -> bool:
        """Return True if any scheme has a code, an indicator or an assessment."""
        if isinstance(asked, str):
            return asked in self._by_code
        if not isinstance(asked, Assessment | Indicator):
            return False
        found = self._by_code.get(asked.code)
        return found is not None and asked in (found, found.indicator)

    def __getitem__(self, code: str) -> Assessment:
        """Return the assessment of the indicator with that *code*, of any scheme.

        Raises:
            ReportLookUpError: If the report has none; it is a `KeyError` too.
        """
        found = self.get(code)
        if found is None:
            codes = (each.code for each in self.all_assessments)
            rule = known_code(code, codes, [[each.code for each in report] for report in self.items])
            raise ReportLookUpError(rule, given=code, whose=self.period)
        return found

    def get(self, code: str, default: Default | None = None) -> Assessment | Default | None:
        """Return the assessment with that *code*, of any scheme, or the *default*."""
        return self._by_code.get(code, default) if isinstance(code, str) else default

    @cached_property
    def _by_code(self) -> dict[str, Assessment]:
        return {each.code: each for each in self.all_assessments}

    @property
    def unverified(self) -> bool:
        """Whether a part was read from a document without being checked."""
        parts = (*self.assessments, *self.history, *self.items, *self.others, self.previous, self.published)
        return any(each is not None and each.unverified for each in parts)

    @property
    def kpis(self) -> tuple[Assessment, ...]:
        """The assessments that are counted: all but those of activity indicators."""
        return tuple(each for each in self.assessments if not each.indicator.is_activity)

    @property
    def activity(self) -> tuple[Assessment, ...]:
        """The assessments of activity indicators, which are not KPIs."""
        return tuple(each for each in self.assessments if each.indicator.is_activity)

    @property
    def of_other_years(self) -> tuple[Assessment, ...]:
        """The assessments of all schemes whose financial year is not the first's.

        There are none, unless the scorecard has mixed financial years.
        """
        first = self.assessments[0].indicator.financial_year
        return tuple(each for each in self.all_assessments if each.indicator.financial_year != first)

    @property
    def unrated(self) -> tuple[Assessment, ...]:
        """The KPIs without a rating; the rating of each is the reason."""
        return tuple(each for each in self.kpis if isinstance(each.rating, NoRating))

    @property
    def expectations(self) -> FrozenMapping[Expectation, int]:
        """The number of activity indicators above, within and below their expected ranges."""
        return FrozenMapping((each, len(self.rated(each))) for each in Expectation)

    @property
    def without_expectation(self) -> tuple[Assessment, ...]:
        """The activity indicators that have no result, or no expected range for it."""
        return tuple(each for each in self.activity if isinstance(each.rating, NoRating))

    @property
    def scheme(self) -> type[Scheme]:
        """The rating scheme of the KPIs."""
        return scheme_of([each.indicator for each in self.assessments])

    @property
    def members(self) -> tuple[Member, ...]:
        """The KPIs by code, with their ratings and their directions of travel."""
        return tuple(as_member(each) for each in self.kpis)

    @property
    def restated(self) -> tuple[Restatement, ...] | None:
        """The ratings of the period before that are different from those published.

        Empty if no published summary is known; `None` if the published summary has no ratings by code.
        """
        if self.published is None:
            return ()
        if self.published.members is None:
            return None
        return restatements(self.published.members, () if self.previous is None else self.previous.members)

    @property
    def second_counts(self) -> SecondCounts | None:
        """The counts of the second rating, now and before; `None` without one.

        KPIs without a second rating are unrated in it.

        >>> from qpr_core import Indicator, Polarity, Rag, Scorecard, TimeSeries
        >>> from qpr_core.rules import SecondRating
        >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%")
        >>> forecast = SecondRating(name="Forecast", ratings={"C1": {"Q1 2023/24": "Amber"}})
        >>> scorecard = Scorecard([(calls, TimeSeries({"Q1 2023/24": 84, "Q2 2023/24": 84}))])
        >>> for period in ("Q1 2023/24", "Q2 2023/24"):
        ...     counted = scorecard.report(period, second=forecast).second_counts
        ...     print(counted.ratings[Rag.AMBER], counted.unrated_count)
        1 0
        0 1
        """
        if self.second is None:
            return None
        return second_counts(self.second, self.kpis, () if self.previous is None else self.previous.kpis)

    @property
    def second_bands(self) -> tuple[SecondBand, ...]:
        """The KPIs with a second rating, and the ratings that it is compared with."""
        return () if self.second is None else second_bands(self.second, self.kpis)

    def flagged(self, flag: Flag | str) -> tuple[Assessment, ...]:
        """Return the assessments that have a *flag*.

        >>> from qpr_core import Indicator, Polarity, Scorecard, TimeSeries
        >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%")
        >>> report = Scorecard([(calls, TimeSeries({"Q1 2023/24": 84, "Q2 2023/24": None}))]).report("Q2 2023/24")
        >>> [(each.indicator.code, each.result_period) for each in report.flagged(Flag.CARRIED)]
        [('C1', Period.parse('Q1 2023/24'))]

        Raises:
            ReportError: If *flag* is not a `Flag`.
        """
        wanted = check_kind(flag, Flag, "flag", whose=self.period)
        return tuple(each for each in self.assessments if wanted in each.flags)

    def _divided(self, key_of: Callable[[Grouped], K], keys: Collection[K]) -> "dict[K, Report]":
        """Return the part of every scheme, and of the items, with each of the *keys*."""
        made = [_divided(each, key_of, keys) for each in self.by_scheme]
        found = {key: [each[key] for each in made if key in each] for key in keys}
        items = parts_of_items(self.items, key_of, keys)
        return {
            key: evolve(parts[0], others=tuple(parts[1:]), items=items.get(key, ()))
            if len(parts) > 1 or key in items
            else parts[0]
            for key, parts in found.items()
            if parts
        }

    def rated(self, rating: Rating | str) -> tuple[Assessment, ...]:
        """Return the assessments with a *rating*, in the order of the report.

        >>> from qpr_core import Indicator, Polarity, Rag, Scorecard, Thresholds, TimeSeries
        >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%",
        ...                   thresholds=Thresholds(target=85, floor=80))
        >>> report = Scorecard([(calls, TimeSeries({"Q1 2023/24": 79}))]).report("Q1 2023/24")
        >>> [each.name for each in report.rated(Rag.RED)], report.rated(Rag.GREEN)
        (['Calls'], ())

        Args:
            rating: A band of the report's scheme, a position by the expected range, or a reason for no rating.

        Raises:
            ReportError: If *rating* is anything else, or a band of a different scheme.
        """
        if isinstance(rating, Scheme) and not isinstance(rating, self.scheme):
            raise ReportError(f"rating must be a band of {self.scheme.__name__}", given=rating, whose=self.period)
        wanted = read_rating(rating, self.scheme, self.period)
        return tuple(each for each in self if each.rating is wanted)

    def __repr__(self) -> str:
        """Return a short description of each assessment, on a line each."""
        before = "none" if self.previous is None else str(self.previous.period)
        lines = "".join(f"\n  {assessment!r}" for assessment in self.assessments)
        others = "".join(f"\n  and {each!r}" for each in self.others)
        mark = ", unverified" if self.unverified else ""
        return f"<Report of {self.period}, with {before} before{mark}:{lines}{others}>"


def _divided(report: Report, key_of: Callable[[Grouped], K], keys: Collection[K]) -> dict[K, Report]:
    """Return the part of one scheme with each of the *keys*, of every quarter."""
    now = divided(report.assessments, key_of, keys)
    before = {} if report.previous is None else _previous_parts(report.previous, key_of, now)
    published = parts_of(report.published, key_of, now)
    history = [parts_of(each, key_of, now) for each in report.history]
    return {
        key: evolve(
            report,
            assessments=tuple(assessments),
            previous=before.get(key),
            published=published.get(key),
            history=tuple(_of_year(each[key], assessments[0]) for each in history if key in each),
            items=(),
        )
        for key, assessments in now.items()
    }


def _of_year(summary: Summary, first: Assessment) -> Summary:
    """Return counts with the financial year of the *first* indicator of a part."""
    year = first.indicator.financial_year
    return summary if summary.financial_year == year else evolve(summary, financial_year=year)


def _previous_parts(report: Report, key_of: Callable[[Grouped], K], keys: Collection[K]) -> dict[K, Report]:
    return {
        key: evolve(report, assessments=tuple(assessments))
        for key, assessments in divided(report.assessments, key_of, keys).items()
    }


@frozen(init=False, repr=False, eq=False)
class ReportsByGroup(ShowsItself, FrozenMapping[GroupKey | None, Report]):
    """The report of each group, in order, as `Report.by` returns them.

    It cannot change, and equals a `dict` of the same reports. A notebook and `print` show it as one document, which
    begins with the counts of all groups.

    >>> from qpr_core import Indicator, Polarity, Scorecard, TimeSeries
    >>> calls = Indicator(code="C1", name="Calls", service="Access", polarity=Polarity.HIGHER_IS_BETTER, unit="%")
    >>> report = Scorecard([(calls, TimeSeries({"Q1 2023/24": 84}))]).report("Q1 2023/24")
    >>> report.by("service"), report.by("service") == {"Access": report}
    (<ReportsByGroup of Q1 2023/24, by service: Access (C1)>, True)

    Args:
        items: The report of each group, by its name or names. `None` is the group without a name.
        grouping: The name of the grouping.
        level: The number of names by which indicators were divided. If None, all.
        only_items: The reports of items of each group that has no indicator, such as projects. If None, there are no
            such groups.

    Raises:
        ReportError: If there are no reports, or they are of different periods, or two have the same indicator or item,
            or if a key, the grouping, the level or *only_items* has the wrong type.
    """

    grouping: str = SERVICE
    level: int | None = None
    only_items: FrozenMapping[GroupKey | None, tuple[ItemReport, ...]] = field(default=FrozenMapping({}))

    def __init__(
        self,
        items: Mapping[GroupKey | None, Report],
        grouping: str = SERVICE,
        level: int | None = None,
        only_items: Mapping[GroupKey | None, tuple[ItemReport, ...]] | None = None,
    ) -> None:
        """Check that the reports belong together."""
        read = dict(items) if isinstance(items, Mapping) else {}
        check_level(level)
        self.__attrs_init__(
            read,
            grouping=check_name(grouping, "name of a grouping", ReportError),
            level=level,
            only_items=_read_only_items(only_items, read),
        )
        parts = tuple(self.values())
        if not parts or not all(isinstance(each, Report) and each.period == parts[0].period for each in parts):
            rule = "reports by group must be those of one period (as report.by('service') returns them)"
            raise ReportError(rule, given=items)
        for key in (*self, *self.only_items):
            check_key(key)
        _ = self.together  # which checks the rest

    @property
    def together(self) -> Report:
        """The assessments of all groups as one report, without the period before."""
        first = next(iter(self.values()))
        known = (each for part in self.values() for each in part.all_assessments)
        found = divided_by_scheme(known, lambda each: each.indicator).values()
        main, *others = (Report(period=first.period, assessments=tuple(each), second=first.second) for each in found)
        items = [report for part in self.values() for report in part.items]
        items += [report for part in self.only_items.values() for report in part]
        return evolve(main, others=tuple(others), items=joined_items(items)) if others or items else main

    def __repr__(self) -> str:
        """Return the groups with the codes of their indicators and items."""
        codes = {key: [each.code for each in part.grouped] for key, part in self.items()}
        codes |= {key: [each.code for report in part for each in report] for key, part in self.only_items.items()}
        listed = (
            f"{': '.join(key) if isinstance(key, tuple) else key} ({', '.join(known)})" for key, known in codes.items()
        )
        return f"<ReportsByGroup of {self.together.period}, by {self.grouping}: {', '.join(listed)}>"


def _read_only_items(
    given: object, reports: Mapping[GroupKey | None, Report]
) -> FrozenMapping[GroupKey | None, tuple[ItemReport, ...]]:
    """Read the items of groups that have no report.

    Raises:
        ReportError: If *given* is not a mapping to tuples of `ItemReport` objects, or has a group that has a report.
    """
    read = {} if given is None else given
    if not isinstance(read, Mapping) or not all(
        isinstance(each, tuple) and each and all(isinstance(one, ItemReport) for one in each) for each in read.values()
    ):
        raise ReportError("only_items must be a mapping from a group to a tuple of ItemReports", given=given)
    if twice := [key for key in read if key in reports]:
        raise ReportError("only_items must have only groups without a report", given=twice[0])
    return FrozenMapping(read)
