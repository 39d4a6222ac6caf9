"""The results that an assessment lists, as a series."""

from functools import partial

from attrs import frozen

from qpr_core.analysis.reporting.assessment import Assessment
from qpr_core.analysis.reporting.trail import LONGEST
from qpr_core.interchange.tracing import inside
from qpr_core.interchange.verifying.agreeing import must, must_agree
from qpr_core.interchange.verifying.withheld import may_withhold
from qpr_core.model.series.observation import Observation, Result, Status, is_result
from qpr_core.model.series.time_series import TimeSeries
from qpr_core.model.time.period import Period
from qpr_core.model.values.path_faults import numbered


@frozen(kw_only=True)
class KnownResults:
    """The results that an assessment shows.

    `series` has all of them up to the period that was due. `are_withheld` is True if results may be missing because
    small counts are withheld. `are_all` is True if there were no earlier results than these.
    """

    series: TimeSeries
    are_withheld: bool
    are_all: bool

    def covers(self, period: Period) -> bool:
        """Return True if the result of a period is listed if there is one."""
        listed = self.series.observations()
        return not self.are_withheld and (self.are_all or (bool(listed) and listed[0].period <= period))


def known_results(assessment: Assessment) -> KnownResults:
    """Return the results of an assessment if they agree with its comparison.

    Raises:
        QprError: If they do not, or one of them is not a possible value.
    """
    indicator, due, results = assessment.indicator, assessment.due, assessment.results
    must(len(results) <= LONGEST, "results", f"{LONGEST} or fewer", len(results), "results")
    for index, (period, result, _) in enumerate(results):
        path = numbered("results", index)
        must(is_result(result), "result", "a figure or counts of something", result, f"{path}.result")
        inside(f"{path}.result", partial(indicator.measure, result, at=period))
        must(period <= due, "period", f"no later than {due}", period, f"{path}.period")
        if index:
            steps = results[index - 1].period.distance(period)
            must(steps > 0 and steps % indicator.every == 0, "period", "after the one before", period, f"{path}.period")
        if may_withhold(indicator):
            must(not indicator.must_withhold(result), "results", "empty (a count is withheld)", results, "results")
    are_withheld = may_withhold(indicator) and not results
    known = KnownResults(
        series=TimeSeries({due: None, **{each.period: each.result for each in results}}, statuses=_statuses(results)),
        are_withheld=are_withheld,
        are_all=len(results) < LONGEST and not are_withheld,
    )
    for name in ("now", "before"):
        period = due if name == "now" else assessment.comparison.against
        if known.covers(period) and not assessment.comparison.is_withheld:
            shown: Result | None = getattr(assessment.comparison, name).result
            must_agree(shown if is_result(shown) else None, known.series.get(period), f"comparison.{name}.result")
    return known


def _statuses(results: tuple[Observation, ...]) -> dict[Period, Status]:
    return {each.period: each.status for each in results}
