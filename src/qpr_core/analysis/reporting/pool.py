"""Pooled figures: one figure for several indicators, from their counts."""

from collections.abc import Iterable
from fractions import Fraction

from attrs import field, frozen

from qpr_core.analysis.answers import NotPooled
from qpr_core.analysis.reporting.assessment import Assessment
from qpr_core.analysis.reporting.known import known_services
from qpr_core.analysis.reporting.report import Report
from qpr_core.errors import ReportError
from qpr_core.model.values.arguments import check_kind
from qpr_core.model.values.items import items_of
from qpr_core.model.values.ratio import Ratio
from qpr_core.model.values.records import shown
from qpr_core.model.values.unit import Unit


def _codes(pairs: tuple[tuple[str, NotPooled], ...]) -> str:
    return repr(dict(pairs))


@frozen(kw_only=True, repr=False)
class Pooled:
    """The counts of several indicators added up.

    `left_out` has the indicators that are not in them, with reasons. A mean of percentages would give a service with
    10 cases the same weight as one with 10,000. Pooled counts do not.

    >>> Pooled(ratio=Ratio(3, 4), unit=Unit.named("%"), codes=("K1", "K2"), left_out=(("K3", NotPooled.CARRIED),)).value
    Fraction(75, 1)
    """

    ratio: Ratio
    unit: Unit
    codes: tuple[str, ...]
    left_out: tuple[tuple[str, NotPooled], ...] = field(repr=_codes)

    __repr__ = shown

    @property
    def value(self) -> Fraction | None:
        """The figure in the unit of the indicators; `None` if there was nothing to count."""
        return None if self.ratio.is_missing else self.ratio.scaled(self.unit.per)


def pool(report: Report, *, service: str | None = None, codes: Iterable[str] | None = None) -> Pooled:
    """Add up the counts of the indicators of a report.

    Use *service* or *codes* to choose some of them. Only results of the period itself are pooled. The answer lists the
    indicators left out, with the reasons.

    >>> from qpr_core import Indicator, Polarity, Scorecard, TimeSeries
    >>> calls, visits = (Indicator(code=code, name=code, polarity=Polarity.HIGHER_IS_BETTER, unit="%", service="Access")
    ...                  for code in ("C1", "V1"))
    >>> report = Scorecard([(calls, TimeSeries({"Q1 2023/24": Ratio(9, 10)})),
    ...                     (visits, TimeSeries({"Q1 2023/24": Ratio(500, 1000)}))]).report("Q1 2023/24")
    >>> pool(report, service="Access").ratio
    Ratio(numerator=509, denominator=1010)

    Raises:
        ReportError: If *report* is not a `Report`, if no indicator is left to pool, or if the indicators have different
            units or polarities, so that the sum would mean nothing.
        ReportLookUpError: If one of the *codes* is not in the report.
    """
    check_kind(report, Report, "report")
    wanted = _wanted(report, service, codes)
    reasons = [(each.indicator.code, _reason(each)) for each in wanted]
    pooled = [each for each, (_, reason) in zip(wanted, reasons, strict=True) if reason is None]
    ratios = [each.standing.result for each in pooled if isinstance(each.standing.result, Ratio)]
    kinds = {(each.indicator.unit, each.indicator.polarity) for each in pooled}
    if len(kinds) != 1:
        raise ReportError(
            "pooled indicators must have counts of one unit and one polarity",
            given=[each.indicator.code for each in pooled],
            whose=report.period,
        )
    return Pooled(
        ratio=Ratio(sum(ratio.numerator for ratio in ratios), sum(ratio.denominator for ratio in ratios)),
        unit=pooled[0].indicator.unit,
        codes=tuple(each.indicator.code for each in pooled),
        left_out=tuple((code, reason) for code, reason in reasons if reason is not None),
    )


def _wanted(report: Report, service: str | None, codes: Iterable[str] | None) -> list[Assessment]:
    wanted = None if codes is None else items_of(codes)
    if codes is not None and wanted is None:
        raise ReportError("codes must be a list of codes", given=codes, whose=report.period)
    kpis = [one for each in report.by_scheme for one in each.kpis]
    chosen = kpis if wanted is None else [report[code] for code in wanted]
    services = [each.indicator.service for each in chosen]
    if service is not None and not (isinstance(service, str) and service in services):
        raise ReportError(known_services(services), given=service, whose=report.period)
    return [each for each in chosen if service is None or each.indicator.service == service]


def _reason(assessment: Assessment) -> NotPooled | None:
    if assessment.standing.is_withheld:
        return NotPooled.WITHHELD
    if assessment.result_period is None:
        return NotPooled.NO_RESULT
    if assessment.is_carried:
        return NotPooled.CARRIED
    return None if isinstance(assessment.standing.result, Ratio) else NotPooled.NO_COUNTS
