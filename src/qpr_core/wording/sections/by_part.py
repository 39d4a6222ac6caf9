"""A report in parts: a title, and a page or more for each group."""

from collections.abc import Mapping

from attrs import evolve

from qpr_core.analysis.reporting.grouping import GroupKey
from qpr_core.analysis.reporting.report import Report, ReportsByGroup
from qpr_core.errors import ReportError, StyleError
from qpr_core.model.indicators.groupings import SERVICE
from qpr_core.wording.sections.context import Context
from qpr_core.wording.sections.counts_by_group import counts_of
from qpr_core.wording.sections.cover import write_heading
from qpr_core.wording.sections.group_names import group_name
from qpr_core.wording.sections.grouped import check_groups, in_order
from qpr_core.wording.sections.items import parts_of_kinds
from qpr_core.wording.sections.narrate import narrate
from qpr_core.wording.sections.services import table_of_group
from qpr_core.wording.sections.several import with_scheme
from qpr_core.wording.sections.unverified import with_mark
from qpr_core.wording.styles.scheme_terms import SchemeStyles, styles_by_scheme
from qpr_core.wording.styles.section import Section
from qpr_core.wording.styles.style import Style
from qpr_core.wording.text.capitals import with_capitals
from qpr_core.wording.text.narrative import Narrative
from qpr_core.wording.text.parts import Heading, Part
from qpr_core.wording.text.spans import Spans
from qpr_core.wording.text.tables import Table


def narrative_by_group(parts: Mapping[GroupKey | None, Report], style: Style) -> Narrative:
    """Return a title, the counts of all groups, and a part for each group.

    The part of a group has its counts, its scorecard and its items. Each group begins on a new printed page. A mapping
    that is not `ReportsByGroup` is by service. The style's grouping orders the rows of each scorecard.

    >>> from qpr_core import Indicator, Polarity, Scorecard, TimeSeries
    >>> from qpr_core.styles import KENT
    >>> calls = Indicator(code="C1", name="Calls", service="Access", polarity=Polarity.HIGHER_IS_BETTER, unit="%")
    >>> report = Scorecard([(calls, TimeSeries({"Q1 2023/24": 84}))]).report("Q1 2023/24")
    >>> narrative_by_group(report.by("service"), KENT).parts[:2]
    (<Heading: Quarterly Performance Report, Quarter 1, 2023/24>, <Heading: Access>)

    Raises:
        StyleError: If *parts* cannot be `ReportsByGroup`, or *style* is not a Style.
        ReportError: If no part has the grouping of *style*.
    """
    try:
        reports = parts if isinstance(parts, ReportsByGroup) else ReportsByGroup(parts)
    except ReportError as error:
        raise StyleError(error.rule, given=parts) from error
    together = reports.together
    styles = _styles(together, style)
    check_groups(styles.whole, together)
    title = write_heading(together.period, Context(together, styles.whole).financial_year, styles.whole)
    counted = [
        (Context(each, own), own) for each, own in zip(together.by_scheme, styles.each, strict=True) if each.kpis
    ]
    counts: list[Part] = []
    for context, own in counted if len(reports) > 1 else ():
        below = with_capitals(counts_of(context, reports))
        counts += with_scheme(own, below) if together.others else below
    groups: list[Part] = []
    for key in in_order([*reports, *reports.only_items]):
        name = group_name(styles.whole, reports.grouping, key)
        groups.append(Heading(name, level=2, starts_page=True))
        if key in reports:
            groups += _indicators(name, reports[key], style)
            items, path = reports[key].items, "report.items"
        else:
            items, path = reports.only_items[key], f"only_items[{key!r}]"
        groups += with_capitals(parts_of_kinds(items, styles.whole, path, level=3))
    text = with_mark(together, (title, *counts, *groups), styles.whole)
    return Narrative(tuple(text), styles.whole.language)


def _styles(report: Report, style: Style) -> SchemeStyles:
    return styles_by_scheme(style, [each.scheme for each in report.by_scheme], report.period.frequency)


def _indicators(name: Spans, report: Report, style: Style) -> list[Part]:
    if style.grouping not in report.groupings:
        style = evolve(style, grouping=SERVICE)
    below = narrate(report, style=style, sections=[Section.RATINGS, Section.SCORECARD]).parts
    captions: list[tuple[Style, str]] = []
    for each, own in zip(report.by_scheme, _styles(report, style).each, strict=True):
        captions += [(own, own.appendix.service_caption)] * bool(each.kpis)
        captions += [(own, own.appendix.service_activity_caption)] * bool(each.activity)
    named = iter(captions)
    return [
        _table(report, name, part, *next(named)) if isinstance(part, Table) else part
        for part in below
        if not isinstance(part, Heading)
    ]


def _table(report: Report, name: Spans, table: Table, style: Style, caption: str) -> Table:
    return table_of_group(Context(report, style), name, table, caption)
