"""Groups and activity indicators in full: tables, charts and texts."""

from collections.abc import Iterable
from typing import Final

from attrs import evolve

from qpr_core.analysis.reporting.assessment import Assessment
from qpr_core.wording.sections.actions import owner_text
from qpr_core.wording.sections.context import Context, headed, sourced
from qpr_core.wording.sections.group_names import group_name
from qpr_core.wording.sections.grouped import in_order, parts_by
from qpr_core.wording.sections.indicators import indicator_text
from qpr_core.wording.sections.notes import activity_parts
from qpr_core.wording.sections.scorecard import scorecard_tables
from qpr_core.wording.styles.scorecard_table import DOCUMENT_COLUMNS, ScorecardColumn, ScorecardTable
from qpr_core.wording.text.chart import Chart
from qpr_core.wording.text.markup import PLAIN
from qpr_core.wording.text.parts import Heading, Paragraph, Part
from qpr_core.wording.text.phrases import fill
from qpr_core.wording.text.spans import Label, Name, Spans, Words, text_of
from qpr_core.wording.text.tables import Table

SERVICE_COLUMNS: Final = tuple(
    column for column in DOCUMENT_COLUMNS if column not in {ScorecardColumn.CHANGE, ScorecardColumn.RECENT}
)
"""The default columns of the tables of an appendix, which fit an upright page."""


def services_section(context: Context) -> list[Part]:
    """Return a part for each service, each of which begins on a new printed page.

    If the style has a different grouping, its groups are in place of services.
    """
    style = context.style
    groups = parts_by(context.report, style.grouping, style.level) if context.report.kpis else {}
    parts: list[Part] = []
    for group in in_order(groups):
        part = groups[group]
        if part.kpis:
            name = group_name(style, style.grouping, group)
            table, *_ = _tables(context._replace(report=part))
            parts.append(Heading(name, level=2, starts_page=True))
            parts.append(table_of_group(context, name, table, style.appendix.service_caption))
            parts += _indicators(context, part.kpis)
    return parts


def table_of_group(context: Context, name: Spans, table: Table, caption: str) -> Table:
    """Return the table of a group with its *name* in the *caption*, not in a row."""
    quarter = context.short_quarter(context.report.period, whole=True)
    full = [(row, code) for row, code in table.coded_rows if table.is_full(row)]
    return evolve(
        table,
        rows=tuple(row for row, _ in full),
        codes=tuple(code for _, code in full),
        caption=fill(caption, service=name, quarter=quarter),
    )


def activity_in_full_section(context: Context) -> list[Part]:
    """Return the activity indicators: their positions, their table, and each of them."""
    report = context.report
    if not report.activity:
        return []
    parts = sourced(activity_parts(report, context.style), "report.")
    *_, table = _tables(context)
    return headed(context.words.activity_heading, [*parts, table, *_indicators(context, report.activity)])


def _tables(context: Context) -> list[Table]:
    """Return the table of KPIs and that of activity indicators, if there are any."""
    table = context.style.table
    columns = SERVICE_COLUMNS if table.columns is None else table.columns
    style = evolve(context.style, table=ScorecardTable(columns=columns, names=table.names))
    return [part for part in scorecard_tables(context._replace(style=style)) if isinstance(part, Table)]


def _indicators(context: Context, assessments: Iterable[Assessment]) -> list[Part]:
    return [part for each in assessments for part in _indicator(context, each)]


def _indicator(context: Context, assessment: Assessment) -> list[Part]:
    words, indicator = context.style.appendix, assessment.indicator
    facts = words.activity_indicator if indicator.is_activity else words.indicator
    identity = {"name": Name(indicator.name), "code": Name(indicator.code)}
    return [
        Heading(fill(words.indicator_heading, **identity), level=3, code=indicator.code),
        Chart(assessment),
        Paragraph(indicator_text(context, assessment, facts, with_target_change=not context.has_paragraphs)),
        *_commentary(context, assessment),
        *_action(context, assessment),
    ]


def _commentary(context: Context, assessment: Assessment) -> list[Part]:
    if context.commentary is None:
        return []
    words = context.style.appendix
    given = context.commentary.get(assessment.code)
    if given is None and assessment.indicator.is_activity:
        return []
    first, *more = [fill(words.not_given)] if given is None else [(Name(text),) for text in given]
    return [_labelled(fill(words.commentary), first), *map(Paragraph, more)]


def _action(context: Context, assessment: Assessment) -> list[Part]:
    """Return the management action; a KPI in the worst band without one says so."""
    if context.actions is None:
        return []
    words, action = context.style.appendix, context.actions.get(assessment.code)
    if action is None and assessment.rating is not list(context.report.scheme)[-1]:
        return []
    label = fill(words.action, owner=owner_text(context, assessment.indicator, action))
    return [_labelled(label, fill(words.not_given) if action is None else (Name(action),))]


def _labelled(label: Spans, text: Spans) -> Paragraph:
    return Paragraph((Label(text_of(label, PLAIN)), Words(" "), *text))
