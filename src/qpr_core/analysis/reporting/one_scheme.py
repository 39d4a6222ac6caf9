"""Reports that must have one rating scheme, to count or compare bands."""

from qpr_core.analysis.reporting.report import Report
from qpr_core.errors import ReportError
from qpr_core.model.values.arguments import check_kind


def one_scheme(given: object) -> Report:
    """Return *given* if it is a report with one rating scheme.

    >>> one_scheme(None)
    Traceback (most recent call last):
    qpr_core.errors.ReportError: report must be a Report, got None

    Raises:
        ReportError: If it is not.
    """
    report = check_kind(given, Report, "report")
    if report.others:
        names = " and ".join(each.scheme.__name__ for each in report.by_scheme)
        raise ReportError(
            "report must have one rating scheme (pass each of report.by_scheme)", shown=names, whose=report.period
        )
    return report
