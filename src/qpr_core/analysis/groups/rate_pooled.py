"""rate_pooled: the pooled counts of a group, rated by a target of the group."""

from attrs import frozen

from qpr_core.analysis.rating.rate import rate
from qpr_core.analysis.rating.standing import Standing
from qpr_core.analysis.reporting.pool import Pooled, pool
from qpr_core.analysis.reporting.report import Report
from qpr_core.errors import GroupError
from qpr_core.model.indicators.indicator import Indicator, check_indicator
from qpr_core.model.values.records import shown


@frozen(kw_only=True, repr=False)
class PooledRating:
    """The pooled counts of a group, and their rating by the target of the group.

    `pooled` lists the indicators in the counts, and those left out with the reasons. `explain` puts the `standing` into
    a sentence.

    >>> from qpr_core import Ratio, Scorecard, TimeSeries
    >>> from qpr_core.testing import an_indicator
    >>> calls = an_indicator(90, code="C1"), TimeSeries({"Q2 2023/24": Ratio(85, 100)})
    >>> report = Scorecard([calls]).report("Q2 2023/24")
    >>> rate_pooled(report, an_indicator(85, code="G1")).pooled.codes
    ('C1',)
    """

    pooled: Pooled
    standing: Standing

    __repr__ = shown


def rate_pooled(report: Report, group: Indicator) -> PooledRating:
    """Add up the counts of a report, and rate them by the target of a group.

    >>> from qpr_core import Ratio, Scorecard, TimeSeries
    >>> from qpr_core.testing import an_indicator
    >>> calls, chats = (
    ...     (an_indicator(90, code=code, service="Contact"), TimeSeries({"Q2 2023/24": Ratio(*counts)}))
    ...     for code, counts in (("C1", (8500, 10_000)), ("C2", (95, 100)))
    ... )
    >>> contact = an_indicator(85, code="G1", name="All contact")
    >>> found = rate_pooled(Scorecard([calls, chats]).report("Q2 2023/24"), contact)
    >>> found.standing.rating, found.pooled.ratio
    (Rag.GREEN, Ratio(numerator=8595, denominator=10100))

    Args:
        report: The report of the group, such as one of `Report.by`.
        group: The definition of the group: its target, and the unit and polarity of its members.

    Raises:
        ReportError: If *report* is not a `Report`, or the counts of its indicators cannot be pooled.
        IndicatorError: If *group* is not an `Indicator`.
        GroupError: If *group* has a different unit or polarity from the pooled indicators.
    """
    check_indicator(group)
    pooled = pool(report)
    member = report[pooled.codes[0]].indicator
    if (group.unit, group.polarity) != (member.unit, member.polarity):
        raise GroupError(
            "group must have the unit and the polarity of its members",
            shown=f"{group.unit.name}, {group.polarity.value} for {member.unit.name}, {member.polarity.value}",
            whose=group.code,
        )
    return PooledRating(pooled=pooled, standing=rate(group, pooled.ratio, at=report.period))
