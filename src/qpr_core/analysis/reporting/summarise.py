"""From a report to the counts of its quarter and of the one before."""

from collections.abc import Iterable, Sequence

from qpr_core.analysis.answers import Direction
from qpr_core.analysis.reporting.report import Report
from qpr_core.analysis.reporting.summary import Base, Summary
from qpr_core.errors import SummaryError, got
from qpr_core.model.indicators.indicator import Indicator
from qpr_core.model.thresholds.profile import AnyThresholds
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.thresholds.target_and_floor import Thresholds
from qpr_core.model.values.arguments import check_kind
from qpr_core.model.values.items import items_of


def summarise(report: Report, *, listed: Iterable[Scheme] | None = None, base: Base = Base.RESTATED) -> Summary:
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
        base: what changes are quoted against where the report knows what was published for the quarter before: the
            ratings as they are known now, or as they were published.

    Raises:
        ReportError: If *report* is not a `Report`.
        SummaryError: if it has no KPI in it, or a listed band is not of its scheme.

    Source: Kent County Council, Quarterly Performance Report: activity indicators stand apart from the KPIs.
    """
    check_kind(report, Report, "report")
    scheme = report.scheme
    wanted = tuple(scheme)[-1:] if listed is None else (listed,) if isinstance(listed, scheme) else items_of(listed)
    if wanted is None or not all(isinstance(band, scheme) for band in wanted):
        raise SummaryError(f"listed must be bands of {scheme.__name__}, got {got(listed)} ({report.period})")
    if not report.kpis:
        raise SummaryError(f"report must have a KPI that is no activity indicator, got none ({report.period})")
    before = report.previous
    previous = _count(before, scheme, wanted, None) if before is not None and before.kpis else None
    return _count(report, scheme, wanted, previous, base)


def _count(
    report: Report, scheme: type[Scheme], listed: Sequence[Scheme], previous: Summary | None, base: Base = Base.RESTATED
) -> Summary:
    kpis = report.kpis
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
        by_floor=all(is_held_to_floor(kpi.indicator, kpi.standing.thresholds) for kpi in kpis),
        members=report.members,
        published=None if previous is None else report.published,
        base=base,
        financial_year=kpis[0].indicator.financial_year,
    )


def is_held_to_floor(indicator: Indicator, held: AnyThresholds | None) -> bool:
    """Tell whether it is by a target and a floor standard that an indicator is rated, so that words may speak of one.

    >>> from qpr_core import Polarity
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%")
    >>> [is_held_to_floor(calls, Thresholds(target=85, **held)) for held in ({"floor": 80}, {"tolerance": 5})]
    [True, False]
    """
    if held is None:
        return True
    by_floor = isinstance(held, Thresholds) and held.floor is not None and held.green_tolerance is None
    return by_floor and indicator.rule is None
