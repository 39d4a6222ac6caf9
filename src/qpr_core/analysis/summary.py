"""The counts of a quarter and of the one before: plain data between verbs and sentences."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias, TypeVar

from attrs import frozen

from qpr_core.analysis.assessment import Assessment
from qpr_core.analysis.direction import Direction
from qpr_core.analysis.report import Report
from qpr_core.errors import SummaryError, got
from qpr_core.model.figures import whole_number
from qpr_core.model.financial_year import APRIL, FinancialYear, require_financial_year
from qpr_core.model.frequency import Frequency
from qpr_core.model.frozen_mapping import FrozenMapping
from qpr_core.model.names import require_name
from qpr_core.model.period import Period, as_period
from qpr_core.model.scheme import Scheme
from qpr_core.model.shown import shown
from qpr_core.model.thresholds import Thresholds

Listed: TypeAlias = tuple[str | None, str]
"""The service of an indicator, `None` if nobody is named, and its name."""

M = TypeVar("M")
B = TypeVar("B", bound=Scheme)
L = TypeVar("L", bound=Scheme)


@frozen(init=False, repr=False)
class Summary:
    """How many indicators have which rating and which direction of travel, now and in the quarter before.

    What is not rated, or has no direction, is counted by what is missing from the number of indicators.

    >>> from qpr_core import Rag
    >>> before = Summary(period="Q1 2023/24", indicators=38,
    ...                  ratings={Rag.GREEN: 16, Rag.AMBER: 11, Rag.RED: 11})
    >>> now = Summary(period="Q2 2023/24", indicators=38,
    ...               ratings={Rag.GREEN: 15, Rag.AMBER: 15, Rag.RED: 7}, previous=before)
    >>> now.unrated, now.change_in_rating(Rag.AMBER), now.change_in_unrated
    (1, 4, 1)

    Args:
        period: the quarter, or its name.
        indicators: how many there are, 1 or more.
        ratings: how many have each band of one scheme; every band has a count.
        directions: how many have each direction; `None` if that is unknown.
        listed: by band, the service and the name of every indicator in it, in the order of the report. A
            band that is not there has an unknown list.
        previous: the summary of the quarter before; `None` if there is none.
        by_floor: whether every rating comes from a target and a floor standard, so that words which speak of a floor
            are true; not so where a tolerance stands in its place.
        financial_year: when the year begins that the period's name speaks of.

    Raises:
        SummaryError: if counts contradict one another, a count or a band is missing, the period is no
            quarter, or `previous` is not that of the quarter before.
        PeriodError: if a name names no period.
    """

    period: Period
    indicators: int
    ratings: FrozenMapping[Scheme, int]
    directions: FrozenMapping[Direction, int] | None
    listed: FrozenMapping[Scheme, tuple[Listed, ...]]
    previous: "Summary | None"
    by_floor: bool
    financial_year: FinancialYear

    __repr__ = shown

    def __init__(  # noqa: PLR0913  a summary has as many parts as it has, each by name
        self,
        *,
        period: Period | str,
        indicators: int,
        ratings: Mapping[B, int],
        directions: Mapping[Direction, int] | None = None,
        listed: Mapping[L, Iterable[tuple[str | None, str]]] | None = None,
        previous: "Summary | None" = None,
        by_floor: bool = True,
        financial_year: FinancialYear = APRIL,
    ) -> None:
        """Read each part and check that they agree."""
        quarter = as_period(period, require_financial_year(financial_year), whose="summary")
        if quarter.frequency is not Frequency.QUARTERLY:
            raise SummaryError(f"period must be a quarter, got the {quarter.frequency.noun} {quarter}")
        number = _read_count(indicators, "indicators", quarter)
        if number == 0:
            raise SummaryError(f"indicators must be 1 or more, got 0 ({quarter})")
        bands = _read_bands(ratings, number, quarter)
        self.__attrs_init__(
            quarter,
            number,
            bands,
            None if directions is None else _read_counts(directions, Direction, "directions", number, quarter),
            FrozenMapping(_read_lists({} if listed is None else listed, bands, quarter)),
            previous,
            by_floor,
            financial_year,
        )
        if not isinstance(by_floor, bool):
            raise SummaryError(f"by_floor must be True or False, got {got(by_floor)} ({quarter})")
        if previous is not None:
            self._check_previous(previous)

    def _check_previous(self, previous: "Summary") -> None:
        if not isinstance(previous, Summary):
            raise SummaryError(f"previous must be a Summary, got {got(previous)} ({self.period})")
        if previous.period != self.period.shift(-1):
            raise SummaryError(f"previous must be of the quarter before, got {previous.period} before {self.period}")
        if previous.scheme is not self.scheme:
            raise SummaryError(
                f"previous must have the same rating scheme, got {previous.scheme.__name__} before "
                f"{self.scheme.__name__} ({self.period})"
            )

    @property
    def scheme(self) -> type[Scheme]:
        """The rating scheme whose bands are counted."""
        return type(next(iter(self.ratings)))

    @property
    def rated(self) -> int:
        """How many indicators have a rating."""
        return sum(self.ratings.values())

    @property
    def unrated(self) -> int:
        """How many indicators have none."""
        return self.indicators - self.rated

    @property
    def without_direction(self) -> int | None:
        """How many indicators have no direction of travel; `None` if directions are unknown."""
        return None if self.directions is None else self.indicators - sum(self.directions.values())

    def change_in_rating(self, band: Scheme) -> int | None:
        """Say how many more have the rating than in the quarter before; `None` if there is none before."""
        return None if self.previous is None else self.ratings[band] - self.previous.ratings[band]

    def change_in_direction(self, direction: Direction) -> int | None:
        """Say how many more have the direction than before; `None` if either quarter's are unknown."""
        if self.directions is None or self.previous is None or self.previous.directions is None:
            return None
        return self.directions[direction] - self.previous.directions[direction]

    @property
    def change_in_unrated(self) -> int | None:
        """How many more have no rating than in the quarter before; `None` if there is none before."""
        return None if self.previous is None else self.unrated - self.previous.unrated


