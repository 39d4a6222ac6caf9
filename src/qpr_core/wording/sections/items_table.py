"""The table of the items of one kind."""

from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from qpr_core.analysis.items.assessment import ItemAssessment, ItemBand, Provenance
from qpr_core.analysis.items.report import ItemReport
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.wording.reasons.items import ItemVoice, item_path, write_day
from qpr_core.wording.sections.group_names import counts_head, group_name
from qpr_core.wording.sections.grouped import group_of
from qpr_core.wording.sections.item_groups import has_groups
from qpr_core.wording.styles.item_words import ItemWords
from qpr_core.wording.styles.style import Style
from qpr_core.wording.text.phrases import fill
from qpr_core.wording.text.spans import Badge, Name, Spans
from qpr_core.wording.text.tables import Table

_HEADS: Final = 2
"""The number of head cells of a row: the code and the name."""


class ItemRow(NamedTuple):
    """One item of a table, and its voice."""

    voice: ItemVoice
    report: ItemReport

    @property
    def words(self) -> ItemWords:
        """The phrases for items."""
        return self.voice.words

    @property
    def assessment(self) -> ItemAssessment:
        """The assessment of the item."""
        return self.voice.assessment


def items_table(report: ItemReport, style: Style, path: str, title: Spans) -> Table:
    """Return a table with a row for each item, in the order of the report."""
    words, columns = style.items, columns_of(report, style)
    rows = [ItemRow(ItemVoice(style, each, item_path(path, each.code), report.period), report) for each in report]
    quarter = style.periods.name(report.period, report.assessments[0].item.financial_year, whole=True)
    return Table(
        tuple(column_heads(report, style)[column] for column in columns),
        tuple(tuple(CELLS[column](row) for column in columns) for row in rows),
        caption=fill(words.caption, title=title, quarter=quarter),
        heads=_HEADS,
    )


def columns_of(report: ItemReport, style: Style) -> list[str]:
    """Return the names of the columns of a table.

    The service is left out if no item has one, the group if the style's grouping is by service or no item has a place
    in it, the status before if there is no period before, and the due date if no
    item has one.
    """
    left_out = {
        "service": all(each.service is None for each in report),
        "group": not has_groups(report, style),
        "before": report.previous is None,
        "due": all(each.due is None for each in report),
    }
    return [column for column in CELLS if not left_out.get(column, False)]


def column_heads(report: ItemReport, style: Style) -> dict[str, Spans]:
    """Return the heading of each column."""
    words = style.items
    return {
        "code": fill(words.code_column),
        "name": fill(words.kinds[report.kind].column),
        "service": fill(words.service_column),
        "group": counts_head(style, style.grouping),
        "status": fill(words.status_column),
        "before": fill(words.before_column),
        "run": fill(words.run_column),
        "due": fill(words.due_column),
        "judged_by": fill(words.judged_column),
    }


def _service(row: ItemRow) -> Spans:
    service = row.assessment.service
    return fill(row.words.none) if service is None else (Name(service),)


def _group(row: ItemRow) -> Spans:
    style = row.voice.style
    return group_name(style, style.grouping, group_of(style, row.assessment))


def _status(row: ItemRow) -> Spans:
    assessment, period = row.assessment, row.assessment.result_period
    status = _band(row, assessment.band)
    if period is None or not assessment.is_carried:
        return status
    short = row.voice.style.periods.name(period, assessment.item.financial_year)
    return fill(row.words.in_period, status=status, period=short)


def _before(row: ItemRow) -> Spans:
    before = row.assessment.before
    return fill(row.words.not_before) if before is None else _band(row, before)


def _band(row: ItemRow, band: ItemBand) -> Spans:
    if isinstance(band, Scheme):
        return (Badge(row.voice.style.label_of(band).text, band),)
    return fill(row.words.no_status)


def _run(row: ItemRow) -> Spans:
    run = row.assessment.run
    return fill(row.words.unknown) if run is None else row.voice.run(run)


def _due(row: ItemRow) -> Spans:
    due = row.assessment.due
    return fill(row.words.none) if due is None else (write_day(row.voice.style, due),)


def _judged_by(row: ItemRow) -> Spans:
    assessment, words = row.assessment, row.words
    if assessment.provenance is Provenance.BY_RULE:
        return fill(words.rule_in_cell)
    return fill(words.unknown) if assessment.judged_by is None else (Name(assessment.judged_by),)


CELLS: Final[Mapping[str, Callable[[ItemRow], Spans]]] = {
    "code": lambda row: (Name(row.assessment.code),),
    "name": lambda row: (Name(row.assessment.name),),
    "service": _service,
    "group": _group,
    "status": _status,
    "before": _before,
    "run": _run,
    "due": _due,
    "judged_by": _judged_by,
}
"""The cell of each column."""
