"""Summarise: count the ratings and directions of a report."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import overload

from attrs import evolve

from qpr_core.analysis.answers import Direction
from qpr_core.analysis.reporting.assessment import Assessment
from qpr_core.analysis.reporting.dividing import divided, parts_of
from qpr_core.analysis.reporting.grouping import Grouped, GroupKey, key_reader
from qpr_core.analysis.reporting.member import as_member
from qpr_core.analysis.reporting.report import Report
from qpr_core.analysis.reporting.summary import Base, Summary
from qpr_core.errors import SummaryError
from qpr_core.model.indicators.indicator import Indicator
from qpr_core.model.thresholds.profile import AnyThresholds
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.thresholds.target_and_floor import Thresholds
from qpr_core.model.time.period import Period
from qpr_core.model.values.arguments import check_kind
from qpr_core.model.values.items import items_of
from qpr_core.model.values.records import FrozenMapping, member_of


@overload
def summarise(
    report: Report, *, listed: Iterable[Scheme | str] | None = None, base: Base | str = Base.RESTATED
) -> Summary: ...


@overload
def summarise(
    report: Report,
    *,
    listed: Iterable[Scheme | str] | None = None,
    base: Base | str = Base.RESTATED,
    by: str,
    level: int | None = None,
) -> FrozenMapping[GroupKey | None, Summary]: ...


def summarise(
    report: Report,
    *,
    listed: Iterable[Scheme | str] | None = None,
    base: Base | str = Base.RESTATED,
    by: str | None = None,
    level: int | None = None,
) -> Summary | FrozenMapping[GroupKey | None, Summary]:
    """Count the ratings and the directions of travel of a report.

    The period before is counted as well. Activity indicators are not KPIs and are not counted, because their values
    are neither good nor bad. Each rating scheme is counted for itself: a summary has one scheme, and `others` has the
    summaries of the other schemes.

    >>> from qpr_core import Indicator, Polarity, Rag, Scorecard, Thresholds, TimeSeries
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%",
    ...                   thresholds=Thresholds(target=85, floor=80))
    >>> report = Scorecard([(calls, TimeSeries({"Q1 2023/24": 84, "Q2 2023/24": 79}))]).report("Q2 2023/24")
    >>> summary = summarise(report)
    >>> summary.ratings, summary.listed, summary.change_in_rating(Rag.AMBER)
    ({Rag.GREEN: 0, Rag.AMBER: 0, Rag.RED: 1}, {Rag.RED: ((None, 'Calls'),)}, -1)
    >>> {service: each.ratings[Rag.RED] for service, each in summarise(report, by="service").items()}
    {None: 1}

    Args:
        report: A report from `Scorecard.report`.
        listed: The bands whose indicators are listed. If None, the worst band of each scheme.
        base: The ratings of the period before from which changes are counted, if the report has the published ones:
            the recomputed ratings or the published ones.
        by: The grouping for a summary of each group, as in `Report.by`. Groups without KPIs are left out. If None, one
            summary counts the whole report.
        level: The number of outermost names of the groups. If None, all names. Only with *by*.

    Raises:
        ReportError: If the report has no grouping *by*, or *level* is not a whole number of 1 or more.
        SummaryError: If *level* is given without *by*, or if *report* is not a `Report`, has no
            KPI, or a listed band is not in its schemes.

    Source: Kent County Council, Quarterly Performance Report: activity indicators are separate from the KPIs.
    """
    check_kind(report, Report, "report")
    if by is None and level is not None:
        raise SummaryError("level must come with by", given=level, whose=report.period)
    counted = [each for each in report.by_scheme if each.kpis]
    wanted = _listed(listed, [each.scheme for each in counted or (report,)], report.period)
    if not counted:
        raise SummaryError(
            "report must have at least one KPI that is not an activity indicator",
            shown="only those",
            whose=report.period,
        )
    if by is None:
        return _together([_whole(each, listed=wanted, base=base) for each in counted])
    key_of = key_reader(by, level, report.grouped, report.period)
    parts = [_by_group(each, key_of, listed=wanted, base=base) for each in counted]
    keys = dict.fromkeys(key for part in parts for key in part)
    return FrozenMapping((key, _together([part[key] for part in parts if key in part])) for key in keys)


def _listed(
    given: Iterable[Scheme | str] | None, schemes: Sequence[type[Scheme]], period: Period
) -> Mapping[type[Scheme], Sequence[Scheme]]:
    """Return the bands of each scheme whose indicators are listed.

    Raises:
        SummaryError: If one of them is in no scheme.
    """
    if given is None:
        return {scheme: tuple(scheme)[-1:] for scheme in schemes}
    items = (given,) if isinstance(given, str | Scheme) else items_of(given)
    found = {scheme: [member_of(scheme, each) for each in items or ()] for scheme in schemes}
    if items is None or not all(any(bands) for bands in zip(*found.values(), strict=True)):
        names = " or ".join(scheme.__name__ for scheme in schemes)
        raise SummaryError(f"listed must be bands of {names}", given=given, whose=period)
    return {scheme: [band for band in bands if band is not None] for scheme, bands in found.items()}


def _together(summaries: Sequence[Summary]) -> Summary:
    return evolve(summaries[0], others=summaries[1:]) if len(summaries) > 1 else summaries[0]


def _whole(report: Report, *, listed: Mapping[type[Scheme], Sequence[Scheme]], base: Base | str) -> Summary:
    before = () if report.previous is None else report.previous.kpis
    scheme = report.scheme
    return _summarised(report.kpis, before, report.published, listed=listed[scheme], base=base, scheme=scheme)


def _by_group(
    report: Report,
    key_of: Callable[[Grouped], GroupKey | None],
    *,
    listed: Mapping[type[Scheme], Sequence[Scheme]],
    base: Base | str,
) -> dict[GroupKey | None, Summary]:
    before = () if report.previous is None else report.previous.kpis
    now = divided(report.kpis, key_of)
    then, published = divided(before, key_of, now), parts_of(report.published, key_of, now)
    scheme = report.scheme
    counting = partial(_summarised, listed=listed[scheme], base=base, scheme=scheme)
    return {key: counting(kpis, then.get(key, ()), published.get(key)) for key, kpis in now.items()}


def _summarised(  # noqa: PLR0913  the lists of two quarters, and how they are counted
    kpis: Sequence[Assessment],
    before: Sequence[Assessment],
    published: Summary | None,
    *,
    listed: Sequence[Scheme],
    base: Base | str,
    scheme: type[Scheme],
) -> Summary:
    """Return the counts of KPIs now and before, by the *scheme*."""
    previous = _count(before, listed, scheme) if before else None
    return _count(kpis, listed, scheme, previous=previous, published=None if previous is None else published, base=base)


def _count(  # noqa: PLR0913  the same, for one quarter
    kpis: Sequence[Assessment],
    listed: Sequence[Scheme],
    scheme: type[Scheme],
    *,
    previous: Summary | None = None,
    published: Summary | None = None,
    base: Base | str = Base.RESTATED,
) -> Summary:
    ratings = [assessment.rating for assessment in kpis]
    directions = [assessment.direction_of_travel.direction for assessment in kpis]
    return Summary(
        period=kpis[0].period,
        indicators=len(kpis),
        ratings={band: ratings.count(band) for band in scheme},
        directions={direction: directions.count(direction) for direction in Direction},
        listed={
            band: [(kpi.indicator.service, kpi.indicator.name) for kpi in kpis if kpi.rating is band] for band in listed
        },
        previous=previous,
        by_floor=all(has_floor_standard(kpi.indicator, kpi.standing.thresholds) for kpi in kpis),
        members=tuple(map(as_member, kpis)),
        published=published,
        base=base,
        financial_year=kpis[0].indicator.financial_year,
        unverified=any(kpi.unverified for kpi in kpis)
        or any(each is not None and each.unverified for each in (previous, published)),
    )


def has_floor_standard(indicator: Indicator, thresholds: AnyThresholds | None) -> bool:
    """Return True if an indicator is rated by a target and a floor standard.

    Only then may text mention a floor. A strict boundary has its own words.

    >>> from qpr_core import Polarity
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%")
    >>> [has_floor_standard(calls, Thresholds(target=85, **parts)) for parts in ({"floor": 80}, {"tolerance": 5})]
    [True, False]
    """
    if thresholds is None:
        return True
    if not isinstance(thresholds, Thresholds) or indicator.rule is not None:
        return False
    return thresholds.floor is not None and thresholds.green_tolerance is None and not thresholds.strict
