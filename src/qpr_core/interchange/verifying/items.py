"""Verification of items, whose bands come from dates or from a judgement."""

from functools import partial

from qpr_core.analysis.answers import NoRating
from qpr_core.analysis.items.assessment import ItemAssessment, ItemBand, assess_item
from qpr_core.analysis.items.report import ItemReport
from qpr_core.interchange.tracing import inside
from qpr_core.interchange.verifying.agreeing import must, must_agree, refuse
from qpr_core.model.items.tracked_item import TrackedItem
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.time.period import Period
from qpr_core.model.values.path_faults import joined, numbered

_REASONS = {NoRating.NO_RESULT, NoRating.NOT_YET_DUE, NoRating.TOO_OLD}


def check_item_report(report: ItemReport) -> None:
    """Check the items of a report, and their earlier bands against the period before.

    Raises:
        QprError: If they contradict each other or themselves.
    """
    for index, each in enumerate(report.assessments):
        inside(numbered("assessments", index), partial(check_item_assessment, each))
    if report.previous is None:
        return
    inside("previous", partial(check_item_report, report.previous))
    known = {each.code: each.band for each in report.previous}
    for index, each in enumerate(report.assessments):
        must_agree(each.before, known.get(each.code), joined(numbered("assessments", index), "before"))


def check_item_assessment(assessment: ItemAssessment) -> None:
    """Check an item in a period.

    A band that dates decide is decided again. A judged band is read as written, with who judged it. The periods, the
    length of the run and the due date must fit it.

    Raises:
        QprError: If it contradicts itself.
    """
    item, period, milestone = assessment.item, assessment.period, assessment.milestone
    if milestone is not None:
        must_agree(assessment, assess_item(item, milestone.dates, period))
        return
    _check_expected(assessment.expected, period)
    must_agree(assessment.due, item.due, "due")
    _check_band(item, assessment.band, "band")
    if item.is_reported_in(period.shift(-1)):
        must(assessment.before is not None, "before", "a band or a reason", None, "before")
        _check_band(item, assessment.before, "before")
    else:
        must_agree(assessment.before, None, "before")
    if isinstance(assessment.band, Scheme):
        _check_result(assessment, assessment.band)
    else:
        must_agree(assessment.result_period, None, "result_period")
        must_agree(assessment.judged_by, None, "judged_by")
    if not isinstance(assessment.band, Scheme) or assessment.is_carried:
        must_agree(assessment.run, None, "run")
    else:
        _check_run(assessment)


def _check_expected(expected: Period, period: Period) -> None:
    """Check that a period is the last of its length that has ended."""
    wait = period.end - expected.end
    is_last = 0 <= wait < expected.frequency.months
    must(is_last, "expected", f"the last {expected.frequency.noun} of {period}", expected, "expected")


def _check_band(item: TrackedItem, band: ItemBand | None, path: str) -> None:
    is_right = band is None or band in _REASONS or isinstance(band, item.scheme)
    must(is_right, path, f"a band of {item.scheme.__name__} or a reason", band, path)


def _check_result(assessment: ItemAssessment, band: Scheme) -> None:
    item, found, expected = assessment.item, assessment.result_period, assessment.expected
    if found is None:
        refuse("result_period", "a period", None, "result_period")
    late = found.distance(expected)
    is_recent = late <= item.carry_forward or band is item.finished
    must(late >= 0 and is_recent, "result_period", "recent enough to count", found, "result_period")
    must(item.judged_by is None or assessment.judged_by is not None, "judged_by", "a name", None, "judged_by")
    if not assessment.is_carried:
        must_agree(assessment.marker, None, "marker")


def _check_run(assessment: ItemAssessment) -> None:
    run, expected = assessment.run, assessment.expected
    if run is None:
        refuse("run", "a run of the band", None, "run")
    must_agree(run.rating, assessment.band, "run.rating")
    must(run.count >= 1, "count", "1 or more", run.count, "run.count")
    must_agree(run.count, 1 + run.since.distance(expected), "run.count")
    is_next = expected.frequency is assessment.period.frequency
    if is_next and run.count > 1 and assessment.before is not None:
        must_agree(assessment.before, assessment.band, "before")