def _read_count(given: object, what: str, period: Period) -> int:
    count = whole_number(given)
    if count is None or count < 0:
        raise SummaryError(f"{what} must be a whole number of nought or more, got {got(given)} ({period})")
    return count


def _read_bands(given: Mapping[B, int], indicators: int, period: Period) -> FrozenMapping[Scheme, int]:
    first = next(iter(given), None) if isinstance(given, Mapping) else None
    if not isinstance(first, Scheme):
        raise SummaryError(f"ratings must map the bands of a rating scheme to counts, got {got(given)} ({period})")
    counts = dict[Scheme, int](given.items())
    return _read_counts(counts, type(first), "ratings", indicators, period)


def _read_counts(
    given: Mapping[M, int], members: Iterable[M], what: str, indicators: int, period: Period
) -> FrozenMapping[M, int]:
    known = list(members)
    if not isinstance(given, Mapping) or set(given) != set(known):
        raise SummaryError(f"{what} must have a count for each of {known!r}, got {got(given)} ({period})")
    counts = {member: _read_count(given[member], f"{what} of {member!r}", period) for member in known}
    total = sum(counts.values())
    if total > indicators:
        raise SummaryError(f"{what} must not count more than there are, got {total} of {indicators} ({period})")
    return FrozenMapping(counts)


def _read_lists(
    given: Mapping[L, Iterable[tuple[str | None, str]]], ratings: FrozenMapping[Scheme, int], period: Period
) -> Iterable[tuple[Scheme, tuple[Listed, ...]]]:
    if not isinstance(given, Mapping) or not all(band in ratings for band in given):
        raise SummaryError(f"listed must map bands of the rating scheme to lists, got {got(given)} ({period})")
    for band, entries in given.items():
        if isinstance(entries, str) or not isinstance(entries, Iterable):
            raise SummaryError(f"list of {band!r} must hold pairs of service and name, got {got(entries)} ({period})")
        read = tuple(_read_listed(entry, band, period) for entry in entries)
        if len(read) != ratings[band]:
            raise SummaryError(
                f"list of {band!r} must be as long as its count, got {len(read)} names and a count of "
                f"{ratings[band]} ({period})"
            )
        yield band, read


