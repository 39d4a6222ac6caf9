"""The results that an assessment lists, as a series."""

from functools import partial

from attrs import frozen

from qpr_core.analysis.reporting.assessment import Assessment
from qpr_core.analysis.reporting.trail import LONGEST
from qpr_core.interchange.tracing import inside
from qpr_core.interchange.verifying.agreeing import must, must_agree
from qpr_core.interchange.verifying.withheld import check_may_withhold
from qpr_core.model.series.observation import Result, Status, is_result
from qpr_core.model.series.time_series import TimeSeries
from qpr_core.model.series.withheld import Withheld
from qpr_core.model.time.period import Period
from qpr_core.model.values.path_faults import numbered


@frozen(kw_only=True)
class KnownResults:
    """The results that an assessment shows.

    `series` has all of them up to the period that was due. `are_withheld` is True if some of them are withheld.
    `are_all` is True if there were no earlier results than these.
    """

    series: TimeSeries
    are_withheld: bool
    are_all: bool

    def covers(self, period: Period) -> bool:
        """Return True if the result of a period is listed if there is one."""
        listed = self.series.published()
        return self.are_all or (bool(listed) and listed[0].period <= period)


def known_results(assessment: Assessment) -> KnownResults:
    """Return the results of an assessment if they agree with its comparison.

    Raises:
        QprError: If they do not, or one of them is not a possible value.
    """
    indicator, due, results = assessment.indicator, assessment.due, assessment.results
    count = len(results) + len(assessment.withheld)
    must(count <= LONGEST, "results", f"{LONGEST} or fewer", count, "results")
    for index, (period, result, _) in enumerate(results):
        path = numbered("results", index)
        must(is_result(result), "result", "a figure or counts of something", result, f"{path}.result")
        inside(f"{path}.result", partial(indicator.measure, result, at=period))
        must(period <= due, "period", f"no later than {due}", period, f"{path}.period")
        if index:
            steps = results[index - 1].period.distance(period)
            must(steps > 0 and steps % indicator.every == 0, "period", "after the one before", period, f"{path}.period")
    hidden = _withheld(assessment)
    known = KnownResults(
        series=TimeSeries(
            {due: None, **{each.period: each.result for each in results}, **hidden}, statuses=_statuses(assessment)
        ),
        are_withheld=bool(hidden),
        are_all=count < LONGEST,
    )
    for name in ("now", "before"):
        period = due if name == "now" else assessment.comparison.against
        if known.covers(period):
            shown: Result | Withheld | None = getattr(assessment.comparison, name).result
            is_known = is_result(shown) or isinstance(shown, Withheld)
            must_agree(shown if is_known else None, known.series.get(period), f"comparison.{name}.result")
    return known


def _withheld(assessment: Assessment) -> dict[Period, Withheld]:
    """Return the withheld results, each with its published ratings."""
    comparison, listed = assessment.comparison, {each.period for each in assessment.results}
    shown = {comparison.against: comparison.before, assessment.due: comparison.now}
    if assessment.result_period is not None:
        shown[assessment.result_period] = assessment.standing
    found: dict[Period, Withheld] = {}
    for index, period in enumerate(assessment.withheld):
        path = numbered("withheld", index)
        check_may_withhold(assessment.indicator, path)
        is_right = period <= assessment.due and period not in listed and period not in found
        must(is_right, "withheld", f"periods without results, no later than {assessment.due}", period, path)
        result = shown[period].result if period in shown else Withheld()
        found[period] = result if isinstance(result, Withheld) else Withheld()
    return found


def _statuses(assessment: Assessment) -> dict[Period, Status]:
    """Return the status of each result; that of a withheld one is read as written."""
    statuses = {each.period: each.status for each in assessment.results}
    if assessment.result_period in assessment.withheld and assessment.status is not None:
        statuses[assessment.result_period] = assessment.status
    return statuses
