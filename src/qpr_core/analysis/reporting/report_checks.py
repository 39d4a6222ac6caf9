"""The rating scheme of a report, and checks that its parts belong together."""

from collections import Counter
from collections.abc import Iterable, Mapping

from qpr_core.analysis.items.report import ItemReport
from qpr_core.analysis.reporting.assessment import Assessment
from qpr_core.analysis.reporting.member import Member
from qpr_core.analysis.reporting.summary import Summary
from qpr_core.errors import ReportError
from qpr_core.model.indicators.indicator import Indicator
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.time.period import Period


def check_assessments(assessments: object, period: Period) -> None:
    """Check that a report has assessments of its period, each with its own code.

    Raises:
        ReportError: If there is no assessment, one of a different period, or two with the same code.
    """
    if not isinstance(assessments, tuple) or not assessments:
        raise ReportError("assessments must be a tuple with at least one assessment", given=assessments, whose=period)
    for each in assessments:
        if not isinstance(each, Assessment) or each.period != period:
            raise ReportError(f"assessments must be of the report's {period.frequency.noun}", given=each, whose=period)
    code, times = Counter(each.indicator.code for each in assessments).most_common(1)[0]
    if times > 1:
        raise ReportError("code of an indicator must be unique", shown=f"{code!r} twice", whose=period)


def scheme_of(indicators: Iterable[Indicator]) -> type[Scheme]:
    """Return the scheme of the first indicator that can have a rating.

    If none can have one, return that of the first indicator.

    >>> from qpr_core import Polarity
    >>> scheme_of([Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%")])
    <enum 'Rag'>
    """
    known = tuple(indicators)
    return next((each.scheme for each in known if each.is_rateable), known[0].scheme)


def check_scheme(name: str, other: type[Scheme], scheme: type[Scheme], period: Period) -> None:
    """Check that a part of a report is rated by its scheme.

    Raises:
        ReportError: If it is rated by a different one; the message begins with the *name* of the part.
    """
    if other is not scheme:
        raise ReportError(
            f"{name} must have the rating scheme of the report",
            shown=f"{other.__name__} for {scheme.__name__}",
            whose=period,
        )


def check_indicators(now: Iterable[Indicator], period: Period, then: Iterable[Indicator], before: Period) -> None:
    """Check that two periods have the same indicators.

    Indicators that joined or left between them are exceptions.

    Raises:
        ReportError: If only one has an indicator that was reported in both, or its unit or polarity differs.
    """
    of_now, of_then = ({each.code: each for each in indicators} for indicators in (now, then))
    sides = ((of_then, of_now, period, before, "reported_until"), (of_now, of_then, before, period, "reported_from"))
    for these, those, missing_in, alone_in, remedy in sides:
        for code, indicator in these.items():
            if code in those and not _measure_alike(indicator, those[code]):
                raise ReportError(
                    "previous must have the same unit and polarity for each indicator",
                    shown=f"different ones for {code!r}",
                    whose=period,
                )
            if code not in those and indicator.is_reported_in(missing_in):
                raise ReportError(
                    "previous must have the indicators of the report",
                    shown=f"{code!r} only in {alone_in}",
                    whose=f"{period}; use where() for part of a report, or give the indicator a {remedy}",
                )


def check_history(
    history: object, members: Mapping[Period, tuple[Member, ...]], scheme: type[Scheme], period: Period
) -> None:
    """Check that a history has summaries, oldest first.

    Where the *members* of the report are known, the summaries must have the same ones.

    Raises:
        ReportError: If it has anything else, is out of order, or goes beyond the period of the report.
    """
    if not isinstance(history, tuple):
        raise ReportError("history must be a tuple of summaries", given=history, whose=period)
    last = None
    for each in history:
        if not isinstance(each, Summary) or each.period.ordinal > period.ordinal:
            raise ReportError(f"history must contain summaries up to {period}", given=each)
        if last is not None and each.period.ordinal <= last.ordinal:
            raise ReportError(
                "history must have the oldest summary first", shown=f"{each.period} after {last}", whose=period
            )
        last = each.period
        check_scheme("history", each.scheme, scheme, period)
        known = members.get(each.period, each.members)
        if each.members is not None and each.members != known:
            raise ReportError(
                "history must have the counts of the report",
                shown=f"different members in {each.period}",
                whose="use where() for part of a report",
            )


def check_items(items: object, codes: set[str], period: Period) -> None:
    """Check that a report has reports of items of its period.

    There is one for each kind and scheme.

    Raises:
        ReportError: If it has anything else, or if an item has the code of an indicator or of a different item.
    """
    if not isinstance(items, tuple) or not all(
        isinstance(each, ItemReport) and each.period == period for each in items
    ):
        raise ReportError(f"items must be a tuple of ItemReports of {period}", given=items)
    kinds = [(each.kind, each.scheme) for each in items]
    if len(set(kinds)) < len(kinds):
        raise ReportError("items must have one ItemReport for each kind and scheme", given=items, whose=period)
    known = set(codes)
    for code in (each.code for report in items for each in report):
        if code in known:
            raise ReportError("code must be unique among indicators and items", shown=f"{code!r} twice", whose=period)
        known.add(code)


def _measure_alike(one: Indicator, other: Indicator) -> bool:
    return (one.polarity, one.unit) == (other.polarity, other.unit)
