"""Every assessment of a quarter, and of the quarter before."""

from attrs import frozen

from qpr_core.analysis.assessment import Assessment
from qpr_core.errors import ReportError, got
from qpr_core.model.period import Period


@frozen(kw_only=True, repr=False)
class Report:
    """The assessments of all indicators reported in one quarter, in the order of the scorecard.

    `previous` is the report of the quarter before, with the indicators that were reported then; it has no
    previous one itself. It is `None` if there was nothing to report. `Scorecard.report` makes reports.

    >>> from qpr_core import Indicator, Polarity, Scorecard, TimeSeries
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%")
    >>> report = Scorecard([(calls, TimeSeries({"Q1 2023/24": 84}))]).report("Q1 2023/24")
    >>> report
    <Report of Q1 2023/24, with none before:
      <Assessment of 'C1' at Q1 2023/24: Unrated.NO_TARGET, Incomparable.NO_RESULT_BEFORE, Unknown.TOO_FEW_POINTS>>
    >>> report["C1"].rating, report.previous
    (Unrated.NO_TARGET, None)
    """

    period: Period
    assessments: tuple[Assessment, ...]
    previous: "Report | None" = None

    def __getitem__(self, code: str) -> Assessment:
        """Give the assessment of the indicator with that *code*.

        Raises:
            ReportError: if the report has none.
        """
        for assessment in self.assessments:
            if isinstance(code, str) and assessment.indicator.code == code:
                return assessment
        raise ReportError(f"code must be that of an indicator of the report, got {got(code)} ({self.period})")

    def __repr__(self) -> str:
        """Tell every assessment in short, a line each."""
        before = "none" if self.previous is None else str(self.previous.period)
        lines = "".join(f"\n  {assessment!r}" for assessment in self.assessments)
        return f"<Report of {self.period}, with {before} before:{lines}>"