def _read_listed(entry: object, band: Scheme, period: Period) -> Listed:
    if not isinstance(entry, tuple | list) or len(entry) != 2:
        raise SummaryError(f"list of {band!r} must hold pairs of service and name, got {got(entry)} ({period})")
    service, name = entry
    if service is not None:
        require_name(service, f"service in the list of {band!r} ({period})", SummaryError)
    return service, require_name(name, f"name in the list of {band!r} ({period})", SummaryError)


def summarise(report: Report, *, listed: Iterable[Scheme] | None = None) -> Summary:
    """Count the ratings and the directions of travel of a report, and of the one before.

    Activity indicators, which are neither good nor bad, are not counted: they are no KPIs.

    >>> from qpr_core import Indicator, Polarity, Rag, Scorecard, Thresholds, TimeSeries
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%",
    ...                   thresholds=Thresholds(target=85, floor=80))
    >>> report = Scorecard([(calls, TimeSeries({"Q1 2023/24": 84, "Q2 2023/24": 79}))]).report("Q2 2023/24")
    >>> summary = summarise(report)
    >>> summary.ratings, summary.listed, summary.change_in_rating(Rag.AMBER)
    ({Rag.GREEN: 0, Rag.AMBER: 0, Rag.RED: 1}, {Rag.RED: ((None, 'Calls'),)}, -1)

    Args:
        report: made by `Scorecard.report`.
        listed: the bands whose indicators are listed; the worst one if not given.

    Raises:
        SummaryError: if *report* is none, has no KPI in it, or a listed band is not of its scheme.

    Source: Kent County Council, Quarterly Performance Report: activity indicators stand apart from the KPIs.
    """
    if not isinstance(report, Report):
        raise SummaryError(f"report must be a Report, got {got(report)}")
    scheme = report.assessments[0].indicator.scheme
    wanted = list(scheme)[-1:] if listed is None else list(listed) if isinstance(listed, Iterable) else [listed]
    if not all(isinstance(band, scheme) for band in wanted):
        raise SummaryError(f"listed must be bands of {scheme.__name__}, got {got(wanted)} ({report.period})")
    if not _kpis(report):
        raise SummaryError(f"report must have a KPI that is no activity indicator, got none ({report.period})")
    before = report.previous
    previous = _count(before, scheme, wanted, None) if before is not None and _kpis(before) else None
    return _count(report, scheme, wanted, previous)


def _kpis(report: Report) -> list[Assessment]:
    return [assessment for assessment in report.assessments if not assessment.indicator.is_activity]


def _count(report: Report, scheme: type[Scheme], listed: Sequence[Scheme], previous: Summary | None) -> Summary:
    kpis = _kpis(report)
    ratings = [assessment.rating for assessment in kpis]
    directions = [assessment.direction_of_travel.direction for assessment in kpis]
    return Summary(
        period=report.period,
        indicators=len(kpis),
        ratings={band: ratings.count(band) for band in scheme},
        directions={direction: directions.count(direction) for direction in Direction},
        listed={
            band: [(kpi.indicator.service, kpi.indicator.name) for kpi in kpis if kpi.rating is band] for band in listed
        },
        previous=previous,
        by_floor=all(_is_by_floor(kpi.standing.thresholds) for kpi in kpis),
        financial_year=kpis[0].indicator.financial_year,
    )


def _is_by_floor(thresholds: Thresholds | None) -> bool:
    return thresholds is None or (thresholds.floor is not None and thresholds.green_tolerance is None)
