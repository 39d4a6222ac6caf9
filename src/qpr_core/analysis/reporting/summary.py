"""Summary: the counts of a period and of the period before."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TypeVar

from attrs import evolve, field, fields, frozen

from qpr_core.analysis.answers import Direction, NoRating
from qpr_core.analysis.reporting.member import Flow, Member, Restatement, flow_between, restatements
from qpr_core.analysis.reporting.summary_checks import (
    Listed,
    read_bands,
    read_count,
    read_counts,
    read_lists,
    read_members,
)
from qpr_core.errors import SummaryError
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.time.financial_year import APRIL, FinancialYear, check_financial_year
from qpr_core.model.time.period import Period, as_period
from qpr_core.model.values.arguments import check_flag, check_kind
from qpr_core.model.values.calls import explains_calls
from qpr_core.model.values.items import items_of
from qpr_core.model.values.ratio import Ratio
from qpr_core.model.values.records import Choice, FrozenMapping, shown
from qpr_core.notebook import ShowsItself

B = TypeVar("B", bound=Scheme)


L = TypeVar("L", bound=Scheme)


class Base(Choice):
    """The ratings of the period before from which changes are counted.

    It matters if they were published and then recomputed.

    >>> list(Base)
    [Base.RESTATED, Base.PUBLISHED]
    """

    RESTATED = "restated"
    PUBLISHED = "published"


@explains_calls
@frozen(init=False, repr=False, eq=False)
class Summary(ShowsItself):
    """The number of indicators with each rating and direction of travel.

    `previous` is the summary of the period before. The indicators that are in none of the
    counts have no rating, or no direction. A summary has one rating scheme; `others` has the summaries of the other
    schemes, so that their counts are never added.

    >>> from qpr_core import Rag
    >>> before = Summary(period="Q1 2023/24", indicators=38,
    ...                  ratings={Rag.GREEN: 16, Rag.AMBER: 11, Rag.RED: 11})
    >>> now = Summary(period="Q2 2023/24", indicators=38,
    ...               ratings={Rag.GREEN: 15, Rag.AMBER: 15, Rag.RED: 7}, previous=before)
    >>> now.unrated_count, now.change_in_rating(Rag.AMBER), now.change_in_unrated
    (1, 4, 1)

    Args:
        period: The month, quarter, half-year or year, or its name.
        indicators: The number of indicators, 1 or more.
        ratings: The number with each band of one scheme; every band has a count. Words such as "Green" are for `Rag`.
        directions: The number with each direction. If None, directions are unknown.
        listed: The service and the name of every indicator in a band, by band, in the order of the report. The list of
            a band that is left out is unknown.
        previous: The summary of the period before. If None, there is none.
        by_floor: True if every rating comes from a target and a floor standard, so that text may mention a floor. False
            if a tolerance is used in place of a floor.
        members: Every indicator that is counted, with its code and its rating, in the order of the report. If None,
            they are unknown.
        published: The summary that was published for the period before, if `previous` has been recomputed since.
        base: Which of the two summaries of the period before changes are counted from.
        financial_year: The financial year by which the period is named.
        others: The summaries of the indicators with other rating schemes, each with its own period before.
        unverified: True if the counts come from a document that was read without being checked. Every text shows that.

    Raises:
        SummaryError: If counts contradict each other, a count or a band is missing, `previous` or `published` is not
            that of the period before, there is a `published` one but no `previous` one, or `others` are not of the same
            period or have one scheme twice.
        PeriodError: If *period* does not name a period, or *financial_year* is not a `FinancialYear`.
    """

    period: Period
    indicators: int
    ratings: FrozenMapping[Scheme, int]
    directions: FrozenMapping[Direction, int] | None
    listed: FrozenMapping[Scheme, tuple[Listed, ...]]
    previous: "Summary | None"
    by_floor: bool
    members: tuple[Member, ...] | None
    published: "Summary | None"
    base: Base
    financial_year: FinancialYear
    others: "tuple[Summary, ...]"
    unverified: bool = field(repr=False, default=False)

    __repr__ = shown

    def __init__(  # noqa: PLR0913  one parameter for each part, all by name
        self,
        *,
        period: Period | str,
        indicators: int,
        ratings: Mapping[B, int] | Mapping[str, int],
        directions: Mapping[Direction, int] | Mapping[str, int] | None = None,
        listed: Mapping[L, Iterable[tuple[str | None, str]]]
        | Mapping[str, Iterable[tuple[str | None, str]]]
        | None = None,
        previous: "Summary | None" = None,
        by_floor: bool = True,
        members: Iterable[Member] | None = None,
        published: "Summary | None" = None,
        base: Base | str = Base.RESTATED,
        financial_year: FinancialYear = APRIL,
        others: "Iterable[Summary]" = (),
        unverified: bool = False,
    ) -> None:
        """Read each part and check that they agree."""
        at = as_period(period, check_financial_year(financial_year), whose="summary")
        number = read_count(indicators, "indicators", at)
        if number == 0:
            raise SummaryError("indicators must be 1 or more", shown="0", whose=at)
        bands = read_bands(ratings, number, at)
        known = None
        if directions is not None:
            known = read_counts(directions, Direction, what="directions", indicators=number, period=at)
        listed_by_band = FrozenMapping(read_lists({} if listed is None else listed, bands, at))
        counted = None
        if members is not None:
            counted = read_members(members, bands, directions=known, indicators=number, period=at)
        self.__attrs_init__(
            period=at,
            indicators=number,
            ratings=bands,
            directions=known,
            listed=listed_by_band,
            previous=previous,
            by_floor=by_floor,
            members=counted,
            published=published,
            base=check_kind(base, Base, "base", whose=at),
            financial_year=financial_year,
            others=_read_others(others, at),
            unverified=check_flag(unverified, "unverified", SummaryError, whose=at),
        )
        if not isinstance(by_floor, bool):
            raise SummaryError("by_floor must be True or False", given=by_floor, whose=at)
        if published is not None and previous is None:
            raise SummaryError("published must come with a previous summary", shown="no previous one", whose=at)
        self._check_before("previous", previous)
        self._check_before("published", published)
        self._check_others()

    def _check_others(self) -> None:
        at, parts = self.period, (self, *self.others)
        inner = [each for part in parts for each in (part.previous, part.published)]
        if any(each is not None and each.others for each in (*inner, *self.others)):
            rule = "previous, published and others must each have one rating scheme"
            raise SummaryError(rule, shown="others in one of them", whose=at)
        for each in self.others:
            if each.period != at:
                raise SummaryError("others must be of the same period", shown=str(each.period), whose=at)
        if not self.others:
            return
        schemes = Counter(each.scheme for each in parts)
        if twice := [scheme.__name__ for scheme, times in schemes.items() if times > 1]:
            raise SummaryError("rating scheme of others must be different", shown=f"{twice[0]} twice", whose=at)
        codes = Counter(member.code for each in parts for member in each.members or ())
        if twice := [code for code, times in codes.items() if times > 1]:
            raise SummaryError("members must have different codes", shown=f"{twice[0]!r} twice", whose=at)

    def _check_before(self, name: str, before: "Summary | None") -> None:
        if before is None:
            return
        if not isinstance(before, Summary):
            raise SummaryError(f"{name} must be a Summary", given=before, whose=self.period)
        if before.period != self.period.shift(-1):
            raise SummaryError(
                f"{name} must be of the {self.period.frequency.noun} before",
                shown=f"{before.period} before {self.period}",
            )
        if before.scheme is not self.scheme:
            raise SummaryError(
                f"{name} must have the same rating scheme",
                shown=f"{before.scheme.__name__} before {self.scheme.__name__}",
                whose=self.period,
            )

    @property
    def with_earlier(self) -> "tuple[Summary, ...]":
        """This summary, the one before, the one before that and so on, newest first."""
        found = [self]
        while found[-1].previous is not None:
            found.append(found[-1].previous)
        return tuple(found)

    def __eq__(self, other: object) -> bool:
        """Return True for a summary with the same parts, with all earlier ones."""
        if not isinstance(other, Summary):
            return NotImplemented
        mine, theirs = self.with_earlier, other.with_earlier
        return len(mine) == len(theirs) and all(map(_are_alike, mine, theirs))

    def __hash__(self) -> int:
        """Return the same hash for summaries that are equal."""
        return hash(_own_parts(self))

    @property
    def scheme(self) -> type[Scheme]:
        """The rating scheme whose bands are counted."""
        return type(next(iter(self.ratings)))

    @property
    def by_scheme(self) -> "tuple[Summary, ...]":
        """The summary of each rating scheme, without the others: that of this one first."""
        return (evolve(self, others=()), *self.others) if self.others else (self,)

    @property
    def all_indicators(self) -> int:
        """The number of indicators of all rating schemes."""
        return sum(each.indicators for each in self.by_scheme)

    @property
    def rated_count(self) -> int:
        """The number of indicators with a rating."""
        return sum(self.ratings.values())

    @property
    def unrated_count(self) -> int:
        """The number of indicators without a rating."""
        return self.indicators - self.rated_count

    @property
    def without_direction_count(self) -> int | None:
        """The number without a direction; `None` if directions are unknown."""
        return None if self.directions is None else self.indicators - sum(self.directions.values())

    @property
    def compared_with(self) -> "Summary | None":
        """The summary that changes are counted from.

        It is `published` if that is the base, or else `previous`.
        """
        return self.published if self.published is not None and self.base is Base.PUBLISHED else self.previous

    @property
    def is_restated(self) -> bool:
        """Whether counts or ratings of the period before were restated."""
        return bool(self.restated_counts or self.restated)

    @property
    def restated(self) -> tuple[Restatement, ...] | None:
        """The restated ratings of the period before; `None` if not known by code."""
        if self.published is None or self.previous is None:
            return ()
        if self.published.members is None or self.previous.members is None:
            return None
        return restatements(self.published.members, self.previous.members)

    @property
    def restated_counts(self) -> tuple[tuple[Scheme, int, int], ...]:
        """The restated counts of the period before: band, published, recomputed."""
        if self.published is None or self.previous is None:
            return ()
        pairs = ((band, self.published.ratings[band], self.previous.ratings[band]) for band in self.scheme)
        return tuple((band, then, now) for band, then, now in pairs if then != now)

    @property
    def reasons(self) -> FrozenMapping[NoRating, int] | None:
        """The number of indicators without a rating, by reason; `None` if that is unknown."""
        if self.members is None:
            return None
        found = Counter(member.rating for member in self.members if isinstance(member.rating, NoRating))
        return FrozenMapping((reason, found[reason]) for reason in NoRating if found[reason])

    @property
    def carried_count(self) -> int | None:
        """The number of ratings carried forward; `None` if that is unknown."""
        if self.members is None:
            return None
        return sum(member.is_carried and isinstance(member.rating, Scheme) for member in self.members)

    @property
    def directed_count(self) -> int:
        """The number of indicators with a direction of travel."""
        return sum((self.directions or {}).values())

    def share(self, band: Scheme) -> Ratio:
        """Return the share of a band among the rated indicators.

        The share is two counts, so that the denominator stays known.

        >>> from qpr_core import Rag
        >>> Summary(period="Q2 2023/24", indicators=42,
        ...         ratings={Rag.GREEN: 28, Rag.AMBER: 8, Rag.RED: 4}).share(Rag.GREEN)
        Ratio(numerator=28, denominator=40)
        """
        return Ratio(self.ratings[band], self.rated_count)

    def share_of_all(self, *bands: Scheme) -> Ratio:
        """Return the share of one or more bands among all indicators.

        Those without a rating are in the denominator.

        >>> from qpr_core import Rag
        >>> Summary(period="Q2 2023/24", indicators=42,
        ...         ratings={Rag.GREEN: 28, Rag.AMBER: 8, Rag.RED: 4}).share_of_all(Rag.GREEN, Rag.AMBER)
        Ratio(numerator=36, denominator=42)
        """
        return Ratio(sum(self.ratings[band] for band in bands), self.indicators)

    def change_in_rating(self, band: Scheme) -> int | None:
        """Return how many more have the rating; `None` without a period before."""
        return None if self.compared_with is None else self.ratings[band] - self.compared_with.ratings[band]

    def change_in_direction(self, direction: Direction) -> int | None:
        """Return how many more have the direction; `None` if that is unknown."""
        if self.directions is None or self.compared_with is None or self.compared_with.directions is None:
            return None
        return self.directions[direction] - self.compared_with.directions[direction]

    @property
    def change_in_unrated(self) -> int | None:
        """The change in `unrated_count` since the period before; `None` if there is none."""
        return None if self.compared_with is None else self.unrated_count - self.compared_with.unrated_count

    def flow(self, to: Scheme | Direction | None) -> Flow | None:
        """Count the KPIs that joined or left a count, other than by a move.

        >>> from qpr_core import Rag, NoRating
        >>> def counted(period, rating, **parts):
        ...     return Summary(period=period, indicators=1, members=[Member("K1", None, "Calls", rating)], **parts,
        ...                    ratings={band: int(band is rating) for band in Rag})
        >>> summary = counted("Q2 2023/24", NoRating.TOO_OLD, previous=counted("Q1 2023/24", Rag.RED))
        >>> summary.flow(Rag.RED).without_result, summary.flow(None).others_came
        (1, 1)

        Args:
            to: A band, a direction, or `None` for the KPIs that have no rating.

        Returns:
            The counts; `None` if the members of either period are unknown, or, for a direction, their directions.
        """
        earlier = None if self.compared_with is None else self.compared_with.members
        if earlier is None or self.members is None:
            return None
        if isinstance(to, Direction) and any(member.direction is None for member in (*earlier, *self.members)):
            return None
        return flow_between(earlier, self.members, to)

    def joined_since(self, earlier: "Summary") -> tuple[Member, ...] | None:
        """Return the KPIs that were not in an *earlier* summary.

        `None` if the members of either are unknown.

        >>> from qpr_core import Rag
        >>> def of(period, code):
        ...     members, counts = [Member(code, None, "Calls", Rag.RED)], {Rag.GREEN: 0, Rag.AMBER: 0, Rag.RED: 1}
        ...     return Summary(period=period, indicators=1, ratings=counts, members=members)
        >>> before, now = of("Q1 2023/24", "K1"), of("Q2 2023/24", "K2")
        >>> [member.code for member in now.joined_since(before)], [member.code for member in before.joined_since(now)]
        (['K2'], ['K1'])
        """
        if self.members is None or earlier.members is None:
            return None
        known = {member.code for member in earlier.members}
        return tuple(member for member in self.members if member.code not in known)


def _read_others(given: object, period: Period) -> tuple[Summary, ...]:
    """Read the summaries of other schemes.

    Raises:
        SummaryError: If they are not summaries.
    """
    items = items_of(given)
    others = tuple(each for each in items or () if isinstance(each, Summary))
    if items is None or len(others) < len(items):
        raise SummaryError("others must be summaries", given=given, whose=period)
    return others


def _are_alike(one: Summary, other: Summary) -> bool:
    """Return True if two summaries are equal, whatever the periods before."""
    return one is other or _own_parts(one) == _own_parts(other)


def _own_parts(summary: Summary) -> tuple[object, ...]:
    return tuple(getattr(summary, each.name) for each in fields(Summary) if each.name != "previous")
