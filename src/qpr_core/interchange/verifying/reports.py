"""Verification of reports: their assessments, published ratings and counts."""

from functools import partial

from attrs import evolve

from qpr_core.analysis.reporting.report import Report
from qpr_core.analysis.reporting.summarise import summarise
from qpr_core.analysis.reporting.summary import Summary
from qpr_core.interchange.tracing import inside
from qpr_core.interchange.verifying.agreeing import must_agree
from qpr_core.interchange.verifying.assessments import check_assessment
from qpr_core.interchange.verifying.items import check_item_report
from qpr_core.interchange.verifying.summaries import check_summary
from qpr_core.model.values.path_faults import joined, numbered


def check_report(report: Report) -> None:
    """Check a report and its parts.

    The ratings that were published for the period before must be those of the published summary. The counts of the
    history are counted again for the two periods whose assessments are there. Older counts, the published summary and
    the second ratings are read as written, and so is who judged an item.

    Raises:
        QprError: If it contradicts itself.
    """
    for index, assessment in enumerate(report.assessments):
        inside(numbered("assessments", index), partial(check_assessment, assessment))
    if report.previous is not None:
        inside("previous", partial(check_report, report.previous))
        _check_published(report, report.previous)
    if report.published is not None:
        inside("published", partial(check_summary, report.published))
    for index, summary in enumerate(report.history):
        inside(numbered("history", index), partial(_check_counts, summary, report))
    for index, items in enumerate(report.items):
        inside(numbered("items", index), partial(check_item_report, items))
    for index, other in enumerate(report.others):
        inside(numbered("others", index), partial(check_report, other))


def _check_published(report: Report, previous: Report) -> None:
    """Check the published ratings of the period before, if they are known by code."""
    restated = report.restated
    if report.published is None or restated is None:
        return
    known = {each.code: each.published for each in restated}
    for index, each in enumerate(previous.assessments):
        path = joined(numbered("previous.assessments", index), "published")
        must_agree(each.published, known.get(each.code), path)


def _check_counts(summary: Summary, report: Report) -> None:
    """Check a summary of the history against the assessments of its period."""
    check_summary(summary)
    must_agree(summary.financial_year, report.assessments[0].indicator.financial_year, "financial_year")
    for each in (report, report.previous):
        if each is not None and each.period == summary.period and each.kpis:
            alone = evolve(each, previous=None, published=None, history=(), items=(), others=())
            again = summarise(alone, listed=tuple(summary.listed) or ())
            must_agree(summary.ratings, again.ratings, "ratings")
            must_agree(summary.directions, again.directions, "directions")
            must_agree(summary.by_floor, again.by_floor, "by_floor")
