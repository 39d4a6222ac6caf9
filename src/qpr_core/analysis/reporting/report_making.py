"""Making a report of entries: a part for each rating scheme."""

from collections.abc import Sequence

from attrs import evolve

from qpr_core.analysis.methods.method import Method
from qpr_core.analysis.reporting.assessment import assess
from qpr_core.analysis.reporting.by_scheme import divided_by_scheme
from qpr_core.analysis.reporting.entry import Entry
from qpr_core.analysis.reporting.report import Report
from qpr_core.analysis.reporting.report_checks import scheme_of
from qpr_core.analysis.reporting.summarise import summarise
from qpr_core.analysis.reporting.summary import Summary
from qpr_core.analysis.results import due_period, reported_series
from qpr_core.errors import ReportError
from qpr_core.model.series.second_rating import SecondRating
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.time.period import Period


def make_report(  # noqa: PLR0913  the choices of a report, all by name
    entries: Sequence[Entry],
    period: Period,
    *,
    method: Method | None,
    number: int,
    published: Summary | None,
    second: SecondRating | None,
) -> Report:
    """Return the report of a period, with one part for each rating scheme.

    The first part has the scheme of the first indicator reported then that can have a rating, and every indicator that
    cannot have one. A scheme without an indicator in the period has no part.

    Args:
        entries: The indicators and their results.
        period: The period of the report.
        method: The method for the direction of travel. If None, the default.
        number: The number of periods to count, including this one.
        published: The summary that was published for the period before, if any.
        second: The second rating, if any.

    Raises:
        ReportError: If no indicator has a result up to then, or *published* does not fit.
    """
    reported = [entry.indicator for entry in entries if entry.indicator.is_reported_in(period)]
    main = scheme_of(reported or [entry.indicator for entry in entries])
    by_scheme = divided_by_scheme(entries, lambda entry: entry.indicator, main)
    known = _published_by_scheme(published, period, list(by_scheme))
    if not any(_has_results(part, period) for part in by_scheme.values()):
        noun = period.frequency.noun
        raise ReportError(f"report must have a result up to its {noun}", shown=f"no result up to {period}")
    first, *others = [
        evolve(_part(part, period, method=method, number=number, published=known.get(scheme)), second=second)
        for scheme, part in by_scheme.items()
        if any(entry.indicator.is_reported_in(period) for entry in part)
    ]
    return evolve(first, others=tuple(others)) if others else first


def _published_by_scheme(
    published: Summary | None, period: Period, schemes: Sequence[type[Scheme]]
) -> dict[type[Scheme], Summary]:
    """Return the published summary of each scheme.

    Raises:
        ReportError: If *published* is not a summary of the period before, or has a scheme that no indicator has.
    """
    if published is None:
        return {}
    if not isinstance(published, Summary):
        raise ReportError("published must be a Summary", given=published, whose=period)
    for each in published.by_scheme:
        if each.period != period.shift(-1) or each.scheme not in schemes:
            raise ReportError(
                f"published must be the summary of {period.shift(-1)} by {_names(schemes)}",
                shown=f"one of {each.period} by {each.scheme.__name__}",
            )
    return {each.scheme: each for each in published.by_scheme}


def _names(schemes: Sequence[type[Scheme]]) -> str:
    return " and ".join(scheme.__name__ for scheme in schemes)


def _part(
    entries: Sequence[Entry], period: Period, *, method: Method | None, number: int, published: Summary | None
) -> Report:
    """Return the report on the entries of one scheme."""
    report = evolve(_assessed(entries, period, method), previous=_report_before(entries, period, method))
    if number > 2:
        report = evolve(report, history=_history(entries, report, method, number))
    if published is None:
        return report
    known = {each.code: each.published for each in evolve(report, published=published).restated or ()}
    previous = report.previous
    if previous is not None:
        assessments = tuple(evolve(each, published=known.get(each.code)) for each in previous.assessments)
        previous = evolve(previous, assessments=assessments)
    return evolve(report, previous=previous, published=published)


def _history(entries: Sequence[Entry], report: Report, method: Method | None, number: int) -> tuple[Summary, ...]:
    reports: list[Report] = [evolve(report, previous=None)]
    before = report.previous
    while before is not None and len(reports) < number:
        reports.append(before)
        before = _report_before(entries, before.period, method)
    return tuple(summarise(each, listed=()) for each in reversed(reports) if each.kpis)


def _report_before(entries: Sequence[Entry], period: Period, method: Method | None) -> Report | None:
    """Return the report on the period before; `None` if no entry has a result then."""
    before = period.shift(-1)
    return _assessed(entries, before, method) if _has_results(entries, before) else None


def _assessed(entries: Sequence[Entry], period: Period, method: Method | None) -> Report:
    return Report(
        period=period,
        assessments=tuple(
            assess(indicator, series, period, method=method)
            for indicator, series in entries
            if indicator.is_reported_in(period)
        ),
    )


def _has_results(entries: Sequence[Entry], period: Period) -> bool:
    """Return True if any entry that is reported in a period has a result up to then."""
    return any(
        indicator.is_reported_in(period)
        and (results := reported_series(indicator, series, period)).published(
            until=due_period(indicator, results, period), most=1
        )
        for indicator, series in entries
    )
