"""The executive summary: the counts of ratings and of directions by service."""

from qpr_core.analysis.reporting.summarise import summarise
from qpr_core.wording.sections.context import Context, headed, service_name, sourced
from qpr_core.wording.sections.counts_table import CountedRow, counts_table, rating_bars
from qpr_core.wording.sections.opening import write_opening
from qpr_core.wording.text.parts import Part
from qpr_core.wording.text.phrases import fill


def counts_section(context: Context) -> list[Part]:
    """Return the counts of all KPIs in a sentence, and a table by service.

    The last row has the totals.
    """
    report, words = context.report, context.style.appendix
    if not report.kpis:
        return []
    rows = [
        CountedRow(service_name(context, service), summarise(part), f"summarise(report.by('service')[{service!r}])")
        for service, part in report.by("service").items()
        if part.kpis
    ]
    whole = summarise(report)
    total = CountedRow(fill(words.total), whole, "summarise(report)")
    quarter = context.short_quarter(report.period, whole=True)
    parts: list[Part] = [
        *sourced([write_opening(whole, context.style)], "summarise(report)."),
        rating_bars(context, rows, fill(words.counts_picture)),
        counts_table(
            context,
            fill(words.service),
            [*rows, total],
            fill(words.counts_caption, quarter=quarter),
            with_zeros=False,
        ),
    ]
    return headed(words.counts_heading, parts)
