"""The executive summary: the counts of ratings and of directions by group."""

from collections.abc import Sequence

from qpr_core.analysis.reporting.report import ReportsByGroup
from qpr_core.analysis.reporting.summarise import summarise
from qpr_core.wording.sections.context import Context, headed, sourced
from qpr_core.wording.sections.counts_table import CountedRow, counts_table, rating_bars
from qpr_core.wording.sections.group_names import counts_head, group_name, groups_phrase
from qpr_core.wording.sections.grouped import in_order, parts_by
from qpr_core.wording.sections.opening import write_opening
from qpr_core.wording.text.parts import Part
from qpr_core.wording.text.phrases import fill
from qpr_core.wording.text.spans import Name


def counts_section(context: Context) -> list[Part]:
    """Return the counts of all KPIs in a sentence, and a table by group.

    The groups are those of the style's grouping. The last row has the totals.
    """
    report, style = context.report, context.style
    if not report.kpis:
        return []
    groups = parts_by(report, style.grouping, style.level)
    return headed(style.appendix.counts_heading, _counts(context, groups))


def counts_of(context: Context, groups: ReportsByGroup) -> list[Part]:
    """Return the counts of all KPIs in a sentence, and a table by group."""
    heading = groups_phrase(context.style, groups.grouping, "heading")
    return headed(heading, _counts(context, groups), grouping=Name(groups.grouping))


def _counts(context: Context, groups: ReportsByGroup) -> list[Part]:
    rows, grouping = group_rows(context, groups), Name(groups.grouping)
    return [
        *sourced([write_opening(summarise(context.report), context.style)], "summarise(report)."),
        rating_bars(context, rows, fill(groups_phrase(context.style, groups.grouping, "picture"), grouping=grouping)),
        groups_table(context, groups.grouping, rows),
    ]


def group_rows(context: Context, groups: ReportsByGroup) -> list[CountedRow]:
    """Return the counts of each group that has KPIs, with their sources."""
    if groups.grouping not in context.report.groupings:
        name = group_name(context.style, groups.grouping, None)
        return [CountedRow(name, summarise(context.report), "summarise(report)")]
    level = "" if groups.level is None else f", level={groups.level}"
    summaries = summarise(context.report, by=groups.grouping, level=groups.level)
    return [
        CountedRow(
            group_name(context.style, groups.grouping, key),
            summaries[key],
            f"summarise(report, by={groups.grouping!r}{level})[{key!r}]",
        )
        for key in in_order(summaries)
    ]


def groups_table(context: Context, grouping: str, rows: Sequence[CountedRow]) -> Part:
    """Return the table of counts by group, with the totals in the last row."""
    quarter = context.short_quarter(context.report.period, whole=True)
    name = Name(grouping)
    total = fill(groups_phrase(context.style, grouping, "total"))
    return counts_table(
        context,
        counts_head(context.style, grouping),
        [*rows, CountedRow(total, summarise(context.report), "summarise(report)")],
        fill(groups_phrase(context.style, grouping, "caption"), grouping=name, quarter=quarter),
        with_zeros=False,
    )
