"""Every assessment of a quarter, and of the quarter before."""

from attrs import frozen

from qpr_core.analysis.assessment import Assessment
from qpr_core.errors import ReportError, got
from qpr_core.model.period import Period
from qpr_core.model.shown import shown


@frozen(kw_only=True, repr=False)
class Report:
    """The assessments of all indicators reported in one quarter, in the order of the scorecard.

    `previous` is the report of the quarter before, with the indicators that were reported then; it has no
    previous one itself. It is `None` if there was nothing to report. `Scorecard.report` makes reports.

    >>> from qpr_core import Indicator, Polarity, Scorecard, TimeSeries
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%")
    >>> report = Scorecard([(calls, TimeSeries({"Q1 2023/24": 84}))]).report("Q1 2023/24")
    >>> report["C1"].rating, report.previous
    (Unrated.NO_TARGET, None)
    """

    period: Period
    assessments: tuple[Assessment, ...]
    previous: "Report | None" = None

    __repr__ = shown

    def __getitem__(self, code: str) -> Assessment:
        """Give the assessment of the indicator with that *code*.

        Raises:
            ReportError: if the report has none.
        """
        for assessment in self.assessments:
            if isinstance(code, str) and assessment.indicator.code == code:
                return assessment
        raise ReportError(f"code must be that of an indicator of the report, got {got(code)} ({self.period})")
