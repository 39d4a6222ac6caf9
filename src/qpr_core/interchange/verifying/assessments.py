"""Verification of assessments, which follow from the results that they list."""

from functools import partial

from attrs import evolve

from qpr_core.analysis.answers import NoRating
from qpr_core.analysis.comparing.comparison import rebase
from qpr_core.analysis.rating.standing import Standing
from qpr_core.analysis.reporting.assessment import Assessment, unrated
from qpr_core.analysis.results import LatestResult, latest_of
from qpr_core.interchange.tracing import inside
from qpr_core.interchange.verifying.agreeing import must, must_agree
from qpr_core.interchange.verifying.backgrounds import check_background
from qpr_core.interchange.verifying.comparisons import check_comparison
from qpr_core.interchange.verifying.directions import check_direction
from qpr_core.interchange.verifying.histories import check_histories
from qpr_core.interchange.verifying.known_results import KnownResults, known_results
from qpr_core.interchange.verifying.standings import looked_back, stood_again
from qpr_core.model.series.observation import Gap, Observation, Status


def check_assessment(assessment: Assessment) -> None:
    """Check an assessment.

    The result that counts, its rating, the comparison, the direction, the benchmarks, the peers, the streak and the
    record are worked out again from the results that it lists, which are the latest twelve. What reaches back further
    must agree with them as far as they go. If results are withheld, what depends on them is read as written. Probable
    typing errors are checked if the listed results are all that there were.

    Raises:
        QprError: If it contradicts itself, or a result is not a possible value.
    """
    indicator, comparison, travel = assessment.indicator, assessment.comparison, assessment.direction_of_travel
    must_agree(comparison.indicator, indicator, "comparison.indicator")
    must_agree(travel.indicator, indicator, "direction_of_travel.indicator")
    must_agree(assessment.standing.indicator, indicator, "standing.indicator")
    must_agree(assessment.on_current_thresholds.indicator, indicator, "on_current_thresholds.indicator")
    must_agree(comparison.period, assessment.due, "comparison.period")
    must_agree(comparison.against, indicator.base_of(assessment.due), "comparison.against")
    must_agree(travel.period, assessment.period, "direction_of_travel.period")
    inside("comparison", partial(check_comparison, comparison))
    inside("direction_of_travel", partial(check_direction, travel))
    known = known_results(assessment)
    latest = _latest(assessment, known)
    must_agree(assessment.due, latest.due, "due")
    if isinstance(latest.found, NoRating):
        _check_unrated(assessment, latest.found)
    else:
        _check_rated(assessment, latest.found, known)
    published = assessment.published
    must(published is None or published is not assessment.rating, "published", "null", published, "published")
    check_histories(assessment, known)
    check_background(assessment, known)


def _latest(assessment: Assessment, known: KnownResults) -> LatestResult:
    """Return the result that counts."""
    series = known.series
    if assessment.due not in {*(each.period for each in assessment.results), *assessment.withheld}:
        shown = assessment.comparison.now.result
        series = series.with_result(assessment.due, shown)
    return latest_of(assessment.indicator, series, assessment.period)


def _check_unrated(assessment: Assessment, reason: NoRating) -> None:
    must_agree(assessment.result_period, None, "result_period")
    must_agree(assessment.status, None, "status")
    wanted = _reason(assessment, reason)
    again = unrated(assessment.indicator, assessment.comparison.now, wanted)
    must_agree(assessment.standing, again, "standing")
    must_agree(assessment.on_current_thresholds, again, "on_current_thresholds")


def _reason(assessment: Assessment, reason: NoRating) -> NoRating:
    """Return the reason for no rating; the series may begin only later."""
    rating = assessment.rating
    if reason is not NoRating.NO_RESULT:
        return reason
    begins = assessment.due.shift(assessment.indicator.every)
    can_be_early = begins.ordinal < assessment.period.end
    return rating if rating is NoRating.NOT_YET_DUE and can_be_early else reason


def _check_rated(assessment: Assessment, found: Observation | Gap, known: KnownResults) -> None:
    standing, period = assessment.standing, found.period
    must_agree(assessment.result_period, period, "result_period")
    must_agree(assessment.status, known.series.statuses.get(period, Status.FINAL), "status")
    must_agree(standing.result, found.result, "standing.result")
    again = _with_marker(inside("standing", partial(stood_again, standing, period)), assessment)
    must_agree(standing, again, "standing")
    rebased = rebase(again, assessment.period, looked_back(standing), covers=period)
    must_agree(assessment.on_current_thresholds, rebased, "on_current_thresholds")
    if period == assessment.due:
        must_agree(assessment.comparison.now, standing, "comparison.now")


def _with_marker(standing: Standing, assessment: Assessment) -> Standing:
    return evolve(standing, marker=None) if assessment.is_carried else standing
