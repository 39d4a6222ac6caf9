"""The table of items by group: how many of one kind have each band in each group."""

from collections.abc import Iterable
from typing import NamedTuple

from qpr_core.analysis.items.report import ItemReport
from qpr_core.model.indicators.groupings import SERVICE
from qpr_core.wording.sections.group_names import counts_head, group_name
from qpr_core.wording.sections.grouped import group_of, in_order
from qpr_core.wording.styles.style import Style
from qpr_core.wording.text.numbers import NumberStyle, written_count
from qpr_core.wording.text.phrases import fill
from qpr_core.wording.text.spans import Name, Spans, Words
from qpr_core.wording.text.tables import Table


def has_groups(report: ItemReport, style: Style) -> bool:
    """Return True if any item has a place in a style's grouping but service."""
    return style.grouping != SERVICE and any(group_of(style, each) is not None for each in report)


def item_groups(report: ItemReport, style: Style, path: str, title: Spans) -> list[Table]:
    """Return a table of the counts of bands by the style's grouping, with totals.

    There is no table if no item has a place in that grouping, or if it is by service.
    """
    if not has_groups(report, style):
        return []
    words, names = style.items, style.items.kinds[report.kind]
    level = "" if style.level is None else f", level={style.level}"
    groups = report.by(style.grouping, level=style.level)
    rows = [
        _Row(group_name(style, style.grouping, key), groups[key], f"{path}by({style.grouping!r}{level})[{key!r}].")
        for key in in_order(groups)
    ]
    rows.append(_Row(fill(words.all_items, items=Words(names.items)), report, path))
    with_missing = bool(report.without_band)
    heads: list[Spans] = [
        counts_head(style, style.grouping),
        fill(words.count_column),
        *((style.label_of(band),) for band in report.scheme),
        *([fill(words.no_status)] if with_missing else []),
    ]
    quarter = style.periods.name(report.period, report.assessments[0].item.financial_year, whole=True)
    caption = fill(words.groups_caption, title=title, grouping=Name(style.grouping), quarter=quarter)
    cells = tuple(tuple(_cells(row, style, with_missing=with_missing)) for row in rows)
    return [Table(tuple(heads), cells, caption=caption, figures=frozenset(range(1, len(heads))))]


class _Row(NamedTuple):
    """A group: its name, its items, and the expression for their report."""

    name: Spans
    report: ItemReport
    path: str


def _cells(row: _Row, style: Style, *, with_missing: bool) -> Iterable[Spans]:
    digits = NumberStyle(thousands=style.figures.thousands)
    counts = [
        (len(row.report), "__len__()"),
        *((count, f"counts[{band!r}]") for band, count in row.report.counts.items()),
        *([(len(row.report.without_band), "without_band.__len__()")] if with_missing else []),
    ]
    return [row.name, *((written_count(count, row.path + source, digits),) for count, source in counts)]
